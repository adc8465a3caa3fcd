// Command lines wait for what screens are told: an event loop of their own until the work is done.
#pragma once

#include <hz/core/task.h>
#include <hz/page/session.h>

#include <QtCore/QEventLoop>

namespace hz::board {

/// Runs the event loop until the task's result has been delivered to everybody who asked for it.
template<typename T> Result<T> waitFor(const Task<T> &task)
{
    QEventLoop loop;
    QObject done;
    whenDone(task, &done, [&loop](const Result<T> &) { loop.quit(); });
    loop.exec();
    return task.wait();
}

/// Folds and closes a session; the error if its documents could not be written.
inline Result<> closeAndWait(page::LessonSession &session)
{
    QEventLoop loop;
    QObject::connect(
        &session, &page::LessonSession::closed, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    session.close();
    loop.exec();
    if (session.saveState() == page::LessonSession::SaveState::Failing)
        return Failure(session.lastError());
    return {};
}

} // namespace hz::board
