// Wrong passwords cost time: more of them more, never without end, and only for who tries.
#include <hz/account/throttle.h>

#include <rapidcheck.h>
#include <support/support.h>

using namespace hz;
using namespace hz::account;
using namespace hz::test;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

class tst_Throttle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fiveTriesAreFreeThenEachDoubles();
    void othersAreNotSlowedDown();
    void oneAddressThatTriesManyNamesIsSlowedDown();
    void theRightPasswordForgets();
    void anHourForgets();
    void aClockSetBackLocksNobodyOut();
    void memoryIsBounded();
    void waitingNeverGrowsByWaiting();

private:
    const QDateTime kNow{QDate(2026, 9, 1), QTime(8, 0), Qt::UTC};
};

void tst_Throttle::fiveTriesAreFreeThenEachDoubles()
{
    SignInThrottle throttle;
    QList<qint64> waits;
    for (int i = 0; i < 20; ++i) {
        throttle.noteWrong(u"li"_s, u"a"_s, kNow);
        waits.append(throttle.wait(u"li"_s, u"b"_s, kNow).count());
    }
    QCOMPARE(waits.first(8), QList<qint64>({0, 0, 0, 0, 1, 2, 4, 8}));
    QCOMPARE(waits.last(), 900);
    QCOMPARE(throttle.wait(u"li"_s, u"b"_s, kNow + seconds(899)).count(), 1);
    QCOMPARE(throttle.wait(u"li"_s, u"b"_s, kNow + seconds(900)).count(), 0);
}

void tst_Throttle::othersAreNotSlowedDown()
{
    SignInThrottle throttle;
    for (int i = 0; i < 10; ++i)
        throttle.noteWrong(u"li"_s, u"a"_s, kNow);
    QCOMPARE(throttle.wait(u"ma"_s, u"a"_s, kNow).count(), 0);
}

void tst_Throttle::oneAddressThatTriesManyNamesIsSlowedDown()
{
    SignInThrottle throttle;
    for (int i = 0; i < 40; ++i)
        throttle.noteWrong(u"name%1"_s.arg(i), u"a"_s, kNow);
    QVERIFY(throttle.wait(u"another"_s, u"a"_s, kNow).count() > 0);
    QCOMPARE(throttle.wait(u"another"_s, u"b"_s, kNow).count(), 0);
}

void tst_Throttle::theRightPasswordForgets()
{
    SignInThrottle throttle;
    for (int i = 0; i < 10; ++i)
        throttle.noteWrong(u"li"_s, u"a"_s, kNow);
    throttle.noteRight(u"li"_s);
    QCOMPARE(throttle.wait(u"li"_s, u"a"_s, kNow).count(), 0);
}

void tst_Throttle::anHourForgets()
{
    SignInThrottle throttle;
    for (int i = 0; i < 10; ++i)
        throttle.noteWrong(u"li"_s, u"a"_s, kNow);
    throttle.noteWrong(u"li"_s, u"a"_s, kNow + std::chrono::hours(2));
    QCOMPARE(throttle.wait(u"li"_s, u"a"_s, kNow + std::chrono::hours(2)).count(), 0);
}

void tst_Throttle::aClockSetBackLocksNobodyOut()
{
    SignInThrottle throttle;
    for (int i = 0; i < 50; ++i)
        throttle.noteWrong(u"li"_s, u"a"_s, kNow);
    QVERIFY(throttle.wait(u"li"_s, u"a"_s, kNow - std::chrono::hours(24 * 365)) <= seconds(900));
}

void tst_Throttle::memoryIsBounded()
{
    SignInThrottle throttle({.most = 100});
    for (int i = 0; i < 5; ++i)
        for (int k = 0; k < 8; ++k)
            throttle.noteWrong(u"attacked"_s, u"bad"_s, kNow);
    for (int i = 0; i < 5000; ++i)
        throttle.noteWrong(u"name%1"_s.arg(i), u"address%1"_s.arg(i), kNow);
    QVERIFY(throttle.wait(u"attacked"_s, u"x"_s, kNow).count() > 0); // not pushed out by noise
}

void tst_Throttle::waitingNeverGrowsByWaiting()
{
    QVERIFY(rc::check([this] {
        SignInThrottle throttle;
        QDateTime now = kNow;
        for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 2000))) {
            throttle.noteWrong(u"li"_s, u"a"_s, now);
            const seconds before = throttle.wait(u"li"_s, u"a"_s, now);
            now = now.addSecs(step);
            const seconds after = throttle.wait(u"li"_s, u"a"_s, now);
            RC_ASSERT(after <= before);
            RC_ASSERT(after.count() == std::max<qint64>(before.count() - step, 0));
        }
    }));
}

QTEST_GUILESS_MAIN(tst_Throttle)
#include "tst_throttle.moc"
