// What no plan can cost less than: budgets and what schools can spare get prices, each school then
// takes its cheapest course by itself, and the prices are raised where too much is wanted (a
// Lagrangian dual, by a deflected subgradient method, then by columns). Any thread; blocks.
#pragma once

#include "yearcourse_p.h"
#include "yearmenu_p.h"

#include <QtCore/QDeadlineTimer>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

struct PricedBound {
    double value = 0; // yuan
    Prices prices = {};
};

struct BoundOptions {
    double known = 0; // yuan: the value of some plan
    int rounds = 0;
    double gap = 0; // ends when the bound is as near to what is known, of it
    QDeadlineTimer until = QDeadlineTimer(QDeadlineTimer::Forever);
    CourseMenu *menu = nullptr; // gets every course that a school takes
};

/// Goes on from prices found before; nothing: from none.
PricedBound boundByPrices(const YearModel &model, const std::optional<Prices> &from,
    const BoundOptions &options, const TaskControl &task);

/// The same by the prices of a program whose columns are the courses on the menu: quickly exact
/// once the menu is good, which prices found otherwise make it. `best` is what is known.
Result<PricedBound> boundByMenu(const YearModel &model, CourseMenu &menu, const PricedBound &best,
    const SolverOptions &options, const QDeadlineTimer &until, TaskControl &task);

/// Years that every plan of no less value misses, of all schools together: nobody spends more than
/// the budgets.
int leastMissed(const YearModel &model, double value);

/// What that many missed years say beyond the bound's own number.
double wholeBound(const YearModel &model, const PricedBound &bound, int leastMissed);

} // namespace hz::inventory
