#include "fields_p.h"
#include "servicefields_p.h"

#include <hz/inventory/devicechange.h>
#include <hz/inventory/transfer.h>
#include <hz/store/transaction.h>

#include <QtCore/QSet>

#include <algorithm>
#include <array>
#include <map>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Transfer)
};

constexpr QLatin1StringView kOrders("transferOrder:"), kSteps("transferStep:");
constexpr QLatin1StringView kId("id"), kFrom("from"), kTo("to"), kPlan("plan"), kKm("km"),
    kCost("costFen"), kReasons("reasons"), kLines("lines"), kBy("by"), kAt("at"), kDevice("device"),
    kName("name"), kModel("model"), kBookedOn("bookedOn"), kReason("reason"), kOrder("order"),
    kKind("kind"), kNote("note"), kRoom("room"), kMissing("missing");
constexpr qsizetype kNumberDigits = 6;

std::vector<TransferLine> readLines(Fields &fields, const QJsonObject &json)
{
    std::vector<TransferLine> lines;
    const QJsonArray list = json[kLines].toArray();
    if (list.size() > kMostTransferLines) {
        fields.refuse(kLines);
        return lines;
    }
    for (const QJsonValue &each : list) {
        const QJsonObject about = each.toObject();
        Fields inner(about);
        TransferLine line;
        inner.need(kDevice, line.device);
        inner.read(kName, line.name);
        inner.read(kModel, line.model);
        inner.read(kBookedOn, line.bookedOn);
        inner.read(kReason, line.reason);
        if (!inner.outcome())
            fields.refuse(kLines);
        lines.push_back(std::move(line));
    }
    return lines;
}

QJsonArray linesJson(const std::vector<TransferLine> &lines)
{
    QJsonArray list;
    for (const TransferLine &line : lines) {
        QJsonObject about{{kDevice, line.device.text()}};
        const auto set = [&about](QLatin1StringView key, const QString &value) {
            if (!value.isEmpty())
                about.insert(key, value);
        };
        set(kName, line.name);
        set(kModel, line.model);
        set(kBookedOn, line.bookedOn.toString(Qt::ISODate));
        set(kReason, line.reason);
        list.append(about);
    }
    return list;
}

TransferState stateOf(TransferStepKind kind)
{
    switch (kind) {
    case TransferStepKind::Issue:
        return TransferState::Issued;
    case TransferStepKind::Send:
        return TransferState::Sent;
    case TransferStepKind::Receive:
        return TransferState::Received;
    case TransferStepKind::Withdraw:
        break;
    }
    return TransferState::Withdrawn;
}

bool isBefore(const TransferStep &a, const TransferStep &b)
{
    return a.at == b.at ? a.id < b.id : a.at < b.at;
}

bool isGone(DeviceState state)
{
    return state == DeviceState::Disposed || state == DeviceState::Lost;
}

// Where the machines are to stand.
Result<> checkRoom(const Register &inventory, const Transfer &transfer, const RoomId &room)
{
    if (room.isEmpty())
        return {};
    const quint32 row = inventory.roomRow(room);
    if (row == kNoRow || inventory.rooms()[row].school != transfer.to)
        return failure(Error::Kind::Invalid,
            Tr::tr("The room is not one of the school that gets the machines. Choose another."));
    return {};
}

