#include "sourcereader_p.h"

#include <QtCore/QThread>

#include <utility>

namespace hz::sync {

SourceReader::SourceReader(Endpoint &source, Inbox &inbox)
    : m_source(source)
    , m_inbox(inbox)
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
    m_inbox.wake();
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
        return m_inbox.addRead(std::move(page), task);
    });
}

void SourceReader::askChangesWithDocuments(const QJsonValue &since, int limit)
{
    ask([=, this](TaskControl &task) -> Result<> {
        HZ_TRY(ChangesPage page, m_source.changesWithDocuments(since, limit, task));
        return m_inbox.addRead(std::move(page), task);
    });
}

void SourceReader::askDocuments(QList<Wanted> wanted)
{
    ask([wanted = std::move(wanted), this](TaskControl &task) -> Result<> {
        HZ_CHECK(m_source.fetch(
            wanted, [&](Parcel parcel) { return m_inbox.addRead(std::move(parcel), task); }, task));
        return m_inbox.addRead(Inbox::Fetched{}, task);
    });
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
        if (const Result<> answered = question(m_task); !answered)
            return m_inbox.failReading(answered.error());
    }
}

} // namespace hz::sync
