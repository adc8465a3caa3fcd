#include "handlers_p.h"
#include "router_p.h"

#include <hz/core/ulid.h>

#include <QtCore/QJsonArray>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

namespace hz::sync::server {

namespace {

constexpr std::chrono::milliseconds kDropPoll{20};
constexpr int kDropPolls = 1500; // half a minute: feeds end at once, large bodies take a while
constexpr qint64 kMaxUuids = 1000;
constexpr qsizetype kMostNoted = 300; // bytes of what went wrong
constexpr qint64 kMaxSignInBytes = 4 << 10;
constexpr qint64 kMaxSecurityBytes = 256 << 10;

Refused notAllowed(const char *methods)
{
    return refuse(405, "method_not_allowed",
        QStringLiteral("Only %1 allowed").arg(QLatin1StringView(methods)));
}

Refused notFound()
{
    return refuse(404, "not_found", QStringLiteral("missing"));
}

// A browser asked by our page would ask for the password itself, in a window of its own.
bool hasOwnSignIn(const Request &request)
{
    const QString name = request.segments.value(0);
    return name == u"_hezhou" || name == u"_session";
}

bool isReading(const Request &request)
{
    return request.method == Method::Get || request.method == Method::Head;
}

// A page of another site can send forms and texts to us, never JSON, unless we allow it.
Answer<std::monostate> checkJson(const Request &request)
{
    const QByteArray type = request.header("content-type").split(';').constFirst().trimmed();
    if (type.compare("application/json", Qt::CaseInsensitive) == 0)
        return std::monostate();
    return refuse(415, "bad_content_type", QStringLiteral("Content-Type must be application/json"));
}

Answer<Response> welcome(const Databases &databases)
{
    return jsonResponse(200,
        QJsonObject{{QStringLiteral("couchdb"), QStringLiteral("Welcome")},
            {QStringLiteral("version"), QStringLiteral("3.5.0")},
            {QStringLiteral("uuid"), databases.uuid()},
            {QStringLiteral("features"), QJsonArray{QStringLiteral("bulk_get")}},
            {QStringLiteral("vendor"),
                QJsonObject{{QStringLiteral("name"), QStringLiteral("Hezhou (河州)")}}}});
}

Answer<Response> uuids(qint64 count)
{
    QJsonArray made;
    for (qint64 i = 0; i < count; ++i)
        made.append(QString::fromLatin1(newUlid().toBytes().toHex()));
    return jsonResponse(200, QJsonObject{{QStringLiteral("uuids"), made}});
}

const QString &everybody()
{
    static const QString text = QStringLiteral("*");
    return text;
}

// Of a host header: its port does not count.
QString hostName(const QString &host)
{
    if (host.startsWith(u'['))
        return host.section(u']', 0, 0).mid(1);
    return host.section(u':', 0, 0);
}

// Whoever may name this computer in a browser's address line: itself, or by its address. A name
// that somebody else gave it would let a page of his read what is here.
bool isOwnName(const QString &host)
{
    const QString name = hostName(host);
    return !QHostAddress(name).isNull() || name == u"localhost" || name.endsWith(u".local");
}

// Tells when nobody uses a dropped database any more.
class Drop final : public std::enable_shared_from_this<Drop> {
public:
    Drop(std::shared_ptr<Databases> databases, QString name, Respond respond,
        boost::asio::io_context &context)
        : m_databases(std::move(databases))
        , m_name(std::move(name))
        , m_respond(std::move(respond))
        , m_timer(context)
    {
    }
    void poll()
    {
        const Result<bool> gone = m_databases->gone(m_name);
        if (!gone)
            return m_respond(errorResponse(gone.error()));
        if (*gone)
            return m_respond(jsonResponse(200, QJsonObject{{QStringLiteral("ok"), true}}));
        if (++m_polls == kDropPolls)
            return m_respond(errorResponse(HttpError(
                503, "service_unavailable", QStringLiteral("The database is still in use."))));
        m_timer.expires_after(kDropPoll);
        m_timer.async_wait([self = shared_from_this()](const error_code &) { self->poll(); });
    }

private:
    const std::shared_ptr<Databases> m_databases;
    const QString m_name;
    const Respond m_respond;
    boost::asio::steady_timer m_timer;
    int m_polls = 0;
};

} // namespace

Router::Router(std::shared_ptr<Databases> databases, std::shared_ptr<Gate> gate,
    std::shared_ptr<Activity> activity, boost::asio::io_context &context, RouterOptions options)
    : m_databases(std::move(databases))
    , m_gate(std::move(gate))
    , m_activity(std::move(activity))
    , m_page{m_databases, m_gate, m_activity, options.fingerprint}
    , m_context(context)
    , m_options(std::move(options))
{
}

Answer<std::monostate> Router::checkOrigin(const Request &request) const
{
    const QString host = QString::fromLatin1(request.header("host"));
    if (m_gate->isOpen() && !host.isEmpty() && !isOwnName(host))
        return refuse(403, "forbidden", QStringLiteral("this is not the hub of that name"));
    const QString origin = QString::fromLatin1(request.header("origin"));
    if (origin.isEmpty() || origin.section(QStringLiteral("://"), 1) == host
        || m_options.origins.contains(origin) || m_options.origins.contains(everybody()))
        return std::monostate();
    if (isReading(request) || request.method == Method::Options)
        return std::monostate(); // the browser keeps the answer from the page
    return refuse(403, "forbidden", QStringLiteral("pages from there may not ask here"));
}

void Router::addHeaders(const Request &request, Response &response)
{
    if (response.status >= 500)
        m_activity->noteFailure(request, response.status,
            QString::fromUtf8(response.body.left(kMostNoted)).simplified());
    if (response.status == 401 && !hasOwnSignIn(request))
        response.add("WWW-Authenticate", "Basic realm=\"Hezhou\"");
    if (response.status != 304 && !request.isOfOurClient())
        response.add("Cache-Control", "must-revalidate");
    m_gate->freshen(request, response);
    const QByteArray origin = request.header("origin");
    const QString text = QString::fromLatin1(origin);
    if (origin.isEmpty()
        || !(m_options.origins.contains(text) || m_options.origins.contains(everybody())))
        return;
    response.add("Access-Control-Allow-Origin", origin);
    response.add("Access-Control-Allow-Credentials", "true");
    response.add("Access-Control-Expose-Headers",
        "Content-Type, Cache-Control, Accept-Ranges, ETag, Server");
    response.add("Vary", "Origin");
    if (request.method != Method::Options)
        return;
    response.add("Access-Control-Allow-Methods", "GET, PUT, POST, HEAD, DELETE");
    response.add("Access-Control-Allow-Headers",
        "Accept, Authorization, Content-Type, Origin, If-Match, Destination");
    response.add("Access-Control-Max-Age", "600");
}

Router::Sink Router::route(const Request &request)
{
    HZ_ASK(checkOrigin(request));
    if (request.method == Method::Options)
        return answerAtOnce([]() -> Answer<Response> {
            Response response{.status = 204};
            response.add("Allow", "GET, PUT, POST, HEAD, DELETE, OPTIONS");
            return response;
        });
    if (request.method == Method::Other)
        return notAllowed("DELETE,GET,HEAD,POST,PUT");
    HZ_GET(const Identity who, m_gate->identify(request));
    m_activity->note(request, who);
    if (request.segments.isEmpty() || request.segments.constFirst().startsWith(u'_'))
        return routeServer(request, who);
    return routeDatabase(request, who);
}

Router::Sink Router::routeSession(const Request &request, const Identity &who)
{
    const std::shared_ptr<Gate> gate = m_gate;
    if (isReading(request))
        return answerAtOnce([gate, who]() -> Answer<Response> { return gate->session(who); });
    if (request.method == Method::Delete)
        return answerAtOnce([gate]() -> Answer<Response> { return gate->signOut(); });
    if (request.method == Method::Post)
        return collectAndAnswer(kMaxSignInBytes,
            [gate, request](const QByteArray &body) { return gate->signIn(request, body); });
    return notAllowed("DELETE,GET,HEAD,POST");
}

Router::Sink Router::routeServer(const Request &request, const Identity &who)
{
    const QString name = request.segments.value(0);
    if (name == u"_session" && request.segments.size() == 1)
        return routeSession(request, who);
    if (name == u"_hezhou") {
        if (request.method == Method::Post)
            HZ_ASK(checkJson(request));
        return m_page.route(request, who);
    }
    if (!name.isEmpty() && name != u"_up")
        HZ_ASK(m_gate->requireSomebody(who));
    if (name == u"_blobs" && request.segments.size() == 2)
        return blob(m_databases->blobs(), request, request.segments[1]);
    if (!isReading(request))
        return name.isEmpty() || name == u"_up" || name == u"_all_dbs" || name == u"_uuids"
            ? notAllowed("GET,HEAD")
            : notFound();
    if (request.segments.size() > 1)
        return notFound();
    const std::shared_ptr<Databases> databases = m_databases;
    if (name.isEmpty())
        return answerAtOnce([databases] { return welcome(*databases); });
    if (name == u"_up")
        return answerAtOnce([]() -> Answer<Response> {
            return jsonResponse(200, QJsonObject{{QStringLiteral("status"), QStringLiteral("ok")}});
        });
    if (name == u"_all_dbs")
        return answerAtOnce([databases, gate = m_gate, who]() -> Answer<Response> {
            QJsonArray names;
            for (const QString &each : databases->names())
                if (gate->mayUse(who, each))
                    names.append(each);
            return jsonResponse(200, names);
        });
    if (name == u"_uuids") {
        HZ_GET(const auto count, request.number(u"count"));
        return answerAtOnce(
            [count = std::min(count.value_or(1), kMaxUuids)] { return uuids(count); });
    }
    return notFound();
}

Router::Sink Router::makeDatabase(const QString &name, const Identity &who)
{
    const bool isOwn = !who.isNobody() && name == account::personalDatabase(who.name);
    if (!isOwn)
        HZ_ASK(m_gate->requireAdmin(who));
    return answerAtOnce(
        [databases = m_databases, gate = m_gate, name, who, isOwn]() -> Answer<Response> {
            HZ_ASK(databases->create(name));
            HZ_CHECK(isOwn ? gate->giveTo(who, name) : gate->close(who, name, "database-add"));
            Response response = jsonResponse(201, QJsonObject{{QStringLiteral("ok"), true}});
            response.add("Location", '/' + QUrl::toPercentEncoding(name));
            return response;
        });
}

Router::Sink Router::dropDatabase(const QString &name, const Identity &who)
{
    HZ_ASK(m_gate->requireAdmin(who));
    HZ_ASK(m_databases->find(name));
    HZ_CHECK(m_gate->close(who, name, "database-remove"));
    return collect(0,
        [databases = m_databases, name, context = &m_context](const QByteArray &, Respond respond) {
            if (const auto dropped = databases->drop(name); !dropped)
                return respond(errorResponse(dropped.error()));
            std::make_shared<Drop>(databases, name, std::move(respond), *context)->poll();
        });
}

Router::Sink Router::routeDatabase(const Request &request, const Identity &who)
{
    const QString name = request.segments.constFirst();
    if (request.segments.size() == 1 && request.method == Method::Put)
        return makeDatabase(name, who);
    if (request.segments.size() == 1 && request.method == Method::Delete) {
        if (request.parameter(u"rev"))
            return badRequest(
                QStringLiteral("You tried to DELETE a database with a ?rev= "
                               "parameter. Did you mean to DELETE a document instead?"));
        return dropDatabase(name, who);
    }
    HZ_ASK(m_gate->require(who, name, account::Access::Member));
    HZ_GET(const DatabasePtr database, m_databases->find(name));
    if (request.segments.size() > 1)
        return routeInside(database, request, who);
    if (isReading(request))
        return databaseInfo(database, request, m_databases->uuid());
    HZ_ASK(checkJson(request));
    return newDocument(database, request);
}

Router::Sink Router::routeSecurity(const QString &name, const Request &request, const Identity &who)
{
    const std::shared_ptr<Gate> gate = m_gate;
    if (isReading(request))
        return answerAtOnce([gate, name]() -> Answer<Response> {
            return jsonResponse(200, gate->securityOf(name).toJson());
        });
    if (request.method != Method::Put)
        return notAllowed("GET,HEAD,PUT");
    HZ_ASK(m_gate->require(who, name, account::Access::Admin));
    return collectAndAnswer(kMaxSecurityBytes,
        [gate, name, who](const QByteArray &body) { return gate->setSecurity(who, name, body); });
}

Router::Sink Router::routeInside(
    const DatabasePtr &database, const Request &request, const Identity &who)
{
    const QString part = request.segments[1];
    const bool isAlone = request.segments.size() == 2;
    const bool isPost = request.method == Method::Post;
    if (!part.startsWith(u'_')) {
        if (isAlone)
            return document(database, request, part);
        return attachment(database, request, part, request.segments.sliced(2).join(u'/'));
    }
    if (part == u"_local" && request.segments.size() == 3)
        return localDocument(database, request, QStringLiteral("_local/") + request.segments[2],
            m_databases->uuid());
    if (part == u"_local" && request.segments.size() > 3)
        return badRequest(QStringLiteral("_local documents do not accept attachments."));
    const bool isDesign = part == u"_design" || part.startsWith(u"_design/");
    if (isDesign && !isReading(request))
        return refuse(403, "forbidden", QStringLiteral("design documents are not kept here"));
    if (isDesign || !isAlone)
        return notFound();
    if (isPost && part != u"_ensure_full_commit")
        HZ_ASK(checkJson(request));
    if (part == u"_changes")
        return isPost || isReading(request) ? changesFeed(database, request)
                                            : notAllowed("GET,HEAD,POST");
    if (part == u"_all_docs")
        return isPost || isReading(request) ? allDocs(database, request)
                                            : notAllowed("GET,HEAD,POST");
    if (part == u"_local_docs")
        return isReading(request) ? localDocuments(database, request) : notAllowed("GET,HEAD");
    if (part == u"_bulk_docs")
        return isPost ? bulkDocs(database) : notAllowed("POST");
    if (part == u"_bulk_get")
        return isPost ? bulkGet(database, request) : notAllowed("POST");
    if (part == u"_revs_diff")
        return isPost ? revisionsDiff(database) : notAllowed("POST");
    if (part == u"_find")
        return isPost ? findDocuments(database) : notAllowed("POST");
    if (part == u"_security")
        return routeSecurity(database->name(), request, who);
    if (part == u"_compact") {
        HZ_ASK(m_gate->require(who, database->name(), account::Access::Admin));
        return isPost ? compactDatabase(database) : notAllowed("POST");
    }
    if (part == u"_ensure_full_commit") {
        if (!isPost)
            return notAllowed("POST");
        return collectAndAnswer(1024, [database](const QByteArray &) -> Answer<Response> {
            // Whatever was acknowledged is on the disk.
            return jsonResponse(201,
                QJsonObject{{QStringLiteral("ok"), true},
                    {QStringLiteral("instance_start_time"),
                        QString::fromLatin1(database->startTime())}});
        });
    }
    return notFound();
}

} // namespace hz::sync::server
