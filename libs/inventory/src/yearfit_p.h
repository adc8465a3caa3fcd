// A plan that misses no more than so many years, made to fit the budgets: schools' purchases, moves
// and years met are changed a little at a time, at random, until no year's money is overdrawn
// (simulated annealing over all money spent and what is spent too much). Any thread; blocks.
#pragma once

#include "yearbound_p.h"

#include <random>

namespace hz::inventory {

struct FitOptions {
    int mostMissed = 0; // years, of all schools together
    QDeadlineTimer until = QDeadlineTimer(0); // the later, the better
};

/// Nothing if none was found, or told to stop. By the bound a school has only those sets of years
/// met that a plan with so few missed ones can have.
std::optional<Courses> fittedCourses(const YearModel &model, const PricedBound &bound,
    const Courses &start, const FitOptions &options, std::mt19937 &dice, const TaskControl &task);

} // namespace hz::inventory
