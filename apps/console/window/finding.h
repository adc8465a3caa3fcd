// What the command palette finds of an inventory: schools and rules by name. GUI thread.
#pragma once

#include <hz/inventory/inventory.h>
#include <hz/ui/palette.h>

#include <functional>

namespace hz::console {

using Chosen = std::function<void(const QString &id)>;

ui::PaletteSource schoolsToFind(inventory::Inventory &inventory, Chosen choose);
ui::PaletteSource rulesToFind(inventory::Inventory &inventory, Chosen choose);

} // namespace hz::console
