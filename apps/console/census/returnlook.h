// How a census looks everywhere: the shape of a state, the difference to last year in words, what
// happened to a return. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/censusdesk.h>
#include <hz/ui/detailpane.h>

namespace hz::console {

ui::Status statusOf(inventory::ReturnState state);
ui::Status statusOf(const inventory::Finding &finding);
/// "+12", "−3", "±0"; nothing where one of them is not known.
QString changeText(
    inventory::ReturnCell::Unit unit, std::optional<qint64> now, std::optional<qint64> before);
/// The worst of those at this cell; null for none.
const inventory::Finding *findingAt(
    const std::vector<inventory::Finding> &findings, const QString &cell);
/// The latest first, broken ones marked.
std::vector<ui::Timeline::Event> eventsOf(
    const inventory::ReturnForm &form, const inventory::UnitReturns &returns);
/// What a figure was counted from; nothing where that is no list.
std::optional<Where> rowsBehind(
    const inventory::ReturnCell &cell, quint32 school, const QDate &day);
/// "12 machines", "3 rooms", or the plain number.
QString countedText(const inventory::ReturnCell &cell, std::optional<qint64> value);

} // namespace hz::console
