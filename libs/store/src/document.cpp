#include <hz/store/document.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace hz::store {

namespace {

const QString kBlobKey = QStringLiteral("blob");
const QString kSizeKey = QStringLiteral("size");
const QString kMimeKey = QStringLiteral("mime");
constexpr QLatin1StringView kPrefix("sha256-");
constexpr double kLargestInteger = 9007199254740991.0;

// Depth is bounded where bodies come in.
void collect(const QJsonValue &value, QMap<QByteArray, BlobRef> &found)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            collect(element, found);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (const Result<BlobRef> blob = BlobRef::fromJson(object))
            found.insert(blob->sha256, *blob);
        for (const QJsonValue &member : object)
            collect(member, found);
    }
}

} // namespace

QJsonObject BlobRef::toJson() const
{
    QJsonObject json{
        {kBlobKey, kPrefix + QLatin1StringView(sha256.toHex())}, {kSizeKey, double(sizeBytes)}};
    if (!mime.isEmpty())
        json.insert(kMimeKey, mime);
    return json;
}

Result<BlobRef> BlobRef::fromJson(const QJsonObject &json)
{
    const QString name = json[kBlobKey].toString();
    const double size = json[kSizeKey].toDouble(-1);
    const QByteArray hex = name.mid(kPrefix.size()).toLatin1();
    const QByteArray sha256 = QByteArray::fromHex(hex);
    if (!name.startsWith(kPrefix) || sha256.toHex() != hex || sha256.size() != 32 || size < 0
        || size > kLargestInteger)
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate(
                "hz::store::BlobRef", "The reference to a file is not valid."),
            name.left(100));
    return BlobRef{sha256, qint64(size), json[kMimeKey].toString()};
}

QList<BlobRef> blobsIn(const QJsonObject &body)
{
    QMap<QByteArray, BlobRef> found;
    collect(body, found);
    return found.values();
}

} // namespace hz::store
