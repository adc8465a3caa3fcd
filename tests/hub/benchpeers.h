// What benches of the hub and of its client share: PouchDB as a client, pouchdb-server as a peer.
#pragma once

#include "hubprogram.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <cstdio>

namespace hz::test {

inline void print(
    const char *bench, const QByteArray &figure, const char *who, double value, const char *unit)
{
    std::printf(
        "{\"bench\":\"%s\",\"figure\":\"%s\",\"who\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n",
        bench, figure.constData(), who, value, unit);
    std::fflush(stdout);
}

/// Seconds of a step of bench_hub.mjs.
inline double measured(
    const char *step, const QString &url, int documents, const TestDir &dir, int batch = 500)
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
            QString::number(documents), folder, QString::number(batch)});
    if (!node.waitForFinished(-1) || node.exitCode() != 0)
        qFatal("%s failed at %s", step, qPrintable(url));
    return node.readAllStandardOutput().trimmed().toDouble();
}

inline quint16 freePort()
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

} // namespace hz::test
