// How records that were changed on two machines are joined; see hz/store/merge.h. Values.
#pragma once

#include <hz/store/merge.h>

namespace hz::inventory {

/// For every type of record: fields that only one of them has are taken, the later time at which a
/// machine was seen, or came into its state, is right, and on everything a machine's use hangs on
/// both must agree.
store::JoinRules recordJoinRules();

} // namespace hz::inventory
