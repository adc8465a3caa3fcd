#include "integerprogram_p.h"

#include <hz/core/task.h>
#include <hz/inventory/yearplan.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::YearPlan)
};

constexpr size_t kNearest = 8; // schools that one may get machines from

double yuan(qint64 fen)
{
    return double(fen) / 100;
}

struct Lane {
    size_t giver = 0;
    size_t taker = 0;
    int km = 0;
    int most = 0;
    qint64 fen = 0; // a machine
    int machines = -1; // column
    int isUsed = -1; // column
};

struct Giver {
    quint32 school = 0;
    std::vector<quint32> devices = {};
};

struct Taker {
    quint32 school = 0;
    std::vector<int> missing = {}; // by the end of each year, if nothing comes
    int repairable = 0;
    std::vector<size_t> lanes = {};
    int repaired = -1; // column
    std::vector<int> bought = {}; // columns, by year
    std::vector<int> isDelivered = {};
    /// What it may lack in some year, ascending: to have more than one of these and less than the
    /// next helps nobody.
    std::vector<int> levels = {};
    /// Columns by level and year, up to the last year that asks for the level: enough has come by
    /// the end of that year.
    std::vector<std::vector<int>> isReached = {};
};

class YearPlanner {
public:
    YearPlanner(const PlanBasis &basis, const Register &inventory, const PlanTerms &terms,
        const YearTerms &years)
        : m_basis(basis)
        , m_inventory(inventory)
        , m_terms(terms)
        , m_years(years)
        , m_count(years.budgetsFen.size())
        , m_retired(m_count, 0)
    {
        for (const PlanSchool &school : basis.schools)
            if (school.isKnown)
                take(school);
        int most = 0;
        for (const Taker &taker : m_takers)
            most = std::max(most, taker.missing.back());
        m_missFen = most * terms.priceFen + years.deliveryFen + terms.repairFen;
        for (size_t taker = 0; taker < m_takers.size(); ++taker)
            addLanes(taker);
        addColumns();
        addRows();
    }

    const IntegerProgram &program() const { return m_program; }

    // Money year by year to the schools that lack least: always holds.
    std::vector<double> firstAnswer() const
    {
        std::vector<double> values(m_program.columns(), 0);
        std::vector<int> left;
        for (const Giver &giver : m_givers)
            left.push_back(int(giver.devices.size()));
        std::vector<int> got(m_takers.size(), 0);
        for (size_t year = 0; year < m_count; ++year) {
            qint64 money = m_years.budgetsFen[year];
            std::vector<size_t> order(m_takers.size());
            std::iota(order.begin(), order.end(), size_t(0));
            const auto lacks
                = [&](size_t taker) { return m_takers[taker].missing[year] - got[taker]; };
            // What it takes for all years from this one on.
            const auto toKeep
                = [&](size_t taker) { return m_takers[taker].missing.back() - got[taker]; };
            std::stable_sort(order.begin(), order.end(),
                [&](size_t a, size_t b) { return toKeep(a) < toKeep(b); });
            for (const size_t taker : order)
                if (lacks(taker) > 0)
                    serve(taker, year, lacks(taker), money, left, got[taker], values);
            for (size_t taker = 0; taker < m_takers.size(); ++taker)
                reach(m_takers[taker], year, got[taker], values);
        }
        values[size_t(m_one)] = 1;
        return values;
    }

