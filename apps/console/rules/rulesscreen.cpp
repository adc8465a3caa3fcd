#include "rules/rulesscreen.h"

#include "rules/resultpane.h"
#include "rules/rulepane.h"
#include "window/rowsource.h"
#include "window/standing.h"

#include <hz/inventory/explanation.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtGui/QActionGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;
using Column = ui::TableColumn;

namespace {

const QString kGroups = QStringLiteral("group");
const QString kVerdicts = QStringLiteral("verdict");

QMenu *menuUnder(QPushButton *button)
{
    auto *menu = new QMenu(button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void popUp(QMenu *menu, QPushButton *button)
{
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

// Of an area by a rule of schools: how many of them have to meet it.
QString targetOf(const Evaluation &evaluation, const RuleResult &result)
{
    const Rule &rule = evaluation.set.rules[result.rule];
    const bool isShare
        = !rule.isFor(evaluation.units[result.unit].level) && rule.area == Rule::Area::Share;
    return isShare ? QStringLiteral("≥ %1 %").arg(numberText(result.threshold))
                   : thresholdText(rule, rule.threshold);
}

bool hasWords(const Rule &rule, const QString &typed)
{
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts))
        if (!rule.id.contains(word, Qt::CaseInsensitive)
            && !rule.title.zh.contains(word, Qt::CaseInsensitive)
            && !rule.title.en.contains(word, Qt::CaseInsensitive)
            && !rule.source.contains(word, Qt::CaseInsensitive))
            return false;
    return true;
}

} // namespace

RulesScreen::RulesScreen(Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
{
    buildUi();
    connect(&m_inventory, &Inventory::judged, this, &RulesScreen::refresh);
    refresh();
}

void RulesScreen::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildTools());
    whole->addWidget(buildReading());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    whole->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this,
        [this](const QString &group, const QString &value, bool isChecked) {
            if (group == kVerdicts)
                m_verdicts = isChecked ? m_verdicts | 1u << value.toUInt()
                                       : m_verdicts & ~(1u << value.toUInt());
            else if (isChecked)
                m_groups.insert(value);
            else
                m_groups.remove(value);
            list();
        });
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Rules"));
    m_table->setSelectable(false);
    std::vector<Column> columns{rowColumn("id", tr("Number"), Column::Kind::Quiet, 92),
        rowColumn("rule", tr("Rule"), Column::Kind::Text, 176),
        rowColumn("verdict", tr("Standing"), Column::Kind::Text, 92),
        rowColumn("measured", tr("Measured"), Column::Kind::Number, 82),
        rowColumn("target", tr("Target"), Column::Kind::Number, 82),
        rowColumn("met", tr("Met"), Column::Kind::Number, 62),
        rowColumn("notMet", tr("Not met"), Column::Kind::Number, 66),
        rowColumn("noData", tr("No data"), Column::Kind::Number, 66),
        rowColumn("due", tr("Due"), Column::Kind::Quiet, 128),
        rowColumn("source", tr("Source"), Column::Kind::Quiet, 92)};
    columns[0].isHiddenAtFirst = true;
    columns[1].stretches = true;
    columns[9].isHiddenAtFirst = true;
    m_rows = new RowSource(std::move(columns), this);
    m_table->setSource(m_rows);
    connect(m_table, &ui::TableView::currentChanged, this, &RulesScreen::showRule);
    panes->addWidget(m_table, 1);
    m_pane = new RulePane;
    connect(m_pane, &RulePane::asked, this, &RulesScreen::asked);
    connect(m_pane, &RulePane::editAsked, this, [this] { Q_EMIT editAsked(m_current); });
    panes->addWidget(m_pane);
}

