#include "uitest.h"

#include <hz/ui/popover.h>
#include <hz/ui/sheet.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QShortcut>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

// A page with a button and a key, and a sheet with two buttons over it.
struct Scene {
    QWidget window;
    QPushButton beneath{u"beneath"_s, &window};
    QShortcut key{QKeySequence(Qt::Key_G), &window};
    Sheet sheet{&window};
    TouchPush first{
        IconName::None, u"First"_s, TouchPush::Look::Outline, TouchPush::Form::Row, &sheet.panel()};
    TouchPush second{IconName::None, u"Second"_s, TouchPush::Look::Outline, TouchPush::Form::Row,
        &sheet.panel()};

    Scene()
    {
        window.resize(1000, 600);
        beneath.setGeometry(10, 10, 120, 40);
        auto *row = new QHBoxLayout(&sheet.panel());
        row->addWidget(&first);
        row->addWidget(&second);
        window.show();
    }
    QWidget *focused() const { return QApplication::focusWidget(); }
};

} // namespace

class TestSheet : public QObject {
    Q_OBJECT

    std::unique_ptr<QPointingDevice> m_touchScreen{QTest::createTouchDevice()};

private Q_SLOTS:
    void itStandsInTheMiddleOfAWindowOfAnySize()
    {
        Scene scene;
        scene.sheet.popUp();
        for (const QSize size : {QSize(1000, 600), QSize(700, 500)}) {
            scene.window.resize(size);
            QCOMPARE(scene.sheet.geometry(), QRect({}, size));
            const QPoint off
                = scene.sheet.panel().geometry().center() - scene.sheet.rect().center();
            QVERIFY(std::abs(off.x()) <= 1 && std::abs(off.y()) <= 1);
        }
    }

    void tabGoesRoundInside()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.sheet.popUp();
        QCOMPARE(scene.focused(), static_cast<QWidget *>(&scene.first));
        QTest::keyClick(scene.focused(), Qt::Key_Tab);
        QCOMPARE(scene.focused(), static_cast<QWidget *>(&scene.second));
        QTest::keyClick(scene.focused(), Qt::Key_Tab);
        QCOMPARE(scene.focused(), static_cast<QWidget *>(&scene.first));
        QTest::keyClick(scene.focused(), Qt::Key_Backtab);
        QCOMPARE(scene.focused(), static_cast<QWidget *>(&scene.second));
    }

    void escapeClosesItAndTheKeyboardGoesBack()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.beneath.setFocus();
        const QSignalSpy closed(&scene.sheet, &Sheet::closed);
        scene.sheet.popUp();
        QTest::keyClick(scene.focused(), Qt::Key_Escape);
        QVERIFY(!scene.sheet.isVisible());
        QCOMPARE(closed.size(), 1);
        QCOMPARE(scene.focused(), static_cast<QWidget *>(&scene.beneath));
    }

    void keysOfWhatLiesBeneathRest()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        const QSignalSpy pressed(&scene.key, &QShortcut::activated);
        scene.sheet.popUp();
        QTest::keyClick(scene.focused(), Qt::Key_G);
        QCOMPARE(pressed.size(), 0);
        scene.sheet.dismiss();
        QTest::keyClick(&scene.window, Qt::Key_G);
        QCOMPARE(pressed.size(), 1);
    }

    void aTapBesideItClosesItAndReachesNothingBeneath()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        const QSignalSpy beneath(&scene.beneath, &QPushButton::clicked);
        scene.sheet.popUp();
        QTest::mouseClick(
            scene.window.windowHandle(), Qt::LeftButton, {}, scene.beneath.geometry().center());
        QVERIFY(!scene.sheet.isVisible());
        scene.sheet.popUp();
        const QPoint at = scene.beneath.geometry().center();
        QTest::touchEvent(scene.window.windowHandle(), m_touchScreen.get()).press(0, at);
        QTest::touchEvent(scene.window.windowHandle(), m_touchScreen.get()).release(0, at);
        QVERIFY(!scene.sheet.isVisible());
        QCOMPARE(beneath.size(), 0);
    }

    void aTapInsideLeavesItOpen()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        const QSignalSpy pressed(&scene.first, &TouchPush::clicked);
        scene.sheet.popUp();
        const QPoint at = scene.first.mapTo(&scene.window, scene.first.rect().center());
        QTest::touchEvent(scene.window.windowHandle(), m_touchScreen.get()).press(0, at);
        QTest::touchEvent(scene.window.windowHandle(), m_touchScreen.get()).release(0, at);
        QVERIFY(scene.sheet.isVisible());
        QCOMPARE(pressed.size(), 1);
        QTest::mouseClick(&scene.sheet, Qt::LeftButton, {},
            scene.sheet.panel().geometry().topLeft() + QPoint(9, 9));
        QVERIFY(scene.sheet.isVisible());
    }

    void popoversCloseBeforeIt()
    {
        Scene scene;
        Popover popover(&scene.window, &scene.beneath);
        popover.popUp();
        scene.sheet.popUp();
        QVERIFY(!popover.isVisible());
    }
};

HZ_UI_TEST(TestSheet)
#include "tst_sheet.moc"
