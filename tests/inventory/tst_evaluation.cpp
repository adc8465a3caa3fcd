#include "area.h"

#include <QtCore/QLocale>
#include <QtTest/QTest>

#include <numeric>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::test;

namespace {

QMap<Stage, int> primary(int students)
{
    return {{Stage::Primary, students}};
}

QString judgedAs(const QString &rule, const SchoolLine &line, const RuleSet &set = thePlan())
{
    Area area;
    const UnitCode school = area.add(line);
    return said(resultOf(area.judged(set), rule, school));
}

SchoolLine someSchool()
{
    static constexpr SchoolKind kKinds[]
        = {SchoolKind::PrimarySchool, SchoolKind::TeachingPoint, SchoolKind::JuniorSchool,
            SchoolKind::NineYearSchool, SchoolKind::FullSecondary, SchoolKind::SeniorSchool,
            SchoolKind::TwelveYearSchool, SchoolKind::VocationalSchool, SchoolKind::Kindergarten};
    SchoolLine line{.kind = kKinds[*rc::gen::inRange(0, int(std::size(kKinds)))]};
    for (const Stage stage : stagesOf(line.kind))
        line.students[stage]
            = *rc::gen::weightedOneOf<int>({{1, rc::gen::just(0)}, {6, rc::gen::inRange(0, 700)}});
    line.teachers = *rc::gen::inRange(0, 40);
    line.classes = *rc::gen::inRange(0, 20);
    line.studentComputers = *rc::gen::inRange(0, 60);
    line.teacherComputers = *rc::gen::inRange(0, 20);
    line.hasCensus = *rc::gen::weightedElement<bool>({{5, true}, {1, false}});
    line.rooms = {{RoomKind::ComputerRoom, *rc::gen::inRange(0, 3)},
        {RoomKind::RecordingRoom, *rc::gen::inRange(0, 2)}};
    return line;
}

const QMap<Stage, int> kStudentLimits{
    {Stage::Primary, 12}, {Stage::Junior, 10}, {Stage::Senior, 8}, {Stage::Vocational, 5}};

bool hasEnough(const SchoolLine &line)
{
    // computers ≥ Σ students ÷ limit, in fractions of 12·10·8·5
    constexpr qint64 whole = 12LL * 10 * 8 * 5;
    qint64 needed = 0;
    for (auto stage = line.students.begin(); stage != line.students.end(); ++stage)
        needed += stage.value() * whole / kStudentLimits.value(stage.key(), 1);
    return needed <= line.studentComputers * whole;
}

} // namespace

