#include "avahi_p.h"

#include <hz/core/ulid.h>
#include <hz/sync/discovery.h>

#include <QtCore/QLoggingCategory>
#include <QtCore/QThread>
#include <QtDBus/QDBusConnectionInterface>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusServiceWatcher>

namespace hz::sync {

using namespace avahi;

namespace {

Q_LOGGING_CATEGORY(lcHub, "hz.hub")

constexpr int kMostNames = 20; // that others may have taken

} // namespace

// On a thread of its own: the hub has no event loop.
class Announcement::Speaker final : public QObject {
public:
    Speaker(FoundHub hub, QString bus)
        : m_hub(std::move(hub))
        , m_address(std::move(bus))
    {
        m_thread.setObjectName(QStringLiteral("announcement"));
        moveToThread(&m_thread);
        connect(&m_thread, &QThread::started, this, &Speaker::begin);
        m_thread.start();
    }
    ~Speaker() override
    {
        m_thread.quit();
        m_thread.wait();
        QDBusConnection::disconnectFromBus(m_name); // and Avahi forgets what we said
    }

private:
    void begin()
    {
        qDBusRegisterMetaType<QList<QByteArray>>();
        QDBusConnection bus = connectedTo(m_address, m_name);
        if (!bus.isConnected())
            return;
        auto *watcher
            = new QDBusServiceWatcher(kService, bus, QDBusServiceWatcher::WatchForRegistration);
        connect(&m_thread, &QThread::finished, watcher, &QObject::deleteLater);
        connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, [this] { speak(0); });
        speak(0);
    }

    void ask(const QString &path, const QString &interface, const QString &method,
        const QVariantList &arguments, std::function<void(const QDBusMessage &)> then)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(kService, path, interface, method);
        message.setArguments(arguments);
        auto *watcher
            = new QDBusPendingCallWatcher(QDBusConnection(m_name).asyncCall(message), nullptr);
        connect(
            watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then = std::move(then)] {
                watcher->deleteLater();
                then(watcher->reply());
            });
    }

    // Under the hub's name, or with a number behind it if that is somebody else's.
    void speak(int number)
    {
        ask(QStringLiteral("/"), kServer, QStringLiteral("EntryGroupNew"), {},
            [this, number](const QDBusMessage &made) {
                if (made.type() != QDBusMessage::ReplyMessage)
                    return; // there is no Avahi here
                const QString group = qdbus_cast<QDBusObjectPath>(made.arguments().value(0)).path();
                addTo(group, number);
            });
    }

    void addTo(const QString &group, int number)
    {
        const QString name
            = number == 0 ? m_hub.name : QStringLiteral("%1 (%2)").arg(m_hub.name).arg(number + 1);
        const QList<QByteArray> texts{"uuid=" + m_hub.uuid.toUtf8(),
            "tls=" + QByteArray(m_hub.url.scheme() == u"https" ? "1" : "0"),
            "fp=" + m_hub.fingerprint};
        const QVariantList service{kAny, kAny, 0U, name, kType, QString(), QString(),
            QVariant::fromValue(quint16(m_hub.url.port())), QVariant::fromValue(texts)};
        ask(group, kGroup, QStringLiteral("AddService"), service,
            [this, group, number](const QDBusMessage &added) {
                const bool isTaken = added.errorName().endsWith(QStringLiteral("CollisionError"));
                if (isTaken && number < kMostNames)
                    return speak(number + 1);
                if (added.type() == QDBusMessage::ErrorMessage)
                    qCWarning(lcHub) << "announce:" << added.errorMessage();
                else
                    ask(group, kGroup, QStringLiteral("Commit"), {}, [](const QDBusMessage &) {});
            });
    }

    const FoundHub m_hub;
    const QString m_address;
    const QString m_name = newUlid().toString();
    QThread m_thread;
};

Announcement::Announcement(const FoundHub &hub, const QString &bus)
    : m_speaker(std::make_unique<Speaker>(hub, bus))
{
}

Announcement::~Announcement() = default;

} // namespace hz::sync
