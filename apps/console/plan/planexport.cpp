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

Table transfers(const PlanToExport &all)
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

Table machines(const PlanToExport &all)
{
    Table table{.name = Tr::tr("Machines that go"),
        .titles = {Tr::tr("Asset tag"), Tr::tr("Serial"), Tr::tr("Maker"), Tr::tr("Model"),
            Tr::tr("Booked in"), Tr::tr("From"), Tr::tr("To")},
        .rows = {}};
    const Register &stock = *all.inventory;
    for (const TransferOrder &order : all.plan.orders)
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

} // namespace

Result<> writePlan(const QString &path, const PlanToExport &plan, TaskControl &task)
{
    return sheet::writeXlsx(
        path, {transfers(plan), machines(plan), purchases(plan), notMet(plan)}, task);
}

} // namespace hz::console
