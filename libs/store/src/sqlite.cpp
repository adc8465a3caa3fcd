#include "sqlite_p.h"

#include <hz/core/file.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QUrl>

namespace hz::store {

namespace {

constexpr int kBusyMs = 10'000; // another process's longest transaction
constexpr int kLargestCell = 9 << 20; // a body and its row
constexpr int kStepsBetweenPolls = 10'000; // of SQLite's machine: well under a millisecond

QString tr(const char *text)
{
    return QCoreApplication::translate("hz::store::Sqlite", text);
}

} // namespace

Error sqliteError(int code, int systemError, const QString &path, const QString &detail)
{
    if (systemError != 0 && ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR)) {
        Error error = fileError(Error::Kind::Io, path, systemError);
        error.detail += QStringLiteral("; SQLite %1: %2").arg(code).arg(detail);
        return error;
    }
    const auto error = [&](Error::Kind kind, const char *text) {
        return Error{
            kind, tr(text).arg(path), QStringLiteral("SQLite %1: %2").arg(code).arg(detail)};
    };
    switch (code & 0xff) {
    case SQLITE_INTERRUPT:
        return cancelled().value();
    case SQLITE_FULL:
        return error(Error::Kind::NoSpace,
            QT_TRANSLATE_NOOP("hz::store::Sqlite",
                "The disk is full: “%1” could not be written. Free some space."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error(Error::Kind::Denied,
            QT_TRANSLATE_NOOP("hz::store::Sqlite", "“%1” cannot be written to."));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return error(Error::Kind::Corrupt,
            QT_TRANSLATE_NOOP("hz::store::Sqlite", "The file “%1” is damaged."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(Error::Kind::Conflict,
            QT_TRANSLATE_NOOP("hz::store::Sqlite", "“%1” is in use by another program."));
    case SQLITE_TOOBIG:
        return error(Error::Kind::Invalid,
            QT_TRANSLATE_NOOP("hz::store::Sqlite", "“%1” holds something larger than is allowed."));
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return error(Error::Kind::Io,
            QT_TRANSLATE_NOOP(
                "hz::store::Sqlite", "Cannot use the file “%1”: the disk reported an error."));
    default:
        return error(Error::Kind::Internal,
            QT_TRANSLATE_NOOP(
                "hz::store::Sqlite", "Something unexpected went wrong with the file “%1”."));
    }
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Access access)
{
    // SQLite counts its memory under one lock for all threads, and nobody asks for the count; and
    // it gives each connection twenty pages in advance, which is much for a hub with a thousand
    // databases. No effect where somebody was here before us.
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0)
        | sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0);
    (void)configured;
    // A URI only where it is needed: then nothing in a path can be taken for a parameter.
    QByteArray name = path.toUtf8();
    int flags = SQLITE_OPEN_NOMUTEX;
    switch (access) {
    case Access::Create:
    case Access::Portable:
    case Access::Scratch:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    case Access::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case Access::Frozen:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = "file:" + QUrl::toPercentEncoding(path, "/") + "?immutable=1";
        break;
    }
    if (access != Access::Frozen && name.startsWith("file:"))
        name.prepend("./"); // Debian builds SQLite with URI names on
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(name.constData(), &handle, flags, nullptr);
    auto connection = std::unique_ptr<Connection>(new Connection(handle, path));
    if (code != SQLITE_OK)
        return Failure(sqliteError(code, handle ? sqlite3_system_errno(handle) : 0, path,
            QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code))));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMs);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY,
        access == Access::Create || access == Access::Portable, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    // Cells that reach beyond their page are noticed when it is read.
    HZ_CHECK(connection->execute("PRAGMA cell_size_check = 1"));
    if (access == Access::Portable)
        setLimits(*connection);
    if (access == Access::Scratch)
        HZ_CHECK(connection->execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF"));
    return connection;
}

void setLimits(Connection &file)
{
    sqlite3 *handle = file.handle();
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLargestCell);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 16 << 10);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 32);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 32);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
}

Connection::Connection(sqlite3 *handle, QString path)
    : m_handle(handle)
    , m_path(std::move(path))
{
}

Connection::~Connection()
{
    m_statements.clear();
    sqlite3_close_v2(m_handle);
}

Failure Connection::fail(int code, const char *sql)
{
    // When a commit meets a full disk the code of the call tells more than the connection's.
    const int extended = sqlite3_extended_errcode(m_handle);
    const Error error = sqliteError((extended & 0xff) == (code & 0xff) ? extended : code,
        sqlite3_system_errno(m_handle), m_path,
        QStringLiteral("%1, in %2")
            .arg(QString::fromUtf8(sqlite3_errmsg(m_handle)), QString::fromUtf8(sql)));
    noteFailure(error);
    return Failure(error);
}

