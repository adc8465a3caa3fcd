#include "area.h"

#include <hz/inventory/explanation.h>
#include <hz/inventory/line.h>
#include <hz/store/database.h>

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kSchool(u"2162000001"_s);
const QDateTime kNow{QDate(2025, 10, 20), QTime(2, 0), Qt::UTC};

QString ulid(int number)
{
    return Ulid::fromNumber(quint64(number)).toString();
}

NetworkLine aLine(int number = 1, int mbps = 200)
{
    return {.id = LineId(ulid(number)),
        .school = kSchool,
        .carrier = u"青江通信"_s,
        .kind = LineKind::Fibre,
        .downMbps = mbps,
        .upMbps = 50,
        .feeFen = 12'000'00,
        .since = QDate(2023, 9, 1)};
}

LineReading aReading(qint64 kbps, const QDateTime &at = kNow)
{
    return {.at = at,
        .downKbps = kbps,
        .upKbps = 40'000,
        .latencyMs = 12,
        .lossPermille = 0,
        .address = u"http://10.1.1.1/data"_s,
        .by = u"李勇"_s};
}

class Desk {
public:
    Desk()
    {
        auto opened = store::Database::open(
            m_dir.path(u"ops.sqlite"_s), {.projections = {Register::projection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
        School school{.code = kSchool,
            .name = u"城关小学"_s,
            .kind = SchoolKind::PrimarySchool,
            .county = kCounty,
            .locality = Locality::Urban};
        Census census{.unit = kSchool, .year = 2025, .date = {2025, 9, 1}};
        census.stages[size_t(Stage::Primary)] = StageCount{600, 12, 30};
        census.answers[u"outletMbps"_s] = 100;
        write(
            {{documentId(school), {}, school.toJson()}, {documentId(census), {}, census.toJson()}});
    }

    Result<QList<Edit>> perform(
        const std::function<Result<QList<Edit>>(const store::ReadTransaction &)> &plan)
    {
        return database
            ->write([plan](store::WriteTransaction &transaction) -> Result<QList<Edit>> {
                HZ_TRY(const QList<Edit> edits, plan(transaction));
                QList<Edit> undo;
                for (const Edit &edit : edits) {
                    HZ_TRY(const Edit back, writeEdit(transaction, edit));
                    undo.prepend(back);
                }
                return undo;
            })
            .wait();
    }
    void write(const QList<Edit> &edits)
    {
        QVERIFY(perform([edits](const store::ReadTransaction &) { return edits; }));
    }
    void add(const NetworkLine &line)
    {
        QVERIFY(
            perform([line](const store::ReadTransaction &read) { return planLine(read, line); }));
    }
    void measure(
        qint64 kbps, const QDateTime &at = kNow, const QString &machine = u"aa"_s, int line = 1)
    {
        QVERIFY(perform([=](const store::ReadTransaction &read) {
            return planReading(read, LineId(ulid(line)), aReading(kbps, at), machine);
        }));
    }
    // "196 of 200, measured".
    QString outlet(const QString &rule, Definitions definitions = {}) const
    {
        const auto stock = Register::load(**database->read()).value();
        RuleSet set = shippedRules().value();
        set.definitions = definitions;
        const Evaluation evaluation = evaluateSchool(*stock, set, 2025, 0);
        for (const RuleResult &result : evaluation.of(0))
            if (set.rules[result.rule].id == rule)
                return u"%1 of %2, %3, %4"_s.arg(result.numerator)
                    .arg(result.threshold)
                    .arg(nameOf(result.verdict), bandwidthText(evaluation, result));
        return {};
    }
    std::vector<LineDay> days() const
    {
        return daysOf(**database->read(), LineId(ulid(1))).value();
    }

    std::unique_ptr<store::Database> database;

private:
    TestDir m_dir;
};

} // namespace

class TestLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentsComeBackAsTheyWere()
    {
        NetworkLine line = aLine();
        line.outlets = 2;
        line.until = QDate(2026, 8, 31);
        QCOMPARE(NetworkLine::fromJson(line.toJson()).value(), line);
        LineDay day{line.id, QDate(2025, 10, 20), u"aa"_s, {}};
        day.hours[8] = aReading(150'000);
        day.hours[23] = {.at = kNow, .downKbps = 90'000};
        QCOMPARE(LineDay::fromJson(day.toJson()).value(), day);
        QCOMPARE(day.best()->downKbps, 150'000);
    }

    void badDaysAreRefused_data()
    {
        QTest::addColumn<QByteArray>("hours");
        QTest::newRow("hour 24") << QByteArray(R"({"24":{"at":"2025-10-20T00:00:00Z","down":1}})");
        QTest::newRow("no hour") << QByteArray(R"({"x":{"at":"2025-10-20T00:00:00Z","down":1}})");
        QTest::newRow("negative") << QByteArray(R"({"8":{"at":"2025-10-20T00:00:00Z","down":-1}})");
        QTest::newRow("too fast") << QByteArray(
            R"({"8":{"at":"2025-10-20T00:00:00Z","down":999999999999}})");
        QTest::newRow("loss over one")
            << QByteArray(R"({"8":{"at":"2025-10-20T00:00:00Z","down":1,"loss":1001}})");
        QTest::newRow("no time") << QByteArray(R"({"8":{"down":1}})");
    }
    void badDaysAreRefused()
    {
        QFETCH(QByteArray, hours);
        const QByteArray text
            = R"({"line":"01","day":"2025-10-20","machine":"a","hours":)" + hours + "}";
        const QJsonObject json = QJsonDocument::fromJson(text).object();
        QVERIFY(!json.isEmpty());
        QCOMPARE(LineDay::fromJson(json).error().kind, Error::Kind::Invalid);
    }

    void anHourKeepsItsBestRun()
    {
        Desk desk;
        desk.add(aLine());
        desk.measure(150'000);
        desk.measure(180'000, kNow.addSecs(60));
        desk.measure(170'000, kNow.addSecs(120));
        desk.measure(90'000, kNow.addSecs(3'600));
        desk.measure(190'000, kNow, u"bb"_s);
        const std::vector<LineDay> days = desk.days();
        QCOMPARE(days.size(), size_t(2)); // a document a machine
        QCOMPARE(days[0].hours.size(), size_t(2));
        QCOMPARE(days[0].best()->downKbps, 180'000);
        QCOMPARE(days[0].best()->runs, 3);
        const auto stock = Register::load(**desk.database->read()).value();
        QCOMPARE(stock->measuredOn(LineId(ulid(1))),
            (MeasuredDays{{kNow.toLocalTime().date(), 190'000}}));
    }

    void theBestOfAnHourDependsOnItsRunsAlone()
    {
        const bool holds = rc::check("order changes nothing", [] {
            std::vector<LineReading> runs;
            const int count = *rc::gen::inRange(1, 6);
            for (int i = 0; i < count; ++i)
                runs.push_back(aReading(*rc::gen::inRange(1, 4) * 1'000, kNow.addSecs(i)));
            const auto folded = [](const std::vector<LineReading> &all) {
                LineReading best = all.front();
                for (size_t i = 1; i < all.size(); ++i)
                    best = bestOf(best, all[i]);
                return best;
            };
            RC_ASSERT(folded(runs) == folded({runs.rbegin(), runs.rend()}));
            RC_ASSERT(folded(runs).runs == count);
        });
        QVERIFY(holds);
    }

    void oldDaysGo()
    {
        Desk desk;
        desk.add(aLine());
        desk.measure(100'000, kNow.addDays(-kKeptLineDays - 1));
        desk.measure(100'000, kNow.addDays(-kKeptLineDays - 1), u"bb"_s);
        desk.measure(100'000, kNow.addDays(-kKeptLineDays));
        desk.measure(100'000);
        // What another machine measured is that machine's.
        QCOMPARE(desk.days().size(), size_t(3));
    }

    void aLineIsJudgedByTheMedianOfItsDays()
    {
        MeasuredDays days;
        QCOMPARE(judgedKbps(days, 2025), std::nullopt);
        for (int day = 1; day <= 40; ++day)
            days[QDate(2025, 1, 1).addDays(day)] = day * 1'000;
        days[QDate(2024, 5, 1)] = 900'000;
        QCOMPARE(judgedKbps(days, 2025), std::optional<qint64>(25'500)); // of 11 to 40
        QCOMPARE(judgedKbps(days, 2024), std::optional<qint64>(900'000));
    }

    void protocolsAreAddedUpToWhatWasContracted()
    {
        QCOMPARE(mbpsOf(188'000, 200, {}), 200);
        QCOMPARE(mbpsOf(196'000, 200, {}), 200);
        QCOMPARE(mbpsOf(230'000, 200, {}), 230);
        QCOMPARE(mbpsOf(94'000, 200, {}), 100);
        QCOMPARE(mbpsOf(94'000, 200, {.lineOverhead = 0}), 94);
    }

    void rulesTakeWhatIsMeasured()
    {
        using Bandwidth = Definitions::Bandwidth;
        Desk desk;
        QCOMPARE(desk.outlet(u"NET-03"_s), u"100 of 200, fail, as the census says"_s);
        desk.add(aLine());
        QCOMPARE(desk.outlet(u"NET-03"_s),
            u"200 of 200, pass, as contracted: nobody has measured in 2025"_s);
        desk.measure(150'400);
        QCOMPARE(desk.outlet(u"NET-03"_s), u"160 of 200, fail, measured on 1 day(s)"_s);
        QCOMPARE(desk.outlet(u"NET-03"_s, {.bandwidth = Bandwidth::Contracted}),
            u"200 of 200, pass, as contracted: nobody has measured in 2025"_s);
        QCOMPARE(desk.outlet(u"NET-03"_s, {.bandwidth = Bandwidth::Said}),
            u"100 of 200, fail, as the census says"_s);
        // Lines of a school add up; one that ended last year does not.
        desk.add(aLine(2, 100));
        NetworkLine ended = aLine(3, 1'000);
        ended.until = QDate(2024, 12, 31);
        desk.add(ended);
        QCOMPARE(desk.outlet(u"NET-03"_s),
            u"260 of 200, pass, measured on 1 day(s), the other lines as contracted"_s);
        // Twelve classes of 200 Mbit/s each.
        QCOMPARE(desk.outlet(u"NET-01"_s),
            u"260 of 200, fail, measured on 1 day(s), the other lines as contracted"_s);
    }

    void aClosedCensusKeepsWhatItSaid()
    {
        Desk desk;
        desk.add(aLine());
        desk.measure(150'400);
        const QString id = u"census:2162000001:2025"_s;
        const QJsonObject before = (*desk.database->read())->get(id)->body;
        QJsonObject after = before;
        after[u"locked"_s] = true;
        desk.write({{id, before, after}});
        QCOMPARE(desk.outlet(u"NET-03"_s), u"100 of 200, fail, as the census says"_s);
    }

    void aChangedLineIsSeen()
    {
        Desk desk;
        const auto before = Register::load(**desk.database->read()).value();
        desk.add(aLine());
        desk.measure(150'400);
        const auto read = *desk.database->read();
        const auto after = before->updated(*read, {documentId(aLine())}).value();
        QCOMPARE(after->linesOf(kSchool).size(), size_t(1));
        const auto later = after->updated(*read, {documentId(desk.days().front())}).value();
        QCOMPARE(later->measuredOn(aLine().id).size(), size_t(1));
    }

    void linesAreChecked_data()
    {
        QTest::addColumn<int>("mbps");
        QTest::addColumn<int>("outlets");
        QTest::addColumn<QDate>("until");
        QTest::newRow("no bandwidth") << 0 << 1 << QDate();
        QTest::newRow("too much") << kMostMbps + 1 << 1 << QDate();
        QTest::newRow("no outlet") << 100 << 0 << QDate();
        QTest::newRow("ends before it begins") << 100 << 1 << QDate(2023, 1, 1);
    }
    void linesAreChecked()
    {
        QFETCH(int, mbps);
        QFETCH(int, outlets);
        QFETCH(QDate, until);
        Desk desk;
        NetworkLine line = aLine(1, mbps);
        line.outlets = outlets;
        line.until = until;
        QCOMPARE(desk.perform([line](const store::ReadTransaction &read) {
                         return planLine(read, line);
                     })
                     .error()
                     .kind,
            Error::Kind::Invalid);
    }

    void missedTestsAreMadeUp()
    {
        const QTime at(6, 30);
        const QDateTime now(QDate(2025, 10, 20), QTime(9, 0));
        const QDateTime due(QDate(2025, 10, 20), at);
        QCOMPARE(nextTest({}, now, at), now); // never
        QCOMPARE(nextTest(due.addDays(-1), now, at), now); // today's was missed
        QCOMPARE(nextTest(due.addSecs(5), now, at), due.addDays(1));
        const QDateTime early(QDate(2025, 10, 20), QTime(5, 0));
        QCOMPARE(nextTest(due.addDays(-1), early, at), due); // yesterday's is done
        QCOMPARE(nextTest(due.addDays(3), now, at), now); // the clock was set back
    }
};

QTEST_GUILESS_MAIN(TestLine)
#include "tst_line.moc"
