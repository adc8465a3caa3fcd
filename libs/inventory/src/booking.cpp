#include "fields_p.h"
#include "servicefields_p.h"

#include <hz/inventory/booking.h>

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <tuple>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Booking)
};

constexpr QLatin1StringView kId("id"), kSchool("school"), kRoom("room"), kKit("kit"), kSlot("slot"),
    kPurpose("purpose"), kClass("class"), kPerson("person"), kBy("by"), kAt("at"),
    kHeldSince("heldSince"), kAsked("asked"), kSeries("series"), kBooking("booking"), kKind("kind"),
    kName("name"), kNote("note"), kOutOfUse("outOfUse"), kWeekDays("weekDays"), kPeriods("periods"),
    kFrom("from"), kTo("to");
const QString kClock = QStringLiteral("HH:mm");

void readClock(Fields &fields, QLatin1StringView key, QTime &time)
{
    QString text;
    fields.read(key, text);
    time = QTime::fromString(text, kClock);
    if (!time.isValid())
        fields.refuse(key);
}

struct Lesson {
    int hour;
    int minute;
};

std::vector<LessonPeriod> lessons(std::span<const Lesson> begins, int minutes)
{
    std::vector<LessonPeriod> periods;
    for (const Lesson &begin : begins) {
        const QTime from(begin.hour, begin.minute);
        periods.push_back({QString::number(periods.size() + 1), from, from.addSecs(60 * minutes)});
    }
    return periods;
}

bool isBefore(const BookingAct &a, const BookingAct &b)
{
    return a.at == b.at ? a.id < b.id : a.at < b.at;
}

} // namespace

template<> std::span<const Term> terms<BookingActKind>()
{
    static constexpr Term all[] = {
        {"confirm", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Confirm")},
        {"cancel", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Cancel the booking")},
        {"restore", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Book again")},
    };
    return all;
}

template<> std::span<const Term> terms<BookingState>()
{
    static constexpr Term all[] = {
        {"requested", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Asked for")},
        {"confirmed", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Booked")},
        {"cancelled", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Cancelled")},
    };
    return all;
}

template<> std::span<const Term> terms<BookableGroup>()
{
    static constexpr Term all[] = {
        {"smartRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Smart rooms")},
        {"computerRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Computer rooms")},
        {"makerRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Maker rooms")},
        {"kit", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Kits")},
    };
    return all;
}

std::optional<BookableGroup> bookableGroup(RoomKind kind)
{
    switch (kind) {
    case RoomKind::ComputerRoom:
        return BookableGroup::ComputerRoom;
    case RoomKind::MakerRoom:
    case RoomKind::SteamRoom:
        return BookableGroup::MakerRoom;
    case RoomKind::RecordingRoom:
    case RoomKind::MultimediaRoom:
    case RoomKind::FunctionRoom:
    case RoomKind::VrArRoom:
    case RoomKind::VrArMrLab:
    case RoomKind::VirtualLab:
    case RoomKind::AiRoom:
    case RoomKind::ESchoolbagRoom:
        return BookableGroup::SmartRoom;
    case RoomKind::DisplayClassroom:
    case RoomKind::Classroom:
    case RoomKind::PrepRoom:
    case RoomKind::StaffOffice:
    case RoomKind::AdminOffice:
    case RoomKind::MeetingRoom:
    case RoomKind::ServerRoom:
    case RoomKind::StoreRoom:
        break;
    }
    return {};
}

// ---------------------------------------------------------------- documents

Result<Kit> Kit::fromJson(const QJsonObject &json)
{
    Kit kit;
    Fields fields(json);
    fields.need(kId, kit.id);
    fields.need(kSchool, kit.school);
    fields.read(kName, kit.name);
    fields.read(kNote, kit.note);
    bool isOut = false;
    fields.read(kOutOfUse, isOut);
    kit.isInUse = !isOut;
    HZ_CHECK(fields.outcome());
    return kit;
}

QJsonObject Kit::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("kit"))
        .set(kId, id)
        .set(kSchool, school)
        .set(kName, name)
        .set(kNote, note)
        .flag(kOutOfUse, !isInUse);
    return over;
}

Result<Timetable> Timetable::fromJson(const QJsonObject &json)
{
    Timetable timetable;
    Fields fields(json);
    fields.need(kSchool, timetable.school);
    fields.read(kWeekDays, timetable.weekDays, 1);
    if (timetable.weekDays > 7)
        fields.refuse(kWeekDays);
    const QJsonArray list = json[kPeriods].toArray();
    if (list.isEmpty() || list.size() > kMostPeriods)
        fields.refuse(kPeriods);
    for (const QJsonValue &each : list.size() > kMostPeriods ? QJsonArray() : list) {
        const QJsonObject about = each.toObject();
        Fields inner(about);
        LessonPeriod period;
        inner.read(kName, period.name);
        readClock(inner, kFrom, period.from);
        readClock(inner, kTo, period.to);
        const bool isLate = timetable.periods.empty() || timetable.periods.back().to <= period.from;
        if (!inner.outcome() || period.to <= period.from || !isLate)
            fields.refuse(kPeriods);
        timetable.periods.push_back(std::move(period));
    }
    HZ_CHECK(fields.outcome());
    return timetable;
}

QJsonObject Timetable::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("timetable"))
        .set(kSchool, school)
        .set(kWeekDays, qint64(weekDays));
    QJsonArray list;
    for (const LessonPeriod &period : periods)
        list.append(QJsonObject{{kName, period.name}, {kFrom, period.from.toString(kClock)},
            {kTo, period.to.toString(kClock)}});
    over[kPeriods] = list;
    return over;
}

