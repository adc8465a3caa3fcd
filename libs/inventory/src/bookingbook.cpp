#include <hz/core/json.h>
#include <hz/core/ulid.h>
#include <hz/inventory/bookingbook.h>
#include <hz/store/transaction.h>

#include <QtCore/QCollator>
#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Booking)
};

constexpr QLatin1StringView kBookings("booking:"), kActs("bookingact:"), kKits("kit:"),
    kTimetables("timetable:");
constexpr size_t kMostNamed = 3; // of those a booking meets
constexpr qsizetype kMostPeriodName = 20, kMostKitName = 60;

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<> removeFrom(store::ProjectionWriter &writer, const QString &id)
{
    if (id.startsWith(kBookings))
        return writer.run(
            QStringLiteral("DELETE FROM bookings WHERE id=?"), {id.sliced(kBookings.size())});
    if (id.startsWith(kActs))
        return writer.run(QStringLiteral("DELETE FROM bookings_acts WHERE id=?"), {id});
    if (id.startsWith(kKits) || id.startsWith(kTimetables))
        return writer.run(QStringLiteral("DELETE FROM bookings_settings WHERE id=?"), {id});
    return {};
}

template<typename T>
Result<> applySetting(store::ProjectionWriter &writer, const store::Document &document)
{
    const Result<T> setting = T::fromJson(document.body);
    if (!setting || documentId(*setting) != document.id)
        return removeFrom(writer, document.id);
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO bookings_settings(id, school, body) VALUES(?,?,?)"),
        {document.id, setting->school.text(), compact(document.body)});
}

Result<> apply(store::ProjectionWriter &writer, const store::Document &document)
{
    if (document.id.startsWith(kBookings)) {
        const Result<Booking> booking = Booking::fromJson(document.body);
        if (!booking || documentId(*booking) != document.id)
            return removeFrom(writer, document.id);
        return writer.run(
            QStringLiteral("INSERT OR REPLACE INTO bookings(id, school, day, series, body) "
                           "VALUES(?,?,?,?,?)"),
            {booking->id.text(), booking->school.text(), booking->slot.day.toJulianDay(),
                booking->series, compact(document.body)});
    }
    if (document.id.startsWith(kActs)) {
        const Result<BookingAct> act = BookingAct::fromJson(document.body);
        if (!act || documentId(*act) != document.id)
            return removeFrom(writer, document.id);
        return writer.run(
            QStringLiteral("INSERT OR REPLACE INTO bookings_acts(id, booking, body) VALUES(?,?,?)"),
            {document.id, act->booking.text(), compact(document.body)});
    }
    if (document.id.startsWith(kKits))
        return applySetting<Kit>(writer, document);
    if (document.id.startsWith(kTimetables))
        return applySetting<Timetable>(writer, document);
    return {};
}

Claim claimOf(const BookedRow &row)
{
    return {.id = row.booking.id,
        .place = row.booking.place(),
        .slot = row.booking.slot,
        .isConfirmed = row.standing.state == BookingState::Confirmed,
        .since = row.standing.since};
}

void judge(std::vector<BookedRow> &rows)
{
    std::vector<Claim> claims;
    for (const BookedRow &row : rows)
        if (!row.isCancelled())
            claims.push_back(claimOf(row));
    const std::map<BookingId, BookingId> giving = givingWay(std::move(claims));
    for (BookedRow &row : rows)
        if (const auto way = giving.find(row.booking.id); way != giving.end())
            row.givesWayTo = way->second;
}

bool isBefore(const BookedRow &a, const BookedRow &b)
{
    const auto key = [](const BookedRow &row) {
        return std::tuple(row.booking.slot.day, row.booking.slot.first, row.booking.id);
    };
    return key(a) < key(b);
}

// Every booking of a school on these days, and how each stands.
Result<std::vector<BookedRow>> rowsOn(
    const store::ReadTransaction &read, const UnitCode &school, const QDate &from, const QDate &to)
{
    const QVariantList asked{school.text(), from.toJulianDay(), to.toJulianDay()};
    QHash<QString, std::vector<BookingAct>> acts;
    HZ_CHECK(read.forEachRow(
        QStringLiteral("bookingActsOn"), asked, [&](const store::Row &row) -> Result<> {
            HZ_TRY(const QJsonObject body, parseObject(row.utf8(1)));
            HZ_TRY(BookingAct act, BookingAct::fromJson(body));
            acts[row.text(0)].push_back(std::move(act));
            return {};
        }));
    std::vector<BookedRow> rows;
    HZ_CHECK(read.forEachRow(
        QStringLiteral("bookingsOn"), asked, [&](const store::Row &row) -> Result<> {
            HZ_TRY(const QJsonObject body, parseObject(row.utf8(0)));
            BookedRow about;
            HZ_TRY(about.booking, Booking::fromJson(body));
            about.standing = standingOf(about.booking, acts.value(about.booking.id.text()));
            rows.push_back(std::move(about));
            return {};
        }));
    judge(rows);
    std::sort(rows.begin(), rows.end(), isBefore);
    return rows;
}

