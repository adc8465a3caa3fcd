#include "handlers_p.h"
#include "range_p.h"

#include <hz/core/file.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace hz::sync::server {

using namespace store;

namespace {

constexpr qint64 kMaxBlobBytes = qint64(4) << 30;
constexpr qint64 kKeptFree = qint64(512) << 20; // of the disk, for what matters more
constexpr qint64 kPieceBytes = 256 << 10;

// "sha256-" and 64 hex digits, or the digits alone.
std::optional<QByteArray> hashIn(QString name)
{
    if (name.startsWith(u"sha256-"))
        name = name.mid(7);
    const QByteArray hash = QByteArray::fromHex(name.toLatin1());
    if (name.size() != 64 || QLatin1StringView(hash.toHex()) != name)
        return std::nullopt;
    return hash;
}

class FileSource final : public BodySource {
public:
    FileSource(std::unique_ptr<QFile> file, qint64 from, qint64 count)
        : m_file(std::move(file))
        , m_part{m_file->handle(), from, count}
    {
    }
    Result<Piece> next() override
    {
        Piece piece;
        if (m_file->seek(m_part.from))
            piece.bytes = m_file->read(std::min(m_part.left, kPieceBytes));
        if (piece.bytes.isEmpty() && m_part.left > 0)
            return failure(Error::Kind::Io, m_file->errorString(), m_file->fileName());
        m_part.from += piece.bytes.size();
        m_part.left -= piece.bytes.size();
        if (m_part.left == 0)
            piece.state = Piece::State::End;
        return piece;
    }
    FilePart *filePart() override { return &m_part; }

private:
    const std::unique_ptr<QFile> m_file;
    FilePart m_part;
};

Answer<Response> getBlob(const BlobStore &blobs, const QByteArray &hash, const Request &request)
{
    const auto path = blobs.path(hash);
    if (!path) {
        Response missing = errorResponse(HttpError(404, "not_found", QStringLiteral("missing")));
        missing.add("Upload-Offset", QByteArray::number(blobs.partSize(hash)));
        return missing;
    }
    const QByteArray tag = "\"sha256-" + hash.toHex() + '"';
    if (request.header("if-none-match") == tag) {
        Response response{.status = 304};
        response.add("ETag", tag);
        return response;
    }
    auto file = std::make_unique<QFile>(*path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return refuse(500, "internal_server_error", file->errorString());
    const qint64 size = file->size();
    HZ_GET(const ByteRange range, rangeOf(request, size));
    Response response;
    response.contentType = "application/octet-stream";
    response.sourceBytes = range.count;
    response.source = std::make_unique<FileSource>(std::move(file), range.from, range.count);
    response.add("ETag", tag);
    response.add("X-Content-Type-Options", "nosniff");
    addRange(response, range, size);
    return response;
}

// "bytes 0-99/1000": where what comes begins, and how large all of it is.
struct ContentRange {
    qint64 from = 0;
    qint64 total = 0;
};

Answer<ContentRange> contentRangeOf(const Request &request)
{
    const QByteArray header = request.header("content-range");
    if (header.isEmpty()) {
        if (!request.bodyBytes)
            return refuse(411, "bad_request", QStringLiteral("Content-Length is needed"));
        return ContentRange{0, *request.bodyBytes};
    }
    const QByteArrayList parts = header.mid(6).replace('-', '/').split('/');
    bool hasFrom = false, hasTotal = false;
    const qint64 from = parts.value(0).toLongLong(&hasFrom);
    const qint64 total = parts.value(2).toLongLong(&hasTotal);
    if (!header.startsWith("bytes ") || parts.size() != 3 || !hasFrom || !hasTotal || from < 0
        || from > total)
        return badRequest(QStringLiteral("Content-Range is “bytes FROM-TO/TOTAL”"));
    return ContentRange{from, total};
}

Response offsetResponse(int status, qint64 offset)
{
    Response response = jsonResponse(status, QJsonObject{{QStringLiteral("ok"), true}});
    response.add("Upload-Offset", QByteArray::number(offset));
    return response;
}

class BlobSink final : public BodySink {
public:
    BlobSink(std::unique_ptr<BlobPart> part, qint64 total)
        : m_part(std::move(part))
        , m_total(total)
        , m_left(total - m_part->size())
    {
    }
    qint64 maxBytes() const override { return m_left; }
    Answer<Flow> take(QByteArrayView piece) override
    {
        if (piece.size() > m_left)
            return tooLarge(m_total);
        m_left -= piece.size();
        HZ_CHECK(m_part->append(piece));
        return Flow::Go;
    }
    void end(Respond respond) override
    {
        if (m_left > 0)
            return respond(offsetResponse(202, m_part->size()));
        // Reading and syncing a large file takes a while: not on a thread that serves others.
        ioPool().start([part = std::shared_ptr<BlobPart>(std::move(m_part)), respond]() mutable {
            TaskControl task;
            const Result<BlobRef> blob = part->finish(task);
            part.reset(); // whoever is told may send the next at once
            if (blob)
                return respond(offsetResponse(201, blob->sizeBytes));
            respond(errorResponse(blob.error().kind == Error::Kind::Corrupt
                    ? HttpError(422, "content_mismatch", blob.error().message)
                    : HttpError(blob.error())));
        });
    }

private:
    std::unique_ptr<BlobPart> m_part;
    const qint64 m_total;
    qint64 m_left;
};

// The blob is here: what comes is not looked at.
class PresentSink final : public BodySink {
public:
    explicit PresentSink(qint64 size)
        : m_size(size)
    {
    }
    qint64 maxBytes() const override { return kMaxBlobBytes; }
    Answer<Flow> take(QByteArrayView) override { return Flow::Go; }
    void end(Respond respond) override { respond(offsetResponse(200, m_size)); }

private:
    const qint64 m_size;
};

Sink putBlob(const BlobStore &blobs, const QByteArray &hash, const Request &request)
{
    if (const auto path = blobs.path(hash))
        return std::make_unique<PresentSink>(QFileInfo(*path).size());
    HZ_GET(const ContentRange range, contentRangeOf(request));
    if (range.total > kMaxBlobBytes)
        return tooLarge(kMaxBlobBytes);
    HZ_TRY(std::unique_ptr<BlobPart> part, blobs.part(hash));
    if (range.from == 0)
        HZ_CHECK(part->restart());
    if (range.from != part->size())
        return refuse(409, "conflict",
            QStringLiteral("%1 bytes are here: go on from there").arg(part->size()));
    const qint64 free = availableBytes(blobs.folder());
    if (free >= 0 && free - (range.total - range.from) < kKeptFree)
        return refuse(507, "insufficient_storage", QStringLiteral("the disk is too full"));
    return std::make_unique<BlobSink>(std::move(part), range.total);
}

} // namespace

Sink blob(const BlobStore &blobs, const Request &request, const QString &name)
{
    const auto hash = hashIn(name);
    if (!hash)
        return badRequest(QStringLiteral("a blob is named by its SHA-256"));
    if (request.method == Method::Put)
        return putBlob(blobs, *hash, request);
    if (request.method == Method::Get || request.method == Method::Head)
        return answerAtOnce([=] { return getBlob(blobs, *hash, request); });
    return refuse(405, "method_not_allowed", QStringLiteral("Only GET,HEAD,PUT allowed"));
}

} // namespace hz::sync::server
