// The plan's tasks, the money, the training and the registers: one list at a time, narrowed by
// typing and checking, what is looked at beside it, and entries written, brought in and taken out.
// GUI thread.
#pragma once

#include "window/where.h"
#include "works/worksabout.h"

#include <hz/inventory/importtable.h>
#include <hz/inventory/inventory.h>
#include <hz/ui/icon.h>

#include <QtGui/QKeySequence>
#include <QtWidgets/QWidget>

#include <array>
#include <functional>

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

class ListSource;
class RecordEditor;
class TaskTimeline;
class Undoing;
class WorksDesk;
class WorksPane;

class WorksScreen final : public QWidget {
    Q_OBJECT

public:
    WorksScreen(inventory::Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
        ui::ToastHost &toasts, Undoing &undoing, QWidget *window);

    /// Whose tasks and entries are shown; empty: everybody's.
    void setOwn(const inventory::UnitCode &unit);
    void show(const WorksAt &where);
    WorksAt where() const { return {m_part, query()}; }
    WorksPart part() const { return m_part; }
    QString title() const;
    /// The list is the answer to what was asked last.
    bool isSettled() const { return !m_running; }

    ListSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }
    TaskTimeline &timeline() const { return *m_timeline; }
    WorksPane &pane() const { return *m_pane; }
    WorksDesk &desk() const { return *m_desk; }
    RecordEditor &importing() const { return *m_importer; }
    /// The list as it is shown: by the suffix a spreadsheet, a CSV or a PDF.
    void exportTo(const QString &path);
    /// Spending or training, by what is shown.
    void importFile(const QString &path);
    void paste();

Q_SIGNALS:
    void asked(const Where &where);
    void titleChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Shown;

    void buildUi();
    QWidget *buildTools();
    void addCommands();
    void addCommand(const char *id, const QString &text, ui::IconName icon, const QKeySequence &key,
        void (WorksScreen::*run)(), bool (WorksScreen::*can)() const);
    void place();
    ListQuery &query() const { return m_queries[size_t(m_part)]; }
    WorksSource worksSource() const;
    void takePicture();
    void look();
    void show(const Shown &shown);
    void showQuery();
    void showCurrent();
    void showVerbs();
    void showEmpty();
    void showLook();
    void keepColumns();
    void tick(const QString &group, const QString &value, bool isChecked);
    void change(const std::function<void(ListQuery &)> &change);
    const ListRow *current() const;
    bool isHere() const { return isVisible(); }
    bool canEdit() const;
    bool canAdd() const;
    bool canRemove() const;
    bool canImport() const;
    void add();
    void edit();
    void remove();
    void askFunds();
    void focusFilter();
    void askImport();
    void askExport();
    void bringIn(const QString &title,
        const std::function<Result<std::vector<inventory::ImportTable>>(TaskControl &)> &read);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ActionRegistry &m_commands;
    ui::ToastHost &m_toasts;
    WorksDesk *m_desk;
    RecordEditor *m_importer;
    inventory::UnitCode m_own;
    WorksPart m_part = WorksPart::Tasks;
    std::optional<WorksPart> m_shownPart; // whose columns the table has
    mutable std::array<ListQuery, kWorksParts> m_queries;
    std::array<bool, kWorksParts> m_isAsked{}; // somebody has narrowed it, or come with a question
    std::shared_ptr<const inventory::WorksBook> m_book; // null: to be read again
    std::shared_ptr<const Listing> m_listing; // null: to be made again
    WorksArea m_area; // of the county that is ticked alone, else of all
    inventory::Picture m_picture; // that the listing is of
    ListSource *m_source;
    ui::Segmented *m_parts = nullptr;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    TaskTimeline *m_timeline = nullptr; // of tasks, in the table's place
    ui::Segmented *m_look = nullptr;
    WorksPane *m_pane = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_change = nullptr;
    QPushButton *m_remove = nullptr;
    ui::EmptyState *m_none = nullptr;
    ui::EmptyState *m_noneFits = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    std::shared_ptr<TaskState> m_running; // null while nothing is being looked for
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
