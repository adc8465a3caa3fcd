// Work on a profile for when nobody is waiting. Call on a worker.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/backup.h>
#include <hz/store/profile.h>

namespace hz::store {

/// The full check of the open databases. Those that are damaged are recovered at the next opening;
/// returns their names, and what is wrong with each.
Result<QMap<QString, QStringList>> checkOpenDatabases(const Profile &profile, TaskControl &task);

struct TidyReport {
    std::optional<Backup> backup = {};
    int removedBlobs = 0;
};

/// The backup of the day, and the removal of blobs that nothing has named for a day.
Result<TidyReport> tidy(
    const Profile &profile, TaskControl &task, const Clock &clock = systemClock());

} // namespace hz::store
