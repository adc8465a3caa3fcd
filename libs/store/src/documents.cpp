#include "documents_p.h"

#include <hz/core/hash.h>
#include <hz/core/json.h>
#include <hz/store/replication.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Documents)
};

struct StoredDoc {
    qint64 doc = 0;
    qint64 winner = 0;
    bool deleted = false;
    qint64 leaves = 0;
    RevisionName winnerName;
};

struct StoredRev {
    qint64 rev = 0;
    bool leaf = false;
    QByteArray parent; // empty: not known
};

struct NamedAttachment {
    qint64 attachment = 0;
    AttachmentInfo info;
};
using AttachmentRows = QMap<QString, NamedAttachment>;

Failure notFound(const QString &id)
{
    return failure(Error::Kind::NotFound, Names::tr("“%1” does not exist.").arg(id));
}

Failure conflict(const QString &id, const QString &parent)
{
    return failure(Error::Kind::Conflict,
        Names::tr("“%1” has been changed elsewhere in the meantime.").arg(id),
        QStringLiteral("parent %1 is not a leaf").arg(parent));
}

Failure damaged(const Connection &connection, const QString &id, const QString &detail)
{
    return failure(Error::Kind::Corrupt,
        Names::tr("“%1” is damaged: the document “%2” cannot be read.").arg(connection.path(), id),
        detail);
}

Result<std::optional<StoredDoc>> findDoc(Connection &connection, const QString &id)
{
    Query query(connection,
        "SELECT d.doc, d.winner, d.deleted, d.leaves, w.gen, w.sig"
        " FROM docs d JOIN revs w ON w.rev = d.winner WHERE d.id = ?",
        id);
    HZ_TRY(const bool found, query.step());
    if (!found)
        return std::nullopt;
    return StoredDoc{query.integer(0), query.integer(1), query.integer(2) != 0, query.integer(3),
        {query.integer(4), query.bytes(5)}};
}

Result<std::optional<StoredRev>> findRev(
    Connection &connection, qint64 doc, qint64 generation, QByteArrayView sig)
{
    Query query(connection,
        "SELECT rev, leaf, parent FROM revs WHERE doc = ? AND gen = ? AND sig = ?", doc, generation,
        sig);
    HZ_TRY(const bool found, query.step());
    if (!found)
        return std::nullopt;
    return StoredRev{query.integer(0), query.integer(1) != 0, query.bytes(2)};
}

Result<AttachmentRows> attachmentsOf(Connection &connection, qint64 rev)
{
    AttachmentRows rows;
    Query query(connection,
        "SELECT r.name, r.type, a.attachment, a.size, a.sha256,"
        " ifnull(r.revpos, (SELECT gen FROM revs WHERE rev = r.rev))"
        " FROM rev_attachments r JOIN attachments a USING (attachment) WHERE r.rev = ?",
        rev);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return rows;
        rows.insert(query.text(0),
            {query.integer(2),
                {query.text(1), query.integer(3), query.bytes(4), query.integer(5)}});
    }
}

QMap<QString, AttachmentInfo> infosOf(const AttachmentRows &rows)
{
    QMap<QString, AttachmentInfo> infos;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        infos.insert(it.key(), it->info);
    return infos;
}

QMap<QString, QByteArray> sumsOf(const AttachmentRows &rows)
{
    QMap<QString, QByteArray> sums;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        sums.insert(it.key(), it->info.sha256);
    return sums;
}

Result<> checkAttachments(const QString &id, const QMap<QString, Attachment> &attachments)
{
    for (auto it = attachments.cbegin(); it != attachments.cend(); ++it) {
        HZ_CHECK(checkAttachmentName(id, it.key()));
        if (it->bytes.size() > kMaxAttachmentBytes)
            return failure(Error::Kind::Invalid,
                Names::tr("The attachment “%1” of “%2” is too large.").arg(it.key(), id),
                QStringLiteral("%1 bytes, at most %2")
                    .arg(it->bytes.size())
                    .arg(kMaxAttachmentBytes));
    }
    if (attachments.size() > kMaxAttachments)
        return failure(Error::Kind::Invalid, Names::tr("“%1” has too many attachments.").arg(id));
    return {};
}

void describe(const QMap<QString, Attachment> &attachments, AttachmentRows &rows)
{
    for (auto it = attachments.cbegin(); it != attachments.cend(); ++it)
        rows.insert(
            it.key(), {0, {it->contentType, it->bytes.size(), sha256(it->bytes), it->revpos}});
}

// Those that are as they were before are as old as they were; all others are new.
void setRevpos(AttachmentRows &rows, const AttachmentRows &before, qint64 generation)
{
    for (auto it = rows.begin(); it != rows.end(); ++it) {
        const auto former = before.constFind(it.key());
        it->info.revpos = former != before.cend() && former->info.sha256 == it->info.sha256
            ? former->info.revpos
            : generation;
    }
}

