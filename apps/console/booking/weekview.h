// What can be booked in a school, and how a week of it is drawn. Values; any thread.
#pragma once

#include <hz/inventory/bookingbook.h>
#include <hz/sheet/writer.h>
#include <hz/ui/periodgrid.h>

namespace hz::console {

struct Bookable {
    inventory::RoomId room = {}; // or a kit
    inventory::KitId kit = {};
    QString name = {};
    inventory::BookableGroup group = inventory::BookableGroup::SmartRoom;

    QString place() const { return kit.isEmpty() ? room.text() : kit.text(); }
    bool operator==(const Bookable &) const = default;
};

/// Rooms in use and kits, by group and name.
std::vector<Bookable> bookablesOf(const inventory::Register &stock,
    const inventory::UnitCode &school, const inventory::BookingBook &book);

/// A picture, and what its columns and blocks are.
struct WeekView {
    ui::PeriodGridData data = {};
    std::vector<std::pair<QDate, size_t>> columns = {}; // day and bookable
    std::vector<inventory::BookingId> blocks = {};
};

QDate mondayOf(const QDate &day);
/// One room or kit, day by day.
WeekView weekOf(const inventory::BookingBook &book, const std::vector<Bookable> &all,
    size_t bookable, const QDate &monday, const QDate &today);
/// All of these on one day.
WeekView dayOf(const inventory::BookingBook &book, const std::vector<Bookable> &all,
    const std::vector<size_t> &shown, const QDate &day, const QDate &today);

/// A row each period, a column each day or bookable; what is booked stands in every period of it.
sheet::Table tableOf(const QString &name, const ui::PeriodGridData &shown);

ui::Status statusOf(const inventory::BookedRow &row);
QString stateText(const inventory::BookedRow &row);
/// "Mon, 20 October".
QString weekdayText(const QDate &day);
/// "period 2, 09:10–09:50", or "periods 2 to 3, 09:10–11:00".
QString periodsText(const inventory::Slot &slot, const inventory::Timetable &timetable);

} // namespace hz::console
