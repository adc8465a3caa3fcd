#include "fields_p.h"
#include "servicefields_p.h"

#include <hz/inventory/devicechange.h>
#include <hz/inventory/ticket.h>
#include <hz/store/transaction.h>

#include <algorithm>
#include <array>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Ticket)
};

constexpr QLatin1StringView kTickets("ticket:"), kSteps("ticketstep:");
constexpr QLatin1StringView kId("id"), kSchool("school"), kRoom("room"), kDevice("device"),
    kFault("fault"), kNote("note"), kPhotos("photos"), kBy("by"), kAt("at"), kTicket("ticket"),
    kKind("kind"), kMinutes("minutes"), kParts("parts"), kWas("was"), kHolder("holder"),
    kName("name"), kCount("count"), kFen("fen");
constexpr int kMostMinutes = 100'000;
constexpr int kMostPieces = 10'000;
constexpr qint64 kMostFen = 1'000'000'000'00; // so that sums of them are exact

std::vector<Part> readParts(Fields &fields, const QJsonObject &json)
{
    std::vector<Part> parts;
    const QJsonArray list = json[kParts].toArray();
    for (const QJsonValue &each : list.size() > kMostTicketParts ? QJsonArray() : list) {
        const QJsonObject about = each.toObject();
        Fields inner(about);
        Part part;
        inner.read(kName, part.name);
        inner.read(kCount, part.count, 1);
        inner.read(kFen, part.fen);
        if (!inner.outcome() || part.count > kMostPieces || part.fen > kMostFen)
            fields.refuse(kParts);
        parts.push_back(std::move(part));
    }
    if (list.size() > kMostTicketParts)
        fields.refuse(kParts);
    return parts;
}

QJsonArray partsJson(const std::vector<Part> &parts)
{
    QJsonArray list;
    for (const Part &part : parts)
        list.append(QJsonObject{{kName, part.name}, {kCount, part.count}, {kFen, part.fen}});
    return list;
}

bool isBefore(const TicketStep &a, const TicketStep &b)
{
    return a.at == b.at ? a.id < b.id : a.at < b.at;
}

bool endsRepair(TicketState state)
{
    return state == TicketState::Done || state == TicketState::Closed;
}

// Whether somebody else's ticket keeps the machine in repair.
Result<bool> isHeldByOthers(
    const store::ReadTransaction &read, const DeviceId &device, const TicketId &but)
{
    HZ_TRY(const std::vector<TicketStory> all, ticketsOf(read, device));
    return std::ranges::any_of(all, [&but](const TicketStory &story) {
        const TicketStanding standing = story.standing();
        return story.ticket.id != but && isUnfinished(standing.state)
            && (standing.state == TicketState::InRepair || standing.away);
    });
}

Result<> checkKept(const QString &note, const QList<store::BlobRef> &photos)
{
    if (note.size() > kMostTicketNote)
        return failure(Error::Kind::Invalid,
            Tr::tr("A note has at most %1 characters; this one has %2.")
                .arg(kMostTicketNote)
                .arg(note.size()));
    if (photos.size() > kMostTicketPhotos)
        return failure(Error::Kind::Invalid,
            Tr::tr("At most %1 photos go with it; these are %2.")
                .arg(kMostTicketPhotos)
                .arg(photos.size()));
    return {};
}

} // namespace

