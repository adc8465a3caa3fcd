// A session ends while a machine is at work or switched off: it goes on by itself where the hub
// allows it, and where it does not, a person is asked and nothing is lost.
#include "hubprogram.h"

#include <hz/account/session.h>
#include <hz/core/file.h>
#include <hz/sync/hubserver.h>
#include <hz/sync/syncservice.h>

#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <store/storetest.h>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr int kPatience = 60'000;
const QString kPassword = u"li knows it"_s;

// One machine, until it is switched off.
struct Machine {
    explicit Machine(const QString &folder)
        : database(openedAt(folder + u"/me-li.sqlite"_s))
        , account(folder, {.strength = account::PasswordStrength::least()})
        , blobs(*BlobStore::open(folder + u"/blobs"_s, folder + u"/profile.sqlite"_s))
        , service(account, blobs, {},
              {.firstRetry = std::chrono::milliseconds(20),
                  .longestRetry = std::chrono::milliseconds(200)})
    {
        service.follow(*database, u"me-li"_s, u"My lessons"_s);
        QObject::connect(&service, &SyncService::changed, &service,
            [this] { hasAsked |= state() == SyncOverview::State::Attention; });
    }
    SyncOverview::State state() const { return service.overview().state; }
    bool isDone() const
    {
        return state() == SyncOverview::State::UpToDate && service.overview().waiting == 0;
    }

    std::unique_ptr<Database> database;
    HubAccount account;
    const BlobStore blobs;
    SyncService service;
    bool hasAsked = false; // for a person
};

} // namespace

class tst_SessionRenewal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = m_dir.path(QString::number(++m_count));
        m_port = 0;
        QVERIFY(QDir().mkpath(m_folder + u"/a"_s));
        HubProgram::addAdmin(profile(), u"li"_s, kPassword.toUtf8());
        m_machine = std::make_unique<Machine>(m_folder + u"/a"_s);
    }
    void cleanup()
    {
        m_machine.reset();
        m_hub.reset();
    }
    void itIsRenewedWhileItIsUsed();
    void itIsRenewedAfterAHoliday();
    void aRefusedRenewalAsksForThePasswordAndLosesNothing_data();
    void aRefusedRenewalAsksForThePasswordAndLosesNothing();
    void whoSignsOutIsNotSignedInAgainByALateAnswer();

private:
    QString profile() const { return m_folder + u"/hub"_s; }
    void startHub(const account::SessionLengths &lengths);
    void signIn(const QString &password = kPassword);
    void restartMachine() // the password is forgotten, the session is not
    {
        m_machine.reset();
        m_machine = std::make_unique<Machine>(m_folder + u"/a"_s);
    }
    QByteArray keptCookie() const
    {
        const auto kept = readFile(m_folder + u"/a/sync/hub.json"_s, 64 << 10);
        const QString text = kept ? QJsonDocument::fromJson(*kept)[u"session"].toString() : u""_s;
        return text.section(u'=', 1).toLatin1();
    }
    // Older than that by the hub's clock, which counts seconds.
    static bool isOver(seconds length, const QByteArray &cookie)
    {
        return QDateTime::currentDateTimeUtc() - account::SessionKeys::issuedAt(cookie)
            > length + seconds(1);
    }
    void write(const QString &id) { HZ_VERIFY_OK(putNow(*m_machine->database, {.id = id})); }
    int countAtHub() const
    {
        const auto database = Database::open(profile() + u"/databases/me-li.sqlite"_s);
        return database ? int((*(*database)->read())->idsWithPrefix(u"note:"_s)->size()) : -1;
    }

    TestDir m_dir;
    int m_count = 0;
    QString m_folder;
    std::unique_ptr<Server> m_hub;
    quint16 m_port = 0;
    std::unique_ptr<Machine> m_machine;
};

void tst_SessionRenewal::startHub(const account::SessionLengths &lengths)
{
    auto hub = Server::start({.profileDir = profile(), .port = m_port, .sessions = lengths});
    HZ_VERIFY_OK(hub);
    m_hub = std::move(*hub);
    m_port = m_hub->port();
}

void tst_SessionRenewal::signIn(const QString &password)
{
    if (!m_machine->account.hub().isSet()) {
        const HubAddress hub{QUrl(m_hub->url()), m_hub->fingerprint().toLatin1()};
        (void)m_machine->account.accept(hub);
        QTRY_COMPARE_WITH_TIMEOUT(m_machine->account.hub(), hub, kPatience);
    }
    (void)m_machine->account.signIn(u"li"_s, password);
    QTRY_VERIFY_WITH_TIMEOUT(m_machine->isDone(), kPatience);
}

