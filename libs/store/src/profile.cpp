#include "besidefile_p.h"
#include "databasefile_p.h"
#include "filecopy_p.h"
#include "profilehold_p.h"
#include "recover_p.h"
#include "wal_p.h"

#include <hz/core/file.h>
#include <hz/store/profile.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <cerrno>

namespace hz::store {

namespace {

const QString kDatabases = QStringLiteral("/databases");
const QString kBlobs = QStringLiteral("/blobs");
const QString kJournals = QStringLiteral("/journal");
const QString kThumbnails = QStringLiteral("/thumbnails");

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Profile)
};

// A profile that cannot be written to is used as it is.
Result<> makeWhereAllowed(const QString &folder)
{
    const Result<> made = makeFolder(folder);
    return made || made.error().kind != Error::Kind::Denied ? made : Result<>();
}

// A file with something else at its beginning than SQLite writes there.
bool hasForeignHead(const QString &path)
{
    QFile file(path);
    const QByteArray expected = QByteArrayLiteral("SQLite format 3\0");
    return file.open(QIODevice::ReadOnly) && file.size() > 0
        && file.read(expected.size()) != expected;
}

// The table of references is made from documents: one that is damaged is set aside.
Result<BlobStore> openBlobs(const QString &root, bool isAlone)
{
    const QString index = root + QStringLiteral("/profile.sqlite");
    {
        const Result<BlobStore> blobs = BlobStore::open(root + kBlobs, index);
        if (!isAlone
            || (blobs ? blobs->isIndexSound() : blobs.error().kind != Error::Kind::Corrupt))
            return blobs;
    }
    const QString aside = index + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    for (const QString &suffix : {QStringLiteral("-wal"), QString()})
        if (QFileInfo::exists(index + suffix))
            HZ_CHECK(renameFile(index + suffix, aside + suffix));
    QFile::remove(index + QStringLiteral("-shm"));
    return BlobStore::open(root + kBlobs, index);
}

} // namespace

Profile::Profile(QString dir, ProfileHold hold, BlobStore blobs, QByteArray machine)
    : m_dir(std::move(dir))
    , m_hold(std::make_unique<ProfileHold>(std::move(hold)))
    , m_blobs(std::move(blobs))
    , m_machine(std::move(machine))
{
}

Profile::~Profile() = default;

QString Profile::databasePath(const QString &dir, const QString &name)
{
    return dir + kDatabases + u'/' + databaseFileOf(name);
}

QStringList Profile::databaseNames(const QString &dir)
{
    QStringList names;
    const QFileInfoList files
        = QDir(dir + kDatabases).entryInfoList({u'*' + kDatabaseSuffix}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files)
        names.append(databaseNameIn(file.filePath()));
    return names;
}

Result<int> Profile::removeUnnamedBlobs(std::chrono::seconds age, TaskControl &task) const
{
    const QStringList names = databaseNames(m_dir);
    for (const QString &name : names)
        HZ_CHECK(m_blobs.countReferences(databasePath(m_dir, name), task));
    HZ_CHECK(m_blobs.forgetOthers(names));
    return m_blobs.removeUnreferenced(age, task);
}

Result<std::unique_ptr<Profile>> Profile::open(const QString &dir, ProfileOptions options)
{
    const QString root = QFileInfo(dir).absoluteFilePath();
    HZ_CHECK(makeFolder(root));
    HZ_TRY(ProfileHold hold, holdProfile(root));
    for (const QString &folder : {kDatabases, kBlobs, kJournals, kThumbnails})
        HZ_CHECK(makeWhereAllowed(root + folder));
    HZ_TRY(const BlobStore blobs, openBlobs(root, hold.isAlone));
    if (hold.isAlone)
        HZ_CHECK(completeRecoveries(root + kDatabases));
    auto profile
        = std::unique_ptr<Profile>(new Profile(root, std::move(hold), blobs, options.machine));
    for (auto &[name, projections] : options.databases) {
        HZ_TRY(std::unique_ptr<Database> database,
            profile->openDatabase(
                name, {.projections = projections, .blobs = blobs, .machine = options.machine}));
        profile->m_databases.emplace(name, std::move(database));
    }
    for (const QString &name : std::as_const(options.later)) {
        const QString path = databasePath(root, name);
        HZ_TRY(const bool isDamaged, profile->isToBeRecovered(path));
        TaskControl task;
        if (isDamaged) {
            HZ_TRY(profile->m_recovered[name], recoverInPlace(path, task));
        }
    }
    if (profile->m_hold->isAlone)
        HZ_CHECK(profile->m_hold->lock->share());
    return profile;
}

