// Changes of records of one kind, worked out before anything is written. Values; any thread.
#pragma once

#include <hz/inventory/edit.h>

#include <QtCore/QStringList>

#include <map>
#include <tuple>
#include <vector>

namespace hz::console {

/// "Kind: Ordinary classroom → Computer room, 3 of them".
struct PlannedLine {
    QString field;
    QString from;
    QString to;
    int count = 0;
};

struct RecordPlan {
    QList<inventory::Edit> edits = {};
    std::vector<PlannedLine> lines = {};
    QStringList problems = {}; // tr(): what was not understood, with its row
    int changed = 0;
    int unchanged = 0; // as wanted already
};

/// Counts equal changes of many records into lines.
class LineCounter {
public:
    void count(const QString &field, const QString &from, const QString &to)
    {
        if (from != to)
            ++m_counts[{field, from, to}];
    }
    std::vector<PlannedLine> lines() const
    {
        std::vector<PlannedLine> lines;
        for (const auto &[what, records] : m_counts)
            lines.push_back({std::get<0>(what), std::get<1>(what), std::get<2>(what), records});
        return lines;
    }

private:
    std::map<std::tuple<QString, QString, QString>, int> m_counts;
};

} // namespace hz::console