std::vector<BookedRow> metBy(const std::vector<BookedRow> &rows, const Booking &booking)
{
    std::vector<BookedRow> met;
    for (const BookedRow &row : rows)
        if (row.stands() && row.booking.id != booking.id && row.booking.place() == booking.place()
            && row.booking.slot.overlaps(booking.slot))
            met.push_back(row);
    return met;
}

QString slotText(const Slot &slot)
{
    const QString day = QLocale().toString(slot.day, Tr::tr("d MMM yyyy", "a day"));
    return slot.count() == 1
        ? Tr::tr("%1, period %2").arg(day).arg(slot.first)
        : Tr::tr("%1, periods %2 to %3").arg(day).arg(slot.first).arg(slot.last);
}

Result<> checkFields(const Booking &booking)
{
    const auto invalid
        = [](const QString &message) { return failure(Error::Kind::Invalid, message); };
    if (booking.school.isEmpty() || booking.room.isEmpty() == booking.kit.isEmpty())
        return invalid(Tr::tr("A booking is of one room or one kit of a school."));
    if (!Slot::fromText(booking.slot.toText()))
        return invalid(Tr::tr("“%1” is no period of a day.").arg(booking.slot.toText()));
    for (const QString &text : {booking.purpose, booking.className, booking.person})
        if (text.size() > kMostBookingText)
            return invalid(Tr::tr("“%1…” is longer than %2 characters.")
                               .arg(text.left(20))
                               .arg(kMostBookingText));
    return {};
}

// What somebody only asked for keeps nobody out: whoever confirms decides.
Result<> checkFree(const store::ReadTransaction &read, const std::vector<Booking> &bookings)
{
    QStringList taken;
    size_t count = 0;
    for (const Booking &booking : bookings) {
        HZ_TRY(const std::vector<BookedRow> rows,
            rowsOn(read, booking.school, booking.slot.day, booking.slot.day));
        for (const BookedRow &row : metBy(rows, booking)) {
            if (row.standing.state != BookingState::Confirmed)
                continue;
            if (++count <= kMostNamed)
                taken.append(
                    Tr::tr("%1: %2", "when, who has it")
                        .arg(slotText(row.booking.slot),
                            row.booking.person.isEmpty() ? row.booking.by : row.booking.person));
        }
    }
    if (count == 0)
        return {};
    const QString list = taken.join(Tr::tr("; ", "between bookings"));
    return failure(Error::Kind::Conflict,
        count > kMostNamed
            ? Tr::tr("Taken already: %1 and %n more.", nullptr, int(count - kMostNamed)).arg(list)
            : Tr::tr("Taken already: %1.").arg(list));
}

Result<BookedRow> readRow(const store::ReadTransaction &read, const BookingId &id)
{
    HZ_TRY(const store::Document document, read.get(kBookings + id.text()));
    HZ_TRY(const Booking booking, Booking::fromJson(document.body));
    HZ_TRY(const std::vector<BookedRow> rows,
        rowsOn(read, booking.school, booking.slot.day, booking.slot.day));
    for (const BookedRow &row : rows)
        if (row.booking.id == id)
            return row;
    return failure(Error::Kind::NotFound, Tr::tr("This booking is not there any more."));
}

Edit editOf(const BookingAct &act)
{
    return {.id = documentId(act), .after = act.toJson()};
}

template<typename T> Result<QList<Edit>> planSetting(const store::ReadTransaction &read, T setting)
{
    const Result<store::Document> known = read.get(documentId(setting));
    if (!known && known.error().kind != Error::Kind::NotFound)
        return Failure(known.error());
    const QJsonObject before = known ? known->body : QJsonObject();
    return QList<Edit>{
        {.id = documentId(setting), .before = before, .after = setting.toJson(before)}};
}

int schoolDays(const QDate &from, const QDate &to, int weekDays)
{
    int days = 0;
    for (QDate day = from; day <= to; day = day.addDays(1))
        days += int(day.dayOfWeek() <= weekDays);
    return days;
}

} // namespace

