#include "area.h"

#include <hz/inventory/explanation.h>
#include <hz/inventory/schoollist.h>

#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace hz;
using namespace hz::test;

namespace {

quint32 indexOf(const RuleSet &set, const QString &id)
{
    return quint32(set.rule(id) - set.rules.data());
}

QString told(const OtherResult &result)
{
    return QStringLiteral("%1: %2 %3 %4")
        .arg(result.name, nameOf(result.verdict), result.measured, result.gap)
        .trimmed();
}

QStringList others(const Area &area, const UnitCode &school, const QString &rule)
{
    const Evaluation evaluation = area.judged(thePlan());
    QStringList lines;
    for (const OtherResult &result : otherResults(*area.inventory(), evaluation,
             evaluation.unitOf(school), indexOf(evaluation.set, rule)))
        lines.append(told(result));
    return lines;
}

QString numbers(const Evaluation &evaluation, const RuleResult &result)
{
    QStringList parts;
    for (const UsedNumber &number : numbersUsed(evaluation, result)) {
        QStringList names;
        for (const Quantity &quantity : number.quantities)
            names.append(quantity.toText());
        parts.append((number.isDivisor ? QStringLiteral("÷ ") : QString()) + names.join(u'+') + u'='
            + (number.value ? QString::number(*number.value) : QStringLiteral("?")));
    }
    return parts.join(u' ');
}

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyRuleOfThePlanCanBeSaid()
    {
        const RuleSet plan = thePlan();
        for (const Rule &rule : plan.rules) {
            QVERIFY2(!scopeText(plan, rule).isEmpty(), qPrintable(rule.id));
            const QString measured = measureText(plan, rule);
            QVERIFY2(!measured.isEmpty(), qPrintable(rule.id));
            for (const std::vector<Quantity> *quantities : {&rule.of, &rule.over})
                for (const Quantity &quantity : *quantities)
                    if (quantity.what == Quantity::What::Answer)
                        QVERIFY2(
                            plan.answers.contains(quantity.answer), qPrintable(quantity.answer));
        }
        QCOMPARE(measureText(plan, *plan.rule(u"RATIO-02")),
            QStringLiteral("students, Primary ÷ student computers"));
        QCOMPARE(scopeText(plan, *plan.rule(u"ROOM-06")),
            QStringLiteral("Junior secondary school, Nine-year school; 300 student(s) and over"));
    }

    void whatWasDueBeforeTheSetIsHistory()
    {
        const RuleSet plan = thePlan();
        QVERIFY(isHistorical(plan, *plan.rule(u"NET-06")));
        QVERIFY(!isHistorical(plan, *plan.rule(u"RATIO-01")));
        QVERIFY(!isHistorical(plan, *plan.rule(u"CLS-04"))); // due never
    }

