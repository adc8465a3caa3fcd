#include "reports/report.h"

#include "window/standing.h"

#include <hz/core/task.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

namespace hz::console {

using namespace inventory;

namespace {

constexpr size_t kWorst = 20;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Report)
};

// A gap has words of its own; things that are simply not there have none.
QString remedyOf(const Evaluation &evaluation, const RuleResult &result)
{
    const Rule &rule = evaluation.set.rules[result.rule];
    if (result.verdict == Verdict::NoData)
        return Tr::tr("Report it with the census");
    if (result.verdict != Verdict::Fail)
        return {};
    if (const QString gap = gapText(evaluation, result); !gap.isEmpty())
        return gap;
    switch (rule.test) {
    case Rule::Test::Judged:
        return Tr::tr("Improve and have it judged again");
    case Rule::Test::Done:
        return Tr::tr("Still to be done");
    default:
        return Tr::tr("Still to be set up");
    }
}

QString groupTitle(const RuleSet &set, const QString &id)
{
    const auto group = std::find_if(set.groups.begin(), set.groups.end(),
        [&id](const RuleGroup &each) { return each.id == id; });
    return group == set.groups.end() ? id : group->title.text();
}

QString verdictText(const RuleResult &result)
{
    return result.verdict == Verdict::Pass && result.isFew ? Tr::tr("Just met")
                                                           : wordOf(result.verdict);
}

QString titleOf(const Rule &rule, const RuleResult &result)
{
    const QString title = rule.title.text();
    if (rule.isStretch)
        return Tr::tr("%1 (beyond what is asked, not counted)").arg(title);
    return result.isJoint ? Tr::tr("%1 (all stages together)").arg(title) : title;
}

QString thresholdOf(const Evaluation &evaluation, const RuleResult &result)
{
    const Rule &rule = evaluation.set.rules[result.rule];
    const bool isShareOfSchools
        = !rule.isFor(evaluation.units[result.unit].level) && rule.area == Rule::Area::Share;
    if (isShareOfSchools)
        return Tr::tr("≥ %1 %", "of the schools").arg(result.threshold);
    // A joint threshold is of weighted people; what the rule itself says is what people know.
    return thresholdText(rule, result.isJoint ? rule.threshold : result.threshold);
}

ReportRule ruleOf(const Evaluation &evaluation, const RuleResult &result)
{
    const Rule &rule = evaluation.set.rules[result.rule];
    return {.result = result,
        .id = rule.id,
        .group = groupTitle(evaluation.set, rule.group),
        .title = titleOf(rule, result),
        .verdict = verdictText(result),
        .measured = measuredText(evaluation, result),
        .threshold = thresholdOf(evaluation, result),
        .remedy = remedyOf(evaluation, result),
        .source = rule.source,
        .due = rule.due,
        .isStretch = rule.isStretch};
}

QString titleOf(UnitLevel level, const QString &name)
{
    switch (level) {
    case UnitLevel::School:
        return Tr::tr("%1: how the school stands").arg(name);
    case UnitLevel::County:
    case UnitLevel::Prefecture:
        return Tr::tr("%1: how the area stands").arg(name);
    }
    return {};
}

class Maker {
public:
    Maker(const ReportSource &source, TaskControl &task)
        : m_inventory(*source.inventory)
        , m_evaluation(*source.evaluation)
        , m_versions(*source.versions)
        , m_unit(source.unit)
        , m_here(source.evaluation->units[source.unit])
        , m_task(task)
    {
        m_report.level = m_here.level;
        m_report.code = m_here.code.text();
        m_report.year = m_evaluation.year;
        m_report.made = source.today;
    }

    Result<Report> make()
    {
        addHead();
        addFigures();
        addRules();
        HZ_CHECK(addSchools());
        HZ_CHECK(addGaps());
        if (m_here.level == UnitLevel::School)
            return std::move(m_report);
        addWorst();
        QStringList stages;
        for (const quint32 rule : stageRatioRules(m_evaluation.set))
            stages.append(m_evaluation.set.rules[rule].id);
        HZ_TRY(m_report.trend, trendOf(m_inventory, m_versions, m_here.code, stages, m_task));
        return std::move(m_report);
    }

private:
    void addHead();
    void addFigures();
    void addSchoolFigures();
    void addAreaFigures();
    void addRules();
    Result<> addSchools();
    Result<> addGaps();
    void addWorst();
    ReportSchool schoolOf(const SchoolStanding &standing) const;
    QString countyName(const UnitCode &code) const;
    void figure(const QString &name, const QString &value, const QString &note = {})
    {
        m_report.figures.push_back({name, value, note});
    }

