#include "blobstore_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cerrno>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::BlobPart)
};

constexpr qint64 kPieceBytes = 1 << 20;

Failure partFailure(const QFile &file)
{
    return Failure(fileError(Error::Kind::Io, file.fileName(), errno));
}

} // namespace

struct BlobPart::State {
    BlobStore store;
    QByteArray sha256;
    QFile file;

    State(BlobStore blobs, QByteArray hash, const QString &path)
        : store(std::move(blobs))
        , sha256(std::move(hash))
        , file(path)
    {
    }
};

BlobPart::BlobPart(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

BlobPart::~BlobPart()
{
    m_state->file.close();
    BlobStore::State &shared = *m_state->store.m_state;
    const std::lock_guard lock(shared.partsMutex);
    shared.parts.remove(m_state->sha256);
}

qint64 BlobPart::size() const
{
    return m_state->file.size();
}

Result<> BlobPart::restart()
{
    errno = 0;
    if (!m_state->file.resize(0) || !m_state->file.seek(0))
        return partFailure(m_state->file);
    return {};
}

Result<> BlobPart::append(QByteArrayView bytes)
{
    errno = 0;
    if (m_state->file.write(bytes.data(), bytes.size()) != bytes.size())
        return partFailure(m_state->file);
    return {};
}

Result<BlobRef> BlobPart::finish(TaskControl &task)
{
    QFile &file = m_state->file;
    errno = 0;
    if (!file.flush() || !file.seek(0))
        return partFailure(file);
    // All of it: what came before an interruption may have been lost.
    Sha256 sum;
    qint64 size = 0;
    QByteArray piece(kPieceBytes, Qt::Uninitialized);
    for (;;) {
        if (task.isCancelled())
            return cancelled();
        errno = 0;
        const qint64 count = file.read(piece.data(), piece.size());
        if (count < 0)
            return partFailure(file);
        if (count == 0)
            break;
        sum.add(QByteArrayView(piece).first(count));
        size += count;
    }
    file.close();
    if (const QByteArray found = sum.result(); found != m_state->sha256) {
        file.remove();
        return failure(Error::Kind::Corrupt,
            Names::tr("What has come is not the file that was expected."),
            QStringLiteral("%1 instead of %2")
                .arg(QLatin1StringView(found.toHex()), QLatin1StringView(m_state->sha256.toHex())));
    }
    HZ_TRY(const bool present, m_state->store.keepPresent(m_state->sha256));
    if (present)
        file.remove();
    else
        HZ_CHECK(m_state->store.putInPlace(file.fileName(), m_state->sha256));
    return BlobRef{m_state->sha256, size, {}};
}

QString BlobStore::partPath(const QByteArray &sha256) const
{
    return incomingFolder(m_state->folder) + u'/' + QLatin1StringView(sha256.toHex())
        + QStringLiteral(".part");
}

Result<std::unique_ptr<BlobPart>> BlobStore::part(const QByteArray &sha256) const
{
    HZ_CHECK(checkWritable());
    if (sha256.size() != 32)
        return failure(Error::Kind::Invalid, Names::tr("This is not the name of a file."));
    {
        const std::lock_guard lock(m_state->partsMutex);
        if (m_state->parts.contains(sha256))
            return failure(Error::Kind::Conflict, Names::tr("Somebody else is sending this file."));
        m_state->parts.insert(sha256);
    }
    auto part = std::make_unique<BlobPart>(
        std::make_unique<BlobPart::State>(*this, sha256, partPath(sha256)));
    QFile &file = part->m_state->file;
    errno = 0;
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !file.seek(file.size()))
        return partFailure(file);
    return part;
}

qint64 BlobStore::partSize(const QByteArray &sha256) const
{
    return QFileInfo(partPath(sha256)).size();
}

} // namespace hz::store
