// All schools in one list: narrowed by typing and by ticking, sorted, changed together, pasted from
// a spreadsheet, taken out as a file; a school leads to its page. GUI thread.
#pragma once

#include "schools/schoolsource.h"
#include "window/where.h"

#include <hz/core/setting.h>

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;

namespace hz::ui {
class ActionRegistry;
class FacetPanel;
class FilterField;
class Label;
class ProgressPanel;
class SelectionBar;
class TableView;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class EmptyList;
class RecordEditor;

class SchoolsScreen final : public QWidget {
    Q_OBJECT

public:
    SchoolsScreen(inventory::Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
        RecordEditor &editor, ui::ToastHost &toasts, QWidget *window);

    void setQuery(const inventory::SchoolQuery &query);
    const inventory::SchoolQuery &query() const { return m_query; }
    ui::TableView &table() const { return *m_table; }
    /// Writes what is selected, or the list: by the suffix a spreadsheet, or a CSV.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    void addCommands();
    void addChanges();
    void showSelection();
    std::vector<inventory::UnitCode> chosen() const;
    void changeAll(const QString &title, const std::function<void(inventory::School &)> &change);
    void popUp(const std::function<void(QMenu *)> &fill, const QWidget *beside, bool isAbove);
    void askToExport();
    void clear();
    void list();
    void showChips();
    void showFacets();
    void removeChip(const QString &id);
    void toggle(const QString &group, const QString &value, bool isChecked);
    void sort(int column, Qt::SortOrder order);
    void openRow(int row);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ActionRegistry &m_commands;
    RecordEditor &m_editor;
    ui::ToastHost &m_toasts;
    inventory::SchoolQuery m_query;
    SchoolSource *m_source;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    EmptyList *m_empty = nullptr;
    ui::SelectionBar *m_bar = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
