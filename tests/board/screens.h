// Every screen of Board as a teacher meets it: real widgets in the real window, on monitors of the
// sizes it must fit. Pictures and checks of screens are both made from this list.
#pragma once

#include "backups/backupsscreen.h"
#include "history/historyscreen.h"
#include "home/lessoncard.h"
#include "lesson/exporting.h"
#include "lesson/inkchooser.h"
#include "lesson/lessonscreen.h"
#include "lesson/pagecards.h"
#include "lesson/pagecluster.h"
#include "lesson/paging.h"
#include "lesson/printsheet.h"
#include "lessons.h"
#include "support/support.h"
#include "window/boardwindow.h"

#include <hz/core/file.h>
#include <hz/page/text.h>
#include <hz/translations.h>
#include <hz/ui/actions.h>
#include <hz/ui/clashsheet.h>
#include <hz/ui/palette.h>
#include <hz/ui/popover.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>
#include <hz/ui/toast.h>
#include <hz/ui/touchbutton.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>
#include <QtCore/QSemaphore>
#include <QtGui/QAction>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

#include <filesystem>

namespace hz::test {

/// A monitor: its pixels, and how many of them Qt takes for one.
struct Monitor {
    QString name;
    QSize pixels;
    int ratio = 1;
};

inline const QList<Monitor> &monitors()
{
    static const QList<Monitor> all{
        {QStringLiteral("1366x768"), {1366, 768}}, {QStringLiteral("1920x1080"), {1920, 1080}},
        {QStringLiteral("3840x2160"), {3840, 2160}}, // our scale is 2
        {QStringLiteral("3840x2160-ratio2"), {3840, 2160}, 2}, // the system's is 2, ours 1
    };
    return all;
}

/// Gives the application to come all monitors, side by side. Call it before QApplication is made.
inline void connectMonitors(const QTemporaryDir &dir)
{
    QJsonArray screens;
    int x = 0;
    for (const Monitor &monitor : monitors()) {
        const QSize size = monitor.pixels / monitor.ratio;
        screens.append(QJsonObject{{QStringLiteral("name"), monitor.name}, {QStringLiteral("x"), x},
            {QStringLiteral("y"), 0}, {QStringLiteral("width"), size.width()},
            {QStringLiteral("height"), size.height()}, {QStringLiteral("dpr"), monitor.ratio}});
        x += size.width();
    }
    QFile file(dir.filePath(QStringLiteral("monitors.json")));
    if (!file.open(QIODevice::WriteOnly)
        || file.write(QJsonDocument(QJsonObject{{QStringLiteral("screens"), screens},
                                        {QStringLiteral("windowFrameMargins"), false}})
                          .toJson())
            < 0)
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(file.fileName()));
}

/// A language in force, as main() puts it in force.
class Language {
public:
    explicit Language(const QString &name)
        : m_translations(name)
    {
        QLocale::setDefault(
            name == u"en" ? QLocale(QLocale::English) : QLocale(m_translations.language()));
    }

private:
    Translations m_translations;
};

/// Board on one monitor, with a copy of a profile of its own. Needs the one Theme.
class Stage {
public:
    /// A morning in term; the day on which all pictures are taken.
    static QDateTime now() { return QDateTime(QDate(2026, 10, 15), QTime(8, 52)).toUTC(); }

    /// `sample` is null for a board that nobody has used yet.
    static Result<std::unique_ptr<Stage>> open(const Monitor &monitor, const SampleProfile *sample)
    {
        return open(monitor, sample, sample ? sample->path() : QString());
    }
    /// On a copy of any profile.
    static Result<std::unique_ptr<Stage>> openCopy(const Monitor &monitor, const QString &profile)
    {
        return open(monitor, nullptr, profile);
    }
    ~Stage()
    {
        m_release->release();
        if (!m_window)
            return;
        m_window->host().putAway();
        (void)waitUntil([this] { return m_window->host().isIdle(); }, "the lesson is put away");
    }

    board::BoardWindow &window() { return *m_window; }
    board::LessonHost &host() { return m_window->host(); }
    const SampleProfile::Lessons &lessons() const { return m_sample->lessons(); }
    /// As people count them.
    int pageNumber()
    {
        const page::LessonSession *session = host().session();
        return session->lesson().indexOf(session->currentPage()) + 1;
    }

