// How fast is a plan, and how near to the best? On the full sample: who moves what to whom over all
// pairs of schools beside another exact algorithm, the same where more schools lack machines, the
// plan under a budget, the curve of a slider, and five years as an integer program. One JSON line a
// figure. The bars are 200 ms for the transfers, 2 s for the first answer of five years, 1 % from
// the best within 60 s and 200 ms to stop.
#include "area.h"

#include <hz/core/task.h>
#include <hz/inventory/gapplan.h>
#include <hz/inventory/sample.h>
#include <hz/inventory/yearplan.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QSemaphore>

#include <cstdio>
#include <lemon/capacity_scaling.h>
#include <lemon/smart_graph.h>
#include <thread>

using namespace hz;
using namespace hz::inventory;

namespace {

void print(const QByteArray &figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"plan\",\"figure\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n",
        figure.constData(), value, unit);
    std::fflush(stdout);
}

template<typename T> T good(Result<T> result)
{
    if (!result)
        qFatal("%s", test::told(result).constData());
    return std::move(*result);
}

// The same question put to another exact algorithm, built from nothing but the basis.
double costByScaling(const PlanBasis &basis, const PlanTerms &terms, double &ms, int &arcs)
{
    using Graph = lemon::SmartDigraph;
    Graph graph;
    std::vector<const PlanSchool *> givers, takers;
    for (const PlanSchool &school : basis.schools) {
        if (school.shortage > 0)
            takers.push_back(&school);
        else if (!school.spare.empty())
            givers.push_back(&school);
    }
    Graph::NodeMap<int> supply(graph, 0);
    Graph::ArcMap<qint64> cost(graph);
    Graph::ArcMap<int> most(graph, std::numeric_limits<int>::max());
    int missing = 0;
    std::vector<Graph::Node> ends;
    const Graph::Node shop = graph.addNode();
    for (const PlanSchool *taker : takers) {
        ends.push_back(graph.addNode());
        supply[ends.back()] = -taker->shortage;
        missing += taker->shortage;
        cost[graph.addArc(shop, ends.back())] = terms.priceFen;
        const Graph::Node repairs = graph.addNode();
        supply[repairs] = taker->repairable;
        cost[graph.addArc(repairs, ends.back())] = terms.repairFen;
    }
    supply[shop] = missing;
    arcs = 0;
    int spare = 0;
    for (const PlanSchool *giver : givers) {
        const Graph::Node node = graph.addNode();
        supply[node] = int(giver->spare.size());
        spare += supply[node];
        for (size_t i = 0; i < takers.size(); ++i, ++arcs)
            cost[graph.addArc(node, ends[i])] = terms.handlingFen
                + basis.kilometres(giver->school, takers[i]->school, terms) * terms.kmFen;
    }
    // It wants supplies and demands to be equal: what is left over goes nowhere for nothing.
    const Graph::Node rest = graph.addNode();
    int all = 0;
    for (Graph::NodeIt node(graph); node != lemon::INVALID; ++node)
        if (supply[node] > 0) {
            all += supply[node];
            cost[graph.addArc(node, rest)] = 0;
        }
    supply[rest] = missing - all;
    lemon::CapacityScaling<Graph, int, qint64> scaling(graph);
    QElapsedTimer clock;
    clock.start();
    scaling.supplyMap(supply).costMap(cost).run();
    ms = double(clock.nsecsElapsed()) / 1e6;
    return double(scaling.totalCost<qint64>());
}

// In the sample few schools lack machines. Here some of those that lack none do, until as many
// pairs may deal with each other as in a prefecture where a quarter of the schools lacks some.
void widen(PlanBasis &basis)
{
    constexpr size_t kPairs = 263'000;
    size_t givers = 0, takers = 0;
    for (const PlanSchool &school : basis.schools) {
        takers += school.shortage > 0 ? 1 : 0;
        givers += school.shortage <= 0 && !school.spare.empty() ? 1 : 0;
    }
    for (PlanSchool &school : basis.schools)
        if (givers * takers < kPairs && school.isKnown && school.shortage == 0
            && school.spare.empty())
            school.shortage = 1 + int(++takers % 7);
}

