// Board from its start to its end: opens the profile, shows the window, and begins anew where a
// backup has been put in the profile's place meanwhile. Runs the event loop. GUI thread.
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>

namespace hz::board {

struct Start {
    QString profileDir;
    QStringList files = {};
    bool newLesson = false;
    /// Puts a language in force that was chosen in the window.
    std::function<void(const QString &language)> useLanguage = {};
};

/// Returns the exit code. Needs the one Theme.
int runBoard(const Start &start);

} // namespace hz::board
