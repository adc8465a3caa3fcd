#include "yearcourse_p.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <numeric>

namespace hz::inventory {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

} // namespace

CourseFinder::CourseFinder(const YearModel &model)
    : m_model(model)
    , m_ahead(model.years + 1)
{
}

void CourseFinder::ask(size_t taker, const Prices &prices, const Left *left, Purchases kind)
{
    m_prices = &prices;
    m_left = left;
    m_demand = {};
    m_taker = &m_model.takers[taker];
    if (kind == Purchases::AtOnce) {
        m_stock = m_taker->levels;
        return;
    }
    m_stock.resize(size_t(m_taker->missing.back()) + 1);
    std::iota(m_stock.begin(), m_stock.end(), 0);
}

PricedCourse CourseFinder::cheapest(size_t taker, const Prices &prices)
{
    ask(taker, prices, nullptr, Purchases::AtOnce);
    lookOutside();
    return best();
}

PricedCourse CourseFinder::cheapest(
    size_t taker, const Prices &prices, const Left &left, Purchases kind)
{
    ask(taker, prices, &left, kind);
    lookOutside();
    return best();
}

std::vector<double> CourseFinder::leastCosts(
    size_t taker, const Prices &prices, const std::vector<std::vector<bool>> &met)
{
    ask(taker, prices, nullptr, Purchases::AtOnce);
    lookOutside();
    std::vector<double> costs;
    for (const std::vector<bool> &years : met) {
        m_demand.met = years;
        costs.push_back(best().cost);
    }
    return costs;
}

double CourseFinder::leastCostWithDelivery(size_t taker, const Prices &prices, size_t year)
{
    ask(taker, prices, nullptr, Purchases::AtOnce);
    m_demand.delivery = year;
    lookOutside();
    return best().cost + yuan(m_model.deliveryFen) * (1 + prices.money[year]);
}

double CourseFinder::leastCostWithLane(size_t taker, const Prices &prices, size_t lane)
{
    ask(taker, prices, nullptr, Purchases::AtOnce);
    m_demand.lane = lane;
    lookOutside();
    return best().cost;
}

double CourseFinder::missed(size_t year, int stock) const
{
    const bool isMissed = stock < m_taker->missing[year];
    if (!m_demand.met)
        return isMissed ? yuan(m_model.missFen) : 0;
    if (!(*m_demand.met)[year])
        return yuan(m_model.missFen);
    return isMissed ? kNever : 0;
}

double CourseFinder::buying(size_t year, int count) const
{
    const bool isDeliveryPaid = m_demand.delivery == year;
    const qint64 fen = count * m_model.priceFen + (isDeliveryPaid ? 0 : m_model.deliveryFen);
    if (m_left && fen > m_left->moneyFen[year])
        return kNever;
    return yuan(fen) * (1 + m_prices->money[year]);
}

// Lanes and repairs one after the other; each new one adds to what those before it give.
void CourseFinder::lookOutside()
{
    m_sources.clear();
    m_outside.assign(1, 0);
    const double money = 1 + m_prices->money[0];
    for (const size_t at : m_taker->lanes) {
        const Lane &lane = m_model.lanes[at];
        const int most = m_left ? std::min(lane.most, m_left->machines[lane.giver]) : lane.most;
        const double each = yuan(lane.fen) * money + m_prices->machines[lane.giver];
        const double fixed = yuan(m_model.journeyFen) * money;
        // Never where new ones at once cost no more, whatever the number.
        const auto isDearer = [&](int count) {
            return fixed + count * each
                >= (count * yuan(m_model.priceFen) + yuan(m_model.deliveryFen)) * money;
        };
        const bool isDemanded = m_demand.lane == at;
        if (isDemanded
            || (most >= m_model.smallestLot && !(isDearer(m_model.smallestLot) && isDearer(most))))
            addSource({.lane = at}, fixed, each, m_model.smallestLot, most);
    }
    const int repairable = std::min(m_taker->repairable, m_taker->missing.back());
    if (repairable > 0)
        addSource({.isRepair = true}, 0, yuan(m_model.repairFen) * money, 1, repairable);
}

