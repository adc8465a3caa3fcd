// Board's work without a window: import, export, list, recover, check the store. One JSON value on
// stdout with
// --json; progress and errors on stderr; 0 done, 1 failed, 2 wrong use.
#pragma once

#include <QtCore/QStringList>

namespace hz::board {

/// The first words that are ours.
QStringList commands();

/// Runs `arguments`, the command's name first, on a profile. Returns the exit code.
int runCommand(const QString &profileDir, const QStringList &arguments, bool json);

QString commandsHelp();

} // namespace hz::board
