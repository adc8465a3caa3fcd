// How the window and the command line join records that were changed on two machines.
#pragma once

#include <hz/inventory/conflicts.h>

namespace hz::console {

/// Whatever their type.
inline store::MergeRules recordMerges()
{
    return {{QString(), inventory::recordJoinRules()}};
}

} // namespace hz::console
