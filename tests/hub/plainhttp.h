// HTTP as bytes on a socket, so that tests can also send what no client would.
#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QTcpSocket>

#include <memory>

namespace hz::test {

using PlainHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct PlainAnswer {
    int status = 0; // 0: the connection ended before there was one
    QByteArray head = {};
    QByteArray body = {};

    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

class PlainHttp {
public:
    explicit PlainHttp(quint16 port)
        : m_port(port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(30'000);
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(30'000)) { }
    }
    void ask(const QByteArray &method, const QByteArray &target, const PlainHeaders &headers = {},
        const QByteArray &body = {})
    {
        QByteArray request = method + ' ' + target
            + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n";
        for (const auto &[name, value] : headers)
            request += name + ": " + value + "\r\n";
        if (!body.isEmpty() || method == "POST" || method == "PUT")
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        write(request + "\r\n" + body);
    }
    PlainAnswer answer(bool isOfHead = false)
    {
        PlainAnswer answer;
        qsizetype end = -1;
        while ((end = m_in.indexOf("\r\n\r\n")) < 0)
            if (!more())
                return answer;
        answer.head = m_in.first(end + 2);
        m_in.remove(0, end + 4);
        answer.status = answer.head.split(' ').value(1).toInt();
        if (answer.status == 100)
            return answer;
        if (isOfHead || answer.status == 204 || answer.status == 304)
            return answer;
        if (answer.header("Transfer-Encoding") == "chunked") {
            for (QByteArray piece = chunk(); !piece.isEmpty(); piece = chunk())
                answer.body += piece;
            return answer;
        }
        const qsizetype length = answer.header("Content-Length").toLongLong();
        while (m_in.size() < length && more()) { }
        answer.body = m_in.first(std::min(length, m_in.size()));
        m_in.remove(0, answer.body.size());
        return answer;
    }
    /// The next piece of a chunked body; empty at its end.
    QByteArray chunk()
    {
        qsizetype end = -1;
        while ((end = m_in.indexOf("\r\n")) < 0)
            if (!more())
                return {};
        const qsizetype size = m_in.first(end).toLongLong(nullptr, 16);
        while (m_in.size() < end + 2 + size + 2)
            if (!more())
                return {};
        const QByteArray piece = m_in.sliced(end + 2, size);
        m_in.remove(0, end + 2 + size + 2);
        return piece;
    }
    /// Whether the other side has closed.
    bool ends()
    {
        while (more()) { }
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    QTcpSocket &socket() { return m_socket; }

private:
    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(30'000))
            return false;
        m_in += m_socket.readAll();
        return true;
    }

    const quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_in;
};

/// One request on a connection of its own.
inline PlainAnswer askOnce(quint16 port, const QByteArray &method, const QByteArray &target,
    const PlainHeaders &headers = {}, const QByteArray &body = {})
{
    PlainHttp http(port);
    http.ask(method, target, headers, body);
    return http.answer(method == "HEAD");
}

inline PlainAnswer postJson(quint16 port, const QByteArray &target, const QByteArray &body)
{
    return askOnce(port, "POST", target, {{"Content-Type", "application/json"}}, body);
}

/// Whether everything that is expected is there: members of objects, all elements of arrays.
inline bool holdsAll(const QJsonValue &found, const QJsonValue &expected)
{
    if (expected.isObject()) {
        const QJsonObject members = expected.toObject();
        for (auto it = members.begin(); it != members.end(); ++it)
            if (!found.isObject() || !found.toObject().contains(it.key())
                || !holdsAll(found.toObject().value(it.key()), it.value()))
                return false;
        return true;
    }
    if (expected.isArray()) {
        const QJsonArray a = found.toArray(), b = expected.toArray();
        if (!found.isArray() || a.size() != b.size())
            return false;
        for (qsizetype i = 0; i < a.size(); ++i)
            if (!holdsAll(a[i], b[i]))
                return false;
        return true;
    }
    return found == expected;
}

} // namespace hz::test
