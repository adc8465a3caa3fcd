// The lesson that a new profile begins with: our own slides, some ink on them.
#pragma once

#include <hz/core/result.h>
#include <hz/page/library.h>

namespace hz::board {

/// Its PDF, written into a folder; returns the path.
Result<QString> unpackSample(const QString &dir);
/// Adds it and returns its id.
Result<page::LessonId> addSampleLesson(page::LessonLibrary &library);

} // namespace hz::board
