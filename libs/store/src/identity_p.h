// Which store a file is. Replication tells stores apart by it, so a copy must not go by the name of
// the original: the machine and the path it was last opened at are kept with it, and a file that
// finds itself elsewhere takes a new name.
#pragma once

#include "sqlite_p.h"

namespace hz::store {

/// The name of the store, a ULID; a new one is given, and written, where the file has none or has
/// been copied or moved.
Result<QString> identify(Connection &connection, const QByteArray &machine);

/// Of a file that is carried about: its name never changes.
Result<QString> identifyPortable(Connection &connection);

/// The same of a file that cannot be written to: a new name is not kept.
Result<QString> identifyReadOnly(Connection &connection, const QByteArray &machine);

/// As it stands in the file, be it at home there or not; empty if there is none.
Result<QString> storedStoreId(Connection &connection);

/// The file will take a new name: what it holds is not what it held.
Result<> forgetIdentity(Connection &connection);

} // namespace hz::store
