// What every program's command line can do with what it has stored:
//
//   store verify | backup [--to DIR] | backups [DIR] | restore BACKUP | dump
//
// Results go to stdout, one JSON value with `json`; progress and errors to stderr. On the thread of
// the application object, which runs its events meanwhile.
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace hz::store {

/// `arguments` are the words after "store". Returns the exit code: 0 done, 1 failed, 2 wrong use.
int runStoreCommand(const QString &profileDir, const QStringList &arguments, bool json);

/// Lines for the help of a program.
QString storeCommandHelp();

} // namespace hz::store
