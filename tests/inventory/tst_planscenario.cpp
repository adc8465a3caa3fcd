// Scenarios that are kept, found again, named otherwise, forgotten and laid beside each other.
#include "area.h"

#include <hz/inventory/planscenario.h>
#include <hz/store/database.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QDate kDay(2025, 9, 1);
const Deed kDeed{{QDate(2025, 10, 20), QTime(2, 0), Qt::UTC}, u"李老师"_s};

struct Desk {
    Area area;
    PlanTerms terms;

    // A hundred and twenty pupils need ten machines.
    void add(int pupils, int machines)
    {
        const UnitCode code = area.add({.students = {{Stage::Primary, pupils}}});
        for (int i = 0; i < machines; ++i)
            area.addComputer(code, Pool::Student).bookedOn = QDate(2024, 3, 1);
    }
    PlanFigures figures(const PlanScope &scope) const
    {
        const auto inventory = area.inventory();
        TaskControl task;
        const Evaluation evaluation = *evaluate(*inventory, thePlan(), kYear, task);
        const PlanBasis basis = planBasis(*inventory, evaluation, terms, kDay);
        return figuresOf(*planGaps(basis, terms, scope, task), basis, evaluation);
    }
    PlanFigures figures(const YearTerms &years) const
    {
        const auto inventory = area.inventory();
        TaskControl task;
        const Evaluation evaluation = *evaluate(*inventory, thePlan(), kYear, task);
        const PlanBasis basis = planBasis(*inventory, evaluation, terms, kDay);
        return figuresOf(*planYears(basis, *inventory, terms, years, task), basis, evaluation);
    }
};

PlanScenario aScenario(const QString &name, qint64 budgetFen = 1'000'000)
{
    return {.name = name,
        .year = kYear,
        .scope = {.budgetFen = budgetFen},
        .figures
        = {.known = 10, .meetingNow = 4, .meeting = 8, .bought = 20, .costFen = 9'600'000}};
}

class Shelf {
public:
    Shelf()
    {
        auto opened = store::Database::open(m_dir.path(u"ops.sqlite"_s), {});
        if (!opened)
            qFatal("%s", told(opened).constData());
        m_database = std::move(*opened);
    }
    QList<Edit> write(const QList<Edit> &edits)
    {
        QList<Edit> undo;
        TaskControl task;
        const auto done = writeEdits(*m_database, edits, task, [&undo](const QList<Edit> &back) {
            for (const Edit &edit : back)
                undo.prepend(edit);
        });
        if (!done)
            qFatal("%s", told(done).constData());
        return undo;
    }
    PlanScenario keep(PlanScenario scenario)
    {
        write(*planKeeping(scenario, kDeed));
        return scenario;
    }
    std::unique_ptr<store::ReadTransaction> read() const { return std::move(*m_database->read()); }
    QStringList names() const
    {
        QStringList names;
        const auto all = readScenarios(*read());
        for (const PlanScenario &scenario : *all)
            names.append(scenario.name);
        return names;
    }

private:
    TestDir m_dir;
    std::unique_ptr<store::Database> m_database;
};

const ComparedLine &lineOf(const std::vector<ComparedLine> &lines, const QString &title)
{
    for (const ComparedLine &line : lines)
        if (line.title.startsWith(title))
            return line;
    qFatal("no line %s", qPrintable(title));
}

} // namespace

class PlanScenarioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentsComeBackAsTheyWere()
    {
        QVERIFY(rc::check([](bool across, bool buys, int lot, const std::vector<bool> &budgets) {
            PlanScenario scenario = aScenario(u"先调后买"_s);
            scenario.id = ScenarioId(Ulid::fromNumber(7).toString());
            scenario.at = kDeed.at;
            scenario.area = kCounty;
            scenario.terms.movesAcrossCounties = across;
            scenario.terms.smallestLot = std::abs(lot % 100);
            scenario.terms.oldestMovedYears = 0; // a choice, not a default
            scenario.scope.buys = buys;
            if (!across)
                scenario.scope.budgetFen.reset();
            if (!budgets.empty()) {
                scenario.years = YearTerms{};
                for (size_t i = 0; i < std::min<size_t>(budgets.size(), kMostYears); ++i)
                    scenario.years->budgetsFen.push_back(budgets[i] ? 100 : 0);
                scenario.figures.gapMillionths = 0;
                scenario.figures.meetingByYear = {1, 2, 3};
            }
            scenario.figures.targets = {{.rule = u"RATIO-01"_s, .schools = 9, .now = 0, .then = 9}};
            const auto back = PlanScenario::fromJson(scenario.toJson({{u"ofANewerVersion"_s, 7}}));
            RC_ASSERT(bool(back));
            RC_ASSERT(*back == scenario);
        }));
    }

    void whatIsWrongIsRefused()
    {
        PlanScenario scenario = aScenario(u"甲"_s);
        scenario.id = ScenarioId(Ulid::fromNumber(7).toString());
        scenario.at = kDeed.at;
        const QJsonObject good = scenario.toJson();
        HZ_VERIFY_OK(PlanScenario::fromJson(good));
        const auto with = [&good](const QString &field, const QJsonValue &value) {
            QJsonObject bad = good;
            bad[field] = value;
            return PlanScenario::fromJson(bad);
        };
        HZ_VERIFY_FAILS(with(u"at"_s, u"yesterday"_s), Invalid);
        HZ_VERIFY_FAILS(with(u"terms"_s, QJsonObject{{u"priceFen"_s, -1}}), Invalid);
        HZ_VERIFY_FAILS(with(u"scope"_s, QJsonObject{{u"budgetFen"_s, u"much"_s}}), Invalid);
        HZ_VERIFY_FAILS(with(u"years"_s, QJsonObject{}), Invalid);
        QJsonArray many;
        for (int i = 0; i <= kMostYears; ++i)
            many.append(1);
        HZ_VERIFY_FAILS(with(u"years"_s, QJsonObject{{u"budgetsFen"_s, many}}), Invalid);
    }

    void figuresAreThoseOfThePlan()
    {
        Desk desk;
        desk.add(120, 14); // four to spare
        desk.add(120, 7); // three missing
        desk.add(120, 0); // ten missing
        const PlanFigures moves = desk.figures(PlanScope{.buys = false});
        QCOMPARE(moves.known, 3);
        QCOMPARE(moves.meetingNow, 1);
        QCOMPARE(moves.meeting, 2);
        QCOMPARE(moves.lacking, 1);
        QCOMPARE(moves.missing, 10);
        QCOMPARE(moves.moved, 3);
        QVERIFY(!moves.gapMillionths);
        const auto primary = std::ranges::find(moves.targets, 3, &TargetFigure::schools);
        QVERIFY(primary != moves.targets.end());
        QCOMPARE(primary->now, 1);
        QCOMPARE(primary->then, 2);
        const PlanFigures all = desk.figures(PlanScope{});
        QCOMPARE(all.meeting, 3);
        QCOMPARE(all.bought + all.moved, 13);
        const qint64 enough = 100 * desk.terms.priceFen;
        const PlanFigures years = desk.figures(YearTerms{.budgetsFen = {0, enough}, .seconds = 10});
        QCOMPARE(years.meetingByYear.size(), size_t(2));
        QCOMPARE(years.meeting, 3);
        QCOMPARE(years.spentFen[0] + years.spentFen[1], years.costFen);
        QVERIFY(years.gapMillionths);
    }

    void aScenarioIsKeptNamedAndForgotten()
    {
        Shelf shelf;
        const PlanScenario kept = shelf.keep(aScenario(u"  先调 后买 "_s));
        QCOMPARE(shelf.names(), QStringList{u"先调 后买"_s});
        QCOMPARE((*readScenarios(*shelf.read()))[0].by, kDeed.by);
        shelf.write(*planRenaming(*shelf.read(), kept.id, u"甲案"_s));
        QCOMPARE(shelf.names(), QStringList{u"甲案"_s});
        const QList<Edit> undo = shelf.write(*planForgetting(*shelf.read(), {kept.id}));
        QVERIFY(shelf.names().isEmpty());
        HZ_VERIFY_FAILS(planRenaming(*shelf.read(), kept.id, u"乙案"_s), NotFound);
        shelf.write(undo);
        QCOMPARE(shelf.names(), QStringList{u"甲案"_s});
    }

    void aNameIsNeeded()
    {
        PlanScenario nameless = aScenario(u"  "_s);
        HZ_VERIFY_FAILS(planKeeping(nameless, kDeed), Invalid);
        PlanScenario talkative = aScenario(QString(kMostScenarioName + 1, u'长'));
        HZ_VERIFY_FAILS(planKeeping(talkative, kDeed), Invalid);
    }

    void aScenarioIsFoundByNameOrId()
    {
        Shelf shelf;
        const PlanScenario first = shelf.keep(aScenario(u"甲案"_s));
        shelf.keep(aScenario(u"乙案"_s));
        shelf.keep(aScenario(u"乙案"_s));
        const auto all = *readScenarios(*shelf.read());
        QCOMPARE(findScenario(all, u"甲案"_s)->id, first.id);
        QCOMPARE(findScenario(all, first.id.text().toLower())->id, first.id);
        HZ_VERIFY_FAILS(findScenario(all, u"乙案"_s), Conflict);
        HZ_VERIFY_FAILS(findScenario(all, u"丙案"_s), NotFound);
        HZ_VERIFY_FAILS(findScenario(all, QString()), Conflict);
    }

    void differencesAreMarked()
    {
        PlanScenario more = aScenario(u"乙"_s, 3'000'000);
        more.figures.meeting = 10;
        more.figures.targets = {{.rule = u"X"_s, .schools = 5, .then = 5}};
        const std::vector<PlanScenario> both{aScenario(u"甲"_s), more};
        const auto lines = compared(both, thePlan());
        const ComparedLine &meeting = lineOf(lines, u"Schools that have enough"_s);
        QVERIFY(meeting.isDifferent);
        QCOMPARE(meeting.texts, (QStringList{u"8"_s, u"10"_s}));
        QCOMPARE(meeting.differences, (QStringList{QString(), u"+2"_s}));
        const ComparedLine &bought = lineOf(lines, u"Machines bought"_s);
        QVERIFY(!bought.isDifferent);
        QCOMPARE(bought.differences, (QStringList{QString(), QString()}));
        QCOMPARE(lineOf(lines, u"X, of 5"_s).texts, (QStringList{QString(), u"5"_s}));
        QVERIFY(compared({}, thePlan()).empty());
    }
};

QTEST_GUILESS_MAIN(PlanScenarioTest)
#include "tst_planscenario.moc"
