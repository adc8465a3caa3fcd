#include "window/home.h"

namespace hz::console {

using namespace inventory;

Where homeOf(const Register *inventory, const Keeper &keeper)
{
    if (inventory && keeper.level == UnitLevel::School
        && inventory->schoolRow(keeper.unit) != kNoRow)
        return SchoolAt{.school = keeper.unit};
    if (inventory && keeper.level == UnitLevel::County && inventory->unitRow(keeper.unit) != kNoRow)
        return OverviewOf{keeper.unit};
    return OverviewOf{};
}

TicketQuery ticketsOfKeeper(const Register *inventory, const Keeper &keeper)
{
    TicketQuery query;
    for (size_t i = 0; i < kTicketStates; ++i)
        if (isUnfinished(TicketState(i)))
            query.states |= 1u << i;
    const Where home = homeOf(inventory, keeper);
    if (const auto *school = std::get_if<SchoolAt>(&home))
        query.schools = {school->school};
    else if (const auto *county = std::get_if<OverviewOf>(&home); !county->unit.isEmpty())
        query.counties = {county->unit};
    return query;
}

} // namespace hz::console
