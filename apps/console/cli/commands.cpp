#include "cli/commands.h"

#include "cli/bookingcommand.h"
#include "cli/censuscommand.h"
#include "cli/collectcommand.h"
#include "cli/importcommand.h"
#include "cli/judged.h"
#include "cli/labelcommand.h"
#include "cli/papercommand.h"
#include "cli/place.h"
#include "cli/plancommand.h"
#include "cli/servicecommand.h"
#include "cli/transfercommand.h"
#include "cli/workscommand.h"
#include "reports/reportpages.h"
#include "reports/reporttables.h"
#include "sync/recordmerges.h"
#include "sync/whoishere.h"

#include <hz/core/commandline.h>
#include <hz/inventory/ruleversions.h>
#include <hz/inventory/sample.h>
#include <hz/store/storecommand.h>
#include <hz/sync/synccommand.h>
#include <hz/ui/theme.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Commands)
};

int wrongUse()
{
    warn(commandsHelp());
    return kWrongUse;
}

// The unit itself and everything in it.
Result<std::vector<quint32>> unitsIn(const Evaluation &evaluation, const QString &scope)
{
    std::vector<quint32> units;
    quint32 whole = kNoRow;
    if (!scope.isEmpty()) {
        HZ_TRY(whole, unitWith(evaluation, scope));
    }
    const bool isAll = scope.isEmpty() || evaluation.units[whole].level == UnitLevel::Prefecture;
    for (quint32 i = 0; i < evaluation.units.size(); ++i)
        if (isAll || i == whole || evaluation.units[i].county == whole)
            units.push_back(i);
    return units;
}

void printTable(const Evaluation &evaluation, const std::vector<quint32> &units)
{
    // The largest unit speaks for those below it.
    const auto largest = std::max_element(units.begin(), units.end(), [&](quint32 a, quint32 b) {
        return evaluation.units[a].level < evaluation.units[b].level;
    });
    if (largest == units.end())
        return;
    constexpr int kMeasured = 2; // a column of numbers
    std::vector<QStringList> rows;
    std::vector<int> widths;
    for (const RuleResult &result : evaluation.of(*largest)) {
        const Rule &rule = evaluation.set.rules[result.rule];
        rows.push_back({rule.id, wordOf(result.verdict), measuredText(evaluation, result),
            thresholdText(rule, rule.threshold),
            Tr::tr("%1 met, %2 not, %3 without data")
                .arg(result.passing)
                .arg(result.failing)
                .arg(result.withoutData),
            rule.title.text()});
        widths.resize(size_t(rows.back().size()));
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], columnsOf(rows.back()[qsizetype(i)]));
    }
    for (const QStringList &row : rows) {
        QStringList cells;
        for (qsizetype i = 0; i + 1 < row.size(); ++i)
            cells.append(
                padded(row[i], widths[size_t(i)], i == kMeasured ? Side::Right : Side::Left));
        cells.append(row.last()); // the last one ends the line
        print(cells.join(u"  "));
    }
}

int check(const store::Database &database, const QStringList &arguments, bool json)
{
    const Result<CheckOptions> options = checkOptions(arguments);
    if (!options) {
        fail(options.error());
        return kWrongUse;
    }
    const Result<Judged> all = judged(database, *options);
    if (!all)
        return fail(all.error());
    const Evaluation &evaluation = *all->evaluation;
    const Result<std::vector<quint32>> units = unitsIn(evaluation, options->scope);
    if (!units)
        return fail(units.error());
    if (!json) {
        printTable(evaluation, *units);
        return kDone;
    }
    QJsonArray results;
    for (const quint32 unit : *units)
        for (const RuleResult &result : evaluation.of(unit))
            results.append(toJson(evaluation, result));
    printJson(QJsonObject{
        {QStringLiteral("year"), evaluation.year}, {QStringLiteral("results"), results}});
    return kDone;
}

// Without a scope everything there is: the largest unit comes last.
Result<ReportSource> reportSource(const store::Database &database, const CheckOptions &options)
{
    HZ_TRY(const Judged all, judged(database, options));
    if (all.evaluation->units.empty())
        return failure(Error::Kind::NotFound,
            Tr::tr("There is nothing to report on: no school and no unit is known yet. Import the "
                   "list of schools first."));
    auto unit = quint32(all.evaluation->units.size() - 1);
    if (!options.scope.isEmpty()) {
        HZ_TRY(unit, unitWith(*all.evaluation, options.scope));
    }
    return ReportSource{all.inventory, all.evaluation, all.versions, unit, QDate::currentDate()};
}

