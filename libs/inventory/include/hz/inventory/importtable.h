// The rows of one sheet, held for as long as an import is looked at: read once, mapped and planned
// as often as somebody changes the map. Compact: all texts in one string. Read by many threads.
#pragma once

#include <hz/sheet/sheetfile.h>

#include <vector>

namespace hz::inventory {

class ImportTable {
public:
    explicit ImportTable(QString name)
        : m_name(std::move(name))
    {
    }

    /// Rows in the order of the file.
    void add(const sheet::RowView &row);

    /// Of the sheet.
    const QString &name() const { return m_name; }
    size_t rows() const { return m_rows.size(); }
    size_t columns() const { return m_columns; }
    /// As a spreadsheet shows it, from 1.
    qint64 number(size_t row) const { return m_rows[row].number; }
    /// Empty beyond the row's end.
    QStringView text(size_t row, size_t column) const;
    sheet::CellType type(size_t row, size_t column) const;

private:
    struct CellAt {
        qsizetype begin = 0;
        int size = 0;
        sheet::CellType type = sheet::CellType::Empty;
    };
    struct RowAt {
        qint64 number = 0;
        size_t first = 0; // in m_cells
        size_t cells = 0;
    };
    const CellAt *cell(size_t row, size_t column) const;

    QString m_name;
    QString m_text;
    std::vector<CellAt> m_cells;
    std::vector<RowAt> m_rows;
    size_t m_columns = 0;
};

/// The sheets of a spreadsheet that are not hidden and hold something.
Result<std::vector<ImportTable>> readImportTables(
    const QString &path, const sheet::ReadLimits &limits, TaskControl &task);
Result<std::vector<ImportTable>> readImportTables(sheet::SheetFile &file, TaskControl &task);
Result<std::vector<ImportTable>> readImportTables(const QByteArray &bytes, const QString &name,
    const sheet::ReadLimits &limits, TaskControl &task);

} // namespace hz::inventory
