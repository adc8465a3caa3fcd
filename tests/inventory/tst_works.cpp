// The plan's tasks, money, training and ledgers: what is kept, what follows from it, and that rules
// measure it.
#include "area.h"

#include <hz/core/task.h>
#include <hz/inventory/explanation.h>
#include <hz/inventory/worksbook.h>
#include <hz/inventory/worksimport.h>
#include <hz/store/database.h>

#include <QtCore/QJsonDocument>

#include <map>
#include <rapidcheck.h>
#include <support/support.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const Deed kDeed{QDateTime(QDate(2025, 10, 20), QTime(2, 0), Qt::UTC), u"赵敏"_s};
const QDate kToday(2025, 10, 20);

Training training(const QDate &day, int tenths, TrainingLevel level = TrainingLevel::County)
{
    return {.id = newUlid().toString(),
        .person = TraineeId(u"P"_s),
        .day = day,
        .title = u"培训"_s,
        .tenths = tenths,
        .practiceTenths = tenths / 2,
        .level = level};
}

// Day by day, as one would count by hand.
int naiveTenths(const std::vector<Training> &all, const QDate &day)
{
    int sum = 0;
    for (const Training &each : all)
        if (isCounted(each.level) && each.day <= day && day < each.day.addYears(3))
            sum += each.tenths;
    return sum;
}

QDate naiveUntil(const std::vector<Training> &all, const QDate &today)
{
    if (naiveTenths(all, today) >= kNeededTenths) {
        QDate day = today;
        // What is still to come counts from its day on.
        std::vector<Training> past;
        for (const Training &each : all)
            if (each.day <= today)
                past.push_back(each);
        while (naiveTenths(past, day.addDays(1)) >= kNeededTenths)
            day = day.addDays(1);
        return day;
    }
    QDate day = today;
    const QDate first = QDate(2022, 11, 22).addYears(3);
    while (day > first && naiveTenths(all, day.addDays(-1)) < kNeededTenths)
        day = day.addDays(-1);
    return (day > first ? day : first).addDays(-1);
}

