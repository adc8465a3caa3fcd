// The charts of an area's report: the same as on the overview, drawn once for the paper and kept as
// drawings. Taken on the GUI thread; then a value for one thread.
#pragma once

#include "reports/report.h"

#include <QtCore/QSizeF>
#include <QtGui/QPicture>

namespace hz::console {

struct ReportChart {
    QSizeF size; // in units of the paper
    QPicture drawing; // null: there is nothing to show
};

struct ReportCharts {
    ReportChart shares; // rules by group
    ReportChart ratios; // by area and stage
    ReportChart tiles; // areas by how many schools meet the ratios
    ReportChart trend;

    ReportCharts() = default;
    ReportCharts(const ReportSource &source, const Report &report);
};

} // namespace hz::console