store::Projection bookingProjection()
{
    store::Projection bookings;
    bookings.name = QStringLiteral("bookings");
    bookings.version = 1;
    bookings.ddl = {
        QStringLiteral("CREATE TABLE bookings(id TEXT PRIMARY KEY, school TEXT NOT NULL, "
                       "day INTEGER NOT NULL, series TEXT NOT NULL, body TEXT NOT NULL) "
                       "WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX bookings_by_day ON bookings(school, day)"),
        QStringLiteral("CREATE INDEX bookings_by_series ON bookings(series) WHERE series<>''"),
        QStringLiteral("CREATE TABLE bookings_acts(id TEXT PRIMARY KEY, booking TEXT NOT NULL, "
                       "body TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX bookings_acts_by_booking ON bookings_acts(booking)"),
        QStringLiteral("CREATE TABLE bookings_settings(id TEXT PRIMARY KEY, school TEXT NOT NULL, "
                       "body TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX bookings_settings_by_school ON bookings_settings(school)"),
    };
    bookings.apply = apply;
    bookings.remove = removeFrom;
    bookings.queries = {
        {QStringLiteral("bookingsOn"),
            QStringLiteral("SELECT body FROM bookings WHERE school=? AND day BETWEEN ? AND ?")},
        {QStringLiteral("bookingActsOn"),
            QStringLiteral("SELECT a.booking, a.body FROM bookings b JOIN bookings_acts a "
                           "ON a.booking=b.id WHERE b.school=? AND b.day BETWEEN ? AND ?")},
        {QStringLiteral("bookingsOfSeries"),
            QStringLiteral("SELECT id FROM bookings WHERE series=? AND series<>'' AND day>=?")},
        {QStringLiteral("bookingSettings"),
            QStringLiteral("SELECT id, body FROM bookings_settings WHERE school=? ORDER BY id")},
    };
    return bookings;
}

Result<std::shared_ptr<const BookingBook>> BookingBook::load(const store::ReadTransaction &read,
    const UnitCode &school, SchoolKind kind, const QDate &from, const QDate &to)
{
    auto book = std::make_shared<BookingBook>();
    book->m_timetable = usualTimetable(school, kind);
    HZ_CHECK(read.forEachRow(
        QStringLiteral("bookingSettings"), {school.text()}, [&](const store::Row &row) -> Result<> {
            HZ_TRY(const QJsonObject body, parseObject(row.utf8(1)));
            if (row.text(0).startsWith(kTimetables)) {
                HZ_TRY(book->m_timetable, Timetable::fromJson(body));
                return {};
            }
            HZ_TRY(Kit kit, Kit::fromJson(body));
            if (kit.isInUse)
                book->m_kits.push_back(std::move(kit));
            return {};
        }));
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(book->m_kits.begin(), book->m_kits.end(),
        [&collator](const Kit &a, const Kit &b) { return collator(a.name, b.name); });
    HZ_TRY(book->m_rows, rowsOn(read, school, from, to));
    return std::shared_ptr<const BookingBook>(std::move(book));
}

