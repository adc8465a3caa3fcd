// Files, with errors that name the file and the cause. Any thread; one AppendFile by one thread at
// a time.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

namespace hz {

/// An Error for a failed system call on a file: disk full is NoSpace, no permission or read-only is
/// Denied, a missing file NotFound, a name the disk refuses Invalid, anything else `fallback`.
Error fileError(Error::Kind fallback, const QString &path, int errnoValue);

/// The whole file; Invalid when it is longer than `maxBytes`. Takes memory for what is there, not
/// for the limit.
Result<QByteArray> readFile(const QString &path, qint64 maxBytes);

/// Written beside under a name of its own, synced, renamed, folder synced: after success the new
/// bytes survive a power cut, after failure the old ones are untouched. Of two writers at once, one
/// wins whole.
Result<> writeFileDurably(const QString &path, QByteArrayView bytes);

Result<> syncFile(const QString &path);
Result<> syncDirectory(const QString &path);
Result<> makePath(const QString &path);

/// A lock that the system frees when the process dies, however it dies.
class FileLock {
public:
    /// Conflict when another process, or another lock of this one, holds it. Creates the file.
    static Result<std::unique_ptr<FileLock>> tryLock(const QString &path);
    /// Held together with others of this kind; waits while one holds it alone, so that is to be
    /// short. Creates the file.
    static Result<std::unique_ptr<FileLock>> lockShared(const QString &path);
    ~FileLock();
    /// Of a lock held alone: others may hold it too from now on. Nobody comes in between.
    Result<> share();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    FileLock(int handle, QString path)
        : m_handle(handle)
        , m_path(std::move(path))
    {
    }
    int m_handle;
    QString m_path;
};

/// A file that only grows.
class AppendFile {
public:
    /// Opens or creates; what is written goes to the end.
    static Result<std::unique_ptr<AppendFile>> open(const QString &path);
    ~AppendFile();
    AppendFile(const AppendFile &) = delete;
    AppendFile &operator=(const AppendFile &) = delete;

    /// All or nothing: a write that fails half-way is cut off again.
    Result<> append(QByteArrayView bytes);
    /// After success everything appended survives a power cut. After failure what was appended
    /// since the last success is cut off and has to be appended again: the system may have dropped
    /// it from memory, and a second sync would say nothing of that.
    Result<> sync();
    Result<> truncate(qint64 size);
    qint64 size() const { return m_size; }
    const QString &path() const { return m_path; }

private:
    AppendFile(int handle, qint64 size, QString path);
    int m_handle;
    qint64 m_size;
    qint64 m_syncedSize;
    QString m_path;
};

/// Free for us on the disk that holds `path`; -1 if it cannot be told.
qint64 availableBytes(const QString &path);

} // namespace hz
