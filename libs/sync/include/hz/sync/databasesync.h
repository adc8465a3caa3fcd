// Keeps a database of this machine and one elsewhere the same for as long as it lives: both ways at
// once, taking up whatever breaks. What a person sees of it is status().
//
// On one thread, which is never kept waiting; each way has a thread of its own.
#pragma once

#include <hz/sync/httpblobs.h>
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
    /// Of our own changes: up to there the other side has everything. 0: not known.
    qint64 pushedTo = 0;
    qint64 pulled = 0; // revisions taken over since it was started
    qint64 filesWaiting = 0; // documents with files that are on one side only, or on none
    std::optional<Error> error = {}; // while Waiting
    QDateTime retryAt = {};
    QDateTime upToDateAt = {}; // when it last was; invalid: not since it was started
};

/// The large files that the documents name, after the documents.
struct FileSync {
    store::BlobStore blobs;
    /// As DatabaseSync::OpenRemote.
    std::function<Result<std::unique_ptr<HttpBlobs>>()> open;
};

struct DatabaseSyncOptions {
    Direction direction = Direction::Both;
    std::optional<FileSync> files = {}; // nothing: they stay where they are
    std::chrono::milliseconds lookForFiles{5000}; // that were not there; doubled up to longestRetry
    std::chrono::milliseconds firstRetry{1000}; // doubled each time, and less by chance
    std::chrono::milliseconds longestRetry{300'000};
    /// Where nobody answered: that the line is back shows only to who asks, and asking costs
    /// little.
    std::chrono::milliseconds longestUnreached{20'000};
    ReplicationOptions replication = {};
};

class DatabaseSync final : public QObject {
    Q_OBJECT

public:
    /// Called on a worker before each try.
    using OpenRemote = std::function<Result<std::unique_ptr<Endpoint>>(TaskControl &task)>;

    /// `database` outlives it.
    DatabaseSync(store::Database &database, OpenRemote remote, DatabaseSyncOptions options = {},
        QObject *parent = nullptr);
    /// Stops, and waits for that: at most for the write that is under way.
    ~DatabaseSync() override;

    void start();
    void stop();
    /// The network is back, somebody has signed in: does not wait for retryAt.
    void retryNow();

    /// Somebody waits for this file: it comes before all others, also those asked for earlier.
    /// Nothing without FileSync.
    void fetchFirst(const store::BlobRef &blob);

    const store::Database &database() const { return m_database; }
    SyncStatus status() const;

Q_SIGNALS:
    /// Once for all that has changed since the last time.
    void statusChanged();
    /// A file has come in.
    void fileArrived(const QByteArray &sha256);
    /// A file that somebody waits for does not come; it is tried again with all others.
    void fileFailed(const QByteArray &sha256, const hz::Error &error);

private:
    class Way;
    class FileWay;
    struct Shared;

    store::Database &m_database;
    const OpenRemote m_remote;
    const DatabaseSyncOptions m_options;
    const std::shared_ptr<Shared> m_shared;
    std::vector<std::unique_ptr<Way>> m_ways;
    std::unique_ptr<FileWay> m_fileWay;
};

} // namespace hz::sync
