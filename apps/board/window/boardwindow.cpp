#include "window/boardwindow.h"

#include "backups/backupsscreen.h"
#include "cli/sample.h"
#include "history/historyscreen.h"
#include "home/homescreen.h"
#include "lesson/lessonscreen.h"
#include "settings/settingspanel.h"
#include "welcome/welcomescreen.h"
#include "window/finding.h"

#include <hz/core/paths.h>
#include <hz/ui/actions.h>
#include <hz/ui/palette.h>
#include <hz/ui/progress.h>
#include <hz/ui/shortcutsheet.h>
#include <hz/ui/syncindicator.h>
#include <hz/ui/theme.h>
#include <hz/ui/toast.h>

#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtGui/QDropEvent>
#include <QtGui/QScreen>
#include <QtGui/QWindow>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

namespace hz::board {

namespace {

const Setting<bool> kFullScreen{"look/fullScreen", false};
const Setting<bool> kWelcomed{"start/welcomed", false};

bool hasSuffix(const QUrl &url, std::initializer_list<QStringView> suffixes)
{
    const QString path = url.toLocalFile();
    return std::any_of(suffixes.begin(), suffixes.end(),
        [&path](QStringView suffix) { return path.endsWith(suffix, Qt::CaseInsensitive); });
}

bool canOpen(const QUrl &url)
{
    return hasSuffix(url, {u".pdf", u".hzl"});
}

bool isPicture(const QUrl &url)
{
    return hasSuffix(url, {u".png", u".jpg", u".jpeg", u".gif", u".bmp", u".webp"});
}

} // namespace

BoardWindow::BoardWindow(
    const store::Profile &profile, store::Database &database, const Clock &clock)
    : m_profileDir(profile.dir())
    , m_settings(profile.dir())
    , m_preferences(m_settings)
    , m_host(profile, database, clock)
    , m_clock(clock)
    , m_upkeep(profile, clock)
{
    setAcceptDrops(true);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    ui::theme().setScheme(m_preferences.scheme());
    buildUi();
    connect(&m_preferences, &Preferences::changed, this, &BoardWindow::followPreferences);
    connect(&m_preferences, &Preferences::languageChosen, this, [this](const QString &language) {
        if (QLocale(language).language() == QLocale().language())
            return;
        Q_EMIT languageChosen(language);
        m_mustRebuild = true;
        rebuildWhenIdle();
    });
    connect(&m_host, &LessonHost::failed, this, &BoardWindow::tell);
    connect(&m_host, &LessonHost::opened, &m_upkeep, [this] { m_upkeep.setTeaching(true); });
    connect(&m_upkeep, &Upkeep::told, this, &BoardWindow::tell);
    connect(&m_host, &LessonHost::importing, this, [this](const auto &task, const QString &name) {
        followWork(task, tr("Opening %1").arg(name));
    });
    connect(&m_host, &LessonHost::idle, this, [this] {
        if (m_quitting)
            end();
        else
            m_upkeep.setTeaching(false);
    });
}

void BoardWindow::buildUi()
{
    setWindowTitle(tr("Hezhou Board"));
    m_contents = new QWidget(this);
    m_commands = new ui::ActionRegistry(m_contents);
    addCommands();
    new ui::ShortcutSheet(*m_commands, m_contents);
    findLessons(
        *new ui::CommandPalette(*m_commands, m_contents), m_host, [this](const QString &folder) {
            showHome();
            m_home->showFolder(folder);
        });
    m_screens = new QStackedLayout(m_contents);
    m_home = new HomeScreen(*m_commands, m_host.library(), m_clock, m_contents);
    m_lesson = new LessonScreen(*m_commands, m_host, m_settings, m_preferences, m_contents);
    m_screens->addWidget(m_home);
    m_screens->addWidget(m_lesson);
    m_history = new HistoryScreen(m_host, m_clock, m_contents);
    m_screens->addWidget(m_history);
    m_backups = new BackupsScreen(m_profileDir, m_clock, m_contents);
    m_screens->addWidget(m_backups);
    m_settingsPanel = new SettingsPanel(m_preferences, *m_lesson, m_contents);
    m_toasts = new ui::ToastHost(m_contents);
    m_progress = new ui::ProgressPanel(m_contents);

    connect(m_home, &HomeScreen::chosen, &m_host, &LessonHost::open);
    connect(m_home, &HomeScreen::toast, m_toasts, &ui::ToastHost::show);
    connect(m_home, &HomeScreen::failed, this, &BoardWindow::tell);
    connect(m_home, &HomeScreen::historyWanted, this, &BoardWindow::showHistory);
    connect(m_lesson, &LessonScreen::historyWanted, this, &BoardWindow::showHistory);
    connect(m_history, &HistoryScreen::left, this, &BoardWindow::leaveHistory);
    connect(m_history, &HistoryScreen::restored, m_home, &HomeScreen::refresh);
    connect(m_history, &HistoryScreen::toast, m_toasts, &ui::ToastHost::show);
    connect(m_history, &HistoryScreen::failed, this, &BoardWindow::tell);
    connect(m_backups, &BackupsScreen::left, this, &BoardWindow::showHome);
    connect(m_backups, &BackupsScreen::failed, this, &BoardWindow::tell);
    connect(m_backups, &BackupsScreen::restoreWanted, this, &BoardWindow::goBackTo);
    connect(m_backups, &BackupsScreen::making, this,
        [this](const Task<store::Backup> &task) { followWork(task, tr("Making a backup")); });
    connect(m_lesson, &LessonScreen::toast, m_toasts, &ui::ToastHost::show);
    connect(m_lesson, &LessonScreen::clearanceChanged, m_toasts, &ui::ToastHost::setClearance);
    connect(m_lesson, &LessonScreen::exporting, this,
        [this](const Task<QStringList> &task, const QString &title) { followWork(task, title); });
    connect(&m_host, &LessonHost::opened, m_contents, [this] { showLesson(); });
    connect(&m_host, &LessonHost::lessonsChanged, m_home, &HomeScreen::refresh);
    if (m_synced)
        buildSync();
    followPreferences();
    m_commands->refresh();
    layout()->addWidget(m_contents);
    m_contents->show();
}

void BoardWindow::buildSync()
{
    m_sync = new BoardSync(*m_synced, m_host.library(), *m_commands, m_contents);
    m_home->addToHead(m_sync->indicator());
    m_lesson->followSync(m_synced->service);
    m_settingsPanel->addEntry(tr("Synchronise"), *m_commands, QStringLiteral("app.sync"));
    connect(m_sync, &BoardSync::toast, m_toasts, &ui::ToastHost::show);
    connect(m_sync, &BoardSync::lessonsChanged, m_home, [this] {
        if (m_home->isVisible())
            m_home->refresh();
    });
    connect(m_sync, &BoardSync::claiming, this, [this](const Task<int> &task) {
        followWork(task, tr("Taking over the lessons of this machine"));
    });
}

void BoardWindow::useSync(const Synced &synced)
{
    m_synced.emplace(synced);
    buildSync();
    m_commands->refresh();
}

// Sizes and texts are taken when a screen is made, so another scale or language makes all of them
// anew. The open lesson stays open.
void BoardWindow::rebuild()
{
    const bool isLesson = m_host.session() && m_screens->currentWidget() == m_lesson;
    const bool isSetting = m_settingsPanel->isVisible();
    const bool isWelcoming = m_welcome;
    const int welcomeStep = isWelcoming ? m_welcome->step() : 0;
    const canvas::PageView::Tool tool = m_lesson->view().tool();
    setUpdatesEnabled(false);
    if (m_host.session())
        m_lesson->dropSession();
    dropContents();
    ui::theme().setScale(m_preferences.scaleOn(screen()->size()));
    buildUi();
    if (isLesson) {
        m_lesson->showSession();
        m_lesson->setTool(tool);
        showLesson();
    }
    if (isWelcoming)
        showWelcome(welcomeStep);
    if (isSetting)
        m_settingsPanel->popUp();
    setUpdatesEnabled(true);
}

// Later, for a control of the old screens asks for it; and not while one of them waits for work to
// tell what came of it.
void BoardWindow::rebuildWhenIdle()
{
    const auto begin = [this] {
        if (m_underWay == 0 && std::exchange(m_mustRebuild, false))
            rebuild();
    };
    QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
}

void BoardWindow::followPreferences()
{
    ui::theme().setScheme(m_preferences.scheme());
    const bool isDark = ui::theme().scheme() == ui::Scheme::Dark;
    m_lesson->setDark(isDark);
    m_commands->action(u"view.dark")->setChecked(isDark);
    if (m_preferences.scaleOn(screen()->size()) != ui::theme().scale() && isVisible()) {
        m_mustRebuild = true;
        rebuildWhenIdle();
    }
}

template<typename T> void BoardWindow::followWork(const Task<T> &task, const QString &title)
{
    m_progress->follow(task, title);
    ++m_underWay;
    whenDone(task, this, [this](const Result<T> &) {
        --m_underWay;
        rebuildWhenIdle();
    });
}

BoardWindow::~BoardWindow()
{
    dropContents(); // before what its commands ask about
}

void BoardWindow::dropContents()
{
    if (QWidget *focused = m_contents->focusWidget())
        focused->clearFocus(); // while whoever follows the focus is whole
    delete std::exchange(m_contents, nullptr);
    m_welcome = nullptr;
    m_sync = nullptr;
}

void BoardWindow::addCommands()
{
    using ui::IconName;
    m_commands->nameGroup({QStringLiteral("tool")}, tr("Tools"));
    m_commands->nameGroup({QStringLiteral("page"), QStringLiteral("pages")}, tr("Pages"));
    m_commands->nameGroup(
        {QStringLiteral("edit"), QStringLiteral("arrange"), QStringLiteral("insert")},
        tr("Editing"));
    m_commands->nameGroup({QStringLiteral("view")}, tr("View"));
    m_commands->nameGroup({QStringLiteral("file"), QStringLiteral("lesson")}, tr("Lessons"));
    m_commands->nameGroup({QStringLiteral("app")}, tr("Board"));
    m_commands->add({.id = QStringLiteral("app.home"),
        .text = tr("Home"),
        .icon = IconName::House,
        .keys = {QKeySequence(Qt::ALT | Qt::Key_Home)},
        .run = [this] { showHome(); },
        .isEnabled = [this] { return m_host.session() != nullptr; }});
    m_commands->add({.id = QStringLiteral("file.new"),
        .text = tr("New board"),
        .icon = IconName::Plus,
        .keys = {QKeySequence(QKeySequence::New)},
        .run = [this] { startNew(); }});
    m_commands->add({.id = QStringLiteral("file.newSquared"),
        .text = tr("New squared board"),
        .icon = IconName::Grid3x3,
        .run = [this] { startNew(page::Background::Kind::Squared); }});
    m_commands->add({.id = QStringLiteral("file.newCharacters"),
        .text = tr("New character grid"),
        .icon = IconName::Grid2x2,
        .run = [this] { startNew(page::Background::Kind::TianZiGe); }});
    m_commands->add({.id = QStringLiteral("file.open"),
        .text = tr("Open a file"),
        .icon = IconName::FolderOpen,
        .keys = {QKeySequence(QKeySequence::Open)},
        .run = [this] { askForFile(); }});
    m_commands
        ->add({.id = QStringLiteral("view.dark"),
            .text = tr("Dark"),
            .icon = IconName::Moon,
            .run =
                [this] {
                    const bool isDark = ui::theme().scheme() == ui::Scheme::Dark;
                    m_preferences.setColours(isDark ? Colours::Light : Colours::Dark);
                }})
        ->setCheckable(true);
    m_commands->add({.id = QStringLiteral("app.backups"),
        .text = tr("Backups"),
        .icon = IconName::ArchiveRestore,
        .run = [this] { showBackups(); }});
    m_commands->add({.id = QStringLiteral("app.settings"),
        .text = tr("Settings"),
        .icon = IconName::Settings,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
        .run = [this] { m_settingsPanel->popUp(); }});
    m_commands
        ->add({.id = QStringLiteral("view.fullScreen"),
            .text = tr("Full screen"),
            .icon = IconName::Maximize,
            .keys = {QKeySequence(Qt::Key_F11)},
            .run =
                [this] {
                    m_settings.setValue(kFullScreen, !isFullScreen());
                    showAsLeft();
                }})
        ->setCheckable(true);
    m_commands->action(u"view.fullScreen")->setChecked(isFullScreen());
}

void BoardWindow::startNew(page::Background::Kind kind)
{
    m_host.startNew({.kind = kind, .ground = m_preferences.pageGround()});
}

void BoardWindow::showAsLeft()
{
    if (m_settings.value(kFullScreen))
        showFullScreen();
    else
        showMaximized();
}

void BoardWindow::raiseToUser()
{
    if (isMinimized())
        showAsLeft();
    raise();
    activateWindow();
}

void BoardWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_commands->action(u"view.fullScreen")->setChecked(isFullScreen());
}

