// What a teacher does to lessons on home: the library's work, what is said about it, and the list
// that is shown afterwards. No widgets. GUI thread.
#pragma once

#include "home/lessonlist.h"

#include <hz/ui/toast.h>

#include <QtCore/QObject>

namespace hz::board {

class LessonKeeper final : public QObject {
    Q_OBJECT

public:
    LessonKeeper(page::LessonLibrary &library, const Clock &clock, QObject *parent);

    LessonList &list() { return m_list; }
    QString picturePath(const page::LessonId &id) const { return m_library.picturePath(id); }

    /// Reads the lessons now and the bin in the background.
    void refresh();
    /// Empties the bin of what has lain there long enough, in the background.
    void purge();

    void rename(const page::LessonId &id, const QString &title);
    void duplicate(const page::LessonId &id);
    /// An empty folder takes the lesson out of its folder.
    void setFolder(const page::LessonId &id, const QString &folder);
    void moveToBin(const page::LessonId &id);
    void restore(const page::LessonId &id);

Q_SIGNALS:
    /// The list is another.
    void changed();
    void toast(const hz::ui::Toast &toast);
    void failed(const hz::Error &error);

private:
    template<typename T> void follow(const Task<T> &task, std::function<void()> done);

    page::LessonLibrary &m_library;
    LessonList m_list;
};

} // namespace hz::board
