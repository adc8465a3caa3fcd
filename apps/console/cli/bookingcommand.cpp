#include "cli/bookingcommand.h"

#include <hz/core/commandline.h>
#include <hz/core/platform/system.h>
#include <hz/inventory/bookingbook.h>
#include <hz/inventory/figures.h>
#include <hz/inventory/linetest.h>
#include <hz/inventory/planreasons.h>
#include <hz/store/database.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::BookingCommand)
};

constexpr int kWeek = 7;
constexpr int kMostSeconds = 60;

int misused(const QString &message)
{
    warn(message);
    return kWrongUse;
}

QString taken(QStringList &arguments, const char *name)
{
    return takeOption(arguments, QLatin1StringView(name)).value_or(QString());
}

Result<std::shared_ptr<const Register>> stockOf(const store::Database &database)
{
    HZ_CHECK(waitFor(database.building()));
    HZ_TRY(const auto read, database.read());
    return Register::load(*read);
}

Deed deedNow()
{
    return {QDateTime::currentDateTimeUtc(), platform::userName()};
}

// Planned and written by the writer, so that nobody is faster.
Result<QList<Edit>> perform(store::Database &database,
    const std::function<Result<QList<Edit>>(const store::ReadTransaction &)> &plan)
{
    return waitFor(
        database.write([plan](store::WriteTransaction &transaction) -> Result<QList<Edit>> {
            HZ_TRY(const QList<Edit> edits, plan(transaction));
            for (const Edit &edit : edits)
                HZ_CHECK(writeEdit(transaction, edit));
            return edits;
        }));
}

int tell(const Result<QJsonArray> &rows, bool json, const QStringList &keys)
{
    if (!rows)
        return fail(rows.error());
    if (json) {
        printJson(*rows);
        return kDone;
    }
    for (const QJsonValue &row : *rows) {
        QStringList cells;
        for (const QString &key : keys)
            cells.append(row[key].toVariant().toString());
        print(cells.join(u"  "));
    }
    return kDone;
}

// ---------------------------------------------------------------- bookings

Result<QJsonArray> bookingsFrom(
    const store::Database &database, const UnitCode &only, const QDate &from)
{
    HZ_TRY(const std::shared_ptr<const Register> stock, stockOf(database));
    if (!only.isEmpty() && stock->schoolRow(only) == kNoRow)
        return failure(Error::Kind::NotFound,
            Tr::tr("There is no school with the code “%1”.").arg(only.text()));
    HZ_TRY(const auto read, database.read());
    QJsonArray list;
    for (const School &school : stock->schools()) {
        if (!only.isEmpty() && school.code != only)
            continue;
        HZ_TRY(const auto book,
            BookingBook::load(*read, school.code, school.kind, from, from.addDays(kWeek - 1)));
        for (const BookedRow &row : book->rows()) {
            const Booking &about = row.booking;
            const quint32 room = about.room.isEmpty() ? kNoRow : stock->roomRow(about.room);
            QString place = room == kNoRow ? about.place() : stock->rooms()[room].name;
            for (const Kit &kit : book->kits())
                if (kit.id == about.kit)
                    place = kit.name;
            list.append(QJsonObject{{QStringLiteral("id"), about.id.text()},
                {QStringLiteral("day"), about.slot.day.toString(Qt::ISODate)},
                {QStringLiteral("periods"),
                    QStringLiteral("%1-%2").arg(about.slot.first).arg(about.slot.last)},
                {QStringLiteral("place"), place}, {QStringLiteral("school"), school.name},
                {QStringLiteral("purpose"), about.purpose},
                {QStringLiteral("class"), about.className},
                {QStringLiteral("person"), about.person},
                {QStringLiteral("state"), nameOf(row.standing.state)},
                {QStringLiteral("givesWayTo"), row.givesWayTo.text()}});
        }
    }
    return list;
}

Result<QList<Edit>> addBooking(store::Database &database, Booking booking, const QDate &until)
{
    HZ_TRY(const std::shared_ptr<const Register> stock, stockOf(database));
    if (!booking.room.isEmpty()) {
        const quint32 room = stock->roomRow(booking.room);
        if (room == kNoRow)
            return failure(Error::Kind::NotFound,
                Tr::tr("There is no room with the id “%1”.").arg(booking.room.text()));
        booking.school = stock->rooms()[room].school;
    } else {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(
            const store::Document document, read->get(QStringLiteral("kit:") + booking.kit.text()));
        HZ_TRY(const Kit kit, Kit::fromJson(document.body));
        booking.school = kit.school;
    }
    HZ_TRY(const std::vector<Booking> all, everyWeek(booking, until));
    return perform(database,
        [all](const store::ReadTransaction &read) { return planBookings(read, all, deedNow()); });
}

