#include "devices/devicepaste.h"

#include <hz/core/task.h>
#include <hz/inventory/devicechange.h>

#include <QtTest/QTest>

#include <support/support.h>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kSchool{u"2162000001"_s};
const RoomId kRoom{Ulid::fromNumber(101).toString()};

std::shared_ptr<const Register> aRegister()
{
    Records records;
    records.schools = {{.code = kSchool, .name = u"Hill School"_s},
        {.code = UnitCode(u"2162000002"_s), .name = u"Twin"_s},
        {.code = UnitCode(u"2162000003"_s), .name = u"Twin"_s}};
    records.rooms = {{.id = kRoom, .school = kSchool, .name = u"Computer room 2"_s}};
    for (int i = 1; i <= 3; ++i)
        records.devices.push_back({.id = DeviceId(Ulid::fromNumber(quint64(i)).toString()),
            .school = kSchool,
            .maker = u"Oak"_s,
            .model = u"D4"_s,
            .assetTag = i < 3 ? u"A-%1"_s.arg(i) : u"A-2"_s,
            .serial = u"00%1"_s.arg(i)});
    return Register::fromRecords(std::move(records));
}

// What became of machine 1, and what was not understood.
QString pasted(const QString &text)
{
    TaskControl task;
    const Result<Pasted> pasted = readPasted(text, *aRegister(), task);
    if (!pasted)
        return QString::fromLatin1(kindName(pasted.error().kind));
    QStringList said;
    for (const DeviceChange &change : pasted->changes) {
        Device device{.maker = u"Oak"_s, .model = u"D4"_s};
        change.change(device);
        said.append(u"%1%2%3%4%5%6%7"_s.arg(nameOf(device.kind), u" "_s + nameOf(device.state),
            u" "_s + device.model, device.room == kRoom ? u" room"_s : QString(),
            device.seat ? u" %1,%2"_s.arg(device.seat->x()).arg(device.seat->y()) : QString(),
            device.priceFen > 0 ? u" "_s + QString::number(device.priceFen) : QString(),
            device.warrantyUntil.isValid() ? u" "_s + device.warrantyUntil.toString(Qt::ISODate)
                                           : QString()));
    }
    return (said + pasted->problems).join(u" | "_s);
}

} // namespace

class DevicePasteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *name, const QString &text, const QString &result) {
            QTest::newRow(name) << text << result;
        };
        row("a state, by the number on the machine", u"Asset number\tState\nA-1\tIn repair\n"_s,
            u"desktop inRepair D4"_s);
        row("by the serial number, with its zeros", u"Serial number\tState\n003\tLost"_s,
            u"desktop lost D4"_s);
        row("columns in any order, of any name", u"Remark\tKind\tAsset number\nx\tLaptop\tA-1"_s,
            u"laptop inUse D4"_s);
        row("an empty cell and a dash leave what is", u"Asset number\tState\tKind\nA-1\t\t—"_s,
            u"desktop inUse D4"_s);
        row("names as documents have them", u"Asset number\tState\nA-1\tinStore"_s,
            u"desktop inStore D4"_s);
        row("a price and a day",
            u"Asset number\tPrice\tWarranty until\nA-1\t3,850.50\t2026-09-12"_s,
            u"desktop inUse D4 385050 2026-09-12"_s);
        row("a place whose names hold spaces",
            u"Asset number\tPlace\nA-1\tHill School Computer room 2"_s, u"desktop inUse D4 room"_s);
        row("with a seat", u"Asset number\tPlace\nA-1\tHill School Computer room 2 3-8"_s,
            u"desktop inUse D4 room 8,3"_s);
        row("the maker before the model is not said twice", u"Asset number\tModel\nA-1\tOak X9"_s,
            u"desktop inUse X9"_s);
        row("full-width letters", u"Asset number\tState\nＡ-1\tIn repair"_s,
            u"desktop inRepair D4"_s);
        row("a machine nobody knows", u"Asset number\tState\nB-1\tIn use"_s,
            u"Row 2: there is no machine “B-1”."_s);
        row("a number that two machines have", u"Asset number\tState\nA-2\tIn use"_s,
            u"Row 2: several machines are called “A-2”."_s);
        row("no machine", u"Asset number\tState\n\tIn use"_s, u"Row 2: it names no machine."_s);
        row("a word that is no state", u"Asset number\tState\nA-1\tfine"_s,
            u"desktop inUse D4 | Row 2: “fine” was not understood as “State”."_s);
        row("a price below nothing", u"Asset number\tPrice\nA-1\t-5"_s,
            u"desktop inUse D4 | Row 2: “-5” was not understood as “Price”."_s);
        row("a place that two schools could be", u"Asset number\tPlace\nA-1\tTwin"_s,
            u"desktop inUse D4 | Row 2: “Twin” was not understood as “Place”."_s);
        row("rows without titles", u"A-1\tIn use"_s, u"Invalid"_s);
        row("titles that name no machine", u"State\tKind\nIn use\tLaptop"_s, u"Invalid"_s);
        row("nothing", QString(), u"Invalid"_s);
    }
    void readsWhatIsPasted()
    {
        QFETCH(QString, text);
        QFETCH(QString, result);
        QCOMPARE(pasted(text), result);
    }

    // What the table shows and what is pasted are the same place.
    void itsCountyTellsASchoolFromItsNamesake()
    {
        const UnitCode north(u"629901"_s), south(u"629902"_s);
        const UnitCode here(u"2162000002"_s), there(u"2162000003"_s);
        Records records;
        records.units = {
            {north, u"北县"_s, UnitLevel::County, {}}, {south, u"南县"_s, UnitLevel::County, {}}};
        records.schools = {{.code = kSchool, .name = u"大坪小学"_s, .county = north},
            {.code = here, .name = u"大川小学"_s, .county = north},
            {.code = there, .name = u"大川小学"_s, .county = south}};
        const RoomId room(Ulid::fromNumber(102).toString());
        records.rooms = {{.id = room, .school = there, .name = u"计算机教室"_s}};
        records.devices = {
            {.id = DeviceId(Ulid::fromNumber(1).toString()), .school = here, .assetTag = u"A-1"_s}};
        const auto stock = Register::fromRecords(std::move(records));
        QCOMPARE(placeText(*stock, kSchool, {}), u"大坪小学"_s);
        QCOMPARE(placeText(*stock, here, {}), u"北县大川小学"_s);
        TaskControl task;
        const Result<Pasted> read = readPasted(
            u"Asset number\tPlace\nA-1\t"_s + placeText(*stock, there, room), *stock, task);
        QVERIFY(read && read->changes.size() == 1);
        Device device{.school = here};
        read->changes.front().change(device);
        QCOMPARE(device.school, there);
        QCOMPARE(device.room, room);
    }
};

QTEST_GUILESS_MAIN(DevicePasteTest)
#include "tst_devicepaste.moc"
