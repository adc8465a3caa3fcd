#include "transfers/transferdesk.h"

#include "window/undoing.h"

#include <hz/core/platform/system.h>
#include <hz/ui/toast.h>

namespace hz::console {

using namespace inventory;

TransferDesk::TransferDesk(
    Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing)
    : QObject(window)
    , m_inventory(inventory)
    , m_toasts(toasts)
    , m_undoing(undoing)
{
}

void TransferDesk::tell(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

void TransferDesk::run(const QString &said, Inventory::Plan plan, const std::function<void()> &then)
{
    ++m_running;
    whenDone(m_inventory.perform(std::move(plan)), this,
        [this, said, then](const Result<QList<Edit>> &back) {
            --m_running;
            if (!back)
                tell(back.error());
            else
                m_undoing.offer(said, *back);
            if (back && then)
                then();
            Q_EMIT settled();
        });
}

void TransferDesk::make(const std::vector<Transfer> &orders)
{
    run(
        tr("Transfer orders made. Look them through, then issue them."),
        [orders, deed = Deed{m_inventory.now(), platform::userName()}](
            const store::ReadTransaction &read) -> Result<QList<Edit>> {
            HZ_TRY(NewTransfers made, planTransfers(read, orders, deed));
            return std::move(made.edits);
        },
        [this] { Q_EMIT made(); });
}

void TransferDesk::step(const TransferStep &step)
{
    const std::shared_ptr<const Register> stock = m_inventory.picture().inventory;
    if (!stock)
        return;
    run(wordOf(step.kind),
        [step, stock, deed = Deed{m_inventory.now(), platform::userName()}](
            const store::ReadTransaction &read) {
            return planTransferStep(read, *stock, step, deed);
        });
}

void TransferDesk::stepAll(const std::vector<TransferId> &orders, TransferStepKind kind)
{
    const std::shared_ptr<const Register> stock = m_inventory.picture().inventory;
    if (!stock)
        return;
    run(tr("%1: %n order(s)", "a step", int(orders.size())).arg(wordOf(kind)),
        [orders, kind, stock, deed = Deed{m_inventory.now(), platform::userName()}](
            const store::ReadTransaction &read) -> Result<QList<Edit>> {
            QList<Edit> edits;
            for (const TransferId &order : orders) {
                const Result<QList<Edit>> step
                    = planTransferStep(read, *stock, {.order = order, .kind = kind}, deed);
                if (step)
                    edits.append(*step);
                else if (step.error().kind != Error::Kind::Conflict)
                    return Failure(step.error());
            }
            return edits;
        });
}

} // namespace hz::console
