#include "devices/devicecells.h"
#include "devices/devicesource.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <rapidcheck.h>
#include <support/support.h>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday{2025, 10, 20};

// Machines by number, the number in the tag.
std::shared_ptr<const Register> registerOf(const std::set<int> &numbers)
{
    Records records;
    records.schools = {{.code = UnitCode(u"2162000001"_s), .name = u"城关小学"_s}};
    for (const int number : numbers)
        records.devices.push_back({.id = DeviceId(Ulid::fromNumber(quint64(number)).toString()),
            .school = records.schools.front().code,
            .assetTag = QString::number(number)});
    return Register::fromRecords(std::move(records));
}

std::vector<quint32> rowsOf(const Register &inventory, const std::vector<int> &numbers)
{
    std::vector<quint32> rows;
    for (const int number : numbers)
        rows.push_back(inventory.deviceRow(DeviceId(Ulid::fromNumber(quint64(number)).toString())));
    return rows;
}

} // namespace

class DeviceSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatAMachineIs()
    {
        Records records;
        const UnitCode school(u"2162000001"_s);
        const RoomId room(Ulid::fromNumber(1).toString());
        records.schools = {{.code = school, .name = u"城关小学"_s}};
        records.rooms = {{.id = room, .school = school, .name = u"计算机教室"_s}};
        records.devices = {{.id = DeviceId(Ulid::fromNumber(2).toString()),
            .school = school,
            .room = room,
            .seat = QPoint(8, 3),
            .maker = u"启程"_s,
            .model = u"D480"_s,
            .assetTag = u"BY-1"_s,
            .bookedOn = QDate(2021, 10, 21),
            .priceFen = 385'050}};
        DeviceSource source;
        source.show(Register::fromRecords(std::move(records)), {0}, kToday);
        QStringList texts;
        for (int i = 0; i < kShownDeviceColumns; ++i)
            texts.append(source.text(0, i));
        QCOMPARE(texts.join(u'|'),
            u"BY-1|Desktop|启程 D480|城关小学 计算机教室 3-8|Students|In use|3 year(s)|"
            "||3,850.50||"_s);
        QCOMPARE(source.status(0, int(DeviceColumn::State)), ui::Status::Ok);
        QVERIFY(!source.status(0, int(DeviceColumn::Tag)));
        QCOMPARE(int(source.columns().size()), kShownDeviceColumns);
    }

    void tellsOrderFromContent()
    {
        DeviceSource source;
        QSignalSpy reset(&source, &ui::TableSource::reset);
        QSignalSpy reordered(&source, &ui::TableSource::reordered);
        const auto inventory = registerOf({1, 2, 3});
        source.show(inventory, rowsOf(*inventory, {1, 2, 3}), kToday);
        QCOMPARE(reset.size(), 1);
        source.show(inventory, rowsOf(*inventory, {3, 1, 2}), kToday);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(reordered.size(), 1);
        source.show(inventory, rowsOf(*inventory, {3, 1, 2}), kToday);
        QCOMPARE(reset.size() + reordered.size(), 2);
        source.show(inventory, rowsOf(*inventory, {3, 1}), kToday);
        QCOMPARE(reset.size(), 2);
    }

    // A naive twin: what a machine was called when it was first seen is what it is called for ever.
    void aMachineKeepsItsRowId()
    {
        const bool ok = rc::check("row ids follow the machines", [] {
            DeviceSource source;
            std::map<int, qint64> idOf;
            std::set<int> all;
            const int steps = *rc::gen::inRange(1, 12);
            for (int step = 0; step < steps; ++step) {
                for (const int number :
                    *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 30))) {
                    if (all.count(number) > 0)
                        all.erase(number);
                    else
                        all.insert(number);
                }
                std::vector<int> listed;
                for (const int number : all)
                    if (*rc::gen::arbitrary<bool>())
                        listed.push_back(number);
                if (*rc::gen::arbitrary<bool>())
                    std::reverse(listed.begin(), listed.end());
                const auto inventory = registerOf(all);
                source.show(inventory, rowsOf(*inventory, listed), kToday);
                RC_ASSERT(source.rowCount() == int(listed.size()));
                for (int row = 0; row < source.rowCount(); ++row) {
                    const int number = listed[size_t(row)];
                    const qint64 id = source.rowId(row);
                    // One that was gone and came back may be another machine.
                    const auto [known, isNew] = idOf.try_emplace(number, id);
                    RC_ASSERT(isNew || known->second == id);
                    RC_ASSERT(source.rowOf(id) == row);
                    RC_ASSERT(source.text(row, 0) == QString::number(number));
                    RC_ASSERT(inventory->tag(inventory->devices()[source.deviceRowOf(id)])
                        == QString::number(number));
                }
                // Who is not listed has no row.
                for (auto known = idOf.begin(); known != idOf.end();) {
                    const bool isListed
                        = std::find(listed.begin(), listed.end(), known->first) != listed.end();
                    RC_ASSERT(isListed || !source.rowOf(known->second));
                    known = all.count(known->first) > 0 ? std::next(known) : idOf.erase(known);
                }
            }
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(DeviceSourceTest)
#include "tst_devicesource.moc"
