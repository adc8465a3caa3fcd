#include "support/inkgenerators.h"

#include <hz/ink/hit.h>
#include <hz/ink/shaper.h>

#include <QtTest/QTest>

using namespace hz;
using namespace hz::ink;

namespace {

Stroke strokeThrough(std::initializer_list<QPoint> units, const QString &brush = kPenBrush)
{
    Stroke stroke{.brush = brush, .ink = QStringLiteral("ink:black"), .width = 6 * kSubUnits};
    for (const QPoint point : units)
        stroke.samples.push_back({point.x() * kSubUnits, point.y() * kSubUnits, 0, 8});
    return stroke;
}

double distanceToLine(const Disc &disc, QPointF a, QPointF b)
{
    const QPointF way = b - a;
    return std::abs(way.x() * (disc.y - a.y()) - way.y() * (disc.x - a.x()))
        / std::hypot(way.x(), way.y());
}

} // namespace

class TestShaper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inkReachesTheNewestPointAtOnceAndNeverMoves()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = *test::strokeOnPage();
            Shaper shaper(stroke.brush, stroke.width, stroke.hasPressure);
            std::vector<Disc> discs, before;
            for (const Sample &sample : stroke.samples) {
                shaper.add(sample, discs);
                RC_ASSERT(std::equal(before.begin(), before.end(), discs.begin()));
                RC_ASSERT(std::abs(discs.back().x - float(sample.x) / kSubUnits) < 0.02F);
                RC_ASSERT(std::abs(discs.back().y - float(sample.y) / kSubUnits) < 0.02F);
                before = discs;
            }
        }));
    }

    void theOutlineCoversItsPoints()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = *test::strokeOnPage();
            const QPainterPath path = outline(stroke);
            for (const Disc &disc : shape(stroke))
                RC_ASSERT(path.contains(QPointF(disc.x, disc.y)));
        }));
    }

    void theOutlineCoversTheWayBetweenItsPoints()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = *test::strokeOnPage();
            const QPainterPath path = outline(stroke);
            const std::vector<Disc> discs = shape(stroke);
            for (size_t i = 1; i < discs.size(); ++i)
                RC_ASSERT(path.contains(
                    QPointF((discs[i - 1].x + discs[i].x) / 2, (discs[i - 1].y + discs[i].y) / 2)));
        }));
    }

    void boundsHoldAllInk()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = *test::strokeOnPage();
            const QRectF box = bounds(stroke);
            for (const Disc &disc : shape(stroke))
                RC_ASSERT(
                    box.contains(QRectF(disc.x - disc.r, disc.y - disc.r, 2 * disc.r, 2 * disc.r)));
        }));
    }

    void cornersStayCorners()
    {
        // A zigzag with 60° corners: no ink may leave the polyline.
        const Stroke stroke
            = strokeThrough({{0, 0}, {10, 17}, {20, 34}, {30, 17}, {40, 0}, {50, 17}}, kEvenBrush);
        for (const Disc &disc : shape(stroke)) {
            const double off = std::min({distanceToLine(disc, {0, 0}, {20, 34}),
                distanceToLine(disc, {20, 34}, {40, 0}), distanceToLine(disc, {40, 0}, {60, 34})});
            QVERIFY2(off < 0.6, qPrintable(QString::number(off)));
        }
    }

    void whatASensorRoundsDoesNotMakeWaves_data()
    {
        QTest::addColumn<double>("degrees");
        for (const double degrees : {7.0, 23.0, 41.0, 60.0, 83.0})
            QTest::addRow("%g degrees", degrees) << degrees;
    }
    void whatASensorRoundsDoesNotMakeWaves()
    {
        // A straight line reported in whole units: no ink may be farther from it than the points
        // themselves are.
        QFETCH(const double, degrees);
        const QPointF way(std::cos(degrees * M_PI / 180), std::sin(degrees * M_PI / 180));
        std::vector<QPoint> points;
        double rounded = 0;
        Stroke stroke = strokeThrough({}, kEvenBrush);
        for (int i = 0; i < 60; ++i) {
            const QPoint at = (way * i * 9.7).toPoint();
            rounded = std::max(rounded, std::abs(way.x() * at.y() - way.y() * at.x()));
            stroke.samples.push_back({at.x() * kSubUnits, at.y() * kSubUnits, 0, 8});
        }
        for (const Disc &disc : shape(stroke)) {
            const double off = std::abs(way.x() * disc.y - way.y() * disc.x);
            QVERIFY2(off < rounded + 0.12, qPrintable(QString::number(off - rounded)));
        }
    }

    void aCornerBetweenTwoSamplesMakesNoHook()
    {
        // Down, two turns of some 50° where the corner falls between samples, up again: the ink
        // stays within the corner's own triangle.
        const Stroke stroke = strokeThrough({{0, 0}, {6, 10}, {12, 20}, {18, 30}, {24, 40},
                                                {32, 40}, {38, 30}, {44, 20}, {50, 10}, {56, 0}},
            kEvenBrush);
        for (const Disc &disc : shape(stroke))
            QVERIFY2(disc.y < 41.2, qPrintable(QString::number(disc.y)));
        for (const Disc &disc : shape(stroke)) {
            const double off = std::min({distanceToLine(disc, {0, 0}, {24, 40}),
                distanceToLine(disc, {32, 40}, {56, 0}), std::abs(disc.y - 40.0)});
            QVERIFY2(off < 1.2, qPrintable(QString::number(off)));
        }
    }

    void aCircleWrittenInStepsIsRound()
    {
        Stroke stroke{
            .brush = kEvenBrush, .ink = QStringLiteral("ink:red"), .width = 4 * kSubUnits};
        for (int i = 0; i <= 24; ++i) // 24 chords: a polyline would be off by 0.85 units
            stroke.samples.push_back(
                {qint32(std::lround((200 + 100 * std::cos(i * M_PI / 12)) * kSubUnits)),
                    qint32(std::lround((200 + 100 * std::sin(i * M_PI / 12)) * kSubUnits)), 0, 8});
        const std::vector<Disc> discs = shape(stroke);
        double worst = 0;
        for (size_t i = 1; i < discs.size(); ++i) {
            const double x = (discs[i - 1].x + discs[i].x) / 2,
                         y = (discs[i - 1].y + discs[i].y) / 2;
            if (i > 18) // the first three chords have no past that confirms their bend
                worst = std::max(worst, std::abs(std::hypot(x - 200, y - 200) - 100));
        }
        QVERIFY2(worst < 0.3, qPrintable(QString::number(worst)));
    }

    void widthFollowsSpeedAndPressure()
    {
        Stroke slow = strokeThrough({}), fast = slow, light = slow, firm = slow;
        for (int i = 0; i < 40; ++i) {
            slow.samples.push_back({i * 2 * kSubUnits, 0, 0, 8});
            fast.samples.push_back({i * 30 * kSubUnits, 0, 0, 8});
            light.samples.push_back({i * 8 * kSubUnits, 0, 8000, 8});
            firm.samples.push_back({i * 8 * kSubUnits, 0, 60000, 8});
        }
        light.hasPressure = firm.hasPressure = true;
        QVERIFY(shape(slow).back().r > 2 * shape(fast).back().r);
        QVERIFY(shape(firm).back().r > 2 * shape(light).back().r);
    }

    void aTapIsADot()
    {
        const std::vector<Disc> discs = shape(strokeThrough({{5, 7}}));
        QCOMPARE(discs.size(), size_t(1));
        QVERIFY(discs.front().r > 2);
    }

    void theEraserMeetsInkItCrosses()
    {
        const Stroke stroke = strokeThrough({{0, 0}, {100, 0}});
        QVERIFY(touches(stroke, {50, -50}, {50, 50}, 1)); // crosses between two samples
        QVERIFY(touches(stroke, {50, 5}, {50, 5}, 3)); // beside it, within reach
        QVERIFY(!touches(stroke, {50, 30}, {80, 30}, 10));
        QVERIFY(!touches(stroke, {120, 0}, {160, 0}, 10));
    }

    void aPlacedStrokeStaysInItsBoundsAndIsMetThere()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = *test::strokeOnPage();
            const auto factor = [] { return *rc::gen::inRange(10, 400) / 100.0; };
            QTransform placed;
            placed.translate(*rc::gen::inRange(-900, 900), *rc::gen::inRange(-900, 900));
            placed.rotate(*rc::gen::inRange(0, 360));
            placed.scale(factor(), factor());
            const QRectF box = bounds(stroke, placed);
            for (const Disc &disc : shape(stroke, placed)) {
                const double x = double(disc.x), y = double(disc.y), r = double(disc.r);
                RC_ASSERT(box.contains(QRectF(x - r, y - r, 2 * r, 2 * r)));
            }
            const Sample &first = stroke.samples.front();
            const QPointF at = placed.map(QPointF(first.x, first.y) / kSubUnits);
            RC_ASSERT(touches(stroke, at, at, 0.5, placed));
        }));
    }

    void aStretchedStrokeKeepsARoundPen()
    {
        const Stroke stroke = strokeThrough({{0, 0}, {100, 0}});
        const QTransform stretched = QTransform::fromScale(4, 1);
        const Disc before = shape(stroke).front(), after = shape(stroke, stretched).front();
        QCOMPARE(after.r, 2 * before.r);
        QVERIFY(touches(stroke, {390, 0}, {390, 0}, 0.5, stretched));
        QVERIFY(!touches(stroke, {450, 0}, {450, 0}, 0.5, stretched));
    }
};

QTEST_GUILESS_MAIN(TestShaper)
#include "tst_shaper.moc"
