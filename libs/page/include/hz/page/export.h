// Takes a lesson away: PDF with the original pages beneath and vector ink, pictures, or a portable
// lesson file. Reads the documents, so fold the session first. Any thread; the target is whole or
// untouched.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/page/ids.h>
#include <hz/store/blobstore.h>
#include <hz/store/database.h>

#include <QtCore/QStringList>

namespace hz::page {

/// Writes the lesson in the form that the suffix of `toPath` names: pdf, png or hzl. A PNG of
/// several pages goes to NAME-001.png and so on. Returns the files written.
Result<QStringList> exportLesson(const store::Database &database, const store::BlobStore &blobs,
    const LessonId &id, const QString &toPath, TaskControl &task);

} // namespace hz::page
