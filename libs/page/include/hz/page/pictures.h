// Pictures on pages: bytes from anywhere are checked, kept by their hash, and decoded no larger
// than they are shown. Free functions: any thread. Pictures: GUI thread, decodes elsewhere.
//
// Before a page is folded its pictures lie in the profile's blob store. Folding copies a small one
// into the page's document, so that it travels with it; a large one stays a blob.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/page/element.h>
#include <hz/store/blobstore.h>
#include <hz/store/database.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtGui/QImage>

#include <functional>

namespace hz::page {

inline constexpr qint64 kMaxPictureBytes = 64 << 20; // of a file
inline constexpr qint64 kMaxPicturePixels = 50'000'000; // 200 MB once decoded
inline constexpr int kMaxPictureSide = 32'000;

/// What a file holds, from its head alone: Invalid if it is no picture we show (PNG, JPEG, GIF,
/// BMP, WebP) or too large. `name` is for people. One pixel is one page unit.
Result<Image> probePicture(const QByteArray &bytes, const QString &name);
/// The picture, scaled down to at most `atMost`, upright.
Result<QImage> decodePicture(const QByteArray &bytes, QSize atMost, const QString &name);

/// Checks, decodes once and keeps the bytes in the blob store. Takes long: on a worker.
Result<Image> storePicture(
    const QByteArray &bytes, const QString &name, const store::BlobStore &blobs);
Result<Image> storePictureFile(const QString &path, const store::BlobStore &blobs);

/// Gives a picture for `pixels` on the screen or on paper; null if it is not here.
using PictureSource = std::function<QImage(const Image &image, QSize pixels)>;

/// Reads and decodes at every call, for export on a worker. The database and what `blobs` names
/// must outlive it.
PictureSource readingPictures(
    const store::Database &database, const store::BlobStore &blobs, const LessonId &lesson);

/// Decoded pictures of an open lesson, and copies of just the sizes they are shown at, which are
/// drawn by copying. What was shown least recently is dropped first.
class Pictures final : public QObject {
    Q_OBJECT

public:
    Pictures(const store::Database &database, const store::BlobStore &blobs, const LessonId &lesson,
        QObject *parent = nullptr);

    /// At once what there is, perhaps coarser than asked for; ready() tells when there is better.
    QImage picture(const Image &image, QSize pixels);
    PictureSource source();

Q_SIGNALS:
    /// A picture of these bytes can be shown, or shown sharper.
    void ready(const QByteArray &sha256);

private:
    struct Scaled {
        QImage image; // null once dropped
        QSize size;
        quint64 usedAt = 0;
    };
    struct Decoded {
        QImage image;
        std::vector<Scaled> scaled;
        quint64 usedAt = 0;
        bool isBroken = false;
    };

    void decode(const Image &image, const QImage &present, QSize atMost, QSize shown);
    void take(const QByteArray &sha256, const QImage &image, const QImage &scaled);
    void trim();
    void trimScaled();

    const store::Database &m_database;
    const store::BlobStore m_blobs;
    const LessonId m_lesson;
    QHash<QByteArray, Decoded> m_decoded;
    QSet<QByteArray> m_pending;
    quint64 m_clock = 0;
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::page
