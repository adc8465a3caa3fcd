#include "plan/yearspane.h"

#include "plan/planpictures.h"
#include "plan/reasonlist.h"
#include "window/rowsource.h"

#include <hz/core/task.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/trendlines.h>

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kLeft = 340, kLeftNarrow = 300, kRight = 420, kRightNarrow = 364, kGap = 8,
                 kLower = 220;

constexpr qint64 kFenInTenThousand = 1'000'000;
constexpr int kUsualBudget = 400; // ten thousand yuan a year
constexpr int kMostOnSlider = 2000;
constexpr int kMostBudget = 100'000;

ui::TableColumn number(const char *id, const QString &title, double width)
{
    ui::TableColumn column = rowColumn(id, title, ui::TableColumn::Kind::Number, width);
    column.stretches = true;
    return column;
}

} // namespace

YearsPane::YearsPane(QWidget *parent)
    : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_yearCard = new ui::Card(tr("Year by year"), ui::Card::Body::Flush);
    m_yearCard->setNote(tr("ten thousand yuan, machines, schools"));
    m_yearRows = new RowSource(
        {number("year", tr("Year"), 60), number("budget", tr("Budget"), 64),
            number("spent", tr("Spent"), 64), number("left", tr("Left"), 60),
            number("moved", tr("Moved"), 68), number("repaired", tr("Repaired"), 52),
            number("bought", tr("Bought"), 60), number("retired", tr("Retired"), 68),
            number("enough", tr("Have enough"), 80)},
        this);
    m_yearTable = new ui::TableView(tr("Year by year"));
    m_yearTable->setSelectable(false);
    m_yearTable->setSource(m_yearRows);
    m_yearCard->body()->addWidget(m_yearTable);

    m_curveCard = new ui::Card(tr("Schools that have enough"));
    m_curve = new ui::TrendLines;
    m_curveCard->body()->addWidget(m_curve);

    m_lineCard = new ui::Card(tr("What is done"), ui::Card::Body::Flush);
    m_lineRows = new RowSource(
        {rowColumn("year", tr("Year"), ui::TableColumn::Kind::Number, 68),
            stretchingColumn("what", tr("What"), 130), stretchingColumn("to", tr("School"), 130),
            rowColumn("count", tr("Count"), ui::TableColumn::Kind::Number, 52)},
        this);
    m_lineTable = new ui::TableView(tr("What is done"));
    m_lineTable->setSelectable(false);
    m_lineTable->setSource(m_lineRows);
    m_lineCard->body()->addWidget(m_lineTable);
    connect(m_lineTable, &ui::TableView::currentChanged, this, &YearsPane::showReasons);

    m_whyCard = new ui::Card(tr("Why so"));
    m_reasons = new ReasonList;
    m_whyCard->body()->addWidget(m_reasons);

    m_grid->addWidget(buildLeft(), 0, 0, 2, 1);
    m_grid->addWidget(m_yearCard, 0, 1);
    m_grid->addWidget(m_curveCard, 0, 2);
    m_grid->addWidget(m_lineCard, 1, 1); // two schools' names in a row
    m_grid->addWidget(m_whyCard, 1, 2);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(1, 1);
    connect(&m_news, &YearNews::found, this, &YearsPane::take);
    connect(&ui::theme(), &ui::Theme::changed, this, &YearsPane::place);
    place();
}

