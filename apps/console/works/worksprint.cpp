#include "works/worksprint.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::WorksPrint)
};

} // namespace

Result<std::vector<PaperPage>> layOut(const Listing &listing, const std::vector<quint32> &rows,
    const QString &title, const QString &note, const PaperLook &look)
{
    if (qsizetype(rows.size()) > kMostPaperRows)
        return failure(Error::Kind::Invalid,
            Tr::tr(
                "The list has %1 rows; on paper go at most %2. Narrow it, or take a spreadsheet.")
                .arg(rows.size())
                .arg(kMostPaperRows));
    double all = 0;
    for (const ui::TableColumn &column : listing.columns)
        all += column.width;
    std::vector<PaperColumn> columns;
    for (const ui::TableColumn &column : listing.columns)
        columns.push_back({.title = column.title,
            .width = column.width / all,
            .alignment
            = column.kind == ui::TableColumn::Kind::Number ? Qt::AlignRight : Qt::AlignLeft,
            .wraps = column.stretches});
    std::vector<PaperRow> lines;
    for (const quint32 at : rows) {
        const ListRow &row = listing.rows[at];
        PaperRow &line = lines.emplace_back();
        for (qsizetype i = 0; i < row.texts.size(); ++i)
            line.cells.push_back({.text = row.texts[i],
                .glyph = i == 0 && listing.hasStatus ? std::optional(row.status) : std::nullopt});
    }
    Paper paper(look);
    paper.startPage(Paper::Way::Lying);
    paper.heading(title, note);
    paper.table(columns, lines);
    return paper.finish(title);
}

} // namespace hz::console
