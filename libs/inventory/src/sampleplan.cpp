#include "sampledice_p.h"
#include "sampleplan_p.h"
#include "samplewords_p.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace hz::inventory {

namespace {

// The plan's totals, at full size.
constexpr int kStudents = 408'000;
constexpr int kRegisteredStudents = 215'530;
constexpr int kTeachers = 23'022;
constexpr int kRegisteredTeachers = 22'005;
constexpr int kClasses = 11'815;
constexpr int kDisplayRooms = 11'579;
constexpr int kComputers = 68'054;
constexpr int kRecordingRooms = 739;
constexpr int kMakerRooms = 203;
// Ours, at full size.
constexpr int kUnreported = 22; // schools without this year's census
constexpr int kAwaitingDisposal = 4'212;
constexpr int kIdleComputers = 520;
constexpr int kLongInRepair = 340;

struct KindCount {
    SchoolKind kind;
    int schools; // at full size
};
// Of the plan; the rarest are dealt first, so that each county has its part of them.
constexpr KindCount kPlanMix[] = {
    {SchoolKind::TwelveYearSchool, 2},
    {SchoolKind::FullSecondary, 6},
    {SchoolKind::SeniorSchool, 22},
    {SchoolKind::JuniorSchool, 85},
    {SchoolKind::NineYearSchool, 98},
    {SchoolKind::TeachingPoint, 340},
    {SchoolKind::PrimarySchool, 640},
};
constexpr KindCount kBeside[] = {
    {SchoolKind::VocationalSchool, 10},
    {SchoolKind::SpecialSchool, 3},
    {SchoolKind::OpenUniversity, 1},
    {SchoolKind::Kindergarten, 40},
};
constexpr size_t kVocationalFree = 7; // a county without a vocational school, as in real ones

// The number that stands for a stage in SampleCounty::tenthsPerComputer, and the plan's limit.
struct StageLimit {
    Stage stage;
    int peoplePerComputer;
};
constexpr StageLimit kLimits[] = {
    {Stage::Primary, 12},
    {Stage::Junior, 10},
    {Stage::Senior, 8},
    {Stage::Vocational, 5},
};

int scaled(int atFullSize, int schools)
{
    return int((qint64(atFullSize) * schools * 2 + kFullSample) / (qint64(2) * kFullSample));
}

const char *classOfCode(SchoolKind kind)
{
    switch (kind) {
    case SchoolKind::Kindergarten:
        return "11";
    case SchoolKind::PrimarySchool:
    case SchoolKind::TeachingPoint:
        return "21";
    case SchoolKind::JuniorSchool:
    case SchoolKind::NineYearSchool:
        return "31";
    case SchoolKind::FullSecondary:
    case SchoolKind::SeniorSchool:
    case SchoolKind::TwelveYearSchool:
        return "34";
    case SchoolKind::VocationalSchool:
        return "36";
    case SchoolKind::SpecializedSchool:
        return "37";
    case SchoolKind::SpecialSchool:
        return "51";
    case SchoolKind::OpenUniversity:
        return "42"; // the vocabulary leaves it open; the class of adult higher education
    }
    return "";
}

// Of the schools of a kind, how many in a hundred are in a town.
int urbanPercent(SchoolKind kind)
{
    switch (kind) {
    case SchoolKind::PrimarySchool:
        return 12;
    case SchoolKind::TeachingPoint:
        return 0;
    case SchoolKind::JuniorSchool:
        return 30;
    case SchoolKind::NineYearSchool:
        return 10;
    case SchoolKind::Kindergarten:
        return 60;
    case SchoolKind::FullSecondary:
    case SchoolKind::SeniorSchool:
    case SchoolKind::TwelveYearSchool:
    case SchoolKind::VocationalSchool:
    case SchoolKind::SpecializedSchool:
    case SchoolKind::SpecialSchool:
    case SchoolKind::OpenUniversity:
        return 100;
    }
    return 0;
}

// Pupils of a stage, as a weight.
int pupilsOf(SchoolKind kind, Stage stage, bool isUrban)
{
    switch (kind) {
    case SchoolKind::PrimarySchool:
        return isUrban ? 1'050 : 240;
    case SchoolKind::TeachingPoint:
        return 28;
    case SchoolKind::JuniorSchool:
        return isUrban ? 1'500 : 720;
    case SchoolKind::NineYearSchool:
        return (isUrban ? 700 : 260) + (stage == Stage::Junior ? 50 : 0);
    case SchoolKind::FullSecondary:
        return stage == Stage::Junior ? 900 : 1'200;
    case SchoolKind::SeniorSchool:
        return 2'500;
    case SchoolKind::TwelveYearSchool:
        return stage == Stage::Junior ? 600 : 900;
    case SchoolKind::VocationalSchool:
        return 1'400;
    case SchoolKind::SpecializedSchool:
    case SchoolKind::SpecialSchool:
        return 120;
    case SchoolKind::Kindergarten:
        return isUrban ? 260 : 110;
    case SchoolKind::OpenUniversity:
        return 900;
    }
    return 0;
}

int pupilsInClass(SchoolKind kind, Stage stage, bool isUrban)
{
    if (kind == SchoolKind::TeachingPoint)
        return 9;
    switch (stage) {
    case Stage::Primary:
        return isUrban ? 46 : 33;
    case Stage::Junior:
        return 46;
    case Stage::Senior:
        return 52;
    case Stage::Preschool:
        return 28;
    case Stage::Special:
        return 10;
    case Stage::Vocational:
    case Stage::Lifelong:
        return 42;
    }
    return 40;
}

// Small ones are many, large ones few; 0.92 on average.
double sizeOf(Dice &dice)
{
    const double u = dice.unit();
    return 0.4 + 0.5 * u + 1.1 * u * u * u;
}

class Planner {
public:
    explicit Planner(const SampleOptions &options)
        : m_options(options)
        , m_dice(mixed(options.seed, 0))
        , m_counties(size_t(std::clamp(options.schools / 10, 1, int(sampleCounties().size()))))
    {
    }

