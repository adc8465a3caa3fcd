#include <hz/core/task.h>
#include <hz/inventory/summary.h>

#include <algorithm>

namespace hz::inventory {

bool isWithin(const Evaluation &evaluation, quint32 school, quint32 unit)
{
    return school == unit || evaluation.units[unit].level == UnitLevel::Prefecture
        || evaluation.units[school].county == unit;
}

namespace {

// The group of each rule, by its place in the set.
std::vector<size_t> groupsOfRules(const RuleSet &set)
{
    std::vector<size_t> groups;
    for (const Rule &rule : set.rules)
        groups.push_back(
            size_t(std::find_if(set.groups.begin(), set.groups.end(),
                       [&rule](const RuleGroup &group) { return group.id == rule.group; })
                - set.groups.begin()));
    return groups;
}

bool appliesAny(const GroupStanding &group)
{
    return group.passing + group.failing + group.withoutData > 0;
}

// One of each group of the set, also where none of its rules applies.
std::vector<GroupStanding> allGroups(
    const Evaluation &evaluation, quint32 unit, const std::vector<size_t> &groupOf)
{
    std::vector<GroupStanding> groups(evaluation.set.groups.size());
    for (quint32 i = 0; i < groups.size(); ++i)
        groups[i].group = i;
    for (const RuleResult &result : evaluation.of(unit)) {
        if (evaluation.set.rules[result.rule].isStretch)
            continue;
        GroupStanding &standing = groups[groupOf[result.rule]];
        standing.passing += int(result.verdict == Verdict::Pass);
        standing.failing += int(result.verdict == Verdict::Fail);
        standing.withoutData += int(result.verdict == Verdict::NoData);
    }
    return groups;
}

} // namespace

std::vector<GroupStanding> standingByGroup(const Evaluation &evaluation, quint32 unit)
{
    std::vector<GroupStanding> groups = allGroups(evaluation, unit, groupsOfRules(evaluation.set));
    std::erase_if(groups, [](const GroupStanding &group) { return !appliesAny(group); });
    return groups;
}

std::vector<SchoolGroups> schoolsByGroup(const Evaluation &evaluation, quint32 unit, size_t most)
{
    const std::vector<size_t> groupOf = groupsOfRules(evaluation.set);
    std::vector<SchoolGroups> schools;
    for (quint32 i = 0; i < evaluation.units.size(); ++i) {
        if (evaluation.units[i].level != UnitLevel::School || !isWithin(evaluation, i, unit))
            continue;
        SchoolGroups school{.unit = i, .groups = allGroups(evaluation, i, groupOf)};
        if (std::none_of(school.groups.begin(), school.groups.end(), appliesAny))
            continue;
        for (const GroupStanding &group : school.groups)
            school.failing += group.failing;
        schools.push_back(std::move(school));
    }
    std::stable_sort(schools.begin(), schools.end(),
        [](const SchoolGroups &a, const SchoolGroups &b) { return a.failing > b.failing; });
    schools.resize(std::min(most, schools.size()));
    return schools;
}

std::vector<quint32> stageRatioRules(const RuleSet &set)
{
    std::vector<quint32> rules;
    for (quint32 i = 0; i < set.rules.size(); ++i)
        if (!set.rules[i].joint.isEmpty())
            rules.push_back(i);
    return rules;
}

std::vector<quint32> ratioRules(const RuleSet &set)
{
    std::vector<quint32> rules;
    for (quint32 i = 0; i < set.rules.size(); ++i)
        if (const Rule &rule = set.rules[i]; rule.isFor(UnitLevel::School)
            && rule.test == Rule::Test::AtMost && !rule.takesOnePersonShare && !rule.isStretch)
            rules.push_back(i);
    return rules;
}

std::vector<quint32> areasOf(const Evaluation &evaluation, quint32 unit)
{
    std::vector<quint32> areas;
    if (evaluation.units[unit].level != UnitLevel::Prefecture)
        return areas;
    for (quint32 i = 0; i < evaluation.units.size(); ++i)
        if (evaluation.units[i].level == UnitLevel::County)
            areas.push_back(i);
    return areas;
}

Verdict verdictOf(const Evaluation &evaluation, quint32 school, const std::vector<quint32> &rules)
{
    Verdict verdict = Verdict::NotApplicable;
    for (const quint32 rule : rules) {
        const RuleResult *result = evaluation.result(school, rule);
        if (!result || result->verdict == Verdict::NotApplicable)
            continue;
        if (result->verdict == Verdict::Fail)
            return Verdict::Fail;
        if (result->verdict == Verdict::NoData || verdict == Verdict::NotApplicable)
            verdict = result->verdict;
    }
    return verdict;
}

AreaStanding standingOf(const Evaluation &evaluation, const Register &inventory, quint32 unit,
    const std::vector<quint32> &rules)
{
    AreaStanding standing{.unit = unit};
    for (quint32 i = 0; i < inventory.schools().size(); ++i) {
        if (!inventory.schools()[i].isInPlan() || !isWithin(evaluation, i, unit))
            continue;
        const Verdict verdict = verdictOf(evaluation, i, rules);
        standing.schools += int(verdict != Verdict::NotApplicable);
        standing.meeting += int(verdict == Verdict::Pass);
        standing.failing += int(verdict == Verdict::Fail);
        standing.withoutData += int(verdict == Verdict::NoData);
    }
    return standing;
}

std::vector<SchoolGap> worstSchools(
    const Evaluation &evaluation, quint32 unit, const std::vector<quint32> &rules, size_t most)
{
    std::vector<SchoolGap> worst;
    for (quint32 i = 0; i < evaluation.units.size(); ++i) {
        if (evaluation.units[i].level != UnitLevel::School || !isWithin(evaluation, i, unit))
            continue;
        const RuleResult *largest = nullptr;
        for (const quint32 rule : rules) {
            const RuleResult *result = evaluation.result(i, rule);
            if (result && result->verdict == Verdict::Fail
                && (!largest || result->gap > largest->gap))
                largest = result;
        }
        if (largest)
            worst.push_back({i, *largest});
    }
    const size_t kept = std::min(most, worst.size());
    std::partial_sort(worst.begin(), worst.begin() + qptrdiff(kept), worst.end(),
        [](const SchoolGap &a, const SchoolGap &b) {
            return a.result.gap == b.result.gap ? a.unit < b.unit : a.result.gap > b.result.gap;
        });
    worst.resize(kept);
    return worst;
}

Result<std::vector<YearFigure>> trendOf(const Register &inventory, const RuleVersions &versions,
    const UnitCode &unit, const QStringList &rules, TaskControl &task)
{
    std::vector<YearFigure> figures;
    for (const int year : inventory.censusYears()) {
        const RuleSet &set = versions.validOn(censusDay(nullptr, year));
        HZ_TRY(const Evaluation evaluation, evaluate(inventory, set, year, task));
        YearFigure figure{.year = year};
        const quint32 row = evaluation.unitOf(unit);
        for (const QString &id : rules) {
            const Rule *rule = set.rule(id);
            const RuleResult *result = rule && row != kNoRow
                ? evaluation.result(row, quint32(rule - set.rules.data()))
                : nullptr;
            figure.values.push_back(result ? measuredValue(evaluation, *result) : std::nullopt);
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace hz::inventory
