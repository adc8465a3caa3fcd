#include "handlers_p.h"
#include "jsontext_p.h"
#include "multipart_p.h"

#include <hz/core/json.h>
#include <hz/core/ulid.h>

#include <QtCore/QJsonArray>

namespace hz::sync::server {

using namespace store;

namespace {

// Names that others made may hold what may not stand in a header.
QByteArray quoted(const QString &revision)
{
    return '"' + revision.toUtf8().toPercentEncoding() + '"';
}

QString unquoted(const QByteArray &tag)
{
    QByteArray text = tag.trimmed();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.sliced(1).chopped(1);
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

struct DocumentQuery {
    QString revision = {};
    DocumentForm form = {};
    bool latest = false;
    bool isMultipart = false; // attachments as parts of their own
    std::optional<QStringList> openRevisions = {}; // empty list: all
};

Answer<QStringList> textsIn(const QJsonValue &value, QStringView name)
{
    if (!value.isArray())
        return badRequest(QStringLiteral("%1 is a list").arg(name));
    QStringList texts;
    for (const QJsonValue &each : value.toArray())
        texts.append(each.toString());
    return texts;
}

Answer<DocumentQuery> documentQueryOf(const Request &request)
{
    DocumentQuery query;
    DocumentForm &form = query.form;
    query.revision = request.parameter(u"rev").value_or(QString());
    HZ_GET(const bool meta, request.flag(u"meta"));
    HZ_GET(form.withRevisions, request.flag(u"revs"));
    HZ_GET(form.withRevisionStates, request.flag(u"revs_info", meta));
    HZ_GET(form.withConflicts, request.flag(u"conflicts", meta));
    HZ_GET(form.withDeletedConflicts, request.flag(u"deleted_conflicts", meta));
    HZ_GET(form.withSequence, request.flag(u"local_seq"));
    HZ_GET(query.latest, request.flag(u"latest"));
    HZ_GET(bool withAttachments, request.flag(u"attachments"));
    HZ_GET(const auto since, request.json(u"atts_since"));
    if (since) {
        HZ_GET(form.attachmentsSince, textsIn(*since, u"atts_since"));
        withAttachments = true;
    }
    const QByteArray multipart
        = request.parameter(u"open_revs") ? "multipart/mixed" : "multipart/related";
    query.isMultipart = request.accepts(multipart) || request.accepts("multipart/*");
    if (withAttachments)
        form.attachments = query.isMultipart ? AttachmentForm::Follows : AttachmentForm::Inline;
    if (const auto open = request.parameter(u"open_revs"); open && *open == u"all") {
        query.openRevisions = QStringList();
    } else if (open) {
        HZ_GET(const auto value, request.json(u"open_revs"));
        HZ_GET(query.openRevisions, textsIn(*value, u"open_revs"));
    }
    return query;
}

Answer<RawRevision> oneRevision(
    const ReadTransaction &read, const QString &id, const DocumentQuery &query)
{
    HZ_TRY(const auto found, revisionsFor(read, id, query.revision, query.latest));
    if (found.isEmpty())
        return refuse(404, "not_found", QStringLiteral("missing"));
    if (query.revision.isEmpty() && found.constFirst().deleted)
        return refuse(404, "not_found", QStringLiteral("deleted"));
    return found.constFirst();
}

// A document and the bytes of attachments, one after the other.
struct Sent {
    RawRevision revision;
    QByteArray json;
    QStringList names; // of what follows
};

Result<Sent> sentOf(
    const ReadTransaction &read, const RawRevision &revision, const DocumentForm &form)
{
    Sent sent{revision, {}, {}};
    HZ_CHECK(appendDocument(sent.json, read, revision, form, &sent.names));
    return sent;
}

Result<> appendAttachmentPart(QByteArray &out, const ReadTransaction &read, const Sent &sent,
    const QString &name, const QByteArray &boundary)
{
    HZ_TRY(const QByteArray bytes,
        read.attachment(sent.revision.id, sent.revision.history.constFirst(), name));
    const AttachmentInfo info = sent.revision.attachments.value(name);
    appendPartHead(out, boundary,
        {{"Content-Disposition", dispositionOf(name)},
            {"Content-Type", info.contentType.toLatin1()},
            {"Content-Length", QByteArray::number(bytes.size())}});
    out.append(bytes);
    return {};
}

// The whole of a document with its attachments, as multipart/related within `boundary`.
Result<> appendRelated(
    QByteArray &out, const ReadTransaction &read, const Sent &sent, const QByteArray &boundary)
{
    appendPartHead(out, boundary, {{"Content-Type", "application/json"}});
    out.append(sent.json);
    for (const QString &name : sent.names)
        HZ_CHECK(appendAttachmentPart(out, read, sent, name, boundary));
    appendLastBoundary(out, boundary);
    return {};
}

Answer<Response> relatedResponse(const DatabasePtr &database, Sent sent)
{
    const QByteArray boundary = newBoundary();
    Response response;
    response.contentType = "multipart/related; boundary=\"" + boundary + '"';
    response.source = std::make_unique<DatabaseSource>(database,
        [sent = std::move(sent), boundary, at = std::make_shared<qsizetype>(-1)](
            const ReadTransaction &read, QByteArray &out) -> Result<bool> {
            if (*at < 0) {
                appendPartHead(out, boundary, {{"Content-Type", "application/json"}});
                out.append(sent.json);
            } else {
                HZ_CHECK(appendAttachmentPart(out, read, sent, sent.names[*at], boundary));
            }
            if (++*at < sent.names.size())
                return true;
            appendLastBoundary(out, boundary);
            return false;
        });
    return response;
}

Answer<Response> getDocument(const DatabasePtr &database, const Request &request, const QString &id)
{
    HZ_GET(const DocumentQuery query, documentQueryOf(request));
    HZ_TRY(const auto read, database->store->read());
    HZ_GET(const RawRevision revision, oneRevision(*read, id, query));
    const QByteArray tag = quoted(revision.history.constFirst());
    // What else is shown beside the body may change while the revision does not.
    const bool isPlain = !query.form.withConflicts && !query.form.withDeletedConflicts
        && !query.form.withRevisionStates && !query.form.withSequence;
    if (isPlain && request.header("if-none-match") == tag) {
        Response response{.status = 304};
        response.add("ETag", tag);
        return response;
    }
    HZ_TRY(Sent sent, sentOf(*read, revision, query.form));
    Response response;
    if (query.isMultipart && !sent.names.isEmpty()) {
        HZ_GET(response, relatedResponse(database, std::move(sent)));
    } else {
        response.body = sent.json + '\n';
    }
    if (isPlain)
        response.add("ETag", tag);
    return response;
}

// ---- open_revs

struct OpenRevision {
    QString missing; // or
    std::optional<RawRevision> found;
};

Result<QList<OpenRevision>> openRevisions(
    const ReadTransaction &read, const QString &id, const DocumentQuery &query)
{
    QStringList asked = *query.openRevisions;
    if (asked.isEmpty()) {
        HZ_TRY(asked, read.leaves(id));
        if (asked.isEmpty())
            return failure(Error::Kind::NotFound, id);
    }
    QList<OpenRevision> open;
    QSet<QString> leaves; // two of one branch lead to the same
    for (const QString &revision : std::as_const(asked)) {
        const auto found = revisionsFor(read, id, revision, query.latest);
        if (!found && found.error().kind != Error::Kind::NotFound)
            return Failure(found.error());
        if (!found || found->isEmpty())
            open.append({revision, {}});
        else
            for (const RawRevision &each : *found)
                if (const QString &name = each.history.constFirst(); !leaves.contains(name)) {
                    leaves.insert(name);
                    open.append({{}, each});
                }
    }
    return open;
}

Result<> appendOpenJson(QByteArray &out, const ReadTransaction &read, const OpenRevision &open,
    const DocumentForm &form)
{
    if (!open.found) {
        appendJson(out, QJsonObject{{QStringLiteral("missing"), open.missing}});
        return {};
    }
    out.append("{\"ok\":");
    HZ_CHECK(appendDocument(out, read, *open.found, form));
    out.append('}');
    return {};
}

Result<> appendOpenPart(QByteArray &out, const ReadTransaction &read, const OpenRevision &open,
    const DocumentForm &form, const QByteArray &boundary)
{
    if (!open.found) {
        appendPartHead(out, boundary, {{"Content-Type", "application/json; error=\"true\""}});
        appendJson(out, QJsonObject{{QStringLiteral("missing"), open.missing}});
        return {};
    }
    HZ_TRY(const Sent sent, sentOf(read, *open.found, form));
    if (sent.names.isEmpty()) {
        appendPartHead(out, boundary, {{"Content-Type", "application/json"}});
        out.append(sent.json);
        return {};
    }
    const QByteArray inner = newBoundary();
    appendPartHead(
        out, boundary, {{"Content-Type", "multipart/related; boundary=\"" + inner + '"'}});
    return appendRelated(out, read, sent, inner);
}

Answer<Response> getOpenRevisions(
    const DatabasePtr &database, const Request &request, const QString &id)
{
    HZ_GET(const DocumentQuery query, documentQueryOf(request));
    HZ_TRY(const auto first, database->store->read());
    HZ_TRY(QList<OpenRevision> open, openRevisions(*first, id, query));
    const bool isMultipart = query.isMultipart || !request.accepts("application/json");
    DocumentForm form = query.form;
    if (isMultipart) // whether they are asked for or not: CouchDB's replicator does not ask
        form.attachments = AttachmentForm::Follows;
    const QByteArray boundary = newBoundary();
    Response response;
    if (isMultipart)
        response.contentType = "multipart/mixed; boundary=\"" + boundary + '"';
    response.source = std::make_unique<DatabaseSource>(database,
        [open = std::move(open), form, boundary, isMultipart, at = std::make_shared<qsizetype>(0)](
            const ReadTransaction &read, QByteArray &out) -> Result<bool> {
            if (*at < open.size() && isMultipart) {
                HZ_CHECK(appendOpenPart(out, read, open[*at], form, boundary));
            } else if (*at < open.size()) {
                out.append(*at ? "," : "[");
                HZ_CHECK(appendOpenJson(out, read, open[*at], form));
            }
            if (++*at < open.size())
                return true;
            if (isMultipart)
                appendLastBoundary(out, boundary);
            else
                out.append(open.isEmpty() ? "[]\n" : "]\n");
            return false;
        });
    return response;
}

// ---- writing

Response writtenResponse(int status, const QString &id, const QString &revision)
{
    Response response = jsonResponse(status,
        QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("id"), id},
            {QStringLiteral("rev"), revision}});
    response.add("ETag", quoted(revision));
    return response;
}

// The revision that is edited may stand in the body, in the query or in a header; they may not
// contradict each other.
Answer<std::monostate> setParent(const Request &request, WireDocument &document)
{
    QStringList named;
    if (const auto revision = request.parameter(u"rev"))
        named.append(*revision);
    if (const QByteArray tag = request.header("if-match"); !tag.isEmpty())
        named.append(unquoted(tag));
    for (const QString &revision : std::as_const(named)) {
        if (!document.history.isEmpty() && document.history.constFirst() != revision)
            return badRequest(
                QStringLiteral("Document rev from request body and query string have different "
                               "values"));
        if (document.history.isEmpty())
            document.history = {revision};
    }
    return std::monostate();
}

void writeDocument(
    const DatabasePtr &database, WireDocument document, bool isReplicated, Respond respond)
{
    writeAndRespond(
        database,
        [document = std::move(document), isReplicated](
            WriteTransaction &transaction) -> Answer<Response> {
            if (!isReplicated) {
                HZ_GET(const QString revision, putEdited(transaction, document));
                return writtenResponse(201, document.id, revision);
            }
            HZ_GET(const PreparedRevision revision, prepareReplicated(document));
            HZ_ASK(putReplicated(transaction, revision));
            return writtenResponse(201, document.id, document.history.value(0));
        },
        std::move(respond));
}

Answer<WireDocument> documentOf(const Request &request, const QByteArray &body)
{
    const QByteArray type = request.header("content-type");
    if (!type.toLower().startsWith("multipart/related")) {
        HZ_GET(WireDocument document, wireDocument(body));
        if (!document.following.isEmpty())
            return badRequest(QStringLiteral("the attachments do not follow"));
        return document;
    }
    return documentOfParts(type, body);
}

Sink putDocument(const DatabasePtr &database, const Request &request, const QString &id)
{
    HZ_GET(const bool isEdit, request.flag(u"new_edits", true));
    return collect(kMaxRequestBytes, [=](const QByteArray &body, Respond respond) {
        const auto read = [&]() -> Answer<WireDocument> {
            HZ_GET(WireDocument document, documentOf(request, body));
            if (!document.id.isEmpty() && document.id != id)
                return badRequest(
                    QStringLiteral("Document ID in the body is not that of the address"));
            document.id = id;
            HZ_ASK(setParent(request, document));
            return document;
        };
        Answer<WireDocument> document = read();
        if (!document)
            return respond(errorResponse(document.error()));
        writeDocument(database, std::move(*document), !isEdit, std::move(respond));
    });
}

Sink deleteDocument(const DatabasePtr &database, const Request &request, const QString &id)
{
    WireDocument document{.id = id, .deleted = true};
    HZ_ASK(setParent(request, document));
    return collect(0, [database, document](const QByteArray &, Respond respond) {
        writeAndRespond(
            database,
            [document](WriteTransaction &transaction) -> Answer<Response> {
                if (document.history.isEmpty()) {
                    HZ_TRY(const Document live, transaction.get(document.id));
                    return refuse(409, "conflict", QStringLiteral("Document update conflict."));
                }
                HZ_TRY(const auto known, leafRevisions(transaction, document.id));
                if (known.isEmpty())
                    return refuse(404, "not_found", QStringLiteral("missing"));
                HZ_GET(const QString revision, putEdited(transaction, document));
                return writtenResponse(200, document.id, revision);
            },
            std::move(respond));
    });
}

} // namespace

