#include "devices/devicesource.h"

#include "devices/devicecells.h"

#include <algorithm>

namespace hz::console {

using namespace inventory;

void DeviceSource::show(
    std::shared_ptr<const Register> inventory, std::vector<quint32> rows, const QDate &today)
{
    const bool isSameInventory = inventory == m_inventory;
    const bool isReordered = isSameInventory && today == m_today && hasSame(rows);
    if (isReordered && rows == m_rows)
        return;
    if (!isSameInventory)
        number(std::move(inventory));
    m_today = today;
    m_rows = std::move(rows);
    m_listed.assign(m_inventory->devices().size(), -1);
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_listed[m_rows[i]] = int(i);
    if (isReordered)
        Q_EMIT reordered();
    else
        Q_EMIT reset();
}

// Both registers are in the order of the devices' ids: one walk finds what stayed.
void DeviceSource::number(std::shared_ptr<const Register> inventory)
{
    const std::vector<DeviceRow> &now = inventory->devices();
    std::vector<qint64> ids(now.size());
    size_t before = 0;
    const size_t known = m_ids.size();
    std::fill(m_deviceOf.begin(), m_deviceOf.end(), kNoRow);
    for (size_t i = 0; i < now.size(); ++i) {
        while (before < known && m_inventory->devices()[before].id < now[i].id)
            ++before;
        if (before < known && m_inventory->devices()[before].id == now[i].id) {
            ids[i] = m_ids[before];
        } else {
            ids[i] = qint64(m_deviceOf.size());
            m_deviceOf.push_back(kNoRow);
        }
        m_deviceOf[size_t(ids[i])] = quint32(i);
    }
    m_ids = std::move(ids);
    m_inventory = std::move(inventory);
}

bool DeviceSource::hasSame(const std::vector<quint32> &rows) const
{
    return rows.size() == m_rows.size()
        && std::all_of(
            rows.begin(), rows.end(), [this](quint32 row) { return m_listed[row] >= 0; });
}

std::optional<int> DeviceSource::listed(quint32 device) const
{
    if (device >= m_listed.size() || m_listed[device] < 0)
        return {};
    return m_listed[device];
}

std::optional<int> DeviceSource::rowOf(qint64 id) const
{
    if (id < 0 || size_t(id) >= m_deviceOf.size())
        return {};
    return listed(m_deviceOf[size_t(id)]);
}

std::vector<ui::TableColumn> DeviceSource::columns() const
{
    using Kind = ui::TableColumn::Kind;
    struct About {
        DeviceColumn column;
        const char *id;
        Kind kind;
        double width;
        bool isHiddenAtFirst;
    };
    static constexpr About kColumns[] = {
        {DeviceColumn::Tag, "tag", Kind::Text, 136, false},
        {DeviceColumn::Kind, "kind", Kind::Text, 96, false},
        {DeviceColumn::Model, "model", Kind::Quiet, 112, false},
        {DeviceColumn::Place, "place", Kind::Quiet, 180, false},
        {DeviceColumn::Pool, "pool", Kind::Quiet, 64, false},
        {DeviceColumn::State, "state", Kind::Text, 92, false},
        {DeviceColumn::Age, "age", Kind::Number, 72, false},
        {DeviceColumn::Serial, "serial", Kind::Quiet, 150, true},
        {DeviceColumn::Holder, "holder", Kind::Quiet, 90, true},
        {DeviceColumn::Price, "price", Kind::Number, 90, true},
        {DeviceColumn::Warranty, "warranty", Kind::Quiet, 120, true},
        {DeviceColumn::LastSeen, "lastSeen", Kind::Quiet, 120, true},
    };
    static_assert(std::size(kColumns) == size_t(kShownDeviceColumns));
    std::vector<ui::TableColumn> columns;
    for (const About &about : kColumns)
        columns.push_back({.id = QString::fromLatin1(about.id),
            .title = titleOf(about.column),
            .kind = about.kind,
            .width = about.width,
            .stretches = about.column == DeviceColumn::Place,
            .isHiddenAtFirst = about.isHiddenAtFirst});
    return columns;
}

QString DeviceSource::text(int row, int column) const
{
    return deviceText(*m_inventory, device(row), DeviceColumn(column), m_today);
}

std::optional<ui::Status> DeviceSource::status(int row, int column) const
{
    if (DeviceColumn(column) != DeviceColumn::State)
        return {};
    return statusOf(device(row).state);
}

} // namespace hz::console