// For each number the best count from this source: the least of a window that slides over what
// there was before.
void CourseFinder::addSource(const Source &source, double fixed, double each, int least, int most)
{
    m_before = m_outside;
    // Without the machines that must come on it there is no other way.
    if (!source.isRepair && m_demand.lane == source.lane)
        m_outside.assign(m_outside.size(), kNever);
    const int before = int(m_before.size()) - 1;
    const int all = std::min(before + most, m_taker->missing.back());
    m_outside.resize(size_t(all) + 1, kNever);
    Source &added = m_sources.emplace_back(source);
    added.taken.assign(size_t(all) + 1, 0);
    std::deque<int> window; // of numbers before, by rising cost
    const auto levelled = [&](int number) { return m_before[size_t(number)] - number * each; };
    for (int number = least; number <= all; ++number) {
        const int entering = number - least;
        if (entering <= before) {
            while (!window.empty() && levelled(window.back()) >= levelled(entering))
                window.pop_back();
            window.push_back(entering);
        }
        while (!window.empty() && window.front() < number - most)
            window.pop_front();
        if (window.empty())
            continue;
        const int from = window.front();
        const double cost = m_before[size_t(from)] + fixed + (number - from) * each;
        if (cost < m_outside[size_t(number)]) {
            m_outside[size_t(number)] = cost;
            added.taken[size_t(number)] = number - from;
        }
    }
}

size_t CourseFinder::cheapestStep(size_t year, size_t stock) const
{
    size_t best = stock;
    double least = missed(year, m_stock[stock]) + m_ahead[year + 1][stock];
    for (size_t to = stock + 1; to < m_stock.size(); ++to) {
        const double bought = buying(year, m_stock[to] - m_stock[stock]);
        if (bought == kNever)
            break; // more costs more
        const double cost = bought + missed(year, m_stock[to]) + m_ahead[year + 1][to];
        if (cost < least) {
            least = cost;
            best = to;
        }
    }
    return best;
}

void CourseFinder::lookAhead()
{
    m_ahead[m_model.years].assign(m_stock.size(), 0);
    for (size_t year = m_model.years; year-- > 1;) {
        m_ahead[year].resize(m_stock.size());
        for (size_t stock = 0; stock < m_stock.size(); ++stock) {
            const size_t to = cheapestStep(year, stock);
            m_ahead[year][stock] = missed(year, m_stock[to]) + m_ahead[year + 1][to]
                + (to == stock ? 0 : buying(year, m_stock[to] - m_stock[stock]));
        }
    }
}

Course CourseFinder::courseOf(int outside, size_t firstYear, size_t firstStock) const
{
    Course course = m_model.nothing();
    int open = outside;
    for (size_t i = m_sources.size(); i-- > 0;) {
        const Source &source = m_sources[i];
        const int count = size_t(open) < source.taken.size() ? source.taken[size_t(open)] : 0;
        open -= count;
        if (count > 0 && source.isRepair)
            course.repaired = count;
        else if (count > 0)
            course.moved.emplace_back(source.lane, count);
    }
    if (firstYear >= m_model.years)
        return course;
    course.bought[firstYear] = m_stock[firstStock] - outside;
    for (size_t year = firstYear + 1, stock = firstStock; year < m_model.years; ++year) {
        const size_t to = cheapestStep(year, stock);
        course.bought[year] = m_stock[to] - m_stock[stock];
        stock = to;
    }
    return course;
}

PricedCourse CourseFinder::best()
{
    lookAhead();
    Choice chosen{.cost = kNever, .year = m_model.years};
    for (int outside = 0; outside < int(m_outside.size()); ++outside)
        if (m_outside[size_t(outside)] < chosen.cost)
            tryOutside(outside, chosen);
    return {chosen.cost, courseOf(chosen.outside, chosen.year, chosen.stock)};
}

// So many come from outside; nothing is bought before some year, then it has an amount of the stock
// worth having.
void CourseFinder::tryOutside(int outside, Choice &chosen) const
{
    qint64 left = std::numeric_limits<qint64>::max();
    if (m_left) {
        left = m_left->moneyFen[0] - m_model.spentFen(courseOf(outside, m_model.years, 0), 0);
        if (left < 0)
            return;
    }
    const auto first = std::upper_bound(m_stock.begin(), m_stock.end(), outside) - m_stock.begin();
    double soFar = m_outside[size_t(outside)];
    for (size_t year = 0; year < m_model.years && soFar < chosen.cost; ++year) {
        for (size_t to = size_t(first); to < m_stock.size(); ++to) {
            const int count = m_stock[to] - outside;
            const double bought = buying(year, count);
            if (bought == kNever
                || (year == 0 && count * m_model.priceFen + m_model.deliveryFen > left))
                break;
            const double cost = soFar + bought + missed(year, m_stock[to]) + m_ahead[year + 1][to];
            if (cost < chosen.cost)
                chosen = {cost, outside, year, to};
        }
        soFar += missed(year, outside);
    }
    if (soFar < chosen.cost)
        chosen = {soFar, outside, m_model.years, 0};
}

} // namespace hz::inventory
