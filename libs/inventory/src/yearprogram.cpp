#include "yearprogram_p.h"

#include <hz/core/task.h>

#include <algorithm>
#include <cmath>

namespace hz::inventory {

namespace {

std::vector<bool> metBy(const YearModel &model, size_t taker, const Course &course)
{
    std::vector<bool> met;
    int got = course.repaired;
    for (const auto &[lane, count] : course.moved)
        got += count;
    for (size_t year = 0; year < model.years; ++year) {
        got += course.bought[year];
        met.push_back(got >= model.takers[taker].missing[year]);
    }
    return met;
}

} // namespace

YearProgram::YearProgram(const YearModel &model, const PricedBound &bound, double slack,
    std::optional<int> mostMissed, const TaskControl &task)
    : m_model(model)
    , m_mostMissed(mostMissed)
    , m_finder(model)
    , m_schools(model.takers.size())
{
    for (size_t taker = 0; taker < m_schools.size() && !task.isCancelled(); ++taker) {
        choose(taker, bound, slack);
        addColumns(taker);
        addRows(taker);
    }
    addSharedRows();
}

double YearProgram::missedBy(const Choice &choice)
{
    return double(std::count(choice.met.begin(), choice.met.end(), false));
}

// A bound plus what a choice costs more than the school's cheapest course is a bound on all plans
// with that choice.
void YearProgram::choose(size_t taker, const PricedBound &bound, double slack)
{
    School &school = m_schools[taker];
    const Taker &needs = m_model.takers[taker];
    const double most = m_finder.cheapest(taker, bound.prices).cost + slack;
    const std::vector<std::vector<bool>> sets = m_model.setsOfYears(taker);
    const std::vector<double> costs = m_finder.leastCosts(taker, bound.prices, sets);
    for (size_t i = 0; i < sets.size(); ++i)
        if (costs[i] <= most)
            school.choices.push_back({sets[i], m_model.needed(taker, sets[i])});
    for (size_t year = 0; year < m_model.years; ++year)
        school.isDelivered.push_back(
            m_finder.leastCostWithDelivery(taker, bound.prices, year) <= most ? 0 : -1);
    for (const size_t lane : needs.lanes)
        if (m_finder.leastCostWithLane(taker, bound.prices, lane) <= most)
            school.lanes.push_back({.lane = lane});
}

void YearProgram::addColumns(size_t taker)
{
    School &school = m_schools[taker];
    const Taker &needs = m_model.takers[taker];
    const size_t levels = needs.levels.size();
    const auto height
        = [&needs](size_t level) { return needs.levels[level] - needs.levels[level - 1]; };
    for (Choice &choice : school.choices) {
        const double cost = m_mostMissed ? 0 : missedBy(choice) * yuan(m_model.missFen);
        choice.column = m_program.addColumn(cost, 1, true);
    }
    for (size_t year = 0; year < m_model.years; ++year) {
        if (school.isDelivered[year] < 0)
            continue;
        school.isDelivered[year] = m_program.addColumn(yuan(m_model.deliveryFen), 1, true);
        for (size_t level = 1; level < levels; ++level)
            school.parts.push_back(
                {year, level, m_program.addColumn(yuan(m_model.priceFen), height(level), true)});
    }
    for (size_t level = 1; level < levels && needs.repairable > 0; ++level)
        school.repaired.push_back(m_program.addColumn(
            yuan(m_model.repairFen), std::min(height(level), needs.repairable), true));
    for (LanePart &lane : school.lanes) {
        lane.isUsed = m_program.addColumn(yuan(m_model.journeyFen), 1, true);
        for (size_t level = 1; level < levels; ++level)
            lane.byLevel.push_back(
                m_program.addColumn(yuan(m_model.lanes[lane.lane].fen), height(level), true));
    }
}

void YearProgram::addRows(size_t taker)
{
    const School &school = m_schools[taker];
    const Taker &needs = m_model.takers[taker];
    std::vector<IntegerProgram::Term> one;
    for (const Choice &choice : school.choices)
        one.push_back({choice.column, 1});
    m_program.addRow(1, 1, std::move(one));
    for (const Part &part : school.parts)
        m_program.addRow(-kEndless, 0,
            {{part.column, 1},
                {school.isDelivered[part.year],
                    double(needs.levels[part.level - 1] - needs.levels[part.level])}});
    for (const LanePart &lane : school.lanes) {
        std::vector<IntegerProgram::Term> all{
            {lane.isUsed, -double(m_model.lanes[lane.lane].most)}};
        std::vector<IntegerProgram::Term> lot{{lane.isUsed, -double(m_model.smallestLot)}};
        for (size_t level = 1; level < needs.levels.size(); ++level) {
            const int column = lane.byLevel[level - 1];
            all.push_back({column, 1});
            lot.push_back({column, 1});
            m_program.addRow(-kEndless, 0,
                {{column, 1},
                    {lane.isUsed, double(needs.levels[level - 1] - needs.levels[level])}});
        }
        m_program.addRow(-kEndless, 0, std::move(all));
        if (m_model.smallestLot > 1)
            m_program.addRow(0, kEndless, std::move(lot));
    }
    if (!school.repaired.empty()) {
        std::vector<IntegerProgram::Term> all;
        for (const int column : school.repaired)
            all.push_back({column, 1});
        m_program.addRow(-kEndless, needs.repairable, std::move(all));
    }
    // What has come for a level by the end of a year is enough for the choice.
    for (size_t level = 1; level < needs.levels.size(); ++level) {
        std::vector<int> before;
        for (size_t year = 0; year < m_model.years; ++year) {
            std::vector<int> asking;
            for (const Choice &choice : school.choices)
                if (choice.needed[year] >= needs.levels[level])
                    asking.push_back(choice.column);
            if (asking == before)
                continue;
            before = asking;
            std::vector<IntegerProgram::Term> terms;
            for (const int column : asking)
                terms.push_back({column, double(needs.levels[level - 1] - needs.levels[level])});
            for (const Part &part : school.parts)
                if (part.level == level && part.year <= year)
                    terms.push_back({part.column, 1});
            if (!school.repaired.empty())
                terms.push_back({school.repaired[level - 1], 1});
            for (const LanePart &lane : school.lanes)
                terms.push_back({lane.byLevel[level - 1], 1});
            m_program.addRow(0, kEndless, std::move(terms));
        }
    }
}

void YearProgram::addSharedRows()
{
    std::vector<std::vector<IntegerProgram::Term>> given(m_model.givers.size());
    std::vector<std::vector<IntegerProgram::Term>> spent(m_model.years);
    for (const School &school : m_schools) {
        for (const Part &part : school.parts)
            spent[part.year].push_back({part.column, yuan(m_model.priceFen)});
        for (size_t year = 0; year < m_model.years; ++year)
            if (school.isDelivered[year] >= 0)
                spent[year].push_back({school.isDelivered[year], yuan(m_model.deliveryFen)});
        for (const int column : school.repaired)
            spent[0].push_back({column, yuan(m_model.repairFen)});
        for (const LanePart &part : school.lanes) {
            const Lane &lane = m_model.lanes[part.lane];
            spent[0].push_back({part.isUsed, yuan(m_model.journeyFen)});
            for (const int column : part.byLevel) {
                spent[0].push_back({column, yuan(lane.fen)});
                given[lane.giver].push_back({column, 1});
            }
        }
    }
    for (size_t giver = 0; giver < given.size(); ++giver)
        if (!given[giver].empty())
            m_program.addRow(
                -kEndless, double(m_model.givers[giver].devices.size()), std::move(given[giver]));
    for (size_t year = 0; year < m_model.years; ++year)
        if (!spent[year].empty())
            m_program.addRow(-kEndless, yuan(m_model.budgetsFen[year]), std::move(spent[year]));
    if (!m_mostMissed)
        return;
    std::vector<IntegerProgram::Term> missed;
    for (const School &school : m_schools)
        for (const Choice &choice : school.choices)
            if (missedBy(choice) > 0)
                missed.push_back({choice.column, missedBy(choice)});
    m_program.addRow(-kEndless, double(*m_mostMissed), std::move(missed));
}

std::vector<int> YearProgram::order() const
{
    constexpr int kMet = 1, kDelivery = 2, kOther = 3;
    std::vector<int> order(m_program.columns(), kOther);
    for (const School &school : m_schools) {
        for (const Choice &choice : school.choices)
            order[size_t(choice.column)] = kMet;
        for (const int column : school.isDelivered)
            if (column >= 0)
                order[size_t(column)] = kDelivery;
    }
    return order;
}

std::vector<double> YearProgram::valuesOf(const Courses &courses) const
{
    std::vector<double> values(m_program.columns(), 0);
    for (size_t taker = 0; taker < m_schools.size(); ++taker)
        fill(taker, courses[taker], values);
    return m_program.holds(values) ? values : std::vector<double>();
}

// The levels are filled from below, in the order in which machines come.
void YearProgram::fill(size_t taker, const Course &course, std::vector<double> &values) const
{
    const School &school = m_schools[taker];
    const Taker &needs = m_model.takers[taker];
    const std::vector<bool> met = metBy(m_model, taker, course);
    for (const Choice &choice : school.choices)
        if (choice.met == met)
            values[size_t(choice.column)] = 1;
    size_t level = 1;
    int open = needs.levels[1];
    const auto put = [&](int count, auto columnOf) {
        while (count > 0 && level < needs.levels.size()) {
            const int part = std::min(count, open);
            values[size_t(columnOf(level))] += part;
            count -= part;
            open -= part;
            if (open == 0 && ++level < needs.levels.size())
                open = needs.levels[level] - needs.levels[level - 1];
        }
    };
    for (const auto &[lane, count] : course.moved)
        for (const LanePart &part : school.lanes)
            if (part.lane == lane) {
                values[size_t(part.isUsed)] = 1;
                put(count, [&part](size_t at) { return part.byLevel[at - 1]; });
            }
    put(course.repaired, [&school](size_t at) { return school.repaired[at - 1]; });
    for (size_t year = 0; year < m_model.years; ++year) {
        if (course.bought[year] == 0 || school.isDelivered[year] < 0)
            continue;
        values[size_t(school.isDelivered[year])] = 1;
        put(course.bought[year], [&](size_t at) {
            return std::find_if(school.parts.begin(), school.parts.end(), [&](const Part &part) {
                return part.year == year && part.level == at;
            })->column;
        });
    }
}

Courses YearProgram::coursesOf(const std::vector<double> &values) const
{
    const auto whole = [&values](int column) { return int(std::lround(values[size_t(column)])); };
    Courses courses(m_schools.size(), m_model.nothing());
    for (size_t taker = 0; taker < m_schools.size(); ++taker) {
        const School &school = m_schools[taker];
        Course &course = courses[taker];
        for (const Part &part : school.parts)
            course.bought[part.year] += whole(part.column);
        for (const int column : school.repaired)
            course.repaired += whole(column);
        for (const LanePart &part : school.lanes) {
            int count = 0;
            for (const int column : part.byLevel)
                count += whole(column);
            if (count > 0)
                course.moved.emplace_back(part.lane, count);
        }
    }
    return courses;
}

} // namespace hz::inventory
