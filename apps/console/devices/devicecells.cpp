#include "devices/devicecells.h"

#include "window/standing.h"

#include <hz/inventory/planreasons.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::DeviceCells)
};

QDate day(qint32 julian)
{
    return julian == 0 ? QDate() : QDate::fromJulianDay(julian);
}

QString placeOf(const Register &inventory, const DeviceRow &device)
{
    const QString school
        = device.school == kNoRow ? QString() : schoolName(inventory, device.school);
    if (device.room == kNoRow)
        return school;
    const QString &room = inventory.rooms()[device.room].name;
    if (device.seatColumn == 0)
        return Tr::tr("%1 %2", "school, room").arg(school, room);
    return Tr::tr("%1 %2 %3-%4", "school, room, row and number of the seat")
        .arg(school, room)
        .arg(device.seatRow)
        .arg(device.seatColumn);
}

QString modelOf(const Register &inventory, const DeviceRow &device)
{
    const QString &maker = inventory.maker(device);
    const QString &model = inventory.model(device);
    if (maker.isEmpty() || model.isEmpty() || model.startsWith(maker))
        return model.isEmpty() ? maker : model;
    return Tr::tr("%1 %2", "maker, model").arg(maker, model);
}

int wholeYears(const QDate &from, const QDate &to)
{
    const int years = to.year() - from.year();
    return from.addYears(years) > to ? years - 1 : years;
}

} // namespace

QString titleOf(DeviceColumn column)
{
    switch (column) {
    case DeviceColumn::Tag:
        return Tr::tr("Asset number");
    case DeviceColumn::Kind:
        return Tr::tr("Kind");
    case DeviceColumn::Model:
        return Tr::tr("Model");
    case DeviceColumn::Place:
        return Tr::tr("Place");
    case DeviceColumn::Pool:
        return Tr::tr("Used by");
    case DeviceColumn::State:
        return Tr::tr("State");
    case DeviceColumn::Age:
        return Tr::tr("Age");
    case DeviceColumn::Serial:
        return Tr::tr("Serial number");
    case DeviceColumn::Holder:
        return Tr::tr("Holder");
    case DeviceColumn::Price:
        return Tr::tr("Price");
    case DeviceColumn::Warranty:
        return Tr::tr("Warranty until");
    case DeviceColumn::LastSeen:
        return Tr::tr("Last seen");
    case DeviceColumn::School:
        return Tr::tr("School");
    }
    return {};
}

QString moneyText(qint64 fen)
{
    return fen % 100 == 0 ? QLocale().toString(fen / 100)
                          : QLocale().toString(double(fen) / 100, 'f', 2);
}

QString ageText(const QDate &bookedOn, const QDate &today)
{
    if (!bookedOn.isValid())
        return {};
    const int years = wholeYears(bookedOn, today);
    return years < 1 ? Tr::tr("new") : Tr::tr("%n year(s)", nullptr, years);
}

QString seatText(int column, int row)
{
    return column == 0 ? QString() : Tr::tr("row %1, seat %2").arg(row).arg(column);
}

QString deviceText(
    const Register &inventory, const DeviceRow &device, DeviceColumn column, const QDate &today)
{
    switch (column) {
    case DeviceColumn::Tag:
        return inventory.tag(device);
    case DeviceColumn::Kind:
        return wordOf(device.kind);
    case DeviceColumn::Model:
        return modelOf(inventory, device);
    case DeviceColumn::Place:
        return placeOf(inventory, device);
    case DeviceColumn::Pool:
        return wordOf(device.pool);
    case DeviceColumn::State:
        return wordOf(device.state);
    case DeviceColumn::Age:
        return ageText(day(device.bookedOn), today);
    case DeviceColumn::Serial:
        return inventory.serial(device);
    case DeviceColumn::Holder:
        return inventory.holder(device);
    case DeviceColumn::Price:
        return device.priceFen == 0 ? QString() : moneyText(device.priceFen);
    case DeviceColumn::Warranty:
        return dayText(day(device.warrantyUntil));
    case DeviceColumn::LastSeen:
        return dayText(day(device.lastSeen));
    case DeviceColumn::School:
        return device.school == kNoRow ? QString() : schoolName(inventory, device.school);
    }
    return {};
}

sheet::Value deviceValue(
    const Register &inventory, const DeviceRow &device, DeviceColumn column, const QDate &today)
{
    const auto dayValue
        = [](qint32 julian) { return julian == 0 ? sheet::Value() : sheet::Value(day(julian)); };
    switch (column) {
    case DeviceColumn::Age:
        return device.bookedOn == 0 ? sheet::Value()
                                    : sheet::Value(qint64(wholeYears(day(device.bookedOn), today)));
    case DeviceColumn::Price:
        return device.priceFen == 0 ? sheet::Value() : sheet::Value(double(device.priceFen) / 100);
    case DeviceColumn::Warranty:
        return dayValue(device.warrantyUntil);
    case DeviceColumn::LastSeen:
        return dayValue(device.lastSeen);
    default: {
        const QString text = deviceText(inventory, device, column, today);
        return text.isEmpty() ? sheet::Value() : sheet::Value(text);
    }
    }
}

ui::Status statusOf(DeviceState state)
{
    switch (state) {
    case DeviceState::InUse:
        return ui::Status::Ok;
    case DeviceState::InStore:
    case DeviceState::OnLoan:
        return ui::Status::Busy;
    case DeviceState::InRepair:
        return ui::Status::Warn;
    case DeviceState::AwaitingDisposal:
        return ui::Status::Bad;
    case DeviceState::Disposed:
    case DeviceState::Lost:
        return ui::Status::NoData;
    }
    return ui::Status::NoData;
}

} // namespace hz::console
