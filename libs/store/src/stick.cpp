#include "documents_p.h"
#include "portableblobs_p.h"
#include "schema_p.h"

#include <hz/core/file.h>
#include <hz/store/replication.h>
#include <hz/store/stick.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Stick)
};

constexpr int kChangesAtOnce = 500;
constexpr int kHeaderBytes = 100; // of an SQLite file
constexpr QByteArrayView kSuperJournalMagic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
const QString kJournal = QStringLiteral("-journal");
const QString kCarries = QStringLiteral("carries");

Failure notOurs(const QString &path, const char *detail)
{
    return failure(Error::Kind::Corrupt, Names::tr("“%1” is not a Hezhou file.").arg(path),
        QString::fromLatin1(detail));
}

// Before SQLite sees it. What lies beside the file is used by SQLite as well: a link would lead
// elsewhere, and a journal that names another has that one deleted.
Result<> checkOutside(const QString &path)
{
    for (const QString &suffix :
        {QString(), kJournal, QStringLiteral("-wal"), QStringLiteral("-shm")})
        if (QFileInfo(path + suffix).isSymLink())
            return notOurs(path, "a link");
    if (QFileInfo(path).isDir())
        return failure(Error::Kind::Invalid, Names::tr("“%1” is a folder, not a file.").arg(path));
    QFile journal(path + kJournal);
    if (journal.size() >= kSuperJournalMagic.size()) {
        errno = 0;
        if (!journal.open(QIODevice::ReadOnly)
            || !journal.seek(journal.size() - kSuperJournalMagic.size()))
            return Failure(fileError(Error::Kind::Io, journal.fileName(), errno));
        if (journal.readAll() == kSuperJournalMagic)
            return notOurs(path, "its journal belongs to another file");
    }
    QFile file(path);
    if (file.size() == 0)
        return {};
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return Failure(fileError(Error::Kind::Io, path, errno));
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes || header[18] != 1 || header[19] != 1)
        return notOurs(path, "no file, or one with a write-ahead log");
    return {};
}

// Tables and indexes are as they should be. Blobs are read against their sums when they are needed.
Result<> checkInside(const QString &path, TaskControl &task)
{
    HZ_TRY(const std::unique_ptr<Connection> file, Connection::open(path, Access::Portable));
    HZ_TRY(const qint64 version, schemaVersionOf(*file)); // undoes what a pulled stick left
    if (version == 0)
        return {};
    if (version > kSchemaVersion)
        return failure(Error::Kind::Unsupported,
            Names::tr("“%1” was written by a newer version of this program. Update the program to "
                      "use it.")
                .arg(path));
    HZ_TRY(const bool exact, hasExactSchema(*file, version));
    if (!exact)
        return notOurs(path, "other tables than ours");
    {
        Query encoding(*file, "PRAGMA encoding");
        HZ_CHECK(encoding.step());
        if (encoding.view(0) != "UTF-8")
            return notOurs(path, "text encoding is not UTF-8");
    }
    const StopWithTask stop(*file, task);
    for (const char *check : {"PRAGMA integrity_check(docs)", "PRAGMA integrity_check(revs)",
             "PRAGMA integrity_check(attachments)", "PRAGMA integrity_check(rev_attachments)",
             "PRAGMA integrity_check(locals)", "PRAGMA integrity_check(meta)",
             "PRAGMA integrity_check(blobs)"}) {
        Query query(*file, check);
        HZ_CHECK(query.step());
        if (query.text(0) != u"ok")
            return failure(Error::Kind::Corrupt,
                Names::tr("The file “%1” is damaged. What is in it can be read on no machine; "
                          "rename it, and a new one is made.")
                    .arg(path),
                query.text(0));
    }
    return {};
}

Result<> setDatabase(WriteTransaction &stick, const QString &name)
{
    return Query(stick.connection(), "INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)",
        kCarries, name)
        .run();
}

// All blobs that a leaf of any document names.
Result<> forEachBlob(const ReadTransaction &stick, TaskControl &task,
    const std::function<Result<>(const BlobRef &)> &visit)
{
    QSet<QByteArray> seen;
    qint64 seq = 0;
    HZ_TRY(const qint64 last, stick.lastSeq());
    for (;;) {
        HZ_TRY(const QList<Change> changes, stick.changes(seq, kChangesAtOnce));
        if (changes.isEmpty())
            return {};
        for (const Change &change : changes) {
            if (task.isCancelled())
                return cancelled();
            HZ_TRY(const QList<BlobRef> named, blobsOf(stick, change));
            for (const BlobRef &blob : named) {
                if (seen.contains(blob.sha256))
                    continue;
                seen.insert(blob.sha256);
                HZ_CHECK(visit(blob));
            }
        }
        seq = changes.constLast().seq;
        task.setProgress(seq, last);
    }
}

} // namespace

Result<QString> stickDatabase(const ReadTransaction &stick)
{
    Query query(stick.connection(), "SELECT value FROM meta WHERE name = ?", kCarries);
    HZ_TRY(const bool found, query.step());
    return found ? query.text(0) : QString();
}

Result<std::unique_ptr<Database>> openStick(
    const QString &path, const QString &database, TaskControl &task)
{
    HZ_CHECK(checkOutside(path));
    if (QFileInfo(path).size() > 0)
        HZ_CHECK(checkInside(path, task));
    HZ_TRY(std::unique_ptr<Database> stick, Database::open(path, {.isPortable = true}));
    QString carried;
    { // without a log, a reader keeps the writer waiting
        HZ_TRY(const auto read, stick->read());
        HZ_TRY(carried, stickDatabase(*read));
    }
    if (carried.isEmpty() && !stick->isReadOnly())
        HZ_CHECK(stick->writeAndWait(
            [&](WriteTransaction &transaction) { return setDatabase(transaction, database); }));
    else if (carried != database)
        return failure(Error::Kind::Conflict,
            Names::tr("“%1” carries “%2”, not “%3”. Use another file for each.")
                .arg(path, carried, database));
    return stick;
}

Result<int> copyBlobsToStick(Database &stick, const BlobStore &blobs, TaskControl &task)
{
    QMap<QByteArray, BlobRef> wanted;
    {
        HZ_TRY(const auto read, stick.read());
        HZ_CHECK(forEachBlob(*read, task, [&](const BlobRef &blob) -> Result<> {
            HZ_TRY(const bool isThere, holdsBlob(read->connection(), blob.sha256));
            if (!isThere && blobs.path(blob.sha256))
                wanted.insert(blob.sha256, blob);
            return {};
        }));
    }
    for (const BlobRef &blob : std::as_const(wanted))
        HZ_CHECK(stick.writeAndWait([&](WriteTransaction &transaction) -> Result<> {
            const std::optional<QString> path = blobs.path(blob.sha256);
            return path ? writeBlob(transaction.connection(), blob, *path, task) : Result<>();
        }));
    return int(wanted.size());
}

Result<int> copyBlobsFromStick(const Database &stick, const BlobStore &blobs, TaskControl &task)
{
    int copied = 0;
    HZ_TRY(const auto read, stick.read());
    HZ_CHECK(forEachBlob(*read, task, [&](const BlobRef &blob) -> Result<> {
        if (blobs.path(blob.sha256))
            return {};
        HZ_TRY(const bool isTaken, readBlob(read->connection(), blob, blobs, task));
        copied += isTaken;
        return {};
    }));
    return copied;
}

} // namespace hz::store
