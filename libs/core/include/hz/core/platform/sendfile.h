// Sends a file through a socket without reading it into this program. Any thread.
#pragma once

#include <QtCore/QtGlobal>

namespace hz::platform {

struct SentBytes {
    qint64 count = 0; // 0 without an error: the file ends at `from`, or before
    int error = 0; // errno; EAGAIN where the socket takes nothing now
};

/// At most `count` of the file's bytes from `from` on, as many as the socket, which does not block,
/// takes at once. Where the file is read next is left alone. From the first call on this program
/// ignores SIGPIPE.
SentBytes sendFile(int socket, int file, qint64 from, qint64 count);

} // namespace hz::platform
