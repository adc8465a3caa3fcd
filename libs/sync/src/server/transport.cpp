#include "transport_p.h"

#include <hz/core/platform/sendfile.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>

namespace hz::sync::server {

namespace asio = boost::asio;

namespace {

constexpr qint64 kTurnBytes = 2 << 20; // of a file, before others have their turn

class PlainWire final : public Wire {
public:
    explicit PlainWire(Socket socket)
        : m_socket(std::move(socket))
    {
        error_code ignored; // of a connection that is gone already: the first read tells
        m_socket.native_non_blocking(true, ignored);
    }
    void begin(std::function<void(error_code)> done) override { done({}); }
    void read(asio::mutable_buffer into, std::function<void(error_code, std::size_t)> done) override
    {
        m_socket.async_read_some(into, std::move(done));
    }
    void write(asio::const_buffer bytes, std::function<void(error_code)> done) override
    {
        asio::async_write(m_socket, bytes,
            [done = std::move(done)](const error_code &error, std::size_t) { done(error); });
    }
    bool sendsFiles() const override { return true; }
    void sendFile(const FilePart &part, std::function<void(error_code, qint64)> done) override
    {
        const platform::SentBytes sent = platform::sendFile(
            m_socket.native_handle(), part.descriptor, part.from, std::min(part.left, kTurnBytes));
        if (sent.error == EAGAIN)
            return m_socket.async_wait(
                Socket::wait_write, [this, part, done = std::move(done)](const error_code &error) {
                    error ? done(error, 0) : sendFile(part, done);
                });
        error_code error(sent.error, boost::system::system_category());
        if (!error && sent.count == 0)
            error = asio::error::eof; // the file has become shorter
        // Others have their turn: a fast reader would keep this thread until the file's end.
        asio::post(m_socket.get_executor(),
            [error, count = sent.count, done = std::move(done)] { done(error, count); });
    }
    void finish(std::function<void(error_code)> done) override
    {
        error_code error;
        m_socket.shutdown(Socket::shutdown_send, error);
        done(error);
    }
    void close() override
    {
        error_code ignored;
        m_socket.close(ignored);
    }

private:
    Socket m_socket;
};

class TlsWire final : public Wire {
public:
    TlsWire(Socket socket, asio::ssl::context &context)
        : m_stream(std::move(socket), context)
    {
    }
    void begin(std::function<void(error_code)> done) override
    {
        m_stream.async_handshake(asio::ssl::stream_base::server, std::move(done));
    }
    void read(asio::mutable_buffer into, std::function<void(error_code, std::size_t)> done) override
    {
        m_stream.async_read_some(into, std::move(done));
    }
    void write(asio::const_buffer bytes, std::function<void(error_code)> done) override
    {
        asio::async_write(m_stream, bytes,
            [done = std::move(done)](const error_code &error, std::size_t) { done(error); });
    }
    void finish(std::function<void(error_code)> done) override
    {
        m_stream.async_shutdown(std::move(done));
    }
    void close() override
    {
        error_code ignored;
        m_stream.next_layer().close(ignored);
    }

private:
    asio::ssl::stream<Socket> m_stream;
};

} // namespace

std::unique_ptr<Wire> plainWire(Socket socket)
{
    return std::make_unique<PlainWire>(std::move(socket));
}

std::unique_ptr<Wire> tlsWire(Socket socket, asio::ssl::context &context)
{
    return std::make_unique<TlsWire>(std::move(socket), context);
}

} // namespace hz::sync::server
