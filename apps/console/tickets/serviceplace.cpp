#include "tickets/serviceplace.h"

#include "inspections/inspectionpage.h"
#include "inspections/inspectionsscreen.h"
#include "tickets/reportsheet.h"
#include "tickets/servicedesk.h"
#include "tickets/ticketsscreen.h"

#include <hz/ui/actions.h>

namespace hz::console {

using namespace inventory;

ServicePlace::ServicePlace(Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
    ui::ToastHost &toasts, Undoing &undoing, QWidget *window)
    : QObject(window)
    , m_inventory(inventory)
    , m_desk(new ServiceDesk(inventory, window, toasts, undoing))
    , m_tickets(new TicketsScreen(inventory, settings, commands, *m_desk, toasts, window))
    , m_inspections(new InspectionsScreen(inventory, settings, commands, *m_desk, toasts, window))
    , m_inspection(new InspectionPage(inventory, commands, *m_desk, toasts, window))
    , m_report(new ReportSheet(inventory.database().blobs(), window))
{
    connect(m_tickets, &TicketsScreen::asked, this, &ServicePlace::asked);
    connect(m_tickets, &TicketsScreen::reportAsked, this, [this] { reportOf(DeviceId()); });
    connect(m_inspections, &InspectionsScreen::asked, this, &ServicePlace::asked);
    connect(m_inspection, &InspectionPage::asked, this, &ServicePlace::asked);
    connect(m_inspection, &InspectionPage::titleChanged, this, &ServicePlace::titleChanged);
    connect(m_report, &ReportSheet::reported, m_desk, &ServiceDesk::report);
    connect(m_desk, &ServiceDesk::begun, this,
        [this](const InspectionId &id) { Q_EMIT asked(InspectionAt{id}); });
    commands.add({.id = QStringLiteral("go.faults"),
        .text = tr("Faults"),
        .icon = ui::IconName::Wrench,
        .run = [this] { Q_EMIT asked(TicketsOf{m_tickets->query()}); }});
    commands.add({.id = QStringLiteral("go.inspections"),
        .text = tr("Inspections"),
        .icon = ui::IconName::ClipboardCheck,
        .run = [this] { Q_EMIT asked(InspectionsOf{m_inspections->query()}); }});
    commands.add({.id = QStringLiteral("go.report"),
        .text = tr("Report a fault"),
        .icon = ui::IconName::Wrench,
        .keys = {Qt::CTRL | Qt::SHIFT | Qt::Key_F},
        .run = [this] { reportOf(DeviceId()); }});
}

QWidget *ServicePlace::screenFor(const Where &where)
{
    if (const auto *tickets = std::get_if<TicketsOf>(&where)) {
        m_tickets->setQuery(tickets->query);
        return m_tickets;
    }
    if (const auto *ticket = std::get_if<TicketAt>(&where)) {
        m_tickets->showTicket(ticket->ticket);
        return m_tickets;
    }
    if (const auto *inspections = std::get_if<InspectionsOf>(&where)) {
        m_inspections->setQuery(inspections->query);
        return m_inspections;
    }
    if (const auto *inspection = std::get_if<InspectionAt>(&where)) {
        m_inspection->show(inspection->inspection);
        return m_inspection;
    }
    return nullptr;
}

QString ServicePlace::titleOf(const Where &where) const
{
    if (std::holds_alternative<InspectionAt>(where))
        return m_inspection->title();
    return std::holds_alternative<InspectionsOf>(where) ? tr("Inspections") : tr("Faults");
}

std::optional<Where> ServicePlace::stateOf(const Where &where) const
{
    if (std::holds_alternative<TicketsOf>(where) || std::holds_alternative<TicketAt>(where))
        return TicketsOf{m_tickets->query()};
    if (std::holds_alternative<InspectionsOf>(where))
        return InspectionsOf{m_inspections->query()};
    return {};
}

void ServicePlace::reportOf(const DeviceId &device)
{
    if (m_inventory.picture().inventory)
        m_report->ask(m_inventory.picture().inventory, device);
}

void ServicePlace::reportIn(const RoomId &room, const DeviceId &device)
{
    const std::shared_ptr<const Register> stock = m_inventory.picture().inventory;
    const quint32 row = stock ? stock->roomRow(room) : kNoRow;
    if (!device.isEmpty())
        reportOf(device);
    else if (row != kNoRow)
        m_report->askOf(stock, stock->rooms()[row].school, room);
}

void ServicePlace::hideScreens()
{
    for (QWidget *screen : std::initializer_list<QWidget *>{m_tickets, m_inspections, m_inspection})
        screen->hide();
}

} // namespace hz::console
