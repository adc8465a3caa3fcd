#include "session_p.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QLoggingCategory>

#include <boost/asio/post.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <limits>

namespace hz::sync::server {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

Q_LOGGING_CATEGORY(lcHub, "hz.hub")

constexpr std::size_t kReadBytes = 64 << 10;
constexpr std::size_t kCompressedBytes = 2 << 10; // at a time: they may grow a thousandfold
constexpr qsizetype kMaxHeaders = 200;
constexpr qsizetype kWorthCompressing = 400; // with the words that tell of it
constexpr qint64 kMaxLingered = 64 << 20; // what is thrown away so that the client reads the answer
constexpr std::chrono::seconds kLinger{5};

QByteArray toBytes(boost::beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

bool isCompressible(const QByteArray &type)
{
    return type.startsWith("application/json") || type.startsWith("text/");
}

bool acceptsGzip(const QByteArray &accepted)
{
    for (const QByteArray &each : accepted.split(',')) {
        const QByteArrayList parts = each.split(';');
        if (parts.constFirst().trimmed().compare("gzip", Qt::CaseInsensitive) == 0)
            return parts.size() < 2 || parts[1].trimmed() != "q=0";
    }
    return false;
}

// What goes on one line: nothing in it may end the line.
QByteArray onOneLine(QByteArray value)
{
    for (char &c : value)
        if (quint8(c) < 0x20 || c == 0x7f)
            c = ' ';
    return value;
}

} // namespace

Session::Session(std::unique_ptr<Wire> wire, Strand strand, QString peer,
    std::shared_ptr<SessionHost> host, std::shared_ptr<void> place)
    : m_wire(std::move(wire))
    , m_strand(std::move(strand))
    , m_peer(std::move(peer))
    , m_host(std::move(host))
    , m_place(std::move(place))
    , m_deadline(m_strand)
    , m_again(m_strand)
{
}

Session::~Session() = default;

// The strand lets go of the session, never the caller: that may be a database's writer, which
// cannot wait for its own end when we were the last who kept the databases.
template<typename Call> void Session::onStrand(std::shared_ptr<Session> session, Call call)
{
    if (!session)
        return;
    const Strand strand = session->m_strand;
    asio::post(strand, [self = std::move(session), call = std::move(call)]() mutable {
        if (!self->m_isOver)
            call(*self);
    });
}

void Session::start()
{
    onStrand(shared_from_this(), [](Session &me) {
        me.expireAfter(me.m_host->limits().times.head);
        me.m_wire->begin([self = me.shared_from_this()](const error_code &error) {
            error ? self->fail() : self->readRequest();
        });
    });
}

void Session::stop()
{
    onStrand(shared_from_this(), [](Session &me) {
        me.m_isStopping = true;
        const bool isIdle = !me.m_isAnswering && !me.m_sink && me.m_in.size() == 0;
        if (isIdle || me.m_isWaiting)
            me.fail();
    });
}

// ---- the request

void Session::readRequest()
{
    m_parser.emplace();
    m_parser->header_limit(std::uint32_t(m_host->limits().headBytes));
    m_parser->body_limit(std::numeric_limits<std::uint64_t>::max()); // the sinks have limits
    m_request = {};
    m_response = {};
    m_gunzip.reset();
    m_bodyBytes = 0;
    if (m_isStopping)
        return fail();
    expireAfter(m_in.size() > 0 ? m_host->limits().times.head : m_host->limits().times.idle);
    parseHead();
}

void Session::parseHead()
{
    while (m_in.size() > 0 && !m_parser->is_header_done()) {
        error_code error;
        const std::size_t used = m_parser->put(m_in.data(), error);
        m_in.consume(used);
        if (error == http::error::need_more || (!error && used == 0))
            break;
        if (error) {
            m_request.bodyBytes.reset();
            m_keepsAlive = false;
            return answer(errorResponse(error == http::error::header_limit
                    ? HttpError(431, "header_too_large",
                        QStringLiteral("the head of the request is larger than %1 bytes")
                            .arg(m_host->limits().headBytes))
                    : HttpError(400, "bad_request", QString::fromStdString(error.message()))));
        }
    }
    if (m_parser->is_header_done())
        return onHead();
    const bool hadBegun = m_in.size() > 0 || m_parser->got_some();
    readMore([this, hadBegun] {
        if (!hadBegun)
            expireAfter(m_host->limits().times.head);
        parseHead();
    });
}

void Session::onHead()
{
    const auto &head = m_parser->get();
    m_keepsAlive = head.keep_alive();
    const auto decide = [&]() -> Answer<std::unique_ptr<BodySink>> {
        if (head.version() != 11 && head.version() != 10)
            return refuse(505, "bad_request", QStringLiteral("only HTTP/1.1 is spoken here"));
        HZ_GET(m_request, parseTarget(toBytes(head.method_string()), toBytes(head.target())));
        m_request.peer = m_peer;
        for (const auto &field : head) {
            if (m_request.headers.size() == kMaxHeaders)
                return refuse(431, "header_too_large",
                    QStringLiteral("the request has more than %1 headers").arg(kMaxHeaders));
            m_request.headers.append(
                {toBytes(field.name_string()).toLower(), toBytes(field.value())});
        }
        if (const auto length = m_parser->content_length())
            m_request.bodyBytes = qint64(std::min<quint64>(*length, quint64(1) << 62));
        else if (m_parser->is_done())
            m_request.bodyBytes = 0;
        const QByteArray encoding = m_request.header("content-encoding").toLower();
        if (encoding == "gzip")
            m_gunzip = std::make_unique<Gunzip>();
        else if (!encoding.isEmpty() && encoding != "identity")
            return refuse(415, "bad_content_type",
                QStringLiteral("the body may be compressed with gzip and nothing else"));
        if (!m_request.header("transfer-encoding").isEmpty() && !m_parser->chunked())
            return refuse(400, "bad_request",
                QStringLiteral("a body comes in chunks or has a Content-Length"));
        HZ_GET(auto sink, m_host->route(m_request));
        if (m_request.bodyBytes.value_or(0) > sink->maxBytes())
            return tooLarge(sink->maxBytes());
        return sink;
    };
    auto decided = decide();
    if (!decided)
        return answer(errorResponse(decided.error()));
    m_sink = std::move(*decided);
    m_sink->begin([weak = weak_from_this()] {
        onStrand(weak.lock(), [](Session &me) {
            me.m_isPaused = false;
            me.parseBody();
        });
    });
    m_bodyBegan = Clock::now();
    if (!m_parser->is_done() && head[http::field::expect] == "100-continue")
        return write("HTTP/1.1 100 Continue\r\n\r\n", [this] { parseBody(); });
    parseBody();
}

void Session::parseBody()
{
    while (!m_parser->is_done()) {
        if (m_isPaused || !m_sink)
            return;
        if (m_in.size() == 0)
            return readBody();
        auto &body = m_parser->get().body();
        const std::size_t room = m_gunzip ? kCompressedBytes : m_piece.size();
        body.data = m_piece.data();
        body.size = room;
        error_code error;
        const std::size_t used = m_parser->put(m_in.data(), error);
        m_in.consume(used);
        if (!takeBody(QByteArrayView(m_piece.data(), qsizetype(room - body.size))))
            return;
        if (error == http::error::need_more || (!error && used == 0))
            return readBody();
        if (error && error != http::error::need_buffer)
            return answer(errorResponse(
                HttpError(400, "bad_request", QString::fromStdString(error.message()))));
    }
    if (m_sink && !m_isPaused)
        onBodyEnd();
}

void Session::readBody()
{
    const SessionLimits &limits = m_host->limits();
    const auto allowed = limits.times.body
        + std::chrono::milliseconds(m_bodyBytes * 1000 / limits.leastBytesPerSecond);
    const auto taken
        = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_bodyBegan);
    if (taken >= allowed)
        return answer(errorResponse(
            HttpError(408, "timeout", QStringLiteral("the body of the request comes too slowly"))));
    expireAfter(std::min(limits.times.stalled, allowed - taken));
    readMore([this] { parseBody(); });
}

