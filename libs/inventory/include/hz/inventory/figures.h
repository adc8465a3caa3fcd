// What is counted of a school or an area before any rule looks at it, and under which definitions.
// Values; any thread.
//
// Figures of a school come from the register (machines, rooms) and its census (people, classes,
// answers); those of an area are the sums of its schools', never a mean. A locked census brings its
// machines and rooms with it, so an old year can be counted again.
#pragma once

#include <hz/core/result.h>
#include <hz/inventory/register.h>

#include <QtCore/QJsonObject>

#include <array>
#include <vector>

namespace hz::inventory {

/// Who and what counts. Each is a field of the rule set and is shown beside the figure.
struct Definitions {
    enum class Teachers : quint8 { FullTime, Registered };
    enum class Students : quint8 { Enrolled, Registered };
    /// AllComputers is how old reports counted: every machine stands against teachers, and against
    /// students as well.
    enum class Computers : quint8 { Pools, AllComputers };
    enum class Tablets : quint8 { Students, Everybody, Nobody };
    enum class OnePerson : quint8 { Teachers, Students, Everybody };
    /// What a school's outlet is good for: as measured, where somebody did, else as contracted,
    /// else as its census says; or only the latter two, or only the last.
    enum class Bandwidth : quint8 { Measured, Contracted, Said };

    Teachers teachers = Teachers::FullTime;
    Students students = Students::Enrolled;
    Computers computers = Computers::Pools;
    Tablets tablets = Tablets::Students;
    OnePerson onePerson = OnePerson::Teachers;
    int onePersonShare = 95; // per cent of the schools of an area: "basically"
    int repairDays = 90; // how long a machine in repair still counts
    int smallestEnrolment = 100; // a smaller school counts as one of this many pupils
    bool specialSchoolsInBands = false;
    int roomSeats = 50; // of a computer room, the teacher's beside them
    int roomTeacherSeats = 1;
    Bandwidth bandwidth = Bandwidth::Measured;
    int lineOverhead = 6; // per cent of a line that protocols take and measuring does not see

    static Result<Definitions> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;
    /// One line, in the language of the program: which machines and which people.
    QString toText() const;
    bool operator==(const Definitions &) const = default;
};

template<> std::span<const Term> terms<Definitions::Teachers>();
template<> std::span<const Term> terms<Definitions::Students>();
template<> std::span<const Term> terms<Definitions::Computers>();
template<> std::span<const Term> terms<Definitions::Tablets>();
template<> std::span<const Term> terms<Definitions::OnePerson>();
template<> std::span<const Term> terms<Definitions::Bandwidth>();

/// How old a computer is on the day, by the years on the calendar since it was booked.
enum class Age : quint8 { UpTo3, UpTo6, Older, Unknown };
template<> std::span<const Term> terms<Age>();
inline constexpr size_t kAges = size_t(Age::Unknown) + 1;

/// A number that rules and screens name: "students", "students.primary", "teachers", "classes",
/// "computers", "computers.student", "computers.student.upTo3", "computers.onePerson",
/// "lateComputers", "onePerson", "rooms.makerRoom", "devices.smartBlackboard", "displayClasses",
/// "answer.outletMbps".
struct Quantity {
    enum class What : quint8 {
        Students,
        Teachers,
        Classes,
        Computers,
        OnePersonComputers,
        LateComputers, // booked after the day
        OnePersonPeople,
        Rooms,
        Devices,
        DisplayClasses,
        Answer,
    };
    What what = What::Students;
    std::optional<Stage> stage = {};
    std::optional<Pool> pool = {}; // none: every pool
    std::optional<Age> age = {}; // of computers of a pool
    RoomKind room = RoomKind::ComputerRoom;
    DeviceKind device = DeviceKind::Other;
    QString answer = {};

    static Result<Quantity> fromText(const QString &text);
    QString toText() const;
    bool operator==(const Quantity &) const = default;
};

struct Figures {
    std::array<StageCount, kStages> stages = {};
    bool hasCensus = false; // without it nobody knows how many people there are
    std::array<int, kPools> computers = {}; // that count
    std::array<int, kPools> tablets = {}; // among them
    std::array<std::array<int, kAges>, kPools> ages = {}; // of those that count
    int lateComputers = 0; // that count and were booked after the day
    int allMachines = 0; // computers in any state that are still there
    std::array<int, kRoomKinds> rooms = {}; // in use
    std::array<int, kDeviceKinds> devices = {}; // in use
    int displayRooms = 0; // rooms in use with a display in use
    int displayClasses = 0; // classes they are enough for: rooms beyond the classes cover nobody

    int students() const;
    int teachers() const;
    int classes() const;
    void add(const Figures &other);
    bool operator==(const Figures &) const = default;
};

/// Figures of all schools, in the order of the register's, for a census year. Machines and rooms
/// are those of the register, or of the school's census of that year if it is locked and has them.
std::vector<Figures> figuresOf(const Register &inventory, const Definitions &definitions, int year);

/// Of one school; the same as its entry in figuresOf().
Figures figuresOf(
    const Register &inventory, quint32 school, const Definitions &definitions, int year);

/// What stands behind the bandwidth of a school.
struct Outlet {
    Definitions::Bandwidth from = Definitions::Bandwidth::Said;
    qint64 mbps = 0; // of all its lines together
    int lines = 0;
    int measured = 0; // of them
    int days = 0; // that they were measured on

    bool operator==(const Outlet &) const = default;
};
/// By the lines in use in that year; nothing where none is known, or where only the census counts.
std::optional<Outlet> outletOf(
    const Register &inventory, const UnitCode &school, const Definitions &definitions, int year);
/// What a measured rate says of a line: what protocols take is added, up to what was contracted.
qint64 mbpsOf(qint64 kbps, int contractedMbps, const Definitions &definitions);

/// What a locked census keeps of the inventory, and back: keys as Quantity names them.
QMap<QString, qint64> frozen(const Figures &figures);
void thaw(const QMap<QString, qint64> &frozen, Figures &figures);

/// Whether a computer counts on that day under these definitions, in whichever pool it is.
bool counts(const DeviceRow &device, const Definitions &definitions, const QDate &day);

/// How old a machine booked on that Julian day is; 0 is no day.
Age ageOf(qint32 bookedOn, const QDate &day);
/// The years in which machines of an age were booked; 0 stands for no day.
std::vector<int> yearsOf(Age age, const QDate &day);

/// The day that a year's figures are of: the census's own, else 1 September.
QDate censusDay(const Census *census, int year);

/// The value under these definitions; nothing where it is not known. `answers` may be null.
std::optional<qint64> valueOf(const Quantity &quantity, const Figures &figures,
    const QMap<QString, qint64> *answers, const Definitions &definitions);

} // namespace hz::inventory
