// Faults and inspections for pictures of their screens. What is written for a picture stays in its
// profile, which is a copy or made for the purpose.
#pragma once

#include "console.h"
#include "inspections/inspectionpage.h"
#include "inspections/inspectionsource.h"
#include "inspections/inspectionsscreen.h"
#include "tickets/reportsheet.h"
#include "tickets/servicedesk.h"
#include "tickets/serviceplace.h"
#include "tickets/stepsheet.h"
#include "tickets/ticketpane.h"
#include "tickets/ticketsource.h"
#include "tickets/ticketsscreen.h"
#include "window/consolewindow.h"

#include <hz/ui/tableview.h>

#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLineEdit>

namespace hz::test::serviceshots {

using namespace console;

inline void waitFor(const std::function<bool()> &isThere)
{
    if (!QTest::qWaitFor(isThere, 60'000))
        qFatal("it does not come");
}

inline void tickets(ConsoleWindow &window, const Prefecture &)
{
    window.go(TicketsOf{});
    const TicketsScreen &screen = window.service().tickets();
    waitFor([&] { return screen.isSettled() && screen.source().rowCount() > 0; });
    // One that is being repaired, with a past.
    for (int row = 0; row < screen.source().rowCount(); ++row)
        if (screen.source().ticket(row).state == TicketState::Waiting) {
            screen.table().setCurrentRow(row);
            break;
        }
    waitFor([&] { return screen.pane().isComplete() && screen.pane().story(); });
}

inline void report(ConsoleWindow &window, const Prefecture &prefecture)
{
    tickets(window, prefecture);
    ReportSheet &sheet = window.service().reportSheet();
    window.service().reportOf(DeviceId());
    waitFor([&] { return sheet.isReady(); });
    const Register &stock = prefecture.stock();
    for (const DeviceRow &device : stock.devices())
        if (device.state == DeviceState::InUse && device.room != kNoRow && device.tagBytes > 0) {
            sheet.code()->setText(stock.tag(device));
            break;
        }
    sheet.findChild<QAbstractButton *>(u"fault.screen"_s)->click();
}

inline void reportRoom(ConsoleWindow &window, const Prefecture &prefecture)
{
    tickets(window, prefecture);
    window.service().reportIn(prefecture.stock().rooms().front().id, {});
}

inline void step(ConsoleWindow &window, const Prefecture &prefecture)
{
    tickets(window, prefecture);
    window.service().tickets().pane().step(TicketStepKind::Finish);
}

inline void inspections(ConsoleWindow &window, const Prefecture &)
{
    window.go(InspectionsOf{});
    const InspectionsScreen &screen = window.service().inspections();
    waitFor([&] { return screen.isSettled() && screen.source().rowCount() > 0; });
}

// Of the first one that is due; half of it is answered.
inline void inspection(ConsoleWindow &window, const Prefecture &prefecture)
{
    const InspectionTemplate &form = inspectionTemplates().templates.front();
    Inspection begun = newInspection(form, 1, prefecture.stock().schools().front().code, {},
        prefecture.inventory->today(), u"赵敏"_s);
    for (size_t i = 0; i < begun.items.size() / 2; ++i)
        begun.items[i].outcome = i == 2 ? Outcome::Fail : Outcome::Pass;
    begun.items[2].note = u"两台交换机仍用出厂口令"_s;
    window.service().desk().begin(begun);
    const InspectionPage &page = window.service().inspection();
    waitFor([&] { return page.isVisible() && page.isSettled() && page.inspection(); });
}

inline void inspectionSigned(ConsoleWindow &window, const Prefecture &prefecture)
{
    inspections(window, prefecture);
    const InspectionsScreen &screen = window.service().inspections();
    for (int row = 0; row < screen.source().rowCount(); ++row)
        if (screen.source().due(row).state == DueState::Done) {
            Q_EMIT screen.table().activated(row);
            break;
        }
    const InspectionPage &page = window.service().inspection();
    waitFor([&] { return page.isVisible() && page.isSettled() && page.isSigned(); });
}

} // namespace hz::test::serviceshots
