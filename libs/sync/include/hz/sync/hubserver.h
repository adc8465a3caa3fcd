// The hub: serves the databases of a profile over CouchDB's protocol.
//
// It joins no conflicts, as a CouchDB in its place does not: how a type of document is joined is
// known to the programs that show it, in their version, and a hub that did it by older rules would
// only add a branch. Whichever program next brings a conflict in joins it and sends the result, a
// window as well as "sync URL --once" on a timer; until then the winner is shown and nothing lost.
//
// Starts threads of its own and needs no event loop. start(), stop() and the destructor on one
// thread; the rest on any.
#pragma once

#include <hz/account/session.h>
#include <hz/core/result.h>

#include <QtCore/QJsonArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace hz::store {
class Database;
}

namespace hz::sync {

/// Whether a database of a hub can be called so: CouchDB's rules, and none of the names
/// that are the hub's own.
bool isHubDatabaseName(const QString &name);

/// How long a client may take; whoever takes longer is hung up on.
struct ClientTimes {
    std::chrono::milliseconds idle{120'000}; // between requests
    std::chrono::milliseconds head{
        20'000}; // from the first byte of a request to the end of its head
    std::chrono::milliseconds stalled{60'000}; // nothing of a body comes, nothing of an answer goes
    std::chrono::milliseconds body{60'000}; // and a second more for every 512 bytes
};

struct ServerOptions {
    QString profileDir = {};
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; // 0: one that is free
    /// With the key and certificate in <profile>/hub, which are made at the first start.
    bool usesTls = true;
    QStringList origins = {}; // of web pages that may ask from a browser; "*": any
    int maxConnections = 2000;
    size_t maxIdleDatabases = 256; // beyond, databases that nobody uses are closed
    ClientTimes times = {};
    account::SessionLengths sessions = {};
};

/// That the process is told to end (SIGTERM, SIGINT), from the making of this on: made before
/// anybody is told that there is something to end.
class EndSignal {
public:
    EndSignal();
    ~EndSignal();
    EndSignal(const EndSignal &) = delete;
    EndSignal &operator=(const EndSignal &) = delete;

    void wait();

private:
    struct Signals;
    const std::unique_ptr<Signals> m_signals;
};

class Server {
public:
    /// Denied where others could reach a hub without an administrator or without TLS; Io if the
    /// address cannot be listened on; Invalid if it is none; Corrupt if the certificate or the key
    /// is no use.
    static Result<std::unique_ptr<Server>> start(const ServerOptions &options);
    /// As stop().
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    QString url() const; // without a slash at its end
    quint16 port() const;
    /// SHA-256 of the certificate, "AB:CD:…"; empty without TLS.
    QString fingerprint() const;
    /// pairingText() of an address under which others reach it; empty without TLS.
    QString pairing() const;
    QString uuid() const; // names this hub in replication
    /// Makes the first administrator, on the page <url>/_hezhou/; empty when there is one.
    QString setupCode() const;

    /// A database that it serves, open as long as somebody holds what this gives. Not to be held by
    /// what a write captures. `onDropped` is called when somebody deletes it, on any thread and
    /// perhaps several times: it hands on, and whoever holds the database lets go of it soon, for
    /// its file waits for that. NotFound if there is none of this name.
    Result<std::shared_ptr<store::Database>> hold(
        const QString &name, std::function<void()> onDropped) const;
    /// What the status page shows of pushing upward: see upwardway_p.h for the members of a row.
    void showUpward(const QJsonArray &rows) const;

    /// Answers what is being asked, for some seconds at most, and closes everything.
    void stop();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace hz::sync
