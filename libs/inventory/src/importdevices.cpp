// Rows that are machines: which one each is, and what becomes of it.
#include "importdevicerow_p.h"
#include "inparallel_p.h"
#include "words_p.h"

#include <hz/inventory/devicechange.h>

#include <QtCore/QJsonArray>

namespace hz::inventory {

namespace {

class DevicePlanner final : public RowPlanner {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Import)

public:
    using RowPlanner::RowPlanner;

private:
    /// What becomes of a row, as far as no other row has a say in it.
    struct Ahead {
        bool isOwnKnown = false; // it was imported before
        bool mayBeOfRowBefore = false; // shares something with one
        std::optional<Candidate> before = {}; // a row of the list, of this machine
        Match match = {};
        std::optional<QJsonObject> made = {}; // the new machine
    };

    Result<> lookAtAll(TaskControl &task) override;
    bool isLeftOut(size_t row) const override { return m_drafts[row - m_firstRow].isSkipped; }
    Result<> planRow(size_t row, PlannedRow &planned) override;

    Result<> readAll(TaskControl &task);
    Result<> indexAll(TaskControl &task);
    Result<> lookAheadAll(TaskControl &task);
    void lookAhead(size_t at);
    Ulid nextOwnId(size_t row, const DeviceDraft &draft);
    std::optional<Candidate> rowBefore(size_t at) const;
    void tellOfRowBefore(const Candidate &candidate, const DeviceDraft &draft, PlannedRow &planned);
    void putBeforePerson(const Match &match, PlannedRow &planned) const;
    Result<> planSeveral(size_t row, DeviceDraft draft, PlannedRow &planned);
    bool isPriceOfAll() const;
    Edit told(const DeviceDraft &draft) const;
    const TakenFor *takenFor(size_t row, const DeviceDraft &draft) const;
    bool hasKind(size_t row, const DeviceDraft &draft) const;
    QJsonObject newBody(size_t row, const DeviceDraft &draft) const;
    Result<> settleNew(size_t row, const DeviceDraft &draft, PlannedRow &planned,
        std::optional<QJsonObject> made = {});
    Result<> settleKnown(
        size_t row, const DeviceDraft &draft, const DeviceId &id, PlannedRow &planned);
    void needRoom(const DeviceDraft &draft);
    QJsonObject laidOver(const QJsonObject &body, const DeviceDraft &draft);
    Result<> recordMovements(const DeviceDraft &draft, PlannedRow &planned) const;

