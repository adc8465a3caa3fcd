#include "cli/serve.h"

#include <hz/core/commandline.h>
#include <hz/core/programarguments.h>
#include <hz/translations.h>

#include <QtCore/QCoreApplication>

using namespace hz;
using namespace hz::hub;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::hub::Arguments)
};

// Made once to know the language, and once in the language in force.
class HubArguments final : public ProgramArguments {
public:
    HubArguments()
        : ProgramArguments(QStringLiteral("hezhou-hub"), QStringLiteral(HZ_VERSION),
            {QStringLiteral("serve"), QStringLiteral("user"), QStringLiteral("db"),
                QStringLiteral("upward")})
    {
        addCommandOption(QStringLiteral("listen"),
            Tr::tr("Where it can be reached (127.0.0.1:5984 if this is not said)."),
            QStringLiteral("ADDRESS:PORT"));
        addCommandOption(QStringLiteral("role"),
            Tr::tr("Roles of the user, with commas between them."), QStringLiteral("ROLES"));
        for (const char *who : {"members", "admins"})
            addCommandOption(QLatin1StringView(who),
                Tr::tr("Users of a database, with commas between them."), QStringLiteral("NAMES"));
        for (const char *role : {"member-roles", "admin-roles"})
            addCommandOption(QLatin1StringView(role),
                Tr::tr("Roles that use a database, with commas between them."),
                QStringLiteral("ROLES"));
        addCommandOption(QStringLiteral("db"), Tr::tr("The database that goes up to another hub."),
            QStringLiteral("NAME"));
        addCommandOption(QStringLiteral("as"), Tr::tr("What it is called there, if not the same."),
            QStringLiteral("NAME"));
        addCommandOption(QStringLiteral("name"), Tr::tr("In whose name it signs in there."),
            QStringLiteral("USER"));
        addCommandOption(QStringLiteral("fingerprint"),
            Tr::tr("The only certificate of the other hub that is spoken to."),
            QStringLiteral("SHA256"));
        addCommandFlag(QStringLiteral("admin"), Tr::tr("The user may do everything."));
        addCommandFlag(QStringLiteral("password-stdin"),
            Tr::tr("The password is the first line of the input."));
        addCommandFlag(QStringLiteral("no-tls"), Tr::tr("Without encryption."));
        addCommandOption(QStringLiteral("cors"),
            Tr::tr("A web site whose pages may use this hub; several with commas between them."),
            QStringLiteral("ORIGIN"));
    }
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setOrganizationName(QStringLiteral("hezhou"));
    QCoreApplication::setApplicationName(QStringLiteral("hezhou-hub"));
    const QCoreApplication application(argc, argv);
    QString language;
    {
        HubArguments arguments;
        if (arguments.parse(QCoreApplication::arguments()))
            language = arguments.language();
    }
    const Translations translations(language);
    HubArguments arguments;
    if (const int code = arguments.answered(QCoreApplication::arguments(), commandsHelp());
        code >= 0)
        return code;
    if (arguments.isCommand())
        return runCommand(arguments.profileDir(), arguments.command(), arguments.wantsJson());
    commandline::warn(commandsHelp());
    return commandline::kWrongUse;
}
