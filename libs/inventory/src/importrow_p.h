// What planning one row needs, whatever rows stand for: its cells by field, the school it is of,
// and its problems. Each of them by one thread at a time.
#pragma once

#include "importplaces_p.h"

#include <hz/inventory/importplan.h>

#include <QtCore/QCoreApplication>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

inline constexpr size_t kRowsBetweenPolls = 256;

/// Reads the rows of a list. Copies read the same list on other threads.
class RowReader {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Import)

public:
    /// `places` is not changed while rows are read.
    RowReader(const ImportTable &table, const ColumnMap &map, const ImportStock &stock,
        const ImportOptions &options, std::shared_ptr<Places> places);

protected:
    bool has(ImportField field) const { return !m_columnsOf[size_t(field)].empty(); }
    std::span<const size_t> columnsOf(ImportField field) const
    {
        return m_columnsOf[size_t(field)];
    }
    QStringView raw(size_t row, size_t column) const { return m_table.text(row, column); }
    /// The first cell of the field, one form for texts that look alike; empty where there is none.
    QString text(size_t row, ImportField field) const;
    void refuse(size_t row, size_t column, const QString &reason);
    void refuse(size_t row, ImportField field, const QString &reason);
    std::vector<RowProblem> &problems() { return m_problems; }
    bool isSkipped(size_t row) const;
    /// Of the row, else of all; kNoRow and a problem where there is none.
    quint32 schoolOf(size_t row);
    const Places::Found &schoolNamed(const QString &text, const QString &county);
    /// "Root > District > School > Room", as inventory programs write it: the last part that names
    /// a school, and what stands behind it.
    struct InPath {
        Places::Found school = {};
        QString behind = {};
    };
    InPath schoolInPath(const QString &path, const QString &county);
    void checkCells(size_t row);

    const ImportTable &m_table;
    const ColumnMap &m_map;
    const ImportStock &m_stock;
    const ImportOptions &m_options;
    const Register &m_inventory;
    std::shared_ptr<Places> m_places;
    size_t m_firstRow = 0;
    quint32 m_commonSchool = kNoRow;

private:
    std::array<std::vector<size_t>, kImportFields> m_columnsOf;
    std::vector<size_t> m_mapped; // columns that fill a field
    QHash<QString, Places::Found> m_schools; // asked before
    std::vector<RowProblem> m_problems; // of the row that is read
};

class RowPlanner : protected RowReader {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Import)

public:
    RowPlanner(const ImportTable &table, const ColumnMap &map, const ImportStock &stock,
        const ImportOptions &options);
    virtual ~RowPlanner() = default;
    RowPlanner(const RowPlanner &) = delete;
    RowPlanner &operator=(const RowPlanner &) = delete;

    Result<ImportPlan> plan(TaskControl &task);

protected:
    /// Before any row is planned: a first look at all of them. Cancelled when told to stop.
    virtual Result<> lookAtAll(TaskControl & /*task*/) { return {}; }
    virtual bool isLeftOut(size_t row) const { return isSkipped(row); }
    /// Fills in what becomes of it; problems() make it fail.
    virtual Result<> planRow(size_t row, PlannedRow &planned) = 0;
};

/// A document that is to have these fields: New, Changed or Same.
void settle(PlannedRow &planned, const QString &id, const QJsonObject &before, QJsonObject after);

/// Schools, and people and classes.
Result<ImportPlan> planSchools(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task);
Result<ImportPlan> planCensus(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task);
Result<ImportPlan> planDevices(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task);

} // namespace hz::inventory
