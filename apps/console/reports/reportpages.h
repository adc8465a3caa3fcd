// A report on sheets of A4: a school's on one or two, an area's with an overview, its rules, the
// schools that lack most and all its schools. Charts and look are taken on the GUI thread; laying
// out and writing is work for another.
#pragma once

#include "reports/paper.h"
#include "reports/reportcharts.h"

namespace hz {
class TaskControl;
}

namespace hz::console {

std::vector<PaperPage> layOut(
    const Report &report, const ReportCharts &charts, const PaperLook &look);

/// Pages of any paper, with the title of the document. The file is whole or untouched; how many
/// pages it has.
Result<int> writePages(const QString &path, const std::vector<PaperPage> &pages,
    const QString &title, TaskControl &task);

/// The file is whole or untouched; how many pages it has.
Result<int> writePdf(const QString &path, const Report &report, const ReportCharts &charts,
    const PaperLook &look, TaskControl &task);

} // namespace hz::console
