// What can be wrong with a machine or a room, as people report it; data, resources/inventory/
// faults.json. Immutable; any thread.
//
//   {version, source, faults [{id, title {en, zh}, days}]}
#pragma once

#include <hz/inventory/rules.h>

#include <vector>

namespace hz::inventory {

struct FaultKind {
    QString id = {};
    Wording title = {};
    int days = 0; // until it is to be put right

    bool operator==(const FaultKind &) const = default;
};

/// At most 64 kinds, in the order they are shown; the last takes what fits none. Invalid names what
/// is wrong.
Result<std::vector<FaultKind>> readFaults(const QJsonObject &json);
/// Those that ship.
const std::vector<FaultKind> &faultKinds();
/// What a ticket names; the last of them where the kind is not known here.
const FaultKind &faultKind(QStringView id);

} // namespace hz::inventory
