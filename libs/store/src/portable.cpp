#include <hz/store/portable.h>

#include "schema_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>
#include <hz/core/json.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace hz::store {

namespace {

constexpr qint64 kPart = 1 << 20;
constexpr int kMaxDocuments = 200'000;
constexpr int kMaxDepth = 64;

// Every {"blob":…} anywhere in a body.
void collectBlobs(const QJsonValue &value, QSet<QByteArray> &found, int depth = 0)
{
    if (depth > kMaxDepth)
        return;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.contains(QLatin1StringView("blob")))
            if (const Result<BlobRef> ref = BlobRef::fromJson(object))
                found.insert(ref->sha256);
        for (const QJsonValue &member : object)
            collectBlobs(member, found, depth + 1);
    } else if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            collectBlobs(element, found, depth + 1);
    }
}

Result<ForeignRevision> readRevision(const ReadTransaction &from, const QString &id, const QString &revision)
{
    ForeignRevision foreign;
    HZ_TRY(foreign.document, from.get(id, revision));
    HZ_TRY(foreign.history, from.history(id, revision));
    for (auto info = foreign.document.attachments.cbegin(); info != foreign.document.attachments.cend(); ++info) {
        HZ_TRY(foreign.bytes[info.key()], from.attachment(id, revision, info.key()));
    }
    return foreign;
}

Result<> writeBlob(Connection &connection, const QByteArray &digest, const QString &path, TaskControl &task)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return Failure(fileError(Error::Kind::Io, path, errno ? errno : EIO));
    for (qint64 part = 0; !file.atEnd(); ++part) {
        if (task.isCancelled())
            return cancelled();
        auto statement = connection.prepare("INSERT INTO blobs(sha256, part, bytes) VALUES(?,?,?)");
        if (!statement)
            return Failure(statement.error());
        HZ_CHECK(statement->bind(digest).bind(part).bind(file.read(kPart)).run());
    }
    return {};
}

Failure notOurs(const QString &path, const QString &why)
{
    return failure(Error::Kind::Corrupt,
        QCoreApplication::translate("hz::store::Portable", "“%1” is damaged or not a lesson file of Hezhou.").arg(path), why);
}

// Only tables we know, without triggers, views or indexes of the sender's: nothing of it runs.
Result<> checkSchema(Connection &connection)
{
    HZ_TRY(const int version, schemaVersion(connection));
    if (version > kSchemaVersion)
        return failure(Error::Kind::Unsupported,
            QCoreApplication::translate("hz::store::Portable", "“%1” was written by a newer version of Hezhou.").arg(connection.path()));
    auto statement = connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    if (!statement)
        return Failure(statement.error());
    QList<QByteArray> found;
    for (;;) {
        HZ_TRY(const bool row, statement->step());
        if (!row)
            break;
        found.append(statement->text(0).toUtf8());
    }
    std::sort(found.begin(), found.end());
    if (found != schemaStatements())
        return notOurs(connection.path(), QStringLiteral("foreign schema"));
    return {};
}

Result<> takeBlob(Connection &connection, const QByteArray &digest, const BlobStore &blobs, TaskControl &task)
{
    if (blobs.path(digest))
        return {};
    // Through a file beside the blobs, so that BlobStore hashes what it takes: the name is checked, not believed.
    QFile temporary(blobs.temporaryPath());
    errno = 0;
    if (!temporary.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return Failure(fileError(Error::Kind::Io, temporary.fileName(), errno ? errno : EIO));
    const auto copy = [&]() -> Result<> {
        auto statement = connection.prepare("SELECT bytes FROM blobs WHERE sha256=? ORDER BY part");
        if (!statement)
            return Failure(statement.error());
        statement->bind(digest);
        qint64 total = 0;
        for (;;) {
            if (task.isCancelled())
                return cancelled();
            HZ_TRY(const bool row, statement->step());
            if (!row)
                return {};
            const QByteArray bytes = statement->blob(0);
            total += bytes.size();
            if (bytes.size() > kPart || total > kMaxBlobBytes)
                return notOurs(connection.path(), QStringLiteral("blob too large"));
            errno = 0;
            if (temporary.write(bytes) != bytes.size())
                return Failure(fileError(Error::Kind::Io, temporary.fileName(), errno ? errno : EIO));
        }
    };
    const Result<> copied = copy();
    temporary.close();
    if (!copied || temporary.size() == 0) { // a blob that did not travel: the document opens and says so
        temporary.remove();
        return copied;
    }
    const Result<BlobRef> added = blobs.add(temporary.fileName(), QString(), task);
    temporary.remove();
    if (!added)
        return Failure(added.error());
    if (added->sha256 != digest)
        return notOurs(connection.path(), QStringLiteral("blob with a wrong name"));
    return {};
}

} // namespace

