// A server on this machine that answers as a test says: for faults that no honest hub makes.
#pragma once

#include <QtCore/QThread>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace hz::test {

struct ServedRequest {
    QByteArray verb;
    QByteArray path; // with its query
    QMap<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
};

struct ServedAnswer {
    QByteArray bytes; // the whole answer, head and all
    QByteArray forEver = {}; // then this, again and again
    bool isCut = false; // then the connection is closed
};

inline QByteArray httpAnswer(int status, const QByteArray &body,
    const QByteArray &headers = "Content-Type: application/json\r\n")
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

class ScriptedServer {
public:
    using Script = std::function<ServedAnswer(const ServedRequest &)>;

    /// The script runs on a thread of the server's.
    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
    {
        m_thread.reset(QThread::create([this] { serve(); }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~ScriptedServer()
    {
        m_isStopping = true;
        m_thread->wait();
    }
    QUrl url(const QString &path = QStringLiteral("/db")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
    }
    QList<ServedRequest> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    int count(const QByteArray &verb, const QByteArray &pathPart) const
    {
        int count = 0;
        for (const ServedRequest &request : requests())
            count += request.verb == verb && request.path.contains(pathPart);
        return count;
    }
    int connections() const { return m_connections; }

private:
    struct Client {
        std::unique_ptr<QTcpSocket> socket;
        QByteArray read;
        QByteArray forEver;
    };

    void serve()
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        m_port = server.serverPort();
        std::vector<Client> clients;
        while (!m_isStopping) {
            server.waitForNewConnection(clients.empty() ? 20 : 1);
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                socket->setParent(nullptr);
                clients.push_back({std::unique_ptr<QTcpSocket>(socket), {}, {}});
                ++m_connections;
            }
            for (Client &client : clients)
                turn(client);
            std::erase_if(clients, [](const Client &client) {
                return client.socket->state() == QAbstractSocket::UnconnectedState;
            });
        }
    }

    void turn(Client &client)
    {
        client.socket->waitForReadyRead(1);
        client.read += client.socket->readAll();
        if (!client.forEver.isEmpty() && client.socket->bytesToWrite() < (1 << 20)) {
            client.socket->write(client.forEver);
            client.socket->waitForBytesWritten(1);
        }
        const qsizetype headEnd = client.read.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        ServedRequest request;
        const QList<QByteArray> lines = client.read.first(headEnd).split('\n');
        request.verb = lines[0].split(' ').value(0);
        request.path = lines[0].split(' ').value(1);
        for (const QByteArray &line : lines.sliced(1))
            request.headers.insert(line.left(line.indexOf(':')).trimmed().toLower(),
                line.mid(line.indexOf(':') + 1).trimmed());
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (client.read.size() < headEnd + 4 + length)
            return;
        request.body = client.read.mid(headEnd + 4, length);
        client.read.remove(0, headEnd + 4 + length);
        {
            const std::lock_guard lock(m_mutex);
            m_requests.append(request);
        }
        const ServedAnswer answer = m_script(request);
        client.socket->write(answer.bytes);
        client.forEver = answer.forEver;
        while (client.socket->bytesToWrite() > 0 && client.socket->waitForBytesWritten(1000)) { }
        if (answer.isCut)
            client.socket->disconnectFromHost();
    }

    const Script m_script;
    std::unique_ptr<QThread> m_thread;
    std::atomic<quint16> m_port = 0;
    std::atomic_bool m_isStopping = false;
    std::atomic_int m_connections = 0;
    mutable std::mutex m_mutex; // guards m_requests
    QList<ServedRequest> m_requests;
};

} // namespace hz::test
