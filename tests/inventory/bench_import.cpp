// How fast is a list of 60,000 machines imported where 68,054 computers are known already? Reading
// the CSV, planning with matching, and writing, each and together; then the same list again, which
// changes nothing. The floor is plain SQLite writing the same documents in batches as durable. The
// bar is 20,000 rows a second for all of it. One JSON line a figure.
#include "machines.h"
#include "support/support.h"

#include <hz/core/task.h>
#include <hz/inventory/importplan.h>
#include <hz/inventory/sample.h>
#include <hz/store/database.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

#include <cstdio>
#include <sqlite3.h>

using namespace hz;
using namespace hz::inventory;

namespace {

constexpr int kRows = 60'000, kBatch = 1'000;

double told(const char *figure, const QElapsedTimer &timer)
{
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::printf("{\"bench\":\"import\",\"figure\":\"%s\",\"value\":%.0f,\"unit\":\"rows/s\"}\n",
        figure, kRows / seconds);
    std::fflush(stdout);
    return seconds;
}

template<typename T> T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", test::told(result).constData());
    return *std::move(result);
}

QByteArray listOf(const Register &inventory)
{
    test::Machines machines(11);
    QString text
        = QStringLiteral("学校名称,资产编号,设备名称,品牌,规格型号,序列号,所在教室,使用状况,"
                         "用途,购置日期,单价,MAC地址\n");
    for (int i = 0; i < kRows; ++i) {
        const Identity machine = machines.next();
        const School &school = inventory.schools()[size_t(i / 60) % inventory.schools().size()];
        text += QStringLiteral("%1,XJ%2,%3,%4,%5,%6,微机室%7,在用,学生用,20%8-09-01,%9.5,%10\n")
                    .arg(school.code.text())
                    .arg(i, 6, 10, QChar(u'0'))
                    .arg(i % 3 == 0 ? QStringLiteral("笔记本电脑") : QStringLiteral("台式机"),
                        machine.maker, machine.model, machine.serial)
                    .arg(i % 3)
                    .arg(10 + i % 15)
                    .arg(3000 + i % 700)
                    .arg(machine.macs.first());
    }
    return text.toUtf8();
}

struct Steps {
    double seconds = 0;
    ImportPlan plan;
};

Steps import(store::Database &database, const QByteArray &csv, const char *what)
{
    TaskControl task;
    Steps steps;
    const auto step = [&](const char *name, auto work) {
        QElapsedTimer timer;
        timer.start();
        auto result = work();
        steps.seconds += told((QByteArray(what) + name).constData(), timer);
        return result;
    };
    const auto tables = step(
        ": read", [&] { return orDie(readImportTables(csv, QStringLiteral("list"), {}, task)); });
    const auto stock = step(": load what is known", [&] {
        return orDie(ImportStock::load(
            std::shared_ptr<const store::ReadTransaction>(orDie(database.read()))));
    });
    steps.plan = step(": plan", [&] {
        return orDie(planImport(tables.front(), guessColumns(tables.front()), stock, {}, task));
    });
    step(": write", [&] { return orDie(writeEdits(database, steps.plan.edits(), task)); });
    std::printf(
        "{\"bench\":\"import\",\"figure\":\"%s: all\",\"value\":%.0f,\"unit\":\"rows/s\"}\n", what,
        kRows / steps.seconds);
    return steps;
}

void check(int code, sqlite3 *handle)
{
    if (code != SQLITE_OK && code != SQLITE_DONE)
        qFatal("plain SQLite: %s", sqlite3_errmsg(handle));
}

void benchFloor(const QString &path, const QList<Edit> &edits)
{
    sqlite3 *handle = nullptr;
    check(sqlite3_open(path.toUtf8().constData(), &handle), handle);
    const auto run = [handle](const char *sql) {
        check(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), handle);
    };
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE docs(id TEXT PRIMARY KEY, body BLOB NOT NULL)");
    sqlite3_stmt *insert = nullptr;
    check(
        sqlite3_prepare_v2(handle, "INSERT INTO docs VALUES (?, ?)", -1, &insert, nullptr), handle);
    QElapsedTimer timer;
    timer.start();
    for (qsizetype from = 0; from < edits.size(); from += kBatch) {
        run("BEGIN IMMEDIATE");
        for (const Edit &edit : edits.mid(from, kBatch)) {
            const QByteArray id = edit.id.toUtf8();
            const QByteArray body = QJsonDocument(edit.after).toJson(QJsonDocument::Compact);
            check(sqlite3_bind_text(insert, 1, id.constData(), int(id.size()), SQLITE_STATIC),
                handle);
            check(sqlite3_bind_blob(insert, 2, body.constData(), int(body.size()), SQLITE_STATIC),
                handle);
            check(sqlite3_step(insert), handle);
            sqlite3_reset(insert);
        }
        run("COMMIT");
    }
    told("floor: the same documents in plain SQLite", timer);
    sqlite3_finalize(insert);
    sqlite3_close(handle);
}

} // namespace

int main()
{
    const QTemporaryDir dir;
    const auto database = orDie(store::Database::open(
        dir.filePath(QStringLiteral("ops.hzdb")), {.projections = {Register::projection()}}));
    orDie(database->building().wait());
    TaskControl task;
    orDie(writeSample(*database, {}, task));
    const auto inventory = orDie(Register::load(*orDie(database->read())));
    const QByteArray csv = listOf(*inventory);
    const Steps first = import(*database, csv, "new");
    if (first.plan.total(RowOutcome::New) < kRows * 9 / 10)
        qFatal("only %d rows are new", first.plan.total(RowOutcome::New));
    const Steps again = import(*database, csv, "again");
    if (!again.plan.edits().isEmpty())
        qFatal("%lld changes", qint64(again.plan.edits().size()));
    benchFloor(dir.filePath(QStringLiteral("plain.db")), first.plan.edits());
    return 0;
}
