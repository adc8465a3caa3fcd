#include "plan/planscreen.h"

#include "plan/comparepane.h"
#include "plan/planpictures.h"
#include "plan/plantermsbox.h"
#include "plan/reasonlist.h"
#include "plan/yearspane.h"
#include "window/rowsource.h"

#include <hz/core/platform/system.h>
#include <hz/core/task.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/trendlines.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kLeft = 340, kLeftNarrow = 300, kRight = 460, kRightNarrow = 432, kLower = 260;

constexpr int kCurvePoints = 12;

enum Scenario { MovesOnly, MovesThenBuys, BuysOnly, Everybody };

} // namespace

PlanScreen::PlanScreen(Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
{
    buildUi();
    connect(&inventory, &Inventory::pictureChanged, this, &PlanScreen::outdate);
    connect(&ui::theme(), &ui::Theme::changed, this, &PlanScreen::place);
}

void PlanScreen::buildUi()
{
    m_pages = new QStackedLayout(this);
    m_work = new QWidget;
    m_pages->addWidget(m_work);
    m_grid = new QGridLayout(m_work);
    buildLeft();
    buildMiddle();
    buildOrders();
    m_grid->addWidget(m_left, 0, 0, 2, 1);
    m_grid->addWidget(m_mapCard, 0, 1);
    m_grid->addWidget(m_curveCard, 1, 1);
    m_grid->addWidget(m_orderCard, 0, 2);
    m_grid->addWidget(m_whyCard, 1, 2);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(0, 1);
    m_empty = new ui::EmptyState(ui::IconName::ArrowLeftRight, tr("Nothing to plan with yet"),
        tr("Import the schools, their numbers of people and their machines first."), tr("Import"));
    m_pages->addWidget(m_empty);
    connect(m_empty, &ui::EmptyState::acted, this, [this] { Q_EMIT asked(ImportAt{}); });
    m_years = new YearsPane;
    m_pages->addWidget(m_years);
    connect(m_years, &YearsPane::keepAsked, this, &PlanScreen::keep);
    connect(m_years, &YearsPane::ordersAsked, this, &PlanScreen::askForOrders);
    connect(m_years, &YearsPane::failed, this, &PlanScreen::failed);
    connect(m_years, &YearsPane::exported, this, &PlanScreen::exported);
    m_kept = new ComparePane(m_inventory);
    m_pages->addWidget(m_kept);
    connect(m_kept, &ComparePane::opened, this, &PlanScreen::openScenario);
    connect(m_kept, &ComparePane::edited, this, &PlanScreen::edited);
    connect(m_kept, &ComparePane::failed, this, &PlanScreen::failed);
    connect(m_kept, &ComparePane::exported, this, &PlanScreen::exported);
    for (const ui::Segmented *choice : {m_spanChoice, &m_years->span(), &m_kept->span()})
        connect(choice, &ui::Segmented::chosenChanged, this,
            [this](int chosen) { setSpan(Span(chosen)); });
    place();
}

void PlanScreen::buildLeft()
{
    m_left = new ui::Card(tr("Scenarios"));
    m_spanChoice = new ui::Segmented(YearsPane::tr("What is planned"),
        {{YearsPane::tr("This year")}, {YearsPane::tr("Five years")}, {YearsPane::tr("Compare")}});
    m_left->right()->addWidget(m_spanChoice);
    m_scenarioRows = new RowSource(
        {stretchingColumn("scenario", tr("Scenario"), 110),
            rowColumn("more", tr("More schools"), ui::TableColumn::Kind::Number, 84),
            rowColumn("cost", tr("Ten thousand yuan"), ui::TableColumn::Kind::Number, 72)},
        this);
    m_scenarioTable = new ui::TableView(tr("Scenarios"));
    m_scenarioTable->setSelectable(false);
    m_scenarioTable->setSource(m_scenarioRows);
    m_scenarioTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_scenarioTable, &ui::TableView::currentChanged, this, [this] {
        if (const std::optional<int> row = m_scenarioTable->currentRow())
            setScenario(*row);
    });
    m_left->body()->addWidget(m_scenarioTable);
    m_terms = new PlanTermsBox;
    connect(m_terms, &PlanTermsBox::changed, this, &PlanScreen::outdate);
    m_left->body()->addWidget(m_terms);
    m_left->body()->addStretch(1);
    m_status = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_status->setWordWrap(true);
    m_left->body()->addWidget(m_status);
    auto *verbs = new QHBoxLayout;
    m_keep = new QPushButton(ui::icon(ui::IconName::Save), tr("Keep"));
    m_keep->setToolTip(tr("Keep as a scenario that can be compared with others"));
    connect(m_keep, &QPushButton::clicked, this, &PlanScreen::keep);
    verbs->addWidget(m_keep, 1);
    m_export = new QPushButton(ui::icon(ui::IconName::ExternalLink), tr("Export plan"));
    connect(m_export, &QPushButton::clicked, this, &PlanScreen::askToExport);
    verbs->addWidget(m_export, 1);
    m_left->body()->addLayout(verbs);
    m_order = new QPushButton(ui::icon(ui::IconName::ArrowLeftRight), tr("Make transfer orders"));
    ui::setButtonRole(m_order, ui::ButtonRole::Primary);
    connect(m_order, &QPushButton::clicked, this, &PlanScreen::askForOrders);
    m_left->body()->addWidget(m_order);
    for (QPushButton *verb : {m_keep, m_export, m_order})
        verb->setEnabled(false);
}