// Bytes are stored once, whichever documents name them.
Result<> storeAttachments(
    Connection &connection, const QMap<QString, Attachment> &attachments, AttachmentRows &rows)
{
    for (auto it = attachments.cbegin(); it != attachments.cend(); ++it) {
        NamedAttachment &row = rows[it.key()];
        Query known(
            connection, "SELECT attachment FROM attachments WHERE sha256 = ?", row.info.sha256);
        HZ_TRY(const bool found, known.step());
        if (found) {
            row.attachment = known.integer(0);
            continue;
        }
        HZ_CHECK(Query(connection, "INSERT INTO attachments(size, sha256, bytes) VALUES (?, ?, ?)",
            row.info.sizeBytes, row.info.sha256, it->bytes)
                     .run());
        row.attachment = sqlite3_last_insert_rowid(connection.handle());
    }
    return {};
}

// Bytes that are here already, by their sum.
Result<> findAttachments(Connection &connection, const QString &id,
    const QMap<QString, AttachmentInfo> &shared, AttachmentRows &rows)
{
    for (auto it = shared.cbegin(); it != shared.cend(); ++it) {
        HZ_CHECK(checkAttachmentName(id, it.key()));
        Query known(
            connection, "SELECT attachment, size FROM attachments WHERE sha256 = ?", it->sha256);
        HZ_TRY(const bool found, known.step());
        if (!found)
            return notFound(id + u'/' + it.key());
        rows.insert(it.key(), {known.integer(0), {it->contentType, known.integer(1), it->sha256}});
    }
    return {};
}

// Forgets what a revision names, and the bytes that nothing names any more.
Result<> dropAttachments(Connection &connection, qint64 rev)
{
    QList<qint64> named;
    {
        Query query(connection, "SELECT attachment FROM rev_attachments WHERE rev = ?", rev);
        for (;;) {
            HZ_TRY(const bool more, query.step());
            if (!more)
                break;
            named.append(query.integer(0));
        }
    }
    if (named.isEmpty())
        return {};
    HZ_CHECK(Query(connection, "DELETE FROM rev_attachments WHERE rev = ?", rev).run());
    for (const qint64 attachment : std::as_const(named))
        HZ_CHECK(Query(connection,
            "DELETE FROM attachments WHERE attachment = ?1"
            " AND NOT EXISTS (SELECT 1 FROM rev_attachments WHERE attachment = ?1)",
            attachment)
                     .run());
    return {};
}

// Names older than kRevsLimit steps behind every leaf are forgotten.
Result<> stem(Connection &connection, qint64 doc)
{
    QList<qint64> old;
    {
        Query query(connection,
            "WITH RECURSIVE kept(rev, gen, parent, depth) AS ("
            " SELECT rev, gen, parent, 1 FROM revs WHERE doc = ?1 AND leaf = 1"
            " UNION ALL SELECT r.rev, r.gen, r.parent, k.depth + 1 FROM kept k"
            " JOIN revs r ON r.doc = ?1 AND r.gen = k.gen - 1 AND r.sig = k.parent WHERE k.depth < "
            "?2)"
            " SELECT rev FROM revs WHERE doc = ?1 AND rev NOT IN (SELECT rev FROM kept)",
            doc, kRevsLimit);
        for (;;) {
            HZ_TRY(const bool more, query.step());
            if (!more)
                break;
            old.append(query.integer(0));
        }
    }
    for (const qint64 rev : std::as_const(old)) {
        HZ_CHECK(dropAttachments(connection, rev));
        HZ_CHECK(Query(connection, "DELETE FROM revs WHERE rev = ?", rev).run());
    }
    return {};
}

Result<> loadCounters(Connection &connection, WriteState &state)
{
    if (state.lastSeq >= 0)
        return {};
    Query query(connection,
        "SELECT ifnull((SELECT max(seq) FROM docs), 0), ifnull((SELECT max(rev) FROM revs), 0)");
    HZ_CHECK(query.step());
    state.lastSeq = query.integer(0);
    state.lastRev = query.integer(1);
    return {};
}

struct NewRev {
    RevisionName name;
    QByteArrayView parent = {}; // its sig; null: not known
    bool leaf = true;
    bool deleted = false;
    bool checked = false;
    QByteArrayView body = {}; // null: only the name is known
    quint32 sum = 0; // of a body
};

Result<qint64> insertRev(
    Connection &connection, WriteState &state, qint64 doc, const NewRev &revision)
{
    const qint64 rev = ++state.lastRev;
    Query insert(connection,
        "INSERT INTO revs(rev, doc, gen, leaf, deleted, checked, sig, parent, body, sum) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rev, doc, revision.name.generation, revision.leaf, revision.deleted, revision.checked,
        revision.name.sig);
    revision.parent.isNull() ? insert.bindNull() : insert.bind(revision.parent);
    revision.body.isNull() ? insert.bindNull() : insert.bind(revision.body);
    revision.body.isNull() ? insert.bindNull() : insert.bind(qint64(revision.sum));
    HZ_CHECK(insert.run());
    return rev;
}

Result<> insertAttachments(Connection &connection, qint64 rev, const AttachmentRows &rows)
{
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        HZ_CHECK(Query(connection,
            "INSERT INTO rev_attachments(rev, name, attachment, type, revpos)"
            " VALUES (?, ?, ?, ?, ?)",
            rev, it.key(), it->attachment, it->info.contentType, it->info.revpos)
                     .run());
    return {};
}

Result<qint64> insertDoc(
    Connection &connection, qint64 seq, qint64 winner, bool deleted, const QString &id)
{
    HZ_CHECK(Query(connection,
        "INSERT INTO docs(seq, winner, deleted, leaves, id) VALUES (?, ?, ?, 1, ?)", seq, winner,
        deleted, id)
                 .run());
    return sqlite3_last_insert_rowid(connection.handle());
}

