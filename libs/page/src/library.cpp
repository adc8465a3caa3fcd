#include "documents.h"
#include "sittings.h"

#include <hz/core/file.h>
#include <hz/page/library.h>
#include <hz/page/render.h>
#include <hz/pdf/document.h>
#include <hz/store/portable.h>

#include <QtCore/QCollator>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QLoggingCategory>

namespace hz::page {

namespace {

Q_LOGGING_CATEGORY(lcLibrary, "hz.page.library")

const QString kPdfMime = QStringLiteral("application/pdf");
constexpr QSize kPictureSize(960, 540); // a card on a screen of 2160 lines is some 870 wide
const QString kJournal = QStringLiteral(".hzj");
const QString kSetAside = QStringLiteral(".unread"); // a journal that is kept for a person
constexpr int kMostConflicts = 5;
constexpr QLatin1StringView kFolder("folder");
constexpr QLatin1StringView kRemovedAt("removedAt");

template<typename Key> QString textOf(const QJsonObject &body, const Key &key)
{
    return body[key].toString();
}

QString pictureIn(const QString &folder, const LessonId &id)
{
    return QStringLiteral("%1/%2.png").arg(folder, id.text());
}

QSizeF sizeInPdf(pdf::Document &document, int index)
{
    const Result<QSizeF> size = document.pageSize(index);
    return size ? *size : QSizeF();
}

// Opens the PDF when the first size is asked for, and only then.
Lesson::PdfPageSize pdfSizes(const LessonRecord &record, const store::BlobStore &blobs)
{
    auto document = std::make_shared<std::unique_ptr<pdf::Document>>();
    return [document, &record, &blobs](int index) -> QSizeF {
        if (!*document) {
            Result<std::unique_ptr<pdf::Document>> opened
                = pdf::Document::open(pdfPathOf(record.lesson, blobs));
            if (!opened)
                return {};
            *document = std::move(*opened);
        }
        return sizeInPdf(**document, index);
    };
}

Failure changedByNewer(const Lesson &lesson)
{
    return failure(Error::Kind::Unsupported,
        LessonLibrary::tr("The lesson “%1” was changed by a newer version of Hezhou.")
            .arg(lesson.title));
}

} // namespace

QString pdfPathOf(const Lesson &lesson, const store::BlobStore &blobs)
{
    if (!lesson.source)
        return {};
    if (const std::optional<QString> blob = blobs.path(lesson.source->sha256))
        return *blob;
    return lesson.source->path;
}

store::Projection LessonLibrary::projection()
{
    store::Projection lessons;
    lessons.name = QStringLiteral("lessons");
    lessons.version = 2; // 2: folders and the bin
    lessons.ddl = {
        QStringLiteral("CREATE TABLE lessons(id TEXT PRIMARY KEY, title TEXT NOT NULL, modified "
                       "TEXT NOT NULL, pdfPages INTEGER NOT NULL, folder TEXT NOT NULL, "
                       "removedAt TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE lessons_pages(id TEXT PRIMARY KEY, lesson TEXT NOT NULL, own "
                       "INTEGER NOT NULL, "
                       "removed INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX lessons_pages_lesson ON lessons_pages(lesson)"),
    };
    lessons.apply
        = [](store::ProjectionWriter &writer, const store::Document &document) -> Result<> {
        const QString type = document.body[QLatin1StringView("type")].toString();
        if (type == u"lesson" && lessonIdOf(document.id))
            return writer.run(QStringLiteral("INSERT OR REPLACE INTO lessons(id, title, modified, "
                                             "pdfPages, folder, removedAt) VALUES(?,?,?,?,?,?)"),
                {document.id.section(u':', 1), textOf(document.body, QLatin1StringView("title")),
                    textOf(document.body, QLatin1StringView("modified")),
                    document.body[QLatin1StringView("source")][QLatin1StringView("pages")].toInt(),
                    textOf(document.body, kFolder), textOf(document.body, kRemovedAt)});
        if (type == u"page") {
            // A page of the PDF has an id without a time; it counts by being there until it is
            // removed.
            const std::optional<Ulid> id = Ulid::fromString(document.id.section(u':', 2));
            return writer.run(QStringLiteral("INSERT OR REPLACE INTO lessons_pages(id, lesson, "
                                             "own, removed) VALUES(?,?,?,?)"),
                {document.id, document.id.section(u':', 1, 1), int(id && id->msSinceEpoch() != 0),
                    int(document.body[QLatin1StringView("removed")].toBool())});
        }
        return {};
    };
    lessons.remove = [](store::ProjectionWriter &writer, const QString &id) -> Result<> {
        if (id.startsWith(u"lesson:"))
            return writer.run(
                QStringLiteral("DELETE FROM lessons WHERE id=?"), {id.section(u':', 1)});
        if (id.startsWith(u"page:"))
            return writer.run(QStringLiteral("DELETE FROM lessons_pages WHERE id=?"), {id});
        return {};
    };
    const QString columns = QStringLiteral(
        "SELECT l.id, l.title, l.modified, l.pdfPages, "
        "l.pdfPages + coalesce((SELECT sum(CASE WHEN own THEN 1-removed ELSE -removed END) "
        "FROM lessons_pages p WHERE p.lesson=l.id), 0), l.folder, l.removedAt FROM lessons l ");
    lessons.queries.insert(QStringLiteral("lessons"),
        columns + QStringLiteral("WHERE l.removedAt='' ORDER BY l.modified DESC, l.id DESC"));
    lessons.queries.insert(QStringLiteral("binnedLessons"),
        columns + QStringLiteral("WHERE l.removedAt<>'' ORDER BY l.removedAt DESC, l.id DESC"));
    return lessons;
}

LessonLibrary::LessonLibrary(
    const store::Profile &profile, store::Database &database, const Clock &clock)
    : m_profile(profile)
    , m_database(database)
    , m_clock(clock)
    , m_journals(database.name() == u"me-local" ? profile.journalDir()
                                                : profile.journalDir() + u'/' + database.name())
{
}

namespace {

Result<QList<LessonSummary>> summaries(const store::Database &database, const QString &query)
{
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const QList<QVariantList> rows, read->rows(query));
    QList<LessonSummary> summaries;
    for (const QVariantList &row : rows) {
        LessonSummary summary{.id = LessonId(row[0].toString()),
            .title = row[1].toString(),
            .pages = row[4].toInt(),
            .modified = QDateTime::fromString(row[2].toString(), Qt::ISODateWithMs),
            .fromPdf = row[3].toInt() > 0,
            .folder = row[5].toString()};
        if (const QString removed = row[6].toString(); !removed.isEmpty())
            summary.removedAt = QDateTime::fromString(removed, Qt::ISODateWithMs);
        summaries.append(summary);
    }
    return summaries;
}

// Full-width and half-width letters, large and small ones are the same to whoever searches.
QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

} // namespace

