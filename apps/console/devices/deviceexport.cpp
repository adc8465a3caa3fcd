#include "devices/deviceexport.h"

#include "devices/devicecells.h"

#include <hz/core/task.h>

#include <QtCore/QCoreApplication>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::DeviceExport)
};

constexpr size_t kBetweenPolls = 1'024;

} // namespace

Result<int> exportDevices(const QString &path, const Register &inventory,
    const std::vector<quint32> &devices, const std::vector<DeviceColumn> &columns,
    const QDate &today, TaskControl &task)
{
    sheet::Table table{.name = Tr::tr("Machines"), .titles = {}, .rows = {}};
    for (const DeviceColumn column : columns)
        table.titles.append(titleOf(column));
    table.rows.reserve(devices.size());
    for (size_t i = 0; i < devices.size(); ++i) {
        if (i % kBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        std::vector<sheet::Value> &row = table.rows.emplace_back();
        row.reserve(columns.size());
        for (const DeviceColumn column : columns)
            row.push_back(deviceValue(inventory, inventory.devices()[devices[i]], column, today));
    }
    if (path.endsWith(u".csv", Qt::CaseInsensitive))
        HZ_CHECK(sheet::writeCsv(path, table, task));
    else
        HZ_CHECK(sheet::writeXlsx(path, {table}, task));
    return int(devices.size());
}

} // namespace hz::console
