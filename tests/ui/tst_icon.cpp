#include "uitest.h"

#include <hz/ui/icon.h>

#include <QtGui/QPainter>

using namespace hz::ui;

namespace {

constexpr int kSize = 28;

// The colours of a picture that are neither see-through nor half so.
QSet<QRgb> solidColours(const QImage &picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (picture.pixelColor(x, y).alpha() == 255)
                colours.insert(picture.pixel(x, y));
    return colours;
}

int edgePixels(const QImage &picture)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const int alpha = picture.pixelColor(x, y).alpha();
            count += alpha > 0 && alpha < 255;
        }
    return count;
}

} // namespace

class TestIcon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { theme().setScheme(Scheme::Light); }

    void everyIconHasAPicture()
    {
        for (size_t i = 1; i < kIcons; ++i) {
            const QImage picture = iconPixmap(IconName(i), kSize, Qt::black, 1).toImage();
            QVERIFY2(!solidColours(picture).isEmpty(), qPrintable(QString::number(i)));
        }
        QVERIFY(iconPixmap(IconName::None, kSize, Qt::black, 1).isNull());
        QVERIFY(icon(IconName::None).isNull());
    }

    void anIconHasTheColourAskedFor_data()
    {
        QTest::addColumn<QColor>("colour");
        QTest::newRow("accent") << QColor(0x1759b8);
        QTest::newRow("white") << QColor(Qt::white);
    }
    void anIconHasTheColourAskedFor()
    {
        QFETCH(const QColor, colour);
        const QImage picture = iconPixmap(IconName::Pen, kSize, colour, 2).toImage();
        QCOMPARE(solidColours(picture), QSet<QRgb>{colour.rgb()});
    }

    void anIconIsAsSeeThroughAsItsColour()
    {
        QColor half(Qt::black);
        half.setAlphaF(0.5F);
        const QImage picture = iconPixmap(IconName::Pen, kSize, half, 2).toImage();
        QVERIFY(solidColours(picture).isEmpty());
    }

    void anIconIsDrawnForItsPixelsNotEnlarged()
    {
        const QPixmap one = iconPixmap(IconName::House, kSize, Qt::black, 1);
        const QPixmap two = iconPixmap(IconName::House, kSize, Qt::black, 2);
        QCOMPARE(one.size(), QSize(kSize, kSize));
        QCOMPARE(two.size(), 2 * one.size());
        QCOMPARE(two.deviceIndependentSize(), QSizeF(one.size()));
        const QImage enlarged
            = one.toImage().scaled(two.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        // Soft edges are as wide as a pixel: enlarging makes twice as wide ones.
        QVERIFY(edgePixels(two.toImage()) < 0.75 * edgePixels(enlarged));
    }

    void anIconIsDrawnOnce()
    {
        const auto key = [](IconName name, int size, const QColor &colour, double ratio) {
            return iconPixmap(name, size, colour, ratio).cacheKey();
        };
        const qint64 drawn = key(IconName::Pen, kSize, Qt::black, 1);
        QCOMPARE(key(IconName::Pen, kSize, Qt::black, 1), drawn);
        QVERIFY(key(IconName::Pen, kSize + 1, Qt::black, 1) != drawn);
        QVERIFY(key(IconName::Pen, kSize, Qt::red, 1) != drawn);
        QVERIFY(key(IconName::Pen, kSize, Qt::black, 2) != drawn);
        QVERIFY(key(IconName::Eraser, kSize, Qt::black, 1) != drawn);
    }

    void anActionsIconFollowsTheScheme()
    {
        const QIcon house = icon(IconName::House);
        const auto colours = [&](QIcon::Mode mode, QIcon::State state) {
            return solidColours(house.pixmap({kSize, kSize}, 2.0, mode, state).toImage());
        };
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::Contrast}) {
            theme().setScheme(scheme);
            const auto only = [](Token token) { return QSet<QRgb>{theme().colour(token).rgb()}; };
            QCOMPARE(colours(QIcon::Normal, QIcon::Off), only(Token::Text));
            QCOMPARE(colours(QIcon::Normal, QIcon::On), only(Token::Accent));
            QCOMPARE(colours(QIcon::Disabled, QIcon::Off), only(Token::Disabled));
        }
    }

    void anIconIsDrawnInTheMiddle()
    {
        QImage canvas(100, 60, QImage::Format_ARGB32_Premultiplied);
        canvas.fill(Qt::transparent);
        QPainter painter(&canvas);
        drawIcon(painter, IconName::Square, canvas.rect(), kSize, Qt::black);
        painter.end();
        QRect inked;
        for (int y = 0; y < canvas.height(); ++y)
            for (int x = 0; x < canvas.width(); ++x)
                if (canvas.pixelColor(x, y).alpha() > 0)
                    inked |= QRect(x, y, 1, 1);
        QVERIFY((inked.center() - canvas.rect().center()).manhattanLength() <= 1);
    }
};

HZ_UI_TEST(TestIcon)
#include "tst_icon.moc"
