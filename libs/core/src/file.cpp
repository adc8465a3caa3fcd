#include "platform/file_p.h"

#include <hz/core/file.h>
#include <hz/core/ulid.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace hz {

namespace {

// QFileDevice keeps no errno, but errno still holds the cause right after a failed call.
Failure qtFailure(const QFileDevice &file, const QString &path)
{
    Error error = fileError(Error::Kind::Io, path, errno);
    if (!errno)
        error.detail = file.errorString();
    return Failure(std::move(error));
}

// Written and on the disk; errors name `path`, the file that is meant.
Result<> writeSynced(QFile &file, const QString &path, QByteArrayView bytes)
{
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)
        || file.write(bytes.data(), bytes.size()) != bytes.size())
        return qtFailure(file, path);
    return platform::syncHandle(file.handle(), path);
}

} // namespace

Error fileError(Error::Kind fallback, const QString &path, int errnoValue)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(errnoValue));
    switch (errnoValue) {
    case ENOSPC:
    case EDQUOT:
        return {Error::Kind::NoSpace,
            QCoreApplication::translate(
                "hz::File", "The disk is full: “%1” could not be written. Free some space.")
                .arg(path),
            detail};
    case EFBIG:
        return {Error::Kind::NoSpace,
            QCoreApplication::translate("hz::File", "“%1” would be larger than its disk allows.")
                .arg(path),
            detail};
    case EACCES:
    case EPERM:
        return {Error::Kind::Denied,
            QCoreApplication::translate("hz::File", "No permission to use “%1”.").arg(path),
            detail};
    case EROFS:
        return {Error::Kind::Denied,
            QCoreApplication::translate("hz::File", "“%1” is on a disk that cannot be written to.")
                .arg(path),
            detail};
    case ENAMETOOLONG:
    case EILSEQ:
        return {Error::Kind::Invalid,
            QCoreApplication::translate(
                "hz::File", "The disk refuses the name “%1”. Choose a shorter, simpler one.")
                .arg(path),
            detail};
    case EISDIR:
        return {Error::Kind::Invalid,
            QCoreApplication::translate("hz::File", "“%1” is a folder, not a file.").arg(path),
            detail};
    case ENOTDIR:
        return {Error::Kind::NotFound,
            QCoreApplication::translate(
                "hz::File", "“%1” cannot be reached: a file stands where a folder should be.")
                .arg(path),
            detail};
    case ENOENT:
        return {Error::Kind::NotFound,
            QCoreApplication::translate("hz::File", "The file “%1” does not exist.").arg(path),
            detail};
    case EWOULDBLOCK:
        return {Error::Kind::Conflict,
            QCoreApplication::translate("hz::File", "“%1” is in use by another program.").arg(path),
            detail};
    default:
        return {fallback,
            QCoreApplication::translate(
                "hz::File", "Cannot use the file “%1”: the disk reported an error.")
                .arg(path),
            detail};
    }
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    if (QFileInfo(path).isDir())
        return Failure(fileError(Error::Kind::Invalid, path, EISDIR));
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return qtFailure(file, path);
    QByteArray bytes;
    bytes.reserve(std::clamp<qint64>(file.size(), 0, maxBytes));
    std::array<char, 64 * 1024> piece;
    for (;;) {
        errno = 0;
        const qint64 count = file.read(piece.data(), piece.size());
        if (count < 0)
            return qtFailure(file, path);
        if (count == 0)
            return bytes;
        if (count > maxBytes - bytes.size())
            return failure(Error::Kind::Invalid,
                QCoreApplication::translate("hz::File", "The file “%1” is too large.").arg(path),
                QStringLiteral("more than %1 bytes").arg(maxBytes));
        bytes.append(piece.data(), count);
    }
}

Result<> writeFileDurably(const QString &path, QByteArrayView bytes)
{
    const QString folder = QFileInfo(path).absolutePath();
    QFile beside(folder + QStringLiteral("/.") + newUlid().toString() + QStringLiteral(".part"));
    if (const Result<> written = writeSynced(beside, path, bytes); !written) {
        beside.remove();
        return written;
    }
    beside.close();
    std::error_code renamed;
    std::filesystem::rename(QFile::encodeName(beside.fileName()).toStdString(),
        QFile::encodeName(path).toStdString(), renamed);
    if (renamed) {
        beside.remove();
        return Failure(fileError(Error::Kind::Io, path, renamed.value()));
    }
    return syncDirectory(folder);
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
