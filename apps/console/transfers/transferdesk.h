// What is done about transfer orders: each deed written in one go, told with a way to undo it. GUI
// thread.
#pragma once

#include <hz/inventory/inventory.h>
#include <hz/inventory/transfer.h>

#include <QtCore/QObject>

namespace hz::ui {
class ToastHost;
}

namespace hz::console {

class Undoing;

class TransferDesk final : public QObject {
    Q_OBJECT

public:
    TransferDesk(
        inventory::Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing);

    /// Drafts of these.
    void make(const std::vector<inventory::Transfer> &orders);
    void step(const inventory::TransferStep &step);
    /// The same step of many, as far as it is possible; one deed to undo.
    void stepAll(
        const std::vector<inventory::TransferId> &orders, inventory::TransferStepKind kind);
    void tell(const Error &error);
    bool isBusy() const { return m_running > 0; }

Q_SIGNALS:
    void made();
    void settled();

private:
    void run(const QString &said, inventory::Inventory::Plan plan,
        const std::function<void()> &then = {});

    inventory::Inventory &m_inventory;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    int m_running = 0;
};

} // namespace hz::console
