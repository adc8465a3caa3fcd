// What lies in a folder of backups. One process changes it at a time.
#pragma once

#include "filecopy_p.h"

#include <hz/core/file.h>
#include <hz/store/backup.h>

#include <QtCore/QMap>
#include <QtCore/QSet>

namespace hz::store {

/// A backup and what only this library asks about it.
struct BackupRecord {
    Backup backup;
    QMap<QString, QString> states = {}; // of each database: its store and its last change
    QSet<QByteArray> blobs = {}; // SHA-256, raw

    bool operator==(const BackupRecord &) const = default;
};

struct BackupRecords {
    QList<BackupRecord> readable; // newest first
    bool areAll = true; // false: another one may name any blob
};

Result<BackupRecord> readRecord(const QString &backupPath);
Result<BackupRecords> readRecords(const QString &folder);
/// A blob of the folder's backups.
QString pooledBlobPath(const QString &folder, const QByteArray &sha256);

class BackupFolder {
public:
    /// Removes what attempts that died have left. Conflict while a backup is being made there.
    static Result<std::unique_ptr<BackupFolder>> open(const QString &path);

    const QString &path() const { return m_path; }
    /// Where a backup that is being made grows.
    Result<std::unique_ptr<ScratchFolder>> newPart() const;

    /// Brings in the blobs of a store that are not here; tells in `into` all that it has and that
    /// are now here. A damaged one is left out.
    Result<> takeBlobs(const QString &blobs, QSet<QByteArray> &into, TaskControl &task) const;
    /// Gives a folder on the same disk, with databases in it, its number, its name and its place:
    /// from now on it is a backup.
    Result<Backup> complete(const QString &part, BackupRecord record) const;
    /// Removes backups that have expired, then blobs that none names.
    Result<> removeExpired() const;

private:
    BackupFolder(QString path, std::unique_ptr<FileLock> lock)
        : m_path(std::move(path))
        , m_lock(std::move(lock))
    {
    }
    Result<> removeLooseBlobs() const;

    const QString m_path;
    const std::unique_ptr<FileLock> m_lock;
};

} // namespace hz::store
