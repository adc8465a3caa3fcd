// Does what people ask to be done to machines: works out behind the screen what it would change,
// shows that before more than one is changed, writes it, and offers to undo it. One thing at a
// time. GUI thread.
#pragma once

#include <hz/inventory/devicechange.h>

#include <functional>

namespace hz::ui {
class ProgressPanel;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class ChangeSheet;
class Undoing;

class DeviceEditor final : public QObject {
    Q_OBJECT

public:
    DeviceEditor(
        inventory::Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing);

    enum class Preview { Always, OfMany, Never };

    /// `title` says what is done: "Send to repair".
    void change(const QString &title, std::vector<inventory::DeviceId> devices,
        std::function<void(inventory::Device &)> change, Preview preview = Preview::OfMany);
    /// Each its own change; always shown before.
    void propose(const QString &title, std::vector<inventory::DeviceChange> changes);
    /// Other documents that are edited by hand, such as a room's.
    void edit(const QString &title, QList<inventory::Edit> edits);
    void add(const inventory::Device &device);
    void paste(const QString &text);

    bool isBusy() const { return m_isBusy; }
    ChangeSheet &sheet() const { return *m_sheet; }

private:
    struct Proposal {
        inventory::ChangePlan plan = {};
        QStringList problems = {};
        bool isToBeSeen = false; // before it is written
    };
    using Work = std::function<Result<Proposal>(
        const store::ReadTransaction &, const inventory::Register &, TaskControl &)>;

    void begin(const QString &title, Work work);
    void take(const Result<Proposal> &proposal);
    void write();
    void tell(const Error &error);
    inventory::Deed deed() const;

    inventory::Inventory &m_inventory;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    ui::ProgressPanel *m_progress;
    ChangeSheet *m_sheet;
    QString m_title;
    inventory::ChangePlan m_plan;
    bool m_isBusy = false;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
