// Two records of one machine made one, and apart again when that was wrong: as edits, so that they
// can be shown, written together and undone. Values; any thread.
//
// Merging keeps the fields of the record that stays, takes from the other what that one lacks, and
// unites network cards and disks. The other record goes; its id stays in the field "mergedFrom",
// and a movement keeps both as they were, which is what splitting goes by.
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/records.h>

namespace hz::inventory {

/// Of two device documents. Invalid where one cannot be read, or both are the same.
Result<QList<Edit>> mergeDevices(
    const QJsonObject &kept, const QJsonObject &other, const Deed &deed);

/// Undoes a merge by its movement's document and the record as it is now: what the merge brought
/// goes to the other record again, what was changed since stays. Invalid where the movement is of
/// something else.
Result<QList<Edit>> splitDevices(
    const QJsonObject &movement, const QJsonObject &now, const Deed &deed);

/// Ids of the records that went into this one.
QList<DeviceId> mergedFrom(const QJsonObject &device);

} // namespace hz::inventory
