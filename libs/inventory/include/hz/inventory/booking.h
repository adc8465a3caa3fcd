// Rooms and kits that teachers book for periods of a day. Values; any thread.
//
// A booking is one document, and each thing that is decided about it another, so nothing two
// machines write without a network collides. Where two people booked the same room meanwhile both
// bookings are kept, and which of them stands follows from all there are: see givingWay().
//
//   booking:<ulid> {id, school, room | kit, slot "2026-03-05/2-3", purpose?, class?, person?, by,
//   at,
//       heldSince?, asked?, series?}
//   bookingact:<booking ulid>:<ulid> {id, booking, kind, at, by}
//   kit:<ulid> {id, school, name, note?, outOfUse?}
//   timetable:<school> {school, weekDays, periods [{name, from "08:20", to "09:00"}]}
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/register.h>

#include <QtCore/QTime>

#include <map>
#include <span>

namespace hz::inventory {

using BookingId = Id<struct BookingTag>; // a ULID
using KitId = Id<struct KitTag>; // a ULID

inline constexpr int kMostPeriods = 16; // of a day
inline constexpr int kMostWeeks = 30; // that one booking is repeated for
inline constexpr qsizetype kMostBookingText = 200; // characters of purpose, class and person

/// Machines that are booked together and carried to a class: tablets in a case, robots in a box.
struct Kit {
    KitId id = {};
    UnitCode school = {};
    QString name = {};
    QString note = {};
    bool isInUse = true;

    static Result<Kit> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Kit &) const = default;
};

struct LessonPeriod {
    QString name = {};
    QTime from = {};
    QTime to = {};

    bool operator==(const LessonPeriod &) const = default;
};

/// When a school's lessons are.
struct Timetable {
    UnitCode school = {};
    int weekDays = 5; // from Monday
    std::vector<LessonPeriod> periods = {};

    static Result<Timetable> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Timetable &) const = default;
};
/// Of a school that has set none: seven lessons of 40 minutes in a primary school, eight of 45 and
/// two in the evening where older pupils learn.
Timetable usualTimetable(const UnitCode &school, SchoolKind kind);

/// Consecutive periods of one day, counted from 1.
struct Slot {
    QDate day = {};
    int first = 1;
    int last = 1;

    int count() const { return last - first + 1; }
    bool overlaps(const Slot &other) const
    {
        return day == other.day && first <= other.last && other.first <= last;
    }
    QString toText() const; // "2026-03-05/2-3"
    static std::optional<Slot> fromText(const QString &text);
    bool operator==(const Slot &) const = default;
};

struct Booking {
    BookingId id = {};
    UnitCode school = {};
    RoomId room = {}; // or a kit
    KitId kit = {};
    Slot slot = {};
    QString purpose = {};
    QString className = {};
    QString person = {}; // who will be there
    QString by = {}; // who entered it
    QDateTime at = {}; // UTC
    QDateTime heldSince = {}; // UTC; when it was moved to where it is, if it was
    bool isAsked = false; // somebody has to confirm it
    QString series = {}; // a ULID; those of all weeks have the same

    /// The same for all bookings of one room or kit.
    QString place() const { return kit.isEmpty() ? room.text() : kit.text(); }
    static Result<Booking> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Booking &) const = default;
};

enum class BookingActKind : quint8 { Confirm, Cancel, Restore };
template<> std::span<const Term> terms<BookingActKind>();

struct BookingAct {
    QString id = {}; // a ULID
    BookingId booking = {};
    BookingActKind kind = BookingActKind::Confirm;
    QDateTime at = {}; // UTC
    QString by = {};

    static Result<BookingAct> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const BookingAct &) const = default;
};

enum class BookingState : quint8 { Requested, Confirmed, Cancelled };
template<> std::span<const Term> terms<BookingState>();
inline constexpr size_t kBookingStates = size_t(BookingState::Cancelled) + 1;

/// How a booking stands after what was decided; the same in whatever order it is told, and told
/// twice.
struct BookingStanding {
    BookingState state = BookingState::Requested;
    QDateTime since = {}; // UTC; from when on it holds its place
    QDateTime decided = {}; // UTC; the last that was said of it, before which nothing new can come

    bool operator==(const BookingStanding &) const = default;
};
BookingStanding standingOf(const Booking &booking, std::vector<BookingAct> acts);

/// What a booking holds, or wants.
struct Claim {
    BookingId id = {};
    QString place = {};
    Slot slot = {};
    bool isConfirmed = false;
    QDateTime since = {};

    bool operator==(const Claim &) const = default;
};
/// Of each claim that does not stand, the one it gives way to. Confirmed ones stand before those
/// that are only asked for, earlier ones before later, and what gives way keeps nobody else out.
/// Depends on the set of claims alone: neither order nor repetition changes it.
std::map<BookingId, BookingId> givingWay(std::vector<Claim> claims);

QString documentId(const Kit &kit);
QString documentId(const Timetable &timetable);
QString documentId(const Booking &booking);
QString documentId(const BookingAct &act);

/// What teachers book by kind.
enum class BookableGroup : quint8 { SmartRoom, ComputerRoom, MakerRoom, Kit };
template<> std::span<const Term> terms<BookableGroup>();
inline constexpr size_t kBookableGroups = size_t(BookableGroup::Kit) + 1;
/// Nothing for a room that is nobody's to book: a store, an office, a class's own room.
std::optional<BookableGroup> bookableGroup(RoomKind kind);

/// Autumn of 2025: September 2025 to January 2026; spring: February to July. Ours, to count how
/// much rooms are used; a school's own calendar may differ by days.
struct SchoolTerm {
    QDate first = {};
    QDate last = {};

    QString text() const; // "Autumn 2025", in the language of the program
    SchoolTerm before() const;
    SchoolTerm after() const;
    bool operator==(const SchoolTerm &) const = default;
};
/// The one of that day; in the holidays the next one.
SchoolTerm termOf(const QDate &day);

} // namespace hz::inventory
