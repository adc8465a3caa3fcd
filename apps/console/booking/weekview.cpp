#include "booking/weekview.h"

#include <QtCore/QCollator>
#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using sheet::Table;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::WeekView)
};

QString clock(const QTime &time)
{
    return time.toString(u"HH:mm");
}

std::vector<ui::PeriodGridData::Row> rowsOf(const Timetable &timetable)
{
    std::vector<ui::PeriodGridData::Row> rows;
    for (const LessonPeriod &period : timetable.periods) {
        bool isNumber = false;
        period.name.toInt(&isNumber);
        rows.push_back({.title = isNumber ? Tr::tr("Period %1").arg(period.name) : period.name,
            .note = Tr::tr("%1–%2", "times of the day").arg(clock(period.from), clock(period.to))});
    }
    return rows;
}

// Columns are set: what is booked in each of them.
void addBlocks(const BookingBook &book, const std::vector<Bookable> &all, WeekView &view)
{
    for (const BookedRow &row : book.rows()) {
        if (row.isCancelled())
            continue;
        const Booking &about = row.booking;
        const auto column = std::ranges::find_if(view.columns, [&](const auto &each) {
            return each.first == about.slot.day && all[each.second].place() == about.place();
        });
        if (column == view.columns.end())
            continue;
        QStringList more;
        for (const QString &text : {about.className, about.person})
            if (!text.isEmpty())
                more.append(text);
        const QString title = about.purpose.isEmpty() ? stateText(row) : about.purpose;
        const QString line = more.join(QStringLiteral(" · "));
        view.data.blocks.push_back({.column = int(column - view.columns.begin()),
            .first = about.slot.first - 1,
            .last = std::min(about.slot.last, int(book.timetable().periods.size())) - 1,
            .title = title,
            .line = line,
            .status = statusOf(row),
            .name
            = QStringList{title, line, periodsText(about.slot, book.timetable()), stateText(row)}
                  .join(Tr::tr(", ", "between what is known of a booking"))});
        view.blocks.push_back(about.id);
    }
}

} // namespace

std::vector<Bookable> bookablesOf(
    const Register &stock, const UnitCode &school, const BookingBook &book)
{
    std::vector<Bookable> all;
    const quint32 row = stock.schoolRow(school);
    for (quint32 i = 0; i < stock.rooms().size(); ++i) {
        const Room &room = stock.rooms()[i];
        const std::optional<BookableGroup> group = bookableGroup(room.kind);
        if (row != kNoRow && stock.schoolOfRoom(i) == row && room.isInUse && group)
            all.push_back({.room = room.id, .kit = {}, .name = room.name, .group = *group});
    }
    for (const Kit &kit : book.kits())
        all.push_back({.room = {}, .kit = kit.id, .name = kit.name, .group = BookableGroup::Kit});
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(all.begin(), all.end(), [&collator](const Bookable &a, const Bookable &b) {
        return a.group == b.group ? collator(a.name, b.name) : a.group < b.group;
    });
    return all;
}

QDate mondayOf(const QDate &day)
{
    return day.addDays(1 - day.dayOfWeek());
}

WeekView weekOf(const BookingBook &book, const std::vector<Bookable> &all, size_t bookable,
    const QDate &monday, const QDate &today)
{
    WeekView view;
    view.data.rows = rowsOf(book.timetable());
    for (int i = 0; i < book.timetable().weekDays; ++i) {
        const QDate day = monday.addDays(i);
        view.data.columns.push_back({.title = QLocale().toString(day, QStringLiteral("ddd")),
            .note = QLocale().toString(day, Tr::tr("d MMM", "a day near by")),
            .isCurrent = day == today});
        view.columns.emplace_back(day, bookable);
    }
    addBlocks(book, all, view);
    return view;
}

WeekView dayOf(const BookingBook &book, const std::vector<Bookable> &all,
    const std::vector<size_t> &shown, const QDate &day, const QDate &)
{
    WeekView view;
    view.data.rows = rowsOf(book.timetable());
    for (const size_t bookable : shown) {
        view.data.columns.push_back(
            {.title = all[bookable].name, .note = wordOf(all[bookable].group)});
        view.columns.emplace_back(day, bookable);
    }
    addBlocks(book, all, view);
    return view;
}

Table tableOf(const QString &name, const ui::PeriodGridData &shown)
{
    const auto both = [](const QString &first, const QString &second) {
        return second.isEmpty() ? first : first.isEmpty() ? second : first + u' ' + second;
    };
    Table table{.name = name, .titles = {Tr::tr("Period")}, .rows = {}};
    for (const ui::PeriodGridData::Column &column : shown.columns)
        table.titles.append(both(column.title, column.note));
    for (const ui::PeriodGridData::Row &row : shown.rows) {
        std::vector<sheet::Value> &cells = table.rows.emplace_back(shown.columns.size() + 1);
        cells.front() = both(row.title, row.note);
    }
    for (const ui::PeriodGridData::Block &block : shown.blocks)
        for (int row = block.first; row <= block.last; ++row)
            table.rows[size_t(row)][size_t(block.column) + 1] = both(block.title, block.line);
    return table;
}

ui::Status statusOf(const BookedRow &row)
{
    if (!row.givesWayTo.isEmpty())
        return ui::Status::Bad;
    switch (row.standing.state) {
    case BookingState::Requested:
        return ui::Status::Busy;
    case BookingState::Confirmed:
        return ui::Status::Ok;
    case BookingState::Cancelled:
        break;
    }
    return ui::Status::NoData;
}

QString stateText(const BookedRow &row)
{
    return row.givesWayTo.isEmpty() || row.isCancelled() ? wordOf(row.standing.state)
                                                         : Tr::tr("Gives way to another booking");
}

QString weekdayText(const QDate &day)
{
    return QLocale().toString(day, Tr::tr("ddd, d MMMM", "a day of this week"));
}

QString periodsText(const Slot &slot, const Timetable &timetable)
{
    const int most = int(timetable.periods.size());
    const QString periods = slot.count() == 1
        ? Tr::tr("period %1").arg(slot.first)
        : Tr::tr("periods %1 to %2").arg(slot.first).arg(slot.last);
    if (slot.last > most)
        return periods;
    return Tr::tr("%1, %2–%3", "periods, their times")
        .arg(periods, clock(timetable.periods[size_t(slot.first - 1)].from),
            clock(timetable.periods[size_t(slot.last - 1)].to));
}

} // namespace hz::console
