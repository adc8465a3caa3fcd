#include <hz/inventory/worth.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz::inventory;

class WorthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesOffMonthByMonth_data()
    {
        QTest::addColumn<QDate>("bookedOn");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<qint64>("net");
        const QDate booked(2021, 9, 12);
        QTest::newRow("nothing in the month it was booked in")
            << booked << QDate(2021, 9, 30) << qint64(385'000);
        QTest::newRow("a sixtieth in the next, on its first day")
            << booked << QDate(2021, 10, 1) << qint64(378'583);
        QTest::newRow("eleven months left") << booked << QDate(2025, 10, 20) << qint64(70'583);
        QTest::newRow("the last month") << booked << QDate(2026, 8, 31) << qint64(6'417);
        QTest::newRow("nothing after five years") << booked << QDate(2026, 9, 1) << qint64(0);
        QTest::newRow("nothing for ever") << booked << QDate(2040, 1, 1) << qint64(0);
        QTest::newRow("all of it before it was bought")
            << booked << QDate(2020, 1, 1) << qint64(385'000);
        QTest::newRow("all of it where the day is not known")
            << QDate() << QDate(2025, 10, 20) << qint64(385'000);
    }
    void writesOffMonthByMonth()
    {
        QFETCH(QDate, bookedOn);
        QFETCH(QDate, day);
        QFETCH(qint64, net);
        QCOMPARE(netFen(385'000, bookedOn, day), net);
    }

    void theLastMonthIsFiveYearsOn()
    {
        QCOMPARE(writtenOffIn(QDate(2021, 9, 12)), QDate(2026, 9, 1));
        QVERIFY(!writtenOffIn({}).isValid());
    }

    void neverGrowsAndEndsAtNothing()
    {
        const bool ok = rc::check("net value falls from the price to nothing", [] {
            const qint64 price = *rc::gen::inRange<qint64>(0, 9'000'000'000'000'000'000);
            const QDate booked = QDate(2000, 1, 1).addDays(*rc::gen::inRange(0, 9'000));
            qint64 before = price;
            for (int month = 0; month <= kMonthsOfUse; ++month) {
                const qint64 now = netFen(price, booked, booked.addMonths(month));
                RC_ASSERT(now >= 0 && now <= before);
                before = now;
            }
            RC_ASSERT(before == 0);
        });
        QVERIFY(ok);
    }
};

QTEST_APPLESS_MAIN(WorthTest)
#include "tst_worth.moc"
