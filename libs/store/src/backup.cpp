#include "backupfolder_p.h"
#include "databasefile_p.h"
#include "identity_p.h"
#include "profilehold_p.h"
#include "readers_p.h"

#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStorageInfo>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Backup)
};

constexpr qint64 kSpareBytes = 32 << 20; // a backup leaves room to write with
constexpr int kDays = 7;
constexpr int kWeeks = 4;
constexpr int kMostAsked = 10;
constexpr int kMostSetAside = 3;

Result<std::shared_ptr<Readers>> readersOf(const QString &path)
{
    return Readers::openReadable(path, std::make_shared<const ProjectionSet>(QList<Projection>()));
}

qint64 sizeOf(const QString &path)
{
    return QFileInfo(path).size();
}

// What is copied for certain; blobs are linked where the disk can.
Result<> checkRoom(const QString &profileDir, const QString &folder)
{
    qint64 needed = kSpareBytes;
    const QStringList names = Profile::databaseNames(profileDir);
    for (const QString &name : names) {
        const QString path = Profile::databasePath(profileDir, name);
        needed += sizeOf(path) + sizeOf(path + QStringLiteral("-wal"));
    }
    const qint64 available = availableBytes(folder);
    if (available < 0 || available >= needed)
        return {};
    const QLocale locale;
    return failure(Error::Kind::NoSpace,
        Names::tr("There is no room for a backup in “%1”: it takes %2, free are %3. Free some "
                  "space, or choose another folder.")
            .arg(folder, locale.formattedDataSize(needed), locale.formattedDataSize(available)));
}

/// A database's store and its last change.
Result<QString> stateOf(Connection &connection)
{
    HZ_TRY(const QString store, storedStoreId(connection));
    Query last(connection, "SELECT ifnull(max(seq), 0) FROM docs");
    HZ_CHECK(last.step());
    return store + u' ' + QString::number(last.integer(0));
}

Result<QMap<QString, QString>> statesOf(const QString &profileDir)
{
    QMap<QString, QString> states;
    const QStringList names = Profile::databaseNames(profileDir);
    for (const QString &name : names) {
        HZ_TRY(const std::shared_ptr<Readers> readers,
            readersOf(Profile::databasePath(profileDir, name)));
        HZ_TRY(const std::unique_ptr<ReadTransaction> read, readers->begin());
        HZ_TRY(states[name], stateOf(read->connection()));
    }
    return states;
}

// One moment of the database, while others write: VACUUM reads in one transaction.
Result<> copyDatabase(const QString &from, const QString &to, TaskControl &task)
{
    HZ_TRY(const std::shared_ptr<Readers> readers, readersOf(from));
    HZ_TRY(const std::unique_ptr<Connection> connection, readers->connect());
    const StopWithTask stop(*connection, task);
    HZ_CHECK(Query(*connection, "VACUUM INTO ?", to).run());
    return syncFile(to);
}

Result<> addDatabase(const QString &profileDir, const QString &name, const QString &part,
    BackupRecord &record, TaskControl &task)
{
    const QString copy = part + QStringLiteral("/databases/") + databaseFileOf(name);
    HZ_CHECK(copyDatabase(Profile::databasePath(profileDir, name), copy, task));
    HZ_TRY(const VerifyReport report, verify(copy, task));
    if (!report.isSound()) // else damaged backups would push out the sound ones
        return failure(Error::Kind::Corrupt,
            Names::tr("“%1” is damaged. No backup was made, the former ones stay.")
                .arg(Profile::databasePath(profileDir, name)),
            report.problems.constFirst());
    HZ_TRY(const std::shared_ptr<Readers> readers, readersOf(copy));
    HZ_TRY(const std::unique_ptr<ReadTransaction> read, readers->begin());
    HZ_TRY(record.states[name], stateOf(read->connection()));
    Query live(read->connection(), "SELECT count(*) FROM docs WHERE deleted = 0");
    HZ_CHECK(live.step());
    record.backup.documents = record.backup.documents.value_or(0) + live.integer(0);
    record.backup.sizeBytes += sizeOf(copy);
    return {};
}

} // namespace

QString ownBackupFolder(const QString &profileDir)
{
    return profileDir + QStringLiteral("/backups");
}

