// One machine: where it is and whom it serves, what it is worth, what happened to it. What the
// register knows stands at once, the rest comes from the database behind it. GUI thread.
#pragma once

#include <hz/inventory/devicestory.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/ticket.h>

#include <QtWidgets/QWidget>

class QAction;
class QPushButton;

namespace hz::ui {
class DetailPane;
class KeyValueList;
class Label;
class Timeline;
} // namespace hz::ui

namespace hz::console {

class DevicePane final : public QWidget {
    Q_OBJECT

public:
    explicit DevicePane(inventory::Inventory &inventory, QWidget *parent = nullptr);

    /// Nothing for a machine that is not there.
    void show(const inventory::DeviceId &device);
    const inventory::DeviceId &device() const { return m_device; }
    /// At the bottom; the first has the width. Not owned.
    void setVerbs(const QList<QAction *> &verbs);
    /// The database has answered.
    bool isComplete() const { return m_isComplete; }

Q_SIGNALS:
    /// By the id of the movement that merged two records.
    void splitAsked(const inventory::DeviceId &device, const QString &movement);

private:
    void buildUi();
    void refresh();
    void askForStory();
    void showPlain();
    void showStory();
    void showPrograms();

    inventory::Inventory &m_inventory;
    inventory::DeviceId m_device;
    inventory::DeviceStory m_story;
    std::vector<inventory::TicketStory> m_tickets; // of the machine, the latest first
    bool m_isComplete = false;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_plain = nullptr;
    ui::Timeline *m_timeline = nullptr;
    QPushButton *m_split = nullptr;
    ui::KeyValueList *m_hardware = nullptr;
    ui::KeyValueList *m_programs = nullptr;
    ui::Label *m_programsNote = nullptr;
    std::shared_ptr<TaskState> m_asked; // null while nothing is asked
    TaskScope m_tasks{ioPool()};
};

/// The last merge that has not been undone; empty where there is none.
QString lastMerge(const std::vector<inventory::Movement> &movements);

/// "Students, counts in ratios", or why it does not.
QString useText(const inventory::DeviceRow &device, const inventory::Definitions &definitions,
    const QDate &today);

} // namespace hz::console
