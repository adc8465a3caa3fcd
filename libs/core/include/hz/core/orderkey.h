// Fractional order keys: base-62 strings in plain byte order, so that a page is put between two
// others by writing one document. Ties (two machines, one gap) are broken by id. Any thread.
#pragma once

#include <QtCore/QString>

namespace hz {

/// A key strictly between; an empty `before` is the start, an empty `after` the end. Keys that are
/// not in order or not keys give a key after `before`.
QString orderKeyBetween(QStringView before, QStringView after);

/// The key of item `index` (below 62^5) of a list known beforehand; equal on every machine, room on
/// both sides.
QString orderKeyAt(quint64 index);

} // namespace hz
