// Bytes on a connection to a hub: heads, paths, JSON, multipart, gzip, whatever they are. The hub
// answers or hangs up, and answers the next one.
#include <hz/sync/hubserver.h>

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpSocket>

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::sync;

namespace {

constexpr int kPatienceMs = 5000;

void expect(bool holds)
{
    if (!holds)
        std::abort();
}

struct Hub {
    QTemporaryDir dir;
    const std::unique_ptr<Server> server = std::move(*Server::start({.profileDir = dir.path(),
        .usesTls = false,
        .times = {.idle = std::chrono::milliseconds(20),
            .head = std::chrono::milliseconds(20),
            .stalled = std::chrono::milliseconds(20),
            .body = std::chrono::milliseconds(20)}}));

    /// Sends and reads until the hub hangs up.
    QByteArray talk(const QByteArray &bytes) const
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), server->port());
        expect(socket.waitForConnected(kPatienceMs));
        socket.write(bytes);
        QByteArray answer;
        while (socket.state() == QAbstractSocket::ConnectedState
            && socket.waitForReadyRead(kPatienceMs))
            answer += socket.readAll();
        expect(socket.state() == QAbstractSocket::UnconnectedState);
        return answer + socket.readAll();
    }
};

QByteArray plain(const QByteArray &line, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static auto *const hub = [] { // until the program ends
        auto *made = new Hub;
        expect(made->talk(plain("PUT /db")).startsWith("HTTP/1.1 201"));
        expect(made->talk(plain("PUT /db/a", "{\"n\":1}")).startsWith("HTTP/1.1 201"));
        return made;
    }();
    const QByteArray answer
        = hub->talk(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    expect(answer.isEmpty() || answer.startsWith("HTTP/1.1 "));
    expect(!answer.startsWith("HTTP/1.1 500"));
    expect(hub->talk(plain("GET /_up")).startsWith("HTTP/1.1 200"));
    return 0;
}
