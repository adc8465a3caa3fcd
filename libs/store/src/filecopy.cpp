#include "besidefile_p.h"
#include "filecopy_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cerrno>
#include <filesystem>
#include <functional>

namespace hz::store {

namespace {

constexpr qint64 kPieceBytes = 1 << 20;

Failure fileFailure(const QFile &file)
{
    Error error = fileError(Error::Kind::Io, file.fileName(), errno);
    if (!errno)
        error.detail = file.errorString();
    return Failure(error);
}

Failure damaged(const QString &path)
{
    return failure(Error::Kind::Corrupt,
        QCoreApplication::translate("hz::store::FileCopy", "The file “%1” is damaged.").arg(path));
}

// Piece by piece; returns the SHA-256 of the whole.
Result<QByteArray> readPieces(
    const QString &path, TaskControl &task, const std::function<Result<>(QByteArrayView)> &take)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fileFailure(file);
    Sha256 sum;
    QByteArray piece(kPieceBytes, Qt::Uninitialized);
    for (;;) {
        if (task.isCancelled())
            return cancelled();
        errno = 0;
        const qint64 count = file.read(piece.data(), piece.size());
        if (count < 0)
            return fileFailure(file);
        if (count == 0)
            return sum.result();
        sum.add(QByteArrayView(piece).first(count));
        HZ_CHECK(take(QByteArrayView(piece).first(count)));
    }
}

std::filesystem::path native(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

} // namespace

Result<QByteArray> copyFile(const QString &from, const QString &to, TaskControl &task)
{
    QFile copy(to);
    errno = 0;
    if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return fileFailure(copy);
    Result<QByteArray> sum = readPieces(from, task, [&copy](QByteArrayView piece) -> Result<> {
        errno = 0;
        if (copy.write(piece.data(), piece.size()) != piece.size())
            return fileFailure(copy);
        return {};
    });
    copy.close();
    if (sum) {
        if (const Result<> synced = syncFile(to); !synced)
            sum = Failure(synced.error());
    }
    if (!sum)
        copy.remove();
    return sum;
}

Result<Placed> placeBlob(
    const QString &from, const QString &to, const QByteArray &sha256, TaskControl &task)
{
    const QFileInfo file(from);
    if (file.isSymLink() || !file.isFile())
        return damaged(from);
    std::error_code failed;
    std::filesystem::create_hard_link(native(from), native(to), failed);
    if (!failed)
        return Placed::Linked;
    BesideFile beside(to);
    HZ_TRY(const QByteArray sum, copyFile(from, beside.path(), task));
    if (sum != sha256)
        return damaged(from);
    HZ_CHECK(beside.moveToPlace());
    return Placed::Copied;
}

Result<QByteArray> sumOfFile(const QString &path, TaskControl &task)
{
    return readPieces(path, task, [](QByteArrayView) -> Result<> { return {}; });
}

ScratchFolder::~ScratchFolder()
{
    if (!m_isKept)
        (void)removeFolder(m_path);
}

Result<> makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    HZ_CHECK(makePath(path));
    return syncDirectory(QFileInfo(path).absolutePath());
}

Result<> removeFolder(const QString &path)
{
    std::error_code failed;
    std::filesystem::remove_all(native(path), failed);
    if (failed)
        return Failure(fileError(Error::Kind::Io, path, failed.value()));
    return {};
}

} // namespace hz::store
