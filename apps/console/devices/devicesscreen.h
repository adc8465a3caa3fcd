// All machines: narrowed by typing and ticking, one shown beside the list, many changed at once.
// GUI thread.
#pragma once

#include "devices/deviceeditor.h"
#include "devices/devicesearch.h"
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
class ToolRow;
} // namespace hz::ui

namespace hz::console {

class EmptyList;
class BookSheet;
class LabelPanel;
class DevicePane;
class DeviceSource;
class PlaceSheet;

/// Widths, order and hidden columns of the list, as TableView keeps them, in base 64.
inline const Setting<QString> kDeviceColumnState{"console/deviceColumns"};

class DevicesScreen final : public QWidget {
    Q_OBJECT

public:
    /// `window` is what sheets lie over.
    DevicesScreen(inventory::Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
        DeviceEditor &editor, ui::ToastHost &toasts, QWidget *window);
    ~DevicesScreen() override;

    /// Rows in it are those of the newest register.
    void setQuery(const inventory::DeviceQuery &query);
    const inventory::DeviceQuery &query() const { return m_search->query(); }
    /// Shows that one, whatever was asked before.
    void showDevice(const inventory::DeviceId &device);
    /// The school that all of the list is of, if it is one.
    inventory::UnitCode school() const;

    /// How many pairs of records may be of one machine.
    void setDoubtful(int pairs);

    /// To a file, of what is selected, or else the whole list.
    void exportTo(const QString &path);
    DeviceSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }

Q_SIGNALS:
    void asked(const Where &where);
    void faultAsked(const inventory::DeviceId &device);
    /// Of another school.
    void titleChanged();
    /// What that movement made one machine is to be two again.
    void splitAsked(const inventory::DeviceId &device, const QString &movement);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    void buildTools();
    void addCommands();
    void addStateCommands();
    void place();
    void showQuery();
    void showList();
    void showCurrent();
    void showSelection();
    void showEmpty();
    void showPaneVerbs();
    void sortBy(int column, Qt::SortOrder order);
    void openPane();

    std::vector<inventory::DeviceId> chosen() const;
    std::vector<inventory::DeviceId> current() const;
    bool hasChosen() const;
    bool isAnyChosenIn(inventory::DeviceState state) const;
    void setState(const QString &title, inventory::DeviceState state,
        std::vector<inventory::DeviceId> devices,
        DeviceEditor::Preview preview = DeviceEditor::Preview::OfMany);
    void askPlace(std::vector<inventory::DeviceId> devices);
    void askBook();
    void askLabels();
    void askExport();
    void fillStateMenu(QMenu *menu, const std::function<std::vector<inventory::DeviceId>()> &of);
    void fillPoolMenu(QMenu *menu, const std::function<std::vector<inventory::DeviceId>()> &of);
    void fillMenu(QMenu *menu);
    void popUp(const std::function<void(QMenu *)> &fill, const QWidget *beside);
    std::vector<inventory::DeviceColumn> shownColumns() const;

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ActionRegistry &m_commands;
    DeviceEditor &m_editor;
    ui::ToastHost &m_toasts;
    QWidget *m_window;
    DeviceSearch *m_search;
    DeviceSource *m_source;
    ui::ToolRow *m_tools = nullptr;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    QPushButton *m_doubtful = nullptr;
    QWidget *m_body = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    EmptyList *m_empty = nullptr;
    DevicePane *m_pane = nullptr;
    ui::SelectionBar *m_bar = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    PlaceSheet *m_placeSheet = nullptr;
    BookSheet *m_bookSheet = nullptr;
    LabelPanel *m_labels = nullptr;
    std::vector<inventory::DeviceId> m_moving; // what the place sheet was asked for
    inventory::DeviceId m_wanted; // shown as soon as it is listed
    int m_lastCurrent = 0;
    bool m_isOtherQuestion = true; // since the list was last shown
    bool m_isPaneAsked = false; // where it lies over the list
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