void BoardWindow::showHome()
{
    m_host.putAway();
    m_home->refresh();
    m_screens->setCurrentWidget(m_home);
    endWelcome();
    m_toasts->setClearance(0);
    m_commands->refresh();
}

void BoardWindow::welcomeOnce()
{
    if (m_settings.value(kWelcomed))
        return;
    m_settings.setValue(kWelcomed, true);
    const auto lessons = m_host.library().lessons(), binned = m_host.library().binned();
    if (lessons && lessons->isEmpty() && binned && binned->isEmpty())
        showWelcome(0);
}

void BoardWindow::showWelcome(int step)
{
    m_welcome = new WelcomeScreen(m_preferences, m_contents);
    m_welcome->setStep(step);
    m_screens->addWidget(m_welcome);
    m_screens->setCurrentWidget(m_welcome);
    connect(m_welcome, &WelcomeScreen::skipped, this, &BoardWindow::showHome);
    connect(m_welcome, &WelcomeScreen::newWanted, this, [this] { startNew(); });
    connect(m_welcome, &WelcomeScreen::sampleWanted, this, &BoardWindow::openSample);
}

void BoardWindow::endWelcome()
{
    if (m_welcome)
        std::exchange(m_welcome, nullptr)->deleteLater();
}

void BoardWindow::openSample()
{
    m_sample = std::make_unique<QTemporaryDir>();
    const Result<QString> pdf = unpackSample(m_sample->path());
    if (pdf)
        m_host.openFile(*pdf);
    else
        tell(pdf.error());
}

