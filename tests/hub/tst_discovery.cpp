// Hubs find each other's names on the network: against an Avahi of the test's own on a bus of its
// own, and against the real daemon where one can be started.
#include "fakeavahi.h"

#include <hz/sync/discovery.h>

#include <QtTest/QSignalSpy>

#include <support/support.h>

using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_Discovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnnouncedHubIsFoundAndForgotten();
    void anotherHubOfTheNameGetsANumber();
    void onlyAddressesThatCanBeReachedCount();
    void withoutAvahiNothingHappens();
    void avahiMayComeLater();
    void theRealDaemonUnderstandsUs();

private:
    const TestDir m_dir;
    const FoundHub m_hub{u"office-pc"_s, QUrl(u"https://0.0.0.0:5984"_s), u"abc"_s, "AB:CD"};
};

void tst_Discovery::anAnnouncedHubIsFoundAndForgotten()
{
    const Bus bus(m_dir);
    FakeAvahi avahi(bus.address());
    Discovery discovery(bus.address());
    QVERIFY(discovery.isAvailable());
    QVERIFY(discovery.hubs().isEmpty());
    const Announcement announcement(m_hub, bus.address());
    QTRY_COMPARE_WITH_TIMEOUT(discovery.hubs().size(), 1, 30'000);
    QCOMPARE(discovery.hubs()[0],
        (FoundHub{u"office-pc"_s, QUrl(u"https://192.168.7.20:5984"_s), u"abc"_s, "AB:CD"}));
    avahi.remove(u"office-pc"_s);
    QTRY_VERIFY_WITH_TIMEOUT(discovery.hubs().isEmpty(), 30'000);
}

void tst_Discovery::anotherHubOfTheNameGetsANumber()
{
    const Bus bus(m_dir);
    FakeAvahi avahi(bus.address());
    avahi.taken = u"office-pc"_s;
    const Announcement announcement(m_hub, bus.address());
    QTRY_COMPARE_WITH_TIMEOUT(avahi.services().size(), 1, 30'000);
    QCOMPARE(avahi.services()[0].name, u"office-pc (2)");
}

void tst_Discovery::onlyAddressesThatCanBeReachedCount()
{
    const Bus bus(m_dir);
    FakeAvahi avahi(bus.address());
    Discovery discovery(bus.address());
    avahi.add({.name = u"no port"_s, .port = 0, .texts = {"uuid=a"}});
    avahi.add({.name = u"no address"_s, .port = 1, .texts = {"uuid=b"}, .address = u"x"_s});
    avahi.add({.name = u"this link only"_s,
        .port = 1,
        .texts = {"uuid=c"},
        .address = u"fe80::1"_s,
        .protocol = 1});
    // One hub by two ways, and one that tells nothing of itself.
    avahi.add({.name = u"b"_s, .port = 1, .texts = {"uuid=d", "tls=0", "=", "x", ""}});
    avahi.add({.name = u"b again"_s, .port = 1, .texts = {"uuid=d"}});
    avahi.add({.name = u"a"_s, .port = 2, .texts = {}});
    // The last is answered last.
    QTRY_VERIFY_WITH_TIMEOUT(
        !discovery.hubs().isEmpty() && discovery.hubs()[0].name == u"a", 30'000);
    QCOMPARE(discovery.hubs().size(), 2);
    QCOMPARE(discovery.hubs()[1].url.scheme(), u"http");
}

void tst_Discovery::withoutAvahiNothingHappens()
{
    const Bus bus(m_dir);
    const Discovery discovery(bus.address()), nowhere(u"unix:path=/nonexistent"_s);
    const Announcement announcement(m_hub, bus.address()),
        unheard(m_hub, u"unix:path=/nonexistent"_s);
    QVERIFY(!discovery.isAvailable());
    QVERIFY(!nowhere.isAvailable());
    QVERIFY(discovery.hubs().isEmpty());
}

void tst_Discovery::avahiMayComeLater()
{
    const Bus bus(m_dir);
    Discovery discovery(bus.address());
    const Announcement announcement(m_hub, bus.address());
    auto avahi = std::make_unique<FakeAvahi>(bus.address());
    QTRY_COMPARE_WITH_TIMEOUT(discovery.hubs().size(), 1, 30'000);
    avahi.reset();
    QTRY_VERIFY_WITH_TIMEOUT(discovery.hubs().isEmpty(), 30'000);
    avahi = std::make_unique<FakeAvahi>(bus.address());
    QTRY_COMPARE_WITH_TIMEOUT(discovery.hubs().size(), 1, 30'000);
}

void tst_Discovery::theRealDaemonUnderstandsUs()
{
    const Bus bus(m_dir);
    const QString config = m_dir.path(u"avahi.conf"_s);
    QFile file(config);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[server]\nhost-name=hztest\nuse-ipv6=no\n[publish]\n");
    file.close();
    QProcess daemon;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SYSTEM_BUS_ADDRESS"_s, bus.address());
    daemon.setProcessEnvironment(environment);
    daemon.setProcessChannelMode(QProcess::MergedChannels);
    daemon.start(u"/usr/sbin/avahi-daemon"_s,
        {u"--no-drop-root"_s, u"--no-chroot"_s, u"--no-rlimits"_s, u"-f"_s, config});
    QByteArray said;
    while (!said.contains("startup complete") && daemon.waitForReadyRead(10'000))
        said += daemon.readAll();
    Discovery discovery(bus.address());
    QSignalSpy changed(&discovery, &Discovery::changed);
    const Announcement announcement(m_hub, bus.address());
    const bool isRunning = discovery.isAvailable();
    const bool isFound = isRunning && changed.wait(20'000);
    said += daemon.readAll();
    daemon.terminate();
    if (!daemon.waitForFinished(10'000)) {
        daemon.kill();
        daemon.waitForFinished();
    }
    if (!isRunning)
        QSKIP("no avahi-daemon can be started here");
    if (!isFound && !said.contains("Joining mDNS"))
        QSKIP("there is no network that mDNS would speak on");
    QVERIFY2(isFound, said.constData());
    QCOMPARE(discovery.hubs()[0].uuid, u"abc");
    QCOMPARE(discovery.hubs()[0].fingerprint, "AB:CD");
    QCOMPARE(discovery.hubs()[0].url.port(), 5984);
}

QTEST_GUILESS_MAIN(tst_Discovery)
#include "tst_discovery.moc"
