#include "filecopy_p.h"
#include "profilehold_p.h"

#include <hz/core/file.h>
#include <hz/store/profile.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace hz::store {

namespace {

const QString kDatabases = QStringLiteral("/databases");
const QString kBlobs = QStringLiteral("/blobs");
const QString kSuffix = QStringLiteral(".sqlite");
const QString kJournals = QStringLiteral("/journal");
const QString kThumbnails = QStringLiteral("/thumbnails");

// A profile that cannot be written to is used as it is.
Result<> makeWhereAllowed(const QString &folder)
{
    const Result<> made = makeFolder(folder);
    return made || made.error().kind != Error::Kind::Denied ? made : Result<>();
}

} // namespace

Profile::Profile(QString dir, ProfileHold hold, BlobStore blobs)
    : m_dir(std::move(dir))
    , m_hold(std::make_unique<ProfileHold>(std::move(hold)))
    , m_blobs(std::move(blobs))
{
}

Profile::~Profile() = default;

QString Profile::databasePath(const QString &dir, const QString &name)
{
    return dir + kDatabases + u'/' + name + kSuffix;
}

QStringList Profile::databaseNames(const QString &dir)
{
    QStringList names;
    const QFileInfoList files
        = QDir(dir + kDatabases).entryInfoList({u'*' + kSuffix}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files)
        names.append(file.completeBaseName());
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
    HZ_TRY(const BlobStore blobs,
        BlobStore::open(root + kBlobs, root + QStringLiteral("/profile.sqlite")));
    auto profile = std::unique_ptr<Profile>(new Profile(root, std::move(hold), blobs));
    for (auto &[name, projections] : options.databases) {
        HZ_TRY(std::unique_ptr<Database> database,
            Database::open(databasePath(root, name),
                {.projections = std::move(projections),
                    .blobs = blobs,
                    .machine = options.machine}));
        profile->m_databases.emplace(name, std::move(database));
    }
    if (profile->m_hold->isAlone)
        HZ_CHECK(profile->m_hold->lock->share());
    return profile;
}

Database &Profile::database(QStringView name) const
{
    const auto found = m_databases.find(name.toString());
    Q_ASSERT_X(
        found != m_databases.cend(), "Profile::database", "not named when the profile was opened");
    return *found->second;
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
