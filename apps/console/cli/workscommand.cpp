#include "cli/workscommand.h"

#include "cli/judged.h"
#include "reports/reportpages.h"
#include "window/tablefile.h"
#include "works/worksbringing.h"
#include "works/workslists.h"
#include "works/worksprint.h"

#include <hz/core/commandline.h>
#include <hz/core/platform/system.h>
#include <hz/ui/theme.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::WorksCommand)
};

const sheet::ReadLimits kLimits{.maxFileBytes = 32 << 20, .maxRows = 100'000, .maxColumns = 200};

struct Named {
    QStringView command;
    QStringView verb;
    WorksPart part;
};
constexpr Named kLists[] = {
    {u"tasks", u"list", WorksPart::Tasks},
    {u"money", u"list", WorksPart::Spending},
    {u"money", u"shares", WorksPart::Shares},
    {u"training", u"list", WorksPart::Training},
    {u"registers", u"list", WorksPart::Ledgers},
};

struct Asked {
    WorksPart part = WorksPart::Tasks;
    QString scope = {};
    QString to = {}; // a file; empty: on standard output
    int year = 0;
};

int misused(const QString &message)
{
    warn(message);
    return kWrongUse;
}

struct Listed {
    Listing listing;
    std::vector<quint32> rows;
};

Result<Listed> listed(const store::Database &database, const Asked &asked)
{
    HZ_TRY(const Judged all, judged(database, {.rules = {}, .scope = {}, .year = asked.year}));
    if (!asked.scope.isEmpty())
        HZ_CHECK(unitWith(*all.evaluation, asked.scope));
    return runAndWait([&](TaskControl &task) -> Result<Listed> {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(const auto book, WorksBook::load(*read, task));
        WorksSource source{
            all.inventory, all.evaluation, book, QDate::currentDate(), UnitCode(asked.scope)};
        const Unit *prefecture = all.inventory->prefecture();
        if (prefecture && source.own == prefecture->code)
            source.own = {};
        HZ_TRY(Listing listing, listingOf(asked.part, source, task));
        ListQuery query;
        // Of everybody the plan is the prefecture's; a county's is asked for by its code.
        if (asked.part == WorksPart::Tasks && prefecture && source.own.isEmpty())
            query.ticks[QStringLiteral("unit")] = {prefecture->code.text()};
        HZ_TRY(ListAnswer answer, answerOf(listing, query, task));
        return Listed{std::move(listing), std::move(answer.rows)};
    });
}

Result<> writeTo(const QString &path, const Listed &all, const QString &title)
{
    if (!path.endsWith(u".pdf", Qt::CaseInsensitive))
        return runAndWait([&](TaskControl &task) {
            return writeTable(path, tableOf(all.listing, all.rows, title), task);
        });
    const ui::Theme theme(ui::App::Console);
    const PaperLook look;
    HZ_TRY(const std::vector<PaperPage> pages,
        layOut(all.listing, all.rows, title, QDate::currentDate().toString(Qt::ISODate), look));
    HZ_CHECK(runAndWait([&](TaskControl &task) { return writePages(path, pages, title, task); }));
    return {};
}

// A line each, the columns as wide as they must be.
void printRows(const Listed &all)
{
    std::vector<int> widths(all.listing.columns.size());
    for (const quint32 row : all.rows)
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i]
                = std::max(widths[i], columnsOf(all.listing.rows[row].texts.value(qsizetype(i))));
    for (const quint32 row : all.rows) {
        QStringList cells;
        for (size_t i = 0; i < widths.size(); ++i)
            cells.append(padded(all.listing.rows[row].texts.value(qsizetype(i)), widths[i]));
        print(cells.join(u"  ").trimmed());
    }
}

Result<WorksImport> bringIn(
    store::Database &database, WorksPart part, const QString &path, const UnitCode &own, int year)
{
    HZ_TRY(const Judged all, judged(database, {.rules = {}, .scope = {}, .year = year}));
    const Deed deed{QDateTime::currentDateTimeUtc(), platform::userName()};
    WorksImport sum;
    HZ_CHECK(runAndWait([&](TaskControl &task) -> Result<bool> {
        HZ_TRY(const std::vector<ImportTable> tables, readImportTables(path, kLimits, task));
        HZ_TRY(const auto read, database.read());
        HZ_TRY(const auto book, WorksBook::load(*read, task));
        for (const ImportTable &table : tables) {
            HZ_TRY(const WorksImport import,
                planWorksImport(
                    part, table, *book, *all.inventory, own, all.evaluation->year, deed, task));
            sum.edits += import.edits;
            sum.problems += import.problems;
            sum.added += import.added;
            sum.same += import.same;
            sum.people += import.people;
            sum.refused += import.refused;
        }
        return true;
    }));
    HZ_CHECK(runAndWait([&](TaskControl &task) { return writeEdits(database, sum.edits, task); }));
    return sum;
}

