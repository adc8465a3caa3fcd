#include "acquaintance_p.h"
#include "gzip_p.h"
#include "talk_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

#include <utility>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Http)
};

constexpr qsizetype kWorthPacking = 1024;
constexpr qint64 kShortBytes = 64 << 10;

bool isGood(int status, const QList<int> &alsoGood)
{
    return (status >= 200 && status < 300) || alsoGood.contains(status);
}

// The part of a cookie that goes back.
QByteArray cookieIn(const QByteArray &headers)
{
    for (const QByteArray &line : headers.split('\n')) {
        const QByteArray pair = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';'));
        if (pair.startsWith("AuthSession="))
            return pair.trimmed();
    }
    return {};
}

} // namespace

QUrl databaseUrl(const QUrl &server, const QString &name)
{
    QUrl url = server;
    url.setPath(
        u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name, "$()+")), QUrl::StrictMode);
    return url;
}

QString databaseNameOf(const QUrl &database)
{
    const QString path = database.adjusted(QUrl::StripTrailingSlash).path(QUrl::FullyEncoded);
    return QUrl::fromPercentEncoding(path.section(u'/', -1).toLatin1());
}

HubSession::HubSession(QByteArray cookie)
    : m_cookie(std::move(cookie))
{
}

QByteArray HubSession::cookie() const
{
    const std::lock_guard lock(m_mutex);
    return m_cookie;
}

void HubSession::renew(const QByteArray &cookie)
{
    Keep keep;
    {
        const std::lock_guard lock(m_mutex);
        if (m_cookie == cookie)
            return;
        m_cookie = cookie;
        keep = m_keep;
    }
    if (keep)
        keep(cookie);
}

void HubSession::keepBy(Keep keep)
{
    const std::lock_guard lock(m_mutex);
    m_keep = std::move(keep);
}

Talk::Talk(QUrl database, HttpOptions options)
    : m_database(std::move(database))
    , m_options(std::move(options))
{
    m_known.usesBasic = m_options.credentials.isForFewRequests && isNamed();
}

Result<std::unique_ptr<Talk>> Talk::open(const QUrl &database, HttpOptions options)
{
    QUrl url = database.adjusted(
        QUrl::RemoveUserInfo | QUrl::StripTrailingSlash | QUrl::RemoveFragment | QUrl::RemoveQuery);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.path().size() < 2)
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” is not the address of a database. It looks like "
                      "https://hub.example/school-1.")
                .arg(database.toDisplayString()));
    if (!database.userName().isEmpty() && options.credentials.user.isEmpty()) {
        options.credentials.user = database.userName(QUrl::FullyDecoded);
        options.credentials.password = database.password(QUrl::FullyDecoded);
    }
    return std::make_unique<Talk>(std::move(url), std::move(options));
}

Result<QString> Talk::identity(TaskControl &task)
{
    if (const Known had = known(); !had.identity.isEmpty())
        return had.identity;
    // A word of our hub's; others do not know it and tell more.
    HZ_TRY(const Answer found, ask({.query = "only=identity"}, {}, task));
    HZ_TRY(const QJsonDocument database, json(found, task));
    const QString name = database[QLatin1StringView("db_name")].toString();
    if (name.isEmpty())
        return invalid(QStringLiteral("no db_name"));
    QString uuid = database[QLatin1StringView("server_uuid")].toString(); // our hub's
    const bool isHub = !uuid.isEmpty();
    if (!isHub) {
        HZ_TRY(const Answer welcome, ask({.path = "/", .isOfServer = true}, {}, task));
        HZ_TRY(const QJsonDocument server, json(welcome, task));
        // Where the server has no name of its own, its address is its name.
        uuid = server[QLatin1StringView("uuid")].toString(
            m_database.adjusted(QUrl::RemoveFilename).toString());
    }
    const QString identity = hubIdentity(uuid, name,
        database[QLatin1StringView("instance_start_time")].toVariant().toString().toLatin1());
    learn([&](Known &known) {
        known.identity = identity;
        known.isHub = isHub;
    });
    return identity;
}

QString Talk::address() const
{
    return m_database.toString(QUrl::FullyEncoded);
}

QString Talk::host() const
{
    return m_database.port() < 0
        ? m_database.host()
        : QStringLiteral("%1:%2").arg(m_database.host()).arg(m_database.port());
}

QString Talk::databaseName() const
{
    return databaseNameOf(m_database);
}

LineUse Talk::lineUse() const
{
    return {m_line.count().received, m_line.count().sent};
}

Failure Talk::invalid(const QString &detail) const
{
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” does not answer as a hub does. Is the address right?").arg(host()), detail);
}

QByteArray Talk::cookie() const
{
    return m_options.credentials.session ? m_options.credentials.session->cookie() : known().cookie;
}

Talk::Known Talk::known() const
{
    const std::lock_guard lock(m_mutex);
    return m_known;
}

