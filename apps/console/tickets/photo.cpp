#include "tickets/photo.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QImageReader>
#include <QtGui/QImageWriter>
#include <QtGui/QPainter>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Photo)
};

const QString kPdf = QStringLiteral("application/pdf");
constexpr QByteArrayView kPdfMark("%PDF-");

constexpr int kDecodeMib = 512; // what decoding one picture may take
constexpr int kFirstQuality = 82, kLastQuality = 40, kQualityStep = 14;

// Pictures only: a name is not believed, and no format that holds programs or pages.
bool isPicture(const QByteArray &format)
{
    return format == "jpeg" || format == "jpg" || format == "png" || format == "webp"
        || format == "bmp" || format == "gif";
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat);
}

// Evidence is known by its first page.
Result<QImage> firstPage(const QString &path, int side)
{
    HZ_TRY(const auto document, pdf::Document::open(path, {.name = Tr::tr("The evidence")}));
    HZ_TRY(const QSizeF size, document->pageSize(0));
    const QSize pixels
        = size.scaled(side, side, Qt::KeepAspectRatio).toSize().expandedTo(QSize(1, 1));
    TaskControl task;
    return document->render(0, QRectF(0, 0, 1, 1), pixels, task);
}

Result<QImage> readScaled(QImageReader &reader, const QString &name, int side)
{
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    if (!reader.canRead() || !isPicture(reader.format()))
        return failure(Error::Kind::Unsupported,
            Tr::tr("“%1” is not a photo: JPEG, PNG, WebP and BMP can be used.").arg(name));
    const QSize size = reader.size();
    if (size.isValid()) {
        if (qint64(size.width()) * size.height() > kMostPhotoPixels)
            return failure(Error::Kind::Invalid,
                Tr::tr("“%1” has %2 × %3 points, which is more than any camera takes.")
                    .arg(name)
                    .arg(size.width())
                    .arg(size.height()));
        if (std::max(size.width(), size.height()) > side)
            reader.setScaledSize(
                size.scaled(side, side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    }
    QImageReader::setAllocationLimit(kDecodeMib);
    QImage image = reader.read();
    if (image.isNull())
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” is damaged and cannot be read as a photo: %2")
                .arg(name, reader.errorString()));
    if (std::max(image.width(), image.height()) > side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

QByteArray jpegOf(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    writer.write(image);
    return bytes;
}

} // namespace

Result<QByteArray> boundedPhoto(const QString &path)
{
    const QFileInfo file(path);
    const QString name = file.fileName();
    if (!file.isFile() || !file.isReadable())
        return failure(Error::Kind::NotFound, Tr::tr("“%1” cannot be read.").arg(name));
    if (file.size() > kMostPhotoBytes)
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” has %2; a photo may have %3.")
                .arg(name, sizeText(file.size()), sizeText(kMostPhotoBytes)));
    QImageReader reader(path);
    HZ_TRY(const QImage read, readScaled(reader, name, kPhotoSide));
    // Onto a new picture: what the camera wrote beside the old one stays behind.
    QImage plain(read.size(), QImage::Format_RGB32);
    plain.fill(~uint(0)); // paper behind what is transparent
    QPainter(&plain).drawImage(0, 0, read);
    QByteArray bytes = jpegOf(plain, kFirstQuality);
    for (int quality = kFirstQuality - kQualityStep;
         bytes.size() > kPhotoBytes && quality >= kLastQuality; quality -= kQualityStep)
        bytes = jpegOf(plain, quality);
    // Noise that no quality makes small enough is shown smaller.
    while (bytes.size() > kPhotoBytes) {
        plain = plain.scaled(plain.size() * 3 / 4, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        bytes = jpegOf(plain, kLastQuality);
    }
    if (bytes.isEmpty())
        return failure(Error::Kind::Internal, Tr::tr("“%1” could not be made smaller.").arg(name));
    return bytes;
}

Result<store::BlobRef> keepPhoto(const QString &path, const std::optional<store::BlobStore> &blobs)
{
    if (!blobs)
        return failure(
            Error::Kind::Unsupported, Tr::tr("There is no place for photos in this profile."));
    HZ_TRY(const QByteArray bytes, boundedPhoto(path));
    return blobs->addBytes(bytes, QStringLiteral("image/jpeg"));
}

Result<store::BlobRef> keepEvidence(
    const QString &path, const std::optional<store::BlobStore> &blobs, TaskControl &task)
{
    const QFileInfo about(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.peek(kPdfMark.size()) != kPdfMark)
        return keepPhoto(path, blobs);
    file.close();
    if (!blobs)
        return failure(
            Error::Kind::Unsupported, Tr::tr("There is no place for photos in this profile."));
    if (about.size() > kMostPdfBytes)
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” has %2; a PDF may have %3.")
                .arg(about.fileName(), sizeText(about.size()), sizeText(kMostPdfBytes)));
    HZ_TRY(const auto document, pdf::Document::open(path, {.name = about.fileName()}));
    if (document->pageCount() == 0)
        return failure(Error::Kind::Invalid, Tr::tr("“%1” has no page.").arg(about.fileName()));
    return blobs->add(path, kPdf, task);
}

Result<QImage> loadPhoto(
    const store::BlobRef &photo, const std::optional<store::BlobStore> &blobs, int side)
{
    const std::optional<QString> path = blobs ? blobs->path(photo.sha256) : std::nullopt;
    if (!path)
        return failure(Error::Kind::NotFound, Tr::tr("This photo is not on this computer yet."));
    // It may come from another machine: it is no more trusted than a file.
    if (QFileInfo(*path).size() > kMostPhotoBytes)
        return failure(Error::Kind::Invalid, Tr::tr("This photo is too large to be shown."));
    if (photo.mime == kPdf)
        return firstPage(*path, side);
    QImageReader reader(*path);
    return readScaled(reader, Tr::tr("The photo"), side);
}

} // namespace hz::console