bool fits(const LessonSummary &lesson, const QString &search)
{
    const QStringList words = folded(search).split(u' ', Qt::SkipEmptyParts);
    const QString text = folded(lesson.title + u' ' + lesson.folder);
    return std::all_of(
        words.begin(), words.end(), [&](const QString &word) { return text.contains(word); });
}

QStringList foldersOf(const QList<LessonSummary> &lessons)
{
    QStringList names;
    for (const LessonSummary &lesson : lessons)
        if (!lesson.folder.isEmpty() && !names.contains(lesson.folder))
            names.append(lesson.folder);
    QCollator collator(QLocale(QLocale::Chinese, QLocale::China)); // by pinyin, in every language
    collator.setNumericMode(true);
    std::sort(names.begin(), names.end(), collator);
    return names;
}

Result<QList<LessonSummary>> LessonLibrary::lessons(const QString &search) const
{
    HZ_TRY(QList<LessonSummary> found, storedLessons(m_database));
    found.removeIf([&](const LessonSummary &summary) { return !fits(summary, search); });
    return found;
}

Result<QList<LessonSummary>> LessonLibrary::binned() const
{
    return summaries(m_database, QStringLiteral("binnedLessons"));
}

Task<QList<LessonSummary>> LessonLibrary::readBinned()
{
    return m_tasks.run([&database = m_database](TaskControl &) {
        return summaries(database, QStringLiteral("binnedLessons"));
    });
}

Result<QStringList> LessonLibrary::folders() const
{
    HZ_TRY(const QList<LessonSummary> all, lessons());
    return foldersOf(all);
}

Result<LessonId> LessonLibrary::find(const QString &idOrPrefix) const
{
    HZ_TRY(const QList<LessonSummary> all, lessons());
    QList<LessonId> found;
    for (const LessonSummary &summary : all)
        if (!idOrPrefix.isEmpty() && summary.id.text().startsWith(idOrPrefix.toUpper()))
            found.append(summary.id);
    if (found.size() == 1)
        return found.first();
    if (found.isEmpty())
        return failure(Error::Kind::NotFound, tr("There is no lesson “%1”.").arg(idOrPrefix));
    return failure(Error::Kind::Invalid,
        tr("“%1” fits %n lessons; give more of the id.", nullptr, int(found.size()))
            .arg(idOrPrefix));
}

