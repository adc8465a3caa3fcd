#include "yearfit_p.h"
#include "yearmix_p.h"
#include "yearprogram_p.h"
#include "yearsearch_p.h"

#include <hz/core/task.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::YearPlan)
};

class YearPlanner {
public:
    YearPlanner(const PlanBasis &basis, const Register &inventory, const PlanTerms &terms,
        const YearTerms &years, TaskControl &task,
        const std::function<void(const YearPlan &)> &better)
        : m_years(years)
        , m_model(basis, inventory, terms, years)
        , m_menu(m_model)
        , m_task(task)
        , m_better(better)
        , m_until(std::chrono::seconds(years.seconds))
        , m_courses(greedyCourses(m_model))
    {
        tell();
    }

    void improve()
    {
        constexpr int kFirstRounds = 40;
        constexpr int kRounds = 300;
        price(kFirstRounds);
        search({.builds = 20, .rounds = 500});
        price(kRounds);
        search({.builds = 60, .rounds = 2'000, .until = part(10)});
        priceByMenu();
        // Of many schools the whole program is too large.
        constexpr size_t kManyTakers = 300;
        const bool isLarge = m_model.takers.size() > kManyTakers;
        if (isLarge) {
            mix(m_until);
            return;
        }
        // Of few it is solved at once.
        constexpr size_t kFewTakers = 20;
        if (m_model.takers.size() > kFewTakers) {
            fit();
            mix(part(2));
        }
        if (isNearEnough())
            return;
        solveWithin(open(), m_until);
    }

    YearPlan plan() const
    {
        YearPlan plan;
        plan.known = m_model.known;
        plan.retired = m_model.retired;
        plan.budgetsFen = m_years.budgetsFen;
        plan.missFen = m_model.missFen;
        plan.value = value();
        plan.bound = std::clamp(m_bound, 0.0, plan.value);
        plan.isStopped = m_task.isCancelled();
        plan.trouble = m_trouble;
        plan.meeting.assign(m_model.years, m_model.known);
        plan.spentFen.assign(m_model.years, 0);
        plan.lacking.resize(m_model.years);
        std::vector<size_t> taken(m_model.givers.size(), 0);
        for (size_t taker = 0; taker < m_courses.size(); ++taker)
            read(taker, plan, taken);
        std::stable_sort(plan.orders.begin(), plan.orders.end(),
            [](const TransferOrder &a, const TransferOrder &b) { return a.count > b.count; });
        std::stable_sort(plan.purchases.begin(), plan.purchases.end(),
            [](const YearPurchase &a, const YearPurchase &b) {
                return a.year == b.year ? a.count > b.count : a.year < b.year;
            });
        return plan;
    }

private:
    double value() const { return yuan(m_model.valueFen(m_courses)); }
    double open() const { return value() - m_priced.value; }

    bool isNearEnough() const
    {
        constexpr double kExact = 1e-9;
        return m_task.isCancelled() || value() - m_bound <= std::max(m_years.gap, kExact) * value();
    }

    QDeadlineTimer part(int of) const
    {
        return QDeadlineTimer(std::chrono::milliseconds(m_until.remainingTime() / of));
    }

    static int secondsOf(const QDeadlineTimer &until)
    {
        return std::max(1, int((until.remainingTime() + 999) / 1000));
    }

    void tell() const
    {
        if (m_better)
            m_better(plan());
    }

    void price(int rounds)
    {
        if (isNearEnough())
            return;
        const auto from
            = m_priced.prices.money.empty() ? std::nullopt : std::optional(m_priced.prices);
        m_priced = boundByPrices(m_model, from,
            {.known = value(),
                .rounds = rounds,
                .gap = m_years.gap / 4,
                .until = m_until,
                .menu = &m_menu},
            m_task);
        raise(m_priced.value);
    }

    void priceByMenu()
    {
        if (isNearEnough())
            return;
        Result<PricedBound> found = boundByMenu(m_model, m_menu, m_priced,
            {.program = m_years.solver, .seconds = secondsOf(part(2))}, part(2), m_task);
        if (found) {
            m_priced = std::move(*found);
            raise(m_priced.value);
        } else if (found.error().kind != Error::Kind::Cancelled) {
            m_trouble = found.error().message;
        }
    }

    void raise(double bound)
    {
        m_leastMissed = std::max(m_leastMissed, leastMissed(m_model, bound));
        const double whole
            = std::min(value(), std::max(bound, wholeBound(m_model, m_priced, m_leastMissed)));
        if (whole <= m_bound)
            return;
        m_bound = whole;
        tell();
    }

    void search(SearchOptions options)
    {
        if (isNearEnough())
            return;
        options.enough = m_bound / (1 - m_years.gap);
        take(searchedCourses(m_model, m_priced.prices, m_courses, options, m_task));
    }

    void take(Courses courses)
    {
        if (m_model.valueFen(courses) >= m_model.valueFen(m_courses))
            return;
        m_courses = std::move(courses);
        tell();
    }

    // Each time longer: 1, 2, 3… parts of the time there is.
    void mix(const QDeadlineTimer &until)
    {
        constexpr int kMixes = 4;
        constexpr double kSpread = 0.1;
        constexpr int kVaried = 60;
        constexpr qint64 kLeastMs = 20;
        for (int time = 1; time <= kMixes && !isNearEnough() && !until.hasExpired(); ++time) {
            vary(m_menu, m_model, m_priced.prices, kSpread, kVaried, m_dice, m_task);
            for (size_t taker = 0; taker < m_courses.size(); ++taker)
                m_menu.add(taker, m_courses[taker]);
            const int parts
                = (kMixes + time) * (kMixes - time + 1) / 2; // this one and those to come
            const qint64 ms = until.remainingTime() * time / parts;
            std::optional<Courses> mixed = mixedCourses(m_model, m_menu, m_priced,
                {.known = value(),
                    .margin = yuan(m_model.priceFen) * time / (kMixes + 2),
                    .until = QDeadlineTimer(std::max(kLeastMs, ms))},
                m_dice, m_task);
            if (!mixed || !m_model.holds(*mixed))
                continue;
            take(std::move(*mixed));
            // What is left over is not much, but somebody may need just that.
            search({.builds = 0, .rounds = 5'000, .chance = unsigned(m_dice()), .until = until});
        }
    }

    // Plans that miss a year less each time are looked for; now and then it is asked whether the
    // next bound can be proved instead. Either takes longer each time.
    void fit()
    {
        constexpr qint64 kFirstMs = 1'000, kFirstProofMs = 6'000;
        constexpr int kFits = 2; // in vain, between proofs
        qint64 ms = kFirstMs;
        qint64 proofMs = kFirstProofMs;
        int inVain = 0;
        while (!isNearEnough() && !m_until.hasExpired()) {
            const int missed = m_model.misses(m_courses);
            if (missed <= m_leastMissed)
                return;
            if (inVain == kFits) {
                const qint64 left = m_until.remainingTime() * 3 / 4;
                proveMore(QDeadlineTimer(std::min(proofMs, left)));
                proofMs = left;
                inVain = 0;
                continue;
            }
            std::optional<Courses> fitted = fittedCourses(m_model, m_priced, m_courses,
                {.mostMissed = missed - 1,
                    .until = QDeadlineTimer(std::min(ms, m_until.remainingTime()))},
                m_dice, m_task);
            if (fitted && m_model.holds(*fitted)) {
                take(std::move(*fitted));
                search(
                    {.builds = 0, .rounds = 5'000, .chance = unsigned(m_dice()), .until = m_until});
                inVain = 0;
                continue;
            }
            ms = ms * 3 / 2;
            ++inVain;
        }
    }

    // That no more years are missed than at least must be: there is such a plan, or none.
    void proveMore(const QDeadlineTimer &until)
    {
        constexpr double kRounded = 1e-6;
        const double within
            = yuan(m_leastMissed * m_model.missFen + m_model.allBudgetsFen()) * (1 + kRounded);
        const YearProgram program(
            m_model, m_priced, within - m_priced.value, m_leastMissed, m_task);
        const double cutoff = yuan(m_model.allBudgetsFen()) + 1; // above any that holds
        const std::optional<double> bound = solve(program,
            {m_years.solver, secondsOf(until), m_years.gap / 2, cutoff, program.order(), true});
        if (!bound || *bound < cutoff)
            return;
        ++m_leastMissed;
        raise(m_priced.value);
    }

    void solveWithin(double slack, const QDeadlineTimer &until)
    {
        constexpr double kRounded = 1e-6; // of the value: sums of many numbers
        const double within = slack + kRounded * value();
        const YearProgram program(m_model, m_priced, within, std::nullopt, m_task);
        const std::optional<double> bound = solve(
            program, {m_years.solver, secondsOf(until), m_years.gap / 2, m_priced.value + within});
        // What is not in the program costs more than the bound and the slack.
        if (bound)
            raise(std::min(*bound, m_priced.value + within));
    }

    // A better answer is taken; the bound of those in the program.
    std::optional<double> solve(const YearProgram &program, const SolverOptions &options)
    {
        if (m_task.isCancelled())
            return std::nullopt;
        const Result<ProgramAnswer> answer
            = inventory::solve(program.program(), program.valuesOf(m_courses), options, m_task);
        if (!answer) {
            if (answer.error().kind != Error::Kind::Cancelled)
                m_trouble = answer.error().message;
            return std::nullopt;
        }
        if (!answer->values.empty()) {
            Courses courses = program.coursesOf(answer->values);
            if (m_model.holds(courses))
                take(std::move(courses));
            else
                m_trouble = Tr::tr("The solver's answer does not hold.");
        }
        return answer->bound;
    }

    void read(size_t taker, YearPlan &plan, std::vector<size_t> &taken) const
    {
        const Course &course = m_courses[taker];
        const quint32 school = m_model.takers[taker].school;
        int got = course.repaired;
        if (course.repaired > 0)
            plan.repairs.emplace_back(school, course.repaired);
        for (const auto &[at, count] : course.moved) {
            const Lane &lane = m_model.lanes[at];
            const Giver &giver = m_model.givers[lane.giver];
            const auto first = giver.devices.begin() + qsizetype(taken[lane.giver]);
            taken[lane.giver] += size_t(count);
            got += count;
            plan.orders.push_back({.from = giver.school,
                .to = school,
                .count = count,
                .km = lane.km,
                .costFen = count * lane.fen + m_model.journeyFen,
                .devices = {first, first + count}});
        }
        for (size_t year = 0; year < m_model.years; ++year) {
            plan.spentFen[year] += m_model.spentFen(course, year);
            const int bought = course.bought[year];
            got += bought;
            if (bought > 0)
                plan.purchases.push_back(
                    {school, int(year), bought, bought * m_model.priceFen + m_model.deliveryFen});
            const int missing = m_model.takers[taker].missing[year] - got;
            if (missing > 0) {
                --plan.meeting[year];
                plan.lacking[year].emplace_back(school, missing);
            }
        }
    }

    const YearTerms &m_years;
    const YearModel m_model;
    CourseMenu m_menu;
    std::mt19937 m_dice;
    TaskControl &m_task;
    const std::function<void(const YearPlan &)> &m_better;
    const QDeadlineTimer m_until;
    Courses m_courses; // the best so far
    PricedBound m_priced;
    double m_bound = 0;
    int m_leastMissed = 0; // years, of all schools together
    QString m_trouble;
};

} // namespace

int YearPlan::bought(size_t year) const
{
    int count = 0;
    for (const YearPurchase &purchase : purchases)
        count += size_t(purchase.year) == year ? purchase.count : 0;
    return count;
}

int YearPlan::moved() const
{
    int count = 0;
    for (const TransferOrder &order : orders)
        count += order.count;
    return count;
}

int YearPlan::repaired() const
{
    int count = 0;
    for (const auto &[school, machines] : repairs)
        count += machines;
    return count;
}

Result<YearPlan> planYears(const PlanBasis &basis, const Register &inventory,
    const PlanTerms &terms, const YearTerms &years, TaskControl &task,
    const std::function<void(const YearPlan &)> &better)
{
    if (years.budgetsFen.empty() || years.budgetsFen.size() > kMostYears)
        return failure(
            Error::Kind::Invalid, Tr::tr("A plan is for 1 to %1 years.").arg(kMostYears));
    YearPlanner planner(basis, inventory, terms, years, task, better);
    planner.improve();
    return planner.plan();
}

} // namespace hz::inventory
