#include "area.h"

#include <hz/inventory/inventory.h>

#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace hz;
using namespace hz::test;

namespace {

class Opened {
public:
    Opened()
    {
        Result<std::unique_ptr<store::Database>> opened = store::Database::open(
            m_dir.path(QStringLiteral("ops.sqlite")), {.projections = {Register::projection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
    }

    void put(const QString &id, const QJsonObject &body)
    {
        const auto done = database->writeAndWait(
            [id, body](store::WriteTransaction &transaction) -> Result<QString> {
                const Result<store::Document> now = transaction.get(id);
                return store::put(transaction,
                    {.id = id, .parent = now ? now->revision : QString(), .body = body});
            });
        if (!done)
            qFatal("%s", told(done).constData());
    }

    QJsonObject body(const QString &id) const
    {
        const auto read = database->read();
        const Result<store::Document> document = (*read)->get(id);
        return document ? document->body : QJsonObject();
    }

private:
    TestDir m_dir;

public:
    std::unique_ptr<store::Database> database;
};

const UnitCode kSchool{QStringLiteral("2162000001")};

Device aDevice(int number)
{
    return {.id = DeviceId(Ulid::fromNumber(quint64(number)).toString()),
        .school = kSchool,
        .assignment = Pool::Student,
        .assetTag = QStringLiteral("A-%1").arg(number)};
}

} // namespace

class InventoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsWhatIsWritten()
    {
        Opened store;
        store.put(QStringLiteral("school:2162000001"), School{.code = kSchool}.toJson());
        Census census{.unit = kSchool, .year = 2025};
        census.stages[size_t(Stage::Primary)] = StageCount{.students = 12};
        store.put(documentId(census), census.toJson());
        Inventory inventory(*store.database, thePlan());
        QSignalSpy changed(&inventory, &Inventory::pictureChanged);
        QTRY_VERIFY(inventory.picture().evaluation);
        QCOMPARE(inventory.year(), 2025);
        QCOMPARE(
            said(resultOf(*inventory.picture().evaluation, QStringLiteral("RATIO-02"), kSchool)),
            QStringLiteral("fail 12/0 12 gap 1"));

        store.put(documentId(aDevice(1)), aDevice(1).toJson());

        QTRY_COMPARE(
            said(resultOf(*inventory.picture().evaluation, QStringLiteral("RATIO-02"), kSchool)),
            QStringLiteral("pass 12/1 12 gap 0"));
        QCOMPARE(inventory.picture().inventory, inventory.picture().lister->inventory());
    }

    // A scan a second may not have a prefecture judged anew each second.
    void whatItIsNotMadeOfLeavesThePictureAsItIs()
    {
        Opened store;
        store.put(QStringLiteral("school:2162000001"), School{.code = kSchool}.toJson());
        store.put(documentId(aDevice(1)), aDevice(1).toJson());
        Inventory inventory(*store.database, thePlan());
        QSignalSpy changed(&inventory, &Inventory::pictureChanged);
        QSignalSpy judged(&inventory, &Inventory::judged);
        QTRY_VERIFY(inventory.picture().evaluation);
        const Picture before = inventory.picture();
        changed.clear();
        judged.clear();
        for (const char *id : {"scan:1", "stocktake:1", "ticket:1", "booking:1"}) {
            store.put(QString::fromLatin1(id), {{QStringLiteral("a"), 1}});
            QTRY_VERIFY(!changed.isEmpty()); // who shows them reads them
            changed.clear();
        }
        QCOMPARE(inventory.picture().inventory, before.inventory);
        QCOMPARE(inventory.picture().lister, before.lister);
        QCOMPARE(inventory.picture().evaluation, before.evaluation);
        QCOMPARE(inventory.picture().versions, before.versions);
        QCOMPARE(judged.size(), 0);

        store.put(documentId(aDevice(2)), aDevice(2).toJson());
        QTRY_VERIFY(inventory.picture().inventory != before.inventory);
        QCOMPARE(inventory.picture().inventory->devices().size(), size_t(2));
        QVERIFY(inventory.picture().evaluation != before.evaluation);
        QCOMPARE(inventory.picture().versions, before.versions);
        QCOMPARE(judged.size(), 1);
    }

    void anEditIsUndoneByItsAnswer()
    {
        Opened store;
        Inventory inventory(*store.database, thePlan());
        const Device before = aDevice(1);
        store.put(documentId(before), before.toJson());
        Device after = before;
        after.state = DeviceState::InRepair;
        const Device added = aDevice(2);
        const auto undo = inventory
                              .edit({{documentId(before), before.toJson(), after.toJson()},
                                  {documentId(added), {}, added.toJson()}})
                              .wait();
        HZ_VERIFY_OK(undo);
        QCOMPARE(store.body(documentId(before)), after.toJson());
        QCOMPARE(store.body(documentId(added)), added.toJson());
        const auto redo = inventory.edit(*undo).wait();
        HZ_VERIFY_OK(redo);
        QCOMPARE(store.body(documentId(before)), before.toJson());
        QVERIFY(store.body(documentId(added)).isEmpty());
        HZ_VERIFY_OK(inventory.edit(*redo).wait());
        QCOMPARE(store.body(documentId(before)), after.toJson());
        QCOMPARE(store.body(documentId(added)), added.toJson());
    }

    void twoKeepersEditOneMachineAndBothAreHeard()
    {
        Opened store;
        Inventory inventory(*store.database, thePlan());
        const Device seen = aDevice(1);
        store.put(documentId(seen), seen.toJson());
        Device moved = seen;
        moved.room = RoomId(QStringLiteral("room"));
        Device broken = seen;
        broken.state = DeviceState::InRepair;
        HZ_VERIFY_OK(inventory.edit({{documentId(seen), seen.toJson(), moved.toJson()}}).wait());
        HZ_VERIFY_OK(inventory.edit({{documentId(seen), seen.toJson(), broken.toJson()}}).wait());
        const Result<Device> now = Device::fromJson(store.body(documentId(seen)));
        HZ_VERIFY_OK(now);
        QCOMPARE(now->room, moved.room);
        QCOMPARE(now->state, DeviceState::InRepair);
    }

    void anEditThatFailsChangesNothing()
    {
        Opened store;
        Inventory inventory(*store.database, thePlan());
        const Device first = aDevice(1);
        const QString tooLong(1000, u'x');
        const auto done
            = inventory
                  .edit({{documentId(first), {}, first.toJson()}, {tooLong, {}, first.toJson()}})
                  .wait();
        QVERIFY(!done);
        QVERIFY(store.body(documentId(first)).isEmpty());
    }

    void anotherYearAndOtherRulesAreJudgedAnew()
    {
        Opened store;
        store.put(QStringLiteral("school:2162000001"), School{.code = kSchool}.toJson());
        for (const int year : {2024, 2025}) {
            Census census{.unit = kSchool, .year = year};
            census.stages[size_t(Stage::Primary)] = StageCount{.students = year == 2024 ? 0 : 12};
            store.put(documentId(census), census.toJson());
        }
        Inventory inventory(*store.database, thePlan());
        QTRY_VERIFY(inventory.picture().evaluation);
        inventory.setYear(2024);
        QTRY_COMPARE(inventory.picture().evaluation->year, 2024);
        QCOMPARE(
            said(resultOf(*inventory.picture().evaluation, QStringLiteral("RATIO-02"), kSchool)),
            QStringLiteral("na"));
        inventory.setYear(2025);
        RuleSet loose = thePlan();
        for (Rule &rule : loose.rules)
            rule.threshold = 1;
        inventory.setRules(loose);
        QTRY_COMPARE(resultOf(*inventory.picture().evaluation, QStringLiteral("RATIO-02"), kSchool)
                         .threshold,
            1);
        QTRY_COMPARE(inventory.picture().evaluation->year, 2025);
        inventory.followVersions();
        QTRY_COMPARE(resultOf(*inventory.picture().evaluation, QStringLiteral("RATIO-02"), kSchool)
                         .threshold,
            12);
    }

    void aYearIsJudgedByTheRulesOfItsDay()
    {
        Opened store;
        store.put(QStringLiteral("school:2162000001"), School{.code = kSchool}.toJson());
        for (const int year : {2024, 2025}) {
            Census census{.unit = kSchool, .year = year};
            census.stages[size_t(Stage::Primary)] = StageCount{.students = 12};
            store.put(documentId(census), census.toJson());
        }
        Inventory inventory(*store.database, thePlan());
        QTRY_COMPARE(inventory.year(), 2025);
        QCOMPARE(inventory.rules().version, 1);
        RuleDraft draft(thePlan(), 2, QDate(2025, 3, 1));
        Rule stricter = *draft.rule(u"RATIO-02");
        stricter.threshold = 6;
        HZ_VERIFY_OK(draft.change(stricter));
        store.put(documentId(draft.set()), documentOf(draft.set()));
        const auto threshold = [&inventory] {
            return resultOf(*inventory.picture().evaluation, QStringLiteral("RATIO-02"), kSchool)
                .threshold;
        };
        QTRY_COMPARE(threshold(), 6);
        QCOMPARE(inventory.rules().version, 2);
        inventory.setYear(2024);
        QTRY_COMPARE(inventory.year(), 2024);
        QCOMPARE(threshold(), 12);
        QCOMPARE(inventory.versions().nextVersion(), 3);
    }
};

QTEST_GUILESS_MAIN(InventoryTest)
#include "tst_inventory.moc"
