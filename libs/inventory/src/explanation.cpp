#include "fields_p.h"
#include "worksfeed_p.h"

#include <hz/inventory/explanation.h>

#include <QtCore/QLocale>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Explanation)
};

QString ofStage(const QString &what, std::optional<Stage> stage)
{
    return stage ? Tr::tr("%1, %2", "students, primary").arg(what, wordOf(*stage)) : what;
}

QString computersText(std::optional<Pool> pool)
{
    if (!pool)
        return Tr::tr("computers");
    switch (*pool) {
    case Pool::Student:
        return Tr::tr("student computers");
    case Pool::Teacher:
        return Tr::tr("teacher computers");
    case Pool::Admin:
        return Tr::tr("office computers");
    case Pool::Server:
        return Tr::tr("servers");
    case Pool::None:
        return Tr::tr("computers for nobody");
    }
    return {};
}

QString joined(const RuleSet &set, const std::vector<Quantity> &quantities, const QString &between)
{
    QStringList words;
    for (const Quantity &quantity : quantities)
        words.append(quantityText(set, quantity));
    return words.join(between);
}

bool isInFen(const QString &answer)
{
    return answer.endsWith(u"Fen");
}

bool asksFor(const Rule &rule, std::initializer_list<Quantity::What> whats)
{
    const auto isOne = [&whats](const Quantity &quantity) {
        return std::find(whats.begin(), whats.end(), quantity.what) != whats.end();
    };
    return std::any_of(rule.of.begin(), rule.of.end(), isOne)
        || std::any_of(rule.over.begin(), rule.over.end(), isOne);
}

std::optional<qint64> sumOf(
    const Evaluation &evaluation, const RuleResult &result, const std::vector<Quantity> &quantities)
{
    const EvaluatedUnit &unit = evaluation.units[result.unit];
    qint64 sum = 0;
    for (const Quantity &quantity : quantities) {
        const std::optional<qint64> value
            = valueOf(quantity, unit.figures, &unit.answers, evaluation.set.definitions);
        if (!value)
            return std::nullopt;
        sum += *value;
    }
    return sum;
}

} // namespace

QString quantityText(const RuleSet &set, const Quantity &quantity)
{
    switch (quantity.what) {
    case Quantity::What::Students:
        return ofStage(Tr::tr("students"), quantity.stage);
    case Quantity::What::Teachers:
        return ofStage(Tr::tr("teachers"), quantity.stage);
    case Quantity::What::Classes:
        return ofStage(Tr::tr("classes"), quantity.stage);
    case Quantity::What::Computers:
        return quantity.age ? Tr::tr("%1, %2", "computers, their age")
                                  .arg(computersText(quantity.pool), wordOf(*quantity.age))
                            : computersText(quantity.pool);
    case Quantity::What::LateComputers:
        return Tr::tr("computers booked after the census date");
    case Quantity::What::OnePersonComputers:
        return set.definitions.onePerson == Definitions::OnePerson::Teachers
            ? computersText(Pool::Teacher)
            : set.definitions.onePerson == Definitions::OnePerson::Students
            ? computersText(Pool::Student)
            : Tr::tr("teacher and student computers");
    case Quantity::What::OnePersonPeople:
        return wordOf(set.definitions.onePerson);
    case Quantity::What::Rooms:
        return wordOf(quantity.room);
    case Quantity::What::Devices:
        return wordOf(quantity.device);
    case Quantity::What::DisplayClasses:
        return Tr::tr("classes with a working display");
    case Quantity::What::Answer: {
        const QString words = set.answers.value(quantity.answer).text();
        return words.isEmpty() ? quantity.answer : words;
    }
    }
    return {};
}

QString numberText(const Quantity &quantity, std::optional<qint64> value)
{
    const bool isMoney = quantity.what == Quantity::What::Answer && isInFen(quantity.answer);
    return answerText(isMoney ? AnswerKind::Money : AnswerKind::Number, value);
}

QString measureText(const RuleSet &set, const Rule &rule)
{
    if (rule.test == Rule::Test::All)
        return joined(set, rule.of, Tr::tr(", ", "between things that are all asked for"));
    const QString plus = QStringLiteral(" + ");
    const QString of = joined(set, rule.of, plus);
    return rule.over.empty() ? of : of + QStringLiteral(" ÷ ") + joined(set, rule.over, plus);
}

QString scopeText(const RuleSet &set, const Rule &rule)
{
    QStringList parts;
    if (!rule.isFor(UnitLevel::School)) {
        for (const UnitLevel level : {UnitLevel::County, UnitLevel::Prefecture})
            if (rule.isFor(level))
                parts.append(wordOf(level));
        return parts.join(Tr::tr(", ", "between the kinds of schools"));
    }
    QStringList kinds;
    for (size_t i = 0; i < kSchoolKinds; ++i)
        if (rule.scope.kinds[i])
            kinds.append(wordOf(SchoolKind(i)));
    parts.append(kinds.join(Tr::tr(", ", "between the kinds of schools")));
    if (rule.scope.stage)
        parts.append(Tr::tr("that teach: %1", "a stage").arg(wordOf(*rule.scope.stage)));
    if (rule.scope.enrolmentAtLeast > 0)
        parts.append(Tr::tr("%n student(s) and over", nullptr, rule.scope.enrolmentAtLeast));
    if (rule.scope.locality)
        parts.append(wordOf(*rule.scope.locality));
    if (!rule.scope.answer.isEmpty()) {
        const Quantity answer{.what = Quantity::What::Answer, .answer = rule.scope.answer};
        parts.append(Tr::tr("that say yes to: %1").arg(quantityText(set, answer)));
    }
    return parts.join(Tr::tr("; ", "between the conditions of a rule"));
}

