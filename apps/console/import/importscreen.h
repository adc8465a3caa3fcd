// Lists into the inventory, on one screen: the files, how their columns are understood, what would
// become of each row, and then the import with a way back. Files and folders are chosen, dropped
// onto the window, or pasted. GUI thread.
#pragma once

#include "import/importing.h"
#include "window/where.h"

#include <QtWidgets/QWidget>

class QStackedWidget;

namespace hz::ui {
class ActionRegistry;
class EmptyState;
class TableView;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class CheckPane;
class ColumnPane;
class DecidePane;
class OutcomePane;
class PlaceSheet;
class RowSource;

class ImportScreen final : public QWidget {
    Q_OBJECT

public:
    /// `window` is what files are dropped on and sheets lie over.
    ImportScreen(inventory::Inventory &inventory, ui::ActionRegistry &commands,
        ui::ToastHost &toasts, QWidget *window);

    Importing &importing() const { return *m_importing; }
    void add(const QStringList &paths);
    /// To a file, of all lists.
    void exportProblemsTo(const QString &path);

Q_SIGNALS:
    /// Files were dropped elsewhere in the window, or what was imported is to be seen.
    void asked(const Where &where);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    QWidget *buildLists();
    void addCommands();
    void refresh();
    void showLists();
    void decide();
    void showCurrent();
    void askFiles();
    void askFolder();
    void askSchool();
    void paste();
    void askExport();
    void removeCurrent();
    void tell(const Error &error);

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    ui::ToastHost &m_toasts;
    QWidget *m_window;
    Importing *m_importing;
    QStackedWidget *m_pages = nullptr;
    ui::EmptyState *m_empty = nullptr;
    QWidget *m_work = nullptr;
    QWidget *m_listCard = nullptr;
    ui::TableView *m_listTable = nullptr;
    RowSource *m_listRows = nullptr;
    ColumnPane *m_columns = nullptr;
    QStackedWidget *m_right = nullptr;
    CheckPane *m_check = nullptr;
    QWidget *m_unreadPane = nullptr;
    OutcomePane *m_outcome = nullptr;
    DecidePane *m_decide = nullptr;
    PlaceSheet *m_schools = nullptr; // made when it is asked for
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
