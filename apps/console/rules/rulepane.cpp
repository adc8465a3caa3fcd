#include "rules/rulepane.h"

#include "rules/resultpane.h"
#include "window/linelist.h"
#include "window/panepage.h"
#include "window/standing.h"

#include <hz/inventory/explanation.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;
using Entry = ui::KeyValueList::Entry;

namespace {

// The schools of a unit that stand so by a rule.
Where schoolsThat(const Evaluation &evaluation, const RuleResult &result, Verdict verdict)
{
    SchoolQuery query{.verdicts = 1u << int(verdict),
        .rules = {result.rule},
        .sortBy = SchoolColumn::Verdict,
        .isDescending = true};
    const EvaluatedUnit &unit = evaluation.units[result.unit];
    if (unit.level == UnitLevel::County)
        query.counties = {unit.row};
    return SchoolsOf{query};
}

ui::Label *heading(QVBoxLayout *column, const QString &text)
{
    auto *title = new ui::Label(text, ui::TypeRole::Body, ui::Weight::Bold);
    column->addWidget(title);
    return title;
}

} // namespace

RulePane::RulePane(QWidget *parent)
    : QWidget(parent)
    , m_pane(new ui::DetailPane)
    , m_about(new ui::KeyValueList)
    , m_schools(new LineList)
    , m_areas(new LineList)
    , m_rule(new ui::KeyValueList)
{
    auto *fill = new QVBoxLayout(this);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_pane);
    QVBoxLayout *results = addScrolledPage(*m_pane, tr("Result"));
    results->addWidget(m_about);
    m_schoolsTitle = heading(results, tr("Schools"));
    results->addWidget(m_schools);
    m_areasTitle = heading(results, tr("By county"));
    results->addWidget(m_areas);
    addScrolledPage(*m_pane, tr("Rule"))->addWidget(m_rule);
    auto *edit = new QPushButton(ui::icon(ui::IconName::Pen), tr("Change this rule"));
    connect(edit, &QPushButton::clicked, this, &RulePane::editAsked);
    m_pane->foot()->addWidget(edit, 1);
    connect(m_schools, &LineList::asked, this, &RulePane::asked);
    connect(m_areas, &LineList::asked, this, &RulePane::asked);
}

void RulePane::showResult(const Picture &picture, const RuleResult &result)
{
    const Evaluation &evaluation = *picture.evaluation;
    const RuleSet &set = evaluation.set;
    const Rule &rule = set.rules[result.rule];
    m_pane->setTitle(rule.title.text(), rule.id);
    m_pane->setBadge(statusOf(result), wordOf(result.verdict));
    std::vector<Entry> about{{tr("Measured"), measuredText(evaluation, result)}};
    const bool isOfSchools = !rule.isFor(evaluation.units[result.unit].level);
    if (isOfSchools && rule.area == Rule::Area::Share)
        about.push_back({tr("Target"),
            tr("%1 % of the schools: %2", "share, each one's target")
                .arg(numberText(result.threshold), thresholdText(rule, rule.threshold))});
    else
        about.push_back({tr("Target"), thresholdText(rule, rule.threshold)});
    if (const QString gap = gapText(evaluation, result); !gap.isEmpty())
        about.push_back({tr("To meet it"), gap});
    QStringList numbers;
    for (const UsedNumber &number : numbersUsed(evaluation, result)) {
        QStringList names;
        for (const Quantity &quantity : number.quantities)
            names.append(quantityText(set, quantity));
        numbers.append(tr("%1: %2", "a quantity, its number")
                           .arg(names.join(QStringLiteral(" + ")),
                               inventory::numberText(number.quantities.front(), number.value)));
    }
    if (!numbers.isEmpty())
        about.push_back({tr("Numbers used"), numbers.join(u'\n')});
    if (const QString from = trainingText(*picture.inventory, evaluation, result); !from.isEmpty())
        about.push_back({tr("Where it is from"), from});
    about.push_back({tr("Due"), dueText(set, rule)});
    about.push_back({tr("Who counts"), set.definitions.toText()});
    m_about->setEntries(about);

    const auto line = [&](const QString &text, int count, Verdict verdict) {
        Line made{.text = text, .value = tr("%Ln school(s)", nullptr, count)};
        if (count > 0)
            made.where = schoolsThat(evaluation, result, verdict);
        return made;
    };
    const bool hasSchools = rule.isFor(UnitLevel::School);
    m_schoolsTitle->setVisible(hasSchools);
    m_schools->setVisible(hasSchools);
    m_schools->setLines({line(wordOf(Verdict::Fail), result.failing, Verdict::Fail),
        line(wordOf(Verdict::NoData), result.withoutData, Verdict::NoData),
        line(wordOf(Verdict::Pass), result.passing, Verdict::Pass)});

    std::vector<Line> areas;
    for (const quint32 area : areasOf(evaluation, result.unit)) {
        const RuleResult *there = evaluation.result(area, result.rule);
        if (!there || there->verdict == Verdict::NotApplicable)
            continue;
        const bool isKnown = there->verdict != Verdict::NoData;
        areas.push_back({.text = picture.inventory->units()[evaluation.units[area].row].name,
            .value = isKnown ? measuredText(evaluation, *there) : wordOf(there->verdict),
            .status = statusOf(*there),
            .where = RuleAt{rule.id, {}, evaluation.units[area].code}});
    }
    m_areasTitle->setVisible(!areas.empty());
    m_areas->setVisible(!areas.empty());
    m_areas->setLines(areas);
    m_rule->setEntries(entriesOf(set, rule));
}

} // namespace hz::console
