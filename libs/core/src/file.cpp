#include <hz/core/file.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace hz {

namespace {

// QFileDevice keeps no errno, but errno still holds the cause right after a failed call.
Failure qtFailure(const QFileDevice &file)
{
    if (errno)
        return Failure(fileError(Error::Kind::Io, file.fileName(), errno));
    return failure(Error::Kind::Io,
        QCoreApplication::translate("hz::File", "Cannot use the file “%1”: the disk reported an error.")
            .arg(file.fileName()),
        file.errorString());
}

} // namespace

Error fileError(Error::Kind fallback, const QString &path, int errnoValue)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(errnoValue));
    switch (errnoValue) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {Error::Kind::NoSpace,
            tr(QT_TRANSLATE_NOOP(
                   "hz::File", "The disk is full: “%1” could not be written. Free some space."))
                .arg(path),
            detail};
    case EACCES:
    case EPERM:
        return {Error::Kind::Denied,
            QCoreApplication::translate("hz::File", "No permission to use “%1”.").arg(path), detail};
    case EROFS:
        return {Error::Kind::Denied,
            QCoreApplication::translate("hz::File", "“%1” is on a disk that cannot be written to.")
                .arg(path),
            detail};
    case ENOENT:
    case ENOTDIR:
        return {Error::Kind::NotFound,
            QCoreApplication::translate("hz::File", "The file “%1” does not exist.").arg(path), detail};
    case EWOULDBLOCK:
        return {Error::Kind::Conflict,
            QCoreApplication::translate("hz::File", "“%1” is in use by another program.").arg(path),
            detail};
    default:
        return {fallback,
            tr(QT_TRANSLATE_NOOP(
                   "hz::File", "Cannot use the file “%1”: the disk reported an error."))
                .arg(path),
            detail};
    }
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    errno = 0;
    if (QFileInfo(path).isDir())
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate("hz::File", "“%1” is a folder, not a file.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return qtFailure(file);
    QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return qtFailure(file);
    if (bytes.size() > maxBytes)
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate("hz::File", "The file “%1” is too large.").arg(path),
            QStringLiteral("more than %1 bytes").arg(maxBytes));
    return bytes;
}

Result<> writeFileDurably(const QString &path, QByteArrayView bytes)
{
    const QString beside = path + QStringLiteral(".part");
    QFile file(beside);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return qtFailure(file);
    const bool written = file.write(bytes.data(), bytes.size()) == bytes.size() && file.flush();
    if (!written) {
        const Failure why = qtFailure(file);
        file.remove();
        return why;
    }
    file.close();
    if (const Result<> synced = syncFile(beside); !synced) {
        QFile::remove(beside);
        return Failure(synced.error());
    }
    std::error_code renamed;
    std::filesystem::rename(
        QFile::encodeName(beside).toStdString(), QFile::encodeName(path).toStdString(), renamed);
    if (renamed) {
        QFile::remove(beside);
        return Failure(fileError(Error::Kind::Io, path, renamed.value()));
    }
    return syncDirectory(QFileInfo(path).absolutePath());
}

Result<> makePath(const QString &path)
{
    std::error_code failed;
    std::filesystem::create_directories(QFile::encodeName(path).toStdString(), failed);
    if (failed)
        return Failure(fileError(Error::Kind::Io, path, failed.value()));
    return {};
}

} // namespace hz