bool isHistorical(const RuleSet &set, const Rule &rule)
{
    return rule.due.isValid() && set.validFrom.isValid() && rule.due < set.validFrom;
}

std::vector<UsedNumber> numbersUsed(const Evaluation &evaluation, const RuleResult &result)
{
    const RuleSet &set = evaluation.set;
    const Rule &rule = set.rules[result.rule];
    std::vector<UsedNumber> numbers;
    if (!rule.isFor(evaluation.units[result.unit].level)) {
        if (rule.area == Rule::Area::Share || result.verdict == Verdict::NotApplicable)
            return numbers;
        numbers.push_back({rule.of, result.numerator, false});
        if (!rule.over.empty())
            numbers.push_back({rule.over, result.denominator, true});
        return numbers;
    }
    if (result.isJoint) {
        for (const Rule &each : set.rules) {
            if (each.joint != rule.joint)
                continue;
            const std::optional<qint64> people = sumOf(evaluation, result, each.of);
            if (people && *people > 0)
                numbers.push_back({each.of, people, false});
        }
    } else if (rule.test == Rule::Test::All) {
        for (const Quantity &quantity : rule.of)
            numbers.push_back({{quantity}, sumOf(evaluation, result, {quantity}), false});
    } else {
        numbers.push_back({rule.of, sumOf(evaluation, result, rule.of), false});
    }
    if (!rule.over.empty())
        numbers.push_back({rule.over, sumOf(evaluation, result, rule.over), true});
    return numbers;
}

QString bandwidthText(const Evaluation &evaluation, const RuleResult &result)
{
    const EvaluatedUnit &unit = evaluation.units[result.unit];
    if (unit.level != UnitLevel::School || !asksForBandwidth(evaluation.set.rules[result.rule]))
        return {};
    const Outlet outlet = unit.outlet.value_or(Outlet());
    switch (outlet.from) {
    case Definitions::Bandwidth::Measured: {
        const QString days = Tr::tr("measured on %n day(s)", nullptr, outlet.days);
        return outlet.measured == outlet.lines
            ? days
            : Tr::tr("%1, the other lines as contracted").arg(days);
    }
    case Definitions::Bandwidth::Contracted:
        return Tr::tr("as contracted: nobody has measured in %1").arg(evaluation.year);
    case Definitions::Bandwidth::Said:
        return Tr::tr("as the census says");
    }
    return {};
}

QString trainingText(
    const Register &inventory, const Evaluation &evaluation, const RuleResult &result)
{
    const EvaluatedUnit &unit = evaluation.units[result.unit];
    const Rule &rule = evaluation.set.rules[result.rule];
    if (unit.level != UnitLevel::County || rule.of.size() != 1 || rule.overYears > 1
        || rule.of.front().what != Quantity::What::Answer
        || !isOfTrainedTeachers(rule.of.front().answer))
        return {};
    const QString &answer = rule.of.front().answer;
    const QLocale locale;
    const Census *census = inventory.census(unit.code, evaluation.year);
    const bool isSaid = census && census->answers.contains(answer);
    const QString said = isSaid ? locale.toString(census->answers.value(answer)) : QString();
    if (census && census->isLocked)
        return isSaid ? Tr::tr("The census says %1; it is closed.").arg(said) : QString();
    const QMap<QString, qint64> kept = inventory.counted(unit.code, evaluation.year);
    const qint64 listed = kept.value(kListedTeachers);
    const qint64 teachers = valueOf(
        {.what = Quantity::What::Teachers}, unit.figures, &unit.answers, evaluation.set.definitions)
                                .value_or(0);
    const QString counted = locale.toString(kept.value(answer));
    if (teachers > 0 && listed >= teachers)
        return Tr::tr("The list of training says %1; it has all teachers.").arg(counted);
    const QString list = Tr::tr("The list of training says %1; it has %2 of %3 teachers.")
                             .arg(counted, locale.toString(listed), locale.toString(teachers));
    return isSaid ? Tr::tr("The census says %1. %2 The larger number counts until the list has "
                           "them all.")
                        .arg(said, list)
                  : list;
}

