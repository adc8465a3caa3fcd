// What the first to open a profile does about damaged databases. It holds the profile alone.
#pragma once

#include <hz/store/verify.h>

namespace hz::store {

/// Somebody has found the database damaged while it was open.
bool isRecoveryWanted(const QString &path);

/// Takes up recoveries in a folder of databases that a program died in.
Result<> completeRecoveries(const QString &folder);

} // namespace hz::store
