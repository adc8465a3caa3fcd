// How fast does PouchDB fill, pull from, push to and read a hub, beside pouchdb-server? Both stand
// on the same disk, are asked by the same client, one after the other, in the same run.
//
// bench_hub [DOCUMENTS]: one JSON line a figure. HZ_POUCHDB_SERVER names the folder that holds the
// peer: npm install --ignore-scripts --prefix FOLDER pouchdb-server@4.2.0
#include "hubprogram.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <cstdio>

using namespace hz::test;

namespace {

constexpr const char *kSteps[] = {"fill", "pull", "push", "feed", "list"};

void print(const QByteArray &figure, const char *who, double value, const char *unit)
{
    std::printf(
        "{\"bench\":\"hub\",\"figure\":\"%s\",\"who\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n",
        figure.constData(), who, value, unit);
    std::fflush(stdout);
}

double measured(const char *step, const QString &url, int documents, const TestDir &dir)
{
    static int count = 0;
    const QString folder = dir.path(QStringLiteral("client%1").arg(++count));
    QDir().mkpath(folder);
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HZ_NODE_MODULES"), QStringLiteral(HZ_NODE_MODULES));
    node.setProcessEnvironment(environment);
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(QStringLiteral("node"),
        {QStringLiteral(HZ_SOURCE_DIR "/tests/hub/bench_hub.mjs"), QLatin1StringView(step), url,
            QString::number(documents), folder});
    if (!node.waitForFinished(-1) || node.exitCode() != 0)
        qFatal("%s failed at %s", step, qPrintable(url));
    return node.readAllStandardOutput().trimmed().toDouble();
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// pouchdb-server on a folder of its own.
class Peer {
public:
    Peer(const QString &modules, const QString &folder)
    {
        QDir().mkpath(folder);
        m_process.setWorkingDirectory(folder);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("node"),
            {modules + QStringLiteral("/node_modules/pouchdb-server/bin/pouchdb-server"),
                QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--dir"),
                folder});
        for (;;) { // it does not say when it is ready
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            if (socket.waitForConnected(1000))
                return;
            if (m_process.waitForFinished(200))
                qFatal("pouchdb-server does not start");
        }
    }
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

private:
    const quint16 m_port = freePort();
    QProcess m_process;
};

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
        print(figure, "hub", ours, "s");
        if (!peer)
            continue;
        const double theirs = measured(step, peer->url(), documents, dir);
        print(figure, "pouchdb-server", theirs, "s");
        print(figure, "hub / pouchdb-server", ours / theirs, "ratio");
    }
    print("memory at most", "hub", double(hub.memory("VmHWM:")) / (1 << 20), "MiB");
    QFile load(QStringLiteral("/proc/loadavg"));
    if (load.open(QIODevice::ReadOnly))
        print("load", "machine", load.readAll().split(' ')[0].toDouble(), "runnable");
    return 0;
}
