#include "plan/planscreen.h"

#include "plan/yearspane.h"
#include "window/rowsource.h"

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
#include <QtCore/QStandardPaths>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kLeft = 340, kLeftNarrow = 300, kRight = 420, kRightNarrow = 364, kGap = 8,
                 kLower = 260;

constexpr qint64 kFenInTenThousand = 1'000'000;
constexpr int kMostBudget = 1000; // ten thousand yuan, on the slider
constexpr int kCurvePoints = 12;
constexpr size_t kReasonLines = 4;

enum Scenario { MovesOnly, MovesThenBuys, BuysOnly, Everybody };

ui::TableColumn stretching(const char *id, const QString &title, double width)
{
    ui::TableColumn column = rowColumn(id, title, ui::TableColumn::Kind::Text, width);
    column.stretches = true;
    return column;
}

QString tenThousands(qint64 fen)
{
    return QLocale().toString(double(fen) / double(kFenInTenThousand), 'f', 1);
}

QSpinBox *spin(QFormLayout *form, const QString &text, int least, int most, int value)
{
    auto *box = new QSpinBox;
    box->setAccessibleName(text);
    box->setRange(least, most);
    box->setValue(value);
    box->setKeyboardTracking(false);
    form->addRow(text, box);
    return box;
}

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
    auto *work = new QWidget;
    m_pages->addWidget(work);
    m_grid = new QGridLayout(work);
    m_left = new ui::Card(tr("Scenarios"));
    m_spanChoice = new ui::Segmented(YearsPane::tr("What is planned"),
        {{YearsPane::tr("This year")}, {YearsPane::tr("Five years")}});
    m_left->right()->addWidget(m_spanChoice);
    connect(m_spanChoice, &ui::Segmented::chosenChanged, this,
        [this](int chosen) { setSpan(Span(chosen)); });
    m_scenarioRows = new RowSource(
        {stretching("scenario", tr("Scenario"), 110),
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
    m_left->body()->addWidget(buildTerms());
    m_left->body()->addStretch(1);
    m_status = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_status->setWordWrap(true);
    m_left->body()->addWidget(m_status);
    m_export = new QPushButton(ui::icon(ui::IconName::ExternalLink), tr("Export orders"));
    ui::setButtonRole(m_export, ui::ButtonRole::Primary);
    connect(m_export, &QPushButton::clicked, this, &PlanScreen::askToExport);
    m_left->body()->addWidget(m_export);

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

    m_orderCard = new ui::Card(tr("Orders"), ui::Card::Body::Flush);
    m_orderRows
        = new RowSource({stretching("from", tr("From"), 100),
                            rowColumn("to", tr("To"), ui::TableColumn::Kind::Text, 124),
                            rowColumn("count", tr("Count"), ui::TableColumn::Kind::Number, 52),
                            rowColumn("km", tr("km"), ui::TableColumn::Kind::Number, 64)},
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
    m_reasons = m_whyCard->body();
    for (size_t i = 0; i < kReasonLines; ++i) {
        auto *label = new ui::Label({}, ui::TypeRole::Caption);
        label->setWordWrap(true);
        m_reasons->addWidget(label);
        m_reasonLabels.push_back(label);
    }
    m_reasons->addStretch(1);

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
    connect(&m_years->span(), &ui::Segmented::chosenChanged, this,
        [this](int chosen) { setSpan(Span(chosen)); });
    connect(m_years, &YearsPane::failed, this, &PlanScreen::failed);
    connect(m_years, &YearsPane::exported, this, &PlanScreen::exported);
    place();
}

QWidget *PlanScreen::buildTerms()
{
    const PlanTerms usual;
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(ui::theme().px(kGap));
    m_budget = spin(form, tr("Budget, ten thousand yuan"), 0, 100'000, 420);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setAccessibleName(tr("Budget"));
    m_slider->setRange(0, kMostBudget);
    m_slider->setPageStep(50);
    m_slider->setValue(m_budget->value());
    form->addRow(m_slider);
    m_age = spin(form, tr("Moved up to an age of, years"), 0, 30, usual.oldestMovedYears);
    m_lot = spin(form, tr("At once at least, machines"), 1, 100, usual.smallestLot);
    m_price = spin(form, tr("A new machine, yuan"), 1, 100'000, int(usual.priceFen / 100));
    m_across = new QCheckBox(tr("May cross county borders"));
    m_across->setChecked(usual.movesAcrossCounties);
    m_donated = new QCheckBox(tr("Donated machines stay"));
    m_donated->setChecked(!usual.movesDonated);
    m_keepRoom = new QCheckBox(tr("Each school keeps a computer room"));
    m_keepRoom->setChecked(usual.keepsComputerRoom);
    for (QCheckBox *choice : {m_across, m_donated, m_keepRoom}) {
        form->addRow(choice);
        connect(choice, &QCheckBox::toggled, this, &PlanScreen::outdate);
    }
    for (const QSpinBox *number : {m_age, m_lot, m_price})
        connect(number, &QSpinBox::valueChanged, this, &PlanScreen::outdate);
    connect(m_slider, &QSlider::valueChanged, m_budget, &QSpinBox::setValue);
    connect(m_budget, &QSpinBox::valueChanged, this, [this](int value) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(value);
        outdate();
    });
    return box;
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

PlanTerms PlanScreen::terms() const
{
    PlanTerms terms;
    terms.movesAcrossCounties = m_across->isChecked();
    terms.movesDonated = !m_donated->isChecked();
    terms.keepsComputerRoom = m_keepRoom->isChecked();
    terms.oldestMovedYears = m_age->value();
    terms.smallestLot = m_lot->value();
    terms.priceFen = qint64(m_price->value()) * 100;
    return terms;
}

std::array<PlanScope, PlanScreen::kScenarios> PlanScreen::scopes() const
{
    const qint64 budget = m_budget->value() * kFenInTenThousand;
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
    if (m_running)
        m_running->stop = true;
    if (m_drawing)
        m_drawing->stop = true;
    const bool isEmpty = picture.evaluation->units.empty();
    m_pages->setCurrentIndex(isEmpty ? 1 : m_span == Span::ThisYear ? 0 : 2);
    if (isEmpty) {
        m_answer.reset();
        m_state = State::Current;
        return;
    }
    m_years->setQuestion(picture.inventory, picture.evaluation, terms());
    m_state = State::Running;
    m_status->setText(tr("Working it out…"));
    const auto task = m_tasks.run(
        [inventory = picture.inventory, evaluation = picture.evaluation, terms = terms(),
            scopes = scopes()](TaskControl &control) -> Result<Answer> {
            QElapsedTimer clock;
            clock.start();
            const auto basis = std::make_shared<const PlanBasis>(
                planBasis(*inventory, *evaluation, terms, censusDay(nullptr, evaluation->year)));
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
    m_curve.clear();
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
        m_curve = *curve;
        showCurve();
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
    for (ui::Segmented *choice : {m_spanChoice, &m_years->span()}) {
        const QSignalBlocker blocker(choice);
        choice->setChosen(int(span));
    }
    if (m_pages->currentWidget() != m_empty)
        m_pages->setCurrentIndex(span == Span::ThisYear ? 0 : 2);
}

void PlanScreen::setBudgetYuan(qint64 yuan)
{
    m_budget->setValue(int(yuan / 10'000));
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
    m_export->setEnabled(m_orderRows->rowCount() > 0 || !shown.notMet.empty());
    showMap();
    showReasons();
}

void PlanScreen::showMap()
{
    const Evaluation &evaluation = *m_answer->evaluation;
    const PlanBasis &basis = *m_answer->basis;
    // With or without a prefecture over them.
    m_counties.clear();
    for (quint32 unit = 0; unit < evaluation.units.size(); ++unit)
        if (evaluation.units[unit].level == UnitLevel::County)
            m_counties.push_back(unit);
    const std::vector<quint32> &counties = m_counties;
    const auto numberOf = [&counties](quint32 county) {
        return size_t(std::find(counties.begin(), counties.end(), county) - counties.begin());
    };
    struct Sum {
        Position at;
        int placed = 0;
        int gives = 0;
        int gets = 0;
        int within = 0;
        int missing = 0;
    };
    std::vector<Sum> sums(counties.size() + 1);
    for (const PlanSchool &school : basis.schools)
        if (const auto &at = basis.positions[school.school]) {
            Sum &sum = sums[numberOf(school.county)];
            sum.at.longitude += at->longitude;
            sum.at.latitude += at->latitude;
            ++sum.placed;
        }
    std::map<std::pair<size_t, size_t>, int> amounts;
    for (const TransferOrder &order : plan()->orders) {
        const size_t from = numberOf(basis.schools[order.from].county);
        const size_t to = numberOf(basis.schools[order.to].county);
        if (from == to) {
            sums[from].within += order.count;
            continue;
        }
        amounts[{from, to}] += order.count;
        sums[from].gives += order.count;
        sums[to].gets += order.count;
    }
    for (const quint32 school : plan()->notMet)
        sums[numberOf(basis.schools[school].county)].missing += basis.schools[school].shortage;
    ui::FlowMapData map;
    for (size_t i = 0; i < counties.size(); ++i) {
        const Sum &sum = sums[i];
        QString note = sum.within > 0
            ? tr("%1 inside", "machines moved inside a county").arg(sum.within)
            : tr("none moves");
        if (sum.gets > sum.gives)
            note = tr("%1 come in").arg(sum.gets - sum.gives);
        else if (sum.gives > sum.gets)
            note = tr("%1 go out").arg(sum.gives - sum.gets);
        if (sum.missing > 0)
            note = tr("%1 missing").arg(sum.missing);
        const double turn = 2 * M_PI * double(i) / double(counties.size());
        map.places.push_back({evaluation.units[counties[i]].row == kNoRow
                ? evaluation.units[counties[i]].code.text()
                : m_answer->inventory->units()[evaluation.units[counties[i]].row].name,
            note,
            sum.placed > 0 ? QPointF(sum.at.longitude / sum.placed, -sum.at.latitude / sum.placed)
                           : QPointF(std::cos(turn), std::sin(turn)),
            sum.missing > 0 || sum.gets > sum.gives ? ui::FlowPlace::Kind::Lacks
                : sum.gives + sum.within > 0        ? ui::FlowPlace::Kind::Gives
                                                    : ui::FlowPlace::Kind::Still});
    }
    for (const auto &[ends, amount] : amounts)
        if (ends.first < counties.size() && ends.second < counties.size())
            map.flows.push_back({ends.first, ends.second, amount,
                tr("%1 machines from %2 to %3")
                    .arg(amount)
                    .arg(map.places[ends.first].name, map.places[ends.second].name)});
    m_map->setData(std::move(map));
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
    for (size_t i = 0; i < kReasonLines; ++i) {
        m_reasonLabels[i]->setText(reasons.value(qsizetype(i)));
        m_reasonLabels[i]->setVisible(qsizetype(i) < reasons.size());
    }
}

void PlanScreen::showCurve()
{
    ui::TrendData drawn{
        .lines = {{m_scenario == BuysOnly ? tr("Buy only") : tr("Move, then buy"), {}}},
        .decimals = 0};
    // By equal steps of money, between the plans that were worked out.
    for (int i = 0; i <= kCurvePoints && !m_curve.empty(); ++i) {
        const qint64 money = m_curve.back().costFen * i / kCurvePoints;
        const auto above = std::lower_bound(m_curve.begin(), m_curve.end(), money,
            [](const PlanPoint &point, qint64 sought) { return point.costFen < sought; });
        double meeting = above->meeting;
        if (above != m_curve.begin() && above->costFen > money) {
            const PlanPoint &below = *std::prev(above);
            meeting = below.meeting
                + (above->meeting - below.meeting) * double(money - below.costFen)
                    / double(above->costFen - below.costFen);
        }
        drawn.marks.push_back(tenThousands(money));
        drawn.lines.front().values.push_back(std::floor(meeting));
    }
    if (const GapPlan *shown = plan())
        drawn.target = ui::TrendData::Target{
            double(shown->known), tr("Target: %1").arg(QLocale().toString(shown->known))};
    m_trend->setData(std::move(drawn));
    m_curveCard->setNote(tr("schools that have enough, by ten thousand yuan"));
}

PlanToExport PlanScreen::toExport() const
{
    return {m_answer->inventory, m_answer->basis, m_answer->terms,
        m_answer->scopes[size_t(m_scenario)], *plan()};
}

void PlanScreen::askToExport()
{
    if (!m_answer)
        return;
    auto *dialog = new QFileDialog(this, tr("Export"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Spreadsheet (*.xlsx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(tr("Transfers and purchases") + QStringLiteral(".xlsx"));
    connect(dialog, &QFileDialog::fileSelected, this, &PlanScreen::exportTo);
    dialog->open();
}

void PlanScreen::exportTo(const QString &path)
{
    const auto task = m_tasks.run(
        [path, all = toExport()](TaskControl &control) { return writePlan(path, all, control); });
    whenDone(task, this, [this, path](const Result<> &written) {
        if (written)
            Q_EMIT exported(path);
        else
            Q_EMIT failed(written.error());
    });
}

} // namespace hz::console
