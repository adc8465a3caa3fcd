#include "sampleanswers_p.h"
#include "sampledice_p.h"
#include "sampleplan_p.h"

#include <hz/core/hash.h>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Usual {
    QStringView key;
    double yes; // of those that answer in the last year
    double missing; // that give no answer
};
// What is not listed is answered with yes by 80 %, with no by 12 % and not at all by 8 %.
constexpr Usual kDefault = {u"", 0.80, 0.08};
constexpr Usual kUsual[] = {
    {u"internet", 1, 0},
    {u"platform", 1, 0},
    {u"registeredStudents", 1, 0}, // the platform counts them itself
    {u"registeredTeachers", 1, 0},
    {u"qualityResources", 1, 0},
    {u"outletMbps", 0.93, 0.02},
    {u"networkUpgraded", 0.72, 0.06},
    {u"ipv6", 0.70, 0.08},
    {u"campusWireless", 0.985, 0.005},
    {u"campusStandard", 0.985, 0.005},
    {u"securityRules", 0.94, 0.02},
    {u"securityInspections", 0.78, 0.05},
    {u"oaStarted", 0.96, 0.02},
    {u"itSpendingFen", 0.62, 0.06},
    {u"moduleTeaching", 0.97, 0.02},
    {u"moduleResearch", 0.93, 0.02},
    {u"moduleManagement", 0.94, 0.02},
    {u"moduleService", 0.90, 0.02},
    {u"modulePlatform", 0.96, 0.02},
};
constexpr double kSlowerAYear = 0.06; // fewer that say yes, for each year back

const Usual &usual(const QString &key)
{
    const auto known = std::find_if(
        std::begin(kUsual), std::end(kUsual), [&key](const Usual &of) { return of.key == key; });
    return known == std::end(kUsual) ? kDefault : *known;
}

quint64 numberOf(const QString &key)
{
    return crc32c(key.toUtf8());
}

bool isMoney(const QString &key)
{
    return key.endsWith(u"Fen");
}

qint64 percentOf(qint64 whole, double percent)
{
    return qint64(double(whole) * percent / 100);
}

} // namespace

SampleAnswers::SampleAnswers(const RuleSet &set)
{
    for (const Rule &rule : set.rules)
        for (const UnitLevel level : {UnitLevel::School, UnitLevel::County, UnitLevel::Prefecture})
            if (rule.isFor(level))
                ask(rule, level);
    // Of several rules that ask for one thing, the one that asks for it as such tells how much.
    std::stable_partition(
        m_asks.begin(), m_asks.end(), [](const Ask &ask) { return ask.shape != Shape::PerClass; });
}

void SampleAnswers::ask(const Rule &rule, UnitLevel level)
{
    Ask ask{.level = level, .scope = rule.scope, .threshold = rule.threshold, .due = rule.due};
    if (!rule.over.empty())
        ask.over = rule.over.front();
    switch (rule.test) {
    case Rule::Test::Present:
    case Rule::Test::Judged:
        ask.shape = Shape::YesNo;
        break;
    case Rule::Test::Done:
        ask.shape = Shape::Day;
        break;
    case Rule::Test::All:
        ask.shape = rule.kind == Rule::Kind::Number ? Shape::Count : Shape::YesNo;
        break;
    case Rule::Test::AtLeast:
        ask.shape = rule.over.empty() ? Shape::Count : Shape::PerClass;
        ask.threshold = (rule.threshold + rule.overYears - 1) / rule.overYears;
        break;
    case Rule::Test::AtLeastPercent:
    case Rule::Test::AtMost:
        ask.shape = Shape::Part;
        break;
    }
    const Shape shape = ask.shape;
    const auto add = [&](const QString &key, Shape as) {
        ask.key = key;
        ask.shape = isMoney(key) && as != Shape::Part && as != Shape::Whole ? Shape::Money : as;
        m_asks.push_back(ask);
    };
    if (!rule.scope.answer.isEmpty() && level == UnitLevel::School)
        add(rule.scope.answer, Shape::YesNo);
    for (const Quantity &quantity : rule.over)
        if (quantity.what == Quantity::What::Answer)
            add(quantity.answer, Shape::Whole);
    for (size_t i = 0; i < rule.of.size(); ++i) {
        if (i < rule.over.size())
            ask.over = rule.over[i];
        if (rule.of[i].what == Quantity::What::Answer)
            add(rule.of[i].answer, shape);
    }
}

