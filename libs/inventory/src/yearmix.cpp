#include "yearmix_p.h"

#include <hz/core/task.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace hz::inventory {

namespace {

constexpr size_t kMostOffers = 120; // of a school

// What there is of one thing that schools share.
struct Shared {
    double most = 0;
    double price = 0; // what the last of it is worth to others
    double over = 0; // what one more than there is costs at least
    bool isHard = false; // never overdrawn for long
    double used = 0;
};

class Mixer {
public:
    Mixer(const YearModel &model, const CourseMenu &menu, const PricedBound &bound,
        const MixOptions &options, std::mt19937 &dice)
        : m_model(model)
        , m_prices(bound.prices)
        , m_finder(model)
        , m_dice(dice)
    {
        // With some money of the first year a machine can be bought where one is wanted twice.
        constexpr double kOfFirst = 1.0 / 400;
        for (size_t year = 0; year < model.years; ++year)
            m_shared.push_back({.most = yuan(model.budgetsFen[year])
                    - std::max(
                        options.margin, year == 0 ? kOfFirst * yuan(model.budgetsFen[0]) : 0),
                .price = bound.prices.money[year],
                .over = 1 + bound.prices.money[year]});
        for (size_t giver = 0; giver < model.givers.size(); ++giver)
            m_shared.push_back({.most = double(model.givers[giver].devices.size()),
                .price = bound.prices.machines[giver],
                .over = yuan(model.priceFen) + bound.prices.machines[giver],
                .isHard = true});
        m_first.push_back(0);
        for (size_t taker = 0; taker < model.takers.size(); ++taker)
            offer(taker, menu, options.known - bound.value);
        m_byGiver.resize(model.givers.size());
        for (const Lane &lane : model.lanes)
            m_byGiver[lane.giver].push_back(lane.taker);
        for (size_t taker = 0; taker < model.takers.size(); ++taker)
            if (m_first[taker + 1] - m_first[taker] > 1)
                m_open.push_back(taker);
    }

    // Whether it came to its end.
    bool anneal(const QDeadlineTimer &until, const TaskControl &task)
    {
        constexpr double kHottest = 1.0 / 50, kColdest = 1.0 / 10'000; // of a missed year
        constexpr double kFirstPenalty = 1.2, kFirstHardPenalty = 1.5, kLastPenalty = 8;
        constexpr int kBetweenLooks = 1024;
        const double missed = yuan(m_model.missFen);
        const qint64 ms = std::max<qint64>(1, until.remainingTime());
        while (!m_open.empty() && !until.hasExpired()) {
            if (task.isCancelled())
                return false;
            const double part = 1 - double(until.remainingTime()) / double(ms);
            m_heat = missed * kHottest * std::pow(kColdest / kHottest, part);
            m_penalty = kFirstPenalty + (kLastPenalty - kFirstPenalty) * part * part;
            m_hardPenalty = kFirstHardPenalty + (kLastPenalty - kFirstHardPenalty) * part;
            for (int move = 0; move < kBetweenLooks; ++move)
                tryMove();
        }
        return true;
    }

    // A school that takes part in what is overdrawn chooses anew from what is left, as long as
    // that helps.
    std::optional<Courses> mended(const TaskControl &task)
    {
        Courses courses;
        for (size_t taker = 0; taker < m_chosen.size(); ++taker)
            courses.push_back(*m_offers[m_chosen[taker]].course);
        Left left{.moneyFen = m_model.budgetsFen};
        for (const Giver &giver : m_model.givers)
            left.machines.push_back(int(giver.devices.size()));
        for (const Course &course : courses)
            book(left, course, -1);
        // So that ways which cost as much as new machines are open to it.
        Prices prices = m_prices;
        for (double &price : prices.machines)
            price /= 2;
        double over = overdrawn(left);
        while (over > 0) {
            if (task.isCancelled())
                return std::nullopt;
            std::optional<std::pair<size_t, Course>> better;
            double least = 0;
            for (const size_t taker : takingPart(courses, left)) {
                Left without = left;
                book(without, courses[taker], 1);
                Left most = without;
                for (qint64 &fen : most.moneyFen)
                    fen = std::max<qint64>(fen, 0);
                const PricedCourse found
                    = m_finder.cheapest(taker, prices, most, CourseFinder::Purchases::InParts);
                if (!std::isfinite(found.cost))
                    continue;
                book(without, found.course, -1);
                if (overdrawn(without) >= over)
                    continue;
                const double dearer = costOf(taker, found.course) - costOf(taker, courses[taker])
                    + kMending * (overdrawn(without) - over);
                if (!better || dearer < least) {
                    least = dearer;
                    better = {taker, found.course};
                }
            }
            if (!better)
                return std::nullopt;
            book(left, courses[better->first], 1);
            courses[better->first] = std::move(better->second);
            book(left, courses[better->first], -1);
            over = overdrawn(left);
        }
        return courses;
    }

private:
    static constexpr double kMending = 2; // an overdrawn yuan counts as so many more

