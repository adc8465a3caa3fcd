#include "fields_p.h"

#include <hz/inventory/figures.h>

#include <algorithm>
#include <numeric>

namespace hz::inventory {

namespace {

constexpr Term kTeachersTerms[] = {
    {"fullTime", QT_TRANSLATE_NOOP("hz::inventory::Terms", "full-time teachers")},
    {"registered",
        QT_TRANSLATE_NOOP("hz::inventory::Terms", "teachers registered on the platform")},
};
constexpr Term kStudentsTerms[] = {
    {"enrolled", QT_TRANSLATE_NOOP("hz::inventory::Terms", "pupils on the roll")},
    {"registered", QT_TRANSLATE_NOOP("hz::inventory::Terms", "pupils registered on the platform")},
};
constexpr Term kComputersTerms[] = {
    {"pools", QT_TRANSLATE_NOOP("hz::inventory::Terms", "each computer for those it serves")},
    {"allComputers",
        QT_TRANSLATE_NOOP("hz::inventory::Terms", "all machines, as old reports counted")},
};
constexpr Term kTabletsTerms[] = {
    {"students", QT_TRANSLATE_NOOP("hz::inventory::Terms", "tablets for students only")},
    {"everybody", QT_TRANSLATE_NOOP("hz::inventory::Terms", "tablets for everybody")},
    {"nobody", QT_TRANSLATE_NOOP("hz::inventory::Terms", "no tablets")},
};
constexpr Term kOnePersonTerms[] = {
    {"teachers", QT_TRANSLATE_NOOP("hz::inventory::Terms", "teachers")},
    {"students", QT_TRANSLATE_NOOP("hz::inventory::Terms", "students")},
    {"everybody", QT_TRANSLATE_NOOP("hz::inventory::Terms", "teachers and students")},
};

constexpr Term kBandwidthTerms[] = {
    {"measured", QT_TRANSLATE_NOOP("hz::inventory::Terms", "bandwidth as measured")},
    {"contracted", QT_TRANSLATE_NOOP("hz::inventory::Terms", "bandwidth as contracted")},
    {"said", QT_TRANSLATE_NOOP("hz::inventory::Terms", "bandwidth as the census says")},
};

constexpr Term kAgeTerms[] = {
    {"upTo3", QT_TRANSLATE_NOOP("hz::inventory::Terms", "up to 3 years")},
    {"upTo6", QT_TRANSLATE_NOOP("hz::inventory::Terms", "4 to 6 years")},
    {"older", QT_TRANSLATE_NOOP("hz::inventory::Terms", "over 6 years")},
    {"unknownAge", QT_TRANSLATE_NOOP("hz::inventory::Terms", "of unknown age")},
};
constexpr int kFirstBooked = 1980; // of any computer

// Reading and writing name the same fields once.
template<typename DefinitionsT, typename Visit>
void visitDefinitions(DefinitionsT &definitions, Visit visit)
{
    visit(QLatin1StringView("teachers"), definitions.teachers);
    visit(QLatin1StringView("students"), definitions.students);
    visit(QLatin1StringView("computers"), definitions.computers);
    visit(QLatin1StringView("tablets"), definitions.tablets);
    visit(QLatin1StringView("onePerson"), definitions.onePerson);
    visit(QLatin1StringView("onePersonShare"), definitions.onePersonShare);
    visit(QLatin1StringView("repairDays"), definitions.repairDays);
    visit(QLatin1StringView("smallestEnrolment"), definitions.smallestEnrolment);
    visit(QLatin1StringView("specialSchoolsInBands"), definitions.specialSchoolsInBands);
    visit(QLatin1StringView("roomSeats"), definitions.roomSeats);
    visit(QLatin1StringView("roomTeacherSeats"), definitions.roomTeacherSeats);
    visit(QLatin1StringView("bandwidth"), definitions.bandwidth);
    visit(QLatin1StringView("lineOverhead"), definitions.lineOverhead);
}

QJsonValue jsonOf(int value)
{
    return value;
}
QJsonValue jsonOf(bool value)
{
    return value;
}
template<typename E>
requires std::is_enum_v<E> QJsonValue jsonOf(E value)
{
    return nameOf(value);
}

void addTo(std::span<int> sums, std::span<const int> values)
{
    for (size_t i = 0; i < sums.size(); ++i)
        sums[i] += values[i];
}

int sum(std::span<const int> values)
{
    return std::accumulate(values.begin(), values.end(), 0);
}

// Still there: it may be broken or unused, but nobody has thrown it away.
bool isPresent(DeviceState state)
{
    return state != DeviceState::Disposed && state != DeviceState::Lost;
}

void addDevice(
    Figures &figures, const DeviceRow &device, const Definitions &definitions, const QDate &day)
{
    if (device.state == DeviceState::InUse)
        ++figures.devices[size_t(device.kind)];
    if (!isComputer(device.kind))
        return;
    if (isPresent(device.state))
        ++figures.allMachines;
    if (!counts(device, definitions, day))
        return;
    ++figures.computers[size_t(device.pool)];
    ++figures.ages[size_t(device.pool)][size_t(ageOf(device.bookedOn, day))];
    if (device.bookedOn > day.toJulianDay())
        ++figures.lateComputers;
    if (device.kind == DeviceKind::Tablet)
        ++figures.tablets[size_t(device.pool)];
}

bool hasDisplay(const DeviceRow &device)
{
    return device.state == DeviceState::InUse && isDisplay(device.kind) && device.room != kNoRow;
}

void addRoom(Figures &figures, const Room &room, bool isDisplayed)
{
    if (!room.isInUse)
        return;
    ++figures.rooms[size_t(room.kind)];
    if (room.kind == RoomKind::DisplayClassroom && isDisplayed)
        ++figures.displayRooms;
}

void addCensus(Figures &figures, const Census *census)
{
    if (!census)
        return;
    figures.hasCensus = true;
    for (size_t i = 0; i < kStages; ++i)
        figures.stages[i] = census->stages[i].value_or(StageCount());
    if (census->isLocked && !census->figures.isEmpty())
        thaw(census->figures, figures);
    figures.displayClasses = std::min(figures.displayRooms, figures.classes());
}

} // namespace

template<> std::span<const Term> terms<Definitions::Teachers>()
{
    return kTeachersTerms;
}
template<> std::span<const Term> terms<Definitions::Students>()
{
    return kStudentsTerms;
}
template<> std::span<const Term> terms<Definitions::Computers>()
{
    return kComputersTerms;
}
template<> std::span<const Term> terms<Definitions::Tablets>()
{
    return kTabletsTerms;
}
template<> std::span<const Term> terms<Definitions::OnePerson>()
{
    return kOnePersonTerms;
}

template<> std::span<const Term> terms<Definitions::Bandwidth>()
{
    return kBandwidthTerms;
}

template<> std::span<const Term> terms<Age>()
{
    return kAgeTerms;
}

Result<Definitions> Definitions::fromJson(const QJsonObject &json)
{
    Definitions definitions;
    Fields fields(json);
    visitDefinitions(
        definitions, [&fields](QLatin1StringView key, auto &value) { fields.read(key, value); });
    HZ_CHECK(fields.outcome());
    return definitions;
}

QJsonObject Definitions::toJson() const
{
    QJsonObject json;
    visitDefinitions(
        *this, [&json](QLatin1StringView key, auto value) { json[key] = jsonOf(value); });
    return json;
}

QString Definitions::toText() const
{
    if (computers == Computers::AllComputers)
        return Fields::tr("%1; %2; %3").arg(wordOf(teachers), wordOf(students), wordOf(computers));
    return Fields::tr(
        "%1; %2; %3; %4; machines in repair for at most %n day(s)", nullptr, repairDays)
        .arg(wordOf(teachers), wordOf(students), wordOf(computers), wordOf(tablets));
}

Result<Quantity> Quantity::fromText(const QString &text)
{
    const QString head = text.section(u'.', 0, 0);
    const QString tail = text.section(u'.', 1);
    const auto refused = [&text] {
        return failure(
            Error::Kind::Invalid, Fields::tr("“%1” is nothing that can be measured.").arg(text));
    };
    Quantity quantity;
    const auto people = [&](What what) -> Result<Quantity> {
        quantity.what = what;
        if (tail.isEmpty())
            return quantity;
        quantity.stage = fromName<Stage>(tail);
        if (!quantity.stage)
            return refused();
        return quantity;
    };
    if (head == u"students")
        return people(What::Students);
    if (head == u"teachers")
        return people(What::Teachers);
    if (head == u"classes")
        return people(What::Classes);
    if (text == u"onePerson")
        return people(What::OnePersonPeople);
    if (text == u"computers.onePerson") {
        quantity.what = What::OnePersonComputers;
        return quantity;
    }
    if (text == u"lateComputers") {
        quantity.what = What::LateComputers;
        return quantity;
    }
    if (head == u"computers") {
        quantity.what = What::Computers;
        quantity.pool = fromName<Pool>(tail.section(u'.', 0, 0));
        const QString age = tail.section(u'.', 1);
        quantity.age = fromName<Age>(age);
        if ((!tail.isEmpty() && !quantity.pool) || (!age.isEmpty() && !quantity.age))
            return refused();
        return quantity;
    }
    if (head == u"rooms") {
        quantity.what = What::Rooms;
        const std::optional<RoomKind> kind = fromName<RoomKind>(tail);
        if (!kind)
            return refused();
        quantity.room = *kind;
        return quantity;
    }
    if (head == u"devices") {
        quantity.what = What::Devices;
        const std::optional<DeviceKind> kind = fromName<DeviceKind>(tail);
        if (!kind)
            return refused();
        quantity.device = *kind;
        return quantity;
    }
    if (text == u"displayClasses") {
        quantity.what = What::DisplayClasses;
        return quantity;
    }
    if (head == u"answer" && !tail.isEmpty()) {
        quantity.what = What::Answer;
        quantity.answer = tail;
        return quantity;
    }
    return refused();
}

QString Quantity::toText() const
{
    const auto with = [](QLatin1StringView head, const QString &tail) {
        return tail.isEmpty() ? QString(head) : head + u'.' + tail;
    };
    const QString stageName = stage ? nameOf(*stage) : QString();
    switch (what) {
    case What::Students:
        return with(QLatin1StringView("students"), stageName);
    case What::Teachers:
        return with(QLatin1StringView("teachers"), stageName);
    case What::Classes:
        return with(QLatin1StringView("classes"), stageName);
    case What::Computers:
        return with(QLatin1StringView("computers"),
            !pool     ? QString()
                : age ? nameOf(*pool) + u'.' + nameOf(*age)
                      : nameOf(*pool));
    case What::LateComputers:
        return QStringLiteral("lateComputers");
    case What::OnePersonComputers:
        return QStringLiteral("computers.onePerson");
    case What::OnePersonPeople:
        return QStringLiteral("onePerson");
    case What::Rooms:
        return with(QLatin1StringView("rooms"), nameOf(room));
    case What::Devices:
        return with(QLatin1StringView("devices"), nameOf(device));
    case What::DisplayClasses:
        return QStringLiteral("displayClasses");
    case What::Answer:
        return with(QLatin1StringView("answer"), answer);
    }
    return {};
}

int Figures::students() const
{
    return std::accumulate(stages.begin(), stages.end(), 0,
        [](int total, const StageCount &stage) { return total + stage.students; });
}

int Figures::teachers() const
{
    return std::accumulate(stages.begin(), stages.end(), 0,
        [](int total, const StageCount &stage) { return total + stage.teachers; });
}

int Figures::classes() const
{
    return std::accumulate(stages.begin(), stages.end(), 0,
        [](int total, const StageCount &stage) { return total + stage.classes; });
}

void Figures::add(const Figures &other)
{
    for (size_t i = 0; i < kStages; ++i) {
        stages[i].students += other.stages[i].students;
        stages[i].classes += other.stages[i].classes;
        stages[i].teachers += other.stages[i].teachers;
    }
    hasCensus = hasCensus || other.hasCensus;
    addTo(computers, other.computers);
    addTo(tablets, other.tablets);
    for (size_t i = 0; i < kPools; ++i)
        addTo(ages[i], other.ages[i]);
    lateComputers += other.lateComputers;
    addTo(rooms, other.rooms);
    addTo(devices, other.devices);
    allMachines += other.allMachines;
    displayRooms += other.displayRooms;
    displayClasses += other.displayClasses;
}

bool counts(const DeviceRow &device, const Definitions &definitions, const QDate &day)
{
    switch (device.kind) {
    case DeviceKind::Desktop:
    case DeviceKind::Laptop:
    case DeviceKind::ThinClient:
        break;
    case DeviceKind::Tablet:
        if (definitions.tablets == Definitions::Tablets::Nobody
            || (definitions.tablets == Definitions::Tablets::Students
                && device.pool != Pool::Student))
            return false;
        break;
    default:
        return false;
    }
    switch (device.state) {
    case DeviceState::InUse:
    case DeviceState::OnLoan:
    case DeviceState::InStore:
        return true;
    case DeviceState::InRepair:
        // A machine of which nobody knows since when it is broken does not count.
        return device.stateSince != 0
            && day.toJulianDay() - device.stateSince <= definitions.repairDays;
    case DeviceState::AwaitingDisposal:
    case DeviceState::Disposed:
    case DeviceState::Lost:
        return false;
    }
    return false;
}

Age ageOf(qint32 bookedOn, const QDate &day)
{
    if (bookedOn == 0)
        return Age::Unknown;
    const int years = day.year() - QDate::fromJulianDay(bookedOn).year();
    return years < 3 ? Age::UpTo3 : years < 6 ? Age::UpTo6 : Age::Older;
}

std::vector<int> yearsOf(Age age, const QDate &day)
{
    if (age == Age::Unknown)
        return {0};
    std::vector<int> years;
    // What was booked after the day is new as well.
    for (int year = kFirstBooked; year <= day.year() + 1; ++year)
        if (ageOf(qint32(QDate(year, 1, 1).toJulianDay()), day) == age)
            years.push_back(year);
    return years;
}

QDate censusDay(const Census *census, int year)
{
    return census && census->date.isValid() ? census->date : QDate(year, 9, 1);
}

std::vector<Figures> figuresOf(const Register &inventory, const Definitions &definitions, int year)
{
    const std::vector<School> &schools = inventory.schools();
    std::vector<Figures> figures(schools.size());
    std::vector<QDate> days(schools.size());
    std::vector<const Census *> censuses(schools.size());
    for (size_t i = 0; i < schools.size(); ++i) {
        censuses[i] = inventory.census(schools[i].code, year);
        days[i] = censusDay(censuses[i], year);
    }
    std::vector<bool> isDisplayed(inventory.rooms().size());
    for (const DeviceRow &device : inventory.devices()) {
        if (device.school == kNoRow)
            continue;
        addDevice(figures[device.school], device, definitions, days[device.school]);
        if (hasDisplay(device))
            isDisplayed[device.room] = true;
    }
    for (size_t i = 0; i < inventory.rooms().size(); ++i)
        if (const quint32 school = inventory.schoolOfRoom(quint32(i)); school != kNoRow)
            addRoom(figures[school], inventory.rooms()[i], isDisplayed[i]);
    for (size_t i = 0; i < schools.size(); ++i)
        addCensus(figures[i], censuses[i]);
    return figures;
}

Figures figuresOf(
    const Register &inventory, quint32 school, const Definitions &definitions, int year)
{
    Figures figures;
    const Census *census = inventory.census(inventory.schools()[school].code, year);
    const QDate day = censusDay(census, year);
    std::vector<bool> isDisplayed(inventory.rooms().size());
    for (const DeviceRow &device : inventory.devices()) {
        if (device.school != school)
            continue;
        addDevice(figures, device, definitions, day);
        if (hasDisplay(device))
            isDisplayed[device.room] = true;
    }
    for (size_t i = 0; i < inventory.rooms().size(); ++i)
        if (inventory.schoolOfRoom(quint32(i)) == school)
            addRoom(figures, inventory.rooms()[i], isDisplayed[i]);
    addCensus(figures, census);
    return figures;
}

namespace {

// Every number of the inventory under the key it is frozen by.
template<typename FiguresT, typename Visit> void visitFrozen(FiguresT &figures, Visit visit)
{
    for (size_t i = 0; i < kPools; ++i) {
        visit(QLatin1StringView("computers.") + nameOf(Pool(i)), figures.computers[i]);
        visit(QLatin1StringView("tablets.") + nameOf(Pool(i)), figures.tablets[i]);
        for (size_t age = 0; age < kAges; ++age)
            visit(QLatin1StringView("computers.") + nameOf(Pool(i)) + u'.' + nameOf(Age(age)),
                figures.ages[i][age]);
    }
    visit(QStringLiteral("lateComputers"), figures.lateComputers);
    for (size_t i = 0; i < kRoomKinds; ++i)
        visit(QLatin1StringView("rooms.") + nameOf(RoomKind(i)), figures.rooms[i]);
    for (size_t i = 0; i < kDeviceKinds; ++i)
        visit(QLatin1StringView("devices.") + nameOf(DeviceKind(i)), figures.devices[i]);
    visit(QStringLiteral("allMachines"), figures.allMachines);
    visit(QStringLiteral("displayRooms"), figures.displayRooms);
}

} // namespace

QMap<QString, qint64> frozen(const Figures &figures)
{
    QMap<QString, qint64> values;
    visitFrozen(figures, [&values](const QString &key, int value) {
        if (value != 0)
            values.insert(key, value);
    });
    if (values.isEmpty()) // of a school that has nothing too: nothing was counted, not: nobody did
        values.insert(QStringLiteral("allMachines"), 0);
    return values;
}

void thaw(const QMap<QString, qint64> &frozen, Figures &figures)
{
    visitFrozen(
        figures, [&frozen](const QString &key, int &value) { value = int(frozen.value(key)); });
}

namespace {

qint64 peopleOf(Definitions::OnePerson who, qint64 teachers, qint64 students)
{
    switch (who) {
    case Definitions::OnePerson::Teachers:
        return teachers;
    case Definitions::OnePerson::Students:
        return students;
    case Definitions::OnePerson::Everybody:
        return teachers + students;
    }
    return 0;
}

std::optional<qint64> answered(const QMap<QString, qint64> *answers, const QString &key)
{
    if (!answers)
        return std::nullopt;
    const auto found = answers->constFind(key);
    return found == answers->constEnd() ? std::nullopt : std::optional<qint64>(*found);
}

// Platforms do not tell stages apart: what is registered is of the only stage, if there is one.
bool isOnlyStage(const Figures &figures, Stage stage)
{
    return figures.students() == figures.stages[size_t(stage)].students;
}

std::optional<qint64> studentsOf(const Figures &figures, std::optional<Stage> stage,
    const QMap<QString, qint64> *answers, const Definitions &definitions)
{
    if (!figures.hasCensus)
        return std::nullopt;
    if (definitions.students == Definitions::Students::Registered) {
        if (stage && !isOnlyStage(figures, *stage))
            return std::nullopt;
        return answered(answers, QStringLiteral("registeredStudents"));
    }
    return stage ? figures.stages[size_t(*stage)].students : figures.students();
}

std::optional<qint64> teachersOf(const Figures &figures, std::optional<Stage> stage,
    const QMap<QString, qint64> *answers, const Definitions &definitions)
{
    if (!figures.hasCensus)
        return std::nullopt;
    if (definitions.teachers == Definitions::Teachers::Registered && !stage)
        return answered(answers, QStringLiteral("registeredTeachers"));
    return stage ? figures.stages[size_t(*stage)].teachers : figures.teachers();
}

// A census that was frozen before ages were counted knows none.
std::optional<qint64> agedOf(const Figures &figures, Pool pool, Age age)
{
    const auto &ages = figures.ages[size_t(pool)];
    if (sum(ages) == 0 && figures.computers[size_t(pool)] > 0)
        return std::nullopt;
    return ages[size_t(age)];
}

qint64 computersOf(const Figures &figures, std::optional<Pool> pool, const Definitions &definitions)
{
    if (definitions.computers == Definitions::Computers::AllComputers)
        return figures.allMachines;
    return pool ? figures.computers[size_t(*pool)] : sum(figures.computers);
}

} // namespace

std::optional<qint64> valueOf(const Quantity &quantity, const Figures &figures,
    const QMap<QString, qint64> *answers, const Definitions &definitions)
{
    switch (quantity.what) {
    case Quantity::What::Students:
        return studentsOf(figures, quantity.stage, answers, definitions);
    case Quantity::What::Teachers:
        return teachersOf(figures, quantity.stage, answers, definitions);
    case Quantity::What::Classes:
        if (!figures.hasCensus)
            return std::nullopt;
        return quantity.stage ? figures.stages[size_t(*quantity.stage)].classes : figures.classes();
    case Quantity::What::Computers:
        if (quantity.pool && quantity.age)
            return agedOf(figures, *quantity.pool, *quantity.age);
        return computersOf(figures, quantity.pool, definitions);
    case Quantity::What::LateComputers:
        return figures.lateComputers;
    case Quantity::What::OnePersonComputers:
        if (definitions.computers == Definitions::Computers::AllComputers)
            return figures.allMachines;
        return peopleOf(definitions.onePerson, computersOf(figures, Pool::Teacher, definitions),
            computersOf(figures, Pool::Student, definitions));
    case Quantity::What::OnePersonPeople: {
        const std::optional<qint64> teachers = teachersOf(figures, {}, answers, definitions);
        const std::optional<qint64> students = studentsOf(figures, {}, answers, definitions);
        if (!teachers || !students)
            return std::nullopt;
        return peopleOf(definitions.onePerson, *teachers, *students);
    }
    case Quantity::What::Rooms:
        return figures.rooms[size_t(quantity.room)];
    case Quantity::What::Devices:
        return figures.devices[size_t(quantity.device)];
    case Quantity::What::DisplayClasses:
        return figures.hasCensus ? std::optional<qint64>(figures.displayClasses) : std::nullopt;
    case Quantity::What::Answer:
        return answered(answers, quantity.answer);
    }
    return std::nullopt;
}

} // namespace hz::inventory