    SamplePlan plan()
    {
        addUnits();
        addSchools();
        m_inPlan = std::count_if(m_plan.schools.begin(), m_plan.schools.end(),
            [](const PlannedSchool &school) { return school.school.isInPlan(); });
        name();
        chooseUnreported();
        people();
        registered();
        studentComputers();
        rooms();
        otherComputers();
        std::stable_sort(m_plan.schools.begin(), m_plan.schools.end(),
            [](const PlannedSchool &a, const PlannedSchool &b) { return a.county < b.county; });
        return std::move(m_plan);
    }

private:
    // The schools of the plan come first.
    std::span<PlannedSchool> inPlan() { return std::span(m_plan.schools).first(size_t(m_inPlan)); }
    std::span<PlannedSchool> beside()
    {
        return std::span(m_plan.schools).subspan(size_t(m_inPlan));
    }
    std::span<const SampleCounty> counties() const { return sampleCounties().first(m_counties); }
    int scaledTotal(int atFullSize) const { return scaled(atFullSize, m_options.schools); }

    void addUnits()
    {
        const UnitCode prefecture(kSamplePrefectureCode.toString());
        m_plan.units.push_back({.code = prefecture,
            .name = kSamplePrefecture.toString(),
            .level = UnitLevel::Prefecture});
        for (const SampleCounty &county : counties())
            m_plan.units.push_back({.code = UnitCode(QString::fromLatin1(county.code)),
                .name = QString::fromUtf16(county.name),
                .level = UnitLevel::County,
                .parent = prefecture});
    }

