// What does a document cost over a plain row? 100,000 documents are put in durable batches, got by
// id, listed, opened, verified and backed up; plain SQLite does the same work in the same run, with
// the same batches, the same durability and the same bytes, so that the ratio is of this machine
// and this disk.
//
// bench_store [DOCUMENTS [FOLDER]]: one JSON line a figure. FOLDER is on the disk to be measured.
#include <hz/core/json.h>
#include <hz/store/backup.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>
#include <sqlite3.h>
#include <vector>

using namespace hz;
using namespace hz::store;

namespace {

constexpr int kBatch = 1000;
constexpr int kGets = 20'000;
constexpr int kSingles = 200;
constexpr int kOpens = 15;

void print(const char *figure, const char *who, double value, const char *unit)
{
    std::printf("{\"bench\":\"store\",\"figure\":\"%s\",\"who\":\"%s\",\"value\":%.2f,\"unit\":\"%"
                "s\"}\n",
        figure, who, value, unit);
    std::fflush(stdout);
}

/// Ours, the peer's, and ours by the peer's.
void printBoth(const char *figure, double ours, double peer, const char *unit)
{
    print(figure, "store", ours, unit);
    print(figure, "plain SQLite", peer, unit);
    print(figure, "store / plain SQLite", ours / peer, "ratio");
}

template<typename T> T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *std::move(result);
}

double secondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + qsizetype(values.size()) / 2, values.end());
    return values[values.size() / 2];
}

/// Each of `count` runs timed by itself; the median in the unit of `scale` a second.
double medianOf(int count, double scale, const std::function<void(int)> &work)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(secondsOf([&] { work(i); }) * scale);
    return median(std::move(times));
}

// A device of a school, as Console keeps it: some 300 bytes. Ids come in the order of time, as
// ULIDs do, so that both indexes grow at their end.
QString idOf(int number)
{
    return QStringLiteral("device:01J8Z0%1").arg(number, 20, 10, QChar(u'0'));
}

