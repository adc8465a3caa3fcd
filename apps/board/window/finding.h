// What the command palette of Board finds besides commands. GUI thread.
#pragma once

#include <QtCore/QString>

#include <functional>

namespace hz::ui {
class CommandPalette;
}

namespace hz::board {

class LessonHost;

/// Pages of the open lesson, lessons and folders. `showFolder` shows one on home.
void findLessons(ui::CommandPalette &palette, LessonHost &host,
    std::function<void(const QString &folder)> showFolder);

} // namespace hz::board
