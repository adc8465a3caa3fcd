#include "exchange_p.h"
#include "http_p.h"
#include "jsontext_p.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>

#include <algorithm>

namespace hz::sync::server {

namespace {

constexpr qsizetype kMaxSegments = 16;
constexpr qsizetype kMaxParameters = 64;
constexpr qsizetype kPieceBytes = 64 << 10;

std::optional<QString> unescaped(QByteArrayView text, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '+' && plusIsSpace) {
            bytes.append(' ');
        } else if (c == '%') {
            if (text.size() - i < 3)
                return std::nullopt;
            bool isHex = false;
            const int code = QByteArray::fromRawData(text.data() + i + 1, 2).toInt(&isHex, 16);
            if (!isHex || text[i + 1] == '+' || text[i + 1] == '-' || text[i + 1] == ' ')
                return std::nullopt;
            bytes.append(char(code));
            i += 2;
        } else {
            bytes.append(c);
        }
    }
    if (bytes.contains('\0') || !QUtf8StringView(bytes).isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

Method methodOf(QByteArrayView name)
{
    static constexpr std::pair<const char *, Method> kMethods[]
        = {{"GET", Method::Get}, {"HEAD", Method::Head}, {"PUT", Method::Put},
            {"POST", Method::Post}, {"DELETE", Method::Delete}, {"OPTIONS", Method::Options}};
    for (const auto &[text, method] : kMethods)
        if (name == text)
            return method;
    return Method::Other;
}

class Collect final : public BodySink {
public:
    Collect(qint64 maxBytes, std::function<void(QByteArray, Respond)> handle)
        : m_maxBytes(maxBytes)
        , m_handle(std::move(handle))
    {
    }
    qint64 maxBytes() const override { return m_maxBytes; }
    Answer<Flow> take(QByteArrayView piece) override
    {
        if (m_body.size() + piece.size() > m_maxBytes)
            return tooLarge(m_maxBytes);
        m_body.append(piece);
        return Flow::Go;
    }
    void end(Respond respond) override { m_handle(std::move(m_body), std::move(respond)); }

private:
    const qint64 m_maxBytes;
    const std::function<void(QByteArray, Respond)> m_handle;
    QByteArray m_body;
};

} // namespace

Refused tooLarge(qint64 maxBytes)
{
    return refuse(413, "too_large",
        QStringLiteral("the request entity is larger than %1 bytes").arg(maxBytes));
}

HttpError::HttpError(const Error &cause)
    : reason(cause.message)
{
    switch (cause.kind) {
    case Error::Kind::NotFound:
        status = 404;
        error = "not_found";
        reason = QStringLiteral("missing");
        return;
    case Error::Kind::Conflict:
        status = 409;
        error = "conflict";
        reason = QStringLiteral("Document update conflict.");
        return;
    case Error::Kind::Invalid:
        status = 400;
        error = "bad_request";
        return;
    case Error::Kind::Denied:
        status = 403;
        error = "forbidden";
        return;
    case Error::Kind::Unsupported:
        status = 403;
        error = "forbidden";
        return;
    case Error::Kind::NoSpace:
        status = 507;
        error = "insufficient_storage";
        return;
    case Error::Kind::Cancelled:
        status = 503;
        error = "service_unavailable";
        return;
    case Error::Kind::Corrupt:
    case Error::Kind::Io:
    case Error::Kind::Network:
    case Error::Kind::Internal:
        status = 500;
        error = "internal_server_error";
        return;
    }
}

QJsonObject HttpError::toJson() const
{
    return {
        {QStringLiteral("error"), QString::fromLatin1(error)}, {QStringLiteral("reason"), reason}};
}

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers)
        if (key == name)
            return value;
    return {};
}

bool Request::isOfOurClient() const
{
    return header("user-agent") == kUserAgent;
}

bool Request::accepts(QByteArrayView type) const
{
    const QByteArray accepted = header("accept");
    for (const QByteArray &each : accepted.split(','))
        if (each.split(';').constFirst().trimmed().compare(type, Qt::CaseInsensitive) == 0)
            return true;
    return false;
}

std::optional<QString> Request::parameter(QStringView name) const
{
    for (const auto &[key, value] : query)
        if (key == name)
            return value;
    return std::nullopt;
}

