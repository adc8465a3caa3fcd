// The one window: home, or a lesson. Owns the commands that both have. GUI thread.
#pragma once

#include "settings/preferences.h"
#include "sync/boardsync.h"
#include "window/lessonhost.h"
#include "window/upkeep.h"

#include <hz/core/clock.h>
#include <hz/core/setting.h>
#include <hz/store/backup.h>

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QWidget>

#include <memory>
#include <optional>

class QStackedLayout;

namespace hz::ui {
class ActionRegistry;
class ProgressPanel;
class ToastHost;
} // namespace hz::ui

namespace hz::board {

/// A backup that somebody went back to, and how that ended.
struct Restoring {
    store::Backup backup;
    Result<store::RestoreReport> report;
};

class BackupsScreen;
class HistoryScreen;
class HomeScreen;
class LessonScreen;
class SettingsPanel;
class WelcomeScreen;

class BoardWindow final : public QWidget {
    Q_OBJECT

public:
    BoardWindow(const store::Profile &profile, store::Database &database,
        const Clock &clock = systemClock());
    ~BoardWindow() override;

    /// The lessons are those of a hub too. Before the window is shown; what is in `synced` outlives
    /// it.
    void useSync(const Synced &synced);
    BoardSync *synchronising() const { return m_sync; }

    LessonHost &host() { return m_host; }
    LessonScreen &lessonScreen() { return *m_lesson; }
    /// Made anew, as all screens are, when the size of everything or the language changes.
    HistoryScreen &historyScreen() { return *m_history; }
    BackupsScreen &backupsScreen() { return *m_backups; }
    ui::ActionRegistry &commands() { return *m_commands; }
    Preferences &preferences() { return m_preferences; }

    /// A lesson that begins with an empty page, on the ground that is usual here.
    void startNew(page::Background::Kind kind = page::Background::Kind::Plain);
    /// As large as the settings say.
    void showAsLeft();
    void openFiles(const QStringList &files);
    /// Says how it went.
    void tellRestored(const Restoring &restored);
    /// Asks a few things instead of showing home, if nobody has used the profile yet. Never again.
    void welcomeOnce();
    /// To the front, for files that another start handed over.
    void raiseToUser();

Q_SIGNALS:
    /// Everything is in documents, and nothing keeps the window any more. With a backup that the
    /// profile is to become, once nobody has it open.
    void ended(const std::optional<hz::store::Backup> &restore);
    /// Whoever holds the translations puts it in force, before it returns.
    void languageChosen(const QString &language);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildUi();
    void buildSync();
    void dropContents();
    void rebuild();
    void rebuildWhenIdle();
    void followPreferences();
    void addCommands();
    void showHome();
    void showLesson();
    void showHistory(const page::LessonId &lesson);
    void leaveHistory();
    void showBackups();
    void goBackTo(const store::Backup &backup);
    void end();
    void showWelcome(int step);
    void endWelcome();
    void openSample();
    void askForFile();
    void tell(const Error &error);
    template<typename T> void followWork(const Task<T> &task, const QString &title);

    QString m_profileDir;
    Settings m_settings;
    Preferences m_preferences;
    LessonHost m_host;
    const Clock &m_clock;
    Upkeep m_upkeep;
    QWidget *m_contents = nullptr; // all below is its children
    ui::ActionRegistry *m_commands;
    QStackedLayout *m_screens;
    HomeScreen *m_home;
    LessonScreen *m_lesson;
    HistoryScreen *m_history;
    BackupsScreen *m_backups;
    WelcomeScreen *m_welcome = nullptr; // while it is shown
    SettingsPanel *m_settingsPanel;
    BoardSync *m_sync = nullptr; // where there is a hub to be found
    ui::ToastHost *m_toasts;
    ui::ProgressPanel *m_progress;
    std::unique_ptr<QTemporaryDir> m_sample; // until its copy is in the profile
    std::optional<Synced> m_synced;
    int m_underWay = 0; // work that the progress panel shows
    bool m_mustRebuild = false;
    bool m_isPainted = false;
    bool m_quitting = false;
    std::optional<store::Backup> m_restore; // what is wanted when it has ended
};

} // namespace hz::board
