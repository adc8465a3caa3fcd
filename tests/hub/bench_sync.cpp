// What sync and a hub bear, and how much faster than PouchDB and pouchdb-server they are, which
// stand on the same disk and are measured in turns in the same run.
//
// bench_sync [speed] [feeds] [databases] [file] [line] [quiet] [DOCUMENTS]: all of them if none is
// named, and ours, a part of speed, if it is named; with 20,000 documents of about 560 bytes; one
// JSON line a figure. HZ_POUCHDB_SERVER names the folder that holds the peer: npm install
// --ignore-scripts --prefix FOLDER pouchdb-server@4.2.0
#include "benchpeers.h"
#include "syncbench.h"

#include <QtCore/QCoreApplication>

using namespace hz::test;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().sliced(1);
    int documents = 20'000;
    if (!words.isEmpty() && words.constLast().toInt() > 0)
        documents = words.takeLast().toInt();
    const TestDir dir;
    const auto wants = [&](const char *part) {
        return words.isEmpty() || words.contains(QLatin1StringView(part));
    };
    if (wants("speed"))
        benchSpeed(dir, documents);
    if (words.contains(QLatin1StringView("ours")))
        benchOurs(dir, documents);
    if (wants("quiet"))
        benchQuiet(dir);
    if (wants("line"))
        benchLine(dir);
    if (wants("feeds"))
        benchFeeds(dir);
    if (wants("databases"))
        benchDatabases(dir);
    if (wants("file"))
        benchFile(dir);
    QFile load(QStringLiteral("/proc/loadavg"));
    if (load.open(QIODevice::ReadOnly))
        print(kSyncBench, "load", "machine", load.readAll().split(' ')[0].toDouble(), "runnable");
    return 0;
}
