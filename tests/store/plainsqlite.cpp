#include "store/plainsqlite.h"

#include <ctime>
#include <sqlite3.h>

namespace hz::test {

namespace {

double spentMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

class Table {
public:
    Table(const QByteArray &path, const QByteArray &sql)
    {
        sqlite3_open(path.constData(), &m_handle);
        run(sql);
    }
    ~Table() { sqlite3_close(m_handle); }
    Table(const Table &) = delete;
    Table &operator=(const Table &) = delete;

    double run(const QByteArray &sql) const
    {
        const double before = spentMs();
        char *error = nullptr;
        if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, &error) != SQLITE_OK)
            qFatal("%s", error);
        return spentMs() - before;
    }

    void insert(const std::vector<FloorRow> &rows) const
    {
        run("BEGIN");
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle,
            "INSERT INTO d(tag, serial, model, place, state) VALUES(?,?,?,?,?)", -1, &statement,
            nullptr);
        for (const FloorRow &row : rows) {
            int at = 0;
            for (const QString &text : {row.tag, row.serial, row.model, row.place}) {
                const QByteArray utf8 = text.toUtf8();
                sqlite3_bind_text(
                    statement, ++at, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
            }
            sqlite3_bind_int(statement, ++at, row.state);
            sqlite3_step(statement);
            sqlite3_reset(statement);
        }
        sqlite3_finalize(statement);
        run("COMMIT");
    }

    void insert(const std::vector<FloorFigure> &figures) const
    {
        run("BEGIN");
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, "INSERT INTO d VALUES(?,?,?)", -1, &statement, nullptr);
        for (const FloorFigure &each : figures) {
            sqlite3_bind_int(statement, 1, each.area);
            sqlite3_bind_text(
                statement, 2, each.cell.constData(), int(each.cell.size()), SQLITE_STATIC);
            sqlite3_bind_int64(statement, 3, each.value);
            sqlite3_step(statement);
            sqlite3_reset(statement);
        }
        sqlite3_finalize(statement);
        run("COMMIT");
    }

    void insert(const std::vector<FloorDocument> &documents, size_t batch) const
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, "INSERT INTO d VALUES(?,?)", -1, &statement, nullptr);
        for (size_t i = 0; i < documents.size(); ++i) {
            if (i % batch == 0)
                run(i == 0 ? "BEGIN" : "COMMIT; BEGIN");
            const FloorDocument &each = documents[i];
            sqlite3_bind_text(
                statement, 1, each.id.constData(), int(each.id.size()), SQLITE_STATIC);
            sqlite3_bind_blob(
                statement, 2, each.body.constData(), int(each.body.size()), SQLITE_STATIC);
            if (sqlite3_step(statement) != SQLITE_DONE)
                qFatal("%s", sqlite3_errmsg(m_handle));
            sqlite3_reset(statement);
        }
        sqlite3_finalize(statement);
        if (!documents.empty())
            run("COMMIT");
    }

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace

double plainSumsMs(const std::vector<FloorFigure> &figures)
{
    const Table table(":memory:", "CREATE TABLE d(area INTEGER, cell TEXT, value INTEGER)");
    table.insert(figures);
    return table.run("CREATE TEMP TABLE s AS SELECT area, cell, sum(value) AS v FROM d "
                     "GROUP BY area, cell; "
                     "CREATE TEMP TABLE w AS SELECT cell, sum(v) FROM s GROUP BY cell");
}

FloorTimes plainSqlite(const std::vector<FloorRow> &rows, const QString &word)
{
    const Table table(":memory:",
        "CREATE TABLE d(id INTEGER PRIMARY KEY, tag, serial, model, place, state INTEGER)");
    const double before = spentMs();
    table.insert(rows);
    FloorTimes times;
    times.insertsPerSecond = double(rows.size()) * 1000 / (spentMs() - before);
    const QByteArray like = "LIKE '%" + word.toUtf8() + "%'";
    times.likeMs = table.run("SELECT id FROM d WHERE tag " + like + " OR serial " + like
        + " OR model " + like + " OR place " + like);
    times.groupMs = table.run("SELECT place, state, count(*) FROM d GROUP BY place, state");
    return times;
}

void writePlainDocuments(
    const QString &path, const std::vector<FloorDocument> &documents, size_t batch)
{
    const Table table(path.toUtf8(),
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE d(id TEXT PRIMARY KEY, body BLOB NOT NULL)");
    table.insert(documents, batch);
}

} // namespace hz::test