Result<QList<RawRevision>> revisionsFor(
    const ReadTransaction &read, const QString &id, const QString &revision, bool latest)
{
    if (revision.isEmpty() || !latest) {
        HZ_TRY(RawRevision found, revisionOrWinner(read, id, revision));
        return QList<RawRevision>{std::move(found)};
    }
    return rawLeaves(read, id, revision);
}

Sink document(const DatabasePtr &database, const Request &request, const QString &id)
{
    switch (request.method) {
    case Method::Get:
    case Method::Head:
        if (request.parameter(u"open_revs"))
            return answerAtOnce([=] { return getOpenRevisions(database, request, id); });
        return answerAtOnce([=] { return getDocument(database, request, id); });
    case Method::Put:
        return putDocument(database, request, id);
    case Method::Delete:
        return deleteDocument(database, request, id);
    case Method::Post:
    case Method::Options:
    case Method::Other:
        break;
    }
    return refuse(405, "method_not_allowed", QStringLiteral("Only DELETE,GET,HEAD,PUT allowed"));
}

Sink newDocument(const DatabasePtr &database, const Request &request)
{
    return collect(kMaxRequestBytes, [database, request](const QByteArray &body, Respond respond) {
        Answer<WireDocument> document = documentOf(request, body);
        if (!document)
            return respond(errorResponse(document.error()));
        if (document->id.isEmpty())
            document->id = QString::fromLatin1(newUlid().toBytes().toHex());
        writeDocument(database, std::move(*document), false, std::move(respond));
    });
}

} // namespace hz::sync::server
