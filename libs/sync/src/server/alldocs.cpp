#include "handlers_p.h"
#include "jsontext_p.h"

#include <QtCore/QJsonArray>

namespace hz::sync::server {

using namespace store;

namespace {

constexpr int kRowsAtOnce = 200;
constexpr qsizetype kMaxKeys = 100'000;

struct ListQuery {
    ListRange range = {};
    std::optional<qint64> limit = {};
    bool withDocuments = false;
    bool withSequence = false;
    DocumentForm form = {};
    std::optional<QStringList> keys = {};
};

// A parameter of the query, or the member of the body that has its name.
Answer<std::optional<QJsonValue>> valueOf(
    const Request &request, const QJsonObject &body, QStringView name)
{
    if (body.contains(name))
        return body.value(name);
    return request.json(name);
}

Answer<QByteArray> keyOf(
    const Request &request, const QJsonObject &body, QStringView name, QStringView otherName)
{
    HZ_GET(auto value, valueOf(request, body, name));
    if (!value) {
        HZ_GET(value, valueOf(request, body, otherName));
    }
    return value ? value->toString().toUtf8() : QByteArray();
}

Answer<ListQuery> listQueryOf(const Request &request, const QJsonObject &body)
{
    ListQuery query;
    const auto flag = [&](QStringView name, bool fallback) -> Answer<bool> {
        if (body.contains(name))
            return body.value(name).toBool(fallback);
        return request.flag(name, fallback);
    };
    HZ_GET(query.range.isDescending, flag(u"descending", false));
    HZ_GET(query.range.isToIncluded, flag(u"inclusive_end", true));
    HZ_GET(query.withDocuments, flag(u"include_docs", false));
    HZ_GET(query.form.withConflicts, flag(u"conflicts", false));
    HZ_GET(query.withSequence, flag(u"update_seq", false));
    HZ_GET(const bool withAttachments, flag(u"attachments", false));
    if (withAttachments)
        query.form.attachments = AttachmentForm::Inline;
    HZ_GET(query.range.from, keyOf(request, body, u"startkey", u"start_key"));
    HZ_GET(query.range.to, keyOf(request, body, u"endkey", u"end_key"));
    HZ_GET(const auto limit, valueOf(request, body, u"limit"));
    if (limit) {
        if (!limit->isDouble() || limit->toInteger(-1) < 0)
            return refuse(400, "query_parse_error", QStringLiteral("Invalid value of limit"));
        query.limit = limit->toInteger();
    }
    HZ_GET(const auto skip, valueOf(request, body, u"skip"));
    if (skip) {
        if (!skip->isDouble() || skip->toInteger(-1) < 0)
            return refuse(400, "query_parse_error", QStringLiteral("Invalid value of skip"));
        query.range.skip = skip->toInteger();
    }
    HZ_GET(const auto key, valueOf(request, body, u"key"));
    if (key) { // a range of one: what is deleted is not in it
        query.range.from = query.range.to = key->toString().toUtf8();
        if (query.range.from.isEmpty())
            query.keys = QStringList();
    }
    HZ_GET(const auto keys, valueOf(request, body, u"keys"));
    if (keys) {
        if (key || !query.range.from.isEmpty() || !query.range.to.isEmpty())
            return refuse(400, "query_parse_error",
                QStringLiteral("`keys` is incompatible with `key`, `start_key` and `end_key`"));
        if (!keys->isArray())
            return badRequest(QStringLiteral("`keys` body member must be an array."));
        if (keys->toArray().size() > kMaxKeys)
            return refuse(413, "too_large", QStringLiteral("too many keys are asked for"));
        query.keys.emplace();
        for (const QJsonValue &each : keys->toArray())
            query.keys->append(each.toString());
    }
    return query;
}

Result<> appendListed(QByteArray &out, const ReadTransaction &read, const ListedDocument &listed,
    const ListQuery &query)
{
    out.append("{\"id\":");
    appendText(out, listed.id);
    out.append(",\"key\":");
    appendText(out, listed.id);
    appendText(out.append(",\"value\":{\"rev\":"), listed.revision);
    out.append(listed.deleted ? ",\"deleted\":true}" : "}");
    if (query.withDocuments && listed.deleted) {
        out.append(",\"doc\":null");
    } else if (query.withDocuments) {
        HZ_TRY(const RawRevision winner, revisionOrWinner(read, listed.id));
        out.append(",\"doc\":");
        HZ_CHECK(appendDocument(out, read, winner, query.form));
    }
    out.append('}');
    return {};
}

class ListSource final : public BodySource {
public:
    ListSource(DatabasePtr database, ListQuery query)
        : m_database(database)
        , m_query(std::move(query))
        , m_range(m_query.range)
        , m_left(m_query.limit.value_or(std::numeric_limits<qint64>::max()))
        , m_source(std::move(database),
              [this](const ReadTransaction &read, QByteArray &out) { return append(read, out); })
    {
    }
    Result<Piece> next() override { return m_source.next(); }

private:
    Result<bool> append(const ReadTransaction &read, QByteArray &out);
    Result<bool> appendKeys(const ReadTransaction &read, QByteArray &out);
    Result<bool> appendRange(const ReadTransaction &read, QByteArray &out);