    Result<> openLesson(const page::LessonId &lesson)
    {
        host().open(lesson);
        if (!host().session())
            return failure(Error::Kind::NotFound, QStringLiteral("The lesson did not open."));
        return settle();
    }
    /// A command, as its button or its key gives it.
    Result<> run(QStringView command)
    {
        QAction *action = m_window->commands().action(command);
        if (!action || !action->isEnabled())
            return failure(Error::Kind::Invalid,
                QStringLiteral("There is no command “%1”, or not now.").arg(command));
        action->trigger();
        return settle();
    }
    /// The popover of that name stands open.
    Result<> expectOpen(const QString &popover)
    {
        const QList<ui::Popover *> found = m_window->findChildren<ui::Popover *>(popover);
        if (std::none_of(found.begin(), found.end(), [](const auto *p) { return p->isVisible(); }))
            return failure(
                Error::Kind::NotFound, QStringLiteral("“%1” did not open.").arg(popover));
        return settle();
    }
    template<typename Widget> Widget *find() { return m_window->findChild<Widget *>(); }

    /// Work that has come as far as `done` of `total`, and stays there.
    Task<QStringList> workUnderWay(qint64 done, qint64 total)
    {
        return m_tasks.run(
            [done, total, release = m_release](TaskControl &task) -> Result<QStringList> {
                task.setProgress(done, total);
                release->acquire();
                return cancelled();
            });
    }
    void finishWork() { m_release->release(); }
    /// The lesson's document as a program of the future would have left it.
    Result<> makeNewer(const page::LessonId &id)
    {
        HZ_CHECK(m_profile->database(u"me-local")
                     .writeAndWait([&](store::WriteTransaction &transaction) -> Result<QString> {
                         HZ_TRY(store::Document lesson,
                             transaction.get(QStringLiteral("lesson:") + id.text()));
                         lesson.body[QStringLiteral("schema")] = 99;
                         return store::put(transaction,
                             {.id = lesson.id, .parent = lesson.revision, .body = lesson.body});
                     }));
        return {};
    }

    /// Somebody works on the lesson, and closes it, while no lesson is open; as if it had been
    /// then.
    Result<> sit(const page::LessonId &id, const QDateTime &began, int minutes,
        const std::function<void(page::LessonSession &session)> &work)
    {
        page::LessonLibrary &library = host().library();
        {
            HZ_TRY(const std::unique_ptr<page::LessonSession> session, library.open(id));
            work(*session);
            HZ_CHECK(board::closeAndWait(*session));
        }
        HZ_CHECK(commandline::waitFor(library.keepSitting(id)));
        HZ_CHECK(
            m_profile->database(u"me-local")
                .writeAndWait([&](store::WriteTransaction &transaction) -> Result<QString> {
                    HZ_TRY(const QStringList ids,
                        transaction.idsWithPrefix(QStringLiteral("sitting:%1:").arg(id.text())));
                    HZ_TRY(store::Document last, transaction.get(ids.constLast()));
                    last.body[QStringLiteral("began")] = began.toString(Qt::ISODateWithMs);
                    last.body[QStringLiteral("ended")]
                        = began.addSecs(qint64(60) * minutes).toString(Qt::ISODateWithMs);
                    return store::put(transaction,
                        {.id = last.id,
                            .parent = last.revision,
                            .body = last.body,
                            .keep = last.attachments.keys()});
                }));
        return {};
    }

