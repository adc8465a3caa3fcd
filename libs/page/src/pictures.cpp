#include "documents.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/page/pictures.h>

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>
#include <QtGui/QImageReader>

#include <algorithm>

namespace hz::page {

namespace {

Q_LOGGING_CATEGORY(lcPictures, "hz.page.pictures")

constexpr qsizetype kDecodedBytes = 192 << 20;
constexpr qsizetype kScaledBytes = 48 << 20; // a 3840×2160 screen full of them, and a half
constexpr QSize kTrial(256, 256); // a picture is decoded once before it is taken

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::page::Pictures)
};

struct Format {
    QByteArray name;
    QString mime;
};

const std::array<Format, 5> &formats()
{
    static const std::array<Format, 5> known{{{"png", QStringLiteral("image/png")},
        {"jpeg", QStringLiteral("image/jpeg")}, {"gif", QStringLiteral("image/gif")},
        {"bmp", QStringLiteral("image/bmp")}, {"webp", QStringLiteral("image/webp")}}};
    return known;
}

bool turnsOver(const QImageReader &reader)
{
    return reader.transformation() & QImageIOHandler::TransformationRotate90;
}

// Reads the head; the reader's device stays with the caller.
Result<Image> headOf(QImageReader &reader, qint64 sizeBytes, const QString &name)
{
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    const auto known = std::find_if(formats().begin(), formats().end(),
        [&](const Format &candidate) { return candidate.name == format; });
    if (known == formats().end())
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” is not a picture that can be shown: PNG, JPEG, GIF, BMP and WebP can.")
                .arg(name),
            QString::fromLatin1(format));
    const QSize size = reader.size();
    if (size.isEmpty())
        return failure(Error::Kind::Corrupt, Names::tr("The picture “%1” is damaged.").arg(name),
            reader.errorString());
    if (size.width() > kMaxPictureSide || size.height() > kMaxPictureSide
        || qint64(size.width()) * size.height() > kMaxPicturePixels)
        return failure(Error::Kind::Invalid,
            Names::tr("The picture “%1” is too large: it has %2 × %3 pixels, at most %4 million "
                      "can be shown. Make it smaller first.")
                .arg(name)
                .arg(size.width())
                .arg(size.height())
                .arg(kMaxPicturePixels / 1'000'000));
    const QSize upright = turnsOver(reader) ? size.transposed() : size;
    return Image{.sizeBytes = sizeBytes,
        .mime = known->mime,
        .isAttached = sizeBytes <= store::kMaxAttachmentBytes,
        .pixels = upright,
        .size = upright * kSubUnits};
}

} // namespace

Result<Image> probePicture(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > kMaxPictureBytes)
        return failure(Error::Kind::Invalid,
            Names::tr("The picture “%1” is too large: %2 MB, at most %3 can be taken in.")
                .arg(name)
                .arg(bytes.size() >> 20)
                .arg(kMaxPictureBytes >> 20));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    return headOf(reader, bytes.size(), name);
}

Result<QImage> decodePicture(const QByteArray &bytes, QSize atMost, const QString &name)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    HZ_TRY(const Image head, headOf(reader, bytes.size(), name));
    const QSize size = reader.size();
    const QSize most = turnsOver(reader) ? atMost.transposed() : atMost;
    if (size.width() > most.width() || size.height() > most.height())
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    QImage image = reader.read();
    if (image.isNull())
        return failure(Error::Kind::Corrupt, Names::tr("The picture “%1” is damaged.").arg(name),
            reader.errorString());
    if (image.width() > atMost.width() || image.height() > atMost.height())
        image
            = image.scaled(atMost, Qt::KeepAspectRatio); // a GIF's frame may be larger than it says
    image.convertTo(
        image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    return image;
}

Result<Image> storePicture(
    const QByteArray &bytes, const QString &name, const store::BlobStore &blobs)
{
    HZ_TRY(Image image, probePicture(bytes, name));
    HZ_CHECK(decodePicture(bytes, kTrial, name));
    HZ_TRY(const store::BlobRef blob, blobs.addBytes(bytes, image.mime));
    image.sha256 = blob.sha256;
    return image;
}

Result<Image> storePictureFile(const QString &path, const store::BlobStore &blobs)
{
    const QString name = QFileInfo(path).fileName();
    HZ_TRY(const QByteArray bytes, readFile(path, kMaxPictureBytes));
    return storePicture(bytes, name, blobs);
}