QJsonObject deviceOf(int number)
{
    return {{QStringLiteral("type"), QStringLiteral("device")}, {QStringLiteral("schema"), 1},
        {QStringLiteral("school"), QStringLiteral("school:2162%1").arg(100'000 + number % 1193)},
        {QStringLiteral("room"), QStringLiteral("room:01J8Z0%1").arg(number % 30'000)},
        {QStringLiteral("kind"), QStringLiteral("computer")},
        {QStringLiteral("model"), QStringLiteral("示例 台式机 %1").arg(number % 40)},
        {QStringLiteral("bought"), QStringLiteral("2021-09-%1").arg(10 + number % 20)},
        {QStringLiteral("memoryMiB"), 8192}, {QStringLiteral("working"), number % 9 != 0},
        {QStringLiteral("labels"), QJsonArray{QStringLiteral("机房"), number % 100}}};
}

class PlainSqlite {
public:
    explicit PlainSqlite(const QString &path)
    {
        check(sqlite3_open(path.toUtf8().constData(), &m_handle));
        execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8000;"
                "CREATE TABLE IF NOT EXISTS docs(id TEXT PRIMARY KEY, body BLOB NOT NULL)");
        check(sqlite3_prepare_v2(
            m_handle, "INSERT INTO docs(id, body) VALUES (?, ?)", -1, &m_insert, nullptr));
        check(sqlite3_prepare_v2(
            m_handle, "SELECT body FROM docs WHERE id = ?", -1, &m_select, nullptr));
    }
    ~PlainSqlite()
    {
        sqlite3_finalize(m_insert);
        sqlite3_finalize(m_select);
        sqlite3_close(m_handle);
    }
    PlainSqlite(const PlainSqlite &) = delete;
    PlainSqlite &operator=(const PlainSqlite &) = delete;

    void execute(const char *sql) { check(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr)); }
    void insert(const QByteArray &id, const QByteArray &body)
    {
        bind(m_insert, id);
        check(sqlite3_bind_blob(m_insert, 2, body.constData(), int(body.size()), SQLITE_STATIC));
        if (sqlite3_step(m_insert) != SQLITE_DONE)
            check(SQLITE_ERROR);
        sqlite3_reset(m_insert);
    }
    QByteArray get(const QByteArray &id)
    {
        bind(m_select, id);
        if (sqlite3_step(m_select) != SQLITE_ROW)
            check(SQLITE_ERROR);
        const QByteArray body(static_cast<const char *>(sqlite3_column_blob(m_select, 0)),
            sqlite3_column_bytes(m_select, 0));
        sqlite3_reset(m_select);
        return body;
    }

private:
    void check(int code)
    {
        if (code != SQLITE_OK)
            qFatal("plain SQLite: %s", sqlite3_errmsg(m_handle));
    }
    void bind(sqlite3_stmt *statement, const QByteArray &id)
    {
        check(sqlite3_bind_text(statement, 1, id.constData(), int(id.size()), SQLITE_STATIC));
    }

    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    sqlite3_stmt *m_select = nullptr;
};

Projection devices()
{
    return {.name = QStringLiteral("devices"),
        .ddl = {QStringLiteral("CREATE TABLE devices(id TEXT PRIMARY KEY, school TEXT, kind TEXT) "
                               "WITHOUT ROWID"),
            QStringLiteral("CREATE INDEX devices_school ON devices(school, kind)")},
        .apply =
            [](ProjectionWriter &writer, const Document &document) {
                return writer.run(QStringLiteral("INSERT OR REPLACE INTO devices VALUES (?, ?, ?)"),
                    {document.id, document.body[QLatin1StringView("school")].toString(),
                        document.body[QLatin1StringView("kind")].toString()});
            },
        .remove =
            [](ProjectionWriter &writer, const QString &id) {
                return writer.run(QStringLiteral("DELETE FROM devices WHERE id = ?"), {id});
            },
        .queries = {{QStringLiteral("of a school"),
            QStringLiteral("SELECT id FROM devices WHERE school = ? AND kind = 'computer'")}}};
}

double putAll(Database &database, const std::vector<Draft> &drafts)
{
    const double seconds = secondsOf([&] {
        for (size_t from = 0; from < drafts.size(); from += kBatch)
            orDie(database.writeAndWait([&](WriteTransaction &transaction) -> Result<bool> {
                for (size_t i = from; i < std::min(from + kBatch, drafts.size()); ++i)
                    HZ_CHECK(put(transaction, drafts[i]));
                return true;
            }));
    });
    return double(drafts.size()) / seconds;
}

// Ours, or what a peer would do for the same: rows, and the table a list is read from.
double putPlain(
    PlainSqlite &plain, const std::vector<QByteArray> &ids, const std::vector<QByteArray> &bodies)
{
    const double seconds = secondsOf([&] {
        for (size_t from = 0; from < ids.size(); from += kBatch) {
            plain.execute("BEGIN IMMEDIATE");
            for (size_t i = from; i < std::min(from + kBatch, ids.size()); ++i)
                plain.insert(ids[i], bodies[i]);
            plain.execute("COMMIT");
        }
    });
    return double(ids.size()) / seconds;
}

void benchSingles(Database &database, PlainSqlite &plain, const QByteArray &body)
{
    printBoth("put one, durable",
        medianOf(kSingles, 1e6,
            [&](int i) {
                orDie(database.writeAndWait([i](WriteTransaction &transaction) {
                    return put(
                        transaction, {.id = QStringLiteral("note:%1").arg(i), .body = deviceOf(i)});
                }));
            }),
        medianOf(
            kSingles, 1e6, [&](int i) { plain.insert("note:" + QByteArray::number(i), body); }),
        "us");
}

void benchGets(const Database &database, PlainSqlite &plain, const std::vector<Draft> &drafts)
{
    std::mt19937_64 random(1);
    std::vector<size_t> wanted;
    for (int i = 0; i < kGets; ++i)
        wanted.push_back(std::uniform_int_distribution<size_t>(0, drafts.size() - 1)(random));
    const auto read = orDie(database.read());
    printBoth("get by id",
        medianOf(kGets, 1e6, [&](int i) { orDie(read->get(drafts[wanted[size_t(i)]].id)); }),
        medianOf(kGets, 1e6,
            [&](int i) {
                const QByteArray body = plain.get(drafts[wanted[size_t(i)]].id.toUtf8());
                const QJsonObject json = QJsonDocument::fromJson(body).object();
                if (json.isEmpty())
                    qFatal("a body is missing");
            }),
        "us");
    print("get by id, a read of its own", "store",
        medianOf(kGets, 1e6,
            [&](int i) { orDie(orDie(database.read())->get(drafts[wanted[size_t(i)]].id)); }),
        "us");
}

// What a user waits for, and what is done behind her back.
void benchWhole(const QString &path, const QString &profileDir)
{
    const DatabaseOptions listed{.projections = {devices()}};
    print("open", "store", medianOf(kOpens, 1e3, [&](int) { orDie(Database::open(path, listed)); }),
        "ms");
    Projection changed = devices();
    changed.version = 2;
    print("build a projection of all documents", "store", 1e3 * secondsOf([&] {
        orDie(orDie(Database::open(path, {.projections = {changed}}))->building().wait());
    }),
        "ms");
    TaskControl task;
    print("full check", "store", 1e3 * secondsOf([&] { orDie(verify(path, task)); }), "ms");
    print("backup", "store", 1e3 * secondsOf([&] { orDie(backUp(profileDir, {}, task)); }), "ms");
    print("recover", "store",
        1e3 * secondsOf([&] { orDie(recover(path, path + QStringLiteral(".saved"), task)); }),
        "ms");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const int count = arguments.size() > 1 ? arguments[1].toInt() : 100'000;
    const QString where = arguments.size() > 2 ? arguments[2] : QDir::tempPath();
    const QTemporaryDir folder(where + QStringLiteral("/bench_store.XXXXXX"));
    std::vector<Draft> drafts;
    std::vector<QByteArray> ids, bodies;
    for (int i = 0; i < count; ++i) {
        drafts.push_back({.id = idOf(i), .body = deviceOf(i)});
        ids.push_back(drafts.back().id.toUtf8());
        bodies.push_back(orDie(canonicalJson(drafts.back().body)));
    }
    PlainSqlite plain(folder.filePath(QStringLiteral("plain.sqlite")));
    const double plainPuts = putPlain(plain, ids, bodies);
    const QString profileDir = folder.filePath(QStringLiteral("profile"));
    const QString path = Profile::databasePath(profileDir, QStringLiteral("devices"));
    QDir().mkpath(QFileInfo(path).absolutePath());
    {
        const auto database = orDie(Database::open(path));
        printBoth(
            "put in durable batches of 1000", putAll(*database, drafts), plainPuts, "documents/s");
        benchSingles(*database, plain, bodies[0]);
        benchGets(*database, plain, drafts);
    }
    {
        const auto database = orDie(Database::open(
            folder.filePath(QStringLiteral("listed.sqlite")), {.projections = {devices()}}));
        print("put in durable batches of 1000, with a projection", "store",
            putAll(*database, drafts), "documents/s");
    }
    benchWhole(path, profileDir);
    return 0;
}
