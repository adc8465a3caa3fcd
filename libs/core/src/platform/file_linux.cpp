#include "file_p.h"

#include <hz/core/file.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hz {

namespace {

int openRetrying(const QString &path, int flags)
{
    int handle = -1;
    do {
        handle = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0666);
    } while (handle < 0 && errno == EINTR);
    return handle;
}

Result<> syncPath(const QString &path, int flags)
{
    const int handle = openRetrying(path, flags);
    if (handle < 0)
        return Failure(fileError(Error::Kind::Io, path, errno));
    const Result<> synced = platform::syncHandle(handle, path);
    ::close(handle);
    return synced;
}

// A file may be removed by its last owner between opening and locking it: such a lock keeps nobody
// out, for the next one opens another file of that name.
bool hasName(int handle, const QString &path)
{
    struct stat locked = {}, named = {};
    return ::fstat(handle, &locked) == 0 && ::stat(QFile::encodeName(path).constData(), &named) == 0
        && locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

int lockRetrying(int handle, int operation)
{
    int locked = -1;
    do {
        locked = ::flock(handle, operation);
    } while (locked != 0 && errno == EINTR);
    return locked;
}

Result<int> lockedFile(const QString &path, int operation)
{
    for (;;) {
        const int handle = openRetrying(path, O_RDWR | O_CREAT);
        if (handle < 0)
            return Failure(fileError(Error::Kind::Io, path, errno));
        if (lockRetrying(handle, operation) != 0) {
            const int why = errno;
            ::close(handle);
            return Failure(
                fileError(why == EWOULDBLOCK ? Error::Kind::Conflict : Error::Kind::Io, path, why));
        }
        if (hasName(handle, path))
            return handle;
        ::close(handle);
    }
}

} // namespace

Result<> platform::syncHandle(int handle, const QString &path)
{
    if (::fsync(handle) != 0)
        return Failure(fileError(Error::Kind::Io, path, errno));
    return {};
}

Result<> syncFile(const QString &path)
{
    return syncPath(path, O_RDONLY);
}

Result<> syncDirectory(const QString &path)
{
    return syncPath(path, O_RDONLY | O_DIRECTORY);
}

Result<std::unique_ptr<FileLock>> FileLock::tryLock(const QString &path)
{
    HZ_TRY(const int handle, lockedFile(path, LOCK_EX | LOCK_NB));
    return std::unique_ptr<FileLock>(new FileLock(handle, path));
}

Result<std::unique_ptr<FileLock>> FileLock::lockShared(const QString &path)
{
    HZ_TRY(const int handle, lockedFile(path, LOCK_SH));
    return std::unique_ptr<FileLock>(new FileLock(handle, path));
}

Result<> FileLock::share()
{
    if (lockRetrying(m_handle, LOCK_SH) != 0)
        return Failure(fileError(Error::Kind::Io, m_path, errno));
    return {};
}

FileLock::~FileLock()
{
    ::close(m_handle);
}

AppendFile::AppendFile(int handle, qint64 size, QString path)
    : m_handle(handle)
    , m_size(size)
    , m_syncedSize(size)
    , m_path(std::move(path))
{
}

AppendFile::~AppendFile()
{
    ::close(m_handle);
}

Result<std::unique_ptr<AppendFile>> AppendFile::open(const QString &path)
{
    const int handle = openRetrying(path, O_RDWR | O_CREAT);
    if (handle < 0)
        return Failure(fileError(Error::Kind::Io, path, errno));
    const off_t size = ::lseek(handle, 0, SEEK_END);
    if (size < 0) {
        const int why = errno;
        ::close(handle);
        return Failure(fileError(Error::Kind::Io, path, why));
    }
    return std::unique_ptr<AppendFile>(new AppendFile(handle, size, path));
}

Result<> AppendFile::append(QByteArrayView bytes)
{
    qint64 written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::pwrite(
            m_handle, bytes.data() + written, size_t(bytes.size() - written), m_size + written);
        if (count > 0) {
            written += count;
        } else if (count == 0 || errno != EINTR) {
            const int why = count == 0 ? EIO : errno;
            if (written > 0)
                (void)!::ftruncate(m_handle, m_size); // a torn tail is cut by the reader as well
            return Failure(fileError(Error::Kind::Io, m_path, why));
        }
    }
    m_size += written;
    return {};
}

Result<> AppendFile::sync()
{
    if (::fdatasync(m_handle) != 0) {
        const int why = errno;
        (void)!::ftruncate(m_handle, m_syncedSize); // else the next append writes over it
        m_size = m_syncedSize;
        return Failure(fileError(Error::Kind::Io, m_path, why));
    }
    m_syncedSize = m_size;
    return {};
}

Result<> AppendFile::truncate(qint64 size)
{
    if (::ftruncate(m_handle, size) != 0)
        return Failure(fileError(Error::Kind::Io, m_path, errno));
    m_size = size;
    m_syncedSize = std::min(m_syncedSize, size);
    return {};
}

qint64 availableBytes(const QString &path)
{
    const QStorageInfo storage(QFileInfo::exists(path) ? path : QFileInfo(path).absolutePath());
    return storage.isValid() ? storage.bytesAvailable() : -1;
}

} // namespace hz
