#include "cli/importcommand.h"

#include "cli/importrun.h"

#include <hz/core/commandline.h>
#include <hz/core/platform/system.h>
#include <hz/store/database.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Import)
};

Result<ImportRequest> requestOf(QStringList arguments)
{
    ImportRequest request;
    request.options.deed = {QDateTime::currentDateTimeUtc(), platform::userName()};
    request.options.school
        = UnitCode(takeOption(arguments, QStringLiteral("--school")).value_or(QString()));
    request.isDryRun = arguments.removeAll(QStringLiteral("--dry-run")) > 0;
    if (const std::optional<QString> year = takeOption(arguments, QStringLiteral("--year"))) {
        bool isNumber = false;
        request.options.year = year->toInt(&isNumber);
        if (!isNumber || request.options.year < 1900 || request.options.year > 9999)
            return failure(Error::Kind::Invalid, Tr::tr("“%1” is no year.").arg(*year));
    }
    request.files = arguments;
    if (request.files.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("Name the files to import."));
    return request;
}

QString nameOfRow(const ImportedList &list, const PlannedRow &row)
{
    return list.pathOf ? list.pathOf(row.number)
                       : Tr::tr("%1, %2, row %3").arg(list.file, list.sheet).arg(row.number);
}

QJsonObject toJson(const ImportedList &list)
{
    QJsonObject json{{QStringLiteral("file"), list.file}, {QStringLiteral("sheet"), list.sheet},
        {QStringLiteral("subject"), nameOf(list.plan.map.subject)},
        {QStringLiteral("titleRow"), list.plan.map.titleRow},
        {QStringLiteral("rows"), qint64(list.plan.rows.size())},
        {QStringLiteral("newRooms"), qint64(list.plan.newRooms.size())},
        {QStringLiteral("written"), list.written}};
    for (size_t i = 0; i < kRowOutcomes; ++i)
        json[nameOf(RowOutcome(i))] = list.plan.totals[i];
    QJsonArray columns, problems, notes, doubtful;
    for (const MappedColumn &column : list.plan.map.columns)
        columns.append(QJsonObject{{QStringLiteral("title"), column.title},
            {QStringLiteral("field"), nameOf(column.field)},
            {QStringLiteral("double"), column.isDouble}});
    const auto told = [&list](const PlannedRow &row, const RowProblem &problem) {
        QJsonObject one{{QStringLiteral("row"), row.number},
            {QStringLiteral("column"), problem.column}, {QStringLiteral("value"), problem.value},
            {QStringLiteral("reason"), problem.reason}};
        if (list.pathOf)
            one[QStringLiteral("file")] = list.pathOf(row.number);
        return one;
    };
    for (const PlannedRow &row : list.plan.rows) {
        for (const RowProblem &problem : row.problems)
            problems.append(told(row, problem));
        for (const RowProblem &note : row.notes)
            notes.append(told(row, note));
        if (row.outcome != RowOutcome::Doubtful)
            continue;
        QJsonArray candidates;
        for (const RowCandidate &candidate : row.candidates)
            if (candidate.row == 0)
                candidates.append(candidate.device.text());
        doubtful.append(QJsonObject{
            {QStringLiteral("row"), row.number}, {QStringLiteral("candidates"), candidates}});
    }
    json[QStringLiteral("columns")] = columns;
    json[QStringLiteral("problems")] = problems;
    json[QStringLiteral("notes")] = notes;
    json[QStringLiteral("doubtfulRows")] = doubtful;
    return json;
}

void print(const ImportedList &list)
{
    const auto total = [&list](RowOutcome outcome) { return list.plan.total(outcome); };
    commandline::print(Tr::tr("%1 %2: %3 new, %4 changed, %5 unchanged, %6 to be decided, %7 not "
                              "imported")
                           .arg(list.file, list.sheet)
                           .arg(total(RowOutcome::New))
                           .arg(total(RowOutcome::Changed))
                           .arg(total(RowOutcome::Same))
                           .arg(total(RowOutcome::Doubtful))
                           .arg(total(RowOutcome::Failed)));
    for (const ImportField field : list.plan.map.doubles())
        warn(Tr::tr("%1: several columns could be “%2”; the one that says it best is taken.")
                 .arg(list.sheet, wordOf(field)));
    for (const PlannedRow &row : list.plan.rows)
        for (const std::vector<RowProblem> *told : {&row.problems, &row.notes})
            for (const RowProblem &each : *told)
                warn(QStringLiteral("%1: %2 %3 %4")
                         .arg(nameOfRow(list, row), each.column, each.value, each.reason)
                         .simplified());
}

} // namespace

int importFiles(store::Database &database, QStringList arguments, bool json)
{
    const Result<ImportRequest> request = requestOf(std::move(arguments));
    if (!request) {
        fail(request.error());
        return kWrongUse;
    }
    if (const Result<bool> built = waitFor(database.building()); !built)
        return fail(built.error());
    const Result<ImportRun> outcome
        = runAndWait([&](TaskControl &task) { return importAll(database, *request, task); });
    if (!outcome)
        return fail(outcome.error());
    bool isWhole = outcome->failures.isEmpty();
    QJsonArray files, failures;
    for (const ImportedList &list : outcome->lists) {
        isWhole = isWhole && list.plan.total(RowOutcome::Failed) == 0;
        files.append(toJson(list));
        if (!json)
            print(list);
    }
    for (const auto &[path, error] : outcome->failures) {
        failures.append(
            QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("reason"), error.message}});
        if (!json)
            fail(error);
    }
    if (json)
        printJson(
            QJsonObject{{QStringLiteral("files"), files}, {QStringLiteral("failures"), failures}});
    return isWhole ? kDone : kFailed;
}

} // namespace hz::console
