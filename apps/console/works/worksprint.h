// A list on sheets of A4, lying: as it is shown, with its title and what it was narrowed by. Any
// thread.
#pragma once

#include "reports/paper.h"
#include "works/listing.h"

namespace hz::console {

/// More rows are for a spreadsheet, not for paper.
inline constexpr qsizetype kMostPaperRows = 5'000;

/// Invalid where there are more than kMostPaperRows.
Result<std::vector<PaperPage>> layOut(const Listing &listing, const std::vector<quint32> &rows,
    const QString &title, const QString &note, const PaperLook &look);

} // namespace hz::console