// 0, and nothing written, where there is one of that id.
Result<qint64> insertFirst(
    Connection &connection, qint64 seq, qint64 winner, bool deleted, QByteArrayView utf8Id)
{
    Query insert(connection,
        "INSERT INTO docs(seq, winner, deleted, leaves, id) VALUES (?, ?, ?, 1, ?)"
        " ON CONFLICT(id) DO NOTHING",
        seq, winner, deleted);
    insert.bindText(utf8Id);
    HZ_CHECK(insert.run());
    return sqlite3_changes(connection.handle()) > 0 ? sqlite3_last_insert_rowid(connection.handle())
                                                    : 0;
}

struct Winner {
    qint64 rev = 0;
    bool deleted = false;
    qint64 leaves = 0;
};

// Live before deleted, higher generation, then the higher signature.
Result<Winner> findWinner(Connection &connection, qint64 doc)
{
    Query query(connection,
        "SELECT rev, deleted FROM revs WHERE doc = ? AND leaf = 1"
        " ORDER BY deleted, gen DESC, sig DESC",
        doc);
    Winner winner;
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            break;
        if (winner.leaves++ == 0) {
            winner.rev = query.integer(0);
            winner.deleted = query.integer(1) != 0;
        }
    }
    if (winner.leaves == 0)
        return failure(Error::Kind::Corrupt,
            Names::tr("“%1” is damaged: a document has no revision.").arg(connection.path()),
            QStringLiteral("doc %1").arg(doc));
    return winner;
}

Result<> updateDoc(Connection &connection, qint64 doc, qint64 seq, const Winner &winner)
{
    return Query(connection,
        "UPDATE docs SET seq = ?, winner = ?, deleted = ?, leaves = ? WHERE doc = ?", seq,
        winner.rev, winner.deleted, winner.leaves, doc)
        .run();
}

// A child may be known from a time when the parent had been forgotten.
Result<bool> hasChild(Connection &connection, qint64 doc, const RevisionName &name)
{
    Query query(connection, "SELECT 1 FROM revs WHERE doc = ? AND gen = ? AND parent = ?", doc,
        name.generation + 1, name.sig);
    return query.step();
}

// As the revision itself has them if it is here, or the nearest of its ancestors.
Result<> keepAttachments(Connection &connection, const std::optional<StoredDoc> &doc,
    const PreparedRevision::State &revision, AttachmentRows &rows)
{
    const QList<RevisionName> &names = revision.names;
    QStringList wanted = revision.keep;
    for (qsizetype i = 0; doc && i < names.size() && !wanted.isEmpty(); ++i) {
        HZ_TRY(const std::optional<StoredRev> known,
            findRev(connection, doc->doc, names[i].generation, names[i].sig));
        if (!known)
            continue;
        HZ_TRY(const AttachmentRows before, attachmentsOf(connection, known->rev));
        for (auto it = before.cbegin(); it != before.cend(); ++it)
            if (wanted.removeOne(it.key()))
                rows.insert(it.key(), *it);
    }
    if (!wanted.isEmpty())
        return notFound(revision.id + u'/' + wanted.constFirst());
    return {};
}

Result<QList<RevisionName>> parseHistory(const Revision &revision)
{
    QList<RevisionName> names;
    for (const QString &text :
        revision.history.first(std::min<qsizetype>(revision.history.size(), kRevsLimit))) {
        HZ_TRY(const RevisionName name, parseRevision(revision.id, text));
        if (!names.isEmpty() && name.generation != names.constLast().generation - 1)
            return failure(Error::Kind::Invalid,
                Names::tr("The history of “%1” is not in order.").arg(revision.id), text);
        names.append(name);
    }
    if (names.isEmpty())
        return failure(Error::Kind::Invalid, Names::tr("“%1” has no revision.").arg(revision.id));
    return names;
}

// Tells the projections about a new winner; it is `written` if that is the one, and else read.
Result<> project(Connection &connection, const ProjectionSet &projections, const QString &id,
    bool deleted, const Document *written)
{
    if (projections.isEmpty())
        return {};
    if (deleted)
        return projections.remove(connection, id);
    if (written)
        return projections.apply(connection, *written);
    HZ_TRY(const Document document, readDocument(connection, id, std::nullopt));
    return projections.apply(connection, document);
}

Result<QSet<QByteArray>> blobsNamedIn(QByteArrayView body)
{
    QSet<QByteArray> named;
    if (!holdsText(body, "\"blob\":")) // few documents name one
        return named;
    HZ_TRY(const QJsonObject json, parseObject(body));
    for (const BlobRef &blob : blobsIn(json))
        named.insert(blob.sha256);
    return named;
}

void noteWritten(WriteState &state, qint64 seq, const QString &id, const QSet<QByteArray> &blobs)
{
    state.changedSeq = seq;
    state.written[id] += blobs;
}

Result<> noteWritten(WriteState &state, qint64 seq, const QString &id, QByteArrayView body)
{
    HZ_TRY(const QSet<QByteArray> blobs, blobsNamedIn(body));
    noteWritten(state, seq, id, blobs);
    return {};
}

