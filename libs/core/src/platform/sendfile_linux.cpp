#include <hz/core/platform/sendfile.h>

#include <cerrno>
#include <csignal>
#include <sys/sendfile.h>

namespace hz::platform {

SentBytes sendFile(int socket, int file, qint64 from, qint64 count)
{
    // Other calls can ask not to be killed by a socket that the other side has closed; this one
    // cannot.
    [[maybe_unused]] static const auto before = std::signal(SIGPIPE, SIG_IGN);
    for (;;) {
        off_t at = from;
        const ssize_t sent = ::sendfile(socket, file, &at, std::size_t(count));
        if (sent >= 0)
            return {.count = sent};
        if (errno != EINTR)
            return {.error = errno};
    }
}

} // namespace hz::platform
