// The part of a file that a request asks for (RFC 9110, one range). Any thread.
#pragma once

#include "exchange_p.h"

namespace hz::sync::server {

struct ByteRange {
    qint64 from = 0;
    qint64 count = 0;
    bool isPart = false; // 206, not 200
};

/// All of it where no range is asked for, or several; 416 where none of it is there.
Answer<ByteRange> rangeOf(const Request &request, qint64 size);
/// Accept-Ranges, and for a part Content-Range and the status.
void addRange(Response &response, const ByteRange &range, qint64 size);

} // namespace hz::sync::server
