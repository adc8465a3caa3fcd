// Console's work without a window: sample, check, import, report, store. Results on stdout, one
// JSON value with --json; progress and errors on stderr; 0 done, 1 failed, 2 wrong use.
#pragma once

#include <QtCore/QStringList>

namespace hz::console {

/// The first words that are ours.
QStringList commands();

/// Runs `arguments`, the command's name first, on a profile. Returns the exit code.
int runCommand(const QString &profileDir, QStringList arguments, bool json);

QString commandsHelp();

} // namespace hz::console
