// A list of machines as a file for spreadsheet programs. Any thread.
#pragma once

#include <hz/inventory/devicelist.h>

namespace hz {
class TaskControl;
}

namespace hz::console {

/// CSV where the name ends so, else XLSX; columns in the order given. Returns how many machines.
Result<int> exportDevices(const QString &path, const inventory::Register &inventory,
    const std::vector<quint32> &devices, const std::vector<inventory::DeviceColumn> &columns,
    const QDate &today, TaskControl &task);

} // namespace hz::console
