#include "home/searchfield.h"

#include "home/titlefield.h"

#include <hz/ui/touchpush.h>

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace hz::board {

namespace {

constexpr double kWidth = 320;
constexpr double kIconRoom = 28; // before the text

class Glass final : public QWidget {
public:
    explicit Glass(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        const ui::Theme &look = ui::theme();
        const int side = look.px(ui::Measure::TouchMin);
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        ui::drawIcon(painter, ui::IconName::Search, rect(), ui::theme().px(ui::Measure::DeskIcon),
            ui::theme().colour(ui::Token::Text2));
    }
};

} // namespace

SearchField::SearchField(QWidget *parent)
    : QWidget(parent)
{
    const ui::Theme &look = ui::theme();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(ui::Measure::TouchGap));
    auto *line = new TitleField(this);
    m_line = line;
    m_line->setObjectName(QStringLiteral("lessonSearch"));
    m_line->setPlaceholderText(tr("Search lessons"));
    m_line->setAccessibleName(tr("Search lessons"));
    m_line->setFixedHeight(look.px(ui::Measure::TouchMin));
    m_line->setTextMargins(look.px(kIconRoom), 0, 0, 0);
    new Glass(m_line);
    m_clear = new ui::TouchPush(
        ui::IconName::X, {}, ui::TouchPush::Look::Outline, ui::TouchPush::Form::Chip, this);
    m_clear->setObjectName(QStringLiteral("searchClear"));
    m_clear->setAccessibleName(tr("Clear the search"));
    m_clear->hide();
    setFixedWidth(look.px(kWidth)); // the line makes room for the button
    row->addWidget(m_line);
    row->addWidget(m_clear);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_clear->setVisible(!text.isEmpty());
        Q_EMIT changed(text);
    });
    connect(line, &TitleField::givenUp, this, &SearchField::clear);
    connect(static_cast<ui::TouchPush *>(m_clear), &QAbstractButton::clicked, this,
        &SearchField::clear);
}

void SearchField::begin()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void SearchField::clear()
{
    m_line->clear();
}

} // namespace hz::board
