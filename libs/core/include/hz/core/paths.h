// Where programs keep their state. Any thread.
#pragma once

#include <QtCore/QString>

namespace hz {

/// The profile used without --profile: the user's data folder, one profile for all programs of the
/// family.
QString defaultProfileDir();

/// Where people look for their own files first: the documents folder, or home while there is none.
QString documentsFolder();

/// `name` without characters that a file system refuses or that lead out of a folder; never empty.
QString safeFileName(const QString &name);

} // namespace hz
