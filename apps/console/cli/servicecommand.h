// hezhou-console fault, tickets, inspections: a fault reported by a machine's code, what is still
// to be put right, and which inspections are due.
#pragma once

#include <QtCore/QStringList>

namespace hz::store {
class Database;
}

namespace hz::console {

// Each returns the exit code.
int reportFault(store::Database &database, QStringList arguments, bool json);
int listTickets(const store::Database &database, QStringList arguments, bool json);
int listInspections(const store::Database &database, QStringList arguments, bool json);

} // namespace hz::console