template<> std::span<const Term> terms<TicketState>()
{
    static constexpr Term all[] = {
        {"open", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Open")},
        {"accepted", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Accepted")},
        {"inRepair", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Being repaired")},
        {"waiting", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Waits for parts")},
        {"done", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Put right")},
        {"closed", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Closed")},
    };
    return all;
}

template<> std::span<const Term> terms<TicketStepKind>()
{
    static constexpr Term all[] = {
        {"accept", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Accept")},
        {"repair", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Take in for repair")},
        {"wait", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Wait for parts")},
        {"finish", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Fixed")},
        {"close", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Close")},
        {"reopen", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Open again")},
        {"note", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Note")},
    };
    return all;
}

std::optional<TicketState> stateAfter(TicketState state, TicketStepKind step)
{
    using State = TicketState;
    switch (step) {
    case TicketStepKind::Accept:
        if (state == State::Open || state == State::Waiting)
            return State::Accepted;
        break;
    case TicketStepKind::Repair:
        if (isUnfinished(state) && state != State::InRepair)
            return State::InRepair;
        break;
    case TicketStepKind::Wait:
        if (isUnfinished(state) && state != State::Waiting)
            return State::Waiting;
        break;
    case TicketStepKind::Finish:
        if (isUnfinished(state))
            return State::Done;
        break;
    case TicketStepKind::Close:
        if (state != State::Closed)
            return State::Closed;
        break;
    case TicketStepKind::Reopen:
        if (!isUnfinished(state))
            return State::Open;
        break;
    case TicketStepKind::Note:
        return state;
    }
    return {};
}

bool isUnfinished(TicketState state)
{
    return state != TicketState::Done && state != TicketState::Closed;
}

qint64 costFen(std::span<const Part> parts)
{
    qint64 cost = 0;
    for (const Part &part : parts)
        cost += part.count * part.fen;
    return cost;
}

Result<Ticket> Ticket::fromJson(const QJsonObject &json)
{
    Ticket ticket;
    Fields fields(json);
    fields.need(kId, ticket.id);
    fields.need(kSchool, ticket.school);
    fields.read(kRoom, ticket.room);
    fields.read(kDevice, ticket.device);
    fields.read(kFault, ticket.fault);
    fields.read(kNote, ticket.note);
    ticket.photos = readPhotos(fields, kPhotos, json, kMostTicketPhotos);
    fields.read(kBy, ticket.by);
    readTime(fields, kAt, ticket.at);
    if (!ticket.at.isValid())
        fields.refuse(kAt);
    HZ_CHECK(fields.outcome());
    return ticket;
}

QJsonObject Ticket::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("ticket"))
        .set(kId, id)
        .set(kSchool, school)
        .set(kRoom, room)
        .set(kDevice, device)
        .set(kFault, fault)
        .set(kNote, note)
        .set(kBy, by)
        .set(kAt, timeText(at));
    setList(over, kPhotos, photosJson(photos));
    return over;
}

Result<TicketStep> TicketStep::fromJson(const QJsonObject &json)
{
    TicketStep step;
    Fields fields(json);
    fields.read(kId, step.id);
    fields.need(kTicket, step.ticket);
    fields.read(kKind, step.kind);
    readTime(fields, kAt, step.at);
    if (!step.at.isValid())
        fields.refuse(kAt);
    fields.read(kBy, step.by);
    fields.read(kNote, step.note);
    fields.read(kMinutes, step.minutes);
    if (step.minutes > kMostMinutes)
        fields.refuse(kMinutes);
    step.photos = readPhotos(fields, kPhotos, json, kMostTicketPhotos);
    step.parts = readParts(fields, json);
    fields.read(kWas, step.was);
    fields.read(kHolder, step.holder);
    HZ_CHECK(fields.outcome());
    return step;
}

QJsonObject TicketStep::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("ticketstep"))
        .set(kId, id)
        .set(kTicket, ticket)
        .set(kKind, kind)
        .set(kAt, timeText(at))
        .set(kBy, by)
        .set(kNote, note)
        .set(kMinutes, qint64(minutes))
        .set(kWas, was)
        .set(kHolder, holder);
    setList(over, kPhotos, photosJson(photos));
    setList(over, kParts, partsJson(parts));
    return over;
}

QString documentId(const Ticket &ticket)
{
    return kTickets + ticket.id.text();
}

QString documentId(const TicketStep &step)
{
    return kSteps + step.ticket.text() + u':' + step.id;
}

TicketStanding standingOf(const Ticket &ticket, std::vector<TicketStep> steps)
{
    std::sort(steps.begin(), steps.end(), isBefore);
    steps.erase(std::unique(steps.begin(), steps.end(),
                    [](const TicketStep &a, const TicketStep &b) { return a.id == b.id; }),
        steps.end());
    TicketStanding standing{.since = ticket.at};
    for (const TicketStep &step : steps) {
        standing.minutes += step.minutes;
        standing.costFen += costFen(step.parts);
        // A machine that two people took in comes back as it was before the first of them.
        if (step.kind == TicketStepKind::Repair && step.was && !standing.away)
            standing.away = step;
        const std::optional<TicketState> next = stateAfter(standing.state, step.kind);
        if (!next || *next == standing.state)
            continue;
        standing.state = *next;
        standing.since = step.at;
        if (step.kind == TicketStepKind::Accept || step.kind == TicketStepKind::Repair)
            standing.acceptedBy = step.by;
        if (endsRepair(standing.state))
            standing.away.reset();
    }
    return standing;
}

QDate dueOn(const QDateTime &reportedAt, const FaultKind &fault)
{
    return reportedAt.toLocalTime().date().addDays(fault.days);
}

Result<TicketStory> readTicket(const store::ReadTransaction &read, const TicketId &ticket)
{
    TicketStory story;
    HZ_TRY(const store::Document document, read.get(kTickets + ticket.text()));
    HZ_TRY(story.ticket, Ticket::fromJson(document.body));
    HZ_TRY(const QStringList ids, read.idsWithPrefix(kSteps + ticket.text() + u':'));
    for (const QString &id : ids) {
        HZ_TRY(const store::Document done, read.get(id));
        if (Result<TicketStep> step = TicketStep::fromJson(done.body))
            story.steps.push_back(std::move(*step));
    }
    std::sort(story.steps.begin(), story.steps.end(), isBefore);
    return story;
}

Result<std::vector<TicketStory>> ticketsOf(
    const store::ReadTransaction &read, const DeviceId &device)
{
    HZ_TRY(const QList<QVariantList> rows,
        read.rows(QStringLiteral("ticketsOfDevice"), {device.text()}));
    std::vector<TicketStory> stories;
    for (const QVariantList &row : rows) {
        if (Result<TicketStory> story = readTicket(read, TicketId(row[0].toString())))
            stories.push_back(std::move(*story));
        else if (story.error().kind != Error::Kind::Invalid)
            return Failure(story.error());
    }
    std::sort(stories.begin(), stories.end(), [](const TicketStory &a, const TicketStory &b) {
        return a.ticket.at == b.ticket.at ? a.ticket.id.text() > b.ticket.id.text()
                                          : a.ticket.at > b.ticket.at;
    });
    return stories;
}

Result<QList<Edit>> planTicket(Ticket ticket, const Deed &deed)
{
    if (ticket.school.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("A fault is reported for a school."));
    HZ_CHECK(checkKept(ticket.note, ticket.photos));
    if (ticket.id.isEmpty())
        ticket.id = TicketId(newUlid().toString());
    ticket.at = deed.at.toUTC();
    ticket.by = deed.by;
    return QList<Edit>{{.id = documentId(ticket), .after = ticket.toJson()}};
}

Result<QList<Edit>> planStep(const store::ReadTransaction &read, const Register &inventory,
    TicketStep step, const Deed &deed)
{
    HZ_CHECK(checkKept(step.note, step.photos));
    HZ_TRY(const TicketStory story, readTicket(read, step.ticket));
    const TicketStanding before = story.standing();
    const std::optional<TicketState> next = stateAfter(before.state, step.kind);
    if (!next)
        return failure(Error::Kind::Conflict,
            Tr::tr("“%1” is not possible: the ticket is “%2” by now.")
                .arg(wordOf(step.kind), wordOf(before.state)));
    step.id = newUlid().toString();
    // A clock that is behind does not put a step before those it follows.
    step.at = story.steps.empty() ? std::max(deed.at.toUTC(), story.ticket.at)
                                  : std::max(deed.at.toUTC(), story.steps.back().at.addMSecs(1));
    step.by = deed.by;
    ChangePlanner planner(read, inventory, deed);
    const DeviceId &device = story.ticket.device;
    const bool hasDevice = !device.isEmpty() && inventory.deviceRow(device) != kNoRow;
    if (hasDevice && step.kind == TicketStepKind::Repair)
        HZ_CHECK(planner.change(device, [&step](Device &machine) {
            if (machine.state == DeviceState::InRepair || machine.state == DeviceState::Disposed)
                return;
            step.was = machine.state;
            if (machine.state == DeviceState::OnLoan)
                step.holder = machine.holder;
            machine.state = DeviceState::InRepair;
        }));
    if (hasDevice && before.away && endsRepair(*next)) {
        HZ_TRY(const bool isHeld, isHeldByOthers(read, device, story.ticket.id));
        if (!isHeld)
            HZ_CHECK(planner.change(device, [&away = *before.away](Device &machine) {
                if (machine.state != DeviceState::InRepair)
                    return; // somebody has said since what became of it
                machine.state = *away.was;
                if (!away.holder.isEmpty())
                    machine.holder = away.holder;
            }));
    }
    QList<Edit> edits{{.id = documentId(step), .after = step.toJson()}};
    edits.append(planner.take().edits);
    return edits;
}

} // namespace hz::inventory