int add(store::Database &database, QStringList arguments, bool json)
{
    Booking booking{.room = RoomId(taken(arguments, "--room")),
        .kit = KitId(taken(arguments, "--kit")),
        .purpose = taken(arguments, "--purpose"),
        .className = taken(arguments, "--class"),
        .person = taken(arguments, "--person")};
    const QString day = taken(arguments, "--day"), periods = taken(arguments, "--periods"),
                  until = taken(arguments, "--until");
    const QString span = periods.contains(u'-') ? periods : periods + u'-' + periods;
    const std::optional<Slot> slot = Slot::fromText(day + u'/' + span);
    if (!arguments.isEmpty() || booking.room.isEmpty() == booking.kit.isEmpty() || !slot)
        return misused(Tr::tr("Say with --room or --kit what is booked, with --day which day "
                              "(2026-03-05), with --periods which periods (2-3)."));
    const QDate last = QDate::fromString(until, Qt::ISODate);
    if (!until.isEmpty() && !last.isValid())
        return misused(Tr::tr("“%1” is no day.").arg(until));
    booking.id = BookingId(newUlid().toString());
    booking.slot = *slot;
    const Result<QList<Edit>> edits = addBooking(database, booking, last);
    if (!edits)
        return fail(edits.error());
    if (json)
        printJson(QJsonObject{{QStringLiteral("id"), booking.id.text()},
            {QStringLiteral("bookings"), int(edits->size())}});
    else
        print(Tr::tr("Booked: %n time(s)", nullptr, int(edits->size())));
    return kDone;
}

int cancel(store::Database &database, const QStringList &arguments, bool json)
{
    if (arguments.size() != 1)
        return misused(Tr::tr("Say which booking it is, by its id."));
    const Result<QList<Edit>> edits = perform(
        database, [id = BookingId(arguments.first())](const store::ReadTransaction &read) {
            return planBookingAct(read, id, BookingActKind::Cancel, deedNow());
        });
    if (!edits)
        return fail(edits.error());
    if (json)
        printJson(QJsonObject{{QStringLiteral("id"), arguments.first()}});
    else
        print(Tr::tr("The booking is cancelled."));
    return kDone;
}

// ---------------------------------------------------------------- lines

Result<QJsonArray> linesOf(const store::Database &database, const UnitCode &scope)
{
    HZ_TRY(const std::shared_ptr<const Register> stock, stockOf(database));
    const int year = QDate::currentDate().year();
    QJsonArray list;
    for (const NetworkLine &each : stock->lines()) {
        const quint32 row = stock->schoolRow(each.school);
        const bool isIn = scope.isEmpty() || each.school == scope
            || (row != kNoRow && stock->schools()[row].county == scope);
        if (!isIn)
            continue;
        const std::optional<qint64> kbps = judgedKbps(stock->measuredOn(each.id), year);
        list.append(QJsonObject{{QStringLiteral("id"), each.id.text()},
            {QStringLiteral("school"),
                row == kNoRow ? each.school.text() : schoolName(*stock, row)},
            {QStringLiteral("operator"), each.carrier}, {QStringLiteral("kind"), nameOf(each.kind)},
            {QStringLiteral("contractedMbps"), each.downMbps},
            {QStringLiteral("measuredKbps"), kbps ? QJsonValue(*kbps) : QJsonValue()}});
    }
    return list;
}

int addLine(store::Database &database, QStringList arguments, bool json)
{
    NetworkLine made{.id = LineId(newUlid().toString()),
        .school = UnitCode(taken(arguments, "--school")),
        .carrier = taken(arguments, "--operator"),
        .downMbps = taken(arguments, "--down").toInt(),
        .upMbps = taken(arguments, "--up").toInt(),
        .since = QDate::currentDate()};
    if (!arguments.isEmpty() || made.school.isEmpty() || made.downMbps < 1)
        return misused(
            Tr::tr("Say with --school whose line it is and with --down how many Mbit/s it has."));
    const Result<std::shared_ptr<const Register>> stock = stockOf(database);
    if (!stock)
        return fail(stock.error());
    if ((*stock)->schoolRow(made.school) == kNoRow)
        return fail(Error{Error::Kind::NotFound,
            Tr::tr("There is no school with the code “%1”.").arg(made.school.text()), {}});
    const Result<QList<Edit>> edits = perform(
        database, [made](const store::ReadTransaction &read) { return planLine(read, made); });
    if (!edits)
        return fail(edits.error());
    if (json)
        printJson(QJsonObject{{QStringLiteral("id"), made.id.text()}});
    else
        print(made.id.text());
    return kDone;
}

