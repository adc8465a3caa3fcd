// An area to judge, told in a few words: schools with pupils and machines.
#pragma once

#include <hz/core/task.h>
#include <hz/inventory/evaluation.h>

#include <support/support.h>

namespace hz::test {

using namespace hz::inventory;

inline const UnitCode kPrefecture{QStringLiteral("629900")};
inline const UnitCode kCounty{QStringLiteral("629921")};
inline constexpr int kYear = 2025;

/// What a test says of a school; the rest of it is plain.
struct SchoolLine {
    SchoolKind kind = SchoolKind::PrimarySchool;
    QMap<Stage, int> students = {};
    int teachers = 0;
    int classes = 0;
    int studentComputers = 0;
    int teacherComputers = 0;
    QMap<RoomKind, int> rooms = {};
    QMap<QString, qint64> answers = {};
    std::optional<Locality> locality = Locality::Rural;
    bool hasCensus = true;
};

class Area {
public:
    Area()
    {
        m_records.units = {{kPrefecture, QStringLiteral("河州"), UnitLevel::Prefecture, {}},
            {kCounty, QStringLiteral("柳川县"), UnitLevel::County, kPrefecture}};
    }

    UnitCode add(const SchoolLine &line)
    {
        const UnitCode code(QStringLiteral("2162%1").arg(++m_schools, 6, 10, QLatin1Char('0')));
        m_records.schools.push_back({.code = code,
            .name = QStringLiteral("学校") + code.text(),
            .kind = line.kind,
            .county = kCounty,
            .locality = line.locality});
        for (auto room = line.rooms.begin(); room != line.rooms.end(); ++room)
            for (int i = 0; i < room.value(); ++i)
                addRoom(code, room.key());
        for (int i = 0; i < line.studentComputers; ++i)
            addComputer(code, Pool::Student);
        for (int i = 0; i < line.teacherComputers; ++i)
            addComputer(code, Pool::Teacher);
        if (line.hasCensus)
            m_records.censuses.push_back(censusOf(code, line));
        return code;
    }

    RoomId addRoom(const UnitCode &school, RoomKind kind)
    {
        const RoomId id(nextId());
        m_records.rooms.push_back(
            {.id = id, .school = school, .name = QStringLiteral("教室"), .kind = kind});
        return id;
    }

    Device &addComputer(const UnitCode &school, std::optional<Pool> assignment)
    {
        m_records.devices.push_back(
            {.id = DeviceId(nextId()), .school = school, .assignment = assignment});
        return m_records.devices.back();
    }

    void answer(const UnitCode &unit, const QMap<QString, qint64> &answers)
    {
        m_records.censuses.push_back({.unit = unit, .year = kYear, .answers = answers});
    }

    Records &records() { return m_records; }
    const Records &records() const { return m_records; }
    std::shared_ptr<const Register> inventory() const { return Register::fromRecords(m_records); }

    Evaluation judged(const RuleSet &set, int year = kYear) const
    {
        TaskControl task;
        return *evaluate(*inventory(), set, year, task);
    }

private:
    QString nextId() { return Ulid::fromNumber(++m_ids).toString(); }

    static Census censusOf(const UnitCode &code, const SchoolLine &line)
    {
        Census census{.unit = code, .year = kYear, .date = QDate(kYear, 9, 1)};
        bool isFirst = true;
        for (const Stage stage : stagesOf(line.kind)) {
            census.stages[size_t(stage)] = StageCount{.students = line.students.value(stage),
                .classes = isFirst ? line.classes : 0,
                .teachers = isFirst ? line.teachers : 0};
            isFirst = false;
        }
        census.answers = line.answers;
        return census;
    }

    Records m_records;
    quint64 m_ids = 0;
    int m_schools = 0;
};

inline RuleSet thePlan()
{
    Result<RuleSet> set = shippedRules();
    if (!set)
        qFatal("%s", told(set).constData());
    return *set;
}

/// The one result; ends the test program where there is none.
inline RuleResult resultOf(const Evaluation &evaluation, const QString &rule, const UnitCode &unit)
{
    const quint32 at = evaluation.unitOf(unit);
    for (const RuleResult &result : evaluation.of(at))
        if (evaluation.set.rules[result.rule].id == rule)
            return result;
    qFatal("no result of %s", qPrintable(rule));
}

/// "pass 12/1 ≤ 12, gap 0": what a person would check by hand.
inline QString said(const RuleResult &result)
{
    if (result.verdict == Verdict::NotApplicable || result.verdict == Verdict::NoData)
        return nameOf(result.verdict);
    return QStringLiteral("%1 %2/%3 %4 gap %5")
        .arg(nameOf(result.verdict))
        .arg(result.numerator)
        .arg(result.denominator)
        .arg(result.threshold)
        .arg(result.gap);
}

} // namespace hz::test