Timetable usualTimetable(const UnitCode &school, SchoolKind kind)
{
    static constexpr Lesson kPrimary[]
        = {{8, 20}, {9, 10}, {10, 20}, {11, 10}, {14, 0}, {14, 50}, {15, 40}};
    static constexpr Lesson kOlder[] = {{8, 0}, {8, 55}, {10, 10}, {11, 5}, {14, 0}, {14, 55},
        {15, 50}, {16, 45}, {19, 0}, {19, 55}};
    constexpr int kPrimaryMinutes = 40, kOlderMinutes = 45;
    const bool isPrimary = kind == SchoolKind::PrimarySchool || kind == SchoolKind::TeachingPoint
        || kind == SchoolKind::Kindergarten || kind == SchoolKind::SpecialSchool;
    return {.school = school,
        .periods = isPrimary ? lessons(kPrimary, kPrimaryMinutes) : lessons(kOlder, kOlderMinutes)};
}

QString Slot::toText() const
{
    return QStringLiteral("%1/%2-%3").arg(day.toString(Qt::ISODate)).arg(first).arg(last);
}

std::optional<Slot> Slot::fromText(const QString &text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})/(\\d{1,2})-(\\d{1,2})$"));
    const QRegularExpressionMatch match = kForm.match(text);
    if (!match.hasMatch())
        return {};
    const Slot slot{.day = QDate::fromString(match.captured(1), Qt::ISODate),
        .first = match.captured(2).toInt(),
        .last = match.captured(3).toInt()};
    const bool isOne = slot.day.isValid() && slot.first >= 1 && slot.first <= slot.last
        && slot.last <= kMostPeriods;
    return isOne ? std::optional(slot) : std::nullopt;
}

Result<Booking> Booking::fromJson(const QJsonObject &json)
{
    Booking booking;
    Fields fields(json);
    fields.need(kId, booking.id);
    fields.need(kSchool, booking.school);
    fields.read(kRoom, booking.room);
    fields.read(kKit, booking.kit);
    if (booking.room.isEmpty() == booking.kit.isEmpty())
        fields.refuse(kRoom);
    QString slot;
    fields.read(kSlot, slot);
    if (const std::optional<Slot> read = Slot::fromText(slot))
        booking.slot = *read;
    else
        fields.refuse(kSlot);
    fields.read(kPurpose, booking.purpose);
    fields.read(kClass, booking.className);
    fields.read(kPerson, booking.person);
    fields.read(kBy, booking.by);
    readTime(fields, kAt, booking.at);
    if (!booking.at.isValid())
        fields.refuse(kAt);
    readTime(fields, kHeldSince, booking.heldSince);
    fields.read(kAsked, booking.isAsked);
    fields.read(kSeries, booking.series);
    HZ_CHECK(fields.outcome());
    return booking;
}

QJsonObject Booking::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("booking"))
        .set(kId, id)
        .set(kSchool, school)
        .set(kRoom, room)
        .set(kKit, kit)
        .set(kSlot, slot.toText())
        .set(kPurpose, purpose)
        .set(kClass, className)
        .set(kPerson, person)
        .set(kBy, by)
        .set(kAt, timeText(at))
        .set(kHeldSince, timeText(heldSince))
        .flag(kAsked, isAsked)
        .set(kSeries, series);
    return over;
}

