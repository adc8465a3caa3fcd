#include "fields_p.h"

#include <hz/inventory/linetest.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QLocale>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxyFactory>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <vector>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::LineTest)
};

using std::chrono::milliseconds;

constexpr milliseconds kTick{50};
constexpr milliseconds kConnectWithin{2'000};
constexpr int kConnects = 5;
constexpr qint64 kReadBuffer = 1LL << 20;
constexpr qint64 kFirstPost = 64 << 10, kMostPost = 8LL << 20; // bytes
constexpr milliseconds kShortPost{250}; // a longer post is tried
constexpr int kPosts = 2; // side by side, so that the line is not idle between them
constexpr qint64 kLeastBytes = 64 << 10; // of one answer: below it a line is not measured
constexpr qsizetype kHeadBytes = 512; // looked at to tell a page from data
constexpr int kMostRefusals = 3; // of a server while it has answered others
constexpr int kHttps = 443, kHttp = 80;

bool isPage(const QString &type, const QByteArray &head)
{
    if (type.startsWith(u"text/html", Qt::CaseInsensitive)
        || type.startsWith(u"application/xhtml", Qt::CaseInsensitive))
        return true;
    const QByteArray begin = head.trimmed().left(15).toLower();
    return begin.startsWith("<!doctype html") || begin.startsWith("<html");
}

QByteArray randomBytes(qint64 count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    QRandomGenerator generator(QRandomGenerator::global()->generate());
    generator.fillRange(reinterpret_cast<quint32 *>(bytes.data()), count / qint64(sizeof(quint32)));
    return bytes;
}

// Of several the one that says most about what to do.
QString certificateTrouble(const QString &host, const QList<QSslError> &errors)
{
    const auto with = [&errors](QSslError::SslError kind) -> const QSslError * {
        const auto found = std::find_if(errors.begin(), errors.end(),
            [kind](const QSslError &error) { return error.error() == kind; });
        return found == errors.end() ? nullptr : &*found;
    };
    const QSslError *dated = with(QSslError::CertificateExpired);
    if (!dated)
        dated = with(QSslError::CertificateNotYetValid);
    const QLocale locale;
    if (dated)
        return Tr::tr("The certificate of “%1” is good from %2 to %3, and it is %4 by the clock of "
                      "this machine. Set the clock right, or take another address.")
            .arg(host, writtenDay(dated->certificate().effectiveDate().date()),
                writtenDay(dated->certificate().expiryDate().date()),
                writtenDay(QDate::currentDate()));
    if (const QSslError *named = with(QSslError::HostNameMismatch))
        return Tr::tr("“%1” shows the certificate of “%2”: the address is wrong, or the network "
                      "asks to sign in first.")
            .arg(host, named->certificate().subjectDisplayName());
    return Tr::tr("“%1” has no certificate that this machine trusts. Take another address, or have "
                  "the certificate installed.")
        .arg(host);
}

QString proxyTrouble(const QString &proxy, QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::ProxyNotFoundError)
        return Tr::tr("The proxy “%1” was not found. It is set in this system; is it the right "
                      "one?")
            .arg(proxy);
    if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        return Tr::tr("The proxy “%1” asks for a name and a password. Take an address that is "
                      "reached without it.")
            .arg(proxy);
    return Tr::tr("The proxy “%1” takes no connection, or did not let it through. Is it the right "
                  "one, and does it run? Else take an address that is reached without it.")
        .arg(proxy);
}

// What was found out beside the answer.
struct Found {
    QString proxy = {}; // host:port
    QList<QSslError> certificate = {};
};

Error errorOf(QNetworkReply &reply, const Found &found)
{
    const QString host = reply.url().host();
    const auto network = [&reply](const QString &message) {
        return Error{Error::Kind::Network, message, reply.errorString()};
    };
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return network(
            Tr::tr("“%1” was not found: there is no line, or the address is wrong.").arg(host));
    case QNetworkReply::ConnectionRefusedError:
        return network(Tr::tr("“%1” takes no connection: its server does not run, or a firewall "
                              "is in between.")
                           .arg(host));
    case QNetworkReply::SslHandshakeFailedError:
        return network(found.certificate.isEmpty()
                ? Tr::tr("No secure connection to “%1” came about: its server speaks http:// "
                         "alone, or something in between breaks it.")
                      .arg(host)
                : certificateTrouble(host, found.certificate));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return network(proxyTrouble(found.proxy, reply.error()));
    case QNetworkReply::TimeoutError:
        return network(Tr::tr("“%1” did not answer in time.").arg(host));
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        return network(Tr::tr("“%1” leads elsewhere again and again.").arg(host));
    case QNetworkReply::RemoteHostClosedError:
        return network(Tr::tr("“%1” ended the connection.").arg(host));
    case QNetworkReply::UnknownNetworkError: // so Qt calls a proxy that refuses
        if (!found.proxy.isEmpty())
            return network(proxyTrouble(found.proxy, reply.error()));
        break;
    default:
        break;
    }
    if (status >= 400)
        return network(Tr::tr("“%1” answered with error %2. Is the address right?")
                           .arg(reply.url().toDisplayString())
                           .arg(status));
    return network(Tr::tr("Nothing came from “%1”: %2").arg(host, reply.errorString()));
}

