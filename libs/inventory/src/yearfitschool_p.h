// One school while a plan is made to fit: what it buys, gets and repairs, and small changes of it.
// Chance decides what is left open. Any thread.
#pragma once

#include "yearmodel_p.h"

#include <array>
#include <random>

namespace hz::inventory {

using ByYear = std::array<int, kMostYears>;

struct FitSchool {
    ByYear bought = {};
    ByYear needed = {}; // by the end of each year, for the years that are to be met
    std::array<qint64, kMostYears> spentFen = {};
    std::array<int, kMostLanes> moved = {}; // by its lanes
    int repaired = 0;
    unsigned met = 0; // a bit a year
};

class SchoolFitter {
public:
    SchoolFitter(const YearModel &model, std::mt19937 &dice)
        : m_model(model)
        , m_dice(dice)
    {
    }

    size_t below(size_t count) { return size_t((quint64(m_dice()) * count) >> 32); }
    bool isOneOf(size_t count) { return below(count) == 0; }
    // Mostly all, now and then fewer.
    int partOf(int most) { return isOneOf(3) ? 1 + int(below(size_t(most))) : most; }

    int missedIn(unsigned met) const;
    static unsigned bitsOf(const std::vector<bool> &years);
    ByYear neededFor(size_t taker, const std::vector<bool> &met) const;

    static int outside(const FitSchool &school); // machines that are not bought
    /// What it has beyond its needs in all years from the first on, before the end.
    int surplus(const FitSchool &school, size_t from, size_t end) const;
    /// A year in which it buys; none: the number of years.
    size_t yearOfPurchase(const FitSchool &school);
    /// How many of what is bought in a year can be bought in another.
    int movable(const FitSchool &school, size_t from, size_t to) const;

    /// Nothing is bought that no year needs.
    void trim(FitSchool &school) const;
    /// What a year lacks is bought in it or before, mostly where something is delivered anyway.
    void fill(FitSchool &school);
    /// So many are not needed any more; mostly the smallest purchase goes.
    void buyLess(FitSchool &school, int count);
    void price(FitSchool &school, size_t taker) const;

private:
    const YearModel &m_model;
    std::mt19937 &m_dice;
};

} // namespace hz::inventory
