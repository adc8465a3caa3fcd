// A line between a client and a server on this machine that is slow, far, and cut now and then: the
// connection dies with what was on its way.
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <atomic>
#include <deque>
#include <memory>
#include <random>

namespace hz::test {

struct LineFaults {
    qint64 bytesPerSecond = 0; // each way, of all connections together; 0: as fast as it goes
    int latencyMs = 0; // one way
    double cutsPerPiece = 0; // how likely a piece is the last one that comes through
    qint64 pieceBytes = 4096;
    quint64 seed = 1;
};

class BadLine {
public:
    BadLine(quint16 to, LineFaults faults)
        : m_to(to)
        , m_faults(faults)
    {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~BadLine()
    {
        m_isStopping = true;
        m_thread->wait();
    }
    quint16 port() const { return m_port; }
    int cuts() const { return m_cuts; }
    int connections() const { return m_connections; }
    qint64 bytes() const { return m_bytes; }
    /// Of HTTP, as long as their first lines are not cut in two.
    int requests() const { return m_requests; }

private:
    struct Piece {
        qint64 due = 0; // ms
        QByteArray bytes;
    };
    struct Way {
        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        std::deque<Piece> underWay;
        qint64 waiting = 0;
    };
    struct Pair {
        std::unique_ptr<QTcpSocket> client;
        std::unique_ptr<QTcpSocket> server;
        Way up, down;
        bool isCut = false;
    };

    void run()
    {
        QTcpServer listener;
        if (!listener.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        m_clock.start();
        m_port = listener.serverPort();
        std::vector<std::unique_ptr<Pair>> pairs;
        QEventLoop loop;
        QTimer tick;
        tick.setTimerType(Qt::PreciseTimer);
        QObject::connect(&tick, &QTimer::timeout, &listener, [&] {
            if (m_isStopping)
                return loop.quit();
            while (QTcpSocket *socket = listener.nextPendingConnection()) {
                ++m_connections;
                pairs.push_back(paired(socket));
            }
            const qint64 now = m_clock.elapsed();
            qint64 up = allowance(now, m_spentUp), down = allowance(now, m_spentDown);
            for (const auto &pair : pairs) {
                move(*pair, pair->up, up, m_spentUp);
                move(*pair, pair->down, down, m_spentDown);
            }
            std::erase_if(pairs, [](const std::unique_ptr<Pair> &pair) { return isOver(*pair); });
        });
        tick.start(m_faults.bytesPerSecond > 0 || m_faults.latencyMs > 0 ? 2 : 0);
        loop.exec();
    }

    std::unique_ptr<Pair> paired(QTcpSocket *client)
    {
        auto pair = std::make_unique<Pair>();
        client->setParent(nullptr);
        client->setReadBufferSize(64 << 10);
        pair->client.reset(client);
        pair->server = std::make_unique<QTcpSocket>();
        pair->server->setReadBufferSize(64 << 10);
        pair->server->connectToHost(QHostAddress::LocalHost, m_to);
        pair->up = {client, pair->server.get(), {}, 0};
        pair->down = {pair->server.get(), client, {}, 0};
        return pair;
    }

    // Bytes that may pass now; a line that was idle has not saved up for later.
    qint64 allowance(qint64 now, qint64 &spentUntil) const
    {
        if (m_faults.bytesPerSecond == 0)
            return m_faults.pieceBytes * 64;
        spentUntil = std::max(spentUntil, (now - 20) * 1000);
        return std::max<qint64>((now * 1000 - spentUntil) * m_faults.bytesPerSecond / 1'000'000, 0);
    }

    void move(Pair &pair, Way &way, qint64 &left, qint64 &spentUntil)
    {
        const qint64 now = m_clock.elapsed();
        while (!pair.isCut && left > 0 && way.waiting < (64 << 10)) {
            const QByteArray bytes = way.from->read(std::min(left, m_faults.pieceBytes));
            if (bytes.isEmpty())
                break;
            left -= bytes.size();
            if (m_faults.bytesPerSecond > 0)
                spentUntil += bytes.size() * 1'000'000 / m_faults.bytesPerSecond;
            m_bytes += bytes.size();
            if (&way == &pair.up)
                m_requests += int(bytes.count(" HTTP/1.1\r\n"));
            way.waiting += bytes.size();
            way.underWay.push_back({now + m_faults.latencyMs, bytes});
            const double share = double(bytes.size()) / double(m_faults.pieceBytes);
            pair.isCut = std::bernoulli_distribution(std::min(m_faults.cutsPerPiece * share, 1.0))(
                m_random);
        }
        while (!way.underWay.empty() && way.underWay.front().due <= now
            && way.to->state() == QAbstractSocket::ConnectedState) {
            way.waiting -= way.underWay.front().bytes.size();
            way.to->write(way.underWay.front().bytes);
            way.underWay.pop_front();
        }
        if (pair.isCut) {
            ++m_cuts;
            pair.client->abort();
            pair.server->abort();
            return;
        }
        const auto ended = [](const QTcpSocket &socket) {
            return socket.state() == QTcpSocket::UnconnectedState;
        };
        if (ended(*way.from) && way.from->bytesAvailable() == 0 && way.underWay.empty()
            && !ended(*way.to))
            way.to->disconnectFromHost();
    }

    static bool isOver(const Pair &pair)
    {
        return pair.client->state() == QAbstractSocket::UnconnectedState
            && pair.server->state() == QAbstractSocket::UnconnectedState;
    }

    const quint16 m_to;
    const LineFaults m_faults;
    std::mt19937_64 m_random{m_faults.seed};
    QElapsedTimer m_clock;
    qint64 m_spentUp = 0; // microseconds until which the line is taken
    qint64 m_spentDown = 0;
    std::atomic<quint16> m_port = 0;
    std::atomic_bool m_isStopping = false;
    std::atomic_int m_cuts = 0;
    std::atomic_int m_connections = 0;
    std::atomic<qint64> m_bytes = 0;
    std::atomic_int m_requests = 0;
    std::unique_ptr<QThread> m_thread;
};

} // namespace hz::test