    void numbersOfASchool()
    {
        Area area;
        const UnitCode primary = area.add({.students = {{Stage::Primary, 240}},
            .classes = 6,
            .studentComputers = 19,
            .answers = {{QStringLiteral("outletMbps"), 200}}});
        const UnitCode mixed = area.add({.kind = SchoolKind::NineYearSchool,
            .students = {{Stage::Primary, 120}, {Stage::Junior, 50}},
            .studentComputers = 14});
        const Evaluation evaluation = area.judged(thePlan());
        QCOMPARE(numbers(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), primary)),
            QStringLiteral("students.primary=240 ÷ computers.student=19"));
        QCOMPARE(numbers(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), mixed)),
            QStringLiteral("students.primary=120 students.junior=50 ÷ computers.student=14"));
        // 120 + 50 × 12 ÷ 10 pupils as primary schools count them.
        QCOMPARE(measuredValue(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), mixed)),
            std::optional(180.0 / 14));
        QCOMPARE(numbers(evaluation, resultOf(evaluation, QStringLiteral("NET-04"), primary)),
            QStringLiteral("answer.outletMbps=200"));
        QCOMPARE(numbers(evaluation, resultOf(evaluation, QStringLiteral("NET-04"), mixed)),
            QStringLiteral("answer.outletMbps=?"));
    }

    void numbersOfAnArea()
    {
        Area area;
        area.add({.students = {{Stage::Primary, 240}}, .studentComputers = 19});
        area.add({.students = {{Stage::Primary, 100}}, .studentComputers = 10});
        const Evaluation evaluation = area.judged(thePlan());
        QCOMPARE(numbers(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), kCounty)),
            QStringLiteral("students.primary=340 ÷ computers.student=29"));
        // Schools are counted, and the result says how many.
        QCOMPARE(numbers(evaluation, resultOf(evaluation, QStringLiteral("ROOM-01"), kCounty)),
            QString());
    }

    void otherDefinitionsStandBeside()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 240}},
            .teachers = 12,
            .studentComputers = 18,
            .teacherComputers = 4,
            .answers = {{QStringLiteral("registeredTeachers"), 9},
                {QStringLiteral("registeredStudents"), 200}}});
        area.addComputer(school, Pool::Student).kind = DeviceKind::Tablet;
        area.addComputer(school, Pool::Teacher).kind = DeviceKind::Tablet;
        area.addComputer(school, Pool::Admin).state = DeviceState::AwaitingDisposal;
        QCOMPARE(others(area, school, QStringLiteral("RATIO-02")),
            (QStringList{
                QStringLiteral("all machines, as old reports counted: pass 9.6:1"), // of 25
                QStringLiteral("tablets for everybody: fail 12.7:1 1 computer(s) more"),
                QStringLiteral("no tablets: fail 13.4:1 2 computer(s) more"),
                QStringLiteral("pupils registered on the platform: pass 10.5:1"),
            }));
        QCOMPARE(others(area, school, QStringLiteral("RATIO-01")).size(), 4);
        QCOMPARE(others(area, school, QStringLiteral("RATIO-06")).size(), 7);
        QCOMPARE(others(area, school, QStringLiteral("ROOM-01")),
            QStringList{QStringLiteral(
                "Small schools count with the students they have: fail 0 1 room(s) more")});
        QVERIFY(others(area, school, QStringLiteral("NET-04")).isEmpty());
    }

    void aSchoolAloneIsJudgedAsAmongOthers()
    {
        Area area;
        std::vector<UnitCode> schools;
        for (int i = 0; i < 4; ++i)
            schools.push_back(area.add(
                {.kind = i % 2 == 0 ? SchoolKind::PrimarySchool : SchoolKind::NineYearSchool,
                    .students = {{Stage::Primary, 120 + 200 * i}, {Stage::Junior, 80 * i}},
                    .teachers = 9 + i,
                    .classes = 6 + i,
                    .studentComputers = 11 * i,
                    .teacherComputers = 3}));
        const Evaluation all = area.judged(thePlan());
        for (const UnitCode &code : schools) {
            const quint32 unit = all.unitOf(code);
            const Evaluation alone
                = evaluateSchool(*area.inventory(), thePlan(), kYear, all.units[unit].row);
            QVERIFY(std::ranges::equal(alone.of(unit), all.of(unit)));
        }
    }

    void aCensusAsksWhatTheRulesOfTheKindAsk()
    {
        const RuleSet plan = thePlan();
        const std::vector<AskedAnswer> asked = answersAsked(plan, SchoolKind::PrimarySchool);
        const auto kindOf = [&asked](const QString &key) -> std::optional<AnswerKind> {
            for (const AskedAnswer &each : asked)
                if (each.key == key)
                    return each.kind;
            return std::nullopt;
        };
        QCOMPARE(kindOf(QStringLiteral("outletMbps")), AnswerKind::Number);
        QCOMPARE(kindOf(QStringLiteral("ipv6")), AnswerKind::YesNo);
        QCOMPARE(kindOf(QStringLiteral("networkUpgraded")), AnswerKind::Day);
        QCOMPARE(kindOf(QStringLiteral("careerPlanning")), std::nullopt); // of senior schools
        QCOMPARE(answerText(AnswerKind::Number, 1200), QStringLiteral("1,200"));
        QCOMPARE(kindOf(QStringLiteral("itSpendingFen")), AnswerKind::Money);
        QCOMPARE(answerText(AnswerKind::Money, 11917227), QStringLiteral("119,172.27"));
        QCOMPARE(answerText(AnswerKind::Money, 500), QStringLiteral("5"));
        QCOMPARE(answerText(AnswerKind::YesNo, 0), QStringLiteral("no"));
        QCOMPARE(answerText(AnswerKind::Day, std::nullopt), QStringLiteral("—"));
    }
};

QTEST_GUILESS_MAIN(ExplanationTest)
#include "tst_explanation.moc"
