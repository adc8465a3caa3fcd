#include "reports/reporttables.h"

#include <QtCore/QCoreApplication>

namespace hz::console {

using namespace inventory;
using sheet::Table;
using sheet::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ReportTables)
};

Value dayOf(const QDate &day)
{
    return day.isValid() ? Value(day) : Value();
}

Value count(qint64 value)
{
    return value;
}

Table overview(const Report &report)
{
    Table table{.name = Tr::tr("Overview", "sheet of a report"),
        .titles = {Tr::tr("What"), Tr::tr("Value"), Tr::tr("Note")},
        .rows = {}};
    const auto add = [&table](const QString &name, const Value &value, const QString &note = {}) {
        table.rows.push_back({name, value, note.isEmpty() ? Value() : Value(note)});
    };
    add(Tr::tr("Report"), report.title());
    add(Tr::tr("Name"), report.name);
    add(Tr::tr("Code"), report.code);
    if (report.level == UnitLevel::School) {
        add(Tr::tr("Kind"), report.kind);
        add(Tr::tr("County"), report.county);
    }
    // A name, not a number: on paper it would be grouped, 2,025.
    add(Tr::tr("Census year"), QString::number(report.year), report.census);
    add(Tr::tr("Made on"), dayOf(report.made));
    add(Tr::tr("Judged by"), report.rulesTitle);
    add(Tr::tr("What is counted"), report.definition);
    for (const ReportFigure &figure : report.figures)
        add(figure.name, figure.value, figure.note);
    for (const ReportStage &stage : report.stages)
        add(Tr::tr("Students, %1").arg(stage.name), count(stage.count.students),
            Tr::tr("%1 classes, %2 teachers").arg(stage.count.classes).arg(stage.count.teachers));
    add(Tr::tr("Rules met"), count(report.count(Verdict::Pass)));
    add(Tr::tr("Rules not met"), count(report.count(Verdict::Fail)));
    add(Tr::tr("Rules without data"), count(report.count(Verdict::NoData)));
    return table;
}

Table rules(const Report &report)
{
    const bool isArea = report.level != UnitLevel::School;
    Table table{.name = Tr::tr("Rules", "sheet of a report"),
        .titles = {Tr::tr("Number"), Tr::tr("Group"), Tr::tr("Rule"), Tr::tr("Verdict"),
            Tr::tr("Measured"), Tr::tr("Threshold"), Tr::tr("Counted"), Tr::tr("Divided by"),
            Tr::tr("Lacking"), Tr::tr("What closes the gap"), Tr::tr("Due"), Tr::tr("Source")},
        .rows = {}};
    if (isArea)
        table.titles << Tr::tr("Schools that meet it") << Tr::tr("Schools that do not")
                     << Tr::tr("Schools without data");
    for (const ReportRule &rule : report.rules) {
        const RuleResult &result = rule.result;
        const bool isKnown = result.verdict != Verdict::NoData;
        std::vector<Value> row{rule.id, rule.group, rule.title, rule.verdict, rule.measured,
            rule.threshold, isKnown ? count(result.numerator) : Value(),
            isKnown ? count(result.denominator) : Value(), count(result.gap), rule.remedy,
            dayOf(rule.due), rule.source};
        if (isArea)
            row.insert(row.end(),
                {count(result.passing), count(result.failing), count(result.withoutData)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table schools(const Report &report)
{
    Table table{.name = Tr::tr("Schools", "sheet of a report"),
        .titles = {Tr::tr("School code"), Tr::tr("School"), Tr::tr("Kind"), Tr::tr("County"),
            Tr::tr("In the plan"), Tr::tr("Students"), Tr::tr("Classes"), Tr::tr("Teachers"),
            Tr::tr("Student computers"), Tr::tr("Students a computer"), Tr::tr("Teacher computers"),
            Tr::tr("Teachers a computer"), Tr::tr("Rooms with a display"), Tr::tr("Rules not met"),
            Tr::tr("Verdict")},
        .rows = {}};
    for (const ReportSchool &each : report.schools) {
        const auto people = [&each](int value) { return each.hasCensus ? count(value) : Value(); };
        table.rows.push_back(
            {each.school.code.text(), each.school.name, wordOf(each.school.kind), each.county,
                each.school.isInPlan() ? Tr::tr("yes") : Tr::tr("no"), people(each.students),
                people(each.classes), people(each.teachers), count(each.studentComputers),
                each.studentRatio, count(each.teacherComputers), each.teacherRatio,
                count(each.displayRooms), count(each.failing), wordOf(each.verdict)});
    }
    return table;
}

Table gaps(const Report &report)
{
    Table table{.name = Tr::tr("Gaps", "sheet of a report"),
        .titles = {Tr::tr("School code"), Tr::tr("School"), Tr::tr("County"), Tr::tr("Number"),
            Tr::tr("Rule"), Tr::tr("Group"), Tr::tr("Measured"), Tr::tr("Threshold"),
            Tr::tr("Lacking"), Tr::tr("What closes the gap"), Tr::tr("Due"), Tr::tr("Source")},
        .rows = {}};
    for (const ReportGap &gap : report.gaps) {
        const ReportSchool &school = report.schools[gap.school];
        table.rows.push_back({school.school.code.text(), school.school.name, school.county,
            gap.rule.id, gap.rule.title, gap.rule.group, gap.rule.measured, gap.rule.threshold,
            count(gap.rule.result.gap), gap.rule.remedy, dayOf(gap.rule.due), gap.rule.source});
    }
    return table;
}

} // namespace

QList<sheet::Table> tablesOf(const Report &report)
{
    return {overview(report), rules(report), schools(report), gaps(report)};
}

TableReport wordReportOf(const Report &report)
{
    const QList<Table> tables = tablesOf(report);
    return {.title = report.title(),
        .sections = {{.title = report.title(), .tables = tables}},
        .workbook = tables,
        .foot = report.rulesTitle};
}

Result<> writeXlsx(const QString &path, const Report &report, TaskControl &task)
{
    return sheet::writeXlsx(path, tablesOf(report), task);
}

} // namespace hz::console
