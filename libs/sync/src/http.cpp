#include "http_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Http)
};

constexpr std::chrono::milliseconds kPoll{50};

QString hostOf(const QUrl &url)
{
    return url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
}

Error networkError(QNetworkReply::NetworkError code, const QUrl &url, const QString &detail)
{
    const QString host = hostOf(url);
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return {Error::Kind::Network,
            Names::tr("“%1” cannot be found. Check the address and the network.").arg(host),
            detail};
    case QNetworkReply::ConnectionRefusedError:
        return {Error::Kind::Network,
            Names::tr("“%1” does not answer: no hub is running there.").arg(host), detail};
    case QNetworkReply::SslHandshakeFailedError:
        return {Error::Kind::Network,
            Names::tr("The connection to “%1” is not safe and was not used: its certificate is not "
                      "trusted.")
                .arg(host),
            kUntrusted + detail};
    default:
        return {Error::Kind::Network, Names::tr("The connection to “%1” broke.").arg(host), detail};
    }
}

Error anotherCertificate(const QUrl &url, const QByteArray &shown)
{
    return {Error::Kind::Denied,
        Names::tr("“%1” shows another certificate than the one that was accepted here, so nothing "
                  "was sent. If the hub was set up anew, enter its address again; if not, tell "
                  "whoever runs it.")
            .arg(hostOf(url)),
        kUntrusted + QString::fromLatin1(shown)};
}

Error silent(const QUrl &url)
{
    return {Error::Kind::Network, Names::tr("“%1” has stopped answering.").arg(hostOf(url)),
        QStringLiteral("nothing came for too long")};
}

// An answer with an error's status is an answer.
bool isAnswer(const QNetworkReply &reply)
{
    const QNetworkReply::NetworkError code = reply.error();
    return code == QNetworkReply::NoError
        || (code > QNetworkReply::UnknownProxyError && code != QNetworkReply::ProtocolFailure
            && reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid());
}

} // namespace

// Shared by the thread of the network and the one that waits.
struct HttpAnswer::State {
    std::mutex mutex; // guards all below
    std::condition_variable wake;
    std::optional<int> status;
    QByteArray fingerprint; // of the certificate that was shown
    QList<HttpHeader> headers;
    std::deque<QByteArray> pieces;
    qint64 waiting = 0; // bytes in pieces
    bool isFull = false; // more is to be had when somebody has read
    bool isEnded = false;
    std::optional<Error> error;
    QObject *transfer = nullptr; // dies on its own thread when it has ended
    bool isGivenUp = false;

    template<typename Condition>
    bool waitFor(std::unique_lock<std::mutex> &lock, TaskControl &task, Condition condition)
    {
        while (!condition())
            if (wake.wait_for(lock, kPoll) == std::cv_status::timeout && task.isCancelled())
                return false;
        return true;
    }
};

namespace {

// One request, on the thread of the network.
class Transfer final : public QObject {
public:
    Transfer(std::shared_ptr<HttpAnswer::State> state, std::shared_ptr<TransferCount> count,
        const HttpRequest &request)
        : m_state(std::move(state))
        , m_count(std::move(count))
        , m_url(request.url)
        , m_fingerprint(request.fingerprint)
    {
        m_silence.setSingleShot(true);
        m_silence.setInterval(request.silence);
        connect(&m_silence, &QTimer::timeout, this, &Transfer::onSilence);
    }

    void begin(QNetworkAccessManager &manager, const HttpRequest &request)
    {
        QNetworkRequest sent(request.url);
        sent.setAttribute(
            QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        sent.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // it ignores our window
        sent.setAttribute(
            QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        for (const QNetworkRequest::Attribute manual : {QNetworkRequest::CookieLoadControlAttribute,
                 QNetworkRequest::CookieSaveControlAttribute,
                 QNetworkRequest::AuthenticationReuseAttribute})
            sent.setAttribute(manual, QNetworkRequest::Manual);
        for (const HttpHeader &header : request.headers)
            sent.setRawHeader(header.name, header.value);
        if (!m_fingerprint.isEmpty()) { // nobody vouches for it but the one who accepted it
            QSslConfiguration tls = sent.sslConfiguration();
            tls.setCaCertificates({});
            sent.setSslConfiguration(tls);
        }
        m_reply = request.verb == "HEAD" // of another verb Qt awaits a body
            ? manager.head(sent)
            : manager.sendCustomRequest(sent, request.verb, request.body);
        m_reply->setParent(this);
        m_reply->setReadBufferSize(kWindowBytes);
        connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
            if (isExpected())
                m_reply->ignoreSslErrors(errors);
        });
        // Before the request is sent.
        connect(m_reply, &QNetworkReply::encrypted, this, [this] { isExpected(); });
        connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::takeHead);
        connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::pump);
        connect(m_reply, &QNetworkReply::finished, this, &Transfer::pump);
        connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sentNow, qint64) {
            m_count->sent += std::max<qint64>(sentNow - m_sent, 0);
            m_sent = std::max(m_sent, sentNow);
            m_silence.start();
        });
        m_silence.start();
    }

    void pump()
    {
        if (m_hasEnded) // asked for before it ended
            return;
        takeHead();
        bool isFull = false;
        {
            const std::lock_guard lock(m_state->mutex);
            while (m_state->waiting < kWindowBytes) {
                const QByteArray piece = m_reply->read(kWindowBytes - m_state->waiting);
                if (piece.isEmpty())
                    break;
                m_count->received += piece.size();
                m_state->waiting += piece.size();
                m_state->pieces.push_back(piece);
            }
            isFull = m_state->isFull = m_state->waiting >= kWindowBytes;
        }
        m_state->wake.notify_all();
        isFull ? m_silence.stop() : m_silence.start();
        if (m_reply->isFinished() && m_reply->bytesAvailable() == 0)
            end(isAnswer(*m_reply)
                    ? std::nullopt
                    : std::optional(networkError(m_reply->error(), m_url, m_reply->errorString())));
    }

    void end(std::optional<Error> error)
    {
        if (std::exchange(m_hasEnded, true))
            return;
        m_silence.stop();
        m_reply->disconnect(this);
        {
            const std::lock_guard lock(m_state->mutex);
            m_state->isEnded = true;
            m_state->error = std::move(error);
            m_state->transfer = nullptr;
        }
        m_state->wake.notify_all();
        if (!m_reply->isFinished())
            m_reply->abort();
        deleteLater();
    }