    const DatabasePtr m_database;
    const ListQuery m_query;
    ListRange m_range; // what is left of it
    qint64 m_left;
    qsizetype m_key = 0;
    bool m_hasBegun = false;
    bool m_hasRows = false;
    DatabaseSource m_source;
};

Result<bool> ListSource::append(const ReadTransaction &read, QByteArray &out)
{
    if (!std::exchange(m_hasBegun, true)) {
        HZ_TRY(const DocumentCounts counts, countDocuments(read));
        out.append("{\"total_rows\":").append(QByteArray::number(counts.live));
        if (m_query.withSequence) {
            HZ_TRY(const qint64 last, read.lastSeq());
            out.append(",\"update_seq\":\"").append(m_database->sequence(last)).append('"');
        }
        out.append(",\"offset\":")
            .append(m_query.keys ? "null" : QByteArray::number(m_range.skip))
            .append(",\"rows\":[\n");
        if (m_query.keys) // skip and limit count them as well
            m_key = std::min(m_range.skip, qint64(m_query.keys->size()));
    }
    HZ_TRY(const bool more, m_query.keys ? appendKeys(read, out) : appendRange(read, out));
    if (!more)
        out.append("\n]}\n");
    return more;
}

Result<bool> ListSource::appendKeys(const ReadTransaction &read, QByteArray &out)
{
    if (m_key >= m_query.keys->size() || m_left == 0)
        return false;
    const QString key = (*m_query.keys)[m_key];
    HZ_TRY(const auto listed, listedDocument(read, key));
    out.append(std::exchange(m_hasRows, true) ? ",\n" : "");
    if (listed) {
        HZ_CHECK(appendListed(out, read, *listed, m_query));
    } else {
        out.append("{\"key\":");
        appendText(out, key);
        out.append(",\"error\":\"not_found\"}");
    }
    ++m_key;
    --m_left;
    return true;
}

Result<bool> ListSource::appendRange(const ReadTransaction &read, QByteArray &out)
{
    m_range.limit = int(std::min<qint64>(m_query.withDocuments ? 20 : kRowsAtOnce, m_left));
    if (m_range.limit == 0)
        return false;
    HZ_TRY(const auto rows, listDocuments(read, m_range));
    for (const ListedDocument &listed : rows) {
        out.append(std::exchange(m_hasRows, true) ? ",\n" : "");
        HZ_CHECK(appendListed(out, read, listed, m_query));
    }
    if (rows.size() < m_range.limit)
        return false;
    m_left -= rows.size();
    m_range.skip = 0;
    m_range.from = rows.constLast().id.toUtf8();
    m_range.isFromIncluded = false;
    return m_left > 0;
}

} // namespace

Sink allDocs(const DatabasePtr &database, const Request &request)
{
    const auto start = [database, request](const QJsonObject &body) -> Answer<Response> {
        HZ_GET(ListQuery query, listQueryOf(request, body));
        Response response;
        response.source = std::make_unique<ListSource>(database, std::move(query));
        return response;
    };
    if (request.method != Method::Post)
        return answerAtOnce([start] { return start({}); });
    return collectAndAnswer(kMaxQueryBytes, [start](const QByteArray &body) -> Answer<Response> {
        HZ_GET(const QJsonObject object, bodyObject(body));
        return start(object);
    });
}

} // namespace hz::sync::server
