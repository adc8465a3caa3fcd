// Tasks, money, training and ledgers of a sample's units and schools. Their chance is their own, so
// the rest of the sample is the same with them and without.
#pragma once

#include <hz/inventory/sample.h>

namespace hz::inventory {

/// Adds to a part what agrees with its open census: money adds up to what it says, and no ledger
/// says more.
void addWorks(Sample &part, const SampleOptions &options);

} // namespace hz::inventory
