#include "fields_p.h"

#include <hz/core/ulid.h>
#include <hz/inventory/devicechange.h>
#include <hz/inventory/planreasons.h>
#include <hz/store/transaction.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::DeviceChange)
};

// What a machine went through when its state changed.
MovementKind movementOf(DeviceState before, DeviceState after)
{
    switch (after) {
    case DeviceState::InRepair:
        return MovementKind::SentToRepair;
    case DeviceState::OnLoan:
        return MovementKind::Lent;
    case DeviceState::AwaitingDisposal:
    case DeviceState::Disposed:
    case DeviceState::Lost:
        return MovementKind::Retired;
    case DeviceState::InUse:
    case DeviceState::InStore:
        break;
    }
    if (before == DeviceState::InRepair)
        return MovementKind::Repaired;
    return before == DeviceState::OnLoan ? MovementKind::Returned : MovementKind::Moved;
}

QString seatText(const std::optional<QPoint> &seat)
{
    return seat ? Tr::tr("row %1, seat %2").arg(seat->y()).arg(seat->x()) : QString();
}

QString assignmentText(const std::optional<Pool> &pool)
{
    return pool ? wordOf(*pool) : Tr::tr("as its room says");
}

QString priceText(qint64 fen)
{
    return fen == 0 ? QString() : QLocale().toString(double(fen) / 100, 'f', 2);
}

} // namespace

QString wordOf(DeviceField field)
{
    switch (field) {
    case DeviceField::Place:
        return Tr::tr("Place");
    case DeviceField::Seat:
        return Tr::tr("Seat");
    case DeviceField::State:
        return Tr::tr("State");
    case DeviceField::Assignment:
        return Tr::tr("Used by");
    case DeviceField::Kind:
        return Tr::tr("Kind");
    case DeviceField::Tag:
        return Tr::tr("Asset number");
    case DeviceField::Serial:
        return Tr::tr("Serial number");
    case DeviceField::Maker:
        return Tr::tr("Maker");
    case DeviceField::Model:
        return Tr::tr("Model");
    case DeviceField::Holder:
        return Tr::tr("Holder");
    case DeviceField::BookedOn:
        return Tr::tr("Booked on");
    case DeviceField::Price:
        return Tr::tr("Price");
    case DeviceField::Warranty:
        return Tr::tr("Warranty");
    }
    return {};
}

QString placeText(const Register &inventory, const UnitCode &school, const RoomId &room)
{
    const quint32 schoolRow = inventory.schoolRow(school);
    const quint32 roomRow = inventory.roomRow(room);
    const QString name = schoolRow == kNoRow ? school.text() : schoolName(inventory, schoolRow);
    if (roomRow == kNoRow)
        return name;
    return placeText(name, inventory.rooms()[roomRow].name);
}

QString placeText(const QString &school, const QString &room)
{
    return Tr::tr("%1 %2", "school, room").arg(school, room);
}

std::vector<Movement> movementsBetween(const Device &before, const Device &after,
    const std::function<QString(const Device &)> &placeOf)
{
    std::vector<Movement> movements;
    const bool isLentTo = after.state == DeviceState::OnLoan && !after.holder.isEmpty();
    if (after.state != before.state)
        movements.push_back({.device = after.id,
            .kind = movementOf(before.state, after.state),
            .from = wordOf(before.state),
            .to = isLentTo ? after.holder : wordOf(after.state)});
    if (after.room != before.room || after.school != before.school)
        movements.push_back({.device = after.id,
            .kind = MovementKind::Moved,
            .from = placeOf(before),
            .to = placeOf(after)});
    return movements;
}

ChangePlanner::ChangePlanner(
    const store::ReadTransaction &read, const Register &inventory, const Deed &deed)
    : m_read(read)
    , m_inventory(inventory)
    , m_deed{deed.at.toUTC(), deed.by, deed.note, deed.order}
{
}

