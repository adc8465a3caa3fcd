#include "devices/deviceeditor.h"

#include "devices/changesheet.h"
#include "devices/devicefilters.h"
#include "devices/devicepaste.h"
#include "window/undoing.h"

#include <hz/core/platform/system.h>
#include <hz/ui/progress.h>
#include <hz/ui/toast.h>

namespace hz::console {

using namespace inventory;

DeviceEditor::DeviceEditor(
    Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing)
    : QObject(window)
    , m_inventory(inventory)
    , m_toasts(toasts)
    , m_undoing(undoing)
    , m_progress(new ui::ProgressPanel(window))
    , m_sheet(new ChangeSheet(window))
{
    connect(m_sheet, &ChangeSheet::accepted, this, &DeviceEditor::write);
}

void DeviceEditor::change(const QString &title, std::vector<DeviceId> devices,
    std::function<void(Device &)> change, Preview preview)
{
    if (devices.empty())
        return;
    begin(title,
        [devices = std::move(devices), change = std::move(change), preview, done = deed()](
            const store::ReadTransaction &read, const Register &inventory,
            TaskControl &task) -> Result<Proposal> {
            HZ_TRY(ChangePlan plan, planChange(read, inventory, devices, change, done, task));
            const bool isToBeSeen
                = preview == Preview::Always || (preview == Preview::OfMany && plan.changed > 1);
            return Proposal{.plan = std::move(plan), .isToBeSeen = isToBeSeen};
        });
}

void DeviceEditor::propose(const QString &title, std::vector<DeviceChange> changes)
{
    if (changes.empty())
        return;
    begin(title,
        [changes = std::move(changes), done = deed()](const store::ReadTransaction &read,
            const Register &inventory, TaskControl &task) -> Result<Proposal> {
            HZ_TRY(ChangePlan plan, planChanges(read, inventory, changes, done, task));
            return Proposal{.plan = std::move(plan), .isToBeSeen = true};
        });
}

void DeviceEditor::edit(const QString &title, QList<Edit> edits)
{
    m_title = title;
    m_plan = {.edits = std::move(edits)};
    write();
}

void DeviceEditor::add(const Device &device)
{
    begin(tr("Book in"),
        [device, done = deed()](const store::ReadTransaction &read, const Register &inventory,
            TaskControl &) -> Result<Proposal> {
            ChangePlanner planner(read, inventory, done);
            planner.add(device);
            return Proposal{.plan = planner.take()};
        });
}

void DeviceEditor::paste(const QString &text)
{
    begin(tr("Paste"),
        [text, done = deed()](const store::ReadTransaction &read, const Register &inventory,
            TaskControl &task) -> Result<Proposal> {
            HZ_TRY(Pasted pasted, readPasted(text, inventory, task));
            HZ_TRY(ChangePlan plan, planChanges(read, inventory, pasted.changes, done, task));
            return Proposal{.plan = std::move(plan),
                .problems = std::move(pasted.problems),
                .isToBeSeen = true};
        });
}

void DeviceEditor::begin(const QString &title, Work work)
{
    if (m_isBusy || !m_inventory.picture().inventory)
        return;
    m_isBusy = true;
    m_title = title;
    const auto task
        = m_tasks.run([&database = std::as_const(m_inventory.database()),
                          inventory = m_inventory.picture().inventory,
                          work = std::move(work)](TaskControl &control) -> Result<Proposal> {
              HZ_TRY(const auto read, database.read());
              return work(*read, *inventory, control);
          });
    m_progress->follow(task, title);
    whenDone(task, this, [this](const Result<Proposal> &proposal) { take(proposal); });
}

void DeviceEditor::take(const Result<Proposal> &proposal)
{
    m_isBusy = false;
    if (!proposal) {
        tell(proposal.error());
        return;
    }
    m_plan = proposal->plan;
    const bool isNothing = m_plan.edits.isEmpty() && proposal->problems.isEmpty();
    if (isNothing)
        m_toasts.show({.text = tr("%1: it is so already, nothing was changed.").arg(m_title),
            .kind = ui::Toast::Kind::Note});
    else if (proposal->isToBeSeen)
        m_sheet->propose(m_title, m_plan, proposal->problems);
    else
        write();
}

void DeviceEditor::write()
{
    m_isBusy = true;
    const int devices = m_plan.changed + m_plan.added;
    const QString said = devices > 1
        ? tr("%1: %2", "what was done, with how many machines").arg(m_title, machinesText(devices))
        : m_title;
    const auto task = m_inventory.edit(std::exchange(m_plan, {}).edits);
    m_progress->follow(task, m_title);
    whenDone(task, this, [this, said](const Result<QList<Edit>> &back) {
        m_isBusy = false;
        if (!back) {
            tell(back.error());
            return;
        }
        m_undoing.offer(said, *back);
    });
}

Deed DeviceEditor::deed() const
{
    return {m_inventory.now(), platform::userName()};
}

void DeviceEditor::tell(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

} // namespace hz::console
