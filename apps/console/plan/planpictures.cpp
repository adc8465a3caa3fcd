#include "plan/planpictures.h"

#include <hz/inventory/register.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace hz::console {

using namespace inventory;
using TrendData = ui::TrendData; // lupdate loses the context of functions that return ui::…

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::PlanPictures)
};

constexpr qint64 kFenInTenThousand = 1'000'000;
constexpr int kSteps = 12; // of money

} // namespace

CountyFlows countyFlows(const GapPlan &plan, const PlanBasis &basis, const Evaluation &evaluation,
    const Register &inventory)
{
    CountyFlows flows;
    // With or without a prefecture over them.
    std::vector<quint32> &counties = flows.counties;
    for (quint32 unit = 0; unit < evaluation.units.size(); ++unit)
        if (evaluation.units[unit].level == UnitLevel::County)
            counties.push_back(unit);
    const auto numberOf = [&counties](quint32 county) {
        return size_t(std::find(counties.begin(), counties.end(), county) - counties.begin());
    };
    struct Sum {
        Position at;
        int placed = 0;
        int gives = 0;
        int gets = 0;
        int within = 0;
        int missing = 0;
    };
    std::vector<Sum> sums(counties.size() + 1);
    for (const PlanSchool &school : basis.schools)
        if (const auto &at = basis.positions[school.school]) {
            Sum &sum = sums[numberOf(school.county)];
            sum.at.longitude += at->longitude;
            sum.at.latitude += at->latitude;
            ++sum.placed;
        }
    std::map<std::pair<size_t, size_t>, int> amounts;
    for (const TransferOrder &order : plan.orders) {
        const size_t from = numberOf(basis.schools[order.from].county);
        const size_t to = numberOf(basis.schools[order.to].county);
        if (from == to) {
            sums[from].within += order.count;
            continue;
        }
        amounts[{from, to}] += order.count;
        sums[from].gives += order.count;
        sums[to].gets += order.count;
    }
    for (const quint32 school : plan.notMet)
        sums[numberOf(basis.schools[school].county)].missing += basis.schools[school].shortage;
    ui::FlowMapData &map = flows.map;
    for (size_t i = 0; i < counties.size(); ++i) {
        const Sum &sum = sums[i];
        QString note = sum.within > 0
            ? Tr::tr("%1 inside", "machines moved inside a county").arg(sum.within)
            : Tr::tr("none moves");
        if (sum.gets > sum.gives)
            note = Tr::tr("%1 come in").arg(sum.gets - sum.gives);
        else if (sum.gives > sum.gets)
            note = Tr::tr("%1 go out").arg(sum.gives - sum.gets);
        if (sum.missing > 0)
            note = Tr::tr("%1 missing").arg(sum.missing);
        const double turn = 2 * M_PI * double(i) / double(counties.size());
        map.places.push_back({evaluation.units[counties[i]].row == kNoRow
                ? evaluation.units[counties[i]].code.text()
                : inventory.units()[evaluation.units[counties[i]].row].name,
            note,
            sum.placed > 0 ? QPointF(sum.at.longitude / sum.placed, -sum.at.latitude / sum.placed)
                           : QPointF(std::cos(turn), std::sin(turn)),
            sum.missing > 0 || sum.gets > sum.gives ? ui::FlowPlace::Kind::Lacks
                : sum.gives + sum.within > 0        ? ui::FlowPlace::Kind::Gives
                                                    : ui::FlowPlace::Kind::Still});
    }
    for (const auto &[ends, amount] : amounts)
        if (ends.first < counties.size() && ends.second < counties.size())
            map.flows.push_back({ends.first, ends.second, amount,
                Tr::tr("%1 machines from %2 to %3")
                    .arg(amount)
                    .arg(map.places[ends.first].name, map.places[ends.second].name)});
    return flows;
}

QString tenThousands(qint64 fen)
{
    return QLocale().toString(double(fen) / double(kFenInTenThousand), 'f', 1);
}

TrendData moneyCurve(const std::vector<PlanPoint> &points, const QString &name, int known)
{
    TrendData drawn{.lines = {{name, {}}}, .decimals = 0};
    for (int i = 0; i <= kSteps && !points.empty(); ++i) {
        const qint64 money = points.back().costFen * i / kSteps;
        const auto above = std::lower_bound(points.begin(), points.end(), money,
            [](const PlanPoint &point, qint64 sought) { return point.costFen < sought; });
        double meeting = above->meeting;
        if (above != points.begin() && above->costFen > money) {
            const PlanPoint &below = *std::prev(above);
            meeting = below.meeting
                + (above->meeting - below.meeting) * double(money - below.costFen)
                    / double(above->costFen - below.costFen);
        }
        drawn.marks.push_back(tenThousands(money));
        drawn.lines.front().values.push_back(std::floor(meeting));
    }
    drawn.target
        = TrendData::Target{double(known), Tr::tr("Target: %1").arg(QLocale().toString(known))};
    return drawn;
}

} // namespace hz::console
