// What a count consists of, as rows of a table and of a spreadsheet. Any thread.
#pragma once

#include "reports/tablereport.h"
#include "window/rowsource.h"

#include <hz/inventory/stocktake.h>
#include <hz/sheet/writer.h>

namespace hz::console {

struct Counted {
    std::shared_ptr<const inventory::Register> inventory;
    inventory::Stocktake stocktake;
    inventory::Count count;
    std::vector<inventory::Scan> scans;
};

QString wordOf(inventory::ScanOutcome outcome);
ui::Status statusOf(inventory::ScanOutcome outcome);

std::vector<ui::TableColumn> countColumns();
/// Of machines that stand so; the id of a row is the machine's.
std::vector<TableRow> machineRows(const Counted &counted, const std::vector<quint32> &devices);
/// Codes that name no machine; the id of a row is its number.
std::vector<TableRow> codeRows(const Counted &counted);

/// Everything, the missing first.
sheet::Table tableOf(const Counted &counted, const QString &name);
/// The same to be printed and signed.
TableReport reportOf(const Counted &counted);

} // namespace hz::console
