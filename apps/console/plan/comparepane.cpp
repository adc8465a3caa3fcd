#include "plan/comparepane.h"

#include "plan/planexport.h"
#include "plan/planpictures.h"
#include "plan/yearspane.h"
#include "window/rowsource.h"
#include "window/standing.h"

#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kLeft = 380, kLeftNarrow = 320;

// The number a scenario keeps: what is ticked stays ticked.
qint64 rowIdOf(const PlanScenario &scenario)
{
    return qint64(qHash(scenario.id) & 0x7fffffffffffffff);
}

} // namespace

ComparePane::ComparePane(Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_grid(new QGridLayout(this))
{
    m_grid->addWidget(buildList(), 0, 0);
    m_right = new ui::Card(tr("Side by side"), ui::Card::Body::Flush);
    m_export = new QPushButton(ui::icon(ui::IconName::ExternalLink), tr("Export comparison"));
    ui::setCompact(m_export);
    m_right->right()->addWidget(m_export);
    connect(m_export, &QPushButton::clicked, this, [this] {
        askReportFile(this, tr("Export comparison"), tr("Scenarios side by side"),
            [this](const QString &path) { exportTo(path); });
    });
    m_table = new ui::TableView(tr("Scenarios side by side"));
    m_table->setSelectable(false);
    m_right->body()->addWidget(m_table);
    m_empty = new ui::EmptyState(ui::IconName::ArrowLeftRight, tr("No scenario is kept yet"),
        tr("Plan a year or several, then keep what you want to compare."), tr("Plan this year"),
        m_table);
    connect(m_empty, &ui::EmptyState::acted, this, [this] { m_span->setChosen(0); });
    m_grid->addWidget(m_right, 0, 1);
    m_grid->setColumnStretch(1, 1);
    connect(&inventory, &Inventory::pictureChanged, this, &ComparePane::outdate);
    connect(&ui::theme(), &ui::Theme::changed, this, &ComparePane::place);
    showCurrent();
    place();
}

QWidget *ComparePane::buildList()
{
    m_left = new ui::Card(tr("Kept scenarios"));
    m_span = new ui::Segmented(YearsPane::tr("What is planned"),
        {{YearsPane::tr("This year")}, {YearsPane::tr("Five years")}, {YearsPane::tr("Compare")}});
    m_span->setChosen(2);
    m_left->right()->addWidget(m_span);
    m_listRows = new RowSource(
        {stretchingColumn("name", tr("Scenario"), 150),
            rowColumn("cost", tr("Ten thousand yuan"), ui::TableColumn::Kind::Number, 72)},
        this);
    m_list = new ui::TableView(tr("Kept scenarios"));
    m_list->setSource(m_listRows);
    connect(m_list, &ui::TableView::currentChanged, this, &ComparePane::showCurrent);
    connect(m_list, &ui::TableView::selectionChanged, this, &ComparePane::showCompared);
    connect(m_list, &ui::TableView::activated, this, [this] { openCurrent(); });
    m_left->body()->addWidget(m_list, 1);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("scenarioName"));
    m_name->setAccessibleName(tr("Name of the scenario"));
    m_name->setMaxLength(int(kMostScenarioName));
    connect(m_name, &QLineEdit::editingFinished, this, [this] { rename(m_name->text()); });
    m_left->body()->addWidget(m_name);
    m_about = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_about->setWordWrap(true);
    m_left->body()->addWidget(m_about);
    auto *verbs = new QHBoxLayout;
    m_delete = new QPushButton(ui::icon(ui::IconName::Trash), tr("Delete"));
    connect(m_delete, &QPushButton::clicked, this, &ComparePane::removeCurrent);
    verbs->addWidget(m_delete);
    m_open = new QPushButton(ui::icon(ui::IconName::FolderOpen), tr("Open"));
    ui::setButtonRole(m_open, ui::ButtonRole::Primary);
    connect(m_open, &QPushButton::clicked, this, &ComparePane::openCurrent);
    verbs->addWidget(m_open, 1);
    m_left->body()->addLayout(verbs);
    return m_left;
}

void ComparePane::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_grid->setContentsMargins(margin, gap, margin, margin);
    m_grid->setSpacing(gap);
    m_left->setFixedWidth(look.px(narrow ? kLeftNarrow : kLeft));
    m_empty->setGeometry(m_table->rect());
}

void ComparePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void ComparePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    if (m_isOutdated)
        read();
}

void ComparePane::outdate()
{
    m_isOutdated = true;
    if (isVisible())
        read();
}

void ComparePane::read()
{
    m_isOutdated = false;
    if (m_reading)
        m_reading->stop = true;
    using Scenarios = std::vector<PlanScenario>;
    const auto task = m_tasks.run(
        [&database = std::as_const(m_inventory.database())](TaskControl &) -> Result<Scenarios> {
            HZ_TRY(const auto read, database.read());
            return readScenarios(*read);
        });
    m_reading = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Scenarios> &scenarios) {
        if (m_reading != state)
            return;
        m_reading.reset();
        if (scenarios)
            take(*scenarios);
        else
            Q_EMIT failed(scenarios.error());
    });
}

