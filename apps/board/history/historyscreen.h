// The history of one lesson: its sittings, the pages as the chosen one left them, and a new lesson
// made from it. GUI thread.
#pragma once

#include "window/lessonhost.h"
#include "window/sidescreen.h"

#include <hz/core/clock.h>
#include <hz/page/history.h>
#include <hz/ui/toast.h>

class QVBoxLayout;

namespace hz::ui {
class Label;
class TouchPush;
class TouchScroll;
} // namespace hz::ui

namespace hz::board {

class PageCards;
class ScreenHead;

class HistoryScreen final : public SideScreen {
    Q_OBJECT

public:
    HistoryScreen(LessonHost &host, const Clock &clock, QWidget *parent);

    /// Reads the lesson's history; the newest sitting is chosen.
    void open(const page::LessonId &lesson);
    /// All that is wanted has been read, and every picture that is seen is there.
    bool isSettled() const;

Q_SIGNALS:
    void restored(const hz::page::LessonId &lesson);
    void toast(const hz::ui::Toast &toast);
    void failed(const hz::Error &error);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeList();
    void showSittings(const QList<page::Sitting> &sittings);
    void choose(const page::SittingId &sitting);
    void showPages(
        const page::SittingId &sitting, const std::shared_ptr<const page::Lesson> &lesson);
    void restore();
    void tell(const page::RestoredLesson &restored);
    void clear();

    LessonHost &m_host;
    const Clock &m_clock;
    page::LessonId m_lesson;
    QList<page::Sitting> m_sittings;
    page::SittingId m_chosen;
    int m_reading = 0; // tasks under way
    ScreenHead *m_head = nullptr;
    ui::TouchPush *m_restore = nullptr;
    ui::Label *m_nothing = nullptr;
    ui::TouchScroll *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    PageCards *m_cards = nullptr;
    TaskScope m_tasks{ioPool()}; // last: its work ends before the rest goes
};

} // namespace hz::board
