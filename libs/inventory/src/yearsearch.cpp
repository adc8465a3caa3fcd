#include "yearsearch_p.h"

#include <hz/core/task.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

namespace hz::inventory {

namespace {

Left allOf(const YearModel &model)
{
    Left left{.moneyFen = model.budgetsFen};
    for (const Giver &giver : model.givers)
        left.machines.push_back(int(giver.devices.size()));
    return left;
}

class Search {
public:
    Search(const YearModel &model, const Prices &prices, Courses start)
        : m_model(model)
        , m_prices(prices)
        , m_finder(model)
        , m_left(allOf(model))
        , m_courses(std::move(start))
        , m_byGiver(model.givers.size())
    {
        for (size_t taker = 0; taker < m_courses.size(); ++taker) {
            book(m_courses[taker], -1);
            m_valueFen += model.valueFen(taker, m_courses[taker]);
        }
        for (const Lane &lane : model.lanes)
            m_byGiver[lane.giver].push_back(lane.taker);
    }

    void run(const SearchOptions &options, const TaskControl &task)
    {
        constexpr double kSpread = 0.1;
        m_dice.seed(options.chance);
        rank(task);
        const auto isEnough = [&] {
            return yuan(m_valueFen) <= options.enough || task.isCancelled()
                || options.until.hasExpired() || m_byDoubt.empty();
        };
        for (int built = 0; built < options.builds && !isEnough(); ++built)
            build(built == 0 ? 0 : kSpread);
        for (int round = 0; round < options.rounds && !isEnough(); ++round)
            tryOthers();
    }

    Courses take() { return std::move(m_courses); }

private:
    void book(const Course &course, int sign)
    {
        for (size_t year = 0; year < m_model.years; ++year)
            m_left.moneyFen[year] += sign * m_model.spentFen(course, year);
        for (const auto &[lane, count] : course.moved)
            m_left.machines[m_model.lanes[lane].giver] += sign * count;
    }

    // Those whose second best course, that meets the targets in other years, costs little more.
    void rank(const TaskControl &task)
    {
        std::vector<std::vector<bool>> spans(1, std::vector<bool>(m_model.years, false));
        for (size_t first = 0; first < m_model.years; ++first)
            for (size_t last = first; last < m_model.years; ++last) {
                spans.push_back(spans.front());
                std::fill(spans.back().begin() + qsizetype(first),
                    spans.back().begin() + qsizetype(last) + 1, true);
            }
        std::vector<std::pair<double, size_t>> doubts;
        for (size_t taker = 0; taker < m_model.takers.size() && !task.isCancelled(); ++taker) {
            std::vector<double> costs = m_finder.leastCosts(taker, m_prices, spans);
            std::nth_element(costs.begin(), costs.begin() + 1, costs.end());
            doubts.emplace_back(costs[1] - costs[0], taker);
        }
        std::sort(doubts.begin(), doubts.end());
        for (const auto &[doubt, taker] : doubts)
            m_byDoubt.push_back(taker);
    }

    // The certain ones first, the others with what is left.
    void build(double spread)
    {
        const Courses before = m_courses;
        const Left leftBefore = m_left;
        const qint64 valueBefore = m_valueFen;
        Prices prices = m_prices;
        const auto vary
            = [&](double &price) { price *= 1 + spread * (double(below(2001)) / 1000 - 1); };
        std::for_each(prices.money.begin(), prices.money.end(), vary);
        std::for_each(prices.machines.begin(), prices.machines.end(), vary);
        std::vector<std::pair<double, size_t>> order;
        for (size_t i = 0; i < m_byDoubt.size(); ++i)
            order.emplace_back(
                double(i) * (1 + 2 * spread * double(below(1000)) / 1000), m_byDoubt[i]);
        std::sort(order.rbegin(), order.rend());
        m_left = allOf(m_model);
        m_valueFen = 0;
        for (const auto &[rank, taker] : order) {
            m_courses[taker]
                = m_finder.cheapest(taker, prices, m_left, CourseFinder::Purchases::AtOnce).course;
            book(m_courses[taker], -1);
            m_valueFen += m_model.valueFen(taker, m_courses[taker]);
        }
        if (m_valueFen > valueBefore) {
            m_courses = before;
            m_left = leftBefore;
            m_valueFen = valueBefore;
        }
    }

    size_t below(size_t count) { return size_t(m_dice()) % count; }

    // Mostly the doubtful ones.
    size_t draw()
    {
        size_t most = m_byDoubt.size();
        for (int i = 0; i < 3; ++i)
            most = std::min(most, 8 + below(m_byDoubt.size()));
        return m_byDoubt[below(std::min(most, m_byDoubt.size()))];
    }

