// How long until a new machine has 20,000 records: our client from our hub and from pouchdb-server,
// beside PouchDB from both, in batches of 500 and of 100, one after the other in the same run?
//
// bench_replicate [DOCUMENTS]: one JSON line a figure. HZ_POUCHDB_SERVER as in bench_hub.
#include "benchpeers.h"

#include <hz/sync/httpendpoint.h>

#include <QtCore/QElapsedTimer>

#include <optional>
#include <sync/synctest.h>

using namespace hz;
using namespace hz::sync;
using namespace hz::test;

namespace {

constexpr int kBatches[] = {500, 100};

double ours(const QString &url, int documents, int batch, const TestDir &dir)
{
    static int count = 0;
    const auto database = openedAt(dir.path(QStringLiteral("ours%1.sqlite").arg(++count)));
    const auto remote = HttpEndpoint::open(QUrl(url + QStringLiteral("/bench")));
    StoreEndpoint local(*database);
    TaskControl task;
    QElapsedTimer timer;
    timer.start();
    const auto report = replicate(**remote, local, {.batch = batch}, task);
    if (!report || report->written != documents)
        qFatal("pull from %s: %s", qPrintable(url), told(report).constData());
    return double(timer.elapsed()) / 1000;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int documents = argc > 1 ? std::atoi(argv[1]) : 20'000;
    const QString modules = qEnvironmentVariable("HZ_POUCHDB_SERVER");
    const TestDir dir;
    const HubProgram hub(dir.path(QStringLiteral("profile")));
    std::optional<Peer> peer;
    if (!modules.isEmpty())
        peer.emplace(modules, dir.path(QStringLiteral("peer")));
    const auto from = [&](const char *server, const QString &url) {
        (void)measured("fill", url, documents, dir);
        for (const int batch : kBatches) {
            const QByteArray figure = QByteArray("pull ") + QByteArray::number(documents) + " from "
                + server + ", batch " + QByteArray::number(batch);
            print("replicate", figure, "ours", ours(url, documents, batch, dir), "s");
            print(
                "replicate", figure, "PouchDB", measured("pull", url, documents, dir, batch), "s");
        }
    };
    from("hub", hub.url());
    if (peer)
        from("pouchdb-server", peer->url());
    QFile load(QStringLiteral("/proc/loadavg"));
    if (load.open(QIODevice::ReadOnly))
        print("replicate", "load", "machine", load.readAll().split(' ')[0].toDouble(), "runnable");
    return 0;
}
