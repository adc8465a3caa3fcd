// `hezhou-console report inspection|stocktake`: what was looked at and what was counted, as a PDF,
// a workbook or a text document.
#pragma once

#include <hz/store/database.h>

#include <QtCore/QStringList>

namespace hz::console {

bool isPaper(const QString &what);
/// Returns the exit code. `arguments` begin with what it is; `path` ends as a report file does.
int writePaper(
    const store::Database &database, QStringList arguments, const QString &path, bool json);

} // namespace hz::console
