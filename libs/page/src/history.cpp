#include "documents.h"
#include "sittings.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace hz::page {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::page::History)
};

Q_LOGGING_CATEGORY(lcHistory, "hz.page.history")

constexpr QLatin1StringView kType("type");
constexpr QLatin1StringView kSchema("schema");
constexpr QLatin1StringView kLesson("lesson");
constexpr QLatin1StringView kBegan("began");
constexpr QLatin1StringView kEnded("ended");
constexpr QLatin1StringView kSeq("seq");
constexpr QLatin1StringView kBody("body");
constexpr QLatin1StringView kPages("pages");
constexpr QLatin1StringView kPage("page");
constexpr QLatin1StringView kOrder("order");
constexpr QLatin1StringView kVersion("version");
constexpr QLatin1StringView kRevision("revision");
constexpr QLatin1StringView kRemoved("removed");
constexpr QLatin1StringView kModified("modified");
constexpr QLatin1StringView kSource("source");
constexpr qsizetype kVersionDigits = 32;

/// A page as a sitting left it.
struct VersionRef {
    PageId page;
    QString order;
    QString version; // of all but its place: a page that is moved is the same version
    QString revision; // of its document then, so that what nobody touched need not be read

    bool isSame(const VersionRef &other) const
    {
        return page == other.page && order == other.order && version == other.version;
    }
};

struct SittingDocument {
    Ulid id;
    QString revision;
    QDateTime began, ended;
    qint64 seq = 0; // how much of its journal it holds; 0 if it had none
    QJsonObject lesson; // its document
    QMap<QString, store::AttachmentInfo> attachments; // of that
    std::vector<VersionRef> pages; // by id
    QStringList removed; // pages of the PDF, by id
    bool isNewer = false;
};

QString sittingPrefix(const LessonId &lesson)
{
    return QStringLiteral("sitting:%1:").arg(lesson.text());
}

QString sittingDocId(const LessonId &lesson, const Ulid &sitting)
{
    return sittingPrefix(lesson) + sitting.toString();
}

QString versionDocId(const LessonId &lesson, const VersionRef &ref)
{
    return QStringLiteral("%1%2:%3").arg(versionDocPrefix(lesson), ref.page.text(), ref.version);
}

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeIn(const QJsonObject &body, QLatin1StringView field)
{
    return QDateTime::fromString(body[field].toString(), Qt::ISODateWithMs);
}

bool isPdfPage(const PageId &page)
{
    const std::optional<Ulid> id = Ulid::fromString(page.text());
    return id && id->msSinceEpoch() == 0;
}

QJsonObject toJson(const LessonId &lesson, const SittingDocument &sitting)
{
    QJsonArray pages;
    for (const VersionRef &ref : sitting.pages)
        pages.append(QJsonObject{{kPage, ref.page.text()}, {kOrder, ref.order},
            {kVersion, ref.version}, {kRevision, ref.revision}});
    QJsonObject body{{kType, QStringLiteral("sitting")}, {kSchema, kSittingSchema},
        {kLesson, lesson.text()}, {kBegan, textOf(sitting.began)}, {kEnded, textOf(sitting.ended)},
        {kBody, sitting.lesson}, {kPages, pages}};
    if (sitting.seq > 0)
        body.insert(kSeq, sitting.seq);
    if (!sitting.removed.isEmpty())
        body.insert(kRemoved, QJsonArray::fromStringList(sitting.removed));
    return body;
}

Result<SittingDocument> fromDocument(const store::Document &document)
{
    const std::optional<Ulid> id = Ulid::fromString(document.id.section(u':', 2));
    const QJsonObject &body = document.body;
    if (!id || body[kType].toString() != u"sitting")
        return failure(Error::Kind::Corrupt, Names::tr("This version is damaged."), document.id);
    SittingDocument sitting{.id = *id,
        .revision = document.revision,
        .began = timeIn(body, kBegan),
        .ended = timeIn(body, kEnded),
        .seq = body[kSeq].toInteger(),
        .lesson = body[kBody].toObject(),
        .attachments = document.attachments,
        .pages = {},
        .removed = {},
        .isNewer = body[kSchema].toInt() > kSittingSchema};
    const QJsonArray pages = body[kPages].toArray();
    for (const auto &page : pages)
        if (const QString pageId = page[kPage].toString(); Ulid::fromString(pageId))
            sitting.pages.push_back({PageId(pageId), page[kOrder].toString(),
                page[kVersion].toString(), page[kRevision].toString()});
    const QJsonArray removed = body[kRemoved].toArray();
    for (const auto &page : removed)
        sitting.removed.append(page.toString());
    return sitting;
}