Result<> ChangePlanner::change(const DeviceId &device, const std::function<void(Device &)> &change)
{
    HZ_TRY(
        const store::Document document, m_read.get(QLatin1StringView("device:") + device.text()));
    HZ_TRY(const Device before, Device::fromJson(document.body));
    Device after = before;
    change(after);
    if (after == before) {
        ++m_plan.unchanged;
        return {};
    }
    // A seat belongs to the room that was left.
    if (after.room != before.room && after.seat == before.seat)
        after.seat.reset();
    if (after.state != before.state) {
        after.stateSince = m_deed.at.toLocalTime().date();
        if (before.state == DeviceState::OnLoan && after.holder == before.holder)
            after.holder.clear();
    }
    m_plan.edits.append(
        {.id = document.id, .before = document.body, .after = after.toJson(document.body)});
    ++m_plan.changed;
    count(before, after);
    for (const Movement &movement :
        movementsBetween(before, after, [this](const Device &each) { return placeOf(each); }))
        record(movement);
    return {};
}

void ChangePlanner::add(const Device &device)
{
    m_plan.edits.append({.id = documentId(device), .before = {}, .after = device.toJson()});
    ++m_plan.added;
    record({.device = device.id, .kind = MovementKind::Bought, .to = placeOf(device)});
}

void ChangePlanner::record(Movement movement)
{
    movement.id = newUlid().toString();
    movement.at = m_deed.at;
    movement.by = m_deed.by;
    movement.note = m_deed.note;
    movement.order = m_deed.order;
    m_plan.edits.append({.id = documentId(movement), .before = {}, .after = movement.toJson()});
}

QString ChangePlanner::placeOf(const Device &device) const
{
    return placeText(m_inventory, device.school, device.room);
}

void ChangePlanner::count(const Device &before, const Device &after)
{
    const auto add = [this](DeviceField field, const QString &from, const QString &to) {
        if (from != to)
            ++m_counts[{field, from, to}];
    };
    add(DeviceField::Place, placeOf(before), placeOf(after));
    add(DeviceField::Seat, seatText(before.seat), seatText(after.seat));
    add(DeviceField::State, wordOf(before.state), wordOf(after.state));
    add(DeviceField::Assignment, assignmentText(before.assignment),
        assignmentText(after.assignment));
    add(DeviceField::Kind, wordOf(before.kind), wordOf(after.kind));
    add(DeviceField::Tag, before.assetTag, after.assetTag);
    add(DeviceField::Serial, before.serial, after.serial);
    add(DeviceField::Maker, before.maker, after.maker);
    add(DeviceField::Model, before.model, after.model);
    add(DeviceField::Holder, before.holder, after.holder);
    add(DeviceField::BookedOn, writtenDay(before.bookedOn), writtenDay(after.bookedOn));
    add(DeviceField::Price, priceText(before.priceFen), priceText(after.priceFen));
    add(DeviceField::Warranty, writtenDay(before.warrantyUntil), writtenDay(after.warrantyUntil));
}

ChangePlan ChangePlanner::take()
{
    for (const auto &[what, devices] : m_counts)
        m_plan.lines.push_back({.field = std::get<0>(what),
            .from = std::get<1>(what),
            .to = std::get<2>(what),
            .devices = devices});
    m_counts.clear();
    std::stable_sort(
        m_plan.lines.begin(), m_plan.lines.end(), [](const ChangeLine &a, const ChangeLine &b) {
            return a.field == b.field ? a.devices > b.devices : a.field < b.field;
        });
    return std::exchange(m_plan, {});
}

Result<ChangePlan> planChanges(const store::ReadTransaction &read, const Register &inventory,
    const std::vector<DeviceChange> &changes, const Deed &deed, TaskControl &task)
{
    ChangePlanner planner(read, inventory, deed);
    for (size_t i = 0; i < changes.size(); ++i) {
        if (task.isCancelled())
            return cancelled();
        task.setProgress(qint64(i), qint64(changes.size()));
        HZ_CHECK(planner.change(changes[i].device, changes[i].change));
    }
    return planner.take();
}

Result<ChangePlan> planChange(const store::ReadTransaction &read, const Register &inventory,
    const std::vector<DeviceId> &devices, const std::function<void(Device &)> &change,
    const Deed &deed, TaskControl &task)
{
    std::vector<DeviceChange> changes;
    changes.reserve(devices.size());
    for (const DeviceId &device : devices)
        changes.push_back({device, change});
    return planChanges(read, inventory, changes, deed, task);
}

} // namespace hz::inventory
