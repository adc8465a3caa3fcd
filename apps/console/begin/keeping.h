// Who keeps this profile, remembered in its settings: the window opens on their unit. GUI thread.
#pragma once

#include <hz/core/setting.h>
#include <hz/inventory/founding.h>

#include <optional>

namespace hz::console {

/// Nothing until somebody has said it.
std::optional<inventory::Keeper> keeperIn(const Settings &settings);
void keep(Settings &settings, const inventory::Keeper &keeper);

} // namespace hz::console
