#include "devices/changesheet.h"

#include "devices/devicefilters.h"

#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kWidth = 560, kPadding = 24, kGap = 16, kButtonGap = 8;

constexpr size_t kMostLines = 10;
constexpr qsizetype kMostProblems = 6;

} // namespace

ChangeSheet::ChangeSheet(QWidget *window)
    : ui::Sheet(window)
    , m_title(new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold))
    , m_note(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2))
    , m_lines(new ui::KeyValueList)
    , m_problems(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2))
    , m_go(new QPushButton)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    m_title->setMinimumWidth(look.px(kWidth) - 2 * padding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(m_title);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addWidget(m_lines);
    m_problems->setWordWrap(true);
    column->addWidget(m_problems);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    m_go->setObjectName(QStringLiteral("changeGo"));
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_go, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT accepted();
    });
}

QWidget *ChangeSheet::firstFocus() const
{
    return m_go;
}

QStringList ChangeSheet::lines() const
{
    return m_texts;
}

void ChangeSheet::propose(const QString &title, const ChangePlan &plan, const QStringList &problems)
{
    const int devices = plan.changed + plan.added;
    Proposed shown{.title = title,
        .problems = problems,
        .go = tr("Change %1").arg(machinesText(devices)),
        .isAny = devices > 0};
    if (plan.unchanged > 0)
        shown.notes.append(tr("%1 are so already.").arg(machinesText(plan.unchanged)));
    const QString none = tr("nothing", "an empty value");
    for (const ChangeLine &line : plan.lines)
        shown.lines.emplace_back(wordOf(line.field),
            tr("%1 → %2, %3", "from, to, of how many machines")
                .arg(line.from.isEmpty() ? none : line.from, line.to.isEmpty() ? none : line.to,
                    machinesText(line.devices)));
    propose(shown);
}

void ChangeSheet::propose(const Proposed &proposed)
{
    m_title->setText(proposed.title);
    QStringList notes = proposed.notes;
    if (proposed.lines.size() > kMostLines)
        notes.append(tr(
            "%n more change(s) of this kind.", nullptr, int(proposed.lines.size() - kMostLines)));
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
    std::vector<ui::KeyValueList::Entry> entries;
    m_texts.clear();
    for (size_t i = 0; i < std::min(proposed.lines.size(), kMostLines); ++i) {
        const auto &[what, change] = proposed.lines[i];
        entries.push_back({what, change});
        m_texts.append(what + u' ' + change);
    }
    m_lines->setEntries(entries);
    QStringList shown = proposed.problems.mid(0, kMostProblems);
    if (proposed.problems.size() > kMostProblems)
        shown.append(tr("And %n more.", nullptr, int(proposed.problems.size() - kMostProblems)));
    m_problems->setText(shown.join(u'\n'));
    m_problems->setVisible(!shown.isEmpty());
    m_go->setText(proposed.go);
    m_go->setEnabled(proposed.isAny);
    popUp();
}

} // namespace hz::console