// What came or went by when.
struct Progressed {
    qint64 nsecs;
    qint64 bytes;
};

// Of the last three quarters; kbit/s.
qint64 rateOf(const std::vector<Progressed> &course)
{
    if (course.empty() || course.back().nsecs <= 0)
        return 0;
    const Progressed end = course.back();
    Progressed begin{0, 0};
    for (const Progressed &each : course)
        if (each.nsecs * 4 <= end.nsecs)
            begin = each;
    const qint64 nsecs = std::max<qint64>(1, end.nsecs - begin.nsecs);
    return qint64(double(end.bytes - begin.bytes) * 8e6 / double(nsecs));
}

} // namespace

Result<> checkOptions(const LineTestOptions &options)
{
    const auto check = [](const QUrl &url) -> Result<> {
        if (url.isValid() && !url.host().isEmpty()
            && (url.scheme() == u"http" || url.scheme() == u"https"))
            return {};
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” is no address of the web: it begins with http:// or https://.")
                .arg(url.toDisplayString()));
    };
    HZ_CHECK(check(options.url));
    return options.uploadUrl.isEmpty() ? Result<>() : check(options.uploadUrl);
}

// ---------------------------------------------------------------- one run, on the thread

class LineTester::Run final : public QObject {
public:
    Run(const LineTestOptions &options, std::shared_ptr<TaskState> state,
        QPromise<Result<LineReading>> promise)
        : m_options(options)
        , m_control(std::move(state))
        , m_promise(std::move(promise))
    {
        m_promise.start();
    }
    ~Run() override
    {
        if (!m_isDone)
            m_promise.addResult(Result<LineReading>(cancelled()));
        m_promise.finish();
    }

    void start()
    {
        m_manager = new QNetworkAccessManager(this);
        const QList<QNetworkProxy> proxies
            = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(m_options.url));
        if (!proxies.isEmpty())
            m_manager->setProxy(proxies.front());
        m_isDirect = proxies.isEmpty() || proxies.front().type() == QNetworkProxy::NoProxy
            || proxies.front().type() == QNetworkProxy::DefaultProxy;
        if (!m_isDirect)
            m_found.proxy = QStringLiteral("%1:%2")
                                .arg(proxies.front().hostName())
                                .arg(proxies.front().port());
        m_reading.address = m_options.url.toDisplayString(QUrl::RemoveUserInfo);
        m_ticker = new QTimer(this);
        connect(m_ticker, &QTimer::timeout, this, &Run::tick);
        m_ticker->start(kTick);
        if (m_isDirect)
            connectOnce();
        else
            beginDown();
    }

