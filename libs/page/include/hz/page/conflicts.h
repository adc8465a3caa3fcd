// How lessons and pages that were changed on two machines are joined; see hz/store/merge.h. Values.
#pragma once

#include <hz/store/merge.h>

namespace hz::page {

/// Different elements, ink runs and properties of one page merge by themselves; the same element
/// changed twice is for a person, and so is a page that one machine removed and another changed.
store::JoinRules pageJoinRules();
/// A title, a folder and the like that only one has changed. The later `modified` is right.
store::JoinRules lessonJoinRules();

} // namespace hz::page