    YearPlan planOf(const std::vector<double> &values, double bound) const
    {
        YearPlan plan;
        plan.known = m_known;
        plan.retired = m_retired;
        plan.missFen = m_missFen;
        plan.value = m_program.cost(values);
        plan.bound = std::clamp(bound, 0.0, plan.value);
        plan.meeting.assign(m_count, m_known);
        plan.spentFen.assign(m_count, 0);
        const auto whole
            = [&values](int column) { return int(std::lround(values[size_t(column)])); };
        readOrders(plan, whole);
        for (const Taker &taker : m_takers) {
            if (const int count = whole(taker.repaired); count > 0) {
                plan.repairs.emplace_back(taker.school, count);
                plan.spentFen[0] += count * m_terms.repairFen;
            }
            int got = whole(taker.repaired);
            for (const size_t lane : taker.lanes)
                got += whole(m_lanes[lane].machines);
            for (size_t year = 0; year < m_count; ++year) {
                const int bought = whole(taker.bought[year]);
                got += bought;
                if (bought > 0) {
                    const qint64 costFen = bought * m_terms.priceFen + m_years.deliveryFen;
                    plan.purchases.push_back({taker.school, int(year), bought, costFen});
                    plan.spentFen[year] += costFen;
                }
                if (got < taker.missing[year])
                    --plan.meeting[year];
            }
            if (got < taker.missing.back())
                plan.notMet.emplace_back(taker.school, taker.missing.back() - got);
        }
        std::stable_sort(plan.purchases.begin(), plan.purchases.end(),
            [](const YearPurchase &a, const YearPurchase &b) {
                return a.year == b.year ? a.count > b.count : a.year < b.year;
            });
        return plan;
    }

private:
    static void reach(const Taker &taker, size_t year, int got, std::vector<double> &values)
    {
        for (size_t level = 0; level < taker.levels.size(); ++level)
            if (year < taker.isReached[level].size() && got >= taker.levels[level])
                values[size_t(taker.isReached[level][year])] = 1;
    }

    bool isGoneBy(qint32 bookedOn, size_t year) const
    {
        return m_basis.day.addYears(int(year) + 1 - m_years.lifeYears).toJulianDay() >= bookedOn;
    }

    void take(const PlanSchool &school)
    {
        ++m_known;
        const int spare = school.studentHave + school.teacherHave + school.idle - school.studentNeed
            - school.teacherNeed;
        std::vector<int> missing;
        int gone = 0;
        for (size_t year = 0; year < m_count; ++year) {
            const int before = gone;
            gone = int(std::count_if(school.bookedOn.begin(), school.bookedOn.end(),
                [&](qint32 day) { return isGoneBy(day, year); }));
            m_retired[year] += gone - before;
            missing.push_back(std::max({0, school.shortage, gone - spare}));
        }
        if (missing.back() > 0) {
            m_takers.push_back({.school = school.school,
                .missing = std::move(missing),
                .repairable = school.repairable});
            return;
        }
        Giver giver{.school = school.school};
        for (const quint32 row : school.spare)
            if (int(giver.devices.size()) < spare - gone
                && !isGoneBy(m_inventory.devices()[row].bookedOn, m_count - 1))
                giver.devices.push_back(row);
        if (!giver.devices.empty())
            m_givers.push_back(std::move(giver));
    }

    void addLanes(size_t to)
    {
        Taker &taker = m_takers[to];
        std::vector<Lane> lanes;
        for (size_t from = 0; from < m_givers.size(); ++from) {
            const Giver &giver = m_givers[from];
            const bool isFar
                = m_basis.schools[giver.school].county != m_basis.schools[taker.school].county;
            const int most = std::min(int(giver.devices.size()), taker.missing.back());
            if ((isFar && !m_terms.movesAcrossCounties) || most < m_terms.smallestLot)
                continue;
            const int km = m_basis.kilometres(giver.school, taker.school, m_terms);
            lanes.push_back({from, to, km, most, m_terms.handlingFen + km * m_terms.kmFen});
        }
        const size_t count = std::min(kNearest, lanes.size());
        std::partial_sort(lanes.begin(), lanes.begin() + qsizetype(count), lanes.end(),
            [](const Lane &a, const Lane &b) { return a.km < b.km; });
        for (size_t i = 0; i < count; ++i) {
            taker.lanes.push_back(m_lanes.size());
            m_lanes.push_back(lanes[i]);
        }
    }

    void addColumns()
    {
        for (Lane &lane : m_lanes) {
            lane.machines = m_program.addColumn(yuan(lane.fen), lane.most, true);
            lane.isUsed = m_program.addColumn(yuan(m_years.journeyFen), 1, true);
        }
        for (Taker &taker : m_takers) {
            const int most = taker.missing.back();
            taker.repaired = m_program.addColumn(
                yuan(m_terms.repairFen), std::min(taker.repairable, most), true);
            for (size_t year = 0; year < m_count; ++year) {
                taker.bought.push_back(m_program.addColumn(yuan(m_terms.priceFen), most, true));
                taker.isDelivered.push_back(
                    m_program.addColumn(yuan(m_years.deliveryFen), 1, true));
            }
            addLevels(taker);
        }
        // All that can be missed, as long as nothing is reached.
        m_one = m_program.addColumn(m_canMiss * yuan(m_missFen), 1, true);
        m_program.addRow(1, 1, {{m_one, 1}});
    }