    // Each county has its number of schools, and of each kind its part.
    void addSchools()
    {
        std::vector<int> weights;
        weights.reserve(m_counties);
        for (const SampleCounty &county : counties())
            weights.push_back(county.schools);
        std::vector<int> room = apportioned(m_options.schools, weights);
        std::vector<int> kinds;
        kinds.reserve(std::size(kPlanMix));
        for (const KindCount &kind : kPlanMix)
            kinds.push_back(kind.schools);
        const std::vector<int> counts = apportioned(m_options.schools, kinds);
        for (size_t i = 0; i < counts.size(); ++i) {
            std::vector<Share> shares;
            shares.reserve(room.size());
            for (const int left : room)
                shares.push_back({.weight = double(left), .most = left});
            deal(kPlanMix[i].kind, apportioned(counts[i], shares), room);
        }
        for (const KindCount &kind : kBeside) {
            std::vector<Share> shares;
            for (size_t i = 0; i < m_counties; ++i) {
                const bool isFree
                    = kind.kind == SchoolKind::VocationalSchool && i == kVocationalFree;
                shares.push_back({.weight = double(weights[i]), .most = isFree ? 0 : kind.schools});
            }
            std::vector<int> unlimited(m_counties, kFullSample);
            constexpr int kSomeOfEach = 60; // schools of the plan
            const int least = m_options.schools >= kSomeOfEach ? 1 : 0;
            deal(kind.kind, apportioned(std::max(least, scaledTotal(kind.schools)), shares),
                unlimited);
        }
    }

    void deal(SchoolKind kind, const std::vector<int> &byCounty, std::vector<int> &room)
    {
        for (size_t county = 0; county < byCounty.size(); ++county) {
            room[county] -= byCounty[county];
            const int urban = (byCounty[county] * urbanPercent(kind) + 50) / 100;
            for (int i = 0; i < byCounty[county]; ++i)
                addSchool(kind, county, i < urban ? Locality::Urban : Locality::Rural);
        }
    }

    void addSchool(SchoolKind kind, size_t county, Locality locality)
    {
        constexpr int kFirstSerial = 100'001;
        const int serial = kFirstSerial + int(m_plan.schools.size());
        PlannedSchool planned{.county = county, .seed = mixed(m_options.seed, quint64(serial))};
        planned.school = {.code = UnitCode(QStringLiteral("%1%2%3")
                                               .arg(QLatin1StringView(classOfCode(kind)))
                                               .arg(u"62")
                                               .arg(serial)),
            .kind = kind,
            .county = m_plan.units[county + 1].code,
            .locality = locality};
        planned.school.position = placeOf(planned);
        planned.school.isPrefectureSchool = isOfPrefecture(planned);
        m_plan.schools.push_back(std::move(planned));
    }

    // In town a few kilometres from the middle, in the country up to some thirty.
    static Position placeOf(const PlannedSchool &planned)
    {
        constexpr double kDegreesInTown = 0.03;
        constexpr double kDegreesOutside = 0.24;
        const SampleCounty &county = sampleCounties()[planned.county];
        const quint64 chance = mixed(planned.seed, 0x6d6170);
        const double turn = double(chance & 0xffff) / 0x10000 * 2 * std::numbers::pi;
        const double reach = std::sqrt(double(chance >> 16 & 0xffff) / 0x10000)
            * (planned.isUrban() ? kDegreesInTown : kDegreesOutside);
        const auto rounded = [](double degrees) { return std::round(degrees * 1e5) / 1e5; };
        return {rounded(county.longitude + reach * std::cos(turn)),
            rounded(county.latitude + reach * std::sin(turn) * 0.8)};
    }

