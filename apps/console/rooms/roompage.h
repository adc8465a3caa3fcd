// One room seen from above: what stands at each seat and how it is, what has to be seen to, and who
// changes places. GUI thread.
#pragma once

#include "rooms/roomseats.h"
#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace hz::ui {
class ActionRegistry;
class Card;
class DetailPane;
class EmptyState;
class KeyValueList;
class Label;
class SeatPlan;
class Segmented;
class TableView;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class DeviceEditor;
class LayoutSheet;

class RoomPage final : public QWidget {
    Q_OBJECT

public:
    RoomPage(inventory::Inventory &inventory, ui::ActionRegistry &commands, DeviceEditor &editor,
        ui::ToastHost &toasts, QWidget *window);

    void show(const inventory::RoomId &room);
    const inventory::RoomId &room() const { return m_room; }
    const RoomSeats &seats() const { return m_seats; }
    ui::SeatPlan &plan() const { return *m_plan; }
    /// The database has told what was repaired.
    bool isComplete() const { return !m_asked; }
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);
    /// Of the machine that is chosen, else of the room.
    void faultAsked(const inventory::RoomId &room, const inventory::DeviceId &device);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    class Attention;

    void buildUi();
    void buildTools(QVBoxLayout *column);
    void buildPane();
    void addCommands();
    void place();
    void refresh();
    void askForRepairs();
    void showPlan();
    void choose();
    void showChosen();
    void followChosen();
    void showRoom();
    void showMachine(quint32 row);
    void swap(int from, int to);
    void seatLoose();
    void setSeats(const QSize &seats, int aisleAfter);
    void setState(inventory::DeviceState state);
    bool isThere() const;
    void askPrint();
    void print(const QString &printer);
    std::optional<quint32> chosenDevice() const;

    const inventory::Register &stock() const { return *m_stock; }
    const inventory::Room &about() const { return m_stock->rooms()[m_row]; }

    inventory::Inventory &m_inventory;
    ui::ActionRegistry &m_commands;
    DeviceEditor &m_editor;
    ui::ToastHost &m_toasts;
    QWidget *m_window;
    inventory::RoomId m_room;
    std::shared_ptr<const inventory::Register> m_stock; // that the rows here are of
    quint32 m_row = inventory::kNoRow;
    RoomSeats m_seats;
    inventory::DeviceId m_chosen; // whose seat is ringed, wherever it stands; empty: no one's
    std::map<quint32, int> m_repairs;
    PlanView m_view = PlanView::Repairs;

    QHBoxLayout *m_panes = nullptr;
    QVBoxLayout *m_left = nullptr;
    ui::Segmented *m_views = nullptr;
    ui::Card *m_card = nullptr;
    ui::SeatPlan *m_plan = nullptr;
    ui::EmptyState *m_empty = nullptr;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_known = nullptr;
    ui::Label *m_attentionTitle = nullptr;
    ui::TableView *m_attentionTable = nullptr;
    Attention *m_attention = nullptr;
    QPushButton *m_bookings = nullptr;
    QPushButton *m_stateVerb = nullptr;
    QPushButton *m_openVerb = nullptr;
    QPushButton *m_seatVerb = nullptr;
    LayoutSheet *m_layoutSheet = nullptr;
    std::shared_ptr<TaskState> m_asked; // null while nothing is asked
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