Result<std::unique_ptr<JournalWriter>> LessonLibrary::beginJournal(const LessonRecord &record) const
{
    if (m_database.isReadOnly())
        return Failure(*m_database.readOnlyReason());
    if (record.newer)
        return changedByNewer(record.lesson);
    HZ_CHECK(makePath(m_journals));
    return JournalWriter::create(
        QStringLiteral("%1/%2-%3").arg(m_journals, record.lesson.id.text(), newUlid().toString())
            + kJournal,
        headOf(record));
}

std::unique_ptr<LessonSession> LessonLibrary::sessionOf(
    std::unique_ptr<LessonRecord> record, Result<std::unique_ptr<JournalWriter>> journal) const
{
    record->lesson.setPdfPageSize(pdfSizes(*record, m_profile.blobs()));
    return std::make_unique<LessonSession>(
        std::move(record), m_database, m_profile.blobs(), std::move(journal));
}

Result<std::unique_ptr<LessonSession>> LessonLibrary::create(
    const QString &title, const Background &first)
{
    auto record = std::make_unique<LessonRecord>();
    record->lesson.id = LessonId(newUlid().toString());
    record->lesson.title = title;
    record->lesson.created = m_clock.now();
    HZ_TRY(std::unique_ptr<JournalWriter> journal, beginJournal(*record));
    std::unique_ptr<LessonSession> session = sessionOf(std::move(record), std::move(journal));
    session->addFirstPage(first);
    return session;
}

Result<std::unique_ptr<LessonSession>> LessonLibrary::createFromPdf(const QString &path)
{
    HZ_TRY(const std::unique_ptr<pdf::Document> document, pdf::Document::open(path));
    auto record = std::make_unique<LessonRecord>();
    Lesson &lesson = record->lesson;
    lesson.id = LessonId(newUlid().toString());
    lesson.title = QFileInfo(path).completeBaseName();
    lesson.created = m_clock.now();
    lesson.source = PdfSource{.sha256 = {},
        .sizeBytes = 0,
        .pageCount = document->pageCount(),
        .fileName = QFileInfo(path).fileName(),
        .path = QFileInfo(path).absoluteFilePath()};
    lesson.setStoredPages({}, {});
    lesson.currentPage = lesson.pages().front().id;
    record->dirty = true;
    HZ_TRY(std::unique_ptr<JournalWriter> journal, beginJournal(*record));
    return sessionOf(std::move(record), std::move(journal));
}

Result<std::unique_ptr<LessonSession>> LessonLibrary::open(const LessonId &id)
{
    bool isInUse = false;
    if (!m_database.isReadOnly() && lessonIdOf(lessonDocId(id))) {
        for (const QString &journal : journals(id.text() + QStringLiteral("-*"))) {
            const Result<TakenUp> taken = takeUp(journal);
            if (!taken && taken.error().kind != Error::Kind::Unsupported)
                return Failure(taken.error());
            isInUse |= taken && taken->isInUse;
        }
        if (!isInUse) // as it is now: what this session folds is written behind it
            (void)keepSitting(id);
    }
    HZ_TRY(std::unique_ptr<LessonRecord> record, readLesson(m_database, id));
    Result<std::unique_ptr<JournalWriter>> journal = isInUse
        ? failure(
            Error::Kind::Conflict, tr("“%1” is open in another program.").arg(record->lesson.title))
        : beginJournal(*record);
    return sessionOf(std::move(record), std::move(journal));
}

Task<store::BlobRef> LessonLibrary::storePdf(LessonSession &session)
{
    const std::optional<PdfSource> &source = session.lesson().source;
    if (!source || !source->sha256.isEmpty() || session.isReadOnly())
        return finishedTask<store::BlobRef>(store::BlobRef{});
    const auto work
        = [blobs = m_profile.blobs(), path = source->path, name = source->fileName,
              pages = source->pageCount](TaskControl &control) -> Result<store::BlobRef> {
        {
            HZ_TRY(const std::unique_ptr<pdf::Document> document, pdf::Document::open(path));
            if (document->pageCount() != pages) // another stick, another file of that name
                return failure(Error::Kind::Invalid,
                    tr("“%1” is not the PDF “%2” of this lesson: it has another number of pages.")
                        .arg(path, name));
        }
        return blobs.add(path, kPdfMime, control);
    };
    const Task<store::BlobRef> task = m_tasks.run(work);
    whenDone(task, &session, [this, &session](const Result<store::BlobRef> &blob) {
        if (blob)
            session.setPdfStored(blob->sha256, blob->sizeBytes,
                m_profile.blobs().path(blob->sha256).value_or(QString()));
    });
    return task;
}

