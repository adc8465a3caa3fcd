#include "databasesync_p.h"
#include "http_p.h"

#include <hz/store/replication.h>
#include <hz/sync/storeendpoint.h>

#include <QtCore/QLoggingCategory>
#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

namespace hz::sync {

namespace {

Q_LOGGING_CATEGORY(lcSync, "hz.sync")

constexpr std::chrono::seconds kMarkEvery{10}; // each one is a write
constexpr int kSooner = 10; // a line that was cut while it carried something is tried again at once
constexpr qint64 kCheapBytes = 64 << 10;

// Nobody answered, and to have asked was cheap.
bool isUnreached(const Error &error, qint64 bytes)
{
    return error.kind == Error::Kind::Network && bytes < kCheapBytes
        && !error.detail.startsWith(kHttpStatus) && !error.detail.startsWith(kUntrusted);
}

} // namespace

// Doubled each time; less by chance, so that a school's boards do not come all at once.
std::chrono::milliseconds retryAfter(
    const DatabaseSyncOptions &options, int failures, const Error &last, qint64 bytes)
{
    if (needsAPerson(last))
        return options.longestRetry;
    const auto most = isUnreached(last, bytes)
        ? std::min(options.longestUnreached, options.longestRetry)
        : options.longestRetry;
    const auto longest = std::min(options.firstRetry * (1 << std::min(failures, 20)), most);
    return longest / 2
        + std::chrono::milliseconds(
            QRandomGenerator::global()->bounded(std::max<qint64>(longest.count() / 2, 1)));
}

bool needsAPerson(const Error &error)
{
    return error.kind != Error::Kind::Network && error.kind != Error::Kind::Conflict;
}

class DatabaseSync::Way {
public:
    Way(DatabaseSync &sync, size_t index, bool isPush)
        : m_database(sync.m_database)
        , m_remote(sync.m_remote)
        , m_options(sync.m_options)
        , m_shared(sync.m_shared)
        , m_index(index)
        , m_isPush(isPush)
    {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(isPush ? QStringLiteral("sync push") : QStringLiteral("sync pull"));
        m_thread->start();
    }
    ~Way()
    {
        cancel();
        m_thread->wait();
    }
    void cancel()
    {
        m_task.cancel();
        { // who is about to wait sees it, or is woken
            const std::lock_guard lock(m_shared->mutex);
        }
        m_shared->wake.notify_all();
    }

private:
    void run()
    {
        for (int failures = 0; !m_task.isCancelled(); ++failures) {
            Use use;
            const Result<> ended = connectOnce(use);
            if (m_task.isCancelled())
                return;
            failures = use.wasUpToDate || use.hasCarried ? 0 : failures;
            const bool wasCut = use.hasCarried && !use.wasUpToDate;
            const auto pause = retryAfter(m_options, failures, ended.error(), use.bytes);
            waitAfter(
                ended.error(), wasCut && !needsAPerson(ended.error()) ? pause / kSooner : pause);
        }
    }

    // What a connection was good for.
    struct Use {
        bool wasUpToDate = false;
        bool hasCarried = false; // documents that are now there
        qint64 bytes = 0; // on the line
    };

    // Until it breaks.
    Result<> connectOnce(Use &use)
    {
        HZ_TRY(const std::unique_ptr<Endpoint> remote, m_remote(m_task));
        StoreEndpoint local(m_database);
        ReplicationOptions options = m_options.replication;
        options.isContinuous = true;
        qint64 written = -1;
        options.onProgress = [&](const ReplicationReport &report) {
            use.wasUpToDate |= report.isUpToDate;
            use.hasCarried |= report.written > 0;
            const std::lock_guard lock(m_shared->mutex);
            WayStatus &way = m_shared->ways[m_index];
            const bool hasWritten = std::exchange(written, report.written) != report.written;
            if (report.isUpToDate && (hasWritten || way.state != SyncStatus::State::UpToDate)) {
                m_shared->hasNews = true;
                m_shared->wake.notify_all();
            }
            way.state
                = report.isUpToDate ? SyncStatus::State::UpToDate : SyncStatus::State::Syncing;
            way.pending = report.pending;
            way.refused = report.refused;
            if (m_isPush)
                way.pushedTo = std::max(way.pushedTo, report.seq.toInteger());
            else
                way.pulledNow = report.written;
            way.now = remote->lineUse();
            way.error.reset();
            if (report.isUpToDate)
                way.upToDateAt = QDateTime::currentDateTimeUtc();
            m_shared->tell();
        };
        if (m_isPush)
            options.onProgress
                = [this, tell = options.onProgress](const ReplicationReport &report) {
                      if (report.isUpToDate)
                          markSometimes(report.seq.toInteger());
                      tell(report);
                  };
        Endpoint &source = m_isPush ? static_cast<Endpoint &>(local) : *remote;
        Endpoint &target = m_isPush ? *remote : static_cast<Endpoint &>(local);
        const Result<ReplicationReport> ended = replicate(source, target, options, m_task);
        use.bytes = remote->lineUse().received + remote->lineUse().sent;
        mark(m_sharedTo);
        return Failure(ended.error()); // a continuous one ends with an error only
    }

