#include <hz/canvas/contacts.h>

#include <QtTest/QTest>

using hz::canvas::TouchArbiter;
using Role = TouchArbiter::Role;

class TestContacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFingerWritesAtOnceAndIsAPenAfterEightPixels()
    {
        TouchArbiter arbiter(1000);
        QCOMPARE(arbiter.press(1, {100, 100}, 0).role, Role::Provisional);
        QCOMPARE(arbiter.move(1, {104, 100}, 20), Role::Provisional);
        QCOMPARE(arbiter.move(1, {109, 100}, 30), Role::Pen);
    }

    void aRestingFingerIsAPenAfterAHundredMilliseconds()
    {
        TouchArbiter arbiter(1000);
        arbiter.press(1, {100, 100}, 0);
        QCOMPARE(arbiter.move(1, {101, 100}, 100), Role::Pen);
    }

    void twoFingersOfOneHandAreAGestureAndTheFirstOnesInkVanishes()
    {
        TouchArbiter arbiter(1000);
        arbiter.press(1, {100, 100}, 0);
        const TouchArbiter::Pressed second = arbiter.press(2, {300, 100}, 60);
        QCOMPARE(second.role, Role::Gesture);
        QCOMPARE(second.retracted, 1);
        QCOMPARE(arbiter.move(1, {50, 100}, 80), Role::Gesture);
        QCOMPARE(arbiter.gesture()->distanceThen, 200.0);
        QCOMPARE(arbiter.gesture()->distanceNow, 250.0);
        QCOMPARE(arbiter.gesture()->centreNow, QPointF(175, 100));
    }

    void twoPupilsFarApartBothWrite()
    {
        TouchArbiter arbiter(1000);
        arbiter.press(1, {100, 100}, 0);
        QCOMPARE(arbiter.press(2, {1500, 100}, 10).role, Role::Provisional);
    }

    void aSecondFingerCannotTakeAPenAway()
    {
        TouchArbiter arbiter(1000);
        arbiter.press(1, {100, 100}, 0);
        arbiter.move(1, {120, 100}, 20);
        QCOMPARE(arbiter.press(2, {200, 100}, 40).role, Role::Provisional);
        QCOMPARE(arbiter.move(1, {140, 100}, 60), Role::Pen);
    }

    void aSecondFingerThatComesLateWrites()
    {
        TouchArbiter arbiter(1000);
        arbiter.press(1, {100, 100}, 0);
        QCOMPARE(arbiter.press(2, {200, 100}, 101).role, Role::Provisional);
    }

    void theGestureEndsWithEitherFinger()
    {
        TouchArbiter arbiter(1000);
        arbiter.press(1, {100, 100}, 0);
        arbiter.press(2, {300, 100}, 10);
        arbiter.release(1);
        QVERIFY(!arbiter.gesture());
        QCOMPARE(arbiter.move(2, {320, 100}, 50),
            Role::Gesture); // the finger left over does not begin to write
    }
};

QTEST_APPLESS_MAIN(TestContacts)
#include "tst_contacts.moc"