Task<QList<LessonId>> LessonLibrary::importPortable(const QString &path)
{
    return m_tasks.run([path, &database = m_database, blobs = m_profile.blobs()](
                           TaskControl &control) -> Result<QList<LessonId>> {
        HZ_TRY(const QStringList ids, store::importPortable(path, database, blobs, control));
        QList<LessonId> lessons;
        for (const QString &id : ids)
            if (const std::optional<LessonId> lesson = lessonIdOf(id))
                lessons.append(*lesson);
        if (lessons.isEmpty())
            return failure(Error::Kind::Invalid, tr("There is no lesson in “%1”.").arg(path));
        return lessons;
    });
}

Task<bool> LessonLibrary::change(
    const LessonId &id, std::function<Result<>(QJsonObject &body)> change)
{
    return m_database.write([document = lessonDocId(id), change = std::move(change)](
                                store::WriteTransaction &transaction) -> Result<bool> {
        HZ_TRY(const store::Document now, transaction.get(document));
        QJsonObject body = now.body;
        HZ_CHECK(change(body));
        if (body == now.body)
            return false;
        HZ_CHECK(store::put(transaction,
            {.id = document,
                .parent = now.revision,
                .body = body,
                .keep = now.attachments.keys()}));
        return true;
    });
}

namespace {

Result<> checkOurs(const QJsonObject &body)
{
    if (body[QLatin1StringView("schema")].toInt() <= kLessonSchema)
        return {};
    return failure(Error::Kind::Unsupported,
        LessonLibrary::tr("The lesson “%1” was changed by a newer version of Hezhou.")
            .arg(textOf(body, QLatin1StringView("title"))));
}

// A time that cannot be read keeps the lesson.
bool hasLainSince(const QJsonObject &body, const QDateTime &before)
{
    const QDateTime removed = QDateTime::fromString(textOf(body, kRemovedAt), Qt::ISODateWithMs);
    return removed.isValid() && removed <= before;
}

Result<> removeDocuments(store::WriteTransaction &transaction, const LessonId &id)
{
    HZ_TRY(const QStringList pages, transaction.idsWithPrefix(pageDocPrefix(id)));
    HZ_TRY(const QStringList history, historyOf(transaction, id));
    for (const QString &document : QStringList{lessonDocId(id)} + pages + history) {
        HZ_TRY(const store::Document current, transaction.get(document));
        HZ_CHECK(
            store::put(transaction, {.id = document, .parent = current.revision, .deleted = true}));
    }
    return store::removeLocal(transaction, foldedId(id));
}

// What belongs to a lesson, itself last: where it is, all of it is.
Result<QStringList> documentsOf(const store::ReadTransaction &read, const LessonId &id)
{
    HZ_TRY(const QStringList pages, read.idsWithPrefix(pageDocPrefix(id)));
    HZ_TRY(const QStringList history, historyOf(read, id));
    return history + pages + QStringList{lessonDocId(id)};
}

// With all live leaves and where they come from.
Result<QList<store::Revision>> revisionsOf(const store::ReadTransaction &read, const QString &id)
{
    QList<store::Revision> revisions;
    HZ_TRY(const QStringList leaves, read.leaves(id));
    for (const QString &leaf : leaves) {
        HZ_TRY(const store::Document document, read.get(id, leaf));
        if (document.deleted)
            continue;
        store::Revision revision{.id = id, .body = document.body};
        HZ_TRY(revision.history, read.history(id, leaf));
        for (auto it = document.attachments.cbegin(); it != document.attachments.cend(); ++it) {
            HZ_TRY(const QByteArray bytes, read.attachment(id, leaf, it.key()));
            revision.attachments.insert(it.key(), {it->contentType, bytes, it->revpos});
        }
        revisions.append(std::move(revision));
    }
    return revisions;
}

Result<> moveLesson(store::Database &from, store::Database &to, const LessonId &id)
{
    QStringList documents;
    {
        HZ_TRY(const auto read, from.read());
        HZ_TRY(documents, documentsOf(*read, id));
    }
    for (const QString &document : std::as_const(documents)) {
        QList<store::Revision> revisions;
        {
            HZ_TRY(const auto read, from.read());
            HZ_TRY(revisions, revisionsOf(*read, document));
        }
        HZ_CHECK(to.writeAndWait([&](store::WriteTransaction &transaction) -> Result<> {
            for (const store::Revision &revision : std::as_const(revisions))
                HZ_CHECK(store::putRevision(transaction, revision));
            return {};
        }));
    }
    return from.writeAndWait([&](store::WriteTransaction &transaction) -> Result<> {
        return removeDocuments(transaction, id);
    });
}

Result<> copyDocument(store::WriteTransaction &transaction, const store::Document &from,
    const QString &to, const QJsonObject &body)
{
    HZ_CHECK(store::put(transaction, {.id = to, .body = body, .shared = from.attachments}));
    return {};
}

// Ids of pages and runs stay: they are named within their lesson, and no session adds to a run that
// another began.
Result<> copyLesson(store::WriteTransaction &transaction, const LessonId &from, const LessonId &to,
    const std::function<void(QJsonObject &)> &change)
{
    HZ_TRY(const store::Document lesson, transaction.get(lessonDocId(from)));
    HZ_CHECK(checkOurs(lesson.body));
    QJsonObject body = lesson.body;
    change(body);
    HZ_CHECK(copyDocument(transaction, lesson, lessonDocId(to), body));
    const QString prefix = pageDocPrefix(from);
    HZ_TRY(const QStringList pages, transaction.idsWithPrefix(prefix));
    for (const QString &id : pages) {
        HZ_TRY(const store::Document page, transaction.get(id));
        QJsonObject pageBody = page.body;
        pageBody.insert(QStringLiteral("lesson"), to.text());
        HZ_CHECK(copyDocument(
            transaction, page, pageDocPrefix(to) + id.sliced(prefix.size()), pageBody));
    }
    return {};
}

} // namespace

