// hezhou-console label: labels for the machines of an area, a school or a room, as a PDF.
#pragma once

#include <QtCore/QStringList>

namespace hz::store {
class Database;
}

namespace hz::console {

/// Returns the exit code.
int makeLabels(const store::Database &database, QStringList arguments, bool json);

} // namespace hz::console
