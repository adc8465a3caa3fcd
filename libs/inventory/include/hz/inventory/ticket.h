// Faults that people report and what is done about them. Values; any thread.
//
// What was reported is one document, and each thing that is done about it another, so nothing two
// machines write without a network collides: united, they are one ticket, and how it stands follows
// from its steps in the order of their times.
//
//   ticket:<ulid> {id, school, room?, device?, fault, note?, photos?, by, at}
//   ticketstep:<ticket ulid>:<ulid> {id, ticket, kind, at, by, note?, minutes?, photos?,
//       parts? [{name, count, fen}], was?, holder?}
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/faults.h>
#include <hz/inventory/register.h>
#include <hz/store/document.h>

#include <span>

namespace hz::inventory {

using TicketId = Id<struct TicketTag>; // a ULID

enum class TicketState : quint8 { Open, Accepted, InRepair, Waiting, Done, Closed };
template<> std::span<const Term> terms<TicketState>();
inline constexpr size_t kTicketStates = size_t(TicketState::Closed) + 1;

enum class TicketStepKind : quint8 {
    Accept, // somebody sees to it
    Repair, // the machine is taken in: it is "in repair" until this is done
    Wait, // for parts
    Finish,
    Close, // who reported it is content, or takes it back
    Reopen,
    Note, // changes nothing but what is known
};
template<> std::span<const Term> terms<TicketStepKind>();
inline constexpr size_t kTicketSteps = size_t(TicketStepKind::Note) + 1;

/// Where a step leads; nothing where it is not possible.
std::optional<TicketState> stateAfter(TicketState state, TicketStepKind step);
/// Something is still to be done.
bool isUnfinished(TicketState state);

/// What is kept of one document at most.
inline constexpr qsizetype kMostTicketPhotos = 6;
inline constexpr qsizetype kMostTicketParts = 50;
inline constexpr qsizetype kMostTicketNote = 2'000; // characters

struct Part {
    QString name = {};
    int count = 1;
    qint64 fen = 0; // of one

    bool operator==(const Part &) const = default;
};
qint64 costFen(std::span<const Part> parts);

struct Ticket {
    TicketId id = {};
    UnitCode school = {};
    RoomId room = {}; // may be empty
    DeviceId device = {}; // may be empty
    QString fault = {}; // of FaultKind
    QString note = {};
    QList<store::BlobRef> photos = {};
    QString by = {};
    QDateTime at = {}; // UTC

    static Result<Ticket> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Ticket &) const = default;
};

struct TicketStep {
    QString id = {}; // a ULID
    TicketId ticket = {};
    TicketStepKind kind = TicketStepKind::Note;
    QDateTime at = {}; // UTC
    QString by = {};
    QString note = {};
    int minutes = 0; // of work
    QList<store::BlobRef> photos = {};
    std::vector<Part> parts = {};
    /// Of Repair, what the machine was before: so it comes back. None: the machine did not change.
    std::optional<DeviceState> was = {};
    QString holder = {}; // who had it on loan then

    static Result<TicketStep> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const TicketStep &) const = default;
};

QString documentId(const Ticket &ticket);
QString documentId(const TicketStep &step);

/// How a ticket stands after its steps; the same in whatever order they are given, and given twice.
/// A step that was not possible any more when its turn came changes no state, and all the rest of
/// it counts.
struct TicketStanding {
    TicketState state = TicketState::Open;
    QDateTime since = {}; // UTC; of the step that led here
    QString acceptedBy = {};
    int minutes = 0;
    qint64 costFen = 0;
    /// The step that took the machine in and whose machine has not come back.
    std::optional<TicketStep> away = {};

    bool operator==(const TicketStanding &) const = default;
};
TicketStanding standingOf(const Ticket &ticket, std::vector<TicketStep> steps);

/// The day by which it is to be put right.
QDate dueOn(const QDateTime &reportedAt, const FaultKind &fault);

/// A ticket with everything that was done about it, in the order of time.
struct TicketStory {
    Ticket ticket = {};
    std::vector<TicketStep> steps = {};

    TicketStanding standing() const { return standingOf(ticket, steps); }
};
/// NotFound where there is none. Steps that cannot be read are left out.
Result<TicketStory> readTicket(const store::ReadTransaction &read, const TicketId &ticket);

/// Tickets and their steps as tables; see ticketlist.h.
store::Projection ticketProjection();
/// Of a machine, whatever their state, the latest first. Conflict while the projection is being
/// built.
Result<std::vector<TicketStory>> ticketsOf(
    const store::ReadTransaction &read, const DeviceId &device);

/// A ticket as it is to be written: `at` and `by` are the deed's. Invalid where it names no school,
/// or more than is kept.
Result<QList<Edit>> planTicket(Ticket ticket, const Deed &deed);
/// One step more. The machine goes into repair with Repair and comes back with Finish or Close, as
/// movements tell, unless another ticket still holds it. Conflict where the step is not possible.
Result<QList<Edit>> planStep(const store::ReadTransaction &read, const Register &inventory,
    TicketStep step, const Deed &deed);

} // namespace hz::inventory
