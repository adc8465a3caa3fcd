// Agents' reports as a list, so that they are planned as any other: one row a report. Values; any
// thread.
//
// The tag that the agent was installed with is the room: its id, or its name in the school that is
// given. Who used the machine last is nobody's business here, and is left out.
#pragma once

#include <hz/inventory/agentreport.h>
#include <hz/inventory/columnmap.h>

namespace hz::inventory {

class AgentList {
public:
    AgentList();

    void add(const AgentReport &report, const QString &path);
    const ImportTable &table() const { return m_table; }
    /// To be planned with ImportOptions::needsNumbers.
    const ColumnMap &map() const { return m_map; }
    /// Of a row, by its number.
    QString path(qint64 number) const { return m_paths.value(qsizetype(number) - 1); }

private:
    ImportTable m_table;
    ColumnMap m_map;
    QStringList m_paths;
};

} // namespace hz::inventory
