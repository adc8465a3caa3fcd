// Back to a backup by one tap, and back again: the program from its start to its end.
#include "backups/backupsscreen.h"
#include "screens.h"
#include "window/boardrun.h"

#include <hz/ui/style.h>

#include <QtCore/QTimer>

using namespace hz;
using namespace hz::board;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

/// Does one thing after the other while the program runs: each until it says that it is done.
class Script : public QObject {
public:
    explicit Script(std::vector<std::function<bool()>> steps)
        : m_steps(std::move(steps))
    {
        connect(&m_timer, &QTimer::timeout, this, &Script::go);
        m_timer.start(5);
    }
    bool isPlayed() const { return m_at == m_steps.size(); }
    size_t at() const { return m_at; }

private:
    void go()
    {
        constexpr int kMostTicks = 4000;
        if (m_at < m_steps.size() && m_steps[m_at]()) {
            ++m_at;
            m_ticks = 0;
        } else if (++m_ticks > kMostTicks) {
            QCoreApplication::exit(); // in vain
        }
    }

    std::vector<std::function<bool()>> m_steps;
    size_t m_at = 0;
    int m_ticks = 0;
    QTimer m_timer;
};

template<typename Widget> Widget *shown()
{
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (auto *found = qobject_cast<Widget *>(widget); found && found->isVisible())
            return found;
    return nullptr;
}

bool click(QWidget *in, const QString &name)
{
    auto *button = in ? in->findChild<QAbstractButton *>(name) : nullptr;
    if (!button || !button->isVisible() || !button->isEnabled())
        return false;
    button->click();
    return true;
}

int lessonsIn(BoardWindow *window)
{
    return int(window->host().library().lessons().value_or(QList<page::LessonSummary>()).size());
}

QString toastOf(BoardWindow *window)
{
    return window ? window->findChild<ui::ToastHost *>()->text() : QString();
}

} // namespace

