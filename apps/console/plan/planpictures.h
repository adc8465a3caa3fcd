// A plan as pictures: who gives to whom, county by county, and what more money would bring. Values;
// GUI thread.
#pragma once

#include <hz/inventory/gapplan.h>
#include <hz/ui/flowmap.h>
#include <hz/ui/trendlines.h>

namespace hz::console {

struct CountyFlows {
    ui::FlowMapData map = {};
    std::vector<quint32> counties = {}; // of the map's places, in Evaluation::units
};
CountyFlows countyFlows(const inventory::GapPlan &plan, const inventory::PlanBasis &basis,
    const inventory::Evaluation &evaluation, const inventory::Register &inventory);

/// "42.0": tens of thousands of yuan.
QString tenThousands(qint64 fen);

/// Schools that have enough by money, in equal steps of money between the points. `name` says what
/// is done with it.
ui::TrendData moneyCurve(
    const std::vector<inventory::PlanPoint> &points, const QString &name, int known);

} // namespace hz::console
