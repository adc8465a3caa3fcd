#include "overview/overviewscreen.h"

#include "overview/gaplist.h"
#include "overview/schoolheat.h"
#include "window/standing.h"

#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/label.h>
#include <hz/ui/ratiobars.h>
#include <hz/ui/segmented.h>
#include <hz/ui/stackedshares.h>
#include <hz/ui/tilemap.h>
#include <hz/ui/trendlines.h>

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <limits>

namespace hz::console {

using namespace inventory;

namespace {

constexpr size_t kWorstShown = 20;
// Of the prefecture: more would be read by nobody, and the list of schools has them all.
constexpr size_t kHeatShown = 100;

qint64 sumOf(std::span<const int> values)
{
    qint64 sum = 0;
    for (const int value : values)
        sum += value;
    return sum;
}

} // namespace

OverviewScreen::OverviewScreen(Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
{
    buildUi();
    connect(&m_inventory, &Inventory::judged, this, &OverviewScreen::refresh);
    refresh();
}

void OverviewScreen::buildUi()
{
    m_grid = new QGridLayout(this);
    m_figures = new ui::FigureStrip;
    connect(m_figures, &ui::FigureStrip::activated, this, &OverviewScreen::askFigure);

    m_groupCard = new ui::Card(tr("By rules"));
    m_allRules = new ui::Link(QString());
    m_groupCard->right()->addWidget(m_allRules);
    connect(m_allRules, &QAbstractButton::clicked, this, [this] {
        Q_EMIT asked(RuleAt{{}, {}, unit()});
    });
    m_shares = new ui::StackedShares;
    m_groupCard->body()->addWidget(m_shares);
    connect(m_shares, &ui::Chart::activated, this, [this](int row, int) {
        Q_EMIT asked(RuleAt{{}, evaluation().set.groups[m_groups[size_t(row)].group].id, unit()});
    });

    m_ratioCard = new ui::Card(tr("Students to each student computer"));
    m_middle = new ui::Segmented(tr("What is shown"), {{tr("Counties")}, {tr("Schools")}});
    m_ratioCard->right()->addWidget(m_middle);
    connect(m_middle, &ui::Segmented::chosenChanged, this, &OverviewScreen::showMiddle);
    m_bars = new ui::RatioBars;
    m_ratioCard->body()->addWidget(m_bars);
    m_heat = new SchoolHeat;
    connect(m_heat, &SchoolHeat::asked, this, &OverviewScreen::asked);
    m_heatCard = new ui::Card(tr("Rules met, school by school"));
    m_heatCard->setNote(tr("those that lack most first"));
    m_heatCard->body()->addWidget(m_heat, 1); // without a place it would be a window of its own
    connect(m_bars, &ui::Chart::activated, this, [this](int row, int column) {
        SchoolQuery query = schoolsHere();
        query.rules = {m_ratioRules[size_t(column)]};
        if (size_t(row) < m_areas.size())
            query.counties = {evaluation().units[m_areas[size_t(row)]].row};
        query.sortBy = SchoolColumn::StudentRatio;
        query.isDescending = true;
        Q_EMIT asked(SchoolsOf{query});
    });

    m_worstCard = new ui::Card(tr("Schools that lack most"), ui::Card::Body::Flush);
    m_allFailing = new ui::Link(QString());
    m_worstCard->right()->addWidget(m_allFailing);
    connect(m_allFailing, &QAbstractButton::clicked, this, [this] { askFigure(5); });
    m_gaps = new GapList;
    m_worstCard->body()->addWidget(m_gaps);
    connect(m_gaps, &ui::Chart::activated, this, [this](int row, int) {
        Q_EMIT asked(SchoolAt{evaluation().units[m_worst[size_t(row)].unit].code});
    });

    m_areaCard = new ui::Card(tr("Schools that meet all ratios, by county"));
    m_areaCard->right()->addWidget(new ui::StepKey(tr("Few"), tr("Many")));
    m_tiles = new ui::TileMap;
    m_areaCard->body()->addWidget(m_tiles);
    connect(m_tiles, &ui::Chart::activated, this, [this](int row, int) {
        Q_EMIT asked(OverviewOf{evaluation().units[m_areas[size_t(row)]].code});
    });

    m_trendCard = new ui::Card(tr("Ratios by year"));
    m_trendCard->setNote(tr("students a computer"));
    m_trend = new ui::TrendLines;
    m_trendCard->body()->addWidget(m_trend);
    connect(m_trend, &ui::Chart::activated, this, &OverviewScreen::askTrend);
    place();
}

void OverviewScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_grid->setContentsMargins(margin, gap, margin, margin);
    m_grid->setSpacing(gap);
    m_groupCard->setFixedWidth(look.px(narrow ? 236 : 296));
    m_worstCard->setFixedWidth(look.px(narrow ? 292 : 372));
    m_trendCard->setFixedWidth(look.px(narrow ? 292 : 372));
    const int lower = look.px(narrow ? 184 : 252);
    m_areaCard->setFixedHeight(lower);
    m_trendCard->setFixedHeight(lower);
}

// What is inside a unit takes the room: the counties of the prefecture, the schools of a county.
void OverviewScreen::arrange()
{
    for (ui::Card *card : {m_groupCard, m_ratioCard, m_heatCard, m_worstCard, m_areaCard})
        m_grid->removeWidget(card);
    if (m_grid->count() == 0) {
        m_grid->addWidget(m_figures, 0, 0, 1, 3);
        m_grid->addWidget(m_trendCard, 3, 2);
        m_grid->setColumnStretch(1, 1);
        m_grid->setRowStretch(2, 1);
    }
    m_grid->addWidget(m_worstCard, 1, 2, 2, 1);
    if (hasAreas()) {
        m_grid->addWidget(m_groupCard, 1, 0, 2, 1);
        m_grid->addWidget(m_ratioCard, 1, 1, 2, 1);
        m_grid->addWidget(m_areaCard, 3, 0, 1, 2);
    } else {
        m_grid->addWidget(m_groupCard, 1, 0, 3, 1);
        m_grid->addWidget(m_ratioCard, 1, 1);
        m_grid->addWidget(m_heatCard, 2, 1, 2, 1);
    }
    m_areaCard->setVisible(hasAreas());
    m_heatCard->setVisible(!hasAreas());
    m_middle->setVisible(hasAreas());
    (hasAreas() ? m_ratioCard : m_heatCard)->body()->addWidget(m_heat, 1);
    showMiddle();
}

void OverviewScreen::showMiddle()
{
    const bool isOfSchools = hasAreas() && m_middle->chosen() == 1;
    m_ratioCard->setTitle(
        isOfSchools ? tr("Rules met, school by school") : tr("Students to each student computer"));
    QString note; // where there is room for it beside the choice
    if (!hasAreas() || !ui::isNarrow(this))
        note = isOfSchools ? tr("those that lack most first") : tr("shorter is better");
    m_ratioCard->setNote(note);
    m_bars->setVisible(!isOfSchools);
    m_heat->setVisible(isOfSchools || !hasAreas());
}

void OverviewScreen::resizeEvent(QResizeEvent *event)
{
    place();
    showMiddle();
    QWidget::resizeEvent(event);
}

void OverviewScreen::setUnit(const UnitCode &unit)
{
    if (unit == m_chosen)
        return;
    m_chosen = unit;
    refresh();
}

quint32 OverviewScreen::unitRow() const
{
    const quint32 chosen = evaluation().unitOf(m_chosen);
    if (chosen != kNoRow)
        return chosen;
    // The largest there is: the prefecture comes last.
    return quint32(evaluation().units.size() - 1);
}

UnitCode OverviewScreen::unit() const
{
    return evaluation().units.empty() ? UnitCode() : evaluation().units[unitRow()].code;
}

QString OverviewScreen::title() const
{
    if (!m_inventory.picture().evaluation || evaluation().units.empty())
        return tr("Overview");
    return unitName(stock(), evaluation().units[unitRow()]);
}

QString OverviewScreen::note() const
{
    if (!m_inventory.picture().evaluation || evaluation().year == 0)
        return {};
    const Census *census = stock().census(unit(), evaluation().year);
    const QString day = dayText(censusDay(census, evaluation().year));
    return census && census->isLocked ? tr("Census of %1, locked").arg(day)
                                      : tr("Census of %1, open").arg(day);
}

void OverviewScreen::refresh()
{
    if (!m_inventory.picture().evaluation || evaluation().units.empty())
        return;
    m_ratioRules = stageRatioRules(evaluation().set);
    m_areas = areasOf(evaluation(), unitRow());
    arrange();
    showFigures();
    showGroups();
    showRatios();
    showWorst();
    showAreas();
    showHeat();
    askForTrend();
    Q_EMIT titleChanged();
}

void OverviewScreen::showFigures()
{
    const quint32 row = unitRow();
    const EvaluatedUnit &here = evaluation().units[row];
    const Figures &figures = here.figures;
    int schools = 0;
    int reported = 0;
    for (quint32 i = 0; i < stock().schools().size(); ++i) {
        if (!stock().schools()[i].isInPlan() || !isWithin(evaluation(), i, row))
            continue;
        ++schools;
        reported += int(evaluation().units[i].figures.hasCensus);
    }
    const qint64 counted = sumOf(figures.computers);
    const int students = figures.computers[size_t(Pool::Student)];
    const int teachers = figures.computers[size_t(Pool::Teacher)];
    const AreaStanding standing
        = inventory::standingOf(evaluation(), stock(), row, ratioRules(evaluation().set));
    const bool areClassesCovered = figures.displayClasses >= figures.classes();
    m_figures->setFigures({
        {tr("Schools, teaching points too"), numberText(schools),
            reported == schools ? tr("all have reported")
                                : tr("%1 reported, %2 missing")
                                      .arg(numberText(reported), numberText(schools - reported)),
            {}},
        {tr("Computers"), numberText(figures.allMachines),
            tr("%1 count, %2 do not")
                .arg(numberText(counted), numberText(figures.allMachines - counted)),
            {}},
        {tr("Student computers"), numberText(students),
            tr("%1 students · %2")
                .arg(numberText(figures.students()), ratioText(figures.students(), students)),
            {}},
        {tr("Teacher computers"), numberText(teachers),
            tr("%1 teachers · %2")
                .arg(numberText(figures.teachers()), ratioText(figures.teachers(), teachers)),
            {}},
        {tr("Classrooms with a display"), numberText(figures.displayRooms),
            tr("for %1 classes").arg(numberText(figures.classes())),
            areClassesCovered ? ui::Status::Ok : ui::Status::Warn},
        {tr("Schools that meet all ratios"), numberText(standing.meeting),
            tr("of %1, %2 do not").arg(numberText(standing.schools), numberText(standing.failing)),
            standing.failing > 0 ? ui::Status::Bad : ui::Status::Ok},
    });
}

void OverviewScreen::askFigure(int index)
{
    switch (index) {
    case 0:
        Q_EMIT asked(SchoolsOf{schoolsHere()});
        return;
    case 1: {
        DeviceQuery query = devicesHere();
        for (size_t i = 0; i < kDeviceKinds; ++i)
            if (isComputer(DeviceKind(i)))
                query.kinds |= 1u << i;
        for (size_t i = 0; i < kDeviceStates; ++i)
            if (DeviceState(i) != DeviceState::Disposed && DeviceState(i) != DeviceState::Lost)
                query.states |= 1u << i;
        Q_EMIT asked(DevicesOf{query});
        return;
    }
    case 2:
    case 3: {
        DeviceQuery query = devicesHere();
        query.pools = 1u << int(index == 2 ? Pool::Student : Pool::Teacher);
        query.onlyCounted = true;
        Q_EMIT asked(DevicesOf{query});
        return;
    }
    case 4: {
        DeviceQuery query = devicesHere();
        for (size_t i = 0; i < kDeviceKinds; ++i)
            if (isDisplay(DeviceKind(i)))
                query.kinds |= 1u << i;
        query.states = 1u << int(DeviceState::InUse);
        Q_EMIT asked(DevicesOf{query});
        return;
    }
    default: {
        SchoolQuery query = schoolsHere();
        query.rules = ratioRules(evaluation().set);
        query.verdicts = 1u << int(Verdict::Fail);
        query.sortBy = SchoolColumn::Failing;
        query.isDescending = true;
        Q_EMIT asked(SchoolsOf{query});
    }
    }
}

void OverviewScreen::showGroups()
{
    m_groups = standingByGroup(evaluation(), unitRow());
    std::vector<ui::ShareGroup> shares;
    int rules = 0;
    for (const GroupStanding &group : m_groups) {
        shares.push_back({.title = evaluation().set.groups[group.group].title.text(),
            .passed = group.passing,
            .failed = group.failing,
            .unknown = group.withoutData});
        rules += shares.back().total();
    }
    m_shares->setData(std::move(shares));
    m_allRules->setText(tr("%n rule(s)", nullptr, rules));
    m_allRules->updateGeometry();
}

void OverviewScreen::showRatios()
{
    ui::RatioBarsData bars;
    for (const quint32 index : m_ratioRules) {
        const Rule &rule = evaluation().set.rules[index];
        bars.columns.push_back(
            {.title = rule.scope.stage ? wordOf(*rule.scope.stage) : rule.title.text(),
                .target = thresholdText(rule, rule.threshold),
                .aim = double(rule.threshold)});
    }
    const auto rowOf = [this](quint32 unit, const QString &title) {
        ui::RatioBarsData::Row row{.title = title, .cells = {}};
        for (const quint32 rule : m_ratioRules) {
            const RuleResult *result = evaluation().result(unit, rule);
            ui::RatioBarsData::Cell cell;
            if (!result || result->verdict == Verdict::NotApplicable) {
                cell.label = tr("none of this stage");
            } else {
                cell.label = measuredText(evaluation(), *result);
                cell.status = statusOf(*result);
                if (result->denominator > 0)
                    cell.value = double(result->numerator) / double(result->denominator);
            }
            row.cells.push_back(cell);
        }
        return row;
    };
    for (const quint32 area : m_areas)
        bars.rows.push_back(rowOf(area, stock().units()[evaluation().units[area].row].name));
    const EvaluatedUnit &here = evaluation().units[unitRow()];
    bars.total
        = rowOf(unitRow(), here.level == UnitLevel::Prefecture ? wordOf(here.level) : title());
    m_bars->setData(std::move(bars));
}

void OverviewScreen::showWorst()
{
    m_worst = worstSchools(evaluation(), unitRow(), m_ratioRules, kWorstShown);
    std::vector<Gap> gaps;
    for (const SchoolGap &each : m_worst) {
        const EvaluatedUnit &school = evaluation().units[each.unit];
        const School &about = stock().schools()[school.row];
        const quint32 county = stock().unitRow(about.county);
        gaps.push_back({.name = county == kNoRow
                ? about.name
                : tr("%1 %2", "county, school").arg(stock().units()[county].name, about.name),
            .numbers = tr("%1 / %2", "students of a school, their computers")
                           .arg(numberText(school.figures.students()),
                               numberText(school.figures.computers[size_t(Pool::Student)])),
            .measured = measuredText(evaluation(), each.result),
            .lack = gapText(evaluation(), each.result)});
    }
    m_gaps->setGaps(std::move(gaps));
    const AreaStanding standing
        = inventory::standingOf(evaluation(), stock(), unitRow(), m_ratioRules);
    m_allFailing->setText(tr("all %1").arg(numberText(standing.failing)));
    m_allFailing->updateGeometry();
}

void OverviewScreen::showAreas()
{
    const std::vector<quint32> rules = ratioRules(evaluation().set);
    std::vector<AreaStanding> standings;
    for (const quint32 area : m_areas)
        standings.push_back(inventory::standingOf(evaluation(), stock(), area, rules));
    const auto shareOf = [](const AreaStanding &area) {
        return area.schools == 0 ? 0.0 : 100.0 * area.meeting / area.schools;
    };
    double least = 100;
    double most = 0;
    for (const AreaStanding &area : standings) {
        least = std::min(least, shareOf(area));
        most = std::max(most, shareOf(area));
    }
    std::vector<ui::Tile> tiles;
    for (const AreaStanding &area : standings) {
        ui::Tile tile{.name = stock().units()[evaluation().units[area.unit].row].name,
            .count = tr("%n school(s)", nullptr, area.schools),
            .share = QStringLiteral("%1%").arg(int(shareOf(area))),
            .note = tr("%n not", nullptr, area.failing),
            .step = {}};
        if (area.schools > 0)
            tile.step = ui::tileStep(shareOf(area), least, most);
        tiles.push_back(tile);
    }
    m_tiles->setData(std::move(tiles));
}

void OverviewScreen::showHeat()
{
    m_heat->show(stock(), evaluation(), unitRow(),
        hasAreas() ? kHeatShown : std::numeric_limits<size_t>::max());
}

void OverviewScreen::askForTrend()
{
    QStringList rules;
    for (const quint32 rule : m_ratioRules)
        rules.append(evaluation().set.rules[rule].id);
    const auto task = m_tasks.run(
        [inventory = m_inventory.picture().inventory, versions = m_inventory.versions(),
            code = unit(), rules](
            TaskControl &control) { return trendOf(*inventory, versions, code, rules, control); });
    whenDone(task, this, [this](const Result<std::vector<YearFigure>> &figures) {
        if (figures)
            showTrend(*figures);
    });
}

void OverviewScreen::showTrend(const std::vector<YearFigure> &figures)
{
    ui::TrendData trend;
    for (size_t i = 0; i < std::min(m_ratioRules.size(), ui::TrendData::kMostLines); ++i) {
        const Rule &rule = evaluation().set.rules[m_ratioRules[i]];
        trend.lines.push_back(
            {.name = rule.scope.stage ? wordOf(*rule.scope.stage) : rule.title.text(),
                .values = {}});
    }
    m_trendYears.clear();
    for (const YearFigure &figure : figures) {
        m_trendYears.push_back(figure.year);
        trend.marks.push_back(QString::number(figure.year));
        for (size_t i = 0; i < trend.lines.size(); ++i)
            trend.lines[i].values.push_back(figure.values[i]);
    }
    m_trend->setData(std::move(trend));
}

// A figure of a year is what a rule says of that year's census.
void OverviewScreen::askTrend(int line, int mark)
{
    const QString rule = evaluation().set.rules[m_ratioRules[size_t(line)]].id;
    m_inventory.setYear(m_trendYears[size_t(mark)]);
    Q_EMIT asked(RuleAt{rule, {}, unit()});
}

void OverviewScreen::addCounty(std::vector<quint32> &counties, quint32 unit) const
{
    if (evaluation().units[unit].level == UnitLevel::County)
        counties.push_back(evaluation().units[unit].row);
}

DeviceQuery OverviewScreen::devicesHere() const
{
    DeviceQuery query{.onlyInPlan = true};
    addCounty(query.counties, unitRow());
    return query;
}

SchoolQuery OverviewScreen::schoolsHere() const
{
    SchoolQuery query{.onlyInPlan = true};
    addCounty(query.counties, unitRow());
    return query;
}

} // namespace hz::console
