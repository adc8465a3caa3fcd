#include "support/support.h"

#include <hz/page/op.h>
#include <hz/page/render.h>

#include <QtGui/QPainter>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

using Kind = Background::Kind;

namespace {

const std::vector<Kind> kKinds{Kind::Plain, Kind::Squared, Kind::TianZiGe, Kind::Pdf, Kind::Ruled,
    Kind::Dots, Kind::MiZiGe, Kind::Pinyin, Kind::English, Kind::Staff};

QImage painted(const Page &page, const QRect &part, double perUnit = 1)
{
    QImage image((QSizeF(part.size()) * perUnit).toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    painter.scale(perUnit, perUnit);
    painter.translate(-part.topLeft());
    paintBackground(painter, page, part);
    return image;
}

Page pageOf(Kind kind, ink::Ground ground = ink::Ground::White, int height = 1080)
{
    Page page;
    page.size = {1920, height};
    page.background = {kind, ground, 0};
    return page;
}

// Qt rounds a slanting line that it has to cut a little differently.
int greatestDifference(const QImage &a, const QImage &b)
{
    int greatest = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            greatest = std::max(greatest, std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
    return greatest;
}

// Where lines cross the column x: their middles, top to bottom.
QList<int> linesAt(const QImage &image, int x)
{
    QList<int> lines;
    const QRgb ground = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        const int top = y;
        while (y < image.height() && image.pixel(x, y) != ground)
            ++y;
        if (y > top)
            lines.append((top + y) / 2);
    }
    return lines;
}

} // namespace

class TestBackgrounds : public QObject {
    Q_OBJECT

    static void eachKind()
    {
        QTest::addColumn<Kind>("kind");
        for (const Kind kind : kKinds)
            QTest::newRow(qPrintable(backgroundName(kind))) << kind;
    }

private Q_SLOTS:
    void namesComeBack_data() { eachKind(); }
    void namesComeBack()
    {
        QFETCH(Kind, kind);
        QVERIFY(!backgroundName(kind).isEmpty());
        QVERIFY(backgroundNamed(backgroundName(kind)) == kind);
        const Background background{kind, ink::Ground::Paper, 3};
        QVERIFY(backgroundFromCbor(toCbor(background)) == background);
    }

    void aTileShowsWhatTheWholePageShowsThere_data() { eachKind(); }
    void aTileShowsWhatTheWholePageShowsThere()
    {
        QFETCH(Kind, kind);
        const Page page = pageOf(kind);
        const QRect whole({}, page.size);
        const QImage once = painted(page, whole);
        for (int y = 0; y < whole.height(); y += 256)
            for (int x = 0; x < whole.width(); x += 256) {
                const QRect tile = QRect(x, y, 256, 256) & whole;
                const int difference = greatestDifference(painted(page, tile), once.copy(tile));
                QVERIFY2(difference <= 8,
                    qPrintable(u"tile at %1, %2: %3"_s.arg(x).arg(y).arg(difference)));
            }
    }

    void aPageThatGrowsKeepsItsRowsAndGetsMore_data() { eachKind(); }
    void aPageThatGrowsKeepsItsRowsAndGetsMore()
    {
        QFETCH(Kind, kind);
        const QRect upper(0, 0, 1920, 1000);
        const Page grown = pageOf(kind, ink::Ground::White, 2160);
        QVERIFY(painted(grown, upper) == painted(pageOf(kind), upper));
        const QImage below = painted(grown, {0, 1080, 1920, 1080});
        const bool isEmpty = below
            == painted(pageOf(Kind::Plain, ink::Ground::White, 2160), {0, 1080, 1920, 1080});
        QCOMPARE(isEmpty, kind == Kind::Plain || kind == Kind::Pdf);
    }

    void rulingsShowOnEveryGround_data() { eachKind(); }
    void rulingsShowOnEveryGround()
    {
        QFETCH(Kind, kind);
        if (kind == Kind::Plain || kind == Kind::Pdf)
            return;
        for (const auto ground :
            {ink::Ground::White, ink::Ground::Paper, ink::Ground::Green, ink::Ground::Dark}) {
            const QImage image = painted(pageOf(kind, ground), {0, 0, 1920, 1080});
            const QRgb under = ink::groundColour(ground);
            QCOMPARE(image.pixel(1, 1), under);
            int most = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    most = std::max(most, std::abs(qGray(image.pixel(x, y)) - qGray(under)));
            QVERIFY2(most >= 18, qPrintable(u"%1 of 255"_s.arg(most)));
        }
    }

    void linesOfARowAreEquallySpaced_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("linesARow");
        QTest::newRow("four lines and three spaces for pinyin") << Kind::Pinyin << 4;
        QTest::newRow("four lines and three spaces for English") << Kind::English << 4;
        QTest::newRow("five lines and four spaces for music") << Kind::Staff << 5;
    }
    void linesOfARowAreEquallySpaced()
    {
        QFETCH(Kind, kind);
        QFETCH(int, linesARow);
        const QList<int> lines = linesAt(painted(pageOf(kind), {0, 0, 1920, 1080}), 960);
        QVERIFY(lines.size() >= qsizetype(3) * linesARow);
        QCOMPARE(lines.size() % linesARow, 0);
        for (qsizetype row = 0; row < lines.size(); row += linesARow) {
            const int space = lines[row + 1] - lines[row];
            for (int i = 1; i < linesARow; ++i)
                QCOMPARE(lines[row + i] - lines[row + i - 1], space);
            if (row > 0)
                QVERIFY(lines[row] - lines[row - 1] > space); // rows do not run into each other
        }
    }
};

QTEST_MAIN(TestBackgrounds)
#include "tst_backgrounds.moc"
