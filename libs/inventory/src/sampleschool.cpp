#include "sampleschool_p.h"

#include <hz/core/ulid.h>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr int kRoomSeats = 50;
constexpr qint64 kIdsFromMs = 1'740'787'200'000; // 2025-03-01, when the register is set up

// How many of a hundred machines were bought in each year from 2012 on.
constexpr int kFirstBought = 2012;
constexpr int kBoughtPercent[] = {1, 1, 2, 3, 5, 7, 9, 11, 12, 14, 11, 10, 8, 6};

// Of the machines that count.
constexpr double kInRepair = 0.016;
constexpr double kOnLoan = 0.008;
constexpr double kInStore = 0.012;
// Of what people and programs write down.
constexpr double kJunkSerial = 0.012;
constexpr double kNoSerial = 0.010;
constexpr double kCopiedSerial = 0.0015;
constexpr double kJunkUuid = 0.004;
constexpr double kNeverSeen = 0.03;
constexpr double kLongUnseen = 0.04;
// What a school got in a year came from a foundation.
constexpr double kDonated = 0.05;

struct RoomShape {
    int seats;
    QSize grid;
};
constexpr RoomShape kRoomShapes[] = {
    {8, {4, 2}},
    {16, {4, 4}},
    {24, {6, 4}},
    {30, {6, 5}},
    {40, {8, 5}},
    {kRoomSeats, {10, 5}},
    {60, {10, 6}},
};

QString hex(quint64 value, int digits)
{
    return QStringLiteral("%1").arg(value, digits, 16, QChar(u'0')).toUpper();
}

bool isCompulsory(SchoolKind kind)
{
    return kind <= SchoolKind::NineYearSchool && kind != SchoolKind::Kindergarten;
}

bool isSenior(SchoolKind kind)
{
    return kind == SchoolKind::SeniorSchool || kind == SchoolKind::FullSecondary
        || kind == SchoolKind::TwelveYearSchool;
}

QString numbered(QStringView name, int number, int of)
{
    return of > 1 ? name.toString() + QString::number(number) : name.toString();
}

} // namespace

// One school while it is being made.
class SchoolMaker {
public:
    SchoolMaker(SampleSchools &all, const PlannedSchool &planned)
        : m_all(all)
        , m_planned(planned)
        , m_dice(planned.seed)
        , m_county(sampleCounties()[planned.county])
        , m_students(planned.studentComputers)
        , m_teachers(planned.teacherComputers)
        , m_keeper(personName(m_dice))
    {
    }

    Sample make()
    {
        m_made.records.schools.push_back(m_planned.school);
        makeClassrooms();
        makeSpecialRooms();
        makeComputerRooms();
        makeOffices();
        makeStore();
        makeGone();
        makeCensuses();
        return std::move(m_made);
    }

private:
    // A delivery: machines of one kind, bought together.
    struct Batch {
        const SampleModel *model;
        QDate bookedOn;
    };

    Ulid nextId()
    {
        const quint64 random = mixed(m_all.m_options.seed ^ 0x5eed, ++m_all.m_ids);
        return Ulid::fromParts(kIdsFromMs + qint64(m_all.m_ids) * 20, quint16(random >> 48),
            mixed(random, m_all.m_ids));
    }

    int yearBought()
    {
        int at = m_dice.below(100);
        int year = kFirstBought;
        for (const int percent : kBoughtPercent) {
            if (at < percent)
                break;
            at -= percent;
            ++year;
        }
        return year;
    }

    Batch batch(DeviceKind kind, int year = 0)
    {
        if (year == 0)
            year = yearBought();
        const bool isLast = year == kSampleYear; // nothing is bought after the census
        return {&sampleModel(kind, year, m_dice),
            QDate(year, m_dice.between(3, isLast ? 8 : 12), m_dice.between(1, 28))};
    }

    Room &addRoom(RoomKind kind, const QString &name)
    {
        m_made.records.rooms.push_back({.id = RoomId(nextId().toString()),
            .school = m_planned.school.code,
            .name = name,
            .kind = kind});
        return m_made.records.rooms.back();
    }

    QString nextTag(int year)
    {
        const QString head
            = QStringLiteral("%1-%2-").arg(QLatin1StringView(m_county.letters)).arg(year);
        return head + QStringLiteral("%1").arg(++m_all.m_tags[head], 5, 10, QChar(u'0'));
    }