    // In the seat of the prefecture the first of some kinds.
    bool isOfPrefecture(const PlannedSchool &planned)
    {
        if (planned.county != 0 || planned.school.locality != Locality::Urban)
            return false;
        switch (planned.school.kind) {
        case SchoolKind::OpenUniversity:
            return true;
        case SchoolKind::SeniorSchool:
        case SchoolKind::JuniorSchool:
        case SchoolKind::PrimarySchool:
        case SchoolKind::FullSecondary:
        case SchoolKind::VocationalSchool:
        case SchoolKind::SpecialSchool:
        case SchoolKind::Kindergarten:
            break;
        case SchoolKind::TeachingPoint:
        case SchoolKind::NineYearSchool:
        case SchoolKind::TwelveYearSchool:
        case SchoolKind::SpecializedSchool:
            return false;
        }
        return std::none_of(
            m_plan.schools.begin(), m_plan.schools.end(), [&planned](const PlannedSchool &other) {
                return other.school.isPrefectureSchool && other.school.kind == planned.school.kind;
            });
    }

    void name()
    {
        for (size_t county = 0; county < m_counties; ++county) {
            const std::vector<QString> places = placeNames(m_dice);
            size_t place = 0;
            int towns = 0;
            std::array<int, kSchoolKinds> numbers = {};
            std::vector<UnitCode> primaries;
            for (PlannedSchool &planned : m_plan.schools)
                if (planned.county == county && !planned.isUrban()
                    && planned.school.kind == SchoolKind::PrimarySchool)
                    primaries.push_back(planned.school.code);
            for (PlannedSchool &planned : m_plan.schools) {
                if (planned.county != county)
                    continue;
                School &school = planned.school;
                if (school.kind == SchoolKind::TeachingPoint && !primaries.empty())
                    school.parent = m_dice.pick(primaries);
                school.name = school.isPrefectureSchool
                    ? kSamplePrefecture.toString() + prefectureName(school.kind)
                    : countyName(planned, numbers[size_t(school.kind)]++, towns, places[place]);
                ++place;
            }
        }
    }

    static QString prefectureName(SchoolKind kind)
    {
        switch (kind) {
        case SchoolKind::SeniorSchool:
            return QStringLiteral("第一高级中学");
        case SchoolKind::FullSecondary:
            return QStringLiteral("中学");
        case SchoolKind::JuniorSchool:
            return QStringLiteral("实验初中");
        case SchoolKind::PrimarySchool:
            return QStringLiteral("实验小学");
        case SchoolKind::VocationalSchool:
            return QStringLiteral("职业技术学校");
        case SchoolKind::SpecialSchool:
            return QStringLiteral("特殊教育学校");
        case SchoolKind::Kindergarten:
            return QStringLiteral("幼儿园");
        default:
            return QStringLiteral("开放大学");
        }
    }

    // Unique in a county: kinds that share an ending are numbered apart.
    static QString countyName(
        const PlannedSchool &planned, int number, int &towns, const QString &place)
    {
        static constexpr QStringView kOrdinals = u"一二三四五六七八九十";
        const auto ordinal = [](int of) {
            const QString ten = of >= 10 ? QStringLiteral("十") : QString();
            return ten + (of == 10 ? QString() : QString(kOrdinals[(of - 1) % 10]));
        };
        const auto numbered = [&](const char16_t *name) {
            return number == 0
                ? QString::fromUtf16(name)
                : QStringLiteral("第%1%2").arg(ordinal(number + 1), QString::fromUtf16(name));
        };
        const bool isUrban = planned.isUrban();
        switch (planned.school.kind) {
        case SchoolKind::PrimarySchool:
            if (!isUrban)
                return place + QStringLiteral("小学");
            if (++towns <= int(townNames().size()))
                return QString::fromUtf16(townNames()[size_t(towns - 1)]) + QStringLiteral("小学");
            return QStringLiteral("第%1小学").arg(ordinal(towns - int(townNames().size())));
        case SchoolKind::TeachingPoint:
            return place + QStringLiteral("教学点");
        case SchoolKind::JuniorSchool:
            return isUrban ? QStringLiteral("第%1初中").arg(ordinal(number + 1))
                           : place + QStringLiteral("初中");
        case SchoolKind::NineYearSchool:
            return place + QStringLiteral("学校");
        case SchoolKind::FullSecondary:
            return place + QStringLiteral("完全中学");
        case SchoolKind::SeniorSchool:
            return QStringLiteral("第%1中学").arg(ordinal(number + 1));
        case SchoolKind::TwelveYearSchool:
            return numbered(u"实验学校");
        case SchoolKind::VocationalSchool:
            return numbered(u"职业中专");
        case SchoolKind::SpecializedSchool:
            return numbered(u"专门学校");
        case SchoolKind::SpecialSchool:
            return numbered(u"特殊教育学校");
        case SchoolKind::OpenUniversity:
            return numbered(u"开放大学");
        case SchoolKind::Kindergarten:
            return place + QStringLiteral("幼儿园");
        }
        return place;
    }

