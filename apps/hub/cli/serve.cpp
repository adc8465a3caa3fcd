#include "serve.h"

#include "databases.h"
#include "upward.h"
#include "users.h"

#include <hz/core/commandline.h>
#include <hz/core/paths.h>
#include <hz/sync/discovery.h>
#include <hz/sync/hubserver.h>
#include <hz/sync/upward.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>
#include <QtCore/QSysInfo>
#include <QtNetwork/QHostAddress>

namespace hz::hub {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::hub::Commands)
};

constexpr quint16 kUsualPort = 5984; // CouchDB's

struct Listen {
    QString address;
    quint16 port;
};

// "127.0.0.1:5984", "[::1]:5984", or a port alone.
std::optional<Listen> listenOf(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString address = colon < 0 ? QStringLiteral("127.0.0.1") : text.first(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1).chopped(1);
    bool isPort = false;
    const uint port = text.sliced(colon + 1).toUInt(&isPort);
    if (!isPort || port > 65535 || QHostAddress(address).isNull())
        return std::nullopt;
    return Listen{address, quint16(port)};
}

int serve(const QString &profileDir, QStringList arguments, bool wantsJson)
{
    const QString where = commandline::takeOption(arguments, QStringLiteral("--listen"))
                              .value_or(QStringLiteral("127.0.0.1:%1").arg(kUsualPort));
    const std::optional<QString> origins
        = commandline::takeOption(arguments, QStringLiteral("--cors"));
    const bool usesTls = !arguments.removeOne(QStringLiteral("--no-tls"));
    const std::optional<Listen> listen = listenOf(where);
    if (!arguments.isEmpty() || !listen) {
        commandline::warn(
            listen ? commandsHelp() : Tr::tr("“%1” is no address with a port.").arg(where));
        return commandline::kWrongUse;
    }
    sync::EndSignal end;
    const auto server = sync::Server::start({.profileDir = profileDir,
        .address = listen->address,
        .port = listen->port,
        .usesTls = usesTls,
        .origins = origins ? origins->split(u',') : QStringList()});
    if (!server)
        return commandline::fail(server.error());
    const sync::Server &hub = **server;
    if (wantsJson)
        commandline::printJson(QJsonObject{{QStringLiteral("url"), hub.url()},
            {QStringLiteral("port"), hub.port()}, {QStringLiteral("uuid"), hub.uuid()},
            {QStringLiteral("fingerprint"), hub.fingerprint()},
            {QStringLiteral("pairing"), hub.pairing()},
            {QStringLiteral("setup"), hub.setupCode()}});
    else
        commandline::print(
            Tr::tr("The hub can be reached at %1. It is %2.").arg(hub.url(), hub.uuid()));
    if (usesTls && !wantsJson)
        commandline::print(
            Tr::tr("Its certificate has the SHA-256 fingerprint %1.").arg(hub.fingerprint()));
    if (usesTls && !wantsJson)
        commandline::print(Tr::tr("Other computers join with this pairing code, pasted in place of "
                                  "an address: %1")
                               .arg(hub.pairing()));
    if (!hub.setupCode().isEmpty() && !wantsJson)
        commandline::print(
            Tr::tr("It has no administrator yet. Open %1/_hezhou/ and enter the code %2; it holds "
                   "until the hub is started anew.")
                .arg(hub.url(), hub.setupCode()));
    // Others can find it only where they can reach it.
    std::optional<sync::Announcement> announcement;
    if (!QHostAddress(listen->address).isLoopback())
        announcement.emplace(sync::FoundHub{.name = QSysInfo::machineHostName(),
            .url = QUrl(hub.url()),
            .uuid = hub.uuid(),
            .fingerprint = hub.fingerprint().toLatin1()});
    const sync::Upward upward(
        hub, profileDir, [](const QString &line) { commandline::warn(line); });
    end.wait();
    return commandline::kDone;
}

} // namespace

QString commandsHelp()
{
    return Tr::tr("serve   offer the databases of the profile to other computers") + u'\n'
        + Tr::tr("user add|passwd NAME --password-stdin   let somebody sign in; another password")
        + u'\n' + Tr::tr("user list   who may sign in") + u'\n'
        + Tr::tr("user remove NAME   somebody signs in no more") + u'\n'
        + Tr::tr("db create NAME   a new database, for administrators only") + u'\n'
        + Tr::tr("db list   the databases and who may use them") + u'\n'
        + Tr::tr(
            "db secure NAME [--members A,B] [--member-roles R] [--admins A] [--admin-roles R]   "
            "who may use it")
        + u'\n'
        + Tr::tr("upward set ADDRESS|PAIRINGCODE --db NAME [--as NAME] --name USER "
                 "--password-stdin [--fingerprint SHA256]   a database goes up to another hub as "
                 "long as this one serves")
        + u'\n' + Tr::tr("upward list   which databases go up, and where to") + u'\n'
        + Tr::tr("upward remove --db NAME   it goes up no more");
}

int runCommand(const QString &profileDir, QStringList command, bool wantsJson)
{
    const QString name = command.takeFirst();
    if (name == u"user")
        return runUserCommand(profileDir, std::move(command), wantsJson);
    if (name == u"db")
        return runDatabaseCommand(profileDir, std::move(command), wantsJson);
    if (name == u"upward")
        return runUpwardCommand(profileDir, std::move(command), wantsJson);
    if (name == u"serve")
        return serve(profileDir, std::move(command), wantsJson);
    commandline::warn(commandsHelp());
    return commandline::kWrongUse;
}

} // namespace hz::hub