bool Session::takeBody(QByteArrayView piece)
{
    m_bodyBytes += piece.size();
    std::optional<HttpError> refusal;
    const auto take = [&](QByteArrayView bytes) -> Result<> {
        const Answer<BodySink::Flow> flow = m_sink->take(bytes);
        if (flow) {
            m_isPaused |= *flow == BodySink::Flow::Pause;
            return {};
        }
        refusal = flow.error();
        return failure(Error::Kind::Cancelled, {});
    };
    if (!piece.isEmpty()) {
        const Result<> taken = m_gunzip ? m_gunzip->add(piece, take) : take(piece);
        if (!taken) {
            answer(errorResponse(refusal ? *refusal : HttpError(taken.error())));
            return false;
        }
    }
    if (m_isPaused)
        m_self = shared_from_this(); // nothing else keeps us while the sink is busy
    return true;
}

void Session::onBodyEnd()
{
    if (m_gunzip && !m_gunzip->isComplete())
        return answer(errorResponse(
            HttpError(400, "bad_request", QStringLiteral("the compressed body ends too early"))));
    m_deadline.cancel();
    m_isAnswering = true;
    m_self = shared_from_this();
    // Moved on when called: what the sink keeps of it holds no session any more.
    m_sink->end([held = std::make_shared<std::shared_ptr<Session>>(m_self)](Response response) {
        onStrand(std::move(*held),
            [answer = std::make_shared<Response>(std::move(response))](
                Session &me) { me.answer(std::move(*answer)); });
    });
}

