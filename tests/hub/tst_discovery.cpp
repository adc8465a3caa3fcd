// Hubs find each other's names on the network: against an Avahi of the test's own on a bus of its
// own, and against the real daemon where one can be started.
#include <hz/sync/discovery.h>

#include <QtCore/QProcess>
#include <QtDBus/QDBusAbstractAdaptor>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusVirtualObject>
#include <QtTest/QSignalSpy>

#include <support/support.h>

using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QString kAvahi = u"org.freedesktop.Avahi"_s;

// A bus of its own.
class Bus {
public:
    explicit Bus(const TestDir &dir)
    {
        const QString config = dir.path(u"bus.conf"_s);
        QFile file(config);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no bus.conf");
        file.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                   "<auth>EXTERNAL</auth><policy context=\"default\">"
                   "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                   "<allow own=\"*\"/></policy></busconfig>");
        file.close();
        m_process.start(
            u"dbus-daemon"_s, {u"--config-file="_s + config, u"--nofork"_s, u"--print-address"_s});
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(30'000))
                qFatal("dbus-daemon does not start: %s", qPrintable(m_process.errorString()));
        m_address = QString::fromLatin1(m_process.readLine().trimmed());
    }
    ~Bus()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QString address() const { return m_address; }

private:
    QProcess m_process;
    QString m_address;
};

struct Service {
    QString name;
    quint16 port = 0;
    QList<QByteArray> texts;
    QString address = u"192.168.7.20"_s;
    int protocol = 0; // IPv4
};

} // namespace

// Avahi as far as hubs know it: what is announced is found.
class FakeAvahi final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, u"avahi"_s))
    {
        m_bus.registerObject(u"/"_s, this, QDBusConnection::ExportAllSlots);
        if (!m_bus.registerService(kAvahi))
            qFatal("the bus has an Avahi");
    }
    ~FakeAvahi() override { QDBusConnection::disconnectFromBus(u"avahi"_s); }

    void add(const Service &service)
    {
        m_services.append(service);
        tell(u"ItemNew"_s, service);
    }
    void remove(const QString &name)
    {
        for (const Service &service : std::as_const(m_services))
            if (service.name == name)
                tell(u"ItemRemove"_s, service);
        m_services.removeIf([&](const Service &service) { return service.name == name; });
    }
    QList<Service> services() const { return m_services; }
    QString taken; // a name that somebody else has

public Q_SLOTS:
    QDBusObjectPath ServiceBrowserNew(int, int, const QString &, const QString &, uint)
    {
        m_isBrowsed = true;
        for (const Service &service : std::as_const(m_services))
            tell(u"ItemNew"_s, service);
        return QDBusObjectPath(u"/Browser1"_s);
    }
    QDBusObjectPath EntryGroupNew()
    {
        const QString path = u"/Group%1"_s.arg(++m_groups);
        auto *group = new QObject(this);
        m_bus.registerVirtualObject(path, new Group(*this, group));
        return QDBusObjectPath(path);
    }
    void ResolveService(int interface, int protocol, const QString &name, const QString &type,
        const QString &domain, int, uint)
    {
        setDelayedReply(true);
        for (const Service &service : std::as_const(m_services)) {
            if (service.name != name)
                continue;
            m_bus.send(message().createReply({interface, protocol, name, type, domain,
                u"host.local"_s, protocol, service.address, QVariant::fromValue(service.port),
                QVariant::fromValue(service.texts), 0U}));
            return;
        }
        m_bus.send(message().createErrorReply(kAvahi + u".TimeoutError"_s, u"gone"_s));
    }

private:
    class Group final : public QDBusVirtualObject {
    public:
        Group(FakeAvahi &avahi, QObject *parent)
            : QDBusVirtualObject(parent)
            , m_avahi(avahi)
        {
        }
        QString introspect(const QString &) const override { return {}; }
        bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
        {
            if (message.member() == u"AddService") {
                const QVariantList told = message.arguments();
                if (message.signature() != u"iiussssqaay" || told[3].toString() == m_avahi.taken)
                    return bus.send(message.createErrorReply(
                        kAvahi + u".CollisionError"_s, u"Local name collision"_s));
                m_service = {.name = told[3].toString(),
                    .port = quint16(told[7].toUInt()),
                    .texts = qdbus_cast<QList<QByteArray>>(told[8])};
            } else if (message.member() == u"Commit") {
                m_avahi.add(m_service);
            }
            return bus.send(message.createReply());
        }

    private:
        FakeAvahi &m_avahi;
        Service m_service;
    };

    void tell(const QString &signal, const Service &service)
    {
        if (!m_isBrowsed)
            return;
        QDBusMessage message
            = QDBusMessage::createSignal(u"/Browser1"_s, kAvahi + u".ServiceBrowser"_s, signal);
        message.setArguments(
            {2, service.protocol, service.name, u"_hezhou._tcp"_s, u"local"_s, 0U});
        m_bus.send(message);
    }

    QDBusConnection m_bus;
    QList<Service> m_services;
    bool m_isBrowsed = false;
    int m_groups = 0;
};

class tst_Discovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qDBusRegisterMetaType<QList<QByteArray>>(); }

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
