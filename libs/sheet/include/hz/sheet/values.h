// What people type into cells, understood: numbers, days, names. Nothing is guessed: what can be
// read in two ways is not read. Any thread.
#pragma once

#include <QtCore/QDate>
#include <QtCore/QString>

#include <optional>

namespace hz::sheet {

/// One form for texts that look alike: full-width letters, digits and signs become ASCII, all kinds
/// of white space one space, none at the ends; characters that cannot be seen are dropped.
QString normalised(QStringView text);

/// "1,234", "１２３", "-5", "3万", "1.2万", "12.0". Nothing where a part of one is left over.
std::optional<qint64> parseInteger(QStringView text);

/// As parseInteger(), with a fraction: "3.5", "1,234.50", "0.8亿", "1.5e3".
std::optional<double> parseDecimal(QStringView text);

/// "2021-09-12", "2021/9/12", "2021.9.12", "20210912", "2021年9月12日", "12-Sep-2021", each also
/// with a time of day behind it; a month such as "2021年9月", "2021-09" or "202109" is its first
/// day; five digits are the day number of a spreadsheet. Years 1900 to 2199. "9/12/2021" is not
/// read: nobody knows which of the two is the month.
std::optional<QDate> parseDate(QStringView text);

} // namespace hz::sheet
