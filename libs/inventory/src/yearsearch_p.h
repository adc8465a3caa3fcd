// Good plans of several years quickly. Any thread; blocks.
#pragma once

#include "yearcourse_p.h"

#include <QtCore/QDeadlineTimer>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

/// Money year by year to the schools that lack least. At once, and always holds.
Courses greedyCourses(const YearModel &model);

struct SearchOptions {
    int builds = 1; // from nothing, at prices that vary
    int rounds = 0; // of bettering what there is
    unsigned chance = 0; // another number, other luck
    double enough = 0; // yuan: ends at a value no greater than this
    QDeadlineTimer until = QDeadlineTimer(QDeadlineTimer::Forever);
};

/// Never worse than `start`, which holds. Schools choose one after the other at these prices from
/// what is left, the certain ones first; then a few at a time give back what they were to get and
/// choose anew. Chance decides which. Ends when told to stop.
Courses searchedCourses(const YearModel &model, const Prices &prices, Courses start,
    const SearchOptions &options, const TaskControl &task);

} // namespace hz::inventory
