// What the threads of a replication tell the one that leads it: what has been read, in the order in
// which it was asked for, and which batches have been written. No more waits to be taken than
// `maxBytes` of documents. Any thread tells; one takes.
#pragma once

#include <hz/sync/endpoint.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <variant>

namespace hz::sync {

/// Documents that were asked for together.
struct Fetch {
    qint64 page = 0;
    bool isWithAllBytes = false; // the second time, with the bytes that the target should have had
};

struct Batch {
    Fetch fetch = {};
    QList<Parcel> parcels = {};
    qint64 bytes = 0; // about
};

class Inbox {
public:
    /// All documents of a question have been handed over.
    struct Fetched { };
    struct Written {
        Batch batch;
        Result<QList<Refusal>> refused;
    };
    using Event = std::variant<ChangesPage, Parcel, Fetched, Written>;
    enum class Wanted { Anything, Written };

    explicit Inbox(qint64 maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    /// Waits for room, or for `task`.
    Result<> addRead(Event event, TaskControl &task);
    void addWritten(Written written);
    /// The source failed: nothing more is read.
    void failReading(const Error &error);
    /// Whoever waits looks at his task.
    void wake();

    /// Waits for it, or for `task`. What was written comes first; the error of the source after all
    /// that had been read.
    Result<Event> next(Wanted wanted, TaskControl &task);

private:
    const qint64 m_maxBytes;
    std::mutex m_mutex; // guards all below
    std::condition_variable m_wake;
    std::deque<Event> m_read;
    std::deque<Written> m_written;
    qint64 m_waitingBytes = 0; // in m_read
    std::optional<Error> m_error;
};

} // namespace hz::sync
