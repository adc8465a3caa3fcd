#include "window/recordeditor.h"

#include "devices/changesheet.h"
#include "window/undoing.h"

#include <hz/ui/progress.h>
#include <hz/ui/toast.h>

namespace hz::console {

using namespace inventory;

RecordEditor::RecordEditor(Inventory &inventory, CountText countText, QWidget *window,
    ui::ToastHost &toasts, Undoing &undoing)
    : QObject(window)
    , m_inventory(inventory)
    , m_countText(countText)
    , m_toasts(toasts)
    , m_undoing(undoing)
    , m_progress(new ui::ProgressPanel(window))
    , m_sheet(new ChangeSheet(window))
{
    connect(m_sheet, &ChangeSheet::accepted, this, &RecordEditor::write);
}

void RecordEditor::begin(const QString &title, Work work)
{
    const std::shared_ptr<const Register> stock = m_inventory.picture().inventory;
    if (m_isBusy || !stock)
        return;
    m_isBusy = true;
    m_title = title;
    const auto task = m_tasks.run(
        [stock, work = std::move(work)](TaskControl &control) { return work(*stock, control); });
    m_progress->follow(task, title);
    whenDone(task, this, [this](const Result<RecordPlan> &plan) {
        m_isBusy = false;
        if (!plan) {
            tell(plan.error());
            return;
        }
        m_plan = *plan;
        if (m_plan.edits.isEmpty() && m_plan.problems.isEmpty())
            m_toasts.show({.text = tr("%1: it is so already, nothing was changed.").arg(m_title),
                .kind = ui::Toast::Kind::Note});
        else if (m_plan.changed == 1 && m_plan.problems.isEmpty())
            write();
        else
            propose();
    });
}

void RecordEditor::propose()
{
    ChangeSheet::Proposed shown{.title = m_title,
        .problems = m_plan.problems,
        .go = tr("Change %1").arg(m_countText(m_plan.changed)),
        .isAny = m_plan.changed > 0};
    if (m_plan.unchanged > 0)
        shown.notes.append(tr("%1 are so already.").arg(m_countText(m_plan.unchanged)));
    const QString none = tr("nothing", "an empty value");
    for (const PlannedLine &line : m_plan.lines)
        shown.lines.emplace_back(line.field,
            tr("%1 → %2, %3", "from, to, of how many records")
                .arg(line.from.isEmpty() ? none : line.from, line.to.isEmpty() ? none : line.to,
                    m_countText(line.count)));
    m_sheet->propose(shown);
}

void RecordEditor::write()
{
    m_isBusy = true;
    const QString said = m_plan.changed > 1 ? tr("%1: %2", "what was done, with how many records")
                                                  .arg(m_title, m_countText(m_plan.changed))
                                            : m_title;
    const auto task = m_inventory.edit(std::exchange(m_plan, {}).edits);
    m_progress->follow(task, m_title);
    whenDone(task, this, [this, said](const Result<QList<Edit>> &back) {
        m_isBusy = false;
        if (back)
            m_undoing.offer(said, *back);
        else
            tell(back.error());
    });
}

void RecordEditor::tell(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

} // namespace hz::console