    /// A line of text on the lesson's first page, as two machines that were apart worded it.
    Result<> makeClash(const page::LessonId &id)
    {
        const auto line = [](const QString &text) { return page::measured({.text = text}); };
        page::ElementId element;
        QString document;
        {
            HZ_TRY(const std::unique_ptr<page::LessonSession> session, host().library().open(id));
            const page::PageId first = session->lesson().pages().front().id;
            document = QStringLiteral("page:%1:%2").arg(id.text(), first.text());
            element = session->addObject(
                first, line(QStringLiteral("作业")), QTransform::fromTranslate(1130, 860));
            HZ_CHECK(board::closeAndWait(*session));
        }
        store::Database &own = m_profile->database(u"me-local");
        HZ_TRY(const store::Document before, stored(own, document));
        const auto reword = [&](const QString &text) -> Result<store::Document> {
            HZ_TRY(const std::unique_ptr<page::LessonSession> session, host().library().open(id));
            session->setObject(session->lesson().pages().front().id, element, line(text));
            HZ_CHECK(board::closeAndWait(*session));
            return stored(own, document);
        };
        HZ_TRY(const store::Document here, reword(QStringLiteral("作业：背诵全诗")));
        HZ_TRY(const store::Document there, reword(QStringLiteral("作业：抄写两遍")));
        HZ_CHECK(own.writeAndWait([&](store::WriteTransaction &transaction) -> Result<> {
            HZ_TRY(QStringList history, transaction.history(document, before.revision));
            history.prepend(QStringLiteral("%1-%2")
                                .arg(before.revision.section(u'-', 0, 0).toLongLong() + 1)
                                .arg(QString(32, u'0')));
            return store::putRevision(transaction,
                {.id = document,
                    .history = history,
                    .body = here.body,
                    .keep = here.attachments.keys()});
        }));
        m_service->lookForClashes();
        return waitUntil(
            [this] { return m_service->overview().clashes == 1; }, "the clash is noticed");
    }

    /// One a day, and one by hand.
    Result<> makeBackups()
    {
        FixedClock clock(now());
        TaskControl task;
        for (const int day : {9, 3, 1}) {
            clock.set(now().addDays(-day).addSecs(-1800));
            HZ_CHECK(store::backUp(
                m_dir.path(), {.kind = store::BackupKind::Automatic, .clock = clock}, task));
        }
        clock.set(now().addSecs(-600));
        HZ_CHECK(store::backUp(m_dir.path(), {.clock = clock}, task));
        return {};
    }

    template<typename Condition> Result<> waitUntil(Condition condition, const char *what)
    {
        constexpr int kPatienceMs = 30'000;
        if (!QTest::qWaitFor(condition, kPatienceMs))
            return failure(Error::Kind::Internal,
                QStringLiteral("Waited in vain until %1.").arg(QLatin1StringView(what)));
        return {};
    }
    /// Everything that is drawn in several turns is drawn, and everything is saved.
    Result<> settle()
    {
        bool isDelivered = false; // all that was posted before, such as a new palette
        QMetaObject::invokeMethod(
            m_window.get(), [&] { isDelivered = true; }, Qt::QueuedConnection);
        HZ_CHECK(waitUntil([&] { return isDelivered; }, "events are delivered"));
        return waitUntil(
            [this] {
                page::LessonSession *session = host().session();
                return m_window->lessonScreen().view().isSettled()
                    && m_window->historyScreen().isSettled()
                    && m_window->backupsScreen().isSettled()
                    && m_window->lessonScreen().paging().isSettled()
                    && (!session || session->saveState() != page::LessonSession::SaveState::Saving);
            },
            "the page is drawn and saved");
    }
    Result<QImage> picture()
    {
        HZ_CHECK(settle());
        QImage image = m_window->grab().toImage();
        if (image.size() != m_pixels)
            return failure(Error::Kind::Internal,
                QStringLiteral("The picture is %1 × %2.").arg(image.width()).arg(image.height()));
        return image;
    }

private:
    static Result<store::Document> stored(const store::Database &database, const QString &id)
    {
        HZ_TRY(const auto read, database.read());
        return read->get(id);
    }

    explicit Stage(const SampleProfile *sample)
        : m_sample(sample)
    {
    }

    static Result<std::unique_ptr<Stage>> open(
        const Monitor &monitor, const SampleProfile *sample, const QString &profile)
    {
        auto stage = std::unique_ptr<Stage>(new Stage(sample));
        if (!profile.isEmpty())
            std::filesystem::copy(profile.toStdString(), stage->m_dir.path().toStdString(),
                std::filesystem::copy_options::recursive
                    | std::filesystem::copy_options::overwrite_existing);
        HZ_TRY(stage->m_profile, openProfile(stage->m_dir.path()));
        HZ_CHECK(stage->showOn(monitor));
        return stage;
    }

