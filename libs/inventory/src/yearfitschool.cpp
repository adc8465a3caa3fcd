#include "yearfitschool_p.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace hz::inventory {

int SchoolFitter::missedIn(unsigned met) const
{
    int missed = 0;
    for (size_t year = 0; year < m_model.years; ++year)
        missed += (met >> year & 1) == 0 ? 1 : 0;
    return missed;
}

unsigned SchoolFitter::bitsOf(const std::vector<bool> &years)
{
    unsigned bits = 0;
    for (size_t year = 0; year < years.size(); ++year)
        bits |= (years[year] ? 1U : 0) << year;
    return bits;
}

ByYear SchoolFitter::neededFor(size_t taker, const std::vector<bool> &met) const
{
    const std::vector<int> needed = m_model.needed(taker, met);
    ByYear byYear = {};
    std::copy(needed.begin(), needed.end(), byYear.begin());
    return byYear;
}

int SchoolFitter::outside(const FitSchool &school)
{
    return std::accumulate(school.moved.begin(), school.moved.end(), school.repaired);
}

int SchoolFitter::surplus(const FitSchool &school, size_t from, size_t end) const
{
    int got = outside(school);
    int least = std::numeric_limits<int>::max();
    for (size_t year = 0; year < end; ++year) {
        got += school.bought[year];
        if (year >= from)
            least = std::min(least, got - school.needed[year]);
    }
    return least;
}

void SchoolFitter::trim(FitSchool &school) const
{
    for (size_t year = m_model.years; year-- > 0;)
        if (school.bought[year] > 0)
            school.bought[year]
                -= std::clamp(surplus(school, year, m_model.years), 0, school.bought[year]);
}

void SchoolFitter::fill(FitSchool &school)
{
    int got = outside(school);
    for (size_t year = 0; year < m_model.years; ++year) {
        got += school.bought[year];
        const int lacking = school.needed[year] - got;
        if (lacking <= 0)
            continue;
        size_t at = below(year + 1);
        if (isOneOf(2))
            for (size_t earlier = 0; earlier <= year; ++earlier)
                if (school.bought[earlier] > 0) {
                    at = earlier;
                    if (isOneOf(2))
                        break;
                }
        school.bought[at] += lacking;
        got += lacking;
    }
}

void SchoolFitter::buyLess(FitSchool &school, int count)
{
    constexpr int kTries = 8;
    for (int time = 0; time < kTries && count > 0; ++time) {
        size_t at = below(m_model.years);
        if (isOneOf(2))
            for (size_t year = 0; year < m_model.years; ++year)
                if (school.bought[year] > 0
                    && (school.bought[at] == 0 || school.bought[year] < school.bought[at]))
                    at = year;
        const int less = std::min({count, school.bought[at], surplus(school, at, m_model.years)});
        if (less <= 0)
            continue;
        school.bought[at] -= less;
        count -= less;
    }
}

void SchoolFitter::price(FitSchool &school, size_t taker) const
{
    for (size_t year = 0; year < m_model.years; ++year)
        school.spentFen[year] = school.bought[year] > 0
            ? school.bought[year] * m_model.priceFen + m_model.deliveryFen
            : 0;
    school.spentFen[0] += school.repaired * m_model.repairFen;
    const std::vector<size_t> &lanes = m_model.takers[taker].lanes;
    for (size_t at = 0; at < lanes.size(); ++at)
        if (school.moved[at] > 0)
            school.spentFen[0]
                += school.moved[at] * m_model.lanes[lanes[at]].fen + m_model.journeyFen;
}

size_t SchoolFitter::yearOfPurchase(const FitSchool &school)
{
    const size_t some = below(m_model.years);
    if (school.bought[some] > 0)
        return some;
    size_t found = m_model.years;
    for (size_t year = 0; year < m_model.years; ++year)
        if (school.bought[year] > 0) {
            found = year;
            if (isOneOf(2))
                break;
        }
    return found;
}

int SchoolFitter::movable(const FitSchool &school, size_t from, size_t to) const
{
    return to < from ? school.bought[from]
                     : std::min(school.bought[from], surplus(school, from, to));
}

} // namespace hz::inventory
