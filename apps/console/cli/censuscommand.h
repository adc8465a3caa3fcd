// `hezhou-console census`: list, show, submit, accept, send back and add up, and end a key.
#pragma once

#include <hz/inventory/censusright.h>
#include <hz/store/database.h>

#include <QtCore/QStringList>

namespace hz::console {

/// Returns the exit code.
int census(
    store::Database &database, const inventory::Actor &who, QStringList arguments, bool json);
QString censusCommandHelp();

} // namespace hz::console
