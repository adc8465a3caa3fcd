// The words "db create|list|secure" of the command line, also beside a running hub.
#pragma once

#include <QtCore/QStringList>

namespace hz::hub {

/// `arguments` are the words after "db". Returns the exit code.
int runDatabaseCommand(const QString &profileDir, QStringList arguments, bool wantsJson);

} // namespace hz::hub