    // One that may get machines from the same school.
    size_t neighbour(size_t taker)
    {
        const std::vector<size_t> &lanes = m_model.takers[taker].lanes;
        if (lanes.empty())
            return draw();
        const std::vector<size_t> &others
            = m_byGiver[m_model.lanes[lanes[below(lanes.size())]].giver];
        return others[below(others.size())];
    }

    // A few give back what they were to get and choose anew, one after the other.
    void tryOthers()
    {
        constexpr size_t kMost = 8;
        std::vector<size_t> chosen;
        const size_t count = 2 + below(kMost - 1);
        const bool isNear = below(2) == 0;
        for (size_t i = 0; i < count; ++i) {
            const size_t taker
                = i == 0 || !isNear ? draw() : neighbour(chosen[below(chosen.size())]);
            if (std::find(chosen.begin(), chosen.end(), taker) == chosen.end())
                chosen.push_back(taker);
        }
        const Left before = m_left;
        qint64 valueFen = m_valueFen;
        std::vector<Course> old;
        for (const size_t taker : chosen) {
            book(m_courses[taker], 1);
            valueFen -= m_model.valueFen(taker, m_courses[taker]);
            old.push_back(m_courses[taker]);
        }
        Prices prices = m_prices;
        for (double &price : prices.money)
            price *= 0.5 + double(below(1000)) / 1000;
        const auto kind
            = below(8) == 0 ? CourseFinder::Purchases::InParts : CourseFinder::Purchases::AtOnce;
        for (const size_t taker : chosen) {
            m_courses[taker] = m_finder.cheapest(taker, prices, m_left, kind).course;
            book(m_courses[taker], -1);
            valueFen += m_model.valueFen(taker, m_courses[taker]);
        }
        if (valueFen <= m_valueFen) {
            m_valueFen = valueFen;
            return;
        }
        for (size_t i = 0; i < chosen.size(); ++i)
            m_courses[chosen[i]] = std::move(old[i]);
        m_left = before;
    }

    const YearModel &m_model;
    const Prices &m_prices;
    CourseFinder m_finder;
    Left m_left;
    Courses m_courses;
    qint64 m_valueFen = 0;
    std::vector<size_t> m_byDoubt;
    std::vector<std::vector<size_t>> m_byGiver; // takers
    std::mt19937 m_dice;
};

// All that a school lacks in a year, or nothing: what half of it costs helps nobody.
void serve(const YearModel &model, size_t to, size_t year, int missing, Left &left, Course &course)
{
    const Taker &taker = model.takers[to];
    Course served = course;
    int open = missing;
    if (year == 0) {
        for (const size_t at : taker.lanes) { // the nearest first
            const Lane &lane = model.lanes[at];
            const int count = std::min({open, left.machines[lane.giver], lane.most});
            if (count < model.smallestLot
                || count * lane.fen + model.journeyFen >= count * model.priceFen)
                continue;
            open -= count;
            served.moved.emplace_back(at, count);
        }
        served.repaired = model.repairFen < model.priceFen ? std::min(open, taker.repairable) : 0;
        open -= served.repaired;
    }
    served.bought[year] = open;
    const qint64 cost = model.spentFen(served, year);
    if (cost > left.moneyFen[year])
        return;
    left.moneyFen[year] -= cost;
    for (const auto &[lane, count] : served.moved)
        if (year == 0)
            left.machines[model.lanes[lane].giver] -= count;
    course = std::move(served);
}

} // namespace

Courses greedyCourses(const YearModel &model)
{
    Courses courses(model.takers.size(), model.nothing());
    Left left = allOf(model);
    std::vector<int> got(model.takers.size(), 0);
    std::vector<size_t> order(model.takers.size());
    for (size_t year = 0; year < model.years; ++year) {
        std::iota(order.begin(), order.end(), size_t(0));
        // By what it takes for all years from this one on.
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            return model.takers[a].missing.back() - got[a]
                < model.takers[b].missing.back() - got[b];
        });
        for (const size_t taker : order) {
            const int missing = model.takers[taker].missing[year] - got[taker];
            if (missing <= 0)
                continue;
            const Course before = courses[taker];
            serve(model, taker, year, missing, left, courses[taker]);
            if (!(courses[taker] == before))
                got[taker] += missing;
        }
    }
    return courses;
}

Courses searchedCourses(const YearModel &model, const Prices &prices, Courses start,
    const SearchOptions &options, const TaskControl &task)
{
    Search search(model, prices, std::move(start));
    search.run(options, task);
    return search.take();
}

} // namespace hz::inventory
