#include "home/lessonkeeper.h"

namespace hz::board {

LessonKeeper::LessonKeeper(page::LessonLibrary &library, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_list(clock)
{
}

template<typename T> void LessonKeeper::follow(const Task<T> &task, std::function<void()> done)
{
    whenDone(task, this, [this, done = std::move(done)](const Result<T> &result) {
        if (!result) {
            if (result.error().kind != Error::Kind::Cancelled)
                Q_EMIT failed(result.error());
            return;
        }
        refresh();
        done();
    });
}

void LessonKeeper::refresh()
{
    const Result<QList<page::LessonSummary>> lessons = m_library.lessons();
    if (!lessons)
        Q_EMIT failed(lessons.error());
    m_list.setLessons(lessons ? *lessons : QList<page::LessonSummary>());
    Q_EMIT changed();
    whenDone(m_library.readBinned(), this, [this](const Result<QList<page::LessonSummary>> &read) {
        if (!read)
            return; // the lessons say what is wrong with the database
        m_list.setBinned(*read);
        Q_EMIT changed();
    });
}

void LessonKeeper::purge()
{
    whenDone(m_library.purgeBin(), this, [this](const Result<int> &removed) {
        if (removed && *removed > 0)
            refresh();
    });
}

void LessonKeeper::rename(const page::LessonId &id, const QString &title)
{
    follow(m_library.rename(id, title), [] {});
}

void LessonKeeper::duplicate(const page::LessonId &id)
{
    const page::LessonSummary *lesson = m_list.find(id);
    if (!lesson)
        return;
    const QString title = m_list.copyTitle(lesson->title);
    follow(m_library.duplicate(id, title),
        [this, title] { Q_EMIT toast({.text = tr("Here is another one: “%1”.").arg(title)}); });
}

void LessonKeeper::setFolder(const page::LessonId &id, const QString &folder)
{
    const page::LessonSummary *lesson = m_list.find(id);
    if (!lesson || lesson->folder == folder)
        return;
    follow(m_library.setFolder(id, folder),
        [this, id, title = lesson->title, folder, before = lesson->folder] {
            const QString text = folder.isEmpty()
                ? tr("“%1” is in no folder now.").arg(title)
                : tr("“%1” was put into “%2”.").arg(title, folder);
            Q_EMIT toast({.text = text, .actionText = tr("Undo"), .action = [this, id, before] {
                              follow(m_library.setFolder(id, before), [] {});
                          }});
        });
}

void LessonKeeper::moveToBin(const page::LessonId &id)
{
    const page::LessonSummary *lesson = m_list.find(id);
    if (!lesson)
        return;
    follow(m_library.moveToBin(id), [this, id, title = lesson->title] {
        Q_EMIT toast({.text = tr("“%1” was put into the bin.").arg(title),
            .actionText = tr("Undo"),
            .action = [this, id] { follow(m_library.restore(id), [] {}); }});
    });
}

void LessonKeeper::restore(const page::LessonId &id)
{
    const page::LessonSummary *lesson = m_list.find(id);
    if (!lesson)
        return;
    follow(m_library.restore(id), [this, title = lesson->title] {
        Q_EMIT toast({.text = tr("“%1” was put back.").arg(title)});
    });
}

} // namespace hz::board
