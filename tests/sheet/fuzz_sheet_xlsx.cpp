// Whatever bytes: opening and reading end with rows within the limits or an Error. An input that is
// no archive is taken for the XML of a sheet in an otherwise sound workbook, so that fuzzing
// reaches the rows without having to invent ZIP.
#include "sheettest.h"

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::sheet;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (!bytes.startsWith("PK")) {
        const qsizetype cut = bytes.indexOf('\0');
        bytes = sheet::test::Xlsx{.rows = bytes.left(cut),
            .behindRows = cut < 0 ? QByteArray() : bytes.mid(cut + 1),
            .texts = "<si><t>a</t></si>",
            .styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"}
                    .bytes();
    }
    const ReadLimits limits{.maxUnpackedBytes = 8 << 20,
        .maxRows = 1000,
        .maxColumns = 20,
        .maxCells = 20'000,
        .maxCellLength = 200,
        .maxSheets = 4};
    TaskControl task;
    const auto file = SheetFile::fromBytes(bytes, QStringLiteral("fuzz"), limits, task);
    if (!file)
        return 0;
    if ((*file)->sheets().isEmpty() || (*file)->sheets().size() > limits.maxSheets)
        std::abort();
    for (qsizetype i = 0; i < (*file)->sheets().size(); ++i) {
        qint64 last = 0;
        const Result<> done = (*file)->readRows(
            i,
            [&](const RowView &row) {
                const bool isFine = row.number > last && row.number <= limits.maxRows
                    && !row.cells.empty() && qsizetype(row.cells.size()) <= limits.maxColumns
                    && row.cells.back().type != CellType::Empty;
                if (!isFine)
                    std::abort();
                last = row.number;
                for (const CellView &cell : row.cells) {
                    if (cell.text.size() > limits.maxCellLength)
                        std::abort();
                }
                return true;
            },
            task);
        if (!done && done.error().message.isEmpty())
            std::abort();
    }
    return 0;
}
