#include <hz/canvas/arranger.h>
#include <hz/core/ulid.h>

#include <QtTest/QTest>

using namespace hz;
using namespace hz::canvas;
using Drag = Arranger::Drag;
using Handle = Arranger::Handle;

namespace {

constexpr Arranger::Reach kReach{};

QPoint units(double x, double y)
{
    return QPoint(int(x), int(y)) * page::kSubUnits;
}

// A filled rectangle at that place.
page::Element box(quint32 number, QRectF place)
{
    page::Element element
        = page::objectElement(page::Shape{.kind = page::Shape::Kind::Rectangle,
                                  .points = {units(0, 0), units(place.width(), place.height())},
                                  .width = page::kSubUnits,
                                  .fill = QStringLiteral("ink:blue")},
            QTransform::fromTranslate(place.x(), place.y()));
    element.id = {Ulid::fromString(QStringLiteral("01J00000000000000000000000")).value(), number};
    element.z = number;
    return element;
}

struct Bench {
    Bench()
    {
        page.add(box(1, {100, 100, 200, 100}));
        page.add(box(2, {500, 300, 100, 100}));
        page.add(box(3, {1200, 700, 100, 100}));
    }
    std::optional<QTransform> drag(const std::vector<QPointF> &way)
    {
        arranger.press(page, way.front(), kReach);
        for (size_t i = 1; i < way.size(); ++i)
            arranger.move(page, way[i], kReach);
        return arranger.lift(page, kReach);
    }
    QList<quint32> selected() const
    {
        QList<quint32> numbers;
        for (const page::ElementId &id : arranger.ids())
            numbers.append(id.seq);
        return numbers;
    }

    page::Page page;
    Arranger arranger;
};

bool isNear(QPointF a, QPointF b)
{
    return QLineF(a, b).length() < 0.5;
}

} // namespace