    QString nextSerial(const SampleModel &model)
    {
        const double u = m_dice.unit();
        if (u < kJunkSerial)
            return QStringLiteral("To Be Filled By O.E.M.");
        if (u < kJunkSerial + kNoSerial)
            return {};
        if (u < kJunkSerial + kNoSerial + kCopiedSerial && !m_all.m_lastSerial.isEmpty())
            return m_all.m_lastSerial;
        // An odd factor: each number has its own, and neighbours look unlike.
        const quint32 scattered = ++m_all.m_serials * 2'654'435'761U;
        m_all.m_lastSerial = QStringLiteral("%1-%2-%3")
                                 .arg(QLatin1StringView(model.serialPrefix),
                                     hex(scattered >> 16, 4), hex(scattered & 0xffff, 4));
        return m_all.m_lastSerial;
    }

    Device &addDevice(const Batch &batch, const RoomId &room)
    {
        const SampleModel &model = *batch.model;
        Device device{.id = DeviceId(nextId().toString()),
            .school = m_planned.school.code,
            .room = room,
            .kind = model.kind,
            .stateSince = batch.bookedOn,
            .maker = QString::fromUtf16(model.maker),
            .model = QString::fromUtf16(model.model),
            .assetTag = nextTag(batch.bookedOn.year()),
            .serial = nextSerial(model),
            .bookedOn = batch.bookedOn,
            .priceFen = qint64(model.priceYuan) * 100,
            .warrantyUntil = batch.bookedOn.addYears(3)};
        device.isDonated = fate(m_planned.seed, quint64(batch.bookedOn.year())) < kDonated;
        if (isComputer(model.kind))
            describe(device, model);
        m_made.records.devices.push_back(std::move(device));
        return m_made.records.devices.back();
    }

    // What a program on the machine tells of it.
    void describe(Device &device, const SampleModel &model)
    {
        device.cpu = QString::fromLatin1(model.cpu);
        device.memoryMib = model.memoryMib;
        device.diskMib = model.diskMib;
        device.system = QString::fromUtf16(model.system);
        const quint64 high = m_dice.next();
        const quint64 low = m_dice.next();
        device.uuid = m_dice.chance(kJunkUuid)
            ? QStringLiteral("03000200-0400-0500-0006-000700080009")
            : QStringLiteral("%1-%2-4%3-A%4-%5")
                  .arg(hex(high >> 32, 8), hex(high >> 16 & 0xffff, 4), hex(high & 0xfff, 3),
                      hex(low >> 48 & 0xfff, 3), hex(low & 0xffff'ffff'ffff, 12));
        // 02: given locally, so no maker's.
        const int cards = model.kind == DeviceKind::Laptop ? 2 : 1;
        for (int i = 0; i < cards; ++i) {
            const QString digits = hex(m_dice.next() & 0xff'ffff'ffff, 10);
            QString mac = QStringLiteral("02");
            for (int at = 0; at < 10; at += 2)
                mac += u':' + digits.mid(at, 2);
            device.macs.append(mac);
        }
        if (m_dice.chance(0.7))
            device.boardSerial = device.serial.startsWith(u"To Be")
                ? QStringLiteral("Default string")
                : QStringLiteral("MB") + hex(m_dice.next() & 0xffff'ffff'ff, 10);
        if (m_dice.chance(0.6))
            device.diskSerials.append(
                QStringLiteral("S") + hex(m_dice.next() & 0xffff'ffff'ffff, 12));
        if (!m_dice.chance(kNeverSeen))
            device.lastSeen = m_all.m_options.today.addDays(
                m_dice.chance(kLongUnseen) ? -m_dice.between(91, 400) : -m_dice.below(12));
    }

    void setState(Device &device, DeviceState state, const QDate &since)
    {
        device.state = state;
        device.stateSince = std::max(since, device.bookedOn);
    }

    // A machine that counts: in use for the most part.
    Device &addCounted(const Batch &batch, const RoomId &room, std::optional<Pool> assignment = {})
    {
        Device &device = addDevice(batch, room);
        device.assignment = assignment;
        const double u = m_dice.unit();
        if (u < kInRepair)
            sendToRepair(device, repairDays());
        else if (u < kInRepair + kOnLoan)
            lend(device);
        else if (u < kInRepair + kOnLoan + kInStore)
            setState(device, DeviceState::InStore, recently());
        else
            addPast(device);
        return device;
    }

