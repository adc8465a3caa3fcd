// Rows that have nothing to do with each other, by several threads.
#pragma once

#include <hz/core/task.h>

#include <algorithm>
#include <atomic>

namespace hz::inventory {

/// How many threads that are; 0: one a core.
inline int workersFor(int asked)
{
    constexpr int kMost = 16;
    return std::clamp(asked > 0 ? asked : cpuPool().maxThreadCount(), 1, kMost);
}

/// Calls work(worker, first, last) until all of 0 … size is done: worker 0 is this thread, the
/// others are those of cpuPool() that have time. Waits for none that has not begun, so it may run
/// on one of them. `progress(done)` is called on this thread. Cancelled when the task is told to
/// stop.
template<typename Work, typename Progress>
Result<> inParallel(int workers, size_t size, TaskControl &task, Work work, Progress progress)
{
    constexpr size_t kChunk = 256;
    std::atomic<size_t> next = 0, done = 0;
    const auto takeOne = [&](int worker) {
        const size_t first = next.fetch_add(kChunk);
        if (first >= size || task.isCancelled())
            return false;
        const size_t last = std::min(size, first + kChunk);
        work(worker, first, last);
        done += last - first;
        return true;
    };
    {
        TaskScope helpers(cpuPool());
        const int useful = int(std::min(size_t(workersFor(workers)), size / kChunk + 1));
        for (int worker = 1; worker < useful; ++worker)
            helpers.run([&takeOne, worker](TaskControl &) -> Result<> {
                while (takeOne(worker)) { }
                return {};
            });
        while (takeOne(0))
            progress(done.load());
    }
    if (task.isCancelled())
        return cancelled();
    if (done != size) // a helper ran out of memory
        return failure(Error::Kind::Internal,
            QCoreApplication::translate("hz::Task", "Something unexpected went wrong."));
    return {};
}

} // namespace hz::inventory
