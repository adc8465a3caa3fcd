#include "roworder_p.h"

#include <hz/core/task.h>
#include <hz/inventory/planreasons.h>
#include <hz/inventory/ticketlist.h>
#include <hz/store/transaction.h>

#include <QtCore/QCollator>
#include <QtCore/QHash>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kTickets("ticket:"), kSteps("ticketstep:");
constexpr size_t kBetweenPolls = 4'096;

Result<> removeFrom(store::ProjectionWriter &writer, const QString &id)
{
    if (id.startsWith(kTickets))
        return writer.run(
            QStringLiteral("DELETE FROM tickets WHERE id=?"), {id.sliced(kTickets.size())});
    if (id.startsWith(kSteps))
        return writer.run(QStringLiteral("DELETE FROM tickets_steps WHERE id=?"), {id});
    return {};
}

Result<> apply(store::ProjectionWriter &writer, const store::Document &document)
{
    if (document.id.startsWith(kTickets)) {
        const Result<Ticket> ticket = Ticket::fromJson(document.body);
        if (!ticket || documentId(*ticket) != document.id)
            return removeFrom(writer, document.id);
        return writer.run(
            QStringLiteral("INSERT OR REPLACE INTO tickets(id, school, room, device, fault, at, "
                           "person, note) VALUES(?,?,?,?,?,?,?,?)"),
            {ticket->id.text(), ticket->school.text(), ticket->room.text(), ticket->device.text(),
                ticket->fault, ticket->at.toMSecsSinceEpoch(), ticket->by, ticket->note});
    }
    if (!document.id.startsWith(kSteps))
        return {};
    const Result<TicketStep> step = TicketStep::fromJson(document.body);
    if (!step || documentId(*step) != document.id)
        return removeFrom(writer, document.id);
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO tickets_steps(id, ticket, kind, at, person, "
                       "minutes, fen) VALUES(?,?,?,?,?,?,?)"),
        {document.id, step->ticket.text(), nameOf(step->kind), step->at.toMSecsSinceEpoch(),
            step->by, step->minutes, costFen(step->parts)});
}

QDateTime timeOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

bool isAmong(const std::vector<UnitCode> &codes, const UnitCode *code)
{
    return codes.empty() || (code && std::ranges::find(codes, *code) != codes.end());
}

} // namespace

store::Projection ticketProjection()
{
    store::Projection tickets;
    tickets.name = QStringLiteral("tickets");
    tickets.version = 1;
    tickets.ddl = {
        QStringLiteral("CREATE TABLE tickets(id TEXT PRIMARY KEY, school TEXT NOT NULL, "
                       "room TEXT NOT NULL, device TEXT NOT NULL, fault TEXT NOT NULL, "
                       "at INTEGER NOT NULL, person TEXT NOT NULL, note TEXT NOT NULL) "
                       "WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX tickets_by_device ON tickets(device)"),
        QStringLiteral("CREATE TABLE tickets_steps(id TEXT PRIMARY KEY, ticket TEXT NOT NULL, "
                       "kind TEXT NOT NULL, at INTEGER NOT NULL, person TEXT NOT NULL, "
                       "minutes INTEGER NOT NULL, fen INTEGER NOT NULL) WITHOUT ROWID"),
    };
    tickets.apply = apply;
    tickets.remove = removeFrom;
    tickets.queries = {
        {QStringLiteral("allTickets"),
            QStringLiteral("SELECT id, school, room, device, fault, at, person, note FROM tickets "
                           "ORDER BY id")},
        // An id begins with its ticket's, so the steps of one lie together.
        {QStringLiteral("allTicketSteps"),
            QStringLiteral("SELECT ticket, id, kind, at, person, minutes, fen FROM tickets_steps "
                           "ORDER BY id")},
        {QStringLiteral("ticketsOfDevice"),
            QStringLiteral("SELECT id FROM tickets WHERE device=?")},
    };
    return tickets;
}

