#include "roworder_p.h"

#include <hz/core/task.h>
#include <hz/inventory/planreasons.h>
#include <hz/inventory/transferlist.h>
#include <hz/store/transaction.h>

#include <QtCore/QCollator>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kOrders("transferOrder:"), kSteps("transferStep:");
constexpr size_t kBetweenPolls = 4'096;

Result<> removeFrom(store::ProjectionWriter &writer, const QString &id)
{
    if (id.startsWith(kOrders)) {
        const QString order = id.sliced(kOrders.size());
        HZ_CHECK(writer.run(QStringLiteral("DELETE FROM transfers WHERE id=?"), {order}));
        return writer.run(
            QStringLiteral("DELETE FROM transfers_machines WHERE transfer=?"), {order});
    }
    if (id.startsWith(kSteps))
        return writer.run(QStringLiteral("DELETE FROM transfers_steps WHERE id=?"), {id});
    return {};
}

Result<> apply(store::ProjectionWriter &writer, const store::Document &document)
{
    if (document.id.startsWith(kOrders)) {
        const Result<Transfer> order = Transfer::fromJson(document.body);
        HZ_CHECK(removeFrom(writer, document.id));
        if (!order || documentId(*order) != document.id)
            return {};
        for (const TransferLine &line : order->lines)
            HZ_CHECK(writer.run(QStringLiteral("INSERT OR REPLACE INTO transfers_machines(transfer,"
                                               " device) VALUES(?,?)"),
                {order->id.text(), line.device.text()}));
        return writer.run(
            QStringLiteral("INSERT OR REPLACE INTO transfers(id, giver, taker, machines, plan, at, "
                           "person) VALUES(?,?,?,?,?,?,?)"),
            {order->id.text(), order->from.text(), order->to.text(), qint64(order->lines.size()),
                order->plan, order->at.toMSecsSinceEpoch(), order->by});
    }
    if (!document.id.startsWith(kSteps))
        return {};
    const Result<TransferStep> step = TransferStep::fromJson(document.body);
    if (!step || documentId(*step) != document.id)
        return removeFrom(writer, document.id);
    QStringList missing;
    for (const DeviceId &device : step->missing)
        missing.append(device.text());
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO transfers_steps(id, transfer, kind, at, person, "
                       "missing) VALUES(?,?,?,?,?,?)"),
        {document.id, step->order.text(), nameOf(step->kind), step->at.toMSecsSinceEpoch(),
            step->by, missing.join(u' ')});
}

QDateTime timeOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

bool isAmong(const std::vector<UnitCode> &codes, const UnitCode *code)
{
    return code && std::ranges::find(codes, *code) != codes.end();
}

} // namespace

store::Projection transferProjection()
{
    store::Projection transfers;
    transfers.name = QStringLiteral("transfers");
    transfers.version = 1;
    transfers.ddl = {
        QStringLiteral("CREATE TABLE transfers(id TEXT PRIMARY KEY, giver TEXT NOT NULL, "
                       "taker TEXT NOT NULL, machines INTEGER NOT NULL, plan TEXT NOT NULL, "
                       "at INTEGER NOT NULL, person TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE transfers_machines(transfer TEXT NOT NULL, "
                       "device TEXT NOT NULL, PRIMARY KEY(transfer, device)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE transfers_steps(id TEXT PRIMARY KEY, transfer TEXT NOT NULL, "
                       "kind TEXT NOT NULL, at INTEGER NOT NULL, person TEXT NOT NULL, "
                       "missing TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX transfers_steps_by_transfer ON transfers_steps(transfer)"),
    };
    transfers.apply = apply;
    transfers.remove = removeFrom;
    transfers.queries = {
        {QStringLiteral("allTransfers"),
            QStringLiteral(
                "SELECT id, giver, taker, machines, plan, at, person FROM transfers ORDER BY id")},
        // An id begins with its order's, so the steps of one lie together.
        {QStringLiteral("allTransferSteps"),
            QStringLiteral(
                "SELECT transfer, id, kind, at, person, missing FROM transfers_steps ORDER BY id")},
        {QStringLiteral("machinesOfOpenTransfers"),
            QStringLiteral("SELECT m.device, t.taker FROM transfers_machines m "
                           "JOIN transfers t ON t.id=m.transfer WHERE NOT EXISTS "
                           "(SELECT 1 FROM transfers_steps s WHERE s.transfer=m.transfer "
                           "AND s.kind IN ('receive','withdraw'))")},
    };
    return transfers;
}

