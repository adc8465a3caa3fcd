#include "acquaintance_p.h"
#include "handlers_p.h"
#include "jsontext_p.h"

#include <hz/core/json.h>
#include <hz/core/jsonview.h>

#include <QtCore/QJsonArray>

namespace hz::sync::server {

using namespace store;

namespace {

constexpr qsizetype kPieceBytes = 64 << 10;
constexpr int kLocalsAtOnce = 100;
constexpr qsizetype kMaxRevisionsAsked = 100'000;
constexpr int kCompactedAtOnce = 5'000; // revisions; the rest goes when nobody writes

QString localRevision(const QJsonObject &body)
{
    return body[QLatin1StringView("_rev")].toString(QStringLiteral("0-1"));
}

Answer<Response> getLocal(const DatabasePtr &database, const Request &request, const QString &id,
    const QString &serverUuid)
{
    HZ_TRY(const auto read, database->store->read());
    HZ_TRY(QJsonObject body, read->local(id));
    const QByteArray tag
        = localTag(hubIdentity(serverUuid, database->name(), database->startTime()), body);
    const bool isKnown = !tag.isEmpty() && request.header("if-none-match") == tag;
    body[QStringLiteral("_id")] = id;
    body[QStringLiteral("_rev")] = localRevision(body);
    Response response = isKnown ? Response{.status = 304} : jsonResponse(200, body);
    if (!tag.isEmpty() && !request.isOfOurClient()) // who can tell it beforehand
        response.add("ETag", tag);
    return response;
}

const QString kDroppedLocal = QStringLiteral("0-0");

Answer<QString> setLocal(WriteTransaction &transaction, const QString &id, QJsonObject body,
    const QString &before, bool deleted)
{
    if (!before.isEmpty() && !before.startsWith(u"0-"))
        return badRequest(QStringLiteral("Invalid rev format"));
    if (deleted) {
        HZ_CHECK(removeLocal(transaction, id));
        return kDroppedLocal;
    }
    const qint64 number = before.mid(2).toLongLong() + 1;
    const QString revision = QStringLiteral("0-%1").arg(number);
    body[QStringLiteral("_rev")] = revision;
    HZ_CHECK(putLocal(transaction, id, body));
    return revision;
}

Answer<Response> putLocalBody(WriteTransaction &transaction, const QString &id, QJsonObject body)
{
    const QString before = body[QLatin1StringView("_rev")].toString();
    const bool deleted = body[QLatin1StringView("_deleted")].toBool();
    for (const QString &key : body.keys())
        if (key.startsWith(u'_'))
            body.remove(key);
    HZ_GET(const QString revision, setLocal(transaction, id, body, before, deleted));
    return jsonResponse(201,
        QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("id"), id},
            {QStringLiteral("rev"), revision}});
}

Answer<Response> dropLocal(WriteTransaction &transaction, const QString &id)
{
    HZ_TRY(const QJsonObject body, transaction.local(id));
    HZ_CHECK(removeLocal(transaction, id));
    return jsonResponse(200,
        QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("id"), id},
            {QStringLiteral("rev"), kDroppedLocal}});
}

// What a replicator that has `revisions` of a document may send.
Result<> appendMissing(
    QByteArray &out, const ReadTransaction &read, const QString &id, const QStringList &revisions)
{
    HZ_TRY(const RevisionsDiff lacking, read.missing(id, revisions));
    if (lacking.missing.isEmpty() && lacking.possibleAncestors.isEmpty())
        return {};
    if (!out.endsWith('{'))
        out.append(',');
    appendText(out, id);
    out.append(":{");
    if (!lacking.missing.isEmpty())
        appendTexts(out.append("\"missing\":"), lacking.missing);
    if (!lacking.missing.isEmpty() && !lacking.possibleAncestors.isEmpty())
        out.append(',');
    if (!lacking.possibleAncestors.isEmpty())
        appendTexts(out.append("\"possible_ancestors\":"), lacking.possibleAncestors);
    out.append('}');
    return {};
}

Answer<Response> diff(const DatabasePtr &database, const QByteArray &body)
{
    JsonReader reader;
    const std::optional<JsonView> asked = reader.read(body);
    if (!asked || !asked->isObject())
        return badRequest(QStringLiteral("invalid UTF-8 JSON"));
    HZ_TRY(const auto read, database->store->read());
    Response response;
    response.body = "{";
    qsizetype count = 0;
    std::optional<HttpError> refusal;
    asked->forEachMember([&](QByteArrayView id, const JsonView &names) {
        QStringList revisions;
        names.forEachElement([&](const JsonView &name) {
            revisions.append(QString::fromUtf8(name.text().value_or(QByteArrayView())));
            return ++count <= kMaxRevisionsAsked;
        });
        if (count > kMaxRevisionsAsked)
            refusal.emplace(413, "too_large", QStringLiteral("too many revisions are asked for"));
        else if (const Result<> done
                 = appendMissing(response.body, *read, QString::fromUtf8(id), revisions);
                 !done)
            refusal.emplace(done.error());
        return !refusal;
    });
    if (refusal)
        return Refused(*refusal);
    response.body.append("}\n");
    return response;
}

} // namespace

Result<Piece> DatabaseSource::next()
{
    if (m_database->isDropped)
        return cancelled();
    Piece piece;
    piece.bytes.reserve(kPieceBytes);
    HZ_TRY(const auto read, m_database->store->read());
    while (piece.bytes.size() < kPieceBytes && piece.state == Piece::State::More) {
        HZ_TRY(const bool more, m_more(*read, piece.bytes));
        if (!more)
            piece.state = Piece::State::End;
    }
    return piece;
}

