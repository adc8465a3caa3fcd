// All rooms: narrowed by typing and ticking; each leads to its page. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QMenu;

namespace hz {
class Settings;
}
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
class RoomSource;

class RoomsScreen final : public QWidget {
    Q_OBJECT

public:
    RoomsScreen(inventory::Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
        RecordEditor &editor, ui::ToastHost &toasts, QWidget *window);

    /// Rows in it are those of the newest register.
    void setQuery(const inventory::RoomQuery &query);
    const inventory::RoomQuery &query() const { return m_query; }
    /// The list is the answer to what was asked last.
    bool isSettled() const { return !m_running; }
    RoomSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }
    /// What is selected, or the list, as it is shown: by the suffix a spreadsheet, or a CSV.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildUi();
    void addCommands();
    QWidget *buildTools();
    void showSelection();
    std::vector<inventory::RoomId> chosen() const;
    void changeAll(const QString &title, const std::function<void(inventory::Room &)> &change);
    void popUp(const std::function<void(QMenu *)> &fill, const QWidget *beside, bool isAbove);
    void askExport();
    void place();
    void takePicture();
    void look();
    void show(const inventory::RoomList &list);
    void showQuery();
    void tick(const QString &group, const QString &value, bool isChecked);
    void removeChip(const QString &chip);
    void change(const std::function<void(inventory::RoomQuery &)> &change);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ActionRegistry &m_commands;
    RecordEditor &m_editor;
    ui::ToastHost &m_toasts;
    inventory::RoomQuery m_query;
    std::shared_ptr<const inventory::Register> m_stock; // that the query's rows are of
    std::shared_ptr<const inventory::RoomLister> m_lister; // of the last list
    RoomSource *m_source;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    EmptyList *m_empty = nullptr;
    ui::SelectionBar *m_bar = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    std::shared_ptr<TaskState> m_running; // null while nothing is being looked for
    TaskScope m_tasks{cpuPool()};
    TaskScope m_ioTasks{ioPool()};
};

} // namespace hz::console