bool SampleAnswers::isAsked(const Ask &ask, const Respondent &who)
{
    if (ask.level != who.level)
        return false;
    if (who.kind && !ask.scope.kinds[size_t(*who.kind)])
        return false;
    return !who.locality || !ask.scope.locality || *ask.scope.locality == *who.locality;
}

qint64 SampleAnswers::wholeOf(const QString &key, const Respondent &who) const
{
    const double u = fate(who.seed, numberOf(key));
    if (isMoney(key))
        return (qint64(who.students) + 20) * qint64(60'000 + 30'000 * u);
    if (key == u"classTeachers")
        return std::max(1, who.teachers * 9 / 10);
    if (key == u"staff")
        return who.level == UnitLevel::School ? who.teachers + 1 + who.teachers / 8
                                              : 60 + qint64(60 * u);
    if (key == u"specialities")
        return 4 + qint64(6 * u);
    if (key == u"keyTeachers")
        return 4'000;
    if (key == u"technicianPosts")
        return 6 + qint64(10 * u);
    return 60 + qint64(120 * u);
}

std::optional<qint64> SampleAnswers::answer(const Ask &ask, const Respondent &who, int year) const
{
    const quint64 number = numberOf(ask.key);
    const double u = fate(who.seed, number);
    // Its own, a little more or less each year.
    const double amount = 0.7 * fate(mixed(who.seed, number), 0)
        + 0.3 * fate(mixed(who.seed, number), quint64(year));
    const double slower = 1 - kSlowerAYear * (kSampleYear - year);
    const Usual &of = usual(ask.key);
    if (ask.shape == Shape::Whole)
        return wholeOf(ask.key, who);
    if (u >= 1 - of.missing)
        return std::nullopt;
    bool isYes = u < of.yes * slower || of.yes == 1;
    if (ask.key == u"smartRoomAble")
        isYes = who.students >= 700;
    switch (ask.shape) {
    case Shape::YesNo:
        return int(isYes);
    case Shape::Day: {
        const QDate due = ask.due.isValid() ? ask.due : QDate(kSampleYear - 2, 12, 31);
        const QDate done = due.addDays(qint64(u / of.yes * 460) - 300);
        return isYes && done <= sampleCensusDay(year) ? done.toJulianDay() : 0;
    }
    case Shape::Money:
        return isYes ? qint64(5 + 75 * amount) * 1'000'000 : 0;
    case Shape::Count:
        // Much of what is counted comes in steps: lines of 100, 200, 300 Mbit/s.
        if (ask.key == u"outletMbps")
            return isYes ? ask.threshold * (1 + qint64(4 * amount * amount)) : ask.threshold / 2;
        return isYes ? ask.threshold + qint64(double(ask.threshold) * 0.3 * amount + amount * 1.6)
                     : qint64(double(ask.threshold) * (0.4 + 0.55 * amount));
    case Shape::PerClass:
        return qint64(double(ask.threshold) * who.classes * (isYes ? 1 + amount : amount));
    case Shape::Part: {
        const qint64 whole = ask.over.what == Quantity::What::Students ? who.students
            : ask.over.what == Quantity::What::Teachers                ? who.teachers
            : ask.over.what == Quantity::What::Answer ? wholeOf(ask.over.answer, who)
                                                      : 100;
        const double percent = double(ask.threshold);
        // Over several years more than all are reached; in one, all is all.
        const double beyond = percent < 100 ? (100 - percent) * 0.5 * amount : 0;
        if (isYes)
            return (whole * ask.threshold + 99) / 100 + percentOf(whole, beyond);
        return percentOf(whole, percent * (0.7 + 0.28 * amount) * slower);
    }
    case Shape::Whole:
        break;
    }
    return std::nullopt;
}

QMap<QString, qint64> SampleAnswers::answers(const Respondent &who, int year) const
{
    QMap<QString, qint64> given;
    QStringList refused;
    for (const Ask &ask : m_asks) {
        if (!isAsked(ask, who) || given.contains(ask.key) || refused.contains(ask.key))
            continue;
        if (const std::optional<qint64> value = answer(ask, who, year))
            given.insert(ask.key, *value);
        else
            refused.append(ask.key);
    }
    return given;
}

} // namespace hz::inventory
