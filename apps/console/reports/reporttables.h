// A report as a workbook: a sheet with the overview, one with the rules, one with the schools and
// one with every gap. Any thread.
#pragma once

#include "reports/report.h"
#include "reports/tablereport.h"

#include <hz/sheet/writer.h>

namespace hz::console {

QList<sheet::Table> tablesOf(const Report &report);

/// The same as a text document, without the charts.
TableReport wordReportOf(const Report &report);

/// The file is whole or untouched.
Result<> writeXlsx(const QString &path, const Report &report, TaskControl &task);

} // namespace hz::console
