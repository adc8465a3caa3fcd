// HTTP for threads that may wait: requests go out on one thread of their own, over as few
// connections as the requests at one time need, and the bytes of an answer come piece by piece, no
// more of them at a time than kWindowBytes. Redirects are not followed; cookies and passwords are
// nobody's business here. Any thread; one HttpAnswer by one thread.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <atomic>
#include <chrono>
#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
QT_END_NAMESPACE

namespace hz::sync {

inline constexpr qint64 kWindowBytes = 1 << 20;
/// Our hub answers it in few words: the number is another one when it understands others.
inline constexpr const char *kUserAgent = "hz/2";

/// The detail of an error begins so where a certificate is none that will do.
inline const QString kUntrusted = QStringLiteral("TLS: ");
/// And so where the server has answered it, then comes the status.
inline const QString kHttpStatus = QStringLiteral("HTTP ");

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

struct HttpRequest {
    QByteArray verb = "GET";
    QUrl url = {};
    QList<HttpHeader> headers = {};
    QByteArray body = {};
    /// SHA-256 of the only certificate that is spoken to; empty: of any that the system trusts.
    QByteArray fingerprint = {};
    /// How long nothing may come or go before it is given up.
    std::chrono::milliseconds silence{30'000};
};

struct TransferCount {
    std::atomic<qint64> received = 0; // bytes on the line, without heads
    std::atomic<qint64> sent = 0;
};

class HttpAnswer {
public:
    struct State;

    explicit HttpAnswer(std::shared_ptr<State> state);
    ~HttpAnswer(); // ends what has not ended
    HttpAnswer(const HttpAnswer &) = delete;
    HttpAnswer &operator=(const HttpAnswer &) = delete;

    /// Waits for the head. Network if there is none.
    Result<int> status(TaskControl &task);
    /// After status(); the name in lower case; empty if there is none.
    QByteArray header(const QByteArray &name) const;
    /// Of the certificate that was shown, trusted or not; empty where there was none.
    QByteArray fingerprint() const;
    /// The next bytes; empty at the end. Network if it breaks before.
    Result<QByteArray> read(TaskControl &task);

private:
    const std::shared_ptr<State> m_state;
};

class HttpLine {
public:
    HttpLine();
    ~HttpLine(); // when all answers are gone
    HttpLine(const HttpLine &) = delete;
    HttpLine &operator=(const HttpLine &) = delete;

    std::unique_ptr<HttpAnswer> send(const HttpRequest &request);
    const TransferCount &count() const { return *m_count; }

private:
    QThread m_thread;
    const std::shared_ptr<TransferCount> m_count = std::make_shared<TransferCount>();
    QNetworkAccessManager *m_manager; // lives and dies on the thread
};

} // namespace hz::sync
