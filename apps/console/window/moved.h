// Questions are about rows of one register; here they are asked of another one. What is gone is not
// asked for any more, and a question about nothing but that finds nothing. Any thread.
#pragma once

#include <hz/inventory/devicelist.h>
#include <hz/inventory/roomlist.h>

namespace hz::console {

inventory::DeviceQuery movedTo(const inventory::DeviceQuery &query, const inventory::Register &from,
    const inventory::Register &to);
inventory::RoomQuery movedTo(const inventory::RoomQuery &query, const inventory::Register &from,
    const inventory::Register &to);

} // namespace hz::console
