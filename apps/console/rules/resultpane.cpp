#include "rules/resultpane.h"

#include "window/linelist.h"
#include "window/panepage.h"
#include "window/standing.h"

#include <hz/inventory/explanation.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>

#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;
using Entry = ui::KeyValueList::Entry;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ResultPane)
};

template<typename E> quint32 bit(E value)
{
    return 1u << quint32(value);
}

std::vector<Line> numberLines(const Evaluation &evaluation, const RuleResult &result)
{
    std::vector<Line> lines;
    for (const UsedNumber &number : numbersUsed(evaluation, result)) {
        QStringList names;
        for (const Quantity &quantity : number.quantities)
            names.append(quantityText(evaluation.set, quantity));
        Line line{.text = names.join(QStringLiteral(" + ")),
            .value = inventory::numberText(number.quantities.front(), number.value)};
        if (number.quantities.size() == 1)
            line.where = rowsOf(number.quantities.front(), result.unit);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Line> roomLines(const Register &inventory, const Rule &rule, quint32 school)
{
    std::vector<Line> lines;
    for (quint32 i = 0; i < inventory.rooms().size(); ++i) {
        const Room &room = inventory.rooms()[i];
        const bool isAskedFor
            = std::any_of(rule.of.begin(), rule.of.end(), [&room](const Quantity &quantity) {
                  return quantity.what == Quantity::What::Rooms && quantity.room == room.kind;
              });
        if (inventory.schoolOfRoom(i) == school && room.isInUse && isAskedFor)
            lines.push_back(
                {.text = wordOf(room.kind), .value = room.name, .where = RoomAt{room.id}});
    }
    return lines;
}

} // namespace

std::optional<Where> rowsOf(const Quantity &quantity, quint32 school)
{
    DeviceQuery query{.schools = {school}};
    switch (quantity.what) {
    case Quantity::What::Computers:
        query.onlyCounted = true;
        if (quantity.pool)
            query.pools = bit(*quantity.pool);
        return DevicesOf{query};
    case Quantity::What::OnePersonComputers:
        query.onlyCounted = true;
        query.pools = bit(Pool::Student) | bit(Pool::Teacher);
        return DevicesOf{query};
    case Quantity::What::Devices:
        query.kinds = bit(quantity.device);
        query.states = bit(DeviceState::InUse);
        return DevicesOf{query};
    case Quantity::What::DisplayClasses:
        for (size_t i = 0; i < kDeviceKinds; ++i)
            if (isDisplay(DeviceKind(i)))
                query.kinds |= bit(DeviceKind(i));
        query.states = bit(DeviceState::InUse);
        return DevicesOf{query};
    case Quantity::What::Students:
    case Quantity::What::Teachers:
    case Quantity::What::Classes:
    case Quantity::What::OnePersonPeople:
    case Quantity::What::LateComputers:
    case Quantity::What::Rooms:
    case Quantity::What::Answer:
        break;
    }
    return std::nullopt;
}

std::vector<ui::KeyValueList::Entry> entriesOf(const RuleSet &set, const Rule &rule)
{
    std::vector<Entry> entries;
    if (const QString wording = rule.wording.text(); !wording.isEmpty())
        entries.push_back({Tr::tr("Wording"), wording});
    entries.push_back({Tr::tr("Measures"), measureText(set, rule)});
    entries.push_back({Tr::tr("Applies to"), scopeText(set, rule)});
    entries.push_back({Tr::tr("Source"), rule.source});
    if (!rule.tasks.isEmpty())
        entries.push_back({Tr::tr("Tasks"), rule.tasks.join(QStringLiteral(", "))});
    entries.push_back(
        {Tr::tr("Rules"), Tr::tr("%1, version %2").arg(set.title.text()).arg(set.version)});
    return entries;
}

QString dueText(const RuleSet &set, const Rule &rule)
{
    if (rule.due.isValid())
        return isHistorical(set, rule)
            ? Tr::tr("%1, before the rules were in force").arg(dayText(rule.due))
            : dayText(rule.due);
    if (rule.firstYear > 0)
        return Tr::tr("each year from %1 to %2").arg(rule.firstYear).arg(rule.lastYear);
    if (rule.isYearly)
        return Tr::tr("each year");
    return rule.isStanding ? Tr::tr("always") : Tr::tr("no day named");
}

ResultPane::ResultPane(QWidget *parent)
    : QWidget(parent)
    , m_pane(new ui::DetailPane)
{
    auto *fill = new QVBoxLayout(this);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_pane);
    QVBoxLayout *numbers = addScrolledPage(*m_pane, tr("Result"));
    m_about = new ui::KeyValueList;
    numbers->addWidget(m_about);
    m_numbers = addLines(numbers, m_numbersTitle, tr("Numbers used"));
    m_rooms = addLines(numbers, m_roomsTitle, tr("Rooms that count"));
    m_others = addLines(numbers, m_othersTitle, tr("If others counted"));
    QVBoxLayout *rule = addScrolledPage(*m_pane, tr("Rule"));
    m_rule = new ui::KeyValueList;
    rule->addWidget(m_rule);
}

LineList *ResultPane::addLines(QVBoxLayout *column, ui::Label *&title, const QString &text)
{
    title = new ui::Label(text, ui::TypeRole::Body, ui::Weight::Bold);
    column->addWidget(title);
    auto *lines = new LineList;
    connect(lines, &LineList::asked, this, &ResultPane::asked);
    column->addWidget(lines);
    return lines;
}

void ResultPane::showResult(const Picture &picture, quint32 school, const RuleResult &result)
{
    const Evaluation &evaluation = *picture.evaluation;
    const RuleSet &set = evaluation.set;
    const Rule &rule = set.rules[result.rule];
    m_pane->setTitle(rule.title.text(), rule.id);
    m_pane->setBadge(statusOf(result), wordOf(result.verdict));
    std::vector<Entry> about{{tr("Measured"), measuredText(evaluation, result)},
        {tr("Target"), thresholdText(rule, rule.threshold)}};
    if (const QString gap = gapText(evaluation, result); !gap.isEmpty())
        about.push_back({tr("To meet it"), gap});
    about.push_back({tr("Due"), dueText(set, rule)});
    if (const QString bandwidth = bandwidthText(evaluation, result); !bandwidth.isEmpty())
        about.push_back({tr("Bandwidth"), bandwidth});
    about.push_back({tr("Who counts"), set.definitions.toText()});
    m_about->setEntries(about);

    m_numbers->setLines(numberLines(evaluation, result));
    const std::vector<Line> rooms = roomLines(*picture.inventory, rule, school);
    m_roomsTitle->setVisible(!rooms.empty());
    m_rooms->setVisible(!rooms.empty());
    m_rooms->setLines(rooms);

    std::vector<Line> others;
    for (const OtherResult &other :
        otherResults(*picture.inventory, evaluation, school, result.rule)) {
        const QString value = other.gap.isEmpty()
            ? other.measured
            : tr("%1, %2", "measured, what is missing").arg(other.measured, other.gap);
        others.push_back({.text = other.name,
            .value = value,
            .status = other.verdict == Verdict::Pass && other.isFew ? ui::Status::Warn
                                                                    : statusOf(other.verdict)});
    }
    m_othersTitle->setVisible(!others.empty());
    m_others->setVisible(!others.empty());
    m_others->setLines(others);

    m_rule->setEntries(entriesOf(set, rule));
}

} // namespace hz::console