Result<LineReading> measured(
    store::Database &database, const LineTestOptions &options, const LineId &id)
{
    if (!id.isEmpty()) { // before the time is spent
        HZ_TRY(const auto read, database.read());
        HZ_CHECK(read->get(QStringLiteral("line:") + id.text()));
    }
    LineTester tester;
    HZ_TRY(LineReading reading, waitFor(tester.run(options)));
    reading.at = QDateTime::currentDateTimeUtc();
    reading.by = platform::userName();
    if (!id.isEmpty())
        HZ_CHECK(perform(database, [id, reading](const store::ReadTransaction &read) {
            return planReading(read, id, reading, measuringMachine());
        }));
    return reading;
}

int testLine(store::Database &database, QStringList arguments, bool json)
{
    LineTestOptions options{
        .url = QUrl(taken(arguments, "--url")), .uploadUrl = QUrl(taken(arguments, "--upload"))};
    const LineId id(taken(arguments, "--line"));
    if (const QString seconds = taken(arguments, "--seconds"); !seconds.isEmpty()) {
        const int count = seconds.toInt();
        if (count < 1 || count > kMostSeconds)
            return misused(Tr::tr("A line is measured for 1 to %1 seconds.").arg(kMostSeconds));
        options.downFor = options.upFor = std::chrono::seconds(count);
    }
    if (!arguments.isEmpty() || options.url.isEmpty())
        return misused(Tr::tr("Say with --url which address is measured against."));
    const Result<LineReading> reading = measured(database, options, id);
    if (!reading)
        return fail(reading.error());
    const auto orNull = [](const auto &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    if (json)
        printJson(QJsonObject{{QStringLiteral("downKbps"), reading->downKbps},
            {QStringLiteral("upKbps"), orNull(reading->upKbps)},
            {QStringLiteral("latencyMs"), orNull(reading->latencyMs)},
            {QStringLiteral("lossPermille"), orNull(reading->lossPermille)},
            {QStringLiteral("address"), reading->address},
            {QStringLiteral("kept"), !id.isEmpty()}});
    else
        print(Tr::tr("%1 Mbit/s").arg(double(reading->downKbps) / 1'000, 0, 'f', 1));
    return kDone;
}

} // namespace

int booking(store::Database &database, QStringList arguments, bool json)
{
    const QString verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (verb == u"add")
        return add(database, std::move(arguments), json);
    if (verb == u"cancel")
        return cancel(database, arguments, json);
    const UnitCode scope(taken(arguments, "--scope"));
    const QString from = taken(arguments, "--day");
    const QDate day = from.isEmpty() ? QDate::currentDate() : QDate::fromString(from, Qt::ISODate);
    if (verb != u"list" || !arguments.isEmpty() || !day.isValid())
        return misused(Tr::tr("What is to be done with bookings: list, add or cancel?"));
    return tell(bookingsFrom(database, scope, day), json,
        {QStringLiteral("day"), QStringLiteral("periods"), QStringLiteral("place"),
            QStringLiteral("school"), QStringLiteral("purpose"), QStringLiteral("person"),
            QStringLiteral("state")});
}

int line(store::Database &database, QStringList arguments, bool json)
{
    const QString verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (verb == u"add")
        return addLine(database, std::move(arguments), json);
    if (verb == u"test")
        return testLine(database, std::move(arguments), json);
    const UnitCode scope(taken(arguments, "--scope"));
    if (verb != u"list" || !arguments.isEmpty())
        return misused(Tr::tr("What is to be done with lines: list, add or test?"));
    return tell(linesOf(database, scope), json,
        {QStringLiteral("school"), QStringLiteral("operator"), QStringLiteral("contractedMbps"),
            QStringLiteral("measuredKbps")});
}

} // namespace hz::console