    // Days in repair on the census date that still count, many of them close to the limit of 90;
    // some machines broke after that date.
    int repairDays()
    {
        return m_dice.chance(0.35) ? m_dice.between(84, 90) : m_dice.between(-40, 83);
    }

    QDate recently() { return m_all.m_options.today.addDays(-m_dice.between(5, 300)); }

    void sendToRepair(Device &device, int daysBeforeCensus)
    {
        setState(device, DeviceState::InRepair, sampleCensusDay().addDays(-daysBeforeCensus));
        static constexpr const char16_t *kFaults[] = {u"不能开机", u"蓝屏", u"电源坏,等配件",
            u"主板坏", u"硬盘坏", u"屏幕不亮", u"网卡坏", u"系统启动慢,送检"};
        move(device, MovementKind::SentToRepair, device.stateSince, placeOf(device),
            QStringLiteral("%1电教馆").arg(QString::fromUtf16(m_county.name)),
            QString::fromUtf16(m_dice.pick(kFaults)));
    }

    void lend(Device &device)
    {
        setState(device, DeviceState::OnLoan, recently());
        device.holder = personName(m_dice);
        move(device, MovementKind::Lent, device.stateSince, placeOf(device), device.holder, {});
    }

    void addPast(Device &device)
    {
        constexpr double kRepaired = 0.022;
        constexpr double kMoved = 0.012;
        constexpr double kFresh = 0.3; // of the machines of the last year: how they came
        const double u = m_dice.unit();
        const QDate day = recently();
        if (device.bookedOn > day.addDays(-30)
            || (device.bookedOn.year() == kSampleYear && m_dice.chance(kFresh))) {
            move(device, MovementKind::Bought, device.bookedOn,
                QStringLiteral("%1政府采购").arg(QString::fromUtf16(m_county.name)),
                placeOf(device), {});
        } else if (u < kRepaired) {
            const QString where = QStringLiteral("%1电教馆").arg(QString::fromUtf16(m_county.name));
            move(device, MovementKind::SentToRepair, day.addDays(-m_dice.between(2, 25)),
                placeOf(device), where, QStringLiteral("不能开机"));
            move(device, MovementKind::Repaired, day, where, placeOf(device),
                QStringLiteral("换电源"));
            device.stateSince = day;
        } else if (u < kRepaired + kMoved) {
            move(device, MovementKind::Moved, day, QStringLiteral("库房"), placeOf(device), {});
            device.stateSince = day;
        }
    }

    QString placeOf(const Device &device) const
    {
        const auto room = std::find_if(m_made.records.rooms.begin(), m_made.records.rooms.end(),
            [&device](const Room &of) { return of.id == device.room; });
        if (room == m_made.records.rooms.end())
            return m_planned.school.name;
        return m_planned.school.name + u' ' + room->name;
    }

    void move(const Device &device, MovementKind kind, const QDate &day, const QString &from,
        const QString &to, const QString &note)
    {
        const QTime time(m_dice.between(0, 9), m_dice.below(60)); // UTC: a school's working day
        m_made.movements.push_back({.id = nextId().toString(),
            .device = device.id,
            .kind = kind,
            .at = QDateTime(day, time, Qt::UTC),
            .from = from,
            .to = to,
            .note = note,
            .by = m_keeper});
    }

    int takeStudents(int most)
    {
        const int taken = std::clamp(most, 0, m_students);
        m_students -= taken;
        return taken;
    }

    int takeTeachers(int most)
    {
        const int taken = std::clamp(most, 0, m_teachers);
        m_teachers -= taken;
        return taken;
    }

    QString className(Stage stage, int number, int classes) const
    {
        static constexpr QStringView kGrades[] = {u"一", u"二", u"三", u"四", u"五", u"六"};
        static constexpr QStringView kJunior[] = {u"七", u"八", u"九"};
        static constexpr QStringView kSenior[] = {u"高一", u"高二", u"高三"};
        std::span<const QStringView> grades = kGrades;
        if (stage == Stage::Junior)
            grades = kJunior;
        else if (stage == Stage::Senior || stage == Stage::Vocational)
            grades = kSenior;
        else if (stage == Stage::Preschool)
            return QStringLiteral("活动室%1").arg(number + 1);
        else if (stage != Stage::Primary)
            return QStringLiteral("第%1教室").arg(number + 1);
        const int count = int(grades.size());
        const QString grade = grades[size_t(number % count)].toString();
        if (classes <= count)
            return stage == Stage::Senior ? grade : grade + QStringLiteral("年级");
        return QStringLiteral("%1（%2）班").arg(grade).arg(number / count + 1);
    }

