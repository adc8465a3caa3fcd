// Meeting a hub over TLS, accepting its certificate, signing in, as a program does for a person.
#include "hubprogram.h"

#include <hz/sync/hub.h>
#include <hz/sync/replication.h>

#include <sync/synctest.h>

using namespace hz;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_HubSignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void addresses_data();
    void addresses();
    void anUnknownCertificateIsShownToAPerson();
    void pairingCodes_data();
    void pairingCodes();
    void aPairingCodeVouchesForTheCertificate();
    void whatIsNoHubIsToldSo();
    void somebodySignsInAndHasADatabase();
    void aWrongPasswordIsDenied();
    void anotherCertificateIsRefused();
    void aHubThatIsGoneIsAMatterOfTheNetwork();

private:
    HubAddress hub() const
    {
        return {QUrl(m_hub->url()),
            m_hub->said()[QLatin1StringView("fingerprint")].toString().toLatin1()};
    }
    int addUser(const QString &name, const QStringList &more, const QByteArray &password) const;

    const TestDir m_dir;
    const QString m_profile = m_dir.path(u"profile"_s);
    std::unique_ptr<HubProgram> m_hub;
    TaskControl m_task;
};

int tst_HubSignIn::addUser(
    const QString &name, const QStringList &more, const QByteArray &password) const
{
    QProcess program;
    program.start(QStringLiteral(HZ_BINARY_DIR "/bin/hezhou-hub"),
        QStringList{u"--profile"_s, m_profile, u"user"_s, u"add"_s, name, u"--password-stdin"_s}
            + more);
    program.write(password + '\n');
    program.closeWriteChannel();
    return program.waitForFinished(60'000) ? program.exitCode() : -1;
}

void tst_HubSignIn::initTestCase()
{
    QCOMPARE(addUser(u"root"_s, {u"--admin"_s}, "root knows it"), 0);
    QCOMPARE(addUser(u"wang.li"_s, {u"--role"_s, u"staff"_s}, "wang knows it"), 0);
    m_hub = std::make_unique<HubProgram>(m_profile, QStringList());
}

void tst_HubSignIn::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("a name") << u" hub.school "_s << u"https://hub.school:5984"_s;
    QTest::newRow("an address with a port") << u"10.0.0.5:8443"_s << u"https://10.0.0.5:8443"_s;
    QTest::newRow("of six parts") << u"[fd00::1]"_s << u"https://[fd00::1]:5984"_s;
    QTest::newRow("whole") << u"https://hub.example/"_s << u"https://hub.example"_s;
    QTest::newRow("with a name in it") << u"https://li:x@hub.example"_s << u"https://hub.example"_s;
    QTest::newRow("this computer") << u"http://127.0.0.1:80"_s << u"http://127.0.0.1:80"_s;
    QTest::newRow("unprotected") << u"http://hub.example"_s << u"Denied"_s;
    QTest::newRow("nothing") << u""_s << u"Invalid"_s;
    QTest::newRow("a sentence") << u"the hub upstairs"_s << u"Invalid"_s;
    QTest::newRow("another kind") << u"ftp://hub.example"_s << u"Invalid"_s;
    QTest::newRow("a database") << u"https://hub.example/school"_s << u"Invalid"_s;
}

void tst_HubSignIn::addresses()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, url);
    const auto read = hubUrl(typed);
    QCOMPARE(read                                      ? read->toString()
            : read.error().kind == Error::Kind::Denied ? u"Denied"_s
                                                       : u"Invalid"_s,
        url);
}

void tst_HubSignIn::anUnknownCertificateIsShownToAPerson()
{
    const auto greeting = meetHub({.url = QUrl(m_hub->url())}, m_task);
    HZ_VERIFY_OK(greeting);
    QVERIFY(!greeting->isTrusted);
    QCOMPARE(greeting->address, hub());
}

void tst_HubSignIn::pairingCodes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    const QString sum = QString(64, u'a');
    QTest::newRow("as the hub shows it")
        << u"https://10.0.0.5:8443/_hezhou/#sha256="_s + sum << u"https://10.0.0.5:8443"_s;
    QTest::newRow("in capitals, as some scanners type")
        << u" HTTPS://10.0.0.5:8443/_HEZHOU/#SHA256="_s + sum.toUpper() + u'\n'
        << u"https://10.0.0.5:8443"_s;
    QTest::newRow("an address alone") << u"10.0.0.5"_s << u"https://10.0.0.5:5984"_s;
    QTest::newRow("cut off") << u"https://10.0.0.5:8443/_hezhou/#sha256="_s + sum.chopped(2)
                             << u"Invalid"_s;
    QTest::newRow("longer") << u"https://10.0.0.5:8443/_hezhou/#sha256="_s + sum + u"00"_s
                            << u"Invalid"_s;
    QTest::newRow("unprotected") << u"http://127.0.0.1:8443/_hezhou/#sha256="_s + sum
                                 << u"Invalid"_s;
    QTest::newRow("no address") << u"#sha256="_s + sum << u"Invalid"_s;
}

