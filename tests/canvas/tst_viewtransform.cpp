#include <hz/canvas/viewtransform.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz::canvas;

namespace {

ViewTransform anyTransform()
{
    return ViewTransform::fitting(
        {1920, 1080}, {*rc::gen::inRange(300, 4000), *rc::gen::inRange(300, 2200)})
        .zoomed(*rc::gen::inRange(100, 900) / 100.0,
            {QPointF(*rc::gen::inRange(0, 2000), *rc::gen::inRange(0, 1000))});
}

} // namespace

class TestViewTransform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageAndViewInvertEachOther()
    {
        QVERIFY(rc::check([] {
            const ViewTransform transform = anyTransform();
            const QPointF view(*rc::gen::inRange(-100, 4000), *rc::gen::inRange(-100, 4000));
            const QPointF back = transform.toView(transform.toPage({view})).pixels;
            RC_ASSERT(std::abs(back.x() - view.x()) < 1e-6 && std::abs(back.y() - view.y()) < 1e-6);
        }));
    }

    void zoomKeepsThePointUnderTheFingers()
    {
        QVERIFY(rc::check([] {
            const ViewTransform before = anyTransform();
            const ViewPoint fixed{QPointF(*rc::gen::inRange(0, 1920), *rc::gen::inRange(0, 1080))};
            const ViewTransform after = before.zoomed(*rc::gen::inRange(50, 300) / 100.0, fixed);
            const QPointF moved = after.toView(before.toPage(fixed)).pixels;
            RC_ASSERT(std::abs(moved.x() - fixed.pixels.x()) <= 1
                && std::abs(moved.y() - fixed.pixels.y()) <= 1);
        }));
    }

    void aBoundedPageNeverLeavesAGapItCouldFill()
    {
        QVERIFY(rc::check([] {
            const QSize view(*rc::gen::inRange(300, 4000), *rc::gen::inRange(300, 2200));
            const ViewTransform transform = anyTransform()
                                                .panned({double(*rc::gen::inRange(-5000, 5000)),
                                                    double(*rc::gen::inRange(-5000, 5000))})
                                                .bounded({1920, 1080}, view);
            const QSize page = (QSizeF(1920, 1080) * transform.perUnit()).toSize();
            if (page.width() > view.width() + 1)
                RC_ASSERT(transform.origin().x() <= 0
                    && transform.origin().x() + page.width() >= view.width() - 1);
            else
                RC_ASSERT(std::abs(transform.origin().x() * 2 + page.width() - view.width()) <= 2);
        }));
    }

    void theWholePageFits()
    {
        const ViewTransform transform = ViewTransform::fitting({764, 1080}, {1920, 1080});
        QCOMPARE(transform.perUnit(), 1.0);
        QCOMPARE(transform.origin(), QPoint(578, 0));
    }
};

QTEST_GUILESS_MAIN(TestViewTransform)
#include "tst_viewtransform.moc"
