#include "besidefile_p.h"
#include "blobstore_p.h"
#include "databasefile_p.h"
#include "documents_p.h"
#include "identity_p.h"
#include "readers_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/core/ulid.h>
#include <hz/store/blobstore.h>

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <mutex>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::BlobStore)
};

constexpr char kBlobPrefix[] = "\"sha256-"; // as a body holds it
constexpr qint64 kPieceBytes = 1 << 20;
constexpr qint64 kIndexApplicationId = 0x485a5046; // "HZPF"
// Number n brings the index from version n to n + 1. IF NOT EXISTS: another process may have been
// faster.
constexpr const char *kIndexMigrations[]
    = {"CREATE TABLE IF NOT EXISTS blob_references(sha256 BLOB NOT NULL, database TEXT NOT NULL,"
       " id TEXT NOT NULL, PRIMARY KEY(sha256, database, id)) STRICT, WITHOUT ROWID;"
       "CREATE INDEX IF NOT EXISTS blob_references_document ON blob_references(database, id);",
        // The databases whose references are all there, with the store that was counted.
        "CREATE TABLE IF NOT EXISTS counted(database TEXT PRIMARY KEY, store TEXT NOT NULL) STRICT,"
        " WITHOUT ROWID;"};
constexpr int kIndexVersion = std::size(kIndexMigrations);
constexpr std::chrono::hours kAbandoned{24}; // a copy that has not grown for so long

Failure deviceFailure(const QIODevice &device, const QString &name)
{
    if (errno)
        return Failure(fileError(Error::Kind::Io, name, errno));
    return failure(Error::Kind::Io, Names::tr("Cannot read “%1”.").arg(name), device.errorString());
}

Result<std::unique_ptr<Connection>> openIndex(const QString &path)
{
    HZ_TRY(std::unique_ptr<Connection> index, Connection::open(path, Access::Create));
    if (index->isReadOnly())
        return failure(Error::Kind::Denied, Names::tr("“%1” cannot be written to.").arg(path));
    HZ_CHECK(useWriteAheadLog(*index));
    HZ_CHECK(index->execute("PRAGMA synchronous = FULL"));
    qint64 version = 0;
    {
        Query stored(*index, "PRAGMA user_version");
        HZ_CHECK(stored.step());
        version = stored.integer(0);
    }
    if (version > kIndexVersion)
        return failure(Error::Kind::Unsupported,
            Names::tr("“%1” was written by a newer version of this program. Update the program to "
                      "change it.")
                .arg(path));
    for (; version < kIndexVersion; ++version) {
        const QByteArray migration = QByteArray("BEGIN IMMEDIATE; ") + kIndexMigrations[version]
            + "PRAGMA application_id = " + QByteArray::number(kIndexApplicationId)
            + "; PRAGMA user_version = " + QByteArray::number(version + 1) + "; COMMIT";
        HZ_CHECK(index->execute(migration.constData()));
    }
    return index;
}

struct NamedBlob {
    QString id; // of the document
    QByteArray sha256;
};

// What all leaves of a database name.
Result<QList<NamedBlob>> blobsOfLeaves(Connection &connection, const TaskControl &task)
{
    QList<NamedBlob> named;
    Query leaves(connection,
        "SELECT d.id, v.body, v.rev, v.sum, v.deleted FROM revs v JOIN docs d USING (doc)"
        " WHERE v.leaf = 1 AND v.body IS NOT NULL");
    for (;;) {
        HZ_TRY(const bool more, leaves.step());
        if (!more)
            return named;
        if (task.isCancelled())
            return cancelled();
        if (!leaves.view(1).contains(kBlobPrefix))
            continue; // most documents name none: their JSON is not read
        HZ_CHECK(checkRevisionSum(connection, leaves.value(3), leaves.integer(2),
            {.id = leaves.text(0), .deleted = leaves.integer(4) != 0}, leaves.view(1)));
        HZ_TRY(const QJsonObject body, parseObject(leaves.view(1)));
        for (const BlobRef &blob : blobsIn(body))
            named.append({leaves.text(0), blob.sha256});
    }
}