void tst_HubSignIn::pairingCodes()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, url);
    const auto read = hubAddress(typed);
    if (url == u"Invalid") {
        HZ_VERIFY_FAILS(read, Invalid);
        return;
    }
    HZ_VERIFY_OK(read);
    QCOMPARE(read->url.toString(), url);
    if (typed.contains(u'#')) {
        QCOMPARE(read->fingerprint.size(), 32 * 3 - 1);
        QCOMPARE(*hubAddress(pairingText(*read)), *read);
    }
}

void tst_HubSignIn::aPairingCodeVouchesForTheCertificate()
{
    const auto greeting = meetHub(*hubAddress(pairingText(hub())), m_task);
    HZ_VERIFY_OK(greeting);
    QVERIFY(greeting->isTrusted);
    QCOMPARE(greeting->address, hub());
    HubAddress other = hub();
    other.fingerprint[0] = other.fingerprint[0] == 'A' ? 'B' : 'A';
    const auto refused = meetHub(other, m_task);
    HZ_VERIFY_FAILS(refused, Denied);
    QVERIFY(refused.error().message.contains(u"pairing code"_s));
}

void tst_HubSignIn::whatIsNoHubIsToldSo()
{
    const HubProgram plain(m_dir.path(u"plain"_s));
    QUrl url(plain.url());
    HZ_VERIFY_OK(meetHub({.url = url}, m_task));
    url.setScheme(u"https"_s); // it speaks another language there
    HZ_VERIFY_FAILS(meetHub({.url = url}, m_task), Network);
}

void tst_HubSignIn::somebodySignsInAndHasADatabase()
{
    const auto who = signInAt(hub(), u"wang.li"_s, u"wang knows it"_s, m_task);
    HZ_VERIFY_OK(who);
    QCOMPARE(who->roles, QStringList{u"staff"_s});
    const auto session = std::make_shared<HubSession>(who->cookie);
    QCOMPARE(*databasesAt(hub(), session, m_task), QStringList());
    HZ_VERIFY_OK(makeDatabaseAt(hub(), session, u"me-wang$li"_s, m_task));
    HZ_VERIFY_OK(makeDatabaseAt(hub(), session, u"me-wang$li"_s, m_task));
    HZ_VERIFY_FAILS(makeDatabaseAt(hub(), session, u"me-li"_s, m_task), Denied);
    QCOMPARE(*databasesAt(hub(), session, m_task), QStringList{u"me-wang$li"_s});
    const auto here = openedAt(m_dir.path(u"here.sqlite"_s));
    HZ_VERIFY_OK(putNow(*here, {.id = u"note:1"_s, .body = titled(u"一"_s)}));
    const auto remote = databaseAt(hub(), session, u"me-wang$li"_s);
    HZ_VERIFY_OK(remote);
    StoreEndpoint local(*here);
    const auto pushed = replicate(local, **remote, {}, m_task);
    HZ_VERIFY_OK(pushed);
    QCOMPARE(pushed->written, 1);
    const auto forgotten = databaseAt(
        hub(), std::make_shared<HubSession>("AuthSession=cm9vdDo2NkY6MTpBQUFB"), u"me-wang$li"_s);
    HZ_VERIFY_OK(forgotten);
    HZ_VERIFY_FAILS((*forgotten)->identity(m_task), Denied);
}

void tst_HubSignIn::aWrongPasswordIsDenied()
{
    HZ_VERIFY_FAILS(signInAt(hub(), u"wang.li"_s, u"guessed"_s, m_task), Denied);
    HZ_VERIFY_FAILS(signInAt(hub(), u"nobody"_s, u"guessed"_s, m_task), Denied);
    HZ_VERIFY_OK(signInAt(hub(), u"wang.li"_s, u"wang knows it"_s, m_task));
}

void tst_HubSignIn::anotherCertificateIsRefused()
{
    HubAddress other = hub();
    other.fingerprint[0] = other.fingerprint[0] == 'A' ? 'B' : 'A';
    const auto refused = signInAt(other, u"wang.li"_s, u"wang knows it"_s, m_task);
    HZ_VERIFY_FAILS(refused, Denied);
    QVERIFY(refused.error().message.contains(u"another certificate"_s));
    HZ_VERIFY_FAILS(signInAt({QUrl(m_hub->url()), {}}, u"wang.li"_s, u"wang knows it"_s, m_task),
        Network); // nobody has accepted it
}

void tst_HubSignIn::aHubThatIsGoneIsAMatterOfTheNetwork()
{
    const HubAddress address = hub();
    m_hub->kill();
    HZ_VERIFY_FAILS(signInAt(address, u"wang.li"_s, u"wang knows it"_s, m_task), Network);
    HZ_VERIFY_FAILS(meetHub({.url = address.url}, m_task), Network);
}

QTEST_GUILESS_MAIN(tst_HubSignIn)
#include "tst_hubsignin.moc"
