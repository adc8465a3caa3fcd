// Invented data for the desk's widgets: what tests look at and ui_desk_shots draws. No name in it
// belongs to anyone.
#pragma once

#include <hz/ui/card.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/heattable.h>
#include <hz/ui/ratiobars.h>
#include <hz/ui/seatplan.h>
#include <hz/ui/stackedshares.h>
#include <hz/ui/tablesource.h>
#include <hz/ui/tilemap.h>
#include <hz/ui/trendlines.h>

#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <numeric>

namespace hz::test {

using namespace Qt::StringLiterals;

/// Devices, made up from their number when asked for, so that a million of them weigh an order.
class Devices final : public ui::TableSource {
public:
    explicit Devices(int count)
        : m_order(size_t(count))
        , m_rows(size_t(count))
    {
        std::iota(m_order.begin(), m_order.end(), 0);
        m_rows = m_order;
    }

    std::vector<ui::TableColumn> columns() const override
    {
        using Kind = ui::TableColumn::Kind;
        return {{.id = u"number"_s, .title = u"资产编号"_s, .width = 150},
            {.id = u"type"_s, .title = u"类型"_s, .width = 120},
            {.id = u"model"_s, .title = u"型号"_s, .kind = Kind::Quiet, .width = 130},
            {.id = u"place"_s,
                .title = u"位置"_s,
                .kind = Kind::Quiet,
                .width = 190,
                .stretches = true},
            {.id = u"use"_s, .title = u"用途"_s, .kind = Kind::Quiet, .width = 80},
            {.id = u"state"_s, .title = u"状态"_s, .width = 120},
            {.id = u"bought"_s, .title = u"购置"_s, .kind = Kind::Quiet, .width = 100},
            {.id = u"price"_s, .title = u"原值"_s, .kind = Kind::Number, .width = 100},
            {.id = u"note"_s,
                .title = u"备注"_s,
                .kind = Kind::Quiet,
                .width = 160,
                .isSortable = false,
                .isHiddenAtFirst = true}};
    }
    int rowCount() const override { return int(m_order.size()); }
    QString text(int row, int column) const override
    {
        static const std::array types{
            u"台式机"_s, u"笔记本"_s, u"触控一体机"_s, u"平板"_s, u"云终端"_s};
        static const std::array models{
            u"启程 D480"_s, u"云帆 L14"_s, u"课堂 86 寸"_s, u"学堂 P10"_s, u"云峰 T2"_s};
        static const std::array places{u"城关小学 计算机教室"_s, u"城关小学 三（1）班"_s,
            u"第一中学 书包教室"_s, u"西关小学 多媒体教室"_s, u"第二初中 语文组办公室"_s};
        static const std::array uses{u"学生"_s, u"教师"_s, u"教学"_s, u"行政"_s};
        static const std::array states{
            u"在用"_s, u"维修"_s, u"待报废"_s, u"借出"_s, u"90 天未见"_s};
        const int item = m_order[size_t(row)];
        const auto of = [&](const auto &list) { return list[size_t(item / 3) % list.size()]; };
        switch (column) {
        case 0:
            return u"BY-%1-%2"_s.arg(2015 + item % 10).arg(item, 5, 10, QLatin1Char('0'));
        case 1:
            return of(types);
        case 2:
            return of(models);
        case 3:
            return places[size_t(item / 7) % places.size()];
        case 4:
            return of(uses);
        case 5:
            return states[stateOf(item)];
        case 6:
            return u"%1-%2"_s.arg(2015 + item % 10).arg(1 + item % 12, 2, 10, QLatin1Char('0'));
        case 7:
            return item % 17 == 0 ? QString() : QLocale().toString(1200 + item * 37 % 9000);
        default:
            return {};
        }
    }
    std::optional<ui::Status> status(int row, int column) const override
    {
        using enum ui::Status;
        constexpr std::array kStates{Ok, Warn, Bad, Busy, NoData};
        return column == 5 ? std::optional(kStates[stateOf(m_order[size_t(row)])]) : std::nullopt;
    }
    qint64 rowId(int row) const override { return 1000 + m_order[size_t(row)]; }
    std::optional<int> rowOf(qint64 id) const override
    {
        const qint64 item = id - 1000;
        const bool isThere = item >= 0 && item < qint64(m_rows.size()) && m_rows[size_t(item)] >= 0;
        return isThere ? std::optional(m_rows[size_t(item)]) : std::nullopt;
    }
    void turnRound()
    {
        std::reverse(m_order.begin(), m_order.end());
        index();
        Q_EMIT reordered();
    }
    void keepFirst(int count)
    {
        m_order.resize(size_t(count));
        index();
        Q_EMIT reset();
    }

private:
    static size_t stateOf(int item)
    {
        return item % 3 == 2 && item % 5 == 2 ? 1 + size_t(item / 15) % 4 : 0;
    }
    void index()
    {
        std::fill(m_rows.begin(), m_rows.end(), -1);
        for (size_t row = 0; row < m_order.size(); ++row)
            m_rows[size_t(m_order[row])] = int(row);
    }