void ComparePane::take(std::vector<PlanScenario> scenarios)
{
    m_scenarios = std::move(scenarios);
    std::vector<TableRow> rows;
    for (const PlanScenario &scenario : m_scenarios)
        rows.push_back(
            {rowIdOf(scenario), {scenario.name, tenThousands(scenario.figures.costFen)}});
    m_listRows->setRows(std::move(rows));
    if (!m_list->currentRow() && !m_scenarios.empty())
        m_list->setCurrentRow(0);
    showCurrent();
    showCompared();
}

std::vector<PlanScenario> ComparePane::compared() const
{
    std::vector<PlanScenario> chosen;
    const bool isTicked = m_list->selectedCount() > 0;
    for (size_t i = 0; i < m_scenarios.size() && chosen.size() < kMostCompared; ++i)
        if (!isTicked || m_list->isSelected(int(i)))
            chosen.push_back(m_scenarios[i]);
    return chosen;
}

void ComparePane::showCompared()
{
    const std::vector<PlanScenario> chosen = compared();
    m_empty->setVisible(chosen.empty());
    m_export->setEnabled(chosen.size() >= kLeastCompared);
    m_right->setNote(chosen.empty()                        ? QString()
            : chosen.size() < kLeastCompared               ? tr("tick two to four scenarios")
            : m_list->selectedCount() > int(kMostCompared) ? tr("the first four that are ticked")
                                                           : tr("in brackets: against the first"));
    std::vector<ui::TableColumn> columns{
        rowColumn("part", tr("Part"), ui::TableColumn::Kind::Quiet, 84),
        stretchingColumn("figure", tr("Figure"), 150)};
    for (size_t i = 0; i < chosen.size(); ++i) {
        ui::TableColumn column = rowColumn("", chosen[i].name, ui::TableColumn::Kind::Number, 168);
        column.id = QStringLiteral("scenario%1").arg(i);
        column.stretches = true;
        columns.push_back(std::move(column));
    }
    std::vector<TableRow> rows;
    std::optional<ComparedPart> part;
    for (const ComparedLine &line : inventory::compared(chosen, m_inventory.rules())) {
        TableRow row{
            qint64(rows.size()), {part == line.part ? QString() : wordOf(line.part), line.title}};
        part = line.part;
        for (qsizetype i = 0; i < qsizetype(chosen.size()); ++i)
            row.cells.append(besideText(line, i));
        if (line.isDifferent) {
            row.statusColumn = 1;
            row.status = ui::Status::Info;
        }
        rows.push_back(std::move(row));
    }
    const RowSource *before = m_rows;
    m_rows = new RowSource(std::move(columns), this);
    m_rows->setRows(std::move(rows));
    m_table->setSource(chosen.empty() ? nullptr : m_rows);
    delete before;
}

const PlanScenario *ComparePane::current() const
{
    const std::optional<int> row = m_list->currentRow();
    return row && size_t(*row) < m_scenarios.size() ? &m_scenarios[size_t(*row)] : nullptr;
}

void ComparePane::showCurrent()
{
    const PlanScenario *shown = current();
    m_name->setEnabled(shown);
    m_open->setEnabled(shown);
    m_delete->setEnabled(shown);
    m_about->setVisible(shown);
    if (!shown) {
        m_name->clear();
        return;
    }
    if (!m_name->hasFocus() || !m_name->isModified())
        m_name->setText(shown->name);
    const QLocale locale;
    m_about->setText(
        tr("Kept by %1 on %2, census of %3. %4 of %5 schools have enough.")
            .arg(shown->by, dayText(shown->at.toLocalTime().date()), QString::number(shown->year),
                locale.toString(shown->figures.meeting), locale.toString(shown->figures.known)));
}

void ComparePane::perform(const QString &said, Inventory::Plan plan)
{
    whenDone(
        m_inventory.perform(std::move(plan)), this, [this, said](const Result<QList<Edit>> &undo) {
            if (undo)
                Q_EMIT edited(said, *undo);
            else
                Q_EMIT failed(undo.error());
        });
}

void ComparePane::rename(const QString &name)
{
    const PlanScenario *renamed = current();
    if (!renamed || name.simplified() == renamed->name)
        return;
    if (name.simplified().isEmpty()) {
        m_name->setText(renamed->name);
        return;
    }
    m_name->setModified(false);
    perform(tr("Renamed: %1").arg(name.simplified()),
        [id = renamed->id, name](
            const store::ReadTransaction &read) { return planRenaming(read, id, name); });
}

void ComparePane::removeCurrent()
{
    if (const PlanScenario *removed = current())
        perform(tr("Deleted: %1").arg(removed->name),
            [id = removed->id](
                const store::ReadTransaction &read) { return planForgetting(read, {id}); });
}

void ComparePane::openCurrent()
{
    if (const PlanScenario *chosen = current())
        Q_EMIT opened(*chosen);
}

void ComparePane::exportTo(const QString &path)
{
    const auto task = m_tasks.run(
        [path, report = reportOf(compared(), m_inventory.rules()), look = PaperLook()](
            TaskControl &control) { return writeTableReport(path, report, look, control); });
    whenDone(task, this, [this, path](const Result<> &written) {
        if (written)
            Q_EMIT exported(path);
        else
            Q_EMIT failed(written.error());
    });
}

} // namespace hz::console
