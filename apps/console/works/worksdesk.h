// Does what people ask to be done about tasks, money, training and registers: planned and written
// in one, told, and offered to be undone. Asks for it on a sheet. GUI thread.
#pragma once

#include "works/workslists.h"

#include <hz/inventory/inventory.h>

namespace hz::ui {
class ToastHost;
}

namespace hz::console {

class EntrySheet;
class Undoing;
struct EntryForm;

class WorksDesk final : public QObject {
    Q_OBJECT

public:
    WorksDesk(
        inventory::Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing);

    void run(const QString &said, inventory::Inventory::Plan plan);
    /// Takes a document away.
    void remove(const QString &documentId);

    /// Each pops its sheet up, filled with what is known.
    void askReport(const inventory::TaskRow &row);
    void askSpending(const inventory::Spending &spending);
    void askFunds(const inventory::PublicFunds &funds);
    /// Of a person that is known, or of a new one where the id is empty.
    void askTraining(const inventory::Trainee &person);
    void askPerson(const inventory::Trainee &person);
    void askLedgerEntry(const inventory::LedgerEntry &entry);

    bool isBusy() const { return m_running > 0; }
    EntrySheet &sheet() const { return *m_sheet; }
    inventory::Deed deed() const;
    void tell(const Error &error);

private:
    void ask(EntryForm form);

    inventory::Inventory &m_inventory;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    EntrySheet *m_sheet;
    int m_running = 0;
};

} // namespace hz::console
