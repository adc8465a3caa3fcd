// The chassis of SMBIOS (DSP0134 7.4.1) and what kind of computer each is. Any thread.
#pragma once

#include <hz/inventory/terms.h>

namespace hz::inventory {

/// The name agents write for a number of SMBIOS; empty for none.
QString chassisName(int number);

std::optional<DeviceKind> kindOfChassis(const QString &chassis, const QString &model);

} // namespace hz::inventory