int import(store::Database &database, WorksPart part, QStringList arguments, bool json)
{
    const QString school = takeOption(arguments, QStringLiteral("--school")).value_or(QString());
    const int year = takeOption(arguments, QStringLiteral("--year")).value_or(QString()).toInt();
    if (arguments.size() != 1)
        return misused(Tr::tr("Say which file is to be brought in."));
    const Result<WorksImport> done
        = bringIn(database, part, arguments.first(), UnitCode(school), year);
    if (!done)
        return fail(done.error());
    for (const QString &problem : done->problems)
        warn(problem);
    if (json)
        printJson(QJsonObject{{QStringLiteral("added"), done->added},
            {QStringLiteral("same"), done->same}, {QStringLiteral("people"), done->people},
            {QStringLiteral("refused"), done->refused}});
    else
        print(Tr::tr("%1 entered, %2 known already, %3 refused.")
                  .arg(done->added)
                  .arg(done->same)
                  .arg(done->refused));
    return kDone;
}

} // namespace

QString worksCommandHelp()
{
    return Tr::tr("  tasks list [--scope CODE] [--year YEAR] [--to FILE.{xlsx,csv,pdf}]\n"
                  "                                     the plan's tasks, their owners, deadlines "
                  "and targets\n")
        + Tr::tr("  money list|shares [--scope CODE] [--year YEAR] [--to FILE]\n"
                 "  money import [--school CODE] [--year YEAR] FILE\n"
                 "                                     spending on informatization, and its share "
                 "of public funds\n")
        + Tr::tr("  training list [--scope CODE] [--to FILE] | import [--school CODE] FILE\n"
                 "                                     who was trained for how many hours\n")
        + Tr::tr("  registers list [--scope CODE] [--to FILE] | import [--school CODE] [--year "
                 "YEAR] FILE\n"
                 "                                     teams, models, contests and schemes\n");
}

bool isWorksCommand(QStringView command)
{
    return std::ranges::any_of(
        kLists, [command](const Named &named) { return named.command == command; });
}

int listWorks(store::Database &database, const QString &command, QStringList arguments, bool json)
{
    const QString verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (verb == u"import" && command != u"tasks") {
        const auto *first = std::ranges::find(kLists, command, &Named::command);
        return import(database, first->part, std::move(arguments), json);
    }
    const auto *named = std::ranges::find_if(
        kLists, [&](const Named &each) { return each.command == command && each.verb == verb; });
    if (named == std::end(kLists))
        return misused(worksCommandHelp());
    Asked asked{.part = named->part,
        .scope = takeOption(arguments, QStringLiteral("--scope")).value_or(QString()),
        .to = takeOption(arguments, QStringLiteral("--to")).value_or(QString()),
        .year = takeOption(arguments, QStringLiteral("--year")).value_or(QString()).toInt()};
    if (!arguments.isEmpty())
        return misused(Tr::tr("“%1” is not understood.").arg(arguments.first()));
    if (!asked.to.isEmpty() && !asked.to.endsWith(u".xlsx", Qt::CaseInsensitive)
        && !asked.to.endsWith(u".csv", Qt::CaseInsensitive)
        && !asked.to.endsWith(u".pdf", Qt::CaseInsensitive))
        return misused(Tr::tr("“%1” ends neither in .xlsx nor in .csv nor in .pdf.").arg(asked.to));
    const Result<Listed> all = listed(database, asked);
    if (!all)
        return fail(all.error());
    if (!asked.to.isEmpty()) {
        if (const Result<> written = writeTo(asked.to, *all, titleOf(asked.part)); !written)
            return fail(written.error());
        if (json)
            printJson(QJsonObject{{QStringLiteral("file"), asked.to}});
        else
            print(asked.to);
    } else if (json) {
        printJson(jsonOf(all->listing, all->rows));
    } else {
        printRows(*all);
    }
    return kDone;
}

} // namespace hz::console
