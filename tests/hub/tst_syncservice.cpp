// What a program does with its hub from the first address on: two profiles of one person at a hub
// over TLS, apart and together again.
#include "hubprogram.h"

#include <hz/account/user.h>
#include <hz/core/file.h>
#include <hz/sync/syncservice.h>

#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>

#include <sync/synctest.h>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;
const JoinRules kRules{.keyedLists = {u"elements"_s}};
const QString kRemote = u"me-li"_s;

// One machine.
struct Machine {
    explicit Machine(const QString &folder)
        : database(openedAt(folder + u"/me-li.sqlite"_s, {.projections = {titleList()}}))
        , account(folder, {.strength = account::PasswordStrength::least()})
        , blobs(*BlobStore::open(folder + u"/blobs"_s, folder + u"/profile.sqlite"_s))
        , service(account, blobs, {{u"page:"_s, kRules}},
              {.firstRetry = std::chrono::milliseconds(20),
                  .longestRetry = std::chrono::milliseconds(200)})
    {
        service.follow(*database, kRemote, u"My lessons"_s);
    }
    SyncOverview::State state() const { return service.overview().state; }

    std::unique_ptr<Database> database;
    HubAccount account;
    const BlobStore blobs;
    SyncService service;
};

// A task that goes on while events are served.
template<typename T> Result<T> outcome(const Task<T> &task)
{
    QTimer done;
    QSignalSpy spy(&done, &QTimer::timeout);
    whenDone(task, &done, [&](const Result<T> &) { done.start(0); });
    spy.wait(kPatience);
    return task.wait();
}

QJsonObject elements(const QList<std::pair<QString, int>> &all)
{
    QJsonArray array;
    for (const auto &[id, x] : all)
        array.append(QJsonObject{{u"id"_s, id}, {u"x"_s, x}});
    return {{u"type"_s, u"page"_s}, {u"elements"_s, array}};
}

} // namespace

class tst_SyncService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutAHubItIsNotSetUp();
    void twoMachinesMeetAndMergeByThemselves();
    void largeFilesFollowToo();
    void whatReallyClashesWaitsForAPerson();
    void aCutLineSaysHowMuchWaits();
    void aHubWithAnotherCertificateGetsNothing();
    void signingInWorksWithoutTheHub();
    void aWrongPasswordLeavesNobodySignedIn();
    void whoSignsOutIsNoLongerFollowed();
    void aSessionThatHasEndedAsksForThePassword();
    void whoWaitsForAnothersQuestionCanGiveUp();
    void aStickIsMendedToo();

private:
    void startHub() { m_hub = std::make_unique<HubProgram>(path(u"hub"_s), m_listen); }
    QString path(const QString &name) const
    {
        return m_dir.path(QString::number(m_count)) + u'/' + name;
    }
    QString folder(const QString &name) const
    {
        QDir().mkpath(path(name));
        return path(name);
    }
    void join(Machine &machine) const
    {
        const auto greeting = outcome(machine.account.meet(m_hub->url()));
        HZ_VERIFY_OK(greeting);
        HZ_VERIFY_OK(outcome(machine.account.accept(greeting->address)));
        const auto in = outcome(machine.account.signIn(u"li"_s, u"li knows it"_s));
        HZ_VERIFY_OK(in);
        QVERIFY(*in);
        QTRY_COMPARE_WITH_TIMEOUT(
            int(machine.state()), int(SyncOverview::State::UpToDate), kPatience);
    }
    // Both machines have the same leaves and nothing waits.
    static bool agree(Machine &a, Machine &b)
    {
        return pictureOf(*a.database) == pictureOf(*b.database) && a.service.overview().waiting == 0
            && b.service.overview().waiting == 0;
    }

    TestDir m_dir;
    int m_count = 0;
    QStringList m_listen;
    std::unique_ptr<HubProgram> m_hub;
};

void tst_SyncService::init()
{
    ++m_count;
    HubProgram::addAdmin(path(u"hub"_s), u"li"_s, "li knows it");
    m_listen.clear();
    startHub();
    m_listen = {u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_hub->port())}; // the same once more
}

void tst_SyncService::cleanup()
{
    m_hub.reset();
}