QUrl Talk::urlOf(const Ask &ask) const
{
    QByteArray base = m_database.toEncoded(QUrl::RemoveUserInfo);
    if (ask.isOfServer)
        base.truncate(base.lastIndexOf('/'));
    base += ask.path;
    if (!ask.query.isEmpty())
        base += '?' + ask.query;
    return QUrl::fromEncoded(base);
}

Result<Talk::Answer> Talk::send(const Ask &ask, bool isPacked, TaskControl &task)
{
    HttpRequest request{.verb = ask.verb,
        .url = urlOf(ask),
        .fingerprint = m_options.fingerprint,
        .silence = m_options.silence};
    if (ask.silence.count() > 0)
        request.silence = ask.silence;
    // Few and short: they are most of what is sent while nothing is new. The encoding is named by
    // us, so that we unpack it, with limits; Qt would name a language at more length.
    request.headers = {{"Accept-Encoding", ask.isOfFile ? "identity" : "gzip"},
        {"User-Agent", kUserAgent}, {"Accept-Language", "*"}};
    request.headers += ask.headers;
    request.body = ask.bytes;
    if (ask.json) {
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
        request.body = isPacked ? Gzip().add(*ask.json, Gzip::Then::End) : *ask.json;
        if (isPacked)
            request.headers.append(HttpHeader{"Content-Encoding", "gzip"});
    }
    const Credentials &credentials = m_options.credentials;
    if (!credentials.bearer.isEmpty())
        request.headers.append(HttpHeader{"Authorization", "Bearer " + credentials.bearer});
    else if (known().usesBasic)
        request.headers.append(HttpHeader{"Authorization",
            "Basic "
                + (credentials.user.toUtf8() + ':' + credentials.password.toUtf8()).toBase64()});
    else if (const QByteArray given = cookie(); !given.isEmpty())
        request.headers.append(HttpHeader{"Cookie", given});
    Answer answer{m_line.send(request), 0};
    HZ_TRY(answer.status, answer.http->status(task));
    // The server renews it at times.
    if (const QByteArray given = cookieIn(answer.http->header("set-cookie")); !given.isEmpty()) {
        if (credentials.session)
            credentials.session->renew(given);
        else
            learn([&](Known &known) { known.cookie = given; });
    }
    return answer;
}

Result<QJsonObject> Talk::openSession(TaskControl &task)
{
    const Credentials &credentials = m_options.credentials;
    learn([](Known &known) { known.cookie.clear(); });
    const QByteArray before = cookie();
    const QJsonObject who{{QStringLiteral("name"), credentials.user},
        {QStringLiteral("password"), credentials.password}};
    HZ_TRY(const Answer answer,
        send({.verb = "POST",
                 .path = "/_session",
                 .json = QJsonDocument(who).toJson(QJsonDocument::Compact),
                 .isOfServer = true},
            false, task));
    if (answer.status == 404 || answer.status == 405 || answer.status == 501) {
        drain(answer, task);
        learn([](Known &known) { known.usesBasic = true; });
        return QJsonObject();
    }
    if (!isGood(answer.status, {}))
        return meaningOf(answer, task);
    HZ_TRY(const QJsonDocument said, json(answer, task));
    const QByteArray given = cookie();
    learn([&](Known &known) { known.usesBasic = given.isEmpty() || given == before; });
    return said.object();
}

bool Talk::isNamed() const
{
    return m_options.credentials.bearer.isEmpty() && !m_options.credentials.user.isEmpty();
}

Result<> Talk::signIn(TaskControl &task)
{
    if (isNamed() && !known().usesBasic && cookie().isEmpty())
        HZ_CHECK(openSession(task));
    learn([](Known &known) { known.isSignedIn = true; });
    return {};
}

// Whether it is worth asking once more: `used` is the cookie that was refused.
Result<bool> Talk::signInAgain(const QByteArray &used, TaskControl &task)
{
    if (!isNamed())
        return renewSession(used, task);
    if (known().usesBasic)
        return false;
    if (cookie() == used) // else another one has done it
        HZ_CHECK(openSession(task));
    return true;
}

Result<Talk::Answer> Talk::ask(const Ask &ask, const QList<int> &alsoGood, TaskControl &task)
{
    if (!known().isSignedIn)
        HZ_CHECK(signIn(task));
    const bool canPack
        = ask.json && ask.json->size() >= kWorthPacking && known().packing != Packing::Refused;
    const QByteArray used = cookie();
    HZ_TRY(Answer answer, send(ask, canPack, task));
    if (answer.status == 401) { // it may have forgotten us
        HZ_TRY(const bool isRenewed, signInAgain(used, task));
        if (isRenewed) {
            drain(answer, task);
            HZ_TRY(answer, send(ask, canPack, task));
        }
    }
    if (canPack && known().packing == Packing::Unknown) {
        if (answer.status == 400 || answer.status == 415 || answer.status == 500) {
            drain(answer, task);
            HZ_TRY(Answer plain, send(ask, false, task));
            if (plain.status != answer.status)
                learn([](Known &known) { known.packing = Packing::Refused; });
            answer = std::move(plain);
        } else if (isGood(answer.status, {})) {
            learn([](Known &known) { known.packing = Packing::Taken; });
        }
    }
    if (!isGood(answer.status, alsoGood))
        return meaningOf(answer, task);
    if (!isGood(answer.status, {}))
        drain(answer, task);
    return answer;
}