Answer<QJsonObject> bodyObject(const QByteArray &body, qint64 maxBytes)
{
    Result<QJsonObject> object = parseObject(body, maxBytes);
    if (!object)
        return badRequest(QStringLiteral("invalid UTF-8 JSON"));
    return std::move(*object);
}

Sink databaseInfo(const DatabasePtr &database, const Request &request, const QString &serverUuid)
{
    if (request.parameter(u"only") == u"identity") // ours: what replicators name it by
        return answerAtOnce([database, serverUuid]() -> Answer<Response> {
            return jsonResponse(200,
                QJsonObject{{QStringLiteral("db_name"), database->name()},
                    {QStringLiteral("instance_start_time"),
                        QString::fromLatin1(database->startTime())},
                    {QStringLiteral("server_uuid"), serverUuid}});
        });
    return answerAtOnce([database, serverUuid]() -> Answer<Response> {
        HZ_TRY(const auto read, database->store->read());
        HZ_TRY(const DocumentCounts counts, countDocuments(*read));
        HZ_TRY(const DatabaseSizes sizes, databaseSizes(*read));
        HZ_TRY(const qint64 last, read->lastSeq());
        return jsonResponse(200,
            QJsonObject{{QStringLiteral("db_name"), database->name()},
                {QStringLiteral("doc_count"), counts.live},
                {QStringLiteral("doc_del_count"), counts.deleted},
                {QStringLiteral("update_seq"), QString::fromLatin1(database->sequence(last))},
                {QStringLiteral("purge_seq"), QString::fromLatin1(database->sequence(0))},
                {QStringLiteral("compact_running"), false},
                {QStringLiteral("disk_format_version"), 8},
                {QStringLiteral("sizes"),
                    QJsonObject{{QStringLiteral("file"), sizes.file},
                        {QStringLiteral("active"), sizes.used},
                        {QStringLiteral("external"), sizes.used}}},
                {QStringLiteral("instance_start_time"), QString::fromLatin1(database->startTime())},
                {QStringLiteral("props"), QJsonObject()},
                // Ours: saves whoever replicates a question.
                {QStringLiteral("server_uuid"), serverUuid}});
    });
}

Answer<QString> writeLocal(WriteTransaction &transaction, const WireDocument &document)
{
    HZ_TRY(const QJsonObject body, parseObject(document.body.text()));
    return setLocal(transaction, document.id, body, document.history.value(0), document.deleted);
}

Sink localDocument(const DatabasePtr &database, const Request &request, const QString &id,
    const QString &serverUuid)
{
    switch (request.method) {
    case Method::Get:
    case Method::Head:
        return answerAtOnce([=] { return getLocal(database, request, id, serverUuid); });
    case Method::Put:
        return collect(kMaxBodyBytes, [database, id](const QByteArray &body, Respond respond) {
            Answer<QJsonObject> object = bodyObject(body);
            if (!object)
                return respond(errorResponse(object.error()));
            writeAndRespond(
                database,
                [id, object = *object](WriteTransaction &transaction) {
                    return putLocalBody(transaction, id, object);
                },
                std::move(respond));
        });
    case Method::Delete:
        return collect(0, [database, id](const QByteArray &, Respond respond) {
            writeAndRespond(
                database,
                [id](WriteTransaction &transaction) { return dropLocal(transaction, id); },
                std::move(respond));
        });
    case Method::Post:
    case Method::Options:
    case Method::Other:
        break;
    }
    return refuse(405, "method_not_allowed", QStringLiteral("Only DELETE,GET,HEAD,PUT allowed"));
}

Sink localDocuments(const DatabasePtr &database, const Request &request)
{
    HZ_GET(const bool withBodies, request.flag(u"include_docs"));
    struct State {
        QString after;
        bool hasBegun = false;
    };
    return answerAtOnce([=]() -> Answer<Response> {
        Response response;
        response.source = std::make_unique<DatabaseSource>(database,
            [state = std::make_shared<State>(), withBodies](
                const ReadTransaction &read, QByteArray &out) -> Result<bool> {
                HZ_TRY(const QStringList ids, localIds(read, state->after, kLocalsAtOnce));
                if (state->after.isEmpty())
                    out.append("{\"total_rows\":null,\"offset\":null,\"rows\":[");
                for (const QString &id : ids) {
                    HZ_TRY(QJsonObject body, read.local(id));
                    const QString revision = localRevision(body);
                    QJsonObject row{{QStringLiteral("id"), id}, {QStringLiteral("key"), id},
                        {QStringLiteral("value"), QJsonObject{{QStringLiteral("rev"), revision}}}};
                    if (withBodies) {
                        body[QStringLiteral("_id")] = id;
                        body[QStringLiteral("_rev")] = revision;
                        row[QStringLiteral("doc")] = body;
                    }
                    out.append(std::exchange(state->hasBegun, true) ? ",\n" : "\n");
                    appendJson(out, row);
                    state->after = id;
                }
                if (ids.size() == kLocalsAtOnce)
                    return true;
                out.append("\n]}\n");
                return false;
            });
        return response;
    });
}

Sink revisionsDiff(const DatabasePtr &database)
{
    return collectAndAnswer(
        kMaxQueryBytes, [database](const QByteArray &body) { return diff(database, body); });
}

Sink compactDatabase(const DatabasePtr &database)
{
    return collect(1024, [database](const QByteArray &, Respond respond) {
        writeAndRespond(
            database,
            [](WriteTransaction &transaction) -> Answer<Response> {
                HZ_CHECK(compact(transaction, kCompactedAtOnce));
                return jsonResponse(202, QJsonObject{{QStringLiteral("ok"), true}});
            },
            std::move(respond));
    });
}

} // namespace hz::sync::server