Task<bool> LessonLibrary::rename(const LessonId &id, const QString &title)
{
    return change(id, [title](QJsonObject &body) -> Result<> {
        HZ_CHECK(checkOurs(body));
        body.insert(QStringLiteral("title"), title);
        return {};
    });
}

Task<bool> LessonLibrary::setFolder(const LessonId &id, const QString &folder)
{
    return change(id, [folder](QJsonObject &body) -> Result<> {
        HZ_CHECK(checkOurs(body));
        if (folder.isEmpty())
            body.remove(kFolder);
        else
            body.insert(kFolder, folder);
        return {};
    });
}

Task<bool> LessonLibrary::moveToBin(const LessonId &id)
{
    const QString now = m_clock.now().toUTC().toString(Qt::ISODateWithMs);
    return change(id, [now](QJsonObject &body) -> Result<> {
        if (!body.contains(kRemovedAt))
            body.insert(kRemovedAt, now);
        return {};
    });
}

Task<bool> LessonLibrary::restore(const LessonId &id)
{
    return change(id, [](QJsonObject &body) -> Result<> {
        body.remove(kRemovedAt);
        return {};
    });
}

Task<LessonId> LessonLibrary::duplicate(const LessonId &id, const QString &title)
{
    const LessonId copy(newUlid().toString());
    const QString now = m_clock.now().toUTC().toString(Qt::ISODateWithMs);
    const auto work
        = [id, copy, title, now](store::WriteTransaction &transaction) -> Result<LessonId> {
        HZ_CHECK(copyLesson(transaction, id, copy, [&](QJsonObject &body) {
            body.insert(QStringLiteral("title"), title);
            body.insert(QStringLiteral("created"), now);
            body.insert(QStringLiteral("modified"), now);
            body.remove(kRemovedAt);
        }));
        return copy;
    };
    return m_tasks.run([&database = m_database, work, from = picturePath(id),
                           to = picturePath(copy)](TaskControl &) -> Result<LessonId> {
        HZ_TRY(const LessonId made, database.writeAndWait(work));
        QFile::copy(from, to); // a lesson without a picture gets one when it is looked at
        return made;
    });
}