PictureSource readingPictures(
    const store::Database &database, const store::BlobStore &blobs, const LessonId &lesson)
{
    return [&database, blobs, lesson](const Image &image, QSize pixels) -> QImage {
        const auto decoded = [&]() -> Result<QImage> {
            HZ_TRY(const auto read, database.read());
            HZ_TRY(const QByteArray bytes, pictureBytes(*read, blobs, lesson, image));
            return decodePicture(bytes, pixels, {});
        }();
        if (decoded)
            return *decoded;
        qCWarning(lcPictures) << decoded.error().message << decoded.error().detail;
        return {};
    };
}

Pictures::Pictures(const store::Database &database, const store::BlobStore &blobs,
    const LessonId &lesson, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_blobs(blobs)
    , m_lesson(lesson)
{
}

QImage Pictures::picture(const Image &image, QSize pixels)
{
    Decoded &decoded = m_decoded[image.sha256];
    decoded.usedAt = ++m_clock;
    const auto scaled = std::find_if(decoded.scaled.begin(), decoded.scaled.end(),
        [pixels](const Scaled &candidate) { return candidate.size == pixels; });
    const bool isKnown = scaled != decoded.scaled.end();
    if (isKnown)
        scaled->usedAt = m_clock;
    if (isKnown && !scaled->image.isNull())
        return scaled->image;
    // Halves of the original, so that a zoom does not decode at every step.
    QSize wanted = image.pixels;
    while (wanted.width() / 2 >= pixels.width() && wanted.height() / 2 >= pixels.height())
        wanted /= 2;
    wanted = wanted.expandedTo({1, 1});
    if (!decoded.isBroken && !m_pending.contains(image.sha256))
        decode(image, decoded.image, wanted, pixels);
    return decoded.image;
}

PictureSource Pictures::source()
{
    return [this](const Image &image, QSize pixels) { return picture(image, pixels); };
}

void Pictures::decode(const Image &image, const QImage &present, QSize atMost, QSize shown)
{
    struct Made {
        QImage image;
        QImage scaled;
    };
    m_pending.insert(image.sha256);
    const Task<Made> task = m_tasks.run(
        [&database = m_database, blobs = m_blobs, lesson = m_lesson, image, present, atMost, shown](
            TaskControl &) -> Result<Made> {
            Made made{.image = present, .scaled = {}};
            if (present.width() < atMost.width() - 1) {
                HZ_TRY(const auto read, database.read());
                HZ_TRY(const QByteArray bytes, pictureBytes(*read, blobs, lesson, image));
                HZ_TRY(made.image, decodePicture(bytes, atMost, {}));
            }
            made.scaled = made.image.scaled(shown, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            made.scaled.convertTo(made.image.format());
            return made;
        });
    whenDone(task, this, [this, sha256 = image.sha256](const Result<Made> &made) {
        m_pending.remove(sha256);
        if (made) {
            take(sha256, made->image, made->scaled);
            return;
        }
        qCWarning(lcPictures) << made.error().message << made.error().detail;
        m_decoded[sha256].isBroken = true;
        Q_EMIT ready(sha256);
    });
}

void Pictures::take(const QByteArray &sha256, const QImage &image, const QImage &scaled)
{
    Decoded &decoded = m_decoded[sha256];
    decoded.image = image;
    const auto known = std::find_if(decoded.scaled.begin(), decoded.scaled.end(),
        [&](const Scaled &candidate) { return candidate.size == scaled.size(); });
    // A size that was here before is no news: two that push each other out would repaint for ever.
    const bool isNews = known == decoded.scaled.end();
    if (isNews)
        decoded.scaled.push_back({scaled, scaled.size(), m_clock});
    else
        known->image = scaled;
    trim();
    trimScaled();
    if (isNews)
        Q_EMIT ready(sha256);
}

void Pictures::trim()
{
    qsizetype bytes = 0;
    for (const Decoded &decoded : std::as_const(m_decoded))
        bytes += decoded.image.sizeInBytes();
    while (bytes > kDecodedBytes && m_decoded.size() > 1) {
        const auto oldest = std::min_element(m_decoded.cbegin(), m_decoded.cend(),
            [](const Decoded &a, const Decoded &b) { return a.usedAt < b.usedAt; });
        bytes -= oldest->image.sizeInBytes();
        m_decoded.erase(oldest);
    }
}

void Pictures::trimScaled()
{
    std::vector<Scaled *> all;
    qsizetype bytes = 0;
    for (Decoded &decoded : m_decoded)
        for (Scaled &scaled : decoded.scaled) {
            all.push_back(&scaled);
            bytes += scaled.image.sizeInBytes();
        }
    std::sort(all.begin(), all.end(),
        [](const Scaled *a, const Scaled *b) { return a->usedAt < b->usedAt; });
    for (Scaled *scaled : all) {
        if (bytes <= kScaledBytes)
            return;
        bytes -= scaled->image.sizeInBytes();
        scaled->image = {};
    }
}

} // namespace hz::page
