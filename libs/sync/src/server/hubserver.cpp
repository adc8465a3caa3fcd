#include "pairing_p.h"
#include "router_p.h"
#include "tlsidentity_p.h"

#include <hz/sync/hub.h>
#include <hz/sync/hubserver.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>

#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

// Of a static library, for whoever links it; the macro works in no namespace.
static void useHubPages()
{
    Q_INIT_RESOURCE(hub);
}

namespace hz::sync {

using namespace server;

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Server)
};

Q_LOGGING_CATEGORY(lcHub, "hz.hub")

constexpr unsigned kLeastThreads = 4; // some may wait for the disk
constexpr std::chrono::seconds kPoliteEnd{5};

// Sessions that live, so that they can be told of the end.
class Sessions {
public:
    void add(const std::shared_ptr<Session> &session)
    {
        const std::lock_guard lock(m_mutex);
        if (m_all.size() > 2 * m_atLastSweep + 64) {
            for (auto it = m_all.begin(); it != m_all.end();)
                it = it->expired() ? m_all.erase(it) : std::next(it);
            m_atLastSweep = m_all.size();
        }
        m_all.insert(session);
    }
    void stopAll()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &each : m_all)
            if (const auto session = each.lock())
                session->stop();
    }

private:
    using Weak = std::weak_ptr<Session>;
    std::mutex m_mutex; // guards both
    std::set<Weak, std::owner_less<Weak>> m_all;
    size_t m_atLastSweep = 0;
};

// One of the connections that a server allows; gives its place back when it ends.
class Place {
public:
    Place(std::shared_ptr<std::atomic_int> taken, std::shared_ptr<void> connection)
        : m_taken(std::move(taken))
        , m_connection(std::move(connection))
    {
    }
    ~Place() { --*m_taken; }
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

private:
    const std::shared_ptr<std::atomic_int> m_taken;
    const std::shared_ptr<void> m_connection;
};

// TLS 1.2 and later, with what OpenSSL deems good.
Result<> setUpTls(asio::ssl::context &tls, const TlsIdentity &identity, const QString &folder)
{
    error_code error;
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2
            | asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1
            | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression,
        error);
    const auto bytes = [](const QByteArray &pem) {
        return asio::buffer(pem.constData(), std::size_t(pem.size()));
    };
    if (!error)
        tls.use_certificate_chain(bytes(identity.certificate), error);
    if (!error)
        tls.use_private_key(bytes(identity.key), asio::ssl::context::pem, error);
    if (error)
        return failure(Error::Kind::Corrupt,
            Names::tr("The key and the certificate in “%1” do not belong together.").arg(folder),
            QString::fromStdString(error.message()));
    return {};
}

} // namespace

bool isHubDatabaseName(const QString &name)
{
    return server::isDatabaseName(name);
}

struct EndSignal::Signals {
    asio::io_context waiting; // of the thread that waits alone
    asio::signal_set signals{waiting, SIGTERM, SIGINT};
};

EndSignal::EndSignal()
    : m_signals(std::make_unique<Signals>())
{
}

EndSignal::~EndSignal() = default;

void EndSignal::wait()
{
    m_signals->signals.async_wait([](const error_code &, int) {});
    m_signals->waiting.run();
}

struct Server::Parts {
    asio::io_context context;
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    std::shared_ptr<Databases> databases;
    std::shared_ptr<Gate> gate;
    const std::shared_ptr<Activity> activity = std::make_shared<Activity>();
    std::shared_ptr<Router> router;
    std::optional<asio::ssl::context> tls;
    QString fingerprint;
    tcp::acceptor acceptor{context};
    asio::steady_timer pause{context};
    const std::shared_ptr<std::atomic_int> taken = std::make_shared<std::atomic_int>(0);
    int maxConnections = 0;
    Sessions sessions;
    tcp::endpoint endpoint;
    std::vector<std::thread> threads;
    std::mutex mutex; // guards running
    std::condition_variable ended;
    unsigned running = 0;

    void run();
    void accept();
    void admit(Socket socket, const Strand &strand);
};

void Server::Parts::run()
{
    context.run();
    const std::lock_guard lock(mutex);
    --running;
    ended.notify_all();
}

void Server::Parts::accept()
{
    const Strand strand(context.get_executor());
    acceptor.async_accept(strand, [this, strand](const error_code &error, Socket socket) {
        if (error == asio::error::operation_aborted)
            return;
        if (error) { // no more files may be open: some will close
            qCWarning(lcHub) << "accept:" << error.message().c_str();
            pause.expires_after(std::chrono::milliseconds(100));
            pause.async_wait([this](const error_code &stopped) {
                if (!stopped)
                    accept();
            });
            return;
        }
        if (++*taken > maxConnections)
            --*taken; // closes
        else
            admit(std::move(socket), strand);
        accept();
    });
}

void Server::Parts::admit(Socket socket, const Strand &strand)
{
    error_code error;
    const auto peer = QString::fromStdString(socket.remote_endpoint(error).address().to_string());
    const auto place = std::make_shared<Place>(taken, activity->connected(peer));
    socket.set_option(tcp::no_delay(true), error);
    auto wire = tls ? tlsWire(std::move(socket), *tls) : plainWire(std::move(socket));
    const auto session = std::make_shared<Session>(std::move(wire), strand, peer, router, place);
    sessions.add(session);
    session->start();
}