Result<QJsonObject> parseBody(const Connection &connection, const QString &id, QByteArrayView body)
{
    QJsonParseError error;
    const QJsonDocument json
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()), &error);
    if (error.error != QJsonParseError::NoError || !json.isObject())
        return damaged(connection, id,
            QStringLiteral("body: %1 at %2").arg(error.errorString()).arg(error.offset));
    return json.object();
}

// What needs all attachments: the sum, and whether the name is the signature.
Result<PreparedRevision::Seal> sealOf(
    const PreparedRevision::State &revision, const QMap<QString, AttachmentInfo> &attachments)
{
    PreparedRevision::Seal seal{
        .sum = sumOf(revision.id, revision.deleted, revision.json, attachments)};
    const QList<RevisionName> &names = revision.names;
    if (names.constFirst().generation == 1 || names.size() > 1) {
        QMap<QString, QByteArray> sums;
        for (auto it = attachments.cbegin(); it != attachments.cend(); ++it)
            sums.insert(it.key(), it->sha256);
        HZ_TRY(const QByteArray sig,
            signature(revision.json, names.size() > 1 ? names[1].toString() : QString(),
                revision.deleted, sums));
        seal.checked = sig == names.constFirst().sig;
    }
    return seal;
}

Result<PreparedRevision::State> prepareWith(const Revision &revision, QByteArray canonical)
{
    HZ_CHECK(checkId(revision.id));
    HZ_CHECK(checkAttachments(revision.id, revision.attachments));
    PreparedRevision::State state{.id = revision.id,
        .utf8Id = revision.id.toUtf8(),
        .json = std::move(canonical),
        .deleted = revision.deleted,
        .attachments = revision.attachments,
        .keep = revision.keep};
    HZ_TRY(state.names, parseHistory(revision));
    HZ_TRY(state.blobs, blobsNamedIn(state.json));
    AttachmentRows rows;
    describe(revision.attachments, rows);
    state.infos = infosOf(rows);
    if (state.keep.isEmpty()) {
        HZ_TRY(state.seal, sealOf(state, state.infos));
    }
    return state;
}

// 0, and nothing written, where there may be one of that id.
Result<qint64> insertUnknown(
    Connection &connection, WriteState &state, const PreparedRevision::State &revision)
{
    if (!revision.keep.isEmpty()) // then an ancestor is here
        return 0;
    HZ_CHECK(loadCounters(connection, state));
    return insertFirst(connection, state.lastSeq + 1, state.lastRev + revision.names.size(),
        revision.deleted, revision.utf8Id);
}

Result<bool> writeWith(Connection &connection, WriteState &state, const ProjectionSet &projections,
    const PreparedRevision::State &revision)
{
    const QList<RevisionName> &names = revision.names;
    HZ_TRY(qint64 docRow, insertUnknown(connection, state, revision));
    std::optional<StoredDoc> doc;
    if (docRow == 0) {
        HZ_TRY(doc, findDoc(connection, revision.id));
    }
    AttachmentRows attachments;
    HZ_CHECK(keepAttachments(connection, doc, revision, attachments));
    for (auto it = revision.infos.cbegin(); it != revision.infos.cend(); ++it)
        attachments.insert(it.key(), {0, *it});
    const qint64 generation = names.constFirst().generation;
    for (NamedAttachment &row : attachments)
        if (row.info.revpos < 1 || row.info.revpos > generation)
            row.info.revpos = generation;
    PreparedRevision::Seal seal = revision.seal.value_or(PreparedRevision::Seal());
    if (!revision.seal) {
        HZ_TRY(seal, sealOf(revision, infosOf(attachments)));
    }

    // What is new reaches from the revision back to the first one whose origin we know.
    QList<std::optional<StoredRev>> stored;
    while (stored.size() < names.size()) {
        const qsizetype i = stored.size();
        std::optional<StoredRev> known;
        if (doc) {
            HZ_TRY(known, findRev(connection, doc->doc, names[i].generation, names[i].sig));
        }
        const bool ends = i + 1 == names.size();
        if (known && !ends && !known->parent.isEmpty() && known->parent != names[i + 1].sig)
            return failure(Error::Kind::Invalid,
                Names::tr("The history of “%1” contradicts itself.").arg(revision.id),
                names[i].toString());
        if (known && (ends || !known->parent.isEmpty()))
            break;
        stored.append(known);
    }
    if (stored.isEmpty())
        return seal.checked;

    HZ_CHECK(loadCounters(connection, state));
    const qint64 seq = ++state.lastSeq;
    if (doc)
        docRow = doc->doc;
    for (qsizetype i = stored.size() - 1; i >= 0; --i) {
        const RevisionName &name = names[i];
        const QByteArrayView parent
            = i + 1 < names.size() ? QByteArrayView(names[i + 1].sig) : QByteArrayView();
        if (stored[i]) {
            HZ_CHECK(Query(
                connection, "UPDATE revs SET parent = ? WHERE rev = ?", parent, stored[i]->rev)
                         .run());
        } else {
            NewRev added{.name = name, .parent = parent, .leaf = i == 0};
            if (i == 0) {
                HZ_CHECK(storeAttachments(connection, revision.attachments, attachments));
                if (doc) {
                    HZ_TRY(const bool replaced, hasChild(connection, docRow, name));
                    added.leaf = !replaced;
                }
                added.deleted = revision.deleted;
                added.checked = seal.checked;
                added.body = revision.json;
                added.sum = seal.sum;
            }
            HZ_TRY(const qint64 rev, insertRev(connection, state, docRow, added));
            if (i == 0)
                HZ_CHECK(insertAttachments(connection, rev, attachments));
        }
        if (doc && !parent.isNull())
            HZ_CHECK(Query(connection,
                "UPDATE revs SET leaf = 0 WHERE doc = ? AND gen = ? AND sig = ? AND leaf = 1",
                docRow, name.generation - 1, parent)
                         .run());
    }
    if (names.constFirst().generation > kRevsLimit)
        HZ_CHECK(stem(connection, docRow));
    Winner winner{state.lastRev, revision.deleted, 1}; // of a new document
    if (doc) {
        HZ_TRY(winner, findWinner(connection, docRow));
        HZ_CHECK(updateDoc(connection, docRow, seq, winner));
    }
    if (!doc || winner.rev != doc->winner)
        HZ_CHECK(project(connection, projections, revision.id, winner.deleted, nullptr));
    noteWritten(state, seq, revision.id, revision.blobs);
    return seal.checked;
}

} // namespace

