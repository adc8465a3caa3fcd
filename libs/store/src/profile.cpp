#include <hz/core/file.h>
#include <hz/store/profile.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace hz::store {

namespace {

const QString kDatabases = QStringLiteral("/databases/");
const QString kSuffix = QStringLiteral(".sqlite");
const QString kJournals = QStringLiteral("/journal");
const QString kThumbnails = QStringLiteral("/thumbnails");

// The folder, and in its parent the name of it.
Result<> makeDurably(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    HZ_CHECK(makePath(path));
    return syncDirectory(QFileInfo(path).absolutePath());
}

} // namespace

Profile::Profile(QString dir, BlobStore blobs)
    : m_dir(std::move(dir))
    , m_blobs(std::move(blobs))
{
}

Profile::~Profile() = default;

QString Profile::databasePath(const QString &dir, const QString &name)
{
    return dir + kDatabases + name + kSuffix;
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
    for (const QString &folder : {root, root + QStringLiteral("/databases"),
             root + QStringLiteral("/blobs"), root + kJournals, root + kThumbnails}) {
        const Result<> made = makeDurably(folder);
        if (!made && made.error().kind != Error::Kind::Denied)
            return Failure(made.error());
        if (!made && !QFileInfo(root).isDir())
            return Failure(made.error());
    }
    HZ_TRY(const BlobStore blobs,
        BlobStore::open(root + QStringLiteral("/blobs"), root + QStringLiteral("/profile.sqlite")));
    auto profile = std::unique_ptr<Profile>(new Profile(root, blobs));
    for (auto &[name, projections] : options.databases) {
        HZ_TRY(std::unique_ptr<Database> database,
            Database::open(databasePath(root, name),
                {.projections = std::move(projections),
                    .blobs = blobs,
                    .machine = options.machine}));
        profile->m_databases.emplace(name, std::move(database));
    }
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
