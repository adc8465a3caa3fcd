// Which machines to put to another use, repair, move and buy so that schools meet their targets for
// computers, at least cost. Values; any thread.
//
// A school's own machines come first: idle ones and those of the other use. What is then missing is
// repaired, moved from a school that can spare it, or bought: a minimum-cost flow over all pairs of
// schools, so the cost is the least there is.
// All prices and bounds are ours: the plan gives none; each is a field of PlanTerms.
#pragma once

#include <hz/inventory/evaluation.h>

#include <optional>
#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

struct PlanTerms {
    bool movesAcrossCounties = true;
    int oldestMovedYears = 6; // of use when it is moved
    bool movesDonated = false;
    /// A school that has a computer room keeps its largest one whole.
    bool keepsComputerRoom = true;
    int smallestLot = 1; // machines; a lot that is smaller is not worth a journey
    qint64 priceFen = 480'000; // a new machine
    qint64 repairFen = 60'000; // a machine that has been in repair too long to count
    qint64 handlingFen = 6'000; // a machine moved: packed, carried, set up
    qint64 kmFen = 40; // a machine moved one kilometre
    double roadFactor = 1.4; // by road ÷ as the crow flies, in the mountains
    int kmUnknownNear = 30; // between schools of one county of which one has no position
    int kmUnknownFar = 90; // of two counties

    bool operator==(const PlanTerms &) const = default;
};

/// How a school stands before anything comes from outside.
struct PlanSchool {
    quint32 school = 0; // row of the register
    quint32 county = kNoRow; // place in Evaluation::units
    bool isKnown = false; // has figures; without them it neither gives nor gets
    bool meetsNow = false;
    int studentNeed = 0, studentHave = 0; // computers
    int teacherNeed = 0, teacherHave = 0;
    int idle = 0; // computers in store, for nobody
    int reassigned = 0; // own machines that go to the other use, or out of the store
    int repairable = 0; // own machines in repair too long to count
    int leaving = 0, coming = 0; // computers, by open transfer orders
    /// What is still missing when own ones are put to the other use and ordered ones have come.
    int shortage = 0;
    /// Of its computers, when each was booked in, as Julian days; unknown ones are left out.
    std::vector<qint32> bookedOn = {};
    /// What it can spare: rows of the register's devices, in the order they go; whole lots of one
    /// model first.
    std::vector<quint32> spare = {};
};

struct PlanBasis {
    QDate day = {}; // that ages are told on
    std::vector<PlanSchool> schools = {}; // in the order of the register's
    std::vector<std::optional<Position>> positions = {}; // of each
    std::vector<GlobePoint> onGlobe = {}; // the same; of no meaning where there is none

    /// By road, rounded; by county where a position is not known.
    int kilometres(quint32 from, quint32 to, const PlanTerms &terms) const;
    /// Schools elsewhere neither give nor get.
    void keepWithin(const Evaluation &evaluation, quint32 unit);
};

/// A machine that an open transfer order is about. It serves where it is to go, and nobody else.
struct OrderedMachine {
    quint32 device = 0; // row of the register
    quint32 to = 0; // school

    bool operator==(const OrderedMachine &) const = default;
};

/// Of all schools that ratio rules are about.
PlanBasis planBasis(const Register &inventory, const Evaluation &evaluation, const PlanTerms &terms,
    QDate day, const std::vector<OrderedMachine> &ordered = {});

struct TransferOrder {
    quint32 from = 0; // school
    quint32 to = 0;
    int count = 0;
    int km = 0;
    qint64 costFen = 0;
    std::vector<quint32> devices = {}; // rows of the register

    bool operator==(const TransferOrder &) const = default;
};

struct Purchase {
    quint32 school = 0;
    int count = 0;
    qint64 costFen = 0;

    bool operator==(const Purchase &) const = default;
};

struct GapPlan {
    std::vector<TransferOrder> orders; // the largest first
    std::vector<Purchase> purchases; // the largest first
    int reassigned = 0; // machines within their schools
    int repaired = 0;
    int moved = 0;
    int bought = 0;
    int meeting = 0; // schools that meet their targets when it is done
    int meetingNow = 0;
    int known = 0; // schools that have figures
    std::vector<quint32> notMet = {}; // schools that still do not
    int missing = 0; // machines that those lack
    qint64 transportFen = 0;
    qint64 repairFen = 0;
    qint64 purchaseFen = 0;

    qint64 costFen() const { return transportFen + repairFen + purchaseFen; }
    bool operator==(const GapPlan &) const = default;
};

/// What a scenario may do.
struct PlanScope {
    bool moves = true;
    bool buys = true;
    std::optional<qint64> budgetFen = {}; // none: as much as it takes

    bool operator==(const PlanScope &) const = default;
};

/// The plan of least cost; with a budget, or where nothing is bought, as many schools as can meet
/// their targets, those that lack least first, and these at least cost. Cancelled if told to stop.
Result<GapPlan> planGaps(
    const PlanBasis &basis, const PlanTerms &terms, const PlanScope &scope, TaskControl &task);

/// How many schools meet their targets for how much money: points from nothing to all of them.
struct PlanPoint {
    qint64 costFen = 0;
    int meeting = 0;

    bool operator==(const PlanPoint &) const = default;
};
Result<std::vector<PlanPoint>> planCurve(const PlanBasis &basis, const PlanTerms &terms,
    const PlanScope &scope, int points, TaskControl &task);

} // namespace hz::inventory
