#include "overview/schoolheat.h"

#include "window/standing.h"

#include <hz/ui/heattable.h>

#include <QtCore/QCoreApplication>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using Cell = ui::HeatTableData::Cell; // lupdate loses the context of functions that return ui::…

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::SchoolHeat)
};

int applying(const GroupStanding &group)
{
    return group.passing + group.failing + group.withoutData;
}

Cell cellOf(const GroupStanding &standing, const QString &school, const QString &group)
{
    if (applying(standing) == 0)
        return {.name = Tr::tr("%1, %2: nothing asked").arg(school, group)};
    Cell cell{.label = Tr::tr("%1/%2", "rules met, rules that apply")
                           .arg(standing.passing)
                           .arg(applying(standing)),
        .name
        = Tr::tr("%1, %2: %3 of %4 met, %5 not met, %6 without data")
              .arg(school, group, numberText(standing.passing), numberText(applying(standing)),
                  numberText(standing.failing), numberText(standing.withoutData))};
    if (standing.failing > 0)
        cell.status = ui::Status::Bad;
    else if (standing.withoutData > 0)
        cell.status = ui::Status::NoData;
    else
        cell.step = 0; // passing is quiet
    return cell;
}

} // namespace

SchoolHeat::SchoolHeat(QWidget *parent)
    : QWidget(parent)
    , m_table(new ui::HeatTable)
{
    auto *fill = new QVBoxLayout(this);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_table);
    connect(m_table, &ui::HeatTable::activated, this, [this](int row, int column) {
        const Asked &cell = m_cells[size_t(row)][size_t(column)];
        Q_EMIT asked(SchoolAt{cell.school, cell.group});
    });
}

void SchoolHeat::show(
    const Register &stock, const Evaluation &evaluation, quint32 unit, size_t most)
{
    const std::vector<SchoolGroups> schools = schoolsByGroup(evaluation, unit, most);
    const RuleSet &set = evaluation.set;
    std::vector<size_t> columns; // groups that ask something of one of them
    for (size_t i = 0; i < set.groups.size(); ++i)
        if (std::any_of(schools.begin(), schools.end(),
                [i](const SchoolGroups &school) { return applying(school.groups[i]) > 0; }))
            columns.push_back(i);
    ui::HeatTableData heat;
    m_cells.clear();
    for (const size_t i : columns)
        heat.columns.push_back(set.groups[i].title.text());
    for (const SchoolGroups &school : schools) {
        const School &about = stock.schools()[evaluation.units[school.unit].row];
        const quint32 county = stock.unitRow(about.county);
        const bool isOfMany = evaluation.units[unit].level == UnitLevel::Prefecture;
        const QString name = isOfMany && county != kNoRow
            ? Tr::tr("%1 %2", "county, school").arg(stock.units()[county].name, about.name)
            : about.name;
        ui::HeatTableData::Row row{.title = name};
        std::vector<Asked> &asked = m_cells.emplace_back();
        for (size_t i = 0; i < columns.size(); ++i) {
            const GroupStanding &group = school.groups[columns[i]];
            row.cells.push_back(cellOf(group, name, heat.columns[i]));
            // Where nothing is asked of it, there are only its other rules to show.
            asked.push_back({evaluation.units[school.unit].code,
                applying(group) > 0 ? set.groups[columns[i]].id : QString()});
        }
        heat.rows.push_back(std::move(row));
    }
    m_table->setData(std::move(heat));
}

} // namespace hz::console
