#include "handlers_p.h"
#include "range_p.h"

#include <hz/core/json.h>

namespace hz::sync::server {

using namespace store;

namespace {

// Shown by a browser as what it says, and run by none in our name.
void addSafety(Response &response)
{
    response.add("X-Content-Type-Options", "nosniff");
    response.add("Content-Security-Policy", "sandbox");
}

Answer<Response> getAttachment(
    const DatabasePtr &database, const Request &request, const QString &id, const QString &name)
{
    HZ_TRY(const auto read, database->store->read());
    HZ_TRY(const RawRevision revision,
        revisionOrWinner(*read, id, request.parameter(u"rev").value_or(QString())));
    const auto info = revision.attachments.constFind(name);
    if (info == revision.attachments.cend())
        return refuse(404, "not_found", QStringLiteral("Document is missing attachment"));
    HZ_TRY(const QByteArray bytes, read->attachment(id, revision.history.constFirst(), name));
    const QByteArray digest = attachmentDigest(bytes).mid(4);
    const QByteArray tag = '"' + digest + '"';
    if (request.header("if-none-match") == tag) {
        Response response{.status = 304};
        response.add("ETag", tag);
        return response;
    }
    HZ_GET(const ByteRange range, rangeOf(request, bytes.size()));
    Response response;
    response.contentType = info->contentType.toLatin1();
    response.body = bytes.sliced(range.from, range.count);
    response.add("ETag", tag);
    response.add("Content-MD5", digest);
    addRange(response, range, bytes.size());
    addSafety(response);
    return response;
}

QString revisionNamed(const Request &request)
{
    if (const auto revision = request.parameter(u"rev"))
        return *revision;
    QByteArray tag = request.header("if-match").trimmed();
    if (tag.size() >= 2 && tag.startsWith('"') && tag.endsWith('"'))
        tag = tag.sliced(1).chopped(1);
    return QString::fromLatin1(tag);
}

// The revision as it is, with other attachments.
Answer<Response> edit(WriteTransaction &transaction, const QString &id, const QString &revision,
    const QString &name, const std::optional<Attachment> &attachment)
{
    Draft draft{.id = id, .parent = revision};
    if (!revision.isEmpty()) {
        HZ_TRY(const Document document, transaction.get(id, revision));
        draft.body = document.body;
        draft.deleted = document.deleted && !attachment;
        draft.keep = document.attachments.keys();
        if (!draft.keep.removeOne(name) && !attachment)
            return refuse(404, "not_found", QStringLiteral("Document is missing attachment"));
    } else if (!attachment) {
        return refuse(409, "conflict", QStringLiteral("Document update conflict."));
    }
    if (attachment)
        draft.attachments.insert(name, *attachment);
    HZ_TRY(const QString made, put(transaction, draft));
    Response response = jsonResponse(attachment ? 201 : 200,
        QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("id"), id},
            {QStringLiteral("rev"), made}});
    response.add("ETag", '"' + made.toLatin1() + '"');
    return response;
}

} // namespace

Sink attachment(
    const DatabasePtr &database, const Request &request, const QString &id, const QString &name)
{
    const QString revision = revisionNamed(request);
    switch (request.method) {
    case Method::Get:
    case Method::Head:
        return answerAtOnce([=] { return getAttachment(database, request, id, name); });
    case Method::Put: {
        QString type = QString::fromLatin1(request.header("content-type"));
        if (type.isEmpty() || type.size() > 255)
            type = QStringLiteral("application/octet-stream");
        return collect(kMaxAttachmentBytes, [=](const QByteArray &body, Respond respond) {
            writeAndRespond(
                database,
                [id, revision, name, attachment = Attachment{type, body}](
                    WriteTransaction &transaction) {
                    return edit(transaction, id, revision, name, attachment);
                },
                std::move(respond));
        });
    }
    case Method::Delete:
        return collect(0, [=](const QByteArray &, Respond respond) {
            writeAndRespond(
                database,
                [id, revision, name](WriteTransaction &transaction) {
                    return edit(transaction, id, revision, name, std::nullopt);
                },
                std::move(respond));
        });
    case Method::Post:
    case Method::Options:
    case Method::Other:
        break;
    }
    return refuse(405, "method_not_allowed", QStringLiteral("Only DELETE,GET,HEAD,PUT allowed"));
}

} // namespace hz::sync::server
