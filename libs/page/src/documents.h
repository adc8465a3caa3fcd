// Lessons and pages as documents of the store, both ways. The shapes are in the README. Any thread.
#pragma once

#include <hz/core/result.h>
#include <hz/page/journal.h>
#include <hz/page/lesson.h>
#include <hz/store/database.h>

#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include <memory>

namespace hz::page {

inline constexpr int kSchema = 1;

/// What the store holds of one page, beside what is in memory.
struct StoredPage {
    QString revision;
    QJsonObject body; // with fields that a newer version may have added
    QStringList attachments;
};

/// A lesson with what its documents were when read: what a fold must keep and build upon.
struct LessonRecord {
    Lesson lesson;
    QString revision;
    QJsonObject body;
    bool newer = false; // a schema that this version must not write
    QHash<PageId, StoredPage> stored;

    // Not folded yet.
    bool dirty = false; // the lesson's own document
    QSet<PageId> dirtyPages;
    QHash<PageId, QSet<Ulid>> dirtyRuns;
};

QString lessonDocId(const LessonId &lesson);
/// The lesson of a document's id, if it is one as we write it: ids name files, and documents come
/// from anywhere.
std::optional<LessonId> lessonIdOf(const QString &docId);
QString pageDocId(const LessonId &lesson, const PageId &page);

/// Reads the lesson and the list of its pages; a page's ink is read when it is looked at.
Result<std::unique_ptr<LessonRecord>> readLesson(
    const store::Database &database, const LessonId &id);
/// A page with its ink, or null if it has no document.
Result<std::unique_ptr<Page>> readPage(
    const store::Database &database, LessonRecord &record, const PageId &id);

/// Everything that is not folded yet, as drafts; the lesson's document first.
std::vector<store::Draft> draftsOf(const LessonRecord &record);
/// The drafts were written with these revisions.
void noteFolded(LessonRecord &record, const std::vector<store::Draft> &drafts,
    const std::vector<QString> &revisions);

/// Marks what an op changes.
void noteDirty(LessonRecord &record, const Op &op);

JournalHead headOf(const LessonRecord &record);

} // namespace hz::page
