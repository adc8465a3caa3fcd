// Keeps a database of this machine and one elsewhere the same for as long as it lives: both ways at
// once, taking up whatever breaks. What a person sees of it is status().
//
// On one thread, which is never kept waiting; each way has a thread of its own.
#pragma once

#include <hz/sync/replication.h>
#include <hz/sync/stick.h>

#include <QtCore/QDateTime>
#include <QtCore/QObject>

#include <memory>
#include <optional>

namespace hz::sync {

struct SyncStatus {
    enum class State {
        Stopped,
        Connecting, // nothing is known yet
        Syncing, // there is something to bring over
        UpToDate,
        Waiting // something went wrong; it is tried again at retryAt
    };

    State state = State::Stopped;
    qint64 pending = 0; // changes still to be looked at, as far as is known
    qint64 received = 0; // bytes since it was started
    qint64 sent = 0;
    qint64 bytesPerSecond = 0;
    qint64 refused = 0; // revisions that the other side will never take
    std::optional<Error> error = {}; // while Waiting
    QDateTime retryAt = {};
    QDateTime upToDateAt = {}; // when it last was; invalid: not since it was started
};

struct DatabaseSyncOptions {
    Direction direction = Direction::Both;
    std::chrono::milliseconds firstRetry{1000}; // doubled each time, and less by chance
    std::chrono::milliseconds longestRetry{300'000};
    ReplicationOptions replication = {};
};

class DatabaseSync final : public QObject {
    Q_OBJECT

public:
    /// Called on a worker before each try.
    using OpenRemote = std::function<Result<std::unique_ptr<Endpoint>>()>;

    /// `database` outlives it.
    DatabaseSync(store::Database &database, OpenRemote remote, DatabaseSyncOptions options = {},
        QObject *parent = nullptr);
    /// Stops, and waits for that: at most for the write that is under way.
    ~DatabaseSync() override;

    void start();
    void stop();
    /// The network is back, somebody has signed in: does not wait for retryAt.
    void retryNow();

    const store::Database &database() const { return m_database; }
    SyncStatus status() const;

Q_SIGNALS:
    /// Once for all that has changed since the last time.
    void statusChanged();

private:
    class Way;
    struct Shared;

    store::Database &m_database;
    const OpenRemote m_remote;
    const DatabaseSyncOptions m_options;
    const std::shared_ptr<Shared> m_shared;
    std::vector<std::unique_ptr<Way>> m_ways;
};

} // namespace hz::sync
