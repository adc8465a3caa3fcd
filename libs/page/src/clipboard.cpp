#include "elementcodec.h"

#include <hz/page/clipboard.h>

#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>

namespace hz::page {

namespace {

constexpr QLatin1StringView kMagic("hezhou-elements");
constexpr int kVersion = 1;

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::page::Clipboard)
};

Failure damaged(const QString &detail)
{
    return failure(Error::Kind::Corrupt, Names::tr("What is on the clipboard is damaged."), detail);
}

Failure tooLarge()
{
    return failure(Error::Kind::Invalid,
        Names::tr("What is on the clipboard is too large: at most %1 MB can be pasted.")
            .arg(kMaxClipBytes >> 20));
}

} // namespace

Result<QByteArray> clipToBytes(const Clip &clip)
{
    QCborArray pictures;
    qsizetype size = 0;
    for (const QByteArray &picture : clip.pictures) {
        pictures.append(picture);
        size += picture.size();
    }
    QByteArray bytes;
    if (size <= kMaxClipBytes && qsizetype(clip.elements.size()) <= kMaxClipElements)
        bytes = QCborValue(QCborArray{kMagic, kVersion, elementsToCbor(clip.elements), pictures})
                    .toCbor();
    if (bytes.isEmpty() || bytes.size() > kMaxClipBytes)
        return failure(Error::Kind::Invalid,
            Names::tr("Too much is selected to be copied at once: at most %1 MB can be.")
                .arg(kMaxClipBytes >> 20));
    return bytes;
}

Result<Clip> clipFromBytes(const QByteArray &bytes)
{
    if (bytes.size() > kMaxClipBytes)
        return tooLarge();
    QCborParserError error;
    const QCborArray fields = QCborValue::fromCbor(bytes, &error).toArray();
    if (error.error != QCborError::NoError)
        return damaged(error.errorString());
    if (fields.at(0).toString() != kMagic)
        return damaged(QStringLiteral("no elements"));
    if (integerOf(fields.at(1)) != kVersion)
        return failure(Error::Kind::Unsupported,
            Names::tr("What is on the clipboard was copied by a newer version of Hezhou."));
    if (fields.at(2).toArray().size() > kMaxClipElements)
        return tooLarge();
    Clip clip;
    Result<std::vector<Element>> elements = elementsFromCbor(fields.at(2));
    if (!elements)
        return damaged(elements.error().detail);
    clip.elements = std::move(*elements);
    for (const auto &picture : fields.at(3).toArray()) {
        if (!picture.isByteArray())
            return damaged(QStringLiteral("no picture"));
        clip.pictures.append(picture.toByteArray());
    }
    return clip;
}

} // namespace hz::page