private:
    enum class Phase { Connecting, Down, Up };

    milliseconds whole() const
    {
        return m_options.downFor
            + (m_options.uploadUrl.isEmpty() ? milliseconds(0) : m_options.upFor);
    }

    void tick()
    {
        if (m_control.isCancelled())
            return end(cancelled());
        const qint64 total = whole().count();
        const qint64 before = m_phase == Phase::Up ? m_options.downFor.count() : 0;
        const qint64 now = m_phase == Phase::Connecting ? 0 : m_clock.elapsed();
        m_control.setProgress(std::min(total, before + now), total);
        if (m_phase == Phase::Connecting) {
            if (m_socket && m_clock.elapsed() >= kConnectWithin.count())
                connected(false);
            return;
        }
        if (m_phase == Phase::Down)
            m_course.push_back({m_clock.nsecsElapsed(), m_bytes});
        const milliseconds most = m_phase == Phase::Down ? m_options.downFor : m_options.upFor;
        const bool isOver = milliseconds(m_clock.elapsed()) >= most;
        if (isOver && m_bytes > 0)
            return endPhase();
        const milliseconds quiet(m_clock.elapsed() - m_lastMs);
        if (m_phase == Phase::Down && m_bytes == 0 && quiet >= m_options.answerWithin)
            end(Error{Error::Kind::Network,
                Tr::tr("“%1” did not answer within %n second(s).", nullptr,
                    int(m_options.answerWithin.count() / 1'000))
                    .arg(m_options.url.host()),
                {}});
        else if (m_phase == Phase::Down && m_bytes > 0 && quiet >= m_options.stallAfter)
            end(Error{Error::Kind::Network,
                Tr::tr("“%1” stopped sending after %2 MB.")
                    .arg(m_options.url.host())
                    .arg(double(m_bytes) / 1e6, 0, 'f', 1),
                {}});
        else if (m_phase == Phase::Up && quiet >= m_options.stallAfter)
            endPhase(); // what went counts, if anything did
    }

    // ------------------------------------------------ how long a connection takes

    void connectOnce()
    {
        if (m_attempts == kConnects) {
            takeLatency();
            beginDown();
            return;
        }
        ++m_attempts;
        m_socket = new QTcpSocket(this);
        m_socket->setProxy(QNetworkProxy::NoProxy);
        connect(m_socket, &QTcpSocket::connected, this, [this] { connected(true); });
        connect(m_socket, &QTcpSocket::errorOccurred, this, [this] { connected(false); });
        // The name is looked up before the first: it is not part of the way.
        connect(m_socket, &QTcpSocket::hostFound, this, [this] { m_clock.restart(); });
        m_clock.restart();
        m_socket->connectToHost(m_options.url.host(),
            quint16(m_options.url.port(m_options.url.scheme() == u"https" ? kHttps : kHttp)));
    }

    void connected(bool isThere)
    {
        if (!m_socket)
            return;
        const qint64 nsecs = m_clock.nsecsElapsed();
        QTcpSocket *socket = m_socket;
        m_socket = nullptr;
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
        if (isThere)
            m_connects.push_back(nsecs);
        else if (m_connects.empty())
            m_attempts = kConnects; // nothing is there: the answer will say why
        QMetaObject::invokeMethod(
            this, [this] { connectOnce(); }, Qt::QueuedConnection);
    }

    void takeLatency()
    {
        if (m_connects.empty())
            return;
        std::sort(m_connects.begin(), m_connects.end());
        m_reading.latencyMs = int((m_connects[m_connects.size() / 2] + 500'000) / 1'000'000);
        m_reading.lossPermille
            = int((m_attempts - int(m_connects.size())) * 1'000 / std::max(1, m_attempts));
    }

    // ------------------------------------------------ down

    void begin(Phase phase)
    {
        m_phase = phase;
        m_bytes = 0;
        m_lastMs = 0;
        m_course.clear();
        m_clock.restart();
    }

    QNetworkRequest requestTo(const QUrl &url) const
    {
        QNetworkRequest request(url);
        request.setAttribute(
            QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setRawHeader("Accept-Encoding", "identity"); // what is unpacked did not travel
        return request;
    }

    void beginDown()
    {
        begin(Phase::Down);
        for (int i = 0; i < m_options.connections && !m_isDone; ++i)
            get();
    }

    void get()
    {
        QNetworkReply *reply = m_manager->get(requestTo(m_options.url));
        reply->setReadBufferSize(kReadBuffer);
        const auto bytes = std::make_shared<qint64>(0);
        connect(reply, &QNetworkReply::readyRead, this, [this, reply, bytes] {
            if (m_phase == Phase::Down && !m_isDone)
                take(reply, *bytes);
        });
        connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_found.certificate = errors; });
        connect(reply, &QNetworkReply::finished, this, [this, reply, bytes] {
            reply->deleteLater();
            if (m_phase != Phase::Down || m_isDone)
                return;
            if (take(reply, *bytes))
                answered(*reply, *bytes);
        });
    }

    // False where the run has ended on it.
    bool take(QNetworkReply *reply, qint64 &bytes)
    {
        const QByteArray part = reply->readAll();
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() >= 300)
            return true; // what an error says is not data
        if (bytes == 0 && !part.isEmpty()
            && isPage(reply->header(QNetworkRequest::ContentTypeHeader).toString(),
                part.left(kHeadBytes))) {
            end(Error{Error::Kind::Network,
                Tr::tr("“%1” answered with a web page where data is expected. Perhaps the network "
                       "asks to sign in first; else take the address of a large file.")
                    .arg(reply->url().host()),
                {}});
            return false;
        }
        bytes += part.size();
        m_bytes += part.size();
        if (!part.isEmpty())
            m_lastMs = m_clock.elapsed();
        if (m_bytes < m_options.mostBytes)
            return true;
        m_course.push_back({m_clock.nsecsElapsed(), m_bytes});
        endPhase();
        return false;
    }

    void answered(QNetworkReply &reply, qint64 bytes)
    {
        if (reply.error() != QNetworkReply::NoError) {
            // A server may let only so many in at once.
            if (m_bytes == 0 || ++m_refused > kMostRefusals * m_options.connections)
                end(errorOf(reply, m_found));
            else if (m_bytes > 0 && m_refused < m_options.connections)
                return;
            else
                get();
            return;
        }
        if (bytes < kLeastBytes) {
            end(Error{Error::Kind::Invalid,
                Tr::tr(
                    "“%1” gave only %2 KB: take the address of a file of some megabytes or more.")
                    .arg(m_options.url.toDisplayString())
                    .arg(double(bytes) / 1e3, 0, 'f', 1),
                {}});
            return;
        }
        get(); // until the time is over
    }

    // ------------------------------------------------ up

    void beginUp()
    {
        begin(Phase::Up);
        m_payload = randomBytes(kMostPost);
        m_post = kFirstPost;
        for (int i = 0; i < kPosts && !m_isDone; ++i)
            post();
    }

    // Only what the server has answered counts: what was handed to the system lies in its buffers.
    void post()
    {
        QNetworkRequest request = requestTo(m_options.uploadUrl);
        request.setHeader(
            QNetworkRequest::ContentTypeHeader, QStringLiteral("application/octet-stream"));
        const qint64 bytes = m_post, begun = m_clock.elapsed();
        QNetworkReply *reply = m_manager->post(request, m_payload.first(bytes));
        connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64, qint64) {
            if (m_phase == Phase::Up)
                m_lastMs = m_clock.elapsed();
        });
        connect(reply, &QNetworkReply::finished, this, [this, reply, bytes, begun] {
            reply->deleteLater();
            if (m_phase != Phase::Up || m_isDone)
                return;
            if (reply->error() != QNetworkReply::NoError) {
                m_bytes = 0; // refused
                endPhase();
                return;
            }
            m_bytes += bytes;
            m_lastMs = m_clock.elapsed();
            m_course.push_back({m_clock.nsecsElapsed(), m_bytes});
            if (m_lastMs - begun < kShortPost.count())
                m_post = std::min(kMostPost, 2 * m_post);
            if (m_bytes >= m_options.mostBytes)
                endPhase();
            else
                post();
        });
    }

    // ------------------------------------------------ the end

    void endPhase()
    {
        if (m_phase == Phase::Down) {
            m_reading.downKbps = rateOf(m_course);
            stopReplies();
            if (!m_options.uploadUrl.isEmpty())
                return beginUp();
        } else if (m_bytes > 0) {
            m_reading.upKbps = rateOf(m_course);
        }
        end(m_reading);
    }

    // Their signals find the phase changed, or the run done.
    void stopReplies()
    {
        const Phase phase = m_phase;
        m_phase = Phase::Connecting;
        for (QNetworkReply *reply : m_manager->findChildren<QNetworkReply *>())
            reply->abort();
        m_phase = phase;
    }

    void end(Result<LineReading> result)
    {
        if (m_isDone)
            return;
        m_isDone = true;
        m_promise.addResult(std::move(result));
        m_ticker->stop();
        deleteLater(); // the promise ends with it, when nothing of the network is left
    }
    void end(Error error) { end(Result<LineReading>(Failure(std::move(error)))); }
    void end(const Failure &error) { end(Result<LineReading>(error)); }
    void end(const LineReading &reading) { end(Result<LineReading>(reading)); }

    const LineTestOptions m_options;
    TaskControl m_control;
    QPromise<Result<LineReading>> m_promise;
    QNetworkAccessManager *m_manager = nullptr;
    QTimer *m_ticker = nullptr;
    QTcpSocket *m_socket = nullptr; // that is being connected
    QElapsedTimer m_clock; // of the phase, or of one connection
    Phase m_phase = Phase::Connecting;
    bool m_isDirect = true;
    Found m_found;
    bool m_isDone = false;
    int m_attempts = 0;
    int m_refused = 0;
    std::vector<qint64> m_connects; // nanoseconds
    qint64 m_bytes = 0;
    qint64 m_lastMs = 0; // when something came or went
    std::vector<Progressed> m_course;
    QByteArray m_payload;
    qint64 m_post = 0; // bytes of the next one
    LineReading m_reading;
};

// ---------------------------------------------------------------- the tester

LineTester::LineTester(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("line test"));
}

LineTester::~LineTester()
{
    if (m_running)
        m_running->stop = true;
    if (m_thread.isRunning()) {
        m_last.waitForFinished();
        m_thread.quit();
        m_thread.wait();
    }
}

Task<LineReading> LineTester::run(const LineTestOptions &options)
{
    if (const Result<> outcome = checkOptions(options); !outcome)
        return finishedTask<LineReading>(Failure(outcome.error()));
    if (m_running && !m_last.isFinished())
        return finishedTask<LineReading>(
            failure(Error::Kind::Conflict, Tr::tr("A line is being measured already.")));
    if (!m_thread.isRunning())
        m_thread.start();
    QPromise<Result<LineReading>> promise;
    m_running = std::make_shared<TaskState>();
    m_last = promise.future();
    const Task<LineReading> task{m_last, m_running};
    auto *work = new Run(options, m_running, std::move(promise));
    work->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        work, [work] { work->start(); }, Qt::QueuedConnection);
    return task;
}

} // namespace hz::inventory
