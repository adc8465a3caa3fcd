// Pushes databases of a running hub to the hubs above it whenever the line is up: those that
// upwardconfig.h names, and from then on whatever changes in that file. How each stands is told to
// the server's status page, and in a line for people whenever it changes: not once for each retry.
//
// A document that is refused above is kept here with the reason, does not hold up the others, and
// is offered again each hour, behind the news: a hundred a minute.
//
// Has a thread of its own with an event loop, where all of it happens. Made and ended on one
// thread.
#pragma once

#include <hz/sync/hubserver.h>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace hz::sync {

class Upward {
public:
    /// Called on the thread of its own.
    using Tell = std::function<void(const QString &line)>;

    /// The server outlives it.
    Upward(const Server &server, const QString &profileDir, Tell tell);
    /// Waits for the write that is under way, at most.
    ~Upward();
    Upward(const Upward &) = delete;
    Upward &operator=(const Upward &) = delete;

private:
    const std::unique_ptr<QThread> m_thread;
};

} // namespace hz::sync
