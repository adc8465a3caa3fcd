// The one window: home, or a lesson. Owns the commands that both have. GUI thread.
#pragma once

#include "window/lessonhost.h"
#include "window/upkeep.h"

#include <hz/core/clock.h>
#include <hz/core/setting.h>

#include <QtWidgets/QWidget>

class QStackedLayout;

namespace hz::ui {
class ActionRegistry;
class ProgressPanel;
class ToastHost;
} // namespace hz::ui

namespace hz::board {

class HistoryScreen;
class HomeScreen;
class LessonScreen;

class BoardWindow final : public QWidget {
    Q_OBJECT

public:
    /// The UI scale for a screen of this height in logical pixels: the design is 1080 high.
    static double scaleFor(int screenHeight);

    BoardWindow(const store::Profile &profile, store::Database &database,
        const Clock &clock = systemClock());
    ~BoardWindow() override;

    LessonHost &host() { return m_host; }
    LessonScreen &lessonScreen() { return *m_lesson; }
    HistoryScreen &historyScreen() { return *m_history; }
    ui::ActionRegistry &commands() { return *m_commands; }

    /// As large as the settings say.
    void showAsLeft();
    void openFiles(const QStringList &files);
    /// To the front, for files that another start handed over.
    void raiseToUser();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addCommands();
    void showHome();
    void showLesson();
    void showHistory(const page::LessonId &lesson);
    void leaveHistory();
    void askForFile();
    void setDark(bool dark);
    void tell(const Error &error);

    Settings m_settings;
    LessonHost m_host;
    Upkeep m_upkeep;
    ui::ActionRegistry *m_commands;
    QStackedLayout *m_screens;
    HomeScreen *m_home;
    LessonScreen *m_lesson;
    HistoryScreen *m_history;
    ui::ToastHost *m_toasts;
    ui::ProgressPanel *m_progress;
    bool m_isPainted = false;
    bool m_quitting = false;
};

} // namespace hz::board
