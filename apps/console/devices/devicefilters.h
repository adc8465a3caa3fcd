// A question about machines as people see it: groups of values to tick with how many each would
// list, chips for what is on. Values; any thread.
#pragma once

#include <hz/inventory/devicelist.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>

namespace hz::console {

/// Only values that the register has.
std::vector<ui::FacetGroup> facetsOf(const inventory::Register &inventory,
    const inventory::DeviceQuery &query, const inventory::DeviceList &list);
void tick(const inventory::Register &inventory, inventory::DeviceQuery &query, const QString &group,
    const QString &value, bool isChecked);

/// What narrows the list besides the words.
std::vector<ui::FilterChip> chipsOf(
    const inventory::Register &inventory, const inventory::DeviceQuery &query);
void removeChip(inventory::DeviceQuery &query, const QString &chip);
/// Everything but the order.
void clearFilters(inventory::DeviceQuery &query);

/// "1,204 machines".
QString machinesText(int count);
} // namespace hz::console
