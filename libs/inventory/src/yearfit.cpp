#include "yearfit_p.h"
#include "yearfitschool_p.h"

#include <hz/core/task.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hz::inventory {

namespace {

struct Choice {
    double loss = 0; // to the cheapest course, at the prices of the bound
    unsigned met = 0;
    ByYear needed = {};
};

struct Cooling {
    double hottest = 0; // yuan
    double coldest = 0;
    double spentWeight = 1;
    double firstOverWeight = 1;
    double lastOverWeight = 1;
};

class Fitter {
public:
    Fitter(const YearModel &model, const PricedBound &bound, const FitOptions &options,
        std::mt19937 &dice)
        : m_model(model)
        , m_mostMissed(options.mostMissed)
        , m_dice(dice)
        , m_one(model, dice)
        , m_byGiver(model.givers.size())
    {
        const double slack
            = yuan(m_mostMissed * model.missFen + model.allBudgetsFen()) - bound.value;
        CourseFinder finder(model);
        for (size_t taker = 0; taker < model.takers.size(); ++taker) {
            choose(taker, finder, bound.prices, slack);
            const std::vector<size_t> &lanes = model.takers[taker].lanes;
            for (size_t at = 0; at < lanes.size(); ++at)
                m_byGiver[model.lanes[lanes[at]].giver].emplace_back(taker, at);
        }
    }

    // Whether so few can be missed at all; budgets may be overdrawn now.
    bool begin(const Courses &courses)
    {
        load(courses);
        for (size_t taker = 0; taker < m_schools.size(); ++taker) {
            const std::vector<Choice> &choices = m_choices[taker];
            if (std::none_of(choices.begin(), choices.end(),
                    [&](const Choice &choice) { return choice.met == m_schools[taker].met; }))
                meet(taker, choices.front());
        }
        constexpr int kMostTries = 100'000;
        for (int time = 0; m_missed > m_mostMissed && time < kMostTries && !m_open.empty(); ++time)
            meetMore();
        m_before.clear();
        m_spentFen.assign(m_model.years, 0);
        for (size_t taker = 0; taker < m_schools.size(); ++taker) {
            m_one.price(m_schools[taker], taker);
            for (size_t year = 0; year < m_model.years; ++year)
                m_spentFen[year] += m_schools[taker].spentFen[year];
        }
        return m_missed <= m_mostMissed;
    }

    bool fits() const
    {
        for (size_t year = 0; year < m_model.years; ++year)
            if (m_spentFen[year] > m_model.budgetsFen[year])
                return false;
        return true;
    }

    void anneal(const Cooling &cooling, const QDeadlineTimer &until, const TaskControl &task)
    {
        constexpr int kBetweenLooks = 512;
        const qint64 ms = std::max<qint64>(1, until.remainingTime());
        m_spentWeight = cooling.spentWeight;
        while (!fits() && !until.hasExpired() && !task.isCancelled()) {
            const double part = 1 - double(until.remainingTime()) / double(ms);
            const double heat = cooling.hottest * std::pow(cooling.coldest / cooling.hottest, part);
            m_overWeight = cooling.firstOverWeight
                * std::pow(cooling.lastOverWeight / cooling.firstOverWeight, part);
            m_energy = energy();
            for (int move = 0; move < kBetweenLooks && !fits(); ++move)
                tryMove(heat);
        }
    }

    Courses courses() const
    {
        Courses courses;
        for (size_t taker = 0; taker < m_schools.size(); ++taker) {
            const FitSchool &school = m_schools[taker];
            Course course = m_model.nothing();
            std::copy_n(school.bought.begin(), m_model.years, course.bought.begin());
            course.repaired = school.repaired;
            const std::vector<size_t> &lanes = m_model.takers[taker].lanes;
            for (size_t at = 0; at < lanes.size(); ++at)
                if (school.moved[at] > 0)
                    course.moved.emplace_back(lanes[at], school.moved[at]);
            courses.push_back(std::move(course));
        }
        return courses;
    }

private:
    const Lane &lane(size_t taker, size_t at) const
    {
        return m_model.lanes[m_model.takers[taker].lanes[at]];
    }

