// What tells the machines of a database apart, one after the other. One thread.
#pragma once

#include <hz/inventory/matching.h>

#include <functional>

namespace hz::inventory {

/// In the order of their ids; the identity lives while the visitor runs.
Result<> forEachIdentity(const store::ReadTransaction &read,
    const std::function<Result<>(const QString &id, const Identity &identity)> &visit);

} // namespace hz::inventory
