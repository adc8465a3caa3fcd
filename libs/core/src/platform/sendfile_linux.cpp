#include <hz/core/platform/sendfile.h>

#include <cerrno>
#include <sys/sendfile.h>

namespace hz::platform {

SentBytes sendFile(int socket, int file, qint64 from, qint64 count)
{
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