// One read is under way at most; what it is for may change meanwhile.
void Session::readMore(std::function<void()> then)
{
    m_afterRead = std::move(then);
    if (std::exchange(m_isReading, true))
        return;
    m_wire->read(m_in.prepare(kReadBytes),
        [self = shared_from_this()](const error_code &error, std::size_t count) {
            self->m_isReading = false;
            if (error || self->m_isOver)
                return self->fail();
            self->m_in.commit(count);
            if (const auto after = std::exchange(self->m_afterRead, nullptr))
                after();
        });
}

void Session::watchForHangUp()
{
    if (m_in.size() == 0)
        readMore(nullptr);
}

// ---- the answer

void Session::answer(Response response)
{
    const auto self = std::exchange(m_self, nullptr);
    m_sink.reset();
    m_isPaused = false;
    m_isAnswering = true;
    m_response = std::move(response);
    m_host->addHeaders(m_request, m_response);
    if (!m_parser->is_done() || m_response.closes || m_isStopping)
        m_keepsAlive = false;
    if (m_response.status >= 500)
        qCWarning(lcHub) << m_request.methodName << m_response.status;
    if (m_response.source)
        m_response.source->begin([weak = weak_from_this()] {
            onStrand(weak.lock(), [](Session &me) {
                me.m_wasWoken = true;
                if (std::exchange(me.m_isWaiting, false)) {
                    me.m_again.cancel();
                    me.writePieces();
                }
            });
        });
    writeHead();
}

