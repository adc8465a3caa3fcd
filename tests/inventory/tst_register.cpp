#include "area.h"

#include <hz/store/database.h>

#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace hz;
using namespace hz::test;

namespace {

std::unique_ptr<store::Database> openedIn(const TestDir &dir)
{
    Result<std::unique_ptr<store::Database>> database = store::Database::open(
        dir.path(QStringLiteral("ops.sqlite")), {.projections = {Register::projection()}});
    if (!database)
        qFatal("%s", told(database).constData());
    return std::move(*database);
}

QString put(store::Database &database, const QString &id, const QJsonObject &body,
    const QString &parent = {})
{
    const Result<QString> revision
        = database.writeAndWait([id, body, parent](store::WriteTransaction &transaction) {
              return store::put(transaction, {.id = id, .parent = parent, .body = body});
          });
    if (!revision)
        qFatal("%s", told(revision).constData());
    return *revision;
}

template<typename T> QString put(store::Database &database, const T &record)
{
    return put(database, documentId(record), record.toJson());
}

void remove(store::Database &database, const QString &id, const QString &parent)
{
    const Result<QString> gone
        = database.writeAndWait([id, parent](store::WriteTransaction &transaction) {
              return store::put(transaction, {.id = id, .parent = parent, .deleted = true});
          });
    if (!gone)
        qFatal("%s", told(gone).constData());
}

std::shared_ptr<const Register> loaded(const store::Database &database)
{
    const auto read = database.read();
    const Result<std::shared_ptr<const Register>> inventory = Register::load(**read);
    if (!inventory)
        qFatal("%s", told(inventory).constData());
    return *inventory;
}

QString told(const Register &inventory)
{
    QStringList lines;
    for (const DeviceRow &device : inventory.devices())
        lines.append(
            QStringLiteral("%1|%2|%3|%4|%5|%6|%7")
                .arg(inventory.tag(device), inventory.serial(device), inventory.holder(device),
                    inventory.model(device),
                    device.school == kNoRow ? QString() : inventory.schools()[device.school].name,
                    device.room == kNoRow ? QString() : inventory.rooms()[device.room].name,
                    nameOf(device.pool)));
    for (const Census &census : inventory.censuses())
        lines.append(QStringLiteral("census %1 %2 %3")
                         .arg(census.unit.text())
                         .arg(census.year)
                         .arg(census.answers.value(QStringLiteral("ipv6"), -1)));
    return lines.join(u'\n');
}

const UnitCode kSchool{QStringLiteral("2162000001")};

Device aDevice(quint64 number, const QString &tag)
{
    return {.id = DeviceId(Ulid::fromNumber(number).toString()),
        .school = kSchool,
        .maker = QStringLiteral("启程"),
        .model = QStringLiteral("D480"),
        .assetTag = tag,
        .serial = QStringLiteral("SN") + tag};
}

} // namespace

class RegisterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Codes before, between and behind those that are there move the rows of all.
    void schoolsThatAreExpectedLeaveEverythingWhereItWas()
    {
        const auto schoolOf = [](int number, const QString &name) {
            return School{
                .code = UnitCode(QStringLiteral("21620000%1").arg(number, 2, 10, QChar(u'0'))),
                .name = name};
        };
        Records records;
        for (const int number : {10, 20, 30}) {
            const School school = schoolOf(number, QStringLiteral("school %1").arg(number));
            records.schools.push_back(school);
            const RoomId room{Ulid::fromParts(0, 1, quint64(number)).toString()};
            records.rooms.push_back({.id = room, .school = school.code, .name = school.name});
            records.devices.push_back(
                {.id = DeviceId(Ulid::fromParts(0, 2, quint64(number)).toString()),
                    .school = school.code,
                    .room = room,
                    .assetTag = school.name});
        }
        const std::vector<School> expected{schoolOf(25, QStringLiteral("new")),
            schoolOf(5, QStringLiteral("first")), schoolOf(20, QStringLiteral("renamed")),
            schoolOf(99, QStringLiteral("last"))};
        const auto before = Register::fromRecords(records);
        const auto after = before->withSchools(expected);
        records.schools[1].name = QStringLiteral("renamed");
        for (const size_t each : {0, 1, 3})
            records.schools.push_back(expected[each]);
        const auto whole = Register::fromRecords(records);
        QVERIFY(after->schools() == whole->schools());
        QCOMPARE(told(*after), told(*whole));
        for (quint32 room = 0; room < 3; ++room)
            QCOMPARE(after->schoolOfRoom(room), whole->schoolOfRoom(room));
        QCOMPARE(before->schools().size(), size_t(3));
    }

    void holdsWhatDocumentsSay()
    {
        const TestDir dir;
        const auto database = openedIn(dir);
        const Room room{.id = RoomId(Ulid::fromNumber(9).toString()),
            .school = kSchool,
            .name = QStringLiteral("计算机教室")};
        put(*database, School{.code = kSchool, .name = QStringLiteral("沙坪小学")});
        put(*database, room);
        Device seated = aDevice(2, QStringLiteral("A-2"));
        seated.room = room.id;
        seated.seat = QPoint(3, 8);
        put(*database, seated);
        Device issued = aDevice(1, QStringLiteral("A-1"));
        issued.kind = DeviceKind::Laptop;
        issued.assignment = Pool::Teacher;
        issued.holder = QStringLiteral("马欣然");
        put(*database, issued);

        const auto inventory = loaded(*database);

        QCOMPARE(told(*inventory),
            QStringLiteral("A-1|SNA-1|马欣然|D480|沙坪小学||teacher\n"
                           "A-2|SNA-2||D480|沙坪小学|计算机教室|student"));
        QCOMPARE(inventory->devices()[1].seatColumn, quint8(3));
        QCOMPARE(inventory->devices()[1].seatRow, quint8(8));
        QCOMPARE(inventory->deviceRow(seated.id), quint32(1));
        QCOMPARE(inventory->deviceRow(DeviceId(QStringLiteral("nothing"))), kNoRow);
    }

    void changesReachTheNextSnapshotAndNotTheOldOne()
    {
        const TestDir dir;
        const auto database = openedIn(dir);
        put(*database, School{.code = kSchool, .name = QStringLiteral("沙坪小学")});
        const Device first = aDevice(5, QStringLiteral("A-5"));
        const QString revision = put(*database, first);
        const Device gone = aDevice(6, QStringLiteral("A-6"));
        const QString goneRevision = put(*database, gone);
        Census census{.unit = kSchool, .year = 2025, .answers = {{QStringLiteral("ipv6"), 0}}};
        const QString censusRevision = put(*database, census);
        const auto before = loaded(*database);
        const QString toldBefore = told(*before);

        Device changed = first;
        changed.model = QStringLiteral("D600");
        changed.assetTag = QStringLiteral("B-5");
        put(*database, documentId(first), changed.toJson(), revision);
        remove(*database, documentId(gone), goneRevision);
        const Device added = aDevice(4, QStringLiteral("A-4"));
        put(*database, added);
        census.answers[QStringLiteral("ipv6")] = 1;
        put(*database, documentId(census), census.toJson(), censusRevision);
        const auto read = database->read();
        const auto after = before->updated(
            **read, {documentId(first), documentId(gone), documentId(added), documentId(census)});

        HZ_VERIFY_OK(after);
        QCOMPARE(told(**after), told(*loaded(*database)));
        QCOMPARE(told(**after),
            QStringLiteral("A-4|SNA-4||D480|沙坪小学||none\nB-5|SNA-5||D600|沙坪小学||none\n"
                           "census 2162000001 2025 1"));
        QCOMPARE(told(*before), toldBefore);
    }

    void aNewRoomMovesRowsAndNothingIsConfused()
    {
        const TestDir dir;
        const auto database = openedIn(dir);
        put(*database, School{.code = kSchool, .name = QStringLiteral("沙坪小学")});
        Room late{.id = RoomId(Ulid::fromNumber(20).toString()),
            .school = kSchool,
            .name = QStringLiteral("乙")};
        put(*database, late);
        Device device = aDevice(5, QStringLiteral("A-5"));
        device.room = late.id;
        put(*database, device);
        const auto before = loaded(*database);

        const Room early{.id = RoomId(Ulid::fromNumber(10).toString()),
            .school = kSchool,
            .name = QStringLiteral("甲")};
        put(*database, early);
        const auto read = database->read();
        const auto after = before->updated(**read, {documentId(early)});

        HZ_VERIFY_OK(after);
        QCOMPARE(told(**after), QStringLiteral("A-5|SNA-5||D480|沙坪小学|乙|student"));
    }

    void whatCannotBeReadIsListedAndLosesNothing()
    {
        const TestDir dir;
        const auto database = openedIn(dir);
        put(*database, School{.code = kSchool, .name = QStringLiteral("沙坪小学")});
        const Device good = aDevice(1, QStringLiteral("A-1"));
        const QString revision = put(*database, good);
        QJsonObject broken = good.toJson();
        broken[QStringLiteral("kind")] = QStringLiteral("abacus");
        put(*database, documentId(good), broken, revision);
        put(*database, QStringLiteral("room:x"),
            QJsonObject{{QStringLiteral("type"), QStringLiteral("room")}});

        const auto inventory = loaded(*database);

        QCOMPARE(inventory->devices().size(), size_t(0));
        QCOMPARE(
            inventory->unread().keys(), QStringList({documentId(good), QStringLiteral("room:x")}));
        const auto read = database->read();
        const Result<store::Document> kept = (*read)->get(documentId(good));
        HZ_VERIFY_OK(kept);
        QCOMPARE(kept->body[QStringLiteral("kind")].toString(), QStringLiteral("abacus"));
    }

    void anUnknownSchoolIsNoCrash()
    {
        Area area;
        area.addComputer(UnitCode(QStringLiteral("2162999999")), Pool::Student);
        const auto inventory = area.inventory();
        QCOMPARE(inventory->devices().front().school, kNoRow);
        QCOMPARE(area.judged(thePlan()).units.size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(RegisterTest)
#include "tst_register.moc"
