// A bus of a test's own, and an Avahi on it as far as hubs know one.
#pragma once

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusVirtualObject>

#include <support/support.h>

namespace hz::test {

using namespace Qt::StringLiterals;

inline const QString kAvahi = u"org.freedesktop.Avahi"_s;

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

// Avahi as far as hubs know it: what is announced is found.
class FakeAvahi final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, u"avahi"_s))
    {
        qDBusRegisterMetaType<QList<QByteArray>>();
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

} // namespace hz::test