void benchPairs(const Register &inventory, const Evaluation &evaluation, const QDate &day,
    const QByteArray &whose, void (*change)(PlanBasis &))
{
    const PlanTerms terms;
    TaskControl task;
    std::vector<double> times;
    GapPlan plan;
    PlanBasis basis;
    for (int i = 0; i < 9; ++i) {
        QElapsedTimer clock;
        clock.start();
        basis = planBasis(inventory, evaluation, terms, day);
        change(basis);
        plan = good(planGaps(basis, terms, {}, task));
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    print("transfers, from the register to orders" + whose, times[times.size() / 2], "ms");
    double scalingMs = 0;
    int arcs = 0;
    const double other = costByScaling(basis, terms, scalingMs, arcs);
    print("pairs of schools" + whose, arcs, "arcs");
    print("capacity scaling alone, the same question" + whose, scalingMs, "ms");
    print(
        "cost beside what capacity scaling finds" + whose, double(plan.costFen()) / other, "times");
    print("machines moved" + whose, plan.moved, "machines");
}

void benchTransfers(const Register &inventory, const Evaluation &evaluation, const QDate &day)
{
    benchPairs(inventory, evaluation, day, {}, [](PlanBasis &) {});
    benchPairs(inventory, evaluation, day, ", more of them lacking", widen);
    const PlanTerms terms;
    const PlanBasis basis = planBasis(inventory, evaluation, terms, day);
    TaskControl task;
    QElapsedTimer clock;
    clock.start();
    good(planGaps(basis, terms, {.moves = false, .budgetFen = 420'000'000}, task));
    print("purchases under a budget", double(clock.nsecsElapsed()) / 1e6, "ms");
    clock.start();
    good(planGaps(basis, terms, {.budgetFen = 5'000'000}, task));
    print("moves and purchases under a budget", double(clock.nsecsElapsed()) / 1e6, "ms");
    clock.start();
    good(planCurve(basis, terms, {}, 20, task));
    print("curve of twenty points", double(clock.nsecsElapsed()) / 1e6, "ms");
}

void benchYears(const Register &inventory, const Evaluation &evaluation, const QDate &day)
{
    const PlanTerms terms;
    const PlanBasis basis = planBasis(inventory, evaluation, terms, day);
    const YearTerms years{.budgetsFen = std::vector<qint64>(5, 800'000'000)};
    TaskControl task;
    QElapsedTimer clock;
    clock.start();
    double firstMs = 0;
    double firstValue = 0;
    const YearPlan plan
        = good(planYears(basis, inventory, terms, years, task, [&](const YearPlan &answer) {
              if (firstMs == 0) {
                  firstMs = double(clock.nsecsElapsed()) / 1e6;
                  firstValue = answer.value;
              }
          }));
    print("five years, the first answer", firstMs, "ms");
    print("five years, the last answer", double(clock.nsecsElapsed()) / 1e6, "ms");
    print("the first answer, of the last", firstValue / plan.value, "times");
    print("how far from the best at most", plan.gap() * 100, "%");
    print("schools that meet their targets after five years", plan.meeting.back(), "schools");
    if (!plan.trouble.isEmpty())
        std::fprintf(stderr, "%s\n", qPrintable(plan.trouble));
    TaskControl stopped;
    double stoppedAt = 0;
    std::thread stopper([&] {
        QSemaphore never;
        (void)never.tryAcquire(1, 3000); // well into its search
        stoppedAt = double(clock.nsecsElapsed()) / 1e6;
        stopped.cancel();
    });
    clock.start();
    good(planYears(basis, inventory, terms, years, stopped));
    stopper.join();
    print("from being told to stop to the answer", double(clock.nsecsElapsed()) / 1e6 - stoppedAt,
        "ms");
}

// Each county by itself, with money of its own.
void benchCounties(const Register &inventory, const Evaluation &evaluation, const QDate &day)
{
    constexpr qint64 kFen = 80'000'000; // in a year
    const PlanTerms terms;
    std::vector<double> gaps;
    double worstFirstMs = 0;
    for (quint32 unit = 0; unit < evaluation.units.size(); ++unit) {
        if (evaluation.units[unit].level != UnitLevel::County)
            continue;
        PlanBasis basis = planBasis(inventory, evaluation, terms, day);
        basis.keepWithin(evaluation, unit);
        TaskControl task;
        QElapsedTimer clock;
        clock.start();
        double firstMs = 0;
        const YearPlan plan = good(planYears(basis, inventory, terms,
            {.budgetsFen = std::vector<qint64>(5, kFen)}, task, [&](const YearPlan &) {
                if (firstMs == 0)
                    firstMs = double(clock.nsecsElapsed()) / 1e6;
            }));
        worstFirstMs = std::max(worstFirstMs, firstMs);
        gaps.push_back(plan.gap() * 100);
        const QByteArray figure = "five years of county "
            + evaluation.units[unit].code.text().toUtf8() + ", how far from the best at most";
        print(figure, gaps.back(), "%");
    }
    std::sort(gaps.begin(), gaps.end());
    print("five years of a county, the slowest first answer", worstFirstMs, "ms");
    print("five years of a county, half of them are as near as", gaps[gaps.size() / 2], "%");
}

} // namespace

int main()
{
    const QDate day(2025, 9, 1);
    const Sample sample = good(makeSample({}));
    const auto inventory = Register::fromRecords(sample.records);
    TaskControl task;
    const Evaluation evaluation
        = good(evaluate(*inventory, good(shippedRules()), day.year(), task));
    benchTransfers(*inventory, evaluation, day);
    benchYears(*inventory, evaluation, day);
    benchCounties(*inventory, evaluation, day);
    return 0;
}
