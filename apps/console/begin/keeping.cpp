#include "begin/keeping.h"

namespace hz::console {

using namespace inventory;

namespace {

const Setting<QString> kLevel{"console/keeper/level"};
const Setting<QString> kUnit{"console/keeper/unit"};
const Setting<QString> kName{"console/keeper/name"};
const Setting<QString> kCounty{"console/keeper/county"};

} // namespace

std::optional<Keeper> keeperIn(const Settings &settings)
{
    const std::optional<UnitLevel> level = fromName<UnitLevel>(settings.value(kLevel));
    if (!level)
        return std::nullopt;
    const Keeper keeper{.level = *level,
        .unit = UnitCode(settings.value(kUnit)),
        .name = settings.value(kName),
        .county = UnitCode(settings.value(kCounty))};
    return checkKeeper(keeper) ? std::optional(keeper) : std::nullopt;
}

void keep(Settings &settings, const Keeper &keeper)
{
    settings.setValue(kLevel, nameOf(keeper.level));
    settings.setValue(kUnit, keeper.unit.text());
    settings.setValue(kName, keeper.name);
    settings.setValue(kCounty, keeper.county.text());
}

} // namespace hz::console
