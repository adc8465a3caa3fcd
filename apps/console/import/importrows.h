// The rows of a checked list as tables show them: what is wrong with them, and what would change.
// Asked row by row, whatever the size of the list. GUI thread; writing a table runs on a worker.
#pragma once

#include "import/importing.h"

#include <hz/ui/tablesource.h>

namespace hz::console {

/// Row, column, value and cause of what is not imported, of what waits to be decided, and of what
/// is imported as it was understood.
class ProblemSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;
    void show(std::shared_ptr<const inventory::ImportPlan> plan,
        std::shared_ptr<const inventory::AgentList> agents);

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_lines.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override { return row; }

private:
    struct Line {
        size_t row = 0; // in the plan
        size_t problem = 0; // behind the problems come the notes
    };
    const inventory::RowProblem *problemOf(const Line &line) const;

    std::shared_ptr<const inventory::ImportPlan> m_plan;
    std::shared_ptr<const inventory::AgentList> m_agents;
    std::vector<Line> m_lines;
};

/// Field by field, before and after, of the rows that change something.
class ChangeSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;
    void show(std::shared_ptr<const inventory::ImportPlan> plan,
        std::shared_ptr<const inventory::Register> inventory);

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_lines.size()); }
    QString text(int row, int column) const override;
    qint64 rowId(int row) const override { return row; }

private:
    struct Line {
        size_t row = 0; // in the plan
        size_t change = 0; // of what people read
    };
    const std::vector<inventory::FieldChange> &changesOf(size_t row) const;

    std::shared_ptr<const inventory::ImportPlan> m_plan;
    std::shared_ptr<const inventory::Register> m_inventory;
    std::vector<Line> m_lines;
    mutable size_t m_changesRow = ~size_t(0); // what was worked out last
    mutable std::vector<inventory::FieldChange> m_changes;
};

/// What is new, or stays as it is, a line a row.
class RecordSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;
    void show(std::shared_ptr<const inventory::ImportPlan> plan,
        std::shared_ptr<const inventory::Register> inventory, inventory::RowOutcome outcome);

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override;
    qint64 rowId(int row) const override { return row; }

private:
    std::shared_ptr<const inventory::ImportPlan> m_plan;
    std::shared_ptr<const inventory::Register> m_inventory;
    std::vector<size_t> m_rows; // in the plan
};

struct NamedPlan {
    QString list = {};
    std::shared_ptr<const inventory::ImportPlan> plan = {};
};
/// List, row, column, value, cause of all that is wrong, as an .xlsx or a .csv, by the name.
/// Returns how many problems there are.
Result<int> exportProblems(
    const QString &path, const std::vector<NamedPlan> &plans, TaskControl &task);

} // namespace hz::console
