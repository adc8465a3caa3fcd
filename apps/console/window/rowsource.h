// A table of some hundred rows that somebody has put together. GUI thread.
#pragma once

#include <hz/ui/tablesource.h>

#include <QtCore/QStringList>

namespace hz::console {

struct TableRow {
    qint64 id = 0;
    QStringList cells = {};
    int statusColumn = -1; // which cell has a shape before it
    ui::Status status = ui::Status::NoData;

    bool operator==(const TableRow &) const = default;
};

/// One of a RowSource, which does not sort.
ui::TableColumn rowColumn(
    const char *id, const QString &title, ui::TableColumn::Kind kind, double width);

/// A text that takes the room that is left.
ui::TableColumn stretchingColumn(const char *id, const QString &title, double width);

class RowSource final : public ui::TableSource {
    Q_OBJECT

public:
    explicit RowSource(std::vector<ui::TableColumn> columns, QObject *parent = nullptr);

    /// Keeps what is current where it is still there.
    void setRows(std::vector<TableRow> rows);

    std::vector<ui::TableColumn> columns() const override { return m_columns; }
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override;
    std::optional<ui::Status> status(int row, int column) const override;
    qint64 rowId(int row) const override { return m_rows[size_t(row)].id; }
    std::optional<int> rowOf(qint64 id) const override;

private:
    std::vector<ui::TableColumn> m_columns;
    std::vector<TableRow> m_rows;
};

} // namespace hz::console
