// Several years under a budget each: what to move and repair in the first, what to buy when, so
// that schools meet their targets for as many years as the money can pay, at least cost. Values;
// planYears() blocks, for as long as it is given.
//
// What is minimised, in yuan: all money spent (machines bought, repaired and moved, each journey
// and each delivery), plus missFen for each school and year at whose end it lacks machines. missFen
// is what the school that lacks most costs altogether, so that money is never saved by leaving out
// a school that could be served. Needs are today's (PlanSchool); machines are from the register,
// and each is missing from the end of the year on in which it reaches lifeYears. A budget is its
// year's: what is left of it is lost. Schools give machines only if they meet their targets without
// them in all years, and only to the eight nearest that lack some. All prices and bounds are ours:
// the plan gives none; each is a field of PlanTerms or YearTerms.
//
// A first answer is there at once (money year by year to the schools that lack least). Prices for
// money and machines then tell what no plan can cost less than (each school takes its cheapest
// course by itself). Plans that miss a year less each time are then made to fit the budgets by
// annealing, and an integer program, solved by CBC as a child process, is to prove that no fewer
// can be missed. Where many schools are planned together, or more is asked for, plans are put
// together of the courses that schools took at such prices; what is still open at few schools is
// put to an integer program of all that can be better than the best answer.
#pragma once

#include <hz/inventory/gapplan.h>

#include <functional>

namespace hz::inventory {

struct YearTerms {
    std::vector<qint64> budgetsFen = {}; // of each year, 1 to kMostYears
    int lifeYears = 10; // of use; then a machine is retired
    qint64 journeyFen = 30'000; // from one school to another, whatever it carries
    qint64 deliveryFen = 60'000; // of new machines to a school in a year
    int seconds = 60; // at most
    double gap = 0.01; // near enough to the best
    QString solver = QStringLiteral("cbc");

    bool operator==(const YearTerms &) const = default;
};
inline constexpr int kMostYears = 10;

struct YearPurchase {
    quint32 school = 0;
    int year = 0; // 0: the first
    int count = 0;
    qint64 costFen = 0; // with its delivery

    bool operator==(const YearPurchase &) const = default;
};

struct YearPlan {
    std::vector<TransferOrder> orders; // in the first year, the largest first
    std::vector<YearPurchase> purchases; // by year, the largest first
    std::vector<std::pair<quint32, int>> repairs; // school and machines, in the first year
    std::vector<int> meeting; // schools that meet their targets at each year's end
    std::vector<int> retired; // machines in each year
    std::vector<qint64> spentFen; // in each year
    /// At each year's end: schools that lack machines, and how many.
    std::vector<std::vector<std::pair<quint32, int>>> lacking;
    std::vector<qint64> budgetsFen;
    int known = 0;
    /// What an answer is judged by: a school that does not meet its targets for a year costs
    /// missFen, and money its amount. No answer is below the bound.
    double value = 0;
    double bound = 0;
    qint64 missFen = 0;
    bool isStopped = false; // told to, before it was near enough
    QString trouble = {}; // the solver is missing or failed; the answer holds all the same

    int bought(size_t year) const;
    int moved() const;
    int repaired() const;
    /// At the end.
    const std::vector<std::pair<quint32, int>> &notMet() const { return lacking.back(); }
    /// How far from the best it can still be, of its own value.
    double gap() const { return value > 0 ? (value - bound) / value : 0; }
};

/// What a school that has figures lacks by the end of each year, if nothing comes.
std::vector<int> missingByYear(const PlanSchool &school, QDate day, const YearTerms &years);

/// `better` is told of every better answer or bound, the first at once; on the thread that calls.
/// Told to stop it returns the best so far. Invalid without a budget or with too many.
Result<YearPlan> planYears(const PlanBasis &basis, const Register &inventory,
    const PlanTerms &terms, const YearTerms &years, TaskControl &task,
    const std::function<void(const YearPlan &)> &better = {});

} // namespace hz::inventory
