#include "stocktake/countlist.h"

#include "devices/devicecells.h"
#include "window/standing.h"

#include <hz/inventory/devicechange.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;
using Kind = ui::TableColumn::Kind;
using Columns = std::vector<ui::TableColumn>; // lupdate loses the context of functions with ui::…
using Table = sheet::Table; // and with sheet::…

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::CountList)
};

enum Column { Number, What, Place, State, At, By };

QString timeText(const QDateTime &at)
{
    return at.isValid() ? QLocale().toString(at.toLocalTime(), Tr::tr("d MMM HH:mm:ss"))
                        : QString();
}

// The first scan of each machine.
QHash<DeviceId, const Scan *> firstScans(const Counted &counted)
{
    QHash<DeviceId, const Scan *> first;
    for (const Scan &scan : counted.scans)
        if (!scan.device.isEmpty() && !first.contains(scan.device))
            first.insert(scan.device, &scan);
    return first;
}

QStringList cellsOf(const Register &inventory, quint32 row, const Scan *scan)
{
    const DeviceRow &device = inventory.devices()[row];
    const QString tag = inventory.tag(device);
    const QString model = (inventory.maker(device) + u' ' + inventory.model(device)).simplified();
    return {tag.isEmpty() ? inventory.serial(device) : tag,
        model.isEmpty()
            ? inventory::wordOf(device.kind)
            : Tr::tr("%1, %2", "kind, model").arg(inventory::wordOf(device.kind), model),
        deviceText(inventory, device, DeviceColumn::Place, {}), inventory::wordOf(device.state),
        scan ? timeText(scan->at) : QString(), scan ? scan->by : QString()};
}

} // namespace

QString wordOf(ScanOutcome outcome)
{
    switch (outcome) {
    case ScanOutcome::Found:
        return Tr::tr("Found");
    case ScanOutcome::Unexpected:
        return Tr::tr("Out of place");
    case ScanOutcome::Again:
        return Tr::tr("Scanned already");
    case ScanOutcome::Unknown:
        return Tr::tr("Not known");
    case ScanOutcome::Several:
        return Tr::tr("Several machines");
    }
    return {};
}

ui::Status statusOf(ScanOutcome outcome)
{
    switch (outcome) {
    case ScanOutcome::Found:
        return ui::Status::Ok;
    case ScanOutcome::Again:
        return ui::Status::Info;
    case ScanOutcome::Unexpected:
    case ScanOutcome::Several:
        return ui::Status::Warn;
    case ScanOutcome::Unknown:
        return ui::Status::Bad;
    }
    return ui::Status::NoData;
}

Columns countColumns()
{
    Columns columns{rowColumn("number", Tr::tr("Number"), Kind::Text, 150),
        rowColumn("what", Tr::tr("Machine"), Kind::Text, 220),
        rowColumn("place", Tr::tr("Booked at"), Kind::Text, 220),
        rowColumn("state", Tr::tr("State"), Kind::Text, 100),
        rowColumn("at", Tr::tr("Scanned"), Kind::Quiet, 140),
        rowColumn("by", Tr::tr("By"), Kind::Quiet, 110)};
    columns[Place].stretches = true;
    return columns;
}

std::vector<TableRow> machineRows(const Counted &counted, const std::vector<quint32> &devices)
{
    const Register &inventory = *counted.inventory;
    const QHash<DeviceId, const Scan *> scans = firstScans(counted);
    std::vector<TableRow> rows;
    rows.reserve(devices.size());
    for (const quint32 row : devices) {
        const DeviceRow &device = inventory.devices()[row];
        rows.push_back({.id = row,
            .cells = cellsOf(inventory, row, scans.value(inventory.idOf(device))),
            .statusColumn = State,
            .status = statusOf(device.state)});
    }
    return rows;
}

std::vector<TableRow> codeRows(const Counted &counted)
{
    std::vector<TableRow> rows;
    for (const QString &code : counted.count.unknown) {
        const auto scan = std::ranges::find(counted.scans, code, &Scan::code);
        rows.push_back({.id = qint64(rows.size()),
            .cells
            = {code, {}, {}, {}, scan == counted.scans.end() ? QString() : timeText(scan->at),
                scan == counted.scans.end() ? QString() : scan->by}});
    }
    return rows;
}

Table tableOf(const Counted &counted, const QString &name)
{
    Table table{.name = name, .titles = {Tr::tr("Outcome")}, .rows = {}};
    for (const ui::TableColumn &column : countColumns())
        table.titles.append(column.title);
    const auto add = [&table](const QString &outcome, const std::vector<TableRow> &rows) {
        for (const TableRow &row : rows) {
            std::vector<sheet::Value> &cells = table.rows.emplace_back();
            cells.push_back(outcome);
            for (const QString &cell : row.cells)
                cells.push_back(cell.isEmpty() ? sheet::Value() : sheet::Value(cell));
        }
    };
    add(Tr::tr("Missing"), machineRows(counted, counted.count.missing));
    add(wordOf(ScanOutcome::Unexpected), machineRows(counted, counted.count.unexpected));
    add(wordOf(ScanOutcome::Unknown), codeRows(counted));
    add(wordOf(ScanOutcome::Found), machineRows(counted, counted.count.found));
    return table;
}

TableReport reportOf(const Counted &counted)
{
    const Stocktake &stocktake = counted.stocktake;
    const Count &count = counted.count;
    const QString place = placeText(*counted.inventory, stocktake.school, stocktake.room);
    const QString title = Tr::tr("Stocktake of %1").arg(place);
    const QLocale locale;
    QStringList about{stocktake.endedAt.isValid()
            ? Tr::tr("Counted by %1 from %2 to %3.")
                  .arg(stocktake.by, momentText(stocktake.startedAt), momentText(stocktake.endedAt))
            : Tr::tr("Counted by %1 since %2; it goes on.")
                  .arg(stocktake.by, momentText(stocktake.startedAt)),
        Tr::tr("%1 found, %2 missing, %3 out of place, %4 codes not known.")
            .arg(locale.toString(qsizetype(count.found.size())),
                locale.toString(qsizetype(count.missing.size())),
                locale.toString(qsizetype(count.unexpected.size())),
                locale.toString(qsizetype(count.unknown.size())))};
    const sheet::Table table = tableOf(counted, Tr::tr("Stocktake"));
    return {.title = title,
        .sections = {{.title = title,
            .about = about,
            .tables = {table},
            .signatures = {Tr::tr("Counted by"), Tr::tr("For the school"), Tr::tr("Day")}}},
        .workbook = {table},
        .foot = title};
}

} // namespace hz::console
