#include "schema_p.h"

#include <QtCore/QCoreApplication>

namespace hz::store {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::store::Schema)
};

// The tables of version 1, one object each.
const QByteArrayList &firstTables()
{
    // Small columns stand before large ones: SQLite then reads a row's flags without its body.
    static const QByteArrayList statements{
        "CREATE TABLE meta(name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID",
        "CREATE TABLE docs(doc INTEGER PRIMARY KEY, seq INTEGER NOT NULL, winner INTEGER NOT NULL,"
        " deleted INTEGER NOT NULL, leaves INTEGER NOT NULL, id TEXT NOT NULL) STRICT",
        "CREATE UNIQUE INDEX docs_id ON docs(id)",
        "CREATE UNIQUE INDEX docs_seq ON docs(seq)",
        "CREATE TABLE revs(rev INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES docs, gen "
        "INTEGER NOT NULL,"
        " leaf INTEGER NOT NULL, deleted INTEGER NOT NULL, checked INTEGER NOT NULL, sig BLOB NOT "
        "NULL, parent BLOB,"
        " body BLOB) STRICT",
        "CREATE UNIQUE INDEX revs_name ON revs(doc, gen, sig)",
        "CREATE INDEX revs_replaced ON revs(rev) WHERE leaf = 0 AND body IS NOT NULL",
        "CREATE TABLE attachments(attachment INTEGER PRIMARY KEY, size INTEGER NOT NULL, sha256 "
        "BLOB NOT NULL,"
        " bytes BLOB NOT NULL) STRICT",
        "CREATE UNIQUE INDEX attachments_sha256 ON attachments(sha256)",
        "CREATE TABLE rev_attachments(rev INTEGER NOT NULL REFERENCES revs ON DELETE CASCADE, name "
        "TEXT NOT NULL,"
        " attachment INTEGER NOT NULL REFERENCES attachments, type TEXT NOT NULL, PRIMARY KEY(rev, "
        "name))"
        " STRICT, WITHOUT ROWID",
        "CREATE INDEX rev_attachments_attachment ON rev_attachments(attachment)",
        "CREATE TABLE locals(id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE projections(name TEXT PRIMARY KEY, version INTEGER NOT NULL, built_to "
        "INTEGER)"
        " STRICT, WITHOUT ROWID",
        "CREATE TABLE blobs(blob INTEGER PRIMARY KEY, size INTEGER NOT NULL, sha256 BLOB NOT NULL) "
        "STRICT",
        "CREATE UNIQUE INDEX blobs_sha256 ON blobs(sha256)",
        "CREATE TABLE blob_chunks(chunk INTEGER PRIMARY KEY, blob INTEGER NOT NULL REFERENCES "
        "blobs,"
        " number INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT",
        "CREATE UNIQUE INDEX blob_chunks_number ON blob_chunks(blob, number)",
    };
    return statements;
}

Result<> createTables(Connection &connection)
{
    for (const QByteArray &statement : firstTables())
        HZ_CHECK(connection.execute(statement.constData()));
    return {};
}

// A body whose bytes have changed on the disk is noticed by whoever reads it. Those of version 1
// have no sum until they are written again.
Result<> addSums(Connection &connection)
{
    return connection.execute("ALTER TABLE revs ADD COLUMN sum INTEGER;"
                              "ALTER TABLE locals ADD COLUMN sum INTEGER");
}

// The generation at which an attachment became what it is: who has that one needs no bytes. Not
// known of what older versions wrote; it is then taken for new.
Result<> addRevpos(Connection &connection)
{
    return connection.execute("ALTER TABLE rev_attachments ADD COLUMN revpos INTEGER");
}

// Number n brings a file from version n to n + 1. A new file goes through all of them, so that it
// has the same tables in the same places as an old one.
constexpr Result<> (*kMigrations[])(Connection &) = {createTables, addSums, addRevpos};
static_assert(std::size(kMigrations) == kSchemaVersion);

// As SQLite keeps them in a file of that version.
QByteArrayList tablesOf(qint64 version)
{
    QByteArrayList tables = firstTables();
    if (version > 1)
        for (QByteArray &table : tables)
            if (table.startsWith("CREATE TABLE revs(") || table.startsWith("CREATE TABLE locals("))
                table.insert(table.lastIndexOf(')'), ", sum INTEGER");
    if (version > 2)
        for (QByteArray &table : tables)
            if (table.startsWith("CREATE TABLE rev_attachments("))
                table.insert(table.lastIndexOf(", PRIMARY KEY"), ", revpos INTEGER");
    return tables;
}

} // namespace

Result<qint64> schemaVersionOf(Connection &connection)
{
    // One statement, one state: another program may be making the file.
    Query query(connection,
        "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_application_id a, pragma_user_version v");
    HZ_CHECK(query.step());
    const qint64 application = query.integer(0), version = query.integer(1);
    if (application == 0 && version == 0 && query.integer(2) == 0)
        return 0;
    if (application != kApplicationId || version < 1)
        return failure(Error::Kind::Corrupt,
            Names::tr("“%1” is not a Hezhou file.").arg(connection.path()),
            QStringLiteral("application_id %1, user_version %2").arg(application).arg(version));
    return version;
}

Result<> migrate(Connection &connection)
{
    HZ_TRY(const qint64 found, schemaVersionOf(connection));
    if (found > kSchemaVersion)
        return failure(Error::Kind::Unsupported,
            Names::tr("“%1” was written by a newer version of this program. Update the program to "
                      "change it.")
                .arg(connection.path()),
            QStringLiteral("user_version %1").arg(found));
    for (qint64 version = found; version < kSchemaVersion; ++version) {
        HZ_CHECK(inTransaction(connection, [&]() -> Result<> {
            HZ_TRY(const qint64 now, schemaVersionOf(connection));
            if (now > version) // another process was faster
                return {};
            HZ_CHECK(kMigrations[version](connection));
            const QByteArray numbers
                = "PRAGMA application_id = " + QByteArray::number(kApplicationId)
                + "; PRAGMA user_version = " + QByteArray::number(version + 1);
            return connection.execute(numbers.constData());
        }));
    }
    return {};
}

Result<bool> hasExactSchema(Connection &connection, qint64 version)
{
    const QByteArrayList expected = tablesOf(version);
    qsizetype index = 0;
    Query rows(connection, "SELECT sql FROM sqlite_schema ORDER BY rowid");
    for (;;) {
        HZ_TRY(const bool more, rows.step());
        if (!more)
            return index == expected.size();
        if (index == expected.size() || rows.view(0) != expected[index])
            return false;
        ++index;
    }
}

} // namespace hz::store