Result<std::shared_ptr<const TicketBook>> TicketBook::load(const store::ReadTransaction &read,
    std::shared_ptr<const Register> inventory, TaskControl &task)
{
    auto book = std::make_shared<TicketBook>();
    QHash<QString, size_t> faults;
    for (size_t i = 0; i < faultKinds().size(); ++i)
        faults.insert(faultKinds()[i].id, i);
    HZ_CHECK(
        read.forEachRow(QStringLiteral("allTickets"), {}, [&](const store::Row &row) -> Result<> {
            if (book->m_rows.size() % kBetweenPolls == 0 && task.isCancelled())
                return cancelled();
            const auto rowOf = [&](int column, auto find) {
                const QString id = row.text(column);
                return id.isEmpty() ? kNoRow : find(id);
            };
            TicketRow about{.id = TicketId(row.text(0))};
            about.school
                = rowOf(1, [&](const QString &id) { return inventory->schoolRow(UnitCode(id)); });
            about.room
                = rowOf(2, [&](const QString &id) { return inventory->roomRow(RoomId(id)); });
            about.device
                = rowOf(3, [&](const QString &id) { return inventory->deviceRow(DeviceId(id)); });
            about.fault = faults.value(row.text(4), faultKinds().size() - 1);
            about.at = about.since = timeOf(row.integer(5));
            about.due = dueOn(about.at, faultKinds()[about.fault]);
            about.by = row.text(6);
            about.note = row.text(7);
            book->m_rows.push_back(std::move(about));
            return {};
        }));
    // The steps of a ticket come together, and its state follows from all of them.
    std::vector<TicketStep> steps;
    const auto finish = [&] {
        if (steps.empty())
            return;
        if (const quint32 row = book->rowOf(steps.front().ticket); row != kNoRow) {
            TicketRow &about = book->m_rows[row];
            const TicketStanding standing = standingOf(Ticket{.at = about.at}, steps);
            about.state = standing.state;
            about.since = standing.since;
            about.acceptedBy = standing.acceptedBy;
            about.minutes = standing.minutes;
            about.costFen = standing.costFen;
        }
        steps.clear();
    };
    size_t count = 0;
    HZ_CHECK(read.forEachRow(
        QStringLiteral("allTicketSteps"), {}, [&](const store::Row &row) -> Result<> {
            if (++count % kBetweenPolls == 0 && task.isCancelled())
                return cancelled();
            TicketStep step{.id = row.text(1), .ticket = TicketId(row.text(0))};
            if (!steps.empty() && steps.front().ticket != step.ticket)
                finish();
            step.kind = fromName<TicketStepKind>(row.text(2)).value_or(TicketStepKind::Note);
            step.at = timeOf(row.integer(3));
            step.by = row.text(4);
            step.minutes = int(row.integer(5));
            if (const qint64 fen = row.integer(6); fen > 0)
                step.parts = {{.fen = fen}};
            steps.push_back(std::move(step));
            return {};
        }));
    finish();
    book->m_inventory = std::move(inventory);
    return std::shared_ptr<const TicketBook>(std::move(book));
}

quint32 TicketBook::rowOf(const TicketId &ticket) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), ticket,
        [](const TicketRow &row, const TicketId &id) { return row.id < id; });
    return found != m_rows.end() && found->id == ticket ? quint32(found - m_rows.begin()) : kNoRow;
}

QString TicketBook::machineText(const TicketRow &row) const
{
    if (row.device == kNoRow)
        return {};
    const DeviceRow &device = m_inventory->devices()[row.device];
    const QString tag = m_inventory->tag(device);
    return tag.isEmpty() ? m_inventory->serial(device) : tag;
}

QString TicketBook::placeText(const TicketRow &row) const
{
    return row.room == kNoRow ? QString() : m_inventory->rooms()[row.room].name;
}

