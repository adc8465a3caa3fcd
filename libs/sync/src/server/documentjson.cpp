#include "documentjson_p.h"
#include "gzip_p.h"
#include "handlers_p.h"
#include "jsonscan_p.h"
#include "jsontext_p.h"
#include "plaindocument_p.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::sync::server {

using namespace store;

namespace {

constexpr QLatin1StringView kDigestPrefix("md5-");
constexpr qint64 kMaxRevpos = 1'000'000'000;
constexpr qsizetype kMostKeptBytes = 256 << 10; // a thread's reader does not grow beyond

Refused badDocument(const QString &reason)
{
    return refuse(400, "doc_validation", reason);
}

Answer<QStringList> historyIn(const QJsonObject &json)
{
    const QJsonObject revisions = json[QLatin1StringView("_revisions")].toObject();
    const QString revision = json[QLatin1StringView("_rev")].toString();
    if (revisions.isEmpty())
        return revision.isEmpty() ? QStringList() : QStringList{revision};
    const qint64 start = revisions[QLatin1StringView("start")].toInteger(-1);
    const QJsonArray ids = revisions[QLatin1StringView("ids")].toArray();
    if (start < ids.size() || ids.isEmpty())
        return badDocument(QStringLiteral("_revisions is not {start, ids}"));
    QStringList history;
    for (const QJsonValue &id : ids) {
        if (history.size() == kRevsLimit)
            break;
        history.append(QString::number(start - history.size()) + u'-' + id.toString());
    }
    return history; // whatever _rev says: as CouchDB has it
}

QByteArray md5In(const QJsonObject &json)
{
    const QString digest = json[QLatin1StringView("digest")].toString();
    return digest.startsWith(kDigestPrefix)
        ? QByteArray::fromBase64(digest.mid(kDigestPrefix.size()).toLatin1())
        : QByteArray();
}

// A type goes into a header: nothing that could end one.
QString typeIn(const QJsonObject &json)
{
    const QString type = json[QLatin1StringView("content_type")].toString();
    const bool isClean = !type.isEmpty() && type.size() <= 255
        && std::all_of(type.begin(), type.end(),
            [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    return isClean ? type : QStringLiteral("application/octet-stream");
}

qint64 revposIn(const QJsonObject &json)
{
    return std::clamp<qint64>(json[QLatin1StringView("revpos")].toInteger(), 0, kMaxRevpos);
}

// What a writer does not find is an attachment to be kept.
Refused refusedWrite(const QString &id, const Error &error)
{
    if (error.kind == Error::Kind::NotFound)
        return refuse(412, "missing_stub", QStringLiteral("Invalid attachment stub in %1").arg(id));
    return Refused(HttpError(error));
}

// Code that a CouchDB we hand them on to would run, with rights that the writer may not have there.
Answer<std::monostate> refuseDesign(const WireDocument &document)
{
    if (!document.id.startsWith(u"_design/"))
        return std::monostate();
    return refuse(403, "forbidden", QStringLiteral("design documents are not kept here"));
}

Answer<std::monostate> readAttachments(const QJsonObject &attachments, WireDocument &document)
{
    for (auto it = attachments.begin(); it != attachments.end(); ++it) {
        const QJsonObject json = it.value().toObject();
        if (json[QLatin1StringView("follows")].toBool()) {
            document.following.append({.name = it.key(),
                .contentType = typeIn(json),
                .md5 = md5In(json),
                .sentBytes = json.contains(QLatin1StringView("encoded_length"))
                    ? json[QLatin1StringView("encoded_length")].toInteger(-1)
                    : json[QLatin1StringView("length")].toInteger(-1),
                .revpos = revposIn(json),
                .isGzip = json[QLatin1StringView("encoding")] == QLatin1StringView("gzip")});
        } else if (json[QLatin1StringView("stub")].toBool()) {
            document.stubs.append(it.key());
        } else {
            const auto bytes = QByteArray::fromBase64Encoding(
                json[QLatin1StringView("data")].toString().toLatin1(),
                QByteArray::AbortOnBase64DecodingErrors);
            if (!bytes || !json[QLatin1StringView("data")].isString())
                return badRequest(
                    QStringLiteral("Invalid attachment data for %1").arg(it.key().left(100)));
            document.attachments.insert(it.key(), {typeIn(json), bytes.decoded, revposIn(json)});
        }
    }
    return std::monostate();
}

void appendMember(QByteArray &out, const char *name, const QStringList &texts)
{
    if (!texts.isEmpty())
        appendTexts(out.append(",\"").append(name).append("\":"), texts);
}

Result<> appendMeta(QByteArray &out, const ReadTransaction &read, const RawRevision &revision,
    const DocumentForm &form)
{
    if (form.withRevisions)
        appendRevisions(out, revision.history);
    if (form.withRevisionStates) {
        HZ_TRY(const auto known, knownHistory(read, revision.id, revision.history.constFirst()));
        out.append(",\"_revs_info\":[");
        for (qsizetype i = 0; i < known.size(); ++i) {
            out.append(i ? ",{\"rev\":" : "{\"rev\":");
            appendText(out, known[i].revision);
            out.append(",\"status\":\"");
            out.append(!known[i].hasBody ? "missing" : known[i].deleted ? "deleted" : "available");
            out.append("\"}");
        }
        out.append(']');
    }
    if (form.withConflicts || form.withDeletedConflicts) {
        HZ_TRY(const auto leaves, leafRevisions(read, revision.id));
        QStringList live, deleted;
        for (const KnownRevision &leaf : leaves)
            if (leaf.revision != revision.history.constFirst())
                (leaf.deleted ? deleted : live).append(leaf.revision);
        if (form.withConflicts)
            appendMember(out, "_conflicts", live);
        if (form.withDeletedConflicts)
            appendMember(out, "_deleted_conflicts", deleted);
    }
    if (form.withSequence) {
        HZ_TRY(const auto change, changeOf(read, revision.id));
        if (change)
            out.append(",\"_local_seq\":").append(QByteArray::number(change->seq));
    }
    return {};
}

// The generation of the youngest of `revisions` that the revision comes from; 0: of none.
qint64 sharedGeneration(const RawRevision &revision, const QStringList &revisions)
{
    for (const QString &ancestor : revision.history) // the youngest first
        if (revisions.contains(ancestor))
            return ancestor.section(u'-', 0, 0).toLongLong();
    return 0;
}

Result<> appendAttachments(QByteArray &out, const ReadTransaction &read,
    const RawRevision &revision, const DocumentForm &form, QStringList *sent)
{
    const qint64 known = sharedGeneration(revision, form.attachmentsSince);
    out.append(",\"_attachments\":{");
    bool isFirst = true;
    for (auto it = revision.attachments.cbegin(); it != revision.attachments.cend(); ++it) {
        HZ_TRY(const QByteArray bytes,
            read.attachment(revision.id, revision.history.constFirst(), it.key()));
        if (!std::exchange(isFirst, false))
            out.append(',');
        appendText(out, it.key());
        out.append(":{\"content_type\":");
        appendText(out, it->contentType);
        out.append(",\"revpos\":").append(QByteArray::number(it->revpos));
        out.append(",\"digest\":\"").append(attachmentDigest(bytes)).append('"');
        const AttachmentForm as = it->revpos <= known ? AttachmentForm::Stub : form.attachments;
        if (as == AttachmentForm::Inline) {
            out.append(",\"data\":\"").append(bytes.toBase64()).append("\"}");
            continue;
        }
        out.append(",\"length\":").append(QByteArray::number(bytes.size()));
        out.append(as == AttachmentForm::Follows ? ",\"follows\":true}" : ",\"stub\":true}");
        if (as == AttachmentForm::Follows && sent)
            sent->append(it.key());
    }
    out.append('}');
    return {};
}

} // namespace

Answer<std::monostate> WireDocument::attach(const Following &announced, QByteArrayView sent)
{
    if (announced.sentBytes >= 0 && announced.sentBytes != sent.size())
        return badRequest(QStringLiteral("attachment %1 has %2 bytes, not %3")
                              .arg(announced.name)
                              .arg(sent.size())
                              .arg(announced.sentBytes));
    if (!announced.md5.isEmpty() && announced.md5 != md5(sent))
        return refuse(412, "content_md5_mismatch",
            QStringLiteral("attachment %1 has another digest").arg(announced.name));
    QByteArray bytes = sent.toByteArray();
    if (announced.isGzip) {
        HZ_TRY(bytes, gunzip(sent, kMaxAttachmentBytes));
    }
    attachments.insert(announced.name, {announced.contentType, bytes, announced.revpos});
    return std::monostate();
}

Answer<WireDocument> wireDocument(QByteArrayView text)
{
    thread_local JsonReader reader; // they come by the thousand
    if (text.size() <= kMostKeptBytes)
        if (const std::optional<JsonView> json = reader.read(text))
            if (std::optional<PlainDocument> plain = plainDocument(*json))
                return WireDocument{.id = std::move(plain->id),
                    .history = std::move(plain->history),
                    .deleted = plain->deleted,
                    .body = std::move(plain->body)};
    static const QSet<QString> kIgnored{QStringLiteral("_revs_info"), QStringLiteral("_conflicts"),
        QStringLiteral("_deleted_conflicts"), QStringLiteral("_local_seq"), QStringLiteral("_rev"),
        QStringLiteral("_revisions"), QStringLiteral("_attachments"), QStringLiteral("_id"),
        QStringLiteral("_deleted")};
    DocumentTexts texts;
    if (!splitDocument(text, texts))
        return badRequest(QStringLiteral("invalid UTF-8 JSON"));
    HZ_GET(const QJsonObject json, bodyObject(texts.own));
    WireDocument document;
    for (auto it = json.begin(); it != json.end(); ++it)
        if (!kIgnored.contains(it.key()))
            return badDocument(
                QStringLiteral("Bad special document member: %1").arg(it.key().left(100)));
    const QJsonValue id = json[QLatin1StringView("_id")];
    if (!id.isUndefined() && !id.isString())
        return refuse(400, "illegal_docid", QStringLiteral("Document id must be a string"));
    document.id = id.toString();
    document.deleted = json[QLatin1StringView("_deleted")].toBool();
    HZ_GET(document.history, historyIn(json));
    HZ_ASK(readAttachments(json[QLatin1StringView("_attachments")].toObject(), document));
    const Result<CanonicalObject> body = CanonicalObject::of(texts.body);
    if (!body)
        return badRequest(QStringLiteral("invalid UTF-8 JSON"));
    document.body = *body;
    return document;
}

Answer<QString> putEdited(WriteTransaction &transaction, const WireDocument &document)
{
    HZ_ASK(refuseDesign(document));
    HZ_TRY(const QJsonObject body, parseObject(document.body.text()));
    Result<QString> revision = put(transaction,
        {.id = document.id,
            .parent = document.history.value(0),
            .body = body,
            .deleted = document.deleted,
            .attachments = document.attachments,
            .keep = document.stubs});
    if (!revision)
        return refusedWrite(document.id, revision.error());
    return std::move(*revision);
}

Answer<PreparedRevision> prepareReplicated(const WireDocument &document)
{
    HZ_ASK(refuseDesign(document));
    HZ_TRY(const PreparedRevision revision,
        prepareRevision({.id = document.id,
                            .history = document.history,
                            .deleted = document.deleted,
                            .attachments = document.attachments,
                            .keep = document.stubs},
            document.body));
    return revision;
}

Answer<std::monostate> putReplicated(
    WriteTransaction &transaction, const PreparedRevision &revision)
{
    const Result<> done = putRevision(transaction, revision);
    if (!done)
        return refusedWrite(revision.id(), done.error());
    return std::monostate();
}

Result<RawRevision> revisionOrWinner(
    const ReadTransaction &read, const QString &id, const QString &revision)
{
    if (!revision.isEmpty())
        return read.raw(id, revision);
    HZ_TRY(const auto listed, listedDocument(read, id));
    if (!listed)
        return failure(Error::Kind::NotFound, id);
    return read.raw(id, listed->revision);
}

Result<> appendDocument(QByteArray &out, const ReadTransaction &read, const RawRevision &revision,
    const DocumentForm &form, QStringList *sent)
{
    out.append("{\"_id\":");
    appendText(out, revision.id);
    appendText(out.append(",\"_rev\":"), revision.history.constFirst());
    if (revision.deleted)
        out.append(",\"_deleted\":true");
    HZ_CHECK(appendMeta(out, read, revision, form));
    if (!revision.attachments.isEmpty())
        HZ_CHECK(appendAttachments(out, read, revision, form, sent));
    appendBody(out, revision.json);
    return {};
}

QByteArray attachmentDigest(QByteArrayView bytes)
{
    return "md5-" + md5(bytes).toBase64();
}

} // namespace hz::sync::server