Result<> writeReport(const ReportSource &source, const QString &path)
{
    HZ_TRY(const Report report,
        runAndWait([&](TaskControl &task) { return makeReport(source, task); }));
    if (path.endsWith(u".xlsx", Qt::CaseInsensitive))
        return runAndWait([&](TaskControl &task) { return writeXlsx(path, report, task); });
    const ui::Theme theme(ui::App::Console);
    const PaperLook look;
    if (path.endsWith(u".docx", Qt::CaseInsensitive))
        return runAndWait([&](TaskControl &task) {
            return writeTableReport(path, wordReportOf(report), look, task);
        });
    const ReportCharts charts(source, report);
    HZ_CHECK(
        runAndWait([&](TaskControl &task) { return writePdf(path, report, charts, look, task); }));
    return {};
}

int report(const store::Database &database, QStringList arguments, bool json)
{
    const std::optional<QString> path = takeOption(arguments, QStringLiteral("--to"));
    if (!path)
        return wrongUse();
    if (!isReportFile(*path)) {
        warn(Tr::tr("“%1” ends in none of .pdf, .xlsx and .docx.").arg(*path));
        return kWrongUse;
    }
    if (!arguments.isEmpty() && isPaper(arguments.first()))
        return writePaper(database, arguments, *path, json);
    const Result<CheckOptions> options = checkOptions(arguments);
    if (!options) {
        fail(options.error());
        return kWrongUse;
    }
    const Result<ReportSource> source = reportSource(database, *options);
    if (!source)
        return fail(source.error());
    if (const Result<> written = writeReport(*source, *path); !written)
        return fail(written.error());
    if (json)
        printJson(QJsonObject{{QStringLiteral("file"), *path}});
    else
        print(*path);
    return kDone;
}

int addSample(store::Database &database, QStringList arguments, bool json)
{
    SampleOptions options;
    if (const std::optional<QString> schools = takeOption(arguments, QStringLiteral("--schools"))) {
        options.schools = schools->toInt();
        if (options.schools < 1) {
            warn(Tr::tr("“%1” is no number of schools.").arg(*schools));
            return kWrongUse;
        }
    }
    if (!arguments.isEmpty())
        return wrongUse();
    const Result<SampleSummary> summary
        = runAndWait([&](TaskControl &task) { return writeSample(database, options, task); });
    if (!summary)
        return fail(summary.error());
    if (json)
        printJson(QJsonObject{{QStringLiteral("documents"), summary->documents},
            {QStringLiteral("schools"), summary->schools},
            {QStringLiteral("rooms"), summary->rooms},
            {QStringLiteral("devices"), summary->devices},
            {QStringLiteral("computers"), summary->computers}});
    else
        print(Tr::tr("%1 schools, %2 rooms, %3 machines.")
                  .arg(summary->schools)
                  .arg(summary->rooms)
                  .arg(summary->devices));
    return kDone;
}

} // namespace

QStringList commands()
{
    return {QStringLiteral("booking"), QStringLiteral("census"), QStringLiteral("check"),
        QStringLiteral("collect"), QStringLiteral("fault"), QStringLiteral("import"),
        QStringLiteral("inspections"), QStringLiteral("label"), QStringLiteral("line"),
        QStringLiteral("money"), QStringLiteral("plan"), QStringLiteral("registers"),
        QStringLiteral("report"), QStringLiteral("sample"), QStringLiteral("store"),
        QStringLiteral("sync"), QStringLiteral("tasks"), QStringLiteral("tickets"),
        QStringLiteral("training"), QStringLiteral("transfers")};
}