    void choose(size_t taker, CourseFinder &finder, const Prices &prices, double slack)
    {
        const std::vector<std::vector<bool>> sets = m_model.setsOfYears(taker);
        const double least = finder.cheapest(taker, prices).cost;
        const std::vector<double> costs = finder.leastCosts(taker, prices, sets);
        std::vector<Choice> &choices = m_choices.emplace_back();
        for (size_t i = 0; i < sets.size(); ++i)
            choices.push_back(
                {costs[i] - least, m_one.bitsOf(sets[i]), m_one.neededFor(taker, sets[i])});
        std::sort(choices.begin(), choices.end(),
            [](const Choice &a, const Choice &b) { return a.loss < b.loss; });
        const auto tooDear = std::find_if(choices.begin() + 1, choices.end(),
            [slack](const Choice &choice) { return choice.loss > slack; });
        choices.erase(tooDear, choices.end());
        if (choices.size() > 1)
            m_open.push_back(taker);
    }

    void load(const Courses &courses)
    {
        m_schools.assign(m_model.takers.size(), {});
        m_left.clear();
        m_missed = 0;
        for (const Giver &giver : m_model.givers)
            m_left.push_back(int(giver.devices.size()));
        for (size_t taker = 0; taker < m_schools.size(); ++taker) {
            FitSchool &school = m_schools[taker];
            const Taker &needs = m_model.takers[taker];
            std::copy(
                courses[taker].bought.begin(), courses[taker].bought.end(), school.bought.begin());
            school.repaired = courses[taker].repaired;
            for (const auto &[at, count] : courses[taker].moved) {
                const auto found = std::find(needs.lanes.begin(), needs.lanes.end(), at);
                school.moved[size_t(found - needs.lanes.begin())] += count;
                m_left[m_model.lanes[at].giver] -= count;
            }
            std::vector<bool> met;
            int got = m_one.outside(school);
            for (size_t year = 0; year < m_model.years; ++year) {
                got += school.bought[year];
                met.push_back(got >= needs.missing[year]);
            }
            school.met = m_one.bitsOf(met);
            school.needed = m_one.neededFor(taker, met);
            m_missed += m_one.missedIn(school.met);
            m_one.trim(school);
        }
    }

    double energy() const
    {
        qint64 spent = 0;
        qint64 over = 0;
        for (size_t year = 0; year < m_model.years; ++year) {
            spent += m_spentFen[year];
            over += std::max<qint64>(0, m_spentFen[year] - m_model.budgetsFen[year]);
        }
        return m_spentWeight * yuan(spent) + m_overWeight * yuan(over);
    }

    FitSchool &touch(size_t taker)
    {
        if (std::none_of(m_before.begin(), m_before.end(),
                [taker](const auto &each) { return each.first == taker; }))
            m_before.emplace_back(taker, m_schools[taker]);
        return m_schools[taker];
    }

    void giveBack(size_t giver, int count)
    {
        m_left[giver] += count;
        m_given.emplace_back(giver, count);
    }

    void meet(size_t taker, const Choice &choice)
    {
        FitSchool &school = touch(taker);
        m_missed += m_one.missedIn(choice.met) - m_one.missedIn(school.met);
        school.met = choice.met;
        school.needed = choice.needed;
        m_one.trim(school);
        m_one.fill(school);
    }

    // The cheaper ones more often.
    const Choice &someChoice(size_t taker)
    {
        const std::vector<Choice> &choices = m_choices[taker];
        return choices[m_one.below(m_one.below(choices.size()) + 1)];
    }

    void meetMore()
    {
        const size_t taker = m_open[m_one.below(m_open.size())];
        const Choice &choice = someChoice(taker);
        if (m_one.missedIn(choice.met) < m_one.missedIn(m_schools[taker].met))
            meet(taker, choice);
    }

    void tryMove(double heat)
    {
        m_before.clear();
        m_given.clear();
        const int missedBefore = m_missed;
        const double energyBefore = m_energy;
        if (change() && areLotsKept()) {
            for (const auto &[taker, before] : m_before) {
                m_one.price(m_schools[taker], taker);
                for (size_t year = 0; year < m_model.years; ++year)
                    m_spentFen[year] += m_schools[taker].spentFen[year] - before.spentFen[year];
            }
            m_energy = energy();
            const double by = m_energy - energyBefore;
            if (by <= 0 || by < -heat * std::log((double(m_dice()) + 1) / 4294967297.0))
                return;
            for (const auto &[taker, before] : m_before)
                for (size_t year = 0; year < m_model.years; ++year)
                    m_spentFen[year] += before.spentFen[year] - m_schools[taker].spentFen[year];
        }
        for (const auto &[taker, before] : m_before)
            m_schools[taker] = before;
        for (const auto &[giver, count] : m_given)
            m_left[giver] -= count;
        m_missed = missedBefore;
        m_energy = energyBefore;
    }

