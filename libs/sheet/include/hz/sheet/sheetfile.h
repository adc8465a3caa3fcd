// Spreadsheets from anywhere, read within limits: XLSX, and CSV or TSV in UTF-8, UTF-16 or GB18030.
//
// Rows are handed out one by one, so that a file of 100,000 rows costs no table in memory;
// readWorkbook() makes that table for small files. Cells are text with a type, however the file
// keeps them. One thread at a time.
//
// In every file: a row ends with its last cell that is not empty, and rows without one are not
// handed out. In XLSX: a formula is its stored value, a merged area is filled from its first cell,
// numbers have at most the 15 digits that spreadsheets show.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace hz {
class TaskControl;
}

namespace hz::sheet {

struct ReadLimits {
    qint64 maxFileBytes = 128 << 20;
    qint64 maxUnpackedBytes = 512 << 20; // of an XLSX; half of it for one part
    qint64 maxRows = 1'000'000; // of one sheet
    qsizetype maxColumns = 1'000;
    qint64 maxCells = 50'000'000; // of one sheet, empty ones between others counted
    qsizetype maxCellLength = 32'767; // UTF-16 units, as in spreadsheets
    qsizetype maxSheets = 256;
    qint64 maxTableCells = 5'000'000; // of a Workbook in memory
};

enum class CellType {
    Empty,
    Text, // all cells of a CSV
    Number, // as "-1234.5", or "1e+25" beyond what spreadsheets show
    Date, // as "2021-09-12", "2021-09-12T08:30:00", or "08:30:00" where there is no day
    Bool, // as "TRUE" or "FALSE"
    Error // as "#N/A", or kFormulaWithoutValue
};

/// A formula that no program has computed yet; nothing here computes formulas.
inline constexpr QLatin1StringView kFormulaWithoutValue{"#FORMULA!"};

/// Lives while the visitor runs.
struct CellView {
    QStringView text;
    CellType type = CellType::Empty;
};

struct RowView {
    qint64 number = 0; // as a spreadsheet shows it, from 1
    std::span<const CellView> cells;
};

/// False ends the reading; that is no error.
using RowVisitor = std::function<bool(const RowView &)>;

struct SheetInfo {
    QString name;
    bool isHidden = false;

    bool operator==(const SheetInfo &) const = default;
};

/// How the text of a CSV is written.
enum class TextEncoding : quint8 { Utf8, Gb18030, Utf16Le, Utf16Be };

/// A file opened for reading.
class SheetFile {
public:
    /// Invalid or Unsupported where the file is no spreadsheet we read; the message says what to do
    /// about old .xls files, files with a password, web pages named .xls and so on.
    static Result<std::unique_ptr<SheetFile>> open(
        const QString &path, const ReadLimits &limits, TaskControl &task);
    /// Of a file in memory; `name` is what messages call it, and the name of a CSV's sheet.
    static Result<std::unique_ptr<SheetFile>> fromBytes(
        const QByteArray &bytes, const QString &name, const ReadLimits &limits, TaskControl &task);
    virtual ~SheetFile() = default;
    SheetFile(const SheetFile &) = delete;
    SheetFile &operator=(const SheetFile &) = delete;

    /// At least one.
    const QList<SheetInfo> &sheets() const { return m_sheets; }

    /// Of a CSV: by its mark, else UTF-8 where all of it is, else GB18030. An XLSX has none.
    std::optional<TextEncoding> encoding() const { return m_encoding; }
    /// Where that was wrong. Nothing to an XLSX.
    void setEncoding(TextEncoding encoding);

    /// Progress counts bytes. Rows come in order; what was handed out before an error was right.
    virtual Result<> readRows(qsizetype sheet, const RowVisitor &visit, TaskControl &task) = 0;

protected:
    SheetFile() = default;
    QList<SheetInfo> m_sheets;
    std::optional<TextEncoding> m_encoding = {};
};

struct Cell {
    QString text;
    CellType type = CellType::Empty;

    bool operator==(const Cell &) const = default;
};

struct Row {
    qint64 number = 0;
    QList<Cell> cells = {};

    bool operator==(const Row &) const = default;
};

struct Sheet {
    SheetInfo info;
    QList<Row> rows = {};
};

struct Workbook {
    QList<Sheet> sheets;
};

/// All sheets, hidden ones too, up to `limits.maxTableCells`.
Result<Workbook> readWorkbook(const QString &path, const ReadLimits &limits, TaskControl &task);
Result<Workbook> readWorkbook(SheetFile &file, const ReadLimits &limits, TaskControl &task);

} // namespace hz::sheet
