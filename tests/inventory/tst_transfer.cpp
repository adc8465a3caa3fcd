// Transfer orders: made from a plan, issued, sent, received or withdrawn, by people who do not
// always have a network.
#include "area.h"

#include <hz/inventory/conflicts.h>
#include <hz/inventory/devicestory.h>
#include <hz/inventory/transferlist.h>
#include <hz/store/database.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

using State = TransferState;
using Kind = TransferStepKind;

const UnitCode kGiver(u"2162000001"_s), kTaker(u"2162000002"_s), kOther(u"2162000003"_s);
const QDateTime kNow{QDate(2025, 10, 20), QTime(2, 0), Qt::UTC};
const Deed kDeed{kNow, u"李老师"_s};
constexpr int kMachines = 3;

QString ulid(int number)
{
    return Ulid::fromNumber(quint64(number)).toString();
}

const RoomId kOldRoom(ulid(901)), kNewRoom(ulid(902)), kOtherRoom(ulid(903));

Transfer anOrder()
{
    Transfer transfer{.from = kGiver,
        .to = kTaker,
        .plan = u"先调后买"_s,
        .km = 12,
        .costFen = 123'400,
        .reasons = {u"甲校缺 3 台"_s, u"乙校多 3 台"_s}};
    for (int i = 1; i <= kMachines; ++i)
        transfer.lines.push_back({.device = DeviceId(ulid(i)),
            .name = u"ZC-%1"_s.arg(i),
            .model = u"启天 M420"_s,
            .bookedOn = QDate(2021, 9, 1),
            .reason = u"4 年"_s});
    return transfer;
}

