#include "tickets/ticketsource.h"

#include "devices/devicecells.h"
#include "window/standing.h"

#include <hz/inventory/planreasons.h>

#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;
using Table = sheet::Table; // lupdate loses the context of functions that return sheet::…

namespace {

QString textOf(
    const TicketBook &book, const TicketRow &row, TicketColumn column, const QDate &today)
{
    switch (column) {
    case TicketColumn::State:
        return wordOf(row.state);
    case TicketColumn::Fault:
        return faultKinds()[row.fault].title.text();
    case TicketColumn::Machine:
        return book.machineText(row);
    case TicketColumn::Place:
        return book.placeText(row);
    case TicketColumn::School:
        return row.school == kNoRow ? QString() : schoolName(*book.inventory(), row.school);
    case TicketColumn::ReportedAt:
        return momentText(row.at, today);
    case TicketColumn::Due:
        if (!isUnfinished(row.state))
            return {};
        return row.isOverdue(today)
            ? TicketSource::tr("%n day(s) late", nullptr, int(row.due.daysTo(today)))
            : QLocale().toString(row.due, TicketSource::tr("d MMM", "a day near by"));
    case TicketColumn::By:
        return row.by;
    case TicketColumn::AcceptedBy:
        return row.acceptedBy;
    case TicketColumn::Minutes:
        return row.minutes == 0 ? QString() : QLocale().toString(row.minutes);
    case TicketColumn::Cost:
        return row.costFen == 0 ? QString() : moneyText(row.costFen);
    }
    return {};
}

} // namespace

ui::Status statusOf(TicketState state)
{
    switch (state) {
    case TicketState::Open:
        return ui::Status::Warn;
    case TicketState::Accepted:
    case TicketState::InRepair:
        return ui::Status::Busy;
    case TicketState::Waiting:
        return ui::Status::NoData;
    case TicketState::Done:
    case TicketState::Closed:
        return ui::Status::Ok;
    }
    return ui::Status::NoData;
}

QString momentText(const QDateTime &at, const QDate &today)
{
    const QDateTime local = at.toLocalTime();
    return QLocale().toString(local,
        local.date().year() == today.year()
            ? TicketSource::tr("d MMM, HH:mm", "a moment of this year")
            : TicketSource::tr("d MMM yyyy", "a day of another year"));
}

void TicketSource::show(
    std::shared_ptr<const TicketBook> book, std::vector<quint32> rows, const QDate &today)
{
    m_book = std::move(book);
    m_rows = std::move(rows);
    m_today = today;
    m_listed.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_listed.insert(rowId(row), row);
    Q_EMIT reset();
}

// The number a ticket keeps from book to book: what is chosen stays chosen.
qint64 TicketSource::rowId(int row) const
{
    return qint64(qHash(ticket(row).id) & 0x7fffffffffffffff);
}

std::optional<int> TicketSource::rowOf(qint64 id) const
{
    const auto found = m_listed.constFind(id);
    return found == m_listed.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<int> TicketSource::rowOfTicket(const TicketId &wanted) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (ticket(row).id == wanted)
            return row;
    return {};
}

std::vector<ui::TableColumn> TicketSource::columns() const
{
    using Kind = ui::TableColumn::Kind;
    return {
        {.id = QStringLiteral("state"), .title = tr("State"), .width = 92},
        {.id = QStringLiteral("fault"), .title = tr("Fault"), .width = 86},
        {.id = QStringLiteral("machine"), .title = tr("Machine"), .width = 126},
        {.id = QStringLiteral("place"), .title = tr("Room"), .width = 104},
        {.id = QStringLiteral("school"), .title = tr("School"), .width = 130, .stretches = true},
        {.id = QStringLiteral("at"), .title = tr("Reported"), .kind = Kind::Quiet, .width = 132},
        {.id = QStringLiteral("due"), .title = tr("Due"), .width = 112},
        {.id = QStringLiteral("by"),
            .title = tr("Reported by"),
            .kind = Kind::Quiet,
            .width = 90,
            .isHiddenAtFirst = true},
        {.id = QStringLiteral("accepted"),
            .title = tr("Seen to by"),
            .kind = Kind::Quiet,
            .width = 90,
            .isHiddenAtFirst = true},
        {.id = QStringLiteral("minutes"),
            .title = tr("Minutes"),
            .kind = Kind::Number,
            .width = 70,
            .isHiddenAtFirst = true},
        {.id = QStringLiteral("cost"),
            .title = tr("Parts, yuan"),
            .kind = Kind::Number,
            .width = 90,
            .isHiddenAtFirst = true},
    };
}

QString TicketSource::text(int row, int column) const
{
    return textOf(*m_book, ticket(row), TicketColumn(column), m_today);
}

std::optional<ui::Status> TicketSource::status(int row, int column) const
{
    if (TicketColumn(column) == TicketColumn::State)
        return statusOf(ticket(row).state);
    if (TicketColumn(column) == TicketColumn::Due && ticket(row).isOverdue(m_today))
        return ui::Status::Bad;
    return {};
}

Table tableOf(const TicketBook &book, const std::vector<quint32> &rows,
    const std::vector<TicketColumn> &columns)
{
    Table table{.name = TicketSource::tr("Faults"), .titles = {}, .rows = {}};
    const std::vector<ui::TableColumn> all = TicketSource().columns();
    for (const TicketColumn column : columns)
        table.titles.append(all[size_t(column)].title);
    for (const quint32 row : rows) {
        const TicketRow &ticket = book.rows()[row];
        std::vector<sheet::Value> &cells = table.rows.emplace_back();
        for (const TicketColumn column : columns) {
            if (column == TicketColumn::ReportedAt)
                cells.emplace_back(ticket.at.toLocalTime().date());
            else if (column == TicketColumn::Due)
                cells.emplace_back(ticket.due);
            else if (column == TicketColumn::Minutes)
                cells.emplace_back(qint64(ticket.minutes));
            else if (column == TicketColumn::Cost)
                cells.emplace_back(double(ticket.costFen) / 100);
            else
                cells.emplace_back(textOf(book, ticket, column, {}));
        }
    }
    return table;
}

} // namespace hz::console