// Removes a file unless told that it has become something.
class Incoming {
public:
    explicit Incoming(const QString &path)
        : m_file(path)
    {
    }
    ~Incoming()
    {
        if (m_file.isOpen() || m_file.exists())
            m_file.remove();
    }
    QFile &file() { return m_file; }

private:
    QFile m_file;
};

} // namespace

BlobStore::BlobStore(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

bool BlobStore::isReadOnly() const
{
    return !m_state->index;
}

QString BlobStore::folder() const
{
    return m_state->folder;
}

bool BlobStore::isIndexSound() const
{
    if (isReadOnly())
        return true;
    const std::lock_guard lock(m_state->mutex);
    Query check(*m_state->index, "PRAGMA integrity_check(1)");
    return check.step().value_or(false) && check.text(0) == u"ok";
}

Result<> BlobStore::checkWritable() const
{
    if (isReadOnly())
        return failure(
            Error::Kind::Denied, Names::tr("“%1” cannot be written to.").arg(m_state->folder));
    return {};
}

Result<BlobStore> BlobStore::open(const QString &folder, const QString &index)
{
    Result<std::unique_ptr<Connection>> opened = [&]() -> Result<std::unique_ptr<Connection>> {
        HZ_CHECK(makePath(incomingFolder(folder)));
        return openIndex(index);
    }();
    if (opened) {
        const QDateTime abandoned
            = QDateTime::currentDateTimeUtc().addSecs(-std::chrono::seconds(kAbandoned).count());
        QDirIterator parts(incomingFolder(folder), QDir::Files);
        while (parts.hasNext()) {
            parts.next();
            if (parts.fileInfo().lastModified() < abandoned)
                QFile::remove(parts.filePath());
        }
        return BlobStore(std::make_shared<State>(folder, std::move(*opened)));
    }
    const Error::Kind kind = opened.error().kind;
    if (kind != Error::Kind::Denied && kind != Error::Kind::Unsupported)
        return Failure(opened.error());
    return BlobStore(std::make_shared<State>(folder, nullptr));
}

QString BlobStore::pathOf(const QByteArray &sha256) const
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    return m_state->folder + u'/' + hex.first(2) + u'/' + hex;
}

std::optional<QString> BlobStore::path(const QByteArray &sha256) const
{
    if (sha256.size() != 32)
        return std::nullopt;
    QString path = pathOf(sha256);
    return QFileInfo::exists(path) ? std::optional(path) : std::nullopt;
}

