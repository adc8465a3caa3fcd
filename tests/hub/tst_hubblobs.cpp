// Large files between our client and our hub: over lines that break, and from servers that lie.
#include "badline.h"
#include "hubprogram.h"
#include "plainhttp.h"

#include <hz/core/hash.h>
#include <hz/store/profile.h>
#include <hz/sync/blobsync.h>
#include <hz/sync/databasesync.h>

#include <QtCore/QDirIterator>
#include <QtTest/QSignalSpy>

#include <sync/scriptedserver.h>
#include <sync/synctest.h>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QString kDatabase = u"school-1"_s;
constexpr std::chrono::milliseconds kSilence{2000};

QByteArray noise(qsizetype size, quint32 seed)
{
    std::mt19937 random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random());
    return bytes;
}

std::unique_ptr<Profile> profileAt(const QString &dir)
{
    auto profile = Profile::open(dir, {.databases = {{kDatabase, {}}}});
    if (!profile)
        qFatal("%s", told(profile).constData());
    return std::move(*profile);
}

std::unique_ptr<HttpBlobs> blobsAt(const QUrl &url)
{
    auto blobs = HttpBlobs::open(url, {.silence = kSilence});
    if (!blobs)
        qFatal("%s", told(blobs).constData());
    return std::move(*blobs);
}

QByteArray bytesOf(const BlobStore &blobs, const BlobRef &blob)
{
    QFile file(blobs.path(blob.sha256).value_or(QString()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

BlobRef add(const Profile &profile, const QByteArray &bytes)
{
    const auto blob = profile.blobs().addBytes(bytes, u"video/mp4"_s);
    if (!blob)
        qFatal("%s", told(blob).constData());
    return *blob;
}

Result<QString> name(const Profile &profile, const QString &id, const QList<BlobRef> &blobs)
{
    QJsonArray media;
    for (const BlobRef &blob : blobs)
        media.append(blob.toJson());
    return putNow(profile.database(kDatabase),
        {.id = id, .body = {{u"type"_s, u"page"_s}, {u"media"_s, media}}});
}

} // namespace

class tst_HubBlobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ++m_count;
        m_hub = std::make_unique<HubProgram>(path(u"hub"_s));
        QCOMPARE(askOnce(m_hub->port(), "PUT", '/' + kDatabase.toLatin1()).status, 201);
        m_here = profileAt(path(u"here"_s));
        m_there = profileAt(path(u"there"_s));
    }
    void cleanup()
    {
        m_here.reset();
        m_there.reset();
        m_hub.reset();
    }

    void filesFollowTheirDocuments();
    void aFileGoesOnWhereTheLineBroke();
    void aFileThatShrinksWhileItIsSentIsBrokenOff();
    void aClientThatHangsUpLeavesTheHubRunning();
    void whatIsSettledIsNotAskedForAgain();
    void aFileThatComesLaterIsFetchedLater();
    void onlyOneWayWhereOnlyOneIsWanted();
    void aServerThatLiesLeavesNothing_data();
    void aServerThatLiesLeavesNothing();
    void aServerWithoutRangesStartsAnew();
    void aServerWithoutFilesIsNoFailure();
    void whatSomebodyWaitsForComesFirst();
    void twoMachinesShareFilesAsTheyCome();

private:
    QString path(const QString &name) const
    {
        return m_dir.path(QString::number(m_count)) + u'/' + name;
    }
    QUrl url(quint16 port = 0) const
    {
        return QUrl(u"http://127.0.0.1:%1/%2"_s.arg(port ? port : m_hub->port()).arg(kDatabase));
    }
    Result<> copyDocuments(Profile &profile) const
    {
        const auto remote = HttpEndpoint::open(url());
        StoreEndpoint local(profile.database(kDatabase));
        TaskControl task;
        HZ_CHECK(replicate(local, **remote, {}, task));
        HZ_CHECK(replicate(**remote, local, {}, task));
        return {};
    }
    Result<BlobReport> copyFiles(
        Profile &profile, Direction direction = Direction::Both, LineUse *use = nullptr) const
    {
        const auto remote = blobsAt(url());
        TaskControl task;
        const auto report
            = syncBlobs(profile.database(kDatabase), profile.blobs(), *remote, direction, task);
        if (use)
            *use = remote->lineUse();
        return report;
    }

    TestDir m_dir;
    int m_count = 0;
    std::unique_ptr<HubProgram> m_hub;
    std::unique_ptr<Profile> m_here, m_there;
};

