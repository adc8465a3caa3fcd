#include "tickets/servicedesk.h"

#include "window/undoing.h"

#include <hz/core/platform/system.h>
#include <hz/ui/toast.h>

namespace hz::console {

using namespace inventory;

ServiceDesk::ServiceDesk(
    Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing)
    : QObject(window)
    , m_inventory(inventory)
    , m_toasts(toasts)
    , m_undoing(undoing)
{
}

Deed ServiceDesk::deed() const
{
    return {m_inventory.now(), platform::userName()};
}

void ServiceDesk::tell(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

void ServiceDesk::run(const QString &said, Inventory::Plan plan, const std::function<void()> &then)
{
    ++m_running;
    whenDone(m_inventory.perform(std::move(plan)), this,
        [this, said, then](const Result<QList<Edit>> &back) {
            --m_running;
            if (!back)
                tell(back.error());
            else if (!said.isEmpty())
                m_undoing.offer(said, *back);
            if (back && then)
                then();
            Q_EMIT settled();
        });
}

void ServiceDesk::report(const Ticket &ticket)
{
    Ticket made = ticket;
    made.id = TicketId(newUlid().toString());
    run(
        tr("Reported: %1").arg(faultKind(made.fault).title.text()),
        [made, deed = deed()](const store::ReadTransaction &) { return planTicket(made, deed); },
        [this, id = made.id] { Q_EMIT reported(id); });
}

void ServiceDesk::step(const TicketStep &step)
{
    const std::shared_ptr<const Register> stock = m_inventory.picture().inventory;
    if (!stock)
        return;
    run(wordOf(step.kind), [step, stock, deed = deed()](const store::ReadTransaction &read) {
        return planStep(read, *stock, step, deed);
    });
}

void ServiceDesk::keep(const InspectionId &inspection, const InspectionResult &answer)
{
    run({}, [inspection, answer](const store::ReadTransaction &read) {
        return planAnswer(read, inspection, answer);
    });
}

void ServiceDesk::begin(const Inspection &inspection)
{
    run(
        tr("Inspection begun"),
        [inspection](
            const store::ReadTransaction &read) { return planInspection(read, inspection); },
        [this, id = inspection.id] { Q_EMIT begun(id); });
}

void ServiceDesk::sign(const InspectionId &inspection, const QString &name)
{
    Deed signing = deed();
    signing.by = name;
    run(tr("Signed by %1").arg(name.simplified()),
        [inspection, signing](const store::ReadTransaction &read) {
            return planSignature(read, inspection, signing);
        });
}

void ServiceDesk::reportItem(const Inspection &inspection, size_t item)
{
    InspectionResult result = inspection.items[item];
    const Ticket ticket{.id = TicketId(newUlid().toString()),
        .school = inspection.school,
        .room = inspection.room,
        .fault = faultKinds().back().id,
        .note = result.note.isEmpty()
            ? result.text
            : tr("%1: %2", "what was looked at, what was found").arg(result.text, result.note),
        .photos = result.photos};
    result.ticket = ticket.id;
    run(tr("Reported: %1").arg(result.text),
        [ticket, result, id = inspection.id, deed = deed()](
            const store::ReadTransaction &read) -> Result<QList<Edit>> {
            HZ_TRY(QList<Edit> edits, planTicket(ticket, deed));
            HZ_TRY(const QList<Edit> kept, planAnswer(read, id, result));
            edits.append(kept);
            return edits;
        });
}

} // namespace hz::console
