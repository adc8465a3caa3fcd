#include "documents_p.h"

#include <hz/core/json.h>
#include <hz/store/replication.h>
#include <hz/store/transaction.h>

#include <QtCore/QCoreApplication>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Transaction)
};

constexpr QLatin1StringView kLocalPrefix("_local/");
constexpr QLatin1StringView kRevisionKey("_rev"); // a local document may count its changes

// A write that fails half-way must not be committed, whatever the caller makes of its error.
template<typename Write> auto writing(WriteTransaction &transaction, Write write)
{
    Connection &connection = transaction.connection();
    const int before = sqlite3_total_changes(connection.handle());
    auto done = write(connection);
    if (!done && sqlite3_total_changes(connection.handle()) != before)
        connection.noteFailure(done.error());
    return done;
}

// The least text greater than every text with this prefix, in byte order.
QByteArray endOfPrefix(QByteArray prefix)
{
    prefix.back() = char(quint8(prefix.back()) + 1); // UTF-8 holds no byte 0xff
    return prefix;
}

Result<> checkLocalId(const QString &id)
{
    // Replicators name theirs by a hash, which may begin with any character.
    const QString name = id.mid(kLocalPrefix.size());
    if (id.startsWith(kLocalPrefix) && !name.isEmpty() && checkId(u'x' + name))
        return {};
    return failure(
        Error::Kind::Invalid, Names::tr("“%1” cannot be the id of a document.").arg(id.left(100)));
}

} // namespace

ReadTransaction::ReadTransaction(
    std::shared_ptr<Connection> connection, std::shared_ptr<const ProjectionSet> projections)
    : m_connection(std::move(connection))
    , m_projections(std::move(projections))
{
}

ReadTransaction::~ReadTransaction() = default;

Result<Document> ReadTransaction::get(const QString &id) const
{
    return readDocument(connection(), id, std::nullopt);
}

Result<Document> ReadTransaction::get(const QString &id, const QString &revision) const
{
    HZ_TRY(const RevisionName name, parseRevision(id, revision));
    return readDocument(connection(), id, name);
}

Result<QByteArray> ReadTransaction::attachment(
    const QString &id, const QString &revision, const QString &name) const
{
    HZ_TRY(const RevisionName parsed, parseRevision(id, revision));
    return readAttachment(connection(), id, parsed, name);
}

Result<QList<Change>> ReadTransaction::changes(qint64 since, int limit) const
{
    QList<Change> found;
    Query query(connection(),
        "SELECT d.seq, d.id, d.deleted, d.leaves, w.gen, w.sig FROM docs d"
        " JOIN revs w ON w.rev = d.winner WHERE d.seq > ? ORDER BY d.seq LIMIT ?",
        since, limit);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return found;
        Change change{query.integer(0), query.text(1), query.integer(2) != 0,
            {RevisionName{query.integer(4), query.bytes(5)}.toString()}};
        if (query.integer(3) > 1) {
            HZ_TRY(change.leaves, readLeaves(connection(), change.id));
        }
        found.append(change);
    }
}

Result<qint64> ReadTransaction::lastSeq() const
{
    Query query(connection(), "SELECT max(seq) FROM docs");
    HZ_CHECK(query.step());
    return query.integer(0);
}

Result<qint64> ReadTransaction::changeCount(qint64 since) const
{
    Query query(connection(), "SELECT count(*) FROM docs WHERE seq > ?", since);
    HZ_CHECK(query.step());
    return query.integer(0);
}

Result<QStringList> ReadTransaction::idsWithPrefix(const QString &prefix) const
{
    QStringList ids;
    const QByteArray from = prefix.toUtf8();
    const QByteArray to = from.isEmpty() ? QByteArray("\xff") : endOfPrefix(from);
    Query query(
        connection(), "SELECT id FROM docs WHERE id >= ? AND id < ? AND deleted = 0 ORDER BY id");
    query.bindText(from);
    query.bindText(to);
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return ids;
        ids.append(query.text(0));
    }
}

Result<QStringList> ReadTransaction::leaves(const QString &id) const
{
    return readLeaves(connection(), id);
}

Result<QStringList> ReadTransaction::history(const QString &id, const QString &revision) const
{
    HZ_TRY(const RevisionName name, parseRevision(id, revision));
    return readHistory(connection(), id, name);
}

Result<QStringList> ReadTransaction::leavesOf(const QString &id, const QString &revision) const
{
    HZ_TRY(const RevisionName name, parseRevision(id, revision));
    return readLeavesOf(connection(), id, name);
}

Result<RevisionsDiff> ReadTransaction::missing(
    const QString &id, const QStringList &revisions) const
{
    QList<RevisionName> names;
    for (const QString &revision : revisions) {
        HZ_TRY(const RevisionName name, parseRevision(id, revision));
        names.append(name);
    }
    return readMissing(connection(), id, names);
}

