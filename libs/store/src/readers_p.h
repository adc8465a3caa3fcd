// The read-only connections of one database, opened when needed and used again. Any thread.
#pragma once

#include "projectionset_p.h"
#include "sqlite_p.h"

#include <hz/store/transaction.h>

#include <QtCore/QTemporaryDir>

#include <mutex>
#include <vector>

namespace hz::store {

class Readers final : public std::enable_shared_from_this<Readers> {
public:
    Readers(QString path, Access access, std::shared_ptr<const ProjectionSet> projections);

    /// For a file or folder that cannot be written to.
    static Result<std::shared_ptr<Readers>> openReadable(
        const QString &path, std::shared_ptr<const ProjectionSet> projections);

    Result<std::unique_ptr<ReadTransaction>> begin();
    /// A connection of the caller's own, outside of any transaction.
    Result<std::unique_ptr<Connection>> connect() const;
    /// Closes those that are not in use.
    void closeIdle();

private:
    Result<std::unique_ptr<Connection>> take();
    void giveBack(std::unique_ptr<Connection> connection);

    QString m_path;
    const Access m_access;
    const std::shared_ptr<const ProjectionSet> m_projections;
    // Holds m_path when the original cannot be read where it is, or as it is.
    std::unique_ptr<QTemporaryDir> m_copy;
    QString m_original;
    std::mutex m_mutex; // guards m_idle
    std::vector<std::unique_ptr<Connection>> m_idle;
};

} // namespace hz::store
