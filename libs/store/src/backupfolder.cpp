#include "backupfolder_p.h"
#include "besidefile_p.h"

#include <hz/core/json.h>
#include <hz/core/ulid.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <array>

namespace hz::store {

namespace {

Q_LOGGING_CATEGORY(lcBackup, "hz.store.backup")

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Backup)
};

constexpr int kFormat = 1;
constexpr qint64 kMaxRecordBytes = 64 << 20; // a million blobs
const QString kRecordFile = QStringLiteral("/backup.json");
const QString kBlobs = QStringLiteral("/blobs/");
const QString kPart = QStringLiteral(".part-");
const QString kExpired = QStringLiteral(".expired-");

struct KindName {
    BackupKind kind;
    const char *name;
};
constexpr std::array kKindNames{KindName{BackupKind::Automatic, "automatic"},
    KindName{BackupKind::Asked, "asked"}, KindName{BackupKind::SetAside, "set-aside"}};

QJsonObject toJson(const BackupRecord &record)
{
    const auto kind = std::find_if(kKindNames.begin(), kKindNames.end(),
        [&](const KindName &name) { return name.kind == record.backup.kind; });
    QJsonObject states;
    for (auto state = record.states.cbegin(); state != record.states.cend(); ++state)
        states.insert(state.key(), state.value());
    QByteArrayList hex;
    for (const QByteArray &sha256 : record.blobs)
        hex.append(sha256.toHex());
    std::sort(hex.begin(), hex.end());
    QJsonArray blobs;
    for (const QByteArray &name : std::as_const(hex))
        blobs.append(QLatin1StringView(name));
    QJsonObject json{{QStringLiteral("format"), kFormat},
        {QStringLiteral("number"), record.backup.number},
        {QStringLiteral("made"), record.backup.made.toString(Qt::ISODateWithMs)},
        {QStringLiteral("kind"), QLatin1StringView(kind->name)},
        {QStringLiteral("size"), record.backup.sizeBytes}, {QStringLiteral("databases"), states},
        {QStringLiteral("blobs"), blobs}};
    if (record.backup.documents)
        json.insert(QStringLiteral("documents"), *record.backup.documents);
    return json;
}

std::optional<BackupRecord> recordFrom(const QJsonObject &json)
{
    const QByteArray kindName = json[QLatin1StringView("kind")].toString().toLatin1();
    const auto kind = std::find_if(kKindNames.begin(), kKindNames.end(),
        [&](const KindName &name) { return kindName == name.name; });
    BackupRecord record;
    record.backup.number = json[QLatin1StringView("number")].toInteger(-1);
    record.backup.made
        = QDateTime::fromString(json[QLatin1StringView("made")].toString(), Qt::ISODateWithMs);
    record.backup.sizeBytes = json[QLatin1StringView("size")].toInteger(-1);
    if (kind == kKindNames.end() || record.backup.number < 0 || record.backup.sizeBytes < 0
        || !record.backup.made.isValid())
        return std::nullopt;
    record.backup.kind = kind->kind;
    if (const QJsonValue documents = json[QLatin1StringView("documents")]; documents.isDouble())
        record.backup.documents = documents.toInteger();
    const QJsonObject states = json[QLatin1StringView("databases")].toObject();
    for (auto state = states.begin(); state != states.end(); ++state)
        record.states.insert(state.key(), state.value().toString());
    const QJsonArray blobs = json[QLatin1StringView("blobs")].toArray();
    for (const QJsonValue &blob : blobs) {
        const QByteArray hex = blob.toString().toLatin1();
        const QByteArray sha256 = QByteArray::fromHex(hex);
        if (sha256.size() != 32 || sha256.toHex() != hex)
            return std::nullopt;
        record.blobs.insert(sha256);
    }
    return record;
}

// Of a store or of a folder of backups: what has the place and the name of a blob.
QHash<QByteArray, QString> blobsBelow(const QString &folder)
{
    QHash<QByteArray, QString> found;
    QDirIterator files(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray hex = files.fileName().toLatin1();
        const QByteArray sha256 = QByteArray::fromHex(hex);
        if (sha256.size() == 32 && sha256.toHex() == hex)
            found.insert(sha256, path);
    }
    return found;
}

QString idFor(const Backup &backup)
{
    const QString time = backup.made.toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return backup.kind == BackupKind::SetAside ? time + QStringLiteral("-before-restore") : time;
}

} // namespace

QString pooledBlobPath(const QString &folder, const QByteArray &sha256)
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    return folder + kBlobs + hex.first(2) + u'/' + hex;
}

Result<BackupRecord> readRecord(const QString &backupPath)
{
    const QString path = backupPath + kRecordFile;
    HZ_TRY(const QByteArray bytes, readFile(path, kMaxRecordBytes));
    HZ_TRY(const QJsonObject json, parseObject(bytes, kMaxRecordBytes));
    if (json[QLatin1StringView("format")].toInt() > kFormat)
        return failure(Error::Kind::Unsupported,
            Names::tr("The backup “%1” was made by a newer version of this program. Update the "
                      "program to restore it.")
                .arg(backupPath));
    std::optional<BackupRecord> record = recordFrom(json);
    if (!record)
        return failure(
            Error::Kind::Corrupt, Names::tr("The backup “%1” is damaged.").arg(backupPath), path);
    record->backup.path = backupPath;
    record->backup.id = QFileInfo(backupPath).fileName();
    return *std::move(record);
}

