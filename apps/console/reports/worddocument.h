// Text documents for Word, made by LibreOffice of a page in HTML. Any thread; blocks.
#pragma once

#include <hz/core/result.h>

namespace hz {
class TaskControl;
}

namespace hz::console {

/// The file is whole or untouched. Unsupported where LibreOffice is not there.
Result<> writeWordDocument(const QString &path, const QString &html, TaskControl &task);

} // namespace hz::console
