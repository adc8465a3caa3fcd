// "user add|passwd|list|remove": the people who may sign in to a hub. On the thread of the
// application object; also while the hub runs.
#pragma once

#include <QtCore/QStringList>

namespace hz::hub {

int runUserCommand(const QString &profileDir, QStringList arguments, bool wantsJson);

} // namespace hz::hub
