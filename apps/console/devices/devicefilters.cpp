#include "devices/devicefilters.h"

#include "devices/devicecells.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::DeviceFilters)
};

const QString kStates = QStringLiteral("state");
const QString kKinds = QStringLiteral("kind");
const QString kPoolGroup = QStringLiteral("pool");
const QString kCounties = QStringLiteral("county");
const QString kSchools = QStringLiteral("school");
const QString kRooms = QStringLiteral("room");
const QString kYears = QStringLiteral("year");
const QString kCounted = QStringLiteral("counted");
const QString kInPlan = QStringLiteral("inPlan");
const QString kDevices = QStringLiteral("devices");
const QString kNotSeen = QStringLiteral("notSeen");

constexpr int kKindsShown = 6;

// Which values of an enum the register has, by bit.
struct Present {
    quint32 kinds = 0, states = 0, pools = 0;
};

Present presentIn(const Register &inventory)
{
    Present present;
    for (const DeviceRow &device : inventory.devices()) {
        present.kinds |= 1u << int(device.kind);
        present.states |= 1u << int(device.state);
        present.pools |= 1u << int(device.pool);
    }
    return present;
}

template<typename E, typename Counts>
std::vector<ui::FacetValue> valuesOf(quint32 present, quint32 ticked, const Counts &counts)
{
    std::vector<ui::FacetValue> values;
    for (size_t i = 0; i < counts.size(); ++i) {
        if ((present >> i & 1) == 0)
            continue;
        ui::FacetValue value{.id = nameOf(E(i)),
            .text = wordOf(E(i)),
            .count = counts[i],
            .glyph = {},
            .isChecked = (ticked >> i & 1) != 0};
        if constexpr (std::is_same_v<E, DeviceState>)
            value.glyph = statusOf(E(i));
        values.push_back(value);
    }
    return values;
}

template<typename E> void tickBit(quint32 &bits, const QString &value, bool isChecked)
{
    const std::optional<E> known = fromName<E>(value);
    if (!known)
        return;
    const quint32 bit = 1u << int(*known);
    bits = isChecked ? bits | bit : bits & ~bit;
}

// The one that is ticked, or how many are.
template<typename E> QString tickedText(quint32 bits)
{
    int count = 0;
    QString word;
    for (size_t i = 0; i < terms<E>().size(); ++i) {
        if ((bits >> i & 1) == 0)
            continue;
        ++count;
        word = wordOf(E(i));
    }
    return count == 1 ? word : Tr::tr("%n value(s)", nullptr, count);
}

template<typename Rows> QString namesText(const Rows &all, const std::vector<quint32> &rows)
{
    if (rows.size() != 1)
        return QLocale().toString(qsizetype(rows.size()));
    return rows.front() == kNoRow ? Tr::tr("gone") : all[rows.front()].name;
}

} // namespace

QString machinesText(int count)
{
    return Tr::tr("%Ln machine(s)", nullptr, count);
}

std::vector<ui::FacetGroup> facetsOf(
    const Register &inventory, const DeviceQuery &query, const DeviceList &list)
{
    const Present present = presentIn(inventory);
    std::vector<ui::FacetGroup> groups{
        {.id = kStates,
            .title = Tr::tr("State"),
            .values = valuesOf<DeviceState>(present.states, query.states, list.states)},
        {.id = kKinds,
            .title = Tr::tr("Kind"),
            .values = valuesOf<DeviceKind>(present.kinds, query.kinds, list.kinds),
            .shown = kKindsShown},
        {.id = kPoolGroup,
            .title = Tr::tr("Used by"),
            .values = valuesOf<Pool>(present.pools, query.pools, list.pools)},
    };
    ui::FacetGroup counties{.id = kCounties, .title = Tr::tr("County"), .values = {}};
    for (quint32 i = 0; i < inventory.units().size(); ++i) {
        if (inventory.units()[i].level != UnitLevel::County)
            continue;
        counties.values.push_back({.id = inventory.units()[i].code.text(),
            .text = inventory.units()[i].name,
            .count = i < list.counties.size() ? list.counties[i] : 0,
            .glyph = {},
            .isChecked
            = std::find(query.counties.begin(), query.counties.end(), i) != query.counties.end()});
    }
    if (counties.values.size() > 1)
        groups.push_back(std::move(counties));
    return groups;
}