    Result<> showOn(const Monitor &monitor)
    {
        const QList<QScreen *> screens = QGuiApplication::screens();
        const auto screen = std::find_if(screens.begin(), screens.end(),
            [&](const QScreen *candidate) { return candidate->name() == monitor.name; });
        if (screen == screens.end())
            return failure(Error::Kind::NotFound,
                QStringLiteral("There is no monitor “%1”.").arg(monitor.name));
        m_pixels = monitor.pixels;
        ui::theme().setScale(board::scaleFollowing((*screen)->geometry().size()));
        m_window = std::make_unique<board::BoardWindow>(
            *m_profile, m_profile->database(u"me-local"), m_clock);
        m_account = std::make_unique<sync::HubAccount>(m_dir.path());
        m_service = std::make_unique<sync::SyncService>(
            *m_account, m_profile->blobs(), board::lessonMerges());
        store::Database &own = m_profile->database(u"me-local");
        m_service->follow(own, {}, {});
        m_window->useSync({*m_service, m_profile->blobs(), own});
        m_window->setScreen(*screen);
        m_window->setGeometry((*screen)->geometry());
        m_window->show();
        m_window->activateWindow();
        return waitUntil([this] { return m_window->isActiveWindow(); }, "the window is shown");
    }

    const SampleProfile *m_sample;
    QTemporaryDir m_dir;
    FixedClock m_clock{now()};
    QSize m_pixels;
    std::unique_ptr<store::Profile> m_profile;
    std::unique_ptr<sync::HubAccount> m_account;
    std::unique_ptr<sync::SyncService> m_service;
    std::unique_ptr<board::BoardWindow> m_window;
    std::shared_ptr<QSemaphore> m_release = std::make_shared<QSemaphore>();
    TaskScope m_tasks{ioPool()}; // last: its work ends first
};

struct Screen {
    QString name;
    bool withLessons = true;
    std::function<Result<>(Stage &)> build;
};

/// The poem, with a popover open that a command opens.
inline Result<> openPopover(Stage &stage, QStringView command, const QString &popover)
{
    HZ_CHECK(stage.openLesson(stage.lessons().poem));
    HZ_CHECK(stage.run(command));
    return stage.expectOpen(popover);
}

inline Result<> showFailingSave(Stage &stage)
{
    using State = page::LessonSession::SaveState;
    HZ_CHECK(stage.openLesson(stage.lessons().poem));
    page::LessonSession *session = stage.host().session();
    Q_EMIT session->saveStateChanged(State::Failing);
    Q_EMIT session->saveFailed(fileError(Error::Kind::Io, session->journalPath(), ENOSPC));
    return {};
}

inline Result<> showProgress(Stage &stage)
{
    HZ_CHECK(stage.openLesson(stage.lessons().triangle));
    Q_EMIT stage.window().lessonScreen().exporting(stage.workUnderWay(34, 120),
        board::Exporting::tr("Writing %1")
            .arg(stage.host().session()->lesson().title + QStringLiteral(".pdf")));
    const QList<ui::ProgressPanel *> panels = stage.window().findChildren<ui::ProgressPanel *>();
    return stage.waitUntil(
        [&panels] {
            return std::any_of(
                panels.cbegin(), panels.cend(), [](const auto *p) { return p->isVisible(); });
        },
        "progress is shown");
}

inline Result<> showClash(Stage &stage)
{
    HZ_CHECK(stage.makeClash(stage.lessons().poem));
    ui::ClashSheet &chooser = stage.window().synchronising()->chooser();
    chooser.open();
    HZ_CHECK(stage.waitUntil([&chooser] { return chooser.isShown(); }, "both versions are shown"));
    return stage.settle();
}

/// Null for a lesson that home does not show.
inline board::LessonCard *shownCard(Stage &stage, const page::LessonId &lesson)
{
    for (board::LessonCard *card : stage.window().findChildren<board::LessonCard *>())
        if (card->isVisible() && card->lesson() == lesson)
            return card;
    return nullptr;
}

/// As by keyboard, with the card chosen.
inline Result<> runOnCard(Stage &stage, const page::LessonId &lesson, QStringView command)
{
    board::LessonCard *card = shownCard(stage, lesson);
    if (!card)
        return failure(Error::Kind::NotFound, QStringLiteral("The lesson is not on home."));
    card->setFocus(Qt::TabFocusReason);
    return stage.run(command);
}

/// The button of that name that is seen; null where none is.
inline QAbstractButton *seenButton(Stage &stage, const QString &name)
{
    for (auto *button : stage.window().findChildren<QAbstractButton *>(name))
        if (button->isVisible())
            return button;
    return nullptr;
}

/// A tap on a button.
inline Result<> tap(Stage &stage, const QString &name)
{
    QAbstractButton *button = seenButton(stage, name);
    if (!button)
        return failure(Error::Kind::NotFound, QStringLiteral("There is no button “%1”.").arg(name));
    button->click();
    return stage.settle();
}

