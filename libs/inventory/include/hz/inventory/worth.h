// What a machine is still worth in the books: straight line over five years, month by month from
// the month it was booked in, nothing left at the end. Values; any thread.
#pragma once

#include <QtCore/QDate>

namespace hz::inventory {

inline constexpr int kMonthsOfUse = 60;

/// Price less what has been written off by the end of the month before `day`, rounded to the
/// nearest fen. The whole price where nobody knows when it was bought, or before that.
qint64 netFen(qint64 priceFen, const QDate &bookedOn, const QDate &day);

/// The month in which nothing is left, as its first day; invalid if `bookedOn` is.
QDate writtenOffIn(const QDate &bookedOn);

} // namespace hz::inventory
