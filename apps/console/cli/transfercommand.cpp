#include "cli/transfercommand.h"

#include "cli/plancommand.h"

#include <hz/core/commandline.h>
#include <hz/core/platform/system.h>
#include <hz/inventory/transferlist.h>
#include <hz/store/database.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::TransferCommand)
};

int misused(const QString &message)
{
    warn(message);
    return kWrongUse;
}

QString taken(QStringList &arguments, const char *name)
{
    return takeOption(arguments, QLatin1StringView(name)).value_or(QString());
}

Result<std::shared_ptr<const TransferBook>> bookOf(const store::Database &database)
{
    HZ_CHECK(waitFor(database.building()));
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const std::shared_ptr<const Register> stock, Register::load(*read));
    return runAndWait([&](TaskControl &task) { return TransferBook::load(*read, stock, task); });
}

QJsonObject toJson(const TransferBook &book, const TransferRow &row)
{
    return {{QStringLiteral("id"), row.id.text()}, {QStringLiteral("number"), row.number},
        {QStringLiteral("state"), nameOf(row.state)},
        {QStringLiteral("from"), book.schoolText(row.from)},
        {QStringLiteral("to"), book.schoolText(row.to)}, {QStringLiteral("machines"), row.machines},
        {QStringLiteral("missing"), row.missing}, {QStringLiteral("plan"), row.plan},
        {QStringLiteral("since"), row.since.toString(Qt::ISODate)}, {QStringLiteral("by"), row.by}};
}

Result<QJsonArray> listed(
    const store::Database &database, const UnitCode &scope, std::optional<TransferState> state)
{
    HZ_TRY(const std::shared_ptr<const TransferBook> book, bookOf(database));
    const Register &stock = *book->inventory();
    TransferQuery query;
    if (stock.schoolRow(scope) != kNoRow)
        query.schools = {scope};
    else if (stock.unitRow(scope) != kNoRow)
        query.counties = {scope};
    else if (!scope.isEmpty())
        return failure(Error::Kind::NotFound,
            Tr::tr("There is no school and no county with the code “%1”.").arg(scope.text()));
    if (state)
        query.states = 1U << int(*state);
    HZ_TRY(const TransferList list,
        runAndWait([&](TaskControl &task) { return book->list(query, task); }));
    QJsonArray rows;
    for (const quint32 row : list.rows)
        rows.append(toJson(*book, book->rows()[row]));
    return rows;
}

int list(const store::Database &database, QStringList arguments, bool json)
{
    const UnitCode scope(taken(arguments, "--scope"));
    const QString named = taken(arguments, "--state");
    const std::optional<TransferState> state = fromName<TransferState>(named);
    if (!arguments.isEmpty())
        return misused(Tr::tr("What is “%1”?").arg(arguments.first()));
    if (!named.isEmpty() && !state) {
        QStringList names;
        for (const Term &term : terms<TransferState>())
            names.append(QLatin1StringView(term.name));
        return misused(Tr::tr("An order is never “%1”, but one of: %2.")
                           .arg(named, names.join(QStringLiteral(", "))));
    }
    const Result<QJsonArray> rows = listed(database, scope, state);
    if (!rows)
        return fail(rows.error());
    if (json)
        printJson(*rows);
    else
        for (const QJsonValue &row : *rows)
            print(QStringLiteral("%1  %2  %3 → %4  %5")
                      .arg(row[u"number"].toString(),
                          wordOf(*fromName<TransferState>(row[u"state"].toString())),
                          row[u"from"].toString(), row[u"to"].toString())
                      .arg(row[u"machines"].toInt()));
    return kDone;
}

// By number or id. Numbers can meet; then it must be the id.
Result<TransferId> orderNamed(const TransferBook &book, const QString &name)
{
    std::vector<TransferId> found;
    for (const TransferRow &row : book.rows())
        if (row.id.text() == name || row.number == name)
            found.push_back(row.id);
    if (found.empty())
        return failure(Error::Kind::NotFound, Tr::tr("There is no transfer order “%1”.").arg(name));
    if (found.size() > 1)
        return failure(Error::Kind::Invalid,
            Tr::tr("Several orders have the number “%1”. Name it by its id.").arg(name));
    return found.front();
}

// All of them or none.
Result<> stepAll(store::Database &database, const QStringList &names, const TransferStep &about)
{
    HZ_TRY(const std::shared_ptr<const TransferBook> book, bookOf(database));
    std::vector<TransferStep> steps;
    for (const QString &name : names) {
        TransferStep step = about;
        HZ_TRY(step.order, orderNamed(*book, name));
        if (std::ranges::any_of(
                steps, [&](const TransferStep &other) { return other.order == step.order; }))
            return failure(Error::Kind::Invalid, Tr::tr("“%1” is named twice.").arg(name));
        steps.push_back(std::move(step));
    }
    const Deed deed{QDateTime::currentDateTimeUtc(), platform::userName()};
    return waitFor(database.write(
        [steps, deed, stock = book->inventory()](store::WriteTransaction &write) -> Result<> {
            for (const TransferStep &step : steps) {
                HZ_TRY(const QList<Edit> edits, planTransferStep(write, *stock, step, deed));
                for (const Edit &edit : edits)
                    HZ_CHECK(writeEdit(write, edit));
            }
            return {};
        }));
}

int step(store::Database &database, TransferStepKind kind, QStringList arguments, bool json)
{
    TransferStep about{.kind = kind, .note = taken(arguments, "--note")};
    if (kind == TransferStepKind::Receive)
        about.room = RoomId(taken(arguments, "--room"));
    if (arguments.isEmpty() || arguments.first().startsWith(u"--"))
        return misused(Tr::tr("Say which order it is, by its number."));
    if (const Result<> done = stepAll(database, arguments, about); !done)
        return fail(done.error());
    const Result<std::shared_ptr<const TransferBook>> book = bookOf(database);
    if (!book)
        return fail(book.error());
    QJsonArray rows;
    for (const QString &name : arguments) {
        const Result<TransferId> order = orderNamed(**book, name);
        if (!order)
            return fail(order.error());
        const TransferRow &row = (*book)->rows()[(*book)->rowOf(*order)];
        rows.append(toJson(**book, row));
        if (!json)
            print(QStringLiteral("%1  %2").arg(row.number, wordOf(row.state)));
    }
    if (json)
        printJson(rows);
    return kDone;
}

} // namespace

QString transfersHelp()
{
    return Tr::tr("  transfers list [--scope CODE] [--state STATE] | transfers make [as plan]\n"
                  "  transfers issue|send|receive|withdraw ORDER… [--room ID] [--note TEXT]\n"
                  "                                     orders that move machines between "
                  "schools\n");
}

int transfers(store::Database &database, QStringList arguments, bool json)
{
    const QString verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (verb == u"list")
        return list(database, std::move(arguments), json);
    if (verb == u"make")
        return plan(database, std::move(arguments) << kMakesOrders, json);
    if (const std::optional<TransferStepKind> kind = fromName<TransferStepKind>(verb))
        return step(database, *kind, std::move(arguments), json);
    return misused(Tr::tr("What is to be done with transfer orders: list, make, issue, send, "
                          "receive or withdraw?"));
}

} // namespace hz::console