Result<SittingDocument> readSitting(
    const store::ReadTransaction &read, const LessonId &lesson, const SittingId &id)
{
    HZ_TRY(const store::Document document, read.get(sittingPrefix(lesson) + id.text()));
    HZ_TRY(SittingDocument sitting, fromDocument(document));
    if (sitting.isNewer)
        return failure(Error::Kind::Unsupported,
            Names::tr("This version was kept by a newer version of Hezhou."), document.id);
    // The copy of the PDF may have been completed since.
    const QJsonObject source = sitting.lesson[kSource].toObject();
    const Result<store::Document> now = read.get(lessonDocId(lesson));
    if (now && !source.isEmpty() && !source.contains(QLatin1StringView("file")))
        sitting.lesson.insert(kSource, now->body[kSource]);
    return sitting;
}

// All but its place in the lesson.
QJsonObject bodyOfVersion(QJsonObject page)
{
    page.remove(kOrder);
    page.remove(kLesson);
    return page;
}

Result<QString> versionOf(
    const QJsonObject &body, const QMap<QString, store::AttachmentInfo> &attachments)
{
    QJsonObject sums;
    for (auto it = attachments.cbegin(); it != attachments.cend(); ++it)
        sums.insert(it.key(), QString::fromLatin1(it->sha256.toHex()));
    HZ_TRY(const QByteArray json, canonicalJson(QJsonArray{body, sums}));
    return QString::fromLatin1(sha256(json).toHex().first(kVersionDigits));
}

// Writes the version unless it is there.
Result<VersionRef> keepVersion(store::WriteTransaction &transaction, const LessonId &lesson,
    const PageId &id, const store::Document &page)
{
    VersionRef ref{id, page.body[kOrder].toString(), {}, page.revision};
    const QJsonObject body = bodyOfVersion(page.body);
    HZ_TRY(ref.version, versionOf(body, page.attachments));
    const QString docId = versionDocId(lesson, ref);
    const Result<store::Document> known = transaction.get(docId);
    if (known)
        return ref;
    if (known.error().kind != Error::Kind::NotFound)
        return Failure(known.error());
    HZ_CHECK(store::put(transaction,
        {.id = docId,
            .body = {{kType, QStringLiteral("version")}, {kSchema, kSittingSchema},
                {kLesson, lesson.text()}, {kPage, body}},
            .shared = page.attachments}));
    return ref;
}

// The pages as they are stored; those that are as in `last` are not read.
Result<> keepPages(store::WriteTransaction &transaction, const LessonId &lesson,
    const std::optional<SittingDocument> &last, SittingDocument &sitting)
{
    QHash<PageId, VersionRef> known;
    if (last)
        for (const VersionRef &ref : last->pages)
            known.insert(ref.page, ref);
    const QString prefix = pageDocPrefix(lesson);
    HZ_TRY(const QStringList ids, transaction.idsWithPrefix(prefix));
    for (const QString &docId : ids) {
        const PageId id(docId.sliced(prefix.size()));
        if (!Ulid::fromString(id.text()))
            continue;
        HZ_TRY(const QStringList leaves, transaction.leaves(docId));
        if (const auto ref = known.constFind(id);
            ref != known.cend() && leaves.value(0) == ref->revision) {
            sitting.pages.push_back(*ref);
            continue;
        }
        HZ_TRY(const store::Document page, transaction.get(docId));
        if (page.body[kRemoved].toBool()) {
            if (isPdfPage(id))
                sitting.removed.append(id.text());
            continue;
        }
        HZ_TRY(const VersionRef ref, keepVersion(transaction, lesson, id, page));
        sitting.pages.push_back(ref);
    }
    return {};
}

