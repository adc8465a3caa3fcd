#include "transport_p.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace hz::sync::server {

namespace asio = boost::asio;

namespace {

class PlainWire final : public Wire {
public:
    explicit PlainWire(Socket socket)
        : m_socket(std::move(socket))
    {
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