    // Small places far out did not answer this year.
    void chooseUnreported()
    {
        std::vector<PlannedSchool *> small;
        for (PlannedSchool &planned : inPlan())
            if (planned.school.kind == SchoolKind::TeachingPoint
                || (planned.school.kind == SchoolKind::PrimarySchool && !planned.isUrban()))
                small.push_back(&planned);
        m_dice.shuffle(small);
        const size_t silent = std::min(size_t(scaledTotal(kUnreported)), small.size());
        for (size_t i = 0; i < silent; ++i)
            small[i]->hasCensus = false;
    }

    struct StageOf {
        PlannedSchool *school;
        Stage stage;
        StageCount &count() const { return *school->stages[size_t(stage)]; }
    };

    void people()
    {
        std::vector<StageOf> reporting;
        std::vector<Share> pupils;
        for (PlannedSchool &planned : m_plan.schools) {
            for (const Stage stage : stagesOf(planned.school.kind)) {
                const double weight
                    = pupilsOf(planned.school.kind, stage, planned.isUrban()) * sizeOf(m_dice);
                planned.stages[size_t(stage)] = StageCount{.students = std::max(5, int(weight))};
                if (planned.school.isInPlan() && planned.hasCensus) {
                    reporting.push_back({&planned, stage});
                    pupils.push_back({.weight = weight, .least = 4});
                }
            }
        }
        const std::vector<int> students = apportioned(scaledTotal(kStudents), pupils);
        for (size_t i = 0; i < reporting.size(); ++i)
            reporting[i].count().students = students[i];

        std::vector<Share> classes;
        classes.reserve(reporting.size());
        for (const StageOf &of : reporting)
            classes.push_back({.weight = classesIn(of), .least = 1, .most = of.count().students});
        const std::vector<int> classCounts = apportioned(scaledTotal(kClasses), classes);
        for (size_t i = 0; i < reporting.size(); ++i)
            reporting[i].count().classes = classCounts[i];
        for (PlannedSchool &planned : m_plan.schools)
            for (const Stage stage : stagesOf(planned.school.kind))
                if (StageCount &count = *planned.stages[size_t(stage)]; count.classes == 0)
                    count.classes = std::max(1, int(classesIn({&planned, stage})));

        std::vector<Share> teachers;
        teachers.reserve(reporting.size());
        for (const StageOf &of : reporting)
            teachers.push_back({.weight = teachersIn(of), .least = 1});
        const std::vector<int> teacherCounts = apportioned(scaledTotal(kTeachers), teachers);
        for (size_t i = 0; i < reporting.size(); ++i)
            reporting[i].count().teachers = teacherCounts[i];
        for (PlannedSchool &planned : m_plan.schools)
            for (const Stage stage : stagesOf(planned.school.kind))
                if (StageCount &count = *planned.stages[size_t(stage)]; count.teachers == 0)
                    count.teachers = std::max(1, int(teachersIn({&planned, stage})));
    }

    static double classesIn(const StageOf &of)
    {
        const SchoolKind kind = of.school->school.kind;
        const int size = pupilsInClass(kind, of.stage, of.school->isUrban());
        const double bySize = double(of.count().students) / size;
        // A whole school has each grade, however few are in it.
        const bool isWhole = kind != SchoolKind::TeachingPoint && of.stage == Stage::Primary;
        return isWhole ? std::max(6.0, bySize) : std::max(1.0, bySize);
    }