QWidget *YearsPane::buildLeft()
{
    m_left = new ui::Card(tr("Several years"));
    m_span = new ui::Segmented(
        tr("What is planned"), {{tr("This year")}, {tr("Five years")}, {tr("Compare")}});
    m_span->setChosen(1);
    m_left->right()->addWidget(m_span);
    m_left->body()->addWidget(buildBudgets());
    m_left->body()->addStretch(1);
    m_state = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_state->setWordWrap(true);
    m_left->body()->addWidget(m_state);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Searching"));
    m_left->body()->addWidget(m_progress);
    m_stop = new QPushButton(ui::icon(ui::IconName::Square), tr("Good enough, stop"));
    connect(m_stop, &QPushButton::clicked, this, &YearsPane::stop);
    m_left->body()->addWidget(m_stop);
    auto *verbs = new QHBoxLayout;
    m_keep = new QPushButton(ui::icon(ui::IconName::Save), tr("Keep"));
    m_keep->setToolTip(tr("Keep as a scenario that can be compared with others"));
    connect(m_keep, &QPushButton::clicked, this, &YearsPane::keepAsked);
    verbs->addWidget(m_keep, 1);
    m_export = new QPushButton(ui::icon(ui::IconName::ExternalLink), tr("Export plan"));
    connect(m_export, &QPushButton::clicked, this, &YearsPane::askToExport);
    verbs->addWidget(m_export, 1);
    m_left->body()->addLayout(verbs);
    m_order = new QPushButton(ui::icon(ui::IconName::ArrowLeftRight), tr("Make transfer orders"));
    ui::setButtonRole(m_order, ui::ButtonRole::Primary);
    connect(m_order, &QPushButton::clicked, this, &YearsPane::ordersAsked);
    m_left->body()->addWidget(m_order);
    return m_left;
}

QWidget *YearsPane::buildBudgets()
{
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(ui::theme().px(kGap));
    for (size_t year = 0; year < kYears; ++year) {
        const QString name = tr("Year %1, ten thousand yuan").arg(year + 1);
        auto *budget = new QSpinBox;
        budget->setAccessibleName(name);
        budget->setRange(0, kMostBudget);
        budget->setValue(kUsualBudget);
        budget->setKeyboardTracking(false);
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setAccessibleName(name);
        slider->setRange(0, kMostOnSlider);
        slider->setPageStep(kMostOnSlider / 20);
        slider->setValue(kUsualBudget);
        form->addRow(name, budget);
        form->addRow(slider);
        connect(slider, &QSlider::valueChanged, budget, &QSpinBox::setValue);
        connect(budget, &QSpinBox::valueChanged, this, [this, slider](int value) {
            const QSignalBlocker blocker(slider);
            slider->setValue(value);
            outdate();
        });
        m_budgets.push_back(budget);
    }
    m_life = new QSpinBox;
    m_life->setAccessibleName(tr("Retired at an age of, years"));
    m_life->setRange(1, 30);
    m_life->setValue(YearTerms().lifeYears);
    m_life->setKeyboardTracking(false);
    form->addRow(tr("Retired at an age of, years"), m_life);
    connect(m_life, &QSpinBox::valueChanged, this, &YearsPane::outdate);
    return box;
}

void YearsPane::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_grid->setContentsMargins(margin, gap, margin, margin);
    m_grid->setSpacing(gap);
    m_left->setFixedWidth(look.px(narrow ? kLeftNarrow : kLeft));
    m_curveCard->setFixedWidth(look.px(narrow ? kRightNarrow : kRight));
    m_whyCard->setFixedWidth(look.px(narrow ? kRightNarrow : kRight));
    m_whyCard->setMinimumHeight(look.px(kLower));
    m_curveCard->setMinimumHeight(look.px(kLower));
    m_yearTable->setMinimumHeight(
        m_yearTable->header()->height() + int(kYears) * m_yearTable->rowHeight() + 2);
}

void YearsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void YearsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        search();
}

// Nobody waits for it any more.
void YearsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    stop();
}

void YearsPane::setQuestion(const store::Database &database,
    std::shared_ptr<const Register> inventory, std::shared_ptr<const Evaluation> evaluation,
    const PlanTerms &terms)
{
    m_database = &database;
    m_inventory = std::move(inventory);
    m_evaluation = std::move(evaluation);
    m_terms = terms;
    m_basis.reset();
    outdate();
}

