#include "schools/schoolpage.h"

#include "rules/resultpane.h"
#include "schools/censusform.h"
#include "window/rowsource.h"
#include "window/standing.h"

#include <hz/inventory/explanation.h>
#include <hz/inventory/schoollist.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/trendlines.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;
using Column = ui::TableColumn;

namespace {

enum Filter { All, NotMet };

qint64 sumOf(std::span<const int> values)
{
    return std::accumulate(values.begin(), values.end(), qint64(0));
}

} // namespace

SchoolPage::SchoolPage(Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
{
    buildUi();
    connect(&m_inventory, &Inventory::pictureChanged, this, &SchoolPage::refresh);
}

void SchoolPage::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildTools());
    m_column = new QVBoxLayout;
    whole->addLayout(m_column);
    m_figures = new ui::FigureStrip;
    connect(m_figures, &ui::FigureStrip::activated, this, &SchoolPage::askFigure);
    m_column->addWidget(m_figures);
    m_views = new QStackedWidget;
    m_views->addWidget(buildRules());
    m_census = new CensusForm;
    connect(m_census, &CensusForm::changed, this, &SchoolPage::keepCensus);
    connect(m_census, &CensusForm::refused, this, [this](const QString &sentence) {
        Q_EMIT failed({Error::Kind::Invalid, sentence, {}});
    });
    m_views->addWidget(m_census);
    m_views->addWidget(buildYears());
    whole->addWidget(m_views, 1);
}

QWidget *SchoolPage::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_which
        = new ui::Segmented(tr("What is shown"), {{tr("Rules")}, {tr("Census")}, {tr("Years")}});
    connect(m_which, &ui::Segmented::chosenChanged, this, &SchoolPage::showView);
    tools->row()->addWidget(m_which);
    m_filter = new ui::Segmented(tr("Which rules"), {{tr("All")}, {tr("Not met")}});
    connect(m_filter, &ui::Segmented::chosenChanged, this, &SchoolPage::showRules);
    tools->row()->addWidget(m_filter);
    m_groupButton = new QPushButton(ui::icon(ui::IconName::X), {});
    ui::setCompact(m_groupButton);
    m_groupButton->setObjectName(QStringLiteral("group"));
    m_groupButton->setToolTip(tr("Show the rules of all groups"));
    m_groupButton->hide();
    connect(m_groupButton, &QPushButton::clicked, this, [this] { setGroup({}); });
    tools->row()->addWidget(m_groupButton);
    tools->row()->addStretch(1);
    const auto add = [&](const QString &text, ui::IconName icon, const std::function<Where()> &to) {
        auto *button = new QPushButton(ui::icon(icon), text);
        ui::setCompact(button);
        connect(button, &QPushButton::clicked, this, [this, to] {
            if (m_row != kNoRow)
                Q_EMIT asked(to());
        });
        tools->row()->addWidget(button);
        return button;
    };
    add(tr("Its faults"), ui::IconName::Wrench, [this] {
        TicketQuery query{.schools = {m_school}};
        for (size_t i = 0; i < kTicketStates; ++i)
            if (isUnfinished(TicketState(i)))
                query.states |= 1u << i;
        return Where(TicketsOf{query});
    })->setObjectName(QStringLiteral("faults"));
    add(tr("Its machines"), ui::IconName::Monitor,
        [this] { return Where(DevicesOf{{.schools = {m_row}}}); });
    return tools;
}

