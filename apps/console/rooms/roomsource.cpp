#include "rooms/roomsource.h"

#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;

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
    const RoomStanding &standing = m_rows[size_t(row)];
    const Room &about = room(row);
    const quint32 school = m_inventory->schoolOfRoom(standing.room);
    switch (RoomColumn(column)) {
    case RoomColumn::Name:
        return about.name;
    case RoomColumn::School:
        return school == kNoRow ? QString() : m_inventory->schools()[school].name;
    case RoomColumn::County: {
        const quint32 county = school == kNoRow
            ? kNoRow
            : m_inventory->unitRow(m_inventory->schools()[school].county);
        return county == kNoRow ? QString() : m_inventory->units()[county].name;
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
        return standing.attention == 0 ? QString()
                                       : tr("%Ln machine(s)", nullptr, standing.attention);
    }
    return {};
}

std::optional<ui::Status> RoomSource::status(int row, int column) const
{
    if (RoomColumn(column) != RoomColumn::Attention || m_rows[size_t(row)].attention == 0)
        return {};
    return ui::Status::Warn;
}

} // namespace hz::console
