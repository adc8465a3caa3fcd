#include "backupfolder_p.h"
#include "besidefile_p.h"
#include "identity_p.h"
#include "profilehold_p.h"
#include "restore_p.h"
#include "schema_p.h"

#include <hz/core/ulid.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

#include <filesystem>

namespace hz::store {

namespace {

Q_LOGGING_CATEGORY(lcRestore, "hz.store.restore")

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Backup)
};

const QString kPrepared = QStringLiteral("/.restore-");
const QString kAside = QStringLiteral("/.aside-");
const QString kDatabases = QStringLiteral("/databases");
const QString kBlobs = QStringLiteral("/blobs");
const QString kWal = QStringLiteral("-wal");

// What belongs to the documents and goes aside with them.
const QString kMovedAside[]
    = {kDatabases, QStringLiteral("/journal"), QStringLiteral("/profile.sqlite"),
        QStringLiteral("/profile.sqlite-wal"), QStringLiteral("/profile.sqlite-shm")};

// Holds the id of the restore that has begun.
QString intentPath(const QString &profileDir)
{
    return profileDir + QStringLiteral("/restore-begun");
}

Result<Ulid> readIntent(const QString &profileDir)
{
    HZ_TRY(const QByteArray bytes, readFile(intentPath(profileDir), Ulid::kTextSize));
    const std::optional<Ulid> id = Ulid::fromString(QString::fromLatin1(bytes));
    if (!id)
        return failure(Error::Kind::Corrupt,
            Names::tr("The file “%1” is damaged.").arg(intentPath(profileDir)));
    return *id;
}

Result<> moveAside(const QString &profileDir, const QString &aside)
{
    for (const QString &name : kMovedAside) {
        if (!QFileInfo::exists(profileDir + name) || QFileInfo::exists(aside + name))
            continue;
        HZ_CHECK(makeFolder(aside));
        HZ_CHECK(renameFile(profileDir + name, aside + name));
    }
    return {};
}

// While the prepared databases stand in their folder, those of the profile are the former ones: the
// last step is to put them in place, and each step before can be done again.
Result<> changePlaces(const QString &profileDir, const Ulid &id)
{
    const QString prepared = profileDir + kPrepared + id.toString();
    if (QFileInfo::exists(prepared + kDatabases)) {
        const QString aside = profileDir + kAside + id.toString();
        HZ_CHECK(moveAside(profileDir, aside));
        if (QFileInfo::exists(aside))
            HZ_CHECK(syncDirectory(aside));
        HZ_CHECK(syncDirectory(profileDir));
        HZ_CHECK(renameFile(prepared + kDatabases, profileDir + kDatabases));
        HZ_CHECK(syncDirectory(profileDir));
    }
    std::error_code failed;
    std::filesystem::remove(QFile::encodeName(intentPath(profileDir)).toStdString(), failed);
    if (failed)
        return Failure(fileError(Error::Kind::Io, intentPath(profileDir), failed.value()));
    return syncDirectory(profileDir);
}

// What was set aside becomes a backup like the others.
Result<Backup> enlist(const QString &profileDir, const QString &aside, const Ulid &id)
{
    HZ_CHECK(makeFolder(ownBackupFolder(profileDir)));
    HZ_TRY(const std::unique_ptr<BackupFolder> backups,
        BackupFolder::open(ownBackupFolder(profileDir)));
    BackupRecord record{
        .backup = {.made = QDateTime::fromMSecsSinceEpoch(id.msSinceEpoch(), Qt::UTC),
            .kind = BackupKind::SetAside}};
    TaskControl task;
    HZ_CHECK(backups->takeBlobs(profileDir + kBlobs, record.blobs, task));
    HZ_CHECK(makePath(aside + kDatabases));
    const QFileInfoList files = QDir(aside + kDatabases).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        record.backup.sizeBytes += file.size();
    for (const QByteArray &sha256 : std::as_const(record.blobs))
        record.backup.sizeBytes += QFileInfo(pooledBlobPath(backups->path(), sha256)).size();
    HZ_TRY(const Backup backup, backups->complete(aside, record));
    HZ_CHECK(backups->removeExpired());
    return backup;
}

QStringList foldersNamed(const QString &profileDir, const QString &prefix)
{
    return QDir(profileDir)
        .entryList({prefix.sliced(1) + u'*'}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot,
            QDir::Name);
}

// Copied, without the name it had, in one file; read whole.
Result<qint64> prepareDatabase(const QFileInfo &from, const QString &to, TaskControl &task)
{
    HZ_CHECK(copyFile(from.absoluteFilePath(), to, task));
    if (QFileInfo::exists(from.absoluteFilePath() + kWal))
        HZ_CHECK(copyFile(from.absoluteFilePath() + kWal, to + kWal, task));
    {
        HZ_TRY(const std::unique_ptr<Connection> connection, Connection::open(to, Access::Create));
        HZ_TRY(const qint64 version, schemaVersionOf(*connection));
        if (version > kSchemaVersion)
            return failure(Error::Kind::Unsupported,
                Names::tr("The backup “%1” was made by a newer version of this program. Update "
                          "the program to restore it.")
                    .arg(from.absoluteFilePath()));
        HZ_CHECK(forgetIdentity(*connection));
    }
    HZ_TRY(const VerifyReport report, verify(to, task));
    if (!report.isSound())
        return failure(Error::Kind::Corrupt,
            Names::tr("The backup “%1” is damaged. Nothing was changed.")
                .arg(from.absoluteFilePath()),
            report.problems.constFirst());
    HZ_CHECK(syncFile(to));
    return report.documents;
}