quint32 sumOf(const QString &id, bool deleted, QByteArrayView body,
    const QMap<QString, AttachmentInfo> &attachments)
{
    quint32 sum = crc32c(id.toUtf8().append(deleted ? '\1' : '\0'));
    sum = crc32c(body, sum);
    for (auto it = attachments.cbegin(); it != attachments.cend(); ++it) {
        sum = crc32c(it.key().toUtf8().append('\0'), sum);
        sum = crc32c(it->contentType.toUtf8().append('\0'), sum);
    }
    return sum;
}

Result<> checkSum(const Connection &connection, const QVariant &sum, const Document &document,
    QByteArrayView body)
{
    if (!sum.isNull()
        && sum.toLongLong() != sumOf(document.id, document.deleted, body, document.attachments))
        return damaged(connection, document.id, QStringLiteral("its contents have changed"));
    return {};
}

Result<> checkRevisionSum(
    Connection &connection, const QVariant &sum, qint64 rev, Document document, QByteArrayView body)
{
    HZ_TRY(const AttachmentRows attachments, attachmentsOf(connection, rev));
    document.attachments = infosOf(attachments);
    return checkSum(connection, sum, document, body);
}

Result<RevisionName> parseRevision(const QString &id, const QString &text)
{
    if (std::optional<RevisionName> name = RevisionName::fromString(text))
        return *name;
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” is not a revision of “%2”.").arg(text.left(100), id),
        QStringLiteral("a number from 1, a dash, and a text of 1 to %1 bytes").arg(kMaxSigBytes));
}

Result<Document> readDocument(
    Connection &connection, const QString &id, const std::optional<RevisionName> &revision)
{
    HZ_TRY(const std::optional<StoredDoc> doc, findDoc(connection, id));
    if (!doc)
        return notFound(id);
    const RevisionName name = revision.value_or(doc->winnerName);
    if (!revision && doc->deleted)
        return notFound(id);
    Query query(connection,
        "SELECT rev, deleted, body, sum FROM revs WHERE doc = ? AND gen = ? AND sig = ?", doc->doc,
        name.generation, name.sig);
    HZ_TRY(const bool found, query.step());
    if (!found || query.isNull(2))
        return notFound(id + u'@' + name.toString());
    Document document{.id = id, .revision = name.toString(), .deleted = query.integer(1) != 0};
    const qint64 rev = query.integer(0);
    HZ_TRY(const AttachmentRows attachments, attachmentsOf(connection, rev));
    document.attachments = infosOf(attachments);
    HZ_CHECK(checkSum(connection, query.value(3), document, query.view(2)));
    HZ_TRY(document.body, parseBody(connection, id, query.view(2)));
    if (doc->leaves > 1) {
        Query others(connection,
            "SELECT gen, sig FROM revs WHERE doc = ? AND leaf = 1 AND deleted = 0 AND rev <> ?"
            " ORDER BY gen DESC, sig DESC",
            doc->doc, rev);
        for (;;) {
            HZ_TRY(const bool more, others.step());
            if (!more)
                break;
            document.conflicts.append(RevisionName{others.integer(0), others.bytes(1)}.toString());
        }
    }
    return document;
}

Result<QByteArray> readAttachment(
    Connection &connection, const QString &id, const RevisionName &revision, const QString &name)
{
    Query query(connection,
        "SELECT a.sha256, a.bytes FROM docs d JOIN revs v ON v.doc = d.doc AND v.gen = ? AND v.sig "
        "= ?"
        " JOIN rev_attachments r ON r.rev = v.rev AND r.name = ? JOIN attachments a USING "
        "(attachment) WHERE d.id = ?",
        revision.generation, revision.sig, name, id);
    HZ_TRY(const bool found, query.step());
    if (!found)
        return notFound(id + u'/' + name);
    QByteArray bytes = query.bytes(1);
    if (sha256(bytes) != query.view(0))
        return damaged(
            connection, id, QStringLiteral("attachment %1 has another SHA-256").arg(name));
    return bytes;
}