/// An area in a database.
class Ops {
public:
    explicit Ops(const Records &records)
    {
        Result<std::unique_ptr<store::Database>> opened = store::Database::open(
            m_dir.path(u"ops.sqlite"_s), {.projections = {Register::projection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
        QList<Edit> edits;
        const auto add = [&edits](const auto &list) {
            for (const auto &record : list)
                edits.append({.id = documentId(record), .after = record.toJson()});
        };
        add(records.units);
        add(records.schools);
        add(records.censuses);
        write(edits);
    }

    void write(const QList<Edit> &edits)
    {
        TaskControl task;
        if (const Result<qsizetype> written = writeEdits(*database, edits, task); !written)
            qFatal("%s", told(written).constData());
    }
    template<typename Record> void put(const Record &record)
    {
        write({{.id = documentId(record), .after = record.toJson()}});
    }
    std::shared_ptr<const Register> stock() const { return *Register::load(**database->read()); }
    std::shared_ptr<const WorksBook> book() const
    {
        TaskControl task;
        return *WorksBook::load(**database->read(), task);
    }
    QString said(const QString &rule, const UnitCode &unit, int year = kYear) const
    {
        TaskControl task;
        return hz::test::said(resultOf(*evaluate(*stock(), thePlan(), year, task), rule, unit));
    }

private:
    TestDir m_dir;

public:
    std::unique_ptr<store::Database> database;
};

SpendingId spendingId()
{
    return SpendingId(newUlid().toString());
}

ImportTable tableOf(const QList<QStringList> &rows)
{
    ImportTable table(u"表"_s);
    qint64 number = 0;
    for (const QStringList &row : rows) {
        std::vector<sheet::CellView> cells;
        for (const QString &cell : row)
            cells.push_back({cell, sheet::CellType::Text});
        table.add({++number, cells});
    }
    return table;
}

template<typename Record> void comesBack(const Record &record)
{
    const Result<Record> read = Record::fromJson(record.toJson());
    HZ_VERIFY_OK(read);
    QVERIFY(*read == record);
    QVERIFY(record.toJson(QJsonObject{{u"newer"_s, 1}}).contains(u"newer"_s));
}

} // namespace

class TestWorks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ------------------------------------------------------------ data

    void theShippedTasksAreThePlansThirtyOne()
    {
        const RuleSet rules = thePlan();
        QCOMPARE(planTasks().tasks.size(), size_t(31));
        for (const PlanTask &task : planTasks().tasks)
            for (const QString &rule : task.rules) {
                QVERIFY2(rules.rule(rule), qPrintable(rule));
                QVERIFY2(rules.rule(rule)->tasks.contains(task.id), qPrintable(rule));
            }
        // And no rule names a task that does not name it.
        for (const Rule &rule : rules.rules)
            for (const QString &id : rule.tasks)
                QVERIFY2(planTasks().find(id)->rules.contains(rule.id), qPrintable(rule.id));
        int historical = 0;
        for (const PlanTask &task : planTasks().tasks)
            historical += int(planTasks().isHistorical(task));
        QCOMPARE(historical, 6);
    }

    void everyLedgerCountsForAnAnswerThatARuleAsksFor()
    {
        QStringList asked;
        for (const Rule &rule : thePlan().rules)
            for (const auto *side : {&rule.of, &rule.over})
                for (const Quantity &quantity : *side)
                    asked.append(quantity.answer);
        for (const LedgerKind &kind : ledgerKinds()) {
            QVERIFY2(asked.contains(kind.answer), qPrintable(kind.id));
            if (!kind.postsAnswer.isEmpty())
                QVERIFY2(asked.contains(kind.postsAnswer), qPrintable(kind.id));
        }
    }

    void badTablesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("task");
        QTest::newRow("no owner") << QByteArray(
            R"({"id":"a","title":{"en":"A","zh":"甲"},"due":"2022-01-01","rules":["R"]})");
        QTest::newRow("an owner nobody knows") << QByteArray(
            R"({"id":"a","title":{"en":"A","zh":"甲"},"owners":["x"],"due":"2022-01-01","rules":["R"]})");
        QTest::newRow("no day") << QByteArray(
            R"({"id":"a","title":{"en":"A","zh":"甲"},"owners":["county"],"rules":["R"]})");
        QTest::newRow("a day and years") << QByteArray(
            R"({"id":"a","title":{"en":"A","zh":"甲"},"owners":["county"],"due":"2022-01-01","years":[2022,2025],"rules":["R"]})");
        QTest::newRow("years the wrong way round") << QByteArray(
            R"({"id":"a","title":{"en":"A","zh":"甲"},"owners":["county"],"years":[2025,2022],"rules":["R"]})");
        QTest::newRow("no rule") << QByteArray(
            R"({"id":"a","title":{"en":"A","zh":"甲"},"owners":["county"],"due":"2022-01-01"})");
    }
    void badTablesAreRefused()
    {
        QFETCH(QByteArray, task);
        const QByteArray json = R"({"version":1,"published":"2022-11-22","tasks":[)" + task + "]}";
        const auto read = PlanTasks::fromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Invalid);
    }

    void documentsComeBackAsTheyWere()
    {
        const QList<store::BlobRef> evidence{{QByteArray(32, 'a'), 12, u"application/pdf"_s}};
        comesBack(UnitReport{.task = u"P3.2(1)t1"_s,
            .unit = kCounty,
            .year = 2025,
            .state = TaskStanding::UnderWay,
            .note = u"推进中"_s,
            .person = u"赵敏"_s,
            .evidence = evidence,
            .extendedTo = QDate(2026, 6, 30),
            .reason = u"招标延后"_s,
            .by = u"赵敏"_s,
            .at = kDeed.at});
        comesBack(Spending{.id = spendingId(),
            .unit = kCounty,
            .year = 2025,
            .day = kToday,
            .line = BudgetLine::Purchase,
            .fen = 1'234'567,
            .note = u"电脑"_s,
            .voucher = u"09-12"_s,
            .evidence = evidence,
            .by = u"赵敏"_s,
            .at = kDeed.at});
        comesBack(
            PublicFunds{.unit = kCounty, .year = 2025, .fen = 100, .by = u"赵"_s, .at = kDeed.at});
        comesBack(Trainee{.id = TraineeId(newUlid().toString()),
            .unit = kCounty,
            .name = u"马知远"_s,
            .role = TrainingRole::VicePrincipal,
            .hasLeft = true});
        comesBack(training(kToday, 75));
        comesBack(LedgerEntry{.id = LedgerId(newUlid().toString()),
            .kind = u"technicians"_s,
            .unit = kCounty,
            .year = 2023,
            .until = 2025,
            .day = kToday,
            .name = u"电教中心"_s,
            .note = u"说明"_s,
            .person = u"赵敏"_s,
            .members = 7,
            .posts = 9,
            .rank = u"一等奖"_s,
            .evidence = evidence,
            .by = u"赵敏"_s,
            .at = kDeed.at});
    }

    void documentsFromOutsideAreBounded_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("a negative amount")
            << QByteArray(R"({"id":"a","unit":"1","year":2025,"fen":-1})");
        QTest::newRow("more money than there is")
            << QByteArray(R"({"id":"a","unit":"1","year":2025,"fen":10000000001})");
        QTest::newRow("half a fen") << QByteArray(R"({"id":"a","unit":"1","year":2025,"fen":0.5})");
        QTest::newRow("no year") << QByteArray(R"({"id":"a","unit":"1","fen":1})");
        QTest::newRow("a line nobody knows")
            << QByteArray(R"({"id":"a","unit":"1","year":2025,"fen":1,"line":"gifts"})");
    }
    void documentsFromOutsideAreBounded()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!Spending::fromJson(QJsonDocument::fromJson(json).object()));
    }

    // ------------------------------------------------------------ money

    void yuanAreReadToTheFen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("fen");
        QTest::newRow("whole") << u"1234"_s << qint64(123'400);
        QTest::newRow("commas and fen") << u"1,234.50"_s << qint64(123'450);
        QTest::newRow("one decimal") << u"0.1"_s << qint64(10);
        QTest::newRow("no whole part") << u".05"_s << qint64(5);
        QTest::newRow("full width") << u"１２．５０"_s << qint64(1'250);
        QTest::newRow("a sign") << u"¥ 12 元"_s << qint64(1'200);
        QTest::newRow("ten thousands") << u"1.2万"_s << qint64(1'200'000);
        QTest::newRow("zeros behind") << u"3.1000"_s << qint64(310);
        QTest::newRow("what no double holds") << u"99999999.99"_s << qint64(9'999'999'999);
        QTest::newRow("a tenth of a fen") << u"1.005"_s << qint64(-1);
        QTest::newRow("negative") << u"-5"_s << qint64(-1);
        QTest::newRow("too much") << u"100000000.01"_s << qint64(-1);
        QTest::newRow("words") << u"若干"_s << qint64(-1);
        QTest::newRow("nothing") << QString() << qint64(-1);
    }
    void yuanAreReadToTheFen()
    {
        QFETCH(QString, text);
        QFETCH(qint64, fen);
        QCOMPARE(fenIn(text).value_or(-1), fen);
    }

    void everyAmountIsReadAsItIsWritten()
    {
        QVERIFY(rc::check([] {
            const qint64 fen = *rc::gen::inRange<qint64>(0, kMostFen + 1);
            const QString text = u"%1.%2"_s.arg(fen / 100).arg(fen % 100, 2, 10, QChar(u'0'));
            RC_ASSERT(fenIn(text) == std::optional(fen));
        }));
    }

    void theShareIsComparedInWholeFen()
    {
        QCOMPARE(meetsShare(10, 100), std::optional(true));
        QCOMPARE(meetsShare(99, 1'000), std::optional(false));
        QCOMPARE(meetsShare(0, 0), std::optional<bool>());
    }

    void sumsAreThoseOfTheEntries()
    {
        QVERIFY(rc::check([] {
            const auto entries = *rc::gen::container<std::vector<std::tuple<int, int, qint64>>>(
                rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange(0, int(kBudgetLines)),
                    rc::gen::inRange<qint64>(1, kMostFen)));
            std::vector<Spending> spending;
            qint64 all = 0;
            for (const auto &[unit, line, fen] : entries) {
                spending.push_back({.unit = UnitCode(QString::number(unit)),
                    .year = 2025,
                    .line = BudgetLine(line),
                    .fen = fen});
                all += fen;
            }
            spending.push_back({.unit = UnitCode(u"0"_s), .year = 2024, .fen = 77});
            qint64 sum = 0;
            for (const SpendingSum &each : spendingByUnit(spending, {}, 2025))
                sum += each.fen();
            RC_ASSERT(sum == all);
        }));
    }

    void spendingMeasuresTheTenPercent()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}},
            .answers = {{u"itSpendingFen"_s, 1'000'000}, {u"publicFundsFen"_s, 1'000'000}}});
        const UnitCode silent = area.add({.students = {{Stage::Primary, 100}}});
        area.answer(kCounty, {});
        Ops ops(area.records());
        QCOMPARE(ops.said(u"FUND-01"_s, school), u"pass 1000000/1000000 10 gap 0"_s);
        QCOMPARE(ops.said(u"FUND-01"_s, silent), u"noData"_s);
        // What is kept is known to the fen: the form that said more is not believed.
        ops.put(PublicFunds{.unit = school, .year = kYear, .fen = 2'000'000});
        ops.put(Spending{.id = spendingId(), .unit = school, .year = kYear, .fen = 150'000});
        ops.put(Spending{.id = spendingId(), .unit = school, .year = kYear - 1, .fen = 900'000});
        QCOMPARE(ops.said(u"FUND-01"_s, school), u"fail 150000/2000000 10 gap 50000"_s);
        // The four lines of a county.
        QCOMPARE(ops.said(u"FUND-02"_s, kCounty), u"noData"_s);
        for (size_t line = 0; line < kCountyLines; ++line)
            ops.put(Spending{.id = spendingId(),
                .unit = kCounty,
                .year = kYear,
                .line = BudgetLine(line),
                .fen = 100});
        QCOMPARE(ops.said(u"FUND-02"_s, kCounty), u"pass 4/4 1 gap 0"_s);
    }

    void aLockedCensusStaysAsItWas()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}},
            .answers = {{u"itSpendingFen"_s, 5}, {u"publicFundsFen"_s, 100}}});
        area.records().censuses.front().isLocked = true;
        Ops ops(area.records());
        ops.put(Spending{.id = spendingId(), .unit = school, .year = kYear, .fen = 50});
        QCOMPARE(ops.said(u"FUND-01"_s, school), u"fail 5/100 10 gap 5"_s);
    }

    // A sheet that stood open knows nothing of what came meanwhile.
    void whatIsNotChangedStaysAsOthersHaveChangedIt()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}}});
        Ops ops(area.records());
        const Spending seen{.id = spendingId(), .unit = school, .year = kYear, .fen = 50};
        ops.put(seen);
        const Deed deed{QDateTime(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC), u"李老师"_s};
        Spending others = seen;
        others.voucher = u"V-7"_s;
        ops.write(*planSpending(**ops.database->read(), others, deed, seen));
        Spending mine = seen;
        mine.fen = 60;
        ops.write(*planSpending(**ops.database->read(), mine, deed, seen));
        const Spending both = ops.book()->spending.front();
        QCOMPARE(both.fen, 60);
        QCOMPARE(both.voucher, u"V-7"_s);
    }

    void aChangeOfOneEntryReachesTheRegister()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}}});
        Ops ops(area.records());
        const auto before = ops.stock();
        const Spending spending{.id = spendingId(), .unit = school, .year = kYear, .fen = 50};
        ops.put(spending);
        const auto after = *before->updated(**ops.database->read(), {documentId(spending)});
        QCOMPARE(after->counted(school, kYear).value(u"itSpendingFen"_s), 50);
        ops.write(*planRemoval(**ops.database->read(), documentId(spending)));
        const auto gone = *after->updated(**ops.database->read(), {documentId(spending)});
        QVERIFY(gone->counted(school, kYear).isEmpty());
    }

    // ------------------------------------------------------------ training

    void aPersonStandsAsCountedDayByDay()
    {
        QVERIFY(rc::check([] {
            const auto days = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
                rc::gen::tuple(rc::gen::inRange(-1'700, 200), rc::gen::inRange(1, 260),
                    rc::gen::inRange(0, int(kTrainingLevels))));
            std::vector<Training> all;
            for (const auto &[day, tenths, level] : days)
                all.push_back(training(kToday.addDays(day), tenths, TrainingLevel(level)));
            const QDate today = kToday.addDays(*rc::gen::inRange(-400, 400));
            const TrainingStanding standing = standingOf(all, today);
            RC_ASSERT(standing.tenths == naiveTenths(all, today));
            RC_ASSERT(standing.until == naiveUntil(all, today));
        }));
    }

    void thirtyHoursAreCountedOverThreeCalendarYears()
    {
        QVERIFY(rc::check([] {
            const auto had = *rc::gen::container<std::vector<std::tuple<int, int>>>(
                rc::gen::tuple(rc::gen::inRange(2020, 2027), rc::gen::inRange(1, 200)));
            std::vector<Training> all;
            for (const auto &[year, tenths] : had)
                all.push_back(training(QDate(year, 5, 1), tenths));
            const std::map<int, TrainingYear> years = yearsOf(TrainingRole::Teacher, all);
            for (int year = 2019; year < 2031; ++year) {
                int sum = 0;
                for (const auto &[at, tenths] : had)
                    sum += at > year - 3 && at <= year ? tenths : 0;
                const auto found = years.find(year);
                const int enough = found == years.end() ? 0 : found->second.withEnough;
                RC_ASSERT(enough == int(sum >= kNeededTenths));
            }
        }));
    }

    void trainingMeasuresTheRules()
    {
        Area area;
        const UnitCode school
            = area.add({.students = {{Stage::Primary, 100}}, .teachers = 2, .classes = 1});
        area.answer(kCounty, {{u"principals"_s, 3}});
        area.answer(kPrefecture, {});
        Ops ops(area.records());
        QCOMPARE(ops.said(u"TRAIN-01"_s, kCounty), u"noData"_s);
        const auto have = [&](TrainingRole role, const std::vector<Training> &trainings) {
            const Trainee person{.id = TraineeId(newUlid().toString()),
                .unit = school,
                .name = u"马知远"_s,
                .role = role};
            ops.put(person);
            for (Training each : trainings) {
                each.person = person.id;
                ops.put(each);
            }
        };
        have(TrainingRole::Teacher,
            {training(QDate(2023, 5, 1), 200), training(QDate(2025, 5, 1), 100)});
        have(TrainingRole::KeyTeacher,
            {training(QDate(2022, 5, 1), 200), training(QDate(2025, 5, 1), 100)});
        have(TrainingRole::Principal,
            {training(QDate(2025, 3, 1), 100),
                training(QDate(2025, 4, 1), 80, TrainingLevel::Prefecture)});
        QCOMPARE(ops.said(u"TRAIN-01"_s, kCounty), u"fail 1/2 100 gap 1"_s);
        QCOMPARE(ops.said(u"TRAIN-02"_s, kCounty), u"pass 10/20 50 gap 0"_s);
        QCOMPARE(ops.said(u"TRAIN-08"_s, kCounty), u"pass 2/2 30 gap 0"_s);
        QCOMPARE(ops.said(u"TRAIN-06"_s, kCounty), u"pass 1/3 30 gap 0"_s);
        QCOMPARE(ops.said(u"TRAIN-03"_s, kPrefecture), u"fail 1/1 300 gap 299"_s);
        // Rounds are counted over the years, whoever said them.
        QCOMPARE(ops.said(u"TRAIN-09"_s, kCounty), u"pass 4/2 200 gap 0"_s);
        // Who has left is not counted any more.
        const Trainee first = ops.book()->trainees.front();
        Trainee left = first;
        left.hasLeft = true;
        ops.write({{.id = documentId(left), .before = first.toJson(), .after = left.toJson()}});
        QCOMPARE(ops.said(u"TRAIN-08"_s, kCounty), u"pass 1/2 30 gap 0"_s);
    }

    // What the census says stands as long as the list of training has not every teacher.
    void theListOfTrainingCountsOnceItHasEveryTeacher()
    {
        Area area;
        const UnitCode school
            = area.add({.students = {{Stage::Primary, 100}}, .teachers = 2, .classes = 1});
        area.answer(kCounty, {{u"teachersWith30Hours"_s, 2}, {u"teachersTrained"_s, 2}});
        Ops ops(area.records());
        const auto add = [&](TrainingRole role) {
            const Trainee person{.id = TraineeId(newUlid().toString()),
                .unit = school,
                .name = u"马知远"_s,
                .role = role};
            ops.put(person);
            return person.id;
        };
        const auto from = [&] {
            TaskControl task;
            const auto stock = ops.stock();
            const Evaluation evaluation = *evaluate(*stock, thePlan(), kYear, task);
            return trainingText(*stock, evaluation, resultOf(evaluation, u"TRAIN-01"_s, kCounty));
        };
        Training had = training(QDate(kYear, 5, 1), 300);
        had.person = add(TrainingRole::Teacher);
        ops.put(had);
        add(TrainingRole::Principal); // is no teacher
        QCOMPARE(ops.said(u"TRAIN-01"_s, kCounty), u"pass 2/2 100 gap 0"_s);
        QCOMPARE(from(),
            u"The census says 2. The list of training says 1; it has 1 of 2 teachers. The larger "
            "number counts until the list has them all."_s);
        add(TrainingRole::KeyTeacher);
        QCOMPARE(ops.said(u"TRAIN-01"_s, kCounty), u"fail 1/2 100 gap 1"_s);
        QCOMPARE(ops.said(u"TRAIN-08"_s, kCounty), u"pass 1/2 30 gap 0"_s);
        QCOMPARE(from(), u"The list of training says 1; it has all teachers."_s);
    }

    // ------------------------------------------------------------ ledgers

    void ledgersMeasureTeamsModelsAndContests()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}}});
        area.answer(kCounty, {});
        area.answer(kPrefecture, {});
        Ops ops(area.records());
        const auto enter = [&](const char *kind, const UnitCode &unit, int year,
                               LedgerEntry entry = {}) {
            entry.id = LedgerId(newUlid().toString());
            entry.kind = QString::fromLatin1(kind);
            entry.unit = unit;
            entry.year = year;
            const auto edits = planLedgerEntry(**ops.database->read(), *ops.stock(), entry, kDeed);
            HZ_VERIFY_OK(edits);
            ops.write(*edits);
        };
        QCOMPARE(ops.said(u"TEAM-01"_s, kCounty), u"noData"_s);
        enter("operationsTeam", kCounty, 2023);
        QCOMPARE(ops.said(u"TEAM-01"_s, kCounty), u"pass 1/1 1 gap 0"_s);
        enter("researchTeam", kCounty, 2023, {.until = 2024});
        QCOMPARE(ops.said(u"TEAM-02"_s, kCounty), u"noData"_s); // it stands no more
        enter("technicians", kCounty, 2023, {.members = 5, .posts = 6});
        QCOMPARE(ops.said(u"TEAM-04"_s, kCounty), u"fail 5/6 100 gap 1"_s);
        enter("modelSchool", school, 2023);
        QCOMPARE(ops.said(u"MODEL-02"_s, kPrefecture), u"fail 1/1 100 gap 99"_s);
        for (const int year : {2021, 2022, 2025})
            enter("modelLesson", school, year);
        QCOMPARE(ops.said(u"MODEL-03"_s, kPrefecture), u"fail 2/1 1000 gap 998"_s);
        enter("makerContest", kPrefecture, kYear);
        enter("subjectItContest", kPrefecture, kYear - 1);
        QCOMPARE(ops.said(u"COMP-02"_s, kPrefecture), u"noData"_s);
        enter("subjectItContest", kPrefecture, kYear);
        QCOMPARE(ops.said(u"COMP-02"_s, kPrefecture), u"pass 2/2 1 gap 0"_s);
        enter("innovationScheme", kCounty, 2022, {.day = QDate(2022, 12, 1)});
        QCOMPARE(ops.said(u"GOV-04"_s, kCounty), u"pass 1/1 1 gap 0"_s);
    }

    void anEntryOfTheWrongLevelIsRefused()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}}});
        Ops ops(area.records());
        const auto edits = planLedgerEntry(**ops.database->read(), *ops.stock(),
            {.id = LedgerId(u"X"_s), .kind = u"modelCounty"_s, .unit = school, .year = 2025},
            kDeed);
        QVERIFY(!edits);
        QCOMPARE(edits.error().kind, Error::Kind::Invalid);
    }

    // ------------------------------------------------------------ tasks

    void aTaskIsDueOverdueAndDone()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}},
            .answers = {{u"networkUpgraded"_s, 0}, {u"threeClasses"_s, 1}}});
        area.answer(kCounty, {{u"resourceLibrary"_s, 0}});
        TaskControl control;
        const auto stock = area.inventory();
        const Evaluation evaluation = *evaluate(*stock, thePlan(), kYear, control);
        const auto one = [](UnitReport report) { return std::vector<UnitReport>{report}; };
        const auto rowOf = [&](const UnitCode &unit, const QString &task,
                               const std::vector<UnitReport> &reports = {}) {
            for (TaskRow &row : taskRows(reports, *stock, evaluation, unit))
                if (planTasks().tasks[row.task].id == task)
                    return row;
            qFatal("no such task");
        };
        QCOMPARE(taskRows({}, *stock, evaluation, kPrefecture).size(), size_t(31));
        TaskRow row = rowOf(kCounty, u"P3.1t1"_s);
        QVERIFY(row.isOwn && row.isOverdue(kToday) && !row.isHistorical);
        QCOMPARE(row.measure.verdict, Verdict::Fail);
        // Said to be done.
        row = rowOf(kCounty, u"P3.1t1"_s,
            one({.task = u"P3.1t1"_s, .unit = kCounty, .state = TaskStanding::Done}));
        QVERIFY(!row.isOverdue(kToday));
        QCOMPARE(row.state, TaskStanding::Done);
        // Measured to be.
        row = rowOf(school, u"P3.1t2"_s);
        QVERIFY(!row.isOverdue(kToday));
        QCOMPARE(row.measure.verdict, Verdict::Pass);
        // Extended.
        row = rowOf(kCounty, u"P3.1t1"_s,
            one({.task = u"P3.1t1"_s, .unit = kCounty, .extendedTo = QDate(2025, 12, 31)}));
        QVERIFY(!row.isOverdue(kToday) && row.isExtended);
        // Yearly: what was reported for another year is not for this one.
        row = rowOf(kCounty, u"P3.1t3"_s,
            one({.task = u"P3.1t3"_s, .unit = kCounty, .year = 2024, .state = TaskStanding::Done}));
        QCOMPARE(row.due, QDate(2025, 12, 31));
        QCOMPARE(row.state, TaskStanding::NotBegun);
        // Schools that answer for it, of a county and of everybody.
        row = rowOf(kPrefecture, u"P3.2(1)t1"_s,
            one({.task = u"P3.2(1)t1"_s, .unit = school, .state = TaskStanding::Done}));
        QCOMPARE(row.owners, 1);
        QCOMPARE(row.done, 1);
        QVERIFY(row.isHistorical && !row.isOwn);
    }

    void anExtensionNeedsAReason()
    {
        Ops ops(Area().records());
        const UnitReport report{
            .task = u"P3.1t1"_s, .unit = kCounty, .extendedTo = QDate(2026, 1, 1)};
        QVERIFY(!planTaskReport(**ops.database->read(), report, kDeed));
        UnitReport reasoned = report;
        reasoned.reason = u"招标延后"_s;
        const auto edits = planTaskReport(**ops.database->read(), reasoned, kDeed);
        HZ_VERIFY_OK(edits);
        ops.write(*edits);
        QCOMPARE(ops.book()->reports.size(), size_t(1));
        QCOMPARE(ops.book()->reports.front().by, kDeed.by);
    }

    // ------------------------------------------------------------ import

    void spendingIsBroughtInRowByRow()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}}});
        Ops ops(area.records());
        const ImportTable table = tableOf(
            {{u"2025年信息化经费"_s}, {u"学校"_s, u"科目"_s, u"金额（元）"_s, u"日期"_s, u"摘要"_s},
                {school.text(), u"网络费"_s, u"1,200.50"_s, u"2025-03-01"_s, u"宽带"_s},
                {school.text(), u"网络费"_s, u"1,200.50"_s, u"2025-03-01"_s, u"宽带"_s},
                {u"柳川县"_s, u"培训"_s, u"3万"_s, {}, {}}, {u"没有的学校"_s, u"培训"_s, u"3"_s},
                {school.text(), u"礼品"_s, u"3"_s}, {school.text(), u"运维"_s, u"若干"_s},
                {school.text(), u"运维"_s, u"5"_s, u"昨天"_s}});
        TaskControl task;
        const auto read = [&] {
            return planSpendingImport(table, *ops.book(), *ops.stock(), {}, kYear, kDeed, task);
        };
        const auto import = read();
        HZ_VERIFY_OK(import);
        QCOMPARE(import->added, 3);
        QCOMPARE(import->refused, 4);
        QVERIFY2(import->problems[0].contains(u"6"_s), qPrintable(import->problems[0]));
        ops.write(import->edits);
        QCOMPARE(spendingByUnit(ops.book()->spending, {}, kYear)[school].fen(), 240'100);
        QCOMPARE(spendingByUnit(ops.book()->spending, {}, kYear)[kCounty].fen(), 3'000'000);
        // Again: nothing changes.
        const auto again = read();
        HZ_VERIFY_OK(again);
        QCOMPARE(again->added, 0);
        QCOMPARE(again->same, 3);
        QVERIFY(again->edits.isEmpty());
    }

    void aSheetWithoutAColumnSaysWhich()
    {
        Area area;
        Ops ops(area.records());
        TaskControl task;
        const auto import = planSpendingImport(tableOf({{u"学校"_s, u"科目"_s}, {u"a"_s, u"b"_s}}),
            *ops.book(), *ops.stock(), {}, kYear, kDeed, task);
        QVERIFY(!import);
        QVERIFY2(import.error().message.contains(u"Amount"_s), qPrintable(import.error().message));
    }

    void trainingIsBroughtInWithItsPeople()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}}});
        Ops ops(area.records());
        const ImportTable table = tableOf(
            {{u"姓名"_s, u"身份"_s, u"培训项目"_s, u"日期"_s, u"学时"_s, u"实践学时"_s, u"级别"_s},
                {u"马知远"_s, u"校长"_s, u"领导力"_s, u"2025/3/1"_s, u"16"_s, u"8"_s, u"州级"_s},
                {u"马知远"_s, u"校长"_s, u"安全"_s, u"2025/4/1"_s, u"7.5"_s, {}, u"县级"_s},
                {u"马 知远"_s, {}, u"安全"_s, u"2025/4/1"_s, u"7.5"_s},
                {u"沙一诺"_s, u"教师"_s, u"安全"_s, u"2025/4/1"_s, u"4"_s, u"5"_s},
                {{}, u"教师"_s, u"安全"_s, u"2025/4/1"_s, u"4"_s}});
        TaskControl task;
        const auto read = [&] {
            return planTrainingImport(table, *ops.book(), *ops.stock(), school, kDeed, task);
        };
        const auto import = read();
        HZ_VERIFY_OK(import);
        QCOMPARE(import->people, 1);
        QCOMPARE(import->added, 2);
        QCOMPARE(import->same, 1);
        QCOMPARE(import->refused, 2);
        ops.write(import->edits);
        const auto book = ops.book();
        QCOMPARE(book->trainees.size(), size_t(1));
        QCOMPARE(book->trainees.front().role, TrainingRole::Principal);
        QCOMPARE(book->trainingsOf(book->trainees.front().id).size(), size_t(2));
        QCOMPARE(read()->edits.size(), 0);
    }

    void registersAreBroughtInWithWhatIsWrongOfEachRow()
    {
        Area area;
        const UnitCode school = area.add({.students = {{Stage::Primary, 100}}});
        Ops ops(area.records());
        const ImportTable table = tableOf({{u"2025年信息化台账"_s},
            {u"类别"_s, u"学校代码"_s, u"年度"_s, u"名称"_s, u"负责人"_s, u"人数"_s, u"核定编制"_s,
                u"获奖等次"_s, u"成立日期"_s},
            {u"标杆学校"_s, school.text(), u"2025年"_s, {}, u"马知远"_s},
            {u"示范课例"_s, school.text(), u"2025"_s, u"分数的意义"_s, u"沙一诺"_s, {}, {},
                u"州级一等奖"_s},
            {u"technicians"_s, kCounty.text(), u"2025"_s, u"电教馆"_s, {}, u"１２"_s, u"15"_s},
            {u"Leading group"_s, kCounty.text(), {}, {}, {}, {}, {}, {}, u"2024-03-05"_s},
            {u"标杆学校"_s, kCounty.text(), u"2025"_s}, // is kept of schools alone
            {u"英雄榜"_s, school.text(), u"2025"_s},
            {u"示范课例"_s, u"9999999999"_s, u"2025"_s, u"x"_s},
            {u"示范课例"_s, school.text(), u"明年"_s, u"x"_s},
            {u"technicians"_s, kCounty.text(), u"2025"_s, {}, {}, u"-3"_s},
            {u"示范课例"_s, school.text(), u"2025"_s, u" 分数的意义 "_s, u"沙一诺"_s}});
        TaskControl task;
        const auto read = [&] {
            return planLedgerImport(table, *ops.book(), *ops.stock(), {}, kYear, kDeed, task);
        };
        const auto import = read();
        HZ_VERIFY_OK(import);
        QCOMPARE(import->added, 4);
        QCOMPARE(import->same, 1);
        QCOMPARE(import->refused, 5);
        QCOMPARE(import->problems.size(), 5);
        for (int i = 0; i < 5; ++i)
            QVERIFY2(import->problems[i].contains(QString::number(7 + i)),
                qPrintable(import->problems[i]));
        ops.write(import->edits);
        const auto book = ops.book();
        QCOMPARE(book->ledger.size(), size_t(4));
        const auto entryOf = [&](QStringView kind) {
            return *std::ranges::find(book->ledger, kind, &LedgerEntry::kind);
        };
        QCOMPARE(entryOf(u"modelLesson").rank, u"州级一等奖"_s);
        QCOMPARE(entryOf(u"technicians").members, 12);
        QCOMPARE(entryOf(u"technicians").posts, 15);
        QCOMPARE(entryOf(u"leadingGroup").year, 2024);
        QCOMPARE(entryOf(u"leadingGroup").day, QDate(2024, 3, 5));
        QCOMPARE(entryOf(u"modelSchool").by, kDeed.by);
        QCOMPARE(read()->edits.size(), 0);
        QCOMPARE(read()->same, 5);
        // A row without a day is any of its name, as in a list that was exported.
        const auto later = planLedgerImport(
            tableOf({{u"台账"_s, u"单位"_s, u"年度"_s, u"日期"_s},
                {u"Leading group"_s, kCounty.text(), u"2024年"_s},
                {u"Leading group"_s, kCounty.text(), u"2024年"_s, u"2024-03-05"_s},
                {u"Leading group"_s, kCounty.text(), u"2024年"_s, u"2024-09-01"_s}}),
            *book, *ops.stock(), {}, kYear, kDeed, task);
        HZ_VERIFY_OK(later);
        QCOMPARE(later->same, 2);
        QCOMPARE(later->added, 1);
    }
};

QTEST_GUILESS_MAIN(TestWorks)
#include "tst_works.moc"
