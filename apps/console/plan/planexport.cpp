#include "plan/planexport.h"

#include "window/standing.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;
using sheet::Table;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::PlanExport)
};

double yuan(qint64 fen)
{
    return double(fen) / 100;
}

QString joined(const QStringList &reasons)
{
    return reasons.join(Tr::tr("; ", "between reasons"));
}

// For a plan of one year and for one of several.
template<typename All> Table transfers(const All &all)
{
    Table table{.name = Tr::tr("Transfers"),
        .titles = {Tr::tr("From"), Tr::tr("Code"), Tr::tr("To"), Tr::tr("Code"), Tr::tr("Machines"),
            Tr::tr("km"), Tr::tr("Cost, yuan"), Tr::tr("Why")},
        .rows = {}};
    const std::vector<School> &schools = all.inventory->schools();
    for (const TransferOrder &order : all.plan.orders)
        table.rows.push_back(
            {schoolText(*all.inventory, order.from), schools[order.from].code.text(),
                schoolText(*all.inventory, order.to), schools[order.to].code.text(),
                qint64(order.count), qint64(order.km), yuan(order.costFen),
                joined(reasonsOf(order, all.plan, *all.basis, *all.inventory, all.terms))});
    return table;
}

Table machines(const Register &stock, const std::vector<TransferOrder> &orders)
{
    Table table{.name = Tr::tr("Machines that go"),
        .titles = {Tr::tr("Asset tag"), Tr::tr("Serial"), Tr::tr("Maker"), Tr::tr("Model"),
            Tr::tr("Booked in"), Tr::tr("From"), Tr::tr("To")},
        .rows = {}};
    for (const TransferOrder &order : orders)
        for (const quint32 row : order.devices) {
            const DeviceRow &device = stock.devices()[row];
            table.rows.push_back({stock.tag(device), stock.serial(device), stock.maker(device),
                stock.model(device), QDate::fromJulianDay(device.bookedOn),
                schoolText(stock, order.from), schoolText(stock, order.to)});
        }
    return table;
}

Table purchases(const PlanToExport &all)
{
    Table table{.name = Tr::tr("Purchases"),
        .titles = {Tr::tr("School"), Tr::tr("Code"), Tr::tr("Machines"), Tr::tr("Cost, yuan"),
            Tr::tr("Why")},
        .rows = {}};
    for (const Purchase &purchase : all.plan.purchases)
        table.rows.push_back({schoolText(*all.inventory, purchase.school),
            all.inventory->schools()[purchase.school].code.text(), qint64(purchase.count),
            yuan(purchase.costFen),
            joined(reasonsOf(purchase, *all.basis, *all.inventory, all.terms, all.scope))});
    return table;
}

Table notMet(const PlanToExport &all)
{
    Table table{.name = Tr::tr("Still lacking"),
        .titles = {Tr::tr("School"), Tr::tr("Code"), Tr::tr("Missing"), Tr::tr("Why")},
        .rows = {}};
    for (const quint32 school : all.plan.notMet)
        table.rows.push_back(
            {schoolText(*all.inventory, school), all.inventory->schools()[school].code.text(),
                qint64(all.basis->schools[school].shortage),
                reasonNotMet(school, *all.basis, *all.inventory, all.terms, all.scope)});
    return table;
}

Table years(const YearsToExport &all)
{
    const YearPlan &plan = all.plan;
    Table table{.name = Tr::tr("Years"),
        .titles = {Tr::tr("Year"), Tr::tr("Budget, yuan"), Tr::tr("Spent, yuan"),
            Tr::tr("Left, yuan"), Tr::tr("Moved"), Tr::tr("Repaired"), Tr::tr("Bought"),
            Tr::tr("Retired"), Tr::tr("Schools that have enough"), Tr::tr("Of schools")},
        .rows = {}};
    for (size_t year = 0; year < plan.meeting.size(); ++year)
        table.rows.push_back({yearText(*all.basis, int(year)), yuan(plan.budgetsFen[year]),
            yuan(plan.spentFen[year]), yuan(plan.budgetsFen[year] - plan.spentFen[year]),
            qint64(year == 0 ? plan.moved() : 0), qint64(year == 0 ? plan.repaired() : 0),
            qint64(plan.bought(year)), qint64(plan.retired[year]), qint64(plan.meeting[year]),
            qint64(plan.known)});
    return table;
}

Table yearPurchases(const YearsToExport &all)
{
    Table table{.name = Tr::tr("Purchases"),
        .titles = {Tr::tr("Year"), Tr::tr("School"), Tr::tr("Code"), Tr::tr("Machines"),
            Tr::tr("Cost, yuan"), Tr::tr("Why")},
        .rows = {}};
    for (const YearPurchase &purchase : all.plan.purchases)
        table.rows.push_back(
            {yearText(*all.basis, purchase.year), schoolText(*all.inventory, purchase.school),
                all.inventory->schools()[purchase.school].code.text(), qint64(purchase.count),
                yuan(purchase.costFen),
                joined(reasonsOf(purchase, all.plan, *all.basis, *all.inventory, all.years))});
    return table;
}

Table repairs(const YearsToExport &all)
{
    Table table{.name = Tr::tr("Repairs"),
        .titles = {Tr::tr("School"), Tr::tr("Code"), Tr::tr("Machines")},
        .rows = {}};
    for (const auto &[school, count] : all.plan.repairs)
        table.rows.push_back({schoolText(*all.inventory, school),
            all.inventory->schools()[school].code.text(), qint64(count)});
    return table;
}

