// Board from its start to its end: opens the profile, shows the window, and begins anew where a
// backup has been put in the profile's place meanwhile. Runs the event loop. GUI thread.
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace hz::board {

struct Start {
    QString profileDir;
    QStringList files = {};
    bool newLesson = false;
};

/// Returns the exit code. Needs the one Theme.
int runBoard(const Start &start);

} // namespace hz::board