void BoardWindow::showLesson()
{
    endWelcome();
    m_screens->setCurrentWidget(m_lesson);
    m_toasts->setClearance(LessonScreen::kBarClearance);
    m_commands->refresh();
}

void BoardWindow::showHistory(const page::LessonId &lesson)
{
    m_lesson->closePopovers();
    m_screens->setCurrentWidget(m_history);
    m_toasts->setClearance(0);
    m_history->open(lesson);
}

void BoardWindow::leaveHistory()
{
    if (m_host.session())
        showLesson();
    else
        showHome();
}

void BoardWindow::showBackups()
{
    showHome(); // an open lesson is put away: what comes next is about all of them
    m_screens->setCurrentWidget(m_backups);
    m_backups->refresh();
    m_backups->setFocus();
}

void BoardWindow::goBackTo(const store::Backup &backup)
{
    m_restore = backup;
    close();
}

void BoardWindow::tellRestored(const Restoring &restored)
{
    if (!restored.report) {
        if (restored.report.error().kind != Error::Kind::Cancelled)
            tell(restored.report.error());
        return;
    }
    const QString when = QLocale().toString(restored.backup.made.toLocalTime(), tr("MMM d, hh:mm"));
    const store::RestoreReport &report = *restored.report;
    ui::Toast toast{.text = tr("Everything is as it was on %1.").arg(when)};
    if (report.missingBlobs > 0) {
        toast.text = tr("Everything is as it was on %1, but %n files are missing in the backup.",
            nullptr, report.missingBlobs)
                         .arg(when);
        toast.kind = ui::Toast::Kind::Problem;
    }
    if (report.setAside) {
        toast.actionText = tr("Undo");
        toast.action = [this, before = *report.setAside] { goBackTo(before); };
    }
    m_toasts->show(toast);
}

