// Stick files (.hzs): portable files that machines without a common network carry documents in,
// each writing what the others lack. Blocking: on a worker.
//
// One SQLite file without a log beside it while nobody has it open; a journal that a pulled stick
// leaves is undone at the next opening. It keeps its name in replication wherever it is carried. A
// file from outside: tables, links beside it and journals are looked at before it is used, every
// body and attachment is read against its sum.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/blobstore.h>
#include <hz/store/database.h>

namespace hz::store {

/// Creates the file if it is missing. `database` is the name of the database whose documents it
/// carries: Conflict if it carries another's. Corrupt if it is not ours or damaged.
Result<std::unique_ptr<Database>> openStick(
    const QString &path, const QString &database, TaskControl &task);

/// The database whose documents a stick carries.
Result<QString> stickDatabase(const ReadTransaction &stick);

/// Copies blobs that the documents of the stick name and that are here, but not on the stick.
/// Returns how many. Each is there whole or not at all.
Result<int> copyBlobsToStick(Database &stick, const BlobStore &blobs, TaskControl &task);
/// The other way: those that are on the stick and not here. One that is damaged is Corrupt.
Result<int> copyBlobsFromStick(const Database &stick, const BlobStore &blobs, TaskControl &task);

} // namespace hz::store
