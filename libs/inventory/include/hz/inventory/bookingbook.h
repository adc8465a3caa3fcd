// The bookings of one school over some days, as tables of an ops database hold them, and what is
// done to them: planned and checked in the writer's transaction, so that nobody is faster. Any
// thread.
#pragma once

#include <hz/inventory/booking.h>
#include <hz/store/projection.h>

#include <memory>
#include <vector>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

/// Bookings, decisions, kits and timetables as tables.
store::Projection bookingProjection();

struct BookedRow {
    Booking booking = {};
    BookingStanding standing = {};
    BookingId givesWayTo = {}; // empty: it stands

    bool isCancelled() const { return standing.state == BookingState::Cancelled; }
    bool stands() const { return !isCancelled() && givesWayTo.isEmpty(); }
    bool operator==(const BookedRow &) const = default;
};

/// How much of a term a room or kit was used.
struct PlaceUse {
    QString place = {};
    int booked = 0; // periods that stand and are confirmed, up to the day
    int available = 0; // periods of school days of the term up to the day

    int percent() const { return available == 0 ? 0 : booked * 100 / available; }
    bool operator==(const PlaceUse &) const = default;
};

class BookingBook {
public:
    /// Both days are in it. Conflict while the projection is being built.
    static Result<std::shared_ptr<const BookingBook>> load(const store::ReadTransaction &read,
        const UnitCode &school, SchoolKind kind, const QDate &from, const QDate &to);

    const Timetable &timetable() const { return m_timetable; }
    /// Those in use, by name.
    const std::vector<Kit> &kits() const { return m_kits; }
    /// By day, period and id; cancelled ones too.
    const std::vector<BookedRow> &rows() const { return m_rows; }
    const BookedRow *find(const BookingId &id) const;

    /// What a booking would meet: those that stand at its place and time, but itself.
    std::vector<BookedRow> met(const Booking &booking) const;
    /// Places without a booking are not in it. The book has all days of the term.
    std::vector<PlaceUse> useOf(const SchoolTerm &term, const QDate &upTo) const;

private:
    Timetable m_timetable;
    std::vector<Kit> m_kits;
    std::vector<BookedRow> m_rows;
};

/// The booking in its week and in each week after, up to `until`, all of one series. Invalid where
/// that are more than kMostWeeks.
Result<std::vector<Booking>> everyWeek(const Booking &booking, const QDate &until);

/// All of them or none: Conflict names who has the place already. Invalid where one names no place,
/// two, or no period there is.
Result<QList<Edit>> planBookings(
    const store::ReadTransaction &read, std::vector<Booking> bookings, const Deed &deed);
/// Moved, lengthened, or corrected: what `booking` says now. It holds a new place from now on.
Result<QList<Edit>> planBookingChange(
    const store::ReadTransaction &read, const Booking &booking, const Deed &deed);
/// Conflict where it is confirmed already, cancelled, or its place is another's.
Result<QList<Edit>> planBookingAct(const store::ReadTransaction &read, const BookingId &booking,
    BookingActKind kind, const Deed &deed);
/// Cancels it and those of its series on later days.
Result<QList<Edit>> planSeriesEnd(
    const store::ReadTransaction &read, const BookingId &booking, const Deed &deed);
/// Edits for a new kit, a changed one, or a timetable. Invalid names what is wrong with it.
Result<QList<Edit>> planKit(const store::ReadTransaction &read, Kit kit);
Result<QList<Edit>> planTimetable(const store::ReadTransaction &read, const Timetable &timetable);

/// Bookings as a calendar that others read: RFC 5545, an event each, those that stand. `places`
/// names rooms and kits by their id. Times are China's.
QByteArray calendarOf(const QString &title, const std::vector<BookedRow> &rows,
    const Timetable &timetable, const std::map<QString, QString> &places, const QDateTime &now);

} // namespace hz::inventory
