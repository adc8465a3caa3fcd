// What elements look like, what an eraser and a lasso meet, and where an op shows.
#include "support/pagegenerators.h"
#include "support/support.h"

#include <hz/page/hit.h>
#include <hz/page/render.h>
#include <hz/page/text.h>

#include <QtGui/QPainter>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kView(960, 540); // half the page's size

QImage seen(const Page &page, QPoint origin = {}, QSize size = kView, double perUnit = 0.5)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    ink::Mask scratch;
    const PictureSource pictures = [](const Image &, QSize pixels) {
        QImage picture(pixels, QImage::Format_RGB32);
        picture.fill(0xff336699);
        return picture;
    };
    for (const Element *element : page.elements())
        drawElement({image, origin, {perUnit}, ink::Ground::White}, *element, pictures, scratch);
    return image;
}

// The part of a picture that is not white.
QRect inked(const QImage &image)
{
    QRect area;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qGray(image.pixel(x, y)) < 235)
                area |= QRect(x, y, 1, 1);
    return area;
}

Page with(const std::vector<Element> &elements)
{
    Page page;
    for (Element element : elements) {
        if (element.id.isNull())
            element.id = {newUlid(), 0};
        element.z = page.nextZ();
        page.add(element);
    }
    return page;
}

Shape shapeOf(Shape::Kind kind, std::vector<QPoint> units)
{
    Shape shape{.kind = kind, .points = {}, .width = 4 * kSubUnits};
    for (const QPoint &point : units)
        shape.points.push_back(point * kSubUnits);
    return shape;
}

} // namespace