Result<qint64> prepareDatabases(const QString &backup, const QString &prepared, TaskControl &task)
{
    const QFileInfoList files = QDir(backup + kDatabases)
                                    .entryInfoList({QStringLiteral("*.sqlite")},
                                        QDir::Files | QDir::NoSymLinks, QDir::Name);
    if (files.isEmpty())
        return failure(Error::Kind::Corrupt,
            Names::tr("The backup “%1” is damaged. Nothing was changed.").arg(backup),
            QStringLiteral("no databases"));
    qint64 documents = 0;
    for (const QFileInfo &file : files) {
        HZ_TRY(const qint64 count,
            prepareDatabase(file, prepared + kDatabases + u'/' + file.fileName(), task));
        documents += count;
    }
    HZ_CHECK(syncDirectory(prepared + kDatabases));
    HZ_CHECK(syncDirectory(prepared));
    return documents;
}

// Blobs only ever come in, so this may be done while the profile is in use. Tells how many are
// missing.
Result<int> bringBlobs(const QString &profileDir, const QString &folder,
    const QSet<QByteArray> &blobs, TaskControl &task)
{
    int missing = 0;
    QSet<QString> changed;
    for (const QByteArray &sha256 : blobs) {
        const QString hex = QString::fromLatin1(sha256.toHex());
        const QFileInfo to(profileDir + kBlobs + u'/' + hex.first(2) + u'/' + hex);
        if (to.exists())
            continue;
        const QString from = pooledBlobPath(folder, sha256);
        const Result<QByteArray> sum = sumOfFile(from, task);
        if (!sum && sum.error().kind == Error::Kind::Cancelled)
            return Failure(sum.error());
        if (!sum || *sum != sha256) {
            ++missing;
            continue;
        }
        HZ_CHECK(makeFolder(profileDir + kBlobs));
        HZ_CHECK(makeFolder(to.absolutePath()));
        HZ_CHECK(placeBlob(from, to.absoluteFilePath(), sha256, task));
        changed.insert(to.absolutePath());
    }
    for (const QString &bucket : std::as_const(changed))
        HZ_CHECK(syncDirectory(bucket));
    return missing;
}

} // namespace

bool isRestorePending(const QString &profileDir)
{
    return QFileInfo::exists(intentPath(profileDir));
}

Result<QList<Backup>> completeRestore(const QString &profileDir)
{
    if (isRestorePending(profileDir)) {
        HZ_TRY(const Ulid id, readIntent(profileDir));
        HZ_CHECK(changePlaces(profileDir, id));
    }
    const QStringList prepared = foldersNamed(profileDir, kPrepared);
    for (const QString &name : prepared)
        HZ_CHECK(removeFolder(profileDir + u'/' + name));
    QList<Backup> setAside;
    const QStringList asides = foldersNamed(profileDir, kAside);
    for (const QString &name : asides) {
        const auto id = Ulid::fromString(QStringView(name).sliced(kAside.size() - 1));
        const Result<Backup> backup
            = enlist(profileDir, profileDir + u'/' + name, id.value_or(Ulid()));
        if (backup)
            setAside.append(*backup);
        else // it stays where it is, whole, and is tried again
            qCWarning(lcRestore) << name << backup.error().message << backup.error().detail;
    }
    return setAside;
}

Result<RestoreReport> restore(
    const QString &profileDir, const QString &backupPath, TaskControl &task, const Clock &clock)
{
    HZ_TRY(const BackupRecord record, readRecord(backupPath));
    const QString backups = QFileInfo(backupPath).absolutePath();
    HZ_CHECK(makeFolder(profileDir));
    HZ_CHECK(holdProfileAlone(profileDir)); // told before the long work, not after
    HZ_CHECK(bringBlobs(profileDir, backups, record.blobs, task));

    HZ_TRY(const std::unique_ptr<FileLock> lock, holdProfileAlone(profileDir));
    HZ_CHECK(completeRestore(profileDir));
    UlidGenerator ids(clock);
    const QString id = ids.next().toString();
    ScratchFolder prepared(profileDir + kPrepared + id);
    HZ_CHECK(makePath(prepared.path() + kDatabases));
    RestoreReport report;
    HZ_TRY(report.documents, prepareDatabases(backupPath, prepared.path(), task));
    // Once more: a clean-up may have come in between.
    HZ_TRY(report.missingBlobs, bringBlobs(profileDir, backups, record.blobs, task));
    if (task.isCancelled())
        return cancelled();
    HZ_CHECK(writeFileDurably(intentPath(profileDir), id.toLatin1()));
    prepared.keep();
    HZ_TRY(const QList<Backup> setAside, completeRestore(profileDir));
    if (!setAside.isEmpty())
        report.setAside = setAside.constLast();
    return report;
}

} // namespace hz::store
