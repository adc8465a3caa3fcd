// Which inspections are due, of which school and room, and which are overdue; and the list of them
// as people narrow it down. Any thread; an InspectionBook is an immutable snapshot of one register
// and one moment.
#pragma once

#include <hz/inventory/inspection.h>

#include <array>
#include <memory>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

/// An inspection that is known, in short.
struct InspectionRow {
    InspectionId id = {};
    QString templateId = {};
    UnitCode school = {};
    RoomId room = {};
    QDate day = {};
    QString by = {};
    QString signedBy = {}; // empty: not signed, or changed since
    int failed = 0;
    int unanswered = 0;
    int items = 0;
};

enum class DueState : quint8 { Overdue, Due, Begun, Done };
template<> std::span<const Term> terms<DueState>();
inline constexpr size_t kDueStates = size_t(DueState::Done) + 1;

/// One template for one school or room, as it stands today.
struct InspectionDue {
    size_t form = 0; // in inspectionTemplates()
    quint32 school = kNoRow; // rows of the book's register
    quint32 room = kNoRow;
    DueState state = DueState::Due;
    /// Begun, and its day has passed.
    bool isLate = false;
    QDate due = {}; // the last day of the period it is due in
    QDate last = {}; // of the last that was signed; none: never
    quint32 shown = kNoRow; // row of the inspection that is begun or was signed last
    int failed = 0; // items of the last that was signed

    bool isOverdue() const { return state == DueState::Overdue || isLate; }
};

enum class InspectionColumn : quint8 { State, Template, Place, School, Due, Last, Failed, By };
inline constexpr size_t kInspectionColumns = size_t(InspectionColumn::By) + 1;

struct InspectionQuery {
    QString words = {}; // found in template, place, school and people, every one of them
    /// Of each group nothing ticked means everything. Units and schools by code: they outlast a
    /// register.
    quint32 states = 0; // bit of DueState
    quint64 forms = 0; // bit by inspectionTemplates()
    std::vector<UnitCode> counties = {};
    std::vector<UnitCode> schools = {};

    InspectionColumn sortBy = InspectionColumn::State;
    bool isDescending = false;

    bool operator==(const InspectionQuery &) const = default;
};

struct InspectionList {
    std::vector<quint32> rows; // of dues(), in order
    /// How many each choice would list, the other groups as they are ticked.
    std::array<int, kDueStates> states = {};
    std::vector<int> forms; // by inspectionTemplates()
    std::vector<int> counties; // by row of units
};

store::Projection inspectionProjection();

class InspectionBook {
public:
    /// Conflict while the projection is being built; Cancelled when told to stop. What is dated
    /// after tomorrow comes of a clock that is wrong and counts for nothing yet. Nothing is overdue
    /// of a time before anybody kept inspections here.
    static Result<std::shared_ptr<const InspectionBook>> load(const store::ReadTransaction &read,
        std::shared_ptr<const Register> inventory, const QDate &today, TaskControl &task);
    static std::shared_ptr<const InspectionBook> make(std::shared_ptr<const Register> inventory,
        std::vector<InspectionRow> inspections, const QDate &today);

    const std::shared_ptr<const Register> &inventory() const { return m_inventory; }
    /// By day, the earliest first.
    const std::vector<InspectionRow> &inspections() const { return m_inspections; }
    const std::vector<InspectionDue> &dues() const { return m_dues; }
    quint32 dueOf(const QString &form, const UnitCode &school, const RoomId &room) const;
    QString byText(const InspectionDue &due) const;

    /// Cancelled when told to stop.
    Result<InspectionList> list(const InspectionQuery &query, TaskControl &task) const;

private:
    void addDue(size_t form, quint32 school, quint32 room, const QDate &today);
    void sort(std::vector<quint32> &rows, const InspectionQuery &query) const;

    std::shared_ptr<const Register> m_inventory;
    std::vector<InspectionRow> m_inspections;
    std::vector<InspectionDue> m_dues;
    /// Of a template, school and room: its inspections, the earliest first.
    QHash<QString, std::vector<quint32>> m_of;
    QDate m_since; // the first that anybody signed here
};

} // namespace hz::inventory
