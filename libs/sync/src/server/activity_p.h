// Who uses the server and what went wrong, since it started: for the status page. Bounded: the
// longest unseen are forgotten first. Any thread.
#pragma once

#include "exchange_p.h"

#include <hz/account/user.h>

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace hz::sync::server {

class Activity : public std::enable_shared_from_this<Activity> {
public:
    /// A connection from `peer`, as long as what this gives lives.
    std::shared_ptr<void> connected(const QString &peer);
    void note(const Request &request, const account::Identity &who);
    void noteFailure(const Request &request, int status, const QString &reason);
    void setUpward(const QJsonArray &rows);

    /// {"clients":[…], "errors":[…], "upward":[…]}, the last first. A client: who, from where, with
    /// which program, how many connections from there (0 where others from there are heard of and
    /// this one is not), when it was last heard of, and when it last sent and fetched documents of
    /// which database.
    QJsonObject toJson() const;
    /// When somebody last sent documents of a database or fetched some; invalid: not yet.
    QDateTime lastSync(const QString &database) const;

private:
    struct Key {
        QString user;
        QString address;
        QString agent; // what its program calls itself; empty for nobody, who could say anything

        friend bool operator<(const Key &a, const Key &b)
        {
            return std::tie(a.user, a.address, a.agent) < std::tie(b.user, b.address, b.agent);
        }
    };
    struct Client {
        QDateTime seen = {};
        qint64 requests = 0;
        QString database = {}; // of the last synchronisation
        QDateTime sent = {};
        QDateTime fetched = {};
    };
    struct Mishap {
        QDateTime at;
        QString peer;
        QString what;
        int status = 0;
        QString reason;
    };
    void disconnected(const QString &peer);

    mutable std::mutex m_mutex; // guards all below
    std::map<QString, int> m_connections; // by address
    std::map<Key, Client> m_clients;
    std::map<QString, QDateTime> m_lastSyncs; // by database
    std::deque<Mishap> m_mishaps;
    QJsonArray m_upward; // how pushing to the hubs above stands
};

} // namespace hz::sync::server
