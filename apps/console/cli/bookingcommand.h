// Commands for rooms and kits that are booked and for the lines of schools; see commands.h.
#pragma once

#include <QtCore/QStringList>

namespace hz::store {
class Database;
}

namespace hz::console {

/// booking list [--scope SCHOOL] [--day DATE] | booking add --room ID|--kit ID --day DATE
/// --periods 2-3 [--purpose TEXT] [--class NAME] [--person NAME] [--until DATE] | booking cancel ID
int booking(store::Database &database, QStringList arguments, bool json);
/// line list [--scope CODE] | line add --school CODE --down MBPS [--up MBPS] [--operator NAME]
/// | line test --url URL [--upload URL] [--line ID] [--seconds N]
int line(store::Database &database, QStringList arguments, bool json);

} // namespace hz::console