private:
    // Ends the exchange where a certificate is asked for and another is shown.
    bool isExpected()
    {
        const QByteArray shown = m_reply->sslConfiguration()
                                     .peerCertificate()
                                     .digest(QCryptographicHash::Sha256)
                                     .toHex(':')
                                     .toUpper();
        {
            const std::lock_guard lock(m_state->mutex);
            m_state->fingerprint = shown;
        }
        if (m_fingerprint.isEmpty())
            return false;
        if (shown != m_fingerprint)
            end(anotherCertificate(m_url, shown));
        return shown == m_fingerprint;
    }

    void takeHead()
    {
        const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        if (!status.isValid())
            return;
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->status)
                return;
            const QList<QNetworkReply::RawHeaderPair> pairs = m_reply->rawHeaderPairs();
            for (const QNetworkReply::RawHeaderPair &pair : pairs)
                m_state->headers.append({pair.first.toLower(), pair.second});
            m_state->status = status.toInt();
        }
        m_state->wake.notify_all();
    }

    void onSilence() { end(silent(m_url)); }

    const std::shared_ptr<HttpAnswer::State> m_state;
    const std::shared_ptr<TransferCount> m_count;
    const QUrl m_url;
    const QByteArray m_fingerprint; // of the only certificate that will do
    QNetworkReply *m_reply = nullptr;
    QTimer m_silence;
    qint64 m_sent = 0;
    bool m_hasEnded = false;
};

} // namespace

HttpAnswer::HttpAnswer(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

HttpAnswer::~HttpAnswer()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->isGivenUp = true;
    // While we hold the lock it cannot have ended, so it lives; the call finds it dead or ends it.
    if (QObject *transfer = m_state->transfer)
        QMetaObject::invokeMethod(
            transfer, [transfer] { static_cast<Transfer *>(transfer)->end(std::nullopt); },
            Qt::QueuedConnection);
}

Result<int> HttpAnswer::status(TaskControl &task)
{
    std::unique_lock lock(m_state->mutex);
    if (!m_state->waitFor(lock, task, [this] { return m_state->status || m_state->isEnded; }))
        return cancelled();
    if (m_state->status)
        return *m_state->status;
    return Failure(m_state->error.value_or(cancelled().value()));
}

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    const std::lock_guard lock(m_state->mutex);
    const auto found = std::find_if(m_state->headers.cbegin(), m_state->headers.cend(),
        [&](const HttpHeader &header) { return header.name == name; });
    return found == m_state->headers.cend() ? QByteArray() : found->value;
}

QByteArray HttpAnswer::fingerprint() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->fingerprint;
}

Result<QByteArray> HttpAnswer::read(TaskControl &task)
{
    std::unique_lock lock(m_state->mutex);
    if (!m_state->waitFor(
            lock, task, [this] { return !m_state->pieces.empty() || m_state->isEnded; }))
        return cancelled();
    if (m_state->pieces.empty()) {
        if (m_state->error)
            return Failure(*m_state->error);
        return QByteArray();
    }
    QByteArray piece = std::move(m_state->pieces.front());
    m_state->pieces.pop_front();
    m_state->waiting -= piece.size();
    if (m_state->isFull && m_state->waiting < kWindowBytes / 2 && m_state->transfer) {
        m_state->isFull = false;
        QObject *transfer = m_state->transfer;
        QMetaObject::invokeMethod(
            transfer, [transfer] { static_cast<Transfer *>(transfer)->pump(); },
            Qt::QueuedConnection);
    }
    return piece;
}

HttpLine::HttpLine()
    : m_manager(new QNetworkAccessManager)
{
    m_thread.setObjectName(QStringLiteral("sync network"));
    m_manager->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_manager, &QObject::deleteLater);
    m_thread.start();
}

HttpLine::~HttpLine()
{
    m_thread.quit();
    m_thread.wait();
}

std::unique_ptr<HttpAnswer> HttpLine::send(const HttpRequest &request)
{
    const auto state = std::make_shared<HttpAnswer::State>();
    QMetaObject::invokeMethod(
        m_manager,
        [manager = m_manager, state, count = m_count, request] {
            auto *transfer = new Transfer(state, count, request);
            transfer->setParent(manager);
            transfer->begin(*manager, request);
            const std::lock_guard lock(state->mutex);
            if (!state->isEnded)
                state->transfer = transfer;
            if (state->isGivenUp)
                QMetaObject::invokeMethod(
                    transfer, [transfer] { transfer->end(std::nullopt); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return std::make_unique<HttpAnswer>(state);
}

} // namespace hz::sync
