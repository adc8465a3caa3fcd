// One ticket: where and what, what was done about it and by whom, photos, and what can be done
// next. GUI thread.
#pragma once

#include <hz/inventory/inventory.h>
#include <hz/inventory/ticketlist.h>

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz::ui {
class DetailPane;
class KeyValueList;
class Label;
class Timeline;
} // namespace hz::ui

namespace hz::console {

class PhotoRow;
class ServiceDesk;
class StepSheet;

class TicketPane final : public QWidget {
    Q_OBJECT

public:
    TicketPane(inventory::Inventory &inventory, ServiceDesk &desk, StepSheet &sheet,
        QWidget *parent = nullptr);

    /// Empty shows nothing.
    void show(const inventory::TicketId &ticket);
    const inventory::TicketId &ticket() const { return m_ticket; }
    const std::optional<inventory::TicketStory> &story() const { return m_story; }
    /// The database has answered.
    bool isComplete() const { return !m_asked; }
    /// What words, time and parts belong to is asked for them.
    void step(inventory::TicketStepKind kind);
    bool canStep(inventory::TicketStepKind kind) const;

Q_SIGNALS:
    void shown();
    void deviceAsked(const inventory::DeviceId &device);

private:
    void buildUi();
    void refresh();
    void showStory();
    void showVerbs();
    void popUpSteps();

    inventory::Inventory &m_inventory;
    ServiceDesk &m_desk;
    StepSheet &m_sheet;
    inventory::TicketId m_ticket;
    std::optional<inventory::TicketStory> m_story;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_known = nullptr;
    ui::Label *m_note = nullptr;
    PhotoRow *m_photos = nullptr;
    ui::Timeline *m_timeline = nullptr;
    QPushButton *m_main = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_more = nullptr;
    std::optional<inventory::TicketStepKind> m_next;
    std::shared_ptr<TaskState> m_asked; // null while nothing is asked
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
