// The thread that writes one database. Jobs run in order; those that wait together share one
// commit, hence one sync.
#pragma once

#include "blobnames_p.h"
#include "projectionset_p.h"
#include "sqlite_p.h"

#include <hz/core/task.h>
#include <hz/store/transaction.h>

#include <QtCore/QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace hz::store {

class Writer final : public QThread {
public:
    struct Job {
        std::shared_ptr<TaskState> state;
        std::function<std::optional<Error>(WriteTransaction &)> run;
        std::function<void(const std::optional<Error> &)> finish;
    };

    /// `idle`: how long nothing is written before replaced bodies are dropped.
    Writer(std::shared_ptr<Connection> connection, std::shared_ptr<const ProjectionSet> projections,
        BlobNames blobs, std::chrono::milliseconds idle, std::function<void(qint64)> changed);
    /// Waits until everything queued is written.
    ~Writer() override;

    void enqueue(Job job); // any thread
    /// Done when all projections are built, or cannot be. Any thread.
    Task<bool> building() const { return {m_built.future(), m_buildState}; }

protected:
    void run() override;

private:
    struct Written {
        qint64 lastSeq = 0; // 0 = nothing
        QHash<QString, QSet<QByteArray>> documents; // with the blobs they name
    };

    std::deque<Job> nextJobs();
    void writeTogether(std::deque<Job> jobs);
    std::optional<Error> runJob(const Job &job, bool alone, Written &written);
    Result<bool> maintain(const std::function<Result<bool>()> &step);
    bool buildSome();
    void endBuilding(Result<bool> result);
    bool compactSome();

    const std::shared_ptr<Connection> m_connection;
    const std::shared_ptr<const ProjectionSet> m_projections;
    const BlobNames m_blobs;
    const std::chrono::milliseconds m_idle;
    const std::function<void(qint64)> m_changed;
    QPromise<Result<bool>> m_built;
    const std::shared_ptr<TaskState> m_buildState = std::make_shared<TaskState>();
    bool m_building = true; // projections may be unfinished
    bool m_hasBuilt = false;
    bool m_replaced = true; // there may be bodies to drop

    std::mutex m_mutex; // guards m_jobs and m_stopping
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
};

} // namespace hz::store