// Whether there is a session to try once more with.
Result<bool> Talk::renewSession(const QByteArray &used, TaskControl &task)
{
    if (!m_options.credentials.session || used.isEmpty())
        return false;
    if (cookie() != used)
        return true; // another one has done it
    HZ_TRY(const Answer answer,
        send({.verb = "POST",
                 .path = "/_session",
                 .json = QByteArrayLiteral("{\"renew\":true}"),
                 .isOfServer = true},
            false, task));
    drain(answer, task);
    return isGood(answer.status, {}) && cookie() != used;
}

void Talk::drain(const Answer &answer, TaskControl &task) const
{
    for (qint64 size = 0; size < kShortBytes;) {
        const Result<QByteArray> bytes = answer.http->read(task);
        if (!bytes || bytes->isEmpty())
            return;
        size += bytes->size();
    }
}

Failure Talk::meaningOf(const Answer &answer, TaskControl &task) const
{
    const int status = answer.status;
    QString detail = kHttpStatus + QString::number(status) + u' ';
    if (const Result<QJsonDocument> told = json(answer, task))
        detail += told->object()[QLatin1StringView("reason")].toString().left(200);
    if (status >= 300 && status < 400)
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” sends us to another address. Nothing was sent there; enter the right "
                      "address of the hub.")
                .arg(host()),
            QString::fromUtf8(answer.http->header("location").left(200)));
    switch (status) {
    case 401:
        return failure(Error::Kind::Denied,
            m_options.credentials.session && !isNamed() && !cookie().isEmpty()
                ? Names::tr("“%1” has forgotten that you signed in. Sign in again; what you do "
                            "meanwhile waits here.")
                      .arg(host())
                : m_options.credentials.user.isEmpty() && m_options.credentials.bearer.isEmpty()
                ? Names::tr("“%1” asks who you are. Sign in first.").arg(host())
                : Names::tr("“%1” does not accept the name or the password.").arg(host()),
            detail);
    case 403:
        return failure(Error::Kind::Denied,
            Names::tr("You may not use “%1” on “%2”. Ask whoever runs the hub.")
                .arg(databaseName(), host()),
            detail);
    case 404:
        return failure(Error::Kind::NotFound,
            Names::tr("“%1” has no database “%2”.").arg(host(), databaseName()), detail);
    case 408:
    case 429:
        return failure(Error::Kind::Network,
            Names::tr("“%1” has too much to do just now.").arg(host()), detail);
    case 413:
        return failure(
            Error::Kind::Invalid, Names::tr("This is too large for “%1”.").arg(host()), detail);
    default:
        break;
    }
    if (status >= 500)
        return failure(Error::Kind::Network,
            Names::tr("“%1” has a fault: it answered %2.").arg(host()).arg(status), detail);
    return invalid(detail);
}

Result<> Talk::read(const Answer &answer, const Piece &piece, TaskControl &task) const
{
    const QByteArray encoding = answer.http->header("content-encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "gzip" && encoding != "identity")
        return invalid(QStringLiteral("content-encoding ") + QString::fromLatin1(encoding));
    Gunzip unpacker;
    for (;;) {
        HZ_TRY(const QByteArray bytes, answer.http->read(task));
        if (bytes.isEmpty())
            break;
        if (encoding == "gzip") {
            HZ_CHECK(unpacker.add(bytes, [&](QByteArrayView unpacked) -> Result<> {
                if (task.isCancelled())
                    return cancelled();
                return piece(unpacked);
            }));
        } else {
            HZ_CHECK(piece(bytes));
        }
    }
    if (!unpacker.isComplete())
        return failure(Error::Kind::Network, Names::tr("The connection to “%1” broke.").arg(host()),
            QStringLiteral("gzip is cut off"));
    return {};
}

Result<QByteArray> Talk::text(const Answer &answer, TaskControl &task) const
{
    QByteArray text;
    HZ_CHECK(read(
        answer,
        [&](QByteArrayView piece) -> Result<> {
            if (text.size() + piece.size() > kMaxAnswerBytes)
                return invalid(QStringLiteral("the answer is too long"));
            text.append(piece);
            return {};
        },
        task));
    return text;
}

Result<QJsonDocument> Talk::json(const Answer &answer, TaskControl &task) const
{
    HZ_TRY(const QByteArray text, this->text(answer, task));
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return invalid(QStringLiteral("no JSON: ") + error.errorString());
    return document;
}

} // namespace hz::sync