Result<std::shared_ptr<const TransferBook>> TransferBook::load(const store::ReadTransaction &read,
    std::shared_ptr<const Register> inventory, TaskControl &task)
{
    auto book = std::make_shared<TransferBook>();
    HZ_CHECK(
        read.forEachRow(QStringLiteral("allTransfers"), {}, [&](const store::Row &row) -> Result<> {
            if (book->m_rows.size() % kBetweenPolls == 0 && task.isCancelled())
                return cancelled();
            TransferRow about{.id = TransferId(row.text(0)),
                .from = inventory->schoolRow(UnitCode(row.text(1))),
                .to = inventory->schoolRow(UnitCode(row.text(2))),
                .machines = int(row.integer(3)),
                .plan = row.text(4),
                .at = timeOf(row.integer(5)),
                .by = row.text(6)};
            about.since = about.at;
            about.number = numberOf({.id = about.id, .at = about.at});
            book->m_rows.push_back(std::move(about));
            return {};
        }));
    // The steps of an order come together, and its state follows from all of them.
    std::vector<TransferStep> steps;
    const auto finish = [&] {
        const quint32 row = steps.empty() ? kNoRow : book->rowOf(steps.front().order);
        if (row != kNoRow) {
            TransferRow &about = book->m_rows[row];
            const TransferStanding standing = standingOf({.by = about.by, .at = about.at}, steps);
            about.state = standing.state;
            about.since = standing.since;
            about.by = standing.by;
            about.missing = int(standing.missing.size());
        }
        steps.clear();
    };
    size_t count = 0;
    HZ_CHECK(read.forEachRow(
        QStringLiteral("allTransferSteps"), {}, [&](const store::Row &row) -> Result<> {
            if (++count % kBetweenPolls == 0 && task.isCancelled())
                return cancelled();
            TransferStep step{.id = row.text(1), .order = TransferId(row.text(0))};
            if (!steps.empty() && steps.front().order != step.order)
                finish();
            const auto kind = fromName<TransferStepKind>(row.text(2));
            if (!kind)
                return {};
            step.kind = *kind;
            step.at = timeOf(row.integer(3));
            step.by = row.text(4);
            for (const QString &device : row.text(5).split(u' ', Qt::SkipEmptyParts))
                step.missing.emplace_back(device);
            steps.push_back(std::move(step));
            return {};
        }));
    finish();
    book->m_inventory = std::move(inventory);
    return std::shared_ptr<const TransferBook>(std::move(book));
}

quint32 TransferBook::rowOf(const TransferId &order) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), order,
        [](const TransferRow &row, const TransferId &id) { return row.id < id; });
    return found != m_rows.end() && found->id == order ? quint32(found - m_rows.begin()) : kNoRow;
}

QString TransferBook::schoolText(quint32 school) const
{
    return school == kNoRow ? QString() : inventory::schoolText(*m_inventory, school);
}

Result<TransferList> TransferBook::list(const TransferQuery &query, TaskControl &task) const
{
    const QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
    TransferList list;
    list.counties.resize(m_inventory->units().size());
    const auto schoolAt
        = [this](quint32 row) { return row == kNoRow ? nullptr : &m_inventory->schools()[row]; };
    const auto hasWords = [&](const TransferRow &row) {
        if (words.isEmpty())
            return true;
        const QString text = QStringList{row.number, schoolText(row.from), schoolText(row.to),
            row.plan, row.by, wordOf(row.state)}
                                 .join(u'\n');
        return std::ranges::all_of(words,
            [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    for (quint32 i = 0; i < m_rows.size(); ++i) {
        if (i % kBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        const TransferRow &row = m_rows[i];
        const std::array ends{schoolAt(row.from), schoolAt(row.to)};
        const auto touches = [&ends](const std::vector<UnitCode> &codes, auto member) {
            return codes.empty() || std::ranges::any_of(ends, [&](const School *end) {
                return isAmong(codes, end ? &(end->*member) : nullptr);
            });
        };
        const bool state = query.states == 0 || (query.states >> int(row.state) & 1) != 0;
        const bool county = touches(query.counties, &School::county);
        if ((!state && !county) || !touches(query.schools, &School::code) || !hasWords(row))
            continue;
        // Ticking another value of a group asks for what only this group leaves out.
        if (county)
            ++list.states[size_t(row.state)];
        if (state) {
            std::array<quint32, 2> units{kNoRow, kNoRow};
            for (size_t end = 0; end < ends.size(); ++end)
                units[end] = ends[end] ? m_inventory->unitRow(ends[end]->county) : kNoRow;
            if (units[0] != kNoRow)
                ++list.counties[units[0]];
            if (units[1] != kNoRow && units[1] != units[0])
                ++list.counties[units[1]];
        }
        if (state && county) {
            list.rows.push_back(i);
            list.machines += row.machines;
        }
    }
    sort(list.rows, query);
    return list;
}

void TransferBook::sort(std::vector<quint32> &rows, const TransferQuery &query) const
{
    const auto place = [&](auto key) {
        orderRows(rows, query.isDescending, [&](quint32 row) { return key(m_rows[row]); });
    };
    QCollator collator;
    collator.setNumericMode(true);
    switch (query.sortBy) {
    case TransferColumn::State:
        return place([](const TransferRow &row) { return int(row.state); });
    case TransferColumn::Number:
        return place([](const TransferRow &row) { return row.number; });
    case TransferColumn::From:
        return place(
            [&](const TransferRow &row) { return collator.sortKey(schoolText(row.from)); });
    case TransferColumn::To:
        return place([&](const TransferRow &row) { return collator.sortKey(schoolText(row.to)); });
    case TransferColumn::Machines:
        return place([](const TransferRow &row) { return row.machines; });
    case TransferColumn::Since:
        return place([](const TransferRow &row) { return row.since.toMSecsSinceEpoch(); });
    case TransferColumn::By:
        return place([&](const TransferRow &row) { return collator.sortKey(row.by); });
    case TransferColumn::Plan:
        return place([&](const TransferRow &row) { return collator.sortKey(row.plan); });
    }
}

} // namespace hz::inventory
