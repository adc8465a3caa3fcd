#include "documents.h"

#include <hz/ink/codec.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace hz::page {

namespace {

const QString kLessonPrefix = QStringLiteral("lesson:");
const QString kInkPrefix = QStringLiteral("ink/");
const QString kInkType = QStringLiteral("application/x-hezhou-ink");

QString runName(Ulid run)
{
    return kInkPrefix + run.toString();
}

std::optional<Ulid> runOf(const QString &attachment)
{
    if (!attachment.startsWith(kInkPrefix))
        return std::nullopt;
    return Ulid::fromString(QStringView(attachment).sliced(kInkPrefix.size()));
}

Failure damaged(const QString &document, const char *what)
{
    return failure(Error::Kind::Corrupt,
        QCoreApplication::translate(
            "hz::page::Documents", "This lesson is damaged and cannot be read in full."),
        QStringLiteral("%1: %2").arg(document, QLatin1StringView(what)));
}

QJsonObject backgroundToJson(const Background &background)
{
    QJsonObject json{{QStringLiteral("kind"), backgroundName(background.kind)},
        {QStringLiteral("ground"), ink::groundName(background.ground)}};
    if (background.kind == Background::Kind::Pdf)
        json.insert(QStringLiteral("page"), background.pdfPage);
    return json;
}

// A kind or ground of a newer version shows as plain white rather than not at all.
Background backgroundFromJson(const QJsonObject &json)
{
    return {backgroundNamed(json[QLatin1StringView("kind")].toString())
                .value_or(Background::Kind::Plain),
        ink::groundNamed(json[QLatin1StringView("ground")].toString()).value_or(ink::Ground::White),
        std::max(0, json[QLatin1StringView("page")].toInt())};
}

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
    body.insert(QStringLiteral("schema"), kSchema);
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

QJsonObject pageToJson(const LessonRecord &record, const PageId &id, const Page *page)
{
    QJsonObject body = record.stored.value(id).body;
    body.insert(QStringLiteral("type"), QStringLiteral("page"));
    body.insert(QStringLiteral("schema"), kSchema);
    body.insert(QStringLiteral("lesson"), record.lesson.id.text());
    if (!page) {
        body.insert(QStringLiteral("removed"), true);
        return body;
    }
    body.remove(QStringLiteral("removed"));
    body.insert(QStringLiteral("order"), page->order);
    body.insert(QStringLiteral("width"), page->size.width());
    body.insert(QStringLiteral("height"), page->size.height());
    body.insert(QStringLiteral("background"), backgroundToJson(page->background));
    return body;
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
    return QStringLiteral("page:%1:%2").arg(lesson.text(), page.text());
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
    record->newer = document.body[QLatin1StringView("schema")].toInt() > kSchema;
    Lesson &lesson = record->lesson;
    lesson.id = id;
    lesson.title = document.body[QLatin1StringView("title")].toString();
    lesson.created = QDateTime::fromString(
        document.body[QLatin1StringView("created")].toString(), Qt::ISODateWithMs);
    lesson.currentPage = PageId(document.body[QLatin1StringView("currentPage")].toString());
    if (const QJsonObject source = document.body[QLatin1StringView("source")].toObject();
        !source.isEmpty()) {
        PdfSource pdf;
        pdf.pageCount = std::clamp(source[QLatin1StringView("pages")].toInt(), 0, 1'000'000);
        pdf.fileName = source[QLatin1StringView("fileName")].toString();
        pdf.path = source[QLatin1StringView("path")].toString();
        if (const QJsonObject file = source[QLatin1StringView("file")].toObject();
            !file.isEmpty()) {
            HZ_TRY(const store::BlobRef blob, store::BlobRef::fromJson(file));
            pdf.sha256 = blob.sha256;
            pdf.sizeBytes = blob.sizeBytes;
        }
        lesson.source = pdf;
    }
    const QString prefix = QStringLiteral("page:%1:").arg(id.text());
    HZ_TRY(const QStringList ids, read->idsWithPrefix(prefix));
    std::vector<PageRef> refs;
    QSet<PageId> removed;
    for (const QString &docId : ids) {
        const PageId pageId(docId.sliced(prefix.size()));
        if (!Ulid::fromString(pageId.text()))
            continue;
        HZ_TRY(const store::Document page, read->get(docId));
        record->stored.insert(pageId, {page.revision, page.body, page.attachments.keys()});
        record->newer |= page.body[QLatin1StringView("schema")].toInt() > kSchema;
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
    const auto stored = record.stored.constFind(id);
    if (stored == record.stored.cend())
        return std::unique_ptr<Page>();
    const QString docId = pageDocId(record.lesson.id, id);
    const QJsonObject &body = stored->body;
    auto page = std::make_unique<Page>();
    page->id = id;
    page->order = body[QLatin1StringView("order")].toString();
    constexpr int kMostUnits = 1 << 20;
    page->size
        = {std::clamp(body[QLatin1StringView("width")].toInt(kPageSize.width()), 1, kMostUnits),
            std::clamp(body[QLatin1StringView("height")].toInt(kPageSize.height()), 1, kMostUnits)};
    page->background = backgroundFromJson(body[QLatin1StringView("background")].toObject());
    HZ_TRY(const auto read, database.read());
    for (const QString &name : stored->attachments) {
        const std::optional<Ulid> run = runOf(name);
        if (!run)
            continue;
        HZ_TRY(const QByteArray bytes, read->attachment(docId, stored->revision, name));
        Result<std::vector<ink::RunEntry>> entries = ink::decodeRun(bytes);
        if (!entries)
            return damaged(docId, "ink run");
        for (ink::RunEntry &entry : *entries)
            page->add({{*run, entry.seq}, entry.z, std::move(entry.stroke)});
    }
    return page;
}

std::vector<store::Draft> draftsOf(const LessonRecord &record)
{
    const Lesson &lesson = record.lesson;
    std::vector<store::Draft> drafts;
    drafts.push_back(
        {.id = lessonDocId(lesson.id), .parent = record.revision, .body = lessonToJson(record)});
    for (const PageId &id : record.dirtyPages) {
        const bool present = lesson.indexOf(id) >= 0;
        const StoredPage stored = record.stored.value(id);
        if (!present && stored.revision.isEmpty()
            && Ulid::fromString(id.text())->msSinceEpoch() != 0)
            continue; // came and went between two folds
        const Page *page = present ? lesson.page(id) : nullptr;
        store::Draft draft{.id = pageDocId(lesson.id, id),
            .parent = stored.revision,
            .body = pageToJson(record, id, page)};
        if (page) {
            const QSet<Ulid> dirty = record.dirtyRuns.value(id);
            QHash<Ulid, std::vector<ink::RunEntry>> runs;
            for (const InkElement *element : page->ink())
                if (dirty.contains(element->id.run))
                    runs[element->id.run].push_back({element->id.seq, element->z, element->stroke});
            for (auto run = runs.cbegin(); run != runs.cend(); ++run)
                draft.attachments.insert(
                    runName(run.key()), {kInkType, ink::encodeRun(run.value())});
            for (const QString &name : stored.attachments)
                if (const std::optional<Ulid> run = runOf(name); !run || !dirty.contains(*run))
                    draft.keep.append(name);
        }
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

void noteFolded(LessonRecord &record, const std::vector<store::Draft> &drafts,
    const std::vector<QString> &revisions)
{
    for (size_t i = 0; i < drafts.size(); ++i) {
        const store::Draft &draft = drafts[i];
        if (i == 0) {
            record.revision = revisions[i];
            record.body = draft.body;
            continue;
        }
        const PageId id(draft.id.section(u':', 2));
        record.stored.insert(id, {revisions[i], draft.body, draft.keep + draft.attachments.keys()});
    }
}

void noteDirty(LessonRecord &record, const Op &op)
{
    record.dirty = true;
    const PageId &page = pageOf(op);
    if (page.isEmpty())
        return;
    record.dirtyPages.insert(page);
    const auto note = [&](const std::vector<InkElement> &elements) {
        for (const InkElement &element : elements)
            record.dirtyRuns[page].insert(element.id.run);
    };
    if (const auto *add = std::get_if<AddElements>(&op)) {
        note(add->elements);
    } else if (const auto *remove = std::get_if<RemoveElements>(&op)) {
        note(remove->elements);
    } else if (const auto *addPage = std::get_if<AddPage>(&op)) {
        note(addPage->elements);
    } else if (const auto *removePage = std::get_if<RemovePage>(&op)) {
        note(removePage->page.elements);
    }
}

JournalHead headOf(const LessonRecord &record)
{
    return {record.lesson.id, record.lesson.title, record.lesson.created, record.lesson.source};
}

} // namespace hz::page