inline Result<> search(Stage &stage, const QString &text)
{
    stage.window().findChild<QLineEdit *>(QStringLiteral("lessonSearch"))->setText(text);
    return stage.settle();
}

inline Result<> putIntoBin(Stage &stage, const page::LessonId &lesson)
{
    const auto inBin = [&stage] {
        const auto *bin = stage.window().findChild<QAbstractButton *>(QStringLiteral("placeBin"));
        return bin ? bin->text() : QString();
    };
    const QString before = inBin();
    HZ_CHECK(runOnCard(stage, lesson, u"lesson.bin"));
    return stage.waitUntil(
        [&] { return !shownCard(stage, lesson) && inBin() != before; }, "the lesson is in the bin");
}

inline Result<> showBin(Stage &stage)
{
    for (const page::LessonId &lesson : {stage.lessons().poem, stage.lessons().parallelogram})
        HZ_CHECK(putIntoBin(stage, lesson));
    stage.find<ui::ToastHost>()->dismiss();
    HZ_CHECK(tap(stage, QStringLiteral("placeBin")));
    return stage.waitUntil(
        [&] {
            return shownCard(stage, stage.lessons().poem)
                && shownCard(stage, stage.lessons().parallelogram);
        },
        "the bin is shown");
}

inline Result<> openCardPopover(Stage &stage)
{
    shownCard(stage, stage.lessons().poem)->more()->click();
    return stage.expectOpen(QStringLiteral("cardPopover"));
}

/// The poem after some more lessons, and its history.
inline Result<> showHistory(Stage &stage)
{
    const page::LessonId poem = stage.lessons().poem;
    const QDateTime now = Stage::now();
    const auto write = [](page::LessonSession &session, int page, const QString &text) {
        PageHand(session, session.lesson().pages()[size_t(page)].id)
            .write(text, {240, 220}, 120, kBlue);
    };
    HZ_CHECK(stage.sit(poem, now.addDays(-16), 40, [](page::LessonSession &) {})); // as it was
    HZ_CHECK(stage.sit(poem, now.addDays(-9).addSecs(-3600), 41,
        [&](page::LessonSession &session) { write(session, 1, QStringLiteral("枫林")); }));
    HZ_CHECK(stage.sit(poem, now.addDays(-2), 45, [&](page::LessonSession &session) {
        write(session, 2, QStringLiteral("白云"));
        write(session, 3, QStringLiteral("人家"));
        session.addPage(session.lesson().pages().back().id, {});
    }));
    HZ_CHECK(stage.sit(poem, now.addDays(-1).addSecs(7200), 44, [&](page::LessonSession &session) {
        session.removePage(session.lesson().pages()[4].id);
        session.movePages({session.lesson().pages()[3].id}, session.lesson().pages()[0].id);
        write(session, 5, QStringLiteral("石径"));
    }));
    HZ_CHECK(stage.sit(poem, now.addSecs(-3000), 38,
        [&](page::LessonSession &session) { write(session, 4, QStringLiteral("红于")); }));
    HZ_CHECK(runOnCard(stage, poem, u"lesson.history"));
    return stage.settle();
}

/// Through its questions as far as the step, counted from 0.
inline Result<> showWelcome(Stage &stage, int step)
{
    stage.window().welcomeOnce();
    for (int i = 0; i < step; ++i)
        HZ_CHECK(tap(stage, QStringLiteral("welcome.next")));
    return stage.settle();
}

/// The poem with bars where they are wanted, and what a command opens.
inline Result<> showBars(Stage &stage, board::BarPlace place, QStringView command = {})
{
    stage.window().preferences().setBarPlace(place);
    HZ_CHECK(stage.openLesson(stage.lessons().poem));
    return command.isEmpty() ? Result<>() : stage.run(command);
}

inline Result<> showSettings(Stage &stage)
{
    HZ_CHECK(stage.run(u"app.settings"));
    return stage.expectOpen(QStringLiteral("settingsPanel"));
}

/// The command palette with something typed.
inline Result<> find(Stage &stage, const QString &typed)
{
    HZ_CHECK(stage.run(u"app.find"));
    auto *palette = stage.find<ui::CommandPalette>();
    palette->findChild<QLineEdit *>()->setText(typed);
    HZ_CHECK(
        stage.waitUntil([palette] { return palette->isSettled(); }, "all has been looked for"));
    return stage.settle();
}

