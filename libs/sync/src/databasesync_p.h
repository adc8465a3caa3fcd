// What the ways of one DatabaseSync share.
#pragma once

#include <hz/sync/databasesync.h>

#include <QtCore/QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace hz::sync {

inline constexpr std::chrono::milliseconds kSpeedOver{1000}; // a speed is measured

using SteadyTime = std::chrono::steady_clock::time_point;

// One way's part of the status.
struct WayStatus {
    SyncStatus::State state = SyncStatus::State::Connecting;
    qint64 pending = 0;
    qint64 refused = 0;
    qint64 pushedTo = 0;
    qint64 pulled = 0; // by earlier connections
    qint64 pulledNow = 0;
    LineUse use = {}; // of earlier connections
    LineUse now = {}; // of this one
    std::optional<Error> error = {};
    QDateTime retryAt = {};
    QDateTime upToDateAt = {};
};

struct DatabaseSync::Shared {
    std::mutex mutex; // guards all below
    std::condition_variable wake;
    std::vector<WayStatus> ways;
    bool hasNews = false; // documents have come or gone since files were looked at
    std::deque<store::BlobRef> wanted; // files that somebody waits for, the last first
    qint64 filesWaiting = 0;
    LineUse filesUse = {}; // of all connections for files
    int hurry = 0; // how often somebody asked not to wait
    bool isTold = false; // a statusChanged is on its way
    DatabaseSync *owner = nullptr;
    qint64 measuredBytes = 0;
    SteadyTime measuredAt = std::chrono::steady_clock::now();
    qint64 bytesPerSecond = 0;

    // With the lock held.
    void tell()
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - measuredAt >= kSpeedOver) {
            qint64 bytes = filesUse.received + filesUse.sent;
            for (const WayStatus &way : ways)
                bytes += way.use.received + way.use.sent + way.now.received + way.now.sent;
            const double seconds = std::chrono::duration<double>(now - measuredAt).count();
            bytesPerSecond = qint64(double(bytes - measuredBytes) / seconds);
            measuredBytes = bytes;
            measuredAt = now;
        }
        if (!owner || isTold)
            return;
        isTold = true;
        QMetaObject::invokeMethod(
            owner,
            [this, told = owner] {
                {
                    const std::lock_guard lock(mutex);
                    isTold = false;
                }
                Q_EMIT told->statusChanged();
            },
            Qt::QueuedConnection);
    }
};

// Brings files over whenever the documents are where they should be, and at once what somebody
// waits for.
class DatabaseSync::FileWay {
public:
    explicit FileWay(DatabaseSync &sync);
    ~FileWay();
    void cancel();
    /// The file that is under way waits for what is wanted more.
    void interrupt();

private:
    void run();
    struct When {
        SteadyTime notBefore = {}; // after a failure
        std::optional<SteadyTime> lookAgain = {}; // for what was not there
    };
    bool waitForWork(const When &when);
    bool isUpToDate() const;
    Result<int> work(std::unique_ptr<HttpBlobs> &remote);
    Result<> fetchWanted(HttpBlobs &remote);
    Result<int> syncAll(HttpBlobs &remote);
    void takeUse(const HttpBlobs &remote);
    std::shared_ptr<TaskState> newTask();
    void tellArrived(const QByteArray &sha256);
    void tellFailed(const QByteArray &sha256, const Error &error);

    store::Database &m_database;
    const DatabaseSyncOptions m_options;
    const FileSync m_files;
    const std::shared_ptr<Shared> m_shared;
    std::atomic_bool m_isStopping = false;
    std::shared_ptr<TaskState> m_now; // guarded by the mutex of m_shared
    LineUse m_earlier; // of earlier connections
    std::unique_ptr<QThread> m_thread;
};

/// How long to wait after so many failures, the last of them this one, which took so many bytes.
std::chrono::milliseconds retryAfter(
    const DatabaseSyncOptions &options, int failures, const Error &last, qint64 bytes);
/// What no waiting heals is not tried often.
bool needsAPerson(const Error &error);

} // namespace hz::sync
