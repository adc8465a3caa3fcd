// What an area eraser leaves of a stroke.
#include "support/handwriting.h"
#include "support/inkgenerators.h"

#include <hz/ink/codec.h>
#include <hz/ink/cut.h>
#include <hz/ink/palette.h>
#include <hz/ink/raster.h>
#include <hz/ink/shaper.h>

#include <QtTest/QTest>

using namespace hz;
using namespace hz::ink;

namespace {

constexpr double kTolerance = 0.5; // page units: 1/8 for the curve, the rest for stretched ink

struct Eraser {
    QPointF from, to;
    double radius;
};

// Near the stroke, with a way of its own or at rest.
Eraser eraserNear(const Stroke &stroke, const QTransform &placed)
{
    const Sample &near = stroke.samples[*rc::gen::inRange<size_t>(0, stroke.samples.size())];
    const auto off = [](int most) {
        return QPointF(*rc::gen::inRange(-most, most + 1), *rc::gen::inRange(-most, most + 1));
    };
    const QPointF from = placed.map(QPointF(near.x, near.y) / kSubUnits) + off(20);
    return {from, *rc::gen::arbitrary<bool>() ? from : from + off(60),
        double(*rc::gen::inRange(3, 40))};
}

QTransform somePlacement()
{
    if (*rc::gen::arbitrary<bool>())
        return {};
    return QTransform::fromTranslate(*rc::gen::inRange(-200, 200), *rc::gen::inRange(-200, 200))
        .rotate(*rc::gen::inRange(0, 360))
        .scale(*rc::gen::inRange(5, 30) / 10.0, *rc::gen::inRange(5, 30) / 10.0);
}

double distance(QPointF point, QPointF a, QPointF b)
{
    const QPointF way = b - a;
    const double squared = QPointF::dotProduct(way, way);
    const double t
        = squared > 0 ? std::clamp(QPointF::dotProduct(point - a, way) / squared, 0.0, 1.0) : 0;
    const QPointF off = point - a - t * way;
    return std::hypot(off.x(), off.y());
}

QPointF centre(const Disc &disc)
{
    return {double(disc.x), double(disc.y)};
}

double gap(const Eraser &eraser, QPointF point, double discRadius)
{
    return distance(point, eraser.from, eraser.to) - eraser.radius - discRadius;
}

// Discs along the chain, near each other.
std::vector<Disc> dense(const std::vector<Disc> &discs)
{
    std::vector<Disc> all;
    for (size_t i = 0; i < discs.size(); ++i) {
        if (i > 0) {
            constexpr int kSteps = 8;
            for (int step = 1; step < kSteps; ++step) {
                const float t = float(step) / kSteps;
                const Disc &a = discs[i - 1], &b = discs[i];
                all.push_back(
                    {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.r + t * (b.r - a.r)});
            }
        }
        all.push_back(discs[i]);
    }
    return all;
}

// How far a disc is from a chain, its radius among it.
double offFrom(const Disc &disc, const std::vector<Disc> &chain)
{
    double least = 1e9;
    for (size_t i = 0; i < chain.size(); ++i) {
        const Disc &a = chain[i == 0 ? 0 : i - 1], &b = chain[i];
        const QPointF way = centre(b) - centre(a);
        const double squared = QPointF::dotProduct(way, way);
        const double t = squared > 0
            ? std::clamp(QPointF::dotProduct(centre(disc) - centre(a), way) / squared, 0.0, 1.0)
            : 1;
        const QPointF off = centre(disc) - centre(a) - t * way;
        const double radius = double(a.r) + t * (double(b.r) - double(a.r));
        least = std::min(least, std::hypot(off.x(), off.y()) + std::abs(radius - double(disc.r)));
    }
    return least;
}

// A hand's strokes, with the times of its device; with pressure or without.
Stroke handwritten()
{
    std::vector<QPointF> points;
    QPointF at(*rc::gen::inRange(100, 900), *rc::gen::inRange(100, 500));
    for (int i = *rc::gen::inRange(2, 8); i > 0; --i) {
        points.push_back(at);
        at += QPointF(*rc::gen::inRange(-120, 120), *rc::gen::inRange(-120, 120));
    }
    points.push_back(at);
    test::Hand hand{.unitsPerMs = *rc::gen::inRange(5, 150) / 100.0,
        .rateHz = double(*rc::gen::element(60, 133, 200)),
        .jitterUnits = *rc::gen::element(0.0, 0.25),
        .pressure = *rc::gen::arbitrary<bool>(),
        .brush = *rc::gen::element(kPenBrush, kEvenBrush, kHighlighterBrush),
        .width = quint16(*rc::gen::inRange(2, 40) * kSubUnits)};
    std::mt19937 random(*rc::gen::inRange(1u, 1'000'000u));
    return test::penned(test::curveThrough(points), hand, random, 1'760'000'000'000);
}

Stroke someStroke()
{
    return *rc::gen::arbitrary<bool>() ? handwritten() : *test::strokeOnPage();
}

// Coverage of all of them as of one stroke: where a stroke crosses itself, two parts of it overlap.
QImage drawn(const std::vector<Stroke> &strokes)
{
    QImage image(1920, 1080, QImage::Format_RGB32);
    image.fill(Qt::white);
    Mask mask;
    mask.reset(image.rect());
    for (const Stroke &stroke : strokes)
        mask.fill(shape(stroke), 0, {1});
    blend(image, {}, mask, image.rect(), {});
    return image;
}

std::vector<qint64> timesOf(const Stroke &stroke)
{
    std::vector<qint64> times;
    qint64 ms = stroke.startedMs;
    for (size_t i = 0; i < stroke.samples.size(); ++i)
        times.push_back(ms += i == 0 ? 0 : stroke.samples[i].deltaMs);
    return times;
}

} // namespace

class TestCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftUnderTheEraser()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = someStroke();
            const QTransform placed = somePlacement();
            const Eraser eraser = eraserNear(stroke, placed);
            const auto result = cut(stroke, eraser.from, eraser.to, eraser.radius, placed);
            const std::vector<Stroke> rest = result ? result->rest : std::vector{stroke};
            for (const Stroke &part : rest)
                for (const Disc &disc : dense(shape(part, placed)))
                    RC_ASSERT(gap(eraser, centre(disc), double(disc.r)) > -kTolerance);
        }));
    }

    void whatLiesOutsideIsLeftWhereItWas()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = someStroke();
            const QTransform placed = somePlacement();
            const Eraser eraser = eraserNear(stroke, placed);
            const auto result = cut(stroke, eraser.from, eraser.to, eraser.radius, placed);
            RC_PRE(result.has_value());
            const std::vector<Disc> before = shape(stroke, placed);
            std::vector<std::vector<Disc>> after;
            for (const Stroke &part : result->rest) {
                after.push_back(shape(part, placed));
                for (const Disc &disc : dense(after.back())) // nothing new
                    RC_ASSERT(offFrom(disc, before) < kTolerance);
            }
            // And nothing lost but dust: ends shorter than half a unit.
            for (const Disc &disc : dense(before)) {
                if (gap(eraser, centre(disc), double(disc.r)) < 1)
                    continue;
                double off = 1e9;
                for (const std::vector<Disc> &chain : after)
                    off = std::min(off, offFrom(disc, chain));
                RC_ASSERT(off < kTolerance);
            }
        }));
    }

    // Each sample that is added behind a cut changes the bend at the next one, to the end.
    void alsoTheFarEndOfAJaggedStrokeIsLeftWhereItWas()
    {
        Stroke stroke;
        stroke.brush = kEvenBrush;
        stroke.width = kSubUnits;
        for (const QPoint point : {QPoint(0, 0), {-1783, -1920}, {-3703, -3055}, {-5473, -4250},
                 {-6041, -5841}, {-7480, -7325}, {-8573, -9245}, {-10493, -11165}, {-11710, -13085},
                 {-12981, -14661}, {-14376, -16129}, {-16296, -17274}, {-17723, -19194},
                 {-18925, -20638}, {-20845, -22470}, {-22317, -24390}, {-23455, -25574},
                 {-24804, -27494}, {-26724, -29414}})
            stroke.samples.push_back({.x = point.x(), .y = point.y()});
        const QPointF eraser(-47.859375, -50);
        const auto result = cut(stroke, eraser, eraser, 7);
        QVERIFY(result && result->rest.size() == 2);
        double most = 0;
        for (const Stroke &part : result->rest)
            for (const Disc &disc : dense(shape(part)))
                most = std::max(most, offFrom(disc, shape(stroke)));
        QVERIFY2(most < 0.15, qPrintable(QString::number(most)));
    }

    void samplesThatRemainAreKeptAsTheyWere()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = someStroke();
            const Eraser eraser = eraserNear(stroke, {});
            const auto result = cut(stroke, eraser.from, eraser.to, eraser.radius);
            RC_PRE(result.has_value());
            const std::vector<qint64> times = timesOf(stroke);
            size_t next = 0; // both are in the order of writing
            std::vector<std::pair<Sample, qint64>> rest;
            for (const Stroke &part : result->rest) {
                RC_ASSERT(part.brush == stroke.brush && part.ink == stroke.ink
                    && part.width == stroke.width);
                const std::vector<qint64> partTimes = timesOf(part);
                for (size_t i = 0; i < part.samples.size(); ++i)
                    rest.emplace_back(part.samples[i], partTimes[i]);
            }
            const double reach = stroke.width / (2.0 * kSubUnits) * 1.25;
            for (size_t i = 0; i < stroke.samples.size(); ++i) {
                const Sample &sample = stroke.samples[i];
                if (gap(eraser, QPointF(sample.x, sample.y) / kSubUnits, reach) < 1)
                    continue;
                while (next < rest.size()
                    && !(rest[next].first.x == sample.x && rest[next].first.y == sample.y
                        && rest[next].second == times[i]
                        && (!stroke.hasPressure || rest[next].first.pressure == sample.pressure)))
                    ++next;
                RC_ASSERT(next++ < rest.size());
            }
        }));
    }

    void pixelsOutsideTheChangedPlaceStay()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = handwritten();
            const Eraser eraser = eraserNear(stroke, {});
            const auto result = cut(stroke, eraser.from, eraser.to, eraser.radius);
            RC_PRE(result.has_value());
            const QImage before = drawn({stroke}), after = drawn(result->rest);
            const QRect changed = result->changed.toAlignedRect();
            int most = 0;
            for (int y = 0; y < before.height(); ++y) {
                const auto *was = reinterpret_cast<const QRgb *>(before.constScanLine(y));
                const auto *is = reinterpret_cast<const QRgb *>(after.constScanLine(y));
                for (int x = 0; x < before.width(); ++x)
                    if (was[x] != is[x] && !changed.contains(x, y))
                        most = std::max(most, std::abs(qGray(was[x]) - qGray(is[x])));
            }
            RC_ASSERT(most <= 2);
        }));
    }

    void aRestingEraserComesToAnEnd()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = someStroke();
            const QTransform placed = somePlacement();
            const Eraser eraser = eraserNear(stroke, placed);
            // What is met by hardly more than the tolerance may go with the second event.
            std::vector<Stroke> rest{stroke};
            int cuts = 0;
            for (bool isCut = true; isCut; ++cuts) {
                RC_ASSERT(cuts < 4);
                isCut = false;
                std::vector<Stroke> next;
                for (const Stroke &part : rest) {
                    const auto result = cut(part, eraser.from, eraser.to, eraser.radius, placed);
                    isCut |= result.has_value();
                    const std::vector<Stroke> left = result ? result->rest : std::vector{part};
                    next.insert(next.end(), left.begin(), left.end());
                }
                rest = next;
            }
        }));
    }

    void aWayInStepsLeavesWhatTheWholeWayLeaves()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = handwritten();
            const Eraser eraser = eraserNear(stroke, {});
            std::vector<Stroke> rest{stroke};
            constexpr int kSteps = 12;
            const auto at
                = [&](int step) { return eraser.from + (eraser.to - eraser.from) * step / kSteps; };
            for (int step = 1; step <= kSteps; ++step) {
                std::vector<Stroke> next;
                for (const Stroke &part : rest) {
                    const auto result = cut(part, at(step - 1), at(step), eraser.radius);
                    const std::vector<Stroke> left = result ? result->rest : std::vector{part};
                    next.insert(next.end(), left.begin(), left.end());
                }
                rest = next;
            }
            const auto whole = cut(stroke, eraser.from, eraser.to, eraser.radius);
            const std::vector<Stroke> expected = whole ? whole->rest : std::vector{stroke};
            const QImage inSteps = drawn(rest), atOnce = drawn(expected);
            int differing = 0;
            for (int y = 0; y < inSteps.height(); ++y)
                for (int x = 0; x < inSteps.width(); ++x)
                    differing
                        += std::abs(qGray(inSteps.pixel(x, y)) - qGray(atOnce.pixel(x, y))) > 100;
            RC_ASSERT(differing <= 60); // a rest that is dust, in one way and not in the other
        }));
    }

    void theRestSurvivesTheCodec()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = someStroke();
            const Eraser eraser = eraserNear(stroke, {});
            const auto result = cut(stroke, eraser.from, eraser.to, eraser.radius);
            RC_PRE(result.has_value());
            for (const Stroke &part : result->rest) {
                const Result<Stroke> read = decodeStroke(encodeStroke(part));
                RC_ASSERT(read && *read == part);
            }
        }));
    }

    void aDotIsWholeOrGone()
    {
        const Stroke dot{.brush = kPenBrush,
            .ink = QStringLiteral("ink:black"),
            .width = 6 * kSubUnits,
            .samples = {{100 * kSubUnits, 100 * kSubUnits, 0, 0}}};
        const auto gone = cut(dot, {90, 100}, {90, 100}, 10);
        QVERIFY(gone && gone->rest.empty() && gone->changed.contains(QPointF(100, 100)));
        QVERIFY(!cut(dot, {80, 100}, {80, 100}, 10));
    }

    void anEraserAcrossTheMiddleLeavesTwoEnds()
    {
        Stroke line{.brush = kEvenBrush,
            .ink = QStringLiteral("ink:red"),
            .width = 6 * kSubUnits,
            .startedMs = 1000};
        for (int x = 0; x <= 200; x += 10)
            line.samples.push_back({x * kSubUnits, 50 * kSubUnits, 0, 8});
        const auto result = cut(line, {105, 0}, {105, 100}, 20);
        QVERIFY(result);
        QCOMPARE(result->rest.size(), size_t(2));
        // The pen's half width on top of the eraser's.
        QCOMPARE(result->rest[0].samples.back().x, 82 * kSubUnits);
        QCOMPARE(result->rest[1].samples.front().x, 128 * kSubUnits);
        QCOMPARE(result->rest[0].startedMs, 1000);
        QCOMPARE(result->rest[1].startedMs, 1000 + 13 * 8 - 2); // 128 of 10 a sample
        QCOMPARE(result->rest[1].samples[1].x, 130 * kSubUnits);
        QCOMPARE(timesOf(result->rest[1]).back(), timesOf(line).back());
    }

    void damagedStrokesAreCutWithoutHarm()
    {
        QVERIFY(rc::check([](const Stroke &stroke) {
            const Sample at = stroke.samples.empty() ? Sample() : stroke.samples.front();
            const QPointF from = QPointF(at.x, at.y) / kSubUnits;
            if (const auto result = cut(stroke, from, from + QPointF(500, 300), 40))
                for (const Stroke &part : result->rest)
                    RC_ASSERT(!part.samples.empty());
        }));
    }
};

QTEST_GUILESS_MAIN(TestCut)
#include "tst_cut.moc"