std::vector<OtherReading> otherReadings(
    const Definitions &inForce, const Rule &rule, Machines machines)
{
    using What = Quantity::What;
    std::vector<OtherReading> readings;
    const auto add = [&](const QString &name, auto Definitions::*field, auto value) {
        if (inForce.*field == value)
            return;
        OtherReading reading{.name = name, .definitions = inForce};
        reading.definitions.*field = value;
        readings.push_back(std::move(reading));
    };
    const auto addAll = [&]<typename E>(E Definitions::*field, std::initializer_list<E> values) {
        for (const E value : values)
            add(wordOf(value), field, value);
    };
    if (asksFor(rule, {What::OnePersonPeople, What::OnePersonComputers}))
        addAll(&Definitions::onePerson,
            {Definitions::OnePerson::Teachers, Definitions::OnePerson::Students,
                Definitions::OnePerson::Everybody});
    const bool asksForComputers = asksFor(rule, {What::Computers, What::OnePersonComputers});
    if (asksForComputers)
        addAll(&Definitions::computers,
            {Definitions::Computers::Pools, Definitions::Computers::AllComputers});
    if (asksForComputers && machines == Machines::OfNow
        && inForce.computers == Definitions::Computers::Pools)
        addAll(&Definitions::tablets,
            {Definitions::Tablets::Students, Definitions::Tablets::Everybody,
                Definitions::Tablets::Nobody});
    if (asksFor(rule, {What::Teachers, What::OnePersonPeople}))
        addAll(&Definitions::teachers,
            {Definitions::Teachers::FullTime, Definitions::Teachers::Registered});
    if (asksFor(rule, {What::Students, What::OnePersonPeople}))
        addAll(&Definitions::students,
            {Definitions::Students::Enrolled, Definitions::Students::Registered});
    if (asksForBandwidth(rule))
        addAll(&Definitions::bandwidth,
            {Definitions::Bandwidth::Measured, Definitions::Bandwidth::Contracted,
                Definitions::Bandwidth::Said});
    if (rule.scope.isBand)
        add(Tr::tr("Small schools count with the students they have"),
            &Definitions::smallestEnrolment, 0);
    return readings;
}

std::vector<OtherResult> otherResults(
    const Register &inventory, const Evaluation &evaluation, quint32 school, quint32 rule)
{
    const Census *census = inventory.census(evaluation.units[school].code, evaluation.year);
    const bool isFrozen = census && census->isLocked && !census->figures.isEmpty();
    const bool hasLines = !(census && census->isLocked)
        && !inventory.linesOf(evaluation.units[school].code).empty();
    std::vector<OtherResult> results;
    RuleSet set = evaluation.set;
    for (const OtherReading &reading : otherReadings(evaluation.set.definitions, set.rules[rule],
             isFrozen ? Machines::Frozen : Machines::OfNow)) {
        if (!hasLines && reading.definitions.bandwidth != evaluation.set.definitions.bandwidth)
            continue; // the census is all there is
        set.definitions = reading.definitions;
        const Evaluation other = evaluateSchool(inventory, set, evaluation.year, school);
        const RuleResult &result = *other.result(school, rule);
        results.push_back({.name = reading.name,
            .verdict = result.verdict,
            .isFew = result.isFew,
            .measured = measuredText(other, result),
            .gap = gapText(other, result)});
    }
    return results;
}

std::vector<AskedAnswer> answersAsked(const RuleSet &set, SchoolKind kind)
{
    std::vector<AskedAnswer> asked;
    const auto add = [&asked](const QString &key, AnswerKind answer) {
        const bool isThere = std::any_of(asked.begin(), asked.end(),
            [&key](const AskedAnswer &each) { return each.key == key; });
        if (!isThere)
            asked.push_back({key, answer});
    };
    for (const Rule &rule : set.rules) {
        if (!rule.isFor(UnitLevel::School) || !rule.scope.kinds[size_t(kind)])
            continue;
        if (!rule.scope.answer.isEmpty())
            add(rule.scope.answer, AnswerKind::YesNo);
        const bool isYesNo = rule.test == Rule::Test::Present || rule.test == Rule::Test::Judged
            || (rule.test == Rule::Test::All && rule.kind == Rule::Kind::Presence);
        const AnswerKind answer = isYesNo   ? AnswerKind::YesNo
            : rule.test == Rule::Test::Done ? AnswerKind::Day
                                            : AnswerKind::Number;
        for (const std::vector<Quantity> *quantities : {&rule.of, &rule.over})
            for (const Quantity &quantity : *quantities)
                if (quantity.what == Quantity::What::Answer)
                    add(quantity.answer, isInFen(quantity.answer) ? AnswerKind::Money : answer);
    }
    return asked;
}

QString answerText(AnswerKind kind, std::optional<qint64> value)
{
    if (!value)
        return QStringLiteral("—");
    switch (kind) {
    case AnswerKind::Number:
        return QLocale().toString(*value);
    case AnswerKind::Money:
        return QLocale().toString(double(*value) / 100, 'f', *value % 100 == 0 ? 0 : 2);
    case AnswerKind::YesNo:
        return *value > 0 ? Fields::tr("yes") : Fields::tr("no");
    case AnswerKind::Day:
        return *value > 0 ? writtenDay(QDate::fromJulianDay(*value)) : Fields::tr("no");
    }
    return {};
}

} // namespace hz::inventory
