#include "window/boardwindow.h"

#include "backups/backupsscreen.h"
#include "history/historyscreen.h"
#include "home/homescreen.h"
#include "lesson/lessonscreen.h"

#include <hz/ui/actions.h>
#include <hz/ui/progress.h>
#include <hz/ui/theme.h>
#include <hz/ui/toast.h>

#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtGui/QDropEvent>
#include <QtGui/QWindow>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QStackedLayout>

namespace hz::board {

namespace {

constexpr EnumName<ui::Scheme> kSchemeNames[] = {
    {ui::Scheme::Light, "light"}, {ui::Scheme::Dark, "dark"}, {ui::Scheme::Contrast, "contrast"}};
const Setting<ui::Scheme> kScheme{"look/scheme", ui::Scheme::Light, kSchemeNames};
const Setting<bool> kFullScreen{"look/fullScreen", false};

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

double BoardWindow::scaleFor(int screenHeight)
{
    constexpr double kDesignHeight = 1080;
    return screenHeight / kDesignHeight;
}

BoardWindow::BoardWindow(
    const store::Profile &profile, store::Database &database, const Clock &clock)
    : m_settings(profile.dir())
    , m_host(profile, database, clock)
    , m_upkeep(profile, clock)
    , m_commands(new ui::ActionRegistry(this))
{
    setWindowTitle(tr("Hezhou Board"));
    setAcceptDrops(true);
    ui::theme().setScheme(m_settings.value(kScheme));
    addCommands();
    m_screens = new QStackedLayout(this);
    m_home = new HomeScreen(*m_commands, m_host.library(), clock, this);
    m_lesson = new LessonScreen(*m_commands, m_host, m_settings, this);
    m_screens->addWidget(m_home);
    m_screens->addWidget(m_lesson);
    m_history = new HistoryScreen(m_host, clock, this);
    m_screens->addWidget(m_history);
    m_backups = new BackupsScreen(profile.dir(), clock, this);
    m_screens->addWidget(m_backups);
    m_toasts = new ui::ToastHost(this);
    m_progress = new ui::ProgressPanel(this);
    m_lesson->setDark(ui::theme().scheme() == ui::Scheme::Dark);

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
    connect(m_backups, &BackupsScreen::making, this, [this](const Task<store::Backup> &task) {
        m_progress->follow(task, tr("Making a backup"));
    });
    connect(m_lesson, &LessonScreen::toast, m_toasts, &ui::ToastHost::show);
    connect(m_lesson, &LessonScreen::clearanceChanged, m_toasts, &ui::ToastHost::setClearance);
    connect(m_lesson, &LessonScreen::exporting, this,
        [this](const Task<QStringList> &task, const QString &title) {
            m_progress->follow(task, title);
        });
    connect(&m_host, &LessonHost::opened, this, &BoardWindow::showLesson);
    connect(&m_host, &LessonHost::failed, this, &BoardWindow::tell);
    connect(&m_host, &LessonHost::opened, &m_upkeep, [this] { m_upkeep.setTeaching(true); });
    connect(&m_upkeep, &Upkeep::told, this, &BoardWindow::tell);
    connect(&m_host, &LessonHost::lessonsChanged, m_home, &HomeScreen::refresh);
    connect(&m_host, &LessonHost::importing, this, [this](const auto &task, const QString &name) {
        m_progress->follow(task, tr("Opening %1").arg(name));
    });
    connect(&m_host, &LessonHost::idle, this, [this] {
        if (m_quitting)
            end();
        else
            m_upkeep.setTeaching(false);
    });
    m_commands->refresh();
}

BoardWindow::~BoardWindow() = default;

void BoardWindow::addCommands()
{
    using ui::IconName;
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
        .run = [this] { m_host.startNew(); }});
    m_commands->add({.id = QStringLiteral("file.newSquared"),
        .text = tr("New squared board"),
        .icon = IconName::Grid3x3,
        .run = [this] { m_host.startNew(page::Background::Kind::Squared); }});
    m_commands->add({.id = QStringLiteral("file.newCharacters"),
        .text = tr("New character grid"),
        .icon = IconName::Grid2x2,
        .run = [this] { m_host.startNew(page::Background::Kind::TianZiGe); }});
    m_commands->add({.id = QStringLiteral("file.open"),
        .text = tr("Open a file"),
        .icon = IconName::FolderOpen,
        .keys = {QKeySequence(QKeySequence::Open)},
        .run = [this] { askForFile(); }});
    m_commands
        ->add({.id = QStringLiteral("view.dark"),
            .text = tr("Dark"),
            .icon = IconName::Moon,
            .run = [this] { setDark(ui::theme().scheme() != ui::Scheme::Dark); }})
        ->setCheckable(true);
    m_commands->add({.id = QStringLiteral("app.backups"),
        .text = tr("Backups"),
        .icon = IconName::ArchiveRestore,
        .run = [this] { showBackups(); }});
    m_commands->action(u"view.dark")->setChecked(ui::theme().scheme() == ui::Scheme::Dark);
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
    m_toasts->setClearance(0);
    m_commands->refresh();
}

void BoardWindow::showLesson()
{
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
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a file"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("PDF and lessons (*.pdf *.hzl)") + QStringLiteral(";;") + tr("All files (*)"));
    if (!file.isEmpty())
        m_host.openFile(file);
}

void BoardWindow::setDark(bool dark)
{
    ui::theme().setScheme(dark ? ui::Scheme::Dark : ui::Scheme::Light);
    m_settings.setValue(kScheme, ui::theme().scheme());
    m_commands->action(u"view.dark")->setChecked(dark);
    m_lesson->setDark(dark);
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
