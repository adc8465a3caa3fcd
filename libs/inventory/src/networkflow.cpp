#include "networkflow_p.h"

#include <algorithm>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <numeric>

namespace hz::inventory {

bool cheapestFlow(
    const std::vector<int> &supplies, const std::vector<int> &demands, std::vector<FlowArc> &arcs)
{
    using Graph = lemon::StaticDigraph;
    if (std::accumulate(demands.begin(), demands.end(), qint64(0))
        > std::accumulate(supplies.begin(), supplies.end(), qint64(0)))
        return false;
    const int givers = int(supplies.size());
    std::sort(arcs.begin(), arcs.end(),
        [](const FlowArc &a, const FlowArc &b) { return a.from < b.from; }); // the graph's order
    std::vector<std::pair<int, int>> ends;
    ends.reserve(arcs.size());
    for (const FlowArc &arc : arcs)
        ends.emplace_back(arc.from, givers + arc.to);
    Graph graph;
    graph.build(givers + int(demands.size()), ends.begin(), ends.end());
    Graph::NodeMap<int> supply(graph);
    for (int i = 0; i < givers; ++i)
        supply[Graph::node(i)] = supplies[size_t(i)];
    for (size_t i = 0; i < demands.size(); ++i)
        supply[Graph::node(givers + int(i))] = -demands[i];
    Graph::ArcMap<qint64> cost(graph);
    for (size_t i = 0; i < arcs.size(); ++i)
        cost[Graph::arc(int(i))] = arcs[i].cost;
    lemon::NetworkSimplex<Graph, int, qint64> simplex(graph);
    simplex.supplyMap(supply).costMap(cost).supplyType(simplex.LEQ);
    if (simplex.run() != simplex.OPTIMAL)
        return false;
    for (size_t i = 0; i < arcs.size(); ++i)
        arcs[i].flow = simplex.flow(Graph::arc(int(i)));
    return true;
}

} // namespace hz::inventory