Result<TicketList> TicketBook::list(
    const TicketQuery &query, const QDate &today, TaskControl &task) const
{
    const std::vector<FaultKind> &kinds = faultKinds();
    const QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
    TicketList list;
    list.faults.resize(kinds.size());
    list.counties.resize(m_inventory->units().size());
    const auto hasWords = [&](const TicketRow &row) {
        if (words.isEmpty())
            return true;
        const QString text = QStringList{machineText(row), placeText(row),
            row.school == kNoRow ? QString() : schoolName(*m_inventory, row.school),
            kinds[row.fault].title.text(), wordOf(row.state), row.by, row.acceptedBy, row.note}
                                 .join(u'\n');
        return std::ranges::all_of(words,
            [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    for (quint32 i = 0; i < m_rows.size(); ++i) {
        if (i % kBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        const TicketRow &row = m_rows[i];
        const School *school = row.school == kNoRow ? nullptr : &m_inventory->schools()[row.school];
        const bool state = query.states == 0 || (query.states >> int(row.state) & 1) != 0;
        const bool fault = query.faults == 0 || (query.faults >> row.fault & 1) != 0;
        const bool county = isAmong(query.counties, school ? &school->county : nullptr);
        const bool overdue = !query.onlyOverdue || row.isOverdue(today);
        const int missed = int(!state) + int(!fault) + int(!county) + int(!overdue);
        if (missed > 1 || !isAmong(query.schools, school ? &school->code : nullptr)
            || (!query.device.isEmpty()
                && (row.device == kNoRow
                    || m_inventory->idOf(m_inventory->devices()[row.device]) != query.device))
            || (!query.room.isEmpty()
                && (row.room == kNoRow || m_inventory->rooms()[row.room].id != query.room))
            || !hasWords(row))
            continue;
        // Ticking another value of a group asks for what only this group leaves out.
        const quint32 unit = school ? m_inventory->unitRow(school->county) : kNoRow;
        if (missed == 0 || !state)
            ++list.states[size_t(row.state)];
        if (missed == 0 || !fault)
            ++list.faults[row.fault];
        if (unit != kNoRow && (missed == 0 || !county))
            ++list.counties[unit];
        if ((missed == 0 || !overdue) && row.isOverdue(today))
            ++list.overdue;
        if (missed == 0)
            list.rows.push_back(i);
    }
    sort(list.rows, query);
    return list;
}

void TicketBook::sort(std::vector<quint32> &rows, const TicketQuery &query) const
{
    const auto place = [&](auto key) {
        orderRows(rows, query.isDescending, [&](quint32 row) { return key(m_rows[row]); });
    };
    QCollator collator;
    collator.setNumericMode(true);
    switch (query.sortBy) {
    case TicketColumn::State:
        return place([](const TicketRow &row) { return int(row.state); });
    case TicketColumn::Fault:
        return place([](const TicketRow &row) { return row.fault; });
    case TicketColumn::Machine:
        return place([this](const TicketRow &row) { return machineText(row); });
    case TicketColumn::Place:
        return place([&](const TicketRow &row) { return collator.sortKey(placeText(row)); });
    case TicketColumn::School:
        return place([&](const TicketRow &row) {
            return collator.sortKey(
                row.school == kNoRow ? QString() : schoolName(*m_inventory, row.school));
        });
    case TicketColumn::ReportedAt:
        return place([](const TicketRow &row) { return row.at.toMSecsSinceEpoch(); });
    case TicketColumn::Due: // what is finished comes last
        return place([](const TicketRow &row) {
            return std::pair(!isUnfinished(row.state), row.due.toJulianDay());
        });
    case TicketColumn::By:
        return place([&](const TicketRow &row) { return collator.sortKey(row.by); });
    case TicketColumn::AcceptedBy:
        return place([&](const TicketRow &row) { return collator.sortKey(row.acceptedBy); });
    case TicketColumn::Minutes:
        return place([](const TicketRow &row) { return row.minutes; });
    case TicketColumn::Cost:
        return place([](const TicketRow &row) { return row.costFen; });
    }
}

} // namespace hz::inventory
