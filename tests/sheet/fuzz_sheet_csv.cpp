// Whatever bytes: reading ends with rows within the limits or an Error.
#include <hz/core/task.h>
#include <hz/sheet/sheetfile.h>

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::sheet;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (bytes.startsWith("PK"))
        bytes[0] = 'p'; // archives are another target's
    const ReadLimits limits{.maxRows = 1000, .maxColumns = 20, .maxCellLength = 200};
    TaskControl task;
    const auto file = SheetFile::fromBytes(bytes, QStringLiteral("fuzz"), limits, task);
    if (!file)
        return 0;
    qint64 last = 0;
    const Result<> done = (*file)->readRows(
        0,
        [&](const RowView &row) {
            const bool isFine = row.number > last && row.number <= limits.maxRows
                && !row.cells.empty() && qsizetype(row.cells.size()) <= limits.maxColumns
                && row.cells.back().type != CellType::Empty;
            if (!isFine)
                std::abort();
            last = row.number;
            for (const CellView &cell : row.cells) {
                if (cell.text.size() > limits.maxCellLength
                    || cell.text.isEmpty() != (cell.type == CellType::Empty))
                    std::abort();
            }
            return true;
        },
        task);
    if (!done && done.error().message.isEmpty())
        std::abort();
    return 0;
}
