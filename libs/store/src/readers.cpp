#include "filecopy_p.h"
#include "readers_p.h"
#include "schema_p.h"

#include <hz/core/file.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace hz::store {

namespace {

constexpr size_t kMostIdle = 4;

// Corrupt if there is nothing in it.
Result<qint64> versionOf(Connection &connection)
{
    HZ_TRY(const qint64 version, schemaVersionOf(connection));
    if (version == 0)
        return failure(Error::Kind::Corrupt,
            QCoreApplication::translate("hz::store::Readers", "The file “%1” is empty.")
                .arg(connection.path()));
    return version;
}

Result<qint64> versionOf(const QString &path, Access access)
{
    HZ_TRY(const std::unique_ptr<Connection> connection, Connection::open(path, access));
    return versionOf(*connection);
}

} // namespace

Readers::Readers(QString path, Access access, std::shared_ptr<const ProjectionSet> projections)
    : m_path(std::move(path))
    , m_access(access)
    , m_projections(std::move(projections))
{
}

Result<std::shared_ptr<Readers>> Readers::openReadable(
    const QString &path, std::shared_ptr<const ProjectionSet> projections)
{
    const QString wal = path + QStringLiteral("-wal");
    // SQLite reads a WAL file only where it may create the index of that file. Without a WAL all is
    // in the main file; with one, both are read from a copy.
    Access access = Access::ReadOnly;
    Result<qint64> version = versionOf(path, access);
    if (!version && version.error().kind != Error::Kind::Corrupt && QFileInfo(wal).size() == 0) {
        access = Access::Frozen;
        version = versionOf(path, access);
    }
    if (version && *version >= kSchemaVersion)
        return std::make_shared<Readers>(path, access, projections);
    if (!version && version.error().kind == Error::Kind::Corrupt)
        return Failure(version.error());
    // An older file is read from a copy as well: one that can be brought up to date.
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(QFileInfo(path).fileName());
    TaskControl task;
    HZ_CHECK(copyFile(path, copy, task));
    if (QFileInfo::exists(wal))
        HZ_CHECK(copyFile(wal, copy + QStringLiteral("-wal"), task));
    {
        HZ_TRY(
            const std::unique_ptr<Connection> connection, Connection::open(copy, Access::Create));
        connection->standFor(path);
        HZ_TRY(version, versionOf(*connection));
        if (*version < kSchemaVersion)
            HZ_CHECK(migrate(*connection));
    }
    auto readers = std::make_shared<Readers>(copy, Access::Create, projections);
    readers->m_copy = std::move(folder);
    readers->m_original = path;
    return readers;
}

Result<std::unique_ptr<Connection>> Readers::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            std::unique_ptr<Connection> connection = std::move(m_idle.back());
            m_idle.pop_back();
            return connection;
        }
    }
    HZ_TRY(std::unique_ptr<Connection> connection, connect());
    HZ_CHECK(connection->execute("PRAGMA query_only = 1; PRAGMA temp_store = MEMORY"));
    return connection;
}

void Readers::giveBack(std::unique_ptr<Connection> connection)
{
    if (connection->inTransaction() && !Query(*connection, "ROLLBACK").run())
        return;
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < kMostIdle)
        m_idle.push_back(std::move(connection));
}

Result<std::unique_ptr<Connection>> Readers::connect() const
{
    HZ_TRY(std::unique_ptr<Connection> connection, Connection::open(m_path, m_access));
    if (m_copy)
        connection->standFor(m_original);
    return connection;
}

void Readers::closeIdle()
{
    const std::lock_guard lock(m_mutex);
    m_idle.clear();
}

Result<std::unique_ptr<ReadTransaction>> Readers::begin()
{
    HZ_TRY(std::unique_ptr<Connection> taken, take());
    const std::shared_ptr<Connection> connection(
        taken.release(), [pool = shared_from_this()](Connection *used) {
            pool->giveBack(std::unique_ptr<Connection>(used));
        });
    HZ_CHECK(Query(*connection, "BEGIN").run());
    HZ_CHECK(Query(*connection, "SELECT 1 FROM docs LIMIT 1")
                 .run()); // the snapshot is taken by the first read
    return std::make_unique<ReadTransaction>(connection, m_projections);
}

} // namespace hz::store
