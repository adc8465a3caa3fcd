// Takes a lesson away: PDF with the original pages beneath, vector ink and searchable text,
// pictures (PNG, SVG), or a portable lesson file. Reads the documents, so fold the session first.
// Any thread; the target is whole or untouched.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/page/ids.h>
#include <hz/store/blobstore.h>
#include <hz/store/database.h>

#include <QtCore/QStringList>

#include <vector>

namespace hz::page {

struct ExportOptions {
    enum class Ground {
        Kept,
        White, // without colour and ruling, as for paper; pages of a PDF stay
    };
    std::vector<int> pages = {}; // from 0, in this order; empty = all
    Ground ground = Ground::Kept; // in PDFs
};

/// "1-3, 5": pages as people count them, of so many. Invalid if it is no such list.
Result<std::vector<int>> pagesNamed(const QString &list, int pageCount);

/// Writes the lesson in the form that the suffix of `toPath` names: pdf, png, svg or hzl, which
/// always holds all pages. A picture of several pages goes to NAME-001.png and so on. Returns the
/// files written.
Result<QStringList> exportLesson(const store::Database &database, const store::BlobStore &blobs,
    const LessonId &id, const QString &toPath, TaskControl &task,
    const ExportOptions &options = {});

} // namespace hz::page
