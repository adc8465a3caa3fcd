#include "cli/servicecommand.h"

#include "tickets/photo.h"
#include "window/standing.h"

#include <hz/core/commandline.h>
#include <hz/core/platform/system.h>
#include <hz/inventory/inspectionlist.h>
#include <hz/inventory/planreasons.h>
#include <hz/inventory/stocktake.h>
#include <hz/inventory/ticketlist.h>
#include <hz/store/database.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ServiceCommand)
};

int misused(const QString &message)
{
    warn(message);
    return kWrongUse;
}

QString notUnderstood(const QString &argument)
{
    return Tr::tr("“%1” is not understood.").arg(argument);
}

Result<std::shared_ptr<const Register>> stockOf(const store::Database &database)
{
    HZ_CHECK(waitFor(database.building()));
    HZ_TRY(const auto read, database.read());
    return Register::load(*read);
}

// The one machine that a code names.
Result<quint32> deviceWith(const std::shared_ptr<const Register> &stock, const QString &code)
{
    const std::vector<quint32> rows = CodeIndex(stock).find(code);
    if (rows.empty())
        return failure(Error::Kind::NotFound, Tr::tr("No machine has the code “%1”.").arg(code));
    if (rows.size() > 1)
        return failure(Error::Kind::Conflict,
            Tr::tr("%1 machines have the code “%2”: take the one on the label.")
                .arg(rows.size())
                .arg(code));
    return rows.front();
}

struct Asked {
    QString code = {};
    QString fault = {};
    QString note = {};
    QString photo = {}; // a file; may be empty
};

Result<Ticket> report(store::Database &database, const Asked &asked)
{
    HZ_TRY(const std::shared_ptr<const Register> stock, stockOf(database));
    HZ_TRY(const quint32 row, deviceWith(stock, asked.code));
    const DeviceRow &device = stock->devices()[row];
    Ticket ticket{.id = TicketId(newUlid().toString()),
        .device = stock->idOf(device),
        .fault = asked.fault,
        .note = asked.note};
    if (device.school != kNoRow)
        ticket.school = stock->schools()[device.school].code;
    if (device.room != kNoRow)
        ticket.room = stock->rooms()[device.room].id;
    if (!asked.photo.isEmpty()) {
        HZ_TRY(const store::BlobRef photo, keepPhoto(asked.photo, database.blobs()));
        ticket.photos = {photo};
    }
    HZ_TRY(const QList<Edit> edits,
        planTicket(ticket, {QDateTime::currentDateTimeUtc(), platform::userName()}));
    HZ_CHECK(runAndWait([&](TaskControl &task) { return writeEdits(database, edits, task); }));
    return ticket;
}

// Codes of the schools and counties that are meant; both empty: all.
Result<std::pair<std::vector<UnitCode>, std::vector<UnitCode>>> scopeOf(
    const Register &stock, const QString &scope)
{
    std::pair<std::vector<UnitCode>, std::vector<UnitCode>> codes;
    if (scope.isEmpty())
        return codes;
    const UnitCode code(scope);
    const quint32 unit = stock.unitRow(code);
    if (stock.schoolRow(code) != kNoRow)
        codes.first = {code};
    else if (unit == kNoRow)
        return failure(Error::Kind::NotFound,
            Tr::tr("There is no school, county or prefecture with the code “%1”.").arg(scope));
    else if (stock.units()[unit].level == UnitLevel::County)
        codes.second = {code};
    return codes;
}

QString day(const QDate &date)
{
    return date.toString(Qt::ISODate);
}

Result<QJsonArray> unfinishedTickets(const store::Database &database, const QString &scope)
{
    HZ_TRY(const std::shared_ptr<const Register> stock, stockOf(database));
    TicketQuery query{.sortBy = TicketColumn::Due, .isDescending = false};
    for (size_t i = 0; i < kTicketStates; ++i)
        if (isUnfinished(TicketState(i)))
            query.states |= 1u << i;
    HZ_TRY(std::tie(query.schools, query.counties), scopeOf(*stock, scope));
    const QDate today = QDate::currentDate();
    return runAndWait([&](TaskControl &task) -> Result<QJsonArray> {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(const auto book, TicketBook::load(*read, stock, task));
        HZ_TRY(const TicketList list, book->list(query, today, task));
        QJsonArray tickets;
        for (const quint32 row : list.rows) {
            const TicketRow &ticket = book->rows()[row];
            tickets.append(QJsonObject{{QStringLiteral("id"), ticket.id.text()},
                {QStringLiteral("state"), nameOf(ticket.state)},
                {QStringLiteral("fault"), faultKinds()[ticket.fault].id},
                {QStringLiteral("machine"), book->machineText(ticket)},
                {QStringLiteral("room"), book->placeText(ticket)},
                {QStringLiteral("school"),
                    ticket.school == kNoRow ? QString() : schoolName(*stock, ticket.school)},
                {QStringLiteral("reportedAt"), ticket.at.toString(Qt::ISODate)},
                {QStringLiteral("due"), day(ticket.due)},
                {QStringLiteral("overdue"), ticket.isOverdue(today)}});
        }
        return tickets;
    });
}