    // Each class has its room; the first of them have a display.
    void makeClassrooms()
    {
        int displays = m_planned.displayRooms;
        int lecterns = takeTeachers(m_teachers * 55 / 100);
        const Batch lectern = batch(DeviceKind::Desktop);
        const bool hasBlackboards = isSenior(m_planned.school.kind) && m_dice.chance(0.8);
        const DeviceKind usual = hasBlackboards ? DeviceKind::SmartBlackboard
            : m_dice.chance(0.25)               ? DeviceKind::Projector
                                                : DeviceKind::TouchBoard;
        const Batch display = batch(usual);
        const Batch documents = batch(DeviceKind::DocumentCamera);
        for (size_t stage = 0; stage < kStages; ++stage) {
            const int classes = m_planned.stages[stage] ? m_planned.stages[stage]->classes : 0;
            for (int i = 0; i < classes; ++i) {
                const QString name = className(Stage(stage), i, classes);
                const bool isDisplayed = displays-- > 0;
                const bool isBroken = !isDisplayed && m_dice.chance(0.6);
                const RoomId room = addRoom(
                    isDisplayed || isBroken ? RoomKind::DisplayClassroom : RoomKind::Classroom,
                    name)
                                        .id;
                if (isDisplayed)
                    makeDisplay(m_dice.chance(0.8) ? display : batch(usual), room);
                else if (isBroken)
                    sendToRepair(addDevice(batch(DeviceKind::Projector, 2014), room),
                        m_dice.between(20, 300));
                if (isDisplayed && m_dice.chance(0.3))
                    addDevice(documents, room);
                if (lecterns > 0) {
                    --lecterns;
                    addCounted(lectern, room);
                }
            }
        }
        m_teachers += lecterns;
    }

    void makeDisplay(const Batch &display, const RoomId &room)
    {
        addDevice(display, room);
        if (display.model->kind != DeviceKind::Projector && m_dice.chance(0.45))
            addDevice({&sampleModel(DeviceKind::OpsModule, display.bookedOn.year(), m_dice),
                          display.bookedOn},
                room);
    }

