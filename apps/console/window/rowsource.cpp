#include "window/rowsource.h"

#include <algorithm>

namespace hz::console {

ui::TableColumn rowColumn(
    const char *id, const QString &title, ui::TableColumn::Kind kind, double width)
{
    return {.id = QString::fromLatin1(id),
        .title = title,
        .kind = kind,
        .width = width,
        .isSortable = false};
}

ui::TableColumn stretchingColumn(const char *id, const QString &title, double width)
{
    ui::TableColumn column = rowColumn(id, title, ui::TableColumn::Kind::Text, width);
    column.stretches = true;
    return column;
}

RowSource::RowSource(std::vector<ui::TableColumn> columns, QObject *parent)
    : TableSource(parent)
    , m_columns(std::move(columns))
{
}

void RowSource::setRows(std::vector<TableRow> rows)
{
    if (rows == m_rows)
        return;
    const bool isSame = std::is_permutation(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const TableRow &a, const TableRow &b) { return a.id == b.id; });
    m_rows = std::move(rows);
    if (isSame)
        Q_EMIT reordered();
    else
        Q_EMIT reset();
}

QString RowSource::text(int row, int column) const
{
    return m_rows[size_t(row)].cells.value(column);
}

std::optional<ui::Status> RowSource::status(int row, int column) const
{
    const TableRow &shown = m_rows[size_t(row)];
    return shown.statusColumn == column ? std::optional(shown.status) : std::nullopt;
}

std::optional<int> RowSource::rowOf(qint64 id) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [id](const TableRow &row) { return row.id == id; });
    return found == m_rows.end() ? std::nullopt : std::optional(int(found - m_rows.begin()));
}

} // namespace hz::console
