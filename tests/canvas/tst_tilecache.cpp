#include "support/inkgenerators.h"

#include <hz/canvas/tilecache.h>
#include <hz/ink/palette.h>

#include <QtGui/QPainter>
#include <QtTest/QTest>

#include <functional>

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

// A source that paints all with one call.
TileCache::Source atOnce(std::function<void(QImage &, QPoint)> paint)
{
    return [paint](const QRect &) -> TileCache::Painting {
        return [paint](QImage &image, QPoint origin) {
            paint(image, origin);
            return false;
        };
    };
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
        TileCache tiles(atOnce(paintChequers));
        const QRect area(-300, -70, 700, 600);
        QVERIFY(tiles.prepare(area, 1e9).isComplete);
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
        TileCache tiles(atOnce(paintChequers));
        const QRect area(0, 0, 2560, 1536);
        int turns = 0;
        while (!tiles.prepare(area, 0).isComplete)
            ++turns;
        QVERIFY(turns > 10);
        tiles.outdate(area);
        for (turns = 0; !tiles.prepare(area, 0).isComplete;)
            ++turns;
        QVERIFY(turns > 10);
        QVERIFY(copied(tiles, area).pixel(2000, 1000) != kMissing);
    }

    void whatIsOutdatedChangesWhenItIsPreparedAndNothingElse()
    {
        QRgb colour = 0xff111111;
        TileCache tiles(atOnce([&colour](QImage &image, QPoint) { image.fill(colour); }));
        const QRect all(0, 0, 600, 600);
        tiles.prepare(all, 1e9);
        colour = 0xff222222;
        tiles.outdate({200, 200, 50, 100});
        tiles.outdate({240, 200, 60, 100});
        QCOMPARE(copied(tiles, all).pixel(220, 220), 0xff111111);
        QVERIFY(tiles.prepare(all, 1e9).isComplete);
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
            TileCache tiles(atOnce([&](QImage &image, QPoint origin) {
                image.fill(Qt::white);
                if (dry)
                    ink::drawStroke(image, origin, stroke, {1}, paint, scratch);
            }));
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

    // A page so full that one tile takes several turns.
    void aTileIsShownWhenItIsWholeAndBegunAnewWhenItChanges()
    {
        QRgb colour = 0xff111111;
        int begun = 0;
        TileCache tiles([&](const QRect &) -> TileCache::Painting {
            ++begun;
            return [&colour, left = 4](QImage &image, QPoint) mutable {
                image.fill(left > 1 ? 0xff999999 : colour);
                return --left > 0;
            };
        });
        const QRect tile(0, 0, TileCache::kTile, TileCache::kTile);
        const auto pixel = [&] { return copied(tiles, tile).pixel(100, 100); };
        for (int turn = 0; turn < 3; ++turn) {
            QVERIFY(!tiles.prepare(tile, 0).isComplete);
            QCOMPARE(pixel(), kMissing);
        }
        const TileCache::Prepared last = tiles.prepare(tile, 0);
        QVERIFY(last.isComplete);
        QCOMPARE(last.painted, tile);
        QCOMPARE(pixel(), colour);
        QCOMPARE(begun, 1);

        tiles.outdate({90, 90, 20, 20});
        QVERIFY(!tiles.prepare(tile, 0).isComplete);
        QCOMPARE(pixel(), colour);
        colour = 0xff222222;
        tiles.outdate({95, 95, 2, 2});
        QVERIFY(!tiles.prepare(tile, 0).isComplete);
        QCOMPARE(begun, 3);
        QVERIFY(tiles.prepare(tile, 1e9).isComplete);
        QCOMPARE(pixel(), colour);
        QCOMPARE(copied(tiles, tile).pixel(80, 80), 0xff111111);
    }

    void aTileThatIsBegunAndLeftIsDoneWhenItIsSeenAgain()
    {
        TileCache tiles([](const QRect &) -> TileCache::Painting {
            return [left = 3](QImage &image, QPoint origin) mutable {
                paintChequers(image, origin);
                return --left > 0;
            };
        });
        const QRect here(0, 0, 512, 256), there(4096, 0, 512, 256);
        QVERIFY(tiles.prepare(here, 1e9).isComplete);
        tiles.outdate(here);
        QVERIFY(!tiles.prepare(here, 0).isComplete);
        QVERIFY(tiles.prepare(there, 1e9).isComplete);
        const TileCache::Prepared back = tiles.prepare(here, 1e9);
        QVERIFY(back.isComplete);
        QCOMPARE(back.painted, here);
    }

    void trimKeepsWhatIsSeen()
    {
        TileCache tiles(atOnce(paintChequers));
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
