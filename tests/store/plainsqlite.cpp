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
    Table()
    {
        sqlite3_open(":memory:", &m_handle);
        run("CREATE TABLE d(id INTEGER PRIMARY KEY, tag, serial, model, place, state INTEGER)");
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

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace

FloorTimes plainSqlite(const std::vector<FloorRow> &rows, const QString &word)
{
    const Table table;
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

} // namespace hz::test
