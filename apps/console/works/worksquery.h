// Which list of tasks, money, training and registers is asked for, and what of it. Values.
#pragma once

#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace hz::console {

enum class WorksPart : quint8 { Tasks, Shares, Spending, Training, Ledgers };
inline constexpr size_t kWorksParts = size_t(WorksPart::Ledgers) + 1;

struct ListQuery {
    QString words = {}; // every one of them is in some cell
    QMap<QString, QStringList> ticks = {}; // values of groups; of a group one is enough
    int sortBy = -1; // column; -1: as it is put together
    bool isDescending = false;

    bool operator==(const ListQuery &) const = default;
};

} // namespace hz::console
