// Who sends how much to whom at least cost. Any thread.
#pragma once

#include <QtCore/QtGlobal>

#include <optional>
#include <vector>

namespace hz::inventory {

struct FlowArc {
    int from = 0; // of the supplies
    int to = 0; // of the demands
    qint64 cost = 0; // of one unit
    int flow = 0; // the answer
};

/// Sets the flow of every arc; false if the demands cannot be met. Costs are not negative.
bool cheapestFlow(
    const std::vector<int> &supplies, const std::vector<int> &demands, std::vector<FlowArc> &arcs);

} // namespace hz::inventory
