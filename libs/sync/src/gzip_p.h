// gzip of bytes that come piece by piece, both ways, in little memory. One thread at a time.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>

#include <functional>
#include <memory>

namespace hz::sync {

class Gunzip {
public:
    using Take = std::function<Result<>(QByteArrayView)>;

    Gunzip();
    ~Gunzip();
    Gunzip(const Gunzip &) = delete;
    Gunzip &operator=(const Gunzip &) = delete;

    /// Hands what is inside on, at most 64 KiB at a time. Invalid if this is no gzip; what `take`
    /// answers if it fails.
    Result<> add(QByteArrayView bytes, const Take &take);
    /// Whether the last member has ended: nothing is missing.
    bool isComplete() const { return m_isComplete; }

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    bool m_isComplete = true; // nothing has begun
};

/// Bytes in a gzip, at most `maxBytes`.
Result<QByteArray> gunzip(QByteArrayView bytes, qint64 maxBytes);

class Gzip {
public:
    enum class Then { More, Flush, End };

    Gzip();
    ~Gzip();
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;

    /// What can be sent so far; after Flush everything that came in is in it.
    QByteArray add(QByteArrayView bytes, Then then);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace hz::sync
