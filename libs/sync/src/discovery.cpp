#include "avahi_p.h"

#include <hz/core/ulid.h>
#include <hz/sync/discovery.h>

#include <QtCore/QMap>
#include <QtDBus/QDBusConnectionInterface>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusServiceWatcher>
#include <QtNetwork/QHostAddress>

#include <algorithm>
#include <tuple>

namespace hz::sync {

using namespace avahi;

namespace {

constexpr qsizetype kMostHubs = 1000; // of which the network may tell
constexpr qsizetype kMostText = 200;

QMap<QByteArray, QByteArray> textsIn(const QList<QByteArray> &records)
{
    QMap<QByteArray, QByteArray> texts;
    for (const QByteArray &record : records)
        if (const qsizetype at = record.indexOf('='); at > 0)
            texts.insert(record.first(at), record.sliced(at + 1).left(kMostText));
    return texts;
}

QUrl urlOf(const QString &address, uint port, bool usesTls)
{
    QUrl url;
    url.setScheme(usesTls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(address);
    url.setPort(int(port));
    return url;
}

} // namespace

class HubBrowser final : public QObject {
    Q_OBJECT

public:
    HubBrowser(const QString &bus, Discovery &owner)
        : m_owner(owner)
        , m_name(newUlid().toString())
        , m_bus(connectedTo(bus, m_name))
        , m_watcher(kService, m_bus,
              QDBusServiceWatcher::WatchForRegistration
                  | QDBusServiceWatcher::WatchForUnregistration)
    {
        if (!m_bus.isConnected())
            return;
        // Before it is asked: what it finds at once is told before the answer comes.
        m_bus.connect(kService, {}, kBrowser, QStringLiteral("ItemNew"), this,
            SLOT(onFound(int, int, QString, QString, QString, uint)));
        m_bus.connect(kService, {}, kBrowser, QStringLiteral("ItemRemove"), this,
            SLOT(onLost(int, int, QString, QString, QString, uint)));
        connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &HubBrowser::browse);
        connect(&m_watcher, &QDBusServiceWatcher::serviceUnregistered, this, &HubBrowser::forget);
        browse();
    }
    ~HubBrowser() override { QDBusConnection::disconnectFromBus(m_name); }

    bool isAvailable() const
    {
        return m_bus.isConnected() && m_bus.interface()->isServiceRegistered(kService);
    }
    QList<FoundHub> hubs() const
    {
        QMap<QString, FoundHub> byUuid; // IPv4 before IPv6, which is 0 before 1
        for (auto it = m_found.cbegin(); it != m_found.cend(); ++it)
            if (!byUuid.contains(it->uuid))
                byUuid.insert(it->uuid, *it);
        QList<FoundHub> all = byUuid.values();
        std::sort(all.begin(), all.end(), [](const FoundHub &a, const FoundHub &b) {
            return std::tie(a.name, a.uuid) < std::tie(b.name, b.uuid);
        });
        return all;
    }

private Q_SLOTS:
    void onFound(int interface, int protocol, const QString &name, const QString &type,
        const QString &domain, uint)
    {
        if (type != kType || m_found.size() >= kMostHubs)
            return;
        const QDBusMessage ask = call(QStringLiteral("ResolveService"),
            {interface, protocol, name, type, domain, protocol, 0U});
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(ask), this);
        const Key key{protocol, interface, name};
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
            watcher->deleteLater();
            takeResolved(key, watcher->reply());
        });
    }
    void onLost(
        int interface, int protocol, const QString &name, const QString &, const QString &, uint)
    {
        if (m_found.remove({protocol, interface, name}) > 0)
            Q_EMIT m_owner.changed();
    }

private:
    using Key = std::tuple<int, int, QString>; // protocol, interface, name

    static QDBusMessage call(const QString &method, const QVariantList &arguments)
    {
        QDBusMessage message
            = QDBusMessage::createMethodCall(kService, QStringLiteral("/"), kServer, method);
        message.setArguments(arguments);
        return message;
    }
    void browse()
    {
        m_bus.asyncCall(
            call(QStringLiteral("ServiceBrowserNew"), {kAny, kAny, kType, QString(), 0U}));
    }
    void forget()
    {
        if (m_found.isEmpty())
            return;
        m_found.clear();
        Q_EMIT m_owner.changed();
    }
    // interface, protocol, name, type, domain, host, its protocol, address, port, texts, flags
    void takeResolved(const Key &key, const QDBusMessage &reply)
    {
        const QVariantList told = reply.arguments();
        if (reply.type() != QDBusMessage::ReplyMessage || told.size() != 11)
            return; // it has gone again
        const auto texts = textsIn(qdbus_cast<QList<QByteArray>>(told[9]));
        const QHostAddress address(told[7].toString());
        const uint port = told[8].toUInt();
        // An address of this link alone needs an interface's name, which no URL has.
        if (address.isNull() || port == 0 || address.isLinkLocal())
            return;
        FoundHub hub{.name = told[2].toString().left(kMostText),
            .url = urlOf(address.toString(), port, texts.value("tls") != "0"),
            .uuid = QString::fromUtf8(texts.value("uuid")),
            .fingerprint = texts.value("fp")};
        if (hub.uuid.isEmpty())
            hub.uuid = hub.url.toString();
        m_found.insert(key, hub);
        Q_EMIT m_owner.changed();
    }

    Discovery &m_owner;
    const QString m_name;
    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QMap<Key, FoundHub> m_found;
};

Discovery::Discovery(const QString &bus, QObject *parent)
    : QObject(parent)
    , m_browser(std::make_unique<HubBrowser>(bus, *this))
{
}

Discovery::~Discovery() = default;

bool Discovery::isAvailable() const
{
    return m_browser->isAvailable();
}

QList<FoundHub> Discovery::hubs() const
{
    return m_browser->hubs();
}

} // namespace hz::sync

#include "discovery.moc"
