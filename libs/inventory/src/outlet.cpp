#include <hz/inventory/figures.h>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr int kMostOverhead = 50; // per cent

} // namespace

qint64 mbpsOf(qint64 kbps, int contractedMbps, const Definitions &definitions)
{
    const qint64 part = 100 - std::clamp(definitions.lineOverhead, 0, kMostOverhead);
    const qint64 measured = (kbps + 500) / 1'000;
    const qint64 whole = (kbps * 100 / part + 500) / 1'000;
    return std::max(measured, std::min<qint64>(whole, contractedMbps));
}

std::optional<Outlet> outletOf(
    const Register &inventory, const UnitCode &school, const Definitions &definitions, int year)
{
    if (definitions.bandwidth == Definitions::Bandwidth::Said)
        return {};
    Outlet outlet{.from = Definitions::Bandwidth::Contracted};
    const QDate first(year, 1, 1), last(year, 12, 31);
    for (const NetworkLine &line : inventory.linesOf(school)) {
        if ((line.since.isValid() && line.since > last)
            || (line.until.isValid() && line.until < first))
            continue;
        ++outlet.lines;
        const MeasuredDays &days = inventory.measuredOn(line.id);
        const std::optional<qint64> kbps = definitions.bandwidth == Definitions::Bandwidth::Measured
            ? judgedKbps(days, year)
            : std::nullopt;
        if (!kbps) {
            outlet.mbps += line.downMbps;
            continue;
        }
        outlet.from = Definitions::Bandwidth::Measured;
        ++outlet.measured;
        outlet.days += int(std::ranges::count_if(
            days, [year](const auto &day) { return day.first.year() == year; }));
        outlet.mbps += mbpsOf(*kbps, line.downMbps, definitions);
    }
    return outlet.lines == 0 ? std::nullopt : std::optional(outlet);
}

} // namespace hz::inventory
