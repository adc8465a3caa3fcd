// What importing a list would do, row by row, before anything is written: new, changed from what to
// what, the same, for a person to decide, or wrong and why. Importing a list twice changes nothing.
//
// Every row behind the titles is accounted for exactly once. A cell that is empty changes nothing;
// nothing is guessed: what is not understood is a problem of its row, and the others are imported.
// A machine without numbers of its own gets an id from what its row says, so that the same row is
// the same machine next time.
//
// A row with the quantity n, 2 to kMostOfARow, is n machines, as if it stood there n times with the
// quantity 1: so a row that says 31 where it said 30, and all else as before, adds one machine. It
// may not carry a number that only one machine has (serial, UUID, MAC …); an asset tag is kept on
// all of them. A price of the whole row (原值, 金额, "Value"; not 单价) is divided. Values; any
// thread; a stock by one thread at a time.
#pragma once

#include <hz/inventory/columnmap.h>
#include <hz/inventory/edit.h>
#include <hz/inventory/matching.h>
#include <hz/inventory/register.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <array>
#include <functional>
#include <memory>

namespace hz::store {
class Database;
}

namespace hz::inventory {

struct ImportPlan;

/// What is there already.
struct ImportStock {
    std::shared_ptr<const Register> inventory = {};
    MatchStock machines = {};
    /// A document's body as it is now; empty where there is none.
    std::function<Result<QJsonObject>(const QString &id)> body = {};

    static Result<ImportStock> load(std::shared_ptr<const store::ReadTransaction> read);
    /// The same on two cores. Not from a worker of cpuPool(), which it waits for.
    static Result<ImportStock> load(const store::Database &database);
    static ImportStock fromRecords(const Records &records);

    /// As if `plan` had been written, as far as lists planned after it ask: the schools that it
    /// brings are there. For the dry run of several lists.
    void expect(const ImportPlan &plan);
};

inline constexpr int kMostOfARow = 200; // machines
inline constexpr int kMostOfRows = 200'000; // that rows of several stand for, in one list

/// What a new machine is taken for where its row does not say, and why, for people.
struct TakenFor {
    DeviceKind kind = DeviceKind::Desktop;
    QString why = {};
};

struct ImportOptions {
    UnitCode school = {}; // of rows that name none
    int year = 0; // of censuses that name none
    /// Since when a state is another one, and when machines were moved and by whom; without a time
    /// neither is kept.
    Deed deed = {};
    QString origin = {}; // what movements name as the reason: the list's file
    /// Machines without a number of their own are refused: their rows never are twice alike.
    bool needsNumbers = false;
    /// What a person decided of rows that were doubtful: the device it is, or empty for a new one.
    QHash<qint64, DeviceId> decisions = {};
    /// By row; a machine that is known keeps its kind.
    QHash<qint64, TakenFor> takenFor = {};
    /// Rows that a person wants left out.
    QSet<qint64> leftOut = {};
    /// Threads that read rows; 0: one a core. However many there are, the plan is the same.
    int workers = 0;
};

enum class RowOutcome : quint8 { New, Changed, Same, Doubtful, Failed, Skipped };
inline constexpr size_t kRowOutcomes = size_t(RowOutcome::Skipped) + 1;
template<> std::span<const Term> terms<RowOutcome>();

struct FieldChange {
    QString field = {}; // as the document names it
    QJsonValue before = {};
    QJsonValue after = {};

    bool operator==(const FieldChange &) const = default;
};

struct RowProblem {
    QString column = {}; // its title
    QString value = {};
    QString reason = {};

    bool operator==(const RowProblem &) const = default;
};

/// A machine that a doubtful row may be of: one that is there, or one of a row before it.
struct RowCandidate {
    DeviceId device = {};
    qint64 row = 0; // its number, where it is of the list
    quint8 agreed = 0; // bit of Identifier
    bool isContradicted = false;

    bool operator==(const RowCandidate &) const = default;
};

struct PlannedRow {
    qint64 number = 0; // as the spreadsheet shows it
    RowOutcome outcome = RowOutcome::Skipped;
    QString id = {}; // of the document the row speaks of, where that is known
    /// Of New and Changed. Of Doubtful, what it would be as a new machine; a room that is not there
    /// yet is its "roomName".
    Edit edit = {};
    QList<Edit> movements = {}; // of Changed, where a machine went elsewhere
    std::vector<Edit> further = {}; // of a row of several machines
    std::vector<RowProblem> problems = {}; // of Failed, or why it is doubtful
    std::vector<RowProblem> notes = {}; // of what is imported, and how it was understood
    std::vector<RowCandidate> candidates = {}; // of Doubtful

    /// Field by field.
    std::vector<FieldChange> changes() const;
};

struct ImportPlan {
    ColumnMap map = {};
    std::vector<PlannedRow> rows = {};
    std::vector<Room> newRooms = {}; // that rows which are imported need
    std::vector<Edit> attached = {}; // what belongs to machines: their programs
    std::array<int, kRowOutcomes> totals = {};

    int total(RowOutcome outcome) const { return totals[size_t(outcome)]; }
    /// New rooms first, attached documents last; each document once.
    QList<Edit> edits() const;
};

/// The dry run. Cancelled when told to stop; progress counts rows. Invalid where the map lacks what
/// no row can do without.
Result<ImportPlan> planImport(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task);

} // namespace hz::inventory