void Connection::noteFailure(const Error &error)
{
    if (!m_failure)
        m_failure = error;
}

Result<> Connection::execute(const char *sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(code, sql);
    return {};
}

Query::Query(Connection &connection, QByteArrayView sql)
    : m_connection(connection)
{
    const auto found
        = connection.m_statements.constFind(QByteArray::fromRawData(sql.data(), sql.size()));
    if (found != connection.m_statements.cend() && !sqlite3_stmt_busy(found->get())) {
        m_statement = *found;
        return;
    }
    sqlite3_stmt *statement = nullptr;
    m_code = sqlite3_prepare_v3(connection.m_handle, sql.data(), int(sql.size()),
        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_statement.reset(statement, sqlite3_finalize);
    if (m_code == SQLITE_OK && found == connection.m_statements.cend())
        connection.m_statements.insert(sql.toByteArray(), m_statement);
}

Query::~Query()
{
    if (!m_statement) // it did not compile
        return;
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

void Query::bind(qint64 value)
{
    if (m_code == SQLITE_OK)
        m_code = sqlite3_bind_int64(m_statement.get(), m_next++, value);
}

void Query::bind(double value)
{
    if (m_code == SQLITE_OK)
        m_code = sqlite3_bind_double(m_statement.get(), m_next++, value);
}

void Query::bind(QByteArrayView bytes)
{
    // A null pointer would bind NULL.
    if (m_code == SQLITE_OK)
        m_code = sqlite3_bind_blob64(m_statement.get(), m_next++,
            bytes.isNull() ? "" : bytes.data(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
}

void Query::bindText(QByteArrayView utf8)
{
    if (m_code == SQLITE_OK)
        m_code = sqlite3_bind_text64(m_statement.get(), m_next++, utf8.isNull() ? "" : utf8.data(),
            sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}

void Query::bind(const QString &text)
{
    m_texts.append(text.toUtf8());
    bindText(m_texts.constLast());
}

void Query::bindNull()
{
    if (m_code == SQLITE_OK)
        m_code = sqlite3_bind_null(m_statement.get(), m_next++);
}

void Query::bindFrom(const Query &row, int column)
{
    if (m_code == SQLITE_OK)
        m_code = sqlite3_bind_value(
            m_statement.get(), m_next++, sqlite3_column_value(row.m_statement.get(), column));
}

void Query::bind(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        bindNull();
        break;
    case QMetaType::Double:
    case QMetaType::Float:
        bind(value.toDouble());
        break;
    case QMetaType::QByteArray:
        m_texts.append(value.toByteArray());
        bind(QByteArrayView(m_texts.constLast()));
        break;
    case QMetaType::QString:
        bind(value.toString());
        break;
    default:
        bind(value.toLongLong());
    }
}

Result<bool> Query::step()
{
    if (m_code == SQLITE_OK)
        m_code = sqlite3_step(m_statement.get());
    const int code = std::exchange(m_code, SQLITE_OK);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return m_connection.fail(
        code, m_statement ? sqlite3_sql(m_statement.get()) : "a statement that does not compile");
}

Result<> Query::run()
{
    for (;;) {
        HZ_TRY(const bool more, step());
        if (!more)
            return {};
    }
}

QByteArrayView Query::view(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char *>(data),
        qsizetype(sqlite3_column_bytes(m_statement.get(), column))};
}

StopWithTask::StopWithTask(Connection &connection, const TaskControl &task)
    : m_connection(connection)
{
    sqlite3_progress_handler(
        connection.handle(), kStepsBetweenPolls,
        [](void *control) { return int(static_cast<const TaskControl *>(control)->isCancelled()); },
        const_cast<TaskControl *>(&task));
}

StopWithTask::~StopWithTask()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

QVariant Query::value(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return qlonglong(integer(column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(m_statement.get(), column);
    case SQLITE_TEXT:
        return text(column);
    case SQLITE_BLOB:
        return bytes(column);
    default:
        return {};
    }
}

Result<> useWriteAheadLog(Connection &connection)
{
    constexpr int kMostAttempts = 20;
    for (int attempt = 1;; ++attempt) {
        const Result<> switched = connection.execute("PRAGMA journal_mode = WAL");
        if (switched || switched.error().kind != Error::Kind::Conflict || attempt == kMostAttempts)
            return switched;
        // The switch does not wait for its turn, a transaction does.
        HZ_CHECK(connection.execute("BEGIN IMMEDIATE; COMMIT"));
    }
}

} // namespace hz::store
