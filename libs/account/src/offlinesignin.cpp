#include <hz/account/offlinesignin.h>
#include <hz/core/file.h>
#include <hz/core/json.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>

namespace hz::account {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::account::OfflineSignIn)
};

constexpr qint64 kMostBytes = 1 << 20;
constexpr std::chrono::hours kClockSlack{24};

const QString kPeople = QStringLiteral("people");
const QString kSeen = QStringLiteral("seen");
const QString kAt = QStringLiteral("at");
const QString kHash = QStringLiteral("hash");
const QString kRoles = QStringLiteral("roles");

QString keyOf(const QString &server, const QString &name)
{
    return server + u'\n' + name;
}

QDateTime timeIn(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate);
}

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

} // namespace

OfflineSignIn::OfflineSignIn(QString path, OfflineOptions options)
    : m_path(std::move(path))
    , m_options(options)
{
}

Result<QJsonObject> OfflineSignIn::read() const
{
    const Result<QByteArray> bytes = readFile(m_path, kMostBytes);
    if (!bytes && bytes.error().kind == Error::Kind::NotFound)
        return QJsonObject();
    HZ_CHECK(bytes);
    const Result<QJsonObject> json = parseObject(*bytes, kMostBytes);
    return json ? *json : QJsonObject(); // damaged: sign in with the hub once more
}

Result<> OfflineSignIn::write(const QJsonObject &json) const
{
    HZ_TRY(const QByteArray bytes, canonicalJson(json));
    return writeFileDurably(m_path, bytes);
}

Result<> OfflineSignIn::remember(
    const QString &server, const Identity &who, const QString &password) const
{
    HZ_TRY(const QByteArray hash, hashPassword(password, m_options.strength));
    HZ_TRY(QJsonObject json, read());
    const QString now = textOf(m_options.clock->now());
    QJsonObject people = json[kPeople].toObject();
    people.insert(keyOf(server, who.name),
        QJsonObject{{kAt, now}, {kHash, QString::fromLatin1(hash)},
            {kRoles, QJsonArray::fromStringList(who.roles)}});
    json.insert(kPeople, people);
    json.insert(kSeen, now);
    return write(json);
}

Result<Identity> OfflineSignIn::signIn(
    const QString &server, const QString &name, const QString &password) const
{
    HZ_TRY(QJsonObject json, read());
    const QJsonObject known = json[kPeople][keyOf(server, name)].toObject();
    if (known.isEmpty())
        return failure(Error::Kind::Denied,
            Names::tr("“%1” has not signed in at this machine before. The first time needs the "
                      "network.")
                .arg(name));
    if (!isPassword(known[kHash].toString().toLatin1(), password))
        return failure(Error::Kind::Denied, Names::tr("The name or the password is wrong."));
    const QDateTime now = m_options.clock->now(), seen = timeIn(json[kSeen]);
    const QDateTime at = timeIn(known[kAt]);
    if (!at.isValid() || !seen.isValid() || now < seen - kClockSlack)
        return failure(Error::Kind::Denied,
            Names::tr("The clock of this machine was set back. Set it right, or sign in with the "
                      "network."));
    if (now - at > m_options.length)
        return failure(Error::Kind::Denied,
            Names::tr("The last sign-in with the network was too long ago. Connect to the network "
                      "and sign in again."));
    if (now > seen) {
        json.insert(kSeen, textOf(now));
        (void)write(json); // a profile that cannot be written to is still good for reading
    }
    Identity who{.name = name};
    const QJsonArray roles = known[kRoles].toArray();
    for (const QJsonValue &role : roles)
        who.roles.append(role.toString());
    return who;
}

Result<> OfflineSignIn::forget(const QString &server, const QString &name) const
{
    HZ_TRY(QJsonObject json, read());
    QJsonObject people = json[kPeople].toObject();
    if (people.take(keyOf(server, name)).isUndefined())
        return {};
    json.insert(kPeople, people);
    return write(json);
}

} // namespace hz::account
