// The plan of several years as an integer program, as tight as it gets: a school chooses the years
// in which it meets its targets, and what is bought in a year for a level is bounded by that level
// (the facility-location form of lot sizing). Left out is what only plans can do that cost too
// much, by the prices of the bound. Any thread.
#pragma once

#include "integerprogram_p.h"
#include "yearbound_p.h"

namespace hz::inventory {

class YearProgram {
public:
    /// Every plan that costs no more than the bound plus `slack`, in yuan, is in the program; told
    /// to stop, it is of no use.
    YearProgram(const YearModel &model, const PricedBound &bound, double slack,
        std::optional<int> mostMissed, const TaskControl &task);

    const IntegerProgram &program() const { return m_program; }
    /// What is best decided first, as of SolverOptions: the years met, then deliveries.
    std::vector<int> order() const;
    /// Courses that hold, as the program's columns; nothing if they are not all in it.
    std::vector<double> valuesOf(const Courses &courses) const;
    Courses coursesOf(const std::vector<double> &values) const;

private:
    struct Choice { // of years in which a school meets its targets
        std::vector<bool> met = {};
        std::vector<int> needed = {}; // by the end of each year
        int column = -1;
    };
    struct Part { // of a level, bought in a year
        size_t year = 0;
        size_t level = 0;
        int column = -1;
    };
    struct LanePart {
        size_t lane = 0;
        std::vector<int> byLevel = {}; // columns
        int isUsed = -1;
    };
    struct School {
        std::vector<Choice> choices = {};
        std::vector<Part> parts = {};
        std::vector<int> isDelivered = {}; // columns by year; -1: never
        std::vector<int> repaired = {}; // columns by level
        std::vector<LanePart> lanes = {};
    };

    static double missedBy(const Choice &choice); // years
    void choose(size_t taker, const PricedBound &bound, double slack);
    void fill(size_t taker, const Course &course, std::vector<double> &values) const;
    void addColumns(size_t taker);
    void addRows(size_t taker);
    void addSharedRows();

    const YearModel &m_model;
    const std::optional<int> m_mostMissed;
    CourseFinder m_finder;
    IntegerProgram m_program;
    std::vector<School> m_schools;
};

} // namespace hz::inventory