inline const std::vector<Screen> &screens()
{
    using Result = hz::Result<>;
    static const std::vector<Screen> all{
        {QStringLiteral("welcome-look"), false, [](Stage &s) { return showWelcome(s, 0); }},
        {QStringLiteral("welcome-place"), false, [](Stage &s) { return showWelcome(s, 1); }},
        {QStringLiteral("welcome-ready"), false, [](Stage &s) { return showWelcome(s, 2); }},
        {QStringLiteral("welcome-place-contrast"), false,
            [](Stage &s) {
                s.window().preferences().setColours(board::Colours::Contrast);
                return showWelcome(s, 1);
            }},
        {QStringLiteral("home-settings"), true, showSettings},
        {QStringLiteral("home-contrast"), true,
            [](Stage &s) {
                s.window().preferences().setColours(board::Colours::Contrast);
                return s.settle();
            }},
        {QStringLiteral("home-empty"), false, [](Stage &) { return Result(); }},
        {QStringLiteral("home"), true, [](Stage &) { return Result(); }},
        {QStringLiteral("home-dark"), true, [](Stage &s) { return s.run(u"view.dark"); }},
        {QStringLiteral("home-folder"), true,
            [](Stage &s) {
                return tap(s,
                    QLocale().language() == QLocale::Chinese ? QStringLiteral("place:数学")
                                                             : QStringLiteral("place:Maths"));
            }},
        {QStringLiteral("home-search"), true,
            [](Stage &s) {
                return search(s,
                    QLocale().language() == QLocale::Chinese ? QStringLiteral("三角")
                                                             : QStringLiteral("TRI"));
            }},
        {QStringLiteral("home-search-nothing"), true,
            [](Stage &s) { return search(s, QStringLiteral("2048")); }},
        {QStringLiteral("home-card"), true, openCardPopover},
        {QStringLiteral("home-card-folder"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(openCardPopover(s));
                HZ_CHECK(tap(s, QStringLiteral("lesson.folder")));
                return s.expectOpen(QStringLiteral("folderPopover"));
            }},
        {QStringLiteral("home-card-rename"), true,
            [](Stage &s) { return runOnCard(s, s.lessons().poem, u"lesson.rename"); }},
        {QStringLiteral("home-toast"), true,
            [](Stage &s) { return putIntoBin(s, s.lessons().poem); }},
        {QStringLiteral("home-bin"), true, showBin},
        {QStringLiteral("home-bin-dark"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                return showBin(s);
            }},
        {QStringLiteral("home-bin-empty"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(tap(s, QStringLiteral("placeBin")));
                return s.waitUntil(
                    [&s] { return !shownCard(s, s.lessons().poem); }, "the bin is shown");
            }},
        {QStringLiteral("home-sync"), true, [](Stage &s) { return s.run(u"app.sync"); }},
        {QStringLiteral("home-sync-clash"), true, showClash},
        {QStringLiteral("lesson-sync"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.makeClash(s.lessons().poem));
                return s.openLesson(s.lessons().poem);
            }},
        {QStringLiteral("backups"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.makeBackups());
                return s.run(u"app.backups");
            }},
        {QStringLiteral("backups-nothing"), false, [](Stage &s) { return s.run(u"app.backups"); }},
        {QStringLiteral("history"), true, showHistory},
        {QStringLiteral("history-dark"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                return showHistory(s);
            }},
        {QStringLiteral("history-restored"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(showHistory(s));
                HZ_CHECK(tap(s, QStringLiteral("history.restore")));
                return s.waitUntil([&s] { return !s.find<ui::ToastHost>()->text().isEmpty(); },
                    "the copy is there");
            }},
        {QStringLiteral("history-nothing"), true,
            [](Stage &s) -> Result {
                s.host().startNew();
                return s.run(u"view.history");
            }},
        {QStringLiteral("lesson-pdf"), true,
            [](Stage &s) { return s.openLesson(s.lessons().triangle); }},
        {QStringLiteral("lesson-pdf-dark"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                HZ_CHECK(s.openLesson(s.lessons().triangle));
                return s.run(u"page.next");
            }},
        {QStringLiteral("lesson-white"), true,
            [](Stage &s) { return s.openLesson(s.lessons().poem); }},
        {QStringLiteral("lesson-squared"), true,
            [](Stage &s) { return s.openLesson(s.lessons().parallelogram); }},
        {QStringLiteral("lesson-tianzige"), true,
            [](Stage &s) { return s.openLesson(s.lessons().characters); }},
        {QStringLiteral("lesson-dark"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                return s.openLesson(s.lessons().poem);
            }},
        {QStringLiteral("lesson-tianzige-dark"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                return s.openLesson(s.lessons().characters);
            }},
        {QStringLiteral("lesson-pen"), true,
            [](Stage &s) { return openPopover(s, u"tool.pen", QStringLiteral("penPopover")); }},
        {QStringLiteral("lesson-pen-dark"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                return openPopover(s, u"tool.pen", QStringLiteral("penPopover"));
            }},
        {QStringLiteral("lesson-own-ink"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(openPopover(s, u"tool.pen", QStringLiteral("penPopover")));
                HZ_CHECK(tap(s, QStringLiteral("penPopover.ownInk")));
                return s.expectOpen(QStringLiteral("inkChooser"));
            }},
        {QStringLiteral("lesson-own-inks-dark"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                HZ_CHECK(openPopover(s, u"tool.pen", QStringLiteral("penPopover")));
                auto *chooser = s.find<board::InkChooser>();
                for (const char *ink : {"custom:#e0218a", "custom:#7a4a21", "custom:#0b5394"})
                    Q_EMIT chooser->chosen(QString::fromLatin1(ink));
                return s.expectOpen(QStringLiteral("penPopover"));
            }},
        {QStringLiteral("lesson-highlighter"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().parallelogram));
                HZ_CHECK(s.run(u"tool.highlighter"));
                HZ_CHECK(s.run(u"tool.highlighter"));
                return s.expectOpen(QStringLiteral("highlighterPopover"));
            }},
        {QStringLiteral("lesson-eraser"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().parallelogram));
                HZ_CHECK(s.run(u"tool.eraser"));
                HZ_CHECK(s.run(u"tool.eraser"));
                return s.expectOpen(QStringLiteral("eraserPopover"));
            }},
        {QStringLiteral("lesson-two-pupils"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().parallelogram));
                return s.run(u"tool.twoPupils");
            }},
        {QStringLiteral("lesson-page"), true,
            [](Stage &s) { return openPopover(s, u"page.add", QStringLiteral("pagePopover")); }},
        {QStringLiteral("lesson-page-green"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().timesTable));
                HZ_CHECK(s.run(u"page.add"));
                HZ_CHECK(tap(s, QStringLiteral("ground.green")));
                return s.expectOpen(QStringLiteral("pagePopover"));
            }},
        {QStringLiteral("lesson-staff-green"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().timesTable));
                HZ_CHECK(s.run(u"page.add"));
                HZ_CHECK(tap(s, QStringLiteral("ground.green")));
                HZ_CHECK(tap(s, QStringLiteral("page.staff")));
                return s.run(u"page.strip");
            }},
        {QStringLiteral("lesson-more"), true,
            [](Stage &s) { return openPopover(s, u"view.more", QStringLiteral("morePopover")); }},
        {QStringLiteral("lesson-settings"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(showBars(s, board::BarPlace::BothSides));
                return showSettings(s);
            }},
        {QStringLiteral("lesson-settings-contrast"), true,
            [](Stage &s) -> Result {
                s.window().preferences().setColours(board::Colours::Contrast);
                HZ_CHECK(s.openLesson(s.lessons().poem));
                return showSettings(s);
            }},
        {QStringLiteral("lesson-left"), true,
            [](Stage &s) { return showBars(s, board::BarPlace::Left); }},
        {QStringLiteral("lesson-left-page"), true,
            [](Stage &s) { return showBars(s, board::BarPlace::Left, u"page.add"); }},
        {QStringLiteral("lesson-right-pen"), true,
            [](Stage &s) { return showBars(s, board::BarPlace::Right, u"tool.pen"); }},
        {QStringLiteral("lesson-right-more"), true,
            [](Stage &s) { return showBars(s, board::BarPlace::Right, u"view.more"); }},
        {QStringLiteral("lesson-both"), true,
            [](Stage &s) { return showBars(s, board::BarPlace::BothSides); }},
        {QStringLiteral("lesson-both-strip"), true,
            [](Stage &s) { return showBars(s, board::BarPlace::BothSides, u"page.strip"); }},
        {QStringLiteral("lesson-large"), true, // as large as the screen allows
            [](Stage &s) -> Result {
                s.window().preferences().setScalePercent(250);
                return showBars(s, board::BarPlace::Bottom, u"view.more");
            }},
        {QStringLiteral("lesson-large-side"), true,
            [](Stage &s) -> Result {
                s.window().preferences().setScalePercent(250);
                return showBars(s, board::BarPlace::Right, u"view.more");
            }},
        {QStringLiteral("lesson-large-page"), true,
            [](Stage &s) -> Result {
                s.window().preferences().setScalePercent(250);
                return showBars(s, board::BarPlace::Right, u"page.add");
            }},
        {QStringLiteral("home-large"), true,
            [](Stage &s) {
                s.window().preferences().setScalePercent(250);
                return s.settle();
            }},
        {QStringLiteral("home-large-settings"), true,
            [](Stage &s) -> Result {
                s.window().preferences().setScalePercent(250);
                HZ_CHECK(s.settle());
                return showSettings(s);
            }},
        {QStringLiteral("lesson-strip"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().parallelogram));
                HZ_CHECK(s.run(u"page.next"));
                return s.run(u"page.strip");
            }},
        {QStringLiteral("lesson-strip-menu"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().triangle));
                HZ_CHECK(s.run(u"page.strip"));
                auto *cards
                    = s.window().findChild<board::PageCards *>(QStringLiteral("pageStrip.cards"));
                Q_EMIT cards->menuWanted(s.host().session()->currentPage());
                return s.expectOpen(QStringLiteral("pageMenu"));
            }},
        {QStringLiteral("lesson-overview"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().characters));
                return s.run(u"page.all");
            }},
        {QStringLiteral("lesson-overview-selected"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                HZ_CHECK(s.openLesson(s.lessons().parallelogram));
                HZ_CHECK(s.run(u"page.all"));
                return s.run(u"pages.selectAll");
            }},
        {QStringLiteral("home-find"), true, [](Stage &s) { return find(s, {}); }},
        {QStringLiteral("lesson-export"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().parallelogram));
                return s.run(u"file.export");
            }},
        {QStringLiteral("lesson-export-some"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().poem));
                HZ_CHECK(s.run(u"file.export"));
                HZ_CHECK(tap(s, QStringLiteral("exportPages3")));
                s.window()
                    .findChild<QLineEdit *>(QStringLiteral("exportPagesList"))
                    ->setText(QStringLiteral("1-3,9"));
                return s.settle();
            }},
        {QStringLiteral("lesson-print"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().triangle));
                HZ_CHECK(s.run(u"file.print"));
                const auto *sheet = s.find<board::PrintSheet>();
                HZ_CHECK(s.waitUntil([sheet] { return sheet->isSettled(); }, "printers are known"));
                return s.settle();
            }},
        {QStringLiteral("lesson-find"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().parallelogram));
                return find(s, QStringLiteral("s"));
            }},
        {QStringLiteral("home-shortcuts"), true, [](Stage &s) { return s.run(u"app.shortcuts"); }},
        {QStringLiteral("lesson-find-nothing"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.run(u"view.dark"));
                HZ_CHECK(s.openLesson(s.lessons().poem));
                return find(s, QStringLiteral("2048"));
            }},
        {QStringLiteral("lesson-toast"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.openLesson(s.lessons().characters));
                HZ_CHECK(s.run(u"page.next"));
                return s.run(u"page.remove");
            }},
        {QStringLiteral("lesson-failing"), true, showFailingSave},
        {QStringLiteral("lesson-progress"), true, showProgress},
        {QStringLiteral("lesson-read-only"), true,
            [](Stage &s) -> Result {
                HZ_CHECK(s.makeNewer(s.lessons().poem));
                return s.openLesson(s.lessons().poem);
            }},
    };
    return all;
}

/// The main() of a test of screens.
template<typename Test> int runOnMonitors(int argc, char **argv)
{
    const QTemporaryDir dir;
    connectMonitors(dir);
    const QApplication application(argc, argv);
    ui::Theme theme(ui::App::Board);
    QApplication::setStyle(new ui::HezhouStyle);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace hz::test
