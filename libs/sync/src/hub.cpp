#include "talk_p.h"

#include <hz/sync/hub.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtNetwork/QHostAddress>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Hub)
};

constexpr int kUsualPort = 5984; // CouchDB's
constexpr int kSha256Bytes = 32;
const QString kPairingPath = QStringLiteral("/_hezhou/");
const QString kPairingMark = QStringLiteral("#sha256=");
constexpr std::chrono::milliseconds kSilence{15'000}; // somebody waits before the screen

bool isThisComputer(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

HttpOptions optionsFor(const HubAddress &hub, Credentials credentials)
{
    return {
        .credentials = std::move(credentials), .fingerprint = hub.fingerprint, .silence = kSilence};
}

} // namespace

Result<QUrl> hubUrl(const QString &typed)
{
    const QString text = typed.trimmed();
    const bool hasScheme = text.contains(QStringLiteral("://"));
    QUrl url(hasScheme ? text : QStringLiteral("https://") + text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.path().size() > 1)
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” is not the address of a hub. It looks like 192.168.1.10 or "
                      "hub.school.example.")
                .arg(text.left(100)));
    if (url.scheme() == u"http" && !isThisComputer(url.host()))
        return failure(Error::Kind::Denied,
            Names::tr("“%1” is without encryption: everybody on the line could read the password. "
                      "Leave http:// out.")
                .arg(text.left(100)));
    if (!hasScheme && url.port() < 0)
        url.setPort(kUsualPort);
    return url.adjusted(
        QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString pairingText(const HubAddress &hub)
{
    if (hub.fingerprint.isEmpty())
        return {};
    return hub.url.toString() + kPairingPath + kPairingMark
        + QString::fromLatin1(hub.fingerprint).remove(u':');
}

Result<HubAddress> hubAddress(const QString &typed)
{
    const QString text = typed.trimmed();
    const qsizetype mark = text.indexOf(kPairingMark, 0, Qt::CaseInsensitive);
    if (mark < 0) {
        HZ_TRY(const QUrl url, hubUrl(text));
        return HubAddress{.url = url};
    }
    QString address = text.first(mark);
    if (address.endsWith(kPairingPath, Qt::CaseInsensitive))
        address.chop(kPairingPath.size());
    HZ_TRY(const QUrl url, hubUrl(address));
    const QByteArray sum = QByteArray::fromHex(text.sliced(mark + kPairingMark.size()).toLatin1());
    if (sum.size() != kSha256Bytes || url.scheme() != u"https")
        return failure(Error::Kind::Invalid,
            Names::tr("A part of this pairing code is missing. Copy it whole, or scan it again."),
            text.left(100));
    return HubAddress{.url = url, .fingerprint = sum.toHex(':').toUpper()};
}

Result<HubGreeting> meetHub(const HubAddress &hub, TaskControl &task)
{
    HubGreeting greeting{.address = hub};
    {
        HttpLine line;
        const std::unique_ptr<HttpAnswer> answer
            = line.send({.url = databaseUrl(greeting.address.url, {}),
                .fingerprint = hub.fingerprint,
                .silence = kSilence});
        const Result<int> status = answer->status(task);
        if (!status && !hub.fingerprint.isEmpty() && status.error().kind == Error::Kind::Denied)
            return failure(Error::Kind::Denied,
                Names::tr("“%1” shows another certificate than the pairing code says, so nothing "
                          "was sent. Take the code that the hub shows now, or tell whoever runs "
                          "it.")
                    .arg(hub.url.authority()),
                status.error().detail);
        greeting.isTrusted = status.has_value();
        if (!status) {
            if (!hub.fingerprint.isEmpty() || task.isCancelled())
                return Failure(status.error());
            greeting.address.fingerprint = answer->fingerprint();
            if (greeting.address.fingerprint.isEmpty())
                return Failure(status.error());
        }
    }
    // The certificate is not trusted yet; whoever answers is to be a hub all the same.
    Talk talk(
        databaseUrl(greeting.address.url, QStringLiteral("_up")), optionsFor(greeting.address, {}));
    HZ_TRY(const auto answer, talk.ask({.path = "/", .isOfServer = true}, {401}, task));
    if (answer.status == 401)
        return greeting;
    HZ_TRY(const QJsonDocument welcome, talk.json(answer, task));
    if (!welcome.object().contains(QStringLiteral("couchdb")))
        return talk.invalid(QStringLiteral("no welcome"));
    return greeting;
}

Result<SignedIn> signInAt(
    const HubAddress &hub, const QString &name, const QString &password, TaskControl &task)
{
    Talk talk(databaseUrl(hub.url, QStringLiteral("_session")),
        optionsFor(hub, {.user = name, .password = password}));
    HZ_TRY(const QJsonObject said, talk.openSession(task));
    if (talk.cookie().isEmpty())
        return talk.invalid(QStringLiteral("no session"));
    SignedIn who{.name = name, .cookie = talk.cookie()};
    const QJsonArray roles = said[QLatin1StringView("roles")].toArray();
    for (const QJsonValue &role : roles)
        who.roles.append(role.toString());
    return who;
}

Result<QStringList> databasesAt(
    const HubAddress &hub, const std::shared_ptr<HubSession> &session, TaskControl &task)
{
    Talk talk(
        databaseUrl(hub.url, QStringLiteral("_all_dbs")), optionsFor(hub, {.session = session}));
    HZ_TRY(const auto answer, talk.ask({.path = "/_all_dbs", .isOfServer = true}, {}, task));
    HZ_TRY(const QJsonDocument json, talk.json(answer, task));
    QStringList names;
    const QJsonArray listed = json.array();
    for (const QJsonValue &name : listed)
        names.append(name.toString());
    names.sort();
    return names;
}

Result<> makeDatabaseAt(const HubAddress &hub, const std::shared_ptr<HubSession> &session,
    const QString &name, TaskControl &task)
{
    Talk talk(databaseUrl(hub.url, name), optionsFor(hub, {.session = session}));
    const auto made = talk.ask({.verb = "PUT"}, {412}, task);
    if (made || made.error().kind != Error::Kind::Denied)
        return made ? Result<>() : Result<>(Failure(made.error()));
    // Not hers to make, but perhaps hers to use: a server of another make has no such rule.
    HZ_CHECK(talk.ask({}, {}, task));
    return {};
}

Result<std::unique_ptr<Endpoint>> databaseAt(
    const HubAddress &hub, const std::shared_ptr<HubSession> &session, const QString &name)
{
    HZ_TRY(std::unique_ptr<HttpEndpoint> endpoint,
        HttpEndpoint::open(databaseUrl(hub.url, name),
            {.credentials = {.session = session}, .fingerprint = hub.fingerprint}));
    return std::unique_ptr<Endpoint>(std::move(endpoint));
}

Result<std::unique_ptr<HttpBlobs>> filesAt(
    const HubAddress &hub, const std::shared_ptr<HubSession> &session, const QString &name)
{
    return HttpBlobs::open(databaseUrl(hub.url, name),
        {.credentials = {.session = session}, .fingerprint = hub.fingerprint});
}

} // namespace hz::sync
