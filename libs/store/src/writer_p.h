// The thread that writes one database. Jobs run in order; those that wait together share one
// commit, hence one sync.
#pragma once

#include "blobnames_p.h"
#include "projectionset_p.h"
#include "sqlite_p.h"

#include <hz/core/task.h>
#include <hz/store/transaction.h>

#include <QtCore/QThread>

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

    Writer(std::shared_ptr<Connection> connection, std::shared_ptr<const ProjectionSet> projections,
        BlobNames blobs, std::function<void(qint64)> changed);
    /// Waits until everything queued is written.
    ~Writer() override;

    void enqueue(Job job); // any thread

protected:
    void run() override;

private:
    struct Written {
        qint64 lastSeq = 0; // 0 = nothing
        QMap<QString, QSet<QByteArray>> documents; // with the blobs they name
    };

    std::deque<Job> nextJobs();
    void writeTogether(std::deque<Job> jobs);
    std::optional<Error> runJob(const Job &job, bool alone, Written &written);
    bool maintain(const char *what, const std::function<Result<bool>()> &step);
    bool buildSome();
    bool compactSome();

    const std::shared_ptr<Connection> m_connection;
    const std::shared_ptr<const ProjectionSet> m_projections;
    const BlobNames m_blobs;
    const std::function<void(qint64)> m_changed;
    bool m_building = true; // projections may be unfinished
    bool m_hasBuilt = false;
    bool m_replaced = true; // there may be bodies to drop

    std::mutex m_mutex; // guards m_jobs and m_stopping
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
};

} // namespace hz::store
