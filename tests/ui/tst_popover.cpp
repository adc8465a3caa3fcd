#include "uitest.h"

#include <hz/ui/popover.h>
#include <hz/ui/touchbutton.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

// A page with a bar, a button of the bar, and what the button opens.
struct Scene {
    QWidget window;
    QPushButton page{u"page"_s, &window};
    FloatingPanel bar{&window};
    TouchButton opener{IconName::Pen, u"Pen"_s, &bar};
    Popover popover{&window, &opener};
    TouchButton inside{IconName::None, u"Red"_s, &popover};

    explicit Scene(const QRect &barAt)
    {
        window.resize(1000, 600);
        page.setGeometry(window.rect());
        page.lower();
        bar.setGeometry(barAt);
        opener.resize(opener.sizeHint());
        auto *row = new QHBoxLayout(&popover);
        row->addWidget(&inside);
        QObject::connect(&opener, &QAbstractButton::clicked, &popover, &Popover::toggle);
        window.show();
    }
};

const QRect kBelow(300, 500, 400, 82), kRight(900, 100, 82, 400), kLeft(18, 100, 82, 400);

} // namespace

class TestPopover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itStandsTowardsThePage_data()
    {
        QTest::addColumn<QRect>("bar");
        QTest::addColumn<Qt::Edge>("side");
        QTest::newRow("above a bar below") << kBelow << Qt::TopEdge;
        QTest::newRow("left of a bar at the right") << kRight << Qt::LeftEdge;
        QTest::newRow("right of a bar at the left") << kLeft << Qt::RightEdge;
    }
    void itStandsTowardsThePage()
    {
        QFETCH(const QRect, bar);
        QFETCH(const Qt::Edge, side);
        Scene scene(bar);
        scene.popover.popUp();
        const QRect at = scene.popover.geometry();
        const int gap = theme().px(Measure::PopoverGap), edge = theme().px(Measure::BarFromEdge);
        QVERIFY(scene.window.rect().adjusted(edge, edge, -edge, -edge).contains(at));
        if (side == Qt::TopEdge)
            QCOMPARE(bar.top() - at.bottom() - 1, gap);
        else if (side == Qt::LeftEdge)
            QCOMPARE(bar.left() - at.right() - 1, gap);
        else
            QCOMPARE(at.left() - bar.right() - 1, gap);
    }

    void itStaysInsideASmallerWindow()
    {
        Scene scene(kBelow);
        scene.popover.popUp();
        scene.window.resize(400, 300);
        QVERIFY(scene.window.rect().contains(scene.popover.geometry()));
    }

    void withoutAnOpenerItStandsInTheMiddleOfWhatItMayCover()
    {
        Scene scene(kBelow);
        scene.popover.setOpener(nullptr);
        scene.popover.popUp();
        QCOMPARE(scene.popover.geometry().center(), scene.window.rect().center());
        scene.popover.hide();
        scene.popover.setKeptFree({0, 0, 0, 100});
        scene.popover.popUp();
        QCOMPARE(scene.popover.geometry().center(),
            scene.window.rect().adjusted(0, 0, 0, -100).center());
    }

    void itKeepsOffWhatIsNotItsOwn()
    {
        Scene scene(kRight);
        scene.popover.setKeptFree({0, 0, 0, 450});
        scene.popover.popUp();
        const int edge = theme().px(Measure::BarFromEdge);
        QVERIFY(scene.popover.geometry().bottom() < scene.window.height() - edge - 450);
    }

    void itStandsByTheButtonThatOpenedItLast()
    {
        Scene scene(kRight);
        FloatingPanel left(&scene.window);
        left.setGeometry(kLeft);
        TouchButton second(IconName::Pen, u"Pen"_s, &left);
        scene.popover.setOpener(&second);
        scene.popover.popUp();
        const int gap = theme().px(Measure::PopoverGap);
        QCOMPARE(scene.popover.x() - kLeft.right() - 1, gap);
    }

    void aPressOutsideClosesItAndCounts()
    {
        Scene scene(kBelow);
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        const QSignalSpy pressed(&scene.page, &QPushButton::clicked);
        const QSignalSpy closed(&scene.popover, &Popover::closed);
        scene.popover.popUp();
        QTest::mouseClick(&scene.page, Qt::LeftButton, {}, {10, 10});
        QVERIFY(!scene.popover.isVisible());
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(closed.size(), 1);
    }

    void aPressInsideLeavesItOpen()
    {
        Scene scene(kBelow);
        scene.popover.popUp();
        QTest::mouseClick(&scene.inside, Qt::LeftButton);
        QVERIFY(scene.popover.isVisible());
    }

    void theOpenersTapOpensItAndClosesIt()
    {
        Scene scene(kBelow);
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        QTest::mouseClick(&scene.opener, Qt::LeftButton);
        QVERIFY(scene.popover.isVisible());
        QTest::mouseClick(&scene.opener, Qt::LeftButton);
        QVERIFY(!scene.popover.isVisible());
    }

    void escapeClosesItAndTheKeyboardGoesBackToItsButton()
    {
        Scene scene(kBelow);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.opener.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&scene.window, Qt::Key_Tab); // now the window knows of the keyboard
        scene.opener.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&scene.opener, Qt::Key_Return);
        QVERIFY(scene.popover.isVisible());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&scene.inside));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!scene.popover.isVisible());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&scene.opener));
    }

    void itFollowsAChangeOfScale()
    {
        Scene scene(kBelow);
        scene.popover.popUp();
        const int before = scene.popover.height();
        theme().setScale(1.5);
        QTRY_VERIFY(scene.popover.height() > before);
        theme().setScale(1);
    }
};

HZ_UI_TEST(TestPopover)
#include "tst_popover.moc"
