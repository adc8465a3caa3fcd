// What a lesson was at the end of each sitting, to look at and to make a lesson of again. Any
// thread.
//
// A sitting lasts from the opening of a lesson to its closing, or to the crash. What it left is
// kept beside the lesson, never changes, and shares every byte of ink and pictures with the pages:
// only the pages that it touched are written. Kept are all sittings of the last kAllSittingsDays,
// of those before the last of each week, and never more than kMostSittings: the oldest go then. All
// of them go with the lesson.
#pragma once

#include <hz/core/id.h>
#include <hz/core/result.h>
#include <hz/page/lesson.h>
#include <hz/store/database.h>

#include <QtCore/QDateTime>
#include <QtCore/QList>

#include <memory>
#include <optional>

namespace hz::page {

inline constexpr int kAllSittingsDays = 30;
inline constexpr int kMostSittings = 100;

using SittingId = Id<struct SittingTag>; // a bare ULID, of when it began

/// Pages, against the sitting kept before. One that was moved only is not changed.
struct PageChanges {
    int added = 0;
    int changed = 0;
    int moved = 0;
    int removed = 0;

    bool operator==(const PageChanges &) const = default;
};

struct Sitting {
    SittingId id = {};
    QString title = {}; // of the lesson then
    QDateTime began = {}; // UTC
    QDateTime ended = {}; // UTC
    int pages = 0;
    std::optional<PageChanges> changes = {}; // none for the oldest

    bool operator==(const Sitting &) const = default;
};

/// Newest first; without those of a newer version's making.
Result<QList<Sitting>> sittings(const store::Database &database, const LessonId &lesson);

/// The lesson as the sitting left it; pages are read when they are looked at. The database must
/// outlive it.
Result<std::unique_ptr<Lesson>> lessonAt(
    const store::Database &database, const LessonId &lesson, const SittingId &sitting);
/// One of its pages; null if it is a page of the PDF that nobody had written on.
Result<std::unique_ptr<Page>> pageAt(const store::Database &database, const LessonId &lesson,
    const SittingId &sitting, const PageId &page);

/// Which of these go, by the rule above. What began in the future, by a clock that was wrong, is
/// kept like what is new.
QList<SittingId> expiredSittings(QList<SittingId> sittings, const QDateTime &now);

} // namespace hz::page
