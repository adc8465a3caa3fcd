// `hezhou-console plan`: what to move, repair and buy so that schools have enough computers.
#pragma once

#include <hz/store/database.h>

#include <QtCore/QStringList>

namespace hz::console {

/// Its transfers become draft orders.
inline const QString kMakesOrders = QStringLiteral("--order");

/// Returns the exit code.
int plan(store::Database &database, QStringList arguments, bool json);

} // namespace hz::console
