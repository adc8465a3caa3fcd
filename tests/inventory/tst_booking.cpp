#include "area.h"

#include <hz/inventory/bookingbook.h>
#include <hz/store/database.h>

#include <QtTest/QTest>

#include <libical/ical.h>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kSchool(u"2162000001"_s);
const QDate kMonday(2025, 10, 20);
const QDateTime kNow{kMonday, QTime(2, 0), Qt::UTC};

QString ulid(int number)
{
    return Ulid::fromNumber(quint64(number)).toString();
}

Booking aBooking(int number, const Slot &slot = {kMonday, 2, 3}, const QString &person = u"王敏"_s)
{
    return {.id = BookingId(ulid(number)),
        .school = kSchool,
        .room = RoomId(ulid(901)),
        .slot = slot,
        .purpose = u"信息科技"_s,
        .className = u"五(2)班"_s,
        .person = person,
        .by = u"李勇"_s,
        .at = kNow};
}

Claim aClaim(int number, int first, int last, bool isConfirmed, int second)
{
    return {BookingId(ulid(number)), u"room"_s, {kMonday, first, last}, isConfirmed,
        kNow.addSecs(second)};
}

// One machine's database.
class Desk {
public:
    explicit Desk(const QString &name)
    {
        auto opened = store::Database::open(
            m_dir.path(name), {.projections = {Register::projection(), bookingProjection()}});
        if (!opened)
            qFatal("%s", hz::test::told(opened).constData());
        database = std::move(*opened);
    }

    // As the program does it: planned and written by the writer.
    Result<QList<Edit>> perform(
        const std::function<Result<QList<Edit>>(const store::ReadTransaction &)> &plan)
    {
        return database
            ->write([plan](store::WriteTransaction &transaction) -> Result<QList<Edit>> {
                HZ_TRY(const QList<Edit> edits, plan(transaction));
                QList<Edit> undo;
                for (const Edit &edit : edits) {
                    HZ_TRY(const Edit back, writeEdit(transaction, edit));
                    undo.prepend(back);
                }
                return undo;
            })
            .wait();
    }
    Result<QList<Edit>> book(const std::vector<Booking> &bookings, const QDateTime &at = kNow)
    {
        return perform([bookings, at](const store::ReadTransaction &read) {
            return planBookings(read, bookings, {at, u"李勇"_s});
        });
    }
    Result<QList<Edit>> act(int number, BookingActKind kind, const QDateTime &at = kNow)
    {
        return perform([number, kind, at](const store::ReadTransaction &read) {
            return planBookingAct(read, BookingId(ulid(number)), kind, {at, u"李勇"_s});
        });
    }
    Result<QList<Edit>> write(const QList<Edit> &edits)
    {
        return perform([edits](const store::ReadTransaction &) { return edits; });
    }
    std::shared_ptr<const BookingBook> book(
        const QDate &from = kMonday, const QDate &to = kMonday.addDays(300)) const
    {
        return *BookingBook::load(**database->read(), kSchool, SchoolKind::PrimarySchool, from, to);
    }
    // "1 stands, 2 gives way to 1".
    QString told(const QDate &day = kMonday) const
    {
        QStringList words;
        const std::shared_ptr<const BookingBook> about = book(day, day);
        for (const BookedRow &row : about->rows()) {
            const QString who = row.booking.person;
            words.append(row.isCancelled() ? who + u" cancelled"_s
                    : row.stands()
                    ? who + u' ' + nameOf(row.standing.state)
                    : who + u" gives way to "_s + about->find(row.givesWayTo)->booking.person);
        }
        words.sort();
        return words.join(u", "_s);
    }
    // Every document that the other has and this has not.
    void pull(const Desk &other)
    {
        const auto theirs = *other.database->read();
        QList<Edit> edits;
        const QStringList ids = theirs->idsWithPrefix(QString()).value();
        for (const QString &id : ids)
            if (!(*database->read())->get(id))
                edits.append({.id = id, .after = theirs->get(id)->body});
        QVERIFY(write(edits));
    }

