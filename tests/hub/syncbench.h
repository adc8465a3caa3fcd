// The parts of bench_sync.
#pragma once

#include <support/support.h>

namespace hz::test {

inline constexpr const char *kSyncBench = "sync";

/// Pulling and pushing, ours and PouchDB, with the hub and with pouchdb-server; bytes on the wire.
void benchSpeed(const TestDir &dir, int documents);
/// The first of them alone, to be looked at with a profiler.
void benchOurs(const TestDir &dir, int documents);
/// 200 clients that follow one database.
void benchFeeds(const TestDir &dir);
/// 1,200 databases.
void benchDatabases(const TestDir &dir);
/// A large file beside nginx. HZ_FILE_MIB: how large it is (1024).
void benchFile(const TestDir &dir);
/// 500 documents over 32 KiB/s, 150 ms each way, with cuts.
void benchLine(const TestDir &dir);
/// Nothing to say, or one stroke.
void benchQuiet(const TestDir &dir);

} // namespace hz::test
