// Changes of rooms, one or thousands: worked out before anything is written, and read from rows of
// a spreadsheet. Any thread.
#pragma once

#include <hz/inventory/edit.h>
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

/// "Kind: Ordinary classroom → Computer room, 3 rooms".
struct RoomLine {
    QString field;
    QString from;
    QString to;
    int rooms = 0;
};

struct RoomPlan {
    QList<inventory::Edit> edits = {};
    std::vector<RoomLine> lines = {};
    QStringList problems = {}; // tr(): what was not understood, with its row
    int changed = 0;
    int unchanged = 0; // as wanted already
};

Result<RoomPlan> planRooms(const inventory::Register &inventory,
    const std::vector<RoomChange> &changes, TaskControl &task);

/// The first row names the columns as the table does; a room is found by its school and its name.
/// Kinds and seats, as "5 × 8" rows and columns, can be changed; an empty cell leaves what is.
/// Invalid where the columns that find a room are not there.
Result<RoomPlan> planPastedRooms(
    const QString &text, const inventory::Register &inventory, TaskControl &task);

/// "12 rooms".
QString roomsText(int count);

} // namespace hz::console