QWidget *SchoolPage::buildRules()
{
    auto *view = new QWidget;
    auto *panes = new QHBoxLayout(view);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    m_rules = new ui::TableView(tr("Rules"));
    m_rules->setObjectName(QStringLiteral("rules"));
    m_rules->setSelectable(false);
    std::vector<Column> columns{rowColumn("group", tr("Group"), Column::Kind::Quiet, 108),
        rowColumn("rule", tr("Rule"), Column::Kind::Text, 180),
        rowColumn("verdict", tr("Standing"), Column::Kind::Text, 96),
        rowColumn("measured", tr("Measured"), Column::Kind::Number, 88),
        rowColumn("target", tr("Target"), Column::Kind::Number, 84),
        rowColumn("gap", tr("Missing"), Column::Kind::Text, 112),
        rowColumn("due", tr("Due"), Column::Kind::Quiet, 136),
        rowColumn("source", tr("Source"), Column::Kind::Quiet, 84)};
    columns[1].stretches = true;
    columns[7].isHiddenAtFirst = true;
    m_ruleRows = new RowSource(std::move(columns), this);
    m_rules->setSource(m_ruleRows);
    connect(m_rules, &ui::TableView::currentChanged, this, &SchoolPage::showResult);
    connect(m_rules, &ui::TableView::activated, this, [this](int row) {
        Q_EMIT asked(RuleAt{evaluation().set.rules[m_results[size_t(row)].rule].id, {}, {}});
    });
    auto *allMet = new ui::EmptyState(ui::IconName::CircleCheck, tr("Nothing is missing"),
        tr("Every rule that applies here and can be judged is met."), tr("Show all rules"));
    connect(allMet, &ui::EmptyState::acted, this, [this] {
        m_filter->setChosen(All);
        showRules();
    });
    auto *noneApplies = new ui::EmptyState(ui::IconName::Info, tr("No rule applies"),
        tr("The rules of this group ask nothing of this school."),
        tr("Show the rules of all groups"));
    connect(noneApplies, &ui::EmptyState::acted, this, [this] { setGroup({}); });
    m_ruleViews = new QStackedWidget;
    for (QWidget *each : std::initializer_list<QWidget *>{m_rules, allMet, noneApplies})
        m_ruleViews->addWidget(each);
    panes->addWidget(m_ruleViews, 1);
    m_pane = new ResultPane;
    connect(m_pane, &ResultPane::asked, this, &SchoolPage::asked);
    panes->addWidget(m_pane);
    return view;
}

QWidget *SchoolPage::buildYears()
{
    auto *view = new QWidget;
    auto *column = new QVBoxLayout(view);
    const int gap = ui::theme().px(ui::Measure::DeskGapNarrow);
    const int margin = ui::theme().px(ui::Measure::DeskMarginNarrow);
    column->setContentsMargins(margin, 0, margin, margin);
    column->setSpacing(gap);
    auto *numbers = new ui::Card(tr("Census figures by year"), ui::Card::Body::Flush);
    m_years = new ui::TableView(tr("Census figures by year"));
    m_years->setSelectable(false);
    numbers->body()->addWidget(m_years);
    column->addWidget(numbers, 3);
    auto *lines = new ui::Card(tr("People a computer by year"));
    m_trend = new ui::TrendLines;
    lines->body()->addWidget(m_trend);
    column->addWidget(lines, 2);
    return view;
}

void SchoolPage::resizeEvent(QResizeEvent *event)
{
    const bool narrow = ui::isNarrow(this);
    const ui::Theme &look = ui::theme();
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_column->setContentsMargins(margin, gap, margin, gap);
    m_pane->setFixedWidth(look.px(narrow ? 340 : 440));
    QWidget::resizeEvent(event);
}

void SchoolPage::showView(int which)
{
    m_which->setChosen(which);
    m_views->setCurrentIndex(which);
    m_filter->setVisible(which == 0);
    m_groupButton->setVisible(which == 0 && !m_group.isEmpty());
}

void SchoolPage::setGroup(const QString &group)
{
    m_group = group;
    showView(m_which->chosen());
    if (m_row != kNoRow)
        showRules();
}

void SchoolPage::setSchool(const UnitCode &school, const QString &group)
{
    if (school == m_school && group == m_group)
        return;
    m_school = school;
    m_group = group;
    if (!group.isEmpty()) {
        m_filter->setChosen(All);
        m_which->setChosen(0);
    }
    showView(m_which->chosen());
    refresh();
    // What is to be done comes first.
    const auto failing = std::ranges::find(m_results, Verdict::Fail, &RuleResult::verdict);
    if (failing != m_results.end())
        m_rules->setCurrentRow(int(failing - m_results.begin()));
    else if (!m_results.empty())
        m_rules->setCurrentRow(0);
}

QString SchoolPage::title() const
{
    return m_row == kNoRow ? QString() : stock().schools()[m_row].name;
}

UnitCode SchoolPage::county() const
{
    return m_row == kNoRow ? UnitCode() : stock().schools()[m_row].county;
}

QString SchoolPage::note() const
{
    if (m_row == kNoRow)
        return {};
    const School &school = stock().schools()[m_row];
    QStringList parts{wordOf(school.kind)};
    if (school.locality)
        parts.append(wordOf(*school.locality));
    parts.append(school.code.text());
    return parts.join(QStringLiteral(" · "));
}