Task<int> LessonLibrary::purgeBin()
{
    const QDateTime before = m_clock.now().addDays(-kBinDays);
    return m_tasks.run([&database = m_database, before, folder = m_profile.thumbnailDir()](
                           TaskControl &task) -> Result<int> {
        HZ_TRY(const QList<LessonSummary> binned,
            summaries(database, QStringLiteral("binnedLessons")));
        int removed = 0;
        for (const LessonSummary &lesson : binned) {
            if (task.isCancelled())
                return cancelled();
            HZ_TRY(const bool isGone,
                database.writeAndWait(
                    [id = lesson.id, before](store::WriteTransaction &transaction) -> Result<bool> {
                        HZ_TRY(const store::Document now, transaction.get(lessonDocId(id)));
                        if (!hasLainSince(now.body, before))
                            return false; // also one restored meanwhile
                        HZ_CHECK(removeDocuments(transaction, id));
                        return true;
                    }));
            if (!isGone)
                continue;
            QFile::remove(pictureIn(folder, lesson.id));
            ++removed;
        }
        return removed;
    });
}

Task<int> LessonLibrary::claimFrom(store::Database &other)
{
    return m_tasks.run([&from = other, &to = m_database](TaskControl &task) -> Result<int> {
        QStringList ids;
        {
            HZ_TRY(const auto read, from.read());
            HZ_TRY(ids, read->idsWithPrefix(QStringLiteral("lesson:")));
        }
        int claimed = 0;
        for (const QString &id : std::as_const(ids)) {
            if (task.isCancelled())
                return cancelled();
            const std::optional<LessonId> lesson = lessonIdOf(id);
            if (!lesson)
                continue;
            HZ_CHECK(moveLesson(from, to, *lesson));
            task.setProgress(++claimed, ids.size());
        }
        return claimed;
    });
}

Result<> LessonLibrary::remove(const LessonId &id)
{
    HZ_CHECK(m_database.writeAndWait([id](store::WriteTransaction &transaction) -> Result<bool> {
        HZ_CHECK(removeDocuments(transaction, id));
        return true;
    }));
    QFile::remove(picturePath(id));
    return {};
}

Result<std::optional<LessonId>> LessonLibrary::foldJournal(
    const JournalContents &journal, const QString &name)
{
    const LessonId id = journal.head.lesson;
    quint64 folded = 0;
    {
        HZ_TRY(const auto read, m_database.read());
        HZ_TRY(const quint64 inDocuments, foldedSeq(*read, id, name));
        folded = std::max(inDocuments, journal.foldedSeq);
    }
    Result<std::unique_ptr<LessonRecord>> stored = readLesson(m_database, id);
    if (!stored && stored.error().kind != Error::Kind::NotFound)
        return Failure(stored.error());
    std::unique_ptr<LessonRecord> record;
    if (stored) {
        record = std::move(*stored);
        // The copy of the PDF may have been completed after the last fold.
        std::optional<PdfSource> &source = record->lesson.source;
        if (source && source->sha256.isEmpty() && journal.head.source
            && !journal.head.source->sha256.isEmpty()) {
            source = journal.head.source;
            record->dirty = true;
        }
    } else { // never folded
        record = std::make_unique<LessonRecord>();
        record->lesson.id = id;
        record->lesson.title = journal.head.title;
        record->lesson.created = journal.head.created;
        record->lesson.source = journal.head.source;
        record->lesson.setStoredPages({}, {});
        record->dirty = true;
        if (!record->lesson.pages().empty())
            record->lesson.currentPage = record->lesson.pages().front().id;
    }
    if (record->newer)
        return changedByNewer(record->lesson);
    Result<> unreadable;
    record->lesson.setPageLoader([&](const PageId &page) -> std::unique_ptr<Page> {
        Result<std::unique_ptr<Page>> read = readPage(m_database, *record, page);
        if (read)
            return std::move(*read);
        unreadable = Failure(read.error());
        return nullptr;
    });
    record->lesson.setPdfPageSize(pdfSizes(*record, m_profile.blobs()));
    for (const JournalEntry &entry : journal.entries) {
        if (entry.seq <= folded)
            continue;
        record->lesson.apply(entry.op);
        noteDirty(*record, entry.op);
        folded = entry.seq;
    }
    HZ_CHECK(unreadable);
    if (record->lesson.pages().empty())
        return std::optional<LessonId>(); // nothing was ever on it
    if (record->dirty) {
        HZ_CHECK(m_database.writeAndWait(
            [snapshot = snapshotOf(*record, Leftovers::Drop), blobs = m_profile.blobs(), name,
                folded](store::WriteTransaction &transaction) {
                return writeSnapshot(transaction, blobs, snapshot, name, folded);
            }));
    }
    return id;
}