QList<Backup> expiredBackups(QList<Backup> backups)
{
    std::sort(backups.begin(), backups.end(),
        [](const Backup &a, const Backup &b) { return a.number > b.number; });
    QSet<QDate> days;
    QSet<std::pair<int, int>> weeks; // of the days too
    int olderWeeks = 0, asked = 0, setAside = 0;
    const auto isKept = [&](const Backup &backup) {
        switch (backup.kind) {
        case BackupKind::Asked:
            return ++asked <= kMostAsked;
        case BackupKind::SetAside:
            return ++setAside <= kMostSetAside;
        case BackupKind::Automatic:
            break;
        }
        const QDate day = backup.made.toLocalTime().date();
        if (days.contains(day))
            return false;
        int year = 0;
        const int week = day.weekNumber(&year);
        const bool isNewWeek = !weeks.contains({year, week});
        if (days.size() < kDays)
            days.insert(day);
        else if (!isNewWeek || ++olderWeeks > kWeeks)
            return false;
        weeks.insert({year, week});
        return true;
    };
    QList<Backup> expired;
    for (const Backup &backup : std::as_const(backups))
        if (!isKept(backup))
            expired.append(backup);
    return expired;
}

Result<QList<Backup>> listBackups(const QString &folder)
{
    HZ_TRY(const BackupRecords records, readRecords(folder));
    QList<Backup> backups;
    for (const BackupRecord &record : records.readable)
        backups.append(record.backup);
    return backups;
}

Result<Backup> backUp(const QString &profileDir, const BackupOptions &options, TaskControl &task)
{
    const QStringList names = Profile::databaseNames(profileDir);
    if (names.isEmpty())
        return failure(Error::Kind::NotFound,
            Names::tr("There is nothing to back up in “%1”.").arg(profileDir));
    const QString folder = options.folder.isEmpty() ? ownBackupFolder(profileDir) : options.folder;
    if (options.folder.isEmpty())
        HZ_CHECK(makeFolder(folder));
    HZ_CHECK(readRecords(folder)); // a folder that is not there is not made: it may be a stick
    HZ_TRY(const ProfileHold hold, holdProfile(profileDir));
    if (hold.isAlone)
        HZ_CHECK(hold.lock->share());
    HZ_TRY(const std::unique_ptr<BackupFolder> backups, BackupFolder::open(folder));
    HZ_CHECK(checkRoom(profileDir, folder));
    HZ_TRY(const std::unique_ptr<ScratchFolder> part, backups->newPart());
    BackupRecord record{.backup = {.made = options.clock.now(), .kind = options.kind}};
    // A blob that a copied document names was there when the document was: it has come in before
    // the copy, and if it was there before, it is taken before anything can remove it.
    const QString blobs = profileDir + QStringLiteral("/blobs");
    HZ_CHECK(backups->takeBlobs(blobs, record.blobs, task));
    for (qsizetype i = 0; i < names.size(); ++i) {
        task.setProgress(i, names.size());
        HZ_CHECK(addDatabase(profileDir, names[i], part->path(), record, task));
    }
    HZ_CHECK(backups->takeBlobs(blobs, record.blobs, task));
    for (const QByteArray &sha256 : std::as_const(record.blobs))
        record.backup.sizeBytes += sizeOf(pooledBlobPath(folder, sha256));
    HZ_TRY(const Backup backup, backups->complete(part->path(), record));
    HZ_CHECK(backups->removeExpired());
    task.setProgress(names.size(), names.size());
    return backup;
}

Result<std::optional<Backup>> backUpWhenDue(
    const QString &profileDir, const BackupOptions &options, TaskControl &task)
{
    const QString folder = options.folder.isEmpty() ? ownBackupFolder(profileDir) : options.folder;
    const Result<BackupRecords> records = readRecords(folder);
    if (records && !records->readable.isEmpty()) {
        const BackupRecord &last = records->readable.constFirst();
        const QDateTime now = options.clock.now();
        // One of tomorrow tells that the clock has been set back.
        const bool isOfToday = last.backup.made <= now
            && last.backup.made.toLocalTime().date() == now.toLocalTime().date();
        if (isOfToday && last.backup.kind != BackupKind::SetAside)
            return std::nullopt;
        HZ_TRY(const auto states, statesOf(profileDir));
        if (states == last.states)
            return std::nullopt;
    } else if (!records && !options.folder.isEmpty()) {
        return Failure(records.error());
    }
    BackupOptions automatic = options;
    automatic.kind = BackupKind::Automatic;
    HZ_TRY(Backup backup, backUp(profileDir, automatic, task));
    return backup;
}

} // namespace hz::store
