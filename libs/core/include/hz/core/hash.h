// Checksums and digests. Functions are usable on any thread; a Sha256 by one at a time.
#pragma once

#include <QtCore/QByteArray>

#include <memory>

namespace hz {

QByteArray sha256(QByteArrayView bytes); // 32 raw bytes
QByteArray md5(QByteArrayView bytes); // 16 raw bytes; CouchDB's attachment digest, nothing secret

/// SHA-256 of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;
    void add(QByteArrayView bytes);
    QByteArray result(); // 32 raw bytes; afterwards a new sum begins

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

/// CRC-32C (Castagnoli), of `seed`'s bytes continued by `bytes`.
quint32 crc32c(QByteArrayView bytes, quint32 seed = 0);

} // namespace hz