void PlanScreen::buildMiddle()
{
    m_mapCard = new ui::Card(tr("Who gives to whom"));
    m_mapCard->setNote(tr("the thicker, the more machines"));
    m_map = new ui::FlowMap;
    m_mapCard->body()->addWidget(m_map);
    connect(m_map, &ui::Chart::activated, this, [this](int row, int column) {
        if (row == 0)
            Q_EMIT asked(OverviewOf{m_answer->evaluation->units[m_counties[size_t(column)]].code});
    });
    m_curveCard = new ui::Card(tr("What more money brings"));
    m_curveCard->setNote(tr("schools that have enough"));
    m_trend = new ui::TrendLines;
    m_curveCard->body()->addWidget(m_trend);
}

void PlanScreen::buildOrders()
{
    m_orderCard = new ui::Card(tr("Orders"), ui::Card::Body::Flush);
    m_orderRows = new RowSource(
        {stretchingColumn("from", tr("From"), 130), stretchingColumn("to", tr("To"), 130),
            rowColumn("count", tr("Count"), ui::TableColumn::Kind::Number, 52),
            rowColumn("km", tr("km"), ui::TableColumn::Kind::Number, 56)},
        this);
    m_orders = new ui::TableView(tr("Orders"));
    m_orders->setSelectable(false);
    m_orders->setSource(m_orderRows);
    m_orderCard->body()->addWidget(m_orders);
    connect(m_orders, &ui::TableView::currentChanged, this, &PlanScreen::showReasons);
    connect(m_orders, &ui::TableView::activated, this, [this](int row) {
        if (const GapPlan *shown = plan(); shown && size_t(row) < shown->orders.size())
            Q_EMIT asked(
                SchoolAt{m_answer->inventory->schools()[shown->orders[size_t(row)].to].code});
    });
    m_whyCard = new ui::Card(tr("Why so"));
    m_reasons = new ReasonList;
    m_whyCard->body()->addWidget(m_reasons);
}

void PlanScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_grid->setContentsMargins(margin, gap, margin, margin);
    m_grid->setSpacing(gap);
    m_left->setFixedWidth(look.px(narrow ? kLeftNarrow : kLeft));
    m_orderCard->setFixedWidth(look.px(narrow ? kRightNarrow : kRight));
    m_whyCard->setFixedWidth(look.px(narrow ? kRightNarrow : kRight));
    m_curveCard->setFixedHeight(look.px(kLower));
    m_whyCard->setFixedHeight(look.px(kLower));
    m_scenarioTable->setFixedHeight(
        m_scenarioTable->header()->height() + int(kScenarios) * m_scenarioTable->rowHeight() + 2);
}

void PlanScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void PlanScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_state == State::Old)
        workOut();
}

void PlanScreen::outdate()
{
    m_state = State::Old;
    if (isVisible())
        workOut();
}

std::array<PlanScope, PlanScreen::kScenarios> PlanScreen::scopes() const
{
    const qint64 budget = m_terms->budgetFen();
    std::array<PlanScope, kScenarios> scopes;
    scopes[MovesOnly] = {.buys = false};
    scopes[MovesThenBuys] = {.budgetFen = budget};
    scopes[BuysOnly] = {.moves = false, .budgetFen = budget};
    scopes[Everybody] = {};
    return scopes;
}

