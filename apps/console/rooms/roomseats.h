// What stands where in a room, and what a plan of it shows. Values; any thread, but for planOf().
#pragma once

#include <hz/inventory/register.h>
#include <hz/ui/seatplan.h>

#include <map>

namespace hz::console {

/// Rows of the register's devices; kNoRow where nothing stands.
struct RoomSeats {
    int columns = 0;
    int rows = 0;
    std::vector<quint32> seats = {}; // row by row
    std::vector<quint32> front = {}; // displays and the teacher's computer
    std::vector<quint32> loose = {}; // computers without a seat of their own, by number
    std::vector<quint32> attention = {}; // those that somebody has to see to, the longest first
    int machines = 0; // that are still there

    QPoint at(int seat) const { return {seat % columns + 1, seat / columns + 1}; }
    /// Seats where nothing stands, in their order.
    std::vector<int> free() const;
};

RoomSeats seatsOf(const inventory::Register &inventory, quint32 room);

enum class PlanView { Repairs, RepairsOfThreeYears, Age };

/// `repairs` of the view's time, by row of the device. GUI thread.
ui::SeatPlanData planOf(const inventory::Register &inventory, quint32 room, const RoomSeats &seats,
    PlanView view, const std::map<quint32, int> &repairs, const QDate &today);

/// "3-8": row and number.
QString seatLabel(const QPoint &seat);

} // namespace hz::console
