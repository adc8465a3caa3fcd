#include "rooms/roomsource.h"

#include <hz/inventory/planreasons.h>

#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;
using Table = sheet::Table; // lupdate loses the context of functions that return sheet::…

namespace {

QString textOf(const Register &inventory, const RoomStanding &standing, RoomColumn column)
{
    const Room &about = inventory.rooms()[standing.room];
    const quint32 school = inventory.schoolOfRoom(standing.room);
    switch (column) {
    case RoomColumn::Name:
        return about.name;
    case RoomColumn::School:
        return school == kNoRow ? QString() : schoolName(inventory, school);
    case RoomColumn::County: {
        const quint32 county
            = school == kNoRow ? kNoRow : inventory.unitRow(inventory.schools()[school].county);
        return county == kNoRow ? QString() : inventory.units()[county].name;
    }
    case RoomColumn::Kind:
        return wordOf(about.kind);
    case RoomColumn::Seats: {
        const int seats = about.seats.width() * about.seats.height();
        return seats == 0 ? QString() : QLocale().toString(seats);
    }
    case RoomColumn::Machines:
        return QLocale().toString(standing.machines);
    case RoomColumn::Attention:
        return standing.attention == 0
            ? QString()
            : RoomSource::tr("%Ln machine(s)", nullptr, standing.attention);
    }
    return {};
}

} // namespace

void RoomSource::show(std::shared_ptr<const Register> inventory, std::vector<RoomStanding> rows)
{
    m_inventory = std::move(inventory);
    m_rows = std::move(rows);
    m_listed.assign(m_inventory->rooms().size(), -1);
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_listed[m_rows[i].room] = int(i);
    Q_EMIT reset();
}

std::optional<int> RoomSource::rowOf(qint64 id) const
{
    if (size_t(id) >= m_listed.size() || m_listed[size_t(id)] < 0)
        return {};
    return m_listed[size_t(id)];
}

std::vector<ui::TableColumn> RoomSource::columns() const
{
    using Kind = ui::TableColumn::Kind;
    return {
        {.id = QStringLiteral("name"), .title = tr("Room"), .width = 200},
        {.id = QStringLiteral("school"), .title = tr("School"), .width = 200, .stretches = true},
        {.id = QStringLiteral("county"), .title = tr("County"), .kind = Kind::Quiet, .width = 100},
        {.id = QStringLiteral("kind"), .title = tr("Kind"), .kind = Kind::Quiet, .width = 140},
        {.id = QStringLiteral("seats"), .title = tr("Seats"), .kind = Kind::Number, .width = 80},
        {.id = QStringLiteral("machines"),
            .title = tr("Machines"),
            .kind = Kind::Number,
            .width = 80},
        {.id = QStringLiteral("attention"), .title = tr("To be seen to"), .width = 100},
    };
}

QString RoomSource::text(int row, int column) const
{
    return textOf(*m_inventory, m_rows[size_t(row)], RoomColumn(column));
}

std::optional<ui::Status> RoomSource::status(int row, int column) const
{
    if (RoomColumn(column) != RoomColumn::Attention || m_rows[size_t(row)].attention == 0)
        return {};
    return ui::Status::Warn;
}

Table tableOf(const Register &inventory, const std::vector<RoomStanding> &rows,
    const std::vector<RoomColumn> &columns)
{
    Table table{.name = RoomSource::tr("Rooms"), .titles = {}, .rows = {}};
    const std::vector<ui::TableColumn> all = RoomSource().columns();
    for (const RoomColumn column : columns)
        table.titles.append(all[size_t(column)].title);
    for (const RoomStanding &standing : rows) {
        const Room &room = inventory.rooms()[standing.room];
        std::vector<sheet::Value> &cells = table.rows.emplace_back();
        for (const RoomColumn column : columns) {
            const qint64 seats = qint64(room.seats.width()) * room.seats.height();
            if (column == RoomColumn::Machines)
                cells.emplace_back(qint64(standing.machines));
            else if (column == RoomColumn::Attention)
                cells.emplace_back(qint64(standing.attention));
            else if (column == RoomColumn::Seats && seats == 0)
                cells.emplace_back();
            else if (column == RoomColumn::Seats)
                cells.emplace_back(seats);
            else
                cells.emplace_back(textOf(inventory, standing, column));
        }
    }
    return table;
}

} // namespace hz::console