QString commandsHelp()
{
    // A text a command, so that one can be added without the others being translated again.
    return Tr::tr("Commands:") + u'\n'
        + Tr::tr("  booking list [--scope SCHOOL] [--day DATE] | booking cancel ID\n"
                 "  booking add --room ID|--kit ID --day DATE --periods 2-3 [--purpose TEXT]\n"
                 "       [--class NAME] [--person NAME] [--until DATE]\n"
                 "                                     rooms and kits for periods of a day\n")
        + censusCommandHelp()
        + Tr::tr("  check [--rules FILE] [--scope CODE] [--year YEAR]\n"
                 "                                     how every unit stands by every rule\n")
        + Tr::tr("  collect --to FILE.json|FOLDER [--room CODE]\n"
                 "                                     what this computer is, for an import; needs "
                 "no profile\n")
        + Tr::tr("  fault CODE --fault KIND [--note TEXT] [--photo FILE]\n"
                 "                                     report a fault of the machine with this "
                 "code\n")
        + Tr::tr("  import [--dry-run] [--school CODE] [--year YEAR] FILE…\n"
                 "                                     machines, schools or people from "
                 "spreadsheets,\n"
                 "                                     machines from agents' files and folders\n")
        + Tr::tr("  inspections [--scope CODE]         inspections that are due or overdue\n")
        + Tr::tr("  label --to FILE.pdf [--scope CODE] [--room CODE] [--sheet NAME]\n"
                 "                                     labels with codes for the machines\n")
        + Tr::tr("  line list [--scope CODE] | line add --school CODE --down N [--up N] "
                 "[--operator NAME]\n"
                 "  line test --url URL [--upload URL] [--line ID] [--seconds N]\n"
                 "                                     lines of schools; what this one is good "
                 "for\n")
        + Tr::tr(
            "  plan [--budget YUAN[,YUAN…]] [--only moves|purchases] [--within-counties]\n"
            "       [--lot N] [--price YUAN] [--life N] [--seconds N] [--scope CODE]\n"
            "       [--year YEAR] [--rules FILE]\n"
            "                                     what to move, repair and buy so that schools "
            "have enough computers\n")
        + Tr::tr(
            "       [--keep NAME] [--scenario NAME[,NAME…]] [--to FILE.{xlsx,pdf,docx}]\n"
            "                                     keep it as a scenario, work one out again, or "
            "compare two to four\n")
        + Tr::tr("  report --to FILE.{pdf,xlsx,docx} [--scope CODE] [--year YEAR] [--rules FILE]\n"
                 "                                     a printable report of a school or an area\n"
                 "  report inspection ID --to FILE     the sheet of an inspection\n"
                 "  report stocktake [ID] --to FILE    what a stocktake came to; the latest one\n")
        + Tr::tr("  sample [--schools N]               an invented prefecture to try things on\n")
        + Tr::tr("  tickets [--scope CODE]             faults that are still to be put right\n")
        + transfersHelp() + worksCommandHelp() + store::storeCommandHelp()
        + sync::syncCommandHelp();
}

int runCommand(const QString &profileDir, QStringList arguments, bool json)
{
    const QString command = arguments.takeFirst();
    if (command == u"store")
        return store::runStoreCommand(profileDir, arguments, json);
    if (command == u"sync")
        return sync::runSyncCommand(profileDir, arguments, json,
            {.projections = {{QStringLiteral("ops-"), Place::projections()}},
                .merges = recordMerges()});
    if (command == u"collect")
        return collectInto(arguments, json);
    const Result<Place> place = Place::open(profileDir);
    if (!place)
        return fail(place.error());
    if (command == u"census")
        return census(place->database(), whoIsHere(profileDir), arguments, json);
    if (command == u"booking")
        return booking(place->database(), arguments, json);
    if (command == u"line")
        return line(place->database(), arguments, json);
    if (command == u"check")
        return check(place->database(), arguments, json);
    if (command == u"fault")
        return reportFault(place->database(), arguments, json);
    if (command == u"inspections")
        return listInspections(place->database(), arguments, json);
    if (command == u"tickets")
        return listTickets(place->database(), arguments, json);
    if (command == u"transfers")
        return transfers(place->database(), arguments, json);
    if (isWorksCommand(command))
        return listWorks(place->database(), command, arguments, json);
    if (command == u"import")
        return importFiles(place->database(), arguments, json);
    if (command == u"label")
        return makeLabels(place->database(), arguments, json);
    if (command == u"plan")
        return plan(place->database(), arguments, json);
    if (command == u"report")
        return report(place->database(), arguments, json);
    if (command == u"sample")
        return addSample(place->database(), arguments, json);
    return wrongUse();
}

} // namespace hz::console
