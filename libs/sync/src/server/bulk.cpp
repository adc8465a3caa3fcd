#include "handlers_p.h"
#include "jsontext_p.h"

#include <hz/core/json.h>
#include <hz/core/jsonview.h>
#include <hz/core/ulid.h>
#include <hz/sync/jsonelements.h>

#include <QtCore/QJsonObject>

namespace hz::sync::server {

using namespace store;

namespace {

constexpr size_t kTogether = 500; // documents in one transaction: a batch of ours
constexpr qint64 kBytesTogether = 8 << 20;
constexpr qsizetype kMaxAsked = 10'000; // documents of one _bulk_get

void appendRow(QByteArray &rows, const QJsonObject &row)
{
    if (!rows.isEmpty())
        rows.append(",\n");
    appendJson(rows, row);
}

bool isLocal(const QString &id)
{
    return id.startsWith(u"_local/");
}

bool isReserved(const QString &id)
{
    return id.startsWith(u"_design/") || isLocal(id);
}

// `revision` is empty where it is an edit that failed.
QJsonObject failedRow(const QString &id, const QString &revision, const HttpError &refusal)
{
    QJsonObject row = refusal.toJson();
    row[QStringLiteral("id")] = id;
    if (!revision.isEmpty())
        row[QStringLiteral("rev")] = revision;
    return row;
}

Answer<WireDocument> documentIn(QByteArrayView text)
{
    HZ_GET(WireDocument document, wireDocument(text));
    if (!document.following.isEmpty())
        return badRequest(QStringLiteral("attachments cannot follow a document here"));
    if (document.id.startsWith(u'_') && !isReserved(document.id))
        return refuse(400, "illegal_docid",
            QStringLiteral("Only reserved document ids may start with underscore."));
    return document;
}

void writeEdited(WriteTransaction &transaction, WireDocument document, QByteArray &rows)
{
    if (document.id.isEmpty())
        document.id = QString::fromLatin1(newUlid().toBytes().toHex());
    const Answer<QString> revision = isLocal(document.id) ? writeLocal(transaction, document)
                                                          : putEdited(transaction, document);
    appendRow(rows,
        revision ? QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("id"), document.id},
            {QStringLiteral("rev"), *revision}}
                 : failedRow(document.id, QString(), revision.error()));
}

// What is wrong with a body, as CouchDB says it.
Refused refusedFor(JsonElements::Flaw flaw)
{
    switch (flaw) {
    case JsonElements::Flaw::LargeElement:
        return refuse(413, "document_too_large",
            QStringLiteral("a document is larger than %1 bytes").arg(kMaxJsonBytes));
    case JsonElements::Flaw::LargeRest:
        return refuse(
            413, "too_large", QStringLiteral("beside the documents the body is too large"));
    case JsonElements::Flaw::NoObject:
        return badRequest(QStringLiteral("Document must be a JSON object"));
    case JsonElements::Flaw::NoArray:
        return badRequest(QStringLiteral("POST body must include `docs` parameter."));
    case JsonElements::Flaw::NotJson:
    case JsonElements::Flaw::None:
        break;
    }
    return badRequest(QStringLiteral("invalid UTF-8 JSON"));
}

enum class Edits { New, Replicated };

// What a request has to say so far. Used by one thread at a time: the strand's or the writer's.
struct Progress {
    QByteArray rows;
    std::optional<Error> failed;
};

// The documents of a request are written while the request still comes, as soon as it has said
// whose revisions they are; CouchDB's replicator says so first, PouchDB last. A request whose first
// documents are not all such is refused as a whole, as CouchDB does; later, only those that are
// none.
class BulkDocs final : public BodySink {
public:
    explicit BulkDocs(DatabasePtr database)
        : m_database(std::move(database))
    {
    }
    void begin(std::function<void()> resume) override { m_resume = std::move(resume); }
    qint64 maxBytes() const override { return kMaxRequestBytes; }
    Answer<Flow> take(QByteArrayView piece) override;
    void end(Respond respond) override;

private:
    Answer<std::monostate> write(Edits edits, std::function<void()> then);
    Answer<std::monostate> checkFirst(Edits edits) const;
    std::vector<PreparedRevision> prepared(
        const std::vector<Answer<WireDocument>> &documents) const;

