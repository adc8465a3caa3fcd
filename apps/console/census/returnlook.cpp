#include "census/returnlook.h"

#include "rules/resultpane.h"
#include "window/standing.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

using Event = ui::Timeline::Event;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ReturnLook)
};

Event eventOf(const ReturnForm &form, const StoredReturn &stored, const StoredAct &each)
{
    QStringList more;
    if (!each.act.by.isEmpty())
        more.append(each.act.by);
    if (each.signature != SignatureStanding::Valid)
        more.append(wordOf(each.signature));
    else if (each.right == ActRight::Wrong)
        more.append(
            Tr::tr("As %1, who may not do that: it does not count.").arg(each.act.as.text()));
    if (!each.act.remark.isEmpty())
        more.append(each.act.remark);
    for (auto remark = each.act.remarks.begin(); remark != each.act.remarks.end(); ++remark)
        if (const int cell = form.cell(remark.key()); cell >= 0)
            more.append(Tr::tr("%1: %2", "a figure, what is said of it")
                            .arg(form.titleOf(form.cells[size_t(cell)]), remark.value()));
    const QString what = wordOf(each.act.kind);
    return {.when = momentText(each.act.at),
        .what = Tr::tr("%1, version %2").arg(what).arg(stored.version),
        .more = more.join(u'\n')};
}

} // namespace

ui::Status statusOf(ReturnState state)
{
    switch (state) {
    case ReturnState::NotBegun:
        return ui::Status::NoData;
    case ReturnState::Draft:
        return ui::Status::Busy;
    case ReturnState::Submitted:
        return ui::Status::Info;
    case ReturnState::SentBack:
        return ui::Status::Warn;
    case ReturnState::Accepted:
        return ui::Status::Ok;
    case ReturnState::Differing:
        return ui::Status::Bad;
    }
    return ui::Status::NoData;
}

ui::Status statusOf(const Finding &finding)
{
    if (finding.severity == ReturnCheck::Severity::Error)
        return ui::Status::Bad;
    return finding.isSettled() ? ui::Status::Info : ui::Status::Warn;
}

QString changeText(ReturnCell::Unit unit, std::optional<qint64> now, std::optional<qint64> before)
{
    if (!now || !before || unit == ReturnCell::Unit::YesNo)
        return {};
    const qint64 change = *now - *before;
    if (change == 0)
        return QStringLiteral("±0");
    return (change > 0 ? QStringLiteral("+") : QStringLiteral("−"))
        + cellText(unit, std::abs(change));
}

const Finding *findingAt(const std::vector<Finding> &findings, const QString &cell)
{
    const Finding *worst = nullptr;
    const auto weight = [](const Finding &finding) {
        return finding.severity == ReturnCheck::Severity::Error ? 2 : finding.isSettled() ? 0 : 1;
    };
    for (const Finding &finding : findings)
        if (finding.at.contains(cell) && (!worst || weight(finding) > weight(*worst)))
            worst = &finding;
    return worst;
}

std::vector<ui::Timeline::Event> eventsOf(const ReturnForm &form, const UnitReturns &returns)
{
    struct Dated {
        int turn;
        ui::Timeline::Event event;
    };
    std::vector<Dated> dated;
    for (const StoredReturn &stored : returns.all) {
        for (const StoredAct &each : stored.acts)
            dated.push_back({each.act.turn, eventOf(form, stored, each)});
        if (!stored.isIntact)
            dated.push_back({0,
                {.when = {},
                    .what = Tr::tr("A return was changed after it was submitted"),
                    .more = stored.hash.left(12)}});
    }
    std::stable_sort(
        dated.begin(), dated.end(), [](const Dated &a, const Dated &b) { return a.turn > b.turn; });
    std::vector<ui::Timeline::Event> events;
    for (Dated &each : dated)
        events.push_back(std::move(each.event));
    return events;
}

std::optional<Where> rowsBehind(const ReturnCell &cell, quint32 school, const QDate &day)
{
    if (cell.from != ReturnCell::From::Inventory || cell.of.empty() || school == kNoRow)
        return std::nullopt;
    if (cell.of.front().what == Quantity::What::Rooms) {
        RoomQuery query{.schools = {school}};
        for (const Quantity &quantity : cell.of)
            query.kinds |= 1u << int(quantity.room);
        return RoomsOf{query};
    }
    std::optional<Where> where = rowsOf(cell.of.front(), school);
    auto *devices = where ? std::get_if<DevicesOf>(&*where) : nullptr;
    if (!devices)
        return std::nullopt;
    for (const Quantity &quantity : cell.of)
        if (quantity.what == Quantity::What::Computers && quantity.pool)
            devices->query.pools |= 1u << int(*quantity.pool);
    if (cell.of.front().age)
        devices->query.yearsBooked = yearsOf(*cell.of.front().age, day);
    return where;
}

QString countedText(const ReturnCell &cell, std::optional<qint64> value)
{
    if (!value || cell.of.empty())
        return cellText(cell.unit, value);
    switch (cell.of.front().what) {
    case Quantity::What::Computers:
    case Quantity::What::OnePersonComputers:
    case Quantity::What::LateComputers:
    case Quantity::What::Devices:
        return Tr::tr("%Ln machine(s)", nullptr, int(*value));
    case Quantity::What::Rooms:
        return Tr::tr("%Ln room(s)", nullptr, int(*value));
    case Quantity::What::Students:
    case Quantity::What::Teachers:
    case Quantity::What::Classes:
    case Quantity::What::OnePersonPeople:
    case Quantity::What::DisplayClasses:
    case Quantity::What::Answer:
        break;
    }
    return cellText(cell.unit, value);
}

} // namespace hz::console
