#include "area.h"

#include <hz/inventory/ruleversions.h>
#include <hz/store/database.h>

#include <QtCore/QLocale>
#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::test;

namespace {

RuleSet version(int number, const QDate &validFrom)
{
    RuleSet set = thePlan();
    set.version = number;
    set.validFrom = validFrom;
    return set;
}

Rule withThreshold(const RuleSet &set, QStringView id, qint64 threshold)
{
    Rule rule = *set.rule(id);
    rule.threshold = threshold;
    return rule;
}

RuleDraft aDraft()
{
    return RuleDraft(thePlan(), 2, QDate(2026, 1, 1));
}

} // namespace

class RuleVersionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aDayHasTheVersionThatIsInForceThen_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("number");
        QTest::newRow("before the first") << QDate(2021, 9, 1) << 1;
        QTest::newRow("the day the first begins") << QDate(2022, 11, 22) << 1;
        QTest::newRow("the day before the second") << QDate(2024, 2, 29) << 1;
        QTest::newRow("the day the second begins") << QDate(2024, 3, 1) << 2;
        QTest::newRow("two of one day: the later version") << QDate(2025, 9, 1) << 4;
        QTest::newRow("long after") << QDate(2040, 1, 1) << 4;
    }
    void aDayHasTheVersionThatIsInForceThen()
    {
        QFETCH(QDate, day);
        QFETCH(int, number);
        const RuleVersions versions(thePlan(),
            {version(4, QDate(2025, 1, 1)), version(2, QDate(2024, 3, 1)),
                version(3, QDate(2025, 1, 1))});
        QCOMPARE(versions.validOn(day).version, number);
        QCOMPARE(versions.nextVersion(), 5);
        QVERIFY(versions.isShipped(versions.validOn(QDate(2023, 1, 1))));
    }

    void whateverTheVersionsTheLastInForceIsTaken()
    {
        QVERIFY(rc::check("the last in force", [] {
            const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3000));
            std::vector<RuleSet> own;
            for (size_t i = 0; i < days.size(); ++i)
                own.push_back({.id = QStringLiteral("plan"),
                    .version = int(i) + 2,
                    .validFrom = QDate(2020, 1, 1).addDays(days[i])});
            const QDate first(2020, 1, 1);
            const RuleVersions versions({.id = QStringLiteral("plan"), .validFrom = first}, own);
            const QDate day = first.addDays(*rc::gen::inRange(0, 3000));
            const RuleSet &valid = versions.validOn(day);
            RC_ASSERT(valid.validFrom <= day);
            for (const RuleSet &other : versions.all())
                RC_ASSERT(other.validFrom > day || other.validFrom < valid.validFrom
                    || (other.validFrom == valid.validFrom && other.version <= valid.version));
        }));
    }

    void aDraftIsChangedAndUndone()
    {
        RuleDraft draft = aDraft();
        QVERIFY(!draft.isChanged());
        HZ_VERIFY_OK(draft.change(withThreshold(draft.set(), u"RATIO-02", 10)));
        HZ_VERIFY_OK(draft.change(withThreshold(draft.set(), u"RATIO-03", 9)));
        HZ_VERIFY_OK(
            draft.change(withThreshold(draft.set(), u"RATIO-03", 9))); // once more: nothing
        QCOMPARE(
            draft.changed(), (QStringList{QStringLiteral("RATIO-02"), QStringLiteral("RATIO-03")}));
        draft.undo();
        QCOMPARE(draft.changed(), QStringList{QStringLiteral("RATIO-02")});
        draft.undo();
        QVERIFY(!draft.canUndo());
        QVERIFY(!draft.isChanged());
        draft.redo();
        draft.redo();
        QVERIFY(!draft.canRedo());
        QCOMPARE(draft.rule(u"RATIO-03")->threshold, 9);
        QCOMPARE(draft.base().rule(u"RATIO-03")->threshold, 10);
        QCOMPARE(draft.set().version, 2);
    }

    void whatIsTypedIsOneStep()
    {
        RuleDraft draft = aDraft();
        const auto type = [&draft](QStringView rule, qint64 threshold) {
            return draft.change(
                withThreshold(draft.set(), rule, threshold), RuleDraft::Step::Typing);
        };
        HZ_VERIFY_OK(type(u"RATIO-02", 1));
        HZ_VERIFY_OK(type(u"RATIO-02", 10));
        HZ_VERIFY_OK(type(u"RATIO-03", 8));
        draft.undo();
        QCOMPARE(draft.rule(u"RATIO-03")->threshold, 10);
        QCOMPARE(draft.rule(u"RATIO-02")->threshold, 10);
        HZ_VERIFY_OK(type(u"RATIO-02", 11)); // after an undo it is another step
        draft.undo();
        QCOMPARE(draft.rule(u"RATIO-02")->threshold, 10);
        draft.undo();
        QCOMPARE(draft.rule(u"RATIO-02")->threshold, 12);
        QVERIFY(!draft.canUndo());
    }

    void whatCannotBeReadAgainIsRefused()
    {
        RuleDraft draft = aDraft();
        Rule rule = *draft.rule(u"ROOM-01");
        rule.group = QStringLiteral("nowhere");
        const Result<> refused = draft.change(rule);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"ROOM-01"), qPrintable(refused.error().message));
        QVERIFY(!draft.isChanged());
        QVERIFY(!draft.canUndo());
        QCOMPARE(draft.change({.id = QStringLiteral("NONE")}).error().kind, Error::Kind::NotFound);
    }

    void everyMeasureMakesARule()
    {
        const RuleSet plan = thePlan();
        RuleDraft draft = aDraft();
        QStringList ids;
        const std::vector<MeasureChoice> choices = measureChoices(plan);
        QVERIFY(choices.size() > 50);
        for (const MeasureChoice &choice : choices) {
            QVERIFY(!choice.text.isEmpty());
            Rule rule = choice.rule;
            rule.group = QStringLiteral("network");
            const Result<QString> id = draft.add(rule);
            QVERIFY2(id, qPrintable(choice.text));
            ids.append(*id);
        }
        QCOMPARE(draft.changed(), ids);
        QCOMPARE(ids.front(), QStringLiteral("OWN-01"));
        // They stand with their group.
        const RuleSet &set = draft.set();
        const auto first = size_t(set.rule(u"OWN-01") - set.rules.data());
        QCOMPARE(set.rules[first - 1].group, QStringLiteral("network"));
        HZ_VERIFY_OK(draft.remove(QStringLiteral("OWN-01")));
        QVERIFY(!draft.rule(u"OWN-01"));
    }

    void beforeAndAfterAreCompared()
    {
        Area area;
        for (const int computers : {5, 10, 11, 20})
            area.add({.students = {{Stage::Primary, 120}}, .studentComputers = computers});
        RuleDraft draft = aDraft();
        HZ_VERIFY_OK(
            draft.change(withThreshold(draft.set(), u"RATIO-02", 11))); // 10 are no more enough
        Rule extra = *draft.rule(u"RATIO-01");
        HZ_VERIFY_OK(draft.add(extra));
        HZ_VERIFY_OK(draft.remove(QStringLiteral("NET-05")));
        const std::vector<RuleComparison> rules
            = compared(area.judged(thePlan()), area.judged(draft.set()), kPrefecture);
        int others = 0;
        for (const RuleComparison &rule : rules) {
            if (rule.rule == u"RATIO-02") {
                QCOMPARE(rule.before->passing, 3);
                QCOMPARE(rule.after->passing, 2);
                QCOMPARE(rule.newlyFailing, 1);
                QCOMPARE(rule.newlyMeeting, 0);
            } else if (rule.rule == u"OWN-01") {
                QVERIFY(!rule.before && rule.after);
            } else if (rule.rule == u"NET-05") {
                QVERIFY(rule.before && !rule.after);
            } else {
                QVERIFY2(rule.isSame(), qPrintable(rule.rule));
                ++others;
            }
        }
        QVERIFY(others > 50);
    }

    void versionsOfADatabase()
    {
        TestDir dir;
        const auto database = store::Database::open(
            dir.path(QStringLiteral("ops.sqlite")), {.projections = {Register::projection()}});
        HZ_VERIFY_OK(database);
        const auto put = [&](const QString &id, const QJsonObject &body) {
            return (*database)->writeAndWait([=](store::WriteTransaction &transaction) {
                return store::put(transaction, {.id = id, .body = body});
            });
        };
        const RuleSet second = version(2, QDate(2024, 3, 1));
        HZ_VERIFY_OK(put(documentId(second), documentOf(second)));
        HZ_VERIFY_OK(put(QStringLiteral("ruleset:plan:3"), documentOf(second)));
        HZ_VERIFY_OK(put(QStringLiteral("ruleset:plan:4"), {{QStringLiteral("set"), 4}}));
        HZ_VERIFY_OK(put(QStringLiteral("ruleset:planner:1"), documentOf(second)));
        const auto read = (*database)->read();
        const Result<RuleVersions> versions = RuleVersions::load(**read, thePlan());
        HZ_VERIFY_OK(versions);
        QCOMPARE(versions->all().size(), size_t(2));
        QVERIFY(versions->all().back() == second);
        QCOMPARE(versions->unread().keys(),
            (QStringList{QStringLiteral("ruleset:plan:3"), QStringLiteral("ruleset:plan:4")}));
    }
};

QTEST_GUILESS_MAIN(RuleVersionsTest)
#include "tst_ruleversions.moc"
