// How fast is a list of 60,000 machines imported where 68,054 computers are known already? Reading
// the CSV, planning with matching, and writing, each and together; then the same list again, which
// changes nothing. The floor is a plain table that takes the same documents in batches as durable.
// The bar is 20,000 rows a second for all of it. Each figure also by the processor time that all
// threads spent, which a busy machine changes less. One JSON line a figure.
#include "machines.h"
#include "store/plainsqlite.h"
#include "support/support.h"

#include <hz/core/task.h>
#include <hz/inventory/importplan.h>
#include <hz/inventory/sample.h>
#include <hz/store/database.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace hz;
using namespace hz::inventory;

namespace {

constexpr int kRows = 60'000, kBatch = 8'000;

struct Spent {
    double seconds = 0;
    double cpuSeconds = 0;
};

class Watch {
public:
    Watch() { m_timer.start(); }
    Spent spent() const
    {
        return {double(m_timer.nsecsElapsed()) / 1e9, cpuSeconds() - m_cpuBefore};
    }

private:
    static double cpuSeconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

    QElapsedTimer m_timer;
    double m_cpuBefore = cpuSeconds();
};

void print(const QByteArray &figure, const Spent &spent)
{
    for (const auto &[seconds, unit] :
        {std::pair(spent.seconds, "rows/s"), std::pair(spent.cpuSeconds, "rows/processor second")})
        std::printf("{\"bench\":\"import\",\"figure\":\"%s\",\"value\":%.0f,\"unit\":\"%s\"}\n",
            figure.constData(), kRows / std::max(seconds, 1e-6), unit);
    std::fflush(stdout);
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
    Spent spent = {};
    ImportPlan plan = {};
};

Steps import(store::Database &database, const QByteArray &csv, const char *what)
{
    TaskControl task;
    Steps steps;
    const auto step = [&](const char *name, auto work) {
        const Watch watch;
        auto result = work();
        const Spent spent = watch.spent();
        print(QByteArray(what) + name, spent);
        steps.spent.seconds += spent.seconds;
        steps.spent.cpuSeconds += spent.cpuSeconds;
        return result;
    };
    const auto tables = step(
        ": read", [&] { return orDie(readImportTables(csv, QStringLiteral("list"), {}, task)); });
    const auto stock
        = step(": load what is known", [&] { return orDie(ImportStock::load(database)); });
    steps.plan = step(": plan", [&] {
        return orDie(planImport(tables.front(), guessColumns(tables.front()), stock, {}, task));
    });
    step(": write", [&] { return orDie(writeEdits(database, steps.plan.edits(), task)); });
    print(QByteArray(what) + ": all", steps.spent);
    return steps;
}

void benchFloor(const QString &path, const QList<Edit> &edits)
{
    std::vector<test::FloorDocument> documents;
    for (const Edit &edit : edits)
        documents.push_back(
            {edit.id.toUtf8(), QJsonDocument(edit.after).toJson(QJsonDocument::Compact)});
    const Watch watch;
    test::writePlainDocuments(path, documents, kBatch);
    print("floor: the same documents in a plain table", watch.spent());
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