const BookedRow *BookingBook::find(const BookingId &id) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&id](const BookedRow &row) { return row.booking.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

std::vector<BookedRow> BookingBook::met(const Booking &booking) const
{
    return metBy(m_rows, booking);
}

std::vector<PlaceUse> BookingBook::useOf(const SchoolTerm &term, const QDate &upTo) const
{
    const QDate last = std::min(term.last, upTo);
    const int available
        = int(m_timetable.periods.size()) * schoolDays(term.first, last, m_timetable.weekDays);
    std::map<QString, int> booked;
    for (const BookedRow &row : m_rows) {
        const Slot &slot = row.booking.slot;
        if (row.stands() && row.standing.state == BookingState::Confirmed && slot.day >= term.first
            && slot.day <= last && slot.day.dayOfWeek() <= m_timetable.weekDays)
            booked[row.booking.place()] += slot.count();
    }
    std::vector<PlaceUse> uses;
    for (const auto &[place, periods] : booked)
        uses.push_back({place, periods, available});
    return uses;
}

Result<std::vector<Booking>> everyWeek(const Booking &booking, const QDate &until)
{
    std::vector<Booking> all{booking};
    if (!until.isValid() || until < booking.slot.day.addDays(7))
        return all;
    const qint64 weeks = booking.slot.day.daysTo(until) / 7 + 1;
    if (weeks > kMostWeeks)
        return failure(Error::Kind::Invalid,
            Tr::tr("At most %1 weeks are booked at once; up to that day it would be %2.")
                .arg(kMostWeeks)
                .arg(weeks));
    all.front().series = newUlid().toString();
    for (int week = 1; week < int(weeks); ++week) {
        Booking next = all.front();
        next.id = BookingId(newUlid().toString());
        next.slot.day = booking.slot.day.addDays(7 * week);
        all.push_back(std::move(next));
    }
    return all;
}

Result<QList<Edit>> planBookings(
    const store::ReadTransaction &read, std::vector<Booking> bookings, const Deed &deed)
{
    for (Booking &booking : bookings) {
        if (booking.id.isEmpty())
            booking.id = BookingId(newUlid().toString());
        booking.at = deed.at.toUTC();
        booking.by = deed.by;
        HZ_CHECK(checkFields(booking));
    }
    HZ_CHECK(checkFree(read, bookings));
    QList<Edit> edits;
    for (const Booking &booking : bookings)
        edits.append({.id = documentId(booking), .after = booking.toJson()});
    return edits;
}

Result<QList<Edit>> planBookingChange(
    const store::ReadTransaction &read, const Booking &booking, const Deed &deed)
{
    HZ_CHECK(checkFields(booking));
    HZ_TRY(const store::Document document, read.get(documentId(booking)));
    HZ_TRY(const Booking before, Booking::fromJson(document.body));
    HZ_TRY(const BookedRow row, readRow(read, booking.id));
    if (row.isCancelled())
        return failure(Error::Kind::Conflict, Tr::tr("This booking was cancelled meanwhile."));
    Booking after = booking;
    const bool isWithin = before.place() == after.place() && before.slot.day == after.slot.day
        && after.slot.first >= before.slot.first && after.slot.last <= before.slot.last;
    if (!isWithin) {
        HZ_CHECK(checkFree(read, {after}));
        after.heldSince = deed.at.toUTC();
    }
    return QList<Edit>{
        {.id = document.id, .before = document.body, .after = after.toJson(document.body)}};
}

Result<QList<Edit>> planBookingAct(const store::ReadTransaction &read, const BookingId &booking,
    BookingActKind kind, const Deed &deed)
{
    HZ_TRY(const BookedRow row, readRow(read, booking));
    const BookingState state = row.standing.state;
    const bool isPossible = kind == BookingActKind::Confirm ? state == BookingState::Requested
        : kind == BookingActKind::Cancel                    ? state != BookingState::Cancelled
                                                            : state == BookingState::Cancelled;
    if (!isPossible)
        return failure(Error::Kind::Conflict,
            Tr::tr("“%1” is not possible: the booking is “%2” by now.")
                .arg(wordOf(kind), wordOf(state)));
    if (kind != BookingActKind::Cancel)
        HZ_CHECK(checkFree(read, {row.booking}));
    // A clock that is behind does not put a decision before what it is about.
    return QList<Edit>{editOf({.id = newUlid().toString(),
        .booking = booking,
        .kind = kind,
        .at = std::max(deed.at.toUTC(), row.standing.decided.addMSecs(1)),
        .by = deed.by})};
}

Result<QList<Edit>> planSeriesEnd(
    const store::ReadTransaction &read, const BookingId &booking, const Deed &deed)
{
    HZ_TRY(const BookedRow row, readRow(read, booking));
    QList<Edit> edits;
    HZ_TRY(const QList<QVariantList> later,
        read.rows(QStringLiteral("bookingsOfSeries"),
            {row.booking.series, row.booking.slot.day.toJulianDay()}));
    for (const QVariantList &each : later) {
        HZ_TRY(const BookedRow next, readRow(read, BookingId(each[0].toString())));
        if (next.isCancelled())
            continue;
        HZ_TRY(const QList<Edit> one,
            planBookingAct(read, next.booking.id, BookingActKind::Cancel, deed));
        edits.append(one);
    }
    if (edits.isEmpty())
        return planBookingAct(read, booking, BookingActKind::Cancel, deed);
    return edits;
}

Result<QList<Edit>> planKit(const store::ReadTransaction &read, Kit kit)
{
    kit.name = kit.name.simplified();
    if (kit.school.isEmpty() || kit.name.isEmpty() || kit.name.size() > kMostKitName)
        return failure(Error::Kind::Invalid,
            Tr::tr("A kit has a name of at most %1 characters.").arg(kMostKitName));
    if (kit.id.isEmpty())
        kit.id = KitId(newUlid().toString());
    return planSetting(read, kit);
}

Result<QList<Edit>> planTimetable(const store::ReadTransaction &read, const Timetable &timetable)
{
    const auto invalid
        = [](const QString &message) { return failure(Error::Kind::Invalid, message); };
    if (timetable.periods.empty() || timetable.periods.size() > kMostPeriods)
        return invalid(Tr::tr("A day has 1 to %1 periods.").arg(kMostPeriods));
    for (size_t i = 0; i < timetable.periods.size(); ++i) {
        const LessonPeriod &period = timetable.periods[i];
        if (period.name.isEmpty() || period.name.size() > kMostPeriodName)
            return invalid(Tr::tr("Period %1 has a name of at most %2 characters.")
                               .arg(i + 1)
                               .arg(kMostPeriodName));
        if (period.to <= period.from)
            return invalid(Tr::tr("Period “%1” ends before it begins.").arg(period.name));
        if (i > 0 && period.from < timetable.periods[i - 1].to)
            return invalid(
                Tr::tr("Period “%1” begins before the one above it ends.").arg(period.name));
    }
    return planSetting(read, timetable);
}

} // namespace hz::inventory
