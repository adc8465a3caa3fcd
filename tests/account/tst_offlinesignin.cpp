// Signing in without the hub: who has been let in before, for 30 days, by the same clock.
#include <hz/account/offlinesignin.h>

#include <support/support.h>

using namespace hz;
using namespace hz::account;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_OfflineSignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock.set(QDateTime(QDate(2026, 9, 1), QTime(8, 0), Qt::UTC));
        m_path = m_dir.path(u"sign-in %1.json"_s.arg(++m_count));
        HZ_VERIFY_OK(subject().remember(kServer, kWho, kPassword));
    }

    void whoWasLetInBeforeIsLetIn();
    void others_data();
    void others();
    void thirtyDaysLaterTheNetworkIsNeeded();
    void aClockThatIsSetBackIsNoticed();
    void whoWasRefusedByTheHubIsForgotten();
    void aDamagedFileLetsNobodyInAndMayBeWrittenAnew();

private:
    OfflineSignIn subject() const
    {
        return OfflineSignIn(m_path, {.strength = PasswordStrength::least(), .clock = &m_clock});
    }

    const QString kServer = u"5f0c"_s;
    const QString kPassword = u"一个长密码"_s;
    const Identity kWho{u"ma.li"_s, {u"teacher"_s, u"school-1"_s}};
    TestDir m_dir;
    int m_count = 0;
    FixedClock m_clock;
    QString m_path;
};

void tst_OfflineSignIn::whoWasLetInBeforeIsLetIn()
{
    m_clock.advance(std::chrono::hours(24 * 29));
    const auto who = subject().signIn(kServer, u"ma.li"_s, kPassword);
    HZ_VERIFY_OK(who);
    QCOMPARE(*who, kWho);
}

void tst_OfflineSignIn::others_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::newRow("a wrong password") << kServer << u"ma.li"_s << u"wrong password"_s;
    QTest::newRow("no password") << kServer << u"ma.li"_s << u""_s;
    QTest::newRow("somebody else") << kServer << u"li"_s << kPassword;
    QTest::newRow("another hub") << u"77"_s << u"ma.li"_s << kPassword;
}

void tst_OfflineSignIn::others()
{
    QFETCH(const QString, server);
    QFETCH(const QString, name);
    QFETCH(const QString, password);
    HZ_VERIFY_FAILS(subject().signIn(server, name, password), Denied);
}

void tst_OfflineSignIn::thirtyDaysLaterTheNetworkIsNeeded()
{
    m_clock.advance(kOfflineLength + std::chrono::minutes(1));
    HZ_VERIFY_FAILS(subject().signIn(kServer, u"ma.li"_s, kPassword), Denied);
    HZ_VERIFY_OK(subject().remember(kServer, kWho, kPassword));
    HZ_VERIFY_OK(subject().signIn(kServer, u"ma.li"_s, kPassword));
}

void tst_OfflineSignIn::aClockThatIsSetBackIsNoticed()
{
    m_clock.advance(std::chrono::hours(24 * 20));
    HZ_VERIFY_OK(subject().signIn(kServer, u"ma.li"_s, kPassword));
    m_clock.advance(std::chrono::hours(-24 * 10));
    const auto late = subject().signIn(kServer, u"ma.li"_s, kPassword);
    HZ_VERIFY_FAILS(late, Denied);
    QVERIFY(late.error().message.contains(u"clock"));
    m_clock.advance(std::chrono::hours(24 * 10 - 1)); // an hour: summer time, a drifting clock
    HZ_VERIFY_OK(subject().signIn(kServer, u"ma.li"_s, kPassword));
}

void tst_OfflineSignIn::whoWasRefusedByTheHubIsForgotten()
{
    HZ_VERIFY_OK(subject().forget(kServer, u"ma.li"_s));
    HZ_VERIFY_OK(subject().forget(kServer, u"ma.li"_s));
    HZ_VERIFY_FAILS(subject().signIn(kServer, u"ma.li"_s, kPassword), Denied);
}

void tst_OfflineSignIn::aDamagedFileLetsNobodyInAndMayBeWrittenAnew()
{
    m_dir.write(QFileInfo(m_path).fileName(), "{\"people\":");
    HZ_VERIFY_FAILS(subject().signIn(kServer, u"ma.li"_s, kPassword), Denied);
    HZ_VERIFY_OK(subject().remember(kServer, kWho, kPassword));
    HZ_VERIFY_OK(subject().signIn(kServer, u"ma.li"_s, kPassword));
}

QTEST_GUILESS_MAIN(tst_OfflineSignIn)
#include "tst_offlinesignin.moc"
