// Users of a hub: who may sign in, what a wrong password costs, which sessions end when.
#include <hz/account/accounts.h>

#include <QtCore/QThread>

#include <store/storetest.h>

using namespace hz;
using namespace hz::account;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_Accounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const QString name = QString::number(++m_count);
        m_database = openedAt(m_dir.path(name + u".sqlite"_s));
        m_audit = std::move(*AuditLog::open(m_dir.path(name + u".log"_s), m_clock));
        m_accounts = std::make_unique<Accounts>(
            *m_database, m_audit.get(), m_clock, PasswordStrength::least());
        HZ_VERIFY_OK(m_accounts->add(
            {.name = u"ma.li"_s, .displayName = u"马丽"_s, .roles = {u"teacher"_s}}, kPassword));
    }
    void cleanup()
    {
        m_accounts.reset();
        m_audit.reset();
        m_database.reset();
    }

    void theRightPasswordSignsIn();
    void wrongNamesAndWrongPasswordsAreToldAlike();
    void guessingIsSlowedDown();
    void aNewPasswordEndsSessions();
    void aLockedUserIsOut();
    void aRemovedUserIsOutAndMayComeBack();
    void aNameIsTakenOnce();
    void badNamesRolesAndPasswordsAreRefused_data();
    void badNamesRolesAndPasswordsAreRefused();
    void aWeakerHashIsMadeAnew();
    void fieldsOfNewerProgramsAreKept();
    void keysAreMadeOnceAndRotate();
    void everythingIsInTheAuditLog();
    void threadsMaySignInAtOnce();

private:
    const QString kPassword = u"一个长密码 long"_s;
    TestDir m_dir;
    int m_count = 0;
    FixedClock m_clock;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<AuditLog> m_audit;
    std::unique_ptr<Accounts> m_accounts;
};

void tst_Accounts::theRightPasswordSignsIn()
{
    const auto user = m_accounts->signIn(u"ma.li"_s, kPassword, u"10.0.0.1"_s);
    HZ_VERIFY_OK(user);
    QCOMPARE(user->displayName, u"马丽");
    QCOMPARE(user->roles, QStringList{u"teacher"_s});
    QVERIFY(user->passwordHash.startsWith("$argon2id$"));
    QCOMPARE(m_accounts->list()->size(), 1);
    QCOMPARE(*m_accounts->hasAdmin(), false);
}

void tst_Accounts::wrongNamesAndWrongPasswordsAreToldAlike()
{
    const auto wrong = m_accounts->signIn(u"ma.li"_s, u"wrong password"_s, {});
    const auto nobody = m_accounts->signIn(u"nobody"_s, kPassword, {});
    const auto strange = m_accounts->signIn(u"../x"_s, kPassword, {});
    HZ_VERIFY_FAILS(wrong, Denied);
    QCOMPARE(nobody.error().message, wrong.error().message);
    QCOMPARE(strange.error().message, wrong.error().message);
}

void tst_Accounts::guessingIsSlowedDown()
{
    for (int i = 0; i < 5; ++i)
        HZ_VERIFY_FAILS(m_accounts->signIn(u"ma.li"_s, u"guess %1 guess"_s.arg(i), {}), Denied);
    const auto right = m_accounts->signIn(u"ma.li"_s, kPassword, {});
    HZ_VERIFY_FAILS(right, Denied);
    QCOMPARE(right.error().detail, u"throttled");
    m_clock.advance(std::chrono::seconds(2));
    HZ_VERIFY_OK(m_accounts->signIn(u"ma.li"_s, kPassword, {}));
}

void tst_Accounts::aNewPasswordEndsSessions()
{
    const User before = *m_accounts->find(u"ma.li"_s);
    const SessionKeys keys = *m_accounts->sessionKeys();
    const auto session
        = keys.check(keys.issue(before.name, before.epoch, m_clock.now()), m_clock.now());
    QVERIFY(session);
    QCOMPARE(m_accounts->identityOf(*session)->roles, QStringList{u"teacher"_s});
    HZ_VERIFY_OK(m_accounts->setRoles(u"ma.li"_s, {u"it"_s}));
    QCOMPARE(m_accounts->identityOf(*session)->roles, QStringList{u"it"_s}); // at once
    HZ_VERIFY_OK(m_accounts->setPassword(u"ma.li"_s, u"another password"_s));
    QVERIFY(m_accounts->identityOf(*session)->isNobody());
    HZ_VERIFY_FAILS(m_accounts->signIn(u"ma.li"_s, kPassword, {}), Denied);
    HZ_VERIFY_OK(m_accounts->signIn(u"ma.li"_s, u"another password"_s, {}));
}

void tst_Accounts::aLockedUserIsOut()
{
    const Session session{.name = u"ma.li"_s, .epoch = m_accounts->find(u"ma.li"_s)->epoch};
    HZ_VERIFY_OK(m_accounts->setLocked(u"ma.li"_s, true));
    QVERIFY(m_accounts->identityOf(session)->isNobody());
    HZ_VERIFY_FAILS(m_accounts->signIn(u"ma.li"_s, kPassword, {}), Denied);
    HZ_VERIFY_OK(m_accounts->setLocked(u"ma.li"_s, false));
    HZ_VERIFY_OK(m_accounts->signIn(u"ma.li"_s, kPassword, {}));
    QVERIFY(m_accounts->identityOf(session)->isNobody()); // it has ended for good
}

