#include "activity_p.h"

#include <QtCore/QSet>

#include <algorithm>
#include <chrono>
#include <vector>

namespace hz::sync::server {

namespace {

constexpr size_t kMostClients = 2000;
constexpr size_t kMostDatabases = 10'000;
constexpr size_t kMostMishaps = 100;
constexpr qsizetype kMostAgent = 80;
constexpr qsizetype kMostShown = 500; // clients
constexpr std::chrono::seconds kQuiet{150}; // one that follows a database asks each minute

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toString(Qt::ISODate) : QString();
}

// Those that bring documents, and those that take some away.
bool isSending(const QString &part)
{
    return part == u"_bulk_docs";
}

bool isFetching(const QString &part)
{
    return part == u"_changes" || part == u"_bulk_get";
}

template<typename Map, typename Seen> void forgetOldest(Map &map, size_t most, Seen seen)
{
    if (map.size() <= most)
        return;
    map.erase(std::min_element(map.begin(), map.end(),
        [&](const auto &a, const auto &b) { return seen(a.second) < seen(b.second); }));
}

} // namespace

std::shared_ptr<void> Activity::connected(const QString &peer)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_connections[peer];
    }
    return std::shared_ptr<void>(
        nullptr, [self = shared_from_this(), peer](void *) { self->disconnected(peer); });
}

void Activity::disconnected(const QString &peer)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_connections.find(peer);
    if (found != m_connections.end() && --found->second == 0)
        m_connections.erase(found);
}

void Activity::note(const Request &request, const account::Identity &who)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const std::lock_guard lock(m_mutex);
    const QString agent = who.isNobody()
        ? QString()
        : QString::fromUtf8(request.header("user-agent")).left(kMostAgent);
    Client &client = m_clients[{who.name, request.peer, agent}];
    client.seen = now;
    ++client.requests;
    const QString part = request.segments.value(1);
    if (request.segments.size() == 2 && (isSending(part) || isFetching(part))) {
        const QString &database = request.segments.constFirst();
        client.database = database;
        (isSending(part) ? client.sent : client.fetched) = now;
        m_lastSyncs[database] = now;
        forgetOldest(m_lastSyncs, kMostDatabases, [](const QDateTime &at) { return at; });
    }
    forgetOldest(m_clients, kMostClients, [](const Client &each) { return each.seen; });
}

void Activity::noteFailure(const Request &request, int status, const QString &reason)
{
    const std::lock_guard lock(m_mutex);
    m_mishaps.push_front({QDateTime::currentDateTimeUtc(), request.peer,
        QString::fromLatin1(request.methodName + ' ' + request.path.left(200)), status,
        reason.left(300)});
    if (m_mishaps.size() > kMostMishaps)
        m_mishaps.pop_back();
}

void Activity::setUpward(const QJsonArray &rows)
{
    const std::lock_guard lock(m_mutex);
    m_upward = rows;
}

QDateTime Activity::lastSync(const QString &database) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_lastSyncs.find(database);
    return found == m_lastSyncs.end() ? QDateTime() : found->second;
}

QJsonObject Activity::toJson() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::pair<Key, Client>> clients(m_clients.begin(), m_clients.end());
    std::sort(clients.begin(), clients.end(),
        [](const auto &a, const auto &b) { return a.second.seen > b.second.seen; });
    QJsonArray shown;
    QSet<QString> heardFrom; // addresses
    const QDateTime quiet = QDateTime::currentDateTimeUtc().addSecs(-kQuiet.count());
    for (const auto &[key, client] : clients) {
        if (shown.size() == kMostShown)
            break;
        const auto connections = m_connections.find(key.address);
        const bool isGone = connections == m_connections.end()
            || (heardFrom.contains(key.address) && client.seen < quiet);
        heardFrom.insert(key.address);
        shown.append(QJsonObject{{QStringLiteral("user"), key.user},
            {QStringLiteral("address"), key.address}, {QStringLiteral("agent"), key.agent},
            {QStringLiteral("connections"), isGone ? 0 : connections->second},
            {QStringLiteral("seen"), timeText(client.seen)},
            {QStringLiteral("requests"), client.requests},
            {QStringLiteral("database"), client.database},
            {QStringLiteral("sent"), timeText(client.sent)},
            {QStringLiteral("fetched"), timeText(client.fetched)}});
    }
    QJsonArray errors;
    for (const Mishap &each : m_mishaps)
        errors.append(QJsonObject{{QStringLiteral("at"), timeText(each.at)},
            {QStringLiteral("address"), each.peer}, {QStringLiteral("what"), each.what},
            {QStringLiteral("status"), each.status}, {QStringLiteral("reason"), each.reason}});
    return {{QStringLiteral("clients"), shown}, {QStringLiteral("errors"), errors},
        {QStringLiteral("upward"), m_upward}};
}

} // namespace hz::sync::server
