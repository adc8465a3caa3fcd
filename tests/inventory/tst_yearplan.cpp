// Plans of several years: against trying everything on small cases, and when the solver is missing,
// fails, lies or is slow.
#include "area.h"

#include <hz/inventory/yearplan.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>

#include <atomic>
#include <functional>
#include <random>
#include <rapidcheck.h>
#include <thread>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QDate kDay(2025, 9, 1);

struct Desk {
    Area area;
    PlanTerms terms;
    YearTerms years{.budgetsFen = {0}, .seconds = 20, .gap = 0};

    Desk() { terms.movesDonated = true; }

    // A hundred and twenty pupils need ten machines; how many were booked in in which year.
    void add(int pupils, const QMap<int, int> &machines, double east = 0)
    {
        SchoolLine line{.students = {{Stage::Primary, pupils}}};
        const UnitCode code = area.add(line);
        area.records().schools.back().position = Position{103 + east, 35};
        for (auto year = machines.begin(); year != machines.end(); ++year)
            for (int i = 0; i < year.value(); ++i)
                area.addComputer(code, Pool::Student).bookedOn = QDate(year.key(), 3, 1);
    }

    YearPlan plan() const
    {
        TaskControl task;
        return plan(task);
    }
    YearPlan plan(TaskControl &task) const
    {
        const auto inventory = area.inventory();
        TaskControl judging;
        const PlanBasis basis
            = planBasis(*inventory, *evaluate(*inventory, thePlan(), kYear, judging), terms, kDay);
        const Result<YearPlan> plan = planYears(basis, *inventory, terms, years, task);
        if (!plan)
            qFatal("%s", told(plan).constData());
        return *plan;
    }
};

// Prices alone do not tell what is best: five machines a year for schools that lack three each.
Desk doubtful()
{
    Desk desk;
    for (int i = 0; i < 4; ++i)
        desk.add(120, {{2024, 7}});
    desk.years.budgetsFen = {5 * desk.terms.priceFen, 5 * desk.terms.priceFen};
    return desk;
}

// What each school lacks by the end of each year, told again from the records.
std::vector<std::vector<int>> lacks(const Desk &desk)
{
    std::vector<std::vector<int>> all;
    for (const School &school : desk.area.records().schools) {
        int pupils = 0;
        for (const Census &census : desk.area.records().censuses)
            if (census.unit == school.code)
                pupils = census.stages[size_t(Stage::Primary)]->students;
        std::vector<int> missing;
        for (size_t year = 0; year < desk.years.budgetsFen.size(); ++year) {
            int left = 0;
            for (const Device &device : desk.area.records().devices)
                if (device.school == school.code
                    && device.bookedOn.addYears(desk.years.lifeYears)
                        > kDay.addYears(int(year) + 1))
                    ++left;
            // What retires in the first year still counts on the day of the census.
            missing.push_back(std::max(0, (pupils + 11) / 12 - left));
        }
        all.push_back(missing);
    }
    return all;
}

// The least value by purchases alone, by trying every number of machines in every year.
double leastByTrying(const Desk &desk, const YearPlan &judge)
{
    const std::vector<std::vector<int>> missing = lacks(desk);
    const size_t years = desk.years.budgetsFen.size();
    std::vector<qint64> left = desk.years.budgetsFen;
    double best = std::numeric_limits<double>::max();
    std::function<void(size_t, size_t, int, double)> buy
        = [&](size_t school, size_t year, int got, double value) {
              if (value >= best)
                  return;
              if (school == missing.size()) {
                  best = value;
                  return;
              }
              if (year == years)
                  return buy(school + 1, 0, 0, value);
              for (int count = 0; got + count <= missing[school].back(); ++count) {
                  const qint64 cost
                      = count == 0 ? 0 : count * desk.terms.priceFen + desk.years.deliveryFen;
                  if (cost > left[year])
                      break;
                  left[year] -= cost;
                  const bool isMissed = got + count < missing[school][year];
                  buy(school, year + 1, got + count,
                      value + double(cost) / 100 + (isMissed ? double(judge.missFen) / 100 : 0));
                  left[year] += cost;
              }
          };
    buy(0, 0, 0, 0);
    return best;
}

