// Lines of an invented school, what was measured on some of them, and who booked its rooms.
#pragma once

#include <hz/inventory/sample.h>

namespace hz::inventory {

void addRoomUse(Sample &school, const SampleOptions &options);

} // namespace hz::inventory