Result<QStringList> readLeaves(Connection &connection, const QString &id)
{
    QStringList names;
    Query query(connection,
        "SELECT v.gen, v.sig FROM docs d JOIN revs v ON v.doc = d.doc WHERE d.id = ? AND v.leaf = 1"
        " ORDER BY v.deleted, v.gen DESC, v.sig DESC",
        id);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return names;
        names.append(RevisionName{query.integer(0), query.bytes(1)}.toString());
    }
}

Result<QStringList> readHistory(
    Connection &connection, const QString &id, const RevisionName &revision)
{
    HZ_TRY(const std::optional<StoredDoc> doc, findDoc(connection, id));
    if (!doc)
        return notFound(id);
    QStringList names;
    for (RevisionName name = revision; names.size() < kRevsLimit;) {
        HZ_TRY(const std::optional<StoredRev> stored,
            findRev(connection, doc->doc, name.generation, name.sig));
        if (!stored)
            break;
        names.append(name.toString());
        name = {name.generation - 1, stored->parent};
    }
    if (names.isEmpty())
        return notFound(id + u'@' + revision.toString());
    return names;
}

Result<QStringList> readLeavesOf(
    Connection &connection, const QString &id, const RevisionName &revision)
{
    {
        Query leaf(connection,
            "SELECT v.leaf FROM docs d JOIN revs v ON v.doc = d.doc AND v.gen = ? AND v.sig = ?"
            " WHERE d.id = ?",
            revision.generation, revision.sig, id);
        HZ_TRY(const bool found, leaf.step());
        if (!found)
            return notFound(id + u'@' + revision.toString());
        if (leaf.integer(0) != 0)
            return QStringList{revision.toString()};
    }
    QStringList names;
    Query query(connection,
        "WITH RECURSIVE line(rev, gen, sig, leaf, deleted) AS ("
        " SELECT v.rev, v.gen, v.sig, v.leaf, v.deleted FROM docs d JOIN revs v ON v.doc = d.doc"
        " AND v.gen = ?2 AND v.sig = ?3 WHERE d.id = ?1"
        " UNION SELECT c.rev, c.gen, c.sig, c.leaf, c.deleted FROM line JOIN revs c"
        " ON c.doc = (SELECT doc FROM docs WHERE id = ?1) AND c.gen = line.gen + 1 AND c.parent = "
        "line.sig)"
        " SELECT gen, sig FROM line WHERE leaf = 1 ORDER BY deleted, gen DESC, sig DESC",
        id, revision.generation, revision.sig);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            break;
        names.append(RevisionName{query.integer(0), query.bytes(1)}.toString());
    }
    if (names.isEmpty())
        return notFound(id + u'@' + revision.toString());
    return names;
}

Result<RevisionsDiff> readMissing(
    Connection &connection, const QString &id, const QList<RevisionName> &names)
{
    RevisionsDiff diff;
    HZ_TRY(const std::optional<StoredDoc> doc, findDoc(connection, id));
    qint64 newest = 0;
    for (const RevisionName &name : names) {
        std::optional<StoredRev> known;
        if (doc) {
            HZ_TRY(known, findRev(connection, doc->doc, name.generation, name.sig));
        }
        if (known)
            continue;
        diff.missing.append(name.toString());
        newest = std::max(newest, name.generation);
    }
    if (!doc || diff.missing.isEmpty())
        return diff;
    HZ_TRY(const QStringList leaves, readLeaves(connection, id));
    for (const QString &leaf : leaves) {
        HZ_TRY(const RevisionName name, parseRevision(id, leaf));
        if (name.generation < newest)
            diff.possibleAncestors.append(leaf);
    }
    return diff;
}

Result<RawRevision> readRaw(Connection &connection, const QString &id, const RevisionName &name)
{
    Query query(connection,
        "SELECT v.rev, v.deleted, v.body, v.sum, v.parent, v.leaf FROM docs d JOIN revs v"
        " ON v.doc = d.doc AND v.gen = ? AND v.sig = ? WHERE d.id = ?",
        name.generation, name.sig, id);
    HZ_TRY(const bool found, query.step());
    if (!found || query.isNull(2))
        return notFound(id + u'@' + name.toString());
    RawRevision raw{.id = id,
        .json = query.bytes(2),
        .deleted = query.integer(1) != 0,
        .isLeaf = query.integer(5) != 0,
        .isSummed = !query.isNull(3)};
    HZ_TRY(const AttachmentRows attachments, attachmentsOf(connection, query.integer(0)));
    raw.attachments = infosOf(attachments);
    HZ_CHECK(checkSum(connection, query.value(3),
        {.id = id, .deleted = raw.deleted, .attachments = raw.attachments}, raw.json));
    if (query.view(4).isEmpty())
        raw.history = {name.toString()};
    else {
        HZ_TRY(raw.history, readHistory(connection, id, name));
    }
    return raw;
}

