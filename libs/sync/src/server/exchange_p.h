// One request and its answer, without the socket: what the parts of the server are written against.
//
// A request's body is pushed into a BodySink; an answer's body is pulled from a BodySource. Both
// are called by one thread at a time and never wait: who has to be waited for, calls back.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace hz::sync::server {

enum class Method { Get, Head, Put, Post, Delete, Options, Other };

/// An error as CouchDB words it.
struct HttpError {
    int status = 500;
    QByteArray error;
    QString reason;

    HttpError(int code, QByteArray name, QString why)
        : status(code)
        , error(std::move(name))
        , reason(std::move(why))
    {
    }
    HttpError(const Error &cause); // NOLINT(google-explicit-constructor): HZ_TRY hands errors on
    QJsonObject toJson() const;
};

template<typename T> class [[nodiscard]] Answer : public tl::expected<T, HttpError> {
public:
    using tl::expected<T, HttpError>::expected;
};
using Refused = tl::unexpected<HttpError>;

Refused tooLarge(qint64 maxBytes);

inline Refused refuse(int status, QByteArray error, QString reason)
{
    return Refused(HttpError(status, std::move(error), std::move(reason)));
}
inline Refused badRequest(QString reason)
{
    return refuse(400, "bad_request", std::move(reason));
}

// HZ_TRY for Answer: hands its HttpError to the caller.
#define HZ_GET_IMPL(result, declaration, ...)                                                      \
    auto result = (__VA_ARGS__);                                                                   \
    if (!result)                                                                                   \
        return ::hz::sync::server::Refused(std::move(result).error());                             \
    declaration = std::move(*result)
#define HZ_GET(declaration, ...) HZ_GET_IMPL(HZ_JOIN(hzGet, __COUNTER__), declaration, __VA_ARGS__)
#define HZ_ASK_IMPL(result, ...)                                                                   \
    do {                                                                                           \
        auto result = (__VA_ARGS__);                                                               \
        if (!result)                                                                               \
            return ::hz::sync::server::Refused(std::move(result).error());                         \
    } while (false)
#define HZ_ASK(...) HZ_ASK_IMPL(HZ_JOIN(hzAsk, __COUNTER__), __VA_ARGS__)

struct Request {
    Method method = Method::Other;
    QByteArray methodName = {};
    QByteArray path = {}; // as it came, still escaped
    QStringList segments = {}; // of the path, each unescaped
    QList<std::pair<QString, QString>> query = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {}; // names in lower case
    std::optional<qint64> bodyBytes = {}; // nothing: it comes in chunks
    QString peer = {};

    QByteArray header(QByteArrayView name) const; // empty if it is not there
    bool accepts(QByteArrayView type) const; // that type is named as acceptable
    bool isOfOurClient() const; // of this library's, by what it says
    std::optional<QString> parameter(QStringView name) const;
    /// "true" and "false"; `fallback` where it is not said.
    Answer<bool> flag(QStringView name, bool fallback = false) const;
    Answer<std::optional<qint64>> number(QStringView name) const;
    Answer<std::optional<QJsonValue>> json(QStringView name) const;
};

/// Method, path, query and headers as they came over the wire; a HttpError where they are not
/// allowed.
Answer<Request> parseTarget(QByteArrayView method, QByteArrayView target);

struct Piece {
    enum class State { More, End, Wait };

    QByteArray bytes = {};
    State state = State::More;
    /// With Wait: come again after this time even if nobody called.
    std::chrono::milliseconds atLatest{0};
};

/// A run of bytes in a file that is open for reading.
struct FilePart {
    int descriptor = -1;
    qint64 from = 0;
    qint64 left = 0;
};

class BodySource {
public:
    BodySource() = default;
    virtual ~BodySource() = default;
    BodySource(const BodySource &) = delete;
    BodySource &operator=(const BodySource &) = delete;

    /// `wake` may be called on any thread: there is something to ask next() for.
    virtual void begin(std::function<void()> wake) { (void)wake; }
    /// An error after the head was sent can only be told by breaking off.
    virtual Result<Piece> next() = 0;
    /// Not null: all that is left is in a file, and a connection that sends files by itself need
    /// not ask next(). It counts here what it has sent.
    virtual FilePart *filePart() { return nullptr; }
};

struct Response {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body = {};
    std::unique_ptr<BodySource> source = {}; // instead of `body`
    std::optional<qint64> sourceBytes = {}; // how much it will give, if that is known
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    bool mayCompress = true;
    bool closes = false; // the connection ends with it

    void add(QByteArray name, QByteArray value)
    {
        headers.append({std::move(name), std::move(value)});
    }
};

Response jsonResponse(int status, const QJsonValue &value);
Response errorResponse(const HttpError &refusal);
inline Response responseOf(Answer<Response> answer)
{
    return answer ? std::move(*answer) : errorResponse(answer.error());
}

/// Called once, on any thread.
using Respond = std::function<void(Response)>;

class BodySink {
public:
    enum class Flow { Go, Pause };

    BodySink() = default;
    virtual ~BodySink() = default;
    BodySink(const BodySink &) = delete;
    BodySink &operator=(const BodySink &) = delete;

    /// `resume` may be called on any thread, once for each Pause.
    virtual void begin(std::function<void()> resume) { (void)resume; }
    /// A body that says it is larger is refused before it is read.
    virtual qint64 maxBytes() const = 0;
    virtual Answer<Flow> take(QByteArrayView piece) = 0;
    /// The body is complete.
    virtual void end(Respond respond) = 0;
};

/// Holds the body, at most `maxBytes`, until it is complete.
std::unique_ptr<BodySink> collect(
    qint64 maxBytes, std::function<void(QByteArray body, Respond respond)> handle);
/// The same for those that answer at once.
std::unique_ptr<BodySink> collectAndAnswer(
    qint64 maxBytes, std::function<Answer<Response>(QByteArray body)> handle);
/// Takes nothing: a body is refused.
std::unique_ptr<BodySink> answerAtOnce(std::function<Answer<Response>()> handle);

/// Sources that hold text: what a handler gives piece by piece.
class TextSource : public BodySource {
public:
    explicit TextSource(std::function<Result<bool>(QByteArray &out)> more)
        : m_more(std::move(more))
    {
    }
    Result<Piece> next() override;

private:
    std::function<Result<bool>(QByteArray &)> m_more; // false: that was the last
};

} // namespace hz::sync::server
