#include "gate_p.h"
#include "handlers_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/core/ulid.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUrlQuery>

namespace hz::sync::server {

using namespace account;

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Gate)
};

constexpr std::chrono::minutes kRemembered{5};
constexpr qsizetype kMostRemembered = 10'000;
constexpr QLatin1StringView kCookie("AuthSession=");
constexpr std::chrono::seconds kSecurityRemembered{2}; // a command line may change it beside us
constexpr int kMostWrongCodes = 10;
constexpr qsizetype kCodeSize = 10; // 50 bits

QString freshCode()
{
    constexpr char kLetters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // none that look alike
    QString code;
    for (qsizetype i = 0; i < kCodeSize; ++i)
        code += QLatin1Char(kLetters[QRandomGenerator::system()->bounded(32)]);
    return code.insert(kCodeSize / 2, u'-');
}

// As people type it.
QByteArray sumOfCode(const QString &code)
{
    return sha256(code.toUpper().remove(u'-').remove(u' ').toUtf8());
}

Refused notSignedIn(const QString &reason)
{
    return refuse(401, "unauthorized", reason);
}

QByteArray cookieIn(const Request &request)
{
    for (const QByteArray &each : request.header("cookie").split(';'))
        if (const QByteArray text = each.trimmed(); text.startsWith(QByteArrayView("AuthSession=")))
            return text.sliced(kCookie.size());
    return {};
}

} // namespace

Gate::Gate(std::shared_ptr<store::Database> accounts, std::unique_ptr<AuditLog> audit, QString uuid,
    const GateOptions &options)
    : m_database(std::move(accounts))
    , m_audit(std::move(audit))
    , m_accounts(*m_database, m_audit.get())
    , m_uuid(std::move(uuid))
    , m_usesTls(options.usesTls)
    , m_sessions(options.sessions)
    , m_salt(SessionKeys::fresh(systemClock().now()).current)
{
}

Result<std::unique_ptr<Gate>> Gate::open(std::shared_ptr<store::Database> accounts,
    const QString &profileDir, const QString &uuid, const GateOptions &options)
{
    const QString folder = profileDir + QStringLiteral("/hub");
    HZ_CHECK(makePath(folder));
    HZ_TRY(
        std::unique_ptr<AuditLog> audit, AuditLog::open(folder + QStringLiteral("/audit.jsonl")));
    auto gate
        = std::unique_ptr<Gate>(new Gate(std::move(accounts), std::move(audit), uuid, options));
    HZ_TRY(const bool hasAdmin, gate->m_accounts.hasAdmin());
    gate->m_isOpen = !hasAdmin && options.isOnlyHere;
    if (!hasAdmin)
        gate->m_setupCode = freshCode();
    HZ_TRY(gate->m_bearerKey, gate->m_accounts.bearerKey());
    return gate;
}

Answer<Identity> Gate::identify(const Request &request)
{
    if (m_isOpen)
        return Identity{{}, {kAdminRole}};
    const QByteArray authorization = request.header("authorization");
    if (authorization.startsWith("Basic "))
        return identifyBasic(authorization.sliced(6).trimmed(), request.peer);
    const QDateTime now = systemClock().now();
    if (authorization.startsWith("Bearer ")) {
        const Result<Identity> who
            = m_bearerKey.check(authorization.sliced(7).trimmed(), m_uuid, now);
        if (!who)
            return notSignedIn(who.error().message);
        return *who;
    }
    const QByteArray token = cookieIn(request);
    if (token.isEmpty())
        return Identity();
    HZ_TRY(const SessionKeys keys, m_accounts.sessionKeys());
    const std::optional<Session> session = keys.check(token, now, m_sessions);
    if (!session)
        return Identity(); // an old cookie is no lie: he signs in once more
    HZ_TRY(const Identity who, m_accounts.identityOf(*session));
    return who;
}

Answer<Identity> Gate::identifyBasic(const QByteArray &credentials, const QString &address)
{
    const QByteArray sum = sha256(m_salt + credentials);
    const auto now = std::chrono::steady_clock::now();
    std::optional<Session> known;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_remembered.constFind(sum);
            found != m_remembered.cend() && found->until > now)
            known = found->session;
    }
    if (known) {
        HZ_TRY(const Identity who, m_accounts.identityOf(*known));
        if (!who.isNobody())
            return who;
    }
    const QString text = QString::fromUtf8(QByteArray::fromBase64(credentials));
    const qsizetype colon = text.indexOf(u':');
    const Result<User> user = m_accounts.signIn(
        text.first(std::max<qsizetype>(colon, 0)), text.sliced(colon + 1), address);
    if (!user)
        return notSignedIn(user.error().message);
    const std::lock_guard lock(m_mutex);
    if (m_remembered.size() >= kMostRemembered)
        m_remembered.clear();
    m_remembered.insert(sum,
        {{.name = user->name, .epoch = user->epoch, .issued = systemClock().now()},
            now + kRemembered});
    return Identity{user->name, user->roles};
}

