// The C API of SQLite as values that cannot leak and errors that cannot be dropped. One thread at a
// time.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QVariant>

#include <memory>
#include <optional>
#include <sqlite3.h>

namespace hz::store {

/// What SQLite answered about a file, as an Error that names it.
Error sqliteError(int code, int systemError, const QString &path, const QString &detail);

enum class Access {
    Create, // read and write; made if it is missing
    ReadOnly,
    Frozen, // read only, and nobody writes: no locks, no journal, no WAL
    Scratch, // a new file that is synced and renamed when complete: no journal, no syncs before
    Portable // read and write one that comes from anywhere: with limits; made if it is missing
};

/// Prepared statements belong to their connection and are kept.
class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const QString &path, Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// SQL without values; may be several statements.
    Result<> execute(const char *sql);
    sqlite3 *handle() const { return m_handle; }
    const QString &path() const { return m_path; }
    /// Errors name another file: the one this is a copy of.
    void standFor(const QString &path) { m_path = path; }
    bool isReadOnly() const { return sqlite3_db_readonly(m_handle, "main") != 0; }
    bool inTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }

    /// The first failed statement since clearFailure(): a transaction with one must not be
    /// committed.
    const std::optional<Error> &failure() const { return m_failure; }
    void noteFailure(const Error &error);
    void clearFailure() { m_failure.reset(); }

private:
    friend class Query;

    Connection(sqlite3 *handle, QString path);
    Failure fail(int code, const char *sql);

    sqlite3 *m_handle;
    QString m_path;
    QHash<QByteArray, std::shared_ptr<sqlite3_stmt>> m_statements;
    std::optional<Error> m_failure;
};

/// One run of a statement.
///
///   Query docs(connection, "SELECT seq FROM docs WHERE id = ?", id);
///   HZ_TRY(const bool found, docs.step());
class Query {
public:
    template<typename... Values>
    Query(Connection &connection, const char *sql, const Values &...values)
        : Query(connection, QByteArrayView(sql))
    {
        (bind(values), ...);
    }
    Query(Connection &connection, QByteArrayView sql);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    // Text and bytes must live as long as the query runs.
    void bind(qint64 value);
    void bind(int value) { bind(qint64(value)); }
    void bind(bool value) { bind(qint64(value)); }
    void bind(double value);
    void bind(QByteArrayView bytes);
    void bind(const QByteArray &bytes) { bind(QByteArrayView(bytes)); }
    void bind(const QString &text);
    void bind(const QVariant &value);
    void bindText(QByteArrayView utf8);
    void bindNull();
    void bindFrom(const Query &row, int column); // what stands there

    Result<bool> step(); // true: a row is there
    Result<> run(); // to the end

    qint64 integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }
    bool isNull(int column) const
    {
        return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
    }
    QByteArrayView view(int column) const; // until the next step
    QByteArray bytes(int column) const { return view(column).toByteArray(); }
    QString text(int column) const { return QString::fromUtf8(view(column)); }
    QVariant value(int column) const;
    int columnCount() const { return sqlite3_column_count(m_statement.get()); }

private:
    Connection &m_connection;
    std::shared_ptr<sqlite3_stmt> m_statement;
    QList<QByteArray> m_texts; // what text was bound from
    int m_next = 1;
    int m_code = SQLITE_OK;
};

/// As long as it lives, a statement ends with Cancelled soon after the task was told to stop.
class StopWithTask {
public:
    StopWithTask(Connection &connection, const TaskControl &task);
    ~StopWithTask();
    StopWithTask(const StopWithTask &) = delete;
    StopWithTask &operator=(const StopWithTask &) = delete;

private:
    Connection &m_connection;
};

/// Of what a file from outside may ask for.
void setLimits(Connection &file);

/// Write-ahead logging, also while other programs are making the same file.
Result<> useWriteAheadLog(Connection &connection);

/// Runs `work` between BEGIN IMMEDIATE and COMMIT; nothing of it is kept if it fails.
template<typename Work> Result<> inTransaction(Connection &connection, Work work)
{
    HZ_CHECK(connection.execute("BEGIN IMMEDIATE"));
    const Result<> done = [&]() -> Result<> {
        HZ_CHECK(work());
        return connection.execute("COMMIT");
    }();
    if (!done && connection.inTransaction())
        (void)connection.execute("ROLLBACK");
    return done;
}

} // namespace hz::store