    const Register &m_inventory;
    const Evaluation &m_evaluation;
    const RuleVersions &m_versions;
    const quint32 m_unit;
    const EvaluatedUnit &m_here;
    TaskControl &m_task;
    Report m_report;
    std::vector<quint32> m_place; // of each school of the register in the report
};

QString Maker::countyName(const UnitCode &code) const
{
    const quint32 row = m_inventory.unitRow(code);
    return row == kNoRow ? code.text() : m_inventory.units()[row].name;
}

void Maker::addHead()
{
    if (m_here.level == UnitLevel::School) {
        const School &school = m_inventory.schools()[m_here.row];
        m_report.name = school.name;
        m_report.kind = wordOf(school.kind);
        m_report.county = countyName(school.county);
    } else {
        m_report.name = m_inventory.units()[m_here.row].name;
    }
    const Census *census = m_inventory.census(m_here.code, m_evaluation.year);
    const QString day = dayText(censusDay(census, m_evaluation.year));
    m_report.census = m_evaluation.year == 0 ? Tr::tr("No census yet")
        : census && census->isLocked         ? Tr::tr("Census of %1, locked").arg(day)
                                             : Tr::tr("Census of %1, open").arg(day);
    m_report.rulesTitle
        = Tr::tr("%1, version %2").arg(m_evaluation.set.title.text()).arg(m_evaluation.set.version);
    m_report.definition = m_evaluation.set.definitions.toText();
}

void Maker::addFigures()
{
    if (m_here.level == UnitLevel::School)
        addSchoolFigures();
    else
        addAreaFigures();
}

void Maker::addSchoolFigures()
{
    const Figures &figures = m_here.figures;
    const auto people = [&figures](int count) {
        return figures.hasCensus ? numberText(count) : QStringLiteral("—");
    };
    const int counted = std::accumulate(figures.computers.begin(), figures.computers.end(), 0);
    const int students = figures.computers[size_t(Pool::Student)];
    const int teachers = figures.computers[size_t(Pool::Teacher)];
    figure(Tr::tr("Students"), people(figures.students()),
        Tr::tr("%1 classes").arg(people(figures.classes())));
    figure(Tr::tr("Teachers"), people(figures.teachers()));
    figure(Tr::tr("Computers"), numberText(figures.allMachines),
        Tr::tr("%1 count, %2 do not")
            .arg(numberText(counted), numberText(figures.allMachines - counted)));
    figure(Tr::tr("Student computers"), numberText(students),
        figures.hasCensus ? ratioText(figures.students(), students) : QString());
    figure(Tr::tr("Teacher computers"), numberText(teachers),
        figures.hasCensus ? ratioText(figures.teachers(), teachers) : QString());
    figure(Tr::tr("Classrooms with a display"), numberText(figures.displayRooms),
        Tr::tr("for %1 classes").arg(people(figures.classes())));
    figure(Tr::tr("Computer rooms"), numberText(figures.rooms[size_t(RoomKind::ComputerRoom)]));
    figure(Tr::tr("Recording and maker rooms"),
        numberText(figures.rooms[size_t(RoomKind::RecordingRoom)]
            + figures.rooms[size_t(RoomKind::MakerRoom)]));
    for (size_t i = 0; i < kStages; ++i)
        if (figures.stages[i] != StageCount{})
            m_report.stages.push_back({wordOf(Stage(i)), figures.stages[i]});
}

void Maker::addAreaFigures()
{
    const Figures &figures = m_here.figures;
    int schools = 0;
    int reported = 0;
    for (quint32 i = 0; i < m_inventory.schools().size(); ++i) {
        if (!m_inventory.schools()[i].isInPlan() || !isWithin(m_evaluation, i, m_unit))
            continue;
        ++schools;
        reported += int(m_evaluation.units[i].figures.hasCensus);
    }
    const int counted = std::accumulate(figures.computers.begin(), figures.computers.end(), 0);
    const int students = figures.computers[size_t(Pool::Student)];
    const int teachers = figures.computers[size_t(Pool::Teacher)];
    const AreaStanding standing
        = standingOf(m_evaluation, m_inventory, m_unit, ratioRules(m_evaluation.set));
    figure(Tr::tr("Schools, teaching points too"), numberText(schools),
        reported == schools ? Tr::tr("all have reported")
                            : Tr::tr("%1 reported, %2 missing")
                                  .arg(numberText(reported), numberText(schools - reported)));
    figure(Tr::tr("Computers"), numberText(figures.allMachines),
        Tr::tr("%1 count, %2 do not")
            .arg(numberText(counted), numberText(figures.allMachines - counted)));
    figure(Tr::tr("Student computers"), numberText(students),
        Tr::tr("%1 students · %2")
            .arg(numberText(figures.students()), ratioText(figures.students(), students)));
    figure(Tr::tr("Teacher computers"), numberText(teachers),
        Tr::tr("%1 teachers · %2")
            .arg(numberText(figures.teachers()), ratioText(figures.teachers(), teachers)));
    figure(Tr::tr("Classrooms with a display"), numberText(figures.displayRooms),
        Tr::tr("for %1 classes").arg(numberText(figures.classes())));
    figure(Tr::tr("Schools that meet all ratios"), numberText(standing.meeting),
        Tr::tr("of %1, %2 do not").arg(numberText(standing.schools), numberText(standing.failing)));
}