Result<BlobRef> BlobStore::take(
    QIODevice &device, const QString &name, const BlobRef *expected, TaskControl &task) const
{
    HZ_CHECK(checkWritable());
    Incoming incoming(incomingFolder(m_state->folder) + u'/' + newUlid().toString());
    QFile &part = incoming.file();
    errno = 0;
    if (!part.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return deviceFailure(part, part.fileName());
    Sha256 sum;
    qint64 size = 0;
    const qint64 total = expected ? expected->sizeBytes : device.size();
    QByteArray piece(kPieceBytes, Qt::Uninitialized);
    for (;;) {
        if (task.isCancelled())
            return cancelled();
        errno = 0;
        const qint64 count = device.read(piece.data(), piece.size());
        if (count < 0)
            return deviceFailure(device, name);
        if (count == 0)
            break;
        size += count;
        if (expected && size > expected->sizeBytes)
            break;
        sum.add(QByteArrayView(piece).first(count));
        if (part.write(piece.constData(), count) != count)
            return deviceFailure(part, part.fileName());
        task.setProgress(size, total);
    }
    const BlobRef blob{sum.result(), size, {}};
    if (expected && (expected->sizeBytes != size || expected->sha256 != blob.sha256))
        return failure(Error::Kind::Corrupt,
            Names::tr("“%1” is damaged: a file in it has changed.").arg(name),
            QString::fromLatin1(expected->sha256.toHex()));
    HZ_TRY(const bool present, keepPresent(blob.sha256));
    if (present)
        return blob;
    part.close();
    HZ_CHECK(putInPlace(part.fileName(), blob.sha256));
    return blob;
}

Result<> BlobStore::putInPlace(const QString &from, const QByteArray &sha256) const
{
    HZ_CHECK(syncFile(from));
    const QString to = pathOf(sha256);
    const QString folder = QFileInfo(to).absolutePath();
    if (!QFileInfo::exists(folder)) {
        HZ_CHECK(makePath(folder));
        HZ_CHECK(syncDirectory(m_state->folder));
    }
    HZ_CHECK(renameFile(from, to));
    return syncDirectory(folder);
}

Result<bool> BlobStore::keepPresent(const QByteArray &sha256) const
{
    if (!path(sha256))
        return false;
    const std::lock_guard lock(m_state->mutex);
    bool present = false;
    HZ_CHECK(inTransaction(*m_state->index, [&]() -> Result<> { // nobody removes it now
        QFile file(pathOf(sha256));
        present = file.open(QIODevice::ReadOnly | QIODevice::ExistingOnly);
        if (present)
            file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
        return {};
    }));
    return present;
}

Result<BlobRef> BlobStore::add(const QString &path, const QString &mime, TaskControl &task) const
{
    QFile file(path);
    errno = 0;
    if (QFileInfo(path).isDir())
        return failure(Error::Kind::Invalid, Names::tr("“%1” is a folder, not a file.").arg(path));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return deviceFailure(file, path);
    HZ_TRY(BlobRef blob, take(file, path, nullptr, task));
    blob.mime = mime;
    return blob;
}

Result<BlobRef> BlobStore::addBytes(QByteArrayView bytes, const QString &mime) const
{
    QByteArray view = QByteArray::fromRawData(bytes.data(), bytes.size());
    QBuffer buffer(&view);
    buffer.open(QIODevice::ReadOnly);
    TaskControl task;
    HZ_TRY(BlobRef blob, take(buffer, m_state->folder, nullptr, task));
    blob.mime = mime;
    return blob;
}

Result<> BlobStore::addExpected(
    QIODevice &device, const QString &name, const BlobRef &expected, TaskControl &task) const
{
    HZ_CHECK(take(device, name, &expected, task));
    return {};
}

Result<> BlobStore::verify(const BlobRef &blob, TaskControl &task) const
{
    const std::optional<QString> found = path(blob.sha256);
    if (!found)
        return failure(Error::Kind::NotFound,
            Names::tr("A file of this document is not on this machine."),
            QString::fromLatin1(blob.sha256.toHex()));
    QFile file(*found);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return deviceFailure(file, *found);
    Sha256 sum;
    QByteArray piece(kPieceBytes, Qt::Uninitialized);
    qint64 size = 0;
    for (;;) {
        if (task.isCancelled())
            return cancelled();
        errno = 0;
        const qint64 count = file.read(piece.data(), piece.size());
        if (count < 0)
            return deviceFailure(file, *found);
        if (count == 0)
            break;
        size += count;
        sum.add(QByteArrayView(piece).first(count));
        task.setProgress(size, blob.sizeBytes);
    }
    if (size != blob.sizeBytes || sum.result() != blob.sha256)
        return failure(Error::Kind::Corrupt, Names::tr("The file “%1” is damaged.").arg(*found),
            QStringLiteral("%1 bytes, expected %2").arg(size).arg(blob.sizeBytes));
    return {};
}

Result<> BlobStore::addReference(
    const QString &database, const QString &docId, const QByteArray &sha256) const
{
    HZ_CHECK(checkWritable());
    const std::lock_guard lock(m_state->mutex);
    {
        Query known(*m_state->index,
            "SELECT 1 FROM blob_references WHERE sha256 = ? AND database = ? AND id = ?", sha256,
            database, docId);
        HZ_TRY(const bool found, known.step());
        if (found)
            return {};
    }
    return Query(*m_state->index,
        "INSERT OR IGNORE INTO blob_references(sha256, database, id) VALUES (?, ?, ?)", sha256,
        database, docId)
        .run();
}

Result<> BlobStore::dropReference(
    const QString &database, const QString &docId, const QByteArray &sha256) const
{
    HZ_CHECK(checkWritable());
    const std::lock_guard lock(m_state->mutex);
    return Query(*m_state->index,
        "DELETE FROM blob_references WHERE sha256 = ? AND database = ? AND id = ?", sha256,
        database, docId)
        .run();
}

Result<QList<QByteArray>> BlobStore::references(const QString &database, const QString &docId) const
{
    HZ_CHECK(checkWritable());
    QList<QByteArray> found;
    const std::lock_guard lock(m_state->mutex);
    Query query(*m_state->index, "SELECT sha256 FROM blob_references WHERE database = ? AND id = ?",
        database, docId);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return found;
        found.append(query.bytes(0));
    }
}

