// Bookings and lines for pictures of their screens.
#pragma once

#include "booking/bookingscreen.h"
#include "booking/bookingsheet.h"
#include "console.h"
#include "lines/linesheets.h"
#include "lines/linesscreen.h"
#include "window/consolewindow.h"

#include <hz/ui/tableview.h>

#include <QtTest/QTest>

namespace hz::test::useshots {

using namespace console;

inline void waitFor(const std::function<bool()> &isThere)
{
    if (!QTest::qWaitFor(isThere, 60'000))
        qFatal("it does not come");
}

/// A school whose rooms are booked this week.
inline UnitCode bookedSchool(const Prefecture &prefecture)
{
    const auto read = prefecture.place.database().read();
    const QStringList ids = (*read)->idsWithPrefix(u"booking:"_s).value();
    for (const QString &id : ids) {
        const Result<Booking> booking = Booking::fromJson(prefecture.body(id));
        if (booking && booking->slot.day >= prefecture.inventory->today())
            return booking->school;
    }
    return prefecture.stock().schools().front().code;
}

inline BookingScreen &bookings(ConsoleWindow &window, const Prefecture &prefecture)
{
    window.go(BookingsAt{bookedSchool(prefecture), {}});
    BookingScreen &screen = window.bookings();
    waitFor([&] { return screen.isSettled() && screen.book(); });
    return screen;
}

inline void week(ConsoleWindow &window, const Prefecture &prefecture)
{
    bookings(window, prefecture).grid().setSelected(0);
}

inline void day(ConsoleWindow &window, const Prefecture &prefecture)
{
    bookings(window, prefecture).setAllOnADay(true);
}

inline void book(ConsoleWindow &window, const Prefecture &prefecture)
{
    Q_EMIT bookings(window, prefecture).grid().rangeChosen(1, 1, 2);
}

inline void lines(ConsoleWindow &window, const Prefecture &prefecture)
{
    // A line that was measured.
    const Register &stock = prefecture.stock();
    UnitCode school;
    for (const NetworkLine &line : stock.lines())
        if (!stock.measuredOn(line.id).empty()) {
            school = line.school;
            break;
        }
    window.go(LinesAt{school});
    waitFor([&] { return window.lines().rowCount() > 0 && window.lines().chosen(); });
}

inline void measure(ConsoleWindow &window, const Prefecture &prefecture)
{
    lines(window, prefecture);
    const NetworkLine &line = *window.lines().chosen();
    window.lines().measureSheet().ask(line.id, line.carrier);
}

inline void line(ConsoleWindow &window, const Prefecture &prefecture)
{
    lines(window, prefecture);
    window.lines().lineSheet().ask(*window.lines().chosen(), {});
}

} // namespace hz::test::useshots
