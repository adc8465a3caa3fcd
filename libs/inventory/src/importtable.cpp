#include <hz/core/task.h>
#include <hz/inventory/importtable.h>

#include <algorithm>

namespace hz::inventory {

void ImportTable::add(const sheet::RowView &row)
{
    m_rows.push_back({row.number, m_cells.size(), row.cells.size()});
    m_columns = std::max(m_columns, row.cells.size());
    for (const sheet::CellView &cell : row.cells) {
        m_cells.push_back({m_text.size(), int(cell.text.size()), cell.type});
        m_text += cell.text;
    }
}

const ImportTable::CellAt *ImportTable::cell(size_t row, size_t column) const
{
    const RowAt &at = m_rows[row];
    return column < at.cells ? &m_cells[at.first + column] : nullptr;
}

QStringView ImportTable::text(size_t row, size_t column) const
{
    const CellAt *at = cell(row, column);
    return at ? QStringView(m_text).sliced(at->begin, at->size) : QStringView();
}

sheet::CellType ImportTable::type(size_t row, size_t column) const
{
    const CellAt *at = cell(row, column);
    return at ? at->type : sheet::CellType::Empty;
}

Result<std::vector<ImportTable>> readImportTables(sheet::SheetFile &file, TaskControl &task)
{
    std::vector<ImportTable> tables;
    for (qsizetype i = 0; i < file.sheets().size(); ++i) {
        if (file.sheets()[i].isHidden)
            continue;
        ImportTable table(file.sheets()[i].name);
        HZ_CHECK(file.readRows(
            i,
            [&table](const sheet::RowView &row) {
                table.add(row);
                return true;
            },
            task));
        if (table.rows() > 0)
            tables.push_back(std::move(table));
    }
    return tables;
}

Result<std::vector<ImportTable>> readImportTables(
    const QString &path, const sheet::ReadLimits &limits, TaskControl &task)
{
    HZ_TRY(const auto file, sheet::SheetFile::open(path, limits, task));
    return readImportTables(*file, task);
}

Result<std::vector<ImportTable>> readImportTables(const QByteArray &bytes, const QString &name,
    const sheet::ReadLimits &limits, TaskControl &task)
{
    HZ_TRY(const auto file, sheet::SheetFile::fromBytes(bytes, name, limits, task));
    return readImportTables(*file, task);
}

} // namespace hz::inventory
