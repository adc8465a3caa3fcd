// All tickets of a database with how each stands, and the list of them as people narrow it down.
// Any thread; a TicketBook is an immutable snapshot of one register and one moment.
#pragma once

#include <hz/inventory/ticket.h>

#include <array>
#include <memory>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

/// A ticket in the list. Rows are those of the book's register; kNoRow: not there any more, or
/// never named.
struct TicketRow {
    TicketId id = {};
    quint32 school = kNoRow;
    quint32 room = kNoRow;
    quint32 device = kNoRow;
    size_t fault = 0; // in faultKinds()
    TicketState state = TicketState::Open;
    QDateTime at = {}; // UTC
    QDateTime since = {}; // UTC, that it stands so
    QDate due = {};
    QString by = {};
    QString acceptedBy = {};
    QString note = {};
    int minutes = 0;
    qint64 costFen = 0;

    bool isOverdue(const QDate &today) const { return isUnfinished(state) && due < today; }
};

enum class TicketColumn : quint8 {
    State,
    Fault,
    Machine,
    Place,
    School,
    ReportedAt,
    Due,
    By,
    AcceptedBy,
    Minutes,
    Cost
};
inline constexpr size_t kTicketColumns = size_t(TicketColumn::Cost) + 1;

struct TicketQuery {
    QString words = {}; // found in machine, place, fault, people and note, every one of them
    /// Of each group nothing ticked means everything. Units, schools and machines by code: they
    /// outlast a register.
    quint32 states = 0; // bit of TicketState
    quint64 faults = 0; // bit by faultKinds()
    std::vector<UnitCode> counties = {};
    std::vector<UnitCode> schools = {};
    DeviceId device = {};
    RoomId room = {};
    bool onlyOverdue = false;

    TicketColumn sortBy = TicketColumn::ReportedAt;
    bool isDescending = true;

    bool operator==(const TicketQuery &) const = default;
};

struct TicketList {
    std::vector<quint32> rows; // of the book, in order
    /// How many each choice would list, the other groups as they are ticked.
    std::array<int, kTicketStates> states = {};
    std::vector<int> faults; // by faultKinds()
    std::vector<int> counties; // by row of units
    int overdue = 0; // among those of the other groups
};

class TicketBook {
public:
    /// Conflict while the projection is being built; Cancelled when told to stop.
    static Result<std::shared_ptr<const TicketBook>> load(const store::ReadTransaction &read,
        std::shared_ptr<const Register> inventory, TaskControl &task);

    const std::shared_ptr<const Register> &inventory() const { return m_inventory; }
    const std::vector<TicketRow> &rows() const { return m_rows; } // by id
    quint32 rowOf(const TicketId &ticket) const;
    /// As the list shows it.
    QString machineText(const TicketRow &row) const;
    QString placeText(const TicketRow &row) const;

    /// Cancelled when told to stop.
    Result<TicketList> list(const TicketQuery &query, const QDate &today, TaskControl &task) const;

private:
    void sort(std::vector<quint32> &rows, const TicketQuery &query) const;

    std::shared_ptr<const Register> m_inventory;
    std::vector<TicketRow> m_rows;
};

} // namespace hz::inventory
