// One connection: reads requests, has them answered, writes the answers, one after the other, and
// gives up on who is too slow or too large. Lives on the strand of its connection until it ends.
#pragma once

#include "exchange_p.h"
#include "gzip_p.h"
#include "transport_p.h"

#include <hz/sync/hubserver.h>

#include <array>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <memory>
#include <optional>

namespace hz::sync::server {

struct SessionLimits {
    std::size_t headBytes = 32 << 10;
    ClientTimes times = {};
    qint64 leastBytesPerSecond = 512;
};

/// What the sessions of one server share.
class SessionHost {
public:
    virtual ~SessionHost() = default;
    /// Who takes the body of a request, or why nobody does.
    virtual Answer<std::unique_ptr<BodySink>> route(const Request &request) = 0;
    /// Headers that this answer needs because of where the request came from.
    virtual void addHeaders(const Request &request, Response &response) = 0;
    virtual const SessionLimits &limits() const = 0;
};

class Session final : public std::enable_shared_from_this<Session> {
public:
    Session(std::unique_ptr<Wire> wire, Strand strand, QString peer,
        std::shared_ptr<SessionHost> host, std::shared_ptr<void> place);
    ~Session();

    void start();
    /// The server ends. Any thread.
    void stop();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;
    using Clock = std::chrono::steady_clock;

    void readRequest();
    void parseHead();
    void onHead();
    void readBody();
    void parseBody();
    bool takeBody(QByteArrayView piece); // false: it was refused, or waits
    void onBodyEnd();
    void readMore(std::function<void()> then);

    void answer(Response response);
    void writeHead();
    void writePieces();
    void sendPiece(Piece piece);
    void sendFile(FilePart *part);
    void onAnswered();
    void linger();
    void lingerMore();

    void watchForHangUp();
    void write(QByteArray bytes, std::function<void()> then);
    void expireAfter(std::chrono::milliseconds time);
    void fail(); // breaks off
    /// From any thread, if it still lives.
    template<typename Call> static void onStrand(std::shared_ptr<Session> session, Call call);

    const std::unique_ptr<Wire> m_wire;
    const Strand m_strand;
    const QString m_peer;
    const std::shared_ptr<SessionHost> m_host;
    const std::shared_ptr<void> m_place; // one of the connections the server allows
    boost::asio::steady_timer m_deadline;
    boost::asio::steady_timer m_again; // a source that waits
    boost::beast::flat_buffer m_in;
    bool m_isReading = false;
    std::function<void()> m_afterRead; // null: only watched for the end
    bool m_isOver = false;
    bool m_isStopping = false;
    std::shared_ptr<Session> m_self; // while only others, who call back, know of us

    std::optional<Parser> m_parser;
    Request m_request;
    std::unique_ptr<BodySink> m_sink;
    std::unique_ptr<Gunzip> m_gunzip;
    std::array<char, 64 << 10> m_piece;
    qint64 m_bodyBytes = 0;
    Clock::time_point m_bodyBegan;
    bool m_isPaused = false;
    bool m_isAnswering = false;

    Response m_response;
    QByteArray m_out; // what goes with the next piece
    QByteArray m_writing;
    std::unique_ptr<Gzip> m_gzip;
    bool m_isChunked = false;
    bool m_isWaiting = false; // for the source
    bool m_wasWoken = false;
    bool m_keepsAlive = false;
    qint64 m_lingered = 0;
};

} // namespace hz::sync::server
