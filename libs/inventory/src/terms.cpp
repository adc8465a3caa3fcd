#include <hz/inventory/terms.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace hz::inventory {

namespace {

constexpr Term kSchoolKindTerms[] = {
    {"kindergarten", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Kindergarten")},
    {"primarySchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Primary school")},
    {"teachingPoint", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Teaching point")},
    {"juniorSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Junior secondary school")},
    {"nineYearSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Nine-year school")},
    {"fullSecondary", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Full secondary school")},
    {"seniorSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Senior secondary school")},
    {"twelveYearSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Twelve-year school")},
    {"vocationalSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Vocational school")},
    {"specializedSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Specialized school")},
    {"specialSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Special school")},
    {"openUniversity", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Open university")},
};

constexpr Term kStageTerms[] = {
    {"preschool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Preschool")},
    {"primary", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Primary")},
    {"junior", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Junior")},
    {"senior", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Senior")},
    {"vocational", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Vocational")},
    {"special", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Special education")},
    {"lifelong", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Lifelong learning")},
};

constexpr Term kLocalityTerms[] = {
    {"urban", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Urban")},
    {"rural", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Rural")},
};

constexpr Term kUnitLevelTerms[] = {
    {"school", QT_TRANSLATE_NOOP("hz::inventory::Terms", "School")},
    {"county", QT_TRANSLATE_NOOP("hz::inventory::Terms", "County")},
    {"prefecture", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Prefecture")},
};

constexpr Term kRoomKindTerms[] = {
    {"computerRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Computer room")},
    {"recordingRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Recording room")},
    {"makerRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Maker room")},
    {"multimediaRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Multimedia room")},
    {"displayClassroom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Classroom with display")},
    {"classroom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Classroom")},
    {"functionRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Function room")},
    {"vrArRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "VR/AR room")},
    {"vrArMrLab", QT_TRANSLATE_NOOP("hz::inventory::Terms", "VR/AR/MR lab")},
    {"virtualLab", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Virtual lab")},
    {"steamRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "STEAM room")},
    {"aiRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "AI room")},
    {"eSchoolbagRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "E-schoolbag room")},
    {"prepRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Lesson-prep room")},
    {"staffOffice", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Teachers' office")},
    {"adminOffice", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Administration office")},
    {"meetingRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Meeting room")},
    {"serverRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Server room")},
    {"storeRoom", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Store room")},
};

constexpr Term kDeviceKindTerms[] = {
    {"desktop", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Desktop")},
    {"laptop", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Laptop")},
    {"tablet", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Tablet")},
    {"thinClient", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Thin client")},
    {"server", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Server")},
    {"touchBoard", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Touch board")},
    {"smartBlackboard", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Smart blackboard")},
    {"opsModule", QT_TRANSLATE_NOOP("hz::inventory::Terms", "OPS module")},
    {"projector", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Projector")},
    {"recorder", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Lesson recorder")},
    {"camera", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Camera")},
    {"documentCamera", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Document camera")},
    {"scanner", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Scanner")},
    {"overheadScanner", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Overhead scanner")},
    {"printer", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Printer")},
    {"switch", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Switch")},
    {"accessPoint", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Access point")},
    {"ups", QT_TRANSLATE_NOOP("hz::inventory::Terms", "UPS")},
    {"printer3d", QT_TRANSLATE_NOOP("hz::inventory::Terms", "3D printer")},
    {"other", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Other device")},
};

constexpr Term kDeviceStateTerms[] = {
    {"inUse", QT_TRANSLATE_NOOP("hz::inventory::Terms", "In use")},
    {"inStore", QT_TRANSLATE_NOOP("hz::inventory::Terms", "In store")},
    {"onLoan", QT_TRANSLATE_NOOP("hz::inventory::Terms", "On loan")},
    {"inRepair", QT_TRANSLATE_NOOP("hz::inventory::Terms", "In repair")},
    {"awaitingDisposal", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Awaiting disposal")},
    {"disposed", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Disposed of")},
    {"lost", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Lost")},
};

constexpr Term kPoolTerms[] = {
    {"student", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Students")},
    {"teacher", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Teachers")},
    {"admin", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Administration")},
    {"server", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Servers")},
    {"none", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Nobody")},
};

static_assert(std::size(kSchoolKindTerms) == kSchoolKinds);
static_assert(std::size(kStageTerms) == kStages);
static_assert(std::size(kRoomKindTerms) == kRoomKinds);
static_assert(std::size(kDeviceKindTerms) == kDeviceKinds);
static_assert(std::size(kDeviceStateTerms) == kDeviceStates);
static_assert(std::size(kPoolTerms) == kPools);

} // namespace

template<> std::span<const Term> terms<SchoolKind>()
{
    return kSchoolKindTerms;
}
template<> std::span<const Term> terms<Stage>()
{
    return kStageTerms;
}
template<> std::span<const Term> terms<Locality>()
{
    return kLocalityTerms;
}
template<> std::span<const Term> terms<UnitLevel>()
{
    return kUnitLevelTerms;
}
template<> std::span<const Term> terms<RoomKind>()
{
    return kRoomKindTerms;
}
template<> std::span<const Term> terms<DeviceKind>()
{
    return kDeviceKindTerms;
}
template<> std::span<const Term> terms<DeviceState>()
{
    return kDeviceStateTerms;
}
template<> std::span<const Term> terms<Pool>()
{
    return kPoolTerms;
}

QString textOf(const Term &term)
{
    return QCoreApplication::translate("hz::inventory::Terms", term.text);
}

std::span<const Stage> stagesOf(SchoolKind kind)
{
    static constexpr Stage kAll[] = {Stage::Preschool, Stage::Primary, Stage::Junior, Stage::Senior,
        Stage::Vocational, Stage::Special, Stage::Lifelong};
    const std::span<const Stage> all(kAll);
    const auto only = [all](Stage stage) { return all.subspan(size_t(stage), 1); };
    switch (kind) {
    case SchoolKind::Kindergarten:
        return only(Stage::Preschool);
    case SchoolKind::PrimarySchool:
    case SchoolKind::TeachingPoint:
        return only(Stage::Primary);
    case SchoolKind::JuniorSchool:
    case SchoolKind::SpecializedSchool:
        return only(Stage::Junior);
    case SchoolKind::NineYearSchool:
        return all.subspan(size_t(Stage::Primary), 2);
    case SchoolKind::FullSecondary:
        return all.subspan(size_t(Stage::Junior), 2);
    case SchoolKind::SeniorSchool:
        return only(Stage::Senior);
    case SchoolKind::TwelveYearSchool:
        return all.subspan(size_t(Stage::Primary), 3);
    case SchoolKind::VocationalSchool:
        return only(Stage::Vocational);
    case SchoolKind::SpecialSchool:
        return only(Stage::Special);
    case SchoolKind::OpenUniversity:
        return only(Stage::Lifelong);
    }
    return {};
}

bool isComputer(DeviceKind kind)
{
    return kind <= DeviceKind::Server;
}

bool isDisplay(DeviceKind kind)
{
    return kind == DeviceKind::TouchBoard || kind == DeviceKind::SmartBlackboard
        || kind == DeviceKind::Projector;
}

Pool poolOf(RoomKind kind)
{
    switch (kind) {
    case RoomKind::ComputerRoom:
    case RoomKind::MakerRoom:
    case RoomKind::ESchoolbagRoom:
    case RoomKind::SteamRoom:
    case RoomKind::AiRoom:
    case RoomKind::VrArRoom:
    case RoomKind::VrArMrLab:
    case RoomKind::VirtualLab:
        return Pool::Student;
    case RoomKind::StaffOffice:
    case RoomKind::PrepRoom:
    case RoomKind::DisplayClassroom: // the computer of the lectern
    case RoomKind::Classroom:
    case RoomKind::MultimediaRoom:
    case RoomKind::RecordingRoom:
        return Pool::Teacher;
    case RoomKind::AdminOffice:
    case RoomKind::MeetingRoom:
        return Pool::Admin;
    case RoomKind::ServerRoom:
        return Pool::Server;
    case RoomKind::FunctionRoom:
    case RoomKind::StoreRoom:
        return Pool::None;
    }
    return Pool::None;
}

std::optional<Locality> localityOf(QStringView divisionClass)
{
    static constexpr std::array<QStringView, 5> kUrban{u"111", u"112", u"121", u"122", u"123"};
    if (std::find(kUrban.begin(), kUrban.end(), divisionClass) != kUrban.end())
        return Locality::Urban;
    if (divisionClass == u"210" || divisionClass == u"220")
        return Locality::Rural;
    return std::nullopt;
}

bool isSchoolCode(QStringView code)
{
    return code.size() == 10 && std::all_of(code.begin(), code.end(), [](QChar digit) {
        return digit >= u'0' && digit <= u'9';
    });
}

} // namespace hz::inventory
