// Rows that were copied from a spreadsheet, or from our own table, understood as changes of
// machines. The first row names the columns; a machine is found by its asset number, or by its
// serial number where that is not there. An empty cell leaves what is. Any thread.
#pragma once

#include <hz/inventory/devicechange.h>

#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::console {

struct Pasted {
    std::vector<inventory::DeviceChange> changes;
    QStringList problems; // tr(): what was not understood, with its row
};

/// Invalid where no column is known, or none that says which machine.
Result<Pasted> readPasted(
    const QString &text, const inventory::Register &inventory, TaskControl &task);

} // namespace hz::console