void PlanScreen::workOut()
{
    const Picture &picture = m_inventory.picture();
    if (!picture.evaluation)
        return;
    // What was asked before has no answer any more, not even one that is ready.
    for (auto *asked : {&m_running, &m_drawing})
        if (*asked) {
            (*asked)->stop = true;
            asked->reset();
        }
    const bool isEmpty = picture.evaluation->units.empty();
    m_pages->setCurrentWidget(isEmpty ? m_empty : pageOf(m_span));
    if (isEmpty) {
        m_answer.reset();
        m_state = State::Current;
        return;
    }
    m_years->setQuestion(
        m_inventory.database(), picture.inventory, picture.evaluation, m_terms->terms());
    m_state = State::Running;
    m_status->setText(tr("Working it out…"));
    const auto task
        = m_tasks.run([&database = m_inventory.database(), inventory = picture.inventory,
                          evaluation = picture.evaluation, terms = m_terms->terms(),
                          scopes = scopes()](TaskControl &control) -> Result<Answer> {
              QElapsedTimer clock;
              clock.start();
              HZ_TRY(const auto read, database.read());
              HZ_TRY(const std::vector<OrderedMachine> ordered, orderedMachines(*read, *inventory));
              const auto basis = std::make_shared<const PlanBasis>(planBasis(
                  *inventory, *evaluation, terms, censusDay(nullptr, evaluation->year), ordered));
              Answer answer{inventory, evaluation, basis, {}, terms, scopes, 0};
              for (size_t i = 0; i < kScenarios; ++i) {
                  HZ_TRY(answer.plans[i], planGaps(*basis, terms, scopes[i], control));
              }
              answer.ms = clock.elapsed();
              return answer;
          });
    m_running = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Answer> &answer) {
        if (m_running != state)
            return; // another question was asked since
        m_running.reset();
        if (answer)
            take(*answer);
        else
            Q_EMIT failed(answer.error());
    });
}

void PlanScreen::take(const Answer &answer)
{
    m_answer = answer;
    m_state = State::Current;
    showScenarios();
    showPlan();
    workOutCurve();
}

void PlanScreen::workOutCurve()
{
    const auto task = m_tasks.run([basis = m_answer->basis, terms = m_answer->terms,
                                      moves = m_scenario != BuysOnly](TaskControl &control) {
        return planCurve(*basis, terms, {.moves = moves}, kCurvePoints, control);
    });
    m_drawing = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Curve> &curve) {
        if (m_drawing != state)
            return;
        m_drawing.reset();
        if (!curve)
            return;
        m_trend->setData(moneyCurve(
            *curve, m_scenario == BuysOnly ? tr("Buy only") : tr("Move, then buy"), plan()->known));
        m_curveCard->setNote(tr("schools that have enough, by ten thousand yuan"));
    });
}

const GapPlan *PlanScreen::plan() const
{
    return m_answer ? &m_answer->plans[size_t(m_scenario)] : nullptr;
}

void PlanScreen::setScenario(int scenario)
{
    if (m_scenario == scenario)
        return;
    m_scenario = scenario;
    if (!m_answer)
        return;
    showScenarios();
    showPlan();
    workOutCurve();
}

void PlanScreen::setSpan(Span span)
{
    m_span = span;
    for (ui::Segmented *choice : {m_spanChoice, &m_years->span(), &m_kept->span()}) {
        const QSignalBlocker blocker(choice);
        choice->setChosen(int(span));
    }
    if (m_pages->currentWidget() != m_empty)
        m_pages->setCurrentWidget(pageOf(span));
}

QWidget *PlanScreen::pageOf(Span span) const
{
    switch (span) {
    case Span::ThisYear:
        return m_work;
    case Span::SeveralYears:
        return m_years;
    case Span::Kept:
        break;
    }
    return m_kept;
}

void PlanScreen::setBudgetYuan(qint64 yuan)
{
    m_terms->setBudgetFen(yuan * 100);
}

void PlanScreen::showScenarios()
{
    const std::array<QString, kScenarios> names{
        tr("Move only"), tr("Move, then buy"), tr("Buy only"), tr("Everybody has enough")};
    std::vector<TableRow> rows;
    for (size_t i = 0; i < kScenarios; ++i) {
        const GapPlan &plan = m_answer->plans[i];
        rows.push_back({qint64(i),
            {names[i], QStringLiteral("+%1").arg(plan.meeting - plan.meetingNow),
                tenThousands(plan.costFen())}});
    }
    m_scenarioRows->setRows(std::move(rows));
    const QSignalBlocker blocker(m_scenarioTable);
    m_scenarioTable->setCurrentRow(m_scenario);
}