void tst_HubBlobs::filesFollowTheirDocuments()
{
    // More than a piece, exactly one, and nothing at all.
    const QByteArrayList contents{noise((9 << 20) + 7, 1), noise(4 << 20, 2), QByteArray(), "x"};
    QList<BlobRef> blobs;
    for (const QByteArray &bytes : contents)
        blobs.append(add(*m_here, bytes));
    HZ_VERIFY_OK(name(*m_here, u"page:1"_s, blobs));
    HZ_VERIFY_OK(copyDocuments(*m_here));
    const auto up = copyFiles(*m_here);
    HZ_VERIFY_OK(up);
    QCOMPARE(up->sent, 4);
    QCOMPARE(up->waiting, 0);
    HZ_VERIFY_OK(copyDocuments(*m_there));
    const auto down = copyFiles(*m_there);
    HZ_VERIFY_OK(down);
    QCOMPARE(down->received, 4);
    for (qsizetype i = 0; i < blobs.size(); ++i)
        QVERIFY(bytesOf(m_there->blobs(), blobs[i]) == contents[i]);
}

void tst_HubBlobs::aFileGoesOnWhereTheLineBroke()
{
    const QByteArray bytes = noise(12 << 20, 3);
    const BlobRef blob = add(*m_here, bytes);
    const BadLine line(
        m_hub->port(), {.cutsPerPiece = 0.004, .pieceBytes = 16 << 10, .seed = seededRandom()()});
    const auto untilDone = [&](auto once) {
        for (int tries = 0; tries < 200; ++tries)
            if (const auto done = once())
                return true;
            else if (done.error().kind != Error::Kind::Network
                && done.error().kind != Error::Kind::Conflict)
                return false;
        return false;
    };
    const auto up = blobsAt(url(line.port())), down = blobsAt(url(line.port()));
    TaskControl task;
    QVERIFY(untilDone([&] { return up->send(blob, m_here->blobs(), task); }));
    QCOMPARE(askOnce(m_hub->port(), "HEAD", "/_blobs/" + blob.sha256.toHex()).status, 200);
    QVERIFY(untilDone([&] { return down->fetch(blob, m_there->blobs(), task); }));
    QVERIFY(bytesOf(m_there->blobs(), blob) == bytes);
    qInfo("%d cuts, %.1f times the bytes", line.cuts(),
        double(line.bytes()) / double(2 * bytes.size()));
    // A piece is 4 MiB: had each begun anew after a cut, far more would have passed.
    QVERIFY(line.bytes() < 3 * 2 * bytes.size());
}

