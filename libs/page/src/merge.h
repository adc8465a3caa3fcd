// A page that was changed here and elsewhere since both knew it alike. Values; any thread.
#pragma once

#include <hz/page/op.h>

#include <vector>

namespace hz::page {

/// What makes of `ours` a page that has the changes of `theirs` too: element by element, and what
/// both changed stays ours. `base` is what both began with.
std::vector<Op> changesTo(const Page &ours, const Page &base, const Page &theirs);

} // namespace hz::page
