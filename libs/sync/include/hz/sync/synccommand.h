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
#include <hz/store/merge.h>
#include <hz/store/projection.h>

#include <map>

namespace hz::sync {

/// --once, --db, --push, --pull and --discover.
void addSyncOptions(ProgramArguments &arguments);

/// What a program knows of documents.
struct Knowledge {
    /// Of databases whose names begin so: their lists follow at once.
    std::map<QString, QList<store::Projection>> projections = {};
    /// What was changed on both sides is joined by them; what cannot be is counted and told.
    store::MergeRules merges = {};
};

/// `arguments` are the words after "sync". Returns the exit code: 0 done, 1 failed or something was
/// refused, 2 wrong use.
int runSyncCommand(
    const QString &profileDir, QStringList arguments, bool json, const Knowledge &knowledge);

/// Lines for the help of a program.
QString syncCommandHelp();

} // namespace hz::sync