QWidget *RulesScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Filter by title, number or source"));
    connect(m_filter, &ui::FilterField::textChanged, this, &RulesScreen::list);
    connect(m_filter, &ui::FilterField::removed, this, [this](const QString &id) {
        if (id == kGroups)
            m_groups.clear();
        else
            m_verdicts = 0;
        list();
    });
    connect(m_filter, &ui::FilterField::cleared, this, [this] {
        m_groups.clear();
        m_verdicts = 0;
        list();
    });
    tools->row()->addWidget(m_filter, 1);
    m_count
        = new ui::Label(QString(), ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    const auto button = [tools](ui::IconName icon, const QString &text) {
        auto *made = new QPushButton(ui::icon(icon), text);
        ui::setCompact(made);
        tools->row()->addWidget(made);
        return made;
    };
    m_unitButton = button(ui::IconName::ChevronDown, {});
    connect(m_unitButton, &QPushButton::clicked, this, &RulesScreen::chooseUnit);
    m_versionButton = button(ui::IconName::History, {});
    connect(m_versionButton, &QPushButton::clicked, this, &RulesScreen::chooseVersion);
    QPushButton *edit = button(ui::IconName::Pen, tr("Change rules"));
    ui::setButtonRole(edit, ui::ButtonRole::Primary);
    connect(edit, &QPushButton::clicked, this, [this] { Q_EMIT editAsked({}); });
    return tools;
}

