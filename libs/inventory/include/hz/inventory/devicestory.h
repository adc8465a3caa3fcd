// One machine with all that is known of it: its document, what happened to it, what is installed.
// Read from the database when it is looked at, for a Register keeps none of it. Any thread.
#pragma once

#include <hz/inventory/records.h>
#include <hz/store/projection.h>

#include <vector>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

/// Which movements are of which machine.
store::Projection movementProjection();

struct Program {
    QString name = {};
    QString version = {};

    bool operator==(const Program &) const = default;
};

struct DeviceStory {
    Device device = {};
    std::vector<Movement> movements
        = {}; // the latest first; those that cannot be read are left out
    /// In the order of their names; nothing where nobody has looked. Of "software:<device>", a list
    /// "programs" of {"name", "version"}.
    std::optional<std::vector<Program>> programs = {};
};

/// The latest first; one that several people told of a transfer order once. Conflict while the
/// projection is being built.
Result<std::vector<Movement>> movementsOf(
    const store::ReadTransaction &read, const DeviceId &device);
/// NotFound where there is no such machine; Conflict while the projection is being built.
Result<DeviceStory> readStory(const store::ReadTransaction &read, const DeviceId &device);

} // namespace hz::inventory
