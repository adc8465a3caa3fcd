#include "networkflow_p.h"

#include <hz/core/task.h>
#include <hz/inventory/gapplan.h>

#include <algorithm>
#include <numeric>

namespace hz::inventory {

namespace {

// Schools that lack machines, those that lack least first; and plans for the first of them.
class Planner {
public:
    Planner(const PlanBasis &basis, const PlanTerms &terms, const PlanScope &scope)
        : m_basis(basis)
        , m_terms(terms)
        , m_scope(scope)
    {
        for (const PlanSchool &school : basis.schools) {
            if (school.shortage > 0)
                m_takers.push_back(school.school);
            if (scope.moves && !school.spare.empty())
                m_givers.push_back(school.school);
        }
        std::stable_sort(m_takers.begin(), m_takers.end(), [this](quint32 a, quint32 b) {
            return m_basis.schools[a].shortage < m_basis.schools[b].shortage;
        });
    }

    const std::vector<quint32> &takers() const { return m_takers; }

    /// Nothing where it cannot be done.
    std::optional<GapPlan> planFor(const std::vector<quint32> &takers) const
    {
        std::vector<int> supplies;
        std::vector<FlowArc> arcs;
        arcs.reserve(takers.size() * (m_givers.size() + 2));
        for (const quint32 from : m_givers)
            addGiver(from, takers, supplies, arcs);
        const size_t firstRepair = supplies.size();
        if (m_scope.moves)
            addRepairs(takers, supplies, arcs);
        const size_t shop = supplies.size();
        std::vector<int> demands;
        for (const quint32 to : takers)
            demands.push_back(m_basis.schools[to].shortage);
        if (m_scope.buys) {
            for (size_t i = 0; i < takers.size(); ++i)
                arcs.push_back({int(shop), int(i), m_terms.priceFen});
            supplies.push_back(std::accumulate(demands.begin(), demands.end(), 0));
        }
        if (!takers.empty() && !flowOfLots(supplies, demands, arcs, firstRepair))
            return std::nullopt;
        return planOf(takers, arcs, firstRepair, shop);
    }

private:
    void addGiver(quint32 from, const std::vector<quint32> &takers, std::vector<int> &supplies,
        std::vector<FlowArc> &arcs) const
    {
        const PlanSchool &giver = m_basis.schools[from];
        const int number = int(supplies.size());
        supplies.push_back(int(giver.spare.size()));
        for (size_t i = 0; i < takers.size(); ++i) {
            const PlanSchool &taker = m_basis.schools[takers[i]];
            const bool isFar = giver.county != taker.county;
            const int most = std::min(int(giver.spare.size()), taker.shortage);
            if ((isFar && !m_terms.movesAcrossCounties) || most < m_terms.smallestLot)
                continue;
            arcs.push_back({number, int(i), moveFen(m_basis.kilometres(from, takers[i], m_terms))});
        }
    }

    // A supply of each school that nobody else gets.
    void addRepairs(const std::vector<quint32> &takers, std::vector<int> &supplies,
        std::vector<FlowArc> &arcs) const
    {
        for (size_t i = 0; i < takers.size(); ++i) {
            arcs.push_back({int(supplies.size()), int(i), m_terms.repairFen});
            supplies.push_back(m_basis.schools[takers[i]].repairable);
        }
    }

    // Journeys for too few machines are struck out and the rest is done again. Where that would
    // leave somebody short, what is left of them stays.
    bool flowOfLots(const std::vector<int> &supplies, const std::vector<int> &demands,
        std::vector<FlowArc> &arcs, size_t firstRepair) const
    {
        if (!cheapestFlow(supplies, demands, arcs))
            return false;
        constexpr int kRounds = 8;
        for (int round = 0; round < kRounds && m_terms.smallestLot > 1; ++round) {
            std::vector<FlowArc> kept = arcs;
            const auto struckOut = std::erase_if(kept, [&](const FlowArc &arc) {
                return size_t(arc.from) < firstRepair && arc.flow > 0
                    && arc.flow < m_terms.smallestLot;
            });
            if (struckOut == 0 || !cheapestFlow(supplies, demands, kept))
                break;
            arcs = std::move(kept);
        }
        return true;
    }

    qint64 moveFen(int km) const { return m_terms.handlingFen + km * m_terms.kmFen; }

    GapPlan planOf(const std::vector<quint32> &takers, const std::vector<FlowArc> &arcs,
        size_t firstRepair, size_t shop) const
    {
        GapPlan plan;
        for (const FlowArc &arc : arcs) {
            if (arc.flow == 0)
                continue;
            const quint32 to = takers[size_t(arc.to)];
            const qint64 costFen = arc.cost * arc.flow;
            if (size_t(arc.from) == shop) {
                plan.purchases.push_back({to, arc.flow, costFen});
                plan.bought += arc.flow;
                plan.purchaseFen += costFen;
            } else if (size_t(arc.from) >= firstRepair) {
                plan.repaired += arc.flow;
                plan.repairFen += costFen;
            } else {
                const quint32 from = m_givers[size_t(arc.from)];
                plan.orders.push_back({.from = from,
                    .to = to,
                    .count = arc.flow,
                    .km = m_basis.kilometres(from, to, m_terms),
                    .costFen = costFen});
                plan.moved += arc.flow;
                plan.transportFen += costFen;
            }
        }
        const auto byCount = [](const auto &a, const auto &b) { return a.count > b.count; };
        std::stable_sort(plan.orders.begin(), plan.orders.end(), byCount);
        std::stable_sort(plan.purchases.begin(), plan.purchases.end(), byCount);
        countSchools(plan, takers);
        return plan;
    }

