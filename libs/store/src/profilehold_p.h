// Who has a profile open. Everybody holds it together; whoever puts another state in its place
// holds it alone, and so does the first to open it, who completes what a program that died has
// begun.
#pragma once

#include <hz/core/file.h>
#include <hz/core/result.h>

#include <memory>

namespace hz::store {

struct ProfileHold {
    std::unique_ptr<FileLock> lock = {}; // null where the disk has no locks or cannot be written to
    bool isAlone = false; // until lock->share()
};

/// Waits while somebody holds the profile alone, which is short.
Result<ProfileHold> holdProfile(const QString &profileDir);

/// Conflict while the profile is open anywhere.
Result<std::unique_ptr<FileLock>> holdProfileAlone(const QString &profileDir);

} // namespace hz::store
