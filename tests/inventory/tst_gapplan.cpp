// Plans that close gaps: against trying everything on small cases, and by doing what they say and
// judging again.
#include "area.h"

#include <hz/inventory/gapplan.h>

#include <functional>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kOtherCounty{u"629922"_s};
const QDate kDay(2025, 9, 1);

// A primary school of a hundred and twenty pupils needs ten machines for them.
SchoolLine primary(int pupils, int machines, int teachers = 0, int teacherMachines = 0)
{
    return {.students = {{Stage::Primary, pupils}},
        .teachers = teachers,
        .studentComputers = machines,
        .teacherComputers = teacherMachines};
}

struct Desk {
    Area area;
    PlanTerms terms;

    Desk()
    {
        area.records().units.push_back({kOtherCounty, u"古渡县"_s, UnitLevel::County, kPrefecture});
    }

    UnitCode add(const SchoolLine &line, double east = 0, const UnitCode &county = kCounty)
    {
        const UnitCode code = area.add(line);
        School &school = area.records().schools.back();
        school.county = county;
        school.position = Position{103 + east, 35};
        for (Device &device : area.records().devices)
            if (device.school == code) {
                device.bookedOn = QDate(2023, 3, 1);
                device.stateSince = device.bookedOn;
            }
        return code;
    }

    PlanBasis basis(const std::vector<OrderedMachine> &ordered = {}) const
    {
        const auto inventory = area.inventory();
        TaskControl task;
        return planBasis(
            *inventory, *evaluate(*inventory, thePlan(), kYear, task), terms, kDay, ordered);
    }
    GapPlan plan(const PlanScope &scope = {}) const
    {
        TaskControl task;
        const Result<GapPlan> plan = planGaps(basis(), terms, scope, task);
        if (!plan)
            qFatal("%s", told(plan).constData());
        return *plan;
    }
};

// The least cost of serving every taker, by trying every way of sending machines.
qint64 leastByTrying(const PlanBasis &basis, const PlanTerms &terms)
{
    std::vector<quint32> givers, takers;
    for (const PlanSchool &school : basis.schools) {
        if (school.shortage > 0)
            takers.push_back(school.school);
        else if (!school.spare.empty())
            givers.push_back(school.school);
    }
    std::vector<int> left;
    for (const quint32 giver : givers)
        left.push_back(int(basis.schools[giver].spare.size()));
    qint64 best = std::numeric_limits<qint64>::max();
    std::function<void(size_t, size_t, int, qint64)> send = [&](size_t taker, size_t giver,
                                                                int missing, qint64 cost) {
        if (cost >= best)
            return;
        if (taker == takers.size()) {
            best = cost;
            return;
        }
        if (giver == givers.size()) {
            const PlanSchool &school = basis.schools[takers[taker]];
            const int repaired = std::min(missing, school.repairable);
            cost += repaired * std::min(terms.repairFen, terms.priceFen)
                + (missing - repaired) * terms.priceFen;
            send(taker + 1, 0,
                taker + 1 < takers.size() ? basis.schools[takers[taker + 1]].shortage : 0, cost);
            return;
        }
        const qint64 each = terms.handlingFen
            + basis.kilometres(givers[giver], takers[taker], terms) * terms.kmFen;
        for (int count = 0; count <= std::min(missing, left[giver]); ++count) {
            left[giver] -= count;
            send(taker, giver + 1, missing - count, cost + count * each);
            left[giver] += count;
        }
    };
    send(0, 0, takers.empty() ? 0 : basis.schools[takers[0]].shortage, 0);
    return best;
}

} // namespace

class TestGapPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSchoolsOwnMachinesComeFirst()
    {
        // Given ten machines too many for pupils, two too few for teachers
        Desk desk;
        desk.add(primary(120, 20, 6, 0));
        const PlanBasis basis = desk.basis();
        QCOMPARE(basis.schools[0].studentNeed, 10);
        QCOMPARE(basis.schools[0].teacherNeed, 2);
        QVERIFY(!basis.schools[0].meetsNow);
        QCOMPARE(basis.schools[0].reassigned, 2);
        QCOMPARE(basis.schools[0].shortage, 0);
        QCOMPARE(int(basis.schools[0].spare.size()), 8);
        const GapPlan plan = desk.plan();
        QCOMPARE(plan.meeting, 1);
        QCOMPARE(plan.meetingNow, 0);
        QCOMPARE(plan.costFen(), 0);
    }

    void theNearestGivesFirst()
    {
        Desk desk;
        desk.add(primary(120, 20), 0.5); // far
        desk.add(primary(120, 15), 0.1); // near
        desk.add(primary(120, 2)); // lacks eight
        const GapPlan plan = desk.plan();
        QCOMPARE(int(plan.orders.size()), 2);
        QCOMPARE(plan.orders[0].from, 1U);
        QCOMPARE(plan.orders[0].count, 5);
        QCOMPARE(plan.orders[1].from, 0U);
        QCOMPARE(plan.orders[1].count, 3);
        QCOMPARE(int(plan.orders[1].devices.size()), 3);
        QCOMPARE(plan.bought, 0);
        QCOMPARE(plan.meeting, 3);
    }

    void whatIsOrderedServesWhereItGoes()
    {
        Desk desk;
        desk.add(primary(120, 15));
        desk.add(primary(120, 2), 0.1); // lacks eight
        const GapPlan first = desk.plan();
        QCOMPARE(first.moved, 5);
        QCOMPARE(first.bought, 3);
        std::vector<OrderedMachine> ordered;
        for (const quint32 device : first.orders.front().devices)
            ordered.push_back({device, 1});
        const PlanBasis basis = desk.basis(ordered);
        QCOMPARE(basis.schools[0].leaving, 5);
        QCOMPARE(basis.schools[0].studentHave, 10);
        QVERIFY(basis.schools[0].spare.empty());
        QCOMPARE(basis.schools[1].coming, 5);
        QCOMPARE(basis.schools[1].shortage, 3);
        TaskControl task;
        const Result<GapPlan> next = planGaps(basis, desk.terms, {}, task);
        QVERIFY2(next, told(next));
        QCOMPARE(next->moved, 0);
        QCOMPARE(next->bought, 3);
        QCOMPARE(next->meeting, 2);
        QCOMPARE(next->meetingNow, first.meetingNow);
    }

    void whatIsNotMoved_data()
    {
        QTest::addColumn<std::function<void(Device &)>>("change");
        QTest::addColumn<std::function<void(PlanTerms &)>>("allow");
        using Change = std::function<void(Device &)>;
        using Allow = std::function<void(PlanTerms &)>;
        QTest::newRow("donated") << Change([](Device &device) { device.isDonated = true; })
                                 << Allow([](PlanTerms &terms) { terms.movesDonated = true; });
        QTest::newRow("old") << Change([](Device &device) {
            device.bookedOn = {2019, 8, 31};
        }) << Allow([](PlanTerms &terms) { terms.oldestMovedYears = 7; });
        QTest::newRow("fixed") << Change([](Device &device) { device.isFixed = true; }) << Allow();
        QTest::newRow("issued to somebody")
            << Change([](Device &device) { device.holder = u"马老师"_s; }) << Allow();
        QTest::newRow("of unknown age")
            << Change([](Device &device) { device.bookedOn = {}; }) << Allow();
    }
    void whatIsNotMoved()
    {
        QFETCH(std::function<void(Device &)>, change);
        QFETCH(std::function<void(PlanTerms &)>, allow);
        Desk desk;
        desk.add(primary(120, 20));
        for (Device &device : desk.area.records().devices)
            change(device);
        desk.add(primary(120, 2));
        QCOMPARE(desk.plan().moved, 0);
        QCOMPARE(desk.plan().bought, 8);
        if (allow) {
            allow(desk.terms);
            QCOMPARE(desk.plan().moved, 8);
        }
    }

    void theAgeAtTheEdgeIsStillMoved()
    {
        Desk desk;
        desk.add(primary(120, 20));
        for (Device &device : desk.area.records().devices)
            device.bookedOn = QDate(2019, 9, 1); // six years to the day
        desk.add(primary(120, 2));
        QCOMPARE(desk.plan().moved, 8);
    }

    void machinesStayInTheirCountyIfTheyAreTo()
    {
        Desk desk;
        desk.add(primary(120, 20), 0, kOtherCounty);
        desk.add(primary(120, 2));
        desk.terms.movesAcrossCounties = false;
        QCOMPARE(desk.plan().bought, 8);
        desk.terms.movesAcrossCounties = true;
        QCOMPARE(desk.plan().moved, 8);
    }

    void theLargestComputerRoomStaysWhole()
    {
        Desk desk;
        desk.add(primary(120, 0));
        const UnitCode giver = desk.area.records().schools[0].code;
        const RoomId large = desk.area.addRoom(giver, RoomKind::ComputerRoom);
        const RoomId small = desk.area.addRoom(giver, RoomKind::ComputerRoom);
        for (int i = 0; i < 30; ++i) {
            Device &device = desk.area.addComputer(giver, {});
            device.room = i < 20 ? large : small;
            device.bookedOn = QDate(2023, 3, 1);
        }
        desk.add(primary(240, 0));
        const GapPlan plan = desk.plan();
        QCOMPARE(plan.moved, 10);
        QCOMPARE(plan.bought, 10);
        const auto inventory = desk.area.inventory();
        for (const quint32 row : plan.orders[0].devices)
            QCOMPARE(inventory->rooms()[inventory->devices()[row].room].id, small);
    }

    void aRepairIsCheaperThanANewOne()
    {
        Desk desk;
        const UnitCode school = desk.add(primary(120, 7));
        for (int i = 0; i < 2; ++i) {
            Device &device = desk.area.addComputer(school, Pool::Student);
            device.state = DeviceState::InRepair;
            device.stateSince = QDate(2025, 1, 1);
        }
        const GapPlan plan = desk.plan();
        QCOMPARE(plan.repaired, 2);
        QCOMPARE(plan.bought, 1);
        QCOMPARE(plan.costFen(), 2 * desk.terms.repairFen + desk.terms.priceFen);
    }

    void aSmallLotIsNotWorthAJourney()
    {
        Desk desk;
        desk.add(primary(120, 13), 0.1); // three
        desk.add(primary(120, 18), 0.2); // eight
        desk.add(primary(120, 2));
        desk.terms.smallestLot = 8;
        const GapPlan plan = desk.plan();
        QCOMPARE(int(plan.orders.size()), 1);
        QCOMPARE(plan.orders[0].from, 1U);
        QCOMPARE(plan.orders[0].count, 8);
    }

    void moneyGoesToThoseThatLackLeast()
    {
        Desk desk;
        desk.add(primary(120, 4)); // six
        desk.add(primary(120, 8)); // two
        desk.add(primary(120, 7)); // three
        const qint64 price = desk.terms.priceFen;
        for (const auto &[machines, meeting] : std::vector<std::pair<int, int>>{
                 {0, 0}, {1, 0}, {2, 1}, {4, 1}, {5, 2}, {10, 2}, {11, 3}, {100, 3}}) {
            const GapPlan plan = desk.plan({.budgetFen = machines * price});
            QCOMPARE(plan.meeting, meeting);
            QVERIFY(plan.costFen() <= machines * price);
            QCOMPARE(plan.bought + plan.missing, 11);
            QCOMPARE(int(plan.notMet.size()), 3 - meeting);
        }
    }

    void withoutMoneyOnlyWhatIsThereIsMoved()
    {
        Desk desk;
        desk.add(primary(120, 15)); // five to spare
        desk.add(primary(120, 4)); // lacks six
        desk.add(primary(120, 6)); // lacks four
        const GapPlan plan = desk.plan({.buys = false});
        QCOMPARE(plan.bought, 0);
        QCOMPARE(plan.moved, 4);
        QCOMPARE(plan.notMet, std::vector<quint32>{1});
        QCOMPARE(plan.missing, 6);
    }

    void aSchoolWithoutFiguresIsLeftAlone()
    {
        Desk desk;
        SchoolLine silent = primary(120, 40);
        silent.hasCensus = false;
        desk.add(silent);
        desk.add(primary(120, 2));
        const GapPlan plan = desk.plan();
        QCOMPARE(plan.moved, 0);
        QCOMPARE(plan.known, 1);
        QCOMPARE(plan.meeting, 1);
    }

    void noWayIsCheaper()
    {
        QVERIFY(rc::check([] {
            Desk desk;
            for (int i = *rc::gen::inRange(2, 6); i > 0; --i) {
                const UnitCode school = desk.add(
                    primary(*rc::gen::inRange(1, 73), *rc::gen::inRange(0, 10)),
                    *rc::gen::inRange(0, 100) / 100.0, *rc::gen::element(kCounty, kOtherCounty));
                for (int broken = *rc::gen::inRange(0, 2); broken > 0; --broken) {
                    Device &device = desk.area.addComputer(school, Pool::Student);
                    device.state = DeviceState::InRepair;
                    device.stateSince = QDate(2025, 1, 1);
                }
            }
            desk.terms.priceFen = *rc::gen::element(480'000, 9'000); // sometimes less than a move
            RC_ASSERT(desk.plan().costFen() == leastByTrying(desk.basis(), desk.terms));
        }));
    }

    void whatThePlanSaysIsEnough()
    {
        QVERIFY(rc::check([] {
            // Given schools with any numbers
            Desk desk;
            for (int i = *rc::gen::inRange(2, 7); i > 0; --i)
                desk.add(primary(*rc::gen::inRange(0, 300), *rc::gen::inRange(0, 40),
                             *rc::gen::inRange(0, 20), *rc::gen::inRange(0, 10)),
                    *rc::gen::inRange(0, 100) / 100.0);
            const PlanBasis basis = desk.basis();
            const PlanScope scope{.moves = *rc::gen::arbitrary<bool>(), .buys = true};
            TaskControl task;
            const GapPlan plan = *planGaps(basis, desk.terms, scope, task);
            // When everything is done as it says: own machines first, then what comes
            Records after = desk.area.records();
            const auto inventory = desk.area.inventory();
            QMap<UnitCode, int> arriving;
            QSet<DeviceId> gone;
            for (const TransferOrder &order : plan.orders) {
                RC_ASSERT(int(order.devices.size()) == order.count);
                arriving[inventory->schools()[order.to].code] += order.count;
                for (const quint32 row : order.devices) {
                    RC_ASSERT(inventory->devices()[row].school == order.from);
                    const DeviceId id = inventory->idOf(inventory->devices()[row]);
                    RC_ASSERT(!gone.contains(id));
                    gone.insert(id);
                }
            }
            for (const Purchase &purchase : plan.purchases)
                arriving[inventory->schools()[purchase.school].code] += purchase.count;
            std::erase_if(
                after.devices, [&](const Device &device) { return gone.contains(device.id); });
            // Then every school has machines for its pupils and its teachers
            for (const PlanSchool &school : basis.schools) {
                if (!school.isKnown)
                    continue;
                const UnitCode code = inventory->schools()[school.school].code;
                const auto left = std::count_if(after.devices.begin(), after.devices.end(),
                    [&](const Device &device) { return device.school == code; });
                RC_ASSERT(
                    int(left) + arriving.value(code) >= school.studentNeed + school.teacherNeed);
            }
            RC_ASSERT(plan.meeting == plan.known);
        }));
    }

    void aPlanCanBeStopped()
    {
        Desk desk;
        desk.add(primary(120, 2));
        TaskControl task;
        task.cancel();
        HZ_VERIFY_FAILS(planGaps(desk.basis(), desk.terms, {.budgetFen = 1}, task), Cancelled);
        HZ_VERIFY_FAILS(planCurve(desk.basis(), desk.terms, {}, 4, task), Cancelled);
    }

    void theCurveNeverFalls()
    {
        Desk desk;
        for (int i = 0; i < 12; ++i)
            desk.add(primary(120, i), i / 50.0);
        desk.add(primary(120, 40));
        TaskControl task;
        const auto curve = planCurve(desk.basis(), desk.terms, {}, 6, task);
        HZ_VERIFY_OK(curve);
        QCOMPARE(int(curve->size()), 7);
        QCOMPARE(curve->front().costFen, 0);
        QCOMPARE(curve->back().meeting, 13);
        for (size_t i = 1; i < curve->size(); ++i) {
            QVERIFY((*curve)[i].costFen >= (*curve)[i - 1].costFen);
            QVERIFY((*curve)[i].meeting >= (*curve)[i - 1].meeting);
        }
    }
};

QTEST_GUILESS_MAIN(TestGapPlan)
#include "tst_gapplan.moc"
