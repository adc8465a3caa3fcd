#include "gzip_p.h"

#include <QtCore/QCoreApplication>

#include <new>
#include <zlib.h>

namespace hz::sync {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::Gzip)
};

constexpr int kGzipWindow = 15 + 16; // the largest window, with gzip's head and tail
constexpr int kLevel = 1; // lines in schools are slower than this and faster than better levels
constexpr qsizetype kPieceBytes = 64 << 10;

Bytef *in(QByteArrayView bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
}

} // namespace

struct Gunzip::Stream {
    z_stream z = {};

    Stream()
    {
        if (inflateInit2(&z, kGzipWindow) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { inflateEnd(&z); }
};

Gunzip::Gunzip()
    : m_stream(std::make_unique<Stream>())
{
}

Gunzip::~Gunzip() = default;

Result<> Gunzip::add(QByteArrayView bytes, const Take &take)
{
    z_stream &z = m_stream->z;
    z.next_in = in(bytes);
    z.avail_in = uInt(bytes.size());
    QByteArray piece(kPieceBytes, Qt::Uninitialized);
    bool hasMore = z.avail_in > 0;
    while (hasMore) {
        if (m_isComplete && inflateReset(&z) != Z_OK) // a gzip may have several members
            return failure(Error::Kind::Internal, Names::tr("Something unexpected went wrong."));
        m_isComplete = false;
        z.next_out = reinterpret_cast<Bytef *>(piece.data());
        z.avail_out = uInt(piece.size());
        const int code = inflate(&z, Z_NO_FLUSH);
        m_isComplete = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            return failure(Error::Kind::Invalid, Names::tr("The compressed data is damaged."),
                QString::fromLatin1(z.msg ? z.msg : "inflate"));
        const qsizetype count = piece.size() - qsizetype(z.avail_out);
        if (count > 0)
            HZ_CHECK(take(QByteArrayView(piece).first(count)));
        hasMore = z.avail_in > 0 || (z.avail_out == 0 && !m_isComplete);
        if (code == Z_BUF_ERROR && count == 0)
            break;
    }
    return {};
}

Result<QByteArray> gunzip(QByteArrayView bytes, qint64 maxBytes)
{
    Gunzip stream;
    QByteArray out;
    HZ_CHECK(stream.add(bytes, [&](QByteArrayView piece) -> Result<> {
        if (out.size() + piece.size() > maxBytes)
            return failure(Error::Kind::Invalid, Names::tr("The compressed data is too large."),
                QStringLiteral("more than %1 bytes").arg(maxBytes));
        out.append(piece);
        return {};
    }));
    if (!stream.isComplete())
        return failure(Error::Kind::Invalid, Names::tr("The compressed data is damaged."),
            QStringLiteral("it ends too early"));
    return out;
}

struct Gzip::Stream {
    z_stream z = {};

    Stream()
    {
        if (deflateInit2(&z, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&z); }
};

Gzip::Gzip()
    : m_stream(std::make_unique<Stream>())
{
}

Gzip::~Gzip() = default;

QByteArray Gzip::add(QByteArrayView bytes, Then then)
{
    const int flush = then == Then::End ? Z_FINISH
        : then == Then::Flush           ? Z_SYNC_FLUSH
                                        : Z_NO_FLUSH;
    z_stream &z = m_stream->z;
    z.next_in = in(bytes);
    z.avail_in = uInt(bytes.size());
    QByteArray out;
    QByteArray piece(kPieceBytes, Qt::Uninitialized);
    do {
        z.next_out = reinterpret_cast<Bytef *>(piece.data());
        z.avail_out = uInt(piece.size());
        deflate(&z, flush);
        out.append(piece.constData(), piece.size() - qsizetype(z.avail_out));
    } while (z.avail_out == 0);
    return out;
}

} // namespace hz::sync
