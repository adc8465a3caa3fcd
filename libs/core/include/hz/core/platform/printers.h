// The printers of this machine, asked and used through the system's own print service. Both calls
// wait for it: on a worker.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QStringList>

namespace hz {
class TaskControl;
}

namespace hz::platform {

/// Their names, the usual one first. Empty where there is none, or no print service.
Result<QStringList> printers(TaskControl &task);

/// Hands a PDF to a printer; the file may go when this returns.
Result<> printPdf(
    const QString &path, const QString &printer, const QString &title, TaskControl &task);

} // namespace hz::platform
