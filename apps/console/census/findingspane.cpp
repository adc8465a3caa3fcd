#include "census/findingspane.h"

#include "census/findingmark.h"

#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/theme.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kGap = 12, kNear = 8, kTight = 4; // at scale 1
constexpr int kMostLetters = 200;

int sectionOf(const ReturnForm &form, const Finding &finding)
{
    if (finding.at.isEmpty())
        return -1;
    return form.cells[size_t(form.cell(finding.at.front()))].section;
}

} // namespace

FindingsPane::FindingsPane(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void FindingsPane::show(
    const ReturnForm &form, const std::vector<Finding> &findings, int section, bool isLocked)
{
    if (m_content && findings == m_shown && section == m_section && isLocked == m_isLocked)
        return; // what is being typed stays
    m_shown = findings;
    m_section = section;
    m_isLocked = isLocked;
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::theme().px(kGap));
    const auto add = [&](const QString &title, bool isHere) {
        bool isFirst = true;
        for (const Finding &finding : findings) {
            const int where = sectionOf(form, finding);
            if ((where == section || where < 0) != isHere)
                continue;
            if (std::exchange(isFirst, false))
                column->addWidget(new ui::Label(title, ui::TypeRole::Body, ui::Weight::Bold));
            column->addWidget(rowOf(form, finding, isHere, isLocked));
        }
        return !isFirst;
    };
    const bool hasHere = add(tr("On this page"), true);
    if (!hasHere) {
        auto *none = new ui::Label(tr("Nothing is missing on this page, and nothing is odd."),
            ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
        none->setWordWrap(true);
        column->addWidget(none);
    }
    add(tr("On other pages"), false);
    column->addStretch(1);
    m_column->addWidget(m_content);
    m_content->show();
}

QWidget *FindingsPane::rowOf(
    const ReturnForm &form, const Finding &finding, bool isHere, bool isLocked)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(kNear));
    auto *mark = new FindingMark;
    mark->setFinding(&finding, {});
    row->addWidget(mark, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(ui::theme().px(kTight));
    row->addLayout(texts, 1);
    auto *text = new ui::Label(finding.text, ui::TypeRole::Caption);
    text->setWordWrap(true);
    texts->addWidget(text);
    if (!finding.at.isEmpty() && !isHere) {
        auto *link = new ui::Link(form.sections[size_t(sectionOf(form, finding))].title.text());
        link->setAccessibleName(tr("Go to: %1").arg(finding.text));
        connect(link, &QAbstractButton::clicked, this,
            [this, cell = finding.at.front()] { Q_EMIT cellAsked(cell); });
        texts->addWidget(link, 0, Qt::AlignLeft);
    }
    if (finding.severity == ReturnCheck::Severity::Warning && (isHere || !finding.note.isEmpty())) {
        auto *why = new QLineEdit(finding.note);
        why->setObjectName(QStringLiteral("why:") + finding.check);
        why->setAccessibleName(tr("Why it is right: %1").arg(finding.text));
        why->setPlaceholderText(tr("Why it is right all the same"));
        why->setMaxLength(kMostLetters);
        why->setEnabled(!isLocked);
        connect(why, &QLineEdit::editingFinished, this, [this, why, check = finding.check] {
            if (why->isModified())
                Q_EMIT explained(check, why->text().simplified());
            why->setModified(false);
        });
        texts->addWidget(why);
    }
    return box;
}

} // namespace hz::console