TransferStep aStep(Kind kind, int second, int number, std::vector<DeviceId> missing = {})
{
    return {.id = ulid(1'000 + number),
        .order = TransferId(ulid(1)),
        .kind = kind,
        .at = kNow.addSecs(second),
        .by = u"老师 %1"_s.arg(number),
        .missing = std::move(missing)};
}

// Two schools with a room each, and three machines at the first.
class Bureau {
public:
    Bureau()
    {
        auto opened = store::Database::open(m_dir.path(u"ops.sqlite"_s),
            {.projections = {Register::projection(), movementProjection(), transferProjection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
        QList<Edit> edits;
        for (const auto &[code, room] : {std::pair(kGiver, kOldRoom), std::pair(kTaker, kNewRoom),
                 std::pair(kOther, kOtherRoom)}) {
            const School school{.code = code, .name = u"小学"_s + code.text(), .county = kCounty};
            const Room made{.id = room, .school = code, .name = u"计算机教室"_s};
            edits.append({documentId(school), {}, school.toJson()});
            edits.append({documentId(made), {}, made.toJson()});
        }
        const Unit county{.code = kCounty, .name = u"柳川县"_s};
        edits.append({documentId(county), {}, county.toJson()});
        for (int i = 1; i <= kMachines; ++i) {
            const Device device{.id = DeviceId(ulid(i)),
                .school = kGiver,
                .room = kOldRoom,
                .seat = QPoint(i, 1),
                .assignment = Pool::Student,
                .assetTag = u"ZC-%1"_s.arg(i)};
            edits.append({documentId(device), {}, device.toJson()});
        }
        write(edits);
    }

    QList<Edit> write(const QList<Edit> &edits)
    {
        QList<Edit> undo;
        TaskControl task;
        const auto done = writeEdits(*database, edits, task, [&undo](const QList<Edit> &back) {
            for (const Edit &edit : back)
                undo.prepend(edit);
        });
        if (!done)
            qFatal("%s", told(done).constData());
        return undo;
    }
    void change(int machine, const std::function<void(Device &)> &change)
    {
        const auto read = database->read();
        ChangePlannerOf(**read, *stock(), machine, change);
    }
    void forget(int machine)
    {
        const auto read = database->read();
        const QString id = u"device:"_s + ulid(machine);
        write({{.id = id, .before = (*read)->get(id)->body, .after = {}}});
    }

    std::shared_ptr<const Register> stock() const { return *Register::load(**database->read()); }
    Result<NewTransfers> plan(std::vector<Transfer> wanted = {anOrder()}) const
    {
        return planTransfers(**database->read(), std::move(wanted), kDeed);
    }
    TransferId make()
    {
        const auto made = plan();
        if (!made)
            qFatal("%s", told(made).constData());
        write(made->edits);
        return made->orders.front();
    }
    Result<QList<Edit>> planned(
        const TransferId &order, Kind kind, TransferStep step = {}, const Deed &deed = kDeed) const
    {
        step.order = order;
        step.kind = kind;
        return planTransferStep(**database->read(), *stock(), step, deed);
    }
    Result<QList<Edit>> step(const TransferId &order, Kind kind, TransferStep step = {})
    {
        Result<QList<Edit>> edits = planned(order, kind, std::move(step));
        return edits ? Result<QList<Edit>>(write(*edits)) : edits;
    }
    TransferId issued()
    {
        const TransferId order = make();
        if (!step(order, Kind::Issue))
            qFatal("not issued");
        return order;
    }
    TransferStanding standing(const TransferId &order) const
    {
        return readTransfer(**database->read(), order)->standing();
    }
    DeviceStory machine(int number = 1) const
    {
        return *readStory(**database->read(), DeviceId(ulid(number)));
    }
    std::shared_ptr<const TransferBook> book() const
    {
        TaskControl task;
        return *TransferBook::load(**database->read(), stock(), task);
    }

    std::unique_ptr<store::Database> database;

private:
    void ChangePlannerOf(const store::ReadTransaction &read, const Register &, int machine,
        const std::function<void(Device &)> &change)
    {
        const QString id = u"device:"_s + ulid(machine);
        const QJsonObject body = read.get(id)->body;
        Device device = *Device::fromJson(body);
        change(device);
        write({{.id = id, .before = body, .after = device.toJson(body)}});
    }

    TestDir m_dir;
};

QStringList countyRows(const TransferBook &book, const TransferQuery &query)
{
    TaskControl task;
    QStringList rows;
    const auto list = book.list(query, task);
    for (const quint32 row : list->rows)
        rows.append(u"%1 %2 → %3"_s.arg(wordOf(book.rows()[row].state),
            book.schoolText(book.rows()[row].from), book.schoolText(book.rows()[row].to)));
    return rows;
}

} // namespace

class TransferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsThatArePossible_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QString>("steps");
        QTest::newRow("a draft is issued or withdrawn") << int(State::Draft) << u"issue withdraw"_s;
        QTest::newRow("an issued one is sent, received or withdrawn")
            << int(State::Issued) << u"send receive withdraw"_s;
        QTest::newRow("a sent one is received or withdrawn")
            << int(State::Sent) << u"receive withdraw"_s;
        QTest::newRow("nothing follows withdrawing") << int(State::Withdrawn) << QString();
        QTest::newRow("nothing follows receiving") << int(State::Received) << QString();
    }

    void stepsThatArePossible()
    {
        QFETCH(const int, from);
        QFETCH(const QString, steps);
        QStringList possible;
        for (size_t kind = 0; kind < kTransferSteps; ++kind)
            if (stateAfter(State(from), Kind(kind)))
                possible.append(nameOf(Kind(kind)));
        QCOMPARE(possible.join(u' '), steps);
        QCOMPARE(isOpen(State(from)), !steps.isEmpty());
    }

    void machinesAreOrderedWhileTheirOrderIsOpen()
    {
        Bureau bureau;
        const auto ordered
            = [&bureau] { return *orderedMachines(**bureau.database->read(), *bureau.stock()); };
        QVERIFY(ordered().empty());
        const TransferId order = bureau.make();
        const std::vector<OrderedMachine> open = ordered();
        QCOMPARE(open.size(), anOrder().lines.size());
        for (const OrderedMachine &machine : open)
            QCOMPARE(machine.to, bureau.stock()->schoolRow(kTaker));
        QVERIFY(bureau.step(order, Kind::Issue));
        QCOMPARE(ordered(), open);
        QVERIFY(bureau.step(order, Kind::Withdraw));
        QVERIFY(ordered().empty());
    }

    void documentsComeBackAsTheyWere()
    {
        Transfer transfer = anOrder();
        transfer.id = TransferId(ulid(1));
        transfer.at = kNow;
        transfer.by = u"李老师"_s;
        QJsonObject body = transfer.toJson({{u"ofANewerVersion"_s, 7}});
        QCOMPARE(*Transfer::fromJson(body), transfer);
        QCOMPARE(body[u"ofANewerVersion"_s].toInt(), 7);
        const TransferStep step = aStep(Kind::Receive, 5, 2, {DeviceId(ulid(2))});
        QCOMPARE(*TransferStep::fromJson(step.toJson()), step);
        body[u"lines"_s] = QJsonArray{QJsonObject{{u"name"_s, u"of no machine"_s}}};
        HZ_VERIFY_FAILS(Transfer::fromJson(body), Invalid);
    }

    void howAnOrderStandsDoesNotHangOnTheOrderOfItsSteps()
    {
        QVERIFY(rc::check([](const std::vector<int> &numbers) {
            std::vector<TransferStep> steps;
            int id = 0;
            for (const int number : numbers) {
                std::vector<DeviceId> missing;
                for (int machine = 1; machine <= kMachines; ++machine)
                    if (((number >> machine) & 1) != 0)
                        missing.emplace_back(ulid(machine));
                steps.push_back(aStep(Kind(std::abs(number % int(kTransferSteps))),
                    std::abs(number % 97), id++, std::move(missing)));
            }
            const Transfer transfer{.by = u"他"_s, .at = kNow};
            const TransferStanding standing = standingOf(transfer, steps);
            std::vector<TransferStep> turned(steps.rbegin(), steps.rend());
            turned.insert(turned.end(), steps.begin(), steps.end());
            RC_ASSERT(standingOf(transfer, turned) == standing);
            // One step more never leads back.
            for (size_t kind = 0; kind < kTransferSteps; ++kind) {
                auto more = steps;
                more.push_back(aStep(Kind(kind), -1, id));
                RC_ASSERT(standingOf(transfer, more).state >= standing.state);
            }
        }));
    }

    void everyWayThroughTheStepsEndsWhereItsLastStepLeads()
    {
        QVERIFY(rc::check([](const std::vector<int> &numbers) {
            const Transfer transfer{.at = kNow};
            State state = State::Draft;
            std::vector<TransferStep> steps;
            for (const int number : numbers) {
                const auto kind = Kind(std::abs(number % int(kTransferSteps)));
                const auto next = stateAfter(state, kind);
                if (!next)
                    continue;
                RC_ASSERT(*next > state);
                state = *next;
                steps.push_back(aStep(kind, int(steps.size()), int(steps.size())));
                RC_ASSERT(standingOf(transfer, steps).state == state);
                RC_ASSERT(standingOf(transfer, steps).since == steps.back().at);
            }
        }));
    }

    void receivingMovesTheMachines()
    {
        Bureau bureau;
        const TransferId order = bureau.issued();
        HZ_VERIFY_OK(bureau.step(order, Kind::Send));
        QCOMPARE(bureau.machine().device.school, kGiver); // not before it has come
        const auto undo = bureau.step(order, Kind::Receive, {.room = kNewRoom});
        HZ_VERIFY_OK(undo);
        QCOMPARE(bureau.standing(order).state, State::Received);
        for (int i = 1; i <= kMachines; ++i) {
            const DeviceStory story = bureau.machine(i);
            QCOMPARE(story.device.school, kTaker);
            QCOMPARE(story.device.room, kNewRoom);
            QVERIFY(!story.device.seat && !story.device.assignment);
            QCOMPARE(int(story.movements.size()), 1);
            QCOMPARE(story.movements[0].kind, MovementKind::Moved);
            QVERIFY(story.movements[0].note.contains(
                numberOf(readTransfer(**bureau.database->read(), order)->transfer)));
        }
        // Undone, they are where they were, and it can be received again.
        bureau.write(*undo);
        QCOMPARE(bureau.standing(order).state, State::Sent);
        QCOMPARE(bureau.machine().device.room, kOldRoom);
        QCOMPARE(*bureau.machine().device.seat, QPoint(1, 1));
        QVERIFY(bureau.machine().movements.empty());
        HZ_VERIFY_OK(bureau.step(order, Kind::Receive));
        QCOMPARE(bureau.machine().device.state, DeviceState::InStore);
    }

    void anOrderIsReceivedOnce()
    {
        Bureau bureau;
        const TransferId order = bureau.issued();
        HZ_VERIFY_OK(bureau.step(order, Kind::Receive));
        const auto again = bureau.step(order, Kind::Receive);
        HZ_VERIFY_FAILS(again, Conflict);
        QVERIFY(again.error().message.contains(u"李老师"_s));
        HZ_VERIFY_FAILS(bureau.step(order, Kind::Withdraw), Conflict);
        QCOMPARE(int(bureau.machine().movements.size()), 2); // state, place: told once
    }

    void aMachineThatIsGoneIsMissing()
    {
        Bureau bureau;
        const TransferId order = bureau.issued();
        bureau.forget(1);
        bureau.change(2, [](Device &device) { device.state = DeviceState::Disposed; });
        HZ_VERIFY_OK(bureau.step(order, Kind::Receive, {.room = kNewRoom}));
        const TransferStanding standing = bureau.standing(order);
        QCOMPARE(standing.state, State::Received);
        QCOMPARE(standing.missing, (std::vector{DeviceId(ulid(1)), DeviceId(ulid(2))}));
        QCOMPARE(bureau.machine(2).device.school, kGiver);
        QCOMPARE(bureau.machine(3).device.school, kTaker);
        QCOMPARE(bureau.book()->rows()[0].missing, 2);
    }

    void anOrderOfWhichNothingIsLeftIsNotReceived()
    {
        Bureau bureau;
        const TransferId order = bureau.issued();
        for (int i = 1; i <= kMachines; ++i)
            bureau.change(i, [](Device &device) {
                device.school = kOther;
                device.room = kOtherRoom;
            });
        HZ_VERIFY_FAILS(bureau.step(order, Kind::Receive), Conflict);
        QCOMPARE(bureau.machine().device.school, kOther);
        HZ_VERIFY_OK(bureau.step(order, Kind::Withdraw));
    }

    void machinesThatDidNotComeStay()
    {
        Bureau bureau;
        const TransferId order = bureau.issued();
        HZ_VERIFY_OK(bureau.step(order, Kind::Receive, {.missing = {DeviceId(ulid(2))}}));
        QCOMPARE(bureau.machine(1).device.school, kTaker);
        QCOMPARE(bureau.machine(2).device.school, kGiver);
        QCOMPARE(bureau.standing(order).missing, std::vector{DeviceId(ulid(2))});
    }

    void aRoomOfAnotherSchoolIsRefused()
    {
        Bureau bureau;
        const TransferId order = bureau.issued();
        HZ_VERIFY_FAILS(bureau.step(order, Kind::Receive, {.room = kOldRoom}), Invalid);
        HZ_VERIFY_FAILS(bureau.step(order, Kind::Receive, {.room = RoomId(ulid(7))}), Invalid);
        QCOMPARE(bureau.standing(order).state, State::Issued);
    }

    void twoReceiversOfflineAgree_data()
    {
        QTest::addColumn<RoomId>("here");
        QTest::addColumn<RoomId>("there");
        QTest::addColumn<bool>("clashes");
        QTest::newRow("in the same room") << kNewRoom << kNewRoom << false;
        QTest::newRow("both in store") << RoomId() << RoomId() << false;
        QTest::newRow("in a room and in store") << kNewRoom << RoomId() << true;
    }

    void twoReceiversOfflineAgree()
    {
        QFETCH(const RoomId, here);
        QFETCH(const RoomId, there);
        QFETCH(const bool, clashes);
        Bureau bureau;
        const TransferId order = bureau.issued();
        const auto first
            = bureau.planned(order, Kind::Receive, {.room = here}, {kNow.addSecs(60), u"王老师"_s});
        const auto second = bureau.planned(order, Kind::Receive,
            {.room = there, .missing = {DeviceId(ulid(3))}}, {kNow.addDays(1), u"马老师"_s});
        HZ_VERIFY_OK(first);
        HZ_VERIFY_OK(second);
        QMap<QString, QJsonObject> left, right;
        for (const Edit &edit : *first)
            left[edit.id] = edit.after;
        for (const Edit &edit : *second)
            right[edit.id] = edit.after;
        QList<Edit> united;
        for (auto edit = left.begin(); edit != left.end(); ++edit) {
            if (!right.contains(edit.key())) {
                united.append({.id = edit.key(), .after = edit.value()});
                continue;
            }
            QVERIFY(edit.key().startsWith(u"device:"));
            const auto joined
                = store::join({{*edit, {}}, {right[edit.key()], {}}}, recordJoinRules());
            HZ_VERIFY_OK(joined);
            QCOMPARE(!joined->clashes.isEmpty(), clashes);
            const auto turned
                = store::join({{right[edit.key()], {}}, {*edit, {}}}, recordJoinRules());
            QCOMPARE(turned->leaf.body, joined->leaf.body);
            united.append({.id = edit.key(),
                .before = (*bureau.database->read())->get(edit.key())->body,
                .after = joined->leaf.body});
        }
        for (auto edit = right.begin(); edit != right.end(); ++edit)
            if (!left.contains(edit.key()))
                united.append({.id = edit.key(), .after = edit.value()});
        bureau.write(united);
        // What one of them got has come; the first of them is named.
        const TransferStanding standing = bureau.standing(order);
        QCOMPARE(standing.state, State::Received);
        QCOMPARE(standing.by, u"王老师"_s);
        QVERIFY(standing.missing.empty());
        for (int i = 1; i <= kMachines; ++i)
            QCOMPARE(bureau.machine(i).device.school, kTaker);
        if (!clashes) // one journey, though two told of it
            QCOMPARE(bureau.machine(1).movements.size(), bureau.machine(3).movements.size());
    }

    void whoReceivesIsRightAgainstWhoWithdraws()
    {
        Bureau bureau;
        const TransferId order = bureau.issued();
        const auto received
            = bureau.planned(order, Kind::Receive, {}, {kNow.addDays(-1), u"王老师"_s});
        HZ_VERIFY_OK(bureau.step(order, Kind::Withdraw, {.note = u"改由乙校接收"_s}));
        QCOMPARE(bureau.standing(order).state, State::Withdrawn);
        bureau.write(*received); // from another machine, later
        QCOMPARE(bureau.standing(order).state, State::Received);
        QCOMPARE(bureau.machine().device.school, kTaker);
    }

    void machinesOfAnOpenOrderAreNotOrderedTwice()
    {
        Bureau bureau;
        const TransferId order = bureau.make();
        HZ_VERIFY_FAILS(bureau.plan(), Conflict);
        Transfer more = anOrder();
        more.to = kOther;
        more.lines.push_back({.device = DeviceId(ulid(9))});
        const auto made = bureau.plan({more});
        HZ_VERIFY_OK(made);
        QCOMPARE(made->ordered, kMachines);
        QCOMPARE(Transfer::fromJson(made->edits[0].after)->lines.size(), size_t(1));
        HZ_VERIFY_OK(bureau.step(order, Kind::Withdraw));
        QCOMPARE(bureau.plan()->ordered, 0);
        HZ_VERIFY_FAILS(bureau.plan({}), Invalid);
    }

    void theListIsNarrowedDown()
    {
        Bureau bureau;
        const TransferId first = bureau.issued();
        Transfer other{.from = kOther, .to = kGiver, .plan = u"五年"_s};
        other.lines.push_back({.device = DeviceId(ulid(8))});
        bureau.write(bureau.plan({other})->edits);
        const auto book = bureau.book();
        QCOMPARE(book->rows().size(), size_t(2));
        QCOMPARE(countyRows(*book, {}).size(), 2);
        QCOMPARE(countyRows(*book, {.states = 1u << int(State::Issued)}).size(), 1);
        QCOMPARE(countyRows(*book, {.schools = {kTaker}}).size(), 1);
        QCOMPARE(countyRows(*book, {.schools = {kGiver}}).size(), 2);
        QCOMPARE(countyRows(*book, {.counties = {kCounty}}).size(), 2);
        QCOMPARE(countyRows(*book, {.counties = {kPrefecture}}).size(), 0);
        QCOMPARE(countyRows(*book, {.words = u"五年"_s}).size(), 1);
        TaskControl task;
        const auto list = book->list({.states = 1u << int(State::Issued)}, task);
        QCOMPARE(list->states[size_t(State::Draft)], 1);
        QCOMPARE(list->states[size_t(State::Issued)], 1);
        QCOMPARE(list->machines, kMachines);
        QCOMPARE(book->rows()[book->rowOf(first)].state, State::Issued);
        for (size_t column = 0; column < kTransferColumns; ++column)
            QCOMPARE(countyRows(*book, {.sortBy = TransferColumn(column)}).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TransferTest)
#include "tst_transfer.moc"
