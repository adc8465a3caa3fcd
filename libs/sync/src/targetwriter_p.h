// Writes batches to a target on threads of its own: while one is on its way, or waits for the disk
// there, the next is made ready. What became of them comes into the inbox, in any order.
#pragma once

#include "inbox_p.h"

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace hz::sync {

class TargetWriter {
public:
    static constexpr int kAtATime = 4;

    TargetWriter(Endpoint &target, Inbox &inbox);
    ~TargetWriter(); // ends what it is at

    void write(Batch batch);

private:
    void run();

    Endpoint &m_target;
    Inbox &m_inbox;
    TaskControl m_task; // of the threads
    std::mutex m_mutex; // guards m_batches
    std::condition_variable m_wake;
    std::deque<Batch> m_batches;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace hz::sync
