#include "jsonscan_p.h"
#include "jsontext_p.h"
#include "plaindocument_p.h"

#include <hz/core/json.h>
#include <hz/sync/wire.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::sync {

namespace {

constexpr qsizetype kMaxRevisions = 1000; // names in a history, leaves of a document

const QString kId = QStringLiteral("_id");
const QString kRev = QStringLiteral("_rev");
const QString kRevisions = QStringLiteral("_revisions");
const QString kDeleted = QStringLiteral("_deleted");
const QString kAttachments = QStringLiteral("_attachments");
const QString kStart = QStringLiteral("start");
const QString kIds = QStringLiteral("ids");
const QString kType = QStringLiteral("content_type");
const QString kRevpos = QStringLiteral("revpos");
const QString kData = QStringLiteral("data");
const QString kStub = QStringLiteral("stub");

Failure invalid(const QString &id, const char *what)
{
    return failure(Error::Kind::Invalid,
        QCoreApplication::translate(
            "hz::sync::Http", "The document “%1” cannot be read as the hub sends it.")
            .arg(id.left(100)),
        QString::fromLatin1(what));
}

Result<QStringList> historyOf(const QString &id, const QJsonObject &json)
{
    const QString own = json[kRev].toString();
    const QJsonObject revisions = json[kRevisions].toObject();
    if (revisions.isEmpty())
        return QStringList{own};
    const qint64 start = revisions[kStart].toInteger();
    const QJsonArray ids = revisions[kIds].toArray();
    if (ids.isEmpty() || start < ids.size() || start > (qint64(1) << 31))
        return invalid(id, "_revisions");
    QStringList history;
    for (qsizetype i = 0; i < ids.size() && i < kMaxRevisions; ++i)
        history.append(QStringLiteral("%1-%2").arg(start - i).arg(ids[i].toString()));
    if (history.constFirst() != own)
        return invalid(id, "_revisions do not begin with _rev");
    return history;
}

Result<> takeAttachments(const QJsonObject &json, Parcel &parcel)
{
    const QString &id = parcel.revision.id;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const QJsonObject attachment = it->toObject();
        const QString type = attachment[kType].toString();
        const qint64 revpos = attachment[kRevpos].toInteger();
        if (attachment[kStub].toBool()) {
            parcel.revision.keep.append(it.key());
            parcel.kept.insert(it.key(), {.contentType = type, .revpos = revpos});
            continue;
        }
        if (!attachment[kData].isString())
            return invalid(id, "an attachment without data");
        const auto bytes = QByteArray::fromBase64Encoding(
            attachment[kData].toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes)
            return invalid(id, "an attachment is no base64");
        parcel.revision.attachments.insert(it.key(), {type, *bytes, revpos});
    }
    return {};
}

Parcel parcelOf(PlainDocument document)
{
    return {.revision = {.id = std::move(document.id),
                .history = std::move(document.history),
                .deleted = document.deleted},
        .body = std::move(document.body)};
}

// What stands in [{"ok":…}, …], if all of it is plain.
std::optional<QList<Parcel>> plainParcels(const JsonView &docs)
{
    QList<Parcel> parcels;
    const bool isPlain = docs.forEachElement([&](const JsonView &entry) {
        return entry.forEachMember([&](QByteArrayView name, const JsonView &value) {
            if (name != "ok") // gone since
                return true;
            std::optional<PlainDocument> document = plainDocument(value);
            if (document)
                parcels.append(parcelOf(std::move(*document)));
            return document.has_value();
        });
    });
    return isPlain ? std::optional(std::move(parcels)) : std::nullopt;
}

bool areItsLeaves(const QList<Parcel> &documents, const RemoteChange &change)
{
    return documents.size() == change.revisions.size()
        && std::all_of(documents.cbegin(), documents.cend(), [&](const Parcel &parcel) {
               return parcel.revision.id == change.id
                   && change.revisions.contains(parcel.revision.history.constFirst());
           });
}

} // namespace

