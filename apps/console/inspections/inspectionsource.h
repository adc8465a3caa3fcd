// The rows of a list of inspections that are due and done, as a table asks for them. GUI thread.
#pragma once

#include <hz/inventory/inspectionlist.h>
#include <hz/sheet/writer.h>
#include <hz/ui/tablesource.h>

namespace hz::console {

/// With numbers as numbers. Any thread.
sheet::Table tableOf(const inventory::InspectionBook &book, const std::vector<quint32> &rows);

ui::Status statusOf(inventory::DueState state);

class InspectionSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    void show(std::shared_ptr<const inventory::InspectionBook> book, std::vector<quint32> rows,
        const QDate &today);
    const inventory::InspectionDue &due(int row) const
    {
        return m_book->dues()[m_rows[size_t(row)]];
    }
    quint32 bookRow(int row) const { return m_rows[size_t(row)]; }

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    /// Of the register it is of: template, school and room.
    qint64 rowId(int row) const override;
    std::optional<int> rowOf(qint64 id) const override;

private:
    std::shared_ptr<const inventory::InspectionBook> m_book;
    std::vector<quint32> m_rows;
    QHash<qint64, int> m_listed; // the row of each id
    QDate m_today;
};

} // namespace hz::console