Result<WholeRevision> readWhole(Connection &connection, const QString &id, const RevisionName &name)
{
    HZ_TRY(const Document document, readDocument(connection, id, name));
    WholeRevision whole{.revision = {.id = id, .body = document.body, .deleted = document.deleted}};
    HZ_TRY(whole.revision.history, readHistory(connection, id, name));
    for (auto it = document.attachments.cbegin(); it != document.attachments.cend(); ++it) {
        HZ_TRY(const QByteArray bytes, readAttachment(connection, id, name, it.key()));
        whole.revision.attachments.insert(it.key(), {it->contentType, bytes, it->revpos});
    }
    Query flags(connection,
        "SELECT v.checked FROM docs d JOIN revs v ON v.doc = d.doc AND v.gen = ? AND v.sig = ? "
        "WHERE d.id = ?",
        name.generation, name.sig, id);
    HZ_CHECK(flags.step());
    whole.checked = flags.integer(0) != 0;
    return whole;
}

Result<PreparedDraft::State> prepareNew(const QString &id, const QJsonObject &body)
{
    HZ_CHECK(checkId(id));
    PreparedDraft::State state{.id = id, .utf8Id = id.toUtf8(), .body = body};
    HZ_TRY(state.json, canonicalBody(id, body));
    HZ_TRY(const QByteArray sig, signature(state.json, {}, false, {}));
    state.sum = sumOf(id, false, state.json);
    state.name = {1, sig};
    state.revision = state.name.toString();
    HZ_TRY(state.blobs, blobsNamedIn(state.json));
    return state;
}

namespace {

Result<QString> writeKnown(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const Draft &draft);

// False, and nothing written, where there is a document of that id. Its rows are still to be run.
Result<bool> writeFirst(
    Connection &connection, WriteState &state, const PreparedDraft::State &draft)
{
    HZ_CHECK(loadCounters(connection, state));
    HZ_TRY(const qint64 doc,
        insertFirst(connection, state.lastSeq + 1, state.lastRev + 1, false, draft.utf8Id));
    if (doc == 0)
        return false;
    const qint64 seq = ++state.lastSeq;
    HZ_CHECK(insertRev(connection, state, doc,
        {.name = draft.name, .checked = true, .body = draft.json, .sum = draft.sum}));
    noteWritten(state, seq, draft.id, draft.blobs);
    return true;
}

Result<> projectFirst(
    Connection &connection, const ProjectionSet &projections, const PreparedDraft::State &draft)
{
    if (draft.projections.get() == &projections)
        return draft.rows.run(connection);
    return projections.apply(
        connection, {.id = draft.id, .revision = draft.revision, .body = draft.body});
}

bool isPlainAndNew(const Draft &draft)
{
    return draft.parent.isEmpty() && !draft.deleted && draft.attachments.isEmpty()
        && draft.keep.isEmpty() && draft.shared.isEmpty();
}

} // namespace

Result<QList<qsizetype>> writePrepared(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const QList<PreparedDraft> &drafts)
{
    QList<qsizetype> taken;
    std::vector<const PreparedDraft::State *> written;
    written.reserve(size_t(drafts.size()));
    state.written.reserve(state.written.size() + drafts.size());
    for (qsizetype i = 0; i < drafts.size(); ++i) {
        HZ_TRY(const bool isFirst, writeFirst(connection, state, drafts[i].state()));
        if (isFirst)
            written.push_back(&drafts[i].state());
        else
            taken.append(i);
    }
    // Their rows mostly go by id: neighbours share a page of the table, which is far larger than
    // what is kept in memory.
    std::sort(written.begin(), written.end(),
        [](const auto *a, const auto *b) { return a->utf8Id < b->utf8Id; });
    for (const PreparedDraft::State *draft : written)
        HZ_CHECK(projectFirst(connection, projections, *draft));
    return taken;
}

Result<QString> writeDraft(
    Connection &connection, WriteState &state, const ProjectionSet &projections, const Draft &draft)
{
    if (!isPlainAndNew(draft))
        return writeKnown(connection, state, projections, draft);
    HZ_TRY(const PreparedDraft::State prepared, prepareNew(draft.id, draft.body));
    HZ_TRY(const bool isFirst, writeFirst(connection, state, prepared));
    if (!isFirst)
        return writeKnown(connection, state, projections, draft);
    HZ_CHECK(projectFirst(connection, projections, prepared));
    return prepared.revision;
}

