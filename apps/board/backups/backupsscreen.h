// The backups of the profile, newest first, and the way back to one by a tap. Stands in the window,
// or alone where the profile cannot be opened. GUI thread.
#pragma once

#include "window/sidescreen.h"

#include <hz/core/clock.h>
#include <hz/core/task.h>
#include <hz/store/backup.h>

class QVBoxLayout;

namespace hz::ui {
class Label;
class TouchPush;
class TouchScroll;
} // namespace hz::ui

namespace hz::board {

class ScreenHead;

class BackupsScreen final : public SideScreen {
    Q_OBJECT

public:
    /// What is said above the list: what going back means, or why the profile does not open.
    enum class Reason { Asked, DoesNotOpen };

    BackupsScreen(const QString &profileDir, const Clock &clock, QWidget *parent);

    void setReason(Reason reason, const QString &error = {});
    /// Reads what there is.
    void refresh();
    /// Makes one of now, while the program goes on.
    void backUpNow();
    bool isSettled() const { return m_reading == 0; }

Q_SIGNALS:
    /// Somebody wants everything as it was then.
    void restoreWanted(const hz::store::Backup &backup);
    void making(const hz::Task<hz::store::Backup> &task);
    void failed(const hz::Error &error);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void list(const QList<store::Backup> &backups);
    QWidget *makeRow(const store::Backup &backup);

    const QString m_profileDir;
    const Clock &m_clock;
    int m_reading = 0; // tasks under way
    ScreenHead *m_head = nullptr;
    ui::TouchPush *m_make = nullptr;
    ui::Label *m_words = nullptr;
    ui::Label *m_nothing = nullptr;
    ui::TouchScroll *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    TaskScope m_tasks{ioPool()}; // last: its work ends before the rest goes
};

} // namespace hz::board