void PlanScreen::showPlan()
{
    const GapPlan &shown = *plan();
    const auto name = [this](quint32 school) { return schoolText(*m_answer->inventory, school); };
    std::vector<TableRow> rows;
    for (const TransferOrder &order : shown.orders)
        rows.push_back({qint64(rows.size()),
            {name(order.from), name(order.to), QString::number(order.count),
                QString::number(order.km)}});
    for (const Purchase &purchase : shown.purchases)
        rows.push_back({qint64(rows.size()),
            {tr("New"), name(purchase.school), QString::number(purchase.count), QString()}});
    m_orderRows->setRows(std::move(rows));
    m_orderCard->setNote(
        tr("%1 orders: %2 moved, %3 new")
            .arg(QString::number(shown.orders.size() + shown.purchases.size()),
                QLocale().toString(shown.moved), QLocale().toString(shown.bought)));
    if (m_orderRows->rowCount() > 0)
        m_orders->setCurrentRow(0);
    const QLocale locale;
    m_status->setText(
        tr("%1 of %2 schools have enough, %3 before. %4 machines change their use inside a school, "
           "%5 are repaired. Least cost, found in %6 s.")
            .arg(locale.toString(shown.meeting), locale.toString(shown.known),
                locale.toString(shown.meetingNow), locale.toString(shown.reassigned),
                locale.toString(shown.repaired),
                locale.toString(double(m_answer->ms) / 1000, 'f', 2)));
    m_keep->setEnabled(true);
    m_export->setEnabled(m_orderRows->rowCount() > 0 || !shown.notMet.empty());
    m_order->setEnabled(!shown.orders.empty());
    CountyFlows flows
        = countyFlows(shown, *m_answer->basis, *m_answer->evaluation, *m_answer->inventory);
    m_counties = std::move(flows.counties);
    m_map->setData(std::move(flows.map));
    showReasons();
}

void PlanScreen::showReasons()
{
    QStringList reasons;
    const GapPlan *shown = plan();
    const std::optional<int> row = m_orders->currentRow();
    if (shown && row) {
        const size_t at = size_t(*row);
        if (at < shown->orders.size())
            reasons = reasonsOf(
                shown->orders[at], *shown, *m_answer->basis, *m_answer->inventory, m_answer->terms);
        else if (at - shown->orders.size() < shown->purchases.size())
            reasons = reasonsOf(shown->purchases[at - shown->orders.size()], *m_answer->basis,
                *m_answer->inventory, m_answer->terms, m_answer->scopes[size_t(m_scenario)]);
    }
    if (reasons.isEmpty() && shown)
        reasons.append(tr("Nothing is to be moved or bought."));
    m_reasons->setReasons(reasons);
}

PlanToExport PlanScreen::toExport() const
{
    return {m_answer->inventory, m_answer->basis, m_answer->terms,
        m_answer->scopes[size_t(m_scenario)], *plan()};
}

void PlanScreen::askToExport()
{
    if (m_answer)
        askReportFile(this, tr("Export"), tr("Transfers and purchases"),
            [this](const QString &path) { exportTo(path); });
}

void PlanScreen::exportTo(const QString &path)
{
    const auto task
        = m_tasks.run([path, all = toExport(), look = PaperLook()](TaskControl &control) {
              return writeTableReport(path, reportOf(all), look, control);
          });
    whenDone(task, this, [this, path](const Result<> &written) {
        if (written)
            Q_EMIT exported(path);
        else
            Q_EMIT failed(written.error());
    });
}

// ---------------------------------------------------------------- what follows from a plan

std::optional<PlanScenario> PlanScreen::shownScenario() const
{
    if (m_span == Span::SeveralYears)
        return m_years->scenario();
    if (!m_answer)
        return {};
    const PlanScope &scope = m_answer->scopes[size_t(m_scenario)];
    return PlanScenario{.name = usualName(scope, {}),
        .year = m_answer->evaluation->year,
        .terms = m_answer->terms,
        .scope = scope,
        .figures = figuresOf(*plan(), *m_answer->basis, *m_answer->evaluation)};
}

void PlanScreen::keep()
{
    std::optional<PlanScenario> scenario = shownScenario();
    if (!scenario)
        return;
    const Result<QList<Edit>> edits
        = planKeeping(*scenario, {m_inventory.now(), platform::userName()});
    if (!edits) {
        Q_EMIT failed(edits.error());
        return;
    }
    whenDone(m_inventory.edit(*edits), this,
        [this, name = scenario->name](const Result<QList<Edit>> &undo) {
            if (undo)
                Q_EMIT edited(tr("Kept: %1. Compare shows it beside others.").arg(name), *undo);
            else
                Q_EMIT failed(undo.error());
        });
}

void PlanScreen::openScenario(const PlanScenario &scenario)
{
    m_terms->setTerms(scenario.terms, scenario.scope.budgetFen);
    if (scenario.years) {
        m_years->setYears(*scenario.years);
        setSpan(Span::SeveralYears);
        return;
    }
    setSpan(Span::ThisYear);
    setScenario(!scenario.scope.buys   ? MovesOnly
            : !scenario.scope.moves    ? BuysOnly
            : scenario.scope.budgetFen ? MovesThenBuys
                                       : Everybody);
}

void PlanScreen::askForOrders()
{
    std::vector<Transfer> orders;
    if (m_span == Span::SeveralYears)
        orders = m_years->transfers();
    else if (m_answer)
        orders = transfersOf(toExport(), usualName(m_answer->scopes[size_t(m_scenario)], {}));
    Q_EMIT ordersWanted(orders);
}

} // namespace hz::console
