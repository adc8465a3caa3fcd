// Tickets and inspections of a sample's school, a few each. Their chance is their own, so the rest
// of the sample is the same with them and without.
#pragma once

#include <hz/inventory/sample.h>

namespace hz::inventory {

/// Adds to what a school has: its machines in repair have tickets that say so, and its census does
/// not count fewer security inspections than were signed.
void addService(Sample &school, const SampleOptions &options);

} // namespace hz::inventory