class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void studentRatios_data()
    {
        QTest::addColumn<SchoolKind>("kind");
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("limit");
        QTest::newRow("primary") << SchoolKind::PrimarySchool << Stage::Primary << "RATIO-02" << 12;
        QTest::newRow("teaching point")
            << SchoolKind::TeachingPoint << Stage::Primary << "RATIO-02" << 12;
        QTest::newRow("junior") << SchoolKind::JuniorSchool << Stage::Junior << "RATIO-03" << 10;
        QTest::newRow("senior") << SchoolKind::SeniorSchool << Stage::Senior << "RATIO-04" << 8;
        QTest::newRow("vocational")
            << SchoolKind::VocationalSchool << Stage::Vocational << "RATIO-05" << 5;
    }
    void studentRatios()
    {
        QFETCH(SchoolKind, kind);
        QFETCH(Stage, stage);
        QFETCH(QString, rule);
        QFETCH(int, limit);
        const auto with = [&](int students, int computers) {
            return judgedAs(rule,
                {.kind = kind, .students = {{stage, students}}, .studentComputers = computers});
        };
        const auto line = [limit](const char *verdict, int students, int computers, int gap) {
            return QStringLiteral("%1 %2/%3 %4 gap %5")
                .arg(QLatin1StringView(verdict))
                .arg(students)
                .arg(computers)
                .arg(limit)
                .arg(gap);
        };
        QCOMPARE(with(limit * 7 - 1, 7), line("pass", limit * 7 - 1, 7, 0));
        QCOMPARE(with(limit * 7, 7), line("pass", limit * 7, 7, 0));
        QCOMPARE(with(limit * 7 + 1, 7), line("fail", limit * 7 + 1, 7, 1));
        QCOMPARE(with(limit, 0), line("fail", limit, 0, 1)); // people and no machine
        QCOMPARE(with(0, 7), QStringLiteral("na"));
        QCOMPARE(with(0, 0), QStringLiteral("na"));
    }

    void teacherRatioAtItsEdge_data()
    {
        QTest::addColumn<int>("teachers");
        QTest::addColumn<int>("computers");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("below") << 29 << 10 << "pass 29/10 3 gap 0";
        QTest::newRow("at") << 30 << 10 << "pass 30/10 3 gap 0";
        QTest::newRow("above") << 31 << 10 << "fail 31/10 3 gap 1";
        QTest::newRow("no machine") << 4 << 0 << "fail 4/0 3 gap 2";
        QTest::newRow("no teacher") << 0 << 3 << "na";
    }
    void teacherRatioAtItsEdge()
    {
        QFETCH(int, teachers);
        QFETCH(int, computers);
        QFETCH(QString, outcome);
        QCOMPARE(
            judgedAs(QStringLiteral("RATIO-01"),
                {.students = primary(100), .teachers = teachers, .teacherComputers = computers}),
            outcome);
    }

    void bandsBeginWithTheirNumber_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<SchoolKind>("kind");
        QTest::addColumn<int>("students");
        QTest::addColumn<bool>("applies");
        for (const int students : {0, 1, 99, 100, 101})
            QTest::newRow(qPrintable(QStringLiteral("100: %1 count as 100 at least").arg(students)))
                << "ROOM-01" << SchoolKind::TeachingPoint << students << true;
        for (const char *rule : {"ROOM-03", "ROOM-04", "ROOM-05"})
            for (const int students : {499, 500, 501})
                QTest::newRow(
                    qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(rule)).arg(students)))
                    << rule << SchoolKind::PrimarySchool << students << (students >= 500);
        for (const char *rule : {"ROOM-06", "ROOM-07", "ROOM-08"})
            for (const int students : {299, 300, 301})
                QTest::newRow(
                    qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(rule)).arg(students)))
                    << rule << SchoolKind::JuniorSchool << students << (students >= 300);
        QTest::newRow("a senior school is not compulsory")
            << "ROOM-03" << SchoolKind::SeniorSchool << 900 << false;
        QTest::newRow("a primary school is no junior one")
            << "ROOM-06" << SchoolKind::PrimarySchool << 900 << false;
        QTest::newRow("a kindergarten has no rooms to have")
            << "ROOM-01" << SchoolKind::Kindergarten << 300 << false;
        QTest::newRow("nor has a vocational school")
            << "ROOM-01" << SchoolKind::VocationalSchool << 300 << false;
        QTest::newRow("nor has a special school")
            << "ROOM-01" << SchoolKind::SpecialSchool << 300 << false;
    }
    void bandsBeginWithTheirNumber()
    {
        QFETCH(QString, rule);
        QFETCH(SchoolKind, kind);
        QFETCH(int, students);
        QFETCH(bool, applies);
        const QString outcome
            = judgedAs(rule, {.kind = kind, .students = {{stagesOf(kind).front(), students}}});
        QCOMPARE(outcome != u"na", applies);
        if (applies)
            QVERIFY2(outcome.startsWith(u"fail 0/1"), qPrintable(outcome));
    }

    void roomsAreCounted_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("rooms");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("none of one") << "ROOM-01" << 0 << "fail 0/1 1 gap 1";
        QTest::newRow("one of one") << "ROOM-01" << 1 << "pass 1/1 1 gap 0";
        QTest::newRow("one of two") << "ROOM-05" << 1 << "fail 1/1 2 gap 1";
        QTest::newRow("two of two") << "ROOM-05" << 2 << "pass 2/1 2 gap 0";
        QTest::newRow("three of two") << "ROOM-05" << 3 << "pass 3/1 2 gap 0";
    }
    void roomsAreCounted()
    {
        QFETCH(QString, rule);
        QFETCH(int, rooms);
        QFETCH(QString, outcome);
        QCOMPARE(
            judgedAs(rule, {.students = primary(600), .rooms = {{RoomKind::ComputerRoom, rooms}}}),
            outcome);
    }

    // Everything of a set that is yes, no or unknown.
    void answersAreYesNoOrNothing_data()
    {
        QTest::addColumn<QString>("rule");
        for (const Rule &rule : thePlan().rules)
            if (rule.test == Rule::Test::Present || rule.test == Rule::Test::Judged
                || rule.test == Rule::Test::Done || rule.test == Rule::Test::All)
                QTest::newRow(qPrintable(rule.id)) << rule.id;
    }
    void answersAreYesNoOrNothing()
    {
        QFETCH(QString, rule);
        const RuleSet plan = thePlan();
        const Rule &meant = *plan.rule(rule);
        const auto judged = [&](std::optional<qint64> answer) {
            Area area;
            QMap<QString, qint64> answers;
            for (const Quantity &quantity : meant.of)
                if (answer && quantity.what == Quantity::What::Answer)
                    answers.insert(quantity.answer, *answer);
            if (meant.isFor(UnitLevel::School)) {
                const auto kind
                    = std::find(meant.scope.kinds.begin(), meant.scope.kinds.end(), true);
                const SchoolKind first = SchoolKind(kind - meant.scope.kinds.begin());
                const UnitCode school = area.add({.kind = first,
                    .students = {{stagesOf(first).front(), 200}},
                    .answers = answers});
                return nameOf(resultOf(area.judged(plan), rule, school).verdict);
            }
            const UnitCode unit = meant.isFor(UnitLevel::County) ? kCounty : kPrefecture;
            area.answer(unit, answers);
            return nameOf(resultOf(area.judged(plan), rule, unit).verdict);
        };
        const bool hasRooms = meant.of.front().what != Quantity::What::Answer;
        if (hasRooms) { // ROOM-09 is of rooms and boards alone
            QCOMPARE(judged({}), QStringLiteral("fail"));
            return;
        }
        QCOMPARE(judged(1), QStringLiteral("pass"));
        QCOMPARE(judged(0), QStringLiteral("fail"));
        QCOMPARE(judged({}), QStringLiteral("noData"));
    }

    void countsAndShares_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("over");
        QTest::addColumn<int>("limit");
        for (const Rule &rule : thePlan().rules) {
            const bool isNumber
                = rule.test == Rule::Test::AtLeast || rule.test == Rule::Test::AtLeastPercent;
            const bool isAnswer
                = rule.of.size() == 1 && rule.of.front().what == Quantity::What::Answer;
            const bool isOver = rule.over.empty()
                || (rule.over.size() == 1 && rule.over.front().what == Quantity::What::Answer);
            if (isNumber && isAnswer && isOver)
                QTest::newRow(qPrintable(rule.id))
                    << rule.id << rule.of.front().answer
                    << (rule.over.empty() ? QString() : rule.over.front().answer)
                    << int(rule.threshold);
        }
    }
    void countsAndShares()
    {
        QFETCH(QString, rule);
        QFETCH(QString, key);
        QFETCH(QString, over);
        QFETCH(int, limit);
        const RuleSet plan = thePlan();
        const Rule &meant = *plan.rule(rule);
        const auto judged = [&](const QMap<QString, qint64> &answers) {
            Area area;
            if (meant.isFor(UnitLevel::School)) {
                const auto kind
                    = std::find(meant.scope.kinds.begin(), meant.scope.kinds.end(), true);
                const SchoolKind first = SchoolKind(kind - meant.scope.kinds.begin());
                const UnitCode school = area.add({.kind = first,
                    .students = {{stagesOf(first).front(), 200}},
                    .answers = answers,
                    .locality = meant.scope.locality});
                return nameOf(resultOf(area.judged(plan), rule, school).verdict);
            }
            const UnitCode unit = meant.isFor(UnitLevel::County) ? kCounty : kPrefecture;
            area.answer(unit, answers);
            return nameOf(resultOf(area.judged(plan), rule, unit).verdict);
        };
        const auto with = [&](qint64 value) {
            return over.isEmpty() ? judged({{key, value}}) : judged({{key, value}, {over, 100}});
        };
        QCOMPARE(with(limit - 1), QStringLiteral("fail"));
        QCOMPARE(with(limit), QStringLiteral("pass"));
        QCOMPARE(with(limit + 1), QStringLiteral("pass"));
        QCOMPARE(judged({}), QStringLiteral("noData"));
        if (!over.isEmpty())
            QCOMPARE(judged({{key, 5}, {over, 0}}), QStringLiteral("na"));
    }

    void bandwidthPerClassAndPerSchoolAreTwoRules()
    {
        // X5: 200 Mbit/s for the whole school are enough by one reading and far too little by the
        // other.
        const SchoolLine urban{.students = primary(400),
            .classes = 10,
            .answers = {{QStringLiteral("outletMbps"), 200}},
            .locality = Locality::Urban};
        QCOMPARE(judgedAs(QStringLiteral("NET-03"), urban), QStringLiteral("pass 200/1 200 gap 0"));
        QCOMPARE(
            judgedAs(QStringLiteral("NET-01"), urban), QStringLiteral("fail 200/10 200 gap 1800"));
        QVERIFY(thePlan().rule(u"NET-01")->isStretch);
        QVERIFY(!thePlan().rule(u"NET-03")->isStretch);
        QCOMPARE(judgedAs(QStringLiteral("NET-04"), urban), QStringLiteral("na"));
        SchoolLine nowhere = urban;
        nowhere.locality = {};
        QCOMPARE(judgedAs(QStringLiteral("NET-03"), nowhere), QStringLiteral("noData"));
        QCOMPARE(judgedAs(QStringLiteral("NET-04"), nowhere), QStringLiteral("noData"));
    }

    void theBaselineStandsBesideTheCensus()
    {
        // X1: met on paper, all machines counted; the teachers' own pool tells another story.
        SchoolLine line{.students = primary(300),
            .teachers = 20,
            .studentComputers = 50,
            .teacherComputers = 2};
        RuleSet old = thePlan();
        old.definitions.computers = Definitions::Computers::AllComputers;
        QCOMPARE(judgedAs(QStringLiteral("RATIO-01"), line), QStringLiteral("fail 20/2 3 gap 5"));
        QCOMPARE(
            judgedAs(QStringLiteral("RATIO-01"), line, old), QStringLiteral("pass 20/52 3 gap 0"));
        QVERIFY(old.definitions.toText() != thePlan().definitions.toText());
    }

    void anAverageHidesNobody()
    {
        // X2: the area passes while one of its schools fails, and both are said.
        Area area;
        area.add({.students = primary(120), .studentComputers = 100});
        const UnitCode poor = area.add({.students = primary(600), .studentComputers = 3});
        const Evaluation evaluation = area.judged(thePlan());
        QCOMPARE(said(resultOf(evaluation, QStringLiteral("RATIO-02"), poor)),
            QStringLiteral("fail 600/3 12 gap 47"));
        const RuleResult county = resultOf(evaluation, QStringLiteral("RATIO-02"), kCounty);
        QCOMPARE(said(county), QStringLiteral("pass 720/103 12 gap 0"));
        QCOMPARE(county.passing, 1);
        QCOMPARE(county.failing, 1);
    }

    void oneMachineAPersonIsARuleOfItsOwn()
    {
        // X3: never mixed with 3:1; who a person is and how many schools are enough are settings.
        const SchoolLine line{
            .students = primary(30), .teachers = 10, .studentComputers = 30, .teacherComputers = 9};
        QCOMPARE(judgedAs(QStringLiteral("RATIO-01"), line), QStringLiteral("pass 10/9 3 gap 0"));
        QCOMPARE(judgedAs(QStringLiteral("RATIO-06"), line), QStringLiteral("fail 10/9 1 gap 1"));
        RuleSet set = thePlan();
        set.definitions.onePerson = Definitions::OnePerson::Students;
        QCOMPARE(
            judgedAs(QStringLiteral("RATIO-06"), line, set), QStringLiteral("pass 30/30 1 gap 0"));
        set.definitions.onePerson = Definitions::OnePerson::Everybody;
        QCOMPARE(
            judgedAs(QStringLiteral("RATIO-06"), line, set), QStringLiteral("fail 40/39 1 gap 1"));
    }

    void basicallyIsAShareOfTheSchools_data()
    {
        QTest::addColumn<int>("passing");
        QTest::addColumn<int>("share");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("19 of 20 at 95 %") << 19 << 95 << "pass";
        QTest::newRow("18 of 20 at 95 %") << 18 << 95 << "fail";
        QTest::newRow("18 of 20 at 90 %") << 18 << 90 << "pass";
        QTest::newRow("19 of 20 at 100 %") << 19 << 100 << "fail";
    }
    void basicallyIsAShareOfTheSchools()
    {
        QFETCH(int, passing);
        QFETCH(int, share);
        QFETCH(QString, verdict);
        Area area;
        for (int i = 0; i < 20; ++i)
            area.add(
                {.students = primary(30), .teachers = 5, .teacherComputers = i < passing ? 5 : 4});
        RuleSet set = thePlan();
        set.definitions.onePersonShare = share;
        QCOMPARE(
            nameOf(resultOf(area.judged(set), QStringLiteral("RATIO-06"), kPrefecture).verdict),
            verdict);
    }

    void notBelowMeansFewPeopleAComputer()
    {
        // X4: fewer people a computer are better.
        QCOMPARE(judgedAs(QStringLiteral("RATIO-01"),
                     {.students = primary(9), .teachers = 2, .teacherComputers = 2}),
            QStringLiteral("pass 2/2 3 gap 0"));
    }

    void classesAreCoveredByClassAndRoomsBeyondThemCoverNobody()
    {
        // X6
        Area area;
        const UnitCode school = area.add({.students = primary(600), .classes = 3});
        const auto display = [&](DeviceState state) {
            Device &device = area.addComputer(school, {});
            device.kind = DeviceKind::TouchBoard;
            device.state = state;
            device.room = area.addRoom(school, RoomKind::DisplayClassroom);
        };
        display(DeviceState::InUse);
        display(DeviceState::InUse);
        display(DeviceState::InRepair); // a board that does not work covers nobody
        QCOMPARE(said(resultOf(area.judged(thePlan()), QStringLiteral("CLS-01"), school)),
            QStringLiteral("fail 2/3 100 gap 1"));
        for (int i = 0; i < 3; ++i)
            display(DeviceState::InUse);
        QCOMPARE(said(resultOf(area.judged(thePlan()), QStringLiteral("CLS-01"), school)),
            QStringLiteral("pass 3/3 100 gap 0"));
        const UnitCode bare = area.add({.students = primary(600), .classes = 5});
        const Evaluation both = area.judged(thePlan());
        QCOMPARE(said(resultOf(both, QStringLiteral("CLS-02"), bare)),
            QStringLiteral("fail 0/5 100 gap 5"));
        QCOMPARE(said(resultOf(both, QStringLiteral("CLS-02"), kCounty)),
            QStringLiteral("fail 3/8 100 gap 5"));
        QCOMPARE(said(resultOf(both, QStringLiteral("CLS-04"), kPrefecture)),
            QStringLiteral("fail 3/8 98 gap 5"));
    }

    void trainingHasTwoRulesAndTheyDiffer()
    {
        // X7: 30 % a year for four years are no two rounds.
        Area area;
        area.add({.students = primary(100), .teachers = 100});
        for (int year = 2022; year <= 2025; ++year)
            area.records().censuses.push_back({.unit = kCounty,
                .year = year,
                .answers = {{QStringLiteral("teachersTrained"), 30}}});
        const Evaluation evaluation = area.judged(thePlan());
        QCOMPARE(said(resultOf(evaluation, QStringLiteral("TRAIN-08"), kCounty)),
            QStringLiteral("pass 30/100 30 gap 0"));
        QCOMPARE(said(resultOf(evaluation, QStringLiteral("TRAIN-09"), kCounty)),
            QStringLiteral("fail 120/100 200 gap 80"));
    }

    void theRoundIsOfKeyTeachers()
    {
        // X8
        Area area;
        area.add({.students = primary(100), .teachers = 23'022});
        for (int year = 2022; year <= 2025; ++year)
            area.records().censuses.push_back({.unit = kPrefecture,
                .year = year,
                .answers = {{QStringLiteral("teachersTrainedPrefecture"), 1000},
                    {QStringLiteral("keyTeachers"), 4000}}});
        const Evaluation evaluation = area.judged(thePlan());
        QCOMPARE(said(resultOf(evaluation, QStringLiteral("TRAIN-04"), kPrefecture)),
            QStringLiteral("pass 1000/1 1000 gap 0"));
        QCOMPARE(said(resultOf(evaluation, QStringLiteral("TRAIN-05"), kPrefecture)),
            QStringLiteral("pass 4000/4000 100 gap 0"));
    }

    void aSmallSchoolCountsAsAHundredAndCanBeExempt()
    {
        // X9
        SchoolLine five{.kind = SchoolKind::TeachingPoint, .students = primary(5)};
        QCOMPARE(judgedAs(QStringLiteral("ROOM-01"), five), QStringLiteral("fail 0/1 1 gap 1"));
        five.answers.insert(QStringLiteral("exempt.ROOM-01"), 1);
        QCOMPARE(judgedAs(QStringLiteral("ROOM-01"), five), QStringLiteral("na"));
        QCOMPARE(judgedAs(QStringLiteral("ROOM-02"), five), QStringLiteral("fail 0/1 1 gap 1"));
    }

    void overlappingBandsAskForTheMostAndNeverTheSum()
    {
        // X10, X11: a junior school of 600 is in all three bands.
        Figures figures;
        figures.hasCensus = true;
        figures.stages[size_t(Stage::Junior)].students = 600;
        const School school{.code = kCounty, .kind = SchoolKind::JuniorSchool};
        const RuleSet plan = thePlan();
        QCOMPARE(roomsNeeded(plan, school, figures, RoomKind::RecordingRoom), 1);
        QCOMPARE(roomsNeeded(plan, school, figures, RoomKind::ComputerRoom), 2);
        QCOMPARE(roomsNeeded(plan, school, figures, RoomKind::MakerRoom), 1);
        figures.stages[size_t(Stage::Junior)].students = 299;
        QCOMPARE(roomsNeeded(plan, school, figures, RoomKind::ComputerRoom), 1);
        QCOMPARE(roomsNeeded(plan, school, figures, RoomKind::MakerRoom), 0);
    }

    void smartRoomsAreAUnionForSchoolsThatAreMarked()
    {
        // X12
        SchoolLine line{.students = primary(400), .rooms = {{RoomKind::AiRoom, 1}}};
        QCOMPARE(judgedAs(QStringLiteral("ROOM-12"), line), QStringLiteral("na"));
        line.answers.insert(QStringLiteral("smartRoomAble"), 1);
        QCOMPARE(judgedAs(QStringLiteral("ROOM-12"), line), QStringLiteral("pass 1/1 1 gap 0"));
        for (const RoomKind kind : {RoomKind::ESchoolbagRoom, RoomKind::SteamRoom,
                 RoomKind::MakerRoom, RoomKind::VrArRoom, RoomKind::VrArMrLab}) {
            line.rooms = {{kind, 1}};
            QCOMPARE(judgedAs(QStringLiteral("ROOM-12"), line), QStringLiteral("pass 1/1 1 gap 0"));
        }
        line.rooms = {{RoomKind::ComputerRoom, 4}};
        QCOMPARE(judgedAs(QStringLiteral("ROOM-12"), line), QStringLiteral("fail 0/1 1 gap 1"));
    }

    void deadlinesBeforeThePlanAreKept()
    {
        // X13
        const RuleSet plan = thePlan();
        QCOMPARE(plan.rule(u"NET-06")->due, QDate(2022, 8, 31));
        QVERIFY(plan.rule(u"NET-06")->due < plan.validFrom);
    }

    void officeWorkHasTwoMilestonesInOrder()
    {
        // X14
        const RuleSet plan = thePlan();
        QCOMPARE(plan.rule(u"OA-02")->after, QStringLiteral("OA-01"));
        QCOMPARE(plan.rule(u"OA-01")->due, plan.rule(u"OA-02")->due);
    }

    void aRoomOfFiftySeatsIsASettingOfTheBureau()
    {
        // X16: 499 primary pupils need 42 machines, 500 need 42 and two rooms.
        const RuleSet plan = thePlan();
        QCOMPARE(plan.definitions.roomSeats, 50);
        QCOMPARE(plan.definitions.roomTeacherSeats, 1);
        const School school{.code = kCounty, .kind = SchoolKind::PrimarySchool};
        for (const int students : {499, 500}) {
            Figures figures;
            figures.hasCensus = true;
            figures.stages[size_t(Stage::Primary)].students = students;
            QCOMPARE(studentComputersNeeded(plan, figures, school.kind), 42);
            QCOMPARE(
                roomsNeeded(plan, school, figures, RoomKind::ComputerRoom), students < 500 ? 1 : 2);
        }
    }

    void aMixedSchoolIsJudgedOnce()
    {
        Area area;
        const UnitCode school = area.add({.kind = SchoolKind::NineYearSchool,
            .students = {{Stage::Primary, 121}, {Stage::Junior, 99}},
            .studentComputers = 19});
        // 121/12 + 99/10 = 19.98: twenty computers, not eleven and ten.
        Evaluation evaluation = area.judged(thePlan());
        const RuleResult first = resultOf(evaluation, QStringLiteral("RATIO-02"), school);
        QCOMPARE(said(first), QStringLiteral("fail %1/19 60 gap 1").arg(121 * 5 + 99 * 6));
        QVERIFY(first.isJoint);
        QCOMPARE(
            said(resultOf(evaluation, QStringLiteral("RATIO-03"), school)), QStringLiteral("na"));
        area.addComputer(school, Pool::Student);
        evaluation = area.judged(thePlan());
        QCOMPARE(nameOf(resultOf(evaluation, QStringLiteral("RATIO-02"), school).verdict),
            QStringLiteral("pass"));
        const QJsonObject json
            = toJson(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), school));
        QCOMPARE(json[QStringLiteral("stages")].toObject(),
            QJsonObject({{QStringLiteral("primary"), 121}, {QStringLiteral("junior"), 99}}));
        // The county has both stages, its computers split as they are needed.
        const RuleResult countyPrimary = resultOf(evaluation, QStringLiteral("RATIO-02"), kCounty);
        const RuleResult countyJunior = resultOf(evaluation, QStringLiteral("RATIO-03"), kCounty);
        QCOMPARE(countyPrimary.numerator, 121);
        QCOMPARE(countyJunior.numerator, 99);
        QCOMPARE(countyPrimary.denominator + countyJunior.denominator, 20);
        QCOMPARE(countyPrimary.denominator, 10);
    }

    void aMixedSchoolWithOneEmptyStageIsAPlainOne()
    {
        QCOMPARE(judgedAs(QStringLiteral("RATIO-03"),
                     {.kind = SchoolKind::NineYearSchool,
                         .students = {{Stage::Primary, 0}, {Stage::Junior, 100}},
                         .studentComputers = 10}),
            QStringLiteral("pass 100/10 10 gap 0"));
    }

    void noCensusIsNoPass()
    {
        const SchoolLine line{.students = primary(10), .studentComputers = 50, .hasCensus = false};
        QCOMPARE(judgedAs(QStringLiteral("RATIO-02"), line), QStringLiteral("noData"));
        QCOMPARE(judgedAs(QStringLiteral("CLS-01"), line), QStringLiteral("noData"));
        QCOMPARE(judgedAs(QStringLiteral("ROOM-04"), line), QStringLiteral("noData"));
        QCOMPARE(judgedAs(QStringLiteral("ROOM-01"), line),
            QStringLiteral("fail 0/1 1 gap 1")); // asked of every school
    }

    void whichMachinesCount_data()
    {
        QTest::addColumn<DeviceKind>("kind");
        QTest::addColumn<DeviceState>("state");
        QTest::addColumn<Pool>("pool");
        QTest::addColumn<int>("daysAgo");
        QTest::addColumn<bool>("isCounted");
        const auto row = [](const char *name, DeviceKind kind, DeviceState state, Pool pool,
                             int days, bool counted) {
            QTest::newRow(name) << kind << state << pool << days << counted;
        };
        row("desktop in use", DeviceKind::Desktop, DeviceState::InUse, Pool::Student, 0, true);
        row("laptop on loan", DeviceKind::Laptop, DeviceState::OnLoan, Pool::Student, 400, true);
        row("thin client in store", DeviceKind::ThinClient, DeviceState::InStore, Pool::Student,
            400, true);
        row("in repair for 90 days", DeviceKind::Desktop, DeviceState::InRepair, Pool::Student, 90,
            true);
        row("in repair for 91 days", DeviceKind::Desktop, DeviceState::InRepair, Pool::Student, 91,
            false);
        row("in repair since nobody knows when", DeviceKind::Desktop, DeviceState::InRepair,
            Pool::Student, -1, false);
        row("awaiting disposal", DeviceKind::Desktop, DeviceState::AwaitingDisposal, Pool::Student,
            1, false);
        row("disposed of", DeviceKind::Desktop, DeviceState::Disposed, Pool::Student, 1, false);
        row("lost", DeviceKind::Desktop, DeviceState::Lost, Pool::Student, 1, false);
        row("tablet for students", DeviceKind::Tablet, DeviceState::InUse, Pool::Student, 0, true);
        row("tablet for a teacher", DeviceKind::Tablet, DeviceState::InUse, Pool::Teacher, 0,
            false);
        row("server", DeviceKind::Server, DeviceState::InUse, Pool::Student, 0, false);
        row("printer", DeviceKind::Printer, DeviceState::InUse, Pool::Student, 0, false);
        row("touch board", DeviceKind::TouchBoard, DeviceState::InUse, Pool::Student, 0, false);
        row("its module", DeviceKind::OpsModule, DeviceState::InUse, Pool::Student, 0, false);
    }
    void whichMachinesCount()
    {
        QFETCH(DeviceKind, kind);
        QFETCH(DeviceState, state);
        QFETCH(Pool, pool);
        QFETCH(int, daysAgo);
        QFETCH(bool, isCounted);
        Area area;
        const UnitCode school = area.add({.students = primary(12), .teachers = 1});
        Device &device = area.addComputer(school, pool);
        device.kind = kind;
        device.state = state;
        if (daysAgo >= 0)
            device.stateSince = QDate(kYear, 9, 1).addDays(-daysAgo);
        const auto inventory = area.inventory();
        const Figures figures = figuresOf(*inventory, 0, Definitions(), kYear);
        QCOMPARE(
            std::accumulate(figures.computers.begin(), figures.computers.end(), 0), int(isCounted));
    }

    void aComputerIsInOnePool()
    {
        Area area;
        const UnitCode school = area.add({.students = primary(12)});
        const RoomId room = area.addRoom(school, RoomKind::ComputerRoom);
        area.addComputer(school, {}).room = room; // the room's
        area.addComputer(school, Pool::Teacher).room = room; // its own word goes before the room's
        area.addComputer(school, {}); // nobody's
        const Figures figures = figuresOf(*area.inventory(), 0, Definitions(), kYear);
        const std::array<int, kPools> expected{1, 1, 0, 0, 1};
        QVERIFY(figures.computers == expected);
    }

    void aLockedYearIsJudgedAsItWas()
    {
        Area area;
        const UnitCode school = area.add({.students = primary(120), .studentComputers = 2});
        area.records().censuses.front().isLocked = true;
        area.records().censuses.front().figures = {{QStringLiteral("computers.student"), 10}};
        QCOMPARE(said(resultOf(area.judged(thePlan()), QStringLiteral("RATIO-02"), school)),
            QStringLiteral("pass 120/10 12 gap 0"));
    }

    void frozenFiguresThaw()
    {
        QVERIFY(rc::check([] {
            Area area;
            area.add(someSchool());
            const Figures figures = figuresOf(*area.inventory(), 0, Definitions(), kYear);
            Figures again = figures;
            again.computers = {};
            again.rooms = {};
            thaw(frozen(figures), again);
            RC_ASSERT(again == figures);
        }));
    }

    void yearlyRulesRestOutsideTheirYears()
    {
        Area area;
        area.records().censuses.push_back({.unit = kCounty,
            .year = 2021,
            .answers = {{QStringLiteral("threeClassesTraining"), 5}}});
        QCOMPARE(said(resultOf(area.judged(thePlan(), 2021), QStringLiteral("RES-04"), kCounty)),
            QStringLiteral("na"));
        QCOMPARE(said(resultOf(area.judged(thePlan(), 2022), QStringLiteral("RES-04"), kCounty)),
            QStringLiteral("noData"));
    }

    void sharesAndSumsAgreeWithAPlainCount()
    {
        const RuleSet plan = thePlan();
        QVERIFY(rc::check([&plan] {
            const auto lines = *rc::gen::resize(
                12, rc::gen::container<std::vector<SchoolLine>>(rc::gen::exec(someSchool)));
            Area area;
            std::vector<UnitCode> codes;
            for (const SchoolLine &line : lines)
                codes.push_back(area.add(line));
            const Evaluation evaluation = area.judged(plan);
            qint64 students = 0;
            qint64 computers = 0;
            qint64 teachers = 0;
            qint64 teacherComputers = 0;
            for (size_t i = 0; i < lines.size(); ++i) {
                const SchoolLine &line = lines[i];
                if (line.kind == SchoolKind::Kindergarten || !line.hasCensus)
                    continue;
                const int pupils = std::accumulate(line.students.begin(), line.students.end(), 0);
                int passes = 0, fails = 0;
                for (const char *rule : {"RATIO-02", "RATIO-03", "RATIO-04", "RATIO-05"}) {
                    const Verdict verdict
                        = resultOf(evaluation, QLatin1StringView(rule), codes[i]).verdict;
                    passes += int(verdict == Verdict::Pass);
                    fails += int(verdict == Verdict::Fail);
                }
                RC_ASSERT(passes + fails == (pupils > 0 ? 1 : 0));
                RC_ASSERT((passes == 1) == (pupils > 0 && hasEnough(line)));
                if (pupils > 0) {
                    students += pupils;
                    computers += line.studentComputers;
                }
                if (line.teachers > 0) {
                    teachers += line.teachers;
                    teacherComputers += line.teacherComputers;
                }
                // What it needs, by counting up.
                Figures figures = evaluation.units[evaluation.unitOf(codes[i])].figures;
                const qint64 needed = studentComputersNeeded(plan, figures, line.kind);
                SchoolLine enough = line;
                enough.studentComputers = int(needed);
                RC_ASSERT(hasEnough(enough));
                if (needed > 0) {
                    enough.studentComputers = int(needed) - 1;
                    RC_ASSERT(!hasEnough(enough));
                }
            }
            qint64 sumStudents = 0;
            qint64 sumComputers = 0;
            for (const char *rule : {"RATIO-02", "RATIO-03", "RATIO-04", "RATIO-05"}) {
                const RuleResult sum = resultOf(evaluation, QLatin1StringView(rule), kPrefecture);
                sumStudents += sum.numerator;
                sumComputers += sum.denominator;
            }
            RC_ASSERT(sumStudents == students);
            RC_ASSERT(sumComputers == computers);
            const RuleResult teacherSum
                = resultOf(evaluation, QStringLiteral("RATIO-01"), kPrefecture);
            RC_ASSERT(teacherSum.numerator == teachers);
            RC_ASSERT(teacherSum.denominator == teacherComputers);
        }));
    }

    void oneChangeGivesWhatEverythingAnewGives()
    {
        const RuleSet plan = thePlan();
        QVERIFY(rc::check([&plan] {
            const auto lines = *rc::gen::resize(6,
                rc::gen::nonEmpty(
                    rc::gen::container<std::vector<SchoolLine>>(rc::gen::exec(someSchool))));
            Area area;
            std::vector<UnitCode> codes;
            for (const SchoolLine &line : lines)
                codes.push_back(area.add(line));
            Evaluation evaluation = area.judged(plan);
            const UnitCode changed = codes[size_t(*rc::gen::inRange<int>(0, int(codes.size())))];
            area.addComputer(changed, Pool::Student);
            const auto inventory = area.inventory();
            reevaluate(evaluation, *inventory, inventory->schoolRow(changed));
            RC_ASSERT(evaluation.results == area.judged(plan).results);
        }));
    }

    void whatFailsNeverReadsAsWhatPasses()
    {
        Area area;
        const UnitCode school = area.add({.students = primary(1201), .studentComputers = 100});
        const UnitCode bare = area.add({.students = primary(20)});
        const Evaluation evaluation = area.judged(thePlan());
        QCOMPARE(measuredText(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), school)),
            QStringLiteral("12.1:1"));
        QCOMPARE(measuredText(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), bare)),
            QStringLiteral("no device"));
        QCOMPARE(gapText(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), bare)),
            QStringLiteral("2 computer(s) more"));
    }

    void jsonHasEveryNumber()
    {
        Area area;
        const UnitCode school = area.add({.students = primary(130), .studentComputers = 10});
        const Evaluation evaluation = area.judged(thePlan());
        const QJsonObject json
            = toJson(evaluation, resultOf(evaluation, QStringLiteral("RATIO-02"), school));
        for (const char *key : {"rule", "unit", "verdict", "measured", "threshold", "numerator",
                 "denominator", "definition", "gap", "source"})
            QVERIFY2(json.contains(QLatin1StringView(key)), key);
        QCOMPARE(json[QStringLiteral("verdict")].toString(), QStringLiteral("fail"));
        QCOMPARE(json[QStringLiteral("gap")].toInt(), 1);
        QCOMPARE(json[QStringLiteral("unit")].toString(), school.text());
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "tst_evaluation.moc"
