// Long work: progress, cancel, exactly one result.
//
// run() takes values, never `this`; the work polls isCancelled() at least every 50 ms. The flag is
// ours and the future only carries: Qt's own cancel drops results that won the race and does not
// reach the work, so .then, .cancel, .result and takeResult are used nowhere else.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

namespace hz {

/// What the work and its watchers share. Any thread.
struct TaskState {
    std::atomic_bool stop = false;
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0; // 0 = not known yet
};

/// The work's side of a Task.
class TaskControl {
public:
    explicit TaskControl(std::shared_ptr<TaskState> state = std::make_shared<TaskState>())
        : m_state(std::move(state))
    {
    }
    bool isCancelled() const { return m_state->stop.load(std::memory_order_relaxed); }
    void cancel() { m_state->stop = true; }
    void setProgress(qint64 done, qint64 total)
    {
        m_state->total.store(total, std::memory_order_relaxed);
        m_state->done.store(done, std::memory_order_relaxed);
    }
    const std::shared_ptr<TaskState> &state() const { return m_state; }

private:
    std::shared_ptr<TaskState> m_state;
};

/// The error of work that was told to stop: an outcome, never shown as an error.
inline Failure cancelled()
{
    return failure(Error::Kind::Cancelled, QCoreApplication::translate("hz::Task", "Cancelled."));
}

/// What run() returns; copyable. A move-only result travels in a shared_ptr.
template<typename T> struct Task {
    using Value = T;

    QFuture<Result<T>> future; // never cancelled: always carries exactly one result
    std::shared_ptr<TaskState> state;

    void cancel() const { state->stop = true; }
    bool isFinished() const { return future.isFinished(); }
    /// Blocks. For command lines and tests.
    Result<T> wait() const
    {
        QFuture<Result<T>> copy = future;
        copy.waitForFinished();
        return copy.resultAt(0);
    }
};

/// A task that is done already.
template<typename T> Task<T> finishedTask(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return {promise.future(), std::make_shared<TaskState>()};
}

/// Starts work and answers for it: the destructor cancels what is left and waits. Declare it last,
/// so that it dies first. One thread at a time.
class TaskScope {
public:
    explicit TaskScope(QThreadPool &pool)
        : m_pool(pool)
    {
    }
    ~TaskScope()
    {
        for (const Entry &entry : m_entries)
            entry.state->stop = true;
        for (Entry &entry : m_entries)
            entry.wait();
    }
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;

    /// `work` is Result<T>(TaskControl &). Work cancelled before it began is skipped.
    template<typename Work> auto run(Work work)
    {
        using Returned = std::invoke_result_t<Work, TaskControl &>;
        using T = typename Returned::value_type;
        auto promise = std::make_shared<QPromise<Result<T>>>();
        Task<T> task{promise->future(), std::make_shared<TaskState>()};
        promise->start();
        std::erase_if(m_entries, [](const Entry &entry) { return entry.isFinished(); });
        m_entries.push_back(
            {task.state, [future = task.future]() mutable { future.waitForFinished(); },
                [future = task.future] { return future.isFinished(); }});
        m_pool.start([promise, state = task.state, work = std::move(work)]() mutable {
            TaskControl control(state);
            promise->addResult(
                control.isCancelled() ? Result<T>(cancelled()) : guarded<T>(work, control));
            promise->finish();
        });
        return task;
    }

private:
    struct Entry {
        std::shared_ptr<TaskState> state;
        std::function<void()> wait;
        std::function<bool()> isFinished;
    };

    template<typename T, typename Work> static Result<T> guarded(Work &work, TaskControl &control)
    {
        try {
            return work(control);
        } catch (const std::exception &escaped) {
            return failure(Error::Kind::Internal,
                QCoreApplication::translate("hz::Task", "Something unexpected went wrong."),
                QString::fromUtf8(escaped.what()));
        }
    }

    QThreadPool &m_pool;
    std::vector<Entry> m_entries;
};

/// Calls `deliver(const Result<T> &)` once on `context`'s thread, or never if `context` died first.
template<typename T, typename Deliver>
void whenDone(const Task<T> &task, QObject *context, Deliver deliver)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, deliver = std::move(deliver)]() mutable {
            watcher->deleteLater();
            deliver(watcher->future().resultAt(0));
        });
    watcher->setFuture(task.future);
}

/// Files and databases; more threads than cores, since they wait.
QThreadPool &ioPool();
/// Decoding and rendering; one thread a core.
QThreadPool &cpuPool();

} // namespace hz
