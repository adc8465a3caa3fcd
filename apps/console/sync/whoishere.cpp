#include "sync/whoishere.h"

#include "begin/keeping.h"

#include <hz/sync/hubaccount.h>

namespace hz::console {

using namespace inventory;

Actor whoIsHere(const sync::HubAccount &account, const Settings &settings)
{
    const std::optional<Keeper> keeper = keeperIn(settings);
    UnitCode unit = keeper ? keeper->unit : UnitCode();
    if (keeper && unit.isEmpty() && keeper->level == UnitLevel::Prefecture)
        unit = wholePrefecture();
    return actorOf(account.person().value_or(QString()), account.roles(), unit);
}

Actor whoIsHere(const QString &profileDir)
{
    const Settings settings(profileDir);
    const sync::HubAccount account(profileDir);
    return whoIsHere(account, settings);
}

} // namespace hz::console