void tst_SessionRenewal::itIsRenewedWhileItIsUsed()
{
    startHub({.use = seconds(2), .renewal = seconds(0)});
    signIn();
    restartMachine();
    // When somebody works for much longer than a session lasts
    const QByteArray first = keptCookie();
    QTimer work;
    int count = 0;
    connect(&work, &QTimer::timeout, this, [&] { write(u"note:%1"_s.arg(count++)); });
    work.start(200);
    const auto isLater = [&](const QByteArray &cookie) {
        return account::SessionKeys::issuedAt(cookie) - account::SessionKeys::issuedAt(first)
            > seconds(6);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLater(keptCookie()), kPatience);
    work.stop();
    // Then nobody was asked, and all has arrived; what waits is counted now and then only
    QTRY_VERIFY_WITH_TIMEOUT(m_machine->isDone(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(countAtHub(), count, kPatience);
    QVERIFY(!m_machine->hasAsked);
}

void tst_SessionRenewal::itIsRenewedAfterAHoliday()
{
    startHub({.use = seconds(1), .renewal = std::chrono::hours(1)});
    signIn();
    m_machine.reset();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(seconds(1), keptCookie()), kPatience);
    const QByteArray before = keptCookie();
    restartMachine();
    write(u"note:1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_machine->isDone(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(countAtHub(), 1, kPatience);
    QVERIFY(!m_machine->hasAsked);
    QVERIFY(keptCookie() != before);
}

void tst_SessionRenewal::aRefusedRenewalAsksForThePasswordAndLosesNothing_data()
{
    QTest::addColumn<bool>("hasNewPassword");
    QTest::newRow("it was too long ago") << false;
    QTest::newRow("the password is another one by now") << true;
}

void tst_SessionRenewal::aRefusedRenewalAsksForThePasswordAndLosesNothing()
{
    QFETCH(const bool, hasNewPassword);
    startHub({.use = seconds(1),
        .renewal = hasNewPassword ? std::chrono::hours(1) : std::chrono::hours(0)});
    signIn();
    m_machine.reset();
    if (hasNewPassword) {
        m_hub.reset();
        HubProgram::setPassword(profile(), u"li"_s, "another one");
        startHub({.use = seconds(1)});
    }
    QTRY_VERIFY_WITH_TIMEOUT(isOver(seconds(1), keptCookie()), kPatience);
    // When the machine comes back
    restartMachine();
    for (int i = 0; i < 3; ++i)
        write(u"note:%1"_s.arg(i));
    // Then it says what to do, and what was written waits
    QTRY_COMPARE_WITH_TIMEOUT(
        int(m_machine->state()), int(SyncOverview::State::Attention), kPatience);
    const std::optional<Error> told = m_machine->service.overview().error;
    QVERIFY(told && told->kind == Error::Kind::Denied);
    QVERIFY2(told->message.contains(u"Sign in again"_s), qPrintable(told->message));
    QCOMPARE(m_machine->account.person(), u"li"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_machine->service.overview().waiting, 3, kPatience);
    QCOMPARE(countAtHub(), 0);
    // When she does
    signIn(hasNewPassword ? u"another one"_s : kPassword);
    QTRY_COMPARE_WITH_TIMEOUT(countAtHub(), 3, kPatience);
}

void tst_SessionRenewal::whoSignsOutIsNotSignedInAgainByALateAnswer()
{
    startHub({});
    signIn();
    const QByteArray session = keptCookie();
    const auto remote = m_machine->account.opener(u"me-li"_s); // as a worker holds it
    (void)m_machine->account.signOut();
    QTRY_COMPARE_WITH_TIMEOUT(
        int(m_machine->state()), int(SyncOverview::State::SignedOut), kPatience);
    // When an answer comes late that renews her session
    m_hub.reset();
    startHub({.use = seconds(1), .renewal = std::chrono::hours(1)});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(seconds(1), session), kPatience);
    TaskControl task;
    HZ_VERIFY_OK(remote(task));
    // Then the next start knows nobody
    restartMachine();
    QCOMPARE(int(m_machine->state()), int(SyncOverview::State::SignedOut));
    QCOMPARE(keptCookie(), QByteArray());
}

QTEST_GUILESS_MAIN(tst_SessionRenewal)
#include "tst_sessionrenewal.moc"
