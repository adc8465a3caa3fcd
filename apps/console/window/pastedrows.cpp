#include "window/pastedrows.h"

#include <QtCore/QCoreApplication>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::PastedRows)
};

const sheet::ReadLimits kLimits{.maxFileBytes = 32 << 20, .maxRows = 100'000, .maxColumns = 200};

} // namespace

Result<> readPastedRows(const QString &text,
    const std::function<Result<>(std::span<const sheet::CellView> cells)> &takeTitles,
    const std::function<void(const sheet::RowView &row)> &takeRow, TaskControl &task)
{
    // Spreadsheets part copied cells by tabs, whatever is in them.
    const QByteArray bytes = "sep=\t\n" + text.toUtf8();
    HZ_TRY(const std::unique_ptr<sheet::SheetFile> file,
        sheet::SheetFile::fromBytes(bytes, Tr::tr("clipboard"), kLimits, task));
    bool hasTitles = false;
    Result<> titles;
    HZ_CHECK(file->readRows(
        0,
        [&](const sheet::RowView &row) {
            if (hasTitles) {
                takeRow(row);
                return true;
            }
            hasTitles = true;
            titles = takeTitles(row.cells);
            return titles.has_value();
        },
        task));
    return hasTitles ? titles : takeTitles({});
}

} // namespace hz::console
