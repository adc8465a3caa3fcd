#include "revision_p.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Revision)
};

bool isHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
}

bool isClean(QStringView text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7f;
    }) && text.isValidUtf16();
}

// `values` are asked for where the text alone does not tell.
template<typename Values>
Result<> checkBody(const QString &id, const QByteArray &json, const Values &values)
{
    if (holdsText(json, "\"_")) { // a key or a text that begins so
        HZ_TRY(const QJsonObject body, values());
        for (auto it = body.constBegin(); it != body.constEnd(); ++it)
            if (it.key().startsWith(u'_'))
                return failure(Error::Kind::Invalid,
                    Names::tr("“%1” has a field that may not be stored.").arg(id), it.key());
    }
    if (json.size() > kMaxBodyBytes)
        return failure(Error::Kind::Invalid, Names::tr("“%1” is too large to be stored.").arg(id),
            QStringLiteral("%1 bytes, at most %2").arg(json.size()).arg(kMaxBodyBytes));
    // Only what opens more brackets than the allowed depth can be too deep.
    if (std::count_if(json.cbegin(), json.cend(), [](char c) { return c == '{' || c == '['; })
        > kMaxJsonDepth)
        HZ_CHECK(parseObject(json));
    return {};
}

} // namespace

std::optional<RevisionName> RevisionName::fromString(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    if (dash < 1 || dash > 10 || text[0] == u'0' || text.size() > dash + 1 + kMaxSigBytes)
        return std::nullopt;
    const QStringView digits = text.first(dash);
    const QStringView name = text.sliced(dash + 1);
    if (!std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    const qint64 generation = digits.toLongLong();
    if (generation > kMaxGeneration)
        return std::nullopt;
    if (name.size() == 2 * kSigBytes && isHex(name))
        return RevisionName{generation, QByteArray::fromHex(name.toLatin1())};
    const QByteArray bytes = name.toUtf8();
    if (bytes.isEmpty() || bytes.size() > kMaxSigBytes || !isClean(name))
        return std::nullopt;
    return RevisionName{generation, bytes};
}

QString RevisionName::toString() const
{
    if (sig.size() != kSigBytes)
        return QString::number(generation) + u'-' + QString::fromUtf8(sig);
    return QString::number(generation) + u'-' + QLatin1StringView(sig.toHex());
}

bool isSig(QByteArrayView bytes)
{
    return bytes.size() == kSigBytes
        || (!bytes.isEmpty() && bytes.size() <= kMaxSigBytes && bytes.isValidUtf8()
            && isClean(QString::fromUtf8(bytes)));
}

Result<QByteArray> signature(QByteArrayView canonicalBody, const QString &parent, bool deleted,
    const QMap<QString, QByteArray> &attachmentSums)
{
    Sha256 sum;
    sum.add("{\"attachments\":");
    if (attachmentSums.isEmpty()) {
        sum.add("{}");
    } else {
        QJsonObject sums;
        for (auto it = attachmentSums.cbegin(); it != attachmentSums.cend(); ++it)
            sums.insert(it.key(), QLatin1StringView(it.value().toHex()));
        HZ_TRY(const QByteArray json, canonicalJson(sums));
        sum.add(json);
    }
    sum.add(",\"body\":");
    sum.add(canonicalBody);
    sum.add(deleted ? QByteArrayView(",\"deleted\":true,\"parent\":")
                    : QByteArrayView(",\"deleted\":false,\"parent\":"));
    HZ_TRY(const QByteArray quotedParent, canonicalJson(parent));
    sum.add(quotedParent);
    sum.add("}");
    return sum.result().first(kSigBytes);
}

Result<QByteArray> canonicalBody(const QString &id, const QJsonObject &body)
{
    HZ_TRY(QByteArray json, canonicalJson(body));
    HZ_CHECK(checkBody(id, json, [&] { return Result<QJsonObject>(body); }));
    return json;
}

Result<QByteArray> canonicalBody(const QString &id, const CanonicalObject &body)
{
    HZ_CHECK(checkBody(id, body.text(), [&] { return parseObject(body.text()); }));
    return body.text();
}

Result<> checkId(const QString &id)
{
    if (id.isEmpty() || id.startsWith(u'_') || id.toUtf8().size() > kMaxIdBytes || !isClean(id))
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” cannot be the id of a document.").arg(id.left(100)));
    return {};
}

Result<> checkAttachmentName(const QString &id, const QString &name)
{
    if (name.isEmpty() || name.startsWith(u'_') || name.toUtf8().size() > kMaxIdBytes
        || !isClean(name))
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” cannot be the name of an attachment of “%2”.").arg(name.left(100), id));
    return {};
}

} // namespace hz::store
