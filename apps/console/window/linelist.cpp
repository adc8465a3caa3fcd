#include "window/linelist.h"

#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

LineList::LineList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void LineList::setLines(const std::vector<Line> &lines)
{
    // The list may be told to change by one of its own links.
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(ui::theme().px(12));
    grid->setVerticalSpacing(ui::theme().px(6));
    grid->setColumnStretch(0, 1);
    for (int row = 0; row < int(lines.size()); ++row) {
        const Line &line = lines[size_t(row)];
        if (line.isStanding && line.where) {
            grid->addWidget(linkTo(line, line.text), row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        } else {
            auto *name = new ui::Label(
                line.text, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
            name->setWordWrap(true);
            grid->addWidget(name, row, 0, Qt::AlignVCenter);
        }
        grid->addWidget(valueOf(line), row, 1, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_column->addWidget(m_content);
}

QWidget *LineList::linkTo(const Line &line, const QString &text)
{
    auto *link = new ui::Link(text);
    link->setAccessibleName(line.text + QLatin1Char(' ') + line.value);
    connect(link, &QAbstractButton::clicked, this,
        [this, where = *line.where] { Q_EMIT asked(where); });
    return link;
}

QWidget *LineList::valueOf(const Line &line)
{
    QWidget *standing = nullptr;
    if (line.status) {
        auto *badge = new ui::Badge;
        badge->setStatus(*line.status, line.where && !line.isStanding ? QString() : line.value);
        standing = badge;
    }
    if (!line.where || line.isStanding)
        return standing ? standing : new ui::Label(line.value, ui::TypeRole::Caption);
    QWidget *link = linkTo(line, line.value);
    if (!standing)
        return link;
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(8));
    row->addWidget(standing);
    row->addWidget(link);
    return both;
}

} // namespace hz::console