bool isSame(const SittingDocument &a, const SittingDocument &b)
{
    return a.removed == b.removed
        && std::equal(a.pages.begin(), a.pages.end(), b.pages.begin(), b.pages.end(),
            [](const VersionRef &x, const VersionRef &y) { return x.isSame(y); });
}

// Named by the session that wrote last. What changed the lesson since, such as an import, was no
// session and gets a name of its own.
Result<> nameSitting(const store::ReadTransaction &read, const LessonId &lesson,
    const std::optional<SittingDocument> &last, SittingDocument &sitting)
{
    const Result<QJsonObject> folded = read.local(foldedId(lesson));
    if (!folded && folded.error().kind != Error::Kind::NotFound)
        return Failure(folded.error());
    const std::optional<Ulid> session = folded
        ? Ulid::fromString((*folded)[QLatin1StringView("journal")].toString().section(u'-', 1))
        : std::nullopt;
    sitting.ended = timeIn(sitting.lesson, kModified);
    sitting.began = sitting.ended;
    sitting.seq = session ? (*folded)[QLatin1StringView("seq")].toInteger() : 0;
    const bool isContinued = last && session == last->id && sitting.seq > last->seq;
    if (isContinued || (session && (!last || *session > last->id))) {
        sitting.id = *session;
        sitting.began = std::min(
            QDateTime::fromMSecsSinceEpoch(session->msSinceEpoch(), Qt::UTC), sitting.ended);
        if (isContinued)
            sitting.revision = last->revision;
        return {};
    }
    sitting.id = newUlid();
    sitting.seq = 0;
    if (last && sitting.id <= last->id)
        sitting.id = Ulid::fromParts(last->id.msSinceEpoch() + 1, 0, 1);
    return {};
}

Result<> removeDocument(store::WriteTransaction &transaction, const QString &id)
{
    HZ_TRY(const store::Document now, transaction.get(id));
    HZ_CHECK(store::put(transaction, {.id = id, .parent = now.revision, .deleted = true}));
    return {};
}

// What a newer version kept it lets go itself; it may name any version of a page.
Result<> removeExpired(
    store::WriteTransaction &transaction, const LessonId &lesson, const QDateTime &now)
{
    const QString prefix = sittingPrefix(lesson);
    HZ_TRY(const QStringList ids, transaction.idsWithPrefix(prefix));
    QList<SittingId> all;
    for (const QString &id : ids)
        all.append(SittingId(id.sliced(prefix.size())));
    const QList<SittingId> expired = expiredSittings(all, now);
    if (expired.isEmpty())
        return {};
    QSet<QString> named;
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, transaction.get(id));
        const Result<SittingDocument> sitting = fromDocument(document);
        if (!sitting || sitting->isNewer)
            return {};
        if (!expired.contains(SittingId(id.sliced(prefix.size()))))
            for (const VersionRef &ref : sitting->pages)
                named.insert(versionDocId(lesson, ref));
    }
    for (const SittingId &id : expired)
        HZ_CHECK(removeDocument(transaction, prefix + id.text()));
    HZ_TRY(const QStringList versions, transaction.idsWithPrefix(versionDocPrefix(lesson)));
    for (const QString &version : versions)
        if (!named.contains(version))
            HZ_CHECK(removeDocument(transaction, version));
    return {};
}

Result<std::optional<SittingDocument>> lastSitting(
    const store::ReadTransaction &read, const LessonId &lesson)
{
    HZ_TRY(const QStringList ids, read.idsWithPrefix(sittingPrefix(lesson)));
    if (ids.isEmpty())
        return std::nullopt;
    HZ_TRY(const store::Document document, read.get(ids.constLast()));
    HZ_TRY(SittingDocument sitting, fromDocument(document));
    return sitting;
}

