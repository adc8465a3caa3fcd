// Agents' reports as a list, so that they are planned as any other: one row a report. Values; any
// thread.
//
// The tag that the agent was installed with is the room: its id, or its name in the school that is
// given, or in the one whose code stands before it ("2162000001-微机室"). Who used the machine last
// is nobody's business here, and is left out. A computer whose chassis says nothing is taken for
// what it most likely is, and the row's notes say so.
//
//   software:<device> = {type, device, seen "2026-09-01", programs [{name, version}]}
//
// in the order of names, each once: at most kMaxKeptPrograms, so that a document stays below a
// megabyte whatever an agent writes.
#pragma once

#include <hz/inventory/agentreport.h>
#include <hz/inventory/importplan.h>

namespace hz::inventory {

inline constexpr qsizetype kMaxKeptPrograms = 5'000;
inline constexpr qsizetype kMaxKeptName = 100, kMaxKeptVersion = 40; // longer ones are cut

class AgentList {
public:
    AgentList();

    void add(const AgentReport &report, const QString &path);
    const ImportTable &table() const { return m_table; }
    /// To be planned with planAgents().
    const ColumnMap &map() const { return m_map; }
    /// Of a row, by its number.
    QString path(qint64 number) const { return m_paths.value(qsizetype(number) - 1); }
    const QHash<qint64, TakenFor> &takenFor() const { return m_takenFor; }
    /// Of a row: {name, version}; empty where its report lists none.
    QJsonArray programs(qint64 number) const;
    /// When the row's report was made; invalid where it does not say.
    QDate day(qint64 number) const;

private:
    using Program = std::pair<QString, QString>; // name and version

    ImportTable m_table;
    ColumnMap m_map;
    QStringList m_paths;
    std::vector<QDate> m_days; // of rows
    QHash<qint64, TakenFor> m_takenFor;
    // The same programs are on most machines: each is held once.
    std::vector<Program> m_programs;
    QHash<Program, quint32> m_programRows;
    std::vector<std::vector<quint32>> m_programsOf; // rows
};

/// The dry run of such a list. Machines need numbers of their own; what changes of their programs
/// is attached to the plan.
Result<ImportPlan> planAgents(const AgentList &list, const ImportStock &stock,
    const ImportOptions &options, TaskControl &task);

} // namespace hz::inventory