void SchoolPage::refresh()
{
    if (!m_inventory.picture().evaluation)
        return;
    m_row = stock().schoolRow(m_school);
    if (m_row != kNoRow) {
        showFigures();
        showRules();
        showYears();
        m_census->showCensus(evaluation().set, stock().schools()[m_row],
            stock().census(m_school, evaluation().year), evaluation().year);
    }
    Q_EMIT titleChanged();
}

void SchoolPage::showFigures()
{
    const Figures &figures = evaluation().units[m_row].figures;
    const int students = figures.computers[size_t(Pool::Student)];
    const int teachers = figures.computers[size_t(Pool::Teacher)];
    int met = 0;
    int all = 0;
    for (const RuleResult &result : evaluation().of(m_row)) {
        const bool isStretch = evaluation().set.rules[result.rule].isStretch;
        if (result.verdict == Verdict::NotApplicable || isStretch)
            continue;
        ++all;
        met += int(result.verdict == Verdict::Pass);
    }
    const auto reported = [&figures](qint64 value) {
        return figures.hasCensus ? numberText(value) : QStringLiteral("—");
    };
    const auto ratio = [this](const RuleResult *result) {
        return result ? measuredText(evaluation(), *result) : QStringLiteral("—");
    };
    const auto statusOfRatio = [](const RuleResult *result) -> std::optional<ui::Status> {
        if (!result || result->verdict == Verdict::NotApplicable)
            return std::nullopt;
        return statusOf(*result);
    };
    const RuleResult *ofStudents = studentRatio(evaluation(), m_row);
    const RuleResult *ofTeachers = teacherRatio(evaluation(), m_row);
    m_figures->setFigures({
        {tr("Students"), reported(figures.students()),
            figures.hasCensus ? tr("%n class(es)", nullptr, figures.classes())
                              : tr("no census for this year"),
            {}},
        {tr("Full-time teachers"), reported(figures.teachers()),
            figures.teachers() > 0
                ? tr("%1 students each").arg(figures.students() / figures.teachers())
                : QString(),
            {}},
        {tr("Computers"), numberText(figures.allMachines),
            tr("%1 count").arg(numberText(sumOf(figures.computers))), {}},
        {tr("Students a computer"), ratio(ofStudents),
            tr("%n student computer(s)", nullptr, students), statusOfRatio(ofStudents)},
        {tr("Teachers a computer"), ratio(ofTeachers),
            tr("%n teacher computer(s)", nullptr, teachers), statusOfRatio(ofTeachers)},
        {tr("Rules met"), numberText(met), tr("of %1 that apply").arg(numberText(all)),
            met == all ? ui::Status::Ok : ui::Status::Bad},
    });
}

void SchoolPage::askFigure(int index)
{
    if (m_row == kNoRow)
        return;
    DeviceQuery query{.schools = {m_row}};
    switch (index) {
    case 0:
    case 1:
        showView(1);
        return;
    case 2:
        for (size_t i = 0; i < kDeviceKinds; ++i)
            if (isComputer(DeviceKind(i)))
                query.kinds |= 1u << i;
        for (size_t i = 0; i < kDeviceStates; ++i)
            if (DeviceState(i) != DeviceState::Disposed && DeviceState(i) != DeviceState::Lost)
                query.states |= 1u << i;
        break;
    case 3:
    case 4:
        query.pools = 1u << int(index == 3 ? Pool::Student : Pool::Teacher);
        query.onlyCounted = true;
        break;
    default:
        m_filter->setChosen(NotMet);
        showView(0);
        setGroup({});
        return;
    }
    Q_EMIT asked(DevicesOf{query});
}

