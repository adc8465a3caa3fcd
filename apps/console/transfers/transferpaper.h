// Transfer orders on paper: who gives what to whom and why, with room for two signatures; a
// workbook has a line an order and a line a machine. Values; any thread.
#pragma once

#include "reports/tablereport.h"

#include <hz/inventory/transfer.h>

namespace hz::console {

TableReport reportOf(
    const std::vector<inventory::TransferStory> &orders, const inventory::Register &inventory);

} // namespace hz::console