    std::unique_ptr<store::Database> database;

private:
    TestDir m_dir;
};

std::vector<Claim> someClaims()
{
    const int count = *rc::gen::inRange(0, 12);
    std::vector<Claim> claims;
    for (int i = 0; i < count; ++i) {
        const int first = *rc::gen::inRange(1, 8);
        Claim claim = aClaim(i + 1, first, first + *rc::gen::inRange(0, 3),
            *rc::gen::arbitrary<bool>(), *rc::gen::inRange(0, 4));
        claim.place = *rc::gen::arbitrary<bool>() ? u"room"_s : u"kit"_s;
        claims.push_back(claim);
    }
    return claims;
}

} // namespace

class TestBooking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentsComeBackAsTheyWere()
    {
        Booking booking = aBooking(1);
        booking.series = ulid(5);
        booking.isAsked = true;
        booking.heldSince = kNow.addSecs(60);
        QCOMPARE(Booking::fromJson(booking.toJson()).value(), booking);
        const Kit kit{KitId(ulid(2)), kSchool, u"平板 24 台"_s, u"三楼柜子"_s, false};
        QCOMPARE(Kit::fromJson(kit.toJson()).value(), kit);
        const Timetable table = usualTimetable(kSchool, SchoolKind::JuniorSchool);
        QCOMPARE(table.periods.size(), size_t(10));
        QCOMPARE(Timetable::fromJson(table.toJson()).value(), table);
        QCOMPARE(booking.toJson({{u"colour"_s, 3}})[u"colour"_s], QJsonValue(3));
    }

    void badFieldsAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no day") << u"slot"_s << QJsonValue(u"2025-02-30/1-2"_s);
        QTest::newRow("ends before it begins") << u"slot"_s << QJsonValue(u"2025-10-20/3-2"_s);
        QTest::newRow("period zero") << u"slot"_s << QJsonValue(u"2025-10-20/0-2"_s);
        QTest::newRow("period 99") << u"slot"_s << QJsonValue(u"2025-10-20/1-99"_s);
        QTest::newRow("both a room and a kit") << u"kit"_s << QJsonValue(ulid(3));
        QTest::newRow("no room") << u"room"_s << QJsonValue();
        QTest::newRow("no time") << u"at"_s << QJsonValue(u"yesterday"_s);
    }
    void badFieldsAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject json = aBooking(1).toJson();
        json[field] = value;
        if (value.isNull())
            json.remove(field);
        QCOMPARE(Booking::fromJson(json).error().kind, Error::Kind::Invalid);
    }

    void theEarlierConfirmedOneStands()
    {
        using Giving = std::map<BookingId, BookingId>;
        const BookingId one(ulid(1)), two(ulid(2)), three(ulid(3));
        // Asked for earlier, and yet not before what is confirmed.
        QCOMPARE(
            givingWay({aClaim(1, 1, 2, false, 0), aClaim(2, 2, 3, true, 5)}), (Giving{{one, two}}));
        QCOMPARE(
            givingWay({aClaim(1, 1, 2, true, 9), aClaim(2, 2, 3, true, 5)}), (Giving{{one, two}}));
        QCOMPARE(
            givingWay({aClaim(2, 1, 1, true, 5), aClaim(1, 1, 1, true, 5)}), (Giving{{two, one}}));
        QCOMPARE(givingWay({aClaim(1, 1, 2, true, 0), aClaim(2, 3, 3, true, 0)}), Giving());
        // What gives way keeps nobody out: the third has its place.
        QCOMPARE(givingWay({aClaim(1, 1, 2, true, 0), aClaim(2, 2, 3, true, 1),
                     aClaim(3, 3, 4, true, 2)}),
            (Giving{{two, one}}));
    }

    void whoStandsDependsOnTheSetAlone()
    {
        const bool holds = rc::check("order and repetition change nothing", [] {
            const std::vector<Claim> claims = someClaims();
            const auto once = givingWay(claims);
            std::vector<Claim> other = claims;
            for (const Claim &claim : claims)
                if (*rc::gen::arbitrary<bool>())
                    other.push_back(claim);
            for (size_t i = other.size(); i > 1; --i)
                std::swap(other[i - 1], other[size_t(*rc::gen::inRange<int>(0, int(i)))]);
            RC_ASSERT(givingWay(other) == once);
            // Nobody stands on another, and whoever gives way does so to one that stands.
            for (const Claim &a : claims)
                for (const Claim &b : claims)
                    if (a.id != b.id && a.place == b.place && a.slot.overlaps(b.slot))
                        RC_ASSERT(once.contains(a.id) || once.contains(b.id));
            for (const auto &[who, to] : once)
                RC_ASSERT(!once.contains(to));
        });
        QVERIFY(holds);
    }

    void howItStandsDependsOnWhatWasDecidedAlone()
    {
        const bool holds = rc::check("order and repetition change nothing", [] {
            Booking booking = aBooking(1);
            booking.isAsked = *rc::gen::arbitrary<bool>();
            std::vector<BookingAct> acts;
            const int count = *rc::gen::inRange(0, 6);
            for (int i = 0; i < count; ++i)
                acts.push_back({ulid(100 + i), booking.id, BookingActKind(*rc::gen::inRange(0, 3)),
                    kNow.addSecs(*rc::gen::inRange(0, 5)), u"李勇"_s});
            const BookingStanding once = standingOf(booking, acts);
            std::vector<BookingAct> other(acts.rbegin(), acts.rend());
            other.insert(other.end(), acts.begin(), acts.end());
            RC_ASSERT(standingOf(booking, other) == once);
        });
        QVERIFY(holds);
    }

    void aTakenRoomIsNotBookedAgain()
    {
        Desk desk(u"a.sqlite"_s);
        QVERIFY(desk.book({aBooking(1)}));
        const auto second = desk.book({aBooking(2, {kMonday, 3, 4}, u"赵强"_s)});
        QCOMPARE(second.error().kind, Error::Kind::Conflict);
        QVERIFY2(second.error().message.contains(u"王敏"_s), qPrintable(second.error().message));
        QVERIFY(desk.book({aBooking(3, {kMonday, 4, 4}, u"赵强"_s)}));
        QCOMPARE(desk.told(), u"王敏 confirmed, 赵强 confirmed"_s);
    }

    void aSeriesIsBookedWholeOrNotAtAll()
    {
        Desk desk(u"a.sqlite"_s);
        QVERIFY(desk.book({aBooking(1, {kMonday.addDays(14), 2, 2})}));
        const auto weeks = everyWeek(aBooking(2, {kMonday, 1, 2}), kMonday.addDays(21));
        QCOMPARE(weeks->size(), size_t(4));
        QCOMPARE(desk.book(*weeks).error().kind, Error::Kind::Conflict);
        QCOMPARE(desk.book()->rows().size(), size_t(1));
        QVERIFY(desk.book(*everyWeek(aBooking(2, {kMonday, 3, 4}), kMonday.addDays(21))));
        QCOMPARE(desk.book()->rows().size(), size_t(5));
        QCOMPARE(everyWeek(aBooking(2), kMonday.addDays(7 * kMostWeeks)).error().kind,
            Error::Kind::Invalid);
    }

    void aSeriesEndsFromADayOn()
    {
        Desk desk(u"a.sqlite"_s);
        std::vector<Booking> weeks = *everyWeek(aBooking(2), kMonday.addDays(21));
        QVERIFY(desk.book(weeks));
        QVERIFY(desk.perform([id = weeks[1].id](const store::ReadTransaction &read) {
            return planSeriesEnd(read, id, {kNow, u"李勇"_s});
        }));
        QStringList states;
        const std::shared_ptr<const BookingBook> book = desk.book();
        for (const BookedRow &row : book->rows())
            states.append(nameOf(row.standing.state));
        QCOMPARE(states.join(u' '), u"confirmed cancelled cancelled cancelled"_s);
    }

    void twoMachinesAgreeWhoStands()
    {
        Desk one(u"a.sqlite"_s), other(u"b.sqlite"_s);
        QVERIFY(one.book({aBooking(1)}, kNow.addSecs(60)));
        QVERIFY(other.book({aBooking(2, {kMonday, 3, 3}, u"赵强"_s)}, kNow));
        one.pull(other);
        other.pull(one);
        QCOMPARE(one.told(), u"王敏 gives way to 赵强, 赵强 confirmed"_s);
        QCOMPARE(other.told(), one.told());
        // The one that gave way has its room again when the other is cancelled.
        QVERIFY(other.act(2, BookingActKind::Cancel));
        QCOMPARE(other.told(), u"王敏 confirmed, 赵强 cancelled"_s);
        QCOMPARE(other.act(2, BookingActKind::Restore).error().kind, Error::Kind::Conflict);
    }

    void movingTakesNobodysPlace()
    {
        Desk desk(u"a.sqlite"_s);
        QVERIFY(desk.book({aBooking(1)}));
        QVERIFY(desk.book({aBooking(2, {kMonday, 5, 6}, u"赵强"_s)}, kNow.addSecs(60)));
        const auto move = [&desk](const Slot &to) {
            return desk.perform([to](const store::ReadTransaction &read) {
                return planBookingChange(read, aBooking(1, to), {kNow.addSecs(120), u"李勇"_s});
            });
        };
        QCOMPARE(move({kMonday, 6, 7}).error().kind, Error::Kind::Conflict);
        const auto undo = move({kMonday, 7, 7});
        QVERIFY(undo);
        QCOMPARE(desk.book()->find(BookingId(ulid(1)))->standing.since, kNow.addSecs(120));
        QVERIFY(desk.write(*undo));
        QCOMPARE(desk.book()->find(BookingId(ulid(1)))->booking, aBooking(1));
        // Made shorter it holds what it held.
        QVERIFY(move({kMonday, 2, 2}));
        QCOMPARE(desk.book()->find(BookingId(ulid(1)))->standing.since, kNow);
    }

    void whatIsAskedForIsConfirmedOnce()
    {
        Desk desk(u"a.sqlite"_s);
        Booking asked = aBooking(1);
        asked.isAsked = true;
        QVERIFY(desk.book({asked}));
        QCOMPARE(desk.told(), u"王敏 requested"_s);
        QVERIFY(desk.act(1, BookingActKind::Confirm));
        QCOMPARE(desk.told(), u"王敏 confirmed"_s);
        QCOMPARE(desk.act(1, BookingActKind::Confirm).error().kind, Error::Kind::Conflict);
        QVERIFY(desk.act(1, BookingActKind::Cancel));
        QVERIFY(desk.act(1, BookingActKind::Restore));
        QCOMPARE(desk.told(), u"王敏 confirmed"_s);
    }

    void whatWasCancelledByAClockAheadCanBeBookedAgain()
    {
        Desk desk(u"a.sqlite"_s);
        QVERIFY(desk.book({aBooking(1)}));
        const auto act = [&desk](BookingActKind kind, const QDateTime &at) {
            return desk.perform([=](const store::ReadTransaction &read) {
                return planBookingAct(read, BookingId(ulid(1)), kind, {at, u"李勇"_s});
            });
        };
        QVERIFY(act(BookingActKind::Cancel, kNow.addYears(1)));
        QCOMPARE(desk.told(), u"王敏 cancelled"_s);
        QVERIFY(act(BookingActKind::Restore, kNow.addSecs(60)));
        QCOMPARE(desk.told(), u"王敏 confirmed"_s);
        QVERIFY(act(BookingActKind::Cancel, kNow.addSecs(120)));
        QCOMPARE(desk.told(), u"王敏 cancelled"_s);
    }

    void useCountsWhatStands()
    {
        Desk desk(u"a.sqlite"_s);
        QVERIFY(desk.book(*everyWeek(aBooking(1), kMonday.addDays(14))));
        const SchoolTerm term = termOf(kMonday);
        QCOMPARE(term, (SchoolTerm{{2025, 9, 1}, {2026, 1, 20}}));
        QCOMPARE(term.after().before(), term);
        QCOMPARE(termOf(QDate(2026, 8, 1)).first, QDate(2026, 9, 1));
        // The third week is still to come; 1 September to 27 October are 41 school days.
        const auto uses = desk.book(term.first, term.last)->useOf(term, kMonday.addDays(7));
        QCOMPARE(uses, (std::vector<PlaceUse>{{aBooking(1).place(), 4, 41 * 7}}));
    }

    void timetablesAreChecked()
    {
        Desk desk(u"a.sqlite"_s);
        Timetable table = usualTimetable(kSchool, SchoolKind::PrimarySchool);
        const auto plan = [&desk](const Timetable &wanted) {
            return desk.perform([wanted](const store::ReadTransaction &read) {
                return planTimetable(read, wanted);
            });
        };
        std::swap(table.periods[0].from, table.periods[0].to);
        QCOMPARE(plan(table).error().kind, Error::Kind::Invalid);
        table = usualTimetable(kSchool, SchoolKind::PrimarySchool);
        table.periods[1].from = QTime(8, 30);
        QCOMPARE(plan(table).error().kind, Error::Kind::Invalid);
        table.periods = {{u"早读"_s, QTime(7, 30), QTime(8, 0)}};
        QVERIFY(plan(table));
        QCOMPARE(desk.book()->timetable(), table);
        QVERIFY(desk.perform([](const store::ReadTransaction &read) {
            return planKit(read, {.id = {}, .school = kSchool, .name = u" 平板 "_s, .note = {}});
        }));
        QCOMPARE(desk.book()->kits().front().name, u"平板"_s);
    }

    void aCalendarIsReadByOthers()
    {
        Booking booking = aBooking(1);
        booking.purpose
            = u"公开课：人工智能, 第一讲; 全校教师都来听的一节很长很长的课的很长很长的名字"_s;
        const BookedRow row{
            .booking = booking, .standing = {BookingState::Confirmed, kNow}, .givesWayTo = {}};
        BookedRow lost = row;
        lost.givesWayTo = BookingId(ulid(9));
        const QByteArray bytes = calendarOf(u"一楼计算机教室"_s, {row, lost},
            usualTimetable(kSchool, SchoolKind::PrimarySchool),
            {{booking.place(), u"计算机教室, 一楼"_s}}, kNow);
        for (const QByteArray &line : bytes.split('\n'))
            QVERIFY2(line.size() <= 76, line.constData()); // with the carriage return
        icalcomponent *const calendar = icalparser_parse_string(bytes.constData());
        QVERIFY(calendar);
        QCOMPARE(icalcomponent_count_errors(calendar), 0);
        QVERIFY(icalrestriction_check(calendar));
        icalcomponent *const event
            = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
        QVERIFY(event);
        QVERIFY(!icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT));
        QCOMPARE(QString::fromUtf8(icalcomponent_get_summary(event)), booking.purpose);
        QCOMPARE(QString::fromUtf8(icalcomponent_get_location(event)), u"计算机教室, 一楼"_s);
        QCOMPARE(QString::fromUtf8(icalcomponent_get_description(event)), u"五(2)班\n王敏"_s);
        const auto clock = [calendar](icaltimetype time) {
            time.zone = icalcomponent_get_timezone(calendar, "Asia/Shanghai");
            const icaltimetype utc
                = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
            return u"%1:%2"_s.arg(utc.hour, 2, 10, QChar(u'0')).arg(utc.minute, 2, 10, QChar(u'0'));
        };
        QCOMPARE(clock(icalcomponent_get_dtstart(event)), u"01:10"_s);
        QCOMPARE(clock(icalcomponent_get_dtend(event)), u"03:00"_s);
        icalcomponent_free(calendar);
    }
};

QTEST_GUILESS_MAIN(TestBooking)
#include "tst_booking.moc"
