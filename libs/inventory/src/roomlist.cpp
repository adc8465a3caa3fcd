#include <hz/core/task.h>
#include <hz/inventory/roomlist.h>

#include <QtCore/QCollator>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr size_t kBetweenPolls = 2'048;

template<typename Rows> std::vector<quint32> ranksOf(const Rows &rows)
{
    QCollator collator;
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, quint32>> keys;
    keys.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        keys.emplace_back(collator.sortKey(rows[i].name), quint32(i));
    std::sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) {
        const int order = a.first.compare(b.first);
        return order == 0 ? a.second < b.second : order < 0;
    });
    std::vector<quint32> ranks(rows.size());
    for (size_t i = 0; i < keys.size(); ++i)
        ranks[keys[i].second] = quint32(i);
    return ranks;
}

bool hasWords(const Room &room, const School *school, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return room.name.contains(word, Qt::CaseInsensitive)
            || wordOf(room.kind).contains(word, Qt::CaseInsensitive)
            || (school && school->name.contains(word, Qt::CaseInsensitive));
    });
}

bool isAmong(const std::vector<quint32> &chosen, quint32 row)
{
    return chosen.empty() || std::find(chosen.begin(), chosen.end(), row) != chosen.end();
}

} // namespace

bool isThere(DeviceState state)
{
    return state != DeviceState::Disposed && state != DeviceState::Lost;
}

bool needsAttention(DeviceState state)
{
    return state == DeviceState::InRepair || state == DeviceState::AwaitingDisposal;
}

RoomLister::RoomLister(std::shared_ptr<const Register> inventory)
    : m_inventory(std::move(inventory))
    , m_standings(m_inventory->rooms().size())
    , m_roomRanks(ranksOf(m_inventory->rooms()))
    , m_schoolRanks(ranksOf(m_inventory->schools()))
{
    for (size_t i = 0; i < m_standings.size(); ++i)
        m_standings[i].room = quint32(i);
    for (const DeviceRow &device : m_inventory->devices()) {
        if (device.room == kNoRow || !isThere(device.state))
            continue;
        ++m_standings[device.room].machines;
        m_standings[device.room].attention += int(needsAttention(device.state));
    }
}

Result<RoomList> RoomLister::list(const RoomQuery &query, TaskControl &task) const
{
    const Register &inventory = *m_inventory;
    const QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
    RoomList list;
    list.counties.resize(inventory.units().size());
    std::vector<quint32> countyOf;
    for (const School &school : inventory.schools())
        countyOf.push_back(inventory.unitRow(school.county));
    const auto county = [&](quint32 room) {
        const quint32 school = inventory.schoolOfRoom(room);
        return school == kNoRow ? kNoRow : countyOf[school];
    };
    for (quint32 i = 0; i < inventory.rooms().size(); ++i) {
        if (i % kBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        const Room &room = inventory.rooms()[i];
        const quint32 school = inventory.schoolOfRoom(i);
        const bool kind = query.kinds == 0 || (query.kinds >> int(room.kind) & 1) != 0;
        const bool inCounty = isAmong(query.counties, county(i));
        if ((!kind && !inCounty) || !isAmong(query.schools, school)
            || (query.onlyAttention && m_standings[i].attention == 0)
            || !hasWords(room, school == kNoRow ? nullptr : &inventory.schools()[school], words))
            continue;
        // Ticking another value of a group asks for what only this group leaves out.
        if (inCounty)
            ++list.kinds[size_t(room.kind)];
        if (kind && county(i) != kNoRow)
            ++list.counties[county(i)];
        if (kind && inCounty)
            list.rows.push_back(m_standings[i]);
    }
    const auto key = [&](const RoomStanding &standing) -> quint64 {
        const Room &room = inventory.rooms()[standing.room];
        const quint32 school = inventory.schoolOfRoom(standing.room);
        const quint64 schoolRank
            = school == kNoRow ? quint64(m_schoolRanks.size()) : m_schoolRanks[school];
        switch (query.sortBy) {
        case RoomColumn::Name:
            return m_roomRanks[standing.room];
        case RoomColumn::School:
            return schoolRank << 32 | m_roomRanks[standing.room];
        case RoomColumn::County:
            return quint64(county(standing.room)) << 32 | schoolRank;
        case RoomColumn::Kind:
            return quint64(room.kind);
        case RoomColumn::Seats:
            return quint64(room.seats.width()) * quint64(room.seats.height());
        case RoomColumn::Machines:
            return quint64(standing.machines);
        case RoomColumn::Attention:
            return quint64(standing.attention);
        }
        return 0;
    };
    std::vector<std::pair<quint64, RoomStanding>> keyed;
    keyed.reserve(list.rows.size());
    for (const RoomStanding &standing : list.rows)
        keyed.emplace_back(key(standing), standing);
    // Equal ones keep the order of their ids, whichever way the column runs.
    std::sort(keyed.begin(), keyed.end(), [&query](const auto &a, const auto &b) {
        if (a.first == b.first)
            return a.second.room < b.second.room;
        return (a.first < b.first) != query.isDescending;
    });
    std::transform(keyed.begin(), keyed.end(), list.rows.begin(),
        [](const auto &each) { return each.second; });
    return list;
}

} // namespace hz::inventory