    static double teachersIn(const StageOf &of)
    {
        const StageCount &count = of.count();
        switch (of.stage) {
        case Stage::Primary:
            return of.school->school.kind == SchoolKind::TeachingPoint ? 1.2 * count.classes
                                                                       : 1.6 * count.classes;
        case Stage::Junior:
            return count.students / 13.5;
        case Stage::Senior:
        case Stage::Vocational:
            return count.students / 12.5;
        case Stage::Preschool:
            return 2.0 * count.classes;
        case Stage::Special:
            return count.students / 5.0;
        case Stage::Lifelong:
            return count.students / 40.0;
        }
        return 1;
    }

    void registered()
    {
        std::vector<Share> students;
        std::vector<Share> teachers;
        for (const PlannedSchool &planned : inPlan()) {
            const bool isIn = planned.hasCensus;
            constexpr double kAll = 0.15; // of the schools: every pupil is registered
            const double rate = m_dice.chance(kAll) ? 4 : 0.2 + 0.9 * m_dice.unit();
            students.push_back(
                {.weight = rate * planned.students(), .most = isIn ? planned.students() : 0});
            teachers.push_back({.weight = (0.8 + 0.8 * m_dice.unit()) * planned.teachers(),
                .most = isIn ? planned.teachers() : 0});
        }
        const std::vector<int> studentCounts
            = apportioned(scaledTotal(kRegisteredStudents), students);
        const std::vector<int> teacherCounts
            = apportioned(scaledTotal(kRegisteredTeachers), teachers);
        for (size_t i = 0; i < inPlan().size(); ++i) {
            inPlan()[i].registeredStudents = studentCounts[i];
            inPlan()[i].registeredTeachers = teacherCounts[i];
        }
        for (PlannedSchool &planned : beside()) {
            planned.registeredStudents = planned.students() * m_dice.between(30, 80) / 100;
            planned.registeredTeachers = planned.teachers() * m_dice.between(90, 100) / 100;
        }
    }

    // Schools that stand as they should not: some by teachers' computers, the rest by students'.
    void studentComputers()
    {
        for (size_t county = 0; county < m_counties; ++county) {
            std::vector<PlannedSchool *> schools;
            int silent = 0;
            for (PlannedSchool &planned : inPlan()) {
                if (planned.county == county && planned.hasCensus)
                    schools.push_back(&planned);
                silent += int(planned.county == county && !planned.hasCensus);
            }
            const int notMet = std::max(0,
                int(schools.size()) * counties()[county].notMet / counties()[county].schools
                    - silent);
            const bool isShort = counties()[county].tenthsPerComputer[0] > 120;
            choosePoor(schools, notMet, isShort);
            for (size_t i = 0; i + 1 < std::size(kLimits); ++i)
                shareStudentComputers(schools, county, i);
        }
        for (PlannedSchool &planned : beside()) {
            const int ratio = planned.school.kind == SchoolKind::VocationalSchool
                ? counties()[planned.county].tenthsPerComputer[3]
                : 150;
            const bool hasNone = planned.school.kind == SchoolKind::Kindergarten;
            planned.studentComputers = hasNone ? 0 : planned.students() * 10 / ratio;
        }
        for (PlannedSchool &planned : inPlan()) // they have machines all the same
            if (!planned.hasCensus)
                planned.studentComputers = planned.students() / m_dice.between(8, 14);
    }

