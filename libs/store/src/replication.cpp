#include "documents_p.h"

#include <hz/core/json.h>
#include <hz/store/replication.h>

#include <algorithm>

namespace hz::store {

namespace {

KnownRevision knownIn(const Query &row) // gen, sig, deleted, whether there is a body
{
    return {RevisionName{row.integer(0), row.bytes(1)}.toString(), row.integer(2) != 0,
        row.integer(3) != 0};
}

Change changeIn(const Query &row) // seq, id, deleted
{
    return {row.integer(0), row.text(1), row.integer(2) != 0, {}};
}

ListedDocument listedIn(const Query &row) // id, gen, sig, deleted
{
    return {
        row.text(0), RevisionName{row.integer(1), row.bytes(2)}.toString(), row.integer(3) != 0};
}

// No id holds a NUL: nothing lies between a text and the text with one behind it.
QByteArray justAbove(const QByteArray &text)
{
    return text + '\0';
}

const QString kSharedSeq = QStringLiteral("shared_seq");

Result<> setMeta(Connection &connection, const QString &name, qint64 value)
{
    return Query(connection, "INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)", name, value)
        .run();
}

} // namespace

Result<QList<KnownRevision>> leafRevisions(const ReadTransaction &read, const QString &id)
{
    QList<KnownRevision> leaves;
    Query query(read.connection(),
        "SELECT v.gen, v.sig, v.deleted, v.body IS NOT NULL FROM docs d JOIN revs v ON v.doc = "
        "d.doc WHERE d.id = ? AND v.leaf = 1 ORDER BY v.deleted, v.gen DESC, v.sig DESC",
        id);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return leaves;
        leaves.append(knownIn(query));
    }
}

Result<QList<KnownRevision>> knownHistory(
    const ReadTransaction &read, const QString &id, const QString &revision)
{
    HZ_TRY(const RevisionName name, parseRevision(id, revision));
    HZ_TRY(const QStringList names, readHistory(read.connection(), id, name));
    QList<KnownRevision> known;
    for (const QString &text : names) {
        HZ_TRY(const RevisionName each, parseRevision(id, text));
        Query query(read.connection(),
            "SELECT v.gen, v.sig, v.deleted, v.body IS NOT NULL FROM docs d JOIN revs v ON v.doc = "
            "d.doc AND v.gen = ? AND v.sig = ? WHERE d.id = ?",
            each.generation, each.sig, id);
        HZ_TRY(const bool found, query.step());
        if (found)
            known.append(knownIn(query));
    }
    return known;
}

Result<QList<RawRevision>> rawLeaves(
    const ReadTransaction &read, const QString &id, const QString &revision)
{
    Result<RawRevision> own = read.raw(id, revision);
    if (own && own->isLeaf)
        return QList<RawRevision>{std::move(*own)};
    if (!own && own.error().kind != Error::Kind::NotFound)
        return Failure(own.error());
    HZ_TRY(const QStringList names, read.leavesOf(id, revision));
    QList<RawRevision> leaves;
    for (const QString &name : names) {
        Result<RawRevision> leaf = read.raw(id, name);
        if (leaf)
            leaves.append(std::move(*leaf));
        else if (leaf.error().kind != Error::Kind::NotFound)
            return Failure(leaf.error());
    }
    return leaves;
}

Result<QList<Change>> changesBackwards(const ReadTransaction &read, qint64 until, int limit)
{
    QList<Change> found;
    Query query(read.connection(),
        "SELECT seq, id, deleted FROM docs WHERE seq < ? ORDER BY seq DESC LIMIT ?", until, limit);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return found;
        Change change = changeIn(query);
        HZ_TRY(change.leaves, readLeaves(read.connection(), change.id));
        found.append(change);
    }
}

Result<std::optional<Change>> changeOf(const ReadTransaction &read, const QString &id)
{
    Query query(read.connection(), "SELECT seq, id, deleted FROM docs WHERE id = ?", id);
    HZ_TRY(const bool found, query.step());
    if (!found)
        return std::nullopt;
    Change change = changeIn(query);
    HZ_TRY(change.leaves, readLeaves(read.connection(), id));
    return change;
}

