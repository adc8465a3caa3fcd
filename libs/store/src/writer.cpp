#include "documents_p.h"
#include "writer_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>

#include <chrono>

namespace hz::store {

namespace {

Q_LOGGING_CATEGORY(lcStore, "hz.store")

constexpr size_t kMostTogether = 64;
constexpr int kBuildStep = 500; // documents a transaction
constexpr int kCompactStep = 200; // revisions a transaction

std::optional<Error> errorOf(const Result<> &result)
{
    return result ? std::nullopt : std::optional<Error>(result.error());
}

} // namespace

Writer::Writer(std::shared_ptr<Connection> connection,
    std::shared_ptr<const ProjectionSet> projections, BlobNames blobs,
    std::chrono::milliseconds idle, std::function<void(qint64)> changed)
    : m_connection(std::move(connection))
    , m_projections(std::move(projections))
    , m_blobs(std::move(blobs))
    , m_idle(idle)
    , m_changed(std::move(changed))
{
    m_built.start();
    setObjectName(QStringLiteral("store writer"));
    start();
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    wait();
}

void Writer::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

// Empty when there was nothing to write for a while, at once while a projection is being built.
std::deque<Writer::Job> Writer::nextJobs()
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_stopping || !m_jobs.empty(); };
    if (!m_building && m_replaced)
        m_wake.wait_for(lock, m_idle, ready);
    else if (!m_building)
        m_wake.wait(lock, ready);
    std::deque<Job> jobs;
    while (!m_jobs.empty() && jobs.size() < kMostTogether) {
        jobs.push_back(std::move(m_jobs.front()));
        m_jobs.pop_front();
    }
    return jobs;
}

void Writer::run()
{
    for (;;) {
        std::deque<Job> jobs = nextJobs();
        if (!jobs.empty()) {
            writeTogether(std::move(jobs));
            continue;
        }
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping && m_jobs.empty())
                break;
        }
        if (m_building)
            m_building = buildSome();
        else if (m_replaced)
            m_replaced = compactSome();
    }
    if (m_building) // goes on where it is at the next opening
        endBuilding(cancelled());
}

std::optional<Error> Writer::runJob(const Job &job, bool alone, Written &written)
{
    m_connection->clearFailure();
    if (!alone && !Query(*m_connection, "SAVEPOINT job").run())
        return m_connection->failure();
    WriteTransaction transaction(m_connection, m_projections);
    std::optional<Error> error;
    try {
        error = job.run(transaction);
    } catch (const std::exception &escaped) {
        error = Error{Error::Kind::Internal,
            QCoreApplication::translate("hz::store::Writer", "Something unexpected went wrong."),
            QString::fromUtf8(escaped.what())};
    }
    if (!error)
        error = m_connection->failure();
    const WriteState &state = transaction.state();
    if (!error && state.changedSeq > 0)
        error = errorOf(m_projections->noteMissed(*m_connection));
    if (!error)
        error = errorOf(m_blobs.beforeCommit(state.written));
    // A full disk may have made SQLite roll back everything.
    if (!alone && m_connection->inTransaction()) {
        if (error)
            (void)Query(*m_connection, "ROLLBACK TO job").run();
        if (!Query(*m_connection, "RELEASE job").run() && !error)
            error = m_connection->failure();
    }
    if (!error && state.changedSeq > 0) {
        written.lastSeq = state.changedSeq;
        if (written.documents.isEmpty())
            written.documents = state.written;
        else
            for (auto document = state.written.cbegin(); document != state.written.cend();
                 ++document)
                written.documents[document.key()] += document.value();
    }
    return error;
}

void Writer::writeTogether(std::deque<Job> jobs)
{
    std::vector<std::pair<Job, std::optional<Error>>> done;
    Written written;
    bool keep = false;
    const bool alone = jobs.size() == 1;
    std::optional<Error> undone
        = errorOf(Query(*m_connection, "BEGIN IMMEDIATE").run()); // why nothing was kept
    if (undone) {
        for (const Job &job : jobs)
            job.finish(undone);
        return;
    }
    while (!jobs.empty() && m_connection->inTransaction()) {
        Job job = std::move(jobs.front());
        jobs.pop_front();
        std::optional<Error> error
            = job.state->stop ? Result<>(cancelled()).error() : runJob(job, alone, written);
        keep |= !error;
        done.emplace_back(std::move(job), std::move(error));
    }
    if (!m_connection->inTransaction())
        undone = done.back().second;
    else if (keep)
        undone = errorOf(Query(*m_connection, "COMMIT").run());
    if (m_connection->inTransaction())
        (void)Query(*m_connection, "ROLLBACK").run();
    if (!undone && written.lastSeq > 0) {
        m_replaced = true;
        if (const Result<> dropped = m_blobs.afterCommit(*m_connection, written.documents);
            !dropped)
            qCWarning(lcStore) << "drop references:" << dropped.error().message
                               << dropped.error().detail;
        m_changed(written.lastSeq);
    }
    for (const auto &[job, error] : done)
        job.finish(error ? error : undone);
    if (!jobs.empty()) { // those that had not begun when SQLite rolled back
        const std::lock_guard lock(m_mutex);
        m_jobs.insert(m_jobs.begin(), std::make_move_iterator(jobs.begin()),
            std::make_move_iterator(jobs.end()));
    }
}

// One step in a transaction of its own.
Result<bool> Writer::maintain(const std::function<Result<bool>()> &step)
{
    m_connection->clearFailure();
    const Result<bool> more = [&]() -> Result<bool> {
        HZ_CHECK(Query(*m_connection, "BEGIN IMMEDIATE").run());
        HZ_TRY(const bool left, step());
        HZ_CHECK(Query(*m_connection, "COMMIT").run());
        return left;
    }();
    if (!more && m_connection->inTransaction())
        (void)Query(*m_connection, "ROLLBACK").run();
    return more;
}

bool Writer::buildSome()
{
    const Result<bool> more
        = maintain([this] { return m_projections->buildSome(*m_connection, kBuildStep); });
    if (const Result<TaskProgress> progress = m_projections->progress(*m_connection))
        TaskControl(m_buildState).setProgress(progress->done, progress->total);
    if (more && *more) {
        m_hasBuilt = true;
        return true;
    }
    if (!more)
        qCWarning(lcStore) << "build lists:" << more.error().message << more.error().detail;
    endBuilding(more ? Result<bool>(m_hasBuilt) : more);
    if (more && m_hasBuilt) {
        Query last(*m_connection, "SELECT ifnull(max(seq), 0) FROM docs");
        if (last.step())
            m_changed(last.integer(0));
    }
    return false;
}

void Writer::endBuilding(Result<bool> result)
{
    m_built.addResult(std::move(result));
    m_built.finish();
}

// False when it is finished or fails.
bool Writer::compactSome()
{
    const Result<bool> more = maintain([this]() -> Result<bool> {
        HZ_TRY(const int dropped, dropReplacedBodies(*m_connection, kCompactStep));
        return dropped == kCompactStep;
    });
    if (!more)
        qCWarning(lcStore) << "compact:" << more.error().message << more.error().detail;
    return more.value_or(false);
}

} // namespace hz::store