void Maker::addRules()
{
    for (const RuleResult &result : m_evaluation.of(m_unit))
        if (result.verdict != Verdict::NotApplicable)
            m_report.rules.push_back(ruleOf(m_evaluation, result));
    m_report.groups = standingByGroup(m_evaluation, m_unit);
    const auto placeOf = [this](const ReportRule &rule) {
        const std::vector<RuleGroup> &groups = m_evaluation.set.groups;
        return std::find_if(groups.begin(), groups.end(), [&](const RuleGroup &group) {
            return group.id == m_evaluation.set.rules[rule.result.rule].group;
        });
    };
    std::stable_sort(m_report.rules.begin(), m_report.rules.end(),
        [&](const ReportRule &a, const ReportRule &b) { return placeOf(a) < placeOf(b); });
}

ReportSchool Maker::schoolOf(const SchoolStanding &standing) const
{
    const School &school = m_inventory.schools()[standing.school];
    const Figures &figures = m_evaluation.units[standing.school].figures;
    const auto ratio = [this](const RuleResult *result) {
        return result ? measuredText(m_evaluation, *result) : QStringLiteral("—");
    };
    return {.school = school,
        .county = countyName(school.county),
        .hasCensus = figures.hasCensus,
        .students = figures.students(),
        .teachers = figures.teachers(),
        .classes = figures.classes(),
        .studentComputers = figures.computers[size_t(Pool::Student)],
        .teacherComputers = figures.computers[size_t(Pool::Teacher)],
        .displayRooms = figures.displayRooms,
        .studentRatio = ratio(studentRatio(m_evaluation, standing.school)),
        .teacherRatio = ratio(teacherRatio(m_evaluation, standing.school)),
        .failing = standing.failing,
        .verdict = standing.verdict};
}

Result<> Maker::addSchools()
{
    std::vector<SchoolStanding> listed = listSchools(m_inventory, m_evaluation, {}).rows;
    std::erase_if(listed, [this](const SchoolStanding &standing) {
        return !isWithin(m_evaluation, standing.school, m_unit);
    });
    // By name they are already.
    std::stable_sort(
        listed.begin(), listed.end(), [this](const SchoolStanding &a, const SchoolStanding &b) {
            return m_inventory.schools()[a.school].county < m_inventory.schools()[b.school].county;
        });
    m_place.assign(m_inventory.schools().size(), 0);
    for (const SchoolStanding &standing : listed) {
        if (m_task.isCancelled())
            return cancelled();
        m_place[standing.school] = quint32(m_report.schools.size());
        m_report.schools.push_back(schoolOf(standing));
    }
    return {};
}

Result<> Maker::addGaps()
{
    for (const ReportSchool &school : m_report.schools) {
        if (m_task.isCancelled())
            return cancelled();
        const quint32 row = m_inventory.schoolRow(school.school.code);
        for (const RuleResult &result : m_evaluation.of(row))
            if (result.verdict == Verdict::Fail && !m_evaluation.set.rules[result.rule].isStretch)
                m_report.gaps.push_back({m_place[row], ruleOf(m_evaluation, result)});
    }
    return {};
}

void Maker::addWorst()
{
    for (const SchoolGap &gap :
        worstSchools(m_evaluation, m_unit, ratioRules(m_evaluation.set), kWorst))
        m_report.worst.push_back({m_place[gap.unit], ruleOf(m_evaluation, gap.result)});
}

} // namespace

int Report::count(Verdict verdict) const
{
    return int(std::count_if(rules.begin(), rules.end(), [verdict](const ReportRule &rule) {
        return !rule.isStretch && rule.result.verdict == verdict;
    }));
}

QString Report::title() const
{
    return titleOf(level, name);
}

QString titleOf(const ReportSource &source)
{
    const EvaluatedUnit &unit = source.evaluation->units[source.unit];
    return titleOf(unit.level,
        unit.level == UnitLevel::School ? source.inventory->schools()[unit.row].name
                                        : source.inventory->units()[unit.row].name);
}

Result<Report> makeReport(const ReportSource &source, TaskControl &task)
{
    return Maker(source, task).make();
}

} // namespace hz::console
