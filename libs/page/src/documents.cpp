#include "documents.h"

#include "elementcodec.h"
#include "sittings.h"

#include <hz/core/file.h>
#include <hz/page/pictures.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace hz::page {

namespace {

const QString kLessonPrefix = QStringLiteral("lesson:");

// Half a character, as a paste may bring it, would keep the lesson out of the store.
QString whole(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

QJsonObject lessonToJson(const LessonRecord &record)
{
    const Lesson &lesson = record.lesson;
    QJsonObject body = record.body;
    body.insert(QStringLiteral("type"), QStringLiteral("lesson"));
    body.insert(QStringLiteral("schema"), kLessonSchema);
    body.insert(QStringLiteral("title"), whole(lesson.title));
    body.insert(QStringLiteral("created"), lesson.created.toUTC().toString(Qt::ISODateWithMs));
    body.insert(
        QStringLiteral("modified"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    body.insert(QStringLiteral("currentPage"), lesson.currentPage.text());
    if (lesson.source) {
        QJsonObject source{{QStringLiteral("pages"), lesson.source->pageCount},
            {QStringLiteral("fileName"), whole(lesson.source->fileName)}};
        if (lesson.source->sha256.isEmpty()) {
            source.insert(QStringLiteral("path"),
                whole(lesson.source->path)); // this machine's, until the copy is complete
        } else {
            source.insert(QStringLiteral("file"),
                store::BlobRef{lesson.source->sha256, lesson.source->sizeBytes,
                    QStringLiteral("application/pdf")}
                    .toJson());
        }
        body.insert(QStringLiteral("source"), source);
    }
    return body;
}

// `ours` was made from `base`; what others changed since stays, unless we changed it too.
QJsonObject merged(const QJsonObject &base, const QJsonObject &ours, const QJsonObject &theirs)
{
    QJsonObject both = theirs;
    for (auto field = ours.begin(); field != ours.end(); ++field)
        if (field.value() != base[field.key()])
            both.insert(field.key(), field.value());
    return both;
}

} // namespace

QString lessonDocId(const LessonId &lesson)
{
    return kLessonPrefix + lesson.text();
}

std::optional<LessonId> lessonIdOf(const QString &docId)
{
    if (!docId.startsWith(kLessonPrefix))
        return std::nullopt;
    const QString id = docId.sliced(kLessonPrefix.size());
    const std::optional<Ulid> ulid = Ulid::fromString(id);
    return ulid && ulid->toString() == id ? std::optional(LessonId(id)) : std::nullopt;
}

QString pageDocId(const LessonId &lesson, const PageId &page)
{
    return pageDocPrefix(lesson) + page.text();
}

QString pageDocPrefix(const LessonId &lesson)
{
    return QStringLiteral("page:%1:").arg(lesson.text());
}

Result<> readFields(Lesson &lesson, const QJsonObject &body)
{
    lesson.title = body[QLatin1StringView("title")].toString();
    lesson.created
        = QDateTime::fromString(body[QLatin1StringView("created")].toString(), Qt::ISODateWithMs);
    lesson.currentPage = PageId(body[QLatin1StringView("currentPage")].toString());
    const QJsonObject source = body[QLatin1StringView("source")].toObject();
    if (source.isEmpty())
        return {};
    PdfSource pdf;
    pdf.pageCount = std::clamp(source[QLatin1StringView("pages")].toInt(), 0, 1'000'000);
    pdf.fileName = source[QLatin1StringView("fileName")].toString();
    pdf.path = source[QLatin1StringView("path")].toString();
    if (const QJsonObject file = source[QLatin1StringView("file")].toObject(); !file.isEmpty()) {
        HZ_TRY(const store::BlobRef blob, store::BlobRef::fromJson(file));
        pdf.sha256 = blob.sha256;
        pdf.sizeBytes = blob.sizeBytes;
    }
    lesson.source = pdf;
    return {};
}

Result<std::unique_ptr<LessonRecord>> readLesson(
    const store::Database &database, const LessonId &id)
{
    if (!lessonIdOf(lessonDocId(id)))
        return failure(Error::Kind::NotFound,
            QCoreApplication::translate("hz::page::Documents", "There is no lesson “%1”.")
                .arg(id.text()));
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const store::Document document, read->get(lessonDocId(id)));
    auto record = std::make_unique<LessonRecord>();
    record->revision = document.revision;
    record->body = document.body;
    record->newer = document.body[QLatin1StringView("schema")].toInt() > kLessonSchema;
    Lesson &lesson = record->lesson;
    lesson.id = id;
    HZ_CHECK(readFields(lesson, document.body));
    const QString prefix = pageDocPrefix(id);
    HZ_TRY(const QStringList ids, read->idsWithPrefix(prefix));
    std::vector<PageRef> refs;
    QSet<PageId> removed;
    for (const QString &docId : ids) {
        const PageId pageId(docId.sliced(prefix.size()));
        if (!Ulid::fromString(pageId.text()))
            continue;
        HZ_TRY(const store::Document page, read->get(docId));
        record->stored.insert(pageId, {page.revision, page.body, page.attachments.keys()});
        record->newer |= page.body[QLatin1StringView("schema")].toInt() > kPageSchema;
        if (page.body[QLatin1StringView("removed")].toBool())
            removed.insert(pageId);
        else
            refs.push_back({pageId, page.body[QLatin1StringView("order")].toString()});
    }
    lesson.setStoredPages(refs, removed);
    if (lesson.indexOf(lesson.currentPage) < 0 && !lesson.pages().empty())
        lesson.currentPage = lesson.pages().front().id;
    return record;
}

Result<std::unique_ptr<Page>> readPage(
    const store::Database &database, LessonRecord &record, const PageId &id)
{
    const auto stored = record.stored.find(id);
    if (stored == record.stored.end())
        return std::unique_ptr<Page>();
    HZ_TRY(const auto read, database.read());
    // It may have been changed elsewhere since, and what it was then is gone.
    const QString docId = pageDocId(record.lesson.id, id);
    HZ_TRY(const QStringList leaves, read->leaves(docId));
    if (leaves.value(0) != stored->revision) {
        HZ_TRY(const auto now, readStored(*read, record.lesson.id, id));
        *stored = now.stored;
    }
    return pageFrom(id, *stored,
        [&](const QString &name) { return read->attachment(docId, stored->revision, name); });
}

Result<StoredAndPage> readStored(
    const store::ReadTransaction &read, const LessonId &lesson, const PageId &id)
{
    HZ_TRY(const store::Document document, read.get(pageDocId(lesson, id)));
    StoredAndPage now{.stored = {document.revision, document.body, document.attachments.keys()}};
    HZ_TRY(std::unique_ptr<Page> page, pageFrom(id, now.stored, [&](const QString &name) {
        return read.attachment(document.id, document.revision, name);
    }));
    now.page = std::move(page);
    now.isNewer = document.body[QLatin1StringView("schema")].toInt() > kPageSchema;
    now.isRemoved = document.body[QLatin1StringView("removed")].toBool();
    return now;
}

namespace {

PageSnapshot snapshotOf(const LessonRecord &record, const PageId &id, Leftovers leftovers)
{
    PageSnapshot snapshot{.id = id, .stored = record.stored.value(id)};
    snapshot.keepsPictures = leftovers == Leftovers::Keep;
    const Lesson &lesson = record.lesson;
    const Page *page = lesson.indexOf(id) >= 0 ? lesson.page(id) : nullptr;
    if (!page)
        return snapshot;
    snapshot.isPresent = true;
    snapshot.order = page->order;
    snapshot.size = page->size;
    snapshot.background = page->background;
    const QSet<Ulid> dirtyRuns = record.dirtyRuns.value(id);
    for (const Ulid &run : dirtyRuns) {
        const std::vector<const Element *> members = page->ofRun(run);
        const bool isInk
            = members.empty() ? hasInkRun(snapshot.stored, run) : bool(members.front()->stroke);
        if (!isInk) {
            snapshot.hasOtherObjects = true;
            continue;
        }
        std::vector<Element> &strokes = snapshot.runs[run];
        for (const Element *element : members)
            strokes.push_back(*element);
    }
    if (snapshot.hasOtherObjects)
        for (const Element *element : page->objects())
            snapshot.objects.push_back(*element);
    return snapshot;
}

} // namespace

LessonSnapshot snapshotOf(const LessonRecord &record, Leftovers leftovers)
{
    const Lesson &lesson = record.lesson;
    LessonSnapshot snapshot{.id = lesson.id,
        .lesson
        = {.id = lessonDocId(lesson.id), .parent = record.revision, .body = lessonToJson(record)},
        .base = record.body,
        .pages = {}};
    for (const PageId &id : record.dirtyPages) {
        const bool cameAndWent = lesson.indexOf(id) < 0
            && record.stored.value(id).revision.isEmpty()
            && Ulid::fromString(id.text())->msSinceEpoch() != 0; // between two folds
        if (!cameAndWent)
            snapshot.pages.push_back(snapshotOf(record, id, leftovers));
    }
    return snapshot;
}

QString foldedId(const LessonId &lesson)
{
    return QStringLiteral("_local/folded:") + lesson.text();
}

Result<quint64> foldedSeq(
    const store::ReadTransaction &read, const LessonId &lesson, const QString &journal)
{
    const Result<QJsonObject> folded = read.local(foldedId(lesson));
    if (!folded && folded.error().kind != Error::Kind::NotFound)
        return Failure(folded.error());
    if (!folded || folded->value(QLatin1StringView("journal")).toString() != journal)
        return 0;
    return quint64(std::max<qint64>(0, folded->value(QLatin1StringView("seq")).toInteger()));
}

Result<FoldedLesson> writeSnapshot(store::WriteTransaction &transaction,
    const store::BlobStore &blobs, const LessonSnapshot &snapshot, const QString &journal,
    quint64 seq)
{
    store::Draft draft = snapshot.lesson;
    Result<QString> revision = store::put(transaction, draft);
    if (!revision && revision.error().kind == Error::Kind::Conflict) {
        HZ_TRY(const store::Document current, transaction.get(draft.id));
        draft.parent = current.revision;
        draft.body = merged(snapshot.base, draft.body, current.body);
        revision = store::put(transaction, draft);
    }
    HZ_CHECK(revision);
    FoldedLesson folded{.revision = *revision,
        .body = draft.body,
        .pages = {},
        .title = snapshot.lesson.body[QLatin1StringView("title")].toString()};
    const PictureBytes pictures
        = [&](const Image &image) { return pictureBytes(transaction, blobs, snapshot.id, image); };
    for (const PageSnapshot &page : snapshot.pages) {
        const PageDraft written
            = draftOf(page, pageDocId(snapshot.id, page.id), snapshot.id.text(), pictures);
        HZ_TRY(const QString pageRevision, store::put(transaction, written.draft));
        folded.pages.insert(page.id,
            {pageRevision, written.draft.body,
                written.draft.keep + written.draft.attachments.keys(), written.runs});
    }
    HZ_CHECK(store::putLocal(transaction, foldedId(snapshot.id),
        {{QStringLiteral("journal"), journal}, {QStringLiteral("seq"), qint64(seq)}}));
    return folded;
}

void noteFolded(LessonRecord &record, const FoldedLesson &folded)
{
    // A title that we did not change meanwhile is the one that is stored now.
    if (record.lesson.title == folded.title)
        record.lesson.title = folded.body[QLatin1StringView("title")].toString();
    record.revision = folded.revision;
    record.body = folded.body;
    for (auto page = folded.pages.cbegin(); page != folded.pages.cend(); ++page)
        record.stored.insert(page.key(), page.value());
}

Result<QByteArray> pictureBytes(const store::ReadTransaction &read, const store::BlobStore &blobs,
    const LessonId &lesson, const Image &image)
{
    if (const std::optional<QString> path = blobs.path(image.sha256))
        return readFile(*path, kMaxPictureBytes);
    if (image.isAttached) {
        const QString name = attachmentOfPicture(image.sha256);
        for (const QString &prefix : {pageDocPrefix(lesson), versionDocPrefix(lesson)}) {
            HZ_TRY(const QStringList pages, read.idsWithPrefix(prefix));
            for (const QString &id : pages) {
                HZ_TRY(const store::Document page, read.get(id));
                if (page.attachments.contains(name))
                    return read.attachment(id, page.revision, name);
            }
        }
    }
    return failure(Error::Kind::NotFound,
        QCoreApplication::translate(
            "hz::page::Documents", "A picture of this lesson is not on this machine."),
        attachmentOfPicture(image.sha256));
}

void noteDirty(LessonRecord &record, const Op &op)
{
    record.dirty = true;
    const PageId &page = pageOf(op);
    if (page.isEmpty())
        return;
    record.dirtyPages.insert(page);
    QSet<Ulid> &runs = record.dirtyRuns[page];
    const auto noteElements = [&](const std::vector<Element> &elements) {
        for (const Element &element : elements)
            runs.insert(element.id.run);
    };
    const auto noteParts = [&](const auto &parts) {
        for (const auto &part : parts)
            for (const ElementId &id : part.ids)
                runs.insert(id.run);
    };
    std::visit(Overloaded{
                   [&](const AddElements &add) { noteElements(add.elements); },
                   [&](const RemoveElements &remove) { noteElements(remove.elements); },
                   [&](const TransformElements &moved) { noteParts(moved.parts); },
                   [&](const SetElementProperty &set) { noteParts(set.parts); },
                   [&](const AddPage &add) { noteElements(add.elements); },
                   [&](const RemovePage &remove) { noteElements(remove.page.elements); },
                   [](const SetProperty &) {},
               },
        op);
}

JournalHead headOf(const LessonRecord &record)
{
    return {record.lesson.id, record.lesson.title, record.lesson.created, record.lesson.source};
}

} // namespace hz::page
