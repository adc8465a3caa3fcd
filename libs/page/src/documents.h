// Lessons and pages as documents of the store, both ways. The shapes are in the README. Any thread.
#pragma once

#include "pagedocument.h"

#include <hz/core/result.h>
#include <hz/page/journal.h>
#include <hz/page/lesson.h>
#include <hz/store/database.h>

#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include <memory>
#include <vector>

namespace hz::page {

inline constexpr int kLessonSchema = 1;

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
    QHash<PageId, QSet<Ulid>> dirtyRuns; // of elements: an object is a run of its own
};

QString lessonDocId(const LessonId &lesson);
/// The lesson of a document's id, if it is one as we write it: ids name files, and documents come
/// from anywhere.
std::optional<LessonId> lessonIdOf(const QString &docId);
QString pageDocId(const LessonId &lesson, const PageId &page);
QString pageDocPrefix(const LessonId &lesson);

/// What a lesson's document says of it; its pages have documents of their own.
Result<> readFields(Lesson &lesson, const QJsonObject &body);
/// Reads the lesson and the list of its pages; a page's elements are read when it is looked at.
Result<std::unique_ptr<LessonRecord>> readLesson(
    const store::Database &database, const LessonId &id);
/// A page with its elements, or null if it has no document.
Result<std::unique_ptr<Page>> readPage(
    const store::Database &database, LessonRecord &record, const PageId &id);

/// A page as its document has it now.
struct StoredAndPage {
    StoredPage stored = {};
    std::shared_ptr<const Page> page = {};
    bool isRemoved = false;
    bool isNewer = false;
};
Result<StoredAndPage> readStored(
    const store::ReadTransaction &read, const LessonId &lesson, const PageId &id);

/// Everything that is not folded yet, as values for another thread.
struct LessonSnapshot {
    LessonId id;
    store::Draft lesson;
    QJsonObject base; // the lesson's document that the draft was made from
    std::vector<PageSnapshot> pages;
};
LessonSnapshot snapshotOf(const LessonRecord &record, Leftovers leftovers);

/// What the documents are after a fold.
struct FoldedLesson {
    QString revision;
    QJsonObject body;
    QHash<PageId, StoredPage> pages;
    QString title; // that we had when the fold began
};
/// Encodes and writes and, together with that, notes that the documents hold everything up to `seq`
/// of the lesson's journal of this name. A lesson's document that was changed elsewhere meanwhile
/// (renamed, put into a folder) keeps those changes.
Result<FoldedLesson> writeSnapshot(store::WriteTransaction &transaction,
    const store::BlobStore &blobs, const LessonSnapshot &snapshot, const QString &journal,
    quint64 seq);
void noteFolded(LessonRecord &record, const FoldedLesson &folded);
/// How much of a journal the documents hold. They may be ahead of it: of what it lost in the crash.
Result<quint64> foldedSeq(
    const store::ReadTransaction &read, const LessonId &lesson, const QString &journal);
QString foldedId(const LessonId &lesson);

/// Marks what an op changes.
void noteDirty(LessonRecord &record, const Op &op);

/// The bytes of a picture of this lesson: from the blob store, or from the page that carries them,
/// as it is or as it was.
Result<QByteArray> pictureBytes(const store::ReadTransaction &read, const store::BlobStore &blobs,
    const LessonId &lesson, const Image &image);

JournalHead headOf(const LessonRecord &record);

} // namespace hz::page
