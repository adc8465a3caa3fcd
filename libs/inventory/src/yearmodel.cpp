#include "yearmodel_p.h"

#include <algorithm>
#include <numeric>

namespace hz::inventory {

namespace {

bool isGoneBy(qint32 bookedOn, size_t year, QDate day, const YearTerms &terms)
{
    return day.addYears(int(year) + 1 - terms.lifeYears).toJulianDay() >= bookedOn;
}

// Of those whose day is known.
int goneBy(const PlanSchool &school, size_t year, QDate day, const YearTerms &terms)
{
    return int(std::count_if(school.bookedOn.begin(), school.bookedOn.end(),
        [&](qint32 bookedOn) { return isGoneBy(bookedOn, year, day, terms); }));
}

int spareOf(const PlanSchool &school)
{
    return school.studentHave + school.teacherHave + school.idle + school.coming
        - school.studentNeed - school.teacherNeed;
}

} // namespace

std::vector<int> missingByYear(const PlanSchool &school, QDate day, const YearTerms &years)
{
    std::vector<int> missing;
    for (size_t year = 0; year < years.budgetsFen.size(); ++year)
        missing.push_back(
            std::max({0, school.shortage, goneBy(school, year, day, years) - spareOf(school)}));
    return missing;
}

YearModel::YearModel(const PlanBasis &basis, const Register &inventory, const PlanTerms &terms,
    const YearTerms &yearTerms)
    : years(yearTerms.budgetsFen.size())
    , budgetsFen(yearTerms.budgetsFen)
    , priceFen(terms.priceFen)
    , repairFen(terms.repairFen)
    , journeyFen(yearTerms.journeyFen)
    , deliveryFen(yearTerms.deliveryFen)
    , smallestLot(std::max(1, terms.smallestLot))
    , retired(years, 0)
{
    // After the first year only purchases cost money: all sums are multiples of this.
    if (const qint64 step = std::gcd(priceFen, deliveryFen); step > 0)
        for (size_t year = 1; year < years; ++year)
            budgetsFen[year] -= std::max<qint64>(0, budgetsFen[year]) % step;
    for (const PlanSchool &school : basis.schools)
        if (school.isKnown)
            take(school, basis, inventory, yearTerms);
    int most = 0;
    for (const Taker &taker : takers)
        most = std::max(most, taker.missing.back());
    missFen = most * priceFen + deliveryFen + repairFen;
    for (size_t taker = 0; taker < takers.size(); ++taker)
        addLanes(taker, basis, terms);
}

void YearModel::take(const PlanSchool &school, const PlanBasis &basis, const Register &inventory,
    const YearTerms &terms)
{
    ++known;
    std::vector<int> missing = missingByYear(school, basis.day, terms);
    int gone = 0;
    for (size_t year = 0; year < years; ++year) {
        const int before = gone;
        gone = goneBy(school, year, basis.day, terms);
        retired[year] += gone - before;
    }
    if (missing.back() > 0) {
        Taker taker{.school = school.school,
            .missing = std::move(missing),
            .repairable = school.repairable};
        for (const int level : taker.missing)
            if (level > taker.levels.back())
                taker.levels.push_back(level);
        takers.push_back(std::move(taker));
        return;
    }
    Giver giver{.school = school.school};
    for (const quint32 row : school.spare)
        if (int(giver.devices.size()) < spareOf(school) - gone
            && !isGoneBy(inventory.devices()[row].bookedOn, years - 1, basis.day, terms))
            giver.devices.push_back(row);
    if (!giver.devices.empty())
        givers.push_back(std::move(giver));
}

void YearModel::addLanes(size_t to, const PlanBasis &basis, const PlanTerms &terms)
{
    Taker &taker = takers[to];
    std::vector<Lane> near;
    for (size_t from = 0; from < givers.size(); ++from) {
        const Giver &giver = givers[from];
        const bool isFar = basis.schools[giver.school].county != basis.schools[taker.school].county;
        const int most = std::min(int(giver.devices.size()), taker.missing.back());
        if ((isFar && !terms.movesAcrossCounties) || most < smallestLot)
            continue;
        const int km = basis.kilometres(giver.school, taker.school, terms);
        near.push_back({from, to, km, most, terms.handlingFen + km * terms.kmFen});
    }
    const size_t count = std::min(kMostLanes, near.size());
    std::partial_sort(near.begin(), near.begin() + qsizetype(count), near.end(),
        [](const Lane &a, const Lane &b) { return a.km < b.km; });
    for (size_t i = 0; i < count; ++i) {
        taker.lanes.push_back(lanes.size());
        lanes.push_back(near[i]);
    }
}

qint64 YearModel::allBudgetsFen() const
{
    return std::accumulate(budgetsFen.begin(), budgetsFen.end(), qint64(0));
}

std::vector<int> YearModel::needed(size_t taker, const std::vector<bool> &met) const
{
    std::vector<int> needed;
    int last = 0;
    for (size_t year = 0; year < years; ++year) {
        if (met[year])
            last = takers[taker].missing[year];
        needed.push_back(last);
    }
    return needed;
}

std::vector<std::vector<bool>> YearModel::setsOfYears(size_t taker) const
{
    std::vector<std::vector<bool>> sets;
    for (unsigned bits = 0; bits < 1U << years; ++bits) {
        std::vector<bool> met;
        for (size_t year = 0; year < years; ++year)
            met.push_back((bits >> year & 1) != 0);
        const std::vector<int> have = needed(taker, met);
        bool isWhole = true;
        for (size_t year = 0; year < years; ++year)
            isWhole = isWhole && (met[year] || have[year] < takers[taker].missing[year]);
        if (isWhole)
            sets.push_back(std::move(met));
    }
    return sets;
}

int YearModel::misses(const Courses &courses) const
{
    int missed = 0;
    for (size_t taker = 0; taker < takers.size(); ++taker)
        missed += misses(taker, courses[taker]);
    return missed;
}

int YearModel::misses(size_t taker, const Course &course) const
{
    int got = course.repaired;
    for (const auto &[lane, count] : course.moved)
        got += count;
    int missed = 0;
    for (size_t year = 0; year < years; ++year) {
        got += course.bought[year];
        missed += got < takers[taker].missing[year] ? 1 : 0;
    }
    return missed;
}

qint64 YearModel::spentFen(const Course &course, size_t year) const
{
    const int bought = course.bought[year];
    qint64 spent = bought > 0 ? bought * priceFen + deliveryFen : 0;
    if (year > 0)
        return spent;
    spent += course.repaired * repairFen;
    for (const auto &[lane, count] : course.moved)
        spent += count * lanes[lane].fen + journeyFen;
    return spent;
}

qint64 YearModel::valueFen(size_t taker, const Course &course) const
{
    qint64 value = misses(taker, course) * missFen;
    for (size_t year = 0; year < years; ++year)
        value += spentFen(course, year);
    return value;
}

qint64 YearModel::valueFen(const Courses &courses) const
{
    qint64 value = 0;
    for (size_t taker = 0; taker < takers.size(); ++taker)
        value += valueFen(taker, courses[taker]);
    return value;
}

Course YearModel::nothing() const
{
    return {.bought = std::vector<int>(years, 0)};
}

bool YearModel::holds(const Courses &courses) const
{
    std::vector<qint64> money = budgetsFen;
    std::vector<int> left;
    for (const Giver &giver : givers)
        left.push_back(int(giver.devices.size()));
    if (courses.size() != takers.size())
        return false;
    for (size_t taker = 0; taker < takers.size(); ++taker) {
        const Course &course = courses[taker];
        for (size_t year = 0; year < years; ++year)
            if (course.bought[year] < 0 || (money[year] -= spentFen(course, year)) < 0)
                return false;
        if (course.repaired < 0 || course.repaired > takers[taker].repairable)
            return false;
        for (const auto &[lane, count] : course.moved)
            if (lanes[lane].taker != taker || count < smallestLot || count > lanes[lane].most
                || (left[lanes[lane].giver] -= count) < 0)
                return false;
    }
    return true;
}

} // namespace hz::inventory