namespace {

Result<bool> writePicture(const Page &page, const QString &pdf, const PictureSource &pictures,
    const QString &path, TaskControl &control)
{
    std::unique_ptr<pdf::Document> document;
    if (page.background.kind == Background::Kind::Pdf) {
        HZ_TRY(document, pdf::Document::open(pdf));
    }
    const QSize pixels = page.size.scaled(kPictureSize, Qt::KeepAspectRatio).expandedTo({1, 1});
    HZ_TRY(const QImage picture, pageImage(page, pixels, document.get(), control, pictures));
    if (!picture.save(path + QStringLiteral(".part"), "PNG")
        || !(QFile::remove(path) || !QFileInfo::exists(path))
        || !QFile::rename(path + QStringLiteral(".part"), path))
        return failure(
            Error::Kind::Io, LessonLibrary::tr("The picture “%1” could not be written.").arg(path));
    return true;
}

} // namespace

Task<bool> LessonLibrary::keepSitting(const LessonId &id)
{
    return m_database.write(
        [id, now = m_clock.now()](store::WriteTransaction &transaction) -> Result<bool> {
            Result<bool> kept = page::keepSitting(transaction, id, now);
            if (!kept) // the lesson itself is safe
                qCWarning(lcLibrary) << "history:" << kept.error().message << kept.error().detail;
            return kept;
        });
}

Task<QList<Sitting>> LessonLibrary::history(const LessonId &id)
{
    return m_tasks.run(
        [&database = m_database, id](TaskControl &) { return sittings(database, id); });
}

Task<RestoredLesson> LessonLibrary::restoreSitting(
    const LessonId &id, const SittingId &sitting, const QString &title)
{
    const LessonId copy(newUlid().toString());
    const QString now = m_clock.now().toUTC().toString(Qt::ISODateWithMs);
    const auto work = [id, sitting, copy, title, now](store::WriteTransaction &transaction) {
        return copySitting(transaction, id, sitting, copy, [&](QJsonObject &body) {
            body.insert(QStringLiteral("title"), title);
            body.insert(QStringLiteral("created"), now);
            body.insert(QStringLiteral("modified"), now);
            body.remove(kRemovedAt);
        });
    };
    return m_tasks.run(
        [&database = m_database, blobs = m_profile.blobs(), work, copy, title,
            path = picturePath(copy)](TaskControl &control) -> Result<RestoredLesson> {
            HZ_TRY(const int missing, database.writeAndWait(work));
            // A lesson without a picture gets one when it is looked at.
            if (const auto record = readLesson(database, copy); record) {
                Lesson &lesson = (*record)->lesson;
                lesson.setPageLoader([&](const PageId &page) {
                    return readPage(database, **record, page).value_or(nullptr);
                });
                lesson.setPdfPageSize(pdfSizes(**record, blobs));
                const Page *first
                    = lesson.pages().empty() ? nullptr : lesson.page(lesson.pages().front().id);
                if (first)
                    (void)writePicture(*first, pdfPathOf(lesson, blobs),
                        readingPictures(database, blobs, copy), path, control);
            }
            return RestoredLesson{copy, title, missing};
        });
}

// Oldest first.
QStringList LessonLibrary::journals(const QString &pattern) const
{
    const QFileInfoList found
        = QDir(m_journals)
              .entryInfoList({pattern + kJournal}, QDir::Files, QDir::Time | QDir::Reversed);
    QStringList paths;
    for (const QFileInfo &file : found)
        paths.append(file.absoluteFilePath());
    return paths;
}

// What a dead process left: folded and removed. What can never be read is kept under another name,
// for a person to look at, so that it stands in nobody's way.
Result<LessonLibrary::TakenUp> LessonLibrary::takeUp(const QString &path)
{
    TakenUp taken;
    const Result<std::unique_ptr<FileLock>> lock = FileLock::tryLock(path);
    if (!lock) {
        taken.isInUse = true;
        return taken;
    }
    const Result<JournalContents> journal = readJournal(path);
    if (journal) {
        Result<std::optional<LessonId>> folded = foldJournal(*journal, journalName(path));
        for (int again = 0;
             !folded && folded.error().kind == Error::Kind::Conflict && again < kMostConflicts;
             ++again)
            folded
                = foldJournal(*journal, journalName(path)); // the lesson was written to meanwhile
        HZ_TRY(taken.lesson, std::move(folded));
        taken.lost = journal->unreadable;
    } else if (journal.error().kind == Error::Kind::Corrupt) {
        taken.lost = journal.error();
    } else if (journal.error().kind != Error::Kind::NotFound) {
        return Failure(journal.error());
    }
    if (taken.lost) {
        qCWarning(lcLibrary) << path << taken.lost->detail;
        taken.lost->message
            = tr("Some changes of a lesson could not be read. They are kept in “%1”.")
                  .arg(path + kSetAside);
    }
    errno = 0;
    if (!(taken.lost ? QFile::rename(path, path + kSetAside) : QFile::remove(path)))
        return Failure(fileError(Error::Kind::Io, path, errno));
    // Else a power cut brings it back, to be replayed over what comes now.
    HZ_CHECK(syncDirectory(m_journals));
    return taken;
}

