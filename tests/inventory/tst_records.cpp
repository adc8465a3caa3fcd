#include <hz/core/ulid.h>
#include <hz/inventory/records.h>

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <rapidcheck.h>
#include <support/support.h>

using namespace hz;
using namespace hz::inventory;

namespace {

QString someText()
{
    return QString::fromStdString(
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab 12-"))));
}

QDate someDay()
{
    return QDate(2015, 1, 1).addDays(*rc::gen::inRange(0, 4000));
}

Device someDevice()
{
    Device device{.id = DeviceId(newUlid().toString()),
        .school = UnitCode(QStringLiteral("2162000001")),
        .kind = DeviceKind(*rc::gen::inRange(0, int(kDeviceKinds))),
        .state = DeviceState(*rc::gen::inRange(0, int(kDeviceStates))),
        .maker = someText(),
        .serial = someText(),
        .priceFen = *rc::gen::inRange<qint64>(0, 1 << 30)};
    if (*rc::gen::arbitrary<bool>())
        device.assignment = Pool(*rc::gen::inRange(0, int(kPools)));
    if (*rc::gen::arbitrary<bool>())
        device.seat = QPoint(*rc::gen::inRange(1, 100), *rc::gen::inRange(1, 100));
    if (*rc::gen::arbitrary<bool>())
        device.bookedOn = someDay();
    if (*rc::gen::arbitrary<bool>())
        device.macs = {QStringLiteral("00:11:22:33:44:55"), someText()};
    return device;
}

} // namespace

class RecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deviceSurvivesJson()
    {
        QVERIFY(rc::check([] {
            const Device device = someDevice();
            const Result<Device> read = Device::fromJson(device.toJson());
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == device);
        }));
    }

    // Great circles of a ball of 6,371 km, told by the haversine formula elsewhere.
    void distancesAreAlongTheBall_data()
    {
        QTest::addColumn<Position>("from");
        QTest::addColumn<Position>("to");
        QTest::addColumn<double>("km");
        const Position beijing{116.4074, 39.9042};
        QTest::newRow("to itself") << beijing << beijing << 0.0;
        QTest::newRow("Beijing, Shanghai") << beijing << Position{121.4737, 31.2304} << 1067.31;
        QTest::newRow("two villages")
            << Position{103.2103, 35.6012} << Position{103.2114, 35.6012} << 0.0995;
        QTest::newRow("over the date line") << Position{179.5, 0} << Position{-179.5, 0} << 111.195;
        QTest::newRow("the other side") << Position{0, 0} << Position{180, 0} << 20015.087;
        QTest::newRow("pole to pole") << Position{17, 90} << Position{-60, -90} << 20015.087;
    }
    void distancesAreAlongTheBall()
    {
        QFETCH(const Position, from);
        QFETCH(const Position, to);
        QFETCH(const double, km);
        const double told = kilometresBetween(onGlobe(from), onGlobe(to));
        QVERIFY2(
            std::abs(told - km) <= 0.0001 + km * 1e-5, qPrintable(QString::number(told, 'f', 5)));
        QCOMPARE(kilometresBetween(onGlobe(to), onGlobe(from)), told);
    }

    void censusSurvivesJson()
    {
        QVERIFY(rc::check([] {
            Census census{.unit = UnitCode(QStringLiteral("2162000001")), .year = 2025};
            for (size_t i = 0; i < kStages; ++i)
                if (*rc::gen::arbitrary<bool>())
                    census.stages[i] = StageCount{*rc::gen::inRange(0, 9000),
                        *rc::gen::inRange(0, 99), *rc::gen::inRange(0, 999)};
            census.answers.insert(QStringLiteral("ipv6"), *rc::gen::inRange(0, 2));
            census.isLocked = *rc::gen::arbitrary<bool>();
            const Result<Census> read = Census::fromJson(census.toJson());
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == census);
        }));
    }

    void unknownFieldsStay()
    {
        const QJsonObject newer{{QStringLiteral("schema"), 7},
            {QStringLiteral("colour"), QStringLiteral("grey")},
            {QStringLiteral("serial"), QStringLiteral("old")}};
        const QJsonObject written
            = Device{.id = DeviceId(QStringLiteral("x")), .school = UnitCode(QStringLiteral("y"))}
                  .toJson(newer);
        QCOMPARE(written[QStringLiteral("colour")].toString(), QStringLiteral("grey"));
        QCOMPARE(written[QStringLiteral("schema")].toInt(), 7);
        QVERIFY(!written.contains(QStringLiteral("serial"))); // emptied by the one who edited
    }

    void wrongFieldIsNamed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("a kind nobody knows") << "kind" << QJsonValue(QStringLiteral("abacus"));
        QTest::newRow("a date that is none")
            << "bookedOn" << QJsonValue(QStringLiteral("2021-02-30"));
        QTest::newRow("a number as text") << "priceFen" << QJsonValue(QStringLiteral("12"));
        QTest::newRow("half a fen") << "priceFen" << QJsonValue(0.5);
        QTest::newRow("less than nothing") << "priceFen" << QJsonValue(-1);
        QTest::newRow("more than a number holds") << "memoryMib" << QJsonValue(1e18);
        QTest::newRow("a seat beyond any room") << "seatRow" << QJsonValue(101);
        QTest::newRow("a list that is none") << "macs" << QJsonValue(3);
        QTest::newRow("no school") << "school" << QJsonValue(QString());
    }
    void wrongFieldIsNamed()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject json
            = Device{.id = DeviceId(QStringLiteral("x")), .school = UnitCode(QStringLiteral("y"))}
                  .toJson();
        json[key] = value;
        const Result<Device> read = Device::fromJson(json);
        HZ_VERIFY_FAILS(read, Invalid);
        QVERIFY2(read.error().message.contains(key), qPrintable(read.error().message));
    }

    void localityComesFromTheDivisionClass_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("locality");
        for (const char *urban : {"111", "112", "121", "122", "123"})
            QTest::newRow(urban) << QString::fromLatin1(urban) << "urban";
        for (const char *rural : {"210", "220"})
            QTest::newRow(rural) << QString::fromLatin1(rural) << "rural";
        for (const char *other : {"", "124", "221", "11"})
            QTest::newRow(qPrintable(QStringLiteral("none for “%1”").arg(QLatin1StringView(other))))
                << QString::fromLatin1(other) << "";
    }
    void localityComesFromTheDivisionClass()
    {
        QFETCH(QString, code);
        QFETCH(QString, locality);
        const std::optional<Locality> found = localityOf(code);
        QCOMPARE(found ? nameOf(*found) : QString(), locality);
    }

    void everyTermHasItsOwnName()
    {
        const auto check = [](std::span<const Term> all) {
            QStringList names;
            for (const Term &term : all)
                names.append(QString::fromLatin1(term.name));
            const qsizetype count = names.size();
            names.removeDuplicates();
            QCOMPARE(names.size(), count);
        };
        check(terms<SchoolKind>());
        check(terms<RoomKind>());
        check(terms<DeviceKind>());
        check(terms<DeviceState>());
        check(terms<MovementKind>());
    }
};

QTEST_GUILESS_MAIN(RecordsTest)
#include "tst_records.moc"
