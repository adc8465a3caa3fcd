// What somebody looks after, as places to go and lists to begin with. Values.
#pragma once

#include "window/where.h"

#include <hz/inventory/founding.h>

namespace hz::console {

/// The keeper's school or county, where it is known; else everything there is.
Where homeOf(const inventory::Register *inventory, const inventory::Keeper &keeper);

/// Machines or rooms of the keeper.
template<typename Query>
Query ofKeeper(const inventory::Register *inventory, const inventory::Keeper &keeper)
{
    const Where home = homeOf(inventory, keeper);
    Query query;
    if (const auto *school = std::get_if<SchoolAt>(&home))
        query.schools = {inventory->schoolRow(school->school)};
    else if (const auto *county = std::get_if<OverviewOf>(&home); !county->unit.isEmpty())
        query.counties = {inventory->unitRow(county->unit)};
    return query;
}

/// Faults of the keeper that are still to be put right.
inventory::TicketQuery ticketsOfKeeper(
    const inventory::Register *inventory, const inventory::Keeper &keeper);

} // namespace hz::console
