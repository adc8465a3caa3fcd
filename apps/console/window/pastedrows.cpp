#include "window/pastedrows.h"

#include <hz/sheet/values.h>

#include <QtCore/QCoreApplication>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::PastedRows)
};

constexpr qsizetype kMostProblems = 100;

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

PastedColumns::PastedColumns(std::span<const sheet::CellView> titles)
{
    for (int i = 0; i < int(titles.size()); ++i)
        m_places.insert(sheet::normalised(titles[size_t(i)].text), i);
}

QString PastedColumns::text(const sheet::RowView &row, const QString &title) const
{
    const int place = m_places.value(title, -1);
    return place < 0 || place >= int(row.cells.size())
        ? QString()
        : sheet::normalised(row.cells[size_t(place)].text);
}

void PastedProblems::add(const sheet::RowView &row, const QString &what)
{
    if (m_texts.size() < kMostProblems)
        m_texts.append(Tr::tr("Row %1: %2.").arg(row.number).arg(what));
}

} // namespace hz::console
