#include "cli/commands.h"
#include "window/boardrun.h"
#include "window/boardwindow.h"
#include "window/handover.h"

#include <hz/core/paths.h>
#include <hz/translations.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtCore/QCommandLineParser>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <memory>

using namespace hz;
using namespace hz::board;

namespace {

constexpr const char *kVersion = HZ_VERSION;

class Arguments {
    Q_DECLARE_TR_FUNCTIONS(hz::board::Arguments)

public:
    Arguments()
        : profile(
            QStringLiteral("profile"), tr("Keep everything in this folder."), QStringLiteral("DIR"))
        , language(QStringLiteral("lang"), tr("The language: zh_CN or en."), QStringLiteral("LANG"))
        , newLesson(QStringLiteral("new-lesson"), tr("Begin with an empty page."))
        , json(QStringLiteral("json"), tr("Print one JSON value."))
        , to(QStringLiteral("to"), tr("Where export writes."), QStringLiteral("FILE"))
        , pages(QStringLiteral("pages"), tr("Which pages export takes: 1-3,5."),
              QStringLiteral("LIST"))
    {
        parser.addOptions({profile, language, newLesson, json, to, pages});
        parser.addPositionalArgument(QStringLiteral("FILE"),
            tr("PDFs and lessons to open, or a command."), QStringLiteral("[FILE…|COMMAND …]"));
        parser.addHelpOption();
        parser.addVersionOption();
    }

    QString profileDir() const
    {
        return QFileInfo(parser.isSet(profile) ? parser.value(profile) : defaultProfileDir())
            .absoluteFilePath();
    }
    QStringList command() const
    {
        QStringList words = parser.positionalArguments();
        if (parser.isSet(to))
            words += {QStringLiteral("--to"), parser.value(to)};
        if (parser.isSet(pages))
            words += {QStringLiteral("--pages"), parser.value(pages)};
        return words;
    }
    bool isCommand() const
    {
        const QStringList words = parser.positionalArguments();
        return !words.isEmpty() && board::isCommand(words.first());
    }

    const QCommandLineOption profile, language, newLesson, json, to, pages;
    QCommandLineParser parser;
};

// -1: go on.
int answerAlready(Arguments &arguments, const QStringList &words)
{
    if (!arguments.parser.parse(words)) {
        std::fputs((arguments.parser.errorText() + u'\n').toUtf8().constData(), stderr);
        return 2;
    }
    if (arguments.parser.isSet(QStringLiteral("version"))) {
        std::printf("hezhou-board %s\n", kVersion);
        return 0;
    }
    if (arguments.parser.isSet(QStringLiteral("help"))) {
        std::fputs(
            (arguments.parser.helpText() + u'\n' + commandsHelp()).toUtf8().constData(), stdout);
        return 0;
    }
    return -1;
}

void useLanguage(const Translations &translations)
{
    QLocale::setDefault(translations.language() == u"en" ? QLocale(QLocale::English)
                                                         : QLocale(translations.language()));
}

// What a profile says before its window is there.
template<typename Get, typename... Of> auto keptBy(const QString &profileDir, Get get, Of... of)
{
    Settings settings(profileDir);
    const Preferences preferences(settings);
    return (preferences.*get)(of...);
}

int runWindow(const QString &profileDir, const Arguments &arguments, Translations &translations)
{
    const QStringList words = arguments.parser.positionalArguments();
    QStringList files;
    for (const QString &word : words)
        files.append(QFileInfo(word).absoluteFilePath());
    const bool newLesson = arguments.parser.isSet(arguments.newLesson);
    if (Handover::give(profileDir, files, newLesson))
        return 0;

    ui::Theme theme(ui::App::Board);
    const QSize screen = QGuiApplication::primaryScreen()->size();
    theme.setScale(keptBy(profileDir, &Preferences::scaleOn, screen));
    QApplication::setStyle(new ui::HezhouStyle);
    return runBoard({profileDir, files, newLesson, [&translations](const QString &language) {
                         translations.use(language);
                         useLanguage(translations);
                     }});
}

} // namespace

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    bool isCommand = false;
    QString language;
    {
        Arguments arguments;
        isCommand = arguments.parser.parse(words)
            && (arguments.isCommand() || arguments.parser.isSet(QStringLiteral("version"))
                || arguments.parser.isSet(QStringLiteral("help")));
        language = arguments.parser.value(arguments.language);
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
    if (isCommand) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures are painted, nothing is shown
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QApplication>(argc, argv);
    }
    Translations translations(language);
    useLanguage(translations);
    Arguments arguments; // again, now in the language
    if (const int code = answerAlready(arguments, QCoreApplication::arguments()); code >= 0)
        return code;
    if (arguments.isCommand())
        return runCommand(
            arguments.profileDir(), arguments.command(), arguments.parser.isSet(arguments.json));
    return runWindow(arguments.profileDir(), arguments, translations);
}