    void choosePoor(const std::vector<PlannedSchool *> &schools, int count, bool prefersLarge)
    {
        std::vector<std::pair<double, PlannedSchool *>> order;
        for (PlannedSchool *school : schools) {
            const std::span<const Stage> stages = stagesOf(school->school.kind);
            const bool isSenior
                = std::find(stages.begin(), stages.end(), Stage::Senior) != stages.end();
            const double size = prefersLarge ? 1 + school->students() / 250.0 : 1;
            if (!isSenior && !school->school.isPrefectureSchool)
                order.emplace_back(-m_dice.unit() * size, school);
        }
        std::sort(order.begin(), order.end());
        const size_t poor = std::min(size_t(count), order.size());
        constexpr double kByTeachersOnly = 0.12;
        for (size_t i = 0; i < poor; ++i)
            (m_dice.chance(kByTeachersOnly) ? m_poorForTeachers : m_poorForStudents)
                .push_back(order[i].second);
    }

    static bool isOneOf(const std::vector<PlannedSchool *> &schools, const PlannedSchool *school)
    {
        return std::find(schools.begin(), schools.end(), school) != schools.end();
    }

    // What a county's schools have for a stage: its ratio is met over all of them, the poor ones
    // have too few each, and no other has.
    void shareStudentComputers(
        const std::vector<PlannedSchool *> &schools, size_t county, size_t limitIndex)
    {
        const StageLimit &limit = kLimits[limitIndex];
        std::vector<PlannedSchool *> rich;
        std::vector<PlannedSchool *> poor;
        std::vector<Share> shares;
        std::vector<double> has;
        int people = 0;
        double needOfRich = 0;
        double hasPoor = 0;
        for (PlannedSchool *school : schools) {
            const std::optional<StageCount> &stage = school->stages[size_t(limit.stage)];
            if (!stage)
                continue;
            people += stage->students;
            const int need
                = (stage->students + limit.peoplePerComputer - 1) / limit.peoplePerComputer;
            if (isOneOf(m_poorForStudents, school)) {
                poor.push_back(school);
                const double part = m_dice.chance(0.15) ? 0.97 : 0.3 + 0.6 * m_dice.unit();
                has.push_back(part * stage->students / limit.peoplePerComputer);
                hasPoor += has.back();
            } else {
                rich.push_back(school);
                shares.push_back({.weight = need * (0.8 + 0.7 * m_dice.unit()),
                    .least = need,
                    .most = need * 2 + 4});
                needOfRich += need;
            }
        }
        const double all = 10.0 * people / counties()[county].tenthsPerComputer[limitIndex];
        constexpr double kSpare = 1.02;
        const double forPoor = std::clamp(all - kSpare * needOfRich, 0.0, hasPoor);
        int left = int(all);
        for (size_t i = 0; i < poor.size(); ++i) {
            const int computers = int(has[i] * (hasPoor > 0 ? forPoor / hasPoor : 0));
            poor[i]->studentComputers += computers;
            left -= computers;
        }
        const std::vector<int> counts = apportioned(left, shares);
        for (size_t i = 0; i < rich.size(); ++i)
            rich[i]->studentComputers += counts[i];
    }

