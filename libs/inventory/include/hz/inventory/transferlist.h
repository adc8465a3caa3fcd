// All transfer orders of a database with how each stands, and the list of them as people narrow it
// down. Any thread; a TransferBook is an immutable snapshot of one register and one moment.
#pragma once

#include <hz/inventory/transfer.h>

#include <array>
#include <memory>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

/// An order in the list. Rows are those of the book's register; kNoRow: not there any more.
struct TransferRow {
    TransferId id = {};
    QString number = {};
    quint32 from = kNoRow; // school
    quint32 to = kNoRow;
    int machines = 0;
    int missing = 0; // of a received one
    QString plan = {};
    TransferState state = TransferState::Draft;
    QDateTime at = {}; // UTC
    QDateTime since = {}; // UTC, that it stands so
    QString by = {}; // who brought it there
};

enum class TransferColumn : quint8 { State, Number, From, To, Machines, Since, By, Plan };
inline constexpr size_t kTransferColumns = size_t(TransferColumn::Plan) + 1;

struct TransferQuery {
    QString words = {}; // found in number, schools, plan and people, every one of them
    /// Of each group nothing ticked means everything. Of schools and counties either end counts.
    quint32 states = 0; // bit of TransferState
    std::vector<UnitCode> counties = {};
    std::vector<UnitCode> schools = {};

    TransferColumn sortBy = TransferColumn::Since;
    bool isDescending = true;

    bool operator==(const TransferQuery &) const = default;
};

struct TransferList {
    std::vector<quint32> rows; // of the book, in order
    /// How many each choice would list, the other groups as they are ticked.
    std::array<int, kTransferStates> states = {};
    std::vector<int> counties; // by row of units
    int machines = 0; // of all listed
};

class TransferBook {
public:
    /// Conflict while the projection is being built; Cancelled when told to stop.
    static Result<std::shared_ptr<const TransferBook>> load(const store::ReadTransaction &read,
        std::shared_ptr<const Register> inventory, TaskControl &task);

    const std::shared_ptr<const Register> &inventory() const { return m_inventory; }
    const std::vector<TransferRow> &rows() const { return m_rows; } // by id
    quint32 rowOf(const TransferId &order) const;
    QString schoolText(quint32 school) const; // empty where it is not there any more

    /// Cancelled when told to stop.
    Result<TransferList> list(const TransferQuery &query, TaskControl &task) const;

private:
    void sort(std::vector<quint32> &rows, const TransferQuery &query) const;

    std::shared_ptr<const Register> m_inventory;
    std::vector<TransferRow> m_rows;
};

} // namespace hz::inventory
