// Synchronising over a file on a USB stick: what each side lacks is written to the other. Blocking:
// on a worker.
//
// The stick may be pulled out at any moment: what was written stays, the rest is done the next
// time, and nothing is lost on either side.
#pragma once

#include <hz/store/blobstore.h>
#include <hz/store/database.h>
#include <hz/sync/replication.h>

namespace hz::sync {

enum class Direction { Both, Push, Pull };

struct StickReport {
    ReplicationReport pushed; // to the stick
    ReplicationReport pulled; // from it
    int blobsPushed = 0;
    int blobsPulled = 0;
};

/// The stick is made if it is missing, and carries `database` and no other from then on.
Result<StickReport> syncStick(store::Database &database, const store::BlobStore &blobs,
    const QString &path, Direction direction, TaskControl &task);

/// The file of a database in a folder: "<name>.hzs", with a dot where the name has a slash.
QString stickFile(const QString &folder, const QString &database);

} // namespace hz::sync