Result<> planArrival(const store::ReadTransaction &read, const Transfer &transfer,
    TransferStep &step, ChangePlanner &planner)
{
    const QSet<DeviceId> unticked(step.missing.begin(), step.missing.end());
    size_t arrived = 0;
    for (const TransferLine &line : transfer.lines) {
        if (unticked.contains(line.device))
            continue;
        const Result<store::Document> document
            = read.get(QLatin1StringView("device:") + line.device.text());
        if (!document && document.error().kind != Error::Kind::NotFound)
            return Failure(document.error());
        const Result<Device> machine = document ? Device::fromJson(document->body)
                                                : Result<Device>(Failure(document.error()));
        const bool isHere = machine && !isGone(machine->state)
            && (machine->school == transfer.from || machine->school == transfer.to);
        if (!isHere) {
            step.missing.push_back(line.device);
            continue;
        }
        ++arrived;
        if (machine->school == transfer.to)
            continue; // somebody was told already that it is there
        HZ_CHECK(planner.change(line.device, [&](Device &moved) {
            moved.school = transfer.to;
            moved.room = step.room;
            moved.seat.reset();
            moved.assignment.reset(); // its new room says who uses it
            moved.holder.clear();
            moved.state = step.room.isEmpty() ? DeviceState::InStore : DeviceState::InUse;
        }));
    }
    if (arrived == 0)
        return failure(Error::Kind::Conflict,
            Tr::tr("None of the %1 machines of order %2 is at the giving school any more. Withdraw "
                   "the order.")
                .arg(transfer.lines.size())
                .arg(numberOf(transfer)));
    return {};
}

} // namespace

