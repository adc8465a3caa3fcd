// SQLite's write-ahead log, as bytes. SQLite reads it up to the first frame that is not whole and
// leaves out the rest without a word, which is right for what a power cut tore, and wrong where a
// frame has changed on the disk: everything acknowledged after it would be lost.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QString>

namespace hz::store {

/// Whether acknowledged transactions stand behind a frame that is damaged. What only the last one
/// could have is not told from one that was torn: it is as if it had never been written. Nobody has
/// the database open.
Result<bool> isWalDamaged(const QString &path);

/// Writes what whole frames hold into the database, and removes the log. Of a copy: frames that
/// are damaged leave pages behind as they were before. What was on the pages that are written goes
/// to the end of `replaced`. Returns how many frames are damaged.
Result<int> applyWal(const QString &database, const QString &wal, const QString &replaced);

} // namespace hz::store
