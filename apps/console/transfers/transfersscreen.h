// All transfer orders: narrowed by typing and ticking, one of them beside the list; issued all at
// once, taken out as paper. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/transferlist.h>

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz::ui {
class ActionRegistry;
class EmptyState;
class FacetPanel;
class FilterField;
class Label;
class ProgressPanel;
class TableView;
} // namespace hz::ui

namespace hz::console {

class ReceiveSheet;
class TransferDesk;
class TransferPane;
class TransferSource;

class TransfersScreen final : public QWidget {
    Q_OBJECT

public:
    TransfersScreen(inventory::Inventory &inventory, ui::ActionRegistry &commands,
        TransferDesk &desk, QWidget *window);

    void setQuery(const inventory::TransferQuery &query);
    const inventory::TransferQuery &query() const { return m_query; }
    /// The list is the answer to what was asked last.
    bool isSettled() const { return !m_running; }
    TransferSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }
    TransferPane &pane() const { return *m_pane; }
    ReceiveSheet &receiveSheet() const { return *m_receive; }
    /// Every draft that is listed.
    void issueAll();
    /// The orders that are listed, by the suffix a PDF, a workbook or a text document.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);
    void exported(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    void addCommands();
    void place();
    void takePicture();
    void look();
    void show(const inventory::TransferList &list);
    void showQuery();
    void showCurrent();
    void tick(const QString &group, const QString &value, bool isChecked);
    void removeChip(const QString &chip);
    void change(const std::function<void(inventory::TransferQuery &)> &change);
    void askExport();
    std::vector<inventory::TransferId> listed(
        std::optional<inventory::TransferState> state = {}) const;

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    TransferDesk &m_desk;
    inventory::TransferQuery m_query;
    std::shared_ptr<const inventory::Register> m_stock;
    std::shared_ptr<const inventory::TransferBook> m_book; // of the last list
    TransferSource *m_source;
    ReceiveSheet *m_receive;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    TransferPane *m_pane = nullptr;
    ui::EmptyState *m_empty = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    QPushButton *m_issueAll = nullptr;
    std::shared_ptr<TaskState> m_running; // null while nothing is being looked for
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
