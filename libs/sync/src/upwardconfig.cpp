#include <hz/core/file.h>
#include <hz/core/json.h>
#include <hz/sync/hubserver.h>
#include <hz/sync/upwardconfig.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Upward)
};

constexpr qint64 kMostBytes = 1 << 20;
constexpr std::chrono::milliseconds kCheckSilence{10'000}; // somebody waits before the screen

const QString kPairs = QStringLiteral("pairs");
const QString kDatabase = QStringLiteral("database");
const QString kRemote = QStringLiteral("remote");
const QString kUrl = QStringLiteral("url");
const QString kFingerprint = QStringLiteral("fingerprint");
const QString kUser = QStringLiteral("user");
const QString kPassword = QStringLiteral("password");
const QString kSetAt = QStringLiteral("setAt");

QString pathIn(const QString &profileDir)
{
    return upwardFolder(profileDir) + QStringLiteral("/upward.json");
}

Failure unreadable(const QString &path, const Error &why)
{
    return failure(Error::Kind::Corrupt,
        Names::tr("“%1” cannot be understood: %2 Nothing of it was changed.")
            .arg(path, why.message),
        why.detail);
}

Result<QList<UpwardPair>> pairsIn(const QJsonObject &json)
{
    QList<UpwardPair> pairs;
    const QJsonArray listed = json[kPairs].toArray();
    for (const auto &each : listed) {
        HZ_TRY(UpwardPair pair, UpwardPair::fromJson(each.toObject()));
        pairs.append(std::move(pair));
    }
    std::sort(pairs.begin(), pairs.end(),
        [](const UpwardPair &a, const UpwardPair &b) { return a.database < b.database; });
    return pairs;
}

Result<QJsonObject> contentsOf(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, kMostBytes);
    if (!bytes && bytes.error().kind == Error::Kind::NotFound)
        return QJsonObject();
    HZ_CHECK(bytes);
    Result<QJsonObject> json = parseObject(*bytes, kMostBytes);
    if (!json)
        return unreadable(path, json.error());
    return json;
}

// There is a password in it.
Result<> hide(const QString &path, QFile::Permissions permissions)
{
    QFile file(path);
    if (!file.setPermissions(permissions))
        return failure(Error::Kind::Io,
            Names::tr("“%1” cannot be closed to others, and a password is to be kept in it.")
                .arg(path),
            file.errorString());
    return {};
}

Result<> change(const QString &profileDir, const std::function<Result<>(QList<UpwardPair> &)> &edit)
{
    const QString folder = upwardFolder(profileDir), path = pathIn(profileDir);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    HZ_CHECK(makePath(folder));
    HZ_CHECK(hide(folder, owner | QFile::ExeOwner)); // before there is a secret in it
    HZ_TRY(const auto lock, FileLock::tryLock(path + QStringLiteral(".lock")));
    HZ_TRY(QJsonObject json, contentsOf(path));
    Result<QList<UpwardPair>> pairs = pairsIn(json);
    if (!pairs)
        return unreadable(path, pairs.error());
    HZ_CHECK(edit(*pairs));
    QJsonArray listed;
    for (const UpwardPair &pair : std::as_const(*pairs))
        listed.append(pair.toJson());
    json.insert(kPairs, listed);
    HZ_TRY(const QByteArray bytes, canonicalJson(json));
    HZ_CHECK(writeFileDurably(path, bytes));
    return hide(path, owner);
}

} // namespace

QUrl UpwardPair::remoteUrl() const
{
    return databaseUrl(hub.url, remote);
}

QString UpwardPair::title() const
{
    return database + QStringLiteral(" → ") + remoteUrl().toString(QUrl::RemoveUserInfo);
}

HttpOptions UpwardPair::options() const
{
    return {.credentials = {.user = user, .password = password}, .fingerprint = hub.fingerprint};
}

QJsonObject UpwardPair::toJson() const
{
    QJsonObject json = other;
    json.insert(kDatabase, database);
    json.insert(kRemote, remote);
    json.insert(kUrl, hub.url.toString());
    json.insert(kFingerprint, QString::fromLatin1(hub.fingerprint));
    json.insert(kUser, user);
    json.insert(kPassword, password);
    json.insert(kSetAt, setAt.toString(Qt::ISODateWithMs));
    return json;
}

Result<UpwardPair> UpwardPair::fromJson(const QJsonObject &json)
{
    UpwardPair pair{.database = json[kDatabase].toString(),
        .remote = json[kRemote].toString(),
        .user = json[kUser].toString(),
        .password = json[kPassword].toString(),
        .setAt = QDateTime::fromString(json[kSetAt].toString(), Qt::ISODateWithMs),
        .other = json};
    for (const QString &name : {pair.database, pair.remote})
        if (!isHubDatabaseName(name))
            return failure(Error::Kind::Invalid,
                Names::tr("“%1” cannot be the name of a database.").arg(name.left(100)));
    HZ_TRY(pair.hub.url, hubUrl(json[kUrl].toString()));
    pair.hub.fingerprint = json[kFingerprint].toString().toLatin1();
    for (const QString &known : {kDatabase, kRemote, kUrl, kFingerprint, kUser, kPassword, kSetAt})
        pair.other.remove(known);
    return pair;
}

QString upwardFolder(const QString &profileDir)
{
    return profileDir + QStringLiteral("/hub");
}

Result<QList<UpwardPair>> readUpward(const QString &profileDir)
{
    HZ_TRY(const QJsonObject json, contentsOf(pathIn(profileDir)));
    Result<QList<UpwardPair>> pairs = pairsIn(json);
    if (!pairs)
        return unreadable(pathIn(profileDir), pairs.error());
    return pairs;
}

Result<> setUpward(const QString &profileDir, const UpwardPair &pair)
{
    return change(profileDir, [&](QList<UpwardPair> &pairs) -> Result<> {
        pairs.removeIf([&](const UpwardPair &each) { return each.database == pair.database; });
        pairs.append(pair);
        return {};
    });
}

Result<UpwardPair> removeUpward(const QString &profileDir, const QString &database)
{
    UpwardPair removed;
    HZ_CHECK(change(profileDir, [&](QList<UpwardPair> &pairs) -> Result<> {
        const auto found = std::find_if(pairs.cbegin(), pairs.cend(),
            [&](const UpwardPair &each) { return each.database == database; });
        if (found == pairs.cend())
            return failure(Error::Kind::NotFound,
                Names::tr("“%1” is not pushed anywhere.").arg(database.left(100)));
        removed = *found;
        pairs.erase(found);
        return {};
    }));
    return removed;
}

Result<> checkUpward(const UpwardPair &pair, TaskControl &task)
{
    HZ_TRY(const HubGreeting greeting, meetHub(pair.hub, task));
    if (!greeting.isTrusted)
        return failure(Error::Kind::Denied,
            Names::tr("This computer does not trust the certificate of “%1”, whose SHA-256 "
                      "fingerprint is %2. If whoever runs that hub reads the same on its status "
                      "page, say it with --fingerprint, or give its pairing code in place of the "
                      "address.")
                .arg(pair.hub.url.authority(), QString::fromLatin1(greeting.address.fingerprint)));
    HttpOptions options = pair.options();
    options.silence = kCheckSilence;
    HZ_TRY(const auto endpoint, HttpEndpoint::open(pair.remoteUrl(), options));
    HZ_CHECK(endpoint->identity(task));
    return {};
}

} // namespace hz::sync
