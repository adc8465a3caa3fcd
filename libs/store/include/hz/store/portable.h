// Portable files (.hzl and its kin): documents with their history, attachments and blobs in one
// SQLite file of the store's own schema. Call on a worker: both read and write files.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/blobstore.h>
#include <hz/store/database.h>

namespace hz::store {

/// All leaves of the documents, and the blobs they name as far as they are here. Written beside
/// `toPath` and renamed: what was there stays until the new file is complete.
Result<> exportPortable(const ReadTransaction &from, const QStringList &docIds,
    const BlobStore &blobs, const QString &toPath, TaskControl &task);

/// Takes over all documents of a file from anywhere, or none: the file is checked before the first
/// is written. Documents that are here already are merged as in replication. Returns their ids.
Result<QStringList> importPortable(
    const QString &path, Database &to, const BlobStore &blobs, TaskControl &task);

} // namespace hz::store
