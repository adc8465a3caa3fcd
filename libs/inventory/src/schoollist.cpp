#include <hz/inventory/schoollist.h>

#include <QtCore/QCollator>

#include <algorithm>

namespace hz::inventory {

namespace {

std::vector<quint32> allRules(const RuleSet &set)
{
    std::vector<quint32> rules;
    for (quint32 i = 0; i < set.rules.size(); ++i)
        if (set.rules[i].isFor(UnitLevel::School) && !set.rules[i].isStretch)
            rules.push_back(i);
    return rules;
}

bool hasWords(const School &school, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&school](const QString &word) {
        return school.name.contains(word, Qt::CaseInsensitive)
            || school.code.text().contains(word, Qt::CaseInsensitive);
    });
}

bool isTicked(quint32 bits, size_t value)
{
    return bits == 0 || (bits >> value & 1) != 0;
}

// People for each computer in thousandths; nothing to divide by is the worst there is.
qint64 ratioKey(const RuleResult *result)
{
    if (!result || result->verdict == Verdict::NotApplicable || result->verdict == Verdict::NoData)
        return -1;
    return result->denominator == 0
        ? std::numeric_limits<qint64>::max()
        : result->numerator * 1000 / result->denominator / result->threshold;
}

// What does not apply, what is met, what nobody knows, what is not met, by how much.
qint64 badness(const SchoolStanding &standing)
{
    switch (standing.verdict) {
    case Verdict::NotApplicable:
        return 0;
    case Verdict::Pass:
        return 1;
    case Verdict::NoData:
        return 2;
    case Verdict::Fail:
        return 3 + standing.gap;
    }
    return 0;
}

class Order {
public:
    Order(const Register &inventory, const Evaluation &evaluation, SchoolColumn column)
        : m_inventory(inventory)
        , m_evaluation(evaluation)
        , m_column(column)
    {
        m_collator.setNumericMode(true);
    }

    bool comesFirst(const SchoolStanding &a, const SchoolStanding &b, bool isDescending) const
    {
        const int order = compare(a, b);
        if (order == 0)
            return a.school < b.school;
        return (order < 0) != isDescending;
    }

private:
    int compare(const SchoolStanding &a, const SchoolStanding &b) const
    {
        const School &first = m_inventory.schools()[a.school];
        const School &second = m_inventory.schools()[b.school];
        if (m_column == SchoolColumn::Name)
            return m_collator.compare(first.name, second.name);
        if (m_column == SchoolColumn::Code)
            return first.code.text().compare(second.code.text());
        const qint64 x = key(a, first);
        const qint64 y = key(b, second);
        return x < y ? -1 : int(x > y);
    }

    qint64 key(const SchoolStanding &standing, const School &school) const
    {
        const Figures &figures = m_evaluation.units[standing.school].figures;
        switch (m_column) {
        case SchoolColumn::Name:
        case SchoolColumn::Code:
            break;
        case SchoolColumn::Kind:
            return qint64(school.kind);
        case SchoolColumn::County:
            return qint64(m_inventory.unitRow(school.county));
        case SchoolColumn::Students:
            return figures.students();
        case SchoolColumn::Teachers:
            return figures.teachers();
        case SchoolColumn::Classes:
            return figures.classes();
        case SchoolColumn::StudentComputers:
            return figures.computers[size_t(Pool::Student)];
        case SchoolColumn::StudentRatio:
            return ratioKey(studentRatio(m_evaluation, standing.school));
        case SchoolColumn::TeacherComputers:
            return figures.computers[size_t(Pool::Teacher)];
        case SchoolColumn::TeacherRatio:
            return ratioKey(teacherRatio(m_evaluation, standing.school));
        case SchoolColumn::Displays:
            return figures.displayRooms;
        case SchoolColumn::Failing:
            return standing.failing;
        case SchoolColumn::Verdict:
            return badness(standing);
        case SchoolColumn::Locality:
            return school.locality ? qint64(*school.locality) : -1;
        case SchoolColumn::RunBy:
            return qint64(school.isPrefectureSchool);
        }
        return 0;
    }

    const Register &m_inventory;
    const Evaluation &m_evaluation;
    const SchoolColumn m_column;
    QCollator m_collator;
};

SchoolStanding standingOf(
    const Evaluation &evaluation, quint32 school, const std::vector<quint32> &rules)
{
    SchoolStanding standing{.school = school, .verdict = verdictOf(evaluation, school, rules)};
    for (const quint32 rule : rules) {
        const RuleResult *result = evaluation.result(school, rule);
        standing.failing += int(result && result->verdict == Verdict::Fail);
        if (result && rules.size() == 1)
            standing.gap = result->gap;
    }
    return standing;
}

} // namespace

const RuleResult *studentRatio(const Evaluation &evaluation, quint32 school)
{
    for (const quint32 rule : stageRatioRules(evaluation.set)) {
        const RuleResult *result = evaluation.result(school, rule);
        if (result && result->verdict != Verdict::NotApplicable)
            return result;
    }
    return nullptr;
}

const RuleResult *teacherRatio(const Evaluation &evaluation, quint32 school)
{
    for (const RuleResult &result : evaluation.of(school)) {
        const Rule &rule = evaluation.set.rules[result.rule];
        const bool asksForTeachers = rule.test == Rule::Test::AtMost && rule.of.size() == 1
            && rule.of.front().what == Quantity::What::Teachers;
        if (asksForTeachers && result.verdict != Verdict::NotApplicable)
            return &result;
    }
    return nullptr;
}

SchoolList listSchools(
    const Register &inventory, const Evaluation &evaluation, const SchoolQuery &query)
{
    SchoolList list;
    list.counties.resize(inventory.units().size());
    const std::vector<quint32> rules = query.rules.empty() ? allRules(evaluation.set) : query.rules;
    const QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
    for (quint32 i = 0; i < inventory.schools().size(); ++i) {
        const School &school = inventory.schools()[i];
        if ((query.onlyInPlan && !school.isInPlan()) || !hasWords(school, words))
            continue;
        const SchoolStanding standing = standingOf(evaluation, i, rules);
        const quint32 county = inventory.unitRow(school.county);
        const bool kind = isTicked(query.kinds, size_t(school.kind));
        const bool verdict = isTicked(query.verdicts, size_t(standing.verdict));
        const bool inCounty = query.counties.empty()
            || std::find(query.counties.begin(), query.counties.end(), county)
                != query.counties.end();
        const int missed = int(!kind) + int(!verdict) + int(!inCounty);
        if (missed > 1)
            continue;
        if (missed == 0 || !kind)
            ++list.kinds[size_t(school.kind)];
        if (missed == 0 || !verdict)
            ++list.verdicts[size_t(standing.verdict)];
        if (county != kNoRow && (missed == 0 || !inCounty))
            ++list.counties[county];
        if (missed == 0)
            list.rows.push_back(standing);
    }
    const Order order(inventory, evaluation, query.sortBy);
    std::sort(list.rows.begin(), list.rows.end(),
        [&](const auto &a, const auto &b) { return order.comesFirst(a, b, query.isDescending); });
    return list;
}

} // namespace hz::inventory