Answer<std::monostate> Gate::requireSomebody(const Identity &who) const
{
    if (m_isOpen || !who.isNobody())
        return std::monostate();
    return notSignedIn(QStringLiteral("You are not authorized to access this server."));
}

Answer<std::monostate> Gate::requireAdmin(const Identity &who) const
{
    HZ_ASK(requireSomebody(who));
    if (who.isServerAdmin())
        return std::monostate();
    return refuse(403, "forbidden", QStringLiteral("You are not a server admin."));
}

bool Gate::mayUse(const Identity &who, const QString &database)
{
    return m_isOpen || accessOf(securityOf(database), who) != Access::None;
}

Answer<std::monostate> Gate::require(const Identity &who, const QString &database, Access least)
{
    if (m_isOpen)
        return std::monostate();
    const Access access = accessOf(securityOf(database), who);
    if (int(access) >= int(least))
        return std::monostate();
    if (who.isNobody())
        return notSignedIn(QStringLiteral("You are not authorized to access this db."));
    return refuse(403, "forbidden",
        least == Access::Admin ? QStringLiteral("You are not a db or server admin.")
                               : QStringLiteral("You are not allowed to access this db."));
}

Answer<Response> Gate::signIn(const Request &request, const QByteArray &body)
{
    QString name, password;
    if (request.header("content-type").startsWith("application/x-www-form-urlencoded")) {
        const QUrlQuery form(QString::fromUtf8(QByteArray(body).replace('+', "%20")));
        name = form.queryItemValue(QStringLiteral("name"), QUrl::FullyDecoded);
        password = form.queryItemValue(QStringLiteral("password"), QUrl::FullyDecoded);
    } else {
        HZ_GET(const QJsonObject json, bodyObject(body));
        if (json[QLatin1StringView("renew")].toBool())
            return renew(request);
        name = json[QLatin1StringView("name")].toString();
        password = json[QLatin1StringView("password")].toString();
    }
    const Result<User> user = m_accounts.signIn(name, password, request.peer);
    if (!user)
        return notSignedIn(user.error().message);
    HZ_TRY(const SessionKeys keys, m_accounts.sessionKeys());
    return begin({user->name, user->roles}, keys, user->epoch);
}

Response Gate::begin(const Identity &who, const SessionKeys &keys, qint64 epoch) const
{
    Response response = jsonResponse(200,
        QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("name"), who.name},
            {QStringLiteral("roles"), QJsonArray::fromStringList(who.roles)}});
    response.add("Set-Cookie", cookie(keys.issue(who.name, epoch, systemClock().now()), false));
    return response;
}

Answer<Response> Gate::renew(const Request &request)
{
    HZ_TRY(const SessionKeys keys, m_accounts.sessionKeys());
    std::optional<Session> session = keys.check(cookieIn(request), systemClock().now(), m_sessions);
    Identity who;
    if (session) {
        session->isOver = false;
        HZ_TRY(who, m_accounts.identityOf(*session));
    }
    if (who.isNobody())
        return notSignedIn(QStringLiteral("Sign in once more."));
    HZ_CHECK(m_audit->append({.what = QStringLiteral("session-renew"),
        .who = who.name,
        .about = who.name,
        .from = request.peer}));
    return begin(who, keys, session->epoch);
}

void Gate::freshen(const Request &request, Response &response)
{
    const QByteArray token = cookieIn(request);
    const QDateTime now = systemClock().now();
    if (token.isEmpty() || response.status >= 400
        || now - SessionKeys::issuedAt(token) <= m_sessions.use / 2)
        return; // most of them
    const bool hasOwn = std::any_of(response.headers.cbegin(), response.headers.cend(),
        [](const auto &header) { return header.first == "Set-Cookie"; });
    const Result<SessionKeys> keys = m_accounts.sessionKeys();
    const std::optional<Session> session
        = keys ? keys->check(token, now, m_sessions) : std::nullopt;
    if (hasOwn || !session || !session->isAged)
        return;
    const Result<Identity> who = m_accounts.identityOf(*session);
    if (who && !who->isNobody())
        response.add("Set-Cookie", cookie(keys->issue(who->name, session->epoch, now), false));
}

QByteArray Gate::cookie(const QByteArray &value, bool ends) const
{
    const qint64 age
        = ends ? 0 : std::chrono::duration_cast<std::chrono::seconds>(m_sessions.renewal).count();
    return "AuthSession=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
        + QByteArray::number(age) + (m_usesTls ? "; Secure" : "");
}

Response Gate::signOut() const
{
    Response response = jsonResponse(200, QJsonObject{{QStringLiteral("ok"), true}});
    response.add("Set-Cookie", cookie({}, true));
    return response;
}

