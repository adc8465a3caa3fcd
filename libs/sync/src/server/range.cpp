#include "range_p.h"

namespace hz::sync::server {

Answer<ByteRange> rangeOf(const Request &request, qint64 size)
{
    const ByteRange all{0, size, false};
    const QByteArray header = request.header("range");
    if (!header.startsWith("bytes=") || header.contains(',') || request.method != Method::Get)
        return all;
    const QByteArrayList ends = header.sliced(6).split('-');
    if (ends.size() != 2)
        return all;
    bool hasFrom = false, hasTo = false;
    qint64 from = ends[0].trimmed().toLongLong(&hasFrom);
    qint64 to = ends[1].trimmed().toLongLong(&hasTo);
    if ((!hasFrom && !ends[0].trimmed().isEmpty()) || (!hasTo && !ends[1].trimmed().isEmpty())
        || (!hasFrom && !hasTo) || (hasFrom && hasTo && to < from))
        return all; // no range: as if none was asked for
    if (!hasFrom) { // the last so many
        from = std::max<qint64>(size - to, 0);
        to = size - 1;
    } else if (!hasTo || to >= size) {
        to = size - 1;
    }
    if (from >= size || to < from)
        return refuse(
            416, "requested_range_not_satisfiable", QStringLiteral("there are %1 bytes").arg(size));
    return ByteRange{from, to - from + 1, true};
}

void addRange(Response &response, const ByteRange &range, qint64 size)
{
    response.add("Accept-Ranges", "bytes");
    if (!range.isPart)
        return;
    response.status = 206;
    response.add("Content-Range",
        "bytes " + QByteArray::number(range.from) + '-'
            + QByteArray::number(range.from + range.count - 1) + '/' + QByteArray::number(size));
}

} // namespace hz::sync::server
