// The half of a restore that cannot be undone: files change places by renaming, in an order that
// can be taken up again wherever it was broken off.
#pragma once

#include <hz/core/result.h>
#include <hz/store/backup.h>

namespace hz::store {

/// A restore has begun that was not completed; the profile must not be opened before.
bool isRestorePending(const QString &profileDir);

/// Takes up a restore that a program died in, if there is one, and removes what was prepared for
/// one that had not begun. The profile is held alone. Returns what was set aside.
Result<QList<Backup>> completeRestore(const QString &profileDir);

} // namespace hz::store
