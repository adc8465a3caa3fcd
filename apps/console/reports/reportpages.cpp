#include "reports/reportpages.h"

#include "window/standing.h"

#include <hz/core/task.h>
#include <hz/pdf/export.h>
#include <hz/pdf/sheets.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kGap = mm(4);
constexpr double kChartPadding = mm(3);
constexpr double kChartHead = mm(7.5); // its title, and what is around it
constexpr double kKeptTogether = mm(18); // of a table, with its part's title

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ReportPages)
};

QString dueText(const QDate &due)
{
    return due.isValid() ? due.toString(QStringLiteral("yyyy-MM-dd")) : QStringLiteral("—");
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("—") : text;
}

double heightOf(const ReportChart &chart)
{
    return chart.size.height() + kChartHead + kChartPadding;
}

double widthOf(const ReportChart &chart)
{
    return chart.size.width() + 2 * kChartPadding;
}

class Pages {
public:
    Pages(const Report &report, const ReportCharts &charts, const PaperLook &look)
        : m_report(report)
        , m_charts(charts)
        , m_paper(look)
    {
    }

    std::vector<PaperPage> make()
    {
        m_paper.startPage(Paper::Way::Upright);
        if (m_report.level == UnitLevel::School)
            addSchoolSheet();
        else
            addArea();
        return m_paper.finish(Tr::tr("%1 · made on %2", "foot of a report's page")
                                  .arg(m_report.title(), dayText(m_report.made)));
    }

private:
    void addSchoolSheet();
    void addSchoolHead();
    void addStages();
    void addSchoolRules();
    void addArea();
    void addOverview();
    void addAreaRules();
    void addWorst();
    void addSchools();
    void addSources();
    void addFigures(int columns);
    void addChart(const ReportChart &chart, const QString &title);
    PaperCell verdictCell(const ReportRule &rule) const;
    QString summary() const;

    const Report &m_report;
    const ReportCharts &m_charts;
    Paper m_paper;
};

PaperCell Pages::verdictCell(const ReportRule &rule) const
{
    const bool fails = rule.result.verdict == Verdict::Fail;
    return {
        .text = rule.verdict, .glyph = statusOf(rule.result), .isStrong = fails, .isBad = fails};
}

QString Pages::summary() const
{
    const int met = m_report.count(Verdict::Pass);
    const int failed = m_report.count(Verdict::Fail);
    const int unknown = m_report.count(Verdict::NoData);
    return Tr::tr("%1 of %2 rules met, %3 not, %4 without data")
        .arg(met)
        .arg(met + failed + unknown)
        .arg(failed)
        .arg(unknown);
}

void Pages::addFigures(int columns)
{
    std::vector<Paper::Tile> tiles;
    for (const ReportFigure &figure : m_report.figures)
        tiles.push_back({figure.name, figure.value, figure.note});
    m_paper.tiles(tiles, columns);
}

void Pages::addSources()
{
    m_paper.skip(mm(2));
    m_paper.paragraph(Tr::tr("What is counted: %1.").arg(m_report.definition));
    m_paper.paragraph(
        Tr::tr("“Source” names the section of “%1” that a rule stands in; “—” means that there is "
               "nothing to say.")
            .arg(m_report.rulesTitle));
}

// ---- a school

void Pages::addSchoolSheet()
{
    addSchoolHead();
    m_paper.skip(kGap);
    addFigures(4);
    addStages();
    m_paper.skip(kGap);
    addSchoolRules();
    addSources();
    m_paper.signatures(
        {Tr::tr("Filled in by"), Tr::tr("Checked by"), Tr::tr("School (seal)"), Tr::tr("Date")});
}

void Pages::addSchoolHead()
{
    m_paper.heading(Tr::tr("School standing"), Tr::tr("Census year %1").arg(m_report.year));
    const auto row
        = [](const QString &a, const QString &aValue, const QString &b, const QString &bValue) {
              return PaperRow{.cells = {{.text = a}, {.text = aValue, .isStrong = true},
                                  {.text = b}, {.text = bValue}}};
          };
    const std::vector<PaperColumn> columns{{{}, 24, Qt::AlignLeft, true},
        {{}, 74, Qt::AlignLeft, true}, {{}, 24, Qt::AlignLeft, true},
        {{}, 58, Qt::AlignLeft, true}};
    m_paper.table(columns,
        {row(Tr::tr("School"), m_report.name, Tr::tr("School code"), m_report.code),
            row(Tr::tr("Kind"), m_report.kind, Tr::tr("County"), m_report.county),
            row(Tr::tr("Standing"), summary(), Tr::tr("Figures of"), m_report.census),
            row(Tr::tr("Judged by"), m_report.rulesTitle, Tr::tr("Made on"),
                dayText(m_report.made))});
}

void Pages::addStages()
{
    if (m_report.stages.size() < 2)
        return; // the figures above say it all
    m_paper.skip(kGap);
    std::vector<PaperRow> rows;
    for (const ReportStage &stage : m_report.stages)
        rows.push_back({.cells = {{.text = stage.name}, {.text = numberText(stage.count.students)},
                            {.text = numberText(stage.count.classes)},
                            {.text = numberText(stage.count.teachers)}}});
    m_paper.table(
        {{Tr::tr("Stage"), 60}, {Tr::tr("Students"), 40, Qt::AlignRight},
            {Tr::tr("Classes"), 40, Qt::AlignRight}, {Tr::tr("Teachers"), 40, Qt::AlignRight}},
        rows);
}

