#include "ui/desksamples.h"
#include "ui/uitest.h"

#include <QtTest/QSignalSpy>

using namespace hz;
using namespace hz::test;
using namespace hz::ui;

namespace {

struct Room {
    Room()
    {
        plan.setData(samplePlan());
        plan.resize(1000, 640);
        plan.show();
        plan.setFocus();
    }
    QPoint middle(int seat) const { return plan.cells()[size_t(seat)].rect.center().toPoint(); }
    void click(int seat, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&plan, Qt::LeftButton, modifiers, middle(seat));
    }
    void drag(int from, const QPoint &to)
    {
        QTest::mousePress(&plan, Qt::LeftButton, {}, middle(from));
        QTest::mouseMove(&plan, (middle(from) + to) / 2);
        QTest::mouseMove(&plan, to);
        QTest::mouseRelease(&plan, Qt::LeftButton, {}, to);
    }
    SeatPlan plan;
};

} // namespace

class TstSeatPlan final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seatsStandInRowsWithAnAisle()
    {
        const Room room;
        const auto &cells = room.plan.cells();
        QCOMPARE(cells[12].row, 1);
        QCOMPARE(cells[12].column, 2);
        const double usual = cells[1].rect.left() - cells[0].rect.right();
        const double aisle = cells[5].rect.left() - cells[4].rect.right();
        QVERIFY(aisle > usual + 20);
        for (size_t i = 1; i < samplePlan().seats.size(); ++i)
            QVERIFY(!cells[i].rect.intersects(cells[i - 1].rect));
    }

    void clicksSelect()
    {
        Room room;
        const QSignalSpy changed(&room.plan, &SeatPlan::selectionChanged);
        room.click(3);
        QCOMPARE(room.plan.selected(), QSet<int>{3});
        room.click(5, Qt::ControlModifier);
        QCOMPARE(room.plan.selected(), (QSet<int>{3, 5}));
        room.click(3, Qt::ControlModifier);
        QCOMPARE(room.plan.selected(), QSet<int>{5});
        QCOMPARE(changed.size(), 3);
    }

    void shiftSelectsARectangle()
    {
        Room room;
        room.click(1);
        room.click(22, Qt::ShiftModifier);
        QCOMPARE(room.plan.selected(), (QSet<int>{1, 2, 11, 12, 21, 22}));
    }

    void arrowKeysWalkAcrossTheAisle()
    {
        Room room;
        room.click(4);
        QTest::keyClick(&room.plan, Qt::Key_Right);
        QCOMPARE(room.plan.selected(), QSet<int>{5});
        QTest::keyClick(&room.plan, Qt::Key_Down);
        QCOMPARE(room.plan.selected(), QSet<int>{15});
        QTest::keyClick(&room.plan, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(room.plan.selected(), (QSet<int>{14, 15}));
        QTest::keyClick(&room.plan, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(room.plan.selected().size(), 50);
        QTest::keyClick(&room.plan, Qt::Key_Escape);
        QVERIFY(room.plan.selected().isEmpty());
    }

    void theKeyboardSelectsSeatsApart()
    {
        Room room;
        room.click(0);
        QTest::keyClick(&room.plan, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&room.plan, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&room.plan, Qt::Key_Space);
        QCOMPARE(room.plan.selected(), (QSet<int>{0, 2}));
    }

    void draggingOntoASeatMoves()
    {
        Room room;
        const QSignalSpy moved(&room.plan, &SeatPlan::moved);
        room.drag(7, room.middle(23));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0][0].toInt(), 7);
        QCOMPARE(moved[0][1].toInt(), 23);
        QCOMPARE(room.plan.currentCell(), 23);
    }

    void draggingBesideASeatMovesNothing()
    {
        Room room;
        const QSignalSpy moved(&room.plan, &SeatPlan::moved);
        room.drag(7, {room.plan.width() - 1, room.plan.height() - 1});
        room.drag(7, room.middle(7) + QPoint(14, 14));
        QCOMPARE(moved.size(), 0);
    }

    void escapeGivesADragUp()
    {
        Room room;
        const QSignalSpy moved(&room.plan, &SeatPlan::moved);
        QTest::mousePress(&room.plan, Qt::LeftButton, {}, room.middle(7));
        QTest::mouseMove(&room.plan, room.middle(8));
        QTest::keyClick(&room.plan, Qt::Key_Escape);
        QTest::mouseRelease(&room.plan, Qt::LeftButton, {}, room.middle(8));
        QCOMPARE(moved.size(), 0);
    }

    void anEmptySeatTakesButGivesNothing()
    {
        Room room;
        SeatPlanData data = samplePlan();
        data.seats[8].number.clear();
        room.plan.setData(data);
        const QSignalSpy moved(&room.plan, &SeatPlan::moved);
        room.drag(8, room.middle(9));
        QCOMPARE(moved.size(), 0);
        room.drag(9, room.middle(8));
        QCOMPARE(moved.size(), 1);
    }

    void altAndAnArrowMove()
    {
        Room room;
        const QSignalSpy moved(&room.plan, &SeatPlan::moved);
        room.click(12);
        QTest::keyClick(&room.plan, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0][0].toInt(), 12);
        QCOMPARE(moved[0][1].toInt(), 22);
        QCOMPARE(room.plan.selected(), QSet<int>{22}); // goes along
    }

    void fewerSeatsSelectFewer()
    {
        Room room;
        room.plan.setSelected({3, 45});
        SeatPlanData data = samplePlan();
        data.seats.resize(20);
        room.plan.setData(data);
        QCOMPARE(room.plan.selected(), QSet<int>{3});
    }

    void whatStandsAtTheFrontIsACellToo()
    {
        Room room;
        const QSignalSpy activated(&room.plan, &Chart::activated);
        room.click(50);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), -1);
        QCOMPARE(activated[0][1].toInt(), 0);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const hz::test::Look look(App::Console);
    TstSeatPlan test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_seatplan.moc"