QWidget *RulesScreen::buildReading()
{
    auto *row = new ui::ToolRow;
    m_reading
        = new ui::Label(QString(), ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_reading->setWordWrap(true);
    row->row()->addWidget(m_reading, 1);
    m_back = new ui::Link(tr("Back to the rules in force"));
    m_back->setObjectName(QStringLiteral("back"));
    connect(m_back, &QAbstractButton::clicked, &m_inventory, &Inventory::followVersions);
    row->row()->addWidget(m_back);
    m_readingButton = new QPushButton(ui::icon(ui::IconName::SlidersHorizontal), tr("Who counts"));
    ui::setCompact(m_readingButton);
    connect(m_readingButton, &QPushButton::clicked, this, &RulesScreen::chooseReading);
    row->row()->addWidget(m_readingButton);
    return row;
}

void RulesScreen::resizeEvent(QResizeEvent *event)
{
    const bool narrow = ui::isNarrow(this);
    m_facets->setFixedWidth(ui::theme().px(narrow ? 176 : 212));
    m_pane->setFixedWidth(ui::theme().px(narrow ? 340 : 440));
    QWidget::resizeEvent(event);
}

void RulesScreen::focusFilter()
{
    m_filter->field()->setFocus(Qt::ShortcutFocusReason);
}

void RulesScreen::show(const RuleAt &where)
{
    m_unit = where.unit;
    if (!where.rule.isEmpty() || !where.group.isEmpty()) {
        m_groups = where.group.isEmpty() ? QSet<QString>() : QSet<QString>{where.group};
        m_verdicts = 0;
        m_filter->setText({});
        m_current = where.rule;
    }
    refresh();
}

quint32 RulesScreen::unitRow() const
{
    const quint32 chosen = evaluation().unitOf(m_unit);
    return chosen != kNoRow && evaluation().units[chosen].level != UnitLevel::School
        ? chosen
        : quint32(evaluation().units.size() - 1);
}

QString RulesScreen::title() const
{
    return tr("Targets");
}

QString RulesScreen::note() const
{
    if (!m_inventory.picture().evaluation)
        return {};
    return tr("%1, version %2").arg(evaluation().set.title.text()).arg(evaluation().set.version);
}

void RulesScreen::refresh()
{
    if (!m_inventory.picture().evaluation || evaluation().units.empty())
        return;
    m_unitButton->setText(unitName(stock(), evaluation().units[unitRow()]));
    m_versionButton->setText(tr("Version %1").arg(evaluation().set.version));
    showReading();
    list();
    Q_EMIT titleChanged();
}

void RulesScreen::showReading()
{
    const bool isTried = !m_inventory.followsVersions();
    m_reading->setText(isTried ? tr("Tried out: %1").arg(evaluation().set.definitions.toText())
                               : tr("Who counts: %1").arg(evaluation().set.definitions.toText()));
    m_back->setVisible(isTried);
}

bool RulesScreen::isListed(const RuleResult &result) const
{
    const Rule &rule = evaluation().set.rules[result.rule];
    return (m_groups.isEmpty() || m_groups.contains(rule.group))
        && (m_verdicts == 0 || (m_verdicts >> int(result.verdict) & 1) != 0)
        && hasWords(rule, m_filter->text());
}

void RulesScreen::list()
{
    if (!m_inventory.picture().evaluation || evaluation().units.empty())
        return;
    const RuleSet &set = evaluation().set;
    m_results.clear();
    std::vector<TableRow> rows;
    int current = 0;
    for (const RuleGroup &group : set.groups)
        for (const RuleResult &result : evaluation().of(unitRow())) {
            const Rule &rule = set.rules[result.rule];
            if (rule.group != group.id || !isListed(result))
                continue;
            if (rule.id == m_current)
                current = int(rows.size());
            const auto count = [&](int number) {
                return result.passing + result.failing + result.withoutData > 0 ? numberText(number)
                                                                                : QString();
            };
            rows.push_back({.id = result.rule,
                .cells = {rule.id,
                    rule.isStretch ? tr("%1 (beyond what is asked)").arg(rule.title.text())
                                   : rule.title.text(),
                    wordOf(result.verdict), measuredText(evaluation(), result),
                    targetOf(evaluation(), result), count(result.passing), count(result.failing),
                    count(result.withoutData),
                    isHistorical(set, rule)  ? tr("past task")
                        : rule.due.isValid() ? dayText(rule.due)
                                             : dueText(set, rule),
                    rule.source},
                .statusColumn = 2,
                .status = statusOf(result)});
            m_results.push_back(result);
        }
    m_rows->setRows(std::move(rows));
    m_count->setText(tr("%Ln rule(s)", nullptr, int(m_results.size())));
    showChips();
    showFacets();
    if (!m_results.empty())
        m_table->setCurrentRow(current);
    showRule();
}

void RulesScreen::showFacets()
{
    const RuleSet &set = evaluation().set;
    ui::FacetGroup verdicts{.id = kVerdicts, .title = tr("Standing"), .values = {}};
    for (const Verdict verdict :
        {Verdict::Fail, Verdict::NoData, Verdict::Pass, Verdict::NotApplicable})
        verdicts.values.push_back({.id = QString::number(int(verdict)),
            .text = wordOf(verdict),
            .count = 0,
            .glyph = statusOf(verdict),
            .isChecked = (m_verdicts >> int(verdict) & 1) != 0});
    ui::FacetGroup groups{.id = kGroups, .title = tr("Group"), .values = {}};
    for (const RuleGroup &group : set.groups)
        groups.values.push_back({.id = group.id,
            .text = group.title.text(),
            .count = 0,
            .glyph = {},
            .isChecked = m_groups.contains(group.id)});
    for (const RuleResult &result : evaluation().of(unitRow())) {
        const Rule &rule = set.rules[result.rule];
        if (!hasWords(rule, m_filter->text()))
            continue;
        const bool group = m_groups.isEmpty() || m_groups.contains(rule.group);
        const bool verdict = m_verdicts == 0 || (m_verdicts >> int(result.verdict) & 1) != 0;
        for (ui::FacetValue &value : verdicts.values)
            value.count += int(group && value.id == QString::number(int(result.verdict)));
        for (ui::FacetValue &value : groups.values)
            value.count += int(verdict && value.id == rule.group);
    }
    m_facets->setGroups({verdicts, groups});
}

void RulesScreen::showChips()
{
    std::vector<ui::FilterChip> chips;
    QStringList groups;
    for (const RuleGroup &group : evaluation().set.groups)
        if (m_groups.contains(group.id))
            groups.append(group.title.text());
    if (!groups.isEmpty())
        chips.push_back({kGroups, groups.join(tr(", ", "between the words of a list"))});
    QStringList verdicts;
    for (const Verdict verdict :
        {Verdict::Fail, Verdict::NoData, Verdict::Pass, Verdict::NotApplicable})
        if ((m_verdicts >> int(verdict) & 1) != 0)
            verdicts.append(wordOf(verdict));
    if (!verdicts.isEmpty())
        chips.push_back({kVerdicts, verdicts.join(tr(", ", "between the words of a list"))});
    m_filter->setChips(chips);
}

void RulesScreen::showRule()
{
    const std::optional<int> row = m_table->currentRow();
    const bool isThere = row && size_t(*row) < m_results.size();
    m_pane->setVisible(isThere);
    if (!isThere)
        return;
    const RuleResult &result = m_results[size_t(*row)];
    m_current = evaluation().set.rules[result.rule].id;
    m_pane->showResult(m_inventory.picture(), result);
}

void RulesScreen::chooseUnit()
{
    QMenu *menu = menuUnder(m_unitButton);
    const quint32 current = unitRow();
    for (quint32 i = quint32(evaluation().units.size()); i-- > 0;) {
        const EvaluatedUnit &unit = evaluation().units[i];
        if (unit.level == UnitLevel::School)
            break;
        QAction *action = menu->addAction(unitName(stock(), unit));
        action->setCheckable(true);
        action->setChecked(i == current);
        connect(action, &QAction::triggered, this, [this, code = unit.code] {
            m_unit = code;
            refresh();
        });
    }
    popUp(menu, m_unitButton);
}

void RulesScreen::takeBack(const RuleSet &set)
{
    m_inventory.followVersions();
    const auto task
        = m_inventory.edit({{.id = documentId(set), .before = documentOf(set), .after = {}}});
    whenDone(task, this, [this, version = set.version](const Result<QList<Edit>> &undo) {
        if (undo)
            Q_EMIT edited(tr("Version %1 is taken back.").arg(version), *undo);
        else
            Q_EMIT failed(undo.error());
    });
}

template<typename E>
void RulesScreen::addChoices(QMenu *menu, const QString &title, E Definitions::*field)
{
    menu->addSection(title);
    auto *group = new QActionGroup(menu);
    const Definitions inForce = evaluation().set.definitions;
    for (size_t i = 0; i < terms<E>().size(); ++i) {
        QAction *action = group->addAction(wordOf(E(i)));
        action->setCheckable(true);
        action->setChecked(inForce.*field == E(i));
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, field, value = E(i)] {
            RuleSet tried = evaluation().set;
            tried.definitions.*field = value;
            m_inventory.setRules(std::move(tried));
        });
    }
}