class TestArranger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTapSelectsWhatIsOnTopAndOneBesideItNothing()
    {
        Bench bench;
        QVERIFY(!bench.drag({{200, 150}}));
        QCOMPARE(bench.selected(), QList<quint32>{1});
        QVERIFY(!bench.drag({{550, 350}}));
        QCOMPARE(bench.selected(), QList<quint32>{2});
        QVERIFY(!bench.drag({{900, 900}}));
        QCOMPARE(bench.selected(), QList<quint32>());
    }

    void aLassoSelectsWhatItHolds()
    {
        Bench bench;
        bench.drag({{50, 50}, {700, 50}, {700, 450}, {50, 450}, {50, 60}});
        QCOMPARE(bench.selected(), (QList<quint32>{1, 2}));
    }

    void aDragMovesWhatIsUnderIt()
    {
        Bench bench;
        const auto by = bench.drag({{200, 150}, {220, 160}, {260, 413}});
        QVERIFY(by);
        QVERIFY(isNear(by->map(QPointF(0, 0)), {60, 263}));
        QVERIFY(bench.arranger.by().isIdentity()); // the page is changed by whoever holds it
    }

    void aTremblingTapMovesNothing()
    {
        Bench bench;
        QVERIFY(!bench.drag({{200, 150}, {203, 151}, {201, 153}}));
    }

    void cornersKeepProportionsAndTheOppositeCorner()
    {
        Bench bench;
        bench.drag({{200, 150}});
        const QPointF corner = bench.arranger.place(Handle::BottomRight, kReach);
        const QPointF fixed = bench.arranger.place(Handle::TopLeft, kReach);
        QCOMPARE(bench.arranger.press(bench.page, corner, kReach), Drag::Handle);
        bench.arranger.move(bench.page, corner + (corner - fixed), kReach);
        const auto by = bench.arranger.lift(bench.page, kReach);
        QVERIFY(by);
        QVERIFY(isNear(by->map(fixed), fixed));
        QVERIFY(isNear(by->map(corner), corner + (corner - fixed)));
        QCOMPARE(qRound(by->m11() * 100), 200);
        QCOMPARE(qRound(by->m22() * 100), 200);
    }

    void sidesStretch()
    {
        Bench bench;
        bench.drag({{200, 150}});
        const QPointF side = bench.arranger.place(Handle::Right, kReach);
        const auto by = bench.drag({side, side + QPointF(100, 40)});
        QVERIFY(by);
        QVERIFY(by->m11() > 1.4);
        QCOMPARE(by->m22(), 1.0);
    }

    void aHandlePulledThroughTheOtherSideMirrorsAndNeverVanishes()
    {
        Bench bench;
        bench.drag({{200, 150}});
        const QPointF side = bench.arranger.place(Handle::Right, kReach);
        const QPointF left = bench.arranger.place(Handle::Left, kReach);
        const auto flat = bench.drag({side, left});
        QVERIFY(flat && std::abs(flat->m11()) >= 0.02);
        const auto mirrored = bench.drag({side, left - QPointF(50, 0)});
        QVERIFY(mirrored && mirrored->m11() < 0);
    }

    void aTurnStopsAtFifteenDegrees()
    {
        Bench bench;
        bench.drag({{550, 350}});
        const QPointF grip = bench.arranger.place(Handle::Turn, kReach);
        const QPointF centre(550, 350);
        const auto turnedBy = [&](double degrees) {
            const QPointF to = QTransform::fromTranslate(-centre.x(), -centre.y()).map(grip);
            return bench.drag({grip, centre + QTransform().rotate(degrees).map(to)});
        };
        const auto near45 = turnedBy(44);
        QVERIFY(near45);
        QVERIFY(std::abs(std::atan2(near45->m12(), near45->m11()) * 180 / M_PI - 45) < 0.1);
        const auto off = turnedBy(38);
        QVERIFY(std::abs(std::atan2(off->m12(), off->m11()) * 180 / M_PI - 38) < 0.1);
    }

    void aMoveSnapsToTheEdgeOfAnotherAndShowsIt()
    {
        Bench bench;
        bench.arranger.press(bench.page, {200, 150}, kReach);
        bench.arranger.move(bench.page, {220, 150}, kReach);
        // Its left edge (100) comes to 496; the other's is at 500.
        bench.arranger.move(bench.page, {596, 230}, kReach);
        QCOMPARE(bench.arranger.guides().size(), size_t(1));
        const auto by = bench.arranger.lift(bench.page, kReach);
        QVERIFY(by);
        QVERIFY(std::abs(by->dx() - 400) < 1);
    }

    void whatIsLockedIsSelectedButNotMoved()
    {
        Bench bench;
        page::Element locked = *bench.page.find(box(1, {}).id);
        locked.isLocked = true;
        bench.page.replace(locked);
        QVERIFY(!bench.drag({{200, 150}, {300, 300}, {400, 400}}));
        QCOMPARE(bench.selected(), QList<quint32>{1});
        QVERIFY(bench.arranger.isLocked());
    }

    void aGroupIsSelectedWhole()
    {
        Bench bench;
        for (const quint32 number : {1u, 3u}) {
            page::Element member = *bench.page.find(box(number, {}).id);
            member.group = page::GroupId(
                Ulid::fromString(QStringLiteral("01J00000000000000000000001")).value());
            bench.page.replace(member);
        }
        bench.drag({{200, 150}});
        QCOMPARE(bench.selected(), (QList<quint32>{1, 3}));
    }

    void whatIsGoneIsNotSelected()
    {
        Bench bench;
        bench.drag({{200, 150}});
        bench.page.remove(bench.arranger.ids().front());
        bench.arranger.refresh(bench.page);
        QVERIFY(bench.arranger.isEmpty());
        QVERIFY(bench.arranger.frame().isEmpty());
    }

    void aCancelledDragLeavesEverythingWhereItWas()
    {
        Bench bench;
        bench.arranger.press(bench.page, {200, 150}, kReach);
        bench.arranger.move(bench.page, {400, 400}, kReach);
        bench.arranger.cancel();
        QVERIFY(bench.arranger.by().isIdentity());
        QVERIFY(!bench.arranger.lift(bench.page, kReach));
    }
};

QTEST_GUILESS_MAIN(TestArranger)
#include "tst_arranger.moc"
