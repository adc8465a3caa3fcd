// One transfer order beside the list: who gives what to whom and why, what was done about it, and
// what can be done next. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/transfer.h>

#include <QtWidgets/QWidget>

class QPushButton;
class QVBoxLayout;

namespace hz::ui {
class DetailPane;
class KeyValueList;
class Label;
class TableView;
class Timeline;
} // namespace hz::ui

namespace hz::console {

class ReceiveSheet;
class RowSource;
class TransferDesk;

class TransferPane final : public QWidget {
    Q_OBJECT

public:
    TransferPane(inventory::Inventory &inventory, TransferDesk &desk, ReceiveSheet &sheet,
        QWidget *parent = nullptr);

    /// Empty shows nothing.
    void show(const inventory::TransferId &order);
    const std::optional<inventory::TransferStory> &story() const { return m_story; }
    /// The database has answered.
    bool isComplete() const { return !m_asked; }
    bool canStep(inventory::TransferStepKind kind) const;
    /// Receiving asks which machines came, and where they are put.
    void step(inventory::TransferStepKind kind);

Q_SIGNALS:
    void shown();
    void deviceAsked(const inventory::DeviceId &device);

private:
    void buildUi();
    void refresh();
    void showStory();

    inventory::Inventory &m_inventory;
    TransferDesk &m_desk;
    ReceiveSheet &m_sheet;
    inventory::TransferId m_order;
    std::optional<inventory::TransferStory> m_story;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_known = nullptr;
    ui::Label *m_reasons = nullptr;
    ui::Timeline *m_timeline = nullptr;
    RowSource *m_rows = nullptr;
    ui::TableView *m_machines = nullptr;
    QPushButton *m_main = nullptr;
    QPushButton *m_withdraw = nullptr;
    QPushButton *m_send = nullptr;
    std::optional<inventory::TransferStepKind> m_next;
    std::shared_ptr<TaskState> m_asked; // null while nothing is asked
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
