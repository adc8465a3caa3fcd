#include "area.h"

#include <hz/inventory/edit.h>
#include <hz/inventory/roomlist.h>
#include <hz/inventory/stocktake.h>
#include <hz/store/database.h>
#include <hz/store/transaction.h>

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

Device machine(int number, int room, DeviceState state = DeviceState::InUse)
{
    return {.id = DeviceId(ulid(number)),
        .school = kSchool,
        .room = RoomId(ulid(room)),
        .state = state,
        .assetTag = u"ZC-%1"_s.arg(number),
        .serial = u"SN%1"_s.arg(number)};
}

// Two rooms, 901 and 902, with five machines each; one of the first is in repair.
std::shared_ptr<const Register> twoRooms()
{
    Records records;
    records.schools = {{.code = kSchool, .name = u"城关小学"_s}};
    for (const int room : {901, 902})
        records.rooms.push_back(
            {.id = RoomId(ulid(room)), .school = kSchool, .name = u"教室%1"_s.arg(room)});
    for (int i = 1; i <= 10; ++i)
        records.devices.push_back(
            machine(i, i <= 5 ? 901 : 902, i == 5 ? DeviceState::InRepair : DeviceState::InUse));
    return Register::fromRecords(std::move(records));
}

Stocktake ofRoom(int room)
{
    return {.id = ulid(5'000), .school = kSchool, .room = RoomId(ulid(room)), .startedAt = kNow};
}

Scan scan(const CodeIndex &codes, const Stocktake &stocktake, const QString &code, int number = 1)
{
    return {.id = ulid(number),
        .stocktake = stocktake.id,
        .code = code,
        .device = meant(codes, stocktake, code),
        .at = kNow.addSecs(number),
        .by = u"李老师"_s};
}

QString said(const Register &inventory, const Count &count)
{
    const auto tags = [&](const std::vector<quint32> &rows) {
        QStringList texts;
        for (const quint32 row : rows)
            texts.append(inventory.tag(inventory.devices()[row]));
        return texts.join(u' ');
    };
    return u"found %1, missing %2, unexpected %3, unknown %4"_s.arg(tags(count.found),
        tags(count.missing), tags(count.unexpected),
        QStringList(count.unknown.begin(), count.unknown.end()).join(u' '));
}

} // namespace

class StocktakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aScanIsFoundUnexpectedOrUnknown()
    {
        const CodeIndex codes(twoRooms());
        const Stocktake room = ofRoom(901);
        std::vector<Scan> before;
        const auto outcome = [&](const QString &code) {
            const ScanOutcome now = outcomeOf(codes, room, before, code);
            before.push_back(scan(codes, room, code, int(before.size())));
            return now;
        };
        QCOMPARE(outcome(scanCodeOf(DeviceId(ulid(1)))), ScanOutcome::Found);
        QCOMPARE(outcome(u"zc-2"_s), ScanOutcome::Found);
        QCOMPARE(outcome(u"  SN2\r"_s), ScanOutcome::Again);
        QCOMPARE(outcome(u"ZC-7"_s), ScanOutcome::Unexpected);
        QCOMPARE(outcome(u"ZC-5"_s), ScanOutcome::Unexpected); // was to be in repair
        QCOMPARE(outcome(u"6901234567892"_s), ScanOutcome::Unknown);
        QCOMPARE(outcome(u"HZ1:nonsense"_s), ScanOutcome::Unknown);
        QCOMPARE(said(*codes.inventory(), countOf(*codes.inventory(), room, before)),
            u"found ZC-1 ZC-2, missing ZC-3 ZC-4, unexpected ZC-5 ZC-7, unknown 6901234567892 "
            "HZ1:nonsense"_s);
    }

    void ofSeveralWithOneNumberTheOneThatIsToBeHereIsMeant()
    {
        Records records;
        records.schools = {{.code = kSchool, .name = u"城关小学"_s}};
        for (const int room : {901, 902})
            records.rooms.push_back({.id = RoomId(ulid(room)), .school = kSchool});
        for (const int number : {1, 2, 3}) {
            Device device = machine(number, number == 1 ? 901 : 902);
            device.assetTag = u"ZC-0"_s;
            records.devices.push_back(device);
        }
        const CodeIndex codes(Register::fromRecords(std::move(records)));
        QCOMPARE(meant(codes, ofRoom(901), u"ZC-0"_s), DeviceId(ulid(1)));
        QCOMPARE(outcomeOf(codes, ofRoom(901), {}, u"ZC-0"_s), ScanOutcome::Found);
        QCOMPARE(outcomeOf(codes, ofRoom(902), {}, u"ZC-0"_s), ScanOutcome::Several);
    }

    void aWholeSchoolIsCountedToo()
    {
        const auto inventory = twoRooms();
        Stocktake whole = ofRoom(901);
        whole.room = {};
        QCOMPARE(countOf(*inventory, whole, {}).missing.size(), size_t(9));
    }

    // Whoever scans what, when, and how often: what was to be there is found or missing, and two
    // people's scans come to what one person's would.
    void aCountDoesNotDependOnWhoScannedWhen()
    {
        const auto inventory = twoRooms();
        const CodeIndex codes(inventory);
        QVERIFY(rc::check([&] {
            const Stocktake room = ofRoom(901);
            const auto numbers = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 13));
            std::vector<Scan> scans;
            for (const int number : numbers)
                scans.push_back(scan(codes, room, u"ZC-%1"_s.arg(number), int(scans.size())));
            const Count count = countOf(*inventory, room, scans);
            RC_ASSERT(count.found.size() + count.missing.size() == 4U);
            std::vector<Scan> other = scans;
            const size_t cut = numbers.empty() ? 0 : *rc::gen::inRange<size_t>(0, numbers.size());
            std::rotate(other.begin(), other.begin() + qptrdiff(cut), other.end());
            other.insert(other.end(), scans.begin(), scans.end());
            RC_ASSERT(countOf(*inventory, room, other) == count);
            // As they were scanned, one by one.
            size_t found = 0, unexpected = 0;
            for (size_t i = 0; i < scans.size(); ++i) {
                const auto outcome
                    = outcomeOf(codes, room, std::span(scans).first(i), scans[i].code);
                found += size_t(outcome == ScanOutcome::Found);
                unexpected += size_t(outcome == ScanOutcome::Unexpected);
            }
            RC_ASSERT(found == count.found.size());
            RC_ASSERT(unexpected == count.unexpected.size());
        }));
    }

    void documentsSurviveTheirJson()
    {
        Stocktake stocktake = ofRoom(901);
        stocktake.by = u"李老师"_s;
        QCOMPARE(*Stocktake::fromJson(stocktake.toJson()), stocktake);
        stocktake.endedAt = kNow.addSecs(60);
        stocktake.room = {};
        QCOMPARE(*Stocktake::fromJson(stocktake.toJson()), stocktake);
        const CodeIndex codes(twoRooms());
        const Scan known = scan(codes, stocktake, u"ZC-1"_s);
        QCOMPARE(*Scan::fromJson(known.toJson()), known);
        QJsonObject newer = known.toJson();
        newer[u"shelf"_s] = u"B"_s;
        QCOMPARE(known.toJson(newer)[u"shelf"_s], QJsonValue(u"B"_s));
        HZ_VERIFY_FAILS(Scan::fromJson({}), Invalid);
        HZ_VERIFY_FAILS(Stocktake::fromJson({}), Invalid);
    }

    void eachScanIsADocumentOfItsOwn()
    {
        const TestDir dir;
        const auto database = store::Database::open(dir.path(u"ops.sqlite"_s), {});
        HZ_VERIFY_OK(database);
        const CodeIndex codes(twoRooms());
        const Stocktake stocktake = ofRoom(901);
        QList<Edit> edits{{documentId(stocktake), {}, stocktake.toJson()}};
        for (const int number : {3, 1, 2}) {
            const Scan each = scan(codes, stocktake, u"ZC-%1"_s.arg(number), number);
            edits.append({documentId(each), {}, each.toJson()});
        }
        TaskControl task;
        HZ_VERIFY_OK(writeEdits(**database, edits, task));
        const auto read = (*database)->read();
        QCOMPARE(*stocktakes(**read), std::vector<Stocktake>{stocktake});
        const Result<std::vector<Scan>> scans = scansOf(**read, stocktake.id);
        HZ_VERIFY_OK(scans);
        QCOMPARE(scans->size(), size_t(3));
        QCOMPARE(scans->front().code, u"ZC-1"_s);
    }
};

QTEST_GUILESS_MAIN(StocktakeTest)
#include "tst_stocktake.moc"
