#include <hz/inventory/worth.h>

#include <algorithm>

namespace hz::inventory {

qint64 netFen(qint64 priceFen, const QDate &bookedOn, const QDate &day)
{
    if (!bookedOn.isValid() || !day.isValid())
        return priceFen;
    const int months = (day.year() - bookedOn.year()) * 12 + day.month() - bookedOn.month();
    const int left = kMonthsOfUse - std::clamp(months, 0, kMonthsOfUse);
    // In two parts, so that no price is too large to be multiplied.
    const qint64 aMonth = priceFen / kMonthsOfUse;
    const qint64 rest = priceFen % kMonthsOfUse;
    return aMonth * left + (rest * left + kMonthsOfUse / 2) / kMonthsOfUse;
}

QDate writtenOffIn(const QDate &bookedOn)
{
    if (!bookedOn.isValid())
        return {};
    return QDate(bookedOn.year(), bookedOn.month(), 1).addMonths(kMonthsOfUse);
}

} // namespace hz::inventory