// As by a failing disk: what was promised cannot come, and nobody may take the rest for it.
void tst_HubBlobs::aFileThatShrinksWhileItIsSentIsBrokenOff()
{
    const QByteArray bytes = noise(48 << 20, 4);
    const qsizetype left = 24 << 20; // more than lies in the buffers of a connection
    const BlobRef blob = add(*m_here, bytes);
    TaskControl task;
    HZ_VERIFY_OK(blobsAt(url())->send(blob, m_here->blobs(), task));
    QString file;
    QDirIterator files(path(u"hub"_s), QDir::Files, QDirIterator::Subdirectories);
    while (file.isEmpty() && files.hasNext())
        if (const QString next = files.next(); files.fileInfo().size() == bytes.size())
            file = next;
    QTcpSocket client;
    client.setReadBufferSize(1 << 20);
    client.connectToHost(u"127.0.0.1"_s, m_hub->port());
    QVERIFY(client.waitForConnected());
    client.write("GET /_blobs/" + blob.sha256.toHex() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QVERIFY(client.waitForReadyRead());
    QVERIFY(QFile::resize(file, left));
    QByteArray came;
    while (client.bytesAvailable() > 0 || client.waitForReadyRead())
        came += client.readAll();
    QCOMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(came.mid(came.indexOf("\r\n\r\n") + 4) == bytes.first(left));
    QCOMPARE(askOnce(m_hub->port(), "GET", "/_up").status, 200);
}

void tst_HubBlobs::aClientThatHangsUpLeavesTheHubRunning()
{
    const BlobRef blob = add(*m_here, noise(24 << 20, 5));
    TaskControl task;
    HZ_VERIFY_OK(blobsAt(url())->send(blob, m_here->blobs(), task));
    for (int i = 0; i < 40; ++i) {
        QTcpSocket client;
        client.setReadBufferSize(64 << 10);
        client.connectToHost(u"127.0.0.1"_s, m_hub->port());
        QVERIFY2(client.waitForConnected(), "the hub is gone");
        client.write("GET /_blobs/" + blob.sha256.toHex() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QVERIFY(client.waitForReadyRead());
        client.abort();
    }
    QCOMPARE(askOnce(m_hub->port(), "GET", "/_up").status, 200);
}

void tst_HubBlobs::whatIsSettledIsNotAskedForAgain()
{
    for (int i = 0; i < 20; ++i)
        HZ_VERIFY_OK(name(*m_here, u"page:%1"_s.arg(i), {add(*m_here, noise(1000, quint32(i)))}));
    LineUse first, second, third;
    HZ_VERIFY_OK(copyFiles(*m_here, Direction::Both, &first));
    HZ_VERIFY_OK(copyFiles(*m_here, Direction::Both, &second));
    QVERIFY(first.sent >= 20'000);
    QCOMPARE(second.sent, 0);
    HZ_VERIFY_OK(name(*m_here, u"page:new"_s, {add(*m_here, "new")}));
    const auto report = copyFiles(*m_here, Direction::Both, &third);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->sent, 1);
    QCOMPARE(third.sent, 3);
}

void tst_HubBlobs::aFileThatComesLaterIsFetchedLater()
{
    const BlobRef blob = add(*m_here, noise(5000, 4));
    HZ_VERIFY_OK(name(*m_here, u"page:1"_s, {blob}));
    HZ_VERIFY_OK(copyDocuments(*m_here));
    HZ_VERIFY_OK(copyDocuments(*m_there));
    const auto early = copyFiles(*m_there);
    HZ_VERIFY_OK(early);
    QCOMPARE(early->received, 0);
    QCOMPARE(early->waiting, 1);
    QVERIFY(early->problems.isEmpty());
    HZ_VERIFY_OK(copyFiles(*m_here));
    const auto late = copyFiles(*m_there);
    HZ_VERIFY_OK(late);
    QCOMPARE(late->received, 1);
    QCOMPARE(late->waiting, 0);
}

void tst_HubBlobs::onlyOneWayWhereOnlyOneIsWanted()
{
    HZ_VERIFY_OK(name(*m_here, u"page:1"_s, {add(*m_here, "here")}));
    const auto pulled = copyFiles(*m_here, Direction::Pull);
    HZ_VERIFY_OK(pulled);
    QCOMPARE(pulled->sent, 0);
    const auto pushed = copyFiles(*m_here, Direction::Push);
    HZ_VERIFY_OK(pushed);
    QCOMPARE(pushed->sent, 1);
}

void tst_HubBlobs::aServerThatLiesLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("rest"); // to whom has the first 50 bytes
    QTest::addColumn<Error::Kind>("kind");
    const QByteArray good = noise(100, 5), bad = noise(100, 6);
    const auto part = [&](const QByteArray &bytes, const char *range) {
        return httpAnswer(206, bytes, QByteArray("Content-Range: ") + range + "\r\n");
    };
    using Kind = Error::Kind;
    QTest::newRow("other bytes") << httpAnswer(200, bad) << QByteArray() << Kind::Corrupt;
    QTest::newRow("shorter") << httpAnswer(200, good.first(60)) << QByteArray() << Kind::Corrupt;
    QTest::newRow("longer") << httpAnswer(200, good + 'x') << QByteArray() << Kind::Corrupt;
    QTest::newRow("longer, without a length")
        << "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" + good + "x\r\n0\r\n\r\n"
        << QByteArray() << Kind::Corrupt;
    QTest::newRow("shorter for ever, without a length")
        << "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n32\r\n" + good.first(50)
            + "\r\n0\r\n\r\n"
        << QByteArray() << Kind::Corrupt;
    QTest::newRow("a part that nobody asked for")
        << part(good.first(50), "bytes 0-49/100") << QByteArray() << Kind::Corrupt;
    const QByteArray half
        = httpAnswer(200, good.first(50)).replace("Content-Length: 50", "Content-Length: 100");
    QTest::newRow("another part") << half << part(good.first(50), "bytes 0-49/100")
                                  << Kind::Corrupt;
    QTest::newRow("of another length")
        << half << part(good.sliced(50), "bytes 50-99/200") << Kind::Corrupt;
    QTest::newRow("the rest of another")
        << half << part(bad.sliced(50), "bytes 50-99/100") << Kind::Corrupt;
    QTest::newRow("no such range") << half << httpAnswer(416, "") << Kind::Corrupt;
    QTest::newRow("a page of a gateway")
        << httpAnswer(200, "<html>Sign in</html>") << QByteArray() << Kind::Corrupt;
    QTest::newRow("sent elsewhere") << httpAnswer(302, "", "Location: http://example.org/\r\n")
                                    << QByteArray() << Kind::Invalid;
    QTest::newRow("not there") << httpAnswer(404, "{}") << QByteArray() << Kind::NotFound;
}

void tst_HubBlobs::aServerThatLiesLeavesNothing()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QByteArray, rest);
    QFETCH(const Error::Kind, kind);
    const BlobRef blob{sha256(noise(100, 5)), 100, {}};
    const ScriptedServer server([&](const ServedRequest &request) {
        const bool isRest = request.headers.contains("range");
        return ServedAnswer{.bytes = isRest && !rest.isEmpty() ? rest : answer,
            .isCut = !isRest && !rest.isEmpty()};
    });
    const auto remote = blobsAt(server.url());
    TaskControl task;
    const auto fetched = remote->fetch(blob, m_here->blobs(), task);
    QVERIFY(!fetched);
    QCOMPARE(kindName(fetched.error().kind), kindName(kind));
    QVERIFY(!fetched.error().message.isEmpty());
    QVERIFY(!m_here->blobs().path(blob.sha256));
    QCOMPARE(m_here->blobs().partSize(blob.sha256), 0);
    // An honest one can still bring it.
    const ScriptedServer honest([&](const ServedRequest &) {
        return ServedAnswer{.bytes = httpAnswer(200, noise(100, 5))};
    });
    HZ_VERIFY_OK(blobsAt(honest.url())->fetch(blob, m_here->blobs(), task));
    QVERIFY(bytesOf(m_here->blobs(), blob) == noise(100, 5));
}