Answer<bool> Request::flag(QStringView name, bool fallback) const
{
    const std::optional<QString> text = parameter(name);
    if (!text)
        return fallback;
    if (*text == u"true")
        return true;
    if (*text == u"false")
        return false;
    return refuse(400, "query_parse_error",
        QStringLiteral("Invalid boolean value of %1: “%2”").arg(name, text->left(100)));
}

Answer<std::optional<qint64>> Request::number(QStringView name) const
{
    const std::optional<QString> text = parameter(name);
    if (!text)
        return std::nullopt;
    bool isNumber = false;
    const qint64 value = text->toLongLong(&isNumber);
    if (!isNumber || value < 0)
        return refuse(400, "query_parse_error",
            QStringLiteral("Invalid value of %1: “%2”, expected a natural number")
                .arg(name, text->left(100)));
    return value;
}

Answer<std::optional<QJsonValue>> Request::json(QStringView name) const
{
    const std::optional<QString> text = parameter(name);
    if (!text)
        return std::nullopt;
    const std::optional<QJsonValue> value = parseJson(text->toUtf8());
    if (!value)
        return badRequest(QStringLiteral("Invalid JSON in %1").arg(name));
    return value;
}

Answer<Request> parseTarget(QByteArrayView method, QByteArrayView target)
{
    Request request{.method = methodOf(method), .methodName = method.toByteArray()};
    if (!target.startsWith('/'))
        return badRequest(QStringLiteral("the target of the request is not a path"));
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    request.path = path.toByteArray();
    const QByteArrayList parts = request.path.mid(1).split('/');
    if (parts.size() > kMaxSegments)
        return badRequest(QStringLiteral("the path has too many parts"));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i].isEmpty() && i + 1 == parts.size())
            break; // "/db/" is "/db"
        const std::optional<QString> segment = unescaped(parts[i], false);
        if (!segment || segment->isEmpty() || *segment == u"." || *segment == u"..")
            return badRequest(QStringLiteral("the path cannot be read"));
        request.segments.append(*segment);
    }
    if (mark < 0)
        return request;
    const QByteArray query = target.sliced(mark + 1).toByteArray();
    for (const QByteArray &pair : query.split('&')) {
        if (pair.isEmpty())
            continue;
        if (request.query.size() == kMaxParameters)
            return badRequest(QStringLiteral("the query has too many parameters"));
        const qsizetype equals = pair.indexOf('=');
        const auto name = unescaped(equals < 0 ? pair : pair.first(equals), true);
        const auto value = unescaped(equals < 0 ? QByteArray() : pair.sliced(equals + 1), true);
        if (!name || !value)
            return badRequest(QStringLiteral("the query cannot be read"));
        request.query.append({*name, *value});
    }
    return request;
}

Response jsonResponse(int status, const QJsonValue &value)
{
    Response response{.status = status};
    appendJson(response.body, value);
    response.body.append('\n');
    return response;
}

Response errorResponse(const HttpError &refusal)
{
    return jsonResponse(refusal.status, refusal.toJson());
}

std::unique_ptr<BodySink> collect(qint64 maxBytes, std::function<void(QByteArray, Respond)> handle)
{
    return std::make_unique<Collect>(maxBytes, std::move(handle));
}

std::unique_ptr<BodySink> collectAndAnswer(
    qint64 maxBytes, std::function<Answer<Response>(QByteArray)> handle)
{
    return collect(maxBytes, [handle = std::move(handle)](QByteArray body, const Respond &respond) {
        respond(responseOf(handle(std::move(body))));
    });
}

std::unique_ptr<BodySink> answerAtOnce(std::function<Answer<Response>()> handle)
{
    return collect(0, [handle = std::move(handle)](const QByteArray &, const Respond &respond) {
        respond(responseOf(handle()));
    });
}

Result<Piece> TextSource::next()
{
    Piece piece;
    piece.bytes.reserve(kPieceBytes);
    while (piece.bytes.size() < kPieceBytes && piece.state == Piece::State::More) {
        HZ_TRY(const bool more, m_more(piece.bytes));
        if (!more)
            piece.state = Piece::State::End;
    }
    return piece;
}

} // namespace hz::sync::server
