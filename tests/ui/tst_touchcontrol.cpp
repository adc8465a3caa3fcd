#include "uitest.h"

#include <hz/ui/touchbutton.h>

#include <QtGui/QPointingDevice>
#include <QtTest/QSignalSpy>

#include <memory>

using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

// Two buttons of a bar, on a board that knows ten fingers.
struct Scene {
    QWidget window;
    TouchButton undo{IconName::Undo, u"Undo"_s, &window};
    TouchButton next{IconName::ChevronRight, u"Next"_s, &window};
    QSignalSpy undone{&undo, &QAbstractButton::clicked};
    QSignalSpy turned{&next, &QAbstractButton::clicked};

    Scene()
    {
        window.resize(600, 200);
        undo.setGeometry(20, 20, 60, 64);
        next.setGeometry(300, 20, 60, 64);
        window.show();
    }
    static QPoint middleOf(const QWidget &widget) { return widget.geometry().center(); }
};

} // namespace

class TestTouchControl : public QObject {
    Q_OBJECT

    std::unique_ptr<QPointingDevice> m_screen;

    auto touch(Scene &scene) { return QTest::touchEvent(&scene.window, m_screen.get(), false); }

private Q_SLOTS:
    void initTestCase() { m_screen.reset(QTest::createTouchDevice()); }
    void cleanupTestCase() { (void)m_screen.release(); } // Qt keeps its devices

    void twoFingersPressTwoButtonsAtOnce()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        const QPoint first = Scene::middleOf(scene.undo), second = Scene::middleOf(scene.next);
        touch(scene).press(0, first, &scene.window).commit();
        QVERIFY(scene.undo.isDown());
        touch(scene).stationary(0).press(1, second, &scene.window).commit();
        QVERIFY(scene.undo.isDown());
        QVERIFY(scene.next.isDown());
        touch(scene).stationary(0).release(1, second, &scene.window).commit();
        QCOMPARE(scene.turned.size(), 1);
        QCOMPARE(scene.undone.size(), 0);
        QVERIFY(scene.undo.isDown());
        touch(scene).release(0, first, &scene.window).commit();
        QCOMPARE(scene.undone.size(), 1);
        QCOMPARE(scene.turned.size(), 1);
    }

    void aFingerThatWandersOffDoesNotPress_data()
    {
        QTest::addColumn<QPoint>("travel");
        QTest::newRow("out of the button") << QPoint(120, 0);
        QTest::newRow("too far within it") << QPoint(0, 27);
    }
    void aFingerThatWandersOffDoesNotPress()
    {
        QFETCH(const QPoint, travel);
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        const QPoint at = Scene::middleOf(scene.undo);
        touch(scene).press(0, at, &scene.window).commit();
        touch(scene).move(0, at + travel, &scene.window).commit();
        QVERIFY(!scene.undo.isDown());
        touch(scene).move(0, at, &scene.window).commit(); // once left, it stays up
        QVERIFY(!scene.undo.isDown());
        touch(scene).release(0, at, &scene.window).commit();
        QCOMPARE(scene.undone.size(), 0);
    }

    void aTremblingFingerPresses()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        const QPoint at = Scene::middleOf(scene.undo);
        touch(scene).press(0, at, &scene.window).commit();
        touch(scene).move(0, at + QPoint(6, -5), &scene.window).commit();
        QVERIFY(scene.undo.isDown());
        touch(scene).release(0, at + QPoint(6, -5), &scene.window).commit();
        QCOMPARE(scene.undone.size(), 1);
    }

    void aDisabledButtonSwallowsTheFinger()
    {
        Scene scene;
        scene.undo.setEnabled(false);
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        const QPoint at = Scene::middleOf(scene.undo);
        touch(scene).press(0, at, &scene.window).commit();
        QVERIFY(!scene.undo.isDown());
        touch(scene).release(0, at, &scene.window).commit();
        QCOMPARE(scene.undone.size(), 0);
    }

    void aCancelledTouchPressesNothing()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        touch(scene).press(0, Scene::middleOf(scene.undo), &scene.window).commit();
        QVERIFY(scene.undo.isDown());
        QTouchEvent cancel(QEvent::TouchCancel, m_screen.get());
        QCoreApplication::sendEvent(&scene.undo, &cancel);
        QVERIFY(!scene.undo.isDown());
        QCOMPARE(scene.undone.size(), 0);
        touch(scene).release(0, Scene::middleOf(scene.undo), &scene.window).commit();
    }

    void mouseAndKeyboardPressAsWell()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        QTest::mouseClick(&scene.undo, Qt::LeftButton);
        QCOMPARE(scene.undone.size(), 1);
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space})
            QTest::keyClick(&scene.undo, key);
        QCOMPARE(scene.undone.size(), 4);
    }

    void aTapLeavesTheFocusWhereItWas()
    {
        Scene scene;
        scene.window.setFocusPolicy(Qt::StrongFocus);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.window.setFocus();
        QTest::mouseClick(&scene.undo, Qt::LeftButton);
        QCOMPARE(QApplication::focusWidget(), &scene.window);
        QTest::keyClick(&scene.window, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&scene.undo));
    }

    void aButtonIsAsWideAsItsBoldLabel()
    {
        TouchButton button(IconName::Highlighter, u"Highlighter"_s);
        const QSize before = button.sizeHint();
        button.setCheckable(true);
        button.setChecked(true);
        QCOMPARE(button.sizeHint(), before);
        QVERIFY(before.width() > theme().px(Measure::BarButtonWidth));
        QCOMPARE(before.height(), theme().px(Measure::BarButtonHeight));
        TouchButton narrow(IconName::Pen, u"笔"_s);
        QCOMPARE(narrow.sizeHint().width(), theme().px(Measure::BarButtonWidth));
    }
};

HZ_UI_TEST(TestTouchControl)
#include "tst_touchcontrol.moc"
