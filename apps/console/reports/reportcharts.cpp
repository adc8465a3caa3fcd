#include "reports/reportcharts.h"

#include "reports/paperlook.h"
#include "window/standing.h"

#include <hz/ui/ratiobars.h>
#include <hz/ui/stackedshares.h>
#include <hz/ui/tilemap.h>
#include <hz/ui/trendlines.h>

#include <QtGui/QPainter>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using ui::RatioBarsData;
using ui::TrendData;

namespace {

constexpr double kScale = kPaperDpi / 96 * 0.82; // four tiles beside each other
constexpr double kWhole = mm(174);

constexpr QSizeF kShares(mm(57), mm(76));
constexpr QSizeF kTrend(mm(111), mm(76));
constexpr double kRatioHead = mm(6.5);
constexpr double kRatioRow = mm(6.1);
constexpr size_t kTilesBeside = 4;
constexpr double kTileRow = mm(14.5);

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ReportCharts)
};

template<typename Paint> ReportChart chart(QSizeF size, const Paint &paint)
{
    ReportChart made;
    made.size = size;
    QPainter painter(&made.drawing);
    paint(painter, QRectF(QPointF(), size), ui::Look::paper(kScale));
    return made;
}

QString stageOf(const Rule &rule)
{
    return rule.scope.stage ? wordOf(*rule.scope.stage) : rule.title.text();
}

std::vector<ui::ShareGroup> sharesOf(const RuleSet &set, const Report &report)
{
    std::vector<ui::ShareGroup> shares;
    for (const GroupStanding &group : report.groups)
        shares.push_back({.title = set.groups[group.group].title.text(),
            .passed = group.passing,
            .failed = group.failing,
            .unknown = group.withoutData});
    return shares;
}

RatioBarsData ratiosOf(const ReportSource &source)
{
    const Evaluation &evaluation = *source.evaluation;
    const std::vector<quint32> rules = stageRatioRules(evaluation.set);
    RatioBarsData bars;
    for (const quint32 index : rules) {
        const Rule &rule = evaluation.set.rules[index];
        bars.columns.push_back({.title = stageOf(rule),
            .target = thresholdText(rule, rule.threshold),
            .aim = double(rule.threshold)});
    }
    const auto rowOf = [&](quint32 unit) {
        RatioBarsData::Row row{.title = source.inventory->units()[evaluation.units[unit].row].name};
        for (const quint32 rule : rules) {
            const RuleResult *result = evaluation.result(unit, rule);
            RatioBarsData::Cell cell;
            if (!result || result->verdict == Verdict::NotApplicable) {
                cell.label = Tr::tr("none of this stage");
            } else {
                cell.label = measuredText(evaluation, *result);
                cell.status = statusOf(*result);
                if (result->denominator > 0)
                    cell.value = double(result->numerator) / double(result->denominator);
            }
            row.cells.push_back(cell);
        }
        return row;
    };
    for (const quint32 area : areasOf(evaluation, source.unit))
        bars.rows.push_back(rowOf(area));
    // A county is seen beside the whole.
    const auto whole = quint32(evaluation.units.size() - 1);
    if (source.unit != whole)
        bars.rows.push_back(rowOf(source.unit));
    if (evaluation.units[whole].level == UnitLevel::Prefecture)
        bars.total = rowOf(whole);
    return bars;
}

std::vector<ui::Tile> tilesOf(const ReportSource &source)
{
    const Evaluation &evaluation = *source.evaluation;
    const std::vector<quint32> rules = ratioRules(evaluation.set);
    std::vector<AreaStanding> standings;
    double least = 100;
    double most = 0;
    const auto shareOf = [](const AreaStanding &area) {
        return area.schools == 0 ? 0.0 : 100.0 * area.meeting / area.schools;
    };
    for (const quint32 area : areasOf(evaluation, source.unit)) {
        standings.push_back(standingOf(evaluation, *source.inventory, area, rules));
        least = std::min(least, shareOf(standings.back()));
        most = std::max(most, shareOf(standings.back()));
    }
    std::vector<ui::Tile> tiles;
    for (const AreaStanding &area : standings) {
        ui::Tile tile{.name = source.inventory->units()[evaluation.units[area.unit].row].name,
            .count = Tr::tr("%n school(s)", nullptr, area.schools),
            .share = QStringLiteral("%1%").arg(int(shareOf(area))),
            .note = Tr::tr("%n not", nullptr, area.failing)};
        if (area.schools > 0)
            tile.step = ui::tileStep(shareOf(area), least, most);
        tiles.push_back(tile);
    }
    return tiles;
}

TrendData trendData(const RuleSet &set, const Report &report)
{
    const std::vector<quint32> rules = stageRatioRules(set);
    TrendData trend;
    for (size_t i = 0; i < std::min(rules.size(), TrendData::kMostLines); ++i)
        trend.lines.push_back({.name = stageOf(set.rules[rules[i]])});
    for (const YearFigure &figure : report.trend) {
        trend.marks.push_back(QString::number(figure.year));
        for (size_t i = 0; i < trend.lines.size(); ++i)
            trend.lines[i].values.push_back(figure.values[i]);
    }
    return trend;
}

} // namespace

ReportCharts::ReportCharts(const ReportSource &source, const Report &report)
{
    if (report.level == UnitLevel::School)
        return;
    const RuleSet &set = source.evaluation->set;
    shares = chart(kShares, [&](QPainter &painter, const QRectF &room, const ui::Look &look) {
        ui::StackedShares::paint(painter, room, sharesOf(set, report), look);
    });
    const RatioBarsData bars = ratiosOf(source);
    const double rows = double(bars.rows.size()) + double(bars.total.has_value());
    ratios = chart({kWhole, kRatioHead + rows * kRatioRow},
        [&](QPainter &painter, const QRectF &room, const ui::Look &look) {
            ui::RatioBars::paint(painter, room, bars, look);
        });
    if (const std::vector<ui::Tile> places = tilesOf(source); !places.empty()) {
        const size_t lines = (places.size() + kTilesBeside - 1) / kTilesBeside;
        tiles = chart({kWhole, double(lines) * kTileRow},
            [&](QPainter &painter, const QRectF &room, const ui::Look &look) {
                ui::TileMap::paint(painter, room, places, look);
            });
    }
    if (!report.trend.empty())
        trend = chart(kTrend, [&](QPainter &painter, const QRectF &room, const ui::Look &look) {
            ui::TrendLines::paint(painter, room, trendData(set, report), look);
        });
}

} // namespace hz::console