    void makeSpecialRooms()
    {
        const SchoolKind kind = m_planned.school.kind;
        const int students = m_planned.students();
        for (int i = 0; i < m_planned.recordingRooms; ++i) {
            const RoomId room = addRoom(
                RoomKind::RecordingRoom, numbered(u"录播教室", i + 1, m_planned.recordingRooms))
                                    .id;
            const Batch recorder = batch(DeviceKind::Recorder);
            addDevice(recorder, room);
            for (int camera = m_dice.between(1, 3); camera > 0; --camera)
                addDevice({&sampleModel(DeviceKind::Camera, recorder.bookedOn.year(), m_dice),
                              recorder.bookedOn},
                    room);
            makeTeacherMachine(room, 0.6);
        }
        for (int i = 0; i < m_planned.makerRooms; ++i) {
            const RoomId room
                = addRoom(RoomKind::MakerRoom, numbered(u"创客教室", i + 1, m_planned.makerRooms))
                      .id;
            fill(room, DeviceKind::Laptop, takeStudents(std::min(8, m_students / 8)));
            if (m_dice.chance(0.7))
                addDevice(batch(DeviceKind::Printer3d, m_dice.between(2017, 2024)), room);
        }
        const bool isJunior
            = kind == SchoolKind::JuniorSchool || kind == SchoolKind::NineYearSchool;
        if (students >= 300 && m_dice.chance(isJunior || isSenior(kind) ? 0.85 : 0.5)) {
            const RoomId room = addRoom(RoomKind::MultimediaRoom, QStringLiteral("多媒体教室")).id;
            addDevice(batch(DeviceKind::Projector), room);
            makeTeacherMachine(room, 0.8);
        }
        if (isJunior && students >= 300 && m_dice.chance(0.55))
            fill(addRoom(RoomKind::VrArRoom, QStringLiteral("VR/AR 功能室")).id,
                DeviceKind::Desktop, takeStudents(std::min(4, m_students / 12)));
        if (isSenior(kind) && m_dice.chance(0.75))
            fill(addRoom(RoomKind::VirtualLab, QStringLiteral("虚拟实验室")).id,
                DeviceKind::Desktop, takeStudents(std::min(24, m_students / 10)));
        if (students >= 900 && m_students > 90 && m_dice.chance(0.3))
            fill(addRoom(RoomKind::ESchoolbagRoom, QStringLiteral("书包教室")).id,
                DeviceKind::Tablet, takeStudents(46), Pool::Student);
        if (students >= 1'000 && m_dice.chance(0.12))
            fill(addRoom(RoomKind::SteamRoom, QStringLiteral("STEAM 教室")).id, DeviceKind::Laptop,
                takeStudents(std::min(8, m_students / 10)));
        if (students >= 1'200 && m_dice.chance(0.08))
            fill(addRoom(RoomKind::AiRoom, QStringLiteral("人工智能教室")).id, DeviceKind::Desktop,
                takeStudents(std::min(12, m_students / 10)));
    }

    void fill(const RoomId &room, DeviceKind kind, int count, std::optional<Pool> assignment = {})
    {
        const Batch all = batch(kind);
        for (int i = 0; i < count; ++i)
            addCounted(all, room, assignment);
    }

    void makeTeacherMachine(const RoomId &room, double chance)
    {
        if (m_dice.chance(chance) && takeTeachers(1) == 1)
            addCounted(batch(DeviceKind::Desktop), room, Pool::Teacher);
    }

    void makeComputerRooms()
    {
        constexpr int kWorthARoom = 3;
        if (m_students < kWorthARoom) {
            // In a classroom, for whoever needs it.
            const RoomId room
                = m_made.records.rooms.empty() ? RoomId() : m_made.records.rooms.front().id;
            fill(room, DeviceKind::Desktop, takeStudents(m_students), Pool::Student);
            return;
        }
        const int total = m_students;
        int count = (total + kRoomSeats - 1) / kRoomSeats;
        const bool isLarge
            = isCompulsory(m_planned.school.kind) && m_planned.students() >= 500 && total >= 30;
        if (count == 1 && isLarge && m_dice.chance(0.75))
            count = 2;
        for (int i = 0; i < count; ++i) {
            const int machines = takeStudents((m_students + count - i - 1) / (count - i));
            makeComputerRoom(numbered(u"计算机教室", i + 1, count), machines);
        }
        if (m_dice.chance(0.01))
            addRoom(RoomKind::ComputerRoom, QStringLiteral("旧计算机教室")).isInUse = false;
    }

    void makeComputerRoom(const QString &name, int machines)
    {
        const RoomShape &shape = *std::find_if(std::begin(kRoomShapes), std::end(kRoomShapes) - 1,
            [machines](const RoomShape &of) { return of.seats >= machines; });
        Room &made = addRoom(RoomKind::ComputerRoom, name);
        made.seats = shape.grid;
        made.aisleAfter = shape.grid.width() >= 6 ? shape.grid.width() / 2 : 0;
        const RoomId room = made.id;
        const int columns = shape.grid.width();
        // Most rooms were bought as a whole; in some the last rows came later.
        const Batch first
            = batch(m_dice.chance(0.14) ? DeviceKind::ThinClient : DeviceKind::Desktop);
        const bool isMixed = m_dice.chance(0.2);
        const Batch second = isMixed ? batch(first.model->kind) : first;
        const int ofFirst = isMixed ? machines * 2 / 3 : machines;
        for (int i = 0; i < machines; ++i) {
            Device &device = addCounted(i < ofFirst ? first : second, room);
            if (device.state != DeviceState::InStore)
                device.seat = QPoint(i % columns + 1, i / columns + 1);
        }
        if (takeTeachers(1) == 1)
            addCounted(first, room, Pool::Teacher);
        addDevice({&sampleModel(DeviceKind::Switch, first.bookedOn.year(), m_dice), first.bookedOn},
            room);
        if (m_dice.chance(0.6))
            addDevice(batch(DeviceKind::Projector), room);
    }

    void makeOffices()
    {
        static constexpr QStringView kGroups[] = {u"语文组", u"数学组", u"英语组", u"综合组",
            u"理综组", u"文综组", u"艺体组", u"班主任办公室"};
        const bool isPoint = m_planned.school.kind == SchoolKind::TeachingPoint;
        issueLaptops(isPoint ? 0 : takeTeachers(m_teachers * 45 / 100));
        if (m_planned.teachers() >= 20 && m_dice.chance(0.6))
            fill(addRoom(RoomKind::PrepRoom, QStringLiteral("备课室")).id, DeviceKind::Desktop,
                takeTeachers(std::min(6, m_teachers / 3)));
        constexpr int kInAnOffice = 8;
        const int offices = std::max(1, (m_teachers + kInAnOffice - 1) / kInAnOffice);
        for (int i = 0; i < offices; ++i) {
            const bool hasGroups = !isPoint && m_planned.school.kind != SchoolKind::Kindergarten;
            const QString name = !hasGroups ? QStringLiteral("教师办公室")
                : i < int(std::size(kGroups))
                ? kGroups[i].toString()
                : QStringLiteral("教师办公室%1").arg(i + 1 - int(std::size(kGroups)));
            const RoomId room = addRoom(RoomKind::StaffOffice, name).id;
            fill(room, DeviceKind::Desktop,
                takeTeachers((m_teachers + offices - i - 1) / (offices - i)));
            if (m_dice.chance(0.5))
                addDevice(batch(DeviceKind::Printer), room);
        }
        if (m_planned.adminComputers > 0)
            makeAdministration();
        const int points = isPoint ? 0 : m_planned.classes() / 4;
        const Batch wireless = batch(DeviceKind::AccessPoint, m_dice.between(2018, 2025));
        for (int i = 0; i < points; ++i)
            addDevice(wireless, m_made.records.rooms[size_t(i)].id);
    }

    void issueLaptops(int count)
    {
        const Batch first = batch(DeviceKind::Laptop);
        const Batch second = batch(DeviceKind::Laptop);
        for (int i = 0; i < count; ++i) {
            Device &device = addDevice(i % 3 ? first : second, {});
            device.assignment = Pool::Teacher;
            device.holder = personName(m_dice);
        }
    }

    void makeAdministration()
    {
        const RoomId office = addRoom(RoomKind::AdminOffice, QStringLiteral("校办公室")).id;
        fill(office, DeviceKind::Desktop, m_planned.adminComputers);
        addDevice(batch(DeviceKind::Printer), office);
        if (m_dice.chance(0.4))
            addDevice(batch(m_dice.chance(0.5) ? DeviceKind::Scanner : DeviceKind::OverheadScanner),
                office);
        if (m_planned.teachers() >= 40)
            addRoom(RoomKind::MeetingRoom, QStringLiteral("会议室"));
        if (m_planned.servers == 0)
            return;
        const RoomId machines = addRoom(RoomKind::ServerRoom, QStringLiteral("中心机房")).id;
        for (int i = 0; i < m_planned.servers; ++i)
            addDevice(batch(DeviceKind::Server), machines);
        addDevice(batch(DeviceKind::Switch), machines);
        addDevice(batch(DeviceKind::Ups), machines);
    }

    // What is out of use, and where it lies.
    void makeStore()
    {
        const int out = m_planned.idleComputers + m_planned.awaitingDisposal;
        const RoomId store
            = out > 0 ? addRoom(RoomKind::StoreRoom, QStringLiteral("库房")).id : RoomId();
        const Batch spare = batch(DeviceKind::Desktop);
        for (int i = 0; i < m_planned.idleComputers; ++i)
            setState(addDevice(spare, store), DeviceState::InStore, recently());
        for (int i = 0; i < m_planned.awaitingDisposal; ++i)
            setState(addDevice(batch(m_dice.chance(0.9) ? DeviceKind::Desktop : DeviceKind::Laptop,
                                   m_dice.between(2012, 2016)),
                         store),
                DeviceState::AwaitingDisposal, recently());
        for (int i = 0; i < m_planned.longInRepair; ++i) {
            constexpr int kLimit = 90;
            const int days
                = kLimit + (m_dice.chance(0.4) ? m_dice.between(1, 6) : m_dice.between(7, 200));
            Device &device
                = addDevice(batch(DeviceKind::Desktop, m_dice.between(2015, 2022)), computerRoom());
            sendToRepair(device, days);
        }
    }

    RoomId computerRoom() const
    {
        const auto found = std::find_if(m_made.records.rooms.begin(), m_made.records.rooms.end(),
            [](const Room &room) { return room.kind == RoomKind::ComputerRoom && room.isInUse; });
        return found == m_made.records.rooms.end() ? RoomId() : found->id;
    }

    // Machines that are no longer there: counted nowhere, and still in the books.
    void makeGone()
    {
        const int computers = m_planned.studentComputers + m_planned.teacherComputers;
        const int gone = int(computers * 0.04 * m_dice.unit());
        for (int i = 0; i < gone; ++i) {
            constexpr double kLost = 0.12;
            Device &device = addDevice(batch(DeviceKind::Desktop, m_dice.between(2012, 2014)), {});
            const bool isLost = m_dice.chance(kLost);
            setState(device, isLost ? DeviceState::Lost : DeviceState::Disposed,
                QDate(m_dice.between(2021, 2025), m_dice.between(1, 8), m_dice.between(1, 28)));
            device.lastSeen = {};
            if (!isLost)
                move(device, MovementKind::Retired, device.stateSince, m_planned.school.name,
                    QStringLiteral("报废"), {});
        }
    }

    // What it was in an earlier year. Large schools got their machines little by little, some small
    // ones most of them at once, when they were equipped anew; of each other number a school has
    // its own part of the rounding, so that none falls from one year to the next.
    Figures earlier(const Figures &now, int year) const
    {
        constexpr int kLarge = 900; // pupils
        constexpr double kLargeAYear = 0.055; // of the machines
        constexpr double kEquippedAYear = 0.065; // of the schools
        constexpr double kBefore = 0.25; // of the machines they have now
        constexpr double kRoomsAYear = 0.035;
        constexpr double kDisplaysAYear = 0.006;
        const int back = kSampleYear - year;
        quint64 number = 0;
        const auto part = [&](int value, double share) {
            return std::min(value, int(value * share + fate(m_planned.seed, ++number)));
        };
        const bool isEquipped = fate(m_planned.seed, ++number) >= kEquippedAYear * back;
        const bool isLarge = m_planned.students() >= kLarge;
        const double machines = isLarge ? 1 - kLargeAYear * back : isEquipped ? 1 : kBefore;
        Figures then = now;
        for (size_t pool = 0; pool < kPools; ++pool) {
            then.computers[pool] = part(now.computers[pool], machines);
            then.tablets[pool] = std::min(then.computers[pool], part(now.tablets[pool], machines));
            then.ages[pool] = aged(now.ages[pool], then.computers[pool], back);
            then.allMachines -= now.computers[pool] - then.computers[pool];
        }
        for (size_t i = 0; i < kRoomKinds; ++i) {
            const bool isClassroom = RoomKind(i) == RoomKind::DisplayClassroom;
            then.rooms[i]
                = part(now.rooms[i], 1 - back * (isClassroom ? kDisplaysAYear : kRoomsAYear));
        }
        for (int &devices : then.devices)
            devices = part(devices, 1 - back * kRoomsAYear);
        then.displayRooms
            = std::min(now.displayRooms, then.rooms[size_t(RoomKind::DisplayClassroom)]);
        return then;
    }

    // So many machines, each of them younger by the years that have passed since.
    static std::array<int, kAges> aged(const std::array<int, kAges> &now, int computers, int back)
    {
        std::array<int, kAges> then{};
        int left = computers;
        const auto take = [&](Age age, int wanted) {
            const int taken = std::min(left, wanted);
            then[size_t(age)] += taken;
            left -= taken;
        };
        const int young = now[size_t(Age::UpTo3)];
        const int middle = now[size_t(Age::UpTo6)];
        take(Age::UpTo3, young * (3 - std::min(back, 3)) / 3 + middle * std::min(back, 3) / 3);
        take(Age::UpTo6, middle);
        take(Age::Unknown, now[size_t(Age::Unknown)]);
        take(Age::Older, left);
        return then;
    }

    Figures countedNow() const
    {
        return figuresOf(*Register::fromRecords(m_made.records), 0, Definitions(), kSampleYear);
    }

    // What the machines are counted beside.
    void takePeople(const Census &census)
    {
        Figures &figures = m_made.figures;
        figures.hasCensus = true;
        for (size_t i = 0; i < kStages; ++i)
            figures.stages[i] = census.stages[i].value_or(StageCount());
        figures.displayClasses = std::min(figures.displayRooms, figures.classes());
    }

    void makeCensuses()
    {
        const Figures now = countedNow();
        m_made.figures = now;
        for (int year = kFirstSampleYear; year <= kSampleYear; ++year) {
            if (year == kSampleYear && !m_planned.hasCensus)
                continue;
            Census census{.unit = m_planned.school.code,
                .year = year,
                .date = sampleCensusDay(year),
                .isLocked = year < kSampleYear,
                .stages = m_planned.stages};
            const int back = kSampleYear - year;
            for (std::optional<StageCount> &stage : census.stages)
                if (stage)
                    stage->students += stage->students * back * 3 / 1'000;
            if (census.isLocked)
                census.figures = frozen(earlier(now, year));
            census.answers = answers(census, year);
            if (year == kSampleYear)
                takePeople(census);
            m_made.records.censuses.push_back(std::move(census));
        }
    }

    QMap<QString, qint64> answers(const Census &census, int year) const
    {
        Respondent who{.kind = m_planned.school.kind,
            .locality = m_planned.school.locality,
            .teachers = m_planned.teachers(),
            .classes = m_planned.classes(),
            .seed = m_planned.seed};
        for (const std::optional<StageCount> &stage : census.stages)
            who.students += stage ? stage->students : 0;
        QMap<QString, qint64> given = m_all.m_answers.answers(who, year);
        const int back = kSampleYear - year;
        const auto setIfAsked = [&](const QString &key, int now) {
            if (const auto asked = given.find(key); asked != given.end())
                *asked = now - now * back * 8 / 100;
        };
        setIfAsked(QStringLiteral("registeredStudents"), m_planned.registeredStudents);
        setIfAsked(QStringLiteral("registeredTeachers"), m_planned.registeredTeachers);
        addFormAnswers(given, who, year);
        return given;
    }

    // What the form of the census asks beside the rules.
    void addFormAnswers(QMap<QString, qint64> &given, const Respondent &who, int year) const
    {
        constexpr int kLarge = 700; // pupils
        constexpr double kTrained = 0.6;
        const auto luck = [&](quint64 what) { return fate(who.seed ^ quint64(year), what); };
        const bool isLarge = who.students >= kLarge;
        const qint64 fullTime = isLarge ? 1 : 0;
        const qint64 partTime = 1 + qint64(isLarge && luck(1) < 0.5);
        given.insert(QStringLiteral("itKeepersFullTime"), fullTime);
        given.insert(QStringLiteral("itKeepersPartTime"), partTime);
        given.insert(QStringLiteral("itKeepersTrained"), luck(2) < kTrained ? fullTime + 1 : 0);
        given.insert(QStringLiteral("itTeachers"), std::min(who.teachers, 1 + who.teachers / 28));
        if (given.value(QStringLiteral("internet")) > 0)
            given.insert(QStringLiteral("networkLines"), 1 + qint64(isLarge && luck(3) < 0.3));
        const auto spent = given.constFind(QStringLiteral("itSpendingFen"));
        if (spent == given.constEnd())
            return;
        const qint64 yuan = *spent / 100;
        given.insert(QStringLiteral("schoolPurchaseFen"), yuan * 55 / 100 * 100);
        given.insert(QStringLiteral("schoolNetworkFen"), yuan * 18 / 100 * 100);
        given.insert(QStringLiteral("schoolUpkeepFen"), yuan * 14 / 100 * 100);
        given.insert(QStringLiteral("schoolTrainingFen"), yuan * 6 / 100 * 100);
    }

    SampleSchools &m_all;
    const PlannedSchool &m_planned;
    Dice m_dice;
    const SampleCounty &m_county;
    int m_students; // computers that have no room yet
    int m_teachers;
    const QString m_keeper; // of the machines: who writes down what happens to them
    Sample m_made;
};

Sample SampleSchools::make(const PlannedSchool &planned)
{
    return SchoolMaker(*this, planned).make();
}

} // namespace hz::inventory
