// Commands for transfer orders; see commands.h.
#pragma once

#include <QtCore/QStringList>

namespace hz::store {
class Database;
}

namespace hz::console {

/// transfers list [--scope CODE] [--state STATE] | transfers make [what `plan` takes]
/// | transfers issue|send|withdraw ORDER… [--note TEXT]
/// | transfers receive ORDER… [--room ID] [--note TEXT]
/// An order is named by its number or its id.
int transfers(store::Database &database, QStringList arguments, bool json);
QString transfersHelp();

} // namespace hz::console
