// Photos that go with what is reported: whatever a telephone makes is brought down to what is worth
// keeping before it is kept. Any thread.
#pragma once

#include <hz/core/result.h>
#include <hz/store/blobstore.h>

#include <QtGui/QImage>

namespace hz::console {

/// Larger files and pictures are refused, so that nobody's memory is filled by one.
inline constexpr qint64 kMostPhotoBytes = 64 << 20;
inline constexpr qint64 kMostPhotoPixels = 120'000'000;
/// What is kept: the longer side, and the JPEG's size.
inline constexpr int kPhotoSide = 1'600;
inline constexpr qsizetype kPhotoBytes = 600 << 10;

/// A JPEG of the picture, upright, at most kPhotoSide long and kPhotoBytes large, without what the
/// camera wrote beside it (place, owner). Invalid or Unsupported names the file and says why.
Result<QByteArray> boundedPhoto(const QString &path);

/// Keeps it. Unsupported where the program was opened without a place for large files.
Result<store::BlobRef> keepPhoto(const QString &path, const std::optional<store::BlobStore> &blobs);

/// A photo, or a PDF file as it is, at most kMostPdfBytes.
inline constexpr qint64 kMostPdfBytes = 20 << 20;
Result<store::BlobRef> keepEvidence(
    const QString &path, const std::optional<store::BlobStore> &blobs, TaskControl &task);

/// At most `side` long; of a PDF its first page. NotFound where its bytes are not on this machine.
Result<QImage> loadPhoto(
    const store::BlobRef &photo, const std::optional<store::BlobStore> &blobs, int side);

} // namespace hz::console
