// Reads a source on a thread of its own: what is asked for next is on its way while the last is
// being written. Answers come in the order of the questions. One thread asks and takes.
#pragma once

#include <hz/sync/endpoint.h>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <variant>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace hz::sync {

class SourceReader {
public:
    /// All documents that were asked for have been handed over.
    struct Fetched { };
    using Event = std::variant<ChangesPage, Parcel, Fetched>;

    /// At most `maxBytes` of documents wait to be taken. While it has something to do, the source
    /// is nobody else's.
    SourceReader(Endpoint &source, qint64 maxBytes);
    ~SourceReader(); // ends what it is at

    void askChanges(const QJsonValue &since, int limit, std::chrono::milliseconds patience);
    void askDocuments(QList<Wanted> wanted);
    /// Waits for the next answer, or for `task`; after an error there is no other.
    Result<Event> next(TaskControl &task);

private:
    using Question = std::function<Result<>(TaskControl &)>;

    void run();
    void ask(Question question);
    Result<> add(Event event);

    Endpoint &m_source;
    const qint64 m_maxBytes;
    TaskControl m_task; // of the thread
    std::mutex m_mutex; // guards all below
    std::condition_variable m_wake;
    std::deque<Question> m_questions;
    std::deque<Event> m_events;
    qint64 m_waitingBytes = 0; // in m_events
    std::optional<Error> m_error;
    std::unique_ptr<QThread> m_thread;
};

} // namespace hz::sync
