// Who is at this machine: whoever has signed in at the hub, with the units they belong to.
#pragma once

#include <hz/core/setting.h>
#include <hz/inventory/censusright.h>

namespace hz::sync {
class HubAccount;
}

namespace hz::console {

inventory::Actor whoIsHere(const sync::HubAccount &account, const Settings &settings);
/// The same for a command: as the profile remembers it.
inventory::Actor whoIsHere(const QString &profileDir);

} // namespace hz::console