Result<QList<ListedDocument>> listDocuments(const ReadTransaction &read, const ListRange &range)
{
    QByteArray low = range.isDescending ? range.to : range.from;
    QByteArray high = range.isDescending ? range.from : range.to;
    if (!low.isEmpty() && !(range.isDescending ? range.isToIncluded : range.isFromIncluded))
        low = justAbove(low);
    if (high.isEmpty())
        high = "\xff"; // UTF-8 holds no such byte
    else if (range.isDescending ? range.isFromIncluded : range.isToIncluded)
        high = justAbove(high);
    QList<ListedDocument> found;
    Query query(read.connection(),
        range.isDescending
            ? "SELECT d.id, v.gen, v.sig, d.deleted FROM docs d JOIN revs v ON v.rev = d.winner"
              " WHERE d.id >= ? AND d.id < ? AND d.deleted = 0 ORDER BY d.id DESC LIMIT ? OFFSET ?"
            : "SELECT d.id, v.gen, v.sig, d.deleted FROM docs d JOIN revs v ON v.rev = d.winner"
              " WHERE d.id >= ? AND d.id < ? AND d.deleted = 0 ORDER BY d.id LIMIT ? OFFSET ?");
    query.bindText(low);
    query.bindText(high);
    query.bind(range.limit);
    query.bind(range.skip);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return found;
        found.append(listedIn(query));
    }
}

Result<std::optional<ListedDocument>> listedDocument(const ReadTransaction &read, const QString &id)
{
    Query query(read.connection(),
        "SELECT d.id, v.gen, v.sig, d.deleted FROM docs d JOIN revs v ON v.rev = d.winner WHERE "
        "d.id = ?",
        id);
    HZ_TRY(const bool found, query.step());
    if (!found)
        return std::nullopt;
    return listedIn(query);
}

Result<QStringList> localIds(const ReadTransaction &read, const QString &after, int limit)
{
    QStringList ids;
    Query query(
        read.connection(), "SELECT id FROM locals WHERE id > ? ORDER BY id LIMIT ?", after, limit);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return ids;
        ids.append(query.text(0));
    }
}

Result<> markShared(WriteTransaction &transaction, qint64 seq)
{
    Connection &connection = transaction.connection();
    HZ_CHECK(setMeta(connection, kSharedSeq, seq));
    HZ_TRY(const qint64 last, transaction.lastSeq());
    if (last > seq) // which of the newest revisions are among them cannot be told
        return {};
    Query newest(connection, "SELECT ifnull(max(rev), 0) FROM revs");
    HZ_CHECK(newest.step());
    return setMeta(connection, kSharedRev, newest.integer(0));
}

Result<qint64> sharedSeq(const ReadTransaction &read)
{
    Query query(read.connection(), "SELECT value FROM meta WHERE name = ?", kSharedSeq);
    HZ_TRY(const bool found, query.step());
    return found ? query.integer(0) : 0;
}

Result<DocumentCounts> countDocuments(const ReadTransaction &read)
{
    Query query(read.connection(), "SELECT count(*), ifnull(sum(deleted), 0) FROM docs");
    HZ_CHECK(query.step());
    return DocumentCounts{query.integer(0) - query.integer(1), query.integer(1)};
}

Result<DatabaseSizes> databaseSizes(const ReadTransaction &read)
{
    Query query(read.connection(),
        "SELECT p.page_size * c.page_count, p.page_size * (c.page_count - f.freelist_count)"
        " FROM pragma_page_size p, pragma_page_count c, pragma_freelist_count f");
    HZ_CHECK(query.step());
    return DatabaseSizes{query.integer(0), query.integer(1)};
}

Result<QList<BlobRef>> blobsOf(const ReadTransaction &read, const Change &change)
{
    QList<BlobRef> blobs;
    for (const QString &leaf : change.leaves) {
        HZ_TRY(const RawRevision raw, read.raw(change.id, leaf));
        if (!holdsText(raw.json, "\"blob\":")) // what most name is none
            continue;
        HZ_TRY(const QJsonObject body, parseObject(raw.json));
        for (const BlobRef &blob : blobsIn(body)) {
            const bool isKnown = std::any_of(blobs.cbegin(), blobs.cend(),
                [&](const BlobRef &known) { return known.sha256 == blob.sha256; });
            if (!isKnown)
                blobs.append(blob);
        }
    }
    return blobs;
}

} // namespace hz::store
