// The census of an area as a table reads it. GUI thread.
#pragma once

#include <hz/inventory/censusdesk.h>
#include <hz/ui/tablesource.h>

namespace hz::console {

enum class DeskColumn : quint8 {
    Name,
    County,
    State,
    ToDo,
    Students,
    StudentsChange,
    Computers,
    ComputersChange,
    Version,
    At,
    By,
};
inline constexpr size_t kDeskColumns = size_t(DeskColumn::By) + 1;

class DeskSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    void setRows(std::vector<inventory::DeskRow> all, std::vector<quint32> listed);
    void sort(DeskColumn column, Qt::SortOrder order);
    const inventory::DeskRow &row(int row) const { return m_all[m_order[size_t(row)]]; }

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_order.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override;
    std::optional<int> rowOf(qint64 id) const override;

private:
    void arrange();

    std::vector<inventory::DeskRow> m_all;
    std::vector<quint32> m_order;
    DeskColumn m_sortedBy = DeskColumn::State;
    bool m_isDescending = false;
    bool m_isSorted = false; // else as they come: counties, then schools
};

} // namespace hz::console
