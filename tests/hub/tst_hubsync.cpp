// Our client against our hub, as programs: both ways, at once, over kills of either.
#include "quietline.h"

#include <hz/store/backup.h>
#include <hz/sync/databasesync.h>

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QSignalSpy>

#include <sync/synctest.h>
#include <unistd.h>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kKillDocuments = 400;
constexpr int kKillRounds = 12; // HZ_KILL_ROUNDS says another number, for a long run by hand
constexpr int kKillWithinMs = 250;
constexpr int kOwnDocuments = 20; // of the machine that is killed, each round
const ReplicationOptions kSmallSteps{.batch = 20, .checkpointEvery = std::chrono::milliseconds(0)};

std::unique_ptr<HttpEndpoint> endpointAt(const QString &url)
{
    auto endpoint = HttpEndpoint::open(QUrl(url));
    if (!endpoint)
        qFatal("%s", told(endpoint).constData());
    return std::move(*endpoint);
}

// The program that is killed: pulls and pushes in small steps and tells when it begins.
int runClient(const QString &url, const QString &path)
{
    const auto database = openedAt(path);
    const auto remote = endpointAt(url);
    StoreEndpoint local(*database);
    TaskControl task;
    if (::write(STDOUT_FILENO, "begun\n", 6) != 6)
        return 2;
    const auto pulled = replicate(*remote, local, kSmallSteps, task);
    const auto pushed = replicate(local, *remote, kSmallSteps, task);
    return pulled && pushed ? 0 : 1;
}

} // namespace

class tst_HubSync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ++m_count;
        m_hub = std::make_unique<HubProgram>(path(u"hub"_s));
        makeDatabase();
        m_here = openedAt(path(u"here.sqlite"_s), {.projections = {titleList()}});
        m_there = openedAt(path(u"there.sqlite"_s), {.projections = {titleList()}});
    }
    void cleanup()
    {
        m_here.reset();
        m_there.reset();
        m_hub.reset();
    }

    void everythingGoesUpAndComesDown();
    void onlyTheChangedRunIsSent();
    void aNameMayHoldASlash();
    void nothingNewTakesTwoRequestsAndAKilobyte_data();
    void nothingNewTakesTwoRequestsAndAKilobyte();
    void twoThatAreEmptyHaveLittleToSay();
    void anotherHubElsewhereIsAskedForAll();
    void whatIsResumedAsksNothingTwice();
    void aHubThatWasPutBackIsGivenTheRest();
    void aHubWhoseFileIsAnOlderCopyIsAskedForAll();
    void anotherHubInItsPlaceIsAskedForAll();
    void twoMachinesFollowEachOther();
    void aHubThatDiesIsFoundAgain();
    void aClientThatIsKilledNeverClaimsWhatItHasNot();

