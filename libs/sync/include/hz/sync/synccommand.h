// What every program's command line can do about other machines:
//
//   sync URL|FILE|FOLDER [--once] [--db NAME] [--push|--pull]
//   sync --discover
//
// URL is a hub or one database of it; FILE a stick file (.hzs); FOLDER one with a stick file for
// each database. A name and password may stand in the URL, or in HZ_SYNC_USER and HZ_SYNC_PASSWORD,
// which nobody sees in a list of processes. Results go to stdout, one JSON array with `json`;
// progress and errors to stderr. On the thread of the application object, which runs its events
// meanwhile.
#pragma once

#include <hz/core/programarguments.h>
#include <hz/store/projection.h>

#include <map>

namespace hz::sync {

/// --once, --db, --push, --pull and --discover.
void addSyncOptions(ProgramArguments &arguments);

/// `arguments` are the words after "sync"; `projections` of databases whose lists the program
/// knows, by the beginning of their names: they follow at once. Returns the exit code: 0 done, 1
/// failed or something was refused, 2 wrong use.
int runSyncCommand(const QString &profileDir, QStringList arguments, bool json,
    const std::map<QString, QList<store::Projection>> &projections = {});

/// Lines for the help of a program.
QString syncCommandHelp();

} // namespace hz::sync
