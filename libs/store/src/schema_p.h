// The tables of a store, the same in databases and in portable files. Described in the README.
#pragma once

#include "sqlite_p.h"

namespace hz::store {

inline constexpr qint64 kApplicationId = 0x485a5354; // "HZST"
inline constexpr qint64 kSchemaVersion = 3;

/// Creates the tables of an empty file, brings older ones up to date. Unsupported if a newer
/// version made the file, Corrupt if it is something else.
Result<> migrate(Connection &connection);

/// Whether a file may be read as a store by this version; 0 means that it is empty.
Result<qint64> schemaVersionOf(Connection &connection);

/// Nothing but our own tables, as we write them: what is refused otherwise are triggers, views and
/// generated columns in files from outside.
Result<bool> hasExactSchema(Connection &connection, qint64 version);

} // namespace hz::store
