#include "yearbound_p.h"

#include <hz/core/task.h>

#include <algorithm>
#include <cmath>

namespace hz::inventory {

namespace {

// What is wanted beyond what there is: money by year, in yuan, then machines by giver.
using Excess = std::vector<double>;

class Pricing {
public:
    Pricing(const YearModel &model, CourseMenu *menu)
        : m_model(model)
        , m_menu(menu)
        , m_finder(model)
    {
        // A step is measured in what there is of each.
        for (const qint64 budget : model.budgetsFen)
            m_scales.push_back(1 / std::max(yuan(budget), yuan(model.priceFen)));
        for (const Giver &giver : model.givers)
            m_scales.push_back(yuan(model.priceFen) / double(giver.devices.size()));
    }

    double bound(const Prices &prices, Excess &excess)
    {
        double value = 0;
        excess.assign(m_scales.size(), 0);
        for (size_t year = 0; year < m_model.years; ++year) {
            value -= prices.money[year] * yuan(m_model.budgetsFen[year]);
            excess[year] = -yuan(m_model.budgetsFen[year]);
        }
        for (size_t giver = 0; giver < m_model.givers.size(); ++giver) {
            const auto count = double(m_model.givers[giver].devices.size());
            value -= prices.machines[giver] * count;
            excess[m_model.years + giver] = -count;
        }
        for (size_t taker = 0; taker < m_model.takers.size(); ++taker) {
            const PricedCourse found = m_finder.cheapest(taker, prices);
            value += found.cost;
            if (m_menu)
                m_menu->add(taker, found.course);
            for (size_t year = 0; year < m_model.years; ++year)
                excess[year] += yuan(m_model.spentFen(found.course, year));
            for (const auto &[lane, count] : found.course.moved)
                excess[m_model.years + m_model.lanes[lane].giver] += count;
        }
        return value;
    }

    /// Squared length of what can still be pushed, as a step measures it.
    double length(const Prices &prices, const Excess &excess) const
    {
        double sum = 0;
        for (size_t i = 0; i < excess.size(); ++i)
            if (excess[i] > 0 || price(prices, i) > 0)
                sum += m_scales[i] * excess[i] * excess[i];
        return sum;
    }

    Prices stepped(const Prices &from, const Excess &direction, double step) const
    {
        Prices to = from;
        for (size_t i = 0; i < direction.size(); ++i) {
            double &price = i < m_model.years ? to.money[i] : to.machines[i - m_model.years];
            price = std::max(0.0, price + step * m_scales[i] * direction[i]);
        }
        return to;
    }

private:
    double price(const Prices &prices, size_t i) const
    {
        return i < m_model.years ? prices.money[i] : prices.machines[i - m_model.years];
    }

    const YearModel &m_model;
    CourseMenu *m_menu;
    CourseFinder m_finder;
    std::vector<double> m_scales;
};

} // namespace

// The volume algorithm's way: the direction is the mean of what was wanted before, steps are taken
// from the best prices so far and lengthen as long as that helps.
PricedBound boundByPrices(const YearModel &model, const std::optional<Prices> &from,
    const BoundOptions &options, const TaskControl &task)
{
    constexpr double kFresh = 0.15; // of the direction
    constexpr double kShorter = 0.66;
    constexpr double kLonger = 1.1;
    constexpr double kLongest = 2;
    constexpr double kAim = 1.02; // of what is known: never aims at what is reached already
    constexpr int kPatience = 6;
    Pricing pricing(model, options.menu);
    PricedBound best{.prices = from.value_or(Prices{std::vector<double>(model.years, 0),
                         std::vector<double>(model.givers.size(), 0)})};
    Excess excess;
    best.value = pricing.bound(best.prices, excess);
    Excess direction = excess;
    double factor = 1;
    int inVain = 0;
    for (int round = 0; round < options.rounds; ++round) {
        const double length = pricing.length(best.prices, direction);
        if (length <= 0 || options.known - best.value <= options.gap * options.known
            || task.isCancelled() || options.until.hasExpired())
            break;
        const double step = factor * (kAim * options.known - best.value) / length;
        const Prices prices = pricing.stepped(best.prices, direction, step);
        const double value = pricing.bound(prices, excess);
        for (size_t i = 0; i < excess.size(); ++i)
            direction[i] += kFresh * (excess[i] - direction[i]);
        if (value > best.value) {
            best = {value, prices};
            factor = std::min(kLongest, factor * kLonger);
            inVain = 0;
        } else if (++inVain >= kPatience) {
            factor *= kShorter;
            inVain = 0;
        }
    }
    return best;
}

Result<PricedBound> boundByMenu(const YearModel &model, CourseMenu &menu, const PricedBound &best,
    const SolverOptions &options, const QDeadlineTimer &until, TaskControl &task)
{
    constexpr int kMostRounds = 8;
    constexpr double kLittle = 1e-5;
    Pricing pricing(model, &menu);
    PricedBound found = best;
    for (int round = 0; round < kMostRounds && !until.hasExpired(); ++round) {
        HZ_TRY(const std::vector<double> rows, rowPrices(menu.inParts(), options, task));
        Prices prices;
        const auto price = [&](size_t row) { return std::max(0.0, -rows[row]); };
        for (size_t year = 0; year < model.years; ++year)
            prices.money.push_back(price(model.takers.size() + year));
        for (size_t giver = 0; giver < model.givers.size(); ++giver)
            prices.machines.push_back(price(model.takers.size() + model.years + giver));
        Excess excess;
        const double value = pricing.bound(prices, excess);
        const double before = found.value;
        if (value > found.value)
            found = {value, prices};
        if (value - before < kLittle * std::abs(value) && round > 0)
            break;
    }
    return found;
}

int leastMissed(const YearModel &model, double value)
{
    constexpr double kRounded = 1e-7;
    const double missed = yuan(model.missFen);
    if (missed <= 0)
        return 0;
    return std::max(0, int(std::ceil((value - yuan(model.allBudgetsFen())) / missed - kRounded)));
}

// With n years missed at least, and all prices scaled so that a missed year counts t of itself,
// a plan costs at least t * bound + (1 - t) * (n missed years + all budgets); that holds for every
// t down to where a price of money is nothing.
double wholeBound(const YearModel &model, const PricedBound &bound, int leastMissed)
{
    if (model.budgetsFen.empty() || leastMissed <= 0)
        return bound.value;
    const double scale
        = 1 / (1 + *std::min_element(bound.prices.money.begin(), bound.prices.money.end()));
    return std::max(bound.value,
        scale * bound.value
            + (1 - scale) * (leastMissed * yuan(model.missFen) + yuan(model.allBudgetsFen())));
}

} // namespace hz::inventory