    void addLevels(Taker &taker)
    {
        for (const int missing : taker.missing)
            if (missing > 0 && (taker.levels.empty() || taker.levels.back() < missing))
                taker.levels.push_back(missing);
        for (const int level : taker.levels) {
            std::vector<int> columns;
            for (size_t year = 0; year < m_count && taker.missing[year] <= level; ++year) {
                const bool isAskedFor = taker.missing[year] == level;
                columns.push_back(m_program.addColumn(isAskedFor ? -yuan(m_missFen) : 0, 1, true));
                m_canMiss += isAskedFor ? 1 : 0;
            }
            taker.isReached.push_back(std::move(columns));
        }
    }

    void addRows()
    {
        std::vector<std::vector<IntegerProgram::Term>> given(m_givers.size());
        std::vector<std::vector<IntegerProgram::Term>> spent(m_count);
        for (const Lane &lane : m_lanes) {
            m_program.addRow(-kEndless, 0, {{lane.machines, 1}, {lane.isUsed, double(-lane.most)}});
            if (m_terms.smallestLot > 1)
                m_program.addRow(
                    0, kEndless, {{lane.machines, 1}, {lane.isUsed, double(-m_terms.smallestLot)}});
            given[lane.giver].push_back({lane.machines, 1});
            spent[0].push_back({lane.machines, yuan(lane.fen)});
            spent[0].push_back({lane.isUsed, yuan(m_years.journeyFen)});
        }
        for (size_t i = 0; i < m_givers.size(); ++i)
            if (!given[i].empty())
                m_program.addRow(-kEndless, double(m_givers[i].devices.size()), given[i]);
        for (const Taker &taker : m_takers) {
            std::vector<IntegerProgram::Term> comes{{taker.repaired, 1}};
            for (const size_t lane : taker.lanes)
                comes.push_back({m_lanes[lane].machines, 1});
            spent[0].push_back({taker.repaired, yuan(m_terms.repairFen)});
            for (size_t year = 0; year < m_count; ++year) {
                const double most = taker.missing.back();
                m_program.addRow(
                    -kEndless, 0, {{taker.bought[year], 1}, {taker.isDelivered[year], -most}});
                comes.push_back({taker.bought[year], 1});
                spent[year].push_back({taker.bought[year], yuan(m_terms.priceFen)});
                spent[year].push_back({taker.isDelivered[year], yuan(m_years.deliveryFen)});
                std::vector<IntegerProgram::Term> covered = comes;
                int below = 0;
                for (size_t level = 0; level < taker.levels.size(); ++level) {
                    if (year >= taker.isReached[level].size())
                        continue;
                    covered.push_back(
                        {taker.isReached[level][year], double(below - taker.levels[level])});
                    below = taker.levels[level];
                }
                m_program.addRow(0, kEndless, std::move(covered));
            }
            orderLevels(taker);
        }
        for (size_t year = 0; year < m_count; ++year)
            m_program.addRow(-kEndless, yuan(m_years.budgetsFen[year]), spent[year]);
    }

    // A level comes after the one below it, stays reached, and after the first year takes a
    // delivery.
    void orderLevels(const Taker &taker)
    {
        for (size_t level = 0; level < taker.levels.size(); ++level) {
            const std::vector<int> &reached = taker.isReached[level];
            for (size_t year = 0; year < reached.size(); ++year) {
                if (level > 0 && year < taker.isReached[level - 1].size())
                    m_program.addRow(
                        -kEndless, 0, {{reached[year], 1}, {taker.isReached[level - 1][year], -1}});
                if (year == 0)
                    continue;
                m_program.addRow(-kEndless, 0, {{reached[year - 1], 1}, {reached[year], -1}});
                m_program.addRow(-kEndless, 0,
                    {{reached[year], 1}, {reached[year - 1], -1}, {taker.isDelivered[year], -1}});
            }
        }
    }

