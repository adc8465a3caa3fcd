#include "support/inkgenerators.h"

#include <hz/canvas/tilecache.h>
#include <hz/ink/palette.h>

#include <QtGui/QPainter>
#include <QtTest/QTest>

using namespace hz;
using namespace hz::canvas;

namespace {

constexpr QRgb kMissing = 0xff00ff00;

// A colour for each pixel of the page, whatever part is asked for.
void paintChequers(QImage &image, QPoint origin)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y,
                0xff000000u | quint32((x + origin.x()) & 0xff) << 8
                    | quint32((y + origin.y()) & 0xff));
}

QImage copied(const TileCache &tiles, const QRect &area)
{
    QImage image(area.size(), QImage::Format_RGB32);
    tiles.copy(image, area, kMissing);
    return image;
}

} // namespace

class TestTileCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesShowTheSourceSeamlesslyAlsoLeftOfThePage()
    {
        TileCache tiles(paintChequers);
        const QRect area(-300, -70, 700, 600);
        QVERIFY(tiles.prepare(area, 1e9));
        QImage expected(area.size(), QImage::Format_RGB32);
        paintChequers(expected, area.topLeft());
        QCOMPARE(copied(tiles, area), expected);

        QImage drawn(area.size(), QImage::Format_RGB32);
        QPainter painter(&drawn);
        tiles.draw(painter, -area.topLeft(), area, kMissing);
        painter.end();
        QCOMPARE(drawn, expected);
    }

    void aSpentBudgetLeavesTilesForTheNextTurn()
    {
        TileCache tiles(paintChequers);
        const QRect area(0, 0, 2560, 1536);
        int turns = 0;
        while (!tiles.prepare(area, 0))
            ++turns;
        QVERIFY(turns > 10);
        tiles.outdate(area);
        for (turns = 0; !tiles.prepare(area, 0);)
            ++turns;
        QVERIFY(turns > 10);
        QVERIFY(copied(tiles, area).pixel(2000, 1000) != kMissing);
    }

    void whatIsOutdatedChangesWhenItIsPreparedAndNothingElse()
    {
        QRgb colour = 0xff111111;
        TileCache tiles([&colour](QImage &image, QPoint) { image.fill(colour); });
        const QRect all(0, 0, 600, 600);
        tiles.prepare(all, 1e9);
        colour = 0xff222222;
        tiles.outdate({200, 200, 50, 100});
        tiles.outdate({240, 200, 60, 100});
        QCOMPARE(copied(tiles, all).pixel(220, 220), 0xff111111);
        QVERIFY(tiles.prepare(all, 1e9));
        const QImage image = copied(tiles, all);
        for (int y = 0; y < 600; ++y)
            for (int x = 0; x < 600; ++x)
                QCOMPARE(image.pixel(x, y) == 0xff222222, QRect(200, 200, 100, 100).contains(x, y));
    }

    void aBlendedStrokeEqualsOneRenderedAnew()
    {
        QVERIFY(rc::check([] {
            const ink::Stroke stroke = *test::strokeOnPage();
            const ink::Paint paint = ink::paintOf(stroke, ink::Ground::White);
            const QRect view(0, 0, 700, 500);
            bool dry = false;
            ink::Mask scratch;
            TileCache tiles([&](QImage &image, QPoint origin) {
                image.fill(Qt::white);
                if (dry)
                    ink::drawStroke(image, origin, stroke, {1}, paint, scratch);
            });
            tiles.prepare(view, 1e9);
            ink::Mask wet;
            wet.reset(view);
            const QRect touched = wet.fill(ink::shape(stroke), 0, {1});
            tiles.blend(wet, touched, paint);
            const QImage blended = copied(tiles, view);
            dry = true;
            tiles.outdate(view);
            tiles.prepare(view, 1e9);
            RC_ASSERT(copied(tiles, view) == blended);
        }));
    }

    void trimKeepsWhatIsSeen()
    {
        TileCache tiles(paintChequers);
        for (int step = 0; step < 40; ++step)
            tiles.prepare({step * 256, 0, 512, 512}, 1e9);
        const QRect keep(0, 0, 512, 512);
        tiles.trim(keep);
        QVERIFY(copied(tiles, keep).pixel(300, 300) != kMissing);
        QCOMPARE(copied(tiles, {6000, 0, 10, 10}).pixel(0, 0), kMissing);
    }
};

QTEST_GUILESS_MAIN(TestTileCache)
#include "tst_tilecache.moc"
