#include "portableblobs_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QIODevice>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Portable)
};

constexpr int kChunkBytes = 1 << 20;
constexpr qint64 kMaxBlobBytes = qint64(8) << 30;

// Bytes of a blob, chunk by chunk. Sequential.
class ChunkDevice final : public QIODevice {
public:
    ChunkDevice(Connection &connection, qint64 blob)
        : m_chunks(connection, "SELECT bytes FROM blob_chunks WHERE blob = ? ORDER BY number", blob)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    const std::optional<Error> &error() const { return m_error; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        if (m_offset == m_chunk.size()) {
            const Result<bool> more = m_chunks.step();
            if (!more) {
                m_error = more.error();
                return -1;
            }
            m_chunk = *more ? m_chunks.bytes(0) : QByteArray();
            m_offset = 0;
        }
        const qint64 count = std::min<qint64>(maxSize, m_chunk.size() - m_offset);
        std::copy_n(m_chunk.constData() + m_offset, count, data);
        m_offset += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Query m_chunks;
    QByteArray m_chunk;
    qint64 m_offset = 0;
    std::optional<Error> m_error;
};

} // namespace

Result<> writeBlob(Connection &file, const BlobRef &blob, const QString &path, TaskControl &task)
{
    HZ_CHECK(
        Query(file, "INSERT INTO blobs(size, sha256) VALUES (?, ?)", blob.sizeBytes, blob.sha256)
            .run());
    const qint64 row = sqlite3_last_insert_rowid(file.handle());
    QFile source(path);
    errno = 0;
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Failure(fileError(Error::Kind::Io, path, errno));
    Sha256 sum;
    qint64 size = 0;
    QByteArray piece(kChunkBytes, Qt::Uninitialized);
    for (int number = 0;; ++number) {
        if (task.isCancelled())
            return cancelled();
        errno = 0;
        const qint64 count = source.read(piece.data(), piece.size());
        if (count < 0)
            return Failure(fileError(Error::Kind::Io, path, errno));
        if (count == 0)
            break;
        const QByteArrayView bytes = QByteArrayView(piece).first(count);
        sum.add(bytes);
        size += count;
        HZ_CHECK(Query(file, "INSERT INTO blob_chunks(blob, number, bytes) VALUES (?, ?, ?)", row,
            number, bytes)
                     .run());
        task.setProgress(size, blob.sizeBytes);
    }
    if (size != blob.sizeBytes || sum.result() != blob.sha256)
        return failure(Error::Kind::Corrupt, Names::tr("The file “%1” is damaged.").arg(path));
    return {};
}

Result<bool> holdsBlob(Connection &file, const QByteArray &sha256)
{
    Query stored(file, "SELECT 1 FROM blobs WHERE sha256 = ?", sha256);
    return stored.step();
}

Result<bool> readBlob(Connection &file, BlobRef blob, const BlobStore &blobs, TaskControl &task)
{
    Query stored(file, "SELECT blob, size FROM blobs WHERE sha256 = ?", blob.sha256);
    HZ_TRY(const bool found, stored.step());
    if (!found)
        return false;
    blob.sizeBytes = stored.integer(1);
    if (blob.sizeBytes < 0 || blob.sizeBytes > kMaxBlobBytes)
        return failure(Error::Kind::Invalid,
            Names::tr("A file in “%1” is too large.").arg(file.path()),
            QStringLiteral("%1 bytes").arg(blob.sizeBytes));
    ChunkDevice device(file, stored.integer(0));
    const Result<> added = blobs.addExpected(device, file.path(), blob, task);
    if (device.error())
        return Failure(*device.error());
    HZ_CHECK(added);
    return true;
}

} // namespace hz::store
