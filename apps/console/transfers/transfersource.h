// The rows of a list of transfer orders, as a table asks for them. GUI thread.
#pragma once

#include <hz/inventory/transferlist.h>
#include <hz/ui/tablesource.h>

#include <QtCore/QHash>

namespace hz::console {

ui::Status statusOf(inventory::TransferState state);

class TransferSource final : public ui::TableSource {
    Q_OBJECT

public:
    using TableSource::TableSource;

    void show(std::shared_ptr<const inventory::TransferBook> book, std::vector<quint32> rows,
        const QDate &today);
    const inventory::TransferRow &order(int row) const
    {
        return m_book->rows()[m_rows[size_t(row)]];
    }
    std::optional<int> rowOfOrder(const inventory::TransferId &wanted) const;

    std::vector<ui::TableColumn> columns() const override;
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override;
    std::optional<int> rowOf(qint64 id) const override;

private:
    std::shared_ptr<const inventory::TransferBook> m_book;
    std::vector<quint32> m_rows;
    QHash<qint64, int> m_listed; // the row of each id
    QDate m_today;
};

} // namespace hz::console
