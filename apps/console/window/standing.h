// How a result is shown everywhere: its shape and its figures in words. Any thread.
#pragma once

#include <hz/inventory/evaluation.h>
#include <hz/ui/theme.h>

namespace hz::console {

/// A result that passes with little to spare is a warning.
ui::Status statusOf(const inventory::RuleResult &result);
ui::Status statusOf(inventory::Verdict verdict);

/// "The whole prefecture", or the name of the county or the school.
QString unitName(const inventory::Register &inventory, const inventory::EvaluatedUnit &unit);

/// "68,054".
QString numberText(qint64 value);
/// "9.1:1", cut and not rounded; a dash where there is nothing to divide by.
QString ratioText(qint64 people, qint64 computers);
/// "1 September 2025"; nothing for no day.
QString dayText(const QDate &day);
/// "1 September 2025, 14:05", by the clock of this place; nothing for no time.
QString momentText(const QDateTime &at);

} // namespace hz::console
