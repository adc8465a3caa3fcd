// Which inspections are due, overdue and done, of every school and room. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inspectionlist.h>
#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz {
class Settings;
}
namespace hz::ui {
class ActionRegistry;
class EmptyState;
class FacetPanel;
class FilterField;
class Label;
class ProgressPanel;
class Segmented;
class TableView;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class InspectionSource;
class ServiceDesk;

class InspectionsScreen final : public QWidget {
    Q_OBJECT

public:
    InspectionsScreen(inventory::Inventory &inventory, Settings &settings,
        ui::ActionRegistry &commands, ServiceDesk &desk, ui::ToastHost &toasts, QWidget *window);

    void setQuery(const inventory::InspectionQuery &query);
    const inventory::InspectionQuery &query() const { return m_query; }
    /// The list is the answer to what was asked last.
    bool isSettled() const { return !m_running; }
    InspectionSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }
    /// The list as it is shown: by the suffix a spreadsheet, or a CSV.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);

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
    void show(const inventory::InspectionList &list);
    void showQuery();
    void showCurrent();
    void openRow(int row);
    void beginRow(int row);
    void tick(const QString &group, const QString &value, bool isChecked);
    void removeChip(const QString &chip);
    void change(const std::function<void(inventory::InspectionQuery &)> &change);
    void askExport();

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ActionRegistry &m_commands;
    ServiceDesk &m_desk;
    ui::ToastHost &m_toasts;
    inventory::InspectionQuery m_query;
    std::shared_ptr<const inventory::Register> m_stock;
    std::shared_ptr<const inventory::InspectionBook> m_book; // of the last list
    InspectionSource *m_source;
    ui::Segmented *m_parts = nullptr;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    QPushButton *m_go = nullptr;
    ui::EmptyState *m_empty = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    std::shared_ptr<TaskState> m_running; // null while nothing is being looked for
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
