#include "acquaintance_p.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>

namespace hz::sync {

namespace {

const QString kIdentity = QStringLiteral("identity");
const QString kIsHub = QStringLiteral("is_hub");
constexpr qsizetype kTagBytes = 9; // of a sum: enough against chance, and short on the line

} // namespace

QJsonObject Acquaintance::toJson() const
{
    return {{kIdentity, identity}, {kIsHub, isHub}};
}

std::optional<Acquaintance> Acquaintance::fromJson(const QJsonObject &json)
{
    const QString identity = json[kIdentity].toString();
    if (identity.isEmpty())
        return std::nullopt;
    return Acquaintance{identity, json[kIsHub].toBool()};
}

QString Acquaintance::idFor(const QString &address)
{
    return QStringLiteral("server-")
        + QString::fromLatin1(sha256(address.toUtf8()).first(16).toHex());
}

QString Acquaintance::idOfLast()
{
    return QStringLiteral("server-last");
}

QString hubIdentity(const QString &server, const QString &database, const QByteArray &startTime)
{
    return server + u'/' + database + u'/' + QString::fromLatin1(startTime);
}

QByteArray localTag(const QString &identity, const QJsonObject &body)
{
    QJsonObject own = body; // without what a server adds
    for (auto it = own.begin(); it != own.end();)
        it = it.key().startsWith(u'_') ? own.erase(it) : std::next(it);
    const Result<QByteArray> text = canonicalJson(own);
    if (!text)
        return {};
    return '"'
        + sha256(identity.toUtf8() + '\n' + *text)
              .first(kTagBytes)
              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        + '"';
}

} // namespace hz::sync
