#include "sodium_p.h"

#include <hz/account/bearer.h>
#include <hz/core/json.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <sodium.h>

namespace hz::account {

namespace {

constexpr qsizetype kLongestToken = 4096;
const QByteArray kPrefix = QByteArrayLiteral("hz1");
const QString kName = QStringLiteral("sub");
const QString kRoles = QStringLiteral("roles");
const QString kServer = QStringLiteral("aud");
const QString kUntil = QStringLiteral("exp");

const unsigned char *in(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

Failure refused(const char *why)
{
    return failure(Error::Kind::Denied,
        QCoreApplication::translate("hz::account::Bearer", "You are not signed in any more."),
        QString::fromLatin1(why));
}

} // namespace

BearerKey BearerKey::fresh()
{
    startSodium();
    BearerKey key{QByteArray(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized),
        QByteArray(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized)};
    crypto_sign_keypair(out(key.publicKey), out(key.secretKey));
    return key;
}

QByteArray BearerKey::issue(const Identity &who, const QString &server, std::chrono::minutes length,
    const QDateTime &now) const
{
    Q_ASSERT(secretKey.size() == crypto_sign_SECRETKEYBYTES);
    const QDateTime until = now + std::min(length, kLongestBearer);
    const QJsonObject claims{{kName, who.name}, {kRoles, QJsonArray::fromStringList(who.roles)},
        {kServer, server}, {kUntil, until.toSecsSinceEpoch()}};
    const QByteArray content
        = kPrefix + '.' + toBase64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(out(signature), nullptr, in(content),
        static_cast<unsigned long long>(content.size()), in(secretKey));
    return content + '.' + toBase64Url(signature);
}

Result<Identity> BearerKey::check(
    const QByteArray &token, const QString &server, const QDateTime &now) const
{
    startSodium();
    const QList<QByteArray> parts
        = token.size() > kLongestToken ? QList<QByteArray>() : token.split('.');
    if (parts.size() != 3 || parts[0] != kPrefix || publicKey.size() != crypto_sign_PUBLICKEYBYTES)
        return refused("no token of ours");
    const QByteArray content = parts[0] + '.' + parts[1];
    const QByteArray signature = fromBase64Url(parts[2]);
    if (signature.size() != crypto_sign_BYTES
        || crypto_sign_verify_detached(in(signature), in(content),
               static_cast<unsigned long long>(content.size()), in(publicKey))
            != 0)
        return refused("another signature");
    HZ_TRY(const QJsonObject claims, parseObject(fromBase64Url(parts[1]), kLongestToken));
    if (claims[kServer].toString() != server)
        return refused("for another server");
    const qint64 left = claims[kUntil].toInteger() - now.toSecsSinceEpoch();
    if (left <= 0)
        return refused("it is over");
    if (left > std::chrono::seconds(2 * kLongestBearer).count())
        return refused("it lasts longer than any");
    Identity who{.name = claims[kName].toString()};
    const QJsonArray roles = claims[kRoles].toArray();
    for (const QJsonValue &role : roles)
        who.roles.append(role.toString());
    if (!checkUserName(who.name))
        return refused("nobody's name");
    return who;
}

} // namespace hz::account