private:
    QString path(const QString &name) const
    {
        return m_dir.path(QString::number(m_count)) + u'/' + name;
    }
    QString url() const { return m_hub->url() + u"/school-1"_s; }
    void startHubAt(quint16 port) // the last --listen counts
    {
        m_hub = std::make_unique<HubProgram>(
            path(u"hub"_s), QStringList{u"--no-tls"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(port)});
        QCOMPARE(m_hub->port(), port);
    }
    void makeDatabase() const { makeDatabase(url()); }
    static void makeDatabase(const QString &at)
    {
        QNetworkAccessManager network;
        QNetworkReply *reply = network.put(QNetworkRequest(QUrl(at)), QByteArray());
        QSignalSpy done(reply, &QNetworkReply::finished);
        QVERIFY(done.wait(30'000));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }
    Result<ReplicationReport> push(Database &from, LineUse *use = nullptr) const
    {
        const auto remote = endpointAt(url());
        StoreEndpoint local(from);
        TaskControl task;
        const auto report = replicate(local, *remote, {}, task);
        if (use)
            *use = remote->lineUse();
        return report;
    }
    Result<ReplicationReport> pull(Database &to, LineUse *use = nullptr) const
    {
        const auto remote = endpointAt(url());
        StoreEndpoint local(to);
        TaskControl task;
        const auto report = replicate(*remote, local, {}, task);
        if (use)
            *use = remote->lineUse();
        return report;
    }

    TestDir m_dir;
    int m_count = 0;
    std::unique_ptr<HubProgram> m_hub;
    std::unique_ptr<Database> m_here, m_there;
};

void tst_HubSync::everythingGoesUpAndComesDown()
{
    const QString first = *putNow(*m_here, {.id = u"note:1"_s, .body = titled(u"一 “河州”"_s)});
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:1"_s, .parent = first, .body = titled(u"二"_s)}));
    HZ_VERIFY_OK(putRevisionNow(*m_here,
        {.id = u"note:1"_s,
            .history = {u"2-"_s + QString(32, u'0'), first},
            .body = titled(u"三"_s)}));
    const QString gone = *putNow(*m_here, {.id = u"note:2/é"_s, .body = titled(u"gone"_s)});
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:2/é"_s, .parent = gone, .deleted = true}));
    QByteArray all(256, '\0');
    for (int i = 0; i < 256; ++i)
        all[i] = char(i);
    HZ_VERIFY_OK(putNow(*m_here,
        {.id = u"page:1"_s,
            .body = {{u"n"_s, qint64(9007199254740991)}, {u"x"_s, 0.1}},
            .attachments
            = {{u"ink/1"_s, {u"application/x-ink"_s, all}}, {u"empty"_s, {u"text/plain"_s, ""}}}}));
    const auto up = push(*m_here);
    HZ_VERIFY_OK(up);
    QCOMPARE(up->refused, 0);
    HZ_VERIFY_OK(pull(*m_there));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
    QCOMPARE(push(*m_here)->checked, 0);
    QCOMPARE(pull(*m_there)->checked, 0);
    QCOMPARE(push(*m_there)->read, 0);
}

void tst_HubSync::onlyTheChangedRunIsSent()
{
    Draft page{.id = u"page:1"_s};
    std::mt19937 random(7);
    for (int run = 0; run < 50; ++run) {
        QByteArray bytes(4096, '\0');
        for (char &byte : bytes)
            byte = char(random());
        page.attachments.insert(u"ink/%1"_s.arg(run), {u"application/x-ink"_s, bytes});
    }
    page.parent = *putNow(*m_here, page);
    LineUse whole, rest, down;
    HZ_VERIFY_OK(push(*m_here, &whole));
    HZ_VERIFY_OK(pull(*m_there));
    page.keep = page.attachments.keys();
    page.attachments = {{u"ink/50"_s, {u"application/x-ink"_s, "new"}}};
    HZ_VERIFY_OK(putNow(*m_here, page));
    HZ_VERIFY_OK(push(*m_here, &rest));
    HZ_VERIFY_OK(pull(*m_there, &down));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
    QVERIFY(whole.sent > 50 * 4096);
    QVERIFY(rest.sent < 10'000);
    QVERIFY(down.received < 10'000);
}

// As CouchDB has it: %2F in the address. One that is bare would be a document's.
void tst_HubSync::aNameMayHoldASlash()
{
    const QString database = u"county-1/school-$2+(3)"_s;
    const QUrl address = databaseUrl(QUrl(m_hub->url()), database);
    QVERIFY(address.toString(QUrl::FullyEncoded).endsWith(u"/county-1%2Fschool-$2+(3)"_s));
    QCOMPARE(databaseNameOf(address), database);
    QCOMPARE(
        askOnce(m_hub->port(), "PUT", address.path(QUrl::FullyEncoded).toLatin1()).status, 201);
    const auto remoteOf = [&] { return endpointAt(address.toString(QUrl::FullyEncoded)); };
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:1/2"_s, .body = titled(u"x"_s)}));
    StoreEndpoint here(*m_here), there(*m_there);
    TaskControl task;
    const auto remote = remoteOf();
    QVERIFY(remote->name().endsWith(database));
    QVERIFY(remote->identity(task)->contains(u'/' + database + u'/'));
    HZ_VERIFY_OK(replicate(here, *remote, {}, task));
    HZ_VERIFY_OK(replicate(*remoteOf(), there, {}, task));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
    const HubAddress hub{QUrl(m_hub->url()), {}};
    const auto session = std::make_shared<HubSession>(QByteArray());
    QCOMPARE(*databasesAt(hub, session, task), QStringList({database, u"school-1"_s}));
    HZ_VERIFY_OK(makeDatabaseAt(hub, session, u"another/one"_s, task));
    HZ_VERIFY_OK((*databaseAt(hub, session, u"another/one"_s))->identity(task));
    QCOMPARE(askOnce(m_hub->port(), "GET", "/another%2Fone").status, 200);
}

void tst_HubSync::nothingNewTakesTwoRequestsAndAKilobyte_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<bool>("withBearer");
    QTest::addColumn<bool>("isElsewhere");
    QTest::addColumn<int>("requests");
    const std::pair<const char *, Direction> ways[]
        = {{"pull", Direction::Pull}, {"push", Direction::Push}, {"both", Direction::Both}};
    for (const auto &[way, direction] : ways)
        for (const bool withBearer : {false, true})
            for (const bool isElsewhere : {false, true})
                QTest::addRow("%s, %s, %s", way, withBearer ? "bearer" : "cookie",
                    isElsewhere ? "at another address" : "where it was")
                    << direction << withBearer << isElsewhere
                    << (direction == Direction::Both ? 2 : 1);
}

// Heads and all, also when both sides remember many sessions, and when the hub has moved.
void tst_HubSync::nothingNewTakesTwoRequestsAndAKilobyte()
{
    QFETCH(const Direction, direction);
    QFETCH(const bool, withBearer);
    QFETCH(const bool, isElsewhere);
    QFETCH(const int, requests);
    const QuietHub hub(path(u"quiet"_s));
    const Credentials who = withBearer ? hub.withBearer() : hub.withCookie();
    const BadLine line(hub.port(), {}), another(hub.port(), {});
    for (int session = 0; session < 12; ++session) {
        HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:%1"_s.arg(session), .body = titled(u"news"_s)}));
        (void)meetingOf(*m_here, line, Direction::Both, who);
    }
    (void)meetingOf(*m_here, line, Direction::Pull, who); // the hub tells back what came from here
    const QuietUse use = meetingOf(*m_here, isElsewhere ? another : line, direction, who);
    QCOMPARE(use.checked, 0);
    QCOMPARE(use.requests, requests);
    QVERIFY2(use.bytes <= 1000, qPrintable(QString::number(use.bytes)));
}

void tst_HubSync::twoThatAreEmptyHaveLittleToSay()
{
    const QuietHub hub(path(u"quiet"_s));
    for (int time = 0; time < 2; ++time) {
        const BadLine line(hub.port(), {});
        const QuietUse use = meetingOf(*m_here, line, Direction::Both, hub.withCookie());
        QCOMPARE(use.requests, 2);
        QVERIFY2(use.bytes <= 1000, qPrintable(QString::number(use.bytes)));
    }
}

// It is taken for the one that was met before, which is all it is not.
void tst_HubSync::anotherHubElsewhereIsAskedForAll()
{
    HubProgram other(path(u"other"_s));
    const QString otherUrl = other.url() + u"/school-1"_s;
    makeDatabase(otherUrl);
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:1"_s, .body = titled(u"mine"_s)}));
    HZ_VERIFY_OK(push(*m_here));
    HZ_VERIFY_OK(pull(*m_here));
    HZ_VERIFY_OK(putNow(*m_there, {.id = u"note:of the other"_s, .body = titled(u"x"_s)}));
    TaskControl task;
    StoreEndpoint here(*m_here), there(*m_there);
    HZ_VERIFY_OK(replicate(there, *endpointAt(otherUrl), {}, task));
    HZ_VERIFY_OK(replicate(*endpointAt(otherUrl), here, {}, task));
    HZ_VERIFY_OK(getNow(*m_here, u"note:of the other"_s));
    HZ_VERIFY_OK(replicate(here, *endpointAt(otherUrl), {}, task));
    HZ_VERIFY_OK(replicate(*endpointAt(otherUrl), there, {}, task));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

// Who the hub is, is known, and so is where it was left: nothing is asked twice.
void tst_HubSync::whatIsResumedAsksNothingTwice()
{
    const QuietHub hub(path(u"quiet"_s));
    const BadLine line(hub.port(), {});
    const auto meet = [&](Database &database, Direction direction) {
        return meetingOf(database, line, direction, hub.withCookie()).requests;
    };
    for (const char *id : {"note:1", "note:2"}) {
        HZ_VERIFY_OK(putNow(*m_here, {.id = QLatin1StringView(id), .body = titled(u"news"_s)}));
        (void)meet(*m_here, Direction::Push);
        (void)meet(*m_there, Direction::Pull);
    }
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:3"_s, .body = titled(u"news"_s)}));
    QCOMPARE(meet(*m_here, Direction::Push), 4); // it has the checkpoint; diff; document; PUT
    QCOMPARE(meet(*m_there, Direction::Pull), 3); // changes; document; PUT
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

// What was not in the backup goes up once more, though the hub had told that it has it; and what it
// has been given since is not passed over.
void tst_HubSync::aHubThatWasPutBackIsGivenTheRest()
{
    TaskControl task;
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:1"_s, .body = titled(u"in the backup"_s)}));
    HZ_VERIFY_OK(push(*m_here));
    const auto backup = backUp(path(u"hub"_s), {}, task);
    HZ_VERIFY_OK(backup);
    for (const char *id : {"note:2", "note:3"}) {
        HZ_VERIFY_OK(putNow(*m_here, {.id = QLatin1StringView(id), .body = titled(u"later"_s)}));
        HZ_VERIFY_OK(push(*m_here));
        HZ_VERIFY_OK(pull(*m_here));
    }
    const auto before = openedAt(path(u"before.sqlite"_s));
    HZ_VERIFY_OK(pull(*before));
    const quint16 port = m_hub->port();
    QCOMPARE(m_hub->stop(), 0);
    HZ_VERIFY_OK(restore(path(u"hub"_s), backup->path, task));
    startHubAt(port);
    HZ_VERIFY_OK(putNow(*m_there, {.id = u"note:4"_s, .body = titled(u"of another"_s)}));
    HZ_VERIFY_OK(push(*m_there));
    HZ_VERIFY_OK(pull(*m_here));
    HZ_VERIFY_OK(getNow(*m_here, u"note:4"_s));
    HZ_VERIFY_OK(pull(*before));
    HZ_VERIFY_OK(getNow(*before, u"note:4"_s));
    HZ_VERIFY_OK(push(*m_here));
    HZ_VERIFY_OK(pull(*m_there));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

// Put back without a word to the store: it is called as before, and what it is given then has
// numbers that we have seen.
void tst_HubSync::aHubWhoseFileIsAnOlderCopyIsAskedForAll()
{
    const QString file = Profile::databasePath(path(u"hub"_s), u"school-1"_s);
    const quint16 port = m_hub->port();
    QCOMPARE(m_hub->stop(), 0);
    QVERIFY(!QFile::exists(file + u"-wal"_s)); // it is all in the file
    QVERIFY(QFile::copy(file, path(u"older.sqlite"_s)));
    startHubAt(port);
    for (const char *id : {"note:1", "note:2", "note:3"}) {
        HZ_VERIFY_OK(putNow(*m_here, {.id = QLatin1StringView(id), .body = titled(u"later"_s)}));
        HZ_VERIFY_OK(push(*m_here));
        HZ_VERIFY_OK(pull(*m_here));
    }
    QCOMPARE(m_hub->stop(), 0);
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::copy(path(u"older.sqlite"_s), file));
    startHubAt(port);
    HZ_VERIFY_OK(putNow(*m_there, {.id = u"note:4"_s, .body = titled(u"of another"_s)}));
    HZ_VERIFY_OK(push(*m_there));
    HZ_VERIFY_OK(pull(*m_here));
    HZ_VERIFY_OK(getNow(*m_here, u"note:4"_s));
    HZ_VERIFY_OK(push(*m_here));
    HZ_VERIFY_OK(pull(*m_there));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

void tst_HubSync::anotherHubInItsPlaceIsAskedForAll()
{
    for (int i = 0; i < 3; ++i) {
        HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:%1"_s.arg(i), .body = titled(u"mine"_s)}));
        HZ_VERIFY_OK(push(*m_here));
        HZ_VERIFY_OK(pull(*m_here));
    }
    const quint16 port = m_hub->port();
    QCOMPARE(m_hub->stop(), 0);
    m_hub = nullptr;
    QVERIFY(QDir(path(u"hub"_s)).removeRecursively());
    startHubAt(port);
    makeDatabase();
    HZ_VERIFY_OK(putNow(*m_there, {.id = u"note:of another"_s, .body = titled(u"x"_s)}));
    HZ_VERIFY_OK(push(*m_there));
    HZ_VERIFY_OK(pull(*m_here)); // it tells fewer changes than we have seen of the other
    HZ_VERIFY_OK(getNow(*m_here, u"note:of another"_s));
    HZ_VERIFY_OK(push(*m_here));
    HZ_VERIFY_OK(pull(*m_there));
    QCOMPARE(pictureOf(*m_there), pictureOf(*m_here));
}

void tst_HubSync::twoMachinesFollowEachOther()
{
    const auto open
        = [this](TaskControl &) -> Result<std::unique_ptr<Endpoint>> { return endpointAt(url()); };
    DatabaseSync here(*m_here, open), there(*m_there, open);
    here.start();
    there.start();
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:1"_s, .body = titled(u"from here"_s)}));
    QTRY_VERIFY_WITH_TIMEOUT(getNow(*m_there, u"note:1"_s).has_value(), 30'000);
    HZ_VERIFY_OK(putNow(*m_there, {.id = u"note:2"_s, .body = titled(u"from there"_s)}));
    QTRY_VERIFY_WITH_TIMEOUT(getNow(*m_here, u"note:2"_s).has_value(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(int(here.status().state), int(SyncStatus::State::UpToDate), 30'000);
    QVERIFY(here.status().upToDateAt.isValid());
    QVERIFY(here.status().received > 0);
    here.stop();
    QCOMPARE(int(here.status().state), int(SyncStatus::State::Stopped));
}

void tst_HubSync::aHubThatDiesIsFoundAgain()
{
    const QString address = url();
    const quint16 port = m_hub->port();
    const auto open
        = [&](TaskControl &) -> Result<std::unique_ptr<Endpoint>> { return endpointAt(address); };
    DatabaseSync sync(*m_here, open, {.firstRetry = std::chrono::milliseconds(50)});
    sync.start();
    QTRY_COMPARE_WITH_TIMEOUT(int(sync.status().state), int(SyncStatus::State::UpToDate), 30'000);
    m_hub->kill();
    HZ_VERIFY_OK(putNow(*m_here, {.id = u"note:1"_s, .body = titled(u"meanwhile"_s)}));
    QTRY_COMPARE_WITH_TIMEOUT(int(sync.status().state), int(SyncStatus::State::Waiting), 30'000);
    QVERIFY(sync.status().error.has_value());
    QCOMPARE(int(sync.status().error->kind), int(Error::Kind::Network));
    startHubAt(port);
    sync.retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(int(sync.status().state), int(SyncStatus::State::UpToDate), 60'000);
    sync.stop();
    HZ_VERIFY_OK(pull(*m_there));
    HZ_VERIFY_OK(getNow(*m_there, u"note:1"_s));
}

void tst_HubSync::aClientThatIsKilledNeverClaimsWhatItHasNot()
{
    for (int i = 0; i < kKillDocuments; ++i)
        HZ_VERIFY_OK(putNow(*m_here,
            {.id = u"note:%1"_s.arg(i),
                .body = titled(QString(300, QChar(u'a' + i % 26))),
                .attachments = {{u"a"_s, {{}, QByteArray::number(i)}}}}));
    HZ_VERIFY_OK(push(*m_here));
    auto random = seededRandom();
    const QString file = path(u"killed.sqlite"_s);
    const auto addTo = [&](Database &database, int round) {
        for (int i = 0; i < kOwnDocuments; ++i)
            HZ_VERIFY_OK(putNow(database,
                {.id = u"own:%1/%2"_s.arg(round).arg(i), .body = titled(QString::number(i))}));
    };
    const int wanted = qEnvironmentVariableIntValue("HZ_KILL_ROUNDS");
    const int rounds = wanted > 0 ? wanted : kKillRounds;
    int killed = 0;
    // A fast machine's client is done sooner: the moments are drawn within the shortest whole run,
    // and the first round does not wait at all, so that some client always dies at work.
    int withinMs = kKillWithinMs;
    qint64 claims = 0; // revisions that a checkpoint said were on the other side
    for (int round = 0; round < rounds; ++round) {
        addTo(*openedAt(file), round);
        QProcess client;
        client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        client.start(QCoreApplication::applicationFilePath(), {u"client"_s, url(), file});
        QVERIFY(client.waitForReadyRead(60'000));
        QElapsedTimer since;
        since.start();
        if (round == 0 || !client.waitForFinished(1 + int(random() % withinMs))) {
            client.kill(); // SIGKILL: as a power cut, but for the disk's cache
            client.waitForFinished(-1);
            ++killed;
        } else {
            withinMs = std::clamp(int(since.elapsed()), 1, withinMs);
        }
        const auto database = openedAt(file);
        const auto remote = endpointAt(url());
        StoreEndpoint local(*database);
        TaskControl task;
        const QString there = *remote->identity(task);
        const auto check = [&](Endpoint &source, Endpoint &target, const QString &id) {
            const QJsonObject log = target.local(id, task).value_or(QJsonObject());
            const QJsonValue claimed = log[u"source_last_seq"];
            const int limit = source.address().isEmpty() ? 1 : 500; // a store tells no seq of each
            QMap<QString, QStringList> asked;
            bool isReached = claimed.isUndefined();
            for (QJsonValue seq; !isReached;) {
                const auto page = source.changes(seq, limit, std::chrono::milliseconds(0), task);
                HZ_VERIFY_OK(page);
                if (page->changes.isEmpty())
                    break; // it was changed again since: no page ends there any more
                for (const RemoteChange &change : page->changes) {
                    asked.insert(change.id, change.revisions);
                    isReached = change.seq == claimed;
                    if (isReached)
                        break;
                }
                seq = page->lastSeq;
                isReached |= seq == claimed;
            }
            const auto lacking = target.missing(asked, task);
            HZ_VERIFY_OK(lacking);
            QCOMPARE(lacking->keys(), QStringList());
            claims += asked.size();
        };
        check(*remote, local, replicationId(there, database->storeId()));
        check(local, *remote, replicationId(database->storeId(), there));
    }
    QVERIFY(killed > 0);
    const auto last = openedAt(file, {.projections = {titleList()}});
    HZ_VERIFY_OK(pull(*last));
    HZ_VERIFY_OK(push(*last));
    HZ_VERIFY_OK(pull(*m_there));
    QCOMPARE(pictureOf(*last), pictureOf(*m_there));
    int lost = 0;
    for (int round = 0; round < rounds; ++round)
        for (int i = 0; i < kOwnDocuments; ++i)
            lost += !getNow(*m_there, u"own:%1/%2"_s.arg(round).arg(i)).has_value();
    qInfo("killed %d of %d, %lld revisions claimed by checkpoints and there, %d documents written "
          "between the kills, %d lost",
        killed, rounds, claims, rounds * kOwnDocuments, lost);
    QCOMPARE(lost, 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == u"client")
        return runClient(words.value(2), words.value(3));
    tst_HubSync test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hubsync.moc"