void tst_HubBlobs::aServerWithoutRangesStartsAnew()
{
    const QByteArray bytes = noise(100, 5);
    const BlobRef blob{sha256(bytes), 100, {}};
    int count = 0;
    const ScriptedServer server([&](const ServedRequest &) {
        if (++count == 1)
            return ServedAnswer{.bytes = httpAnswer(200, bytes.first(50))
                                             .replace("Content-Length: 50", "Content-Length: 100"),
                .isCut = true};
        return ServedAnswer{.bytes = httpAnswer(200, bytes)};
    });
    TaskControl task;
    HZ_VERIFY_OK(blobsAt(server.url())->fetch(blob, m_here->blobs(), task));
    QVERIFY(bytesOf(m_here->blobs(), blob) == bytes);
}

void tst_HubBlobs::aServerWithoutFilesIsNoFailure()
{
    // As CouchDB answers; the files lie on a plain server before it.
    const QByteArray bytes = noise(100, 5);
    const BlobRef here = add(*m_here, "here"), there{sha256(bytes), 100, {}};
    HZ_VERIFY_OK(name(*m_here, u"page:1"_s, {here, there}));
    const ScriptedServer server([&](const ServedRequest &request) {
        if (request.path == "/")
            return ServedAnswer{.bytes = httpAnswer(200, R"({"uuid":"u"})")};
        if (request.path == "/db" || request.path.startsWith("/db?")) // asked more, told the same
            return ServedAnswer{.bytes = httpAnswer(200, R"({"db_name":"db"})")};
        if (request.verb == "GET" && request.path.endsWith(there.sha256.toHex()))
            return ServedAnswer{.bytes = httpAnswer(200, bytes)};
        return ServedAnswer{.bytes = request.verb == "HEAD"
                ? QByteArray("HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n")
                : httpAnswer(404, "{}")};
    });
    const auto remote = blobsAt(server.url());
    TaskControl task;
    const auto report
        = syncBlobs(m_here->database(kDatabase), m_here->blobs(), *remote, Direction::Both, task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->received, 1);
    QCOMPARE(report->waiting, 1);
    QCOMPARE(report->problems.size(), 1);
    QCOMPARE(kindName(report->problems[0].error.kind), kindName(Error::Kind::Unsupported));
}

