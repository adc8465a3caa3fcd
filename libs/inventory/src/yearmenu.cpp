#include "yearmenu_p.h"

#include <algorithm>

namespace hz::inventory {

CourseMenu::CourseMenu(const YearModel &model)
    : m_model(model)
    , m_courses(model.takers.size(), {model.nothing()})
{
}

void CourseMenu::add(size_t taker, const Course &course)
{
    constexpr size_t kMostCourses = 200; // of a school
    std::vector<Course> &courses = m_courses[taker];
    if (std::find(courses.rbegin(), courses.rend(), course) != courses.rend())
        return;
    if (courses.size() >= kMostCourses)
        courses.erase(courses.begin() + 1);
    courses.push_back(course);
}

IntegerProgram CourseMenu::inParts() const
{
    using Terms = std::vector<IntegerProgram::Term>;
    const auto yuan = [](qint64 fen) { return double(fen) / 100; };
    IntegerProgram program;
    std::vector<Terms> spent(m_model.years), given(m_model.givers.size());
    for (size_t taker = 0; taker < m_courses.size(); ++taker) {
        Terms one;
        for (const Course &course : m_courses[taker]) {
            const int column
                = program.addColumn(yuan(m_model.valueFen(taker, course)), kEndless, false);
            one.push_back({column, 1});
            for (size_t year = 0; year < m_model.years; ++year)
                if (const qint64 fen = m_model.spentFen(course, year); fen > 0)
                    spent[year].push_back({column, yuan(fen)});
            for (const auto &[lane, count] : course.moved)
                given[m_model.lanes[lane].giver].push_back({column, double(count)});
        }
        program.addRow(1, 1, std::move(one));
    }
    for (size_t year = 0; year < m_model.years; ++year)
        program.addRow(-kEndless, yuan(m_model.budgetsFen[year]), std::move(spent[year]));
    for (size_t giver = 0; giver < given.size(); ++giver)
        program.addRow(
            -kEndless, double(m_model.givers[giver].devices.size()), std::move(given[giver]));
    return program;
}

} // namespace hz::inventory