class TestRender : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingStaysWithinItsBounds()
    {
        QVERIFY(rc::check([] {
            const Element element = *test::someElement();
            const Page page = with({element});
            const QPoint origin(-700, -500);
            const QRect area = inked(seen(page, origin, {1700, 1300}));
            const QRectF place = bounds(element);
            const QRectF pixels(place.topLeft() * 0.5 - origin, place.size() * 0.5);
            RC_ASSERT(
                area.isEmpty() || pixels.toAlignedRect().adjusted(-1, -1, 1, 1).contains(area));
        }));
    }

    void aTileShowsWhatTheWholeShowsThere()
    {
        // Given one of each kind, turned
        QTransform turned;
        turned.translate(300, 200);
        turned.rotate(12);
        const Page page
            = with({objectElement(measured(Text{.text = u"三角形的面积 Area"_s}), turned),
                objectElement(shapeOf(Shape::Kind::Ellipse, {{0, 0}, {500, 300}}), turned),
                objectElement(shapeOf(Shape::Kind::Arrow, {{0, 0}, {600, 90}}), turned),
                objectElement(Image{.pixels = {80, 60}, .size = {8000, 6000}}, turned)});
        const QImage whole = seen(page);
        const QPoint at(200, 130);
        const QSize size(256, 256);
        const QImage tile = seen(page, at, size);
        int differing = 0;
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                differing
                    += std::abs(qGray(tile.pixel(x, y)) - qGray(whole.pixel(QPoint(x, y) + at)))
                    > 24;
        QVERIFY2(differing < 20, qPrintable(QString::number(differing)));
        QVERIFY(inked(whole).width() > 250);
    }

    void shapesAreDrawnWhereTheirPointsAre_data()
    {
        QTest::addColumn<Shape::Kind>("kind");
        QTest::newRow("line") << Shape::Kind::Line;
        QTest::newRow("arrow") << Shape::Kind::Arrow;
        QTest::newRow("double arrow") << Shape::Kind::DoubleArrow;
        QTest::newRow("rectangle") << Shape::Kind::Rectangle;
        QTest::newRow("ellipse") << Shape::Kind::Ellipse;
        QTest::newRow("triangle") << Shape::Kind::Triangle;
        QTest::newRow("right triangle") << Shape::Kind::RightTriangle;
        QTest::newRow("diamond") << Shape::Kind::Diamond;
        QTest::newRow("polyline") << Shape::Kind::Polyline;
        QTest::newRow("polygon") << Shape::Kind::Polygon;
    }
    void shapesAreDrawnWhereTheirPointsAre()
    {
        QFETCH(Shape::Kind, kind);
        const Shape shape = shapeOf(kind, {{200, 200}, {600, 400}});
        const QRect area = inked(seen(with({objectElement(shape)})));
        QVERIFY2(std::abs(area.left() - 100) <= 4 && std::abs(area.right() - 300) <= 4
                && std::abs(area.top() - 100) <= 7 && std::abs(area.bottom() - 200) <= 7,
            qPrintable(
                u"%1,%2 %3x%4"_s.arg(area.x()).arg(area.y()).arg(area.width()).arg(area.height())));
    }

    void aStretchedShapeKeepsItsPen()
    {
        const Shape box = shapeOf(Shape::Kind::Rectangle, {{10, 10}, {110, 110}});
        const QImage image
            = seen(with({objectElement(box, QTransform::fromScale(8, 0.5))}), {}, kView, 1);
        // The upper line of 4 × √(8 × 0.5) units, not 2
        int thick = 0;
        for (int y = 0; y < 40; ++y)
            thick += qGray(image.pixel(480, y)) < 128;
        QVERIFY2(std::abs(thick - 8) <= 1, qPrintable(QString::number(thick)));
    }

    void textHasTheSameLinesAtEveryMagnification()
    {
        Text text{.text
            = u"从前有座山，山里有座庙，庙里有个老和尚。\nOnce upon a time there was a hill."_s,
            .wraps = true,
            .box = {500 * kSubUnits, 0}};
        text = measured(text);
        QVERIFY(text.box.height() > 4 * text.size); // it wrapped
        const Page page = with({objectElement(text, QTransform::fromTranslate(100, 50))});
        const QRect small = inked(seen(page, {}, {480, 270}, 0.25));
        const QRect large = inked(seen(page, {}, {1920, 1080}, 1));
        for (const auto &[a, b] :
            {std::pair(small.left(), large.left()), std::pair(small.right(), large.right()),
                std::pair(small.top(), large.top()), std::pair(small.bottom(), large.bottom())})
            QVERIFY2(std::abs(a * 4 - b) <= 8, qPrintable(u"%1 × 4, %2"_s.arg(a).arg(b)));
    }

    void measuredTextFitsItsBox_data()
    {
        QTest::addColumn<Text>("text");
        QTest::newRow("one line") << Text{.text = u"面积"_s};
        QTest::newRow("ended lines")
            << Text{.text = u"a\nbb\n\nccc"_s, .align = Text::Align::Right};
        QTest::newRow("nothing yet") << Text{};
        QTest::newRow("bold, large") << Text{.text = u"Wg"_s, .size = 20000, .isBold = true};
    }
    void measuredTextFitsItsBox()
    {
        QFETCH(Text, text);
        text = measured(text);
        QVERIFY(text.box.width() > 0);
        QVERIFY(text.box.height() >= text.size);
        const QRect area = inked(seen(
            with({objectElement(text, QTransform::fromTranslate(40, 40))}), {}, {1920, 1080}, 1));
        const QRectF box(QPointF(40, 40), QSizeF(text.box) / kSubUnits);
        QVERIFY(area.isEmpty() == text.text.isEmpty());
        QVERIFY(area.isEmpty() || box.adjusted(-8, -8, 8, 8).contains(QRectF(area)));
    }

    void anOpTellsWhereItShows()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            test::start(lesson);
            const Page &page = *lesson.page(lesson.pages().front().id);
            for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
                lesson.apply(test::someElementOp(page));
            const QPoint origin(-600, -400);
            const QImage before = seen(page, origin, {1500, 1000});
            const Op op = test::someElementOp(page);
            lesson.apply(op);
            const QImage after = seen(page, origin, {1500, 1000});
            QRegion told;
            for (const QRectF &units : touchedBy(op, page))
                told += QRectF(units.topLeft() * 0.5 - origin, units.size() * 0.5)
                            .toAlignedRect()
                            .adjusted(-1, -1, 1, 1);
            for (int y = 0; y < before.height(); ++y)
                for (int x = 0; x < before.width(); ++x)
                    if (before.pixel(x, y) != after.pixel(x, y))
                        RC_ASSERT(told.contains(QPoint(x, y)));
        }));
    }

    void theTopmostElementIsMet()
    {
        Shape filled = shapeOf(Shape::Kind::Rectangle, {{0, 0}, {200, 200}});
        filled.fill = u"ink:blue"_s;
        const Page page = with({objectElement(filled),
            objectElement(shapeOf(Shape::Kind::Ellipse, {{0, 0}, {200, 200}}),
                QTransform::fromTranslate(100, 0)),
            objectElement(measured(Text{.text = u"面积"_s}), QTransform::fromTranslate(500, 500))});
        const std::vector<const Element *> all = page.elements();
        QCOMPARE(elementAt(page, {50, 50}, 2), all[0]); // inside, for it is filled
        QCOMPARE(elementAt(page, {100, 100}, 4), all[1]); // on the ellipse's line
        QCOMPARE(elementAt(page, {250, 100}, 4), nullptr); // inside the empty ellipse
        QCOMPARE(elementAt(page, {520, 530}, 1), all[2]);
        QCOMPARE(elementAt(page, {900, 900}, 5), nullptr);
    }

    void aLassoTakesWhatLiesInItMostly()
    {
        const auto line = [](double x) {
            Element element;
            ink::Stroke stroke{.brush = ink::kPenBrush, .ink = u"ink:black"_s, .width = 300};
            for (int i = 0; i <= 20; ++i)
                stroke.samples.push_back({int((x + i * 5) * ink::kSubUnits), 100 * 64, 0, 8});
            element.id = {newUlid(), 3};
            element.stroke = std::make_shared<const ink::Stroke>(stroke);
            return element;
        };
        const Page page = with({line(120), line(340), line(260), line(900),
            objectElement(shapeOf(Shape::Kind::Rectangle, {{150, 50}, {250, 150}}))});
        const std::vector<const Element *> all = page.elements();
        const QPolygonF lasso({{100, 20}, {330, 10}, {340, 180}, {90, 170}});
        // wholly in; half out; mostly in; elsewhere; a shape
        QCOMPARE(
            elementsInside(page, lasso), (std::vector<const Element *>{all[0], all[2], all[4]}));
        QVERIFY(elementsInside(page, QPolygonF({{0, 0}, {9, 9}})).empty());
    }

    // What has no point in doubt: all of it is well inside the line, or none is near it.
    void aLassoTakesWhatIsInItWhateverItsLine()
    {
        QVERIFY(rc::check([] {
            const auto point
                = [] { return QPointF(*rc::gen::inRange(0, 900), *rc::gen::inRange(0, 900)); };
            QPolygonF lasso;
            for (int corners = *rc::gen::inRange(3, 12); corners > 0; --corners)
                lasso.append(point());
            std::vector<Element> elements;
            for (int count = *rc::gen::inRange(1, 30); count > 0; --count) {
                const QPointF from = point();
                Element element;
                const QPointF way(*rc::gen::inRange(-80, 80), *rc::gen::inRange(-80, 80));
                ink::Stroke stroke{
                    .brush = ink::kPenBrush, .ink = u"ink:red"_s, .width = 4 * ink::kSubUnits};
                for (int i = 0; i <= 20; ++i) {
                    const QPointF at = (from + way * i / 20.0) * ink::kSubUnits;
                    stroke.samples.push_back({qint32(at.x()), qint32(at.y()), 0, 8});
                }
                element.stroke = std::make_shared<const ink::Stroke>(std::move(stroke));
                element.placement = Placement::from(
                    QTransform::fromTranslate(*rc::gen::inRange(-50, 50), 20).rotate(30));
                elements.push_back(std::move(element));
            }
            const Page page = with(elements);
            const std::vector<const Element *> taken = elementsInside(page, lasso);
            constexpr double kDoubt = 5; // a pixel of the lasso's picture, and more
            for (const Element *element : page.elements()) {
                int in = 0, out = 0, samples = 0;
                for (const ink::Sample &sample : element->stroke->samples) {
                    const QPointF at = element->placement.toTransform().map(
                        QPointF(sample.x, sample.y) / ink::kSubUnits);
                    bool isIn = true, isOut = true;
                    for (const double x : {-kDoubt, 0.0, kDoubt})
                        for (const double y : {-kDoubt, 0.0, kDoubt}) {
                            const bool within
                                = lasso.containsPoint(at + QPointF(x, y), Qt::WindingFill);
                            isIn &= within;
                            isOut &= !within;
                        }
                    in += isIn;
                    out += isOut;
                    ++samples;
                }
                const bool isTaken = std::count(taken.begin(), taken.end(), element) == 1;
                RC_ASSERT(in < samples || isTaken);
                RC_ASSERT(out < samples || !isTaken);
            }
        }));
    }

    void aGroupIsTakenWhole()
    {
        const GroupId group = newUlid();
        std::vector<Element> elements(
            3, objectElement(shapeOf(Shape::Kind::Line, {{0, 0}, {9, 9}})));
        elements[0].group = elements[2].group = group;
        const Page page = with(elements);
        const std::vector<const Element *> all = page.elements();
        using Elements = std::vector<const Element *>;
        QCOMPARE(withGroups(page, Elements{all[2]}), (Elements{all[0], all[2]}));
        QCOMPARE(withGroups(page, Elements{all[1]}), Elements{all[1]});
    }
};

QTEST_MAIN(TestRender)
#include "tst_render.moc"
