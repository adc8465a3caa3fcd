#include "cli/commands.h"
#include "window/boardrun.h"
#include "window/boardwindow.h"
#include "window/handover.h"

#include <hz/core/programarguments.h>
#include <hz/sync/synccommand.h>
#include <hz/translations.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtCore/QFileInfo>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>

#include <memory>

using namespace hz;
using namespace hz::board;

namespace {

const QString kNewLesson = QStringLiteral("new-lesson");

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::board::Arguments)
};

// Made once before there is an application, to know which one, and once in the language in force.
class BoardArguments final : public ProgramArguments {
public:
    BoardArguments()
        : ProgramArguments(
            QStringLiteral("hezhou-board"), QStringLiteral(HZ_VERSION), board::commands())
    {
        addFlag(kNewLesson, Tr::tr("Begin with an empty page."));
        addCommandOption(
            QStringLiteral("to"), Tr::tr("Where export writes."), QStringLiteral("FILE"));
        addCommandOption(QStringLiteral("pages"), Tr::tr("Which pages export takes: 1-3,5."),
            QStringLiteral("LIST"));
        sync::addSyncOptions(*this);
    }
};

// What a profile says before its window is there.
template<typename Get, typename... Of> auto keptBy(const QString &profileDir, Get get, Of... of)
{
    Settings settings(profileDir);
    const Preferences preferences(settings);
    return (preferences.*get)(of...);
}

int runWindow(
    const QString &profileDir, const ProgramArguments &arguments, Translations &translations)
{
    const QStringList words = arguments.files();
    QStringList files;
    for (const QString &word : words)
        files.append(QFileInfo(word).absoluteFilePath());
    const bool newLesson = arguments.isSet(kNewLesson);
    if (Handover::give(profileDir, files, newLesson))
        return 0;

    ui::Theme theme(ui::App::Board);
    const QSize screen = QGuiApplication::primaryScreen()->size();
    theme.setScale(keptBy(profileDir, &Preferences::scaleOn, screen));
    QApplication::setStyle(new ui::HezhouStyle);
    return runBoard({profileDir, files, newLesson,
        [&translations](const QString &language) { translations.use(language); }});
}

} // namespace

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    bool needsNoWindow = false;
    QString language;
    {
        BoardArguments arguments;
        arguments.parse(words);
        needsNoWindow = arguments.needsNoWindow();
        language = arguments.language();
        if (language.isEmpty())
            language = keptBy(arguments.profileDir(), &Preferences::language);
    }
    // Every sample of the pen is drawn, not the last of each frame.
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    QCoreApplication::setAttribute(Qt::AA_CompressTabletEvents, false);
    QCoreApplication::setOrganizationName(QStringLiteral("hezhou"));
    QCoreApplication::setApplicationName(QStringLiteral("hezhou-board"));
    QGuiApplication::setDesktopFileName(QStringLiteral("hezhou-board"));
    std::unique_ptr<QGuiApplication> application;
    if (needsNoWindow) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures are painted, nothing is shown
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QApplication>(argc, argv);
    }
    Translations translations(language);
    BoardArguments arguments;
    if (const int code = arguments.answered(QCoreApplication::arguments(), commandsHelp());
        code >= 0)
        return code;
    if (arguments.isCommand())
        return runCommand(arguments.profileDir(), arguments.command(), arguments.wantsJson());
    if (needsNoWindow)
        return arguments.lackingDisplay();
    return runWindow(arguments.profileDir(), arguments, translations);
}
