// The list of schools as people narrow it down, with how each stands by the rules that are asked
// about. Values; any thread.
#pragma once

#include <hz/inventory/summary.h>

#include <array>
#include <vector>

namespace hz::inventory {

enum class SchoolColumn : quint8 {
    Name,
    Kind,
    County,
    Students,
    Teachers,
    Classes,
    StudentComputers,
    StudentRatio,
    TeacherComputers,
    TeacherRatio,
    Displays,
    Failing,
    Verdict,
    Code,
    Locality,
    RunBy, // its county, or the prefecture's bureau itself
};
inline constexpr size_t kSchoolColumns = size_t(SchoolColumn::RunBy) + 1;

struct SchoolQuery {
    QString words = {}; // found in name and code, every one of them
    /// Of each group nothing ticked means everything.
    quint32 kinds = 0; // bit of SchoolKind
    quint32 verdicts = 0; // bit of Verdict, by `rules` together
    std::vector<quint32> counties = {}; // rows of units
    bool onlyInPlan = false;
    /// Indexes into the set; empty: all rules of schools but stretch rules.
    std::vector<quint32> rules = {};

    SchoolColumn sortBy = SchoolColumn::Name;
    bool isDescending = false;

    bool operator==(const SchoolQuery &) const = default;
};

struct SchoolStanding {
    quint32 school = 0; // row of the register, and unit of the evaluation
    Verdict verdict = Verdict::NotApplicable;
    int failing = 0; // how many of the rules
    qint64 gap = 0; // of the rule, where there is only one: what several lack cannot be added up

    bool operator==(const SchoolStanding &) const = default;
};

struct SchoolList {
    std::vector<SchoolStanding> rows; // in order
    /// How many each choice would list, the other groups as they are ticked.
    std::array<int, kSchoolKinds> kinds = {};
    std::array<int, 4> verdicts = {};
    std::vector<int> counties; // by row of units
};

SchoolList listSchools(
    const Register &inventory, const Evaluation &evaluation, const SchoolQuery &query);

/// A school's own result of the rules that are judged jointly; null where none applies.
const RuleResult *studentRatio(const Evaluation &evaluation, quint32 school);
/// Of the rule that asks for teachers' computers; null where there is none.
const RuleResult *teacherRatio(const Evaluation &evaluation, quint32 school);

} // namespace hz::inventory