Response Gate::session(const Identity &who) const
{
    return jsonResponse(200,
        QJsonObject{{QStringLiteral("ok"), true},
            {QStringLiteral("userCtx"),
                QJsonObject{
                    {QStringLiteral("name"), who.isNobody() ? QJsonValue() : QJsonValue(who.name)},
                    {QStringLiteral("roles"), QJsonArray::fromStringList(who.roles)}}},
            {QStringLiteral("info"),
                QJsonObject{{QStringLiteral("authentication_handlers"),
                    QJsonArray{QStringLiteral("cookie"), QStringLiteral("default")}}}}});
}

Security Gate::securityOf(const QString &database)
{
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_securities.constFind(database);
        known != m_securities.cend() && known->until > now)
        return known->security;
    const Security security = m_accounts.securityOf(database);
    m_securities.insert(database, {security, now + kSecurityRemembered});
    return security;
}

Result<> Gate::store(
    const Identity &who, const QString &database, const Security &security, const char *what)
{
    HZ_CHECK(m_accounts.setSecurity(database, security, who.name, what));
    const std::lock_guard lock(m_mutex);
    m_securities.insert(
        database, {security, std::chrono::steady_clock::now() + kSecurityRemembered});
    return {};
}

Answer<Response> Gate::setSecurity(
    const Identity &who, const QString &database, const QByteArray &body)
{
    HZ_GET(const QJsonObject json, bodyObject(body));
    HZ_TRY(const Security security, Security::fromJson(json));
    HZ_CHECK(store(who, database, security, "security-set"));
    return jsonResponse(200, QJsonObject{{QStringLiteral("ok"), true}});
}

Result<> Gate::close(const Identity &who, const QString &database, const char *what)
{
    return store(who, database, Security::closed(), what);
}

Result<> Gate::giveTo(const Identity &who, const QString &database)
{
    Security security = Security::closed();
    security.members = {.names = {who.name}, .roles = {}};
    return store(who, database, security, "database-add");
}

QString Gate::setupCode() const
{
    const std::lock_guard lock(m_mutex);
    return m_setupCode;
}

// 403 with what to do where the code is not the one that was shown, or was guessed at too often.
Answer<std::monostate> Gate::checkCode(const QString &code)
{
    const std::lock_guard lock(m_mutex);
    if (m_setupCode.isEmpty())
        return refuse(403, "forbidden", Names::tr("This hub has an administrator."));
    if (m_wrongCodes == kMostWrongCodes)
        return refuse(403, "forbidden",
            Names::tr(
                "There were too many wrong codes. Start the hub anew: it shows another one."));
    if (sumOfCode(code) == sumOfCode(m_setupCode))
        return std::monostate();
    ++m_wrongCodes;
    return refuse(403, "forbidden",
        Names::tr("This is not the code that the hub has shown when it was started."));
}

Answer<Response> Gate::setUp(const Request &request, const QByteArray &body)
{
    HZ_GET(const QJsonObject json, bodyObject(body));
    HZ_ASK(checkCode(json[QLatin1StringView("code")].toString()));
    const QString name = json[QLatin1StringView("name")].toString();
    HZ_CHECK(m_accounts.add(
        {.name = name, .roles = {kAdminRole}}, json[QLatin1StringView("password")].toString()));
    {
        const std::lock_guard lock(m_mutex);
        m_setupCode.clear();
    }
    m_isOpen = false;
    return signIn(request, body);
}

Answer<Response> Gate::users() const
{
    HZ_TRY(const QList<User> users, m_accounts.list());
    QJsonArray rows;
    for (const User &user : users)
        rows.append(QJsonObject{{QStringLiteral("name"), user.name},
            {QStringLiteral("roles"), QJsonArray::fromStringList(user.roles)},
            {QStringLiteral("locked"), user.isLocked}});
    return jsonResponse(200, rows);
}

Answer<Response> Gate::changeUser(const Identity &who, const QByteArray &body)
{
    HZ_GET(const QJsonObject json, bodyObject(body));
    const QString what = json[QLatin1StringView("do")].toString();
    const QString name = json[QLatin1StringView("name")].toString();
    const QString password = json[QLatin1StringView("password")].toString();
    const bool isAdmin = json[QLatin1StringView("admin")].toBool();
    if ((what == u"lock" || what == u"remove") && name == who.name)
        return badRequest(Names::tr("You cannot cut yourself off."));
    if (what == u"add")
        HZ_CHECK(m_accounts.add(
            {.name = name, .roles = isAdmin ? QStringList{kAdminRole} : QStringList()}, password));
    else if (what == u"passwd")
        HZ_CHECK(m_accounts.setPassword(name, password));
    else if (what == u"lock" || what == u"unlock")
        HZ_CHECK(m_accounts.setLocked(name, what == u"lock"));
    else if (what == u"remove")
        HZ_CHECK(m_accounts.remove(name));
    else
        return badRequest(QStringLiteral("`do` is add, passwd, lock, unlock or remove"));
    HZ_CHECK(
        m_audit->append({.what = QStringLiteral("admin-") + what, .who = who.name, .about = name}));
    return jsonResponse(200, QJsonObject{{QStringLiteral("ok"), true}});
}

} // namespace hz::sync::server
