#include "fields_p.h"
#include "worksfeed_p.h"

#include <hz/core/task.h>
#include <hz/inventory/evaluation.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QSet>

#include <algorithm>
#include <numeric>

namespace hz::inventory {

namespace {

const QString kOutletAnswer = QStringLiteral("outletMbps");

constexpr Term kVerdictTerms[] = {
    {"pass", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Met")},
    {"fail", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Not met")},
    {"na", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Does not apply")},
    {"noData", QT_TRANSLATE_NOOP("hz::inventory::Terms", "No data")},
};

qint64 dividedUp(qint64 value, qint64 by)
{
    return (value + by - 1) / by;
}

// The stages of a school that are judged as one, in weights: people of a stage count `weight` each
// against `whole` for each computer, which is people ÷ their own limit without a fraction.
struct JointStages {
    struct Part {
        quint32 rule;
        qint64 people;
        qint64 weight;
    };
    std::vector<Part> parts;
    qint64 whole = 1;

    qint64 weighted() const
    {
        return std::accumulate(parts.begin(), parts.end(), qint64(0),
            [](qint64 sum, const Part &part) { return sum + part.people * part.weight; });
    }
};

JointStages jointOf(const RuleSet &set, const std::vector<quint32> &rules,
    const std::function<std::optional<qint64>(const Rule &)> &peopleOf)
{
    JointStages joint;
    for (const quint32 index : rules)
        if (set.rules[index].threshold > 0)
            joint.whole = std::lcm(joint.whole, set.rules[index].threshold);
    for (const quint32 index : rules) {
        const Rule &rule = set.rules[index];
        const std::optional<qint64> people = peopleOf(rule);
        if (people && *people > 0 && rule.threshold > 0)
            joint.parts.push_back({index, *people, joint.whole / rule.threshold});
    }
    return joint;
}

// Computers of a school split over its stages as they need them, by largest remainders.
std::vector<qint64> splitByNeed(qint64 computers, const JointStages &joint)
{
    const qint64 all = joint.weighted();
    std::vector<qint64> shares(joint.parts.size());
    if (all == 0)
        return shares;
    std::vector<std::pair<qint64, size_t>> remainders;
    qint64 left = computers;
    for (size_t i = 0; i < joint.parts.size(); ++i) {
        const qint64 exact = computers * joint.parts[i].people * joint.parts[i].weight;
        shares[i] = exact / all;
        left -= shares[i];
        remainders.emplace_back(-(exact % all), i);
    }
    std::sort(remainders.begin(), remainders.end());
    for (qint64 i = 0; i < left; ++i)
        ++shares[remainders[size_t(i)].second];
    return shares;
}

// What a unit has, to be measured.
struct Measured {
    const Figures &figures;
    const QMap<QString, qint64> &answers;
    const QMap<QString, qint64> &answersOverYears; // where a rule looks back
    const Definitions &definitions;

    std::optional<qint64> value(const Quantity &quantity, const QMap<QString, qint64> &from) const
    {
        return valueOf(quantity, figures, &from, definitions);
    }
    std::optional<qint64> sum(
        const std::vector<Quantity> &quantities, const QMap<QString, qint64> &from) const
    {
        qint64 sum = 0;
        for (const Quantity &quantity : quantities) {
            const std::optional<qint64> part = value(quantity, from);
            if (!part)
                return std::nullopt;
            sum += *part;
        }
        return sum;
    }
    std::optional<qint64> numerator(const Rule &rule) const
    {
        return sum(rule.of, rule.overYears > 1 ? answersOverYears : answers);
    }
    std::optional<qint64> denominator(const Rule &rule) const
    {
        return rule.over.empty() ? std::optional<qint64>(1) : sum(rule.over, answers);
    }
};

void judgeNumbers(const Rule &rule, RuleResult &result)
{
    const qint64 limit = result.threshold * result.denominator;
    if (rule.test == Rule::Test::AtMost) {
        const bool passes = result.denominator > 0 && result.numerator <= limit;
        result.verdict = passes ? Verdict::Pass : Verdict::Fail;
        result.isFew = passes && result.numerator * 100 > limit * 95;
        result.gap = passes || result.threshold == 0
            ? 0
            : dividedUp(result.numerator, result.threshold) - result.denominator;
        return;
    }
    const qint64 least = rule.test == Rule::Test::AtLeastPercent ? dividedUp(limit, 100) : limit;
    result.verdict = result.numerator >= least ? Verdict::Pass : Verdict::Fail;
    result.gap = std::max<qint64>(0, least - result.numerator);
}

void judgeEach(const Rule &rule, const Measured &unit, RuleResult &result)
{
    int unknown = 0;
    int met = 0;
    for (const Quantity &quantity : rule.of) {
        const std::optional<qint64> value
            = unit.value(quantity, rule.overYears > 1 ? unit.answersOverYears : unit.answers);
        unknown += int(!value);
        met += int(value && *value > 0);
    }
    result.numerator = met;
    result.denominator = qint64(rule.of.size());
    result.gap = result.denominator - met;
    if (result.gap == 0)
        result.verdict = Verdict::Pass;
    else
        result.verdict = result.gap > unknown ? Verdict::Fail : Verdict::NoData;
}

void judge(const Rule &rule, const Measured &unit, RuleResult &result)
{
    result.threshold = rule.threshold;
    if (rule.test == Rule::Test::All) {
        judgeEach(rule, unit, result);
        return;
    }
    const std::optional<qint64> numerator = unit.numerator(rule);
    const std::optional<qint64> denominator = unit.denominator(rule);
    if (!numerator || !denominator) {
        result.verdict = Verdict::NoData;
        return;
    }
    result.numerator = *numerator;
    result.denominator = *denominator;
    const bool isRatio = rule.test == Rule::Test::AtMost;
    const bool isEmpty = isRatio ? *numerator == 0 : *denominator == 0;
    if (isEmpty && !rule.over.empty())
        result.verdict = Verdict::NotApplicable; // nobody to serve, nothing to divide by
    else if (rule.test == Rule::Test::Done || rule.test == Rule::Test::Present
        || rule.test == Rule::Test::Judged) {
        result.numerator = int(*numerator > 0);
        result.verdict = *numerator > 0 ? Verdict::Pass : Verdict::Fail;
        result.gap = 1 - result.numerator;
    } else {
        judgeNumbers(rule, result);
    }
}

// Pass: it applies. NotApplicable: it does not. NoData: nobody can tell.
Verdict applicability(const Rule &rule, const School &school, const Figures &figures,
    const QMap<QString, qint64> &answers, const Definitions &definitions)
{
    const RuleScope &scope = rule.scope;
    const bool isSpecialInBand = scope.isBand && definitions.specialSchoolsInBands
        && school.kind == SchoolKind::SpecialSchool;
    if (!scope.kinds[size_t(school.kind)] && !isSpecialInBand)
        return Verdict::NotApplicable;
    if (answers.value(QLatin1StringView("exempt.") + rule.id) > 0)
        return Verdict::NotApplicable;
    if (!scope.answer.isEmpty() && answers.value(scope.answer) <= 0)
        return Verdict::NotApplicable;
    if (scope.locality) {
        if (!school.locality)
            return Verdict::NoData;
        if (*school.locality != *scope.locality)
            return Verdict::NotApplicable;
    }
    if (scope.stage) {
        const std::span<const Stage> stages = stagesOf(school.kind);
        const bool teaches = std::find(stages.begin(), stages.end(), *scope.stage) != stages.end();
        if (!teaches && figures.stages[size_t(*scope.stage)].students == 0)
            return Verdict::NotApplicable;
    }
    if (scope.enrolmentAtLeast > definitions.smallestEnrolment) {
        if (!figures.hasCensus)
            return Verdict::NoData;
        if (figures.students() < scope.enrolmentAtLeast)
            return Verdict::NotApplicable;
    }
    return Verdict::Pass;
}

bool isInYear(const Rule &rule, int year)
{
    return rule.firstYear == 0 || (year >= rule.firstYear && year <= rule.lastYear);
}

void count(RuleResult &area, Verdict verdict)
{
    area.passing += int(verdict == Verdict::Pass);
    area.failing += int(verdict == Verdict::Fail);
    area.withoutData += int(verdict == Verdict::NoData);
}

// Answers that mean something when they are added up over the schools of an area.
QSet<QString> summable(const RuleSet &set)
{
    QSet<QString> keys;
    for (const Rule &rule : set.rules) {
        const bool isNumber = rule.test == Rule::Test::AtMost || rule.test == Rule::Test::AtLeast
            || rule.test == Rule::Test::AtLeastPercent;
        const bool isOfArea = rule.isFor(UnitLevel::County) || rule.isFor(UnitLevel::Prefecture);
        for (const std::vector<Quantity> *quantities : {&rule.of, &rule.over})
            for (const Quantity &quantity : *quantities)
                if (quantity.what == Quantity::What::Answer && isNumber && isOfArea)
                    keys.insert(quantity.answer);
    }
    keys.insert(QStringLiteral("registeredTeachers"));
    keys.insert(QStringLiteral("registeredStudents"));
    return keys;
}

class Evaluator {
public:
    Evaluator(Evaluation &evaluation, const Register &inventory)
        : m_evaluation(evaluation)
        , m_set(evaluation.set)
        , m_inventory(inventory)
        , m_summable(summable(evaluation.set))
        , m_schools(quint32(inventory.schools().size()))
    {
        for (quint32 i = 0; i < m_set.rules.size(); ++i) {
            const Rule &rule = m_set.rules[i];
            m_longest = std::max(m_longest, rule.overYears);
            if (!rule.joint.isEmpty() && rule.isFor(UnitLevel::School))
                m_joint[rule.joint].push_back(i);
        }
    }

    void layOut()
    {
        for (quint32 i = 0; i < m_set.rules.size(); ++i)
            for (const UnitLevel level :
                {UnitLevel::School, UnitLevel::County, UnitLevel::Prefecture})
                if (concerns(m_set.rules[i], level))
                    m_evaluation.rulesOf[size_t(level)].push_back(i);
        m_evaluation.units.resize(m_schools);
        for (quint32 i = 0; i < m_schools; ++i) {
            const School &school = m_inventory.schools()[i];
            m_evaluation.units[i] = {.level = UnitLevel::School, .row = i, .code = school.code};
        }
        for (const UnitLevel level : {UnitLevel::County, UnitLevel::Prefecture})
            for (quint32 i = 0; i < m_inventory.units().size(); ++i)
                if (const Unit &unit = m_inventory.units()[i]; unit.level == level)
                    m_evaluation.units.push_back({.level = level, .row = i, .code = unit.code});
        QHash<UnitCode, quint32> counties;
        for (quint32 i = m_schools; i < m_evaluation.units.size(); ++i)
            counties.insert(m_evaluation.units[i].code, i);
        for (quint32 i = 0; i < m_schools; ++i)
            m_evaluation.units[i].county = counties.value(m_inventory.schools()[i].county, kNoRow);
        for (const EvaluatedUnit &unit : m_evaluation.units) {
            m_evaluation.firstResult.push_back(quint32(m_evaluation.results.size()));
            for (const quint32 rule : m_evaluation.rulesOf[size_t(unit.level)])
                m_evaluation.results.push_back(
                    {.rule = rule, .unit = quint32(m_evaluation.firstResult.size() - 1)});
        }
        m_evaluation.firstResult.push_back(quint32(m_evaluation.results.size()));
    }

    void setFigures(quint32 school, Figures figures)
    {
        EvaluatedUnit &unit = m_evaluation.units[school];
        unit.figures = std::move(figures);
        unit.answers = answersOf(unit.code, m_evaluation.year);
        const Census *census = m_inventory.census(unit.code, m_evaluation.year);
        unit.outlet = census && census->isLocked
            ? std::nullopt
            : outletOf(m_inventory, unit.code, m_set.definitions, m_evaluation.year);
        if (unit.outlet)
            unit.answers[kOutletAnswer] = unit.outlet->mbps;
    }

    void judgeSchool(quint32 index)
    {
        const EvaluatedUnit &unit = m_evaluation.units[index];
        const School &school = m_inventory.schools()[unit.row];
        const QMap<QString, qint64> overYears = answersOverYears(unit.code);
        const Measured measured{unit.figures, unit.answers, overYears, m_set.definitions};
        for (RuleResult &result : resultsOf(index)) {
            const Rule &rule = m_set.rules[result.rule];
            result = {.rule = result.rule, .unit = index};
            if (!isInYear(rule, m_evaluation.year))
                continue;
            result.verdict
                = applicability(rule, school, unit.figures, unit.answers, m_set.definitions);
            if (result.verdict == Verdict::Pass)
                judge(rule, measured, result);
        }
        for (const std::vector<quint32> &rules : m_joint)
            judgeJointly(index, rules, measured);
    }

    void judgeAreas()
    {
        for (quint32 index = m_schools; index < m_evaluation.units.size(); ++index)
            addUp(index);
        // The counties before the prefecture: it adds up what they have.
        for (quint32 index = m_schools; index < m_evaluation.units.size(); ++index)
            judgeArea(index);
    }

private:
    bool concerns(const Rule &rule, UnitLevel level) const
    {
        for (size_t i = 0; i <= size_t(level); ++i)
            if (rule.levels[i])
                return true;
        return false;
    }

    std::span<RuleResult> resultsOf(quint32 unit)
    {
        const quint32 first = m_evaluation.firstResult[unit];
        return std::span(m_evaluation.results)
            .subspan(first, m_evaluation.firstResult[unit + 1] - first);
    }

    RuleResult *resultOf(quint32 unit, quint32 rule)
    {
        const std::vector<quint32> &rules
            = m_evaluation.rulesOf[size_t(m_evaluation.units[unit].level)];
        const auto at = std::lower_bound(rules.begin(), rules.end(), rule);
        if (at == rules.end() || *at != rule)
            return nullptr;
        return &m_evaluation.results[m_evaluation.firstResult[unit] + size_t(at - rules.begin())];
    }

    // `teachers` there are in the unit.
    QMap<QString, qint64> answersOf(const UnitCode &code, int year, qint64 teachers = 0) const
    {
        const Census *census = m_inventory.census(code, year);
        QMap<QString, qint64> answers = census ? census->answers : QMap<QString, qint64>();
        // What is kept is known better than what was said, until the census is closed.
        if (!census || !census->isLocked) {
            QMap<QString, qint64> counted = m_inventory.counted(code, year);
            const qint64 listed = counted.take(kListedTeachers);
            const bool listsAll = teachers > 0 && listed >= teachers;
            for (auto each = counted.begin(); each != counted.end(); ++each)
                answers[each.key()] = Register::isCountedExactly(each.key())
                        || (listsAll && isOfTrainedTeachers(each.key()))
                    ? each.value()
                    : std::max(answers.value(each.key()), each.value());
        }
        return answers;
    }

    QMap<QString, qint64> answersOverYears(const UnitCode &code, qint64 teachers = 0) const
    {
        QMap<QString, qint64> sums;
        if (m_longest == 1)
            return sums;
        for (int year = m_evaluation.year - m_longest + 1; year <= m_evaluation.year; ++year) {
            const QMap<QString, qint64> answers = answersOf(code, year, teachers);
            for (auto answer = answers.begin(); answer != answers.end(); ++answer)
                sums[answer.key()] += answer.value();
        }
        return sums;
    }

    qint64 teachersIn(const EvaluatedUnit &area) const
    {
        return valueOf({.what = Quantity::What::Teachers}, area.figures, nullptr, m_set.definitions)
            .value_or(0);
    }

    void judgeJointly(quint32 index, const std::vector<quint32> &rules, const Measured &measured)
    {
        std::vector<quint32> applying;
        for (const quint32 rule : rules)
            if (const RuleResult *result = resultOf(index, rule);
                result && result->verdict != Verdict::NotApplicable)
                applying.push_back(rule);
        if (applying.size() < 2)
            return;
        const JointStages joint = jointOf(
            m_set, applying, [&measured](const Rule &rule) { return measured.numerator(rule); });
        if (joint.parts.size() < 2)
            return;
        RuleResult &first = *resultOf(index, joint.parts.front().rule);
        first.isJoint = true;
        first.numerator = joint.weighted();
        first.threshold = joint.whole;
        judgeNumbers(m_set.rules[first.rule], first);
        for (const JointStages::Part &part : joint.parts)
            if (part.rule != first.rule)
                *resultOf(index, part.rule) = {.rule = part.rule,
                    .unit = index,
                    .verdict = Verdict::NotApplicable,
                    .isJoint = true};
    }

    // What a school adds to an area's ratio. A school of several stages adds to each what it has
    // for it.
    void addToSum(quint32 school, const RuleResult &result, RuleResult &area)
    {
        const Rule &rule = m_set.rules[result.rule];
        if (!result.isJoint) {
            if (result.verdict == Verdict::NoData || result.verdict == Verdict::NotApplicable)
                return;
            area.numerator += result.numerator;
            area.denominator += result.denominator;
            return;
        }
        const EvaluatedUnit &unit = m_evaluation.units[school];
        const QMap<QString, qint64> none;
        const Measured measured{unit.figures, unit.answers, none, m_set.definitions};
        const JointStages joint = jointOf(m_set, m_joint[rule.joint],
            [&measured](const Rule &stage) { return measured.numerator(stage); });
        const std::vector<qint64> shares
            = splitByNeed(measured.denominator(rule).value_or(0), joint);
        for (size_t i = 0; i < joint.parts.size(); ++i)
            if (joint.parts[i].rule == result.rule) {
                area.numerator += joint.parts[i].people;
                area.denominator += shares[i];
            }
    }

    bool isIn(quint32 area, quint32 part) const
    {
        const EvaluatedUnit &whole = m_evaluation.units[area];
        const EvaluatedUnit &unit = m_evaluation.units[part];
        if (whole.level == UnitLevel::Prefecture)
            return unit.level != UnitLevel::Prefecture;
        return unit.level == UnitLevel::School && unit.county == area;
    }

    void addUp(quint32 index)
    {
        EvaluatedUnit &area = m_evaluation.units[index];
        area.figures = {};
        area.answers.clear();
        for (quint32 i = 0; i < m_schools; ++i) {
            if (!isIn(index, i))
                continue;
            const EvaluatedUnit &school = m_evaluation.units[i];
            // The plan counts its own schools; what stands beside them has rules of its own.
            if (m_inventory.schools()[school.row].isInPlan())
                area.figures.add(school.figures);
            addAnswers(school.answers, area.answers);
        }
        if (area.level == UnitLevel::Prefecture)
            for (quint32 i = m_schools; i < index; ++i)
                if (m_evaluation.units[i].level == UnitLevel::County)
                    addAnswers(
                        answersOf(m_evaluation.units[i].code, m_evaluation.year), area.answers);
        const QMap<QString, qint64> own = answersOf(area.code, m_evaluation.year, teachersIn(area));
        for (auto answer = own.begin(); answer != own.end(); ++answer)
            area.answers[answer.key()] = answer.value();
    }

    void addAnswers(const QMap<QString, qint64> &answers, QMap<QString, qint64> &sums) const
    {
        for (auto answer = answers.begin(); answer != answers.end(); ++answer)
            if (m_summable.contains(answer.key()))
                sums[answer.key()] += answer.value();
    }

    void judgeArea(quint32 index)
    {
        const EvaluatedUnit &area = m_evaluation.units[index];
        const QMap<QString, qint64> overYears = answersOverYears(area.code, teachersIn(area));
        const Measured measured{area.figures, area.answers, overYears, m_set.definitions};
        for (RuleResult &result : resultsOf(index)) {
            const Rule &rule = m_set.rules[result.rule];
            result = {.rule = result.rule, .unit = index, .denominator = 0};
            if (!isInYear(rule, m_evaluation.year))
                continue;
            gather(index, rule, result);
            if (rule.isFor(area.level)) {
                result.denominator = 1;
                judge(rule, measured, result);
            } else if (rule.area == Rule::Area::Sum) {
                judgeSum(rule, result);
            } else {
                judgeShare(rule, result);
            }
        }
    }

    // How the units below stand, and the sums of their numbers.
    void gather(quint32 index, const Rule &rule, RuleResult &result)
    {
        for (quint32 part = 0; part < index; ++part) {
            if (!isIn(index, part) || !rule.isFor(m_evaluation.units[part].level))
                continue;
            const RuleResult *below = resultOf(part, result.rule);
            count(result, below->verdict);
            if (rule.area == Rule::Area::Sum && m_evaluation.units[part].level == UnitLevel::School)
                addToSum(part, *below, result);
        }
    }

    void judgeSum(const Rule &rule, RuleResult &result) const
    {
        result.threshold = rule.threshold;
        const bool isEmpty
            = rule.test == Rule::Test::AtMost ? result.numerator == 0 : result.denominator == 0;
        if (isEmpty)
            result.verdict = result.withoutData > 0 ? Verdict::NoData : Verdict::NotApplicable;
        else
            judgeNumbers(rule, result);
    }

    void judgeShare(const Rule &rule, RuleResult &result) const
    {
        const qint64 percent
            = rule.takesOnePersonShare ? m_set.definitions.onePersonShare : rule.areaPercent;
        result.numerator = result.passing;
        result.denominator = result.passing + result.failing + result.withoutData;
        result.threshold = percent;
        const qint64 least = dividedUp(percent * result.denominator, 100);
        result.gap = std::max<qint64>(0, least - result.passing);
        if (result.denominator == 0)
            result.verdict = Verdict::NotApplicable;
        else if (result.gap == 0)
            result.verdict = Verdict::Pass;
        else
            result.verdict = result.gap > result.withoutData ? Verdict::Fail : Verdict::NoData;
    }

    Evaluation &m_evaluation;
    const RuleSet &m_set;
    const Register &m_inventory;
    const QSet<QString> m_summable;
    const quint32 m_schools;
    QMap<QString, std::vector<quint32>> m_joint;
    int m_longest = 1;
};

QString nameOfRule(const Evaluation &evaluation, const RuleResult &result)
{
    return evaluation.set.rules[result.rule].id;
}

// Weighted people of a joint result back to people of its first stage.
qint64 weightOf(const Evaluation &evaluation, const RuleResult &result)
{
    return result.isJoint ? result.threshold / evaluation.set.rules[result.rule].threshold : 1;
}

// How a result's numbers are to be read.
enum class Reading { Ratio, Percent, Number, YesNo, Parts };

Reading readingOf(const Evaluation &evaluation, const RuleResult &result)
{
    const Rule &rule = evaluation.set.rules[result.rule];
    const UnitLevel level = evaluation.units[result.unit].level;
    if (!rule.isFor(level) && rule.area == Rule::Area::Share)
        return Reading::Percent;
    switch (rule.test) {
    case Rule::Test::AtMost:
        return Reading::Ratio;
    case Rule::Test::AtLeastPercent:
        return Reading::Percent;
    case Rule::Test::AtLeast:
        return Reading::Number;
    case Rule::Test::Present:
    case Rule::Test::Judged:
    case Rule::Test::Done:
        return Reading::YesNo;
    case Rule::Test::All:
        return Reading::Parts;
    }
    return Reading::Number;
}

// One decimal, cut and not rounded, so that what fails never reads as what passes: 98.97 % is
// 98.9 %, 12.04:1 with a limit of 12 is 12.1:1.
QString tenths(qint64 numerator, qint64 denominator, bool isUp)
{
    const qint64 all = isUp ? dividedUp(numerator * 10, denominator) : numerator * 10 / denominator;
    return QStringLiteral("%1.%2").arg(QLocale().toString(all / 10)).arg(all % 10);
}

} // namespace

template<> std::span<const Term> terms<Verdict>()
{
    return kVerdictTerms;
}

std::span<const RuleResult> Evaluation::of(quint32 unit) const
{
    const quint32 first = firstResult[unit];
    return std::span(results).subspan(first, firstResult[unit + 1] - first);
}

const RuleResult *Evaluation::result(quint32 unit, quint32 rule) const
{
    const std::vector<quint32> &rules = rulesOf[size_t(units[unit].level)];
    const auto at = std::lower_bound(rules.begin(), rules.end(), rule);
    if (at == rules.end() || *at != rule)
        return nullptr;
    return &results[firstResult[unit] + size_t(at - rules.begin())];
}

quint32 Evaluation::unitOf(const UnitCode &code) const
{
    const auto found = std::find_if(units.begin(), units.end(),
        [&code](const EvaluatedUnit &unit) { return unit.code == code; });
    return found == units.end() ? kNoRow : quint32(found - units.begin());
}

Result<Evaluation> evaluate(
    const Register &inventory, const RuleSet &set, int year, TaskControl &task)
{
    Evaluation evaluation;
    evaluation.year = year;
    evaluation.set = set;
    Evaluator evaluator(evaluation, inventory);
    evaluator.layOut();
    std::vector<Figures> figures = figuresOf(inventory, set.definitions, year);
    for (quint32 school = 0; school < figures.size(); ++school) {
        if (task.isCancelled())
            return cancelled();
        evaluator.setFigures(school, std::move(figures[school]));
        evaluator.judgeSchool(school);
    }
    evaluator.judgeAreas();
    return evaluation;
}

Evaluation evaluateSchool(const Register &inventory, const RuleSet &set, int year, quint32 school)
{
    Evaluation evaluation;
    evaluation.year = year;
    evaluation.set = set;
    Evaluator evaluator(evaluation, inventory);
    evaluator.layOut();
    evaluator.setFigures(school, figuresOf(inventory, school, set.definitions, year));
    evaluator.judgeSchool(school);
    return evaluation;
}

void reevaluate(Evaluation &evaluation, const Register &inventory, quint32 school)
{
    Evaluator evaluator(evaluation, inventory);
    evaluator.setFigures(
        school, figuresOf(inventory, school, evaluation.set.definitions, evaluation.year));
    evaluator.judgeSchool(school);
    evaluator.judgeAreas();
}

std::optional<double> measuredValue(const Evaluation &evaluation, const RuleResult &result)
{
    const bool isKnown = result.denominator > 0
        && (result.verdict == Verdict::Pass || result.verdict == Verdict::Fail);
    if (!isKnown)
        return std::nullopt;
    return double(result.numerator) / double(result.denominator * weightOf(evaluation, result));
}

QString measuredText(const Evaluation &evaluation, const RuleResult &result)
{
    if (result.verdict == Verdict::NotApplicable || result.verdict == Verdict::NoData)
        return QStringLiteral("—");
    switch (readingOf(evaluation, result)) {
    case Reading::Ratio: {
        if (result.denominator == 0)
            return Fields::tr("no device");
        return tenths(result.numerator, result.denominator * weightOf(evaluation, result),
                   result.verdict == Verdict::Fail)
            + QStringLiteral(":1");
    }
    case Reading::Percent:
        return tenths(result.numerator * 100, result.denominator, false) + QStringLiteral(" %");
    case Reading::Number:
        return result.denominator == 1 ? QLocale().toString(result.numerator)
                                       : tenths(result.numerator, result.denominator, false);
    case Reading::YesNo:
        return result.numerator > 0 ? Fields::tr("yes") : Fields::tr("no");
    case Reading::Parts:
        return Fields::tr("%1 of %2").arg(result.numerator).arg(result.denominator);
    }
    return {};
}

QString thresholdText(const Rule &rule, qint64 threshold)
{
    const QString number = QLocale().toString(threshold);
    switch (rule.test) {
    case Rule::Test::AtMost:
        return QStringLiteral("≤ %1:1").arg(number);
    case Rule::Test::AtLeast:
        return QStringLiteral("≥ %1").arg(number);
    case Rule::Test::AtLeastPercent:
        return QStringLiteral("≥ %1 %").arg(number);
    case Rule::Test::Present:
    case Rule::Test::Judged:
    case Rule::Test::Done:
        return Fields::tr("yes");
    case Rule::Test::All:
        return Fields::tr("all %n", nullptr, int(rule.of.size()));
    }
    return {};
}

QString gapText(const Evaluation &evaluation, const RuleResult &result)
{
    if (result.verdict != Verdict::Fail || result.gap <= 0)
        return {};
    const Rule &rule = evaluation.set.rules[result.rule];
    const int gap = int(std::min<qint64>(result.gap, std::numeric_limits<int>::max()));
    if (!rule.isFor(evaluation.units[result.unit].level) && rule.area == Rule::Area::Share)
        return Fields::tr("%n unit(s) more", nullptr, gap);
    if (rule.test == Rule::Test::AtMost)
        return Fields::tr("%n computer(s) more", nullptr, gap);
    if (rule.test == Rule::Test::All)
        return Fields::tr("%n thing(s) missing", nullptr, gap);
    switch (rule.of.front().what) {
    case Quantity::What::Rooms:
        return Fields::tr("%n room(s) more", nullptr, gap);
    case Quantity::What::DisplayClasses:
        return Fields::tr("%n class(es) without a display", nullptr, gap);
    default:
        return rule.test == Rule::Test::AtLeast || rule.test == Rule::Test::AtLeastPercent
            ? Fields::tr("%n more", nullptr, gap)
            : QString();
    }
}

bool asksForBandwidth(const Rule &rule)
{
    return std::ranges::any_of(rule.of, [](const Quantity &quantity) {
        return quantity.what == Quantity::What::Answer && quantity.answer == kOutletAnswer;
    });
}

QJsonObject toJson(const Evaluation &evaluation, const RuleResult &result)
{
    const Rule &rule = evaluation.set.rules[result.rule];
    const EvaluatedUnit &unit = evaluation.units[result.unit];
    QJsonObject json{
        {QStringLiteral("rule"), nameOfRule(evaluation, result)},
        {QStringLiteral("unit"), unit.code.text()},
        {QStringLiteral("verdict"), nameOf(result.verdict)},
        {QStringLiteral("measured"), measuredText(evaluation, result)},
        {QStringLiteral("threshold"), result.threshold},
        {QStringLiteral("numerator"), result.numerator},
        {QStringLiteral("denominator"), result.denominator},
        {QStringLiteral("definition"), evaluation.set.definitions.toText()},
        {QStringLiteral("gap"), result.gap},
        {QStringLiteral("source"), rule.source},
    };
    if (asksForBandwidth(rule) && unit.level == UnitLevel::School)
        json[QLatin1StringView("bandwidth")]
            = nameOf(unit.outlet ? unit.outlet->from : Definitions::Bandwidth::Said);
    if (unit.level != UnitLevel::School)
        json[QLatin1StringView("units")] = QJsonObject{
            {QStringLiteral("pass"), result.passing},
            {QStringLiteral("fail"), result.failing},
            {QStringLiteral("noData"), result.withoutData},
        };
    if (result.isJoint && result.verdict != Verdict::NotApplicable) {
        QJsonObject stages;
        for (const Stage stage : stagesOf(SchoolKind::TwelveYearSchool))
            if (const int students = unit.figures.stages[size_t(stage)].students; students > 0)
                stages[nameOf(stage)] = students;
        json[QLatin1StringView("stages")] = stages;
    }
    return json;
}

qint64 studentComputersNeeded(const RuleSet &set, const Figures &figures, SchoolKind kind)
{
    std::vector<quint32> rules;
    for (quint32 i = 0; i < set.rules.size(); ++i)
        if (const Rule &rule = set.rules[i]; rule.isFor(UnitLevel::School)
            && rule.test == Rule::Test::AtMost && rule.scope.stage
            && rule.scope.kinds[size_t(kind)])
            rules.push_back(i);
    const JointStages joint = jointOf(set, rules, [&figures](const Rule &rule) {
        return std::optional<qint64>(figures.stages[size_t(*rule.scope.stage)].students);
    });
    return dividedUp(joint.weighted(), joint.whole);
}

int roomsNeeded(const RuleSet &set, const School &school, const Figures &figures, RoomKind kind)
{
    qint64 most = 0;
    for (const Rule &rule : set.rules) {
        const bool asksForIt = rule.isFor(UnitLevel::School) && rule.test == Rule::Test::AtLeast
            && rule.of.size() == 1 && rule.of.front().what == Quantity::What::Rooms
            && rule.of.front().room == kind;
        if (asksForIt && applicability(rule, school, figures, {}, set.definitions) == Verdict::Pass)
            most = std::max(most, rule.threshold);
    }
    return int(most);
}

} // namespace hz::inventory