Result<> exportPortable(const ReadTransaction &from, const QStringList &ids, const BlobStore &blobs,
    const QString &toPath, TaskControl &task)
{
    const QString beside = toPath + QStringLiteral(".part");
    QFile::remove(beside);
    const auto write = [&]() -> Result<> {
        HZ_TRY(const std::unique_ptr<Connection> connection, Connection::open(beside, Connection::Mode::ReadWrite));
        HZ_CHECK(connection->execute("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF")); // synced whole, below
        HZ_CHECK(prepareSchema(*connection));
        HZ_CHECK(connection->execute("BEGIN IMMEDIATE"));
        QSet<QByteArray> wanted;
        qint64 done = 0;
        for (const QString &id : ids) {
            if (task.isCancelled())
                return cancelled();
            HZ_TRY(const QStringList leaves, from.leaves(id));
            for (const QString &leaf : leaves) {
                HZ_TRY(const ForeignRevision revision, readRevision(from, id, leaf));
                collectBlobs(revision.document.body, wanted);
                HZ_CHECK(putRevisionInto(*connection, revision));
            }
            task.setProgress(++done, ids.size());
        }
        for (const QByteArray &digest : std::as_const(wanted))
            if (const std::optional<QString> file = blobs.path(digest))
                HZ_CHECK(writeBlob(*connection, digest, *file, task));
        return connection->execute("COMMIT; PRAGMA journal_mode=DELETE");
    };
    Result<> written = write();
    if (written)
        written = syncFile(beside);
    if (written && std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(toPath).constData()) != 0)
        written = Failure(fileError(Error::Kind::Io, toPath, errno));
    if (!written) {
        QFile::remove(beside);
        return written;
    }
    return syncDirectory(QFileInfo(toPath).absolutePath());
}

Result<QStringList> importPortable(const QString &path, Database &to, const BlobStore &blobs, TaskControl &task)
{
    if (!QFileInfo::exists(path))
        return Failure(fileError(Error::Kind::NotFound, path, ENOENT));
    HZ_TRY(const std::unique_ptr<Connection> connection, Connection::open(path, Connection::Mode::Immutable));
    const Result<> ours = checkSchema(*connection);
    if (!ours)
        return ours.error().kind == Error::Kind::Corrupt ? notOurs(path, ours.error().detail) : Failure(ours.error());
    HZ_TRY(const std::unique_ptr<Database> file, Database::open(path, {.readOnly = true}));
    HZ_TRY(const std::unique_ptr<ReadTransaction> from, file->read());
    HZ_TRY(const QStringList ids, from->idsWithPrefix(QString()));
    if (ids.size() > kMaxDocuments)
        return notOurs(path, QStringLiteral("%1 documents").arg(ids.size()));
    auto revisions = std::make_shared<QList<ForeignRevision>>();
    QSet<QByteArray> wanted;
    qint64 done = 0;
    for (const QString &id : ids) {
        if (task.isCancelled())
            return cancelled();
        HZ_TRY(const QStringList leaves, from->leaves(id));
        for (const QString &leaf : leaves) {
            HZ_TRY(const ForeignRevision revision, readRevision(*from, id, leaf));
            collectBlobs(revision.document.body, wanted);
            revisions->append(revision);
        }
        task.setProgress(++done, ids.size() * 2);
    }
    // Blobs before the documents that name them.
    for (const QByteArray &digest : std::as_const(wanted))
        HZ_CHECK(takeBlob(*connection, digest, blobs, task));
    const Task<bool> written = to.write([revisions](WriteTransaction &transaction) -> Result<bool> {
        for (const ForeignRevision &revision : *revisions)
            HZ_CHECK(putRevision(transaction, revision));
        return true;
    });
    HZ_CHECK(written.wait());
    return ids;
}

} // namespace hz::store
