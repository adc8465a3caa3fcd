#include <hz/inventory/devicechange.h>
#include <hz/inventory/devicestory.h>
#include <hz/store/database.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <support/support.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kSchool{u"2162000001"_s};
const QDateTime kNow{QDate(2025, 10, 20), QTime(2, 0), Qt::UTC};

DeviceId id(int number)
{
    return DeviceId(Ulid::fromNumber(quint64(number)).toString());
}

// A school with two rooms and machines 1 … n in the first of them.
class SmallSchool : public TestDir {
public:
    explicit SmallSchool(int machines)
    {
        auto opened = store::Database::open(
            path(u"ops.sqlite"_s), {.projections = {Register::projection(), movementProjection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
        Records records;
        records.schools = {{.code = kSchool, .name = u"城关小学"_s}};
        records.rooms = {{.id = room, .school = kSchool, .name = u"计算机教室"_s},
            {.id = otherRoom, .school = kSchool, .name = u"库房"_s}};
        for (int i = 1; i <= machines; ++i)
            records.devices.push_back({.id = id(i),
                .school = kSchool,
                .room = room,
                .seat = QPoint(i, 1),
                .assetTag = u"A-%1"_s.arg(i),
                .bookedOn = QDate(2021, 9, 12)});
        put(documentId(records.schools.front()), records.schools.front().toJson());
        for (const Room &each : records.rooms)
            put(documentId(each), each.toJson());
        for (const Device &device : records.devices)
            put(documentId(device), device.toJson(QJsonObject{{u"later"_s, 7}}));
        inventory = Register::fromRecords(std::move(records));
    }

    void put(const QString &document, const QJsonObject &body)
    {
        const auto done = database->writeAndWait(
            [document, body](store::WriteTransaction &transaction) -> Result<QString> {
                return store::put(transaction, {.id = document, .body = body});
            });
        if (!done)
            qFatal("%s", told(done).constData());
    }

    Result<ChangePlan> plan(
        const std::vector<DeviceId> &devices, const std::function<void(Device &)> &change)
    {
        TaskControl task;
        const auto read = database->read();
        return planChange(**read, *inventory, devices, change, {kNow, u"李老师"_s}, task);
    }

    void write(const ChangePlan &plan)
    {
        for (const Edit &edit : plan.edits) {
            const auto done = database->writeAndWait([&edit](store::WriteTransaction &transaction)
                                                         -> Result<QString> {
                const auto now = transaction.get(edit.id);
                return store::put(transaction,
                    {.id = edit.id, .parent = now ? now->revision : QString(), .body = edit.after});
            });
            if (!done)
                qFatal("%s", told(done).constData());
        }
    }

    DeviceStory story(int machine)
    {
        const auto read = database->read();
        const Result<DeviceStory> story = readStory(**read, id(machine));
        if (!story)
            qFatal("%s", told(story).constData());
        return *story;
    }

    const RoomId room{Ulid::fromNumber(1001).toString()};
    const RoomId otherRoom{Ulid::fromNumber(1002).toString()};
    std::unique_ptr<store::Database> database;
    std::shared_ptr<const Register> inventory;
};

QString said(const ChangePlan &plan)
{
    QStringList lines;
    for (const ChangeLine &line : plan.lines)
        lines.append(u"%1: %2 → %3 ×%4"_s.arg(
            wordOf(line.field), line.from, line.to, QString::number(line.devices)));
    return lines.join(u"; ");
}

QString said(const std::vector<Movement> &movements)
{
    QStringList texts;
    for (const Movement &movement : movements)
        texts.append(u"%1 %2 → %3"_s.arg(nameOf(movement.kind), movement.from, movement.to));
    return texts.join(u"; ");
}

} // namespace

class DeviceChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatItWouldChange()
    {
        SmallSchool school(3);
        const Result<ChangePlan> plan = school.plan(
            {id(1), id(3)}, [](Device &device) { device.assignment = Pool::Teacher; });
        HZ_VERIFY_OK(plan);
        QCOMPARE(said(*plan), u"Used by: as its room says → Teachers ×2"_s);
        QCOMPARE(plan->changed, 2);
        QCOMPARE(plan->edits.size(), 2);
        QCOMPARE(school.story(1).device.assignment, std::nullopt);
    }

    void leavesWhatIsSoAlready()
    {
        SmallSchool school(2);
        const Result<ChangePlan> plan = school.plan(
            {id(1), id(2)}, [](Device &device) { device.state = DeviceState::InUse; });
        HZ_VERIFY_OK(plan);
        QCOMPARE(plan->unchanged, 2);
        QVERIFY(plan->edits.isEmpty());
    }

    void aMoveLeavesTheSeatAndIsRecorded()
    {
        SmallSchool school(1);
        const Result<ChangePlan> plan
            = school.plan({id(1)}, [&](Device &device) { device.room = school.otherRoom; });
        HZ_VERIFY_OK(plan);
        school.write(*plan);
        const DeviceStory story = school.story(1);
        QCOMPARE(story.device.room, school.otherRoom);
        QVERIFY(!story.device.seat);
        QCOMPARE(said(story.movements), u"moved 城关小学 计算机教室 → 城关小学 库房"_s);
        QCOMPARE(story.movements.front().at, kNow);
        QCOMPARE(story.movements.front().by, u"李老师"_s);
    }

    void fieldsOfNewerVersionsStay()
    {
        SmallSchool school(1);
        const Result<ChangePlan> plan
            = school.plan({id(1)}, [](Device &device) { device.serial = u"S"_s; });
        HZ_VERIFY_OK(plan);
        QCOMPARE(plan->edits.front().after[u"later"_s], QJsonValue(7));
    }

    void statesAreRecordedAsWhatHappened_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<QString>("kind");
        const auto row
            = [](const char *name, DeviceState before, DeviceState after, const char *kind) {
                  QTest::newRow(name) << int(before) << int(after) << QString::fromLatin1(kind);
              };
        using enum DeviceState;
        row("broken", InUse, InRepair, "sentToRepair");
        row("mended", InRepair, InUse, "repaired");
        row("mended and put away", InRepair, InStore, "repaired");
        row("lent", InStore, OnLoan, "lent");
        row("given back", OnLoan, InStore, "returned");
        row("put away", InUse, InStore, "moved");
        row("to be disposed of", InUse, AwaitingDisposal, "retired");
        row("disposed of", AwaitingDisposal, Disposed, "retired");
        row("lost", OnLoan, Lost, "retired");
    }
    void statesAreRecordedAsWhatHappened()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        QFETCH(QString, kind);
        SmallSchool school(1);
        if (before != int(DeviceState::InUse))
            school.write(
                *school.plan({id(1)}, [&](Device &device) { device.state = DeviceState(before); }));
        const Result<ChangePlan> plan
            = school.plan({id(1)}, [&](Device &device) { device.state = DeviceState(after); });
        HZ_VERIFY_OK(plan);
        QCOMPARE(plan->edits.size(), 2);
        QCOMPARE(plan->edits.last().after[u"kind"_s].toString(), kind);
        QCOMPARE(plan->edits.first().after[u"stateSince"_s].toString(), u"2025-10-20"_s);
    }

    void whoGivesBackIsForgotten()
    {
        SmallSchool school(1);
        school.write(*school.plan({id(1)}, [](Device &device) {
            device.state = DeviceState::OnLoan;
            device.holder = u"马欣然"_s;
        }));
        QCOMPARE(said(school.story(1).movements), u"lent In use → 马欣然"_s);
        school.write(
            *school.plan({id(1)}, [](Device &device) { device.state = DeviceState::InStore; }));
        QVERIFY(school.story(1).device.holder.isEmpty());
    }

    void whatIsBookedInIsBought()
    {
        SmallSchool school(1);
        const auto read = school.database->read();
        ChangePlanner planner(**read, *school.inventory, {kNow, u"李老师"_s});
        planner.add({.id = id(9), .school = kSchool, .room = school.otherRoom});
        const ChangePlan plan = planner.take();
        QCOMPARE(plan.added, 1);
        school.write(plan);
        QCOMPARE(said(school.story(9).movements), u"bought  → 城关小学 库房"_s);
    }

    void aMachineThatIsGoneIsAnError()
    {
        SmallSchool school(1);
        HZ_VERIFY_FAILS(school.plan({id(5)}, [](Device &) {}), NotFound);
    }

    void stopsWhenTold()
    {
        SmallSchool school(1);
        TaskControl task;
        task.cancel();
        const auto read = school.database->read();
        HZ_VERIFY_FAILS(planChange(
                            **read, *school.inventory, {id(1)}, [](Device &) {}, {kNow, {}}, task),
            Cancelled);
    }

    void aStoryHasTheLatestFirst()
    {
        SmallSchool school(2);
        const auto move = [&](int number, int day, int machine) {
            const Movement movement{.id = Ulid::fromNumber(quint64(number)).toString(),
                .device = id(machine),
                .kind = MovementKind::Repaired,
                .at = kNow.addDays(day),
                .note = QString::number(number)};
            school.put(documentId(movement), movement.toJson());
        };
        move(1, 5, 1);
        move(2, 9, 1);
        move(3, 7, 2);
        move(4, 1, 1);
        const std::vector<Movement> movements = school.story(1).movements;
        QCOMPARE(movements.size(), size_t(3));
        QCOMPARE(movements[0].note + movements[1].note + movements[2].note, u"214"_s);
    }

    void programsAreReadWhereSomebodyLooked()
    {
        SmallSchool school(1);
        QVERIFY(!school.story(1).programs);
        const auto program = [](const QString &name, const QString &version) {
            return QJsonObject{{u"name"_s, name}, {u"version"_s, version}};
        };
        school.put(u"software:"_s + id(1).text(),
            QJsonObject{{u"programs"_s,
                QJsonArray{program(u"Writer"_s, u"7"_s), program(u"Browser"_s, u"120"_s)}}});
        const std::vector<Program> programs = *school.story(1).programs;
        QCOMPARE(programs.size(), size_t(2));
        QCOMPARE(programs[0].name, u"Browser"_s);
        QCOMPARE(programs[1].version, u"7"_s);
    }
};

QTEST_GUILESS_MAIN(DeviceChangeTest)
#include "tst_devicechange.moc"