void RulesScreen::chooseReading()
{
    if (!m_inventory.picture().evaluation)
        return;
    QMenu *menu = menuUnder(m_readingButton);
    addChoices(menu, tr("Teachers"), &Definitions::teachers);
    addChoices(menu, tr("Students"), &Definitions::students);
    addChoices(menu, tr("Computers"), &Definitions::computers);
    addChoices(menu, tr("Tablets"), &Definitions::tablets);
    addChoices(menu, tr("One machine a person"), &Definitions::onePerson);
    popUp(menu, m_readingButton);
}

void RulesScreen::chooseVersion()
{
    if (!m_inventory.picture().versions)
        return;
    QMenu *menu = menuUnder(m_versionButton);
    QAction *follow = menu->addAction(tr("What was in force on the census day"));
    follow->setCheckable(true);
    follow->setChecked(m_inventory.followsVersions());
    connect(follow, &QAction::triggered, &m_inventory, &Inventory::followVersions);
    menu->addSeparator();
    for (const RuleSet &set : m_inventory.picture().versions->all()) {
        QAction *action = menu->addAction(
            tr("Version %1, in force from %2").arg(set.version).arg(dayText(set.validFrom)));
        action->setCheckable(true);
        action->setChecked(evaluation().set == set);
        connect(action, &QAction::triggered, this, [this, set] { m_inventory.setRules(set); });
    }
    menu->addSeparator();
    for (const RuleSet &set : m_inventory.picture().versions->all()) {
        if (m_inventory.picture().versions->isShipped(set))
            continue;
        QAction *action = menu->addAction(
            ui::icon(ui::IconName::Trash), tr("Take version %1 back").arg(set.version));
        connect(action, &QAction::triggered, this, [this, set] { takeBack(set); });
    }
    popUp(menu, m_versionButton);
}

} // namespace hz::console
