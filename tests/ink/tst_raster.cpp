#include "support/inkgenerators.h"

#include <hz/ink/palette.h>
#include <hz/ink/raster.h>

#include <QtTest/QTest>

using namespace hz;
using namespace hz::ink;

class TestRaster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wetInkEqualsDryInkToThePixel()
    {
        // Wet: segment by segment into one mask of the view. Dry: the whole stroke through its own
        // mask, in tiles.
        QVERIFY(rc::check([] {
            const Stroke stroke = *test::strokeOnPage();
            const PixelScale scale{*rc::gen::element(0.5, 1.0, 1.37, 2.0)};
            const QRect view(0, 0, 800, 500);
            QImage wet(view.size(), QImage::Format_RGB32);
            wet.fill(Qt::white);
            QImage dry = wet.copy();
            const Paint paint = paintOf(stroke, Ground::White);

            Mask mask;
            mask.reset(view);
            Shaper shaper(stroke.brush, stroke.width, stroke.hasPressure);
            std::vector<Disc> discs;
            size_t drawn = 0;
            for (const Sample &sample : stroke.samples) {
                shaper.add(sample, discs);
                mask.fill(discs, drawn, scale);
                drawn = discs.size();
            }
            blend(wet, {0, 0}, mask, view, paint);

            Mask scratch;
            constexpr int kTile = 256;
            for (int y = 0; y < view.height(); y += kTile)
                for (int x = 0; x < view.width(); x += kTile) {
                    QImage tile(kTile, kTile, QImage::Format_RGB32);
                    tile.fill(Qt::white);
                    drawStroke(tile, {x, y}, stroke, scale, paint, scratch);
                    for (int row = 0; row < kTile && y + row < view.height(); ++row)
                        for (int column = 0; column < kTile && x + column < view.width(); ++column)
                            dry.setPixel(x + column, y + row, tile.pixel(column, row));
                }
            RC_ASSERT(wet == dry);
        }));
    }

    void aMovedStrokeHasTheSamePixelsElsewhere()
    {
        QVERIFY(rc::check([] {
            const Stroke stroke = *test::strokeOnPage();
            const QPoint by(*rc::gen::inRange(-200, 200), *rc::gen::inRange(-200, 200));
            QImage here(640, 360, QImage::Format_RGB32), there(640, 360, QImage::Format_RGB32);
            here.fill(Qt::white);
            there.fill(Qt::white);
            Mask scratch;
            const Paint paint = paintOf(stroke, Ground::White);
            drawStroke(here, {0, 0}, stroke, {1}, paint, scratch);
            drawStroke(
                there, by, stroke, {1}, paint, scratch, QTransform::fromTranslate(by.x(), by.y()));
            int differing = 0;
            for (int y = 0; y < here.height(); ++y)
                for (int x = 0; x < here.width(); ++x)
                    differing += std::abs(qRed(here.pixel(x, y)) - qRed(there.pixel(x, y))) > 1;
            RC_ASSERT(differing == 0); // one step of 256 for the rounding of floats
        }));
    }

    void aDotHasItsArea()
    {
        Mask mask;
        mask.reset({0, 0, 64, 64});
        const Disc dot{32, 32, 10};
        mask.fill({&dot, 1}, 0, {1});
        double area = 0;
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                area += mask.row(y)[x] / 255.0;
        QVERIFY2(std::abs(area - M_PI * 100) < 3, qPrintable(QString::number(area)));
    }

    void overlappingPartsOfAHighlighterDoNotDarken()
    {
        Stroke there{.brush = kHighlighterBrush,
            .ink = QStringLiteral("ink:yellow"),
            .width = 30 * kSubUnits};
        there.samples
            = {{20 * kSubUnits, 50 * kSubUnits, 0, 0}, {180 * kSubUnits, 50 * kSubUnits, 0, 8}};
        Stroke andBack = there;
        andBack.samples.push_back({20 * kSubUnits, 50 * kSubUnits, 0, 8});
        QImage once(200, 100, QImage::Format_RGB32), twice(200, 100, QImage::Format_RGB32);
        once.fill(Qt::white);
        twice.fill(Qt::white);
        Mask scratch;
        drawStroke(once, {}, there, {1}, paintOf(there, Ground::White), scratch);
        drawStroke(twice, {}, andBack, {1}, paintOf(andBack, Ground::White), scratch);
        QCOMPARE(twice.pixel(100, 50), once.pixel(100, 50));
        QVERIFY(once.pixel(100, 50) != 0xffffffff);
    }

    void paintStaysInsideTheMaskForAnyCoordinates()
    {
        QVERIFY(rc::check([](Stroke stroke) {
            QImage image(64, 64, QImage::Format_RGB32);
            image.fill(Qt::white);
            Mask scratch;
            drawStroke(image, {-20, -20}, stroke, {1}, paintOf(stroke, Ground::White), scratch);
        }));
    }
};

QTEST_GUILESS_MAIN(TestRaster)
#include "tst_raster.moc"
