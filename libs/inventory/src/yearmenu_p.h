// The courses that schools took at some prices. Good plans are put together of these. Any thread.
#pragma once

#include "integerprogram_p.h"
#include "yearmodel_p.h"

namespace hz::inventory {

class CourseMenu {
public:
    explicit CourseMenu(const YearModel &model);

    /// Of many courses of a school those that came last are kept.
    void add(size_t taker, const Course &course);
    /// The first is to do nothing.
    const std::vector<Course> &of(size_t taker) const { return m_courses[taker]; }

    /// Each school takes one, or parts of several; the rows are schools, years, then givers.
    IntegerProgram inParts() const;

private:
    const YearModel &m_model;
    std::vector<std::vector<Course>> m_courses; // by taker
};

} // namespace hz::inventory
