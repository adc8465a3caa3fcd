// What an ops database holds, as values: units, schools, rooms, devices, censuses, movements.
//
// toJson() is laid over the body that is stored, so fields of newer versions stay. fromJson() never
// guesses: Invalid names the field. Dates are days; money is fen; values any thread.
//
//   unit:<division code>      school:<10 digits>      room:<ulid>      device:<ulid>
//   census:<unit or school>:<year>      movement:<ulid>      software:<device ulid>
#pragma once

#include <hz/core/id.h>
#include <hz/core/result.h>
#include <hz/inventory/terms.h>

#include <QtCore/QDate>
#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QPoint>
#include <QtCore/QSize>
#include <QtCore/QStringList>

#include <array>

namespace hz::inventory {

using UnitCode = Id<struct UnitCodeTag>; // a division code, or a school's code
using RoomId = Id<struct RoomTag>; // a ULID
using DeviceId = Id<struct DeviceTag>; // a ULID

inline constexpr int kSchema = 1;

/// A bureau's area: the prefecture, or a county-level unit of it.
struct Unit {
    UnitCode code = {}; // GB/T 2260, six digits
    QString name = {};
    UnitLevel level = UnitLevel::County;
    UnitCode parent = {}; // empty for the prefecture

    static Result<Unit> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Unit &) const = default;
};

/// Where on Earth, in degrees (WGS 84 is near enough: distances are told in kilometres).
struct Position {
    double longitude = 0;
    double latitude = 0;

    bool operator==(const Position &) const = default;
};
/// The same place from the middle of the Earth, whose radius is 1: many distances are told without
/// an angle's sine each.
struct GlobePoint {
    double x = 0, y = 0, z = 0;
};
GlobePoint onGlobe(const Position &position);
/// As the crow flies.
double kilometresBetween(const GlobePoint &a, const GlobePoint &b);

struct School {
    UnitCode code = {};
    QString name = {};
    SchoolKind kind = SchoolKind::PrimarySchool;
    UnitCode county = {};
    std::optional<Locality> locality = {};
    UnitCode parent = {}; // of a teaching point: its primary school
    bool isPrefectureSchool = false; // run by the prefecture's bureau itself
    std::optional<Position> position = {};
    /// Among the schools the plan counts: basic education, no kindergartens, vocational or special
    /// schools.
    bool isInPlan() const;

    static Result<School> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const School &) const = default;
};

struct Room {
    RoomId id = {};
    UnitCode school = {};
    QString name = {};
    RoomKind kind = RoomKind::ComputerRoom;
    bool isInUse = true;
    QSize seats{0, 0}; // columns × rows of pupils' seats; 0×0 where none are laid out
    int aisleAfter = 0; // of which column; 0: no aisle

    static Result<Room> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Room &) const = default;
};

struct Device {
    DeviceId id = {};
    UnitCode school = {};
    RoomId room = {}; // may be empty
    std::optional<QPoint> seat = {}; // column, row, from 1
    DeviceKind kind = DeviceKind::Desktop;
    DeviceState state = DeviceState::InUse;
    QDate stateSince = {};
    std::optional<Pool> assignment = {}; // goes before the room's
    QString maker = {};
    QString model = {};
    QString assetTag = {};
    QString serial = {};
    QString uuid = {};
    QString boardSerial = {};
    QStringList macs = {};
    QStringList diskSerials = {};
    QString holder = {}; // who has it on loan or issued
    bool isDonated = false; // given to this school: it is not moved to another without asking
    bool isFixed = false; // built in, or tied to its place by contract
    QDate bookedOn = {};
    qint64 priceFen = 0;
    QDate warrantyUntil = {};
    QDate lastSeen = {};
    QString cpu = {};
    int memoryMib = 0;
    int diskMib = 0;
    QString system = {};

    static Result<Device> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Device &) const = default;
};

struct StageCount {
    int students = 0; // on the roll
    int classes = 0;
    int teachers = 0; // full-time, on the roll

    bool operator==(const StageCount &) const = default;
};

/// What a unit said of itself for a year, on the census date.
struct Census {
    UnitCode unit = {}; // a school, a county or the prefecture
    int year = 0;
    QDate date = {};
    bool isLocked = false;
    std::array<std::optional<StageCount>, kStages> stages = {};
    /// Figures and answers by key: "outletMbps" 200, "ipv6" 1 or 0. A date is its Julian day.
    QMap<QString, qint64> answers = {};
    /// Why a check of the form may warn and the figure is right all the same, by check.
    QMap<QString, QString> notes = {};
    /// Of a locked census: what the inventory held on its date, by quantity: see figures.h.
    QMap<QString, qint64> figures = {};

    static Result<Census> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Census &) const = default;
};

enum class MovementKind : quint8 {
    Bought,
    Moved,
    Lent,
    Returned,
    SentToRepair,
    Repaired,
    Retired,
    Merged, // another record turned out to be of the same machine
    Split, // or not to be
};
template<> std::span<const Term> terms<MovementKind>();

/// Something that happened to a machine.
struct Movement {
    QString id = {}; // a ULID
    DeviceId device = {};
    MovementKind kind = MovementKind::Moved;
    QDateTime at = {}; // UTC
    QString from = {}; // as people name it
    QString to = {};
    QString note = {};
    QString by = {};
    QString order = {}; // of the transfer that moved it: a ULID

    static Result<Movement> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Movement &) const = default;
};

QString documentId(const Unit &unit);
QString documentId(const School &school);
QString documentId(const Room &room);
QString documentId(const Device &device);
QString documentId(const Census &census);
QString documentId(const Movement &movement);

} // namespace hz::inventory