template<> std::span<const Term> terms<TransferState>()
{
    static constexpr Term all[] = {
        {"draft", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Draft order")},
        {"issued", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Issued")},
        {"sent", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Sent")},
        {"withdrawn", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Withdrawn")},
        {"received", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Received")},
    };
    return all;
}

template<> std::span<const Term> terms<TransferStepKind>()
{
    static constexpr Term all[] = {
        {"issue", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Issue order")},
        {"send", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Machines are sent")},
        {"receive", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Receive machines")},
        {"withdraw", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Withdraw order")},
    };
    return all;
}

std::optional<TransferState> stateAfter(TransferState state, TransferStepKind step)
{
    const TransferState next = stateOf(step);
    const bool isPossible = isOpen(state) && next > state
        && (step != TransferStepKind::Receive || state != TransferState::Draft)
        && (step != TransferStepKind::Send || state == TransferState::Issued);
    return isPossible ? std::optional(next) : std::nullopt;
}

bool isOpen(TransferState state)
{
    return state != TransferState::Withdrawn && state != TransferState::Received;
}

Result<Transfer> Transfer::fromJson(const QJsonObject &json)
{
    Transfer transfer;
    Fields fields(json);
    fields.need(kId, transfer.id);
    fields.need(kFrom, transfer.from);
    fields.need(kTo, transfer.to);
    fields.read(kPlan, transfer.plan);
    fields.read(kKm, transfer.km);
    fields.read(kCost, transfer.costFen);
    fields.read(kReasons, transfer.reasons);
    transfer.lines = readLines(fields, json);
    fields.read(kBy, transfer.by);
    readTime(fields, kAt, transfer.at);
    if (!transfer.at.isValid())
        fields.refuse(kAt);
    HZ_CHECK(fields.outcome());
    return transfer;
}

QJsonObject Transfer::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("transferOrder"))
        .set(kId, id)
        .set(kFrom, from)
        .set(kTo, to)
        .set(kPlan, plan)
        .set(kKm, qint64(km))
        .set(kCost, costFen)
        .set(kReasons, reasons)
        .set(kBy, by)
        .set(kAt, timeText(at));
    setList(over, kLines, linesJson(lines));
    return over;
}

Result<TransferStep> TransferStep::fromJson(const QJsonObject &json)
{
    TransferStep step;
    Fields fields(json);
    QStringList missing;
    fields.read(kId, step.id);
    fields.need(kOrder, step.order);
    fields.read(kKind, step.kind);
    readTime(fields, kAt, step.at);
    if (!step.at.isValid())
        fields.refuse(kAt);
    fields.read(kBy, step.by);
    fields.read(kNote, step.note);
    fields.read(kRoom, step.room);
    fields.read(kMissing, missing);
    if (missing.size() > kMostTransferLines)
        fields.refuse(kMissing);
    HZ_CHECK(fields.outcome());
    for (const QString &device : missing)
        step.missing.emplace_back(device);
    return step;
}

QJsonObject TransferStep::toJson(QJsonObject over) const
{
    QStringList ids;
    for (const DeviceId &device : missing)
        ids.append(device.text());
    Layout(over, QLatin1StringView("transferStep"))
        .set(kId, id)
        .set(kOrder, order)
        .set(kKind, kind)
        .set(kAt, timeText(at))
        .set(kBy, by)
        .set(kNote, note)
        .set(kRoom, room)
        .set(kMissing, ids);
    return over;
}

QString documentId(const Transfer &transfer)
{
    return kOrders + transfer.id.text();
}

QString documentId(const TransferStep &step)
{
    return kSteps + step.order.text() + u':' + step.id;
}

QString numberOf(const Transfer &transfer)
{
    return transfer.at.toLocalTime().toString(QStringLiteral("yyyyMMdd")) + u'-'
        + transfer.id.text().right(kNumberDigits);
}

TransferStanding standingOf(const Transfer &transfer, std::vector<TransferStep> steps)
{
    std::sort(steps.begin(), steps.end(), isBefore);
    TransferStanding standing{.since = transfer.at, .by = transfer.by};
    std::optional<QSet<DeviceId>> missing;
    for (const TransferStep &step : steps) {
        if (const TransferState state = stateOf(step.kind); state > standing.state) {
            standing.state = state;
            standing.since = step.at;
            standing.by = step.by;
        }
        if (step.kind != TransferStepKind::Receive)
            continue;
        const QSet<DeviceId> notCome(step.missing.begin(), step.missing.end());
        missing = missing ? missing->intersect(notCome) : notCome;
    }
    if (missing)
        standing.missing.assign(missing->begin(), missing->end());
    std::sort(standing.missing.begin(), standing.missing.end());
    return standing;
}

Result<TransferStory> readTransfer(const store::ReadTransaction &read, const TransferId &order)
{
    TransferStory story;
    HZ_TRY(const store::Document document, read.get(kOrders + order.text()));
    HZ_TRY(story.transfer, Transfer::fromJson(document.body));
    HZ_TRY(const QStringList ids, read.idsWithPrefix(kSteps + order.text() + u':'));
    for (const QString &id : ids) {
        HZ_TRY(const store::Document done, read.get(id));
        if (Result<TransferStep> step = TransferStep::fromJson(done.body))
            story.steps.push_back(std::move(*step));
    }
    std::sort(story.steps.begin(), story.steps.end(), isBefore);
    return story;
}

Transfer transferOf(const TransferOrder &order, const QStringList &reasons, const PlanBasis &basis,
    const Register &inventory, const QString &plan)
{
    Transfer transfer{.from = inventory.schools()[order.from].code,
        .to = inventory.schools()[order.to].code,
        .plan = plan,
        .km = order.km,
        .costFen = order.costFen,
        .reasons = reasons};
    std::map<QString, int> ofModel;
    for (const quint32 row : order.devices)
        ++ofModel[inventory.model(inventory.devices()[row])];
    for (const quint32 row : order.devices) {
        const DeviceRow &device = inventory.devices()[row];
        const QString model = inventory.model(device);
        const QDate bookedOn = QDate::fromJulianDay(device.bookedOn);
        const int months = (basis.day.year() - bookedOn.year()) * 12 + basis.day.month()
            - bookedOn.month() - int(basis.day.day() < bookedOn.day());
        QStringList why{device.state == DeviceState::InStore ? Tr::tr("in store, used by nobody")
                                                             : Tr::tr("more than its school needs"),
            Tr::tr("%n year(s) of use", nullptr, std::max(months, 0) / 12)};
        if (const int alike = ofModel[model]; alike > 1 && !model.isEmpty())
            why.append(Tr::tr("%1 of this model go together").arg(alike));
        const QString tag = inventory.tag(device);
        const QString maker = inventory.maker(device);
        transfer.lines.push_back({.device = inventory.idOf(device),
            .name = tag.isEmpty() ? inventory.serial(device) : tag,
            .model = maker.isEmpty() ? model : QStringLiteral("%1 %2").arg(maker, model),
            .bookedOn = bookedOn,
            .reason = why.join(Tr::tr(", ", "between reasons"))});
    }
    return transfer;
}

Result<NewTransfers> planTransfers(
    const store::ReadTransaction &read, std::vector<Transfer> wanted, const Deed &deed)
{
    QSet<QString> taken; // machines of open orders
    HZ_CHECK(read.forEachRow(
        QStringLiteral("machinesOfOpenTransfers"), {}, [&taken](const store::Row &row) -> Result<> {
            taken.insert(row.text(0));
            return {};
        }));
    NewTransfers made;
    for (Transfer &transfer : wanted) {
        made.ordered += int(std::erase_if(transfer.lines,
            [&taken](const TransferLine &line) { return taken.contains(line.device.text()); }));
        if (transfer.lines.empty())
            continue;
        if (qsizetype(transfer.lines.size()) > kMostTransferLines)
            return failure(Error::Kind::Invalid,
                Tr::tr("An order has at most %1 machines; this one has %2.")
                    .arg(kMostTransferLines)
                    .arg(transfer.lines.size()));
        transfer.id = TransferId(newUlid().toString());
        transfer.at = deed.at.toUTC();
        transfer.by = deed.by;
        made.orders.push_back(transfer.id);
        made.edits.append({.id = documentId(transfer), .after = transfer.toJson()});
    }
    if (made.orders.empty() && made.ordered > 0)
        return failure(Error::Kind::Conflict,
            Tr::tr(
                "All %n machine(s) are in open transfer orders already.", nullptr, made.ordered));
    if (made.orders.empty())
        return failure(Error::Kind::Invalid, Tr::tr("The plan moves no machine."));
    return made;
}

Result<std::vector<OrderedMachine>> orderedMachines(
    const store::ReadTransaction &read, const Register &inventory)
{
    std::vector<OrderedMachine> ordered;
    HZ_CHECK(read.forEachRow(
        QStringLiteral("machinesOfOpenTransfers"), {}, [&](const store::Row &row) -> Result<> {
            const quint32 device = inventory.deviceRow(DeviceId(row.text(0)));
            const quint32 to = inventory.schoolRow(UnitCode(row.text(1)));
            if (device != kNoRow && to != kNoRow)
                ordered.push_back({device, to});
            return {};
        }));
    return ordered;
}

Result<QList<Edit>> planTransferStep(const store::ReadTransaction &read, const Register &inventory,
    TransferStep step, const Deed &deed)
{
    if (step.note.size() > kMostTransferNote)
        return failure(Error::Kind::Invalid,
            Tr::tr("A note has at most %1 characters; this one has %2.")
                .arg(kMostTransferNote)
                .arg(step.note.size()));
    HZ_TRY(const TransferStory story, readTransfer(read, step.order));
    const Transfer &transfer = story.transfer;
    const TransferStanding before = story.standing();
    if (!stateAfter(before.state, step.kind))
        return failure(Error::Kind::Conflict,
            Tr::tr("“%1” is not possible: order %2 is “%3” since %4 (%5).")
                .arg(wordOf(step.kind), numberOf(transfer), wordOf(before.state),
                    writtenDay(before.since.toLocalTime().date()), before.by));
    step.id = newUlid().toString();
    step.at = deed.at.toUTC();
    step.by = deed.by;
    Deed arriving = deed;
    arriving.order = transfer.id.text();
    arriving.note = Tr::tr("transfer order %1").arg(numberOf(transfer));
    ChangePlanner planner(read, inventory, arriving);
    if (step.kind == TransferStepKind::Receive) {
        HZ_CHECK(checkRoom(inventory, transfer, step.room));
        HZ_CHECK(planArrival(read, transfer, step, planner));
    }
    QList<Edit> edits{{.id = documentId(step), .after = step.toJson()}};
    edits.append(planner.take().edits);
    return edits;
}

} // namespace hz::inventory
