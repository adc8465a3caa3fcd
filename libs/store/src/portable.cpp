#include "besidefile_p.h"
#include "documents_p.h"
#include "filecopy_p.h"
#include "portableblobs_p.h"
#include "schema_p.h"

#include <hz/core/file.h>
#include <hz/store/portable.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Portable)
};

constexpr int kMostDocuments = 100'000;
constexpr int kHeaderBytes = 100; // of an SQLite file
constexpr int kEncodingAt = 56;
constexpr qint32 kUtf8 = 1;

// What is refused before SQLite sees the file: it opens plain files only, so that nothing beside
// the file is read.
Result<> checkHeader(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (QFileInfo(path).isDir())
        return failure(Error::Kind::Invalid, Names::tr("“%1” is a folder, not a file.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return Failure(fileError(Error::Kind::Io, path, errno));
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes || !header.startsWith(QByteArray("SQLite format 3\0", 16))
        || qFromBigEndian<qint32>(header.constData() + 68) != kApplicationId)
        return failure(Error::Kind::Corrupt, Names::tr("“%1” is not a Hezhou file.").arg(path));
    if (header[18] != 1 || header[19] != 1)
        return failure(Error::Kind::Corrupt, Names::tr("“%1” was not made for exchange.").arg(path),
            QStringLiteral("write-ahead log"));
    // SQLite would turn every text of it into UTF-8 as it is read, and what was summed is another.
    if (qFromBigEndian<qint32>(header.constData() + kEncodingAt) != kUtf8)
        return failure(Error::Kind::Corrupt,
            Names::tr("“%1” keeps its texts in a form that Hezhou never writes. Export the lesson "
                      "again where it comes from.")
                .arg(path),
            QStringLiteral("text encoding is not UTF-8"));
    return {};
}

// A file from outside, and where a copy of it is that could be brought up to date.
struct Untrusted {
    std::unique_ptr<QTemporaryDir> folder = {}; // null: it is read where it is
    std::unique_ptr<Connection> file = {};
};

// Of a file that has been checked.
Result<Untrusted> upToDate(const QString &path, TaskControl &task)
{
    Untrusted copy{.folder = std::make_unique<QTemporaryDir>()};
    const QString copyPath = copy.folder->filePath(QStringLiteral("copy.hzl"));
    HZ_CHECK(copyFile(path, copyPath, task));
    HZ_TRY(copy.file, Connection::open(copyPath, Access::Scratch));
    copy.file->standFor(path);
    setLimits(*copy.file);
    HZ_CHECK(migrate(*copy.file));
    return copy;
}

Result<Untrusted> openUntrusted(const QString &path, TaskControl &task)
{
    HZ_CHECK(checkHeader(path));
    HZ_TRY(std::unique_ptr<Connection> file, Connection::open(path, Access::Frozen));
    setLimits(*file);
    HZ_CHECK(file->execute("PRAGMA query_only = 1; PRAGMA temp_store = MEMORY"));
    HZ_TRY(const qint64 version, schemaVersionOf(*file));
    if (version > kSchemaVersion)
        return failure(Error::Kind::Unsupported,
            Names::tr(
                "“%1” was made by a newer version of this program. Update the program to open it.")
                .arg(path));
    HZ_TRY(const bool exact, hasExactSchema(*file, version));
    if (!exact)
        return failure(Error::Kind::Corrupt, Names::tr("“%1” is not a Hezhou file.").arg(path),
            QStringLiteral("other tables than ours"));
    const StopWithTask stop(*file, task);
    // The full check: a row that its index tells otherwise is found by no hash of ours.
    QString found;
    {
        Query check(*file, "PRAGMA integrity_check(1)");
        HZ_CHECK(check.step());
        found = check.text(0);
    }
    if (found != u"ok")
        return failure(
            Error::Kind::Corrupt, Names::tr("The file “%1” is damaged.").arg(path), found);
    if (version < kSchemaVersion)
        return upToDate(path, task);
    return Untrusted{.file = std::move(file)};
}

// Whatever is wrong inside a file from outside is told of the file.
Failure badContents(const QString &path, const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Invalid:
    case Error::Kind::Corrupt:
    case Error::Kind::NotFound:
        return failure(Error::Kind::Corrupt,
            Names::tr("“%1” is damaged or was not made by this program. Nothing was imported.")
                .arg(path),
            error.message + QStringLiteral(" ") + error.detail);
    default:
        return Failure(error);
    }
}

struct Contents {
    QStringList ids;
    QMap<QByteArray, BlobRef> blobs;
};

