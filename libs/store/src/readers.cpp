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

Result<> checkReadable(const QString &path, Access access)
{
    HZ_TRY(const std::unique_ptr<Connection> connection, Connection::open(path, access));
    HZ_TRY(const qint64 version, schemaVersionOf(*connection));
    if (version == 0)
        return failure(Error::Kind::Corrupt,
            QCoreApplication::translate("hz::store::Readers", "The file “%1” is empty.").arg(path));
    return {};
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
    const Result<> plain = checkReadable(path, Access::ReadOnly);
    if (plain)
        return std::make_shared<Readers>(path, Access::ReadOnly, projections);
    if (plain.error().kind == Error::Kind::Corrupt)
        return Failure(plain.error());
    // SQLite reads a WAL file only where it may create the index of that file. Without a WAL all is
    // in the main file; with one, both are read from a copy.
    const QString wal = path + QStringLiteral("-wal");
    if (QFileInfo(wal).size() == 0) {
        HZ_CHECK(checkReadable(path, Access::Frozen));
        return std::make_shared<Readers>(path, Access::Frozen, projections);
    }
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(QFileInfo(path).fileName());
    TaskControl task;
    HZ_CHECK(copyFile(path, copy, task));
    HZ_CHECK(copyFile(wal, copy + QStringLiteral("-wal"), task));
    HZ_CHECK(checkReadable(copy, Access::Create));
    auto readers = std::make_shared<Readers>(copy, Access::Create, projections);
    readers->m_copy = std::move(folder);
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
    HZ_TRY(std::unique_ptr<Connection> connection, Connection::open(m_path, m_access));
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
    return Connection::open(m_path, m_access);
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
