#include "targetwriter_p.h"

#include <QtCore/QThread>

#include <utility>

namespace hz::sync {

TargetWriter::TargetWriter(Endpoint &target, Inbox &inbox)
    : m_target(target)
    , m_inbox(inbox)
{
    for (int i = 0; i < kAtATime; ++i) {
        m_threads.emplace_back(QThread::create([this] { run(); }));
        m_threads.back()->setObjectName(QStringLiteral("sync writer"));
        m_threads.back()->start();
    }
}

TargetWriter::~TargetWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_task.cancel();
    }
    m_wake.notify_all();
    for (const auto &thread : m_threads)
        thread->wait();
}

void TargetWriter::write(Batch batch)
{
    {
        const std::lock_guard lock(m_mutex);
        m_batches.push_back(std::move(batch));
    }
    m_wake.notify_one();
}

void TargetWriter::run()
{
    for (;;) {
        Batch batch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_task.isCancelled() || !m_batches.empty(); });
            if (m_task.isCancelled())
                return;
            batch = std::move(m_batches.front());
            m_batches.pop_front();
        }
        auto refused = m_target.write(batch.parcels, m_task);
        m_inbox.addWritten({std::move(batch), std::move(refused)});
    }
}

} // namespace hz::sync
