// A connection that bytes come and go on, plain or under TLS. Every call and every callback is on
// the strand of the connection.
#pragma once

#include "exchange_p.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <functional>
#include <memory>

namespace hz::sync::server {

using Strand = boost::asio::strand<boost::asio::io_context::executor_type>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Strand>;
using boost::system::error_code;

class Wire {
public:
    Wire() = default;
    virtual ~Wire() = default;
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    virtual void begin(std::function<void(error_code)> done) = 0; // TLS' greeting
    virtual void read(
        boost::asio::mutable_buffer into, std::function<void(error_code, std::size_t)> done)
        = 0;
    /// All of it; the bytes live until `done`.
    virtual void write(boost::asio::const_buffer bytes, std::function<void(error_code)> done) = 0;
    /// sendFile() can be called: the file's bytes go from the disk's cache to the network as they
    /// are, without passing through this program.
    virtual bool sendsFiles() const { return false; }
    /// Some of the file's next `count` > 0 bytes, at least one, as many as fit; the file stays open
    /// until `done`.
    virtual void sendFile(const FilePart &part, std::function<void(error_code, qint64 sent)> done)
    {
        (void)part;
        done(boost::asio::error::operation_not_supported, 0);
    }
    /// Nothing more will be written.
    virtual void finish(std::function<void(error_code)> done) = 0;
    virtual void close() = 0; // what is under way ends with an error
};

std::unique_ptr<Wire> plainWire(Socket socket);
std::unique_ptr<Wire> tlsWire(Socket socket, boost::asio::ssl::context &context);

} // namespace hz::sync::server
