// The rows of one sheet of an XLSX, out of its XML part. One thread.
#pragma once

#include "xlsxstyles_p.h"
#include "xlsxtexts_p.h"

#include <hz/sheet/sheetfile.h>

namespace hz {
class TaskControl;
}

namespace hz::sheet {

/// What all sheets of a workbook share.
struct WorkbookParts {
    SharedTexts texts;
    Styles styles;
    DaySystem days = DaySystem::From1900;
};

/// An area of cells that shows its first one; counted from 0, both ends included.
struct MergedArea {
    qint64 firstRow = 0, lastRow = 0;
    qsizetype firstColumn = 0, lastColumn = 0;

    bool operator==(const MergedArea &) const = default;
};

/// Why reading ended before the end.
enum class RowsEnd {
    Complete,
    Stopped,
    Cancelled,
    Damaged,
    TooManyRows,
    TooManyColumns,
    TooManyCells,
    TooLong
};

class RowsReader {
public:
    RowsReader(const WorkbookParts &parts, const ReadLimits &limits, const QByteArray &part);

    RowsEnd read(const RowVisitor &visit, TaskControl &task);
    QString detail() const { return m_xml.detail(); }
    qint64 row() const { return m_row; }

private:
    enum class Source { Row, Shared, Merged };
    /// A cell of the row at hand.
    struct Slot {
        CellType type = CellType::Empty;
        Source source = Source::Row;
        qsizetype from = 0; // in m_rowText, or which shared text, or which of m_active
        qsizetype length = 0;
    };
    struct Merged {
        MergedArea area;
        CellType type = CellType::Empty;
        QString text;
    };

    RowsEnd startRow();
    RowsEnd startCell();
    RowsEnd endCell();
    RowsEnd endRow(const RowVisitor &visit);
    RowsEnd fillMerged();
    Slot number(size_t style);
    Slot own(CellType type, QStringView text);
    QStringView textOf(const Slot &slot) const;

    const WorkbookParts &m_parts;
    const ReadLimits &m_limits;
    const qint64 m_sizeBytes;
    XmlReader m_xml;
    std::vector<MergedArea> m_areas; // by first row; those before m_nextArea have begun
    size_t m_nextArea = 0;
    std::vector<Merged> m_active; // areas that reach the row at hand

    qint64 m_row = 0; // from 1
    qint64 m_cells = 0;
    std::vector<Slot> m_slots;
    std::vector<CellView> m_views;
    QString m_rowText;

    qsizetype m_column = -1; // of the cell at hand, from 0
    QString m_type;
    size_t m_style = 0;
    QString m_value;
    RichText m_inline;
    bool m_isInValue = false, m_isInInline = false, m_hasFormula = false;
};

} // namespace hz::sheet
