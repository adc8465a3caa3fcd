#include "area.h"

#include <hz/inventory/classissue.h>
#include <hz/store/database.h>
#include <hz/store/transaction.h>

#include <QtCore/QLocale>
#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kSchool(u"2162000001"_s);
const Deed kDeed{QDateTime(QDate(2025, 10, 20), QTime(2, 0), Qt::UTC), u"李老师"_s};

QString ulid(int number)
{
    return Ulid::fromNumber(quint64(number)).toString();
}

DeviceId idOf(int number)
{
    return DeviceId(ulid(number));
}

// A school with a store and a computer room, and machines in both.
class Place {
public:
    explicit Place(int machines)
    {
        Result<std::unique_ptr<store::Database>> opened = store::Database::open(
            m_dir.path(u"ops.sqlite"_s), {.projections = {Register::projection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        m_database = std::move(*opened);
        QList<Edit> edits;
        const auto add = [&edits](const auto &record) {
            edits.append({.id = documentId(record), .after = record.toJson()});
        };
        add(School{.code = kSchool, .name = u"城关小学"_s});
        add(Room{.id = RoomId(ulid(901)),
            .school = kSchool,
            .name = u"库房"_s,
            .kind = RoomKind::StoreRoom});
        add(Room{.id = RoomId(ulid(902)),
            .school = kSchool,
            .name = u"计算机教室"_s,
            .kind = RoomKind::ComputerRoom});
        for (int i = 1; i <= machines; ++i)
            add(Device{.id = idOf(i),
                .school = kSchool,
                .room = RoomId(ulid(i % 2 ? 901 : 902)),
                .kind = DeviceKind::Tablet,
                .state = i % 2 ? DeviceState::InStore : DeviceState::InUse,
                .assetTag = u"ZC-%1"_s.arg(i)});
        write(edits);
    }

    QList<Edit> write(const QList<Edit> &edits)
    {
        const auto undo = m_database->writeAndWait(
            [&edits](store::WriteTransaction &transaction) -> Result<QList<Edit>> {
                QList<Edit> back;
                for (const Edit &edit : edits) {
                    HZ_TRY(const Edit each, writeEdit(transaction, edit));
                    back.prepend(each);
                }
                return back;
            });
        if (!undo)
            qFatal("%s", told(undo).constData());
        return *undo;
    }
    template<typename Plan> Result<QList<Edit>> plan(const Plan &plan)
    {
        const auto read = m_database->read();
        return plan(**read, *stock());
    }
    Result<QList<Edit>> issue(int machine, const QString &holder)
    {
        return plan([&](const store::ReadTransaction &read, const Register &inventory) {
            return planIssue(read, inventory, idOf(machine), holder, kDeed);
        });
    }
    Result<QList<Edit>> takeBack(int machine)
    {
        return plan([&](const store::ReadTransaction &read, const Register &inventory) {
            return planReturn(read, inventory, idOf(machine), kDeed);
        });
    }
    std::shared_ptr<const Register> stock() const
    {
        const auto read = m_database->read();
        const auto inventory = Register::load(**read);
        if (!inventory)
            qFatal("%s", told(inventory).constData());
        return *inventory;
    }
    Device device(int number) const
    {
        const auto read = m_database->read();
        return *Device::fromJson((*read)->get(u"device:"_s + ulid(number))->body);
    }
    const store::Database &database() const { return *m_database; }

private:
    TestDir m_dir;
    std::unique_ptr<store::Database> m_database;
};

ClassIssue aClass(const QStringList &pupils)
{
    return {.id = ulid(5'000),
        .school = kSchool,
        .className = u"三（1）班"_s,
        .pupils = pupils,
        .startedAt = kDeed.at,
        .by = kDeed.by};
}

} // namespace

class ClassIssueTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void namesAreReadAsPeoplePasteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("pupils");
        QTest::newRow("lines") << u"马小明\n马小红\n"_s << QStringList{u"马小明"_s, u"马小红"_s};
        QTest::newRow("of Windows, with spaces")
            << u"  马 小明 \r\n\r\n马小红\r\n"_s << QStringList{u"马 小明"_s, u"马小红"_s};
        QTest::newRow("a spreadsheet's columns")
            << u"马小明\t男\t6229\n马小红\t女\t6230"_s << QStringList{u"马小明"_s, u"马小红"_s};
        QTest::newRow("two of one name")
            << u"马丽\n马丽\n马丽\n马丽2\n"_s
            << QStringList{u"马丽"_s, u"马丽2"_s, u"马丽3"_s, u"马丽22"_s};
        QTest::newRow("nothing") << QString() << QStringList();
    }
    void namesAreReadAsPeoplePasteThem()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, pupils);
        QCOMPARE(pupilsIn(text), pupils);
    }

    void namesAreBoundedAndNeverAlike()
    {
        QVERIFY(rc::check([](const std::vector<unsigned char> &letters) {
            QString text;
            for (const unsigned char letter : letters)
                text += letter < 90 ? u'\n' : letter < 100 ? u'\t' : QChar(u'一' + letter % 3);
            const QStringList pupils = pupilsIn(text);
            RC_ASSERT(pupils.size() <= kMostPupils);
            RC_ASSERT(QSet<QString>(pupils.begin(), pupils.end()).size() == pupils.size());
            const ClassIssue issue = aClass(pupils);
            const auto again = ClassIssue::fromJson(issue.toJson());
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == issue);
        }));
        QCOMPARE(pupilsIn(u"x\n"_s.repeated(1'000)).size(), kMostPupils);
        QCOMPARE(numberedPupils(1'000).size(), kMostPupils);
        QVERIFY(pupilsIn(QString(100'000, u'长')).front().size() < 100);
    }

    void aScanLendsAndTheMachinesSayWhoHasWhat()
    {
        Place place(4);
        const ClassIssue issue = aClass({u"马小明"_s, u"马小红"_s});
        const auto lent = place.issue(1, holderText(issue, u"马小红"_s));
        HZ_VERIFY_OK(lent);
        place.write(*lent);
        const Device device = place.device(1);
        QCOMPARE(device.state, DeviceState::OnLoan);
        QCOMPARE(device.holder, u"三（1）班 马小红"_s);
        QCOMPARE(device.assignment, std::optional(Pool::Student)); // it was kept in the store
        const auto stock = place.stock();
        const std::vector<quint32> machines = machinesOf(*stock, issue);
        QCOMPARE(machines.size(), size_t(2));
        QCOMPARE(machines[0], kNoRow);
        QCOMPARE(stock->idOf(stock->devices()[machines[1]]), idOf(1));
        // A movement says when and to whom.
        QCOMPARE(lent->size(), 2);
        const Movement movement = *Movement::fromJson(lent->at(1).after);
        QCOMPARE(movement.kind, MovementKind::Lent);
        QCOMPARE(movement.to, device.holder);
    }

    void itGoesBackToWhereItIsKept_data()
    {
        QTest::addColumn<int>("machine");
        QTest::newRow("to the store") << 1;
        QTest::newRow("to its room") << 2;
    }
    void itGoesBackToWhereItIsKept()
    {
        QFETCH(int, machine);
        Place place(2);
        const Device before = place.device(machine);
        place.write(*place.issue(machine, u"马小明"_s));
        place.write(*place.takeBack(machine));
        Device after = place.device(machine);
        after.stateSince = before.stateSince;
        QCOMPARE(after, before);
    }

    void nobodyLosesWhatHeHas()
    {
        Place place(2);
        place.write(*place.issue(1, u"三（1）班 马小明"_s));
        const auto again = place.issue(1, u"三（1）班 马小红"_s);
        HZ_VERIFY_FAILS(again, Conflict);
        QVERIFY(again.error().message.contains(u"马小明"_s));
        QVERIFY(again.error().message.contains(u"ZC-1"_s));
        HZ_VERIFY_FAILS(place.takeBack(2), Conflict); // nobody has it
        HZ_VERIFY_FAILS(place.issue(77, u"x"_s), NotFound);
    }

    void onlyWhatIsFitIsLent()
    {
        for (size_t i = 0; i < kDeviceStates; ++i) {
            Place place(1);
            Device device = place.device(1);
            const QJsonObject before = device.toJson();
            device.state = DeviceState(i);
            place.write({{documentId(device), before, device.toJson()}});
            const bool isFit
                = device.state == DeviceState::InUse || device.state == DeviceState::InStore;
            const auto lent = place.issue(1, u"x"_s);
            QVERIFY2(lent.has_value() == isFit, qPrintable(nameOf(device.state)));
        }
    }

    void whatHangsOnAWallIsNotLent()
    {
        const auto isLent = [](DeviceKind kind) {
            Place place(1);
            Device device = place.device(1);
            const QJsonObject before = device.toJson();
            device.kind = kind;
            place.write({{documentId(device), before, device.toJson()}});
            return place.issue(1, u"x"_s).has_value();
        };
        for (const DeviceKind kind : {DeviceKind::Laptop, DeviceKind::Tablet, DeviceKind::Desktop,
                 DeviceKind::ThinClient, DeviceKind::Camera})
            QVERIFY2(isLent(kind), qPrintable(nameOf(kind)));
        for (const DeviceKind kind : {DeviceKind::TouchBoard, DeviceKind::SmartBlackboard,
                 DeviceKind::Projector, DeviceKind::Server, DeviceKind::AccessPoint})
            QVERIFY2(!isLent(kind), qPrintable(nameOf(kind)));
    }

    void anIssueIsUndone()
    {
        Place place(1);
        const Device before = place.device(1);
        const QList<Edit> undo = place.write(*place.issue(1, u"马小明"_s));
        place.write(undo);
        QCOMPARE(place.device(1), before);
    }

    void listsAreFoundAgainTheLatestFirst()
    {
        Place place(0);
        ClassIssue first = aClass({u"甲"_s});
        ClassIssue second = aClass({u"乙"_s});
        second.id = ulid(5'001);
        second.startedAt = first.startedAt.addDays(1);
        second.endedAt = second.startedAt.addSecs(60);
        place.write(
            {{documentId(first), {}, first.toJson()}, {documentId(second), {}, second.toJson()},
                {u"classissue:broken"_s, {}, {{u"school"_s, 7}}}});
        const auto read = place.database().read();
        const auto all = classIssues(**read);
        HZ_VERIFY_OK(all);
        QVERIFY(*all == (std::vector<ClassIssue>{second, first}));
    }
};

QTEST_GUILESS_MAIN(ClassIssueTest)
#include "tst_classissue.moc"
