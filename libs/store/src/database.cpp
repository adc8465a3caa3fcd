#include "databasefile_p.h"
#include "documents_p.h"
#include "identity_p.h"
#include "readers_p.h"
#include "schema_p.h"
#include "writer_p.h"

#include <hz/store/database.h>

#include <QtCore/QFileInfo>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Database)
};

constexpr int kBuildAtOnce = 500; // documents; more are built behind the first screen

Result<> prepareProjections(Connection &connection, const ProjectionSet &projections)
{
    HZ_TRY(const bool prepared, projections.isPrepared(connection));
    if (prepared)
        return {};
    return inTransaction(connection, [&]() -> Result<> {
        HZ_CHECK(projections.prepare(connection));
        Query count(
            connection, "SELECT count(*) FROM (SELECT 1 FROM docs LIMIT ?)", kBuildAtOnce + 1);
        HZ_CHECK(count.step());
        bool more = count.integer(0) <= kBuildAtOnce;
        while (more) {
            HZ_TRY(more, projections.buildSome(connection, kBuildAtOnce + 1));
        }
        return {};
    });
}

struct Writable {
    std::shared_ptr<Connection> connection;
    QString storeId;
};

Result<Writable> openWritable(
    const QString &path, const ProjectionSet &projections, const DatabaseOptions &options)
{
    HZ_TRY(std::shared_ptr<Connection> connection,
        Connection::open(path, options.isPortable ? Access::Portable : Access::Create));
    if (connection->isReadOnly())
        return failure(Error::Kind::Denied, Names::tr("“%1” cannot be written to.").arg(path));
    // Nothing of a file that is not ours, or is newer, is touched.
    HZ_TRY(const qint64 version, schemaVersionOf(*connection));
    if (version <= kSchemaVersion && !options.isPortable)
        HZ_CHECK(useWriteAheadLog(*connection));
    // FULL: a commit is on the disk before it is acknowledged. FAST: deleted bytes are overwritten
    // where that costs no extra write.
    HZ_CHECK(connection->execute(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST; PRAGMA "
        "temp_store = MEMORY; PRAGMA cache_size = -8000;"
        "PRAGMA journal_size_limit = 8388608; PRAGMA wal_autocheckpoint = 2000"));
    // The end of a journal is what commits: the folder is synced after it too.
    if (options.isPortable)
        HZ_CHECK(connection->execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA"));
    HZ_CHECK(migrate(*connection));
    HZ_TRY(const QString storeId,
        options.isPortable ? identifyPortable(*connection)
                           : identify(*connection, options.machine));
    HZ_CHECK(prepareProjections(*connection, projections));
    return Writable{connection, storeId};
}

} // namespace

Database::Database(QString path, std::shared_ptr<const ProjectionSet> projections,
    std::shared_ptr<Readers> readers)
    : m_path(std::move(path))
    , m_projections(std::move(projections))
    , m_readers(std::move(readers))
{
}

// The last connection takes the write-ahead log back into the file, but only if it may write.
Database::~Database()
{
    m_readers->closeIdle();
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, DatabaseOptions options)
{
    const auto projections = std::make_shared<const ProjectionSet>(std::move(options.projections));
    std::optional<Error> readOnlyReason;
    if (options.readOnly) {
        readOnlyReason
            = Error{Error::Kind::Denied, Names::tr("“%1” was opened for reading only.").arg(path)};
    } else {
        Result<Writable> opened = openWritable(path, *projections, options);
        if (opened) {
            auto database = std::unique_ptr<Database>(new Database(path, projections,
                std::make_shared<Readers>(
                    path, options.isPortable ? Access::Portable : Access::ReadOnly, projections)));
            database->m_storeId = opened->storeId;
            database->m_isPortable = options.isPortable;
            database->m_blobs = options.blobs;
            database->m_writer = std::make_unique<Writer>(std::move(opened->connection),
                projections, BlobNames(database->name(), std::move(options.blobs)), options.idle,
                [raw = database.get()](qint64 seq) { Q_EMIT raw->changed(seq); });
            return database;
        }
        readOnlyReason = opened.error();
        const bool mayBeRead = readOnlyReason->kind == Error::Kind::Denied
            || readOnlyReason->kind == Error::Kind::Unsupported;
        if (!mayBeRead || !QFileInfo::exists(path))
            return Failure(*readOnlyReason);
    }
    HZ_TRY(std::shared_ptr<Readers> readers, Readers::openReadable(path, projections));
    auto database = std::unique_ptr<Database>(new Database(path, projections, std::move(readers)));
    database->m_readOnlyReason = readOnlyReason;
    database->m_isPortable = options.isPortable;
    database->m_blobs = std::move(options.blobs);
    HZ_TRY(const auto read, database->read());
    HZ_TRY(database->m_storeId, identifyReadOnly(read->connection(), options.machine));
    return database;
}

QString Database::name() const
{
    return databaseNameIn(m_path);
}

Task<bool> Database::building() const
{
    return m_writer ? m_writer->building() : finishedTask(Result<bool>(false));
}

Result<PreparedDraft> Database::prepare(const QString &id, const QJsonObject &body) const
{
    HZ_TRY(PreparedDraft::State state, prepareNew(id, body));
    HZ_TRY(state.rows,
        m_projections->note({.id = state.id, .revision = state.revision, .body = state.body}));
    state.projections = m_projections;
    return PreparedDraft(std::make_shared<const PreparedDraft::State>(std::move(state)));
}

Result<std::unique_ptr<ReadTransaction>> Database::read() const
{
    return m_readers->begin();
}

void Database::enqueue(std::shared_ptr<TaskState> state,
    std::function<std::optional<Error>(WriteTransaction &)> run,
    std::function<void(const std::optional<Error> &)> finish)
{
    if (m_readOnlyReason)
        finish(m_readOnlyReason);
    else
        m_writer->enqueue({std::move(state), std::move(run), std::move(finish)});
}

} // namespace hz::store