void BoardWindow::openFiles(const QStringList &files)
{
    for (const QString &file : files)
        m_host.openFile(file);
}

void BoardWindow::askForFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a file"), documentsFolder(),
        tr("PDF and lessons (*.pdf *.hzl)") + QStringLiteral(";;") + tr("All files (*)"));
    if (!file.isEmpty())
        m_host.openFile(file);
}

void BoardWindow::tell(const Error &error)
{
    m_toasts->show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

bool BoardWindow::event(QEvent *event)
{
    // Queued: the picture is on the screen first.
    if (event->type() == QEvent::Paint && !std::exchange(m_isPainted, true)) {
        QMetaObject::invokeMethod(&m_upkeep, &Upkeep::start, Qt::QueuedConnection);
        QMetaObject::invokeMethod(m_home, &HomeScreen::purgeBin, Qt::QueuedConnection);
    }
    return QWidget::event(event);
}

void BoardWindow::closeEvent(QCloseEvent *event)
{
    m_quitting = true;
    m_host.putAway();
    if (m_host.isIdle()) {
        event->accept();
        end();
        return;
    }
    // The window goes at once; the program follows when everything is in documents.
    hide();
    event->ignore();
}

void BoardWindow::end()
{
    Q_EMIT ended(m_restore);
}

void BoardWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool takesPictures = m_host.session() && !m_host.session()->isReadOnly();
    if (std::any_of(urls.begin(), urls.end(), canOpen)
        || (takesPictures && std::any_of(urls.begin(), urls.end(), isPicture)))
        event->acceptProposedAction();
}

void BoardWindow::dropEvent(QDropEvent *event)
{
    QStringList pictures;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (canOpen(url))
            m_host.openFile(url.toLocalFile());
        else if (isPicture(url))
            pictures.append(url.toLocalFile());
    }
    if (!pictures.isEmpty() && m_host.session())
        m_lesson->addPictures(pictures);
    event->acceptProposedAction();
}

} // namespace hz::board
