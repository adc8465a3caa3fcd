#include "window/boardrun.h"

#include "backups/backupsscreen.h"
#include "lesson/lessonscreen.h"
#include "window/boardwindow.h"
#include "window/handover.h"

#include <hz/page/library.h>
#include <hz/store/profile.h>
#include <hz/ui/progress.h>
#include <hz/ui/theme.h>

#include <QtCore/QLocale>
#include <QtGui/QCloseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace hz::board {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(hz::board::BoardRun)
};

// Stands on the screen while nobody may have the profile open.
class Cover final : public QWidget {
public:
    Cover()
    {
        setWindowTitle(Words::tr("Hezhou Board"));
        setAttribute(Qt::WA_OpaquePaintEvent);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Canvas));
    }
    void closeEvent(QCloseEvent *event) override { event->ignore(); } // there is a button to stop
};

bool hasScreen()
{
    const QString platform = QGuiApplication::platformName();
    return platform != u"offscreen" && platform != u"minimal";
}

// Until it ends; the backup that the profile is to become then, if any.
std::optional<store::Backup> runWindow(const store::Profile &profile, Handover &handover,
    const Start &start, const std::optional<Restoring> &restored)
{
    std::optional<store::Backup> wanted;
    BoardWindow window(profile, profile.database(u"me-local"));
    if (start.useLanguage)
        QObject::connect(&window, &BoardWindow::languageChosen, &window, start.useLanguage);
    QObject::connect(&handover, &Handover::received, &window,
        [&window](const QStringList &given, bool wantsNew) {
            window.raiseToUser();
            window.openFiles(given);
            if (wantsNew)
                window.startNew();
        });
    QObject::connect(&window, &BoardWindow::ended, &window,
        [&wanted](const std::optional<store::Backup> &restore) {
            wanted = restore;
            QCoreApplication::exit();
        });
    window.host().recover();
    if (start.newLesson)
        window.startNew();
    window.openFiles(start.files);
    if (!start.newLesson && start.files.isEmpty() && hasScreen() && !restored)
        window.welcomeOnce();
    window.showAsLeft();
    if (restored)
        window.tellRestored(*restored);
    QApplication::exec();
    return wanted;
}

// For a profile that does not open.
std::optional<store::Backup> askForBackup(const QString &profileDir, const Error &error)
{
    std::optional<store::Backup> wanted;
    BackupsScreen screen(profileDir, systemClock(), nullptr);
    screen.setWindowTitle(Words::tr("Hezhou Board"));
    screen.setReason(BackupsScreen::Reason::DoesNotOpen, error.message);
    screen.refresh();
    QObject::connect(&screen, &BackupsScreen::left, &screen, [] { QCoreApplication::exit(); });
    QObject::connect(
        &screen, &BackupsScreen::restoreWanted, &screen, [&wanted](const store::Backup &backup) {
            wanted = backup;
            QCoreApplication::exit();
        });
    screen.showMaximized();
    QApplication::exec();
    return wanted;
}

Restoring restore(const QString &profileDir, const store::Backup &backup)
{
    Cover cover;
    ui::ProgressPanel progress(&cover);
    cover.showMaximized();
    TaskScope tasks{ioPool()};
    const Task<store::RestoreReport> task
        = tasks.run([profileDir, path = backup.path](TaskControl &control) {
              return store::restore(profileDir, path, control);
          });
    progress.follow(task,
        Words::tr("Going back to %1")
            .arg(QLocale().toString(backup.made.toLocalTime(), BoardWindow::tr("MMM d, hh:mm"))));
    whenDone(task, &cover, [](const auto &) { QCoreApplication::exit(); });
    QApplication::exec();
    return {backup, task.wait()};
}

} // namespace

int runBoard(const Start &start)
{
    QApplication::setQuitOnLastWindowClosed(false); // one window goes and another comes
    Handover handover(start.profileDir);
    std::optional<Restoring> restored;
    for (Start now = start;;
         now = {.profileDir = start.profileDir, .useLanguage = start.useLanguage}) {
        std::optional<store::Backup> wanted;
        int code = 0;
        {
            const Result<std::unique_ptr<store::Profile>> profile = store::Profile::open(
                start.profileDir,
                {.databases = {{QStringLiteral("me-local"), {page::LessonLibrary::projection()}}}});
            code = profile ? 0 : 1;
            wanted = profile ? runWindow(**profile, handover, now, restored)
                             : askForBackup(start.profileDir, profile.error());
        }
        if (!wanted)
            return code;
        restored = restore(start.profileDir, *wanted);
    }
}

} // namespace hz::board