    std::vector<DeviceReader> m_readers; // one a thread
    std::vector<DeviceDraft> m_drafts; // from m_firstRow
    std::vector<Ahead> m_ahead; // the same
    MatchIndex m_rows; // the list's own machines, by place in m_drafts
    QHash<Ulid, int> m_alike; // how often a row was there
    qint64 m_ofSeveral = 0; // machines of rows that are several
    QHash<QString, qint64> m_claimed; // document and the row it is of
};

Result<> DevicePlanner::lookAtAll(TaskControl &task)
{
    HZ_CHECK(readAll(task));
    HZ_CHECK(indexAll(task));
    return lookAheadAll(task);
}

// Each row by itself.
Result<> DevicePlanner::readAll(TaskControl &task)
{
    const size_t end = m_table.rows();
    m_drafts.resize(end - m_firstRow);
    const RowReader &list = *this;
    for (int i = 0; i < workersFor(m_options.workers); ++i)
        m_readers.emplace_back(list);
    return inParallel(
        m_options.workers, m_drafts.size(), task,
        [this](int worker, size_t first, size_t last) {
            for (size_t i = first; i < last; ++i)
                m_drafts[i] = m_readers[size_t(worker)].read(m_firstRow + i);
        },
        [&](size_t done) { task.setProgress(qint64(m_firstRow + done / 2), qint64(end * 2)); });
}

// In their order: what rows have in common.
Result<> DevicePlanner::indexAll(TaskControl &task)
{
    m_rows.reserve(m_drafts.size());
    m_ahead.resize(m_drafts.size());
    for (size_t i = 0; i < m_drafts.size(); ++i) {
        if (i % kRowsBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        DeviceDraft &draft = m_drafts[i];
        if (draft.quantity > 1) {
            m_ofSeveral += draft.quantity;
            if (m_ofSeveral > kMostOfRows)
                draft.problems.insert(draft.problems.begin() + qsizetype(draft.problemsBefore),
                    m_readers.front().tooManyMachines(m_firstRow + i));
        }
        if (!draft.isSkipped)
            draft.own = nextOwnId(m_firstRow + i, draft);
        const bool isTaken = draft.problems.empty();
        m_ahead[i].mayBeOfRowBefore = isTaken && m_rows.knowsAny(draft.marks);
        isTaken ? m_rows.add(draft.identity, draft.marks) : m_rows.add({});
    }
    return {};
}

// What becomes of a row nearly always, each row by itself; whatever else may be is left to
// planRow().
Result<> DevicePlanner::lookAheadAll(TaskControl &task)
{
    const size_t end = m_table.rows();
    return inParallel(
        m_options.workers, m_drafts.size(), task,
        [this](int, size_t first, size_t last) {
            for (size_t i = first; i < last; ++i)
                lookAhead(i);
        },
        [&](size_t done) {
            task.setProgress(qint64((end + m_firstRow + done) / 2), qint64(end * 2));
        });
}

void DevicePlanner::lookAhead(size_t at)
{
    const size_t row = m_firstRow + at;
    const DeviceDraft &draft = m_drafts[at];
    if (draft.isSkipped || !draft.problems.empty() || draft.quantity > 1)
        return;
    Ahead &ahead = m_ahead[at];
    ahead.isOwnKnown = m_inventory.deviceRow(draft.own) != kNoRow;
    if (ahead.isOwnKnown)
        return;
    if (ahead.mayBeOfRowBefore)
        ahead.before = rowBefore(at);
    if (ahead.before)
        return;
    // What many rows share tells nothing, however few of them were imported before.
    ahead.match = m_stock.machines.index.find(draft.identity, draft.marks, &m_rows);
    if (ahead.match.verdict == Match::Verdict::New && hasKind(row, draft))
        ahead.made = newBody(row, draft);
}

Ulid DevicePlanner::nextOwnId(size_t row, const DeviceDraft &draft)
{
    const int before = m_alike[draft.first]++;
    return before == 0 ? draft.first : m_readers.front().ownId(row, draft, before);
}

bool DevicePlanner::isPriceOfAll() const
{
    if (!has(ImportField::Price))
        return false;
    const QString title = squashed(m_map.columns[columnsOf(ImportField::Price).front()].title);
    for (const QStringView sign : {u"金额", u"原值", u"价值", u"总价", u"VALUE", u"TOTAL"})
        if (title.contains(sign))
            return true;
    return false;
}

// Two rows of one list that speak of one machine.
std::optional<Candidate> DevicePlanner::rowBefore(size_t at) const
{
    const DeviceDraft &draft = m_drafts[at];
    for (const Candidate &candidate : m_rows.find(draft.identity, draft.marks).candidates)
        if (candidate.device < at && !candidate.isContradicted && candidate.witnesses > 0
            && m_drafts[candidate.device].quantity == 1)
            return candidate;
    return std::nullopt;
}

void DevicePlanner::tellOfRowBefore(
    const Candidate &candidate, const DeviceDraft &draft, PlannedRow &planned)
{
    const qint64 number = m_table.number(m_firstRow + candidate.device);
    if (candidate.isSame) {
        problems().push_back({{}, {}, tr("This is the machine of row %1.").arg(number)});
        return;
    }
    planned.problems.push_back({{}, {}, tr("This may be the machine of row %1.").arg(number)});
    planned.candidates.push_back({.row = number, .agreed = candidate.agreed});
    planned.outcome = RowOutcome::Doubtful;
    planned.edit = told(draft);
}

void DevicePlanner::putBeforePerson(const Match &match, PlannedRow &planned) const
{
    planned.outcome = RowOutcome::Doubtful;
    for (const Candidate &candidate : match.candidates)
        planned.candidates.push_back({.device = m_stock.machines.ids[candidate.device],
            .agreed = candidate.agreed,
            .isContradicted = candidate.isContradicted});
}

void DevicePlanner::needRoom(const DeviceDraft &draft)
{
    if (!draft.room.isEmpty())
        m_places->needRoom(draft.roomKey, draft.identity.school, draft.roomName);
}

QJsonObject DevicePlanner::laidOver(const QJsonObject &body, const DeviceDraft &draft)
{
    QJsonObject after = body; // shared, and so the same, until something differs
    const auto lay = [&after](QLatin1StringView key, const QJsonValue &value) {
        if (std::as_const(after)[key] != value)
            after[key] = value;
    };
    for (const auto &[key, value] : draft.fields) {
        if (!value.isArray()) {
            lay(key, value);
            continue;
        }
        QJsonArray all = body[key].toArray(); // what an agent found stays
        QStringList forms;
        for (const QJsonValue &known : all)
            forms.append(squashed(known.toString()));
        for (const QJsonValue &stated : value.toArray())
            if (!forms.contains(squashed(stated.toString())))
                all.append(stated);
        lay(key, all);
    }
    const auto differs = [&](const char *key) {
        return body.value(QLatin1StringView(key)) != after.value(QLatin1StringView(key));
    };
    needRoom(draft);
    if (!draft.room.isEmpty())
        lay(QLatin1StringView("room"), draft.room.text());
    else if (differs("school") && draft.value(QLatin1StringView("room")).isUndefined())
        after.remove(QLatin1StringView("room"));
    // An old report that comes late does not make a machine older.
    const QString seen = body.value(QLatin1StringView("lastSeen")).toString();
    if (seen > after.value(QLatin1StringView("lastSeen")).toString())
        after[QLatin1StringView("lastSeen")] = seen;
    if (differs("room") || differs("school")) {
        after.remove(QLatin1StringView("seatColumn"));
        after.remove(QLatin1StringView("seatRow"));
    }
    if (!body.isEmpty() && differs("state") && m_options.deed.at.isValid())
        after[QLatin1StringView("stateSince")]
            = m_options.deed.at.toLocalTime().date().toString(Qt::ISODate);
    return after;
}

Edit DevicePlanner::told(const DeviceDraft &draft) const
{
    QJsonObject body{{QLatin1StringView("id"), draft.own.toString()}};
    if (m_map.kind)
        body[QLatin1StringView("kind")] = nameOf(*m_map.kind);
    for (const auto &[key, value] : draft.fields)
        body[key] = value;
    const RoomId room = m_places->knownRoom(draft.roomKey);
    if (!room.isEmpty())
        body[QLatin1StringView("room")] = room.text();
    else if (!draft.roomName.isEmpty())
        body[QLatin1StringView("roomName")] = draft.roomName;
    return {.id = QLatin1StringView("device:") + draft.own.toString(), .after = body};
}

// Where nothing in the list itself says what kind it is.
const TakenFor *DevicePlanner::takenFor(size_t row, const DeviceDraft &draft) const
{
    if (m_map.kind || !draft.value(QLatin1StringView("kind")).isUndefined())
        return nullptr;
    const auto taken = m_options.takenFor.constFind(m_table.number(row));
    return taken != m_options.takenFor.constEnd() ? &*taken : nullptr;
}

bool DevicePlanner::hasKind(size_t row, const DeviceDraft &draft) const
{
    return m_map.kind || !draft.value(QLatin1StringView("kind")).isUndefined()
        || takenFor(row, draft);
}

QJsonObject DevicePlanner::newBody(size_t row, const DeviceDraft &draft) const
{
    // Made once: to take out one by one what a new machine does not have costs more than the rest.
    static const QJsonObject plain = Device().toJson();
    QJsonObject body = plain;
    body.insert(QLatin1StringView("id"), draft.own.toString());
    const TakenFor *taken = takenFor(row, draft);
    if (m_map.kind || taken)
        body.insert(QLatin1StringView("kind"), nameOf(m_map.kind ? *m_map.kind : taken->kind));
    for (const auto &[key, value] : draft.fields)
        body.insert(key, value); // of a state nobody knows since when
    if (!draft.room.isEmpty())
        body.insert(QLatin1StringView("room"), draft.room.text());
    return body;
}

Result<> DevicePlanner::settleNew(
    size_t row, const DeviceDraft &draft, PlannedRow &planned, std::optional<QJsonObject> made)
{
    if (!hasKind(row, draft)) {
        refuse(row, has(ImportField::Kind) ? ImportField::Kind : ImportField::Name,
            tr("The row does not say what kind of machine it is."));
        return {};
    }
    if (const TakenFor *taken = takenFor(row, draft))
        planned.notes.push_back({wordOf(ImportField::Kind), wordOf(taken->kind), taken->why});
    needRoom(draft);
    settle(planned, QLatin1StringView("device:") + draft.own.toString(), {},
        made ? std::move(*made) : newBody(row, draft));
    return {};
}

Result<> DevicePlanner::settleKnown(
    size_t row, const DeviceDraft &draft, const DeviceId &id, PlannedRow &planned)
{
    const QString document = QLatin1StringView("device:") + id.text();
    const auto claimed = m_claimed.constFind(document);
    if (claimed != m_claimed.constEnd()) {
        problems().push_back({{}, {}, tr("This is the machine of row %1.").arg(*claimed)});
        return {};
    }
    m_claimed.insert(document, m_table.number(row));
    HZ_TRY(const QJsonObject body, m_stock.body(document));
    if (body.isEmpty())
        return settleNew(row, draft, planned);
    settle(planned, document, body, laidOver(body, draft));
    if (planned.outcome == RowOutcome::Changed && m_options.deed.at.isValid())
        HZ_CHECK(recordMovements(draft, planned));
    return {};
}

// As when somebody moves it on a screen.
Result<> DevicePlanner::recordMovements(const DeviceDraft &draft, PlannedRow &planned) const
{
    const auto isSame = [&planned](const char *key) {
        const QLatin1StringView field(key);
        return planned.edit.before.value(field) == planned.edit.after.value(field);
    };
    if (isSame("state") && isSame("room") && isSame("school"))
        return {}; // nearly always
    HZ_TRY(const Device before, Device::fromJson(planned.edit.before));
    HZ_TRY(const Device after, Device::fromJson(planned.edit.after));
    const auto placeOf = [&](const Device &device) {
        const bool isNewRoom = !device.room.isEmpty() && m_inventory.roomRow(device.room) == kNoRow;
        const QString school = placeText(m_inventory, device.school, {});
        return isNewRoom && device.room == after.room && !draft.roomName.isEmpty()
            ? placeText(school, draft.roomName)
            : placeText(m_inventory, device.school, device.room);
    };
    for (Movement movement : movementsBetween(before, after, placeOf)) {
        movement.id = newUlid().toString();
        movement.at = m_options.deed.at.toUTC();
        movement.by = m_options.deed.by;
        movement.note = m_options.origin;
        planned.movements.append({.id = documentId(movement), .after = movement.toJson()});
    }
    return {};
}

Result<> DevicePlanner::planSeveral(size_t row, DeviceDraft draft, PlannedRow &planned)
{
    const bool isKnown = m_inventory.deviceRow(draft.own) != kNoRow;
    const auto decision = m_options.decisions.constFind(planned.number);
    const bool isDecided = decision != m_options.decisions.constEnd();
    if (isDecided && !decision->isEmpty()) {
        refuse(row, ImportField::Quantity, tr("Several machines cannot be one that is there."));
        return {};
    }
    if (!isKnown && !isDecided) {
        const Match match = m_stock.machines.index.find(draft.identity, draft.marks, &m_rows);
        if (match.verdict != Match::Verdict::New) {
            putBeforePerson(match, planned);
            return {};
        }
    }
    const QJsonValue price = draft.value(QLatin1StringView("priceFen"));
    const bool isDivided = isPriceOfAll() && price.isDouble();
    planned.outcome = RowOutcome::Same;
    for (int i = 0; i < draft.quantity; ++i) {
        if (i > 0)
            draft.own = nextOwnId(row, draft);
        if (isDivided) {
            const qint64 all = price.toInteger(), each = all / draft.quantity;
            draft.replace(
                QLatin1StringView("priceFen"), i == 0 ? all - each * (draft.quantity - 1) : each);
        }
        PlannedRow one{.number = planned.number};
        const DeviceId own(draft.own.toString());
        HZ_CHECK(m_inventory.deviceRow(own) == kNoRow ? settleNew(row, draft, one)
                                                      : settleKnown(row, draft, own, one));
        if (!problems().empty())
            return {};
        if (i == 0) {
            planned.id = one.id;
            planned.notes = std::move(one.notes);
        }
        planned.movements.append(one.movements);
        if (one.outcome == RowOutcome::Same)
            continue;
        if (planned.outcome != RowOutcome::New)
            planned.outcome = one.outcome;
        if (planned.edit.id.isEmpty())
            planned.edit = std::move(one.edit);
        else
            planned.further.push_back(std::move(one.edit));
    }
    planned.notes.push_back({wordOf(ImportField::Quantity), QString::number(draft.quantity),
        tr("The row stands for %n machine(s).", nullptr, draft.quantity)});
    return {};
}

Result<> DevicePlanner::planRow(size_t row, PlannedRow &planned)
{
    const DeviceDraft &draft = m_drafts[row - m_firstRow];
    problems().insert(problems().end(), draft.problems.begin(), draft.problems.end());
    if (!problems().empty())
        return {};
    if (draft.quantity > 1)
        return planSeveral(row, draft, planned);
    Ahead &ahead = m_ahead[row - m_firstRow];
    if (ahead.isOwnKnown)
        return settleKnown(row, draft, DeviceId(draft.own.toString()), planned);
    const auto decision = m_options.decisions.constFind(planned.number);
    if (decision != m_options.decisions.constEnd())
        return decision->isEmpty() ? settleNew(row, draft, planned)
                                   : settleKnown(row, draft, *decision, planned);
    if (ahead.before) {
        tellOfRowBefore(*ahead.before, draft, planned);
        return {};
    }
    switch (ahead.match.verdict) {
    case Match::Verdict::Same:
        return settleKnown(
            row, draft, m_stock.machines.ids[ahead.match.candidates.front().device], planned);
    case Match::Verdict::Doubtful:
        putBeforePerson(ahead.match, planned);
        planned.edit = told(draft);
        return {};
    case Match::Verdict::New:
        return settleNew(row, draft, planned, std::move(ahead.made));
    }
    return {};
}

} // namespace

Result<ImportPlan> planDevices(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task)
{
    return DevicePlanner(table, map, stock, options).plan(task);
}

} // namespace hz::inventory
