// Does what people ask to be done about tickets and inspections: planned and written in one, told,
// and offered to be undone. GUI thread.
#pragma once

#include <hz/inventory/inspection.h>
#include <hz/inventory/inventory.h>

namespace hz::ui {
class ToastHost;
}

namespace hz::console {

class Undoing;

class ServiceDesk final : public QObject {
    Q_OBJECT

public:
    ServiceDesk(
        inventory::Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing);

    void report(const inventory::Ticket &ticket);
    void step(const inventory::TicketStep &step);
    /// Without a word: answers are given one after another.
    void keep(const inventory::InspectionId &inspection, const inventory::InspectionResult &answer);
    void begin(const inventory::Inspection &inspection);
    void sign(const inventory::InspectionId &inspection, const QString &name);
    /// Opens a ticket for what is not in order, and names it in the inspection.
    void reportItem(const inventory::Inspection &inspection, size_t item);

    bool isBusy() const { return m_running > 0; }
    inventory::Deed deed() const;
    QDate today() const { return m_inventory.today(); }
    void tell(const Error &error);

Q_SIGNALS:
    void reported(const inventory::TicketId &ticket);
    void begun(const inventory::InspectionId &inspection);
    /// Something was written, or could not be.
    void settled();

private:
    /// `said` empty: nothing is told, and nothing offered.
    void run(const QString &said, inventory::Inventory::Plan plan,
        const std::function<void()> &then = {});

    inventory::Inventory &m_inventory;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    int m_running = 0;
};

} // namespace hz::console
