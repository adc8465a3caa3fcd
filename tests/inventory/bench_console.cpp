// Does Console answer at once on a whole prefecture? On the full sample of 68,054 computers:
// opening to the first table, the overview, filtering with each keystroke, all rules for all
// schools, the list of schools, a changed rule, and what that takes in memory; beside the same
// filter, count and insert in plain SQLite. One JSON line a figure. The bars are 1 s, 1.5 s, 50 ms,
// 300 ms cold and 30 ms after a change, 300 MB.
#include "area.h"
#include "store/plainsqlite.h"

#include <hz/core/task.h>
#include <hz/inventory/explanation.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/sample.h>
#include <hz/inventory/schoollist.h>
#include <hz/inventory/summary.h>
#include <hz/store/database.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace hz;
using namespace hz::inventory;

namespace {

const QDate kToday(2025, 10, 20);

void print(const char *figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"console\",\"figure\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n",
        figure, value, unit);
    std::fflush(stdout);
}

// What this thread spent, so that a busy machine does not count. Nothing here waits for another.
double spentMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

// The median of several runs.
template<typename Work> double msOf(int runs, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const double before = spentMs();
        work();
        times.push_back(spentMs() - before);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

double residentMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

std::unique_ptr<store::Database> opened(const QString &path)
{
    auto database = store::Database::open(path, {.projections = {Register::projection()}});
    if (!database)
        qFatal("%s", hz::test::told(database).constData());
    return std::move(*database);
}

void writeAll(store::Database &database)
{
    TaskControl task;
    QElapsedTimer timer;
    timer.start();
    const auto summary = writeSample(database, {}, task);
    if (!summary)
        qFatal("%s", hz::test::told(summary).constData());
    print("sample written, documents a second",
        double(summary->documents) * 1000 / double(timer.elapsed()), "1/s");
}

struct Loaded {
    std::shared_ptr<const Register> inventory;
    std::shared_ptr<const DeviceLister> lister;
};

void benchOpening(const QString &path)
{
    const RuleSet plan = hz::test::thePlan();
    QStringList ratios;
    for (const quint32 rule : stageRatioRules(plan))
        ratios.append(plan.rules[rule].id);
    TaskControl task;
    const double table = msOf(5, [&] {
        const auto database = opened(path);
        const auto read = database->read();
        const auto inventory = *Register::load(**read);
        const DeviceLister lister(inventory);
        const auto list = lister.list({}, plan.definitions, kToday, task);
        if (list->rows.size() < 68'054)
            qFatal("too few");
    });
    print("open to first table", table, "ms");
    const double overview = msOf(5, [&] {
        const auto database = opened(path);
        const auto read = database->read();
        const auto inventory = *Register::load(**read);
        const auto evaluation = evaluate(*inventory, plan, 2025, task);
        const auto trend
            = trendOf(*inventory, RuleVersions(plan), inventory->prefecture()->code, ratios, task);
        const auto worst = worstSchools(
            *evaluation, quint32(evaluation->units.size() - 1), stageRatioRules(plan), 20);
        if (worst.size() != 20 || trend->size() != 5)
            qFatal("too few");
    });
    print("overview complete, all years", overview, "ms");
}

void benchRules(const Loaded &loaded, store::Database &database)
{
    const RuleSet plan = hz::test::thePlan();
    TaskControl task;
    print("all rules for all schools, cold",
        msOf(7, [&] { (void)*evaluate(*loaded.inventory, plan, 2025, task); }), "ms");
    const Evaluation before = *evaluate(*loaded.inventory, plan, 2025, task);
    // One machine is lost: the next snapshot and everything that follows from it.
    const DeviceId id = loaded.inventory->idOf(loaded.inventory->devices()[1000]);
    const auto read = database.read();
    print("one change: next snapshot",
        msOf(7,
            [&] {
                (void)*loaded.inventory->updated(**read, {QStringLiteral("device:") + id.text()});
            }),
        "ms");
    print("one change: rules that follow",
        msOf(7,
            [&] {
                Evaluation after = before;
                reevaluate(after, *loaded.inventory, loaded.inventory->devices()[1000].school);
            }),
        "ms");
}

void benchSchools(const Loaded &loaded)
{
    const RuleSet plan = hz::test::thePlan();
    TaskControl task;
    const Register &inventory = *loaded.inventory;
    const Evaluation evaluation = *evaluate(inventory, plan, 2025, task);
    print("schools listed by all rules, by name",
        msOf(9, [&] { (void)listSchools(inventory, evaluation, {}); }), "ms");
    const quint32 primary = stageRatioRules(plan).front();
    print("one school by one rule, all other ways to count",
        msOf(9, [&] { (void)otherResults(inventory, evaluation, 100, primary); }), "ms");
    RuleDraft draft(plan, 2, kToday);
    Rule stricter = plan.rules[primary];
    stricter.threshold = 10;
    (void)draft.change(stricter);
    print("a changed rule judged and compared",
        msOf(7,
            [&] {
                const Evaluation after = *evaluate(inventory, draft.set(), 2025, task);
                (void)compared(evaluation, after, inventory.prefecture()->code);
            }),
        "ms");
}

void benchFilter(const Loaded &loaded)
{
    const Definitions definitions;
    TaskControl task;
    const auto filtered = [&](const char *figure, const DeviceQuery &query) {
        print(figure,
            msOf(9, [&] { (void)*loaded.lister->list(query, definitions, kToday, task); }), "ms");
    };
    filtered("filter: nothing typed", {});
    filtered("filter: one letter", {.words = QStringLiteral("b")});
    filtered("filter: two Chinese characters", {.words = QStringLiteral("城关")});
    filtered("filter: two words", {.words = QStringLiteral("计算机 d4")});
    filtered("filter: nothing found", {.words = QStringLiteral("zzzzzz")});
    filtered("filter: sorted by tag", {.sortBy = DeviceColumn::Tag});
    filtered("filter: computers that count, one pool",
        {.pools = 1u << int(Pool::Student), .onlyCounted = true});
}

} // namespace

int main()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("ops.sqlite"));
    {
        const auto database = opened(path);
        writeAll(*database);
    }
    benchOpening(path);
    const auto database = opened(path);
    Loaded loaded;
    {
        const auto read = database->read();
        const double before = residentMiB();
        loaded.inventory = *Register::load(**read);
        loaded.lister = std::make_shared<const DeviceLister>(loaded.inventory);
        print("memory of the register", residentMiB() - before, "MiB");
    }
    benchRules(loaded, *database);
    benchSchools(loaded);
    benchFilter(loaded);
    std::vector<hz::test::FloorRow> rows;
    for (const DeviceRow &device : loaded.inventory->devices())
        rows.push_back({loaded.inventory->tag(device), loaded.inventory->serial(device),
            loaded.inventory->model(device),
            device.school == kNoRow ? QString() : loaded.inventory->schools()[device.school].name,
            int(device.state)});
    const hz::test::FloorTimes floor = hz::test::plainSqlite(rows, QStringLiteral("城关"));
    print("floor: plain SQLite in memory, inserts a second", floor.insertsPerSecond, "1/s");
    print("floor: LIKE of two Chinese characters", floor.likeMs, "ms");
    print("floor: GROUP BY school and state", floor.groupMs, "ms");
    print("resident at the end", residentMiB(), "MiB");
    return 0;
}
