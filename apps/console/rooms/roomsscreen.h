// All rooms: narrowed by typing and ticking; each leads to its page. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

namespace hz::ui {
class ActionRegistry;
class EmptyState;
class FacetPanel;
class FilterField;
class Label;
class TableView;
} // namespace hz::ui

namespace hz::console {

class RoomSource;

class RoomsScreen final : public QWidget {
    Q_OBJECT

public:
    RoomsScreen(inventory::Inventory &inventory, ui::ActionRegistry &commands, QWidget *window);

    /// Rows in it are those of the newest register.
    void setQuery(const inventory::RoomQuery &query);
    const inventory::RoomQuery &query() const { return m_query; }
    /// The list is the answer to what was asked last.
    bool isSettled() const { return !m_running; }
    RoomSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }

Q_SIGNALS:
    void asked(const Where &where);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildUi();
    void place();
    void takePicture();
    void look();
    void show(const inventory::RoomList &list);
    void showQuery();
    void tick(const QString &group, const QString &value, bool isChecked);
    void removeChip(const QString &chip);
    void change(const std::function<void(inventory::RoomQuery &)> &change);

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    inventory::RoomQuery m_query;
    std::shared_ptr<const inventory::Register> m_stock; // that the query's rows are of
    std::shared_ptr<const inventory::RoomLister> m_lister; // of the last list
    RoomSource *m_source;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    ui::EmptyState *m_empty = nullptr;
    std::shared_ptr<TaskState> m_running; // null while nothing is being looked for
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console
