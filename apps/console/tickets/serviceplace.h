// Faults and inspections as one place of the window: its screens, the sheet a fault is reported on
// from everywhere, and the way between them. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtCore/QObject>

class QWidget;

namespace hz {
class Settings;
}
namespace hz::ui {
class ActionRegistry;
class ToastHost;
} // namespace hz::ui

namespace hz::console {

class InspectionPage;
class InspectionsScreen;
class ReportSheet;
class ServiceDesk;
class TicketsScreen;
class Undoing;

class ServicePlace final : public QObject {
    Q_OBJECT

public:
    ServicePlace(inventory::Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
        ui::ToastHost &toasts, Undoing &undoing, QWidget *window);

    TicketsScreen &tickets() const { return *m_tickets; }
    InspectionsScreen &inspections() const { return *m_inspections; }
    InspectionPage &inspection() const { return *m_inspection; }
    ReportSheet &reportSheet() const { return *m_report; }
    ServiceDesk &desk() const { return *m_desk; }

    /// The screen for it, told what to show; null where it is elsewhere.
    QWidget *screenFor(const Where &where);
    /// What the last step of the way is called, and where the one before it leads.
    QString titleOf(const Where &where) const;
    /// What was narrowed by hand meanwhile.
    std::optional<Where> stateOf(const Where &where) const;

    void reportOf(const inventory::DeviceId &device);
    /// Of a machine there, or of the room where none is named.
    void reportIn(const inventory::RoomId &room, const inventory::DeviceId &device);
    void hideScreens();

Q_SIGNALS:
    void asked(const Where &where);
    void titleChanged();

private:
    inventory::Inventory &m_inventory;
    ServiceDesk *m_desk;
    TicketsScreen *m_tickets;
    InspectionsScreen *m_inspections;
    InspectionPage *m_inspection;
    ReportSheet *m_report;
};

} // namespace hz::console
