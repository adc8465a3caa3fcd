// hezhou-console import: spreadsheets and agents' files into the inventory, or what that would do.
#pragma once

#include <QtCore/QStringList>

namespace hz::store {
class Database;
}

namespace hz::console {

/// Returns the exit code: failed where a row or a file could not be imported.
int importFiles(store::Database &database, QStringList arguments, bool json);

} // namespace hz::console