// As far as it can be told without opening it. Only who holds the profile alone can do anything
// about it.
Result<bool> Profile::isToBeRecovered(const QString &path) const
{
    if (!m_hold->isAlone || !QFileInfo::exists(path))
        return false;
    const QFileInfo log(path + QStringLiteral("-wal"));
    HZ_TRY(const bool isLogDamaged, isWalDamaged(log.filePath()));
    const bool isEmptied = QFileInfo(path).size() == 0 && log.size() > 0; // SQLite removes the log
    return isLogDamaged || isEmptied || isRecoveryWanted(path) || hasForeignHead(path);
}

Result<std::unique_ptr<Database>> Profile::openDatabase(
    const QString &name, const DatabaseOptions &options)
{
    const QString path = databasePath(m_dir, name);
    HZ_TRY(const bool isDamaged, isToBeRecovered(path));
    if (!isDamaged) {
        Result<std::unique_ptr<Database>> database = Database::open(path, options);
        if (database || database.error().kind != Error::Kind::Corrupt || !m_hold->isAlone
            || !QFileInfo::exists(path))
            return database;
    }
    TaskControl task;
    HZ_TRY(m_recovered[name], recoverInPlace(path, task));
    return Database::open(path, options);
}

Database &Profile::database(QStringView name) const
{
    const auto found = m_databases.find(name.toString());
    Q_ASSERT_X(
        found != m_databases.cend(), "Profile::database", "not named when the profile was opened");
    return *found->second;
}

QList<const Database *> Profile::databases() const
{
    QList<const Database *> databases;
    for (const auto &[name, database] : m_databases)
        databases.append(database.get());
    return databases;
}

std::shared_ptr<Database> Profile::find(const QString &name) const
{
    const auto found = m_databases.find(name);
    return found == m_databases.cend() ? nullptr : found->second;
}

Result<std::shared_ptr<Database>> Profile::add(const QString &name)
{
    const QString path = databasePath(m_dir, name);
    if (QFileInfo::exists(path))
        return failure(Error::Kind::Conflict, Names::tr("“%1” exists already.").arg(path));
    return addPresent(name);
}

Result<std::shared_ptr<Database>> Profile::addPresent(const QString &name)
{
    const QString path = databasePath(m_dir, name);
    const bool isNew = !QFileInfo::exists(path);
    Result<std::unique_ptr<Database>> opened
        = Database::open(path, {.blobs = m_blobs, .machine = m_machine});
    if (!opened && opened.error().kind == Error::Kind::Corrupt)
        HZ_CHECK(recoverAtNextOpening(path));
    HZ_TRY(std::shared_ptr<Database> database, std::move(opened));
    if (isNew)
        HZ_CHECK(syncDirectory(m_dir + kDatabases));
    m_databases.emplace(name, database);
    return database;
}

std::shared_ptr<Database> Profile::letGo(const QString &name)
{
    const auto found = m_databases.find(name);
    if (found == m_databases.end())
        return {};
    std::shared_ptr<Database> database = found->second;
    m_databases.erase(found);
    return database;
}

Result<> Profile::removeFile(const QString &name) const
{
    const QString path = databasePath(m_dir, name);
    QFile file(path);
    errno = 0;
    if (!file.remove())
        return Failure(fileError(Error::Kind::Io, path, errno));
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(path + suffix);
    return syncDirectory(m_dir + kDatabases);
}

QString Profile::journalDir() const
{
    return m_dir + kJournals;
}

QString Profile::thumbnailDir() const
{
    return m_dir + kThumbnails;
}

bool Profile::isReadOnly() const
{
    return m_blobs.isReadOnly()
        || std::any_of(m_databases.cbegin(), m_databases.cend(),
            [](const auto &entry) { return entry.second->isReadOnly(); });
}

} // namespace hz::store
