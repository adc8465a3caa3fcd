#include "sqlite_p.h"

#include "pool_p.h"
#include "schema_p.h"

#include <hz/store/database.h>

#include <hz/core/hash.h>
#include <hz/core/json.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

namespace hz::store {

namespace {

struct RevKey {
    int generation = 0;
    QByteArray sig; // raw, or as many hex digits as another replica's ids have
};

Failure notFound(const QString &id)
{
    return failure(Error::Kind::NotFound, QCoreApplication::translate("hz::store::Store", "It is not in the store."), id);
}

Failure invalid(const QString &id, const QString &why)
{
    return failure(Error::Kind::Invalid, QCoreApplication::translate("hz::store::Store", "It cannot be stored."),
        QStringLiteral("%1: %2").arg(id, why));
}

// Revisions as the table keeps them: generation, then the digits' bytes.
std::optional<RevKey> keyOf(const QString &revision)
{
    const int generation = generationOf(revision);
    const QByteArray hex = revision.section(u'-', 1).toLatin1();
    const QByteArray sig = QByteArray::fromHex(hex);
    if (!generation || sig.isEmpty() || sig.size() > 32 || sig.toHex() != hex)
        return std::nullopt;
    return RevKey{generation, sig};
}

QString revisionText(qint64 generation, const QByteArray &sig)
{
    return QStringLiteral("%1-%2").arg(generation).arg(QString::fromLatin1(sig.toHex()));
}

struct RevRow {
    qint64 r = 0;
    qint64 doc = 0;
    QString revision;
    bool deleted = false;
    bool leaf = false;
};

Result<std::optional<qint64>> docNumber(Connection &connection, const QString &id)
{
    auto statement = connection.prepare("SELECT n FROM docs WHERE id=?");
    if (!statement)
        return Failure(statement.error());
    statement->bind(id);
    HZ_TRY(const bool found, statement->step());
    return found ? std::optional(statement->integer(0)) : std::nullopt;
}

Result<std::optional<RevRow>> findRev(Connection &connection, qint64 doc, const QString &revision)
{
    const std::optional<RevKey> key = keyOf(revision);
    if (!key)
        return std::optional<RevRow>();
    auto statement = connection.prepare("SELECT r, deleted, leaf FROM revs WHERE doc=? AND generation=? AND sig=?");
    if (!statement)
        return Failure(statement.error());
    statement->bind(doc).bind(qint64(key->generation)).bind(key->sig);
    HZ_TRY(const bool found, statement->step());
    if (!found)
        return std::optional<RevRow>();
    return std::optional(RevRow{statement->integer(0), doc, revision, statement->integer(1) != 0, statement->integer(2) != 0});
}

Result<Document> documentOf(Connection &connection, const QString &id, qint64 r)
{
    Document document{.id = id};
    {
        auto statement = connection.prepare("SELECT generation, sig, deleted, body FROM revs WHERE r=?");
        if (!statement)
            return Failure(statement.error());
        statement->bind(r);
        HZ_TRY(const bool found, statement->step());
        if (!found || statement->isNull(3))
            return notFound(id);
        document.revision = revisionText(statement->integer(0), statement->blob(1));
        document.deleted = statement->integer(2) != 0;
        HZ_TRY(document.body, parseObject(statement->blob(3), kMaxBodyBytes));
    }
    auto statement = connection.prepare("SELECT a.name, a.type, length(c.bytes), c.sha256 FROM attachments a "
                                        "JOIN contents c ON c.c=a.content WHERE a.rev=?");
    if (!statement)
        return Failure(statement.error());
    statement->bind(r);
    for (;;) {
        HZ_TRY(const bool row, statement->step());
        if (!row)
            return document;
        document.attachments.insert(statement->text(0), {statement->text(1), statement->integer(2), statement->blob(3)});
    }
}

Result<QList<RevRow>> leavesOf(Connection &connection, qint64 doc)
{
    auto statement = connection.prepare("SELECT r, generation, sig, deleted FROM revs WHERE doc=? AND leaf=1");
    if (!statement)
        return Failure(statement.error());
    statement->bind(doc);
    QList<RevRow> leaves;
    for (;;) {
        HZ_TRY(const bool row, statement->step());
        if (!row)
            break;
        leaves.append({statement->integer(0), doc, revisionText(statement->integer(1), statement->blob(2)),
            statement->integer(3) != 0, true});
    }
    std::sort(leaves.begin(), leaves.end(),
        [](const RevRow &a, const RevRow &b) { return winsOver(a.revision, a.deleted, b.revision, b.deleted); });
    return leaves;
}

Result<qint64> nextSeq(Connection &connection)
{
    auto statement = connection.prepare("SELECT coalesce(max(seq),0)+1 FROM docs");
    if (!statement)
        return Failure(statement.error());
    HZ_CHECK(statement->step());
    return statement->integer(0);
}

Result<qint64> contentOf(Connection &connection, const QByteArray &bytes, const QByteArray &digest)
{
    {
        auto statement = connection.prepare("SELECT c FROM contents WHERE sha256=?");
        if (!statement)
            return Failure(statement.error());
        statement->bind(digest);
        HZ_TRY(const bool found, statement->step());
        if (found)
            return statement->integer(0);
    }
    auto statement = connection.prepare("INSERT INTO contents(sha256, bytes) VALUES(?,?)");
    if (!statement)
        return Failure(statement.error());
    HZ_CHECK(statement->bind(digest).bind(bytes).run());
    return connection.lastInsertId();
}

Result<qint64> insertRev(Connection &connection, qint64 doc, const RevKey &key, std::optional<qint64> parent,
    bool deleted, bool leaf, const std::optional<QByteArray> &body)
{
    auto statement = connection.prepare(
        "INSERT INTO revs(doc, generation, sig, parent, deleted, leaf, body) VALUES(?,?,?,?,?,?,?)");
    if (!statement)
        return Failure(statement.error());
    statement->bind(doc).bind(qint64(key.generation)).bind(key.sig);
    if (parent)
        statement->bind(*parent);
    else
        statement->bindNull();
    statement->bind(qint64(deleted)).bind(qint64(leaf));
    if (body)
        statement->bind(*body);
    else
        statement->bindNull();
    HZ_CHECK(statement->run());
    return connection.lastInsertId();
}

Result<qint64> insertDoc(Connection &connection, const QString &id)
{
    HZ_TRY(const qint64 seq, nextSeq(connection));
    auto statement = connection.prepare("INSERT INTO docs(id, seq, winner, deleted) VALUES(?,?,0,0)");
    if (!statement)
        return Failure(statement.error());
    HZ_CHECK(statement->bind(id).bind(seq).run());
    return connection.lastInsertId();
}

Result<> attach(Connection &connection, qint64 r, const QString &name, const QString &type, qint64 content)
{
    auto statement = connection.prepare("INSERT INTO attachments(rev, name, type, content) VALUES(?,?,?,?)");
    if (!statement)
        return Failure(statement.error());
    return statement->bind(r).bind(name).bind(type).bind(content).run();
}

// The winner anew, a new place in the changes feed, the oldest ancestors forgotten, projections told.
Result<> settle(Connection &connection, const QList<Projection> &projections, const QString &id, qint64 doc, int generation)
{
    HZ_TRY(const QList<RevRow> leaves, leavesOf(connection, doc));
    HZ_TRY(const qint64 seq, nextSeq(connection));
    {
        auto statement = connection.prepare("UPDATE docs SET winner=?, deleted=?, seq=? WHERE n=?");
        if (!statement)
            return Failure(statement.error());
        HZ_CHECK(statement->bind(leaves.first().r).bind(qint64(leaves.first().deleted)).bind(seq).bind(doc).run());
    }
    if (generation > kRevsLimit && leaves.size() == 1) {
        auto statement = connection.prepare("DELETE FROM revs WHERE doc=? AND leaf=0 AND generation<=?");
        if (!statement)
            return Failure(statement.error());
        HZ_CHECK(statement->bind(doc).bind(qint64(generation - kRevsLimit)).run());
    }
    if (projections.isEmpty())
        return {};
    HZ_TRY(const Document winner, documentOf(connection, id, leaves.first().r));
    const Execute execute = [&connection](const QString &sql, const QVariantList &bound) -> Result<> {
        auto statement = connection.prepare(sql.toUtf8());
        if (!statement)
            return Failure(statement.error());
        for (const QVariant &value : bound)
            statement->bind(value);
        return statement->run();
    };
    for (const Projection &projection : projections)
        HZ_CHECK(projection.apply(winner, execute));
    return {};
}

Result<> checkId(const QString &id)
{
    if (id.isEmpty() || id.toUtf8().size() > kMaxIdBytes || id.startsWith(u'_'))
        return invalid(id, QStringLiteral("bad id"));
    return {};
}

Result<QByteArray> bodyBytes(const QString &id, const QJsonObject &body)
{
    QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    if (bytes.size() > kMaxBodyBytes)
        return invalid(id, QStringLiteral("body of %1 bytes").arg(bytes.size()));
    return bytes;
}

} // namespace

Result<Document> winnerOf(Connection &connection, const QString &id)
{
    qint64 r = 0;
    {
        auto statement = connection.prepare("SELECT winner, deleted FROM docs WHERE id=?");
        if (!statement)
            return Failure(statement.error());
        statement->bind(id);
        HZ_TRY(const bool found, statement->step());
        if (!found || statement->integer(1))
            return notFound(id);
        r = statement->integer(0);
    }
    return documentOf(connection, id, r);
}

Result<QString> put(WriteTransaction &transaction, const Draft &draft)
{
    Connection &connection = transaction.m_connection;
    HZ_CHECK(checkId(draft.id));
    HZ_TRY(const QByteArray body, bodyBytes(draft.id, draft.body));
    HZ_TRY(std::optional<qint64> doc, docNumber(connection, draft.id));
    const auto conflict = [&](const char *why) {
        return failure(Error::Kind::Conflict,
            QCoreApplication::translate("hz::store::Store", "It was changed elsewhere in the meantime."),
            QStringLiteral("%1 %2: %3").arg(draft.id, draft.parent, QLatin1StringView(why)));
    };
    std::optional<RevRow> parent;
    QString parentRevision = draft.parent;
    if (!draft.parent.isEmpty()) {
        if (!doc)
            return conflict("no such document");
        HZ_TRY(parent, findRev(connection, *doc, draft.parent));
        if (!parent || !parent->leaf)
            return conflict("the parent is not a leaf");
    } else if (doc) {
        HZ_TRY(const QList<RevRow> leaves, leavesOf(connection, *doc));
        if (!leaves.first().deleted)
            return conflict("it exists");
        parent = leaves.first(); // a new life goes on from the tombstone
        parentRevision = parent->revision;
    }

    QMap<QString, AttachmentInfo> infos;
    QMap<QString, qint64> contents;
    for (auto attachment = draft.attachments.cbegin(); attachment != draft.attachments.cend(); ++attachment) {
        if (attachment->bytes.size() > kMaxAttachmentBytes)
            return invalid(draft.id, QStringLiteral("attachment %1 of %2 bytes").arg(attachment.key()).arg(attachment->bytes.size()));
        const QByteArray digest = sha256(attachment->bytes);
        HZ_TRY(contents[attachment.key()], contentOf(connection, attachment->bytes, digest));
        infos.insert(attachment.key(), {attachment->contentType, attachment->bytes.size(), digest});
    }
    if (!draft.keep.isEmpty() && parent) {
        auto statement = connection.prepare("SELECT a.name, a.type, a.content, length(c.bytes), c.sha256 FROM attachments a "
                                            "JOIN contents c ON c.c=a.content WHERE a.rev=?");
        if (!statement)
            return Failure(statement.error());
        statement->bind(parent->r);
        for (;;) {
            HZ_TRY(const bool row, statement->step());
            if (!row)
                break;
            const QString name = statement->text(0);
            if (!draft.keep.contains(name) || infos.contains(name))
                continue;
            contents[name] = statement->integer(2);
            infos.insert(name, {statement->text(1), statement->integer(3), statement->blob(4)});
        }
    }
    for (const QString &name : draft.keep)
        if (!infos.contains(name))
            return invalid(draft.id, QStringLiteral("no attachment %1 to keep").arg(name));
    if (infos.size() > kMaxAttachments)
        return invalid(draft.id, QStringLiteral("%1 attachments").arg(infos.size()));

    HZ_TRY(const QString revision, revisionFor(parentRevision, draft.deleted, draft.body, infos));
    if (!doc) {
        HZ_TRY(doc, insertDoc(connection, draft.id));
    }
    if (parent) {
        auto statement = connection.prepare("UPDATE revs SET leaf=0 WHERE r=?");
        if (!statement)
            return Failure(statement.error());
        HZ_CHECK(statement->bind(parent->r).run());
    }
    HZ_TRY(const qint64 r, insertRev(connection, *doc, *keyOf(revision), parent ? std::optional(parent->r) : std::nullopt,
        draft.deleted, true, body));
    for (auto info = infos.cbegin(); info != infos.cend(); ++info)
        HZ_CHECK(attach(connection, r, info.key(), info->contentType, contents.value(info.key())));
    HZ_CHECK(settle(connection, transaction.m_projections, draft.id, *doc, generationOf(revision)));
    return revision;
}

Result<> putRevision(WriteTransaction &transaction, const ForeignRevision &foreign)
{
    Connection &connection = transaction.m_connection;
    const Document &document = foreign.document;
    HZ_CHECK(checkId(document.id));
    HZ_TRY(const QByteArray body, bodyBytes(document.id, document.body));
    if (foreign.history.isEmpty() || foreign.history.first() != document.revision || foreign.history.size() > 10 * kRevsLimit)
        return invalid(document.id, QStringLiteral("bad history"));
    for (qsizetype i = 0; i < foreign.history.size(); ++i)
        if (!keyOf(foreign.history[i]) || (i && generationOf(foreign.history[i]) != generationOf(foreign.history[i - 1]) - 1))
            return invalid(document.id, QStringLiteral("bad history"));
    HZ_TRY(std::optional<qint64> doc, docNumber(connection, document.id));
    if (!doc) {
        HZ_TRY(doc, insertDoc(connection, document.id));
    }
    HZ_TRY(const std::optional<RevRow> known, findRev(connection, *doc, document.revision));
    if (known)
        return {};
    // The newest ancestor known; what lies between is inserted without bodies.
    std::optional<qint64> parent;
    qsizetype unknown = foreign.history.size();
    for (qsizetype i = 1; i < foreign.history.size(); ++i) {
        HZ_TRY(const std::optional<RevRow> ancestor, findRev(connection, *doc, foreign.history[i]));
        if (ancestor) {
            parent = ancestor->r;
            unknown = i;
            break;
        }
    }
    if (parent) {
        auto statement = connection.prepare("UPDATE revs SET leaf=0 WHERE r=?");
        if (!statement)
            return Failure(statement.error());
        HZ_CHECK(statement->bind(*parent).run());
    }
    for (qsizetype i = unknown - 1; i >= 1; --i) {
        HZ_TRY(parent, insertRev(connection, *doc, *keyOf(foreign.history[i]), parent, false, false, std::nullopt));
    }
    HZ_TRY(const qint64 r, insertRev(connection, *doc, *keyOf(document.revision), parent, document.deleted, true, body));
    for (auto info = document.attachments.cbegin(); info != document.attachments.cend(); ++info) {
        const auto bytes = foreign.bytes.constFind(info.key());
        if (bytes == foreign.bytes.cend() || bytes->size() > kMaxAttachmentBytes)
            return invalid(document.id, QStringLiteral("attachment %1").arg(info.key()));
        HZ_TRY(const qint64 content, contentOf(connection, *bytes, sha256(*bytes)));
        HZ_CHECK(attach(connection, r, info.key(), info->contentType, content));
    }
    return settle(connection, transaction.m_projections, document.id, *doc, generationOf(document.revision));
}

Result<> putRevisionInto(Connection &connection, const ForeignRevision &revision)
{
    const QList<Projection> none;
    WriteTransaction transaction(connection, none);
    return putRevision(transaction, revision);
}

Result<Document> WriteTransaction::get(const QString &id) const
{
    return winnerOf(m_connection, id);
}

ReadTransaction::ReadTransaction(std::shared_ptr<ConnectionPool> pool, std::unique_ptr<Connection> connection)
    : m_pool(std::move(pool))
    , m_connection(std::move(connection))
{
}

ReadTransaction::~ReadTransaction()
{
    if (m_connection->execute("ROLLBACK"))
        m_pool->give(std::move(m_connection));
}

Result<Document> ReadTransaction::get(const QString &id) const
{
    return winnerOf(*m_connection, id);
}

Result<Document> ReadTransaction::get(const QString &id, const QString &revision) const
{
    HZ_TRY(const std::optional<qint64> doc, docNumber(*m_connection, id));
    if (!doc)
        return notFound(id);
    HZ_TRY(const std::optional<RevRow> row, findRev(*m_connection, *doc, revision));
    if (!row)
        return notFound(id);
    return documentOf(*m_connection, id, row->r);
}

Result<QByteArray> ReadTransaction::attachment(const QString &id, const QString &revision, const QString &name) const
{
    HZ_TRY(const std::optional<qint64> doc, docNumber(*m_connection, id));
    HZ_TRY(const std::optional<RevRow> row, doc ? findRev(*m_connection, *doc, revision) : std::optional<RevRow>());
    if (!row)
        return notFound(id);
    auto statement = m_connection->prepare(
        "SELECT c.bytes, c.sha256 FROM attachments a JOIN contents c ON c.c=a.content WHERE a.rev=? AND a.name=?");
    if (!statement)
        return Failure(statement.error());
    statement->bind(row->r).bind(name);
    HZ_TRY(const bool found, statement->step());
    if (!found)
        return notFound(id + u'/' + name);
    QByteArray bytes = statement->blob(0);
    if (sha256(bytes) != statement->blob(1))
        return failure(Error::Kind::Corrupt,
            QCoreApplication::translate("hz::store::Store", "The file “%1” is damaged.").arg(m_connection->path()),
            id + u'/' + name);
    return bytes;
}

Result<QStringList> ReadTransaction::leaves(const QString &id) const
{
    HZ_TRY(const std::optional<qint64> doc, docNumber(*m_connection, id));
    if (!doc)
        return notFound(id);
    HZ_TRY(const QList<RevRow> rows, leavesOf(*m_connection, *doc));
    QStringList revisions;
    for (const RevRow &row : rows)
        revisions.append(row.revision);
    return revisions;
}

Result<QStringList> ReadTransaction::history(const QString &id, const QString &revision) const
{
    HZ_TRY(const std::optional<qint64> doc, docNumber(*m_connection, id));
    HZ_TRY(const std::optional<RevRow> row, doc ? findRev(*m_connection, *doc, revision) : std::optional<RevRow>());
    if (!row)
        return notFound(id);
    QStringList revisions;
    std::optional<qint64> next = row->r;
    while (next && revisions.size() < 10 * kRevsLimit) {
        auto statement = m_connection->prepare("SELECT generation, sig, parent FROM revs WHERE r=?");
        if (!statement)
            return Failure(statement.error());
        statement->bind(*next);
        HZ_TRY(const bool found, statement->step());
        if (!found)
            break; // forgotten: beyond the limit
        revisions.append(revisionText(statement->integer(0), statement->blob(1)));
        next = statement->isNull(2) ? std::nullopt : std::optional(statement->integer(2));
    }
    return revisions;
}

Result<QStringList> ReadTransaction::idsWithPrefix(const QString &prefix) const
{
    auto statement = m_connection->prepare("SELECT id FROM docs WHERE id>=? AND id<? AND deleted=0 ORDER BY id");
    if (!statement)
        return Failure(statement.error());
    statement->bind(prefix).bind(prefix + QChar(0xffff));
    QStringList ids;
    for (;;) {
        HZ_TRY(const bool row, statement->step());
        if (!row)
            return ids;
        ids.append(statement->text(0));
    }
}

Result<QList<Change>> ReadTransaction::changes(qint64 since, int limit) const
{
    auto statement = m_connection->prepare("SELECT d.seq, d.id, r.generation, r.sig, d.deleted FROM docs d "
                                           "JOIN revs r ON r.r=d.winner WHERE d.seq>? ORDER BY d.seq LIMIT ?");
    if (!statement)
        return Failure(statement.error());
    statement->bind(since).bind(qint64(limit));
    QList<Change> changes;
    for (;;) {
        HZ_TRY(const bool row, statement->step());
        if (!row)
            return changes;
        changes.append({statement->integer(0), statement->text(1),
            revisionText(statement->integer(2), statement->blob(3)), statement->integer(4) != 0});
    }
}

Result<qint64> ReadTransaction::lastSeq() const
{
    HZ_TRY(const qint64 next, nextSeq(*m_connection));
    return next - 1;
}

Result<QList<QVariantList>> ReadTransaction::rows(const QString &projection, const QString &query, const QVariantList &bound) const
{
    const QString sql = m_pool->query(projection, query);
    if (sql.isEmpty())
        return notFound(projection + u'/' + query);
    auto statement = m_connection->prepare(sql.toUtf8());
    if (!statement)
        return Failure(statement.error());
    for (const QVariant &value : bound)
        statement->bind(value);
    QList<QVariantList> rows;
    for (;;) {
        HZ_TRY(const bool row, statement->step());
        if (!row)
            return rows;
        rows.append(statement->row());
    }
}

} // namespace hz::store
