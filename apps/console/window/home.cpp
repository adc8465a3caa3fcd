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

} // namespace hz::console
