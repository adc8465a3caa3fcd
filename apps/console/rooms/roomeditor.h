// Does what people ask to be done to rooms: works it out behind the screen, shows it, writes it,
// and offers to undo it. One thing at a time. GUI thread.
#pragma once

#include "rooms/roomedit.h"

#include <hz/inventory/inventory.h>

namespace hz::ui {
class ProgressPanel;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class ChangeSheet;
class Undoing;

class RoomEditor final : public QObject {
    Q_OBJECT

public:
    RoomEditor(
        inventory::Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing);

    void change(const QString &title, std::vector<RoomChange> changes);
    void paste(const QString &text);
    ChangeSheet &sheet() const { return *m_sheet; }

private:
    using Work
        = std::function<Result<RoomPlan>(const inventory::Register &inventory, TaskControl &task)>;
    void begin(const QString &title, Work work);
    void propose();
    void write();
    void tell(const Error &error);

    inventory::Inventory &m_inventory;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    ui::ProgressPanel *m_progress;
    ChangeSheet *m_sheet;
    QString m_title;
    RoomPlan m_plan;
    bool m_isBusy = false;
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console
