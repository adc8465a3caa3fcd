#include "databasesync_p.h"

#include <hz/sync/blobsync.h>

#include <algorithm>

namespace hz::sync {

DatabaseSync::FileWay::FileWay(DatabaseSync &sync)
    : m_database(sync.m_database)
    , m_options(sync.m_options)
    , m_files(*sync.m_options.files)
    , m_shared(sync.m_shared)
{
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("sync files"));
    m_thread->start();
}

DatabaseSync::FileWay::~FileWay()
{
    cancel();
    m_thread->wait();
}

void DatabaseSync::FileWay::cancel()
{
    m_isStopping = true;
    interrupt();
}

void DatabaseSync::FileWay::interrupt()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_now)
            m_now->stop = true;
    }
    m_shared->wake.notify_all();
}

// The work that interrupt() ends; over already if there is reason to.
std::shared_ptr<TaskState> DatabaseSync::FileWay::newTask()
{
    const std::lock_guard lock(m_shared->mutex);
    m_now = std::make_shared<TaskState>();
    m_now->stop = m_isStopping.load();
    return m_now;
}

void DatabaseSync::FileWay::run()
{
    std::unique_ptr<HttpBlobs> remote;
    When when;
    int failures = 0, misses = 0;
    while (waitForWork(when)) {
        when = {};
        const Result<int> waiting = work(remote);
        if (waiting) {
            failures = 0;
            misses = *waiting == 0 ? 0 : std::min(misses + 1, 20);
            if (misses > 0)
                when.lookAgain = std::chrono::steady_clock::now()
                    + std::min(
                        m_options.lookForFiles * (1 << (misses - 1)), m_options.longestRetry);
            continue;
        }
        const std::lock_guard lock(m_shared->mutex);
        m_shared->hasNews = true; // not all of it has been looked at
        if (waiting.error().kind == Error::Kind::Cancelled) // for the sake of another file
            continue;
        remote.reset();
        const LineUse before = std::exchange(m_earlier, m_shared->filesUse);
        const qint64 bytes = m_earlier.received - before.received + m_earlier.sent - before.sent;
        when.notBefore = std::chrono::steady_clock::now()
            + retryAfter(m_options, failures++, waiting.error(), bytes);
    }
}

// Returns how many documents wait for files.
Result<int> DatabaseSync::FileWay::work(std::unique_ptr<HttpBlobs> &remote)
{
    if (!remote) {
        HZ_TRY(remote, m_files.open());
    }
    const Result<> wanted = fetchWanted(*remote);
    const Result<int> waiting = wanted ? syncAll(*remote) : Result<int>(Failure(wanted.error()));
    takeUse(*remote);
    return waiting;
}

// With the lock held. Documents come first: until they are where they should be, only what somebody
// waits for is fetched.
bool DatabaseSync::FileWay::isUpToDate() const
{
    return std::all_of(m_shared->ways.cbegin(), m_shared->ways.cend(),
        [](const WayStatus &way) { return way.state == SyncStatus::State::UpToDate; });
}

// False when it is to end.
bool DatabaseSync::FileWay::waitForWork(const When &when)
{
    std::unique_lock lock(m_shared->mutex);
    const int hurry = m_shared->hurry;
    for (;;) {
        if (m_isStopping)
            return false;
        const auto now = std::chrono::steady_clock::now();
        const bool isHurried = m_shared->hurry != hurry;
        const bool mayTry = isHurried || now >= when.notBefore;
        const bool hasWork
            = isHurried || m_shared->hasNews || (when.lookAgain && now >= *when.lookAgain);
        if (mayTry && (!m_shared->wanted.empty() || (hasWork && isUpToDate())))
            return true;
        if (!mayTry)
            m_shared->wake.wait_until(lock, when.notBefore);
        else if (when.lookAgain && now < *when.lookAgain)
            m_shared->wake.wait_until(lock, *when.lookAgain);
        else
            m_shared->wake.wait(lock);
    }
}

Result<> DatabaseSync::FileWay::fetchWanted(HttpBlobs &remote)
{
    TaskControl task(newTask());
    for (;;) {
        store::BlobRef blob;
        {
            const std::lock_guard lock(m_shared->mutex);
            if (m_shared->wanted.empty())
                return {};
            blob = m_shared->wanted.front();
        }
        const Result<> fetched = remote.fetch(blob, m_files.blobs, task);
        const Error::Kind kind = fetched ? Error::Kind::Internal : fetched.error().kind;
        if (!fetched && kind == Error::Kind::Cancelled && !m_isStopping) {
            task = TaskControl(newTask()); // one more is wanted, and wanted more
            continue;
        }
        if (!fetched && (kind == Error::Kind::Network || kind == Error::Kind::Cancelled))
            return fetched; // it stays wanted
        {
            const std::lock_guard lock(m_shared->mutex);
            const auto done = std::find(m_shared->wanted.begin(), m_shared->wanted.end(), blob);
            if (done != m_shared->wanted.end())
                m_shared->wanted.erase(done);
        }
        if (fetched)
            tellArrived(blob.sha256);
        else
            tellFailed(blob.sha256, fetched.error());
    }
}

// Returns how many documents wait for files.
Result<int> DatabaseSync::FileWay::syncAll(HttpBlobs &remote)
{
    {
        const std::lock_guard lock(m_shared->mutex);
        if (!isUpToDate())
            return cancelled(); // only what was wanted
        m_shared->hasNews = false;
    }
    TaskControl task(newTask());
    int received = 0;
    const Result<BlobReport> report = syncBlobs(m_database, m_files.blobs, remote,
        m_options.direction, task, [&](const BlobReport &done, const store::BlobRef &blob) {
            takeUse(remote);
            if (std::exchange(received, done.received) != done.received)
                tellArrived(blob.sha256);
        });
    HZ_CHECK(report);
    const std::lock_guard lock(m_shared->mutex);
    m_shared->filesWaiting = report->waiting;
    m_shared->tell();
    return report->waiting;
}

void DatabaseSync::FileWay::takeUse(const HttpBlobs &remote)
{
    const LineUse now = remote.lineUse();
    const std::lock_guard lock(m_shared->mutex);
    m_shared->filesUse = {m_earlier.received + now.received, m_earlier.sent + now.sent};
    m_shared->tell();
}

void DatabaseSync::FileWay::tellArrived(const QByteArray &sha256)
{
    const std::lock_guard lock(m_shared->mutex);
    if (DatabaseSync *const owner = m_shared->owner)
        QMetaObject::invokeMethod(
            owner, [owner, sha256] { Q_EMIT owner->fileArrived(sha256); }, Qt::QueuedConnection);
}

void DatabaseSync::FileWay::tellFailed(const QByteArray &sha256, const Error &error)
{
    const std::lock_guard lock(m_shared->mutex);
    if (DatabaseSync *const owner = m_shared->owner)
        QMetaObject::invokeMethod(
            owner, [owner, sha256, error] { Q_EMIT owner->fileFailed(sha256, error); },
            Qt::QueuedConnection);
}

} // namespace hz::sync
