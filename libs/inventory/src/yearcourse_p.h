// The cheapest course of one school, by dynamic programming over the years and what it has by then.
// Any thread; one finder a thread.
#pragma once

#include "yearmodel_p.h"

namespace hz::inventory {

/// What money and machines are worth beyond their amount, because others want them too.
struct Prices {
    std::vector<double> money = {}; // by year: a yuan costs 1 + this
    std::vector<double> machines = {}; // by giver, yuan each
};

/// What there is to spend.
struct Left {
    std::vector<qint64> moneyFen = {}; // by year
    std::vector<int> machines = {}; // by giver
};

struct PricedCourse {
    double cost = 0; // at these prices, with what is missed; yuan
    Course course = {};
};

class CourseFinder {
public:
    /// Purchases that bring a school to a level at once are enough for the least cost; where money
    /// is left in several years, what several of them buy together can be more.
    enum class Purchases { AtOnce, InParts };

    explicit CourseFinder(const YearModel &model);

    PricedCourse cheapest(size_t taker, const Prices &prices);
    /// That takes no more than what is left.
    PricedCourse cheapest(size_t taker, const Prices &prices, const Left &left, Purchases kind);
    /// What it costs at least to meet the targets in each of these sets of years; the others count
    /// as missed. Endless where that cannot be.
    std::vector<double> leastCosts(
        size_t taker, const Prices &prices, const std::vector<std::vector<bool>> &met);
    /// What it costs at least if something is delivered in this year, or comes by this lane.
    double leastCostWithDelivery(size_t taker, const Prices &prices, size_t year);
    double leastCostWithLane(size_t taker, const Prices &prices, size_t lane);

private:
    struct Demand { // what must be, whatever it costs
        std::optional<std::vector<bool>> met = {};
        std::optional<size_t> delivery = {}; // year
        std::optional<size_t> lane = {};
    };
    struct Source {
        size_t lane = 0;
        bool isRepair = false;
        std::vector<int> taken = {}; // by machines from here and from the sources before
    };

    struct Choice {
        double cost = 0;
        int outside = 0; // machines that are not bought
        size_t year = 0; // of the first purchase
        size_t stock = 0; // that it brings
    };

    void ask(size_t taker, const Prices &prices, const Left *left, Purchases kind);
    void lookOutside();
    void addSource(const Source &source, double fixed, double each, int least, int most);
    void lookAhead();
    Course courseOf(int outside, size_t firstYear, size_t firstStock) const;
    PricedCourse best();
    void tryOutside(int outside, Choice &chosen) const;
    double missed(size_t year, int stock) const;
    double buying(size_t year, int count) const; // endless if it cannot be paid
    size_t cheapestStep(size_t year, size_t stock) const;

    const YearModel &m_model;
    const Prices *m_prices = nullptr;
    const Left *m_left = nullptr;
    Demand m_demand = {};
    const Taker *m_taker = nullptr;
    std::vector<int> m_stock; // amounts worth having, ascending from 0
    std::vector<double> m_outside; // cost of getting exactly so many without buying
    std::vector<Source> m_sources;
    std::vector<std::vector<double>> m_ahead; // by year and stock: of this year and all after
    std::vector<double> m_before;
};

} // namespace hz::inventory
