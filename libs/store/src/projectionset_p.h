// The projections of one database: finds their queries, keeps their tables. The writing half runs
// on the writer's thread inside its transaction.
#pragma once

#include "sqlite_p.h"

#include <hz/store/projection.h>

#include <vector>

namespace hz::store {

/// Statements of projections with what is bound to them, to be run later: one thread notes them,
/// the writer's runs them. A value.
class NotedRows {
public:
    void add(const QString &sql, const QVariantList &bound);
    void clear();
    Result<> run(Connection &connection) const;

private:
    void addText(QStringView text);
    void addBytes(QByteArrayView bytes);

    struct Value {
        enum class Kind : quint8 { Null, Integer, Real, Text, Bytes } kind = Kind::Null;
        qint64 integer = 0; // where texts and bytes begin in m_bytes
        qsizetype size = 0;
        double real = 0;
    };
    struct Statement {
        QByteArray sql;
        size_t values = 0; // how many of m_values
    };

    std::vector<Statement> m_statements;
    std::vector<Value> m_values;
    QByteArray m_bytes;
};

class ProjectionSet {
public:
    explicit ProjectionSet(QList<Projection> projections)
        : m_projections(std::move(projections))
    {
    }
    bool isEmpty() const { return m_projections.isEmpty(); }

    Result<> apply(Connection &connection, const Document &document) const;
    /// The same but for the running. Any thread.
    Result<NotedRows> note(const Document &document) const;
    Result<> remove(Connection &connection, const QString &id) const;

    Result<bool> isPrepared(Connection &connection) const;
    /// Drops and creates the tables of projections whose version changed and notes that they are to
    /// be built.
    Result<> prepare(Connection &connection) const;
    /// Applies up to `limit` documents to what is being built; false when nothing is left to do.
    Result<bool> buildSome(Connection &connection, int limit) const;
    /// How far that is, in documents over all projections.
    Result<TaskProgress> progress(Connection &connection) const;
    /// Projections that this process does not know would miss a change: they are built anew by a
    /// process that does.
    Result<> noteMissed(Connection &connection) const;

    struct NamedQuery {
        const Projection *projection;
        QByteArray sql;
    };
    std::optional<NamedQuery> query(const QString &name) const;
    /// Built completely, in the version we know.
    Result<bool> isCurrent(Connection &connection, const Projection &projection) const;

private:
    QList<Projection> m_projections;
};

} // namespace hz::store
