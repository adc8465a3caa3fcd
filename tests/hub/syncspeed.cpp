#include "badline.h"
#include "benchpeers.h"
#include "plainhttp.h"
#include "syncbench.h"

#include <hz/sync/httpendpoint.h>

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <map>
#include <sync/synctest.h>

using namespace hz;
using namespace hz::sync;

namespace hz::test {

namespace {

constexpr int kRounds = 3;
constexpr int kOurBatch = 500;
constexpr int kTheirBatch = 100; // what PouchDB takes by itself

QUrl databaseAt(const QString &url, const QString &name)
{
    return QUrl(url + u'/' + name);
}

double replicated(Endpoint &source, Endpoint &target, int documents)
{
    TaskControl task;
    QElapsedTimer timer;
    timer.start();
    const auto report = replicate(source, target, {.batch = kOurBatch}, task);
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (!report || report->written != documents)
        qFatal("%s to %s: %s", qPrintable(source.name()), qPrintable(target.name()),
            told(report).constData());
    return seconds;
}

std::unique_ptr<HttpEndpoint> remoteAt(const QUrl &url)
{
    auto remote = HttpEndpoint::open(url);
    if (!remote)
        qFatal("%s", told(remote).constData());
    return std::move(*remote);
}

void makeDatabase(const QString &url, const QString &name)
{
    const int status = askOnce(quint16(QUrl(url).port()), "PUT", '/' + name.toUtf8()).status;
    if (status != 201)
        qFatal("no database %s: %d", qPrintable(name), status);
}

class Speed {
public:
    Speed(const TestDir &dir, int documents)
        : m_dir(dir)
        , m_documents(documents)
        , m_hub(dir.path(QStringLiteral("speed")))
    {
        const QString modules = qEnvironmentVariable("HZ_POUCHDB_SERVER");
        if (!modules.isEmpty())
            m_peer.emplace(modules, dir.path(QStringLiteral("peer")));
    }

    // For a profile: nothing else runs.
    void runOurs()
    {
        (void)measured("fill", m_hub.url(), m_documents, m_dir);
        for (int round = 0; round < kRounds; ++round) {
            print(kSyncBench, "pull", "ours with hub", m_documents / pull(), "documents/s");
            print(kSyncBench, "push", "ours with hub", m_documents / push(m_hub.url(), round),
                "documents/s");
        }
    }

    void run()
    {
        for (const QString &url : servers())
            (void)measured("fill", url, m_documents, m_dir);
        std::map<QByteArray, double> best;
        const auto note = [&](const QByteArray &what, double seconds) {
            const auto [at, isNew] = best.insert({what, seconds});
            if (!isNew)
                at->second = std::min(at->second, seconds);
        };
        for (int round = 0; round < kRounds; ++round) { // the best of each, in turns
            note("pull ours hub", pull());
            note("push ours hub", push(m_hub.url(), round));
            for (const QString &url : servers()) {
                const QByteArray server = url == m_hub.url() ? "hub" : "pouchdb-server";
                note("pull PouchDB " + server, theirs("pull", url));
                note("push PouchDB " + server, theirs("push", url));
            }
        }
        for (const auto &[what, seconds] : best)
            print(kSyncBench, what + ' ' + QByteArray::number(m_documents), "", seconds, "s");
        if (m_peer)
            compare(best);
        wire();
    }

private:
    QStringList servers() const
    {
        return m_peer ? QStringList{m_hub.url(), m_peer->url()} : QStringList{m_hub.url()};
    }

    double theirs(const char *step, const QString &url)
    {
        return measured(step, url, m_documents, m_dir, kTheirBatch);
    }

    double pull()
    {
        m_database = openedAt(m_dir.path(QStringLiteral("ours%1.sqlite").arg(++m_count)));
        StoreEndpoint local(*m_database);
        const auto remote = remoteAt(databaseAt(m_hub.url(), QStringLiteral("bench")));
        return replicated(*remote, local, m_documents);
    }

    double push(const QString &url, int round)
    {
        const QString name = QStringLiteral("ours%1").arg(round);
        makeDatabase(url, name);
        StoreEndpoint local(*m_database);
        const auto remote = remoteAt(databaseAt(url, name));
        return replicated(local, *remote, m_documents);
    }

    void compare(std::map<QByteArray, double> &best) const
    {
        for (const QByteArray step : {"pull", "push"}) {
            const double peer = best[step + " PouchDB pouchdb-server"];
            print(kSyncBench, step, "ours with hub / PouchDB with pouchdb-server",
                peer / best[step + " ours hub"], "times as fast");
            print(kSyncBench, step, "PouchDB with hub / PouchDB with pouchdb-server",
                peer / best[step + " PouchDB hub"], "times as fast");
        }
    }

    // All bytes on the line, heads too.
    void wire()
    {
        const BadLine line(m_hub.port(), {});
        const QString url = QStringLiteral("http://127.0.0.1:%1").arg(line.port());
        const auto database = openedAt(m_dir.path(QStringLiteral("wire.sqlite")));
        StoreEndpoint local(*database);
        const auto remote = remoteAt(databaseAt(url, QStringLiteral("bench")));
        (void)replicated(*remote, local, m_documents);
        const double perDocument = double(m_documents) * 1000;
        const qint64 pulled = line.bytes();
        print(
            kSyncBench, "bytes of a document, pulled", "ours", double(pulled) / perDocument, "kB");
        makeDatabase(m_hub.url(), QStringLiteral("wire"));
        const auto other = remoteAt(databaseAt(url, QStringLiteral("wire")));
        (void)replicated(local, *other, m_documents);
        print(kSyncBench, "bytes of a document, pushed", "ours",
            double(line.bytes() - pulled) / perDocument, "kB");
    }

    const TestDir &m_dir;
    const int m_documents;
    const HubProgram m_hub;
    std::optional<Peer> m_peer;
    std::unique_ptr<store::Database> m_database; // what was pulled last
    int m_count = 0;
};

} // namespace

void benchSpeed(const TestDir &dir, int documents)
{
    Speed(dir, documents).run();
}

void benchOurs(const TestDir &dir, int documents)
{
    Speed(dir, documents).runOurs();
}

} // namespace hz::test