Recovery LessonLibrary::recover()
{
    Recovery recovery;
    for (const QString &journal : journals(QStringLiteral("*"))) {
        const Result<TakenUp> taken = takeUp(journal);
        if (!taken) {
            qCWarning(lcLibrary) << journal << taken.error().detail;
            recovery.problems.append(taken.error());
            continue;
        }
        if (taken->lost)
            recovery.problems.append(*taken->lost);
        if (taken->lesson) {
            (void)keepSitting(*taken->lesson);
            ++recovery.journals;
            recovery.reopen = taken->lesson; // the newest comes last
        }
    }
    return recovery;
}

QString LessonLibrary::picturePath(const LessonId &id) const
{
    return pictureIn(m_profile.thumbnailDir(), id);
}

Task<bool> LessonLibrary::updatePicture(const LessonSession &session)
{
    const Lesson &lesson = session.lesson();
    if (m_database.isReadOnly() || lesson.pages().empty())
        return finishedTask<bool>(false);
    const Page *first = lesson.page(lesson.pages().front().id);
    if (!first)
        return finishedTask<bool>(false);
    return m_tasks.run([page = *first, pdf = pdfPathOf(lesson, m_profile.blobs()),
                           pictures = readingPictures(m_database, m_profile.blobs(), lesson.id),
                           path = picturePath(lesson.id)](TaskControl &control) {
        return writePicture(page, pdf, pictures, path, control);
    });
}

Result<QList<LessonSummary>> storedLessons(const store::Database &database)
{
    return summaries(database, QStringLiteral("lessons"));
}

Result<std::unique_ptr<Page>> storedPage(
    const store::Database &database, const LessonId &lesson, const PageId &page)
{
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const store::Document document, read->get(pageDocId(lesson, page)));
    StoredPage stored{document.revision, document.body, document.attachments.keys()};
    return pageFrom(page, stored, [&](const QString &name) {
        return read->attachment(document.id, document.revision, name);
    });
}

Result<PageVersion> pageVersion(const store::Database &database, const store::BlobStore &blobs,
    const QString &document, const QString &revision, const QStringList &runs, QSize atMost,
    TaskControl &task)
{
    const LessonId lesson(document.section(u':', 1, 1));
    const PageId id(document.section(u':', 2, 2));
    if (document != pageDocId(lesson, id) || !lessonIdOf(lessonDocId(lesson)))
        return failure(Error::Kind::NotFound, {}, document + QStringLiteral(" is no page"));
    std::unique_ptr<Page> page;
    {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(const store::Document found, read->get(document, revision));
        if (found.body[QLatin1StringView("removed")].toBool())
            return PageVersion();
        StoredPage stored{found.revision, found.body, found.attachments.keys()};
        HZ_TRY(page, pageFrom(id, stored, [&](const QString &name) {
            return read->attachment(document, revision, name);
        }));
    }
    std::unique_ptr<pdf::Document> pdf;
    if (page->background.kind == Background::Kind::Pdf) {
        HZ_TRY(const auto record, readLesson(database, lesson));
        HZ_TRY(pdf, pdf::Document::open(pdfPathOf(record->lesson, blobs)));
    }
    const QSize pixels = page->size.scaled(atMost, Qt::KeepAspectRatio).expandedTo({1, 1});
    PageVersion version;
    const double scale = double(pixels.width()) / page->size.width();
    for (const QString &run : runs)
        for (const Element *element : page->ofRun(Ulid::fromString(run).value_or(Ulid()))) {
            const QRectF place = bounds(*element);
            version.marked.emplace_back(place.topLeft() * scale, place.size() * scale);
        }
    HZ_TRY(version.picture,
        pageImage(*page, pixels, pdf.get(), task, readingPictures(database, blobs, lesson)));
    return version;
}

} // namespace hz::page
