// What one screen, or the first page of a report, says of a unit: rules by group, ratios by area
// and stage, where schools fall short and which the most. Values; any thread.
#pragma once

#include <hz/inventory/evaluation.h>
#include <hz/inventory/ruleversions.h>

#include <vector>

namespace hz::inventory {

/// How many rules of a group the unit meets.
struct GroupStanding {
    quint32 group = 0; // in the set
    int passing = 0;
    int failing = 0;
    int withoutData = 0;

    bool operator==(const GroupStanding &) const = default;
};

/// How many schools of an area meet every rule that is asked about.
struct AreaStanding {
    quint32 unit = 0;
    int schools = 0; // that some of the rules apply to
    int meeting = 0;
    int failing = 0;
    int withoutData = 0;

    bool operator==(const AreaStanding &) const = default;
};

struct SchoolGap {
    quint32 unit = 0;
    RuleResult result = {};

    bool operator==(const SchoolGap &) const = default;
};

/// A school and how it stands by the rules of each group.
struct SchoolGroups {
    quint32 unit = 0;
    int failing = 0; // rules of all groups
    std::vector<GroupStanding> groups = {}; // one a group of the set, in its order

    bool operator==(const SchoolGroups &) const = default;
};

struct YearFigure {
    int year = 0;
    std::vector<std::optional<double>> values = {}; // one a rule: numerator ÷ denominator

    bool operator==(const YearFigure &) const = default;
};

/// Stretch rules are left out: nobody has to meet them.
std::vector<GroupStanding> standingByGroup(const Evaluation &evaluation, quint32 unit);

/// The schools of a unit by group, those first that fail most rules. Stretch rules are left out,
/// and schools that no rule applies to.
std::vector<SchoolGroups> schoolsByGroup(const Evaluation &evaluation, quint32 unit, size_t most);

/// The rules that ask for computers for people, stage by stage: those judged jointly.
std::vector<quint32> stageRatioRules(const RuleSet &set);
/// Those and the ones for teachers: what people mean by a school that has enough computers. One
/// machine a person is another target and not among them.
std::vector<quint32> ratioRules(const RuleSet &set);

/// The counties of the prefecture, or nothing for another unit.
std::vector<quint32> areasOf(const Evaluation &evaluation, quint32 unit);
/// Schools of the unit by these rules; those beside the plan are left out.
AreaStanding standingOf(const Evaluation &evaluation, const Register &inventory, quint32 unit,
    const std::vector<quint32> &rules);
/// How a school stands by these rules together: fails one, lacks data for one, meets them all;
/// NotApplicable where none applies.
Verdict verdictOf(const Evaluation &evaluation, quint32 school, const std::vector<quint32> &rules);

/// The schools that lack most by these rules, the worst first, each once with its worst result.
std::vector<SchoolGap> worstSchools(
    const Evaluation &evaluation, quint32 unit, const std::vector<quint32> &rules, size_t most);

/// Whether a school is in a unit, or is it.
bool isWithin(const Evaluation &evaluation, quint32 school, quint32 unit);

/// How ratios of a unit went over the census years, each by the version in force then. Rules are
/// known by their ids: another version has them elsewhere.
Result<std::vector<YearFigure>> trendOf(const Register &inventory, const RuleVersions &versions,
    const UnitCode &unit, const QStringList &rules, TaskControl &task);

} // namespace hz::inventory
