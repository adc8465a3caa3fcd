// Rooms and kits of a school, who has them when, week by week or all of them on a day: booked,
// moved and made longer by hand. GUI thread.
#pragma once

#include "booking/weekview.h"
#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace hz::ui {
class ActionRegistry;
class Card;
class DetailPane;
class EmptyState;
class KeyValueList;
class Label;
class PeriodGrid;
class Segmented;
class TableView;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class BookingSheet;
class KitSheet;
class PeriodsSheet;
class PlaceSheet;
class RowSource;
class Undoing;

class BookingScreen final : public QWidget {
    Q_OBJECT

public:
    BookingScreen(inventory::Inventory &inventory, ui::ActionRegistry &commands,
        ui::ToastHost &toasts, Undoing &undoing, QWidget *window);

    /// Without a room the one that was looked at; without a school the one that was.
    void show(const inventory::UnitCode &school, const inventory::RoomId &room = {});
    const inventory::UnitCode &school() const { return m_school; }
    QString title() const;
    /// What is shown is what there is.
    bool isSettled() const { return !m_asked && m_writing == 0; }
    ui::PeriodGrid &grid() const { return *m_grid; }
    ui::TableView &places() const { return *m_places; }
    BookingSheet &sheet() const { return *m_sheet; }
    const std::shared_ptr<const inventory::BookingBook> &book() const { return m_book; }
    void setWeek(const QDate &day);
    /// All rooms and kits on one day, else one of them over a week.
    void setAllOnADay(bool isAll);
    /// By the suffix a PDF of what is shown, or a calendar.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);
    void titleChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    void buildPane();
    void addCommands();
    void place();
    void takePicture();
    void look();
    void showBook();
    void showPlaces();
    void showWeek();
    void showChosen();
    void bookNew(int column, int first, int last);
    void change(int block, int column, int first, int last);
    void decide(inventory::BookingActKind kind);
    void endSeries();
    void edit();
    void askExport();
    void askSchool();
    void step(int weeks);
    void run(const QString &said, inventory::Inventory::Plan plan);
    const inventory::BookedRow *chosen() const;
    const inventory::BookedRow *rowOf(int block) const;
    std::vector<size_t> shown() const;
    std::optional<size_t> current() const;
    inventory::Deed deed() const;

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    ui::ToastHost &m_toasts;
    Undoing &m_undoing;
    QWidget *m_window;
    inventory::UnitCode m_school;
    QString m_place; // that is looked at
    QDate m_monday;
    QDate m_day; // of the view of all
    bool m_isAll = false;
    std::shared_ptr<const inventory::Register> m_stock;
    std::shared_ptr<const inventory::BookingBook> m_book;
    std::vector<Bookable> m_bookables;
    WeekView m_view;

    QHBoxLayout *m_panes = nullptr;
    QVBoxLayout *m_middle = nullptr;
    ui::Segmented *m_views = nullptr;
    ui::Segmented *m_groups = nullptr;
    ui::Segmented *m_days = nullptr;
    QPushButton *m_schoolButton = nullptr;
    ui::Label *m_week = nullptr;
    ui::Label *m_clashes = nullptr;
    ui::TableView *m_places = nullptr;
    RowSource *m_rows = nullptr;
    QScrollArea *m_scroll = nullptr;
    ui::PeriodGrid *m_grid = nullptr;
    ui::Card *m_card = nullptr;
    ui::EmptyState *m_empty = nullptr;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_known = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_edit = nullptr;
    BookingSheet *m_sheet = nullptr;
    PeriodsSheet *m_periodsSheet = nullptr;
    KitSheet *m_kitSheet = nullptr;
    PlaceSheet *m_schoolSheet = nullptr;
    std::shared_ptr<TaskState> m_asked; // null while nothing is asked
    int m_writing = 0;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
