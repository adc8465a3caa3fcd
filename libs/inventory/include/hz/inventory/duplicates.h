// Records of the register that may be of one machine: found, put before a person with what speaks
// for it and against it, and remembered where they are two. Values; any thread.
//
//   distinct:<device ulid>:<device ulid>, the smaller first = {type, devices [ulid], at, by?}
#pragma once

#include <hz/inventory/devicemerge.h>
#include <hz/inventory/matching.h>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

struct DevicePair {
    DeviceId first = {}; // the smaller id, so the record that was there before
    DeviceId second = {};
    quint8 agreed = 0; // bit of Identifier
    bool isContradicted = false; // another serial or UUID
    bool isModelAgreed = false;
    int score = 0;

    bool operator==(const DevicePair &) const = default;
};

/// The likeliest first, without those a person called two machines. At least one number that is not
/// shared by many must agree. Cancelled when told to stop; Conflict while the tables are built.
Result<std::vector<DevicePair>> doubtfulPairs(
    const store::ReadTransaction &read, TaskControl &task);

/// A person says that these are two machines.
Edit distinctDevices(const DeviceId &one, const DeviceId &other, const Deed &deed);

/// What one identifier says of two records.
enum class Evidence : quint8 {
    Missing, // neither has it
    OneSided, // only one has it
    Junk, // what stands there is no number of a machine
    Common, // the same, but of many machines
    Agrees,
    Differs,
};

/// Of each identifier. `agreed` is what the match found: what is equal and not in it is common.
std::array<Evidence, kIdentifiers> evidenceOf(
    const Identity &one, const Identity &other, quint8 agreed);

/// Of a device's document, or of what a row would make of it.
Identity identityIn(const QJsonObject &device);

/// What an identity says of one identifier, as it was written.
QStringList textsOf(const Identity &identity, Identifier what);

} // namespace hz::inventory
