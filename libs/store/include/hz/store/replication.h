// What replication asks of a database: revisions as text, what is known of a tree, lists of
// everything, sizes.
//
// As a ReadTransaction: one snapshot, one thread at a time.
#pragma once

#include <hz/core/canonicalobject.h>
#include <hz/store/transaction.h>

#include <optional>

namespace hz::store {

/// Everything that can be wrong with the revision itself is found here. Its own body is not looked
/// at.
Result<PreparedRevision> prepareRevision(const Revision &revision, const CanonicalObject &body);
/// As putRevision() of a transaction.
Result<> putRevision(WriteTransaction &transaction, const PreparedRevision &revision);

struct KnownRevision {
    QString revision = {};
    bool deleted = false;
    bool hasBody = false;

    bool operator==(const KnownRevision &) const = default;
};

/// All leaves, the winner first; empty if the document is unknown.
Result<QList<KnownRevision>> leafRevisions(const ReadTransaction &read, const QString &id);
/// From `revision` back, as far as they are known.
Result<QList<KnownRevision>> knownHistory(
    const ReadTransaction &read, const QString &id, const QString &revision);

/// The revision, or where it has been replaced the leaves that it became, best first; those without
/// a body are left out. NotFound if it is unknown.
Result<QList<RawRevision>> rawLeaves(
    const ReadTransaction &read, const QString &id, const QString &revision);

/// Documents changed before `until`, each once, the last changed first.
Result<QList<Change>> changesBackwards(const ReadTransaction &read, qint64 until, int limit);
/// The last change of one document; nothing if it is unknown.
Result<std::optional<Change>> changeOf(const ReadTransaction &read, const QString &id);

/// Large files that the leaves of a changed document name, each once.
Result<QList<BlobRef>> blobsOf(const ReadTransaction &read, const Change &change);

/// Live documents by their ids, in byte order.
struct ListRange {
    QByteArray from = {}; // UTF-8; empty: no bound
    bool isFromIncluded = true;
    QByteArray to = {};
    bool isToIncluded = true;
    bool isDescending = false; // `from` is then the upper bound
    int limit = 0;
    qint64 skip = 0;
};
struct ListedDocument {
    QString id = {};
    QString revision = {};
    bool deleted = false;
};
Result<QList<ListedDocument>> listDocuments(const ReadTransaction &read, const ListRange &range);
/// Nothing if it is unknown; also a deleted one.
Result<std::optional<ListedDocument>> listedDocument(
    const ReadTransaction &read, const QString &id);
/// Local documents after `after`, in byte order, with their ids.
Result<QStringList> localIds(const ReadTransaction &read, const QString &after, int limit);

/// Everything changed up to `seq` is known elsewhere. Compaction then keeps, of documents that are
/// changed after it, the body that both sides came from, and of documents with several live leaves
/// all: they are joined by it.
Result<> markShared(WriteTransaction &transaction, qint64 seq);
/// The last one marked; 0 if there is none.
Result<qint64> sharedSeq(const ReadTransaction &read);

struct DocumentCounts {
    qint64 live = 0;
    qint64 deleted = 0;
};
Result<DocumentCounts> countDocuments(const ReadTransaction &read);

/// Bytes of the file, and of what is used in it.
struct DatabaseSizes {
    qint64 file = 0;
    qint64 used = 0;
};
Result<DatabaseSizes> databaseSizes(const ReadTransaction &read);

} // namespace hz::store