Result<bool> BlobStore::hasReferences(const QString &database) const
{
    HZ_CHECK(checkWritable());
    const std::lock_guard lock(m_state->mutex);
    Query query(
        *m_state->index, "SELECT 1 FROM blob_references WHERE database = ? LIMIT 1", database);
    return query.step();
}

Result<> BlobStore::countReferences(const QString &databasePath, TaskControl &task) const
{
    HZ_CHECK(checkWritable());
    const QString database = databaseNameIn(databasePath);
    HZ_TRY(const std::shared_ptr<Readers> readers,
        Readers::openReadable(
            databasePath, std::make_shared<const ProjectionSet>(QList<Projection>())));
    HZ_TRY(const std::unique_ptr<ReadTransaction> read, readers->begin());
    HZ_TRY(const QString store, storedStoreId(read->connection()));
    {
        const std::lock_guard lock(m_state->mutex);
        Query counted(*m_state->index, "SELECT 1 FROM counted WHERE database = ? AND store = ?",
            database, store);
        HZ_TRY(const bool found, counted.step());
        if (found)
            return {};
    }
    HZ_TRY(const auto named, blobsOfLeaves(read->connection(), task));
    const std::lock_guard lock(m_state->mutex);
    return inTransaction(*m_state->index, [&]() -> Result<> {
        for (const auto &[id, sha256] : named)
            HZ_CHECK(Query(*m_state->index,
                "INSERT OR IGNORE INTO blob_references(sha256, database, id) VALUES (?, ?, ?)",
                sha256, database, id)
                         .run());
        if (store.isEmpty()) // never opened since it came here: no name to know it by
            return {};
        return Query(*m_state->index,
            "INSERT OR REPLACE INTO counted(database, store) VALUES (?, ?)", database, store)
            .run();
    });
}

Result<> BlobStore::forgetOthers(const QStringList &databases) const
{
    HZ_CHECK(checkWritable());
    const std::lock_guard lock(m_state->mutex);
    return inTransaction(*m_state->index, [&]() -> Result<> {
        QStringList gone;
        {
            Query known(*m_state->index, "SELECT DISTINCT database FROM blob_references");
            for (;;) {
                HZ_TRY(const bool more, known.step());
                if (!more)
                    break;
                if (!databases.contains(known.text(0)))
                    gone.append(known.text(0));
            }
        }
        for (const QString &database : std::as_const(gone)) {
            HZ_CHECK(
                Query(*m_state->index, "DELETE FROM blob_references WHERE database = ?", database)
                    .run());
            HZ_CHECK(
                Query(*m_state->index, "DELETE FROM counted WHERE database = ?", database).run());
        }
        return {};
    });
}

Result<int> BlobStore::removeUnreferenced(std::chrono::seconds age, TaskControl &task) const
{
    HZ_CHECK(checkWritable());
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-age.count());
    int removed = 0;
    QDirIterator files(m_state->folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (task.isCancelled())
            return cancelled();
        const QByteArray sha256 = QByteArray::fromHex(files.fileName().toLatin1());
        if (sha256.size() != 32 || files.filePath() != pathOf(sha256)
            || files.fileInfo().lastModified() >= before)
            continue;
        // Under the write lock nobody adds a reference, or the blob once more, between the question
        // and the removal.
        const std::lock_guard lock(m_state->mutex);
        HZ_CHECK(inTransaction(*m_state->index, [&]() -> Result<> {
            Query named(*m_state->index, "SELECT 1 FROM blob_references WHERE sha256 = ?", sha256);
            HZ_TRY(const bool isNamed, named.step());
            if (!isNamed && QFileInfo(files.filePath()).lastModified() < before
                && QFile::remove(files.filePath()))
                ++removed;
            return {};
        }));
    }
    return removed;
}

} // namespace hz::store
