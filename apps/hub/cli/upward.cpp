#include "upward.h"

#include "serve.h"
#include "users.h"

#include <hz/account/auditlog.h>
#include <hz/core/commandline.h>
#include <hz/sync/hubserver.h>
#include <hz/sync/upwardconfig.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::hub {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::hub::Commands)
};

constexpr int kSha256Bytes = 32;

Result<> note(const QString &profileDir, const char *what, const sync::UpwardPair &pair)
{
    HZ_TRY(const auto log, openLog(profileDir));
    return log->append({.what = QString::fromLatin1(what),
        .who = QStringLiteral("command line"),
        .about = pair.title() + QStringLiteral(" (") + pair.user + u')'});
}

QJsonObject jsonOf(const sync::UpwardPair &pair)
{
    return {{QStringLiteral("id"), pair.database},
        {QStringLiteral("url"), pair.remoteUrl().toString()},
        {QStringLiteral("fingerprint"), QString::fromLatin1(pair.hub.fingerprint)},
        {QStringLiteral("user"), pair.user},
        {QStringLiteral("set"), pair.setAt.toString(Qt::ISODate)}};
}

// As people copy it, with colons or without.
Result<QByteArray> fingerprintOf(const QString &typed)
{
    const QByteArray sum = QByteArray::fromHex(typed.toLatin1());
    if (sum.size() != kSha256Bytes)
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” is no SHA-256 fingerprint of a certificate: that has 64 digits from 0 to "
                   "F.")
                .arg(typed.left(100)));
    return sum.toHex(':').toUpper();
}

struct Asked {
    std::optional<QString> database, remote, user, fingerprint;
    QString address = {};
    QString password = {};
};

std::optional<Asked> askedIn(QStringList arguments)
{
    using commandline::takeOption;
    Asked asked{.database = takeOption(arguments, QStringLiteral("--db")),
        .remote = takeOption(arguments, QStringLiteral("--as")),
        .user = takeOption(arguments, QStringLiteral("--name")),
        .fingerprint = takeOption(arguments, QStringLiteral("--fingerprint"))};
    const bool hasPassword = arguments.removeOne(QStringLiteral("--password-stdin"));
    if (arguments.size() != 1 || !asked.database || !asked.user || !hasPassword)
        return std::nullopt;
    asked.address = arguments.first();
    const std::optional<QString> password = passwordFromInput();
    if (!password)
        return std::nullopt;
    asked.password = *password;
    return asked;
}

Result<sync::UpwardPair> pairOf(const Asked &asked)
{
    HZ_TRY(sync::HubAddress hub, sync::hubAddress(asked.address));
    if (asked.fingerprint) {
        HZ_TRY(hub.fingerprint, fingerprintOf(*asked.fingerprint));
    }
    const sync::UpwardPair pair{.database = *asked.database,
        .remote = asked.remote.value_or(*asked.database),
        .hub = hub,
        .user = *asked.user,
        .password = asked.password,
        .setAt = QDateTime::currentDateTimeUtc()};
    return sync::UpwardPair::fromJson(pair.toJson()); // which looks at the names
}

// Kept whether it goes now or not: the line may be down, the database above be made later.
int set(const QString &profileDir, const Asked &asked, bool wantsJson)
{
    const Result<sync::UpwardPair> pair = pairOf(asked);
    if (!pair)
        return commandline::fail(pair.error());
    if (const Result<> kept = sync::setUpward(profileDir, *pair); !kept)
        return commandline::fail(kept.error());
    if (const Result<> noted = note(profileDir, "upward-set", *pair); !noted)
        return commandline::fail(noted.error());
    const Result<bool> goes
        = commandline::runAndWait([&pair = *pair](TaskControl &task) -> Result<bool> {
              HZ_CHECK(sync::checkUpward(pair, task));
              return true;
          });
    if (!goes)
        commandline::warn(Tr::tr("It is kept, but does not go yet: %1").arg(goes.error().message));
    if (wantsJson) {
        QJsonObject json = jsonOf(*pair);
        json.insert(QStringLiteral("goes"), goes.has_value());
        commandline::printJson(json);
    } else if (goes) {
        commandline::print(Tr::tr("%1: goes up as long as this hub serves.").arg(pair->title()));
    }
    return commandline::kDone;
}

int list(const QString &profileDir, bool wantsJson)
{
    const Result<QList<sync::UpwardPair>> pairs = sync::readUpward(profileDir);
    if (!pairs)
        return commandline::fail(pairs.error());
    QJsonArray rows;
    for (const sync::UpwardPair &pair : *pairs) {
        rows.append(jsonOf(pair));
        if (!wantsJson)
            commandline::print(pair.title() + u'\t' + pair.user);
    }
    if (wantsJson)
        commandline::printJson(rows);
    else if (rows.isEmpty())
        commandline::print(
            Tr::tr("No database of this hub goes up to another one. To push one up: hezhou-hub "
                   "upward set ADDRESS --db NAME --name USER --password-stdin"));
    return commandline::kDone;
}

int remove(const QString &profileDir, const QString &database)
{
    const Result<sync::UpwardPair> removed = sync::removeUpward(profileDir, database);
    if (!removed)
        return commandline::fail(removed.error());
    const Result<> noted = note(profileDir, "upward-remove", *removed);
    return noted ? int(commandline::kDone) : commandline::fail(noted.error());
}

} // namespace

int runUpwardCommand(const QString &profileDir, QStringList arguments, bool wantsJson)
{
    const QString what = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (what == u"set") {
        if (const std::optional<Asked> asked = askedIn(std::move(arguments)))
            return set(profileDir, *asked, wantsJson);
    } else if (what == u"list" && arguments.isEmpty()) {
        return list(profileDir, wantsJson);
    } else if (what == u"remove") {
        const auto database = commandline::takeOption(arguments, QStringLiteral("--db"));
        if (database && arguments.isEmpty())
            return remove(profileDir, *database);
    }
    commandline::warn(commandsHelp());
    return commandline::kWrongUse;
}

} // namespace hz::hub
