#include "rooms/roomseats.h"

#include "devices/devicecells.h"

#include <hz/inventory/roomlist.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace hz::console {

using namespace inventory;
using ui::SeatPlanData;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::RoomSeats)
};

using Seat = SeatPlanData::Seat;

constexpr int kMostRepairs = 5; // and more
constexpr int kOldest = 5; // years, and more

size_t stepOf(int amount)
{
    return size_t(std::clamp(amount, 0, int(ui::kSequentialSteps) - 1));
}

// "184" of "BY-2021-00184".
QString shortNumber(const QString &tag)
{
    const QString number = tag.section(u'-', -1);
    qsizetype zeros = 0;
    while (zeros + 1 < number.size() && number[zeros] == u'0')
        ++zeros;
    return number.sliced(zeros);
}

int yearsOf(const DeviceRow &device, const QDate &today)
{
    if (device.bookedOn == 0)
        return 0;
    return int((today.toJulianDay() - device.bookedOn) / 365);
}

Seat seatOf(const Register &inventory, quint32 row, const QPoint &at, PlanView view, int repairs,
    const QDate &today)
{
    Seat seat{.label = seatLabel(at)};
    if (row == kNoRow) {
        seat.name = Tr::tr("%1, empty", "a seat").arg(seat.label);
        return seat;
    }
    const DeviceRow &device = inventory.devices()[row];
    const QString tag = inventory.tag(device);
    seat.number = shortNumber(tag.isEmpty() ? inventory.serial(device) : tag);
    seat.status = statusOf(device.state);
    if (view == PlanView::Age) {
        seat.amount = ageText(
            device.bookedOn == 0 ? QDate() : QDate::fromJulianDay(device.bookedOn), today);
        seat.step = stepOf(yearsOf(device, today));
    } else if (repairs > 0) {
        seat.amount = Tr::tr("%n time(s)", nullptr, repairs);
        seat.step = stepOf(repairs);
    }
    seat.name
        = Tr::tr("%1, %2, %3", "seat, machine, state").arg(seat.label, tag, wordOf(device.state));
    if (!seat.amount.isEmpty())
        seat.name = Tr::tr("%1, %2", "a seat, repairs or age").arg(seat.name, seat.amount);
    return seat;
}

} // namespace

QString seatLabel(const QPoint &seat)
{
    return QStringLiteral("%1-%2").arg(seat.y()).arg(seat.x());
}

std::vector<int> RoomSeats::free() const
{
    std::vector<int> free;
    for (size_t i = 0; i < seats.size(); ++i)
        if (seats[i] == kNoRow)
            free.push_back(int(i));
    return free;
}

RoomSeats seatsOf(const Register &inventory, quint32 room)
{
    const Room &about = inventory.rooms()[room];
    RoomSeats seats{.columns = about.seats.width(), .rows = about.seats.height()};
    seats.seats.assign(size_t(seats.columns) * size_t(seats.rows), kNoRow);
    for (quint32 i = 0; i < inventory.devices().size(); ++i) {
        const DeviceRow &device = inventory.devices()[i];
        if (device.room != room || !isThere(device.state))
            continue;
        ++seats.machines;
        if (needsAttention(device.state))
            seats.attention.push_back(i);
        const bool hasSeat = device.seatColumn > 0 && device.seatColumn <= seats.columns
            && device.seatRow <= seats.rows;
        const size_t seat = hasSeat
            ? size_t(device.seatRow - 1) * size_t(seats.columns) + size_t(device.seatColumn - 1)
            : 0;
        if (hasSeat && seats.seats[seat] == kNoRow)
            seats.seats[seat] = i;
        else if (isDisplay(device.kind)
            || (isComputer(device.kind) && device.pool == Pool::Teacher))
            seats.front.push_back(i);
        else if (isComputer(device.kind) && device.kind != DeviceKind::Server)
            seats.loose.push_back(i);
    }
    const auto displaysFirst = [&inventory](quint32 a, quint32 b) {
        const bool isFirst = isDisplay(inventory.devices()[a].kind);
        return isFirst && !isDisplay(inventory.devices()[b].kind);
    };
    std::stable_sort(seats.front.begin(), seats.front.end(), displaysFirst);
    std::sort(seats.loose.begin(), seats.loose.end(), [&inventory](quint32 a, quint32 b) {
        return inventory.tagUtf8(inventory.devices()[a])
            < inventory.tagUtf8(inventory.devices()[b]);
    });
    std::stable_sort(
        seats.attention.begin(), seats.attention.end(), [&inventory](quint32 a, quint32 b) {
            return inventory.devices()[a].stateSince < inventory.devices()[b].stateSince;
        });
    return seats;
}

SeatPlanData planOf(const Register &inventory, quint32 room, const RoomSeats &seats, PlanView view,
    const std::map<quint32, int> &repairs, const QDate &today)
{
    const Room &about = inventory.rooms()[room];
    SeatPlanData plan{.columns = std::max(1, seats.columns)};
    std::array<int, kDeviceStates> states = {};
    for (size_t i = 0; i < seats.seats.size(); ++i) {
        const quint32 row = seats.seats[i];
        const auto found = repairs.find(row);
        plan.seats.push_back(seatOf(inventory, row, seats.at(int(i)), view,
            found == repairs.end() ? 0 : found->second, today));
        if (row != kNoRow)
            ++states[size_t(inventory.devices()[row].state)];
    }
    if (about.aisleAfter > 0 && about.aisleAfter < seats.columns) {
        plan.aislesAfter = {about.aisleAfter - 1};
        plan.aisle = Tr::tr("Aisle");
    }
    for (const quint32 row : seats.front) {
        const DeviceRow &device = inventory.devices()[row];
        const bool isMain = isDisplay(device.kind);
        plan.front.push_back(
            {.text = isMain ? deviceText(inventory, device, DeviceColumn::Model, today)
                            : Tr::tr("Teacher's computer"),
                .icon = isMain ? ui::IconName::Presentation : ui::IconName::User,
                .status = statusOf(device.state),
                .isMain = isMain});
    }
    for (size_t i = 0; i < kDeviceStates; ++i)
        if (states[i] > 0)
            plan.legend.push_back({statusOf(DeviceState(i)),
                Tr::tr("%1 %2", "a state, how many machines")
                    .arg(wordOf(DeviceState(i)))
                    .arg(states[i])});
    if (view == PlanView::Age) {
        plan.amounts = Tr::tr("Age");
        plan.least = Tr::tr("new", "of a machine");
        plan.most = Tr::tr("%n years and more", nullptr, kOldest);
    } else {
        plan.amounts = view == PlanView::Repairs ? Tr::tr("Faults in a year")
                                                 : Tr::tr("Faults in three years");
        plan.least = QStringLiteral("0");
        plan.most = Tr::tr("%n and more", nullptr, kMostRepairs);
    }
    return plan;
}

} // namespace hz::console
