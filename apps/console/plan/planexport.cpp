#include "plan/planexport.h"

#include <hz/core/task.h>
#include <hz/sheet/writer.h>

#include <QtCore/QCoreApplication>

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

} // namespace

Result<> writeYears(const QString &path, const YearsToExport &all, TaskControl &task)
{
    return sheet::writeXlsx(path,
        {years(all), yearPurchases(all), transfers(all), machines(*all.inventory, all.plan.orders),
            repairs(all), yearsNotMet(all)},
        task);
}

Result<> writePlan(const QString &path, const PlanToExport &plan, TaskControl &task)
{
    return sheet::writeXlsx(path,
        {transfers(plan), machines(*plan.inventory, plan.plan.orders), purchases(plan),
            notMet(plan)},
        task);
}

} // namespace hz::console
