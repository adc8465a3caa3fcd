// The projections of one database: finds their queries, keeps their tables. The writing half runs
// on the writer's thread inside its transaction.
#pragma once

#include "sqlite_p.h"

#include <hz/store/projection.h>

namespace hz::store {

class ProjectionSet {
public:
    explicit ProjectionSet(QList<Projection> projections)
        : m_projections(std::move(projections))
    {
    }
    bool isEmpty() const { return m_projections.isEmpty(); }

    Result<> apply(Connection &connection, const Document &document) const;
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