Server::Server(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

Server::~Server()
{
    stop();
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions &options)
{
    useHubPages();
    auto parts = std::make_unique<Parts>();
    error_code error;
    const auto address = asio::ip::make_address(options.address.toStdString(), error);
    if (error)
        return failure(Error::Kind::Invalid, Names::tr("“%1” is no address.").arg(options.address));
    HZ_TRY(std::unique_ptr<Databases> databases,
        Databases::open(options.profileDir, options.maxIdleDatabases));
    parts->databases = std::move(databases);
    if (options.usesTls) {
        HZ_TRY(const TlsIdentity identity, tlsIdentity(options.profileDir, options.address));
        parts->tls.emplace(asio::ssl::context::tls_server);
        HZ_CHECK(setUpTls(*parts->tls, identity, options.profileDir + QStringLiteral("/hub")));
        parts->fingerprint = QString::fromLatin1(identity.fingerprint);
    }
    HZ_TRY(std::unique_ptr<Gate> gate,
        Gate::open(parts->databases->accounts(), options.profileDir, parts->databases->uuid(),
            GateOptions{.usesTls = options.usesTls,
                .isOnlyHere = address.is_loopback(),
                .sessions = options.sessions}));
    parts->gate = std::move(gate);
    if (!address.is_loopback() && !options.usesTls)
        return failure(Error::Kind::Denied,
            Names::tr("Without encryption the hub can be reached from this computer only."));
    parts->router
        = std::make_shared<Router>(parts->databases, parts->gate, parts->activity, parts->context,
            RouterOptions{.origins = options.origins,
                .limits = {.times = options.times},
                .fingerprint = parts->fingerprint.toLatin1()});
    parts->maxConnections = options.maxConnections;

    const tcp::endpoint wanted(address, options.port);
    parts->acceptor.open(wanted.protocol(), error);
    if (!error)
        parts->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        parts->acceptor.bind(wanted, error);
    if (!error)
        parts->acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (!error)
        parts->endpoint = parts->acceptor.local_endpoint(error);
    if (error)
        return failure(Error::Kind::Io,
            Names::tr("Cannot listen on %1, port %2: is another hub running there?")
                .arg(options.address)
                .arg(options.port),
            QString::fromStdString(error.message()));
    auto server = std::unique_ptr<Server>(new Server(std::move(parts)));
    Parts &live = *server->m_parts;
    live.accept();
    const unsigned count = std::max(kLeastThreads, std::thread::hardware_concurrency());
    live.running = count;
    for (unsigned i = 0; i < count; ++i)
        live.threads.emplace_back([&live] { live.run(); });
    return server;
}

QString Server::url() const
{
    const auto &address = m_parts->endpoint.address();
    const QString text = QString::fromStdString(address.to_string());
    return QStringLiteral("%1://%2:%3")
        .arg(QLatin1StringView(m_parts->tls ? "https" : "http"),
            address.is_v6() ? u'[' + text + u']' : text)
        .arg(port());
}

quint16 Server::port() const
{
    return m_parts->endpoint.port();
}

QString Server::fingerprint() const
{
    return m_parts->fingerprint;
}

QString Server::pairing() const
{
    return pairingText(
        {.url = server::reachable(QUrl(url())), .fingerprint = m_parts->fingerprint.toLatin1()});
}

QString Server::setupCode() const
{
    return m_parts->gate->setupCode();
}

QString Server::uuid() const
{
    return m_parts->databases->uuid();
}

Result<std::shared_ptr<store::Database>> Server::hold(
    const QString &name, std::function<void()> onDropped) const
{
    // Keeps the database from being closed as unused.
    struct Hold {
        DatabasePtr database;
        int watcher = 0;

        ~Hold() { database->watchers->remove(watcher); }
    };
    const Answer<DatabasePtr> found = m_parts->databases->find(name);
    if (!found)
        return failure(found.error().status == 404 ? Error::Kind::NotFound : Error::Kind::Io,
            found.error().status == 404
                ? Names::tr("This hub has no database “%1”.").arg(name.left(100))
                : Names::tr("The database “%1” cannot be opened.").arg(name),
            found.error().reason);
    const auto held = std::make_shared<Hold>();
    held->database = *found;
    held->watcher
        = (*found)->watchers->add([database = found->get(), onDropped = std::move(onDropped)] {
              if (database->isDropped)
                  onDropped();
          });
    if ((*found)->isDropped) // before we watched
        return failure(
            Error::Kind::NotFound, Names::tr("This hub has no database “%1”.").arg(name.left(100)));
    return std::shared_ptr<store::Database>(held, (*found)->store.get());
}

void Server::showUpward(const QJsonArray &rows) const
{
    m_parts->activity->setUpward(rows);
}

void Server::stop()
{
    if (m_parts->threads.empty())
        return;
    asio::post(m_parts->context, [this] {
        error_code ignored;
        m_parts->acceptor.close(ignored);
        m_parts->pause.cancel();
    });
    m_parts->sessions.stopAll();
    // The threads end by themselves when nothing is left to do, and at the latest when told.
    m_parts->work.reset();
    {
        std::unique_lock lock(m_parts->mutex);
        if (!m_parts->ended.wait_for(lock, kPoliteEnd, [this] { return m_parts->running == 0; }))
            m_parts->context.stop();
    }
    for (std::thread &thread : m_parts->threads)
        thread.join();
    m_parts->threads.clear();
}

} // namespace hz::sync