    bool areLotsKept() const
    {
        for (const auto &[taker, before] : m_before)
            for (const int count : m_schools[taker].moved)
                if (count > 0 && count < m_model.smallestLot)
                    return false;
        return true;
    }

    // How often each is tried was found by trying.
    bool change()
    {
        const size_t kind = m_one.below(19);
        if (kind < 5)
            return buyInAnotherYear();
        if (kind < 8)
            return changeGiver();
        if (kind < 14)
            return passOn();
        if (kind < 15)
            return changeRepairs();
        if (kind < 18)
            return exchangeYears();
        return meetOthers();
    }

    bool buyInAnotherYear()
    {
        const size_t taker = m_one.below(m_schools.size());
        const size_t from = m_one.yearOfPurchase(m_schools[taker]);
        const size_t to = m_one.below(m_model.years);
        if (from == m_model.years || from == to)
            return false;
        const int most = m_one.movable(m_schools[taker], from, to);
        if (most <= 0)
            return false;
        const int count = m_one.partOf(most);
        FitSchool &school = touch(taker);
        school.bought[from] -= count;
        school.bought[to] += count;
        return true;
    }

    // One buys later or earlier, another the other way round.
    bool exchangeYears()
    {
        constexpr int kTries = 12;
        const size_t taker = m_one.below(m_schools.size());
        const size_t from = m_one.yearOfPurchase(m_schools[taker]);
        const size_t to = m_one.below(m_model.years);
        if (from == m_model.years || from == to)
            return false;
        int count = m_one.movable(m_schools[taker], from, to);
        if (count <= 0)
            return false;
        size_t other = taker;
        for (int time = 0; time < kTries; ++time) {
            const size_t some = m_one.below(m_schools.size());
            if (some == taker || m_schools[some].bought[to] == 0)
                continue;
            other = some;
            // One that has both deliveries anyway makes up for the difference.
            if (m_schools[some].bought[from] > 0 && m_schools[some].bought[to] > count)
                break;
        }
        if (other == taker)
            return false;
        if (m_one.isOneOf(4))
            count = 1 + int(m_one.below(size_t(count)));
        const int back = std::min(count, m_one.movable(m_schools[other], to, from));
        if (back <= 0)
            return false;
        FitSchool &school = touch(taker);
        school.bought[from] -= count;
        school.bought[to] += count;
        FitSchool &second = touch(other);
        second.bought[to] -= back;
        second.bought[from] += back;
        return true;
    }

    std::optional<size_t> laneFrom(size_t taker, size_t giver) const
    {
        for (size_t at = 0; at < m_model.takers[taker].lanes.size(); ++at)
            if (lane(taker, at).giver == giver)
                return at;
        return std::nullopt;
    }

    // A school gets from one what it got from another; if that one has no more, the two schools
    // exchange.
    bool changeGiver()
    {
        const size_t taker = m_one.below(m_schools.size());
        const size_t lanes = m_model.takers[taker].lanes.size();
        if (lanes < 2)
            return false;
        const size_t from = m_one.below(lanes);
        const size_t to = m_one.below(lanes);
        const int open = lane(taker, to).most - m_schools[taker].moved[to];
        if (from == to || m_schools[taker].moved[from] == 0 || open <= 0)
            return false;
        const size_t giver = lane(taker, to).giver;
        int count = std::min(m_schools[taker].moved[from], open);
        if (m_left[giver] > 0) {
            count = m_one.partOf(std::min(count, m_left[giver]));
            giveBack(lane(taker, from).giver, count);
            giveBack(giver, -count);
        } else {
            const auto &[other, at] = m_byGiver[giver][m_one.below(m_byGiver[giver].size())];
            const std::optional<size_t> back = laneFrom(other, lane(taker, from).giver);
            if (other == taker || m_schools[other].moved[at] == 0 || !back)
                return false;
            count = std::min({count, m_schools[other].moved[at],
                lane(other, *back).most - m_schools[other].moved[*back]});
            if (count <= 0)
                return false;
            FitSchool &second = touch(other);
            second.moved[at] -= count;
            second.moved[*back] += count;
        }
        FitSchool &school = touch(taker);
        school.moved[from] -= count;
        school.moved[to] += count;
        return true;
    }