void Session::writeHead()
{
    Response &response = m_response;
    const bool hasBody
        = m_request.method != Method::Head && response.status != 204 && response.status != 304;
    const bool compresses = response.mayCompress && response.status != 206
        && isCompressible(response.contentType)
        && (response.source || response.body.size() >= kWorthCompressing)
        && acceptsGzip(m_request.header("accept-encoding"));
    m_gzip.reset();
    if (compresses && response.source) {
        m_gzip = std::make_unique<Gzip>();
        response.sourceBytes.reset();
    } else if (compresses) {
        response.body = Gzip().add(response.body, Gzip::Then::End);
    }
    const bool isOld = m_parser->get().version() == 10;
    m_isChunked = response.source && !response.sourceBytes && !isOld;
    if (response.source && !response.sourceBytes && isOld)
        m_keepsAlive = false;

    // Our client keeps nothing and asks often: what tells caches and people is not for it.
    const bool isBrief = m_request.isOfOurClient();
    m_out = "HTTP/1.1 " + QByteArray::number(response.status) + ' ';
    if (!isBrief)
        m_out += toBytes(http::obsolete_reason(http::status(response.status)));
    m_out += "\r\n";
    const auto add = [this](const QByteArray &name, const QByteArray &value) {
        m_out.append(name).append(": ").append(onOneLine(value)).append("\r\n");
    };
    if (!isBrief) {
        add("Server", "Hezhou (河州)");
        add("Date",
            QLocale::c()
                    .toString(QDateTime::currentDateTimeUtc(),
                        QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
                    .toLatin1()
                + " GMT");
    }
    if (response.status != 204 && response.status != 304)
        add("Content-Type", response.contentType);
    if (compresses) {
        add("Content-Encoding", "gzip");
        if (!isBrief)
            add("Vary", "Accept-Encoding");
    }
    for (const auto &[name, value] : response.headers)
        add(name, value);
    if (m_isChunked)
        add("Transfer-Encoding", "chunked");
    else if (!response.source)
        add("Content-Length", QByteArray::number(response.body.size()));
    else if (response.sourceBytes)
        add("Content-Length", QByteArray::number(*response.sourceBytes));
    if (!m_keepsAlive)
        add("Connection", "close");
    else if (isOld)
        add("Connection", "keep-alive");
    m_out.append("\r\n");
    if (!hasBody) {
        response.source.reset();
        response.body.clear();
    }
    if (!response.source) {
        m_out.append(response.body);
        return write(std::move(m_out), [this] { onAnswered(); });
    }
    writePieces();
}

void Session::writePieces()
{
    m_wasWoken = false;
    if (m_wire->sendsFiles() && !m_gzip && !m_isChunked) {
        if (FilePart *part = m_response.source->filePart())
            return write(std::exchange(m_out, {}), [this, part] { sendFile(part); });
    }
    Result<Piece> piece = m_response.source->next();
    if (!piece) {
        qCWarning(lcHub) << "answer broken off:" << piece.error().message << piece.error().detail;
        return fail();
    }
    sendPiece(std::move(*piece));
}

void Session::sendPiece(Piece piece)
{
    const bool ends = piece.state == Piece::State::End;
    if (m_gzip)
        piece.bytes = m_gzip->add(piece.bytes,
            ends                                    ? Gzip::Then::End
                : piece.state == Piece::State::Wait ? Gzip::Then::Flush
                                                    : Gzip::Then::More);
    if (m_isChunked && !piece.bytes.isEmpty())
        m_out.append(QByteArray::number(piece.bytes.size(), 16) + "\r\n" + piece.bytes + "\r\n");
    else
        m_out.append(piece.bytes);
    if (m_isChunked && ends)
        m_out.append("0\r\n\r\n");
    write(std::exchange(m_out, {}), [this, ends, state = piece.state, latest = piece.atLatest] {
        if (ends)
            return onAnswered();
        if (state == Piece::State::More || m_wasWoken)
            return writePieces();
        if (m_isStopping)
            return fail();
        m_isWaiting = true;
        m_deadline.cancel();
        watchForHangUp();
        if (latest.count() == 0)
            return;
        m_again.expires_after(latest);
        m_again.async_wait([self = shared_from_this()](const error_code &error) {
            if (!error && !self->m_isOver && std::exchange(self->m_isWaiting, false))
                self->writePieces();
        });
    });
}

void Session::sendFile(FilePart *part)
{
    if (part->left == 0)
        return onAnswered();
    expireAfter(m_host->limits().times.stalled);
    m_wire->sendFile(
        *part, [self = shared_from_this(), part](const error_code &error, qint64 sent) {
            if (error && !self->m_isOver)
                qCWarning(lcHub) << "answer broken off:" << QString::fromStdString(error.message());
            if (error || self->m_isOver)
                return self->fail();
            part->from += sent;
            part->left -= sent;
            self->sendFile(part);
        });
}

void Session::write(QByteArray bytes, std::function<void()> then)
{
    if (bytes.isEmpty()) {
        asio::post(m_strand, [self = shared_from_this(), then = std::move(then)] {
            if (!self->m_isOver)
                then();
        });
        return;
    }
    expireAfter(m_host->limits().times.stalled);
    m_writing = std::move(bytes);
    m_wire->write(asio::buffer(m_writing.constData(), std::size_t(m_writing.size())),
        [self = shared_from_this(), then = std::move(then)](const error_code &error) {
            if (error || self->m_isOver)
                return self->fail();
            then();
        });
}

void Session::onAnswered()
{
    m_response = {};
    m_gzip.reset();
    m_isAnswering = false;
    if (m_keepsAlive && !m_isStopping)
        return readRequest();
    linger();
}

// A client that is still sending would lose our answer if the connection just ended.
void Session::linger()
{
    expireAfter(kLinger);
    m_wire->finish([self = shared_from_this()](const error_code &error) {
        if (error || self->m_isOver)
            return self->fail();
        self->lingerMore();
    });
}

void Session::lingerMore()
{
    m_lingered += qint64(m_in.size());
    m_in.consume(m_in.size());
    if (m_lingered > kMaxLingered)
        return fail();
    readMore([this] { lingerMore(); });
}

void Session::expireAfter(std::chrono::milliseconds time)
{
    m_deadline.expires_after(time);
    m_deadline.async_wait([self = shared_from_this()](const error_code &error) {
        if (!error && self->m_deadline.expiry() <= Clock::now())
            self->fail();
    });
}

void Session::fail()
{
    if (std::exchange(m_isOver, true))
        return;
    m_deadline.cancel();
    m_again.cancel();
    m_wire->close();
    m_afterRead = nullptr;
    m_sink.reset();
    m_response = {};
    // Perhaps the last that keeps us: not from within a member.
    asio::post(m_strand, [self = std::exchange(m_self, nullptr)] {});
}

} // namespace hz::sync::server
