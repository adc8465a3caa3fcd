// Blobs inside a portable file, in rows of at most kChunkBytes.
#pragma once

#include "sqlite_p.h"

#include <hz/store/blobstore.h>

namespace hz::store {

/// Within a transaction. Corrupt if the bytes at `path` are not the blob's.
Result<> writeBlob(Connection &file, const BlobRef &blob, const QString &path, TaskControl &task);
Result<bool> holdsBlob(Connection &file, const QByteArray &sha256);
/// False if it is not in the file. Corrupt if it is another.
Result<bool> readBlob(Connection &file, BlobRef blob, const BlobStore &blobs, TaskControl &task);

} // namespace hz::store
