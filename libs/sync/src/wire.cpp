#include <hz/sync/wire.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

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

} // namespace

Result<Parcel> parcelFromJson(const QJsonObject &json)
{
    Parcel parcel{.revision = {.id = json[kId].toString()}};
    store::Revision &revision = parcel.revision;
    if (revision.id.isEmpty() || json[kRev].toString().isEmpty())
        return invalid(revision.id, "no _id or no _rev");
    HZ_TRY(revision.history, historyOf(revision.id, json));
    revision.deleted = json[kDeleted].toBool();
    HZ_CHECK(takeAttachments(json[kAttachments].toObject(), parcel));
    revision.body = json;
    for (auto it = revision.body.begin(); it != revision.body.end();)
        it = it.key().startsWith(u'_') ? revision.body.erase(it) : std::next(it);
    return parcel;
}

QJsonObject parcelToJson(const Parcel &parcel)
{
    const store::Revision &revision = parcel.revision;
    QJsonObject json = revision.body;
    json.insert(kId, revision.id);
    json.insert(kRev, revision.history.value(0));
    QJsonArray ids;
    for (const QString &name : revision.history)
        ids.append(name.section(u'-', 1));
    json.insert(kRevisions,
        QJsonObject{
            {kStart, revision.history.value(0).section(u'-', 0, 0).toLongLong()}, {kIds, ids}});
    if (revision.deleted)
        json.insert(kDeleted, true);
    QJsonObject attachments;
    for (auto it = revision.attachments.cbegin(); it != revision.attachments.cend(); ++it)
        attachments.insert(it.key(),
            QJsonObject{{kType, it->contentType}, {kRevpos, it->revpos},
                {kData, QLatin1StringView(it->bytes.toBase64())}});
    for (auto it = parcel.kept.cbegin(); it != parcel.kept.cend(); ++it)
        attachments.insert(
            it.key(), QJsonObject{{kType, it->contentType}, {kRevpos, it->revpos}, {kStub, true}});
    if (!attachments.isEmpty())
        json.insert(kAttachments, attachments);
    return json;
}

Result<RemoteChange> changeFromJson(const QJsonObject &json)
{
    RemoteChange change{.id = json[QLatin1StringView("id")].toString(), .revisions = {}};
    const QJsonArray revisions = json[QLatin1StringView("changes")].toArray();
    for (const QJsonValue &revision : revisions)
        change.revisions.append(revision[QLatin1StringView("rev")].toString());
    if (change.id.isEmpty() || change.revisions.isEmpty() || change.revisions.contains(QString())
        || change.revisions.size() > kMaxRevisions)
        return invalid(change.id, "a change without revisions");
    return change;
}

} // namespace hz::sync
