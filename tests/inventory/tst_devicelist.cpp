#include "area.h"

#include <hz/inventory/devicelist.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::test;

namespace {

const QDate kToday(2025, 10, 10);

// Three schools in two counties, with machines whose tags say what they are.
struct Stock {
    Stock()
    {
        Records &records = area.records();
        records.units.push_back({UnitCode(QStringLiteral("629922")), QStringLiteral("古渡县"),
            UnitLevel::County, kPrefecture});
        first = area.add({.kind = SchoolKind::PrimarySchool});
        second = area.add({.kind = SchoolKind::JuniorSchool});
        beside = area.add({.kind = SchoolKind::VocationalSchool});
        records.schools[0].name = QStringLiteral("城关小学");
        records.schools[1].name = QStringLiteral("石渡初中");
        records.schools[1].county = UnitCode(QStringLiteral("629922"));
        room = area.addRoom(first, RoomKind::ComputerRoom);
        records.rooms.back().name = QStringLiteral("计算机教室");
        add(QStringLiteral("BY-1"), first, DeviceKind::Desktop, DeviceState::InUse).room = room;
        add(QStringLiteral("BY-2"), first, DeviceKind::Laptop, DeviceState::InRepair);
        add(QStringLiteral("BY-10"), second, DeviceKind::Desktop, DeviceState::InUse).assignment
            = Pool::Student;
        add(QStringLiteral("by-x"), second, DeviceKind::Printer, DeviceState::Disposed).holder
            = QStringLiteral("妥雨桐");
        add(QStringLiteral("ZZ"), beside, DeviceKind::Desktop, DeviceState::InUse);
    }

    Device &add(const QString &tag, const UnitCode &school, DeviceKind kind, DeviceState state)
    {
        Device &device = area.addComputer(school, {});
        device.kind = kind;
        device.state = state;
        device.assetTag = tag;
        device.model = QStringLiteral("启程 D480");
        device.serial = QStringLiteral("QC-") + tag;
        return device;
    }

    DeviceList listed(const DeviceQuery &query) const
    {
        const DeviceLister lister(area.inventory());
        TaskControl task;
        return *lister.list(query, Definitions(), kToday, task);
    }

    QString tags(const DeviceQuery &query) const
    {
        const auto inventory = area.inventory();
        QStringList tags;
        for (const quint32 row : listed(query).rows)
            tags.append(inventory->tag(inventory->devices()[row]));
        return tags.join(u' ');
    }

    Area area;
    UnitCode first, second, beside;
    RoomId room;
};

quint32 bit(DeviceKind kind)
{
    return 1u << int(kind);
}

} // namespace

class DeviceListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreFoundAnywhere_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("tags");
        QTest::newRow("nothing typed") << ""
                                       << "BY-1 BY-2 BY-10 by-x ZZ";
        QTest::newRow("a part of a tag in any case") << "bY-1"
                                                     << "BY-1 BY-10";
        QTest::newRow("two characters of a school") << "石渡"
                                                    << "BY-10 by-x";
        QTest::newRow("one character") << "渡"
                                       << "BY-10 by-x";
        QTest::newRow("a room") << "计算机教室"
                                << "BY-1";
        QTest::newRow("a holder") << "雨桐"
                                  << "by-x";
        QTest::newRow("a model") << "d480"
                                 << "BY-1 BY-2 BY-10 by-x ZZ";
        QTest::newRow("a serial") << "qc-zz"
                                  << "ZZ";
        QTest::newRow("two words, both") << "城关 by-2"
                                         << "BY-2";
        QTest::newRow("two words, one of them nowhere") << "城关 zz"
                                                        << "";
        QTest::newRow("nothing across two texts") << "1QC"
                                                  << "";
        QTest::newRow("nowhere") << "没有"
                                 << "";
        QTest::newRow("only spaces") << "   "
                                     << "BY-1 BY-2 BY-10 by-x ZZ";
    }
    void wordsAreFoundAnywhere()
    {
        QFETCH(QString, words);
        QFETCH(QString, tags);
        QStringList found = Stock().tags({.words = words}).split(u' ');
        QStringList expected = tags.split(u' ');
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
    }

    void choicesNarrowAndCountTheOthers()
    {
        const Stock stock;
        const DeviceList list = stock.listed({.kinds = bit(DeviceKind::Desktop)});
        QCOMPARE(list.rows.size(), size_t(3));
        // The group itself counts as if nothing in it were ticked, the others what is left.
        QCOMPARE(list.kinds[size_t(DeviceKind::Laptop)], 1);
        QCOMPARE(list.kinds[size_t(DeviceKind::Desktop)], 3);
        QCOMPARE(list.states[size_t(DeviceState::InUse)], 3);
        QCOMPARE(list.states[size_t(DeviceState::InRepair)], 0);
        QCOMPARE(list.counties[stock.area.inventory()->unitRow(kCounty)], 2);
    }

    void scopes()
    {
        const Stock stock;
        const auto inventory = stock.area.inventory();
        QCOMPARE(stock.tags({.schools = {inventory->schoolRow(stock.second)},
                     .sortBy = DeviceColumn::Tag}),
            QStringLiteral("BY-10 by-x"));
        QCOMPARE(stock.tags({.rooms = {inventory->roomRow(stock.room)}}), QStringLiteral("BY-1"));
        QCOMPARE(stock.tags({.counties = {inventory->unitRow(UnitCode(QStringLiteral("629922")))},
                     .sortBy = DeviceColumn::Tag}),
            QStringLiteral("BY-10 by-x"));
        QCOMPARE(stock.tags({.onlyInPlan = true, .sortBy = DeviceColumn::Tag}),
            QStringLiteral("BY-1 BY-10 BY-2 by-x"));
        QCOMPARE(stock.tags({.pools = 1u << int(Pool::Student), .sortBy = DeviceColumn::Tag}),
            QStringLiteral("BY-1 BY-10"));
        // In repair since nobody knows when does not count, nor does a printer.
        QCOMPARE(stock.tags({.onlyCounted = true, .sortBy = DeviceColumn::Tag}),
            QStringLiteral("BY-1 BY-10 ZZ"));
    }

    void orders_data()
    {
        QTest::addColumn<DeviceColumn>("column");
        for (int i = 0; i < int(kDeviceColumns); ++i)
            QTest::newRow(qPrintable(QString::number(i))) << DeviceColumn(i);
    }
    // Every column puts the same rows in some order, and the other way round in the other.
    void orders()
    {
        QFETCH(DeviceColumn, column);
        const Stock stock;
        DeviceList up = stock.listed({.sortBy = column});
        DeviceList down = stock.listed({.sortBy = column, .isDescending = true});
        QCOMPARE(up.rows.size(), size_t(5));
        std::sort(up.rows.begin(), up.rows.end());
        std::sort(down.rows.begin(), down.rows.end());
        QVERIFY(up.rows == down.rows);
    }

    void byTagDownwards()
    {
        QCOMPARE(Stock().tags({.sortBy = DeviceColumn::Tag, .isDescending = true}),
            QStringLiteral("by-x ZZ BY-2 BY-10 BY-1"));
    }

    void aPlainFilterFindsTheSame()
    {
        static const QStringList kPieces{QStringLiteral("by"), QStringLiteral("1"),
            QStringLiteral("城"), QStringLiteral("计算"), QStringLiteral("-")};
        QVERIFY(rc::check([] {
            Area area;
            const int schools = *rc::gen::inRange(1, 4);
            for (int i = 0; i < schools; ++i) {
                const UnitCode school = area.add({});
                area.records().schools.back().name
                    = kPieces[*rc::gen::inRange(0, 5)] + kPieces[*rc::gen::inRange(0, 5)];
                const int devices = *rc::gen::inRange(0, 8);
                for (int j = 0; j < devices; ++j) {
                    Device &device = area.addComputer(school, {});
                    device.assetTag = kPieces[*rc::gen::inRange(0, 5)].toUpper()
                        + kPieces[*rc::gen::inRange(0, 5)];
                    device.kind = DeviceKind(*rc::gen::inRange(0, 3));
                }
            }
            const QString word = kPieces[*rc::gen::inRange(0, 5)];
            const quint32 kinds = *rc::gen::inRange<quint32>(0, 8);
            const auto inventory = area.inventory();
            TaskControl task;
            const DeviceList list = *DeviceLister(inventory).list(
                {.words = word, .kinds = kinds}, Definitions(), kToday, task);
            std::vector<quint32> expected;
            for (quint32 i = 0; i < inventory->devices().size(); ++i) {
                const DeviceRow &device = inventory->devices()[i];
                const bool isFound = inventory->tag(device).contains(word, Qt::CaseInsensitive)
                    || inventory->schools()[device.school].name.contains(word, Qt::CaseInsensitive)
                    || wordOf(device.kind).contains(word, Qt::CaseInsensitive)
                    || wordOf(device.state).contains(word, Qt::CaseInsensitive);
                if (isFound && (kinds == 0 || (kinds >> int(device.kind) & 1) != 0))
                    expected.push_back(i);
            }
            std::vector<quint32> found = list.rows;
            std::sort(found.begin(), found.end());
            RC_ASSERT(found == expected);
        }));
    }

    void stopsWhenTold()
    {
        TaskControl task;
        task.cancel();
        HZ_VERIFY_FAILS(
            DeviceLister(Stock().area.inventory()).list({}, Definitions(), kToday, task),
            Cancelled);
    }
};

QTEST_GUILESS_MAIN(DeviceListTest)
#include "tst_devicelist.moc"
