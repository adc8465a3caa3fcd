// What is said of a sitting: when it was, how long, and what it changed, as a teacher would. Values
// only. GUI thread.
#pragma once

#include <hz/page/history.h>

namespace hz::board {

/// "Today", "Yesterday", "Wednesday, Mar 5"; both dates are local.
QString dayNamed(const QDate &day, const QDate &today);
/// "08:00–08:45", or one time if it was over at once.
QString timesOf(const page::Sitting &sitting);
/// "Changed 3 pages · added 1"; of the oldest, how many pages there were.
QString changesOf(const page::Sitting &sitting);
/// What a copy of it is called.
QString copyTitleOf(const page::Sitting &sitting);

} // namespace hz::board