Result<RawRevision> ReadTransaction::raw(const QString &id, const QString &revision) const
{
    HZ_TRY(const RevisionName name, parseRevision(id, revision));
    return readRaw(connection(), id, name);
}

Result<QJsonObject> ReadTransaction::local(const QString &id) const
{
    Query query(connection(), "SELECT body, sum FROM locals WHERE id = ?", id);
    HZ_TRY(const bool found, query.step());
    if (!found)
        return failure(Error::Kind::NotFound, Names::tr("“%1” does not exist.").arg(id));
    HZ_CHECK(checkSum(connection(), query.value(1), {.id = id}, query.view(0)));
    return parseObject(query.view(0));
}

Result<> ReadTransaction::forEachQueryRow(const QString &query, const QVariantList &bound,
    const std::function<Result<>(const Query &)> &visit) const
{
    const std::optional<ProjectionSet::NamedQuery> named = projections().query(query);
    if (!named)
        return failure(Error::Kind::Internal, Names::tr("The list “%1” is not known.").arg(query));
    HZ_TRY(const bool current, projections().isCurrent(connection(), *named->projection));
    if (!current)
        return failure(Error::Kind::Conflict, Names::tr("This list is being prepared."),
            named->projection->name);
    Query select(connection(), QByteArrayView(named->sql));
    for (const QVariant &value : bound)
        select.bind(value);
    for (;;) {
        HZ_TRY(const bool more, select.step());
        if (!more)
            return {};
        HZ_CHECK(visit(select));
    }
}

Result<> ReadTransaction::forEachRow(const QString &query, const QVariantList &bound,
    const std::function<Result<>(const Row &)> &visit) const
{
    return forEachQueryRow(
        query, bound, [&visit](const Query &select) { return visit(Row(select)); });
}

Result<QList<QVariantList>> ReadTransaction::rows(
    const QString &query, const QVariantList &bound) const
{
    QList<QVariantList> found;
    HZ_CHECK(forEachQueryRow(query, bound, [&found](const Query &select) -> Result<> {
        QVariantList row;
        for (int column = 0; column < select.columnCount(); ++column)
            row.append(select.value(column));
        found.append(row);
        return {};
    }));
    return found;
}

qint64 Row::integer(int column) const
{
    return m_query.integer(column);
}

bool Row::isNull(int column) const
{
    return m_query.isNull(column);
}

QByteArrayView Row::utf8(int column) const
{
    return m_query.view(column);
}

WriteTransaction::WriteTransaction(
    std::shared_ptr<Connection> connection, std::shared_ptr<const ProjectionSet> projections)
    : ReadTransaction(std::move(connection), std::move(projections))
    , m_state(std::make_unique<WriteState>())
{
}

WriteTransaction::~WriteTransaction() = default;

Result<QString> put(WriteTransaction &transaction, const Draft &draft)
{
    return writing(transaction, [&](Connection &connection) {
        return writeDraft(connection, transaction.state(), transaction.projections(), draft);
    });
}

Result<QList<qsizetype>> putNew(WriteTransaction &transaction, const QList<PreparedDraft> &drafts)
{
    return writing(transaction, [&](Connection &connection) {
        return writePrepared(connection, transaction.state(), transaction.projections(), drafts);
    });
}

Result<> putRevision(WriteTransaction &transaction, const Revision &revision)
{
    return writing(transaction, [&](Connection &connection) -> Result<> {
        HZ_CHECK(
            writeRevision(connection, transaction.state(), transaction.projections(), revision));
        return {};
    });
}

Result<> putRevision(WriteTransaction &transaction, const PreparedRevision &revision)
{
    return writing(transaction, [&](Connection &connection) -> Result<> {
        HZ_CHECK(writeRevision(
            connection, transaction.state(), transaction.projections(), revision.state()));
        return {};
    });
}

Result<> putLocal(WriteTransaction &transaction, const QString &id, const QJsonObject &body)
{
    HZ_CHECK(checkLocalId(id));
    QJsonObject plain = body;
    const QJsonValue revision = plain.take(kRevisionKey);
    HZ_TRY(QByteArray json, canonicalBody(id, plain));
    if (!revision.isUndefined()) {
        HZ_TRY(json, canonicalJson(body));
    }
    return Query(transaction.connection(),
        "INSERT OR REPLACE INTO locals(id, body, sum) VALUES (?, ?, ?)", id, json,
        qint64(sumOf(id, false, json)))
        .run();
}

Result<> removeLocal(WriteTransaction &transaction, const QString &id)
{
    return Query(transaction.connection(), "DELETE FROM locals WHERE id = ?", id).run();
}

Result<int> compact(WriteTransaction &transaction, int limit)
{
    return writing(
        transaction, [&](Connection &connection) { return dropReplacedBodies(connection, limit); });
}

} // namespace hz::store