    const DatabasePtr m_database;
    const std::shared_ptr<Progress> m_progress = std::make_shared<Progress>();
    std::function<void()> m_resume;
    JsonElements m_elements{"docs", kMaxJsonBytes};
    std::vector<Answer<WireDocument>> m_documents; // read here, not by the database's writer
    qint64 m_documentBytes = 0;
    qint64 m_totalBytes = 0;
    bool m_hasWritten = false;
};

Answer<BodySink::Flow> BulkDocs::take(QByteArrayView piece)
{
    if (m_progress->failed)
        return Refused(HttpError(*m_progress->failed));
    if ((m_totalBytes += piece.size()) > kMaxRequestBytes)
        return tooLarge(kMaxRequestBytes);
    const Result<> taken = m_elements.add(piece, [this](QByteArrayView text) -> Result<> {
        m_documentBytes += text.size();
        m_documents.push_back(documentIn(text));
        return {};
    });
    if (!taken)
        return refusedFor(m_elements.flaw());
    if (m_documents.size() <= kTogether && m_documentBytes < kBytesTogether)
        return Flow::Go;
    const QByteArray said = m_elements.before("new_edits");
    if (said != "true" && said != "false")
        return Flow::Go; // said at the end, or not at all
    HZ_ASK(write(said == "false" ? Edits::Replicated : Edits::New, m_resume));
    return Flow::Pause;
}

Answer<std::monostate> BulkDocs::checkFirst(Edits edits) const
{
    for (const Answer<WireDocument> &document : m_documents) {
        if (!document)
            return Refused(document.error());
        if (edits == Edits::Replicated && document->history.isEmpty())
            return badRequest(QStringLiteral("When `new_edits: false`, the document needs `_rev` "
                                             "or `_revisions` specified"));
    }
    return std::monostate();
}

Answer<std::monostate> BulkDocs::write(Edits edits, std::function<void()> then)
{
    if (!std::exchange(m_hasWritten, true))
        HZ_ASK(checkFirst(edits));
    m_documentBytes = 0;
    std::vector<Answer<WireDocument>> documents = std::exchange(m_documents, {});
    auto done = [progress = m_progress, then = std::move(then)](const Result<bool> &written) {
        if (!written)
            progress->failed = written.error();
        then();
    };
    if (edits == Edits::Replicated)
        m_database->store->writeThen(
            [revisions = prepared(documents), progress = m_progress](
                WriteTransaction &transaction) -> Result<bool> {
                for (const PreparedRevision &revision : revisions)
                    if (const auto put = putReplicated(transaction, revision); !put)
                        appendRow(progress->rows,
                            failedRow(revision.id(), revision.revision(), put.error()));
                return true;
            },
            std::move(done));
    else
        m_database->store->writeThen(
            [documents = std::move(documents), progress = m_progress](
                WriteTransaction &transaction) -> Result<bool> {
                for (const Answer<WireDocument> &document : documents)
                    if (document)
                        writeEdited(transaction, *document, progress->rows);
                    else
                        appendRow(progress->rows, document.error().toJson());
                return true;
            },
            std::move(done));
    return std::monostate();
}

// Those that can be written; the others are told of.
std::vector<PreparedRevision> BulkDocs::prepared(
    const std::vector<Answer<WireDocument>> &documents) const
{
    std::vector<PreparedRevision> revisions;
    revisions.reserve(documents.size());
    for (const Answer<WireDocument> &document : documents) {
        if (!document) {
            appendRow(m_progress->rows, document.error().toJson());
            continue;
        }
        Answer<PreparedRevision> revision = prepareReplicated(*document);
        if (revision)
            revisions.push_back(std::move(*revision));
        else
            appendRow(m_progress->rows,
                failedRow(document->id, document->history.value(0), revision.error()));
    }
    return revisions;
}

void BulkDocs::end(Respond respond)
{
    const Result<QJsonObject> rest = m_elements.end();
    if (!rest)
        return respond(errorResponse(refusedFor(m_elements.flaw()).value()));
    const QJsonValue said = (*rest)[QLatin1StringView("new_edits")];
    if (!said.isUndefined() && !said.isBool())
        return respond(errorResponse(
            HttpError(400, "bad_request", QStringLiteral("`new_edits` is true or false"))));
    auto end = [progress = m_progress, respond] {
        if (progress->failed)
            return respond(errorResponse(*progress->failed));
        Response response{.status = 201};
        response.body = '[' + progress->rows + "]\n";
        respond(std::move(response));
    };
    if (m_documents.empty()) // nothing, or all is written
        return end();
    const auto begun = write(said.toBool(true) ? Edits::New : Edits::Replicated, std::move(end));
    if (!begun)
        respond(errorResponse(begun.error()));
}

