// A hub with more databases than it keeps open: those that nobody uses are closed, and nobody
// notices.
#include "plainhttp.h"

#include <hz/sync/hubserver.h>

#include <QtCore/QFile>

#include <map>
#include <random>
#include <support/support.h>

using namespace hz;
using namespace hz::sync;
using namespace hz::test;

class tst_HubDatabases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void unusedOnesAreClosedAndOpenAgain();
    void theOneUnusedForLongestIsClosed();
    void aFeedKeepsItsDatabaseOpen();
    void aClosedOneCanBeDroppedAndMadeAnew();
    void whatWasAcknowledgedIsThere();

private:
    void start(size_t mostIdle);
    quint16 port() const { return m_server->port(); }
    void make(const QByteArray &name) const
    {
        QCOMPARE(askOnce(port(), "PUT", '/' + name).status, 201);
    }
    int put(const QByteArray &target) const
    {
        return askOnce(port(), "PUT", target, {{"Content-Type", "application/json"}}, "{}").status;
    }
    static bool waitFor(PlainHttp &feed, const QByteArray &text)
    {
        QByteArray came;
        while (!came.contains(text)) {
            if (feed.socket().bytesAvailable() == 0 && !feed.socket().waitForReadyRead(30'000))
                return false;
            came += feed.socket().readAll();
        }
        return true;
    }
    // The last who closes a database takes its log away.
    bool isOpen(const QString &name) const
    {
        return QFile::exists(m_dir->path(QStringLiteral("databases/%1.sqlite-wal").arg(name)));
    }

    std::unique_ptr<TestDir> m_dir;
    std::unique_ptr<Server> m_server;
};

void tst_HubDatabases::init()
{
    m_dir = std::make_unique<TestDir>();
}

void tst_HubDatabases::start(size_t mostIdle)
{
    m_server.reset();
    auto server = Server::start(
        {.profileDir = m_dir->path({}), .usesTls = false, .maxIdleDatabases = mostIdle});
    HZ_VERIFY_OK(server);
    m_server = std::move(*server);
}

void tst_HubDatabases::unusedOnesAreClosedAndOpenAgain()
{
    start(2);
    const QByteArrayList names{"a", "b", "c", "d", "e"};
    for (const QByteArray &name : names) {
        make(name);
        QCOMPARE(put('/' + name + "/note:1"), 201);
    }
    int open = 0;
    for (const QByteArray &name : names)
        open += isOpen(QString::fromLatin1(name));
    QCOMPARE(open, 2);
    QCOMPARE(
        askOnce(port(), "GET", "/_all_dbs").body.trimmed(), QByteArray(R"(["a","b","c","d","e"])"));
    QMap<QByteArray, QByteArray> reached;
    for (const QByteArray &name : names) {
        const QJsonObject info = askOnce(port(), "GET", '/' + name).json();
        reached[name] = info[QLatin1StringView("update_seq")].toString().toLatin1();
        QCOMPARE(info[QLatin1StringView("doc_count")].toInt(), 1);
        QCOMPARE(put('/' + name + "/note:2"), 201);
    }
    for (const QByteArray &name : names) { // it is the same store: a feed goes on where it was
        const QJsonArray rows
            = askOnce(port(), "GET", '/' + name + "/_changes?since=" + reached[name])
                  .json()[QLatin1StringView("results")]
                  .toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].toObject()[QLatin1StringView("id")].toString(), QStringLiteral("note:2"));
    }
}

void tst_HubDatabases::theOneUnusedForLongestIsClosed()
{
    start(2);
    make("a");
    make("b");
    QCOMPARE(askOnce(port(), "GET", "/a").status, 200);
    make("c");
    QVERIFY(isOpen(QStringLiteral("a")));
    QVERIFY(!isOpen(QStringLiteral("b")));
    QVERIFY(isOpen(QStringLiteral("c")));
}

void tst_HubDatabases::aFeedKeepsItsDatabaseOpen()
{
    start(1);
    make("a");
    PlainHttp feed(port());
    feed.ask("GET", "/a/_changes?feed=continuous&heartbeat=60000&since=0");
    QCOMPARE(put("/a/note:1"), 201);
    QVERIFY(waitFor(feed, "note:1"));
    make("b");
    make("c");
    QVERIFY(isOpen(QStringLiteral("a")));
    QCOMPARE(put("/a/note:2"), 201);
    QVERIFY(waitFor(feed, "note:2"));
    feed.socket().abort();
    const auto isClosedByOthers = [&] { // the hub learns of the hang-up when it does
        return askOnce(port(), "GET", "/b").status == 200
            && askOnce(port(), "GET", "/c").status == 200 && !isOpen(QStringLiteral("a"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isClosedByOthers(), 30'000);
    QCOMPARE(askOnce(port(), "GET", "/a/note:2").status, 200);
}

void tst_HubDatabases::aClosedOneCanBeDroppedAndMadeAnew()
{
    start(1);
    make("a");
    QCOMPARE(put("/a/note:1"), 201);
    make("b");
    QVERIFY(!isOpen(QStringLiteral("a")));
    QCOMPARE(askOnce(port(), "DELETE", "/a").status, 200);
    QVERIFY(!QFile::exists(m_dir->path(QStringLiteral("databases/a.sqlite"))));
    QCOMPARE(askOnce(port(), "GET", "/a").status, 404);
    make("a");
    QCOMPARE(askOnce(port(), "GET", "/a/note:1").status, 404);
    QCOMPARE(put("/a/note:1"), 201);
}

// Several at once write to databases that are closed all the time.
void tst_HubDatabases::whatWasAcknowledgedIsThere()
{
    start(1);
    constexpr int kWrites = 400;
    QByteArrayList names;
    for (int i = 0; i < 5; ++i)
        make(names.emplace_back("db" + QByteArray::number(i)));
    std::mt19937 random(std::random_device{}());
    std::map<QByteArray, int> written;
    std::vector<std::unique_ptr<PlainHttp>> clients;
    for (int i = 0; i < 4; ++i)
        clients.push_back(std::make_unique<PlainHttp>(port()));
    for (int i = 0; i < kWrites; i += int(clients.size())) {
        for (size_t client = 0; client < clients.size(); ++client) {
            const QByteArray &name = names[qsizetype(random() % size_t(names.size()))];
            clients[client]->ask("PUT", '/' + name + "/note:" + QByteArray::number(i + int(client)),
                {{"Content-Type", "application/json"}}, "{}");
            ++written[name];
        }
        for (const auto &client : clients)
            QCOMPARE(client->answer().status, 201);
    }
    clients.clear();
    start(1);
    for (const auto &[name, count] : written)
        QCOMPARE(askOnce(port(), "GET", '/' + name).json()[QLatin1StringView("doc_count")].toInt(),
            count);
}

QTEST_GUILESS_MAIN(tst_HubDatabases)
#include "tst_hubdatabases.moc"