namespace {

Result<QString> writeKnown(
    Connection &connection, WriteState &state, const ProjectionSet &projections, const Draft &draft)
{
    // Everything that can be wrong with a draft is found before the first row is written.
    HZ_CHECK(checkId(draft.id));
    HZ_CHECK(checkAttachments(draft.id, draft.attachments));
    HZ_TRY(const QByteArray body, canonicalBody(draft.id, draft.body));
    HZ_TRY(const std::optional<StoredDoc> doc, findDoc(connection, draft.id));

    std::optional<RevisionName> parent;
    qint64 parentRev = 0;
    if (!draft.parent.isEmpty()) {
        HZ_TRY(parent, parseRevision(draft.id, draft.parent));
        if (!doc)
            return conflict(draft.id, draft.parent);
        if (*parent == doc->winnerName) {
            parentRev = doc->winner;
        } else {
            HZ_TRY(const std::optional<StoredRev> stored,
                findRev(connection, doc->doc, parent->generation, parent->sig));
            if (!stored || !stored->leaf)
                return conflict(draft.id, draft.parent);
            parentRev = stored->rev;
        }
    } else if (doc) {
        if (!doc->deleted)
            return conflict(draft.id, QStringLiteral("(none)"));
        parent = doc->winnerName; // a deleted document comes back
        parentRev = doc->winner;
    }

    AttachmentRows attachments, before;
    if (parent
        && !(draft.keep.isEmpty() && draft.shared.isEmpty() && draft.attachments.isEmpty())) {
        HZ_TRY(before, attachmentsOf(connection, parentRev));
    }
    for (const QString &name : draft.keep) {
        const auto found = before.constFind(name);
        if (found != before.cend())
            attachments.insert(name, *found);
        else if (!draft.attachments.contains(name))
            return notFound(draft.id + u'/' + name);
    }
    HZ_CHECK(findAttachments(connection, draft.id, draft.shared, attachments));
    describe(draft.attachments, attachments);
    setRevpos(attachments, before, parent ? parent->generation + 1 : 1);
    if (attachments.size() > kMaxAttachments)
        return failure(
            Error::Kind::Invalid, Names::tr("“%1” has too many attachments.").arg(draft.id));

    NewRev revision{.name = {parent ? parent->generation + 1 : 1, {}},
        .parent = parent ? QByteArrayView(parent->sig) : QByteArrayView(),
        .deleted = draft.deleted,
        .checked = true,
        .body = body};
    revision.sum = sumOf(draft.id, draft.deleted, body, infosOf(attachments));
    HZ_TRY(revision.name.sig,
        signature(
            body, parent ? parent->toString() : QString(), draft.deleted, sumsOf(attachments)));

    HZ_CHECK(loadCounters(connection, state));
    HZ_CHECK(storeAttachments(connection, draft.attachments, attachments));
    const qint64 seq = ++state.lastSeq;
    qint64 docRow = 0;
    if (doc) {
        docRow = doc->doc;
    } else {
        HZ_TRY(docRow, insertDoc(connection, seq, state.lastRev + 1, draft.deleted, draft.id));
    }
    HZ_TRY(const qint64 rev, insertRev(connection, state, docRow, revision));
    HZ_CHECK(insertAttachments(connection, rev, attachments));
    Winner winner{rev, draft.deleted, 1};
    if (doc) {
        HZ_CHECK(Query(connection, "UPDATE revs SET leaf = 0 WHERE rev = ?", parentRev).run());
        if (doc->leaves > 1) {
            HZ_TRY(winner, findWinner(connection, docRow));
        }
        HZ_CHECK(updateDoc(connection, docRow, seq, winner));
    }
    if (revision.name.generation > kRevsLimit)
        HZ_CHECK(stem(connection, docRow));
    const QString name = revision.name.toString();
    if (!doc || winner.rev != doc->winner) {
        const Document written{.id = draft.id,
            .revision = name,
            .body = draft.body,
            .attachments = infosOf(attachments)};
        const bool isAlone = winner.rev == rev && winner.leaves == 1;
        HZ_CHECK(project(
            connection, projections, draft.id, winner.deleted, isAlone ? &written : nullptr));
    }
    HZ_CHECK(noteWritten(state, seq, draft.id, body));
    return name;
}

} // namespace

Result<bool> writeRevision(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const Revision &revision)
{
    HZ_TRY(QByteArray json, canonicalBody(revision.id, revision.body));
    HZ_TRY(const PreparedRevision::State prepared, prepareWith(revision, std::move(json)));
    return writeWith(connection, state, projections, prepared);
}

Result<bool> writeRevision(Connection &connection, WriteState &state,
    const ProjectionSet &projections, const PreparedRevision::State &revision)
{
    return writeWith(connection, state, projections, revision);
}

Result<PreparedRevision> prepareRevision(const Revision &revision, const CanonicalObject &body)
{
    HZ_TRY(QByteArray json, canonicalBody(revision.id, body));
    HZ_TRY(PreparedRevision::State state, prepareWith(revision, std::move(json)));
    return PreparedRevision(std::make_shared<const PreparedRevision::State>(std::move(state)));
}

Result<int> dropReplacedBodies(Connection &connection, int limit)
{
    QList<qint64> replaced;
    {
        // Kept: of each document the newest that is known elsewhere, for what comes back may be
        // made of it; and all of one that has several live leaves.
        Query query(connection,
            "SELECT r.rev FROM revs r INDEXED BY revs_replaced WHERE r.leaf = 0 AND r.body IS NOT "
            "NULL AND (r.rev > (SELECT ifnull(max(value), 0) FROM meta WHERE name = ?1) OR EXISTS"
            " (SELECT 1 FROM revs n WHERE n.doc = r.doc AND n.rev > r.rev AND n.rev <="
            " (SELECT ifnull(max(value), 0) FROM meta WHERE name = ?1)))"
            " AND (SELECT count(*) FROM revs l WHERE l.doc = r.doc AND l.leaf = 1 AND l.deleted = "
            "0) < 2 LIMIT ?2",
            kSharedRev, limit);
        for (;;) {
            HZ_TRY(const bool more, query.step());
            if (!more)
                break;
            replaced.append(query.integer(0));
        }
    }
    for (const qint64 rev : std::as_const(replaced)) {
        HZ_CHECK(dropAttachments(connection, rev));
        HZ_CHECK(
            Query(connection, "UPDATE revs SET body = NULL, sum = NULL WHERE rev = ?", rev).run());
    }
    return int(replaced.size());
}

} // namespace hz::store
