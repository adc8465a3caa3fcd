// Does what people ask to be done to rooms, or to schools: works it out behind the screen, shows it
// before more than one is changed, writes it, and offers to undo it. One thing at a time. GUI
// thread.
#pragma once

#include "window/recordplan.h"

#include <hz/inventory/inventory.h>

namespace hz::ui {
class ProgressPanel;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class ChangeSheet;
class Undoing;

class RecordEditor final : public QObject {
    Q_OBJECT

public:
    /// "12 rooms".
    using CountText = QString (*)(int count);

    RecordEditor(inventory::Inventory &inventory, CountText countText, QWidget *window,
        ui::ToastHost &toasts, Undoing &undoing);

    using Work = std::function<Result<RecordPlan>(
        const inventory::Register &inventory, TaskControl &task)>;
    /// `title` says what is done; `work` runs on the pool. Nothing where something is under way.
    void begin(const QString &title, Work work);
    ChangeSheet &sheet() const { return *m_sheet; }

private:
    void propose();
    void write();
    void tell(const Error &error);

    inventory::Inventory &m_inventory;
    CountText m_countText;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    ui::ProgressPanel *m_progress;
    ChangeSheet *m_sheet;
    QString m_title;
    RecordPlan m_plan;
    bool m_isBusy = false;
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console
