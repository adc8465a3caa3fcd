#include "handlers_p.h"
#include "jsontext_p.h"
#include "selector_p.h"

#include <QtCore/QJsonArray>

namespace hz::sync::server {

using namespace store;
using std::chrono::milliseconds;

namespace {

constexpr int kRowsAtOnce = 200;
constexpr qsizetype kPieceBytes = 64 << 10;
constexpr qint64 kMaxLeafBytes = 4 << 20; // of documents with the rows of one answer
constexpr qsizetype kMaxLeafDocument = 64 << 10;
constexpr qsizetype kMostLeaves = 8; // of one document
constexpr milliseconds kLongest{60'000}; // as CouchDB waits without heartbeat
constexpr milliseconds kHeartbeat{60'000}; // heartbeat=true
constexpr milliseconds kShortestHeartbeat{100};

enum class Feed { Normal, LongPoll, Continuous };

struct ChangesQuery {
    Feed feed = Feed::Normal;
    qint64 since = 0;
    std::optional<qint64> limit = {};
    bool isDescending = false;
    bool withAllLeaves = false;
    bool withDocuments = false;
    bool withLeafDocuments = false; // our own: saves whoever has nothing a question for each
    DocumentForm form = {};
    std::optional<QSet<QString>> ids = {}; // filter=_doc_ids
    std::optional<Selector> selector = {}; // filter=_selector
    bool isDesignOnly = false; // filter=_design: there are none here
    std::optional<milliseconds> heartbeat = {};
    milliseconds timeout = kLongest;
};

Answer<qint64> sinceOf(const DatabasePtr &database, const QString &text)
{
    if (text == u"now") {
        HZ_TRY(const auto read, database->store->read());
        HZ_TRY(const qint64 last, read->lastSeq());
        return last;
    }
    const std::optional<qint64> since = database->number(text);
    if (!since)
        return badRequest(QStringLiteral("Malformed sequence supplied in 'since' parameter."));
    if (!text.contains(u'-')) // a number that somebody made up
        return *since;
    // What we told ourselves and have not come to: our file is an older copy, put back behind our
    // back. What we say from here on is new to them, under numbers that they have seen.
    HZ_TRY(const auto read, database->store->read());
    HZ_TRY(const qint64 last, read->lastSeq());
    return *since <= last ? *since : 0;
}

Answer<Feed> feedOf(const QString &text)
{
    if (text.isEmpty() || text == u"normal")
        return Feed::Normal;
    if (text == u"longpoll")
        return Feed::LongPoll;
    if (text == u"continuous")
        return Feed::Continuous;
    return badRequest(
        QStringLiteral("Supported `feed` types: normal, continuous, longpoll. Not: %1")
            .arg(text.left(100)));
}

Answer<std::monostate> readFilter(
    const Request &request, const QJsonObject &body, ChangesQuery &query)
{
    const QString filter = request.parameter(u"filter").value_or(QString());
    if (filter.isEmpty())
        return std::monostate();
    if (filter == u"_doc_ids") {
        QJsonValue ids = body[QLatin1StringView("doc_ids")];
        if (ids.isUndefined()) {
            HZ_GET(const auto asked, request.json(u"doc_ids"));
            ids = asked.value_or(QJsonValue());
        }
        if (!ids.isArray())
            return badRequest(QStringLiteral("`doc_ids` filter parameter is not a list."));
        query.ids.emplace();
        for (const QJsonValue &id : ids.toArray())
            query.ids->insert(id.toString());
        return std::monostate();
    }
    if (filter == u"_selector") {
        const QJsonValue selector = body[QLatin1StringView("selector")];
        if (selector.isUndefined())
            return badRequest(QStringLiteral("Selector must be specified in POST payload"));
        if (!selector.isObject())
            return badRequest(QStringLiteral("Selector error: expected a JSON object"));
        HZ_GET(query.selector, Selector::parse(selector.toObject()));
        return std::monostate();
    }
    if (filter == u"_design") {
        query.isDesignOnly = true;
        return std::monostate();
    }
    if (filter == u"_view" && !request.parameter(u"view"))
        return badRequest(QStringLiteral("`view` filter parameter is not provided."));
    return refuse(404, "not_found",
        QStringLiteral("the filter %1 is not known here: _doc_ids and _selector are")
            .arg(filter.left(100)));
}

Answer<ChangesQuery> queryOf(
    const DatabasePtr &database, const Request &request, const QJsonObject &body)
{
    ChangesQuery query;
    HZ_GET(query.feed, feedOf(request.parameter(u"feed").value_or(QString())));
    const QString last = QString::fromLatin1(request.header("last-event-id"));
    HZ_GET(query.since,
        sinceOf(database,
            request.parameter(u"since").value_or(last.isEmpty() ? QStringLiteral("0") : last)));
    HZ_GET(query.limit, request.number(u"limit"));
    if (query.limit && *query.limit == 0)
        query.limit = 1; // as CouchDB has it
    HZ_GET(query.isDescending, request.flag(u"descending"));
    const QString style = request.parameter(u"style").value_or(QStringLiteral("main_only"));
    query.withAllLeaves = style == u"all_docs";
    HZ_GET(query.withDocuments, request.flag(u"include_docs"));
    HZ_GET(query.withLeafDocuments, request.flag(u"leaf_docs"));
    HZ_GET(query.form.withConflicts, request.flag(u"conflicts"));
    HZ_GET(const bool withAttachments, request.flag(u"attachments"));
    if (withAttachments)
        query.form.attachments = AttachmentForm::Inline;
    HZ_ASK(readFilter(request, body, query));
    if (const auto text = request.parameter(u"heartbeat"); text && *text != u"false") {
        query.heartbeat = kHeartbeat;
        if (*text != u"true") {
            HZ_GET(const auto beat, request.number(u"heartbeat"));
            if (*beat == 0)
                return badRequest(QStringLiteral("The heartbeat value should be a positive integer "
                                                 "(in milliseconds)."));
            query.heartbeat = std::clamp(milliseconds(*beat), kShortestHeartbeat, kHeartbeat);
        }
    }
    HZ_GET(const auto timeout, request.number(u"timeout"));
    if (timeout)
        query.timeout = std::min(milliseconds(*timeout), kLongest);
    return query;
}

// Rows from where the last ended; each piece looks at the database as it is then. A document that
// changes meanwhile comes once more, behind.
class ChangesSource final : public BodySource {
public:
    ChangesSource(DatabasePtr database, ChangesQuery query)
        : m_database(std::move(database))
        , m_query(std::move(query))
        , m_at(m_query.since)
        , m_left(m_query.limit)
    {
    }
    ~ChangesSource() override
    {
        if (m_watch)
            m_database->watchers->remove(*m_watch);
    }
    void begin(std::function<void()> wake) override
    {
        if (m_query.feed != Feed::Normal)
            m_watch = m_database->watchers->add(std::move(wake));
        m_lastSent = std::chrono::steady_clock::now();
    }
    Result<Piece> next() override;

private:
    Result<bool> appendSome(const ReadTransaction &read, QByteArray &out);
    Result<bool> matches(const ReadTransaction &read, const Change &change) const;
    Result<> appendRow(const ReadTransaction &read, const Change &change, QByteArray &out);
    Result<> appendLeaves(const ReadTransaction &read, const Change &change, QByteArray &out);
    Result<> appendEnd(const ReadTransaction &read, QByteArray &out);
    Piece waiting(QByteArray out);

    const DatabasePtr m_database;
    const ChangesQuery m_query;
    qint64 m_at; // the last change looked at
    std::optional<qint64> m_left; // rows
    std::optional<int> m_watch;
    bool m_hasBegun = false; // a change was looked at
    bool m_wasOpened = false; // the list
    qint64 m_rows = 0;
    qint64 m_leafBytes = 0; // sent with the rows
    std::chrono::steady_clock::time_point m_lastSent;
};

Result<bool> ChangesSource::matches(const ReadTransaction &read, const Change &change) const
{
    if (m_query.isDesignOnly)
        return false;
    if (m_query.ids)
        return m_query.ids->contains(change.id);
    if (!m_query.selector)
        return true;
    const Result<RawRevision> winner = revisionOrWinner(read, change.id);
    if (!winner)
        return Failure(winner.error());
    return m_query.selector->matches(*winner);
}

Result<> ChangesSource::appendRow(
    const ReadTransaction &read, const Change &change, QByteArray &out)
{
    if (m_query.feed != Feed::Continuous)
        out.append(m_rows ? ",\n" : "");
    out.append("{\"seq\":\"").append(m_database->sequence(change.seq)).append("\",\"id\":");
    appendText(out, change.id);
    out.append(",\"changes\":[");
    const qsizetype count = m_query.withAllLeaves ? change.leaves.size() : 1;
    for (qsizetype i = 0; i < count; ++i) {
        appendText(out.append(i ? ",{\"rev\":" : "{\"rev\":"), change.leaves[i]);
        out.append('}');
    }
    out.append(']');
    if (change.deleted)
        out.append(",\"deleted\":true");
    if (m_query.withDocuments) {
        HZ_TRY(const RawRevision winner, revisionOrWinner(read, change.id));
        out.append(",\"doc\":");
        HZ_CHECK(appendDocument(out, read, winner, m_query.form));
    }
    if (m_query.withLeafDocuments && m_leafBytes < kMaxLeafBytes)
        HZ_CHECK(appendLeaves(read, change, out));
    out.append('}');
    if (m_query.feed == Feed::Continuous)
        out.append('\n');
    ++m_rows;
    return {};
}

// All leaves as _bulk_get gives them, if they are small; what is not here is asked for by itself.
Result<> ChangesSource::appendLeaves(
    const ReadTransaction &read, const Change &change, QByteArray &out)
{
    const qsizetype start = out.size();
    out.append(",\"docs\":[");
    for (qsizetype i = 0; i < change.leaves.size(); ++i) {
        const Result<RawRevision> leaf = read.raw(change.id, change.leaves[i]);
        if (!leaf && leaf.error().kind != Error::Kind::NotFound)
            return Failure(leaf.error());
        if (!leaf || !leaf->attachments.isEmpty() || leaf->json.size() > kMaxLeafDocument
            || i == kMostLeaves) {
            out.truncate(start);
            return {};
        }
        out.append(i ? ",{\"ok\":" : "{\"ok\":");
        HZ_CHECK(appendDocument(out, read, *leaf, {.withRevisions = true}));
        out.append('}');
    }
    out.append(']');
    m_leafBytes += out.size() - start;
    return {};
}

// False: there is nothing more at present, or nothing more is wanted.
Result<bool> ChangesSource::appendSome(const ReadTransaction &read, QByteArray &out)
{
    if (m_left && *m_left == 0)
        return false;
    const int count = int(std::min<qint64>(m_left.value_or(kRowsAtOnce), kRowsAtOnce));
    HZ_TRY(const QList<Change> changes,
        m_query.isDescending
            ? changesBackwards(read, m_hasBegun ? m_at : std::numeric_limits<qint64>::max(), count)
            : read.changes(m_at, count));
    for (const Change &change : changes) {
        if (m_query.isDescending && change.seq <= m_query.since)
            return false;
        HZ_TRY(const bool isWanted, matches(read, change));
        if (isWanted) {
            HZ_CHECK(appendRow(read, change, out));
            if (m_left)
                --*m_left;
        }
        m_at = change.seq;
        m_hasBegun = true;
        if (out.size() >= kPieceBytes)
            return true;
    }
    return changes.size() == count;
}

Result<> ChangesSource::appendEnd(const ReadTransaction &read, QByteArray &out)
{
    HZ_TRY(const qint64 last, read.lastSeq());
    const bool isAll = !m_left || *m_left > 0;
    const qint64 reached = m_query.isDescending ? m_query.since
        : isAll                                 ? std::max(m_at, last)
                                                : m_at;
    if (m_query.feed != Feed::Continuous)
        out.append("\n],\n");
    else
        out.append('{');
    // Numbers that have passed to later changes are counted too: never less than there is.
    out.append("\"last_seq\":\"").append(m_database->sequence(reached));
    out.append("\",\"pending\":").append(QByteArray::number(isAll ? 0 : last - m_at));
    out.append("}\n");
    return {};
}

Piece ChangesSource::waiting(QByteArray out)
{
    using std::chrono::duration_cast;
    const auto now = std::chrono::steady_clock::now();
    if (!out.isEmpty())
        m_lastSent = now;
    const milliseconds every = m_query.heartbeat.value_or(m_query.timeout);
    const milliseconds since = duration_cast<milliseconds>(now - m_lastSent);
    return {std::move(out), Piece::State::Wait, std::max(every - since, milliseconds(1))};
}

Result<Piece> ChangesSource::next()
{
    Piece piece;
    const bool isFirst = m_query.feed != Feed::Continuous && !std::exchange(m_wasOpened, true);
    if (isFirst)
        piece.bytes.append("{\"results\":[\n");
    HZ_TRY(const auto read, m_database->store->read());
    const bool isDropped = m_database->isDropped;
    for (bool more = true; more && piece.bytes.size() < kPieceBytes;) {
        HZ_TRY(more, appendSome(*read, piece.bytes));
        if (!more) {
            const bool isEnough = (m_left && *m_left == 0) || isDropped;
            const bool waits = !isEnough
                && (m_query.feed == Feed::Continuous
                    || (m_query.feed == Feed::LongPoll && m_rows == 0));
            const auto quiet = std::chrono::steady_clock::now() - m_lastSent;
            const bool isDue = waits && piece.bytes.isEmpty()
                && quiet >= m_query.heartbeat.value_or(m_query.timeout);
            if (waits && !isDue)
                return waiting(std::move(piece.bytes));
            if (isDue && m_query.heartbeat)
                return waiting("\n");
            HZ_CHECK(appendEnd(*read, piece.bytes));
            piece.state = Piece::State::End;
        }
    }
    m_lastSent = std::chrono::steady_clock::now();
    return piece;
}

// Our client asks often, and mostly there is nothing after what it has from this very store.
Result<bool> isNothingNew(
    const DatabasePtr &database, const Request &request, const ChangesQuery &query)
{
    const bool isOfThisStore = request.parameter(u"since").value_or(QString()).toLatin1()
        == database->sequence(query.since);
    if (!request.isOfOurClient() || query.feed != Feed::Normal || query.isDescending
        || !isOfThisStore)
        return false;
    HZ_TRY(const auto read, database->store->read());
    HZ_TRY(const QList<Change> changes, read->changes(query.since, 1));
    return changes.isEmpty();
}

Answer<Response> startFeed(
    const DatabasePtr &database, const Request &request, const QJsonObject &body)
{
    HZ_GET(ChangesQuery query, queryOf(database, request, body));
    HZ_TRY(const bool nothing, isNothingNew(database, request, query));
    if (nothing)
        return Response{.status = 204};
    Response response;
    response.source = std::make_unique<ChangesSource>(database, std::move(query));
    response.add("Cache-Control", "no-cache");
    return response;
}

} // namespace

Sink changesFeed(const DatabasePtr &database, const Request &request)
{
    if (request.method != Method::Post)
        return answerAtOnce([database, request] { return startFeed(database, request, {}); });
    return collectAndAnswer(
        kMaxQueryBytes, [database, request](const QByteArray &body) -> Answer<Response> {
            QJsonObject object;
            if (!body.trimmed().isEmpty()) {
                HZ_GET(object, bodyObject(body));
            }
            return startFeed(database, request, object);
        });
}

} // namespace hz::sync::server
