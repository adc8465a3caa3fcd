// A plan put together of courses on a menu, one a school: what each costs more than the school's
// cheapest one, by the prices of the bound, is to add up to as little as can be, and so is what is
// left of budgets and machines (simulated annealing). Budgets may be overdrawn on the way, at a
// penalty that grows; a plan that still does so at the end is mended. Any thread; blocks.
#pragma once

#include "yearbound_p.h"

#include <random>

namespace hz::inventory {

/// Courses at prices that vary by as much, of themselves: what differs little from the best.
void vary(CourseMenu &menu, const YearModel &model, const Prices &prices, double spread, int times,
    std::mt19937 &dice, const TaskControl &task);

struct MixOptions {
    double known = 0; // yuan: the value of some plan; what only dearer plans have is left out
    double margin = 0; // yuan of each budget: to end a little below it is easier than at it
    QDeadlineTimer until = QDeadlineTimer(0); // the later, the better
};

/// Nothing if none was found that keeps all budgets, or told to stop.
std::optional<Courses> mixedCourses(const YearModel &model, const CourseMenu &menu,
    const PricedBound &bound, const MixOptions &options, std::mt19937 &dice,
    const TaskControl &task);

} // namespace hz::inventory
