#include "cli/commands.h"
#include "cli/place.h"
#include "sync/consolesync.h"
#include "sync/recordmerges.h"
#include "window/consolewindow.h"

#include <hz/core/commandline.h>
#include <hz/core/programarguments.h>
#include <hz/core/setting.h>
#include <hz/core/task.h>
#include <hz/sync/synccommand.h>
#include <hz/translations.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtCore/QLocale>
#include <QtCore/QScopeGuard>
#include <QtWidgets/QApplication>

#include <memory>

using namespace hz;
using namespace hz::console;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Arguments)
};

// Made once before there is an application, to know which one, and once in the language in force.
class ConsoleArguments final : public ProgramArguments {
public:
    ConsoleArguments()
        : ProgramArguments(
            QStringLiteral("hezhou-console"), QStringLiteral(HZ_VERSION), console::commands())
    {
        const auto option = [this](const char *name, const QString &text, const char *value) {
            addCommandOption(QLatin1StringView(name), text, QLatin1StringView(value));
        };
        option("rules", Tr::tr("The rules to check by."), "FILE");
        option("scope", Tr::tr("Only this school, county or prefecture."), "CODE");
        option("schools", Tr::tr("How many schools the sample has."), "N");
        option("to", Tr::tr("The file that is written."), "FILE");
        option("year", Tr::tr("The census year."), "YEAR");
        option("room", Tr::tr("The room that this computer stands in, or whose labels are made."),
            "CODE");
        option("sheet", Tr::tr("What labels are printed on."), "NAME");
        option("school", Tr::tr("The school of rows that name none."), "CODE");
        option(
            "budget", Tr::tr("Money for a plan, or for each of its years: 100,100,100."), "YUAN");
        option("years",
            Tr::tr("For how many years a plan is, with a budget for each or one for all."), "N");
        option("life", Tr::tr("After how many years a plan retires a machine."), "N");
        option("seconds", Tr::tr("How long a plan for years may be bettered."), "N");
        option("price", Tr::tr("Of a new machine, in a plan."), "YUAN");
        option("lot", Tr::tr("The fewest machines that a plan moves at once."), "N");
        option("only", Tr::tr("What a plan may do: moves or purchases."), "WHAT");
        option("keep", Tr::tr("Keep a plan as a scenario of this name."), "NAME");
        option("scenario",
            Tr::tr("A scenario to plan by, or several to compare: A,B. By name or id."), "NAME");
        option("fault", Tr::tr("What is wrong with a machine."), "KIND");
        option("note", Tr::tr("What happens, in a few words."), "TEXT");
        option("photo", Tr::tr("A photo of the fault."), "FILE");
        option("by", Tr::tr("Who signs a census."), "NAME");
        option("explain", Tr::tr("Why a figure of a census is right."), "CHECK=WHY");
        option("remark", Tr::tr("Why a census is sent back."), "TEXT");
        option("key", Tr::tr("The key that is withdrawn."), "KEY");
        option("kit", Tr::tr("The kit that is booked."), "ID");
        option("day", Tr::tr("A day, as 2026-03-05."), "DATE");
        option("periods", Tr::tr("Which periods of the day."), "2-3");
        option("purpose", Tr::tr("What a room is booked for."), "TEXT");
        option("class", Tr::tr("The class that comes."), "NAME");
        option("person", Tr::tr("Who comes with it."), "NAME");
        option("until", Tr::tr("Every week up to this day."), "DATE");
        option("state", Tr::tr("Only transfer orders that stand so."), "STATE");
        option("url", Tr::tr("The address that a line is measured against."), "URL");
        option("upload", Tr::tr("An address that takes what is sent."), "URL");
        option("line", Tr::tr("The line that a measurement is kept for."), "ID");
        option("operator", Tr::tr("Who runs a line."), "NAME");
        option("down", Tr::tr("What was contracted, in Mbit/s."), "N");
        option("up", Tr::tr("The same towards the network."), "N");
        addCommandFlag(QStringLiteral("within-counties"),
            Tr::tr("Let no machine leave its county in a plan."));
        addCommandFlag(QStringLiteral("dry-run"), Tr::tr("Show what an import would do."));
        sync::addSyncOptions(*this);
    }
};

int runWindow(const QString &profileDir)
{
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    const Result<Place> place = Place::open(profileDir);
    if (!place)
        return commandline::fail(place.error());
    const Result<inventory::RuleSet> rules = inventory::shippedRules();
    if (!rules)
        return commandline::fail(rules.error());
    inventory::Inventory inventory(place->database(), *rules);
    Settings settings(profileDir);
    sync::HubAccount account(profileDir, sync::offlineOptions(settings));
    sync::SyncService service(account, place->profile->blobs(), recordMerges());
    ConsoleWindow window(inventory, settings);
    const ConsoleSync synchronising(service, place->database(), inventory, settings, window);
    window.showMaximized();
    return QApplication::exec();
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
        ConsoleArguments arguments;
        arguments.parse(words);
        needsNoWindow = arguments.needsNoWindow();
        language = arguments.language();
    }
    QCoreApplication::setOrganizationName(QStringLiteral("hezhou"));
    QCoreApplication::setApplicationName(QStringLiteral("hezhou-console"));
    QGuiApplication::setDesktopFileName(QStringLiteral("hezhou-console"));
    std::unique_ptr<QGuiApplication> application;
    if (needsNoWindow) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // reports are painted, nothing is shown
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QApplication>(argc, argv);
    }
    // Their threads keep fonts and colours of the application, and have to end before it.
    const auto endPools = qScopeGuard([] {
        ioPool().waitForDone();
        cpuPool().waitForDone();
    });
    Translations translations(language);
    ConsoleArguments arguments;
    if (const int code = arguments.answered(QCoreApplication::arguments(), commandsHelp());
        code >= 0)
        return code;
    if (arguments.isCommand())
        return runCommand(arguments.profileDir(), arguments.command(), arguments.wantsJson());
    if (needsNoWindow)
        return arguments.lackingDisplay();
    return runWindow(arguments.profileDir());
}
