#include "users.h"

#include "serve.h"

#include <hz/account/accounts.h>
#include <hz/core/commandline.h>
#include <hz/core/file.h>
#include <hz/store/profile.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <cstdio>

namespace hz::hub {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::hub::Commands)
};

constexpr int kMostLine = 1024;

struct Asked {
    QString what;
    QString name;
    QStringList roles;
    std::optional<QString> password;
};

std::optional<Asked> askedIn(QStringList arguments)
{
    Asked asked;
    if (const auto roles = commandline::takeOption(arguments, QStringLiteral("--role")))
        asked.roles = roles->split(u',', Qt::SkipEmptyParts);
    if (arguments.removeOne(QStringLiteral("--admin")))
        asked.roles.append(account::kAdminRole);
    const bool wantsPassword = arguments.removeOne(QStringLiteral("--password-stdin"));
    asked.what = arguments.value(0);
    asked.name = arguments.value(1);
    const bool setsPassword = asked.what == u"add" || asked.what == u"passwd";
    const qsizetype count = asked.what == u"list" ? 1 : 2;
    if (arguments.size() != count || wantsPassword != setsPassword)
        return std::nullopt;
    if (setsPassword && !(asked.password = passwordFromInput()))
        return std::nullopt;
    return asked;
}

Result<> list(const account::Accounts &accounts, bool wantsJson)
{
    HZ_TRY(const QList<account::User> users, accounts.list());
    QJsonArray rows;
    for (const account::User &user : users) {
        rows.append(QJsonObject{{QStringLiteral("id"), user.name},
            {QStringLiteral("roles"), QJsonArray::fromStringList(user.roles)},
            {QStringLiteral("locked"), user.isLocked}});
        if (!wantsJson)
            commandline::print(user.name + u'\t' + user.roles.join(u' '));
    }
    if (wantsJson)
        commandline::printJson(rows);
    return {};
}

Result<> run(account::Accounts &accounts, const Asked &asked, bool wantsJson)
{
    if (asked.what == u"add")
        return accounts.add({.name = asked.name, .roles = asked.roles}, *asked.password);
    if (asked.what == u"passwd")
        return accounts.setPassword(asked.name, *asked.password);
    if (asked.what == u"remove")
        return accounts.remove(asked.name);
    return list(accounts, wantsJson);
}

Result<> runOn(const QString &profileDir, const Asked &asked, bool wantsJson)
{
    const QString name = QStringLiteral("accounts");
    HZ_TRY(const auto profile, store::Profile::open(profileDir, {.databases = {{name, {}}}}));
    HZ_TRY(const auto log, openLog(profileDir));
    account::Accounts accounts(profile->database(name), log.get());
    return run(accounts, asked, wantsJson);
}

} // namespace

std::optional<QString> passwordFromInput()
{
    char line[kMostLine];
    if (!std::fgets(line, kMostLine, stdin))
        return std::nullopt;
    QString password = QString::fromUtf8(line);
    while (password.endsWith(u'\n') || password.endsWith(u'\r'))
        password.chop(1);
    return password;
}

// A running hub has the log open: what is done beside it stands in one of its own.
Result<std::unique_ptr<account::AuditLog>> openLog(const QString &profileDir)
{
    const QString folder = profileDir + QStringLiteral("/hub");
    HZ_CHECK(makePath(folder));
    auto log = account::AuditLog::open(folder + QStringLiteral("/audit.jsonl"));
    if (log || log.error().kind != Error::Kind::Conflict)
        return log;
    return account::AuditLog::open(folder + QStringLiteral("/audit-beside.jsonl"));
}

int runUserCommand(const QString &profileDir, QStringList arguments, bool wantsJson)
{
    static const QStringList kKnown{QStringLiteral("add"), QStringLiteral("passwd"),
        QStringLiteral("list"), QStringLiteral("remove")};
    const bool isKnown = kKnown.contains(arguments.value(0));
    const std::optional<Asked> asked
        = isKnown ? askedIn(std::move(arguments)) : std::optional<Asked>();
    if (!asked) {
        commandline::warn(commandsHelp());
        return commandline::kWrongUse;
    }
    const Result<> done = runOn(profileDir, *asked, wantsJson);
    return done ? int(commandline::kDone) : commandline::fail(done.error());
}

} // namespace hz::hub
