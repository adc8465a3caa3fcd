#include "databases.h"

#include "serve.h"
#include "users.h"

#include <hz/account/accounts.h>
#include <hz/core/commandline.h>
#include <hz/store/profile.h>
#include <hz/sync/hubserver.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::hub {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::hub::Commands)
};

const QString kAccounts = QStringLiteral("accounts");

struct Asked {
    QString what;
    QString name;
    std::optional<QStringList> members, memberRoles, admins, adminRoles;
};

std::optional<QStringList> listOf(QStringList &arguments, const QString &option)
{
    const std::optional<QString> text = commandline::takeOption(arguments, option);
    return text ? std::optional(text->split(u',', Qt::SkipEmptyParts)) : std::nullopt;
}

std::optional<Asked> askedIn(QStringList arguments)
{
    Asked asked;
    asked.members = listOf(arguments, QStringLiteral("--members"));
    asked.memberRoles = listOf(arguments, QStringLiteral("--member-roles"));
    asked.admins = listOf(arguments, QStringLiteral("--admins"));
    asked.adminRoles = listOf(arguments, QStringLiteral("--admin-roles"));
    asked.what = arguments.value(0);
    asked.name = arguments.value(1);
    const bool secures = asked.members || asked.memberRoles || asked.admins || asked.adminRoles;
    if (arguments.size() != (asked.what == u"list" ? 1 : 2) || secures != (asked.what == u"secure"))
        return std::nullopt;
    return asked;
}

QStringList databaseNames(const QString &profileDir)
{
    QStringList names;
    for (const QString &name : store::Profile::databaseNames(profileDir))
        if (sync::isHubDatabaseName(name))
            names.append(name);
    return names;
}

Result<> list(const QString &profileDir, const account::Accounts &accounts, bool wantsJson)
{
    QJsonArray rows;
    for (const QString &name : databaseNames(profileDir)) {
        const account::Security security = accounts.securityOf(name);
        const QFileInfo file(store::Profile::databasePath(profileDir, name));
        const auto texts = [](const account::Security::Group &group) {
            return QJsonObject{{QStringLiteral("names"), QJsonArray::fromStringList(group.names)},
                {QStringLiteral("roles"), QJsonArray::fromStringList(group.roles)}};
        };
        rows.append(
            QJsonObject{{QStringLiteral("id"), name}, {QStringLiteral("bytes"), file.size()},
                {QStringLiteral("admins"), texts(security.admins)},
                {QStringLiteral("members"), texts(security.members)}});
        if (!wantsJson)
            commandline::print(
                name + u'\t' + (security.members.names + security.members.roles).join(u' '));
    }
    if (wantsJson)
        commandline::printJson(rows);
    return {};
}

Result<> create(const QString &profileDir, account::Accounts &accounts, const QString &name)
{
    if (!sync::isHubDatabaseName(name))
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” cannot be the name of a database: small letters, digits and _ $ ( ) + -, "
                   "a letter first.")
                .arg(name.left(100)));
    if (databaseNames(profileDir).contains(name))
        return failure(
            Error::Kind::Conflict, Tr::tr("There is a database “%1” already.").arg(name));
    // Closed before it is there: a running hub may offer it at once.
    HZ_CHECK(accounts.setSecurity(
        name, account::Security::closed(), QStringLiteral("command line"), "database-add"));
    HZ_CHECK(store::Profile::open(profileDir, {.databases = {{name, {}}}}));
    return {};
}

Result<> secure(const QString &profileDir, account::Accounts &accounts, const Asked &asked)
{
    if (!databaseNames(profileDir).contains(asked.name))
        return failure(
            Error::Kind::NotFound, Tr::tr("There is no database “%1”.").arg(asked.name.left(100)));
    account::Security security = accounts.securityOf(asked.name);
    const auto set = [](QStringList &list, const std::optional<QStringList> &to) {
        if (to)
            list = *to;
    };
    set(security.members.names, asked.members);
    set(security.members.roles, asked.memberRoles);
    set(security.admins.names, asked.admins);
    set(security.admins.roles, asked.adminRoles);
    // Nobody as a member would be everybody.
    if (security.members.isEmpty())
        security.members.roles = {account::kAdminRole};
    return accounts.setSecurity(
        asked.name, security, QStringLiteral("command line"), "security-set");
}

Result<> run(const QString &profileDir, const Asked &asked, bool wantsJson)
{
    HZ_TRY(const auto profile, store::Profile::open(profileDir, {.databases = {{kAccounts, {}}}}));
    HZ_TRY(const auto log, openLog(profileDir));
    account::Accounts accounts(profile->database(kAccounts), log.get());
    if (asked.what == u"create")
        return create(profileDir, accounts, asked.name);
    if (asked.what == u"secure")
        return secure(profileDir, accounts, asked);
    return list(profileDir, accounts, wantsJson);
}

} // namespace

int runDatabaseCommand(const QString &profileDir, QStringList arguments, bool wantsJson)
{
    static const QStringList kKnown{
        QStringLiteral("create"), QStringLiteral("list"), QStringLiteral("secure")};
    const std::optional<Asked> asked = kKnown.contains(arguments.value(0))
        ? askedIn(std::move(arguments))
        : std::optional<Asked>();
    if (!asked) {
        commandline::warn(commandsHelp());
        return commandline::kWrongUse;
    }
    const Result<> done = run(profileDir, *asked, wantsJson);
    return done ? int(commandline::kDone) : commandline::fail(done.error());
}

} // namespace hz::hub