    void rooms()
    {
        std::vector<Share> lacking;
        std::vector<Share> recording;
        std::vector<Share> maker;
        for (const PlannedSchool &planned : inPlan()) {
            const int students = planned.students();
            constexpr double kLacks = 0.09; // of the schools
            lacking.push_back({.weight = m_dice.chance(kLacks) ? double(planned.classes()) : 0.001,
                .most = planned.hasCensus ? std::min(planned.classes(), 6) : 0});
            recording.push_back(
                {.weight = (0.5 + m_dice.unit()) * (students >= 100 ? 1 + students / 900.0 : 0.12),
                    .most = 1 + std::min(students / 700, 3)});
            maker.push_back(
                {.weight = (0.4 + m_dice.unit()) * (students >= 400 ? students / 1'000.0 : 0.03),
                    .most = students >= 1'500 ? 2 : 1});
        }
        const std::vector<int> lacks
            = apportioned(scaledTotal(kClasses) - scaledTotal(kDisplayRooms), lacking);
        const std::vector<int> recordings = apportioned(scaledTotal(kRecordingRooms), recording);
        const std::vector<int> makers = apportioned(scaledTotal(kMakerRooms), maker);
        for (size_t i = 0; i < inPlan().size(); ++i) {
            PlannedSchool &planned = inPlan()[i];
            // Where nobody answered the projectors are broken as well.
            planned.displayRooms = planned.hasCensus ? planned.classes() - lacks[i] : 0;
            planned.recordingRooms = recordings[i];
            planned.makerRooms = makers[i];
        }
        for (PlannedSchool &planned : beside()) {
            planned.displayRooms = planned.classes() - (m_dice.chance(0.1) ? 1 : 0);
            planned.recordingRooms = int(planned.students() >= 300);
        }
    }

    void otherComputers()
    {
        std::vector<Share> idle;
        std::vector<Share> inRepair;
        std::vector<Share> old;
        std::vector<Share> teacher;
        int others = 0;
        for (PlannedSchool &planned : m_plan.schools) {
            const int students = planned.students();
            const bool isPoint = planned.school.kind == SchoolKind::TeachingPoint;
            planned.adminComputers = isPoint ? 0 : 1 + planned.teachers() / 30;
            planned.servers = students >= 2'000 ? 2 : int(students >= 800);
        }
        for (const PlannedSchool &planned : inPlan()) {
            others += planned.studentComputers + planned.adminComputers + planned.servers;
            const double size = planned.studentComputers + 0.5 * planned.teachers();
            idle.push_back({.weight = size * m_dice.unit()});
            inRepair.push_back({.weight = size * m_dice.unit()});
            old.push_back({.weight = size * (0.3 + m_dice.unit())});
            const int least = (planned.teachers() + 2) / 3;
            if (isOneOf(m_poorForTeachers, &planned))
                teacher.push_back(
                    {.least = planned.teachers() / 4, .most = planned.teachers() / 4});
            else
                teacher.push_back({.weight = planned.teachers() * (0.4 + 0.9 * m_dice.unit()),
                    .least = least,
                    .most = planned.teachers() + 3});
        }
        const int totals[] = {scaledTotal(kIdleComputers), scaledTotal(kLongInRepair),
            scaledTotal(kAwaitingDisposal)};
        others += std::accumulate(std::begin(totals), std::end(totals), 0);
        const std::vector<int> idles = apportioned(totals[0], idle);
        const std::vector<int> inRepairs = apportioned(totals[1], inRepair);
        const std::vector<int> olds = apportioned(totals[2], old);
        const std::vector<int> teachers
            = apportioned(std::max(0, scaledTotal(kComputers) - others), teacher);
        for (size_t i = 0; i < inPlan().size(); ++i) {
            PlannedSchool &planned = inPlan()[i];
            planned.idleComputers = idles[i];
            planned.longInRepair = inRepairs[i];
            planned.awaitingDisposal = olds[i];
            planned.teacherComputers = teachers[i];
        }
        for (PlannedSchool &planned : beside()) {
            planned.teacherComputers = std::max(1, planned.teachers() * 7 / 10);
            planned.awaitingDisposal = planned.studentComputers / 16;
        }
    }

    const SampleOptions m_options;
    Dice m_dice;
    const size_t m_counties;
    SamplePlan m_plan;
    qsizetype m_inPlan = 0;
    std::vector<PlannedSchool *> m_poorForStudents;
    std::vector<PlannedSchool *> m_poorForTeachers;
};

int total(const PlannedSchool &school, int StageCount::*of)
{
    int sum = 0;
    for (const std::optional<StageCount> &stage : school.stages)
        sum += stage ? (*stage).*of : 0;
    return sum;
}

} // namespace

int PlannedSchool::students() const
{
    return total(*this, &StageCount::students);
}
int PlannedSchool::teachers() const
{
    return total(*this, &StageCount::teachers);
}
int PlannedSchool::classes() const
{
    return total(*this, &StageCount::classes);
}

SamplePlan planned(const SampleOptions &options)
{
    return Planner(options).plan();
}

} // namespace hz::inventory