    // What both sides have is the base of what each does to it while they are apart.
    void markSometimes(qint64 seq)
    {
        m_sharedTo = seq;
        const auto now = std::chrono::steady_clock::now();
        if (m_markedAt && now < *m_markedAt + kMarkEvery)
            return;
        m_markedAt = now;
        mark(seq);
    }
    void mark(qint64 seq)
    {
        if (seq <= m_marked || m_database.isReadOnly())
            return;
        const Result<> marked
            = m_database.writeAndWait([seq](store::WriteTransaction &transaction) -> Result<> {
                  return store::markShared(transaction, seq);
              });
        if (marked)
            m_marked = seq;
        else
            qCWarning(lcSync) << marked.error().message << marked.error().detail;
    }

    void waitAfter(const Error &error, std::chrono::milliseconds pause)
    {
        std::unique_lock lock(m_shared->mutex);
        WayStatus &way = m_shared->ways[m_index];
        way.state = SyncStatus::State::Waiting;
        way.error = error;
        way.retryAt = QDateTime::currentDateTimeUtc().addMSecs(pause.count());
        way.use.received += way.now.received;
        way.use.sent += way.now.sent;
        way.now = {};
        way.pulled += std::exchange(way.pulledNow, 0);
        m_shared->tell();
        const int hurry = m_shared->hurry;
        m_shared->wake.wait_for(
            lock, pause, [&] { return m_task.isCancelled() || m_shared->hurry != hurry; });
    }

    store::Database &m_database;
    const OpenRemote m_remote;
    const DatabaseSyncOptions m_options;
    const std::shared_ptr<Shared> m_shared;
    const size_t m_index;
    const bool m_isPush;
    qint64 m_sharedTo = 0; // the other side has everything up to it
    qint64 m_marked = 0;
    std::optional<SteadyTime> m_markedAt;
    TaskControl m_task;
    std::unique_ptr<QThread> m_thread;
};

DatabaseSync::DatabaseSync(
    store::Database &database, OpenRemote remote, DatabaseSyncOptions options, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_remote(std::move(remote))
    , m_options(std::move(options))
    , m_shared(std::make_shared<Shared>())
{
    m_shared->owner = this;
}

DatabaseSync::~DatabaseSync()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->owner = nullptr;
    }
    stop();
}

void DatabaseSync::start()
{
    if (!m_ways.empty())
        return;
    std::vector<bool> pushes;
    if (m_options.direction != Direction::Pull)
        pushes.push_back(true);
    if (m_options.direction != Direction::Push)
        pushes.push_back(false);
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->ways.assign(pushes.size(), {});
    }
    for (size_t i = 0; i < pushes.size(); ++i)
        m_ways.push_back(std::make_unique<Way>(*this, i, pushes[i]));
    if (m_options.files)
        m_fileWay = std::make_unique<FileWay>(*this);
}

void DatabaseSync::stop()
{
    for (const auto &way : m_ways) // both at once, then wait
        way->cancel();
    if (m_fileWay)
        m_fileWay->cancel();
    m_fileWay.reset();
    m_ways.clear();
    const std::lock_guard lock(m_shared->mutex);
    m_shared->ways.clear();
    m_shared->tell();
}

void DatabaseSync::retryNow()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        ++m_shared->hurry;
    }
    m_shared->wake.notify_all();
}

void DatabaseSync::fetchFirst(const store::BlobRef &blob)
{
    if (!m_fileWay)
        return;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->wanted.push_front(blob);
    }
    m_fileWay->interrupt();
}

SyncStatus DatabaseSync::status() const
{
    const std::lock_guard lock(m_shared->mutex);
    SyncStatus status;
    if (m_shared->ways.empty())
        return status;
    using State = SyncStatus::State;
    status.state = State::UpToDate;
    status.upToDateAt = m_shared->ways.front().upToDateAt;
    status.bytesPerSecond = m_shared->bytesPerSecond;
    status.filesWaiting = m_shared->filesWaiting;
    status.received = m_shared->filesUse.received;
    status.sent = m_shared->filesUse.sent;
    // The worse of the two ways is what a person has to know.
    const auto rank = [](State state) {
        return state == State::Waiting ? 3
            : state == State::Syncing  ? 2
            : state == State::UpToDate ? 0
                                       : 1;
    };
    for (const WayStatus &way : m_shared->ways) {
        if (rank(way.state) > rank(status.state))
            status.state = way.state;
        status.pending += way.pending;
        status.refused += way.refused;
        status.pushedTo = std::max(status.pushedTo, way.pushedTo);
        status.pulled += way.pulled + way.pulledNow;
        status.received += way.use.received + way.now.received;
        status.sent += way.use.sent + way.now.sent;
        if (way.state == State::Waiting && !status.error) {
            status.error = way.error;
            status.retryAt = way.retryAt;
        }
        status.upToDateAt = std::min(status.upToDateAt, way.upToDateAt);
    }
    return status;
}

} // namespace hz::sync
