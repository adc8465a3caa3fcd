#include "uitest.h"

#include <hz/ui/touchpush.h>
#include <hz/ui/touchscroll.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QScroller>
#include <QtWidgets/QVBoxLayout>

#include <memory>

using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 30;

// Buttons of both kinds in a list that is much longer than its window.
class Scene {
public:
    Scene()
    {
        auto *content = new QWidget;
        auto *column = new QVBoxLayout(content);
        for (int i = 0; i < kRows; ++i) {
            auto *ours = new TouchPush(IconName::None, u"%1"_s.arg(i), TouchPush::Look::Outline,
                TouchPush::Form::Row, content);
            auto *qts = new QPushButton(u"%1"_s.arg(i), content);
            column->addWidget(ours);
            column->addWidget(qts);
            buttons += {ours, qts};
        }
        list.setContent(content);
        list.resize(400, 300);
        list.show();
    }
    QPoint middleOf(int button) const
    {
        const QWidget *widget = buttons[button];
        return widget->mapTo(&list, widget->rect().center());
    }
    int place() const { return list.verticalScrollBar()->value(); }

    TouchScroll list;
    QList<QAbstractButton *> buttons;
};

} // namespace

class TestTouchScroll : public QObject {
    Q_OBJECT

    const std::unique_ptr<QPointingDevice> m_touchScreen{QTest::createTouchDevice()};

    auto touch(Scene &scene) { return QTest::touchEvent(&scene.list, m_touchScreen.get(), false); }
    // By ten steps; the finger stays down.
    QPoint drag(Scene &scene, int finger, QPoint from, QPoint by)
    {
        touch(scene).press(finger, from, &scene.list).commit();
        for (int step = 1; step <= 10; ++step)
            touch(scene).move(finger, from + by * step / 10, &scene.list).commit();
        return from + by;
    }

    static void kinds()
    {
        QTest::addColumn<int>("button");
        QTest::newRow("a button of ours") << 2;
        QTest::newRow("a button of Qt's") << 3;
    }

private Q_SLOTS:
    void aTapReachesWhatIsInTheList_data() { kinds(); }
    void aTapReachesWhatIsInTheList()
    {
        QFETCH(const int, button);
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.list));
        QSignalSpy clicked(scene.buttons[button], &QAbstractButton::clicked);
        const QPoint at = scene.middleOf(button);
        touch(scene).press(0, at, &scene.list).commit();
        touch(scene).release(0, at, &scene.list).commit();
        QTRY_COMPARE(clicked.size(), 1);
        QCOMPARE(scene.place(), 0);
    }

    void aDragScrollsAndPressesNothing_data() { kinds(); }
    void aDragScrollsAndPressesNothing()
    {
        QFETCH(const int, button);
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.list));
        QSignalSpy clicked(scene.buttons[button], &QAbstractButton::clicked);
        const QPoint end = drag(scene, 0, scene.middleOf(button), {0, -90});
        QTRY_VERIFY(scene.place() > 0);
        touch(scene).release(0, end, &scene.list).commit();
        QTRY_COMPARE(QScroller::scroller(scene.list.viewport())->state(), QScroller::Inactive);
        QCOMPARE(clicked.size(), 0);
        QVERIFY(!scene.buttons[button]->isDown());
    }

    void aListThatWasThrownGoesOn()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.list));
        const QPoint end = drag(scene, 0, {200, 280}, {0, -200});
        const int atLift = scene.place();
        touch(scene).release(0, end, &scene.list).commit();
        QTRY_COMPARE(QScroller::scroller(scene.list.viewport())->state(), QScroller::Inactive);
        QVERIFY(scene.place() > atLift);
    }

    void itEndsWhereItsContentEnds()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.list));
        QScrollBar *bar = scene.list.verticalScrollBar();
        bar->setValue(bar->maximum());
        const QPoint end = drag(scene, 0, {200, 280}, {0, -250});
        touch(scene).release(0, end, &scene.list).commit();
        QTRY_COMPARE(QScroller::scroller(scene.list.viewport())->state(), QScroller::Inactive);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void itScrollsDownOnly()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.list));
        QCOMPARE(scene.list.widget()->width(), scene.list.viewport()->width());
        QCOMPARE(scene.list.horizontalScrollBar()->maximum(), 0);
    }

    void twoFingersScrollAsOneAndPressNothing()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.list));
        QList<int> clicks;
        for (int i = 0; i < scene.buttons.size(); ++i)
            connect(scene.buttons[i], &QAbstractButton::clicked, &scene.list,
                [&clicks, i] { clicks.append(i); });
        QPoint first = scene.middleOf(2), second = scene.middleOf(3);
        touch(scene).press(0, first, &scene.list).commit();
        touch(scene).stationary(0).press(1, second, &scene.list).commit();
        for (int step = 0; step < 10; ++step) {
            first -= QPoint(0, 9);
            second -= QPoint(0, 9);
            touch(scene).move(0, first, &scene.list).move(1, second, &scene.list).commit();
        }
        QTRY_VERIFY(scene.place() > 0);
        QVERIFY(scene.place() < 150); // no faster than one
        touch(scene).stationary(0).release(1, second, &scene.list).commit();
        touch(scene).release(0, first, &scene.list).commit();
        QTRY_COMPARE(QScroller::scroller(scene.list.viewport())->state(), QScroller::Inactive);
        QVERIFY(clicks.isEmpty());
        QVERIFY(std::none_of(scene.buttons.begin(), scene.buttons.end(),
            [](const QAbstractButton *button) { return button->isDown(); }));
    }
};

HZ_UI_TEST(TestTouchScroll)
#include "tst_touchscroll.moc"