Table yearsNotMet(const YearsToExport &all)
{
    Table table{.name = Tr::tr("Still lacking"),
        .titles
        = {Tr::tr("Year"), Tr::tr("School"), Tr::tr("Code"), Tr::tr("Missing"), Tr::tr("Why")},
        .rows = {}};
    for (size_t year = 0; year < all.plan.lacking.size(); ++year)
        for (const auto &[school, missing] : all.plan.lacking[year])
            table.rows.push_back(
                {yearText(*all.basis, int(year)), schoolText(*all.inventory, school),
                    all.inventory->schools()[school].code.text(), qint64(missing),
                    reasonNotMet(school, int(year), all.plan, *all.basis, *all.inventory, all.terms,
                        all.years)});
    return table;
}

QString wholeText(int number)
{
    return QLocale().toString(number);
}

template<typename All> std::vector<Transfer> ordersOf(const All &all, const QString &name)
{
    std::vector<Transfer> transfers;
    for (const TransferOrder &order : all.plan.orders)
        transfers.push_back(
            transferOf(order, reasonsOf(order, all.plan, *all.basis, *all.inventory, all.terms),
                *all.basis, *all.inventory, name));
    return transfers;
}

} // namespace

TableReport reportOf(const PlanToExport &all)
{
    const GapPlan &plan = all.plan;
    const QString title = Tr::tr("Plan for computers");
    ReportSection section{.title = title,
        .about = {Tr::tr("%1 of %2 schools have enough computers now, %3 when this is done. It "
                         "costs %4.")
                      .arg(wholeText(plan.meetingNow), wholeText(plan.known),
                          wholeText(plan.meeting), moneyText(plan.costFen())),
            Tr::tr("%1 change their use, %2 are repaired, %3 moved, %4 bought.")
                .arg(wholeText(plan.reassigned), wholeText(plan.repaired), wholeText(plan.moved),
                    wholeText(plan.bought))},
        .tables = {transfers(all), purchases(all), notMet(all)}};
    return {.title = title,
        .sections = {section},
        .workbook = {section.tables[0], machines(*all.inventory, plan.orders), section.tables[1],
            section.tables[2]},
        .foot = title};
}

TableReport reportOf(const YearsToExport &all)
{
    const YearPlan &plan = all.plan;
    const QString title
        = Tr::tr("Plan for computers, %1 to %2")
              .arg(yearText(*all.basis, 0), yearText(*all.basis, int(plan.meeting.size()) - 1));
    int missing = 0;
    for (const auto &[school, count] : plan.notMet())
        missing += count;
    ReportSection section{.title = title,
        .about = {missing == 0
                ? Tr::tr("All %1 schools have enough in the end.").arg(wholeText(plan.known))
                : Tr::tr("%1 schools lack %2 machines in the end: the budgets do not allow more.")
                      .arg(wholeText(int(plan.notMet().size())), wholeText(missing)),
            Tr::tr("At most %1 % from the best.")
                .arg(QLocale().toString(plan.gap() * 100, 'f', 1))},
        .tables = {years(all), yearPurchases(all), transfers(all), repairs(all), yearsNotMet(all)}};
    if (!plan.trouble.isEmpty())
        section.about.append(plan.trouble);
    return {.title = title,
        .sections = {section},
        .workbook = {section.tables[0], section.tables[1], section.tables[2],
            machines(*all.inventory, plan.orders), section.tables[3], section.tables[4]},
        .foot = title};
}

QString besideText(const ComparedLine &line, qsizetype scenario)
{
    const QString text = line.texts.value(scenario);
    const QString difference = line.differences.value(scenario);
    return difference.isEmpty()
        ? text
        : Tr::tr("%1 (%2)", "a number, the difference to the first scenario").arg(text, difference);
}

TableReport reportOf(const std::vector<PlanScenario> &scenarios, const RuleSet &rules)
{
    const QString title = Tr::tr("Scenarios side by side");
    Table table{.name = Tr::tr("Side by side"),
        .titles = {Tr::tr("Part"), Tr::tr("Figure"), Tr::tr("Differs")},
        .rows = {}};
    for (const PlanScenario &scenario : scenarios)
        table.titles.append(scenario.name);
    for (const ComparedLine &line : compared(scenarios, rules)) {
        std::vector<sheet::Value> row{
            wordOf(line.part), line.title, line.isDifferent ? Tr::tr("differs") : QString()};
        for (qsizetype i = 0; i < qsizetype(scenarios.size()); ++i)
            row.emplace_back(besideText(line, i));
        table.rows.push_back(std::move(row));
    }
    ReportSection section{.title = title, .tables = {table}};
    for (const PlanScenario &scenario : scenarios)
        section.about.append(
            Tr::tr("%1: kept by %2 on %3, census of %4.")
                .arg(scenario.name, scenario.by, dayText(scenario.at.toLocalTime().date()))
                .arg(scenario.year));
    return {.title = title, .sections = {section}, .workbook = {table}, .foot = title};
}

std::vector<Transfer> transfersOf(const PlanToExport &all, const QString &name)
{
    return ordersOf(all, name);
}

std::vector<Transfer> transfersOf(const YearsToExport &all, const QString &name)
{
    return ordersOf(all, name);
}

} // namespace hz::console