Result<std::unique_ptr<Lesson>> asLesson(const LessonId &id, const SittingDocument &sitting)
{
    auto lesson = std::make_unique<Lesson>();
    lesson->id = id;
    HZ_CHECK(readFields(*lesson, sitting.lesson));
    std::vector<PageRef> refs;
    for (const VersionRef &ref : sitting.pages)
        refs.push_back({ref.page, ref.order});
    QSet<PageId> removed;
    for (const QString &page : sitting.removed)
        removed.insert(PageId(page));
    lesson->setStoredPages(refs, removed);
    if (lesson->indexOf(lesson->currentPage) < 0 && !lesson->pages().empty())
        lesson->currentPage = lesson->pages().front().id;
    return lesson;
}

Result<std::unique_ptr<Page>> readVersion(
    const store::ReadTransaction &read, const LessonId &lesson, const VersionRef &ref)
{
    HZ_TRY(const store::Document version, read.get(versionDocId(lesson, ref)));
    StoredPage stored{version.revision, version.body[kPage].toObject(), version.attachments.keys()};
    stored.body.insert(kOrder, ref.order);
    return pageFrom(ref.page, stored,
        [&](const QString &name) { return read.attachment(version.id, version.revision, name); });
}

PageChanges changesBetween(const SittingDocument &before, const SittingDocument &after)
{
    QHash<PageId, VersionRef> known;
    for (const VersionRef &ref : before.pages)
        known.insert(ref.page, ref);
    QSet<QString> gone(before.removed.begin(), before.removed.end());
    PageChanges changes;
    for (const VersionRef &ref : after.pages) {
        const auto old = known.constFind(ref.page);
        if (old == known.cend())
            ++(isPdfPage(ref.page) && !gone.contains(ref.page.text()) ? changes.changed
                                                                      : changes.added);
        else if (old->version != ref.version)
            ++changes.changed;
        else if (old->order != ref.order)
            ++changes.moved;
        known.remove(ref.page);
    }
    // A page of the PDF that is gone is named; any other is not there any more.
    for (const VersionRef &ref : std::as_const(known))
        changes.removed += !isPdfPage(ref.page);
    for (const QString &page : after.removed)
        changes.removed += !gone.contains(page);
    return changes;
}

} // namespace

QString versionDocPrefix(const LessonId &lesson)
{
    return QStringLiteral("version:%1:").arg(lesson.text());
}

QList<SittingId> expiredSittings(QList<SittingId> sittings, const QDateTime &now)
{
    std::sort(sittings.begin(), sittings.end(),
        [](const SittingId &a, const SittingId &b) { return b < a; }); // newest first
    QList<SittingId> expired;
    std::optional<std::pair<int, int>> week; // of the last one that was kept
    int kept = 0;
    for (const SittingId &id : sittings) {
        const std::optional<Ulid> ulid = Ulid::fromString(id.text());
        if (!ulid)
            continue; // not of our making
        const QDateTime began = QDateTime::fromMSecsSinceEpoch(ulid->msSinceEpoch(), Qt::UTC);
        int year = 0;
        const int number = began.toLocalTime().date().weekNumber(&year);
        const bool isOld = began < now.addDays(-kAllSittingsDays);
        if (kept == kMostSittings || (isOld && week == std::pair(year, number))) {
            expired.append(id);
            continue;
        }
        week = {year, number};
        ++kept;
    }
    return expired;
}

Result<bool> keepSitting(
    store::WriteTransaction &transaction, const LessonId &lesson, const QDateTime &now)
{
    const Result<store::Document> document = transaction.get(lessonDocId(lesson));
    if (!document && document.error().kind == Error::Kind::NotFound)
        return false; // removed meanwhile
    HZ_CHECK(document);
    if (document->body[kSchema].toInt() > kLessonSchema)
        return false;
    HZ_TRY(const std::optional<SittingDocument> last, lastSitting(transaction, lesson));
    SittingDocument sitting;
    sitting.lesson = document->body;
    sitting.attachments = document->attachments;
    HZ_CHECK(keepPages(transaction, lesson, last, sitting));
    const bool isKept
        = last ? isSame(*last, sitting) : sitting.pages.empty() && sitting.removed.isEmpty();
    if (isKept)
        return false;
    HZ_CHECK(nameSitting(transaction, lesson, last, sitting));
    HZ_CHECK(store::put(transaction,
        {.id = sittingDocId(lesson, sitting.id),
            .parent = sitting.revision,
            .body = toJson(lesson, sitting),
            .shared = sitting.attachments}));
    HZ_CHECK(removeExpired(transaction, lesson, now));
    return true;
}

