// The end of every PDF we make: a QPDF becomes a file, whole or not at all. Any thread.
#pragma once

#include <hz/core/result.h>

#include <functional>

class QPDF;

namespace hz {
class TaskControl;
}

namespace hz::pdf {

/// Throws Stopped when cancelled, and what qpdf throws.
Result<> savePdf(QPDF &pdf, const QString &title, const QString &toPath, const TaskControl &task,
    const std::function<void(int percent)> &report);

} // namespace hz::pdf
