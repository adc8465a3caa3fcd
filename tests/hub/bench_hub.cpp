// How fast does PouchDB fill, pull from, push to and read a hub, beside pouchdb-server? Both stand
// on the same disk, are asked by the same client, one after the other, in the same run.
//
// bench_hub [DOCUMENTS]: one JSON line a figure. HZ_POUCHDB_SERVER names the folder that holds the
// peer: npm install --ignore-scripts --prefix FOLDER pouchdb-server@4.2.0
#include "benchpeers.h"

using namespace hz::test;

namespace {

constexpr const char *kSteps[] = {"fill", "pull", "push", "feed", "list"};

} // namespace

int main(int argc, char **argv)
{
    const int documents = argc > 1 ? std::atoi(argv[1]) : 20'000;
    const QString modules = qEnvironmentVariable("HZ_POUCHDB_SERVER");
    const TestDir dir;
    const HubProgram hub(dir.path(QStringLiteral("profile")));
    std::optional<Peer> peer;
    if (!modules.isEmpty())
        peer.emplace(modules, dir.path(QStringLiteral("peer")));
    for (const char *step : kSteps) {
        const QByteArray figure = QByteArray(step) + ' ' + QByteArray::number(documents);
        const double ours = measured(step, hub.url(), documents, dir);
        print("hub", figure, "hub", ours, "s");
        if (!peer)
            continue;
        const double theirs = measured(step, peer->url(), documents, dir);
        print("hub", figure, "pouchdb-server", theirs, "s");
        print("hub", figure, "hub / pouchdb-server", ours / theirs, "ratio");
    }
    print("hub", "memory at most", "hub", double(hub.memory("VmHWM:")) / (1 << 20), "MiB");
    QFile load(QStringLiteral("/proc/loadavg"));
    if (load.open(QIODevice::ReadOnly))
        print("hub", "load", "machine", load.readAll().split(' ')[0].toDouble(), "runnable");
    return 0;
}