    struct Part { // of what is shared
        size_t shared = 0;
        double count = 0;
    };
    struct Offer {
        double loss = 0;
        size_t firstPart = 0;
        const Course *course = nullptr;
    };

    double costOf(size_t taker, const Course &course) const
    {
        double cost = yuan(m_model.valueFen(taker, course));
        for (size_t year = 0; year < m_model.years; ++year)
            cost += m_prices.money[year] * yuan(m_model.spentFen(course, year));
        for (const auto &[lane, count] : course.moved)
            cost += count * m_prices.machines[m_model.lanes[lane].giver];
        return cost;
    }

    void offer(size_t taker, const CourseMenu &menu, double mostLoss)
    {
        const double least = m_finder.cheapest(taker, m_prices).cost;
        std::vector<std::pair<double, const Course *>> byLoss;
        for (const Course &course : menu.of(taker))
            byLoss.emplace_back(costOf(taker, course) - least, &course);
        std::sort(byLoss.begin(), byLoss.end());
        const auto tooDear = std::find_if(byLoss.begin() + 1, byLoss.end(),
            [&](const auto &each) { return each.first > mostLoss; });
        byLoss.erase(tooDear, byLoss.end());
        byLoss.resize(std::min(byLoss.size(), kMostOffers));
        for (const auto &[loss, course] : byLoss) {
            m_offers.push_back({loss, m_parts.size(), course});
            for (size_t year = 0; year < m_model.years; ++year)
                if (const qint64 fen = m_model.spentFen(*course, year); fen > 0)
                    m_parts.push_back({year, yuan(fen)});
            for (const auto &[lane, count] : course->moved)
                m_parts.push_back({m_model.years + m_model.lanes[lane].giver, double(count)});
        }
        m_chosen.push_back(m_first.back());
        m_first.push_back(m_offers.size());
        use(m_chosen.back(), 1);
    }

    size_t partsEnd(size_t at) const
    {
        return at + 1 < m_offers.size() ? m_offers[at + 1].firstPart : m_parts.size();
    }

    void use(size_t at, double sign)
    {
        for (size_t part = m_offers[at].firstPart; part < partsEnd(at); ++part)
            m_shared[m_parts[part].shared].used += sign * m_parts[part].count;
    }

    double energy(const Shared &shared) const
    {
        const double left = shared.most - shared.used;
        if (left >= 0)
            return left * shared.price;
        // Even a little too much is as bad as a machine that is not there.
        return (shared.isHard ? m_hardPenalty : m_penalty)
            * (shared.over * -left + yuan(m_model.priceFen));
    }

    // As use(), and what changes by it.
    double change(size_t at, double sign)
    {
        double by = sign * m_offers[at].loss;
        for (size_t part = m_offers[at].firstPart; part < partsEnd(at); ++part) {
            Shared &shared = m_shared[m_parts[part].shared];
            by -= energy(shared);
            shared.used += sign * m_parts[part].count;
            by += energy(shared);
        }
        return by;
    }

    size_t below(size_t count) { return size_t(m_dice()) % count; }

    // One that may get machines from the same school.
    size_t neighbour(size_t taker)
    {
        const std::vector<size_t> &lanes = m_model.takers[taker].lanes;
        if (lanes.empty())
            return m_open[below(m_open.size())];
        const std::vector<size_t> &others
            = m_byGiver[m_model.lanes[lanes[below(lanes.size())]].giver];
        return others[below(others.size())];
    }