// ---- _bulk_get

struct Asked {
    QString id;
    QString revision;
    QStringList attachmentsSince;
};

QString textOf(const JsonView &value)
{
    return QString::fromUtf8(value.text().value_or(QByteArrayView()));
}

Answer<QList<Asked>> askedIn(const QByteArray &body)
{
    JsonReader reader;
    const std::optional<JsonView> json = reader.read(body);
    if (!json || !json->isObject())
        return badRequest(QStringLiteral("invalid UTF-8 JSON"));
    const JsonView docs = (*json)["docs"];
    if (!docs.isArray())
        return badRequest(QStringLiteral("Missing JSON list of 'docs'."));
    QList<Asked> asked;
    const bool isBounded = docs.forEachElement([&](const JsonView &doc) {
        if (asked.size() == kMaxAsked)
            return false;
        Asked one{textOf(doc["id"]), textOf(doc["rev"]), {}};
        doc["atts_since"].forEachElement([&](const JsonView &since) {
            one.attachmentsSince.append(textOf(since));
            return true;
        });
        asked.append(std::move(one));
        return true;
    });
    if (!isBounded)
        return refuse(413, "too_large", QStringLiteral("too many documents are asked for"));
    return asked;
}

QJsonObject notFoundRow(const Asked &asked)
{
    return {{QStringLiteral("error"),
        QJsonObject{{QStringLiteral("id"), asked.id},
            {QStringLiteral("rev"),
                asked.revision.isEmpty() ? QStringLiteral("undefined") : asked.revision},
            {QStringLiteral("error"), QStringLiteral("not_found")},
            {QStringLiteral("reason"), QStringLiteral("missing")}}}};
}

Result<> appendAsked(QByteArray &out, const ReadTransaction &read, const Asked &asked,
    const DocumentForm &form, bool latest)
{
    out.append("{\"id\":");
    appendText(out, asked.id);
    out.append(",\"docs\":[");
    const auto found = revisionsFor(read, asked.id, asked.revision, latest);
    if (!found && found.error().kind != Error::Kind::NotFound
        && found.error().kind != Error::Kind::Invalid)
        return Failure(found.error());
    bool isFirst = true;
    for (const RawRevision &revision : found.value_or(QList<RawRevision>())) {
        out.append(std::exchange(isFirst, false) ? "{\"ok\":" : ",{\"ok\":");
        DocumentForm own = form;
        own.attachmentsSince = asked.attachmentsSince;
        HZ_CHECK(appendDocument(out, read, revision, own));
        out.append('}');
    }
    if (isFirst)
        appendJson(out, notFoundRow(asked));
    out.append("]}");
    return {};
}

} // namespace

Sink bulkDocs(const DatabasePtr &database)
{
    return std::make_unique<BulkDocs>(database);
}

Sink bulkGet(const DatabasePtr &database, const Request &request)
{
    DocumentForm form;
    HZ_GET(form.withRevisions, request.flag(u"revs"));
    HZ_GET(const bool withAttachments, request.flag(u"attachments"));
    if (withAttachments)
        form.attachments = AttachmentForm::Inline;
    HZ_GET(const bool latest, request.flag(u"latest"));
    return collectAndAnswer(kMaxQueryBytes, [=](const QByteArray &body) -> Answer<Response> {
        HZ_GET(QList<Asked> asked, askedIn(body));
        Response response;
        response.source = std::make_unique<DatabaseSource>(database,
            [asked = std::move(asked), form, latest, at = std::make_shared<qsizetype>(0)](
                const ReadTransaction &read, QByteArray &out) -> Result<bool> {
                if (*at == 0)
                    out.append("{\"results\":[");
                if (*at < asked.size()) {
                    out.append(*at ? ",\n" : "\n");
                    HZ_CHECK(appendAsked(out, read, asked[*at], form, latest));
                }
                if (++*at < asked.size())
                    return true;
                out.append("\n]}\n");
                return false;
            });
        return response;
    });
}

} // namespace hz::sync::server
