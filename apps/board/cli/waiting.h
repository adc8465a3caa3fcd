// A command line waits until a session has written everything.
#pragma once

#include <hz/page/session.h>

#include <QtCore/QEventLoop>

namespace hz::board {

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