void SchoolPage::showRules()
{
    m_results.clear();
    std::vector<TableRow> rows;
    const RuleSet &set = evaluation().set;
    for (const RuleGroup &group : set.groups) {
        if (group.id == m_group)
            m_groupButton->setText(group.title.text());
        else if (!m_group.isEmpty())
            continue;
        bool isFirst = true;
        for (const RuleResult &result : evaluation().of(m_row)) {
            const Rule &rule = set.rules[result.rule];
            if (rule.group != group.id || result.verdict == Verdict::NotApplicable
                || (m_filter->chosen() == NotMet && result.verdict != Verdict::Fail))
                continue;
            const QString title = result.isJoint
                ? tr("%1, all stages together").arg(rule.title.text())
                : rule.isStretch ? tr("%1 (beyond what is asked)").arg(rule.title.text())
                                 : rule.title.text();
            rows.push_back({.id = result.rule,
                .cells = {isFirst ? group.title.text() : QString(), title, wordOf(result.verdict),
                    measuredText(evaluation(), result), thresholdText(rule, rule.threshold),
                    gapText(evaluation(), result),
                    rule.due.isValid() ? dayText(rule.due) : dueText(set, rule), rule.source},
                .statusColumn = 2,
                .status = statusOf(result)});
            m_results.push_back(result);
            isFirst = false;
        }
    }
    m_ruleRows->setRows(std::move(rows));
    m_ruleViews->setCurrentIndex(!m_results.empty() ? 0 : m_filter->chosen() == NotMet ? 1 : 2);
    if (!m_rules->currentRow() && !m_results.empty())
        m_rules->setCurrentRow(0);
    showResult();
}

void SchoolPage::showResult()
{
    const std::optional<int> row = m_rules->currentRow();
    m_pane->setVisible(row.has_value());
    if (row)
        m_pane->showResult(m_inventory.picture(), m_row, m_results[size_t(*row)]);
}

void SchoolPage::showYears()
{
    std::vector<Column> columns{{.id = QStringLiteral("figure"),
        .title = tr("Figure"),
        .width = 160,
        .stretches = true,
        .isSortable = false}};
    const QStringList names{tr("Students"), tr("Classes"), tr("Full-time teachers"),
        tr("Computers"), tr("Student computers"), tr("Students a computer"),
        tr("Teacher computers"), tr("Teachers a computer"), tr("Rooms with a display"),
        tr("Rules not met")};
    std::vector<TableRow> rows;
    for (qsizetype i = 0; i < names.size(); ++i)
        rows.push_back({.id = i, .cells = {names[i]}});
    ui::TrendData trend;
    trend.lines = {{tr("Students a computer"), {}}, {tr("Teachers a computer"), {}}};
    const RuleVersions versions = m_inventory.versions();
    for (const int year : stock().censusYears()) {
        columns.push_back({.id = QString::number(year),
            .title = tr("%1", "a census year").arg(year),
            .kind = Column::Kind::Number,
            .width = 104,
            .isSortable = false});
        const Evaluation then = evaluateSchool(stock(), m_inventory.rules(), year, m_row);
        const Figures &figures = then.units[m_row].figures;
        const auto reported = [&figures](qint64 value) {
            return figures.hasCensus ? numberText(value) : QString();
        };
        const RuleResult *students = studentRatio(then, m_row);
        const RuleResult *teachers = teacherRatio(then, m_row);
        const qsizetype failing
            = std::ranges::count(then.of(m_row), Verdict::Fail, &RuleResult::verdict);
        const QStringList values{reported(figures.students()), reported(figures.classes()),
            reported(figures.teachers()), numberText(figures.allMachines),
            numberText(figures.computers[size_t(Pool::Student)]),
            students ? measuredText(then, *students) : QString(),
            numberText(figures.computers[size_t(Pool::Teacher)]),
            teachers ? measuredText(then, *teachers) : QString(), numberText(figures.displayRooms),
            numberText(failing)};
        for (qsizetype i = 0; i < values.size(); ++i)
            rows[size_t(i)].cells.append(values[i]);
        trend.marks.push_back(QString::number(year));
        trend.lines[0].values.push_back(students ? measuredValue(then, *students) : std::nullopt);
        trend.lines[1].values.push_back(teachers ? measuredValue(then, *teachers) : std::nullopt);
    }
    // Another census may have come: the columns are its years.
    auto *source = new RowSource(std::move(columns), this);
    source->setRows(std::move(rows));
    m_years->setSource(source);
    delete m_yearRows;
    m_yearRows = source;
    m_trend->setData(std::move(trend));
}

void SchoolPage::keepCensus(const Census &census)
{
    const Census *now = stock().census(m_school, census.year);
    const QJsonObject before = now ? now->toJson() : QJsonObject();
    const auto task = m_inventory.edit(
        {{.id = documentId(census), .before = before, .after = census.toJson()}});
    whenDone(task, this, [this, name = title()](const Result<QList<Edit>> &undo) {
        if (undo)
            Q_EMIT edited(tr("The census of %1 is changed.").arg(name), *undo);
        else
            Q_EMIT failed(undo.error());
    });
}

} // namespace hz::console