void Pages::addSchoolRules()
{
    m_paper.part(Tr::tr("Rules that apply"), {}, kKeptTogether);
    std::vector<PaperRow> rows;
    QString group;
    for (const ReportRule &rule : m_report.rules) {
        if (rule.group != group)
            rows.push_back({.cells = {}, .band = rule.group});
        group = rule.group;
        rows.push_back(
            {.cells = {{.text = rule.id}, {.text = rule.title}, verdictCell(rule),
                 {.text = rule.measured}, {.text = rule.threshold}, {.text = orDash(rule.remedy)},
                 {.text = dueText(rule.due)}, {.text = rule.source}}});
    }
    m_paper.table(
        {{Tr::tr("Number"), 21, Qt::AlignLeft, true}, {Tr::tr("Rule"), 43, Qt::AlignLeft, true},
            {Tr::tr("Verdict"), 20}, {Tr::tr("Measured"), 16, Qt::AlignRight, true},
            {Tr::tr("Threshold"), 17, Qt::AlignRight, true},
            {Tr::tr("What closes the gap"), 25, Qt::AlignLeft, true}, {Tr::tr("Due"), 21},
            {Tr::tr("Source"), 20, Qt::AlignLeft, true}},
        rows);
}

// ---- an area

void Pages::addArea()
{
    addOverview();
    // A county's overview leaves half a sheet.
    if (m_charts.tiles.drawing.isNull())
        m_paper.skip(kGap);
    else
        m_paper.startPage(Paper::Way::Upright);
    addAreaRules();
    m_paper.skip(kGap);
    addWorst();
    m_paper.startPage(Paper::Way::Lying);
    addSchools();
}

void Pages::addChart(const ReportChart &chart, const QString &title)
{
    const double height = heightOf(chart);
    m_paper.need(height);
    m_paper.drawing({m_paper.left(), m_paper.top(), m_paper.width(), height}, title, chart.drawing);
    m_paper.skip(height);
}

void Pages::addOverview()
{
    m_paper.heading(m_report.title(), Tr::tr("Census year %1").arg(m_report.year));
    m_paper.paragraph(
        Tr::tr("%1. Judged by “%2”: %3.").arg(m_report.census, m_report.rulesTitle, summary()));
    m_paper.paragraph(Tr::tr("What is counted: %1.").arg(m_report.definition));
    m_paper.skip(mm(2.5));
    addFigures(3);
    m_paper.skip(kGap);
    addChart(m_charts.ratios, Tr::tr("Students to each student computer; the line is the target"));
    const double height = heightOf(m_charts.shares);
    m_paper.need(height);
    const double right = m_paper.left() + widthOf(m_charts.shares);
    m_paper.drawing({m_paper.left(), m_paper.top(), widthOf(m_charts.shares), height},
        Tr::tr("Rules met, by group"), m_charts.shares.drawing);
    m_paper.drawing({right, m_paper.top(), m_paper.left() + m_paper.width() - right, height},
        Tr::tr("Students a computer, by year"), m_charts.trend.drawing);
    m_paper.skip(height);
    if (!m_charts.tiles.drawing.isNull())
        addChart(m_charts.tiles, Tr::tr("Schools that meet all ratios, by county"));
}

void Pages::addAreaRules()
{
    m_paper.part(Tr::tr("By every rule"), summary(), kKeptTogether);
    std::vector<PaperRow> rows;
    QString group;
    for (const ReportRule &rule : m_report.rules) {
        if (rule.group != group)
            rows.push_back({.cells = {}, .band = rule.group});
        group = rule.group;
        const RuleResult &result = rule.result;
        const bool isOfSchools = result.passing + result.failing + result.withoutData > 0;
        const auto count = [&](int schools) {
            return PaperCell{.text = isOfSchools ? numberText(schools) : QStringLiteral("—")};
        };
        rows.push_back({.cells
            = {{.text = rule.id}, {.text = rule.title}, verdictCell(rule), {.text = rule.measured},
                {.text = rule.threshold}, count(result.passing), count(result.failing),
                count(result.withoutData), {.text = orDash(rule.remedy)}, {.text = rule.source}}});
    }
    m_paper.table(
        {{Tr::tr("Number"), 21, Qt::AlignLeft, true}, {Tr::tr("Rule"), 39, Qt::AlignLeft, true},
            {Tr::tr("Verdict"), 19}, {Tr::tr("Measured"), 16, Qt::AlignRight, true},
            {Tr::tr("Threshold"), 18, Qt::AlignRight, true}, {Tr::tr("Met"), 12, Qt::AlignRight},
            {Tr::tr("Not met"), 13, Qt::AlignRight}, {Tr::tr("No data"), 13, Qt::AlignRight},
            {Tr::tr("What closes the gap"), 24, Qt::AlignLeft, true},
            {Tr::tr("Source"), 18, Qt::AlignLeft, true}},
        rows);
    addSources();
}

