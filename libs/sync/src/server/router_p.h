// Finds who answers an address. Any thread.
#pragma once

#include "databases_p.h"
#include "gate_p.h"
#include "session_p.h"
#include "statuspage_p.h"

namespace hz::sync::server {

struct RouterOptions {
    QStringList origins = {};
    SessionLimits limits = {};
    QByteArray fingerprint = {}; // of the certificate; empty without TLS
};

class Router final : public SessionHost {
public:
    Router(std::shared_ptr<Databases> databases, std::shared_ptr<Gate> gate,
        std::shared_ptr<Activity> activity, boost::asio::io_context &context,
        RouterOptions options);

    Answer<std::unique_ptr<BodySink>> route(const Request &request) override;
    void addHeaders(const Request &request, Response &response) override;
    const SessionLimits &limits() const override { return m_options.limits; }

private:
    using Sink = Answer<std::unique_ptr<BodySink>>;
    using Identity = account::Identity;

    Sink routeServer(const Request &request, const Identity &who);
    Sink routeSession(const Request &request, const Identity &who);
    Sink routeDatabase(const Request &request, const Identity &who);
    Sink routeInside(const DatabasePtr &database, const Request &request, const Identity &who);
    Sink routeSecurity(const QString &name, const Request &request, const Identity &who);
    Sink makeDatabase(const QString &name, const Identity &who);
    Sink dropDatabase(const QString &name, const Identity &who);
    Answer<std::monostate> checkOrigin(const Request &request) const;

    const std::shared_ptr<Databases> m_databases;
    const std::shared_ptr<Gate> m_gate;
    const std::shared_ptr<Activity> m_activity;
    const StatusPage m_page;
    boost::asio::io_context &m_context;
    const RouterOptions m_options;
};

} // namespace hz::sync::server