// The same for two years and many schools: the least value by what is left of both budgets, in
// deliveries, of which a machine costs a whole number.
double leastByTable(const Desk &desk, const YearPlan &judge)
{
    const qint64 unit = desk.years.deliveryFen;
    const auto width = [&](size_t year) { return size_t(desk.years.budgetsFen[year] / unit) + 1; };
    const size_t first = width(0);
    const size_t second = width(1);
    const auto costOf = [&](int count) {
        return count == 0 ? size_t(0) : size_t((count * desk.terms.priceFen) / unit) + 1;
    };
    std::vector<double> least(first * second, 0);
    for (const std::vector<int> &missing : lacks(desk)) {
        std::vector<double> with(least.size(), std::numeric_limits<double>::max());
        for (int now = 0; now <= missing[1]; ++now)
            for (int later = 0; now + later <= missing[1]; ++later) {
                const size_t a = costOf(now);
                const size_t b = costOf(later);
                const int missed = (now < missing[0] ? 1 : 0) + (now + later < missing[1] ? 1 : 0);
                const double value = double(qint64(a + b) * unit + missed * judge.missFen) / 100;
                for (size_t i = a; i < first; ++i)
                    for (size_t j = b; j < second; ++j)
                        with[i * second + j] = std::min(
                            with[i * second + j], least[(i - a) * second + j - b] + value);
            }
        least = std::move(with);
    }
    return least.back();
}

QString script(const TestDir &dir, const QByteArray &body)
{
    const QString path = dir.write(u"solver"_s, "#!/bin/sh\n" + body);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

} // namespace

class TestYearPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMachineThatGrowsTooOldIsMissing()
    {
        Desk desk;
        desk.add(120, {{2016, 3}, {2017, 2}, {2024, 5}}); // ten: three and two go
        desk.years.budgetsFen = {0, 0, 0};
        const YearPlan plan = desk.plan();
        QCOMPARE(plan.retired, (std::vector<int>{3, 2, 0}));
        QCOMPARE(plan.meeting, (std::vector<int>{0, 0, 0}));
        QCOMPARE(plan.notMet(), (std::vector<std::pair<quint32, int>>{{0, 5}}));
    }

    void moneyIsSpentWhenItHelps()
    {
        Desk desk;
        desk.add(120, {{2016, 3}, {2017, 2}, {2024, 5}});
        const qint64 three = 3 * desk.terms.priceFen + desk.years.deliveryFen;
        const qint64 two = 2 * desk.terms.priceFen + desk.years.deliveryFen;
        desk.years.budgetsFen = {three, two};
        const YearPlan plan = desk.plan();
        QCOMPARE(plan.trouble, QString());
        QCOMPARE(plan.meeting, (std::vector<int>{1, 1}));
        QCOMPARE(plan.spentFen, (std::vector<qint64>{three, two}));
        QCOMPARE(int(plan.purchases.size()), 2);
        QVERIFY(plan.notMet().empty());
        QVERIFY(plan.gap() < 1e-6);
        // With all the money at first, one delivery is enough
        desk.years.budgetsFen = {10 * three, 0};
        QCOMPARE(desk.plan().spentFen,
            (std::vector<qint64>{5 * desk.terms.priceFen + desk.years.deliveryFen, 0}));
    }

    void whatSurvivesIsMovedFirst()
    {
        Desk desk;
        desk.add(120, {{2024, 20}}, 0.1);
        desk.add(120, {{2023, 4}});
        desk.years.budgetsFen = {100'000'000, 0};
        const YearPlan plan = desk.plan();
        QCOMPARE(int(plan.orders.size()), 1);
        QCOMPARE(plan.orders[0].count, 6);
        QCOMPARE(int(plan.orders[0].devices.size()), 6);
        QVERIFY(plan.purchases.empty());
        QCOMPARE(plan.meeting, (std::vector<int>{2, 2}));
    }

    void noPlanIsBetter()
    {
        QVERIFY(rc::check([] {
            Desk desk;
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
                desk.add(*rc::gen::inRange(1, 49),
                    {{2016, *rc::gen::inRange(0, 3)}, {2017, *rc::gen::inRange(0, 3)}});
            desk.terms.oldestMovedYears = 0; // nothing is young enough to be moved
            const qint64 machine = desk.terms.priceFen + desk.years.deliveryFen;
            desk.years.budgetsFen
                = {*rc::gen::inRange(0, 7) * machine, *rc::gen::inRange(0, 7) * machine};
            const YearPlan plan = desk.plan();
            RC_ASSERT(plan.trouble == QString());
            for (size_t year = 0; year < 2; ++year)
                RC_ASSERT(plan.spentFen[year] <= desk.years.budgetsFen[year]);
            const double least = leastByTrying(desk, plan);
            RC_ASSERT(std::abs(plan.value - least) < 0.01);
            RC_ASSERT(plan.bound <= least + 0.01);
        }));
    }

    void whatIsSaidOfManySchoolsHolds_data()
    {
        QTest::addColumn<unsigned>("chance");
        for (const unsigned chance : {1U, 2U, 3U})
            QTest::addRow("%u", chance) << chance;
    }
    // Of so many that plans are made to fit, and that there is none with fewer years missed is
    // proved.
    void whatIsSaidOfManySchoolsHolds()
    {
        QFETCH(unsigned, chance);
        std::mt19937 dice(chance);
        const auto between
            = [&](int least, int most) { return least + int(dice() % unsigned(most - least + 1)); };
        Desk desk;
        for (int i = 0; i < 26; ++i)
            desk.add(12 * between(2, 9), {{2016, between(0, 2)}, {2017, between(0, 3)}});
        desk.terms.oldestMovedYears = 0;
        desk.years.budgetsFen = {between(30, 50) * desk.terms.priceFen,
            between(20, 40) * desk.terms.priceFen + 3 * desk.years.deliveryFen};
        desk.years.gap = 0.005;
        desk.years.seconds = 6;
        const YearPlan plan = desk.plan();
        QCOMPARE(plan.trouble, QString());
        for (size_t year = 0; year < 2; ++year)
            QVERIFY(plan.spentFen[year] <= desk.years.budgetsFen[year]);
        const double least = leastByTable(desk, plan);
        QVERIFY2(plan.bound <= least + 0.01 && plan.value >= least - 0.01,
            qPrintable(u"%1 %2 %3"_s.arg(plan.bound).arg(least).arg(plan.value)));
        QVERIFY(plan.value < least + double(plan.missFen) / 100);
    }

    void aSolverInTrouble_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("fails") << QByteArray("exit 3\n");
        QTest::newRow("is killed") << QByteArray("kill -9 $$\n");
        QTest::newRow("lies") // all columns at a thousand
            << QByteArray("for last; do :; done\n"
                          "echo 'Optimal - objective value 0' > \"$last\"\n"
                          "for i in 0 1 2 3 4 5 6 7 8 9; do echo \"$i x$i 1000 0\" >> \"$last\"; "
                          "done\n");
        QTest::newRow("says nothing") << QByteArray("exit 0\n");
        QTest::newRow("writes nonsense")
            << QByteArray("for last; do :; done\nhead -c 5000 /dev/urandom > \"$last\"\n");
        QTest::newRow("is missing") << QByteArray();
    }
    void aSolverInTrouble()
    {
        QFETCH(QByteArray, body);
        const TestDir dir;
        Desk desk = doubtful();
        desk.years.solver = body.isEmpty() ? u"no-such-solver"_s : script(dir, body);
        const YearPlan plan = desk.plan();
        // The first answer stands
        QCOMPARE(plan.meeting, (std::vector<int>{1, 2}));
        QVERIFY(plan.spentFen[0] <= desk.years.budgetsFen[0]);
        QVERIFY(plan.bound <= plan.value);
        if (body.isEmpty())
            QVERIFY2(plan.trouble.contains(u"no-such-solver"), qPrintable(plan.trouble));
    }

    void aSlowSolverIsStopped()
    {
        const TestDir dir;
        Desk desk = doubtful();
        // It says that it runs, and then nothing any more
        const QString runs = dir.path(u"runs"_s);
        desk.years.solver
            = script(dir, "touch '" + QFile::encodeName(runs) + "'\nexec sleep 600\n");
        TaskControl task;
        std::atomic_bool isOver = false;
        std::thread stopper([&] {
            while (!isOver && !QFile::exists(runs))
                std::this_thread::yield();
            task.cancel();
        });
        const YearPlan plan = desk.plan(task);
        isOver = true;
        stopper.join();
        QVERIFY(QFile::exists(runs));
        QVERIFY(plan.isStopped);
        QCOMPARE(plan.meeting, (std::vector<int>{1, 2}));
    }

    void aPlanWithoutYearsIsRefused()
    {
        Desk desk;
        const auto inventory = desk.area.inventory();
        TaskControl task;
        desk.years.budgetsFen = {};
        HZ_VERIFY_FAILS(planYears({}, *inventory, desk.terms, desk.years, task), Invalid);
        desk.years.budgetsFen.assign(kMostYears + 1, 0);
        HZ_VERIFY_FAILS(planYears({}, *inventory, desk.terms, desk.years, task), Invalid);
    }
};

QTEST_GUILESS_MAIN(TestYearPlan)
#include "tst_yearplan.moc"
