// What the hub makes of those who mean it no good: it answers or hangs up, stays small, and goes on
// serving everybody else.
#include "hubprogram.h"
#include "plainhttp.h"

using namespace hz::test;

namespace {

constexpr qint64 kMiB = 1 << 20;

} // namespace

class tst_HubHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isRefused_data();
    void isRefused();
    void headsWithoutEndAreCutOff();
    void aHundredThousandHeadersAreRefused();
    void aGigabyteIsRefusedUnread();
    void aGigabyteInChunksIsRefused();
    void aBombOfGzipIsRefused();
    void manyWhoSayNothingDoNotKeepOthersOut();
    void feedsThatNobodyReadsCostLittle();
    void anAnswerThatNobodyReadsCostsLittle();
    void theHubStillServes();

private:
    quint16 port() const { return m_hub->port(); }

    const TestDir m_dir;
    std::unique_ptr<HubProgram> m_hub;
};

void tst_HubHostile::initTestCase()
{
    m_hub = std::make_unique<HubProgram>(m_dir.path(QStringLiteral("profile")));
    QCOMPARE(askOnce(port(), "PUT", "/db").status, 201);
}

void tst_HubHostile::isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status"); // 0: it hangs up without a word
    const auto row = [](const char *name, const QByteArray &line, int status,
                         const QByteArray &rest = {}) {
        QTest::newRow(name) << line + " HTTP/1.1\r\nHost: localhost\r\n" + rest + "\r\n" << status;
    };
    row("up and away", "GET /../../etc/passwd", 400);
    row("escaped up and away", "GET /%2e%2e/%2e%2e/etc/passwd", 400);
    row("a slash that is escaped", "GET /..%2f..%2fetc%2fpasswd", 404);
    row("a database beside the folder", "PUT /..%2Fx", 400);
    row("a dot", "GET /db/.", 400);
    row("nothing between slashes", "GET /db//x", 400);
    row("a NUL", "GET /db/a%00b", 400);
    row("half an escape", "GET /db/%2", 400);
    row("an escape that is none", "GET /db/%zz", 400);
    row("a sign in an escape", "GET /db/%+1", 400);
    row("bytes that are no text", "GET /db/%ff%fe", 400);
    row("half a character", "GET /db/%ed%a0%80", 400);
    row("a whole address", "GET http://evil.example/db", 400);
    row("no path", "GET *", 400);
    row("an id of 1,000 bytes", "PUT /db/" + QByteArray(1000, 'a'), 400,
        "Content-Length: 2\r\n\r\n{}");
    row("a name of 300 letters", "PUT /" + QByteArray(300, 'a'), 400);
    row("parts without end", "GET /db" + QByteArray("/x").repeated(100), 400);
    row("parameters without end", "GET /db?" + QByteArray("a=1&").repeated(1000), 400);
    row("another method", "BREW /db", 405);
    row("two lengths", "POST /db", 400, "Content-Length: 1\r\nContent-Length: 2\r\n");
    row("a length below nothing", "POST /db", 400, "Content-Length: -1\r\n");
    row("a length and chunks", "POST /db", 400,
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n");
    row("an unknown transfer", "POST /db/_bulk_docs", 400, "Transfer-Encoding: gzip, x\r\n");
    row("a colon too few", "GET /db", 400, "nonsense\r\n");
    row("a space before the colon", "GET /db", 400, "X : y\r\n");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("HTTP 2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
    QTest::newRow("TLS") << QByteArray::fromHex("1603010200010001fc0303") + QByteArray(200, 'x')
                         << 400;

    const auto post
        = [&](const char *name, const QByteArray &target, const QByteArray &body, int status) {
              QTest::newRow(name) << "POST " + target
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        "Content-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n"
                      + body << status;
          };
    const QByteArray deep = QByteArray("[").repeated(100'000);
    post("deep JSON", "/db", "{\"a\":" + deep, 400);
    post("deep JSON of objects", "/db", QByteArray("{\"a\":").repeated(100'000), 400);
    post("deep JSON that closes", "/db",
        "{\"a\":" + QByteArray("[").repeated(200) + QByteArray("]").repeated(200) + '}', 400);
    post("deep documents", "/db/_bulk_docs", "{\"docs\":[{\"a\":" + deep, 400);
    post("deep beside documents", "/db/_bulk_docs", "{\"a\":" + deep, 400);
    post("a deep selector", "/db/_find",
        "{\"selector\":" + QByteArray("{\"$not\":").repeated(200) + "{}"
            + QByteArray("}").repeated(201),
        400);
    post("much beside documents", "/db/_bulk_docs",
        "{\"a\":\"" + QByteArray(100'000, 'x') + "\",\"docs\":[]}", 413);
    post("documents that are no array", "/db/_bulk_docs", "{\"docs\":{}}", 400);
    post("a number beyond all", "/db", "{\"a\":1e999}", 400);
    post("half a character in JSON", "/db", "{\"a\":\"\\ud800\"}", 400);
    post("a pattern that takes for ever", "/db/_find",
        "{\"selector\":{\"_id\":{\"$regex\":\"" + QByteArray(2000, '(') + "\"}}}", 400);

    const auto parts = [&](const char *name, const QByteArray &type, const QByteArray &body) {
        QTest::newRow(name) << "PUT /db/parts HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                + body << 400;
    };
    parts("parts without a boundary", "multipart/related", "--x\r\n\r\n{}\r\n--x--");
    parts("parts that do not begin", "multipart/related; boundary=x", "hello");
    parts("parts that do not end", "multipart/related; boundary=x", "--x\r\n\r\n{}");
    parts("no parts", "multipart/related; boundary=x", "--x--");
    parts("a head that does not end", "multipart/related; boundary=x",
        "--x\r\n" + QByteArray(20'000, 'a') + "\r\n--x--");
    parts("a boundary that does not end", "multipart/related; boundary=\"x", "--x\r\n");
}

void tst_HubHostile::isRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    PlainHttp http(port());
    http.write(bytes);
    const PlainAnswer answer = http.answer();
    QVERIFY2(
        answer.status == status, QByteArray::number(answer.status) + ' ' + answer.body.left(300));
    QVERIFY(answer.json().contains(QLatin1StringView("error")));
    QVERIFY(answer.json().contains(QLatin1StringView("reason")));
}

void tst_HubHostile::headsWithoutEndAreCutOff()
{
    PlainHttp http(port());
    http.write("GET /" + QByteArray(1 << 20, 'a'));
    const PlainAnswer answer = http.answer();
    QVERIFY(answer.status == 431 || answer.status == 400);
    QVERIFY(http.ends());
}

void tst_HubHostile::aHundredThousandHeadersAreRefused()
{
    PlainHttp http(port());
    QByteArray head = "GET /db HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 100'000; ++i)
        head += "X" + QByteArray::number(i) + ": y\r\n";
    http.write(head + "\r\n");
    QCOMPARE(http.answer().status, 431);
    // Fewer than fill the head, and still too many.
    PlainHttp other(port());
    head = "GET /db HTTP/1.1\r\nHost: localhost\r\n" + QByteArray("a: b\r\n").repeated(1000);
    other.write(head + "\r\n");
    QCOMPARE(other.answer().status, 431);
}

void tst_HubHostile::aGigabyteIsRefusedUnread()
{
    for (const QByteArray target : {"/db/_bulk_docs", "/db", "/db/_all_docs", "/db/_revs_diff"}) {
        PlainHttp http(port());
        http.write("POST " + target
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              "Content-Length: 1073741824\r\n\r\n");
        QCOMPARE(http.answer().status, 413);
    }
}

void tst_HubHostile::aGigabyteInChunksIsRefused()
{
    const qint64 before = m_hub->memory();
    PlainHttp http(port());
    http.write(
        "POST /db/_bulk_docs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n");
    const auto chunk = [](const QByteArray &bytes) {
        return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    };
    http.write(chunk("{\"docs\":[{\"a\":\""));
    const QByteArray piece = chunk(QByteArray(kMiB, 'x'));
    for (int i = 0; i < 1024 && http.socket().bytesAvailable() == 0
         && http.socket().state() == QAbstractSocket::ConnectedState;
         ++i)
        http.write(piece);
    QCOMPARE(http.answer().status, 413);
    const qint64 grown = m_hub->memory("VmHWM:") - before;
    QVERIFY2(grown < 200 * kMiB, QByteArray::number(grown));
}

void tst_HubHostile::aBombOfGzipIsRefused()
{
    // zlib's stream behind a head of gzip; nobody gets as far as the tail.
    const QByteArray packed = QByteArray::fromHex("1f8b08000000000000ff")
        + qCompress(QByteArray(256 * kMiB, '\0'), 9).sliced(6);
    const qint64 before = m_hub->memory();
    const PlainAnswer answer = askOnce(port(), "POST", "/db/_bulk_docs",
        {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}, packed);
    QVERIFY2(answer.status == 400 || answer.status == 413, answer.body.constData());
    const PlainAnswer whole = askOnce(port(), "POST", "/db/_revs_diff",
        {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}, packed);
    QVERIFY2(whole.status == 400 || whole.status == 413, whole.body.constData());
    QVERIFY(m_hub->memory("VmHWM:") - before < 200 * kMiB);
}

void tst_HubHostile::manyWhoSayNothingDoNotKeepOthersOut()
{
    std::vector<std::unique_ptr<PlainHttp>> slow;
    for (int i = 0; i < 500; ++i) {
        slow.push_back(std::make_unique<PlainHttp>(port()));
        if (i % 2)
            slow.back()->write("GET /db HTTP/1.1\r\nX: ");
    }
    QCOMPARE(askOnce(port(), "GET", "/db").status, 200);
}

void tst_HubHostile::feedsThatNobodyReadsCostLittle()
{
    const qint64 before = m_hub->memory();
    std::vector<std::unique_ptr<PlainHttp>> feeds;
    for (int i = 0; i < 200; ++i) {
        feeds.push_back(std::make_unique<PlainHttp>(port()));
        feeds.back()->ask("GET", "/db/_changes?feed=continuous&since=0&heartbeat=1000");
    }
    QByteArray documents = "{\"docs\":[{}";
    for (int i = 0; i < 2000; ++i)
        documents += ",{\"n\":" + QByteArray::number(i) + '}';
    QCOMPARE(postJson(port(), "/db/_bulk_docs", documents + "]}").status, 201);
    QCOMPARE(askOnce(port(), "GET", "/db").status, 200);
    QVERIFY(m_hub->memory() - before < 300 * kMiB);
}

void tst_HubHostile::anAnswerThatNobodyReadsCostsLittle()
{
    QByteArray documents = "{\"docs\":[{}";
    for (int i = 0; i < 500; ++i)
        documents += ",{\"text\":\"" + QByteArray(20'000, 'a') + "\"}";
    QCOMPARE(postJson(port(), "/db/_bulk_docs", documents + "]}").status, 201);
    const qint64 before = m_hub->memory();
    std::vector<std::unique_ptr<PlainHttp>> readers;
    for (int i = 0; i < 50; ++i) {
        readers.push_back(std::make_unique<PlainHttp>(port()));
        readers.back()->socket().setReadBufferSize(1024);
        readers.back()->ask("GET", "/db/_all_docs?include_docs=true");
    }
    QCOMPARE(askOnce(port(), "GET", "/db").status, 200);
    const qint64 grown = m_hub->memory() - before;
    QVERIFY2(grown < 100 * kMiB, QByteArray::number(grown));
}

void tst_HubHostile::theHubStillServes()
{
    QCOMPARE(askOnce(port(), "PUT", "/db/good", {}, "{}").status, 201);
    QCOMPARE(m_hub->stop(), 0);
}

QTEST_GUILESS_MAIN(tst_HubHostile)
#include "tst_hubhostile.moc"
