#include "lines/linesscreen.h"

#include "devices/devicecells.h"
#include "devices/placepicker.h"
#include "lines/linesheets.h"
#include "window/rowsource.h"
#include "window/undoing.h"

#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>
#include <hz/ui/trendlines.h>

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kPane = 420, kPaneNarrow = 360, kChart = 220, kGap = 12;
constexpr size_t kMostDays = 30; // in the chart
constexpr int kUsualMbps = 200;

QString mbps(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

LinesScreen::LinesScreen(Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
    ui::ToastHost &toasts, Undoing &undoing, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_toasts(toasts)
    , m_undoing(undoing)
    , m_window(window)
    , m_watch(new LineWatch(inventory, settings, this))
{
    buildUi();
    m_lineSheet = new LineSheet(window);
    connect(m_lineSheet, &LineSheet::chosen, this, &LinesScreen::keepLine);
    m_measureSheet = new MeasureSheet(*m_watch, settings, window);
    m_schoolSheet = new PlaceSheet(window, PlacePicker::Asks::School);
    connect(m_schoolSheet, &PlaceSheet::chosen, this,
        [this](const UnitCode &school, const RoomId &) { add(school); });
    addCommands();
    connect(m_watch, &LineWatch::failed, this, [this](const Error &error) {
        if (!m_measureSheet->isVisible())
            m_toasts.show({.text = tr("The line could not be measured: %1").arg(error.message),
                .kind = ui::Toast::Kind::Problem});
    });
    connect(&inventory, &Inventory::pictureChanged, this, &LinesScreen::refresh);
    refresh();
}

void LinesScreen::buildUi()
{
    using Kind = ui::TableColumn::Kind;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tools = new ui::ToolRow;
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Type to filter"));
    tools->row()->addWidget(m_filter, 1);
    connect(m_filter, &ui::FilterField::textChanged, this, &LinesScreen::setFilter);
    connect(m_filter, &ui::FilterField::cleared, this, [this] { setFilter({}); });
    m_count = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    auto *addLine = new QPushButton(ui::icon(ui::IconName::Plus), tr("Add a line"));
    addLine->setObjectName(QStringLiteral("addLine"));
    ui::setCompact(addLine);
    ui::setButtonRole(addLine, ui::ButtonRole::Primary);
    tools->row()->addWidget(addLine);
    connect(addLine, &QPushButton::clicked, this, [this] {
        if (m_stock)
            m_schoolSheet->ask(tr("Whose line is it?"), m_stock);
    });
    column->addWidget(tools);
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_table = new ui::TableView(tr("Lines"));
    m_table->setSelectable(false);
    m_rows = new RowSource({rowColumn("school", tr("School"), Kind::Text, 190),
                               rowColumn("carrier", tr("Operator"), Kind::Quiet, 110),
                               rowColumn("kind", tr("Kind"), Kind::Quiet, 90),
                               rowColumn("contracted", tr("Contracted"), Kind::Number, 84),
                               rowColumn("measured", tr("Measured"), Kind::Number, 84),
                               rowColumn("required", tr("Asked for"), Kind::Number, 84),
                               rowColumn("state", tr("State"), Kind::Text, 132)},
        this);
    m_table->setSource(m_rows);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    panes->addWidget(m_table, 1);
    connect(m_table, &ui::TableView::currentChanged, this, &LinesScreen::showChosen);
    connect(m_table, &ui::TableView::activated, this, [this](int) {
        if (const NetworkLine *line = chosen())
            Q_EMIT asked(SchoolAt{line->school, QStringLiteral("network")});
    });
    buildPane();
    panes->addWidget(m_pane);
    m_empty = new ui::EmptyState(ui::IconName::Wifi, tr("No line is listed"),
        tr("Say what was contracted for a school, then measure whether it comes."),
        tr("Add a line"), m_table);
    m_empty->hide();
    connect(m_empty, &ui::EmptyState::acted, addLine, &QPushButton::click);
}

void LinesScreen::buildPane()
{
    m_pane = new ui::DetailPane;
    auto *page = new QWidget;
    auto *list = new QVBoxLayout(page);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(ui::theme().px(kGap));
    m_chart = new ui::TrendLines;
    m_chart->setFixedHeight(ui::theme().px(kChart));
    list->addWidget(m_chart);
    m_noDays = new ui::Label(tr("Nobody has measured it yet."), ui::TypeRole::Body,
        ui::Weight::Regular, ui::Token::Text2);
    list->addWidget(m_noDays);
    m_known = new ui::KeyValueList;
    list->addWidget(m_known);
    list->addStretch(1);
    m_pane->addPage(tr("Line"), page);
    m_measure = new QPushButton(ui::icon(ui::IconName::Wifi), tr("Measure"));
    m_measure->setObjectName(QStringLiteral("measureLine"));
    connect(m_measure, &QPushButton::clicked, this, [this] {
        if (const NetworkLine *line = chosen())
            m_measureSheet->ask(line->id,
                tr("%1, %2", "school, operator").arg(schoolName(line->school), line->carrier));
    });
    m_pane->foot()->addWidget(m_measure, 1);
    auto *change = new QPushButton(tr("Change"));
    connect(change, &QPushButton::clicked, this, [this] {
        if (const NetworkLine *line = chosen())
            m_lineSheet->ask(*line, schoolName(line->school));
    });
    m_pane->foot()->addWidget(change, 1);
    auto *end = new QPushButton(tr("It has ended"));
    connect(end, &QPushButton::clicked, this, [this] {
        if (const NetworkLine *line = chosen()) {
            NetworkLine ended = *line;
            ended.until = m_inventory.today().addDays(-1);
            keepLine(ended);
        }
    });
    m_pane->foot()->addWidget(end, 1);
}

void LinesScreen::addCommands()
{
    const auto hasChosen = [this] { return isVisible() && chosen(); };
    m_commands.nameGroup({QStringLiteral("lines")}, tr("Lines"));
    m_commands.add({.id = QStringLiteral("lines.filter"),
        .text = tr("Filter lines"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = [this] { return isVisible(); }});
    m_commands.add({.id = QStringLiteral("lines.measure"),
        .text = tr("Measure the line"),
        .icon = ui::IconName::Wifi,
        .keys = {Qt::CTRL | Qt::Key_Return},
        .run = [this] { m_measure->click(); },
        .isEnabled = hasChosen});
}

void LinesScreen::place()
{
    const bool narrow = ui::isNarrow(this);
    m_pane->setFixedWidth(ui::theme().px(narrow ? kPaneNarrow : kPane));
    m_pane->setVisible(chosen() != nullptr);
    m_empty->setGeometry(m_table->rect().adjusted(1, m_table->header()->height(), -1, -1));
}

void LinesScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void LinesScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    place();
    m_commands.refresh();
}

void LinesScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is shown

void LinesScreen::show(const UnitCode &school)
{
    m_wanted = school;
    if (!school.isEmpty())
        m_filter->setText({});
    refresh();
}

void LinesScreen::setFilter(const QString &words)
{
    if (m_words == words)
        return;
    m_words = words;
    refresh();
}

int LinesScreen::rowCount() const
{
    return m_rows->rowCount();
}

QString LinesScreen::schoolName(const UnitCode &school) const
{
    const quint32 row = m_stock->schoolRow(school);
    return row == kNoRow ? school.text() : m_stock->schools()[row].name;
}

// By the rule of the outlet that applies to the school, in Mbit/s.
std::optional<qint64> LinesScreen::requiredOf(const UnitCode &school) const
{
    const std::shared_ptr<const Evaluation> evaluation = m_inventory.picture().evaluation;
    const quint32 row = evaluation ? m_stock->schoolRow(school) : kNoRow;
    if (row == kNoRow || row >= evaluation->units.size())
        return {};
    for (const RuleResult &result : evaluation->of(row)) {
        const Rule &rule = evaluation->set.rules[result.rule];
        if (asksForBandwidth(rule) && rule.over.empty() && result.verdict != Verdict::NotApplicable
            && rule.threshold > 0)
            return rule.threshold;
    }
    return {};
}

void LinesScreen::refresh()
{
    m_stock = m_inventory.picture().inventory;
    if (!m_stock || !isVisible())
        return;
    const Definitions &definitions = m_inventory.rules().definitions;
    const QDate today = m_inventory.today();
    std::vector<TableRow> rows;
    std::optional<int> at;
    for (size_t i = 0; i < m_stock->lines().size(); ++i) {
        const NetworkLine &line = m_stock->lines()[i];
        const QString school = schoolName(line.school);
        const QString all = QStringList{school, line.carrier, wordOf(line.kind)}.join(u' ');
        if (!m_words.isEmpty() && !all.contains(m_words, Qt::CaseInsensitive))
            continue;
        const MeasuredDays &days = m_stock->measuredOn(line.id);
        const std::optional<qint64> kbps = judgedKbps(days, m_inventory.year());
        const std::optional<qint64> required = requiredOf(line.school);
        const qint64 good = kbps ? mbpsOf(*kbps, line.downMbps, definitions) : line.downMbps;
        const bool isShort = required && good < *required;
        const bool isOver = !line.isInUse(today);
        if (line.id == m_line || (!at && line.school == m_wanted))
            at = int(rows.size());
        rows.push_back({.id = qint64(i),
            .cells = {school, line.carrier, wordOf(line.kind), mbps(line.downMbps),
                kbps ? mbps(good) : QStringLiteral("—"),
                required ? mbps(*required) : QStringLiteral("—"),
                isOver             ? tr("Not in use")
                    : isShort      ? tr("Too slow")
                    : kbps         ? tr("Measured")
                    : days.empty() ? tr("Not measured")
                                   : tr("Not measured in %1").arg(m_inventory.year())},
            .statusColumn = 6,
            .status = isOver ? ui::Status::NoData
                : isShort    ? ui::Status::Bad
                : kbps       ? ui::Status::Ok
                             : ui::Status::NoData});
    }
    m_wanted = {};
    const int count = int(rows.size());
    m_rows->setRows(std::move(rows));
    m_count->setText(tr("%Ln line(s)", nullptr, count));
    m_empty->setVisible(count == 0);
    if (count > 0)
        m_table->setCurrentRow(at.value_or(0));
    showChosen();
}

const NetworkLine *LinesScreen::chosen() const
{
    const std::optional<int> row = m_table->currentRow();
    if (!m_stock || !row || *row >= m_rows->rowCount())
        return nullptr;
    const auto line = size_t(m_rows->rowId(*row));
    return line < m_stock->lines().size() ? &m_stock->lines()[line] : nullptr;
}

void LinesScreen::showChosen()
{
    const NetworkLine *line = chosen();
    m_pane->setVisible(line != nullptr);
    m_commands.refresh();
    if (!line)
        return;
    m_line = line->id;
    m_pane->setTitle(schoolName(line->school),
        tr("%1, %2", "operator, kind of line").arg(line->carrier, wordOf(line->kind)));
    const auto task = m_tasks.run(
        [&database = std::as_const(m_inventory.database()), id = line->id](TaskControl &) {
            return [&]() -> Result<std::vector<LineDay>> {
                HZ_TRY(const auto read, database.read());
                return daysOf(*read, id);
            }();
        });
    whenDone(task, this, [this, id = line->id](const Result<std::vector<LineDay>> &days) {
        if (days && m_line == id && chosen())
            showDays(*days);
    });
}

void LinesScreen::showDays(const std::vector<LineDay> &days)
{
    const NetworkLine &line = *chosen();
    std::map<QDate, LineReading> best;
    for (const LineDay &day : days)
        if (const LineReading *reading = day.best()) {
            const auto [at, isNew] = best.try_emplace(day.day, *reading);
            if (!isNew)
                at->second = bestOf(at->second, *reading);
        }
    while (best.size() > kMostDays)
        best.erase(best.begin());
    ui::TrendData course{.decimals = 0};
    ui::TrendData::Line measured{.name = tr("measured"), .values = {}};
    ui::TrendData::Line contracted{.name = tr("contracted"), .values = {}};
    for (const auto &[day, reading] : best) {
        course.marks.push_back(QLocale().toString(day, tr("d MMM", "a day near by")));
        measured.values.emplace_back(double(reading.downKbps) / 1'000);
        contracted.values.emplace_back(line.downMbps);
    }
    course.lines = {std::move(measured), std::move(contracted)};
    const std::optional<qint64> required = requiredOf(line.school);
    if (required)
        course.target = ui::TrendData::Target{double(*required), tr("asked for %1").arg(*required)};
    m_chart->setVisible(!best.empty());
    m_noDays->setVisible(best.empty());
    if (!best.empty())
        m_chart->setData(std::move(course));
    std::vector<ui::KeyValueList::Entry> known{{tr("Contracted"),
        line.upMbps > 0 ? tr("%1 Mbit/s down, %2 up").arg(mbps(line.downMbps), mbps(line.upMbps))
                        : tr("%1 Mbit/s down").arg(mbps(line.downMbps))}};
    if (required)
        known.push_back({tr("Asked for"), tr("%1 Mbit/s").arg(mbps(*required))});
    if (!best.empty()) {
        const auto &[day, reading] = *best.rbegin();
        known.push_back({tr("Last measured"),
            tr("%1: %2", "a day, rates")
                .arg(QLocale().toString(day, tr("d MMM yyyy", "a day")), readingText(reading))});
        if (reading.lossPermille && *reading.lossPermille > 0)
            known.push_back(
                {tr("Lost"), tr("%1 % of connections").arg(double(*reading.lossPermille) / 10)});
        known.push_back({tr("Against"), reading.address});
    }
    known.push_back({tr("Outlets"), QLocale().toString(line.outlets)});
    if (line.feeFen > 0)
        known.push_back({tr("Fee a year"), tr("%1 yuan").arg(moneyText(line.feeFen))});
    if (line.since.isValid())
        known.push_back({tr("Since"), QLocale().toString(line.since, tr("d MMM yyyy", "a day"))});
    if (line.until.isValid())
        known.push_back({tr("Until"), QLocale().toString(line.until, tr("d MMM yyyy", "a day"))});
    m_known->setEntries(known);
}

// ---------------------------------------------------------------- what is done

void LinesScreen::add(const UnitCode &school)
{
    m_lineSheet->ask({.school = school, .downMbps = kUsualMbps, .since = m_inventory.today()},
        schoolName(school));
}

void LinesScreen::keepLine(const NetworkLine &line)
{
    m_wanted = line.school;
    const auto task = m_inventory.perform(
        [line](const store::ReadTransaction &read) { return planLine(read, line); });
    whenDone(task, this, [this, line](const Result<QList<Edit>> &back) {
        if (back)
            m_undoing.offer(
                line.id.isEmpty() ? tr("The line is added") : tr("The line is changed"), *back);
        else
            m_toasts.show({.text = back.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

} // namespace hz::console
