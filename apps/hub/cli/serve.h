// The commands of the hub. On the thread of the application object.
#pragma once

#include <QtCore/QStringList>

namespace hz::hub {

QString commandsHelp();

/// Runs one; the exit code of the program.
int runCommand(const QString &profileDir, QStringList command, bool wantsJson);

} // namespace hz::hub