    // All that a school lacks in a year, or nothing: what half of it costs helps nobody.
    void serve(size_t to, size_t year, int missing, qint64 &money, std::vector<int> &left, int &got,
        std::vector<double> &values) const
    {
        const Taker &taker = m_takers[to];
        qint64 cost = 0;
        int open = missing;
        std::vector<std::pair<int, int>> sets; // column and value
        std::vector<std::pair<size_t, int>> taken;
        if (year == 0) {
            for (const size_t at : taker.lanes) { // the nearest first
                const Lane &lane = m_lanes[at];
                const int count = std::min({open, left[lane.giver], lane.most});
                const qint64 laneFen = count * lane.fen + m_years.journeyFen;
                if (count < std::max(1, m_terms.smallestLot) || laneFen >= count * m_terms.priceFen)
                    continue;
                open -= count;
                cost += laneFen;
                taken.emplace_back(lane.giver, count);
                sets.emplace_back(lane.machines, count);
                sets.emplace_back(lane.isUsed, 1);
            }
            const int repaired
                = m_terms.repairFen < m_terms.priceFen ? std::min(open, taker.repairable) : 0;
            open -= repaired;
            cost += repaired * m_terms.repairFen;
            sets.emplace_back(taker.repaired, repaired);
        }
        if (open > 0) {
            cost += open * m_terms.priceFen + m_years.deliveryFen;
            sets.emplace_back(taker.bought[year], open);
            sets.emplace_back(taker.isDelivered[year], 1);
        }
        if (cost > money)
            return;
        money -= cost;
        got += missing;
        for (const auto &[giver, count] : taken)
            left[giver] -= count;
        for (const auto &[column, value] : sets)
            values[size_t(column)] = value;
    }

    template<typename Whole> void readOrders(YearPlan &plan, Whole whole) const
    {
        std::vector<size_t> taken(m_givers.size(), 0);
        for (const Lane &lane : m_lanes) {
            const int count = whole(lane.machines);
            if (count == 0)
                continue;
            const Giver &giver = m_givers[lane.giver];
            const auto first = giver.devices.begin() + qsizetype(taken[lane.giver]);
            taken[lane.giver] += size_t(count);
            plan.orders.push_back({.from = giver.school,
                .to = m_takers[lane.taker].school,
                .count = count,
                .km = lane.km,
                .costFen = count * lane.fen + m_years.journeyFen,
                .devices = {first, first + count}});
            plan.spentFen[0] += plan.orders.back().costFen;
        }
        std::stable_sort(plan.orders.begin(), plan.orders.end(),
            [](const TransferOrder &a, const TransferOrder &b) { return a.count > b.count; });
    }

    const PlanBasis &m_basis;
    const Register &m_inventory;
    const PlanTerms &m_terms;
    const YearTerms &m_years;
    const size_t m_count;
    std::vector<Giver> m_givers;
    std::vector<Taker> m_takers;
    std::vector<Lane> m_lanes;
    std::vector<int> m_retired;
    int m_known = 0;
    qint64 m_missFen = 0;
    int m_canMiss = 0; // years of schools
    int m_one = -1; // column that is 1
    IntegerProgram m_program;
};

} // namespace

Result<YearPlan> planYears(const PlanBasis &basis, const Register &inventory,
    const PlanTerms &terms, const YearTerms &years, TaskControl &task,
    const std::function<void(const YearPlan &)> &better)
{
    if (years.budgetsFen.empty() || years.budgetsFen.size() > kMostYears)
        return failure(
            Error::Kind::Invalid, Tr::tr("A plan is for 1 to %1 years.").arg(kMostYears));
    const YearPlanner planner(basis, inventory, terms, years);
    const IntegerProgram &program = planner.program();
    std::vector<double> values = planner.firstAnswer();
    YearPlan best = planner.planOf(values, 0);
    if (better)
        better(best);
    const Result<ProgramAnswer> answer
        = solve(program, values, {years.solver, years.seconds, years.gap}, task);
    if (!answer) {
        best.trouble = answer.error().message;
        return best;
    }
    if (!answer->values.empty() && program.cost(answer->values) < program.cost(values))
        values = answer->values;
    best = planner.planOf(values, answer->bound);
    best.isStopped = answer->isStopped;
    if (better)
        better(best);
    return best;
}

} // namespace hz::inventory
