// Files and folders brought to another place, on the disk when the call returns.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>

#include <QtCore/QString>

namespace hz::store {

/// Copies into a new file and syncs it; nothing is left of it after a failure. Returns the SHA-256
/// of the bytes. Permissions are those of a new file.
Result<QByteArray> copyFile(const QString &from, const QString &to, TaskControl &task);

enum class Placed { Linked, Copied };

/// The same bytes under a second name: a hard link where the disk has them, else a copy. `to`
/// appears whole. Corrupt if a copy's bytes are not of `sha256`, or the file is not a plain one.
Result<Placed> placeBlob(
    const QString &from, const QString &to, const QByteArray &sha256, TaskControl &task);

/// SHA-256 of what is in the file.
Result<QByteArray> sumOfFile(const QString &path, TaskControl &task);

/// Creates the folder if it is missing, and syncs the one it is in.
Result<> makeFolder(const QString &path);
Result<> removeFolder(const QString &path);

/// A folder that goes with this object, with all that is in it, unless it has been moved away.
class ScratchFolder {
public:
    explicit ScratchFolder(QString path)
        : m_path(std::move(path))
    {
    }
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;

    const QString &path() const { return m_path; }
    void keep() { m_isKept = true; }

private:
    const QString m_path;
    bool m_isKept = false;
};

} // namespace hz::store
