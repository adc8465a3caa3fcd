// Finds who answers an address. Any thread.
#pragma once

#include "databases_p.h"
#include "session_p.h"

namespace hz::sync::server {

struct RouterOptions {
    QStringList origins = {};
    SessionLimits limits = {};
};

class Router final : public SessionHost {
public:
    Router(std::shared_ptr<Databases> databases, boost::asio::io_context &context,
        RouterOptions options);

    Answer<std::unique_ptr<BodySink>> route(const Request &request) override;
    void addHeaders(const Request &request, Response &response) override;
    const SessionLimits &limits() const override { return m_options.limits; }

private:
    Answer<std::unique_ptr<BodySink>> routeServer(const Request &request);
    Answer<std::unique_ptr<BodySink>> routeDatabase(const Request &request);
    Answer<std::unique_ptr<BodySink>> routeInside(
        const DatabasePtr &database, const Request &request);
    Answer<std::unique_ptr<BodySink>> dropDatabase(const QString &name);
    Answer<std::monostate> checkOrigin(const Request &request) const;

    const std::shared_ptr<Databases> m_databases;
    boost::asio::io_context &m_context;
    const RouterOptions m_options;
};

} // namespace hz::sync::server