void tst_SyncService::withoutAHubItIsNotSetUp()
{
    Machine machine(folder(u"a"_s));
    QCOMPARE(int(machine.state()), int(SyncOverview::State::NotSetUp));
    HZ_VERIFY_FAILS(outcome(machine.account.meet(u"not an address"_s)), Invalid);
    const auto greeting = outcome(machine.account.meet(m_hub->url()));
    HZ_VERIFY_OK(greeting);
    HZ_VERIFY_OK(outcome(machine.account.accept(greeting->address)));
    QCOMPARE(int(machine.state()), int(SyncOverview::State::SignedOut));
    QCOMPARE(HubAccount(path(u"a"_s)).hub(), greeting->address);
    HZ_VERIFY_OK(outcome(machine.account.forgetHub()));
    QCOMPARE(int(machine.state()), int(SyncOverview::State::NotSetUp));
}

void tst_SyncService::twoMachinesMeetAndMergeByThemselves()
{
    Machine board(folder(u"board"_s)), laptop(folder(u"laptop"_s));
    join(board);
    join(laptop);
    // Given a page that both have
    const QString first = *putNow(
        *board.database, {.id = u"page:1"_s, .body = elements({{u"1"_s, 0}, {u"2"_s, 0}})});
    QTRY_VERIFY_WITH_TIMEOUT(agree(board, laptop), kPatience);
    // When each changes another element while the hub is away
    m_hub->kill();
    HZ_VERIFY_OK(putNow(*board.database,
        {.id = u"page:1"_s, .parent = first, .body = elements({{u"1"_s, 5}, {u"2"_s, 0}})}));
    HZ_VERIFY_OK(putNow(*laptop.database,
        {.id = u"page:1"_s,
            .parent = first,
            .body = elements({{u"1"_s, 0}, {u"2"_s, 7}, {u"3"_s, 1}})}));
    QTRY_COMPARE_WITH_TIMEOUT(int(board.state()), int(SyncOverview::State::Offline), kPatience);
    startHub();
    // Then both come to the same
    const auto isMerged = [](Machine &machine) {
        const auto page = getNow(*machine.database, u"page:1"_s);
        return page && page->conflicts.isEmpty()
            && page->body == elements({{u"1"_s, 5}, {u"2"_s, 7}, {u"3"_s, 1}});
    };
    QTRY_VERIFY_WITH_TIMEOUT(isMerged(board) && isMerged(laptop), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(agree(board, laptop), kPatience);
    QCOMPARE(board.service.overview().clashes, 0);
}

void tst_SyncService::largeFilesFollowToo()
{
    Machine board(folder(u"board"_s)), laptop(folder(u"laptop"_s));
    join(board);
    join(laptop);
    const auto book = board.blobs.addBytes(QByteArray(100'000, 'b'), u"application/pdf"_s);
    HZ_VERIFY_OK(book);
    HZ_VERIFY_OK(
        putNow(*board.database, {.id = u"page:1"_s, .body = {{u"background"_s, book->toJson()}}}));
    QTRY_VERIFY_WITH_TIMEOUT(laptop.blobs.path(book->sha256).has_value(), kPatience);
}

void tst_SyncService::whatReallyClashesWaitsForAPerson()
{
    Machine board(folder(u"board"_s)), laptop(folder(u"laptop"_s));
    join(board);
    join(laptop);
    const QString first
        = *putNow(*board.database, {.id = u"page:1"_s, .body = elements({{u"1"_s, 0}})});
    QTRY_VERIFY_WITH_TIMEOUT(agree(board, laptop), kPatience);
    m_hub->kill();
    for (Machine *machine : {&board, &laptop})
        HZ_VERIFY_OK(putNow(*machine->database,
            {.id = u"page:1"_s,
                .parent = first,
                .body = elements({{u"1"_s, machine == &board ? 1 : 2}})}));
    startHub();
    QTRY_COMPARE_WITH_TIMEOUT(board.service.overview().clashes, 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(laptop.service.overview().clashes, 1, kPatience);
    QCOMPARE(board.service.clashes().constFirst().clash, (Clash{u"page:1"_s, {u"elements/1"_s}}));
    // When a person at the board decides
    const auto page = getNow(*board.database, u"page:1"_s);
    HZ_VERIFY_OK(putNow(*board.database,
        {.id = u"page:1"_s, .parent = page->conflicts.constFirst(), .deleted = true}));
    board.service.lookForClashes();
    QTRY_COMPARE_WITH_TIMEOUT(board.service.overview().clashes, 0, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(laptop.service.overview().clashes, 0, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(agree(board, laptop), kPatience);
}

void tst_SyncService::aCutLineSaysHowMuchWaits()
{
    auto machine = std::make_unique<Machine>(folder(u"a"_s));
    join(*machine);
    HZ_VERIFY_OK(putNow(*machine->database, {.id = u"page:0"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(machine->service.rows().constFirst().status.pushedTo, 1, kPatience);
    m_hub->kill();
    for (int i = 1; i <= 3; ++i)
        HZ_VERIFY_OK(putNow(*machine->database, {.id = u"page:%1"_s.arg(i)}));
    QTRY_COMPARE_WITH_TIMEOUT(machine->service.overview().waiting, 3, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(int(machine->state()), int(SyncOverview::State::Offline), kPatience);
    QVERIFY(machine->service.overview().since.isValid());
    // A restart while the line is cut says the same.
    machine.reset();
    machine = std::make_unique<Machine>(folder(u"a"_s));
    QTRY_COMPARE_WITH_TIMEOUT(machine->service.overview().waiting, 3, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(int(machine->state()), int(SyncOverview::State::Offline), kPatience);
    startHub();
    QTRY_COMPARE_WITH_TIMEOUT(int(machine->state()), int(SyncOverview::State::UpToDate), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(machine->service.overview().waiting, 0, kPatience);
}

void tst_SyncService::aHubWithAnotherCertificateGetsNothing()
{
    Machine machine(folder(u"a"_s));
    join(machine);
    m_hub->kill();
    QVERIFY(QFile::remove(path(u"hub/hub/tls-certificate.pem"_s))); // somebody else in its place
    startHub();
    HZ_VERIFY_OK(putNow(*machine.database, {.id = u"page:1"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(int(machine.state()), int(SyncOverview::State::Attention), kPatience);
    QVERIFY(machine.service.overview().error->message.contains(u"another certificate"_s));
    HZ_VERIFY_FAILS(outcome(machine.account.signIn(u"li"_s, u"li knows it"_s)), Denied);
    // A person has looked and accepts it.
    const auto greeting = outcome(machine.account.meet(m_hub->url()));
    HZ_VERIFY_OK(greeting);
    HZ_VERIFY_OK(outcome(machine.account.accept(greeting->address)));
    QCOMPARE(machine.account.person(), u"li"_s);
    QTRY_COMPARE_WITH_TIMEOUT(int(machine.state()), int(SyncOverview::State::UpToDate), kPatience);
}

void tst_SyncService::signingInWorksWithoutTheHub()
{
    Machine machine(folder(u"a"_s));
    join(machine);
    HZ_VERIFY_OK(outcome(machine.account.signOut()));
    m_hub->kill();
    HZ_VERIFY_FAILS(outcome(machine.account.signIn(u"li"_s, u"guessed"_s)), Denied);
    HZ_VERIFY_FAILS(outcome(machine.account.signIn(u"wang"_s, u"wang knows it"_s)), Denied);
    const auto in = outcome(machine.account.signIn(u"li"_s, u"li knows it"_s));
    HZ_VERIFY_OK(in);
    QVERIFY(!*in); // not at the hub
    HZ_VERIFY_OK(putNow(*machine.database, {.id = u"page:1"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(int(machine.state()), int(SyncOverview::State::Offline), kPatience);
    startHub(); // and it goes on by itself
    QTRY_COMPARE_WITH_TIMEOUT(int(machine.state()), int(SyncOverview::State::UpToDate), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(machine.service.overview().waiting, 0, kPatience);
}

void tst_SyncService::aWrongPasswordLeavesNobodySignedIn()
{
    Machine machine(folder(u"a"_s));
    const auto greeting = outcome(machine.account.meet(m_hub->url()));
    HZ_VERIFY_OK(greeting);
    HZ_VERIFY_OK(outcome(machine.account.accept(greeting->address)));
    HZ_VERIFY_FAILS(outcome(machine.account.signIn(u"li"_s, u"guessed"_s)), Denied);
    QVERIFY(!machine.account.person());
    QCOMPARE(int(machine.state()), int(SyncOverview::State::SignedOut));
}

void tst_SyncService::whoSignsOutIsNoLongerFollowed()
{
    Machine machine(folder(u"a"_s));
    join(machine);
    HZ_VERIFY_OK(outcome(machine.account.signOut()));
    QCOMPARE(int(machine.state()), int(SyncOverview::State::SignedOut));
    QCOMPARE(
        int(machine.service.rows().constFirst().status.state), int(SyncStatus::State::Stopped));
    QFile kept(path(u"a/sync/hub.json"_s));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains("AuthSession"));
    QVERIFY(!(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_SyncService::aSessionThatHasEndedAsksForThePassword()
{
    auto machine = std::make_unique<Machine>(folder(u"a"_s));
    join(*machine);
    machine.reset(); // the password is forgotten, the session is not
    machine = std::make_unique<Machine>(folder(u"a"_s));
    QTRY_COMPARE_WITH_TIMEOUT(int(machine->state()), int(SyncOverview::State::UpToDate), kPatience);
    machine.reset();
    QFile kept(path(u"a/sync/hub.json"_s));
    QVERIFY(kept.open(QIODevice::ReadWrite));
    const QByteArray spoilt = kept.readAll().replace("AuthSession=", "AuthSession=x");
    QVERIFY(kept.seek(0) && kept.write(spoilt) == spoilt.size());
    kept.close();
    machine = std::make_unique<Machine>(folder(u"a"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        int(machine->state()), int(SyncOverview::State::Attention), kPatience);
    QCOMPARE(machine->account.person(), u"li"_s);
    HZ_VERIFY_OK(outcome(machine->account.signIn(u"li"_s, u"li knows it"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(int(machine->state()), int(SyncOverview::State::UpToDate), kPatience);
}

// One asks a silent hub for all databases that begin; a program that ends waits for none of them.
void tst_SyncService::whoWaitsForAnothersQuestionCanGiveUp()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QString machine = folder(u"a"_s);
    HZ_VERIFY_OK(makePath(machine + u"/sync"_s));
    HZ_VERIFY_OK(writeFileDurably(machine + u"/sync/hub.json"_s,
        QJsonDocument(QJsonObject{{u"url"_s, u"http://127.0.0.1:%1"_s.arg(silent.serverPort())},
                          {u"person"_s, u"li"_s}, {u"session"_s, u"AuthSession=x"_s}})
            .toJson()));
    const HubAccount account(machine);
    std::atomic_int begun = 0;
    TaskScope tasks{ioPool()};
    const auto opened = [&](const QString &name) {
        return tasks.run([open = account.opener(name), &begun](TaskControl &task) -> Result<bool> {
            ++begun;
            HZ_CHECK(open(task));
            return true;
        });
    };
    const Task<bool> asking = opened(u"me-li"_s);
    QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), kPatience);
    const Task<bool> waiting = opened(u"school-1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(begun.load(), 2, kPatience);
    waiting.cancel();
    HZ_VERIFY_FAILS(waiting.wait(), Cancelled);
    QVERIFY(!asking.isFinished());
    asking.cancel();
    HZ_VERIFY_FAILS(asking.wait(), Cancelled);
}

void tst_SyncService::aStickIsMendedToo()
{
    Machine here(folder(u"here"_s)), there(folder(u"there"_s));
    const QString stick = path(u"stick.hzs"_s);
    const auto carry = [&](Machine &machine) {
        return outcome(machine.service.syncStick(*machine.database, stick));
    };
    const QString first
        = *putNow(*here.database, {.id = u"page:1"_s, .body = elements({{u"1"_s, 0}})});
    HZ_VERIFY_OK(putRevisionNow(
        *there.database, {.id = u"page:1"_s, .history = {first}, .body = elements({{u"1"_s, 0}})}));
    HZ_VERIFY_OK(putNow(*here.database,
        {.id = u"page:1"_s, .parent = first, .body = elements({{u"1"_s, 0}, {u"2"_s, 1}})}));
    HZ_VERIFY_OK(putNow(
        *there.database, {.id = u"page:1"_s, .parent = first, .body = elements({{u"1"_s, 4}})}));
    // When the stick goes there and back
    HZ_VERIFY_OK(carry(here));
    HZ_VERIFY_OK(carry(there));
    const auto isMerged = [](Machine &machine) {
        const auto page = getNow(*machine.database, u"page:1"_s);
        return page && page->conflicts.isEmpty()
            && page->body == elements({{u"1"_s, 4}, {u"2"_s, 1}});
    };
    QTRY_VERIFY_WITH_TIMEOUT(isMerged(there), kPatience);
    HZ_VERIFY_OK(carry(there));
    HZ_VERIFY_OK(carry(here));
    // Then both have both
    QTRY_VERIFY_WITH_TIMEOUT(isMerged(here), kPatience);
    QCOMPARE(pictureOf(*here.database), pictureOf(*there.database));
}

QTEST_GUILESS_MAIN(tst_SyncService)
#include "tst_syncservice.moc"