void tst_HubBlobs::whatSomebodyWaitsForComesFirst()
{
    const QByteArray film = noise(16 << 20, 7), picture = noise(40'000, 8);
    const BlobRef filmBlob = add(*m_here, film), pictureBlob = add(*m_here, picture);
    HZ_VERIFY_OK(name(*m_here, u"page:1"_s, {filmBlob}));
    HZ_VERIFY_OK(name(*m_here, u"page:2"_s, {pictureBlob}));
    TaskControl task;
    HZ_VERIFY_OK(blobsAt(url())->send(pictureBlob, m_here->blobs(), task));
    HZ_VERIFY_OK(copyDocuments(*m_here));
    HZ_VERIFY_OK(copyFiles(*m_here));
    // The film takes a while on this line; the picture is asked for meanwhile.
    const BadLine line(m_hub->port(), {.bytesPerSecond = 8 << 20, .latencyMs = 1});
    HZ_VERIFY_OK(name(*m_there, u"page:1"_s, {filmBlob}));
    DatabaseSync sync(m_there->database(kDatabase),
        [&](TaskControl &) -> Result<std::unique_ptr<Endpoint>> {
            return HttpEndpoint::open(url());
        },
        {.direction = Direction::Push,
            .files
            = FileSync{m_there->blobs(), [&] { return HttpBlobs::open(url(line.port())); }}});
    QList<QByteArray> arrived;
    connect(&sync, &DatabaseSync::fileArrived, this,
        [&](const QByteArray &sha256) { arrived.append(sha256); });
    sync.start();
    sync.fetchFirst(filmBlob);
    QTRY_VERIFY_WITH_TIMEOUT(m_there->blobs().partSize(filmBlob.sha256) > 0, 30'000);
    sync.fetchFirst(pictureBlob);
    const BlobRef nowhere{sha256("nowhere"), 7, {}};
    QSignalSpy failed(&sync, &DatabaseSync::fileFailed);
    sync.fetchFirst(nowhere);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][0].toByteArray(), nowhere.sha256);
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 2, 60'000);
    QCOMPARE(arrived[0], pictureBlob.sha256);
    QVERIFY(bytesOf(m_there->blobs(), filmBlob) == film);
    QVERIFY(bytesOf(m_there->blobs(), pictureBlob) == picture);
}

void tst_HubBlobs::twoMachinesShareFilesAsTheyCome()
{
    const auto syncOf = [&](Profile &profile) {
        return std::make_unique<DatabaseSync>(
            profile.database(kDatabase),
            [this](TaskControl &) -> Result<std::unique_ptr<Endpoint>> {
                return HttpEndpoint::open(url());
            },
            DatabaseSyncOptions{
                .files = FileSync{profile.blobs(), [this] { return HttpBlobs::open(url()); }},
                .lookForFiles = std::chrono::milliseconds(100)});
    };
    const auto here = syncOf(*m_here), there = syncOf(*m_there);
    here->start();
    there->start();
    for (quint32 i = 0; i < 3; ++i) {
        const QByteArray bytes = noise(200'000, 10 + i);
        const BlobRef blob = add(*m_here, bytes);
        HZ_VERIFY_OK(name(*m_here, u"page:%1"_s.arg(i), {blob}));
        QTRY_VERIFY_WITH_TIMEOUT(m_there->blobs().path(blob.sha256).has_value(), 60'000);
        QVERIFY(bytesOf(m_there->blobs(), blob) == bytes);
    }
    QTRY_COMPARE_WITH_TIMEOUT(there->status().filesWaiting, 0, 60'000);
    // What is here only is told of.
    const BlobRef lost{sha256("lost"), 4, {}};
    HZ_VERIFY_OK(name(*m_here, u"page:lost"_s, {lost}));
    QTRY_COMPARE_WITH_TIMEOUT(here->status().filesWaiting, 1, 60'000);
}

QTEST_GUILESS_MAIN(tst_HubBlobs)
#include "tst_hubblobs.moc"