Result<QJsonArray> dueInspections(const store::Database &database, const QString &scope)
{
    HZ_TRY(const std::shared_ptr<const Register> stock, stockOf(database));
    InspectionQuery query;
    query.states
        = 1u << int(DueState::Overdue) | 1u << int(DueState::Due) | 1u << int(DueState::Begun);
    HZ_TRY(std::tie(query.schools, query.counties), scopeOf(*stock, scope));
    return runAndWait([&](TaskControl &task) -> Result<QJsonArray> {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(const auto book, InspectionBook::load(*read, stock, QDate::currentDate(), task));
        HZ_TRY(const InspectionList list, book->list(query, task));
        QJsonArray dues;
        for (const quint32 row : list.rows) {
            const InspectionDue &due = book->dues()[row];
            const School &school = stock->schools()[due.school];
            const InspectionTemplate &form = inspectionTemplates().templates[due.form];
            dues.append(QJsonObject{
                {QStringLiteral("id"),
                    QStringList{form.id, school.code.text(),
                        due.room == kNoRow ? QString() : stock->rooms()[due.room].id.text()}
                        .join(u':')},
                {QStringLiteral("inspection"), form.id},
                {QStringLiteral("state"), nameOf(due.state)},
                {QStringLiteral("school"), schoolName(*stock, due.school)},
                {QStringLiteral("room"),
                    due.room == kNoRow ? QString() : stock->rooms()[due.room].name},
                {QStringLiteral("due"), day(due.due)}, {QStringLiteral("last"), day(due.last)},
                {QStringLiteral("overdue"), due.isOverdue()}});
        }
        return dues;
    });
}

// Where a script reads a name, a person reads the word for it.
template<typename E> QString wordFor(const QString &name)
{
    const std::optional<E> value = fromName<E>(name);
    return value ? wordOf(*value) : name;
}

QString dayFor(const QString &iso)
{
    return dayText(QDate::fromString(iso, Qt::ISODate));
}

QString faultFor(const QString &id)
{
    return faultKind(id).title.text();
}

QString inspectionFor(const QString &id)
{
    const InspectionTemplate *form = inspectionTemplates().find(id);
    return form ? form->title.text() : id;
}

struct Column {
    QString key;
    QString (*words)(const QString &) = nullptr; // null: as it is
};

// A line each, the columns as wide as they must be.
void printRows(const QJsonArray &rows, const std::vector<Column> &columns)
{
    std::vector<int> widths(columns.size());
    std::vector<QStringList> lines;
    for (const QJsonValue &row : rows) {
        QStringList &cells = lines.emplace_back();
        for (size_t i = 0; i < columns.size(); ++i) {
            const QString value = row[columns[i].key].toString();
            cells.append(columns[i].words ? columns[i].words(value) : value);
            widths[i] = std::max(widths[i], columnsOf(cells.last()));
        }
    }
    for (const QStringList &cells : lines) {
        QStringList wide;
        for (qsizetype i = 0; i < cells.size(); ++i)
            wide.append(padded(cells[i], widths[size_t(i)]));
        print(wide.join(u"  ").trimmed());
    }
}

int list(Result<QJsonArray> (*rows)(const store::Database &, const QString &),
    const store::Database &database, QStringList arguments, bool json,
    const std::vector<Column> &columns)
{
    const QString scope = takeOption(arguments, QStringLiteral("--scope")).value_or(QString());
    if (!arguments.isEmpty())
        return misused(notUnderstood(arguments.first()));
    const Result<QJsonArray> found = rows(database, scope);
    if (!found)
        return fail(found.error());
    if (json)
        printJson(*found);
    else
        printRows(*found, columns);
    return kDone;
}

} // namespace

int reportFault(store::Database &database, QStringList arguments, bool json)
{
    const auto take = [&arguments](const char *name) {
        return takeOption(arguments, QLatin1StringView(name)).value_or(QString());
    };
    Asked asked{.fault = take("--fault"), .note = take("--note"), .photo = take("--photo")};
    QStringList ids;
    for (const FaultKind &kind : faultKinds())
        ids.append(kind.id);
    if (!ids.contains(asked.fault))
        return misused(
            Tr::tr("Say with --fault what is wrong: %1.").arg(ids.join(QStringLiteral(", "))));
    if (arguments.size() != 1)
        return misused(Tr::tr("Say which machine it is, by its code."));
    asked.code = arguments.first();
    const Result<Ticket> ticket = report(database, asked);
    if (!ticket)
        return fail(ticket.error());
    if (json)
        printJson(QJsonObject{{QStringLiteral("id"), ticket->id.text()}});
    else
        print(Tr::tr("Reported: %1").arg(faultKind(ticket->fault).title.text()));
    return kDone;
}

int listTickets(const store::Database &database, QStringList arguments, bool json)
{
    return list(unfinishedTickets, database, std::move(arguments), json,
        {{QStringLiteral("due"), dayFor}, {QStringLiteral("state"), wordFor<TicketState>},
            {QStringLiteral("fault"), faultFor}, {QStringLiteral("machine")},
            {QStringLiteral("room")}, {QStringLiteral("school")}});
}

int listInspections(const store::Database &database, QStringList arguments, bool json)
{
    return list(dueInspections, database, std::move(arguments), json,
        {{QStringLiteral("due"), dayFor}, {QStringLiteral("state"), wordFor<DueState>},
            {QStringLiteral("inspection"), inspectionFor}, {QStringLiteral("school")},
            {QStringLiteral("room")}, {QStringLiteral("id")}});
}

} // namespace hz::console
