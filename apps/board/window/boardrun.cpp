#include "window/boardrun.h"

#include "backups/backupsscreen.h"
#include "lesson/lessonscreen.h"
#include "sync/boardsync.h"
#include "window/boardwindow.h"
#include "window/handover.h"

#include <hz/account/user.h>
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

const QString kUnsigned = QStringLiteral("me-local");

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

// Why a window has ended.
struct Ending {
    std::optional<store::Backup> wanted = {}; // that the profile is to become
    bool isOfAnother = false; // somebody else has signed in or out: it begins anew
};

// The database whose lessons are shown.
QString databaseOf(const sync::HubAccount &account)
{
    return account.person() ? account::personalDatabase(*account.person()) : kUnsigned;
}

// Until it ends.
Ending runWindow(const store::Profile &profile, sync::HubAccount &account, Handover &handover,
    const Start &start, const std::optional<Restoring> &restored)
{
    Ending ending;
    const QString name = databaseOf(account);
    store::Database &own = profile.database(name);
    sync::SyncService service(account, profile.blobs(), lessonMerges());
    service.follow(own, account.person() ? name : QString(), Words::tr("My lessons"));
    BoardWindow window(profile, own);
    window.useSync(
        {service, profile.blobs(), own, account.person() ? &profile.database(kUnsigned) : nullptr});
    QObject::connect(&account, &sync::HubAccount::changed, &window, [&] {
        if (databaseOf(account) == name)
            return;
        ending.isOfAnother = true;
        window.close();
    });
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
        [&ending](const std::optional<store::Backup> &restore) {
            ending.wanted = restore;
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
    window.synchronising()->offerUnsigned();
    QApplication::exec();
    return ending;
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
    const Settings settings(start.profileDir);
    sync::HubAccount account(start.profileDir, sync::offlineOptions(settings));
    for (Start now = start;;
         now = {.profileDir = start.profileDir, .useLanguage = start.useLanguage}) {
        Ending ending;
        int code = 0;
        {
            const QList<store::Projection> lists{page::LessonLibrary::projection()};
            const Result<std::unique_ptr<store::Profile>> profile
                = store::Profile::open(start.profileDir,
                    {.databases = {{kUnsigned, lists}, {databaseOf(account), lists}}});
            code = profile ? 0 : 1;
            if (profile)
                ending = runWindow(**profile, account, handover, now, restored);
            else
                ending.wanted = askForBackup(start.profileDir, profile.error());
        }
        restored.reset();
        if (ending.wanted)
            restored = restore(start.profileDir, *ending.wanted);
        else if (!ending.isOfAnother)
            return code;
    }
}

} // namespace hz::board
