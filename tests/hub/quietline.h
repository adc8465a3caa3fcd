// What a meeting with a hub takes on the line, heads and all, while nothing is new.
#pragma once

#include "badline.h"
#include "hubprogram.h"
#include "plainhttp.h"

#include <hz/account/accounts.h>
#include <hz/store/profile.h>
#include <hz/sync/httpendpoint.h>
#include <hz/sync/hub.h>
#include <hz/sync/stick.h>

#include <sync/synctest.h>

namespace hz::test {

/// A hub with the database “school” and somebody who may use it, signed in both ways.
class QuietHub {
public:
    explicit QuietHub(const QString &profile)
        : m_bearerKey(bearerKeyOf(profile))
        , m_hub(started(profile))
    {
        TaskControl task;
        const auto who = sync::signInAt(
            {QUrl(m_hub.url()), {}}, QStringLiteral("li.wei"), QStringLiteral("li knows it"), task);
        if (!who)
            qFatal("%s", told(who).constData());
        m_cookie = who->cookie;
        const PlainHeaders signedIn{{"Cookie", m_cookie}};
        if (askOnce(m_hub.port(), "PUT", "/school", signedIn).status != 201)
            qFatal("no database");
        const QString server = askOnce(m_hub.port(), "GET", "/", signedIn)
                                   .json()[QLatin1StringView("uuid")]
                                   .toString();
        m_bearer = m_bearerKey.issue({QStringLiteral("li.wei"), {QStringLiteral("_admin")}}, server,
            std::chrono::minutes(60), systemClock().now());
    }

    quint16 port() const { return m_hub.port(); }
    QString url() const { return m_hub.url() + QStringLiteral("/school"); }
    sync::Credentials withCookie() const
    {
        return {.session = std::make_shared<sync::HubSession>(m_cookie)};
    }
    sync::Credentials withBearer() const { return {.bearer = m_bearer}; }

private:
    static QString started(const QString &profile)
    {
        HubProgram::addAdmin(profile, QStringLiteral("li.wei"), "li knows it");
        return profile;
    }
    static account::BearerKey bearerKeyOf(const QString &profile)
    {
        const auto opened
            = store::Profile::open(profile, {.databases = {{QStringLiteral("accounts"), {}}}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        account::Accounts accounts((*opened)->database(u"accounts"), nullptr);
        return *accounts.bearerKey();
    }

    const account::BearerKey m_bearerKey;
    const HubProgram m_hub;
    QByteArray m_cookie;
    QByteArray m_bearer;
};

struct QuietUse {
    int requests = 0;
    qint64 bytes = 0;
    qint64 checked = 0; // revisions that were told of all the same
};

/// One meeting on a new connection, counted at the socket; over the same line each time, for a hub
/// is known by its address. Ends the program where it fails.
inline QuietUse meetingOf(store::Database &database, const BadLine &line, sync::Direction direction,
    const sync::Credentials &credentials)
{
    const int requests = line.requests();
    const qint64 bytes = line.bytes();
    const auto remote = sync::HttpEndpoint::open(
        QUrl(QStringLiteral("http://127.0.0.1:%1/school").arg(line.port())),
        {.credentials = credentials});
    sync::StoreEndpoint local(database);
    TaskControl task;
    QuietUse use;
    const auto run = [&](sync::Endpoint &source, sync::Endpoint &target) {
        const auto report = sync::replicate(source, target, {}, task);
        if (!report)
            qFatal("%s", told(report).constData());
        use.checked += report->checked;
    };
    if (direction != sync::Direction::Push)
        run(**remote, local);
    if (direction != sync::Direction::Pull)
        run(local, **remote);
    use.requests = line.requests() - requests;
    use.bytes = line.bytes() - bytes;
    return use;
}

} // namespace hz::test