void tst_Accounts::aRemovedUserIsOutAndMayComeBack()
{
    HZ_VERIFY_OK(m_accounts->remove(u"ma.li"_s));
    HZ_VERIFY_FAILS(m_accounts->signIn(u"ma.li"_s, kPassword, {}), Denied);
    QVERIFY(m_accounts->identityOf({.name = u"ma.li"_s, .epoch = 1})->isNobody());
    HZ_VERIFY_FAILS(m_accounts->remove(u"ma.li"_s), NotFound);
    HZ_VERIFY_FAILS(m_accounts->setPassword(u"ma.li"_s, kPassword), NotFound);
    HZ_VERIFY_OK(m_accounts->add({.name = u"ma.li"_s, .roles = {kAdminRole}}, kPassword));
    QCOMPARE(*m_accounts->hasAdmin(), true);
}

void tst_Accounts::aNameIsTakenOnce()
{
    const auto again = m_accounts->add({.name = u"ma.li"_s}, kPassword);
    HZ_VERIFY_FAILS(again, Conflict);
    QVERIFY(again.error().message.contains(u"ma.li"));
}

void tst_Accounts::badNamesRolesAndPasswordsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("password");
    QTest::newRow("no name") << u""_s << u"it"_s << kPassword;
    QTest::newRow("capital letters") << u"Li"_s << u"it"_s << kPassword;
    QTest::newRow("Chinese") << u"李"_s << u"it"_s << kPassword;
    QTest::newRow("a path") << u"a/b"_s << u"it"_s << kPassword;
    QTest::newRow("a colon") << u"a:b"_s << u"it"_s << kPassword;
    QTest::newRow("a name too long") << QString(65, u'a') << u"it"_s << kPassword;
    QTest::newRow("a reserved role") << u"li"_s << u"_reader"_s << kPassword;
    QTest::newRow("an empty role") << u"li"_s << u""_s << kPassword;
    QTest::newRow("a short password") << u"li"_s << u"it"_s << u"1234567"_s;
    QTest::newRow("an endless password") << u"li"_s << u"it"_s << QString(5000, u'x');
}

void tst_Accounts::badNamesRolesAndPasswordsAreRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, role);
    QFETCH(const QString, password);
    HZ_VERIFY_FAILS(m_accounts->add({.name = name, .roles = {role}}, password), Invalid);
    QCOMPARE(m_accounts->list()->size(), 1);
}

void tst_Accounts::aWeakerHashIsMadeAnew()
{
    PasswordStrength more = PasswordStrength::least();
    more.passes = 2;
    Accounts stronger(*m_database, nullptr, m_clock, more);
    const User before = *m_accounts->find(u"ma.li"_s);
    HZ_VERIFY_OK(stronger.signIn(u"ma.li"_s, kPassword, {}));
    const User after = *m_accounts->find(u"ma.li"_s);
    QVERIFY(after.passwordHash != before.passwordHash);
    QVERIFY(!isWeaker(after.passwordHash, more));
    QCOMPARE(after.epoch, before.epoch); // sessions go on
    HZ_VERIFY_OK(stronger.signIn(u"ma.li"_s, kPassword, {}));
}

void tst_Accounts::fieldsOfNewerProgramsAreKept()
{
    const auto document = getNow(*m_database, u"user:ma.li"_s);
    QJsonObject body = document->body;
    body.insert(u"phone"_s, u"0930"_s);
    HZ_VERIFY_OK(
        putNow(*m_database, {.id = document->id, .parent = document->revision, .body = body}));
    HZ_VERIFY_OK(m_accounts->setRoles(u"ma.li"_s, {}));
    QCOMPARE(getNow(*m_database, u"user:ma.li"_s)->body[u"phone"].toString(), u"0930");
}

void tst_Accounts::keysAreMadeOnceAndRotate()
{
    const SessionKeys first = *m_accounts->sessionKeys();
    QCOMPARE(*m_accounts->sessionKeys(), first);
    QCOMPARE(*m_accounts->bearerKey(), *m_accounts->bearerKey());
    m_clock.advance(kKeyLife + std::chrono::hours(1));
    const SessionKeys next = *m_accounts->sessionKeys();
    QCOMPARE(next.former, first.current);
    QVERIFY(next.current != first.current);
}

void tst_Accounts::everythingIsInTheAuditLog()
{
    (void)m_accounts->signIn(u"ma.li"_s, u"wrong password"_s, u"10.0.0.9"_s);
    (void)m_accounts->signIn(u"ma.li"_s, kPassword, u"10.0.0.9"_s);
    HZ_VERIFY_OK(m_accounts->setRoles(u"ma.li"_s, {}));
    const QByteArray log = m_dir.read(QString::number(m_count) + u".log"_s);
    QCOMPARE(log.count('\n'), 4);
    QVERIFY(log.contains("\"done\":false"));
    QVERIFY(log.contains("10.0.0.9"));
    QVERIFY(!log.contains("wrong password"));
    QVERIFY(!log.contains("argon2"));
    TaskControl task;
    QVERIFY(AuditLog::verify(m_dir.path(QString::number(m_count) + u".log"_s), task)->isSound());
}

void tst_Accounts::threadsMaySignInAtOnce()
{
    std::atomic_int good = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int k = 0; k < 5; ++k)
                good += m_accounts->signIn(u"ma.li"_s, kPassword, {}).has_value();
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(good.load(), 20);
}

QTEST_GUILESS_MAIN(tst_Accounts)
#include "tst_accounts.moc"
