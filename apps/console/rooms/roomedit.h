// Changes of rooms, one or thousands: worked out before anything is written, and read from rows of
// a spreadsheet. Any thread.
#pragma once

#include "window/recordplan.h"

#include <hz/inventory/register.h>

#include <functional>
#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::console {

struct RoomChange {
    inventory::RoomId room;
    std::function<void(inventory::Room &)> change;
};

Result<RecordPlan> planRooms(const inventory::Register &inventory,
    const std::vector<RoomChange> &changes, TaskControl &task);

/// The first row names the columns as the table does; a room is found by its school and its name.
/// Kinds and seats, as "5 × 8" rows and columns, can be changed; an empty cell leaves what is.
/// Invalid where the columns that find a room are not there.
Result<RecordPlan> planPastedRooms(
    const QString &text, const inventory::Register &inventory, TaskControl &task);

/// "12 rooms".
QString roomsText(int count);

} // namespace hz::console
