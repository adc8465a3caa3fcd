// The words of the field: kinds, stages, states. Each has a name that documents store and files
// carry, and a text that people read. Names never change; the order here may. Values; any thread.
//
// Source of the names: the vocabulary of the plan, sections on schools, stages, rooms and devices.
#pragma once

#include <QtCore/QString>

#include <optional>
#include <span>

namespace hz::inventory {

enum class SchoolKind : quint8 {
    Kindergarten,
    PrimarySchool,
    TeachingPoint, // a child of a primary school
    JuniorSchool,
    NineYearSchool,
    FullSecondary, // junior and senior
    SeniorSchool,
    TwelveYearSchool,
    VocationalSchool,
    SpecializedSchool,
    SpecialSchool,
    OpenUniversity,
};

enum class Stage : quint8 { Preschool, Primary, Junior, Senior, Vocational, Special, Lifelong };

enum class Locality : quint8 { Urban, Rural };

enum class UnitLevel : quint8 { School, County, Prefecture };

enum class RoomKind : quint8 {
    ComputerRoom,
    RecordingRoom,
    MakerRoom,
    MultimediaRoom,
    DisplayClassroom,
    Classroom,
    FunctionRoom,
    VrArRoom,
    VrArMrLab,
    VirtualLab,
    SteamRoom,
    AiRoom,
    ESchoolbagRoom,
    PrepRoom,
    StaffOffice,
    AdminOffice,
    MeetingRoom,
    ServerRoom,
    StoreRoom,
};

enum class DeviceKind : quint8 {
    Desktop,
    Laptop,
    Tablet,
    ThinClient,
    Server,
    TouchBoard,
    SmartBlackboard,
    OpsModule,
    Projector,
    Recorder,
    Camera,
    DocumentCamera,
    Scanner,
    OverheadScanner,
    Printer,
    Switch,
    AccessPoint,
    Ups,
    Printer3d,
    Other,
};

enum class DeviceState : quint8 {
    InUse,
    InStore,
    OnLoan,
    InRepair,
    AwaitingDisposal,
    Disposed,
    Lost,
};

/// Whom a computer is for; each computer is in exactly one.
enum class Pool : quint8 { Student, Teacher, Admin, Server, None };

struct Term {
    const char *name; // in documents and files
    const char *text; // English source of what people read
};

/// The terms of an enum, in its order.
template<typename E> std::span<const Term> terms();
template<> std::span<const Term> terms<SchoolKind>();
template<> std::span<const Term> terms<Stage>();
template<> std::span<const Term> terms<Locality>();
template<> std::span<const Term> terms<UnitLevel>();
template<> std::span<const Term> terms<RoomKind>();
template<> std::span<const Term> terms<DeviceKind>();
template<> std::span<const Term> terms<DeviceState>();
template<> std::span<const Term> terms<Pool>();

QString textOf(const Term &term);

template<typename E> QString nameOf(E value)
{
    return QString::fromLatin1(terms<E>()[size_t(value)].name);
}

/// In the language of the program.
template<typename E> QString wordOf(E value)
{
    return textOf(terms<E>()[size_t(value)]);
}

template<typename E> std::optional<E> fromName(QStringView name)
{
    const std::span<const Term> all = terms<E>();
    for (size_t i = 0; i < all.size(); ++i)
        if (name == QLatin1StringView(all[i].name))
            return E(i);
    return std::nullopt;
}

/// By the word in the language of the program, or by the name in documents.
template<typename E> std::optional<E> fromWord(const QString &word)
{
    for (size_t i = 0; i < terms<E>().size(); ++i)
        if (wordOf(E(i)) == word)
            return E(i);
    return fromName<E>(word);
}

inline constexpr size_t kSchoolKinds = size_t(SchoolKind::OpenUniversity) + 1;
inline constexpr size_t kStages = size_t(Stage::Lifelong) + 1;
inline constexpr size_t kRoomKinds = size_t(RoomKind::StoreRoom) + 1;
inline constexpr size_t kDeviceKinds = size_t(DeviceKind::Other) + 1;
inline constexpr size_t kDeviceStates = size_t(DeviceState::Lost) + 1;
inline constexpr size_t kPools = size_t(Pool::None) + 1;

/// The stages a school of this kind teaches, lowest first.
std::span<const Stage> stagesOf(SchoolKind kind);

/// Desktop, laptop, tablet, thin client or server. A board and its built-in module are displays.
bool isComputer(DeviceKind kind);
/// Shows the lesson to the whole class.
bool isDisplay(DeviceKind kind);

/// Whom computers in such a room are for, where a computer itself says nothing.
Pool poolOf(RoomKind kind);

/// From the urban-rural code of the place: 111 112 121 122 123 are urban, 210 220 rural; nothing
/// for any other.
std::optional<Locality> localityOf(QStringView divisionClass);

/// The school's identification code: ten digits, two of class, two of province, six of serial.
bool isSchoolCode(QStringView code);

} // namespace hz::inventory
