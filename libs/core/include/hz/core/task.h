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
#include <QtCore/QThread>
#include <QtCore/QThreadPool>

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace hz {

struct TaskProgress {
    qint64 done = 0;
    qint64 total = 0; // 0 = not known yet

    bool operator==(const TaskProgress &) const = default;
};

/// What the work and its watchers share; a progress bar polls it without knowing the result's type.
/// Any thread.
struct TaskState {
    std::atomic_bool stop = false;
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;

    TaskProgress progress() const
    {
        return {done.load(std::memory_order_relaxed), total.load(std::memory_order_relaxed)};
    }
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
    TaskProgress progress() const { return state->progress(); }
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

/// Starts work and answers for it: the destructor cancels what is left and waits for what has
/// begun. It does not wait for a place in the pool: work still in the queue gives its Cancelled
/// there and then. Declare it last, so that it dies first. One thread at a time.
class TaskScope {
public:
    explicit TaskScope(QThreadPool &pool)
        : m_pool(pool)
    {
    }
    ~TaskScope()
    {
        for (const auto &job : m_jobs) {
            job->state->stop = true;
            job->runOnce(); // stopped before it began: skips the work
        }
        for (const auto &job : m_jobs)
            job->wait();
    }
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;

    /// `work` is Result<T>(TaskControl &). Work cancelled before it began is skipped. What the work
    /// holds is gone when the task is done.
    template<typename Work> auto run(Work work)
    {
        using T = typename std::invoke_result_t<Work &, TaskControl &>::value_type;
        const auto job = std::make_shared<JobOf<T, Work>>(std::move(work));
        Task<T> task{job->promise.future(), job->state};
        std::erase_if(m_jobs, [](const auto &old) { return old->isFinished(); });
        m_jobs.push_back(job);
        m_pool.start([job] { job->runOnce(); });
        return task;
    }

private:
    struct Job {
        const std::shared_ptr<TaskState> state = std::make_shared<TaskState>();
        std::atomic_bool isTaken = false; // by the pool, or by the scope that gives it up

        virtual ~Job() = default;
        virtual void finish() = 0;
        virtual void wait() = 0;
        virtual bool isFinished() const = 0;

        void runOnce()
        {
            if (!isTaken.exchange(true))
                finish();
        }
    };

    template<typename T, typename Work> struct JobOf final : Job {
        QPromise<Result<T>> promise;
        std::optional<Work> work;

        explicit JobOf(Work &&taken)
            : work(std::move(taken))
        {
            promise.start();
        }
        void finish() override
        {
            TaskControl control(this->state);
            Result<T> result = control.isCancelled() ? Result<T>(cancelled()) : guarded(control);
            work.reset();
            promise.addResult(std::move(result));
            promise.finish();
        }
        Result<T> guarded(TaskControl &control)
        {
            try {
                return (*work)(control);
            } catch (const std::exception &escaped) {
                return failure(Error::Kind::Internal,
                    QCoreApplication::translate("hz::Task", "Something unexpected went wrong."),
                    QString::fromUtf8(escaped.what()));
            }
        }
        void wait() override { promise.future().waitForFinished(); }
        bool isFinished() const override { return promise.future().isFinished(); }
    };

    QThreadPool &m_pool;
    std::vector<std::shared_ptr<Job>> m_jobs;
};

/// Calls `deliver(const Result<T> &)` once on `context`'s thread, or never if `context` died first.
/// Called on `context`'s thread; `deliver` may delete `context`.
template<typename T, typename Deliver>
void whenDone(const Task<T> &task, QObject *context, Deliver deliver)
{
    Q_ASSERT(context->thread() == QThread::currentThread());
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