class tst_Backups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TestDir>(); }

    void oneTapGoesBackAndAnotherComesBackAgain()
    {
        addLesson();
        const store::Backup backup = backUp();
        addLesson();
        BoardWindow *former = nullptr;
        Script script({
            [&] {
                former = shown<BoardWindow>();
                return click(former, u"app.backups"_s);
            },
            [&] { return click(former, u"restore:"_s + backup.id); },
            [&] {
                BoardWindow *window = shown<BoardWindow>();
                return window && toastOf(window).startsWith(u"Everything is as it was on")
                    && lessonsIn(window) == 1;
            },
            [&] {
                auto *toasts = shown<BoardWindow>()->findChild<ui::ToastHost *>();
                toasts->findChild<QAbstractButton *>()->click(); // Undo
                return true;
            },
            [&] {
                BoardWindow *window = shown<BoardWindow>();
                return window && !toastOf(window).isEmpty() && lessonsIn(window) == 2;
            },
            [&] { return shown<BoardWindow>()->close(); },
        });
        QCOMPARE(runBoard({profileDir()}), 0);
        QVERIFY2(script.isPlayed(), qPrintable(QString::number(script.at())));
        QCOMPARE(setAside(), 2); // of each state that was left
    }

    void anOpenLessonIsPutAwayFirst()
    {
        addLesson();
        const store::Backup backup = backUp();
        page::LessonId written;
        Script script({
            [&] {
                BoardWindow *window = shown<BoardWindow>();
                if (!window)
                    return false;
                window->host().startNew();
                written = window->host().session()->lesson().id;
                Q_EMIT window->backupsScreen().restoreWanted(backup);
                return true;
            },
            [&] {
                BoardWindow *window = shown<BoardWindow>();
                return window && !toastOf(window).isEmpty() && lessonsIn(window) == 1
                    && !window->host().session();
            },
            [&] { return shown<BoardWindow>()->close(); },
        });
        QCOMPARE(runBoard({profileDir()}), 0);
        QVERIFY2(script.isPlayed(), qPrintable(QString::number(script.at())));
        const auto backups = store::listBackups(store::ownBackupFolder(profileDir()));
        HZ_VERIFY_OK(backups);
        const auto before = std::find_if(backups->begin(), backups->end(),
            [](const store::Backup &made) { return made.kind == store::BackupKind::SetAside; });
        QVERIFY(before != backups->end());
        TaskControl task;
        HZ_VERIFY_OK(store::restore(profileDir(), before->path, task));
        const auto profile = openProfile(profileDir());
        HZ_VERIFY_OK(profile);
        HZ_VERIFY_OK(
            (*profile)->database(u"me-local").read().value()->get(u"lesson:"_s + written.text()));
    }

    void aProfileThatDoesNotOpenOffersItsBackups()
    {
        addLesson();
        const store::Backup backup = backUp();
        const QString database = u"profile/databases/me-local.sqlite"_s;
        QVERIFY(QFile::remove(m_dir->path(database)));
        QVERIFY(QDir().mkpath(m_dir->path(database))); // nothing that could be recovered
        Script script({
            [&] { return click(shown<BackupsScreen>(), u"restore:"_s + backup.id); },
            [&] {
                BoardWindow *window = shown<BoardWindow>();
                return window && lessonsIn(window) == 1;
            },
            [&] { return shown<BoardWindow>()->close(); },
        });
        QCOMPARE(runBoard({profileDir()}), 0);
        QVERIFY2(script.isPlayed(), qPrintable(QString::number(script.at())));
    }

    void aProfileThatDoesNotOpenCanBeLeft()
    {
        m_dir->write(u"profile"_s, "a file where a folder should be");
        Script script({[] { return click(shown<BackupsScreen>(), u"backups.back"_s); }});
        QCOMPARE(runBoard({profileDir()}), 1);
        QVERIFY(script.isPlayed());
    }

    void aBackupIsMadeByHand()
    {
        addLesson();
        const FixedClock clock(Stage::now());
        BackupsScreen screen(profileDir(), clock, nullptr);
        screen.resize(800, 600);
        screen.show();
        screen.refresh();
        QTRY_VERIFY(screen.isSettled());
        QVERIFY(screen.findChild<QWidget *>(u"backups.nothing"_s)->isVisible());
        QVERIFY(click(&screen, u"backups.make"_s));
        QTRY_VERIFY(screen.isSettled());
        QVERIFY(!screen.findChild<QWidget *>(u"backups.nothing"_s)->isVisible());
        const auto backups = store::listBackups(store::ownBackupFolder(profileDir()));
        HZ_VERIFY_OK(backups);
        QCOMPARE(backups->size(), 1);
        QCOMPARE(backups->first().kind, store::BackupKind::Asked);
        QCOMPARE(screen.findChild<QAbstractButton *>(u"restore:"_s + backups->first().id)
                     ->accessibleName(),
            u"Go back to Today 08:52"_s);
    }

private:
    QString profileDir() const { return m_dir->path(u"profile"_s); }
    void addLesson()
    {
        const auto profile = openProfile(profileDir());
        page::LessonLibrary library(**profile, (*profile)->database(u"me-local"));
        auto session = library.create(u"第1课"_s, {});
        if (!session || !closeAndWait(**session))
            qFatal("no lesson");
    }
    store::Backup backUp()
    {
        TaskControl task;
        const auto backup = store::backUp(profileDir(), {}, task);
        if (!backup)
            qFatal("%s", told(backup).constData());
        return *backup;
    }
    int setAside()
    {
        const auto backups = store::listBackups(store::ownBackupFolder(profileDir()));
        return int(std::count_if(backups->begin(), backups->end(), [](const store::Backup &backup) {
            return backup.kind == store::BackupKind::SetAside;
        }));
    }

    std::unique_ptr<TestDir> m_dir;
};

int main(int argc, char **argv)
{
    const QTemporaryDir dir;
    connectMonitors(dir);
    const QApplication application(argc, argv);
    const Language language(QStringLiteral("en"));
    ui::Theme theme(ui::App::Board);
    QApplication::setStyle(new ui::HezhouStyle);
    tst_Backups test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_backups.moc"