    // What a school has to spare goes to one that would buy, from stock or from one that then buys.
    bool passOn()
    {
        const size_t giver = m_one.below(m_byGiver.size());
        if (m_byGiver.empty() || m_byGiver[giver].empty())
            return false;
        const auto &schools = m_byGiver[giver];
        const auto &[taker, at] = schools[m_one.below(schools.size())];
        const FitSchool &now = m_schools[taker];
        const int most = std::min(lane(taker, at).most - now.moved[at],
            std::accumulate(now.bought.begin(), now.bought.end(), 0));
        if (m_left[giver] > 0 && m_one.isOneOf(2)) {
            if (most <= 0)
                return false;
            const int count = m_one.partOf(std::min(m_left[giver], most));
            FitSchool &school = touch(taker);
            giveBack(giver, -count);
            school.moved[at] += count;
            m_one.buyLess(school, count);
            return true;
        }
        const auto &[other, from] = schools[m_one.below(schools.size())];
        if (other == taker || m_schools[other].moved[from] == 0)
            return false;
        FitSchool &second = touch(other);
        if (most <= 0) {
            const int count = 1 + int(m_one.below(size_t(second.moved[from])));
            giveBack(giver, count);
            second.moved[from] -= count;
            m_one.fill(second);
            return m_one.isOneOf(4);
        }
        const int count = m_one.partOf(std::min(second.moved[from], most));
        second.moved[from] -= count;
        m_one.fill(second);
        FitSchool &school = touch(taker);
        school.moved[at] += count;
        m_one.buyLess(school, count);
        return true;
    }

    bool changeRepairs()
    {
        const size_t taker = m_one.below(m_schools.size());
        const Taker &needs = m_model.takers[taker];
        const int most = std::min(needs.repairable, needs.missing.back());
        const int count = int(m_one.below(size_t(most) + 1));
        if (count == m_schools[taker].repaired)
            return false;
        FitSchool &school = touch(taker);
        const int less = count - school.repaired;
        school.repaired = count;
        if (less > 0)
            m_one.buyLess(school, less);
        else
            m_one.fill(school);
        return true;
    }

    bool meetOthers()
    {
        constexpr int kTries = 20;
        if (m_open.empty())
            return false;
        const size_t taker = m_open[m_one.below(m_open.size())];
        const Choice &choice = someChoice(taker);
        if (choice.met == m_schools[taker].met)
            return false;
        meet(taker, choice);
        for (int time = 0; m_missed > m_mostMissed && time < kTries; ++time)
            meetMore();
        return m_missed <= m_mostMissed;
    }

    const YearModel &m_model;
    const int m_mostMissed;
    std::mt19937 &m_dice;
    SchoolFitter m_one;
    std::vector<std::vector<Choice>> m_choices; // by taker; the cheapest first
    std::vector<size_t> m_open; // takers with a choice
    std::vector<std::vector<std::pair<size_t, size_t>>>
        m_byGiver; // takers and which of their lanes
    std::vector<FitSchool> m_schools; // by taker
    std::vector<int> m_left; // machines, by giver
    std::vector<qint64> m_spentFen; // by year
    int m_missed = 0;
    double m_spentWeight = 1;
    double m_overWeight = 1;
    double m_energy = 0;
    // What the move that is tried changes.
    std::vector<std::pair<size_t, FitSchool>> m_before;
    std::vector<std::pair<size_t, int>> m_given;
};

} // namespace

// At first it is all the money that counts, so that machines go about in few journeys and
// deliveries; then, of plans that cost about as little, one is looked for that fits each year.
std::optional<Courses> fittedCourses(const YearModel &model, const PricedBound &bound,
    const Courses &start, const FitOptions &options, std::mt19937 &dice, const TaskControl &task)
{
    constexpr double kSavingPart = 0.6; // of the time
    if (model.takers.empty())
        return std::nullopt;
    Fitter fitter(model, bound, options, dice);
    if (!fitter.begin(start))
        return std::nullopt;
    // What a move changes is about a delivery.
    const double delivery
        = yuan(std::max({model.deliveryFen, model.journeyFen, model.priceFen / 10}));
    const QDeadlineTimer saving(qint64(kSavingPart * double(options.until.remainingTime())));
    fitter.anneal(
        {.hottest = 2.5 * delivery, .coldest = 0.1 * delivery, .lastOverWeight = 10}, saving, task);
    fitter.anneal({.hottest = 0.17 * delivery,
                      .coldest = 0.07 * delivery,
                      .spentWeight = 0.1,
                      .lastOverWeight = 3},
        options.until, task);
    if (!fitter.fits() || task.isCancelled())
        return std::nullopt;
    return fitter.courses();
}

} // namespace hz::inventory
