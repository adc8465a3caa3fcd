// Transfer orders: machines that one school gives and another gets, by decision of a bureau, and
// what has been done about them. Values; any thread.
//
// The order is one document and each thing done about it another, so nothing two machines write
// without a network collides. Where they did different things, the furthest of them counts:
// draft < issued < sent < withdrawn < received, whatever their clocks say. Received is the furthest
// because the machines stand there then. Receiving moves the machines in the inventory.
//
//   transferOrder:<ulid> {id, from, to, plan?, km?, costFen?, reasons?, by, at,
//       lines [{device, name?, model?, bookedOn?, reason?}]}
//   transferStep:<order ulid>:<ulid> {id, order, kind, at, by, note?, room?, missing? [device]}
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/gapplan.h>
#include <hz/store/document.h>

#include <span>

namespace hz::inventory {

using TransferId = Id<struct TransferTag>; // a ULID

enum class TransferState : quint8 { Draft, Issued, Sent, Withdrawn, Received };
template<> std::span<const Term> terms<TransferState>();
inline constexpr size_t kTransferStates = size_t(TransferState::Received) + 1;

enum class TransferStepKind : quint8 { Issue, Send, Receive, Withdraw };
template<> std::span<const Term> terms<TransferStepKind>();
inline constexpr size_t kTransferSteps = size_t(TransferStepKind::Withdraw) + 1;

/// Where a step leads; nothing where it is not possible.
std::optional<TransferState> stateAfter(TransferState state, TransferStepKind step);
/// The machines are still to go.
bool isOpen(TransferState state);

/// What is kept of one document at most.
inline constexpr qsizetype kMostTransferLines = 5'000;
inline constexpr qsizetype kMostTransferNote = 2'000; // characters

/// A machine, as it was when the order was made, so that the order can be read without it.
struct TransferLine {
    DeviceId device = {};
    QString name = {}; // its tag, else its serial number
    QString model = {};
    QDate bookedOn = {};
    QString reason = {}; // why this one

    bool operator==(const TransferLine &) const = default;
};

struct Transfer {
    TransferId id = {};
    UnitCode from = {};
    UnitCode to = {};
    QString plan = {}; // what it follows from, as people name it
    int km = 0;
    qint64 costFen = 0;
    QStringList reasons = {}; // why these schools
    std::vector<TransferLine> lines = {};
    QString by = {};
    QDateTime at = {}; // UTC

    static Result<Transfer> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Transfer &) const = default;
};

struct TransferStep {
    QString id = {}; // a ULID
    TransferId order = {};
    TransferStepKind kind = TransferStepKind::Issue;
    QDateTime at = {}; // UTC
    QString by = {};
    QString note = {};
    RoomId room = {}; // of Receive: where the machines stand now; empty: in store
    std::vector<DeviceId> missing = {}; // of Receive: did not come

    static Result<TransferStep> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const TransferStep &) const = default;
};

QString documentId(const Transfer &transfer);
QString documentId(const TransferStep &step);
/// "20251020-7F3K9Q": the day it was made and the end of its id. What is printed and spoken of.
QString numberOf(const Transfer &transfer);

/// How an order stands after its steps; the same in whatever order they are given, and given twice.
struct TransferStanding {
    TransferState state = TransferState::Draft;
    QDateTime since = {}; // UTC; of the first step that led here
    QString by = {};
    std::vector<DeviceId> missing = {}; // that nobody who received it got; by id

    bool operator==(const TransferStanding &) const = default;
};
TransferStanding standingOf(const Transfer &transfer, std::vector<TransferStep> steps);

/// An order with everything that was done about it, in the order of time.
struct TransferStory {
    Transfer transfer = {};
    std::vector<TransferStep> steps = {};

    TransferStanding standing() const { return standingOf(transfer, steps); }
};
/// NotFound where there is none. Steps that cannot be read are left out.
Result<TransferStory> readTransfer(const store::ReadTransaction &read, const TransferId &order);

/// Orders, their machines and steps as tables; see transferlist.h.
store::Projection transferProjection();

/// An order of a plan as it is to be written; `plan` names what it follows from.
Transfer transferOf(const TransferOrder &order, const QStringList &reasons, const PlanBasis &basis,
    const Register &inventory, const QString &plan);

struct NewTransfers {
    QList<Edit> edits = {};
    std::vector<TransferId> orders = {};
    int ordered = 0; // machines that another open order has already; they are left out
};
/// Drafts, one for each pair of schools. Conflict if every machine is in an open order already, or
/// the projection is still being built; Invalid where there is nothing to move.
Result<NewTransfers> planTransfers(
    const store::ReadTransaction &read, std::vector<Transfer> wanted, const Deed &deed);

/// What open orders are about, of machines that the register has. Conflict while the projection is
/// being built.
Result<std::vector<OrderedMachine>> orderedMachines(
    const store::ReadTransaction &read, const Register &inventory);

/// One step more. Receive moves the machines that are still at the giving school to the receiving
/// one, as movements tell; those that are gone or elsewhere are noted as missing. Conflict where
/// the step is not possible, or no machine is left to receive; Invalid where the room is another
/// school's.
Result<QList<Edit>> planTransferStep(const store::ReadTransaction &read, const Register &inventory,
    TransferStep step, const Deed &deed);

} // namespace hz::inventory