Result<Parcel> parcelFromText(QByteArrayView json)
{
    JsonReader reader;
    if (const std::optional<JsonView> read = reader.read(json))
        if (std::optional<PlainDocument> document = plainDocument(*read))
            return parcelOf(std::move(*document));
    DocumentTexts texts;
    if (!splitDocument(json, texts))
        return invalid({}, "no object");
    HZ_TRY(const QJsonObject own, parseObject(texts.own));
    Parcel parcel{.revision = {.id = own[kId].toString()}};
    store::Revision &revision = parcel.revision;
    if (revision.id.isEmpty() || own[kRev].toString().isEmpty())
        return invalid(revision.id, "no _id or no _rev");
    HZ_TRY(revision.history, historyOf(revision.id, own));
    revision.deleted = own[kDeleted].toBool();
    HZ_CHECK(takeAttachments(own[kAttachments].toObject(), parcel));
    HZ_TRY(parcel.body, CanonicalObject::of(texts.body));
    return parcel;
}

void appendParcel(QByteArray &out, const Parcel &parcel)
{
    const store::Revision &revision = parcel.revision;
    out.append("{\"_id\":");
    appendText(out, revision.id);
    out.append(",\"_rev\":");
    appendText(out, revision.history.value(0));
    appendRevisions(out, revision.history);
    if (revision.deleted)
        out.append(",\"_deleted\":true");
    const char *before = ",\"_attachments\":{";
    const auto begin = [&](const QString &name, const QString &type, qint64 revpos) {
        out.append(before);
        before = ",";
        appendText(out, name);
        out.append(":{\"content_type\":");
        appendText(out, type);
        out.append(",\"revpos\":").append(QByteArray::number(revpos));
    };
    for (auto it = revision.attachments.cbegin(); it != revision.attachments.cend(); ++it) {
        begin(it.key(), it->contentType, it->revpos);
        out.append(",\"data\":\"").append(it->bytes.toBase64()).append("\"}");
    }
    for (auto it = parcel.kept.cbegin(); it != parcel.kept.cend(); ++it) {
        begin(it.key(), it->contentType, it->revpos);
        out.append(",\"stub\":true}");
    }
    if (!revision.attachments.isEmpty() || !parcel.kept.isEmpty())
        out.append('}');
    appendBody(out, parcel.body.text());
}

Result<> takeParcels(JsonReader &reader, QByteArrayView result, const Endpoint::Take &take)
{
    const JsonView json = reader.read(result).value_or(JsonView());
    if (std::optional<QList<Parcel>> parcels = plainParcels(json["docs"])) {
        for (Parcel &parcel : *parcels)
            HZ_CHECK(take(std::move(parcel)));
        return {};
    }
    Result<> taken;
    const auto takeDocument = [&](QByteArrayView entry) {
        return forEachMember(entry, [&](QByteArrayView name, QByteArrayView value) {
            if (name != "ok") // gone since
                return true;
            Result<Parcel> parcel = parcelFromText(value);
            taken = parcel ? take(std::move(*parcel)) : Result<>(Failure(parcel.error()));
            return taken.has_value();
        });
    };
    const bool isResult = forEachMember(result, [&](QByteArrayView name, QByteArrayView value) {
        return name != "docs" || forEachElement(value, takeDocument);
    });
    HZ_CHECK(taken);
    if (!isResult)
        return invalid({}, "a result that is none");
    return {};
}

Result<RemoteChange> changeFromText(
    JsonReader &reader, QByteArrayView text, QList<Parcel> &documents)
{
    const JsonView json = reader.read(text).value_or(JsonView());
    RemoteChange change{
        .id = QString::fromUtf8(json["id"].text().value_or(QByteArrayView())), .revisions = {}};
    const bool hasRevisions = json["changes"].forEachElement([&](const JsonView &each) {
        const QByteArrayView revision = each["rev"].text().value_or(QByteArrayView());
        change.revisions.append(QString::fromUtf8(revision));
        return !revision.isEmpty() && change.revisions.size() <= kMaxRevisions;
    });
    if (change.id.isEmpty() || !hasRevisions || change.revisions.isEmpty())
        return invalid(change.id, "a change without revisions");
    if (const std::optional<QByteArrayView> seq = json["seq"].text())
        change.seq = QString::fromUtf8(*seq);
    if (const JsonView docs = json["docs"]; docs.isArray())
        if (const std::optional<QList<Parcel>> found = plainParcels(docs);
            found && areItsLeaves(*found, change))
            documents += *found;
    return change;
}

} // namespace hz::sync