Result<BackupRecords> readRecords(const QString &folder)
{
    if (!QFileInfo(folder).isDir())
        return failure(Error::Kind::NotFound,
            Names::tr("The folder for backups, “%1”, is not there. If it is on another disk, "
                      "connect that disk.")
                .arg(folder));
    BackupRecords records;
    const QFileInfoList entries = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        if (!QFileInfo::exists(entry.absoluteFilePath() + kRecordFile))
            continue;
        const Result<BackupRecord> record = readRecord(entry.absoluteFilePath());
        if (record)
            records.readable.append(*record);
        else
            qCWarning(lcBackup) << record.error().message << record.error().detail;
        records.areAll &= record.has_value();
    }
    std::sort(records.readable.begin(), records.readable.end(),
        [](const BackupRecord &a, const BackupRecord &b) {
            return a.backup.number > b.backup.number;
        });
    return records;
}

Result<std::unique_ptr<BackupFolder>> BackupFolder::open(const QString &path)
{
    Result<std::unique_ptr<FileLock>> lock = FileLock::tryLock(path + QStringLiteral("/lock"));
    if (!lock && lock.error().kind == Error::Kind::Conflict)
        return failure(Error::Kind::Conflict,
            Names::tr("Another backup is being made in “%1”. Try again when it is done.")
                .arg(path));
    if (!lock)
        return Failure(lock.error());
    const QStringList left = QDir(path).entryList(
        {kPart + u'*', kExpired + u'*'}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : left)
        HZ_CHECK(removeFolder(path + u'/' + name));
    return std::unique_ptr<BackupFolder>(new BackupFolder(path, std::move(*lock)));
}

Result<std::unique_ptr<ScratchFolder>> BackupFolder::newPart() const
{
    auto part = std::make_unique<ScratchFolder>(m_path + u'/' + kPart + newUlid().toString());
    HZ_CHECK(makePath(part->path() + QStringLiteral("/databases")));
    return part;
}

Result<> BackupFolder::takeBlobs(
    const QString &blobs, QSet<QByteArray> &into, TaskControl &task) const
{
    const QHash<QByteArray, QString> present = blobsBelow(blobs);
    QSet<QString> changed;
    for (auto blob = present.cbegin(); blob != present.cend(); ++blob) {
        if (task.isCancelled())
            return cancelled();
        const QString to = pooledBlobPath(m_path, blob.key());
        const QFileInfo pooled(to), original(blob.value());
        if (pooled.exists() && pooled.size() == original.size()) {
            into.insert(blob.key());
            continue;
        }
        HZ_CHECK(makeFolder(m_path + kBlobs));
        HZ_CHECK(makeFolder(pooled.absolutePath()));
        const Result<Placed> placed = placeBlob(blob.value(), to, blob.key(), task);
        if (!placed && placed.error().kind == Error::Kind::Corrupt) {
            qCWarning(lcBackup) << "left out:" << placed.error().message;
            continue;
        }
        if (!placed && placed.error().kind == Error::Kind::NotFound)
            continue; // nothing named it, and it has been removed
        HZ_CHECK(placed);
        changed.insert(pooled.absolutePath());
        into.insert(blob.key());
    }
    for (const QString &folder : std::as_const(changed))
        HZ_CHECK(syncDirectory(folder));
    return {};
}

Result<Backup> BackupFolder::complete(const QString &part, BackupRecord record) const
{
    HZ_TRY(const BackupRecords before, readRecords(m_path));
    record.backup.number
        = before.readable.isEmpty() ? 1 : before.readable.constFirst().backup.number + 1;
    const QString wanted = m_path + u'/' + idFor(record.backup);
    QString path = wanted;
    for (int other = 2; QFileInfo::exists(path); ++other)
        path = wanted + u'-' + QString::number(other);
    record.backup.path = path;
    record.backup.id = QFileInfo(path).fileName();
    HZ_CHECK(syncDirectory(part + QStringLiteral("/databases")));
    HZ_CHECK(writeFileDurably(part + kRecordFile, QJsonDocument(toJson(record)).toJson()));
    HZ_CHECK(renameFile(part, path));
    HZ_CHECK(syncDirectory(m_path));
    return record.backup;
}

Result<> BackupFolder::removeExpired() const
{
    HZ_TRY(const BackupRecords records, readRecords(m_path));
    QList<Backup> backups;
    for (const BackupRecord &record : records.readable)
        backups.append(record.backup);
    for (const Backup &expired : expiredBackups(std::move(backups))) {
        // Never a backup of which half is gone.
        const QString away = m_path + u'/' + kExpired + expired.id;
        HZ_CHECK(renameFile(expired.path, away));
        HZ_CHECK(removeFolder(away));
    }
    return removeLooseBlobs();
}

Result<> BackupFolder::removeLooseBlobs() const
{
    HZ_TRY(const BackupRecords records, readRecords(m_path));
    if (!records.areAll)
        return {};
    QSet<QByteArray> named;
    for (const BackupRecord &record : records.readable)
        named += record.blobs;
    const QHash<QByteArray, QString> present = blobsBelow(m_path + kBlobs);
    for (auto blob = present.cbegin(); blob != present.cend(); ++blob)
        if (!named.contains(blob.key()))
            QFile::remove(blob.value());
    return {};
}

} // namespace hz::store