    std::vector<int> m_order; // the item of each row
    std::vector<int> m_rows; // the row of each item
};

inline const std::array kCounties{u"澄河市"_s, u"北塬县"_s, u"柳川县"_s, u"古渡县"_s, u"东岭县"_s,
    u"雁坪县"_s, u"红崖县"_s, u"长滩县"_s};

inline ui::RatioBarsData sampleRatios()
{
    using enum ui::Status;
    constexpr std::array kAims{12.0, 10.0, 8.0, 5.0};
    const std::array values{std::array{9.3, 8.6, 6.0, 5.4}, std::array{12.1, 10.2, 7.0, 6.6},
        std::array{10.1, 8.9, 6.5, 4.8}, std::array{10.2, 8.9, 6.7, 5.8},
        std::array{14.1, 10.5, 7.1, 6.6}, std::array{10.0, 8.8, 6.4, 5.6},
        std::array{10.3, 8.8, 6.4, 4.7}, std::array{10.8, 9.0, 7.2, 0.0},
        std::array{10.8, 9.2, 6.6, 5.6}};
    ui::RatioBarsData data;
    const std::array names{u"小学"_s, u"初中"_s, u"高中"_s, u"中职"_s};
    for (size_t i = 0; i < names.size(); ++i)
        data.columns.push_back({names[i], u"≤ %1:1"_s.arg(kAims[i]), kAims[i]});
    for (size_t row = 0; row < values.size(); ++row) {
        ui::RatioBarsData::Row made;
        made.title = row < kCounties.size() ? kCounties[row] : u"全州"_s;
        for (size_t i = 0; i < names.size(); ++i) {
            const double value = values[row][i];
            if (value == 0)
                made.cells.push_back({{}, u"无此学段"_s, NoData});
            else
                made.cells.push_back({value, u"%1:1"_s.arg(value, 0, 'f', 1),
                    value > kAims[i]              ? Bad
                        : value > 0.95 * kAims[i] ? Warn
                                                  : Ok});
        }
        if (row < kCounties.size())
            data.rows.push_back(made);
        else
            data.total = made;
    }
    data.rows[6].cells[2] = {{}, {}, NoData};
    return data;
}

inline std::vector<ui::ShareGroup> sampleShares()
{
    return {{u"功能室"_s, 6, 3, 2, 1}, {u"班班通"_s, 3, 1, 0, 0}, {u"师生机比"_s, 4, 2, 0, 0},
        {u"网络"_s, 5, 2, 3, 0}, {u"网络安全"_s, 3, 1, 1, 0}, {u"三全两高一大"_s, 4, 3, 2, 0},
        {u"资源与课堂"_s, 4, 1, 1, 0}, {u"数字校园"_s, 1, 2, 0, 0}, {u"教师培训"_s, 7, 1, 3, 0}};
}

inline std::vector<ui::Tile> sampleTiles()
{
    constexpr std::array kShares{84, 71, 88, 86, 66, 85, 89, 0};
    constexpr std::array kSchools{168, 196, 154, 121, 187, 143, 132, 92};
    std::vector<ui::Tile> tiles;
    for (size_t i = 0; i < kCounties.size(); ++i) {
        const int share = kShares[i];
        if (share == 0)
            tiles.push_back({kCounties[i], u"%1 所"_s.arg(kSchools[i]), {}, {}, {}});
        else
            tiles.push_back({kCounties[i], u"%1 所"_s.arg(kSchools[i]), u"%1%"_s.arg(share),
                u"%1 所未达标"_s.arg(kSchools[i] * (100 - share) / 100),
                ui::tileStep(share, 65, 90)});
    }
    return tiles;
}

inline ui::TrendData sampleTrend()
{
    return {.marks = {u"2021"_s, u"2022"_s, u"2023"_s, u"2024"_s, u"2025"_s},
        .lines
        = {{u"小学"_s, {13.9, 13.1, 12.4, 11.6, 10.8}}, {u"初中"_s, {11.8, 11.2, 10.4, 9.8, 9.2}},
            {u"高中"_s, {8.2, 7.8, 7.3, 6.9, 6.6}}, {u"中职"_s, {7.4, {}, 6.6, 6.1, 5.6}}},
        .target = ui::TrendData::Target{12, u"目标：12:1"_s},
        .decimals = 1};
}

inline ui::MonthBarsData sampleMonths()
{
    constexpr std::array kFaults{2, 3, 1, 4, 3, 5, 3, 2, 4, 6, 3, 6};
    ui::MonthBarsData data;
    for (size_t i = 0; i < kFaults.size(); ++i) {
        const int month = int(i + 10) % 12 + 1;
        data.bars.push_back({QString::number(month), double(kFaults[i]),
            u"%1 月：%2 次"_s.arg(month).arg(kFaults[i])});
    }
    data.current = kFaults.size() - 1;
    return data;
}

inline ui::HeatTableData sampleHeat(int rows)
{
    ui::HeatTableData data;
    data.columns = {u"计算机教室"_s, u"多媒体"_s, u"师机比"_s, u"生机比"_s, u"带宽"_s, u"无线"_s,
        u"安全"_s, u"资源"_s};
    for (int row = 0; row < rows; ++row) {
        ui::HeatTableData::Row made;
        made.title
            = u"%1第%2小学"_s.arg(kCounties[size_t(row) % kCounties.size()]).arg(row / 8 + 1);
        for (int i = 0; i < int(data.columns.size()); ++i) {
            const int value = (row * 37 + i * 53) % 100;
            if (value < 8)
                made.cells.push_back({{}, {}, ui::Status::NoData, {}});
            else
                made.cells.push_back({u"%1%"_s.arg(value), size_t(value * 6 / 100),
                    value < 30 ? ui::Status::Bad : ui::Status::Ok, {}});
        }
        data.rows.push_back(made);
    }
    return data;
}

inline ui::SeatPlanData samplePlan()
{
    using enum ui::Status;
    constexpr std::array kFaults{1, 1, 0, 0, 2, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 3, 1, 0, 1, 0,
        0, 0, 1, 0, 2, 5, 0, 0, 0, 0, 1, 0, 4, 1, 0, 0, 0, 1, 1, 3, 0, 0, 0, 0, 1, 0, 2, 6};
    ui::SeatPlanData data;
    data.columns = 10;
    data.aislesAfter = {4};
    data.aisle = u"过道"_s;
    for (size_t i = 0; i < kFaults.size(); ++i) {
        const int faults = kFaults[i];
        data.seats.push_back({u"%1-%2"_s.arg(i / 10 + 1).arg(i % 10 + 1), QString::number(184 + i),
            i == 5                   ? Busy
                : i == 18 || i == 49 ? NoData
                : i == 27 || i == 34 ? Warn
                : i == 41            ? Bad
                                     : Ok,
            faults > 0 ? u"%1 次"_s.arg(faults) : QString(), size_t(std::min(faults, 5)), {}});
    }
    data.front = {{u"86 寸触控一体机"_s, ui::IconName::Presentation, Ok, true},
        {u"教师机"_s, ui::IconName::User, Ok, false}};
    data.legend = {{Ok, u"正常 44"_s}, {Warn, u"维修 2"_s}, {Bad, u"坏 1"_s}, {Busy, u"借出 1"_s},
        {NoData, u"没找到 2"_s}};
    data.amounts = u"一年内故障"_s;
    data.least = u"0"_s;
    data.most = u"5 次以上"_s;
    return data;
}

inline std::vector<ui::Figure> sampleFigures()
{
    using enum ui::Status;
    return {{u"学校（含教学点）"_s, u"1,193"_s, u"已上报 1,171，缺 22"_s, {}},
        {u"计算机"_s, u"68,054"_s, u"可用 61,380，待报废 4,212"_s, {}},
        {u"学生机"_s, u"44,920"_s, u"在校生 408,000 人 · 9.1:1"_s, {}},
        {u"教师机"_s, u"18,240"_s, u"专任教师 23,022 人 · 1.3:1"_s, {}},
        {u"班班通教室"_s, u"11,579"_s, u"共 11,815 个班 · 98.0%"_s, Warn},
        {u"全部达标的学校"_s, u"958"_s, u"占 80.3%，比去年多 61 所"_s, Bad}};
}

inline std::vector<ui::FacetGroup> sampleFacets()
{
    using enum ui::Status;
    return {
        {u"state"_s, u"状态"_s,
            {{u"used"_s, u"在用"_s, 9204, Ok, true}, {u"repair"_s, u"维修"_s, 186, Warn, true},
                {u"stock"_s, u"库存"_s, 342, Busy, true}, {u"lent"_s, u"借出"_s, 97, Busy, true},
                {u"scrap"_s, u"待报废"_s, 518, Bad, true},
                {u"lost"_s, u"90 天未见"_s, 65, NoData, true}},
            0},
        {u"type"_s, u"类型"_s,
            {{u"desktop"_s, u"台式机"_s, 6830, {}, true},
                {u"laptop"_s, u"笔记本"_s, 1912, {}, true},
                {u"panel"_s, u"触控一体机"_s, 884, {}, true},
                {u"tablet"_s, u"平板"_s, 402, {}, true}, {u"cloud"_s, u"云终端"_s, 246, {}, true},
                {u"beam"_s, u"投影机"_s, 88, {}, true}, {u"switch"_s, u"交换机"_s, 50, {}, true}},
            5},
        {u"use"_s, u"用途"_s,
            {{u"pupil"_s, u"学生"_s, 5871, {}, false}, {u"teacher"_s, u"教师"_s, 2640, {}, false},
                {u"office"_s, u"行政"_s, 455, {}, false}},
            0}};
}

inline std::vector<ui::KeyValueList::Entry> sampleEntries()
{
    return {{u"位置"_s, u"城关小学 · 计算机教室 · 3 排 8 座"_s},
        {u"用途"_s, u"学生机（计入生机比，维修未满 90 天）"_s}, {u"序列号"_s, u"QC480-7F31-0926"_s},
        {u"购置"_s, u"2021年9月12日，3,850 元"_s}, {u"净值"_s, u"706 元，折旧到 2026年9月"_s},
        {u"保修"_s, u"已过保 1 年"_s}};
}

inline std::vector<ui::Timeline::Event> sampleEvents()
{
    return {{u"10月10日 09:14"_s, u"报修：不能开机，电源灯不亮"_s, u"报修人 妥雨桐，扫码上报"_s},
        {u"10月10日 15:40"_s, u"接单"_s, u"县电教馆 祁学文"_s},
        {u"10月13日 10:05"_s, u"换电源，等配件"_s, u"预计 10月20日 修好"_s},
        {u"9月1日"_s, u"普查：在用"_s, u"3 排 8 座，扫码核对"_s},
        {u"2023年3月6日"_s, u"换内存 8 GB"_s, u"12 元工时，180 元配件"_s}};
}

} // namespace hz::test