void tick(const Register &inventory, DeviceQuery &query, const QString &group, const QString &value,
    bool isChecked)
{
    if (group == kStates)
        tickBit<DeviceState>(query.states, value, isChecked);
    else if (group == kKinds)
        tickBit<DeviceKind>(query.kinds, value, isChecked);
    else if (group == kPoolGroup)
        tickBit<Pool>(query.pools, value, isChecked);
    else if (group == kCounties) {
        const quint32 row = inventory.unitRow(UnitCode(value));
        std::erase(query.counties, row);
        if (isChecked)
            query.counties.push_back(row);
        std::sort(query.counties.begin(), query.counties.end());
    }
}

std::vector<ui::FilterChip> chipsOf(const Register &inventory, const DeviceQuery &query)
{
    std::vector<ui::FilterChip> chips;
    const auto add = [&chips](const QString &id, const QString &text) {
        chips.push_back({id, text});
    };
    if (!query.rooms.empty())
        add(kRooms, Tr::tr("Room: %1").arg(namesText(inventory.rooms(), query.rooms)));
    if (!query.schools.empty())
        add(kSchools, Tr::tr("School: %1").arg(namesText(inventory.schools(), query.schools)));
    if (!query.counties.empty())
        add(kCounties, Tr::tr("County: %1").arg(namesText(inventory.units(), query.counties)));
    if (query.onlyCounted)
        add(kCounted, Tr::tr("Only what counts"));
    if (query.onlyInPlan)
        add(kInPlan, Tr::tr("Schools of the plan"));
    if (query.pools != 0)
        add(kPoolGroup, Tr::tr("Used by: %1").arg(tickedText<Pool>(query.pools)));
    if (query.states != 0)
        add(kStates, Tr::tr("State: %1").arg(tickedText<DeviceState>(query.states)));
    if (query.kinds != 0)
        add(kKinds, Tr::tr("Kind: %1").arg(tickedText<DeviceKind>(query.kinds)));
    if (!query.yearsBooked.empty())
        add(kYears,
            query.yearsBooked.size() == 1
                ? Tr::tr("Booked in %1").arg(query.yearsBooked.front())
                : Tr::tr("Booked in %n year(s)", nullptr, int(query.yearsBooked.size())));
    if (!query.devices.empty())
        add(kDevices, Tr::tr("Chosen: %1").arg(machinesText(int(query.devices.size()))));
    if (query.notSeenDays > 0)
        add(kNotSeen, Tr::tr("Not seen for %n day(s)", nullptr, query.notSeenDays));
    return chips;
}

void removeChip(DeviceQuery &query, const QString &chip)
{
    if (chip == kRooms)
        query.rooms.clear();
    else if (chip == kSchools)
        query.schools.clear();
    else if (chip == kCounties)
        query.counties.clear();
    else if (chip == kCounted)
        query.onlyCounted = false;
    else if (chip == kInPlan)
        query.onlyInPlan = false;
    else if (chip == kPoolGroup)
        query.pools = 0;
    else if (chip == kStates)
        query.states = 0;
    else if (chip == kKinds)
        query.kinds = 0;
    else if (chip == kYears)
        query.yearsBooked.clear();
    else if (chip == kDevices)
        query.devices.clear();
    else if (chip == kNotSeen)
        query.notSeenDays = 0;
}

void clearFilters(DeviceQuery &query)
{
    query = {.sortBy = query.sortBy, .isDescending = query.isDescending};
}

} // namespace hz::console
