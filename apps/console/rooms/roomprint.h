// A room's plan on a sheet of A4. GUI thread.
#pragma once

#include <hz/core/result.h>
#include <hz/ui/seatplan.h>

namespace hz::console {

/// Lies across the sheet, with `title` and `note` above it.
Result<> writeRoomPdf(
    const QString &path, const QString &title, const QString &note, const ui::SeatPlanData &plan);

} // namespace hz::console
