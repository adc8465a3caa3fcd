// One look at a database, and one change of it.
//
// A ReadTransaction sees the database as it was when it began; short-lived, one thread at a time. A
// WriteTransaction exists only inside Database::write() and reads what it wrote; everything done in
// it happens together or not at all.
#pragma once

#include <hz/core/result.h>
#include <hz/store/document.h>
#include <hz/store/prepared.h>

#include <QtCore/QVariant>

#include <functional>
#include <memory>

namespace hz::store {

class Connection;
class ProjectionSet;
class Query;
struct WriteState;

/// A row of a projection's query while it is being visited.
class Row {
public:
    explicit Row(const Query &query)
        : m_query(query)
    {
    }
    qint64 integer(int column) const;
    bool isNull(int column) const;
    /// Until the visit ends.
    QByteArrayView utf8(int column) const;
    QString text(int column) const { return QString::fromUtf8(utf8(column)); }

private:
    const Query &m_query;
};

class ReadTransaction {
public:
    virtual ~ReadTransaction();
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;

    /// The winning revision; NotFound if there is none or it is deleted.
    Result<Document> get(const QString &id) const;
    /// That revision, deleted or not; NotFound if it is unknown or its body is gone.
    Result<Document> get(const QString &id, const QString &revision) const;
    Result<QByteArray> attachment(
        const QString &id, const QString &revision, const QString &name) const;

    /// Documents changed after `since`, each once, in the order of their last change.
    Result<QList<Change>> changes(qint64 since, int limit) const;
    Result<qint64> lastSeq() const;
    /// How many documents changed after `since`.
    Result<qint64> changeCount(qint64 since) const;
    /// Live documents, in byte order.
    Result<QStringList> idsWithPrefix(const QString &prefix) const;
    /// All leaves, the winner first; empty if the document is unknown.
    Result<QStringList> leaves(const QString &id) const;
    /// Names from `revision` back, as far as they are known.
    Result<QStringList> history(const QString &id, const QString &revision) const;
    /// The leaves that come of `revision`, best first: itself if it is one. NotFound if unknown.
    Result<QStringList> leavesOf(const QString &id, const QString &revision) const;
    /// Which of the revisions are not known here.
    Result<RevisionsDiff> missing(const QString &id, const QStringList &revisions) const;
    /// NotFound if it is unknown or its body is gone.
    Result<RawRevision> raw(const QString &id, const QString &revision) const;
    /// A document that never leaves this database; NotFound if there is none.
    Result<QJsonObject> local(const QString &id) const;

    /// A named query of a projection. Conflict while the projection is being rebuilt.
    Result<QList<QVariantList>> rows(const QString &query, const QVariantList &bound = {}) const;
    /// The same for many rows: none of them is kept.
    Result<> forEachRow(const QString &query, const QVariantList &bound,
        const std::function<Result<>(const Row &)> &visit) const;

    /// For this library.
    ReadTransaction(
        std::shared_ptr<Connection> connection, std::shared_ptr<const ProjectionSet> projections);
    Connection &connection() const { return *m_connection; }
    const ProjectionSet &projections() const { return *m_projections; }

private:
    Result<> forEachQueryRow(const QString &query, const QVariantList &bound,
        const std::function<Result<>(const Query &)> &visit) const;

    std::shared_ptr<Connection> m_connection; // goes back to its pool
    std::shared_ptr<const ProjectionSet> m_projections;
};

class WriteTransaction final : public ReadTransaction {
public:
    /// For this library.
    WriteTransaction(
        std::shared_ptr<Connection> connection, std::shared_ptr<const ProjectionSet> projections);
    ~WriteTransaction() override;
    WriteState &state() { return *m_state; }

private:
    std::unique_ptr<WriteState> m_state;
};

/// Writes a new revision and returns its name. Conflict when the parent is not a leaf, or when none
/// is given and the document exists.
Result<QString> put(WriteTransaction &transaction, const Draft &draft);

/// The same of new documents in this order, made ready by Database::prepare() of the same database:
/// costs less than one by one. Returns the places of those whose id is taken, by a deleted document
/// as well: they are not written.
Result<QList<qsizetype>> putNew(WriteTransaction &transaction, const QList<PreparedDraft> &drafts);

/// Adds a revision made elsewhere (CouchDB's new_edits=false): never conflicts, and once more is
/// nothing. NotFound when no ancestor here has an attachment that it keeps.
Result<> putRevision(WriteTransaction &transaction, const Revision &revision);

/// Documents whose ids begin with "_local/": without revisions, never replicated, never listed. A
/// body may hold "_rev", which is kept as it is.
Result<> putLocal(WriteTransaction &transaction, const QString &id, const QJsonObject &body);
Result<> removeLocal(WriteTransaction &transaction, const QString &id);

/// Drops the bodies of at most `limit` replaced revisions, and the attachments that nothing names
/// any more. Returns how many there were.
Result<int> compact(WriteTransaction &transaction, int limit);

} // namespace hz::store
