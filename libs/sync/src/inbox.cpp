#include "inbox_p.h"

#include <utility>

namespace hz::sync {

namespace {

constexpr std::chrono::milliseconds kPoll{50};

} // namespace

Result<> Inbox::addRead(Event event, TaskControl &task)
{
    const auto *parcel = std::get_if<Parcel>(&event);
    const qint64 bytes = parcel ? parcel->sizeBytes() : 0;
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&] { return m_waitingBytes < m_maxBytes || task.isCancelled(); });
        if (task.isCancelled())
            return cancelled();
        m_waitingBytes += bytes;
        m_read.push_back(std::move(event));
        if (m_read.size() > 1) // it is not waited for
            return {};
    }
    m_wake.notify_all();
    return {};
}

void Inbox::addWritten(Written written)
{
    {
        const std::lock_guard lock(m_mutex);
        m_written.push_back(std::move(written));
    }
    m_wake.notify_all();
}

void Inbox::failReading(const Error &error)
{
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
    }
    m_wake.notify_all();
}

void Inbox::wake()
{
    {
        const std::lock_guard lock(m_mutex); // nobody is between looking and waiting
    }
    m_wake.notify_all();
}

Result<Inbox::Event> Inbox::next(Wanted wanted, TaskControl &task)
{
    if (task.isCancelled()) // also where there is always something
        return cancelled();
    std::unique_lock lock(m_mutex);
    const auto isThere = [&] {
        return !m_written.empty() || (wanted == Wanted::Anything && (!m_read.empty() || m_error));
    };
    while (!isThere())
        if (m_wake.wait_for(lock, kPoll) == std::cv_status::timeout && task.isCancelled())
            return cancelled();
    if (!m_written.empty()) {
        Written written = std::move(m_written.front());
        m_written.pop_front();
        return Event(std::move(written));
    }
    if (m_read.empty())
        return Failure(*m_error);
    Event event = std::move(m_read.front());
    m_read.pop_front();
    if (const auto *parcel = std::get_if<Parcel>(&event)) {
        const bool wasFull = m_waitingBytes >= m_maxBytes;
        m_waitingBytes -= parcel->sizeBytes();
        if (wasFull)
            m_wake.notify_all();
    }
    return event;
}

} // namespace hz::sync
