// Reads a source on a thread of its own: what is asked for next is on its way while the last is
// being written. Answers come in the order of the questions, into the inbox of the one who asks.
#pragma once

#include "inbox_p.h"

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace hz::sync {

class SourceReader {
public:
    /// While it has something to do, the source is nobody else's.
    SourceReader(Endpoint &source, Inbox &inbox);
    ~SourceReader(); // ends what it is at

    void askChanges(const QJsonValue &since, int limit, std::chrono::milliseconds patience);
    /// The documents may come with it.
    void askChangesWithDocuments(const QJsonValue &since, int limit);
    void askDocuments(QList<Wanted> wanted);

private:
    using Question = std::function<Result<>(TaskControl &)>;

    void run();
    void ask(Question question);

    Endpoint &m_source;
    Inbox &m_inbox;
    TaskControl m_task; // of the thread
    std::mutex m_mutex; // guards m_questions
    std::condition_variable m_wake;
    std::deque<Question> m_questions;
    std::unique_ptr<QThread> m_thread;
};

} // namespace hz::sync