    void tryMove()
    {
        constexpr size_t kMost = 3;
        const size_t count = 1 + below(kMost);
        std::array<std::pair<size_t, size_t>, kMost> before;
        double by = 0;
        for (size_t i = 0; i < count; ++i) {
            const size_t taker = i == 0 || below(2) == 0 ? m_open[below(m_open.size())]
                                                         : neighbour(before[0].first);
            const size_t offers = m_first[taker + 1] - m_first[taker];
            size_t to = below(offers);
            if (below(2) == 0) // the better ones more often
                to = below(to + 1);
            before[i] = {taker, m_chosen[taker]};
            by += change(m_chosen[taker], -1);
            m_chosen[taker] = m_first[taker] + to;
            by += change(m_chosen[taker], 1);
        }
        if (by <= 0 || by < -m_heat * std::log((double(m_dice()) + 1) / 4294967296.0))
            return;
        for (size_t i = count; i-- > 0;) {
            const auto &[taker, chosen] = before[i];
            use(m_chosen[taker], -1);
            m_chosen[taker] = chosen;
            use(chosen, 1);
        }
    }

    void book(Left &left, const Course &course, int sign) const
    {
        for (size_t year = 0; year < m_model.years; ++year)
            left.moneyFen[year] += sign * m_model.spentFen(course, year);
        for (const auto &[lane, count] : course.moved)
            left.machines[m_model.lanes[lane].giver] += sign * count;
    }

    double overdrawn(const Left &left) const
    {
        double over = 0;
        for (size_t year = 0; year < m_model.years; ++year)
            over += m_shared[year].over * yuan(std::max<qint64>(0, -left.moneyFen[year]));
        for (size_t giver = 0; giver < left.machines.size(); ++giver)
            over += m_shared[m_model.years + giver].over
                * double(std::max(0, -left.machines[giver]));
        return over;
    }

    std::vector<size_t> takingPart(const Courses &courses, const Left &left) const
    {
        constexpr size_t kMost = 60;
        std::vector<size_t> takers;
        for (size_t taker = 0; taker < courses.size(); ++taker) {
            const Course &course = courses[taker];
            bool takesPart = false;
            for (size_t year = 0; year < m_model.years; ++year)
                takesPart |= left.moneyFen[year] < 0 && m_model.spentFen(course, year) > 0;
            for (const auto &[lane, count] : course.moved)
                takesPart |= left.machines[m_model.lanes[lane].giver] < 0;
            if (takesPart)
                takers.push_back(taker);
        }
        // Small ones are looked at quickly.
        std::stable_sort(takers.begin(), takers.end(), [this](size_t a, size_t b) {
            return m_model.takers[a].missing.back() < m_model.takers[b].missing.back();
        });
        takers.resize(std::min(takers.size(), kMost));
        return takers;
    }

    const YearModel &m_model;
    const Prices &m_prices;
    CourseFinder m_finder;
    std::mt19937 &m_dice;
    std::vector<Shared> m_shared; // years, then givers
    std::vector<Offer> m_offers;
    std::vector<Part> m_parts;
    std::vector<size_t> m_first; // offer of each taker
    std::vector<size_t> m_chosen; // offer by taker
    std::vector<size_t> m_open; // takers with a choice
    std::vector<std::vector<size_t>> m_byGiver; // takers
    double m_heat = 0;
    double m_penalty = 1;
    double m_hardPenalty = 1;
};

} // namespace

void vary(CourseMenu &menu, const YearModel &model, const Prices &prices, double spread, int times,
    std::mt19937 &dice, const TaskControl &task)
{
    CourseFinder finder(model);
    std::uniform_real_distribution<double> factor(1 - spread, 1 + spread);
    for (int i = 0; i < times && !task.isCancelled(); ++i) {
        Prices varied = prices;
        for (double &price : varied.money)
            price *= factor(dice);
        for (double &price : varied.machines)
            price *= factor(dice);
        for (size_t taker = 0; taker < model.takers.size(); ++taker)
            menu.add(taker, finder.cheapest(taker, varied).course);
    }
}

std::optional<Courses> mixedCourses(const YearModel &model, const CourseMenu &menu,
    const PricedBound &bound, const MixOptions &options, std::mt19937 &dice,
    const TaskControl &task)
{
    Mixer mixer(model, menu, bound, options, dice);
    if (!mixer.anneal(options.until, task))
        return std::nullopt;
    return mixer.mended(task);
}

} // namespace hz::inventory
