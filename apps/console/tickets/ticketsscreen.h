// All tickets: narrowed by typing and ticking, one of them beside the list, and a fault reported in
// three taps. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>
#include <hz/inventory/ticketlist.h>

#include <QtWidgets/QWidget>

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

class ServiceDesk;
class StepSheet;
class TicketPane;
class TicketSource;

class TicketsScreen final : public QWidget {
    Q_OBJECT

public:
    TicketsScreen(inventory::Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
        ServiceDesk &desk, ui::ToastHost &toasts, QWidget *window);

    void setQuery(const inventory::TicketQuery &query);
    const inventory::TicketQuery &query() const { return m_query; }
    /// Looks at it, whatever is listed.
    void showTicket(const inventory::TicketId &ticket);
    /// The list is the answer to what was asked last.
    bool isSettled() const { return !m_running; }
    TicketSource &source() const { return *m_source; }
    ui::TableView &table() const { return *m_table; }
    TicketPane &pane() const { return *m_pane; }
    StepSheet &stepSheet() const { return *m_stepSheet; }
    /// The list as it is shown: by the suffix a spreadsheet, or a CSV.
    void exportTo(const QString &path);

Q_SIGNALS:
    void asked(const Where &where);
    void reportAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    void addCommands();
    void addStepCommand(const char *id, inventory::TicketStepKind kind, const QKeySequence &key);
    void place();
    void takePicture();
    void look();
    void show(const inventory::TicketList &list);
    void showQuery();
    void showCurrent();
    void tick(const QString &group, const QString &value, bool isChecked);
    void removeChip(const QString &chip);
    void change(const std::function<void(inventory::TicketQuery &)> &change);
    void askExport();

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ActionRegistry &m_commands;
    ServiceDesk &m_desk;
    ui::ToastHost &m_toasts;
    inventory::TicketQuery m_query;
    std::shared_ptr<const inventory::Register> m_stock;
    std::shared_ptr<const inventory::TicketBook> m_book; // of the last list
    inventory::TicketId m_wanted; // is looked at as soon as it is listed
    TicketSource *m_source;
    StepSheet *m_stepSheet;
    ui::Segmented *m_parts = nullptr;
    ui::FilterField *m_filter = nullptr;
    ui::Label *m_count = nullptr;
    ui::FacetPanel *m_facets = nullptr;
    ui::TableView *m_table = nullptr;
    TicketPane *m_pane = nullptr;
    ui::EmptyState *m_empty = nullptr;
    ui::ProgressPanel *m_progress = nullptr;
    std::shared_ptr<TaskState> m_running; // null while nothing is being looked for
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
