// `hezhou-console census`: list, show, submit, accept, send back and add up, and end a key.
#pragma once

#include <hz/store/database.h>

#include <QtCore/QStringList>

namespace hz::console {

/// Returns the exit code.
int census(store::Database &database, QStringList arguments, bool json);
QString censusCommandHelp();

} // namespace hz::console