Result<int> copySitting(store::WriteTransaction &transaction, const LessonId &lesson,
    const SittingId &id, const LessonId &copy, const std::function<void(QJsonObject &)> &change)
{
    HZ_TRY(SittingDocument sitting, readSitting(transaction, lesson, id));
    change(sitting.lesson);
    HZ_CHECK(store::put(transaction,
        {.id = lessonDocId(copy), .body = sitting.lesson, .shared = sitting.attachments}));
    int missing = 0;
    for (const VersionRef &ref : sitting.pages) {
        const Result<store::Document> version = transaction.get(versionDocId(lesson, ref));
        if (!version) { // the rest is worth having all the same
            qCWarning(lcHistory) << version.error().message << version.error().detail;
            ++missing;
            continue;
        }
        QJsonObject body = version->body[kPage].toObject();
        body.insert(kOrder, ref.order);
        body.insert(kLesson, copy.text());
        HZ_CHECK(store::put(transaction,
            {.id = pageDocId(copy, ref.page), .body = body, .shared = version->attachments}));
    }
    for (const QString &page : std::as_const(sitting.removed))
        HZ_CHECK(store::put(transaction,
            {.id = pageDocId(copy, PageId(page)),
                .body = {{kType, QStringLiteral("page")}, {kSchema, kPageSchema},
                    {kLesson, copy.text()}, {kRemoved, true}}}));
    return missing;
}

Result<QStringList> historyOf(const store::ReadTransaction &read, const LessonId &lesson)
{
    HZ_TRY(const QStringList sittings, read.idsWithPrefix(sittingPrefix(lesson)));
    HZ_TRY(const QStringList versions, read.idsWithPrefix(versionDocPrefix(lesson)));
    return sittings + versions;
}

Result<QList<Sitting>> sittings(const store::Database &database, const LessonId &lesson)
{
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const QStringList ids, read->idsWithPrefix(sittingPrefix(lesson)));
    QList<Sitting> found;
    std::optional<SittingDocument> before;
    for (const QString &docId : ids) {
        const Result<store::Document> document = read->get(docId);
        Result<SittingDocument> sitting = document
            ? fromDocument(*document)
            : Result<SittingDocument>(Failure(document.error()));
        if (!sitting) {
            qCWarning(lcHistory) << sitting.error().message << sitting.error().detail;
            continue;
        }
        if (sitting->isNewer)
            continue;
        HZ_TRY(const std::unique_ptr<Lesson> then, asLesson(lesson, *sitting));
        found.prepend({.id = SittingId(sitting->id.toString()),
            .title = then->title,
            .began = sitting->began,
            .ended = sitting->ended,
            .pages = int(then->pages().size()),
            .changes = before ? std::optional(changesBetween(*before, *sitting)) : std::nullopt});
        before = std::move(*sitting);
    }
    return found;
}

Result<std::unique_ptr<Lesson>> lessonAt(
    const store::Database &database, const LessonId &lesson, const SittingId &id)
{
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const SittingDocument sitting, readSitting(*read, lesson, id));
    HZ_TRY(std::unique_ptr<Lesson> then, asLesson(lesson, sitting));
    then->setPageLoader([&database, lesson, id](const PageId &page) -> std::unique_ptr<Page> {
        Result<std::unique_ptr<Page>> version = pageAt(database, lesson, id, page);
        if (!version)
            qCWarning(lcHistory) << version.error().message << version.error().detail;
        return version ? std::move(*version) : nullptr;
    });
    return then;
}

Result<std::unique_ptr<Page>> pageAt(const store::Database &database, const LessonId &lesson,
    const SittingId &id, const PageId &page)
{
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const SittingDocument sitting, readSitting(*read, lesson, id));
    const auto ref = std::find_if(sitting.pages.begin(), sitting.pages.end(),
        [&](const VersionRef &candidate) { return candidate.page == page; });
    if (ref == sitting.pages.end())
        return std::unique_ptr<Page>();
    return readVersion(*read, lesson, *ref);
}

} // namespace hz::page