void YearsPane::setBudgetYuan(size_t year, qint64 yuan)
{
    m_budgets[year]->setValue(int(yuan / 10'000));
}

YearTerms YearsPane::yearTerms() const
{
    YearTerms years{.lifeYears = m_life->value(), .seconds = m_seconds};
    for (const QSpinBox *budget : m_budgets)
        years.budgetsFen.push_back(budget->value() * kFenInTenThousand);
    return years;
}

void YearsPane::setYears(const YearTerms &years)
{
    for (size_t year = 0; year < m_budgets.size(); ++year)
        setBudgetYuan(year, year < years.budgetsFen.size() ? years.budgetsFen[year] / 100 : 0);
    m_life->setValue(years.lifeYears);
}

std::optional<PlanScenario> YearsPane::scenario() const
{
    if (!m_answer)
        return {};
    return PlanScenario{.name = usualName({}, m_answer->years),
        .year = m_answer->evaluation->year,
        .terms = m_answer->terms,
        .years = m_answer->years,
        .figures = figuresOf(m_answer->plan, *m_answer->basis, *m_answer->evaluation)};
}

std::vector<Transfer> YearsPane::transfers() const
{
    return m_answer ? transfersOf(toExport(), usualName({}, m_answer->years))
                    : std::vector<Transfer>();
}

void YearsPane::outdate()
{
    m_isOutdated = true;
    if (isVisible())
        search();
}

// One search at a time: the one that goes on is told to stop, and the next begins when it has.
void YearsPane::search()
{
    if (!m_inventory)
        return;
    if (m_running) {
        m_running->stop = true;
        return;
    }
    m_isOutdated = false;
    const quint64 question = ++m_question;
    const auto task = m_tasks.run(
        [database = m_database, inventory = m_inventory, evaluation = m_evaluation, terms = m_terms,
            years = yearTerms(), question, basis = m_basis,
            news = &m_news](TaskControl &control) -> Result<std::shared_ptr<const YearAnswer>> {
            YearAnswer answer{.question = question,
                .inventory = inventory,
                .evaluation = evaluation,
                .basis = basis,
                .terms = terms,
                .years = years};
            if (!answer.basis) {
                HZ_TRY(const auto read, database->read());
                HZ_TRY(
                    const std::vector<OrderedMachine> ordered, orderedMachines(*read, *inventory));
                answer.basis = std::make_shared<const PlanBasis>(planBasis(
                    *inventory, *evaluation, terms, censusDay(nullptr, evaluation->year), ordered));
            }
            const auto tell = [&answer, news](const YearPlan &found) {
                answer.plan = found;
                Q_EMIT news->found(std::make_shared<const YearAnswer>(answer));
            };
            HZ_TRY(answer.plan, planYears(*answer.basis, *inventory, terms, years, control, tell));
            return std::make_shared<const YearAnswer>(std::move(answer));
        });
    m_running = task.state;
    showState();
    whenDone(task, this, [this](const Result<std::shared_ptr<const YearAnswer>> &answer) {
        m_running.reset();
        if (answer)
            take(*answer);
        else if (answer.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(answer.error());
        if (m_isOutdated && isVisible())
            search();
    });
}

void YearsPane::stop()
{
    if (m_running)
        m_running->stop = true;
}

void YearsPane::take(const std::shared_ptr<const YearAnswer> &answer)
{
    if (answer->question != m_question)
        return;
    m_answer = answer;
    if (!m_isOutdated)
        m_basis = answer->basis;
    showYears();
    showCurve();
    showLines();
    showState();
}

void YearsPane::showYears()
{
    const QLocale locale;
    std::vector<TableRow> rows;
    for (size_t year = 0; year < m_answer->plan.meeting.size(); ++year)
        rows.push_back({qint64(year),
            {yearText(*m_answer->basis, int(year)), tenThousands(m_answer->plan.budgetsFen[year]),
                tenThousands(m_answer->plan.spentFen[year]),
                tenThousands(m_answer->plan.budgetsFen[year] - m_answer->plan.spentFen[year]),
                locale.toString(year == 0 ? m_answer->plan.moved() : 0),
                locale.toString(year == 0 ? m_answer->plan.repaired() : 0),
                locale.toString(m_answer->plan.bought(year)),
                locale.toString(m_answer->plan.retired[year]),
                locale.toString(m_answer->plan.meeting[year])}});
    m_yearRows->setRows(std::move(rows));
}

void YearsPane::showCurve()
{
    ui::TrendData drawn{.lines = {{tr("Have enough"), {}}}, .decimals = 0};
    for (size_t year = 0; year < m_answer->plan.meeting.size(); ++year) {
        drawn.marks.push_back(yearText(*m_answer->basis, int(year)));
        drawn.lines.front().values.push_back(m_answer->plan.meeting[year]);
    }
    drawn.target = ui::TrendData::Target{double(m_answer->plan.known),
        tr("Target: %1").arg(QLocale().toString(m_answer->plan.known))};
    m_curve->setData(std::move(drawn));
}

void YearsPane::showLines()
{
    const auto name = [this](quint32 school) { return schoolText(*m_answer->inventory, school); };
    std::vector<TableRow> rows;
    m_lines.clear();
    for (size_t i = 0; i < m_answer->plan.orders.size(); ++i) {
        const TransferOrder &order = m_answer->plan.orders[i];
        m_lines.push_back({i, true});
        rows.push_back({qint64(rows.size()),
            {yearText(*m_answer->basis, 0), tr("From %1").arg(name(order.from)), name(order.to),
                QString::number(order.count)}});
    }
    for (size_t i = 0; i < m_answer->plan.purchases.size(); ++i) {
        const YearPurchase &purchase = m_answer->plan.purchases[i];
        m_lines.push_back({i, false});
        rows.push_back({qint64(rows.size()),
            {yearText(*m_answer->basis, purchase.year), tr("New"), name(purchase.school),
                QString::number(purchase.count)}});
    }
    m_lineRows->setRows(std::move(rows));
    const QLocale locale;
    m_lineCard->setNote(tr("%1 transfers, %2 purchases")
                            .arg(locale.toString(qsizetype(m_answer->plan.orders.size())),
                                locale.toString(qsizetype(m_answer->plan.purchases.size()))));
    if (!m_lines.empty() && !m_lineTable->currentRow())
        m_lineTable->setCurrentRow(0);
    showReasons();
}

void YearsPane::showReasons()
{
    QStringList reasons;
    const std::optional<int> row = m_lineTable->currentRow();
    if (m_answer && row && size_t(*row) < m_lines.size()) {
        const Line &line = m_lines[size_t(*row)];
        reasons = line.isOrder ? reasonsOf(m_answer->plan.orders[line.number], m_answer->plan,
                      *m_answer->basis, *m_answer->inventory, m_answer->terms)
                               : reasonsOf(m_answer->plan.purchases[line.number], m_answer->plan,
                                   *m_answer->basis, *m_answer->inventory, m_answer->years);
    }
    m_reasons->setReasons(reasons);
}

void YearsPane::showState()
{
    const bool isSearching = m_running != nullptr;
    m_progress->setVisible(isSearching);
    m_stop->setVisible(isSearching);
    m_keep->setEnabled(m_answer != nullptr);
    m_export->setEnabled(m_answer != nullptr);
    m_order->setEnabled(m_answer && m_answer->plan.moved() > 0);
    if (!m_answer) {
        m_state->setText(tr("Working it out…"));
        return;
    }
    const QLocale locale;
    QStringList said;
    int lacking = 0;
    for (const auto &[school, count] : m_answer->plan.notMet())
        lacking += count;
    said.append(lacking == 0
            ? tr("All %1 schools have enough in the end.")
                  .arg(locale.toString(m_answer->plan.known))
            : tr("%1 schools lack %2 machines in the end: the budgets do not allow more.")
                  .arg(locale.toString(qsizetype(m_answer->plan.notMet().size())),
                      locale.toString(lacking)));
    said.append(
        tr("At most %1 % from the best.").arg(locale.toString(m_answer->plan.gap() * 100, 'f', 1)));
    if (isSearching)
        said.append(tr("A better plan is being searched for."));
    else if (m_answer->plan.isStopped)
        said.append(tr("The search was stopped."));
    if (!m_answer->plan.trouble.isEmpty())
        said.append(m_answer->plan.trouble);
    m_state->setText(said.join(u'\n'));
}

YearsToExport YearsPane::toExport() const
{
    return {m_answer->inventory, m_answer->basis, m_answer->terms, m_answer->years, m_answer->plan};
}

void YearsPane::askToExport()
{
    if (m_answer)
        askReportFile(this, tr("Export"), tr("Plan of several years"),
            [this](const QString &path) { exportTo(path); });
}

void YearsPane::exportTo(const QString &path)
{
    if (!m_answer)
        return;
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

} // namespace hz::console
