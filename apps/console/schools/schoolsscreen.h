// All schools in one list: narrowed by typing and by ticking, sorted, taken out as a file; a school
// leads to its page. GUI thread.
#pragma once

#include "schools/schoolsource.h"
#include "window/where.h"

#include <hz/core/setting.h>

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz::ui {
class FacetPanel;
class FilterField;
class Label;
class ProgressPanel;
class TableView;
} // namespace hz::ui

namespace hz::console {

class SchoolsScreen final : public QWidget {
    Q_OBJECT

public:
    SchoolsScreen(inventory::Inventory &inventory, Settings &settings, QWidget *parent = nullptr);

    void setQuery(const inventory::SchoolQuery &query);
    const inventory::SchoolQuery &query() const { return m_query; }
    /// Writes the list as it is shown: by the suffix a spreadsheet, or a CSV.
    void exportTo(const QString &path);
    /// Asks where to, and exports.
    void askToExport();
    void focusFilter();

Q_SIGNALS:
    void asked(const Where &where);
    void exported(const QString &path);
    void failed(const Error &error);

protected:
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    void list();
    void showChips();
    void showFacets();
    void removeChip(const QString &id);
    void toggle(const QString &group, const QString &value, bool isChecked);
    void sort(int column, Qt::SortOrder order);
    void openRow(int row);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    inventory::SchoolQuery m_query;
    SchoolSource *m_source;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    QPushButton *m_columns = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