Result<Contents> readContents(Connection &file, TaskControl &task)
{
    Contents contents;
    Query docs(file, "SELECT id FROM docs ORDER BY doc");
    for (;;) {
        HZ_TRY(const bool more, docs.step());
        if (!more)
            return contents;
        if (task.isCancelled())
            return cancelled();
        const QString id = docs.text(0);
        HZ_CHECK(checkId(id));
        if (contents.ids.size() == kMostDocuments)
            return failure(
                Error::Kind::Invalid, Names::tr("“%1” holds too many documents.").arg(file.path()));
        contents.ids.append(id);
        HZ_TRY(const QStringList leaves, readLeaves(file, id));
        for (const QString &leaf : leaves) {
            HZ_TRY(const RevisionName name, parseRevision(id, leaf));
            HZ_TRY(const Document document, readDocument(file, id, name));
            for (const BlobRef &blob : blobsIn(document.body))
                contents.blobs.insert(blob.sha256, blob);
        }
    }
}

Result<> importBlobs(Connection &file, const QMap<QByteArray, BlobRef> &named,
    const BlobStore &blobs, TaskControl &task)
{
    for (const BlobRef &blob : named)
        if (!blobs.path(blob.sha256)) // a document whose blob is elsewhere opens and says so
            HZ_CHECK(readBlob(file, blob, blobs, task));
    return {};
}

Result<> importDocuments(
    Connection &file, WriteTransaction &to, const QStringList &ids, TaskControl &task)
{
    qint64 done = 0;
    for (const QString &id : ids) {
        if (task.isCancelled())
            return cancelled();
        HZ_TRY(const QStringList leaves, readLeaves(file, id));
        for (const QString &leaf : leaves) {
            HZ_TRY(const RevisionName name, parseRevision(id, leaf));
            HZ_TRY(const WholeRevision whole, readWhole(file, id, name));
            HZ_TRY(const bool checked,
                writeRevision(to.connection(), to.state(), to.projections(), whole.revision));
            if (whole.checked && !checked)
                return failure(Error::Kind::Corrupt,
                    Names::tr("“%1” has been changed outside of this program.").arg(id), leaf);
        }
        task.setProgress(++done, ids.size());
    }
    return {};
}

} // namespace

Result<> exportPortable(const ReadTransaction &from, const QStringList &docIds,
    const BlobStore &blobs, const QString &toPath, TaskControl &task)
{
    BesideFile beside(toPath);
    {
        HZ_TRY(const std::unique_ptr<Connection> file,
            Connection::open(beside.path(), Access::Scratch));
        HZ_CHECK(migrate(*file));
        HZ_CHECK(inTransaction(*file, [&]() -> Result<> {
            WriteState state;
            const ProjectionSet none({});
            QMap<QByteArray, BlobRef> named;
            for (const QString &id : docIds) {
                if (task.isCancelled())
                    return cancelled();
                HZ_CHECK(from.get(id));
                HZ_TRY(const QStringList leaves, from.leaves(id));
                for (const QString &leaf : leaves) {
                    HZ_TRY(const RevisionName name, parseRevision(id, leaf));
                    HZ_TRY(const WholeRevision whole, readWhole(from.connection(), id, name));
                    HZ_CHECK(writeRevision(*file, state, none, whole.revision));
                    for (const BlobRef &blob : blobsIn(whole.revision.body))
                        named.insert(blob.sha256, blob);
                }
            }
            for (const BlobRef &blob : std::as_const(named))
                if (const std::optional<QString> path = blobs.path(blob.sha256))
                    HZ_CHECK(writeBlob(*file, blob, *path, task));
            return {};
        }));
    }
    return beside.moveToPlace();
}

Result<QStringList> importPortable(
    const QString &path, Database &to, const BlobStore &blobs, TaskControl &task)
{
    if (to.isReadOnly())
        return Failure(*to.readOnlyReason());
    HZ_TRY(const Untrusted untrusted, openUntrusted(path, task));
    Connection &file = *untrusted.file;
    const Result<Contents> contents = readContents(file, task);
    if (!contents)
        return badContents(path, contents.error());
    if (const Result<> stored = importBlobs(file, contents->blobs, blobs, task); !stored)
        return badContents(path, stored.error());
    const Result<> written = to.writeAndWait([&](WriteTransaction &transaction) {
        return importDocuments(file, transaction, contents->ids, task);
    });
    if (!written)
        return badContents(path, written.error());
    return contents->ids;
}

} // namespace hz::store
