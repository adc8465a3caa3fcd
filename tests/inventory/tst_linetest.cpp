#include <hz/inventory/linetest.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <support/support.h>

using namespace hz;
using namespace hz::inventory;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

// A server on a port of its own that sends and takes at a rate, or behaves badly.
class Server : public QObject {
public:
    enum class Way { Endless, File, SmallFile, Page, HiddenPage, Silent, Stalls, Missing, Closes };

    // `kbps` for all connections together; 0: as fast as it goes.
    explicit Server(Way way, qint64 kbps = 0)
        : m_way(way)
        , m_kbps(kbps)
    {
        connect(&m_server, &QTcpServer::newConnection, this, &Server::accept);
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&m_timer, &QTimer::timeout, this, &Server::send);
        m_clock.start();
        m_timer.start(kTick);
    }
    ~Server() override
    {
        for (Visitor *visitor : std::as_const(m_visitors)) {
            visitor->socket->disconnect(this);
            delete visitor;
        }
    }
    QUrl url(const QString &path = u"/data"_s) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path));
    }
    int posts() const { return m_posts; }
    bool refusesPosts = false;

private:
    static constexpr milliseconds kTick{5};
    static constexpr qint64 kFile = 2 << 20;

    struct Visitor {
        QTcpSocket *socket;
        QByteArray head;
        qint64 toSend = 0;
        qint64 toTake = 0;
    };

    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            auto *visitor = new Visitor{socket, {}};
            m_visitors.append(visitor);
            if (m_kbps > 0)
                socket->setReadBufferSize(64 << 10);
            connect(socket, &QTcpSocket::readyRead, this, [this, visitor] { read(*visitor); });
            connect(socket, &QTcpSocket::disconnected, this, [this, visitor] {
                m_visitors.removeOne(visitor);
                visitor->socket->deleteLater();
                delete visitor;
            });
        }
    }

    void read(Visitor &visitor)
    {
        if (visitor.toTake > 0)
            return; // taken by the clock
        visitor.head += visitor.socket->readAll();
        const qsizetype end = visitor.head.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = visitor.head.first(end);
        const QByteArray rest = visitor.head.sliced(end + 4);
        visitor.head.clear();
        if (head.startsWith("POST")) {
            const qsizetype at = head.toLower().indexOf("content-length:");
            visitor.toTake
                = head.sliced(at + 15).split('\r').front().trimmed().toLongLong() - rest.size();
            if (refusesPosts)
                return answer(visitor, "405 Method Not Allowed", "text/plain", "no", true);
            return;
        }
        switch (m_way) {
        case Way::Endless:
            return stream(visitor, std::numeric_limits<qint64>::max() / 2, false);
        case Way::File:
            return stream(visitor, kFile, true);
        case Way::SmallFile:
            return answer(visitor, "200 OK", "application/octet-stream", QByteArray(500, 'x'));
        case Way::Page:
            return answer(visitor, "200 OK", "text/html; charset=utf-8", "<p>sign in</p>");
        case Way::HiddenPage:
            return answer(visitor, "200 OK", "application/octet-stream",
                "\n  <!DOCTYPE html><html><body>sign in</body></html>");
        case Way::Silent:
            return;
        case Way::Stalls:
            visitor.socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
                                  "Content-Length: 100000000\r\n\r\n");
            visitor.socket->write(QByteArray(100'000, 'x'));
            return;
        case Way::Missing:
            return answer(visitor, "404 Not Found", "text/html", "<html>not here</html>");
        case Way::Closes:
            visitor.socket->abort();
            return;
        }
    }

    void answer(Visitor &visitor, const QByteArray &status, const QByteArray &type,
        const QByteArray &body, bool closes = false)
    {
        visitor.socket->write("HTTP/1.1 " + status + "\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        if (closes)
            visitor.socket->disconnectFromHost();
    }

    void stream(Visitor &visitor, qint64 bytes, bool isKnown)
    {
        visitor.socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n");
        visitor.socket->write(isKnown ? "Content-Length: " + QByteArray::number(bytes) + "\r\n\r\n"
                                      : QByteArray("Connection: close\r\n\r\n"));
        visitor.toSend = bytes;
    }

    // What the clock allows goes round among all.
    void send()
    {
        static const QByteArray kBlock(64 << 10, 'x');
        qint64 allowed = std::numeric_limits<qint64>::max();
        if (m_kbps > 0)
            allowed = m_clock.elapsed() * m_kbps / 8 - m_moved;
        const QList<Visitor *> all = m_visitors;
        for (Visitor *visitor : all) {
            qint64 part = allowed / std::max<qsizetype>(1, all.size());
            while (visitor->toSend > 0 && part > 0 && visitor->socket->bytesToWrite() < (1 << 20)) {
                const qint64 sent = visitor->socket->write(
                    kBlock.constData(), std::min({part, visitor->toSend, qint64(kBlock.size())}));
                if (sent <= 0)
                    break;
                visitor->toSend -= sent;
                part -= sent;
                m_moved += sent;
            }
            while (visitor->toTake > 0 && part > 0) {
                const QByteArray got
                    = visitor->socket->read(std::min({part, visitor->toTake, kFile}));
                if (got.isEmpty())
                    break;
                visitor->toTake -= got.size();
                part -= got.size();
                m_moved += got.size();
                if (visitor->toTake == 0) {
                    ++m_posts;
                    answer(*visitor, "200 OK", "text/plain", "ok");
                }
            }
        }
    }

    const Way m_way;
    const qint64 m_kbps;
    QTcpServer m_server;
    QList<Visitor *> m_visitors;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_moved = 0;
    int m_posts = 0;
};

LineTestOptions quick(const Server &server)
{
    return {.url = server.url(),
        .uploadUrl = {},
        .downFor = milliseconds(1'200),
        .upFor = milliseconds(1'200),
        .answerWithin = milliseconds(10'000),
        .stallAfter = milliseconds(10'000)};
}

class InEnvironment {
public:
    InEnvironment(const char *name, const QByteArray &value)
        : m_name(name)
        , m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~InEnvironment() { qputenv(m_name, m_before); }

private:
    const char *m_name;
    const QByteArray m_before;
};

Result<LineReading> measured(const LineTestOptions &options)
{
    LineTester tester;
    const Task<LineReading> task = tester.run(options);
    if (!QTest::qWaitFor([&task] { return task.isFinished(); }, 20'000))
        qFatal("it does not end");
    return task.wait();
}

} // namespace

class TestLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Bounds wide enough for a busy machine, narrow enough to tell bits from bytes.
    void aRateIsMeasured_data()
    {
        QTest::addColumn<Server::Way>("way");
        QTest::newRow("a server that never ends") << Server::Way::Endless;
        QTest::newRow("a file, again and again") << Server::Way::File;
    }
    void aRateIsMeasured()
    {
        QFETCH(Server::Way, way);
        constexpr qint64 kKbps = 40'000;
        const Server server(way, kKbps);
        const Result<LineReading> reading = measured(quick(server));
        HZ_VERIFY_OK(reading);
        QVERIFY2(reading->downKbps > kKbps / 3 && reading->downKbps < kKbps * 2,
            qPrintable(QString::number(reading->downKbps)));
        QVERIFY(reading->latencyMs && *reading->latencyMs < 2'000);
        QCOMPARE(reading->lossPermille, std::optional(0));
        QVERIFY(!reading->upKbps);
        QCOMPARE(reading->address, server.url().toString());
    }

    void uploadsAreMeasured()
    {
        constexpr qint64 kKbps = 80'000;
        const Server server(Server::Way::Endless, kKbps);
        LineTestOptions options = quick(server);
        options.uploadUrl = server.url();
        options.upFor = milliseconds(2'500);
        const Result<LineReading> reading = measured(options);
        HZ_VERIFY_OK(reading);
        QVERIFY(reading->upKbps);
        QVERIFY2(*reading->upKbps > kKbps / 4 && *reading->upKbps < kKbps * 3,
            qPrintable(QString::number(*reading->upKbps)));
    }

    void aRefusedUploadCostsNothingElse()
    {
        Server server(Server::Way::Endless);
        server.refusesPosts = true;
        LineTestOptions options = quick(server);
        options.uploadUrl = server.url();
        const Result<LineReading> reading = measured(options);
        HZ_VERIFY_OK(reading);
        QVERIFY(reading->downKbps > 0);
        QVERIFY(!reading->upKbps);
    }

    void aLineFasterThanTheBoundEndsAtIt()
    {
        const Server server(Server::Way::Endless);
        LineTestOptions options = quick(server);
        options.downFor = milliseconds(15'000);
        options.mostBytes = 8 << 20;
        const Result<LineReading> reading = measured(options);
        HZ_VERIFY_OK(reading);
        QVERIFY(reading->downKbps > 0);
    }

    void whatStandsInTheWayIsNamed_data()
    {
        QTest::addColumn<Server::Way>("way");
        QTest::addColumn<QString>("word");
        QTest::newRow("a sign-in page") << Server::Way::Page << u"web page"_s;
        QTest::newRow("a page under another name") << Server::Way::HiddenPage << u"web page"_s;
        QTest::newRow("no answer") << Server::Way::Silent << u"did not answer"_s;
        QTest::newRow("an answer that stops") << Server::Way::Stalls << u"stopped sending"_s;
        QTest::newRow("nothing there") << Server::Way::Missing << u"404"_s;
        QTest::newRow("too small") << Server::Way::SmallFile << u"only 0.5 KB"_s;
        QTest::newRow("it closes") << Server::Way::Closes << u"ended the connection"_s;
    }
    void whatStandsInTheWayIsNamed()
    {
        QFETCH(Server::Way, way);
        QFETCH(QString, word);
        const Server server(way);
        LineTestOptions options = quick(server);
        options.answerWithin = options.stallAfter = milliseconds(1'500);
        options.downFor = milliseconds(8'000);
        const Result<LineReading> reading = measured(options);
        QVERIFY(!reading);
        QVERIFY2(reading.error().message.contains(word), qPrintable(reading.error().message));
    }

    void noServerIsNamed()
    {
        QUrl url;
        {
            const Server gone(Server::Way::File);
            url = gone.url();
        }
        const Result<LineReading> reading = measured({.url = url, .uploadUrl = {}});
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Network);
        QVERIFY2(reading.error().message.contains(u"takes no connection"),
            qPrintable(reading.error().message));
    }

    void anUntrustedServerIsNamed()
    {
        // It speaks no TLS at all: the handshake fails.
        const Server server(Server::Way::File);
        LineTestOptions options = quick(server);
        options.url.setScheme(u"https"_s);
        const Result<LineReading> reading = measured(options);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Network);
    }

    void aWrongCertificateIsNamed_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("word");
        QTest::newRow("of nobody who is known") << u"untrusted"_s << u"no certificate that"_s;
        QTest::newRow("of another server") << u"othername"_s << u"“other.example”"_s;
        QTest::newRow("of ten years ago") << u"expired"_s << u"is good from"_s;
    }
    void aWrongCertificateIsNamed()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, word);
        const auto read = [](const QString &name) {
            QFile file(QStringLiteral(HZ_TEST_DATA "/tls/%1.pem").arg(name));
            if (!file.open(QFile::ReadOnly))
                qFatal("%s", qPrintable(file.errorString()));
            return file.readAll();
        };
        QSslConfiguration ours = QSslConfiguration::defaultConfiguration();
        ours.setLocalCertificate(QSslCertificate(read(certificate)));
        ours.setPrivateKey(QSslKey(read(u"key"_s), QSsl::Rsa));
        QSslServer server;
        server.setSslConfiguration(ours);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const Result<LineReading> reading
            = measured({.url = QUrl(u"https://127.0.0.1:%1/data"_s.arg(server.serverPort())),
                .uploadUrl = {}});
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Network);
        QVERIFY2(reading.error().message.contains(word), qPrintable(reading.error().message));
    }

    void aProxyIsGoneThrough()
    {
        // The address is one that nobody has: what answers is the proxy.
        const Server proxy(Server::Way::Endless);
        const InEnvironment set("http_proxy", proxy.url({}).toString().toLatin1());
        LineTestOptions options = quick(proxy);
        options.url = QUrl(u"http://192.0.2.1/data"_s);
        const Result<LineReading> reading = measured(options);
        HZ_VERIFY_OK(reading);
        QVERIFY(reading->downKbps > 0);
        QVERIFY(!reading->latencyMs); // of the way to the proxy it would say nothing
    }

    void whatAProxyRefusesIsNamed_data()
    {
        QTest::addColumn<QByteArray>("answer"); // empty: nobody is there
        QTest::addColumn<QString>("word");
        QTest::newRow("it does not run") << QByteArray() << u"takes no connection"_s;
        QTest::newRow("it asks who it is")
            << QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
                          "realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
            << u"a name and a password"_s;
        QTest::newRow("it hangs up") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n"
                                                   "Connection: close\r\n\r\n")
                                     << u"did not let it through"_s;
    }
    void whatAProxyRefusesIsNamed()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, word);
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        connect(&proxy, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = proxy.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->readAll();
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.serverPort());
        if (answer.isEmpty())
            proxy.close();
        const InEnvironment set("https_proxy", address);
        const Result<LineReading> reading
            = measured({.url = QUrl(u"https://192.0.2.1/data"_s), .uploadUrl = {}});
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Network);
        const QString said = reading.error().message;
        QVERIFY2(said.contains(word) && said.contains(u"127.0.0.1:"_s), qPrintable(said));
    }

    void onlyAddressesOfTheWebAreTaken_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("a file") << u"file:///etc/passwd"_s;
        QTest::newRow("no scheme") << u"example.org"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("no host") << u"http://"_s;
    }
    void onlyAddressesOfTheWebAreTaken()
    {
        QFETCH(QString, address);
        const Result<LineReading> reading = measured({.url = QUrl(address), .uploadUrl = {}});
        QCOMPARE(reading.error().kind, Error::Kind::Invalid);
    }

    void itIsStoppedAtOnce()
    {
        const Server server(Server::Way::Endless);
        LineTestOptions options = quick(server);
        options.downFor = milliseconds(60'000);
        options.mostBytes = std::numeric_limits<qint64>::max();
        LineTester tester;
        const Task<LineReading> task = tester.run(options);
        QTRY_VERIFY(task.progress().done > 100);
        QCOMPARE(tester.run(options).wait().error().kind, Error::Kind::Conflict);
        task.cancel();
        QTRY_VERIFY(task.isFinished());
        QCOMPARE(task.wait().error().kind, Error::Kind::Cancelled);
        // And once more: the thread is there again.
        const Task<LineReading> again = tester.run(quick(server));
        QTRY_VERIFY_WITH_TIMEOUT(again.isFinished(), 20'000);
        QVERIFY(again.wait());
    }

    void aTesterThatGoesStopsItsRun()
    {
        const Server server(Server::Way::Silent);
        Task<LineReading> task;
        {
            LineTester tester;
            task = tester.run({.url = server.url(), .uploadUrl = {}});
        }
        QCOMPARE(task.wait().error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestLineTest)
#include "tst_linetest.moc"
