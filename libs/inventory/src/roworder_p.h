// Rows of a list in the order of what stands in a column.
#pragma once

#include <QtCore/QtGlobal>

#include <algorithm>
#include <utility>
#include <vector>

namespace hz::inventory {

/// By what `key` gives of a row, asked once; equal ones by their number, whichever way it runs.
template<typename Key> void orderRows(std::vector<quint32> &rows, bool isDescending, Key key)
{
    std::vector<std::pair<decltype(key(0u)), quint32>> keyed;
    keyed.reserve(rows.size());
    for (const quint32 row : rows)
        keyed.emplace_back(key(row), row);
    std::sort(keyed.begin(), keyed.end(), [isDescending](const auto &a, const auto &b) {
        const bool isLess = a.first < b.first;
        if (!isLess && !(b.first < a.first))
            return a.second < b.second;
        return isLess != isDescending;
    });
    std::transform(
        keyed.begin(), keyed.end(), rows.begin(), [](const auto &each) { return each.second; });
}

} // namespace hz::inventory