void Pages::addWorst()
{
    m_paper.part(Tr::tr("Schools that lack most"),
        Tr::tr("by computers for students and teachers, the most first"), kKeptTogether);
    if (m_report.worst.empty()) {
        m_paper.paragraph(Tr::tr("No school falls short."));
        return;
    }
    std::vector<PaperRow> rows;
    for (const ReportGap &gap : m_report.worst) {
        const ReportSchool &school = m_report.schools[gap.school];
        rows.push_back({.cells = {{.text = QString::number(rows.size() + 1)},
                            {.text = school.school.name}, {.text = wordOf(school.school.kind)},
                            {.text = school.county}, {.text = gap.rule.title},
                            {.text = gap.rule.measured, .isStrong = true, .isBad = true},
                            {.text = gap.rule.threshold}, {.text = gap.rule.remedy},
                            {.text = numberText(school.failing)}}});
    }
    m_paper.table(
        {{Tr::tr("No."), 11, Qt::AlignRight}, {Tr::tr("School"), 44, Qt::AlignLeft, true},
            {Tr::tr("Kind"), 19, Qt::AlignLeft, true}, {Tr::tr("County"), 19, Qt::AlignLeft, true},
            {Tr::tr("Rule not met"), 24, Qt::AlignLeft, true},
            {Tr::tr("Measured"), 17, Qt::AlignRight, true},
            {Tr::tr("Threshold"), 15, Qt::AlignRight},
            {Tr::tr("What closes the gap"), 21, Qt::AlignLeft, true},
            {Tr::tr("Rules not met"), 13, Qt::AlignRight}},
        rows);
}

void Pages::addSchools()
{
    m_paper.part(Tr::tr("All schools"),
        Tr::tr("%n school(s); those beside the plan are listed too", nullptr,
            int(m_report.schools.size())),
        kKeptTogether);
    std::vector<PaperRow> rows;
    QString county;
    for (size_t i = 0; i < m_report.schools.size(); ++i) {
        const ReportSchool &school = m_report.schools[i];
        if (school.county != county)
            rows.push_back({.cells = {}, .band = school.county});
        county = school.county;
        const auto people = [&school](int count) {
            return PaperCell{.text = school.hasCensus ? numberText(count) : QStringLiteral("—")};
        };
        const bool fails = school.verdict == Verdict::Fail;
        rows.push_back(
            {.cells = {{.text = QString::number(i + 1)}, {.text = school.school.code.text()},
                 {.text = school.school.name}, {.text = wordOf(school.school.kind)},
                 people(school.students), people(school.classes), people(school.teachers),
                 {.text = numberText(school.studentComputers)}, {.text = school.studentRatio},
                 {.text = numberText(school.teacherComputers)}, {.text = school.teacherRatio},
                 {.text = numberText(school.displayRooms)}, {.text = numberText(school.failing)},
                 {.text = wordOf(school.verdict),
                     .glyph = statusOf(school.verdict),
                     .isStrong = fails,
                     .isBad = fails}}});
    }
    m_paper.table(
        {{Tr::tr("No."), 11, Qt::AlignRight}, {Tr::tr("School code"), 23}, {Tr::tr("School"), 60},
            {Tr::tr("Kind"), 30}, {Tr::tr("Students"), 15, Qt::AlignRight},
            {Tr::tr("Classes"), 13, Qt::AlignRight}, {Tr::tr("Teachers"), 13, Qt::AlignRight},
            {Tr::tr("Student computers"), 16, Qt::AlignRight},
            {Tr::tr("Students a computer"), 18, Qt::AlignRight},
            {Tr::tr("Teacher computers"), 16, Qt::AlignRight},
            {Tr::tr("Teachers a computer"), 18, Qt::AlignRight},
            {Tr::tr("Rooms with a display"), 16, Qt::AlignRight},
            {Tr::tr("Rules not met"), 14, Qt::AlignRight}, {Tr::tr("Verdict"), 22}},
        rows);
}

} // namespace

std::vector<PaperPage> layOut(
    const Report &report, const ReportCharts &charts, const PaperLook &look)
{
    return Pages(report, charts, look).make();
}

Result<int> writePages(const QString &path, const std::vector<PaperPage> &pages,
    const QString &title, TaskControl &task)
{
    std::vector<pdf::ExportPage> sheets;
    for (const PaperPage &page : pages) {
        const bool isLying = page.size.width() > page.size.height();
        sheets.push_back({.source = {},
            .sizePoints = isLying ? pdf::kA4Points.transposed() : pdf::kA4Points,
            .paintOver = [&page](QPainter &painter) { page.paint(painter); },
            .sizeUnits = page.size});
    }
    HZ_CHECK(pdf::writePdf(path, sheets, title, task));
    return int(pages.size());
}

Result<int> writePdf(const QString &path, const Report &report, const ReportCharts &charts,
    const PaperLook &look, TaskControl &task)
{
    return writePages(path, layOut(report, charts, look), report.title(), task);
}

} // namespace hz::console