Result<BookingAct> BookingAct::fromJson(const QJsonObject &json)
{
    BookingAct act;
    Fields fields(json);
    fields.read(kId, act.id);
    fields.need(kBooking, act.booking);
    fields.read(kKind, act.kind);
    readTime(fields, kAt, act.at);
    if (!act.at.isValid() || act.id.isEmpty())
        fields.refuse(kAt);
    fields.read(kBy, act.by);
    HZ_CHECK(fields.outcome());
    return act;
}

QJsonObject BookingAct::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("bookingact"))
        .set(kId, id)
        .set(kBooking, booking)
        .set(kKind, kind)
        .set(kAt, timeText(at))
        .set(kBy, by);
    return over;
}

QString documentId(const Kit &kit)
{
    return QStringLiteral("kit:") + kit.id.text();
}
QString documentId(const Timetable &timetable)
{
    return QStringLiteral("timetable:") + timetable.school.text();
}
QString documentId(const Booking &booking)
{
    return QStringLiteral("booking:") + booking.id.text();
}
QString documentId(const BookingAct &act)
{
    return QStringLiteral("bookingact:") + act.booking.text() + u':' + act.id;
}

// ---------------------------------------------------------------- who stands

BookingStanding standingOf(const Booking &booking, std::vector<BookingAct> acts)
{
    std::sort(acts.begin(), acts.end(), isBefore);
    acts.erase(std::unique(acts.begin(), acts.end(),
                   [](const BookingAct &a, const BookingAct &b) { return a.id == b.id; }),
        acts.end());
    BookingStanding standing{
        .state = booking.isAsked ? BookingState::Requested : BookingState::Confirmed,
        .since = booking.at,
        .decided = acts.empty() ? booking.at : std::max(booking.at, acts.back().at)};
    BookingState before = standing.state;
    for (const BookingAct &act : acts) {
        switch (act.kind) {
        case BookingActKind::Confirm:
            if (standing.state == BookingState::Requested) {
                standing.state = BookingState::Confirmed;
                standing.since = act.at;
            }
            break;
        case BookingActKind::Cancel:
            if (standing.state != BookingState::Cancelled) {
                before = standing.state;
                standing.state = BookingState::Cancelled;
            }
            break;
        case BookingActKind::Restore:
            if (standing.state == BookingState::Cancelled) {
                standing.state = before;
                standing.since = act.at;
            }
            break;
        }
    }
    if (booking.heldSince.isValid())
        standing.since = std::max(standing.since, booking.heldSince);
    standing.decided = std::max(standing.decided, standing.since);
    return standing;
}

std::map<BookingId, BookingId> givingWay(std::vector<Claim> claims)
{
    const auto key = [](const Claim &claim) {
        return std::tuple(
            !claim.isConfirmed, claim.since, claim.id, claim.place, claim.slot.toText());
    };
    std::sort(claims.begin(), claims.end(),
        [&key](const Claim &a, const Claim &b) { return key(a) < key(b); });
    std::map<std::pair<QString, QDate>, std::vector<const Claim *>> standing;
    std::map<BookingId, BookingId> giving;
    for (const Claim &claim : claims) {
        std::vector<const Claim *> &held = standing[{claim.place, claim.slot.day}];
        const auto other = std::ranges::find_if(
            held, [&claim](const Claim *each) { return each->slot.overlaps(claim.slot); });
        if (other == held.end())
            held.push_back(&claim);
        else if ((*other)->id != claim.id)
            giving.emplace(claim.id, (*other)->id);
    }
    return giving;
}

// ---------------------------------------------------------------- terms

QString SchoolTerm::text() const
{
    return first.month() == 9 ? Tr::tr("Autumn %1", "a school term").arg(first.year())
                              : Tr::tr("Spring %1", "a school term").arg(first.year());
}

SchoolTerm SchoolTerm::before() const
{
    return first.month() == 9 ? SchoolTerm{{first.year(), 2, 15}, {first.year(), 7, 15}}
                              : SchoolTerm{{first.year() - 1, 9, 1}, {first.year(), 1, 20}};
}

SchoolTerm SchoolTerm::after() const
{
    return first.month() == 9 ? SchoolTerm{{first.year() + 1, 2, 15}, {first.year() + 1, 7, 15}}
                              : SchoolTerm{{first.year(), 9, 1}, {first.year() + 1, 1, 20}};
}

SchoolTerm termOf(const QDate &day)
{
    SchoolTerm term{{day.year() - 1, 9, 1}, {day.year(), 1, 20}};
    while (term.last < day)
        term = term.after();
    return term;
}

} // namespace hz::inventory
