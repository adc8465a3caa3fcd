#include "sourcereader_p.h"

#include <QtCore/QThread>

#include <utility>

namespace hz::sync {

namespace {

constexpr std::chrono::milliseconds kPoll{50};

} // namespace

SourceReader::SourceReader(Endpoint &source, qint64 maxBytes)
    : m_source(source)
    , m_maxBytes(maxBytes)
    , m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(QStringLiteral("sync reader"));
    m_thread->start();
}

SourceReader::~SourceReader()
{
    {
        const std::lock_guard lock(m_mutex);
        m_task.cancel();
    }
    m_wake.notify_all();
    m_thread->wait();
}

void SourceReader::ask(Question question)
{
    {
        const std::lock_guard lock(m_mutex);
        m_questions.push_back(std::move(question));
    }
    m_wake.notify_all();
}

void SourceReader::askChanges(
    const QJsonValue &since, int limit, std::chrono::milliseconds patience)
{
    ask([=, this](TaskControl &task) -> Result<> {
        HZ_TRY(ChangesPage page, m_source.changes(since, limit, patience, task));
        return add(std::move(page));
    });
}

void SourceReader::askDocuments(QList<Wanted> wanted)
{
    ask([wanted = std::move(wanted), this](TaskControl &task) -> Result<> {
        HZ_CHECK(m_source.fetch(
            wanted, [this](Parcel parcel) { return add(std::move(parcel)); }, task));
        return add(Fetched{});
    });
}

Result<> SourceReader::add(Event event)
{
    const auto *parcel = std::get_if<Parcel>(&event);
    const qint64 bytes = parcel ? parcel->sizeBytes() : 0;
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&] { return m_waitingBytes < m_maxBytes || m_task.isCancelled(); });
        if (m_task.isCancelled())
            return cancelled();
        m_waitingBytes += bytes;
        m_events.push_back(std::move(event));
        if (m_events.size() > 1) // it is not waited for
            return {};
    }
    m_wake.notify_all();
    return {};
}

Result<SourceReader::Event> SourceReader::next(TaskControl &task)
{
    std::unique_lock lock(m_mutex);
    while (m_events.empty() && !m_error)
        if (m_wake.wait_for(lock, kPoll) == std::cv_status::timeout && task.isCancelled())
            return cancelled();
    if (m_events.empty())
        return Failure(*m_error);
    Event event = std::move(m_events.front());
    m_events.pop_front();
    if (const auto *parcel = std::get_if<Parcel>(&event)) {
        const bool wasFull = m_waitingBytes >= m_maxBytes;
        m_waitingBytes -= parcel->sizeBytes();
        if (wasFull)
            m_wake.notify_all();
    }
    return event;
}

void SourceReader::run()
{
    for (;;) {
        Question question;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_task.isCancelled() || !m_questions.empty(); });
            if (m_task.isCancelled())
                return;
            question = std::move(m_questions.front());
            m_questions.pop_front();
        }
        if (const Result<> answered = question(m_task); !answered) {
            {
                const std::lock_guard lock(m_mutex);
                m_error = answered.error();
            }
            m_wake.notify_all();
            return;
        }
    }
}

} // namespace hz::sync
