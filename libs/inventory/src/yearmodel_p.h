// A plan of several years as numbers: schools that will lack machines, schools that can give some
// away for good, and the journeys between them. What is minimised: money, and missFen for each
// year at whose end a school does not meet its targets. Values; any thread.
#pragma once

#include <hz/inventory/yearplan.h>

namespace hz::inventory {

inline constexpr size_t kMostLanes = 8; // nearest schools that one may get machines from

/// What is minimised is summed in yuan.
inline double yuan(qint64 fen)
{
    return double(fen) / 100;
}

struct Lane { // machines of the first year, from one school to another
    size_t giver = 0;
    size_t taker = 0;
    int km = 0;
    int most = 0; // machines
    qint64 fen = 0; // a machine; the journey comes on top
};

struct Giver {
    quint32 school = 0;
    std::vector<quint32> devices = {}; // rows of the register, in the order they go
};

struct Taker {
    quint32 school = 0;
    std::vector<int> missing = {}; // by the end of each year, if nothing comes; never falls
    int repairable = 0;
    std::vector<size_t> lanes = {}; // the nearest first
    /// What it may lack in some year, ascending, from 0: to have more than one of these and less
    /// than the next helps nobody.
    std::vector<int> levels = {0};
};

/// What is done for one school in all years.
struct Course {
    std::vector<int> bought = {}; // by year
    int repaired = 0;
    std::vector<std::pair<size_t, int>> moved = {}; // lane and machines

    bool operator==(const Course &) const = default;
};
using Courses = std::vector<Course>; // by taker

struct YearModel {
    YearModel(const PlanBasis &basis, const Register &inventory, const PlanTerms &terms,
        const YearTerms &years);

    size_t years = 0;
    std::vector<qint64> budgetsFen = {}; // what of them can be spent
    qint64 priceFen = 0;
    qint64 repairFen = 0;
    qint64 journeyFen = 0;
    qint64 deliveryFen = 0;
    qint64 missFen = 0;
    int smallestLot = 1;
    std::vector<Giver> givers = {};
    std::vector<Taker> takers = {};
    std::vector<Lane> lanes = {};
    std::vector<int> retired = {}; // machines, by year
    int known = 0; // schools that have figures

    qint64 allBudgetsFen() const;
    /// What it must have by the end of each year to meet its targets in these.
    std::vector<int> needed(size_t taker, const std::vector<bool> &met) const;
    /// The sets of years it can meet its targets in: one that is met anyway is among them.
    std::vector<std::vector<bool>> setsOfYears(size_t taker) const;
    int misses(size_t taker, const Course &course) const; // years
    int misses(const Courses &courses) const;
    qint64 spentFen(const Course &course, size_t year) const;
    qint64 valueFen(size_t taker, const Course &course) const;
    qint64 valueFen(const Courses &courses) const;
    Course nothing() const;
    /// Budgets, lots, and what each school has are kept.
    bool holds(const Courses &courses) const;

private:
    void take(const PlanSchool &school, const PlanBasis &basis, const Register &inventory,
        const YearTerms &terms);
    void addLanes(size_t taker, const PlanBasis &basis, const PlanTerms &terms);
};

} // namespace hz::inventory
