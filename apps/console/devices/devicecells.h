// What each column says of a machine, as text for a screen and as a value for a spreadsheet. Any
// thread.
#pragma once

#include <hz/inventory/devicelist.h>
#include <hz/sheet/writer.h>
#include <hz/ui/theme.h>

#include <optional>

namespace hz::console {

/// The columns that are shown: all of DeviceColumn but School, which Place begins with.
inline constexpr int kShownDeviceColumns = int(inventory::DeviceColumn::LastSeen) + 1;

QString titleOf(inventory::DeviceColumn column);
/// Empty where nobody knows.
QString deviceText(const inventory::Register &inventory, const inventory::DeviceRow &device,
    inventory::DeviceColumn column, const QDate &today);
sheet::Value deviceValue(const inventory::Register &inventory, const inventory::DeviceRow &device,
    inventory::DeviceColumn column, const QDate &today);

ui::Status statusOf(inventory::DeviceState state);
/// "row 3, seat 8"; empty where it has none.
QString seatText(int column, int row);
/// "3,850" or "3,850.50", in yuan.
QString moneyText(qint64 fen);
/// In whole years.
QString ageText(const QDate &bookedOn, const QDate &today);

} // namespace hz::console
