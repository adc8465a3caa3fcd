// The words "upward set|list|remove" of the command line, also beside a running hub, which follows
// at once.
#pragma once

#include <QtCore/QStringList>

namespace hz::hub {

/// `arguments` are the words after "upward". Returns the exit code.
int runUpwardCommand(const QString &profileDir, QStringList arguments, bool wantsJson);

} // namespace hz::hub
