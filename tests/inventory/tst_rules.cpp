#include "area.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace hz;
using namespace hz::test;

namespace {

QJsonObject planWith(const QString &rule, const QString &key, const QJsonValue &value)
{
    QJsonObject json = thePlan().toJson();
    QJsonArray rules = json[QStringLiteral("rules")].toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        QJsonObject each = rules[i].toObject();
        if (each[QStringLiteral("id")].toString() != rule)
            continue;
        each[key] = value;
        rules[i] = each;
    }
    json[QStringLiteral("rules")] = rules;
    return json;
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePlanIsWhole()
    {
        const RuleSet plan = thePlan();
        QStringList ids;
        for (const Rule &rule : plan.rules) {
            ids.append(rule.id);
            QVERIFY2(!rule.title.en.isEmpty() && !rule.title.zh.isEmpty(), qPrintable(rule.id));
            QVERIFY2(rule.source.startsWith(u'P'), qPrintable(rule.id));
            QVERIFY2(rule.wording.zh.endsWith(u'。'), qPrintable(rule.id));
            QVERIFY2(rule.wording.en.endsWith(u'.'), qPrintable(rule.id));
        }
        // Every rule of the plan, by its families.
        const QMap<QString, int> families{{QStringLiteral("ROOM"), 12}, {QStringLiteral("CLS"), 4},
            {QStringLiteral("RATIO"), 6}, {QStringLiteral("NET"), 10}, {QStringLiteral("SEC"), 5},
            {QStringLiteral("COV"), 9}, {QStringLiteral("RES"), 6}, {QStringLiteral("MOD"), 3},
            {QStringLiteral("SYS"), 3}, {QStringLiteral("SPACE"), 3}, {QStringLiteral("STAGE"), 5},
            {QStringLiteral("MODEL"), 4}, {QStringLiteral("COMP"), 3},
            {QStringLiteral("TRAIN"), 11}, {QStringLiteral("TEAM"), 4}, {QStringLiteral("FUND"), 2},
            {QStringLiteral("GOV"), 9}, {QStringLiteral("OA"), 2}};
        for (auto family = families.begin(); family != families.end(); ++family)
            for (int i = 1; i <= family.value(); ++i)
                QVERIFY2(
                    ids.contains(
                        QStringLiteral("%1-%2").arg(family.key()).arg(i, 2, 10, QLatin1Char('0'))),
                    qPrintable(family.key()));
        QCOMPARE(ids.size(), std::accumulate(families.begin(), families.end(), qsizetype(0)));
    }

    void aSetSurvivesItsJson()
    {
        const RuleSet plan = thePlan();
        const Result<RuleSet> again = RuleSet::fromJson(plan.toJson());
        HZ_VERIFY_OK(again);
        QCOMPARE(again->rules.size(), plan.rules.size());
        for (size_t i = 0; i < plan.rules.size(); ++i)
            QVERIFY2(again->rules[i] == plan.rules[i], qPrintable(plan.rules[i].id));
        QVERIFY(*again == plan);
    }

    void aWrongRuleIsNamed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("names");
        const auto object = [](const QString &key, const QJsonValue &value) {
            return QJsonValue(QJsonObject{{key, value}});
        };
        QTest::newRow("a quantity nobody knows")
            << "measure" << object(QStringLiteral("of"), QStringLiteral("horses")) << "horses";
        QTest::newRow("a room nobody knows")
            << "measure" << object(QStringLiteral("of"), QStringLiteral("rooms.cellar"))
            << "rooms.cellar";
        QTest::newRow("no test") << "test" << QJsonValue(QJsonObject()) << "test";
        QTest::newRow("a limit below nothing")
            << "test" << object(QStringLiteral("atMost"), -3) << "test";
        QTest::newRow("a ratio without people")
            << "measure" << object(QStringLiteral("of"), QStringLiteral("teachers")) << "measure";
        QTest::newRow("a group of rules nobody knows")
            << "group" << QJsonValue(QStringLiteral("weather")) << "weather";
        QTest::newRow("a group of schools nobody knows")
            << "scope" << object(QStringLiteral("schools"), QStringLiteral("mine")) << "mine";
        QTest::newRow("a date that is none")
            << "due" << QJsonValue(QStringLiteral("2022-13-01")) << "due";
        QTest::newRow("years the wrong way round")
            << "years" << QJsonValue(QJsonArray{2025, 2022}) << "years";
        QTest::newRow("a level nobody knows")
            << "levels" << QJsonValue(QJsonArray{QStringLiteral("planet")}) << "levels";
        QTest::newRow("more than all schools") << "areaPercent" << QJsonValue(101) << "area";
    }
    void aWrongRuleIsNamed()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(QString, names);
        const Result<RuleSet> set
            = RuleSet::fromJson(planWith(QStringLiteral("RATIO-01"), key, value));
        HZ_VERIFY_FAILS(set, Invalid);
        QVERIFY2(set.error().message.contains(u"RATIO-01"), qPrintable(set.error().message));
        QVERIFY2(set.error().message.contains(names), qPrintable(set.error().message));
    }

    void aFileIsNamedWithItsFault()
    {
        const TestDir dir;
        const QString path = dir.write(QStringLiteral("规则.json"), "{\"rules\":");
        const Result<RuleSet> set = readRules(path);
        QVERIFY(!set);
        QVERIFY(set.error().message.contains(u"规则.json"));
        HZ_VERIFY_FAILS(readRules(dir.path(QStringLiteral("none.json"))), NotFound);
    }

    void quantitiesSurviveTheirText_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            {"students", "students.primary", "teachers", "classes.senior", "computers",
                "computers.student", "computers.onePerson", "onePerson", "rooms.makerRoom",
                "devices.smartBlackboard", "displayClasses", "answer.outletMbps"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void quantitiesSurviveTheirText()
    {
        QFETCH(QString, text);
        const Result<Quantity> quantity = Quantity::fromText(text);
        HZ_VERIFY_OK(quantity);
        QCOMPARE(quantity->toText(), text);
    }

    void noQuantity_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "pupils", "students.infant", "rooms", "rooms.", "answer.",
                 "computers.pupil", "devices.abacus", "displayClasses.x"})
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }
    void noQuantity()
    {
        QFETCH(QString, text);
        HZ_VERIFY_FAILS(Quantity::fromText(text), Invalid);
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
