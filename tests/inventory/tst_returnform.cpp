#include "area.h"

#include <hz/inventory/censusdesk.h>
#include <hz/inventory/returnchecks.h>

#include <QtCore/QJsonArray>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

ReturnForm theForm()
{
    Result<ReturnForm> form = shippedForm();
    if (!form)
        qFatal("%s", told(form).constData());
    return *form;
}

QJsonObject formWith(const QJsonArray &cells, const QJsonArray &checks = {})
{
    const QJsonObject title{{u"en"_s, u"Title"_s}};
    QJsonArray columns;
    for (int i = 0; i < cells.size(); ++i)
        columns.append(title);
    return {{u"form"_s, u"test"_s}, {u"version"_s, 1},
        {u"sections"_s,
            QJsonArray{QJsonObject{{u"id"_s, u"one"_s}, {u"title"_s, title},
                {u"columns"_s, columns},
                {u"rows"_s, QJsonArray{QJsonObject{{u"title"_s, title}, {u"cells"_s, cells}}}}}}},
        {u"checks"_s, checks}};
}

QJsonObject typed(const QString &id)
{
    return {{u"id"_s, id}, {u"typed"_s, QString(u"answer."_s + id)}};
}

QJsonObject check(const QString &is, int percent = 100)
{
    return {{u"id"_s, u"check"_s}, {u"severity"_s, u"error"_s}, {u"left"_s, QJsonArray{u"a"_s}},
        {u"is"_s, is}, {u"right"_s, QJsonArray{u"b"_s}}, {u"percent"_s, percent},
        {u"at"_s, QJsonArray{u"a"_s}}, {u"text"_s, QJsonObject{{u"en"_s, u"%1 and %2"_s}}}};
}

// What is wrong with a and b; "-" for nothing.
QString wrongWith(const QJsonObject &json, std::optional<qint64> a, std::optional<qint64> b,
    const QMap<QString, qint64> &lastYear = {})
{
    const Result<ReturnForm> form = ReturnForm::fromJson(json);
    if (!form)
        return QString::fromUtf8(told(form));
    Census census;
    if (a)
        census.answers.insert(u"a"_s, *a);
    if (b)
        census.answers.insert(u"b"_s, *b);
    const FilledForm now = filled(*form, {}, {}, &census, {});
    QStringList texts;
    for (const Finding &finding :
        findingsIn(*form, now, {.lastYear = lastYear, .date = {}, .year = 2025, .today = {}}, {}))
        texts.append(finding.text);
    return texts.isEmpty() ? u"-"_s : texts.join(u", "_s);
}

QStringList checksOf(const std::vector<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids.append(finding.check);
    return ids;
}

} // namespace

class ReturnFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theShippedFormHasSevenSectionsInBothLanguages()
    {
        const ReturnForm form = theForm();
        QCOMPARE(form.sections.size(), size_t(7));
        const auto isWhole
            = [](const Wording &words) { return !words.en.isEmpty() && !words.zh.isEmpty(); };
        for (const ReturnSection &section : form.sections) {
            QVERIFY2(isWhole(section.title), qPrintable(section.id));
            for (const Wording &column : section.columns)
                QVERIFY2(isWhole(column), qPrintable(section.id));
            for (const ReturnRow &row : section.rows)
                QVERIFY2(isWhole(row.title), qPrintable(section.id));
        }
        for (const ReturnCheck &each : form.checks)
            QVERIFY2(isWhole(each.text), qPrintable(each.id));
        QVERIFY(!form.source.isEmpty());
    }

    void everyFigureSaysWhereItComesFrom()
    {
        int inventory = 0, typedIn = 0, derived = 0;
        for (const ReturnCell &cell : theForm().cells) {
            inventory += int(cell.from == ReturnCell::From::Inventory && !cell.of.empty());
            typedIn += int(cell.from == ReturnCell::From::Typed && cell.of.size() == 1);
            derived += int(cell.from == ReturnCell::From::Derived && !cell.plus.isEmpty());
        }
        QCOMPARE(inventory + typedIn + derived, int(theForm().cells.size()));
        QVERIFY(inventory > 30 && typedIn > 20 && derived > 8);
    }

    void aFormThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("names");
        const QJsonObject a = typed(u"a"_s);
        const QJsonObject b = typed(u"b"_s);
        QTest::newRow("nothing in it") << QJsonObject{} << u"name"_s;
        QTest::newRow("no figures") << formWith({}) << u"one"_s;
        QTest::newRow("two of a name") << formWith({a, a}) << u"a"_s;
        QTest::newRow("from nowhere") << formWith({QJsonObject{{u"id"_s, u"a"_s}}}) << u"a"_s;
        QTest::newRow("from two places") << formWith({QJsonObject{{u"id"_s, u"a"_s},
            {u"typed"_s, u"answer.a"_s}, {u"measure"_s, QJsonArray{u"computers"_s}}}})
                                         << u"a"_s;
        QTest::newRow("a measure of nothing")
            << formWith({QJsonObject{{u"id"_s, u"a"_s}, {u"measure"_s, QJsonArray{u"luck"_s}}}})
            << u"luck"_s;
        QTest::newRow("typed machines")
            << formWith({QJsonObject{{u"id"_s, u"a"_s}, {u"typed"_s, u"computers.student"_s}}})
            << u"a"_s;
        QTest::newRow("made of itself")
            << formWith({QJsonObject{{u"id"_s, u"a"_s}, {u"plus"_s, QJsonArray{u"a"_s}}}})
            << u"a"_s;
        QTest::newRow("made of what comes later")
            << formWith({QJsonObject{{u"id"_s, u"a"_s}, {u"plus"_s, QJsonArray{u"b"_s}}}, b})
            << u"b"_s;
        QTest::newRow("an unknown unit") << formWith(
            {QJsonObject{{u"id"_s, u"a"_s}, {u"typed"_s, u"answer.a"_s}, {u"unit"_s, u"miles"_s}}})
                                         << u"miles"_s;
        QTest::newRow("a check of nothing") << formWith({a}, {check(u"equal"_s)}) << u"b"_s;
        QTest::newRow("a check that asks nothing")
            << formWith({a, b}, {check(u"perhaps"_s)}) << u"check"_s;
        QTest::newRow("an odd percentage")
            << formWith({a, b}, {check(u"atMost"_s, 0)}) << u"check"_s;
    }
    void aFormThatCannotBeIsRefused()
    {
        QFETCH(QJsonObject, json);
        QFETCH(QString, names);
        const Result<ReturnForm> form = ReturnForm::fromJson(json);
        HZ_VERIFY_FAILS(form, Invalid);
        QVERIFY2(form.error().message.contains(names), qPrintable(form.error().message));
    }

    void aCheckComparesBothSides_data()
    {
        QTest::addColumn<QString>("is");
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("a");
        QTest::addColumn<int>("b");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("equal") << u"equal"_s << 100 << 5 << 5 << true;
        QTest::newRow("not equal") << u"equal"_s << 100 << 5 << 6 << false;
        QTest::newRow("at most, as much") << u"atMost"_s << 100 << 5 << 5 << true;
        QTest::newRow("more than that") << u"atMost"_s << 100 << 6 << 5 << false;
        QTest::newRow("a tenth") << u"atMost"_s << 10 << 5 << 50 << true;
        QTest::newRow("over a tenth") << u"atMost"_s << 10 << 6 << 50 << false;
        QTest::newRow("sixty each") << u"atMost"_s << 6000 << 120 << 2 << true;
        QTest::newRow("more each") << u"atMost"_s << 6000 << 121 << 2 << false;
        QTest::newRow("needs, has") << u"needs"_s << 100 << 3 << 1 << true;
        QTest::newRow("needs, has not") << u"needs"_s << 100 << 3 << 0 << false;
        QTest::newRow("needs nothing") << u"needs"_s << 100 << 0 << 0 << true;
    }
    void aCheckComparesBothSides()
    {
        QFETCH(QString, is);
        QFETCH(int, percent);
        QFETCH(int, a);
        QFETCH(int, b);
        QFETCH(bool, isRight);
        const QJsonObject json = formWith({typed(u"a"_s), typed(u"b"_s)}, {check(is, percent)});
        QCOMPARE(wrongWith(json, a, b), isRight ? u"-"_s : u"%1 and %2"_s.arg(a).arg(b));
    }

    void changesAreMeasuredAgainstLastYear()
    {
        const QJsonObject json
            = formWith({typed(u"a"_s), typed(u"b"_s)}, {check(u"nearLastYear"_s, 20)});
        QCOMPARE(wrongWith(json, 120, 0, {{u"a"_s, 100}}), u"-"_s);
        QCOMPARE(wrongWith(json, 80, 0, {{u"a"_s, 100}}), u"-"_s);
        QCOMPARE(wrongWith(json, 121, 0, {{u"a"_s, 100}}), u"121 and 100"_s);
        QCOMPARE(wrongWith(json, 79, 0, {{u"a"_s, 100}}), u"79 and 100"_s);
        QCOMPARE(wrongWith(json, 5, 0, {{u"a"_s, 0}}), u"5 and 0"_s);
        QCOMPARE(wrongWith(json, 5, 0), u"-"_s); // nothing is known of last year
    }

    void whatIsMissingIsToldAndNothingElseOfIt()
    {
        const QJsonObject json = formWith({typed(u"a"_s), typed(u"b"_s)}, {check(u"equal"_s)});
        QCOMPARE(wrongWith(json, 5, std::nullopt), u"Title, Title is not filled in."_s);
    }

    void ofASchoolIsFilledInWhatTheInventoryHolds()
    {
        Area area;
        const UnitCode code = area.add({.students = {{Stage::Primary, 300}},
            .teachers = 20,
            .classes = 8,
            .studentComputers = 30,
            .teacherComputers = 12,
            .rooms = {{RoomKind::ComputerRoom, 1}}});
        int number = 0;
        for (Device &device : area.records().devices) // 14 of each third, and none for the last two
            device.bookedOn = ++number > 40 ? QDate()
                                            : QDate(number % 3 == 0   ? 2024
                                                    : number % 3 == 1 ? 2021
                                                                      : 2015,
                                                5, 1);
        const auto inventory = area.inventory();
        const RuleSet set = thePlan();
        const Census *census = inventory->census(code, kYear);
        const FilledForm now = filled(theForm(), inventory->schools().front(),
            figuresOf(*inventory, 0, set.definitions, kYear), census, set.definitions);
        QCOMPARE(now.value(u"students.primary"_s), std::optional<qint64>(300));
        QCOMPARE(now.value(u"students.total"_s), std::optional<qint64>(300));
        QVERIFY(!now.asks(u"students.senior"_s)); // nobody teaches it there
        QCOMPARE(now.value(u"computers.student"_s), std::optional<qint64>(30));
        QCOMPARE(now.value(u"computers.total"_s), std::optional<qint64>(42));
        QCOMPARE(now.value(u"computers.all.upTo3"_s), std::optional<qint64>(13));
        QCOMPARE(now.value(u"computers.all.upTo6"_s), std::optional<qint64>(14));
        QCOMPARE(now.value(u"computers.all.older"_s), std::optional<qint64>(13));
        QCOMPARE(now.value(u"computers.all.unknownAge"_s), std::optional<qint64>(2));
        QCOMPARE(now.value(u"rooms.computerRoom"_s), std::optional<qint64>(1));
        QVERIFY(now.asks(u"outletMbps"_s) && !now.value(u"outletMbps"_s)); // nobody has typed it
    }

    void findingsStandInTheOrderOfTheForm()
    {
        Area area;
        const UnitCode code = area.add(
            {.students = {{Stage::Primary, 300}}, .teachers = 20, .studentComputers = 3});
        area.records().devices.front().bookedOn = QDate(kYear, 10, 3);
        const auto inventory = area.inventory();
        const RuleSet set = thePlan();
        const Census *census = inventory->census(code, kYear);
        const FilledForm now = filled(theForm(), inventory->schools().front(),
            figuresOf(*inventory, 0, set.definitions, kYear), census, set.definitions);
        const CheckedAgainst against{.lastYear = {{u"students.total"_s, 100}},
            .date = census->date,
            .year = kYear,
            .today = QDate(kYear, 10, 20)};
        const std::vector<Finding> findings = findingsIn(
            theForm(), now, against, {{u"studentsChange"_s, u"两校合并"_s}, {u"gone"_s, u"x"_s}});
        const QStringList ids = checksOf(findings);
        for (const QString &id : {u"classesOf.primary"_s, u"studentsChange"_s, u"bigClasses"_s,
                 u"teacherMachines"_s, u"late"_s, u"unknownAges"_s, u"missing:outletMbps"_s})
            QVERIFY2(ids.contains(id), qPrintable(id + u" of "_s + ids.join(u' ')));
        QVERIFY(ids.indexOf(u"bigClasses"_s) < ids.indexOf(u"late"_s));
        QVERIFY(ids.indexOf(u"late"_s) < ids.indexOf(u"missing:outletMbps"_s));
        const Finding &explained = findings[size_t(ids.indexOf(u"studentsChange"_s))];
        QVERIFY(explained.isSettled());
        QCOMPARE(explained.text,
            u"The students are 300; last year they were 100: a change of more than 20 %."_s);
        QVERIFY(!isComplete(findings));
        QVERIFY(isComplete(theForm(), findings, 3)); // rooms: nothing to do there
        QVERIFY(!isComplete(theForm(), findings, 4));
    }

    void aDateOrClockOfAnotherYearIsOnlyAWarning()
    {
        const ReturnForm form = theForm();
        const auto ids = [&](const QDate &date, const QDate &today) {
            return checksOf(findingsIn(
                form, {}, {.lastYear = {}, .date = date, .year = 2025, .today = today}, {}));
        };
        QCOMPARE(ids(QDate(2025, 9, 1), QDate(2026, 2, 1)), QStringList());
        QCOMPARE(ids(QDate(2024, 9, 1), QDate(2025, 9, 1)), QStringList{u"date"_s});
        QCOMPARE(ids(QDate(2025, 9, 1), QDate(2024, 9, 1)), QStringList{u"clock"_s});
        QCOMPARE(ids(QDate(2025, 9, 1), QDate(2027, 1, 1)), QStringList{u"clock"_s});
    }

    void whatIsTypedIsKeptInTheCensus()
    {
        const ReturnForm form = theForm();
        Census census;
        for (const ReturnCell &cell : form.cells)
            if (cell.from == ReturnCell::From::Typed)
                setTyped(census, cell, 7);
        QCOMPARE(census.stages[size_t(Stage::Junior)], std::optional(StageCount{7, 7, 7}));
        QCOMPARE(census.answers.value(u"outletMbps"_s), 7);
        const FilledForm now = filled(form, {}, {}, &census, {});
        for (const ReturnCell &cell : form.cells)
            if (cell.from == ReturnCell::From::Typed)
                QCOMPARE(now.value(cell.id), std::optional<qint64>(7));
        setTyped(census, form.cells[size_t(form.cell(u"outletMbps"))], std::nullopt);
        QVERIFY(!census.answers.contains(u"outletMbps"_s));
    }

    void whatPeopleTypeIsRead_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("value"); // -1: nothing; -2: refused
        const int number = int(ReturnCell::Unit::Number);
        const int fen = int(ReturnCell::Unit::Fen);
        const int yesNo = int(ReturnCell::Unit::YesNo);
        QTest::newRow("a number") << number << u"1,234"_s << qint64(1234);
        QTest::newRow("wide digits") << number << u"１２"_s << qint64(12);
        QTest::newRow("nothing") << number << u"  "_s << qint64(-1);
        QTest::newRow("less than nothing") << number << u"-1"_s << qint64(-2);
        QTest::newRow("a word") << number << u"many"_s << qint64(-2);
        QTest::newRow("a part") << number << u"1.5"_s << qint64(-2);
        QTest::newRow("too much") << number << u"99999999999"_s << qint64(-2);
        QTest::newRow("money") << fen << u"1,234.56"_s << qint64(123456);
        QTest::newRow("money in ten thousands") << fen << u"1.2万"_s << qint64(1'200'000);
        QTest::newRow("too much money") << fen << u"1e18"_s << qint64(-2);
        QTest::newRow("yes") << yesNo << u"yes"_s << qint64(1);
        QTest::newRow("no") << yesNo << u"0"_s << qint64(0);
        QTest::newRow("perhaps") << yesNo << u"perhaps"_s << qint64(-2);
    }
    void whatPeopleTypeIsRead()
    {
        QFETCH(int, unit);
        QFETCH(QString, text);
        QFETCH(qint64, value);
        const auto read = typedCell(ReturnCell::Unit(unit), text);
        QCOMPARE(read ? read->value_or(-1) : -2, value);
    }

    void agesOfAPoolComeToItsComputers()
    {
        QVERIFY(rc::check([] {
            Area area;
            area.add({.students = {{Stage::Primary, 100}},
                .studentComputers = *rc::gen::inRange(0, 20),
                .teacherComputers = *rc::gen::inRange(0, 20)});
            for (Device &device : area.records().devices) {
                device.bookedOn = QDate(*rc::gen::inRange(2005, 2027), *rc::gen::inRange(1, 13), 1);
                device.state = DeviceState(*rc::gen::inRange(0, int(kDeviceStates)));
                if (*rc::gen::inRange(0, 5) == 0)
                    device.bookedOn = {};
            }
            const auto inventory = area.inventory();
            const Figures figures = figuresOf(*inventory, 0, Definitions(), kYear);
            RC_ASSERT(figures == figuresOf(*inventory, Definitions(), kYear).front());
            for (size_t pool = 0; pool < kPools; ++pool) {
                int sum = 0;
                for (const int count : figures.ages[pool])
                    sum += count;
                RC_ASSERT(sum == figures.computers[pool]);
            }
            Figures thawed;
            thaw(frozen(figures), thawed);
            RC_ASSERT(thawed.ages == figures.ages);
            RC_ASSERT(thawed.lateComputers == figures.lateComputers);
        }));
    }

    void theYearsOfAnAgeAreThoseThatHaveIt()
    {
        const QDate day(2025, 9, 1);
        for (size_t age = 0; age < kAges; ++age)
            for (const int year : yearsOf(Age(age), day))
                QCOMPARE(
                    ageOf(year == 0 ? 0 : qint32(QDate(year, 6, 1).toJulianDay()), day), Age(age));
        QCOMPARE(yearsOf(Age::UpTo6, day), (std::vector<int>{2020, 2021, 2022}));
    }
};

QTEST_GUILESS_MAIN(ReturnFormTest)
#include "tst_returnform.moc"