    void countSchools(GapPlan &plan, const std::vector<quint32> &takers) const
    {
        std::vector<bool> isHelped(m_basis.schools.size(), false);
        for (const quint32 taker : takers)
            isHelped[taker] = true;
        for (const PlanSchool &school : m_basis.schools) {
            if (!school.isKnown)
                continue;
            ++plan.known;
            plan.reassigned += school.reassigned;
            plan.meetingNow += school.meetsNow ? 1 : 0;
            if (school.shortage == 0 || isHelped[school.school]) {
                ++plan.meeting;
                continue;
            }
            plan.notMet.push_back(school.school);
            plan.missing += school.shortage;
        }
    }

    const PlanBasis &m_basis;
    const PlanTerms &m_terms;
    const PlanScope &m_scope;
    std::vector<quint32> m_takers;
    std::vector<quint32> m_givers;
};

std::vector<quint32> firstOf(const std::vector<quint32> &all, size_t count)
{
    return {all.begin(), all.begin() + qsizetype(count)};
}

// As many of the first takers as `isGood` takes: more never cost less.
template<typename IsGood>
Result<size_t> longestPrefix(
    const Planner &planner, const std::vector<quint32> &takers, TaskControl &task, IsGood isGood)
{
    size_t good = 0;
    size_t bad = takers.size() + 1;
    while (bad - good > 1) {
        if (task.isCancelled())
            return cancelled();
        // All of them first: with enough money the search ends there.
        const size_t middle = bad > takers.size() ? takers.size() : (good + bad) / 2;
        const std::optional<GapPlan> plan = planner.planFor(firstOf(takers, middle));
        (plan && isGood(*plan) ? good : bad) = middle;
    }
    return good;
}

// Without purchases, what a county cannot settle says nothing about the others if machines stay in
// their county.
Result<std::vector<quint32>> takersThatCanBeServed(const Planner &planner, const PlanBasis &basis,
    const PlanTerms &terms, const PlanScope &scope, TaskControl &task)
{
    if (scope.buys)
        return planner.takers();
    std::vector<std::vector<quint32>> groups;
    std::vector<quint32> counties;
    for (const quint32 taker : planner.takers()) {
        const quint32 county = terms.movesAcrossCounties ? 0 : basis.schools[taker].county;
        const auto known = std::find(counties.begin(), counties.end(), county);
        const size_t group = size_t(known - counties.begin());
        if (known == counties.end()) {
            counties.push_back(county);
            groups.emplace_back();
        }
        groups[group].push_back(taker);
    }
    std::vector<quint32> served;
    for (const std::vector<quint32> &group : groups) {
        HZ_TRY(const size_t count,
            longestPrefix(planner, group, task, [](const GapPlan &) { return true; }));
        served.insert(served.end(), group.begin(), group.begin() + qsizetype(count));
    }
    std::stable_sort(served.begin(), served.end(), [&basis](quint32 a, quint32 b) {
        return basis.schools[a].shortage < basis.schools[b].shortage;
    });
    return served;
}

void nameDevices(GapPlan &plan, const PlanBasis &basis)
{
    std::vector<size_t> taken(basis.schools.size(), 0);
    for (TransferOrder &order : plan.orders) {
        const std::vector<quint32> &spare = basis.schools[order.from].spare;
        const auto first = spare.begin() + qsizetype(taken[order.from]);
        order.devices.assign(first, first + order.count);
        taken[order.from] += size_t(order.count);
    }
}

} // namespace

Result<GapPlan> planGaps(
    const PlanBasis &basis, const PlanTerms &terms, const PlanScope &scope, TaskControl &task)
{
    const Planner planner(basis, terms, scope);
    HZ_TRY(std::vector<quint32> takers, takersThatCanBeServed(planner, basis, terms, scope, task));
    if (scope.budgetFen) {
        HZ_TRY(const size_t count,
            longestPrefix(planner, takers, task,
                [&scope](const GapPlan &plan) { return plan.costFen() <= *scope.budgetFen; }));
        takers.resize(count);
    }
    std::optional<GapPlan> plan = planner.planFor(takers);
    if (!plan)
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate(
                "hz::inventory::GapPlan", "The plan's bounds contradict each other."));
    nameDevices(*plan, basis);
    return std::move(*plan);
}

Result<std::vector<PlanPoint>> planCurve(const PlanBasis &basis, const PlanTerms &terms,
    const PlanScope &scope, int points, TaskControl &task)
{
    const Planner planner(basis, terms, scope);
    HZ_TRY(const std::vector<quint32> takers,
        takersThatCanBeServed(planner, basis, terms, scope, task));
    std::vector<PlanPoint> curve;
    for (int i = 0; i <= points; ++i) {
        if (task.isCancelled())
            return cancelled();
        const size_t count = takers.size() * size_t(i) / size_t(points);
        if (const std::optional<GapPlan> plan = planner.planFor(firstOf(takers, count)))
            curve.push_back({plan->costFen(), plan->meeting});
        task.setProgress(i, points);
    }
    return curve;
}

} // namespace hz::inventory
