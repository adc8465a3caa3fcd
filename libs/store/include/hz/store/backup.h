// Copies of a whole profile, to go back to. Call on a worker.
//
//   <folder>/20260901-080000/backup.json            written last: without it, it is no backup
//                           /databases/<name>.sqlite
//   <folder>/blobs/ab/<64 hex>                       of all backups in the folder, each once
//
// A backup may be made while programs use the profile; of each database it holds one moment. It
// appears whole or not at all, and every page of it has been read before it counts. What is not yet
// in documents (journals), settings and thumbnails are not in it.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/result.h>
#include <hz/core/task.h>

#include <QtCore/QDateTime>
#include <QtCore/QList>

#include <optional>

namespace hz::store {

enum class BackupKind {
    Automatic,
    Asked,
    SetAside // what a restored backup took the place of
};

struct Backup {
    QString id = {}; // its folder's name
    QString path = {};
    qint64 number = 0; // grows within a folder, also where the clock was set back
    QDateTime made = {}; // UTC
    BackupKind kind = BackupKind::Asked;
    std::optional<qint64> documents = {}; // unknown for what was set aside
    qint64 sizeBytes = 0; // blobs included

    bool operator==(const Backup &) const = default;
};

struct BackupOptions {
    QString folder = {}; // must exist; empty: the profile's own
    BackupKind kind = BackupKind::Asked;
    const Clock &clock = systemClock();
};

QString ownBackupFolder(const QString &profileDir);

/// Makes a backup, then removes those that have expired. Corrupt if the profile is damaged: what is
/// there stays then. Conflict while another one is being made in that folder.
Result<Backup> backUp(const QString &profileDir, const BackupOptions &options, TaskControl &task);

/// The automatic backup: nothing if there is one of today already, or nothing has changed since the
/// last one. For when nobody is waiting.
Result<std::optional<Backup>> backUpWhenDue(
    const QString &profileDir, const BackupOptions &options, TaskControl &task);

/// Newest first. NotFound if the folder is missing.
Result<QList<Backup>> listBackups(const QString &folder);

/// Which of these go when a new one is there. Kept are, of the automatic ones, the last of each of
/// the last seven days that have one and the last of each of four weeks before; of those asked for
/// the last ten; of those set aside the last three.
QList<Backup> expiredBackups(QList<Backup> backups);

struct RestoreReport {
    std::optional<Backup> setAside = {}; // the state before, whole; none where there was none
    qint64 documents = 0;
    int missingBlobs = 0; // not in the backup, or damaged there: their documents say so
};

/// Puts a backup in the place of what is there. It is read whole before anything changes, and what
/// was there is set aside whole. From then on it happens completely: if the program dies, at the
/// next opening of the profile. Conflict while the profile is open anywhere.
Result<RestoreReport> restore(const QString &profileDir, const QString &backupPath,
    TaskControl &task, const Clock &clock = systemClock());

} // namespace hz::store
