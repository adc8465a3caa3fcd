#include "support/handwriting.h"
#include "support/openlesson.h"

#include <hz/canvas/pageview.h>
#include <hz/ui/theme.h>

#include <QtCore/QPointer>
#include <QtGui/QGuiApplication>
#include <QtGui/QPaintEvent>
#include <QtGui/QPointingDevice>
#include <QtGui/QScreen>
#include <QtGui/QWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <qpa/qwindowsysteminterface.h>

using namespace hz;
using namespace hz::canvas;

namespace {

// A view on an open lesson, shown in a window as wide as the page, fed by the platform's own way
// in.
class Desk {
public:
    explicit Desk(const page::Background &first = {}, QSize size = {960, 540})
        : lesson(first)
    {
        view.resize(size);
        view.setSession(&lesson.session(), nullptr);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("no window");
        settle();
    }
    ~Desk() { view.setSession(nullptr, nullptr); }

    bool settle()
    {
        return QTest::qWaitFor([this] { return view.isSettled(); });
    }
    // What the screen shows, not what would be painted.
    QImage shown()
    {
        return view.screen()
            ->grabWindow(view.winId())
            .toImage()
            .convertToFormat(QImage::Format_RGB32);
    }
    QImage settled()
    {
        settle();
        QCoreApplication::sendPostedEvents();
        view.repaint();
        return shown();
    }

    struct Touch {
        int id;
        QEventPoint::State state;
        QPointF at;
        double diameter = 10;
    };
    void touch(ulong ms, const std::vector<Touch> &touches)
    {
        QList<QWindowSystemInterface::TouchPoint> points;
        for (const Touch &touch : touches) {
            QWindowSystemInterface::TouchPoint point;
            point.id = touch.id;
            point.state = touch.state;
            const QSizeF size(touch.diameter, touch.diameter);
            point.area = QRectF(
                view.mapToGlobal(touch.at) - QPointF(size.width(), size.height()) / 2, size);
            point.pressure = touch.state == QEventPoint::Released ? 0 : 1;
            points.append(point);
        }
        QWindowSystemInterface::handleTouchEvent<QWindowSystemInterface::SynchronousDelivery>(
            view.windowHandle(), ms, touchDevice(), points);
    }
    void finger(int id, ulong ms, const std::vector<QPointF> &way, ulong stepMs = 8)
    {
        touch(ms, {{id, QEventPoint::Pressed, way.front()}});
        for (size_t i = 1; i < way.size(); ++i)
            touch(ms += stepMs, {{id, QEventPoint::Updated, way[i]}});
        touch(ms + stepMs, {{id, QEventPoint::Released, way.back()}});
    }
    void pen(ulong ms, QPointF at, double pressure, bool down)
    {
        QWindowSystemInterface::handleTabletEvent(view.windowHandle(), ms, penDevice(), at,
            view.mapToGlobal(at), down ? Qt::LeftButton : Qt::NoButton, pressure, 0, 0, 0, 0, 0);
        QWindowSystemInterface::flushWindowSystemEvents();
    }
    void write(const std::vector<QPointF> &way, double pressure)
    {
        ulong ms = 1000;
        for (const QPointF &at : way)
            pen(ms += 8, at, pressure, true);
        pen(ms + 8, way.back(), 0, false);
    }
    void drag(const std::vector<QPoint> &way)
    {
        QTest::mousePress(&view, Qt::LeftButton, {}, way.front());
        for (size_t i = 1; i < way.size(); ++i)
            QTest::mouseMove(&view, way[i]);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, way.back());
    }

    size_t strokes() const { return lesson.page().ink().size(); }

    static const QPointingDevice *penDevice()
    {
        static const QPointingDevice device(QStringLiteral("pen"), 1,
            QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Pen,
            QInputDevice::Capability::Position | QInputDevice::Capability::Pressure, 1, 2, {},
            QPointingDeviceUniqueId::fromNumericId(7));
        return &device;
    }
    static QPointingDevice *touchDevice()
    {
        static QPointingDevice *const device = QTest::createTouchDevice();
        return device;
    }

    test::OpenLesson lesson;
    PageView view;
};

// Remembers what was painted, and when.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget *watched) { watched->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
    QRegion painted;
};

std::vector<QPointF> wave(QPointF from, int points = 40, double step = 6)
{
    std::vector<QPointF> way;
    for (int i = 0; i < points; ++i)
        way.push_back(from + QPointF(i * step, 30 * std::sin(i * 0.35)));
    return way;
}

std::vector<QPoint> rounded(const std::vector<QPointF> &way)
{
    std::vector<QPoint> points;
    for (const QPointF &at : way)
        points.push_back(at.toPoint());
    return points;
}

bool isInked(const QImage &picture, QPointF at)
{
    return qGray(picture.pixel(at.toPoint())) < 160;
}

int differences(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return -1;
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

} // namespace

class TestPageView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSampleIsOnTheScreenBeforeItsEventReturns()
    {
        Desk desk;
        const std::vector<QPoint> way = rounded(wave({100, 200}));
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, way.front());
        for (size_t i = 1; i < way.size(); ++i) {
            QTest::mouseMove(&desk.view, way[i]);
            QVERIFY2(isInked(desk.shown(), way[i]), qPrintable(QString::number(i)));
        }
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, way.back());
        QCOMPARE(desk.strokes(), size_t(1));
    }

    void onlyTheNewPieceIsPainted()
    {
        Desk desk;
        const std::vector<QPoint> way = rounded(wave({100, 200}));
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, way.front());
        for (size_t i = 1; i < way.size(); ++i) {
            PaintWatch watch(&desk.view);
            QTest::mouseMove(&desk.view, way[i]);
            const QRect area = watch.painted.boundingRect();
            QVERIFY(area.contains(way[i]));
            QVERIFY2(area.width() * area.height() < 64 * 64, qPrintable(QString::number(i)));
        }
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, way.back());
    }

    void liftingThePenChangesNoPixel_data()
    {
        QTest::addColumn<PageView::Tool>("tool");
        QTest::addRow("pen") << PageView::Tool::Pen;
        QTest::addRow("highlighter") << PageView::Tool::Highlighter;
    }
    void liftingThePenChangesNoPixel()
    {
        QFETCH(const PageView::Tool, tool);
        Desk desk;
        desk.drag(rounded(wave({90, 190}))); // something beneath
        desk.view.setTool(tool);
        const std::vector<QPoint> way = rounded(wave({100, 200}));
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, way.front());
        for (const QPoint at : way)
            QTest::mouseMove(&desk.view, at);
        const QImage wet = desk.shown();
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, way.back());
        QCOMPARE(differences(wet, desk.settled()), 0);
        // Nor does rendering everything from what is stored.
        desk.view.setDark(true);
        desk.view.setDark(false);
        QCOMPARE(differences(wet, desk.settled()), 0);
    }

    void undoAndRedoGiveTheSamePixels()
    {
        Desk desk;
        desk.drag(rounded(wave({100, 200})));
        const QImage one = desk.settled();
        desk.drag(rounded(wave({120, 210})));
        const QImage two = desk.settled();
        QVERIFY(differences(one, two) > 100);
        desk.lesson.session().undo();
        QCOMPARE(differences(one, desk.settled()), 0);
        desk.lesson.session().redo();
        QCOMPARE(differences(two, desk.settled()), 0);
    }

    void theEraserTakesWholeStrokesInOneStepOfUndo()
    {
        Desk desk;
        for (int y = 100; y <= 300; y += 50)
            desk.drag({{100, y}, {220, y}, {340, y}});
        const QImage before = desk.settled();
        QCOMPARE(desk.strokes(), size_t(5));
        desk.view.setTool(PageView::Tool::Eraser);
        std::vector<QPoint> way;
        for (int y = 60; y < 160; y += 6)
            way.emplace_back(200, y);
        desk.drag(way);
        QCOMPARE(desk.strokes(), size_t(3));
        desk.lesson.session().undo();
        QCOMPARE(desk.strokes(), size_t(5));
        desk.view.setTool(PageView::Tool::Pen);
        QCOMPARE(differences(before, desk.settled()), 0);
    }

    void theAreaEraserTakesWhatIsUnderItInOneStepOfUndo()
    {
        Desk desk;
        for (int y = 100; y <= 300; y += 50)
            desk.drag({{100, y}, {220, y}, {340, y}});
        const QImage before = desk.settled();
        desk.view.setTool(PageView::Tool::Eraser);
        desk.view.setEraser(PageView::Erasing::Area, 18);
        std::vector<QPointF> way;
        for (int y = 60; y < 160; y += 6)
            way.emplace_back(220, y);
        desk.finger(1, 1000, way);
        QCOMPARE(desk.strokes(), size_t(7)); // two of the five in two parts
        const QImage cut = desk.settled();
        QVERIFY(!isInked(cut, {220, 100}) && !isInked(cut, {205, 150}));
        QVERIFY(isInked(cut, {196, 100}) && isInked(cut, {244, 150}) && isInked(cut, {220, 200}));
        // Nothing but the place of the cuts has changed, nor would it if all were painted anew.
        const QRect around(220 - 40, 60, 80, 130);
        for (int y = 0; y < cut.height(); ++y)
            for (int x = 0; x < cut.width(); ++x)
                if (!around.contains(x, y))
                    QCOMPARE(cut.pixel(x, y), before.pixel(x, y));
        desk.view.setDark(true);
        desk.view.setDark(false);
        QCOMPARE(differences(cut, desk.settled()), 0);
        desk.lesson.session().undo();
        QCOMPARE(desk.strokes(), size_t(5));
        QCOMPARE(differences(before, desk.settled()), 0);
    }

    void twoErasersAtOnceAreOneStepOfUndo()
    {
        Desk desk;
        desk.drag({{100, 200}, {300, 200}, {500, 200}});
        const QImage before = desk.settled();
        desk.view.setTool(PageView::Tool::Eraser);
        desk.view.setEraser(PageView::Erasing::Area, 18);
        // They cut the same stroke in turns.
        desk.touch(1000, {{1, QEventPoint::Pressed, {200, 150}}});
        desk.touch(1200, {{2, QEventPoint::Pressed, {400, 150}}});
        for (int i = 1; i < 20; ++i)
            desk.touch(1200 + ulong(i) * 8,
                {{1, QEventPoint::Updated, QPointF(200 + i * 3, 150 + i * 5)},
                    {2, QEventPoint::Updated, QPointF(400 - i * 3, 150 + i * 5)}});
        desk.touch(
            1400, {{1, QEventPoint::Released, {257, 245}}, {2, QEventPoint::Released, {343, 245}}});
        QCOMPARE(desk.strokes(), size_t(3));
        desk.lesson.session().undo();
        QCOMPARE(desk.strokes(), size_t(1));
        desk.view.setTool(PageView::Tool::Pen);
        QCOMPARE(differences(before, desk.settled()), 0);
    }

    void theTabletsPressureMakesTheWidth()
    {
        Desk desk;
        desk.write(wave({100, 150}), 0.1);
        desk.write(wave({100, 350}), 0.9);
        QCOMPARE(desk.strokes(), size_t(2));
        const std::vector<const page::InkElement *> elements = desk.lesson.page().ink();
        QVERIFY(elements[0]->stroke->hasPressure);
        const auto radius = [](const ink::Stroke &stroke) { return ink::shape(stroke).back().r; };
        const double light = radius(*elements[0]->stroke), firm = radius(*elements[1]->stroke);
        QVERIFY2(firm > 2 * light, qPrintable(QStringLiteral("%1 %2").arg(light).arg(firm)));
    }

    void aTabletsPressureCountsOnlyWhereItIsWanted()
    {
        Desk desk;
        desk.view.setFollowsPressure(false);
        desk.write(wave({100, 150}), 0.5);
        const auto elements = desk.lesson.page().ink();
        QCOMPARE(elements.size(), size_t(1));
        QVERIFY(!elements[0]->stroke->hasPressure);
    }

    void everyTabletSampleIsKept()
    {
        Desk desk;
        desk.write(wave({100, 150}, 200, 3), 0.5);
        QCOMPARE(desk.lesson.page().ink().front()->stroke->samples.size(), size_t(200));
    }

    void aFingerWritesLikeAPen()
    {
        Desk desk;
        desk.finger(1, 1000, wave({100, 200}));
        QCOMPARE(desk.strokes(), size_t(1));
        QVERIFY(isInked(desk.settled(), wave({100, 200})[20]));
    }

    void tenPupilsWriteAtOnce()
    {
        Desk desk;
        constexpr int kWriters = 10;
        std::vector<Desk::Touch> touches;
        ulong ms = 1000;
        for (int id = 0; id < kWriters; ++id) { // far apart in time: no two are one hand
            touches.push_back({id, QEventPoint::Pressed, QPointF(60 + id * 85, 80)});
            desk.touch(ms += 200, touches);
            touches.back().state = QEventPoint::Stationary;
        }
        for (int step = 1; step <= 40; ++step) {
            for (Desk::Touch &touch : touches) {
                touch.state = QEventPoint::Updated;
                touch.at += QPointF((step % 5) - 2, 8);
            }
            desk.touch(ms += 8, touches);
            const QImage now = desk.shown();
            for (const Desk::Touch &touch : touches)
                QVERIFY(isInked(now, touch.at));
        }
        for (Desk::Touch &touch : touches)
            touch.state = QEventPoint::Released;
        desk.touch(ms + 8, touches);
        QCOMPARE(desk.strokes(), size_t(kWriters));
    }

    void twoFingersThatLandTogetherMoveThePageAndLeaveNoInk()
    {
        Desk desk;
        const double before = desk.view.zoom();
        const QImage blank = desk.settled();
        QPointF a(400, 250), b(520, 250);
        desk.touch(1000, {{1, QEventPoint::Pressed, a}});
        desk.touch(1040, {{1, QEventPoint::Stationary, a}, {2, QEventPoint::Pressed, b}});
        for (ulong ms = 1050; ms < 1400; ms += 10) {
            a -= QPointF(5, 0);
            b += QPointF(5, 0);
            desk.touch(ms, {{1, QEventPoint::Updated, a}, {2, QEventPoint::Updated, b}});
        }
        desk.touch(1400, {{1, QEventPoint::Released, a}, {2, QEventPoint::Released, b}});
        QCOMPARE(desk.strokes(), size_t(0));
        QVERIFY(desk.view.zoom() > 2 * before);
        desk.view.fitPage();
        QTRY_COMPARE(desk.view.zoom(), before);
        QCOMPARE(differences(blank, desk.settled()), 0);
    }

    void aFingerThatHasWrittenKeepsItsInkWhenAnotherLands()
    {
        Desk desk;
        const std::vector<QPointF> way = wave({200, 250});
        ulong ms = 1000;
        desk.touch(ms, {{1, QEventPoint::Pressed, way[0]}});
        for (size_t i = 1; i < 20; ++i)
            desk.touch(ms += 8, {{1, QEventPoint::Updated, way[i]}});
        desk.touch(ms += 8,
            {{1, QEventPoint::Stationary, way[19]}, {2, QEventPoint::Pressed, QPointF(300, 400)}});
        desk.touch(ms += 300,
            {{1, QEventPoint::Released, way[19]}, {2, QEventPoint::Released, QPointF(300, 400)}});
        QCOMPARE(desk.strokes(), size_t(2)); // a stroke and a dot
    }

    void aPalmErasesWhatItCovers()
    {
        Desk desk;
        desk.drag({{200, 200}, {420, 200}, {540, 200}});
        desk.drag({{300, 450}, {420, 450}, {540, 450}});
        const double palm = 200; // wider than any finger on any screen
        desk.touch(1000, {{1, QEventPoint::Pressed, QPointF(400, 120), palm}});
        desk.touch(1030, {{1, QEventPoint::Updated, QPointF(400, 180), palm}});
        desk.touch(1060, {{1, QEventPoint::Released, QPointF(400, 180), palm}});
        QCOMPARE(desk.strokes(), size_t(3)); // the upper one in two parts
        const QImage rest = desk.settled();
        QVERIFY(!isInked(rest, {320, 200}) && !isInked(rest, {480, 200}));
        QVERIFY(isInked(rest, {520, 200}));
        desk.lesson.session().undo();
        QCOMPARE(desk.strokes(), size_t(2));
    }

    void aPalmWhoseFingertipLandsFirstLeavesNoInk()
    {
        Desk desk;
        const QImage blank = desk.settled();
        desk.touch(1000, {{1, QEventPoint::Pressed, QPointF(400, 300), 8}});
        desk.touch(1010, {{1, QEventPoint::Updated, QPointF(401, 300), 200}});
        desk.touch(1100, {{1, QEventPoint::Released, QPointF(401, 300), 200}});
        QCOMPARE(desk.strokes(), size_t(0));
        QCOMPARE(differences(blank, desk.settled()), 0);
    }

    void twoPupilsWriteAtOnceEachWithTheirInkAndTheirUndo()
    {
        using Side = PageView::Side;
        Desk desk;
        desk.view.setTwoWriters(true);
        desk.view.setInk(Side::Left, QStringLiteral("ink:blue"));
        desk.view.setInk(Side::Right, QStringLiteral("ink:red"));
        // At the same moment and a hand's width apart: no gesture, for the middle lies between.
        const std::vector<QPointF> left = wave({200, 200}, 30), right = wave({500, 220}, 30);
        for (int round = 0; round < 2; ++round) {
            ulong ms = 1000 + ulong(round) * 2000;
            const QPointF down(0, round * 150);
            desk.touch(ms,
                {{1, QEventPoint::Pressed, left[0] + down},
                    {2, QEventPoint::Pressed, right[0] + down}});
            for (size_t i = 1; i < left.size(); ++i)
                desk.touch(ms += 8,
                    {{1, QEventPoint::Updated, left[i] + down},
                        {2, QEventPoint::Updated, right[i] + down}});
            desk.touch(ms += 8,
                {{1, QEventPoint::Released, left.back() + down},
                    {2, QEventPoint::Released, right.back() + down}});
        }
        const auto inks = [&desk] {
            QStringList names;
            for (const page::InkElement *element : desk.lesson.page().ink())
                names.append(element->stroke->ink);
            names.sort();
            return names.join(QChar(u' '));
        };
        QCOMPARE(inks(), QStringLiteral("ink:blue ink:blue ink:red ink:red"));
        page::LessonSession &session = desk.lesson.session();
        session.undo(desk.view.writer(Side::Left));
        QCOMPARE(inks(), QStringLiteral("ink:blue ink:red ink:red"));
        session.undo(desk.view.writer(Side::Left));
        QVERIFY(!session.canUndo(desk.view.writer(Side::Left)));
        session.undo(desk.view.writer(Side::Right));
        QCOMPARE(inks(), QStringLiteral("ink:red"));
        // A stroke belongs to whoever began it, also where it crosses the middle.
        desk.finger(1, 9000, wave({400, 100}, 40));
        QVERIFY(session.canUndo(desk.view.writer(Side::Left)));
        session.undo(desk.view.writer(Side::Left));
        QCOMPARE(inks(), QStringLiteral("ink:red"));
    }

    void twoFingersOfOneHalfStillMoveThePage()
    {
        Desk desk;
        desk.view.setTwoWriters(true);
        desk.touch(1000, {{1, QEventPoint::Pressed, {150, 200}}});
        desk.touch(1020,
            {{1, QEventPoint::Stationary, {150, 200}}, {2, QEventPoint::Pressed, {250, 200}}});
        for (int i = 1; i <= 10; ++i)
            desk.touch(1020 + ulong(i) * 16,
                {{1, QEventPoint::Updated, QPointF(150 - i * 4, 200)},
                    {2, QEventPoint::Updated, QPointF(250 + i * 10, 200)}});
        desk.touch(
            1300, {{1, QEventPoint::Released, {110, 200}}, {2, QEventPoint::Released, {350, 200}}});
        QCOMPARE(desk.strokes(), size_t(0));
        QVERIFY(desk.view.zoom() > 1.5);
    }

    void nobodyTakesBackWhatIsOnAnotherPage()
    {
        Desk desk;
        desk.view.setTwoWriters(true);
        desk.finger(1, 1000, wave({100, 200}, 30));
        page::LessonSession &session = desk.lesson.session();
        QVERIFY(session.canUndo(desk.view.writer(PageView::Side::Left)));
        QSignalSpy changed(&desk.view, &PageView::writersChanged);
        const page::PageId first = session.currentPage();
        session.addPage(first, {});
        QCOMPARE(changed.size(), 1);
        QVERIFY(!session.canUndo(desk.view.writer(PageView::Side::Left)));
        session.undo(); // the page
        session.undo(); // anybody's stroke
        QCOMPARE(desk.strokes(), size_t(0));
    }

    void fingersMoveThePageWhereTheyAreToldTo()
    {
        Desk desk;
        desk.view.setFingersMove(true);
        desk.view.zoomBy(2);
        desk.settle();
        const QPoint before = desk.view.transform().origin();
        desk.finger(1, 1000, {{400, 300}, {420, 310}, {460, 330}});
        QCOMPARE(desk.strokes(), size_t(0));
        QCOMPARE(desk.view.transform().origin() - before, QPoint(60, 30));
        desk.write(wave({100, 150}), 0.5); // the stylus writes all the same
        QCOMPARE(desk.strokes(), size_t(1));
    }

    void aTapSelectsAndADragMovesInOneStepOfUndo()
    {
        Desk desk;
        desk.drag({{300, 200}, {420, 200}, {540, 200}});
        const QImage before = desk.settled();
        const QRectF place = ink::bounds(*desk.lesson.page().ink().front()->stroke);
        desk.view.setTool(PageView::Tool::Select);
        desk.drag({{420, 200}}); // a tap
        QCOMPARE(desk.view.selection().ids().size(), size_t(1));
        QVERIFY(desk.view.selectionArea().contains(QPoint(420, 200)));
        desk.drag({{420, 200}, {430, 240}, {460, 320}});
        const page::Page &page = desk.lesson.page();
        const QPointF moved = page.boundsOf(page.ink().front()->id).topLeft() - place.topLeft();
        QVERIFY2(
            QLineF(moved, QPointF(80, 240)).length() < 24, qPrintable(QString::number(moved.y())));
        desk.view.select({});
        QVERIFY(!isInked(desk.settled(), {420, 200}));
        QVERIFY(isInked(desk.settled(), {460, 320}));
        desk.lesson.session().undo();
        QCOMPARE(differences(before, desk.settled()), 0);
    }

    void whatIsDraggedIsSeenWhereItIsDragged()
    {
        Desk desk;
        desk.drag({{300, 200}, {420, 200}, {540, 200}});
        desk.view.setTool(PageView::Tool::Select);
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, QPoint(420, 200));
        QTest::mouseMove(&desk.view, QPoint(430, 260));
        QTest::mouseMove(&desk.view, QPoint(430, 330));
        const QImage dragged = desk.settled();
        QVERIFY(isInked(dragged, {430, 330}));
        QVERIFY(!isInked(dragged, {420, 200}));
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, QPoint(430, 330));
    }

    void aHighlighterThatRestsDarkensNothing()
    {
        Desk desk;
        desk.view.setTool(PageView::Tool::Highlighter);
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, QPoint(300, 200));
        QTest::mouseMove(&desk.view, QPoint(360, 200));
        const auto shown = [&desk] { // on the screen, not painted anew
            return desk.view.screen()->grabWindow(desk.view.winId()).toImage().pixel(360, 200);
        };
        const QRgb first = shown();
        QVERIFY(first != QColor(Qt::white).rgb());
        for (int i = 0; i < 500; ++i) // as a hand rests: never quite still
            QTest::mouseMove(&desk.view, QPoint(360 + i % 2, 200));
        QCOMPARE(shown(), first);
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, QPoint(360, 200));
        QCOMPARE(desk.settled().pixel(360, 200), first);
    }

    void whatIsDraggedKeepsItsColour_data()
    {
        QTest::addColumn<PageView::Tool>("tool");
        QTest::addColumn<bool>("dark");
        QTest::addRow("pen on white") << PageView::Tool::Pen << false;
        QTest::addRow("highlighter on white") << PageView::Tool::Highlighter << false;
        QTest::addRow("pen on a blackboard") << PageView::Tool::Pen << true;
        QTest::addRow("highlighter on a blackboard") << PageView::Tool::Highlighter << true;
    }
    void whatIsDraggedKeepsItsColour()
    {
        QFETCH(const PageView::Tool, tool);
        QFETCH(const bool, dark);
        Desk desk;
        desk.view.setDark(dark);
        desk.view.setTool(tool);
        desk.drag({{300, 200}, {420, 200}, {540, 200}});
        const QColor still(desk.settled().pixel(400, 200));
        desk.view.setTool(PageView::Tool::Select);
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, QPoint(420, 200));
        QTest::mouseMove(&desk.view, QPoint(420, 260));
        QTest::mouseMove(&desk.view, QPoint(420, 330));
        const QColor dragged(desk.settled().pixel(400, 330));
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, QPoint(420, 330));
        const int off = std::max({std::abs(still.red() - dragged.red()),
            std::abs(still.green() - dragged.green()), std::abs(still.blue() - dragged.blue())});
        // A blackboard is not black: what screens over it is a little off while it is dragged.
        QVERIFY2(off <= (dark ? 24 : 2), qPrintable(still.name() + u' ' + dragged.name()));
    }

    void aLassoSelectsSeveral()
    {
        Desk desk;
        for (int y = 100; y <= 300; y += 100)
            desk.drag({{300, y}, {420, y}, {540, y}});
        desk.view.setTool(PageView::Tool::Select);
        desk.drag({{250, 60}, {600, 60}, {600, 240}, {250, 240}, {250, 70}});
        QCOMPARE(desk.view.selection().ids().size(), size_t(2));
        desk.view.setTool(PageView::Tool::Pen);
        QVERIFY(desk.view.selection().isEmpty());
    }

    void twoFingersOnTheSelectionScaleIt()
    {
        Desk desk;
        desk.drag({{300, 250}, {420, 250}, {540, 250}});
        desk.view.setTool(PageView::Tool::Select);
        desk.drag({{420, 250}});
        const double zoom = desk.view.zoom();
        const double width = desk.view.selectionArea().width();
        QPointF a(400, 250), b(440, 250);
        desk.touch(5000, {{1, QEventPoint::Pressed, a}});
        desk.touch(5040, {{1, QEventPoint::Stationary, a}, {2, QEventPoint::Pressed, b}});
        a.rx() -= 20;
        b.rx() += 20;
        desk.touch(5080, {{1, QEventPoint::Updated, a}, {2, QEventPoint::Updated, b}});
        desk.touch(5120, {{1, QEventPoint::Released, a}, {2, QEventPoint::Released, b}});
        QCOMPARE(desk.view.zoom(), zoom);
        QVERIFY(desk.view.selectionArea().width() > 1.8 * width);
        desk.lesson.session().undo();
        QVERIFY(std::abs(desk.view.selectionArea().width() - width) < 4);
    }

    void aShapeIsDrawnFromCornerToCorner()
    {
        Desk desk;
        desk.view.setTool(PageView::Tool::Shape);
        desk.view.setShape(page::Shape::Kind::Rectangle);
        desk.drag({{200, 100}, {300, 200}, {500, 300}});
        QCOMPARE(desk.lesson.page().objects().size(), size_t(1));
        const QImage shown = desk.settled();
        QVERIFY(isInked(shown, {350, 100}));
        QVERIFY(isInked(shown, {200, 200}));
        QVERIFY(!isInked(shown, {350, 200}));
        desk.drag({{600, 100}}); // a tap draws nothing
        QCOMPARE(desk.lesson.page().objects().size(), size_t(1));
    }

    void aTapWithTheTextToolOpensAnEditorAndWritesWhatWasTyped()
    {
        Desk desk;
        desk.view.setTool(PageView::Tool::Text);
        desk.drag({{200, 100}});
        auto *editor = desk.view.findChild<QWidget *>(QStringLiteral("textEditor"));
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral("h = 33"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(desk.lesson.page().objects().size(), size_t(1));
        const page::Element *written = desk.lesson.page().objects().front();
        QCOMPARE(std::get<page::Text>(*written->object).text, QStringLiteral("h = 33"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        // A tap on it goes on with the same text; nothing left of it takes it away.
        desk.drag({{230, 100}});
        editor = desk.view.findChild<QWidget *>(QStringLiteral("textEditor"));
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(editor, Qt::Key_Delete);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(desk.lesson.page().objects().size(), size_t(0));
        desk.lesson.session().undo();
        QCOMPARE(desk.lesson.page().objects().size(), size_t(1));
    }

    void theLaserFadesAndLeavesNothing()
    {
        Desk desk;
        const QImage blank = desk.settled();
        desk.view.setTool(PageView::Tool::Laser);
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, QPoint(200, 100));
        QTest::mouseMove(&desk.view, QPoint(260, 140));
        QVERIFY(differences(blank, desk.settled()) > 0);
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, QPoint(260, 140));
        QTRY_COMPARE(differences(blank, desk.settled()), 0);
        QCOMPARE(desk.lesson.page().elementCount(), qsizetype(0));
    }

    void theHandMovesThePage()
    {
        Desk desk;
        desk.view.setTool(PageView::Tool::Hand);
        desk.view.zoomBy(2);
        desk.settle();
        const QPoint before = desk.view.transform().origin();
        desk.drag({{400, 300}, {420, 310}, {460, 330}});
        QVERIFY(desk.view.transform().origin() != before);
    }

    void aCancelledTouchLeavesNothing()
    {
        Desk desk;
        const QImage blank = desk.settled();
        desk.touch(1000, {{1, QEventPoint::Pressed, QPointF(200, 200)}});
        desk.touch(1010, {{1, QEventPoint::Updated, QPointF(260, 220)}});
        QVERIFY(differences(blank, desk.shown()) > 0);
        QWindowSystemInterface::handleTouchCancelEvent<QWindowSystemInterface::SynchronousDelivery>(
            desk.view.windowHandle(), 1020, Desk::touchDevice());
        QCOMPARE(desk.strokes(), size_t(0));
        QCOMPARE(differences(blank, desk.settled()), 0);
    }

    void aPageTurnedWithThePenDownKeepsWhatWasWritten()
    {
        Desk desk;
        const page::PageId first = desk.lesson.session().currentPage();
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, QPoint(100, 100));
        QTest::mouseMove(&desk.view, QPoint(180, 140));
        desk.lesson.session().addPage(first, {});
        QTest::mouseMove(&desk.view, QPoint(300, 300)); // the pen is still down: nothing follows
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, QPoint(300, 300));
        QCOMPARE(desk.strokes(), size_t(0));
        desk.lesson.session().setCurrentPage(first);
        QCOMPARE(desk.strokes(), size_t(1));
        QVERIFY(isInked(desk.settled(), {180, 140}));
    }

    void zoomedInkIsRenderedSharp()
    {
        Desk desk;
        desk.drag(rounded(wave({400, 270})));
        desk.view.zoomBy(2);
        const QImage zoomed = desk.settled();
        desk.view.setDark(true);
        desk.view.setDark(false);
        QCOMPARE(differences(zoomed, desk.settled()), 0);
        QVERIFY(desk.view.zoom() > 1.9);
        desk.view.fitPage();
        QTRY_COMPARE(desk.view.zoom(), 1.0);
    }

    void whatIsWrittenUnderMagnificationIsFinerOnThePage()
    {
        Desk desk;
        desk.drag(rounded(wave({400, 270})));
        desk.view.zoomBy(2);
        desk.settle();
        desk.drag(rounded(wave({400, 270})));
        const std::vector<const page::InkElement *> elements = desk.lesson.page().ink();
        QCOMPARE(elements.size(), size_t(2));
        QVERIFY(std::abs(elements[0]->stroke->width - 2 * elements[1]->stroke->width) <= 2);
    }

    void aPenOutsideThePageHarmsNothing()
    {
        Desk desk({}, {960, 700}); // bars above and below the page
        desk.drag({{-500, -500}, {20, 20}, {2000, 2000}, {400, 300}});
        QCOMPARE(desk.strokes(), size_t(1));
        desk.settled();
    }

    void aSessionThatGoesWhileThePenIsDownHarmsNothing()
    {
        Desk desk;
        QTest::mousePress(&desk.view, Qt::LeftButton, {}, QPoint(100, 100));
        QTest::mouseMove(&desk.view, QPoint(180, 140));
        desk.view.setSession(nullptr, nullptr);
        QTest::mouseMove(&desk.view, QPoint(200, 140));
        QTest::mouseRelease(&desk.view, Qt::LeftButton, {}, QPoint(200, 140));
        QCOMPARE(desk.strokes(), size_t(1)); // what was written until then
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    QCoreApplication::setAttribute(Qt::AA_CompressTabletEvents, false);
    QApplication app(argc, argv);
    const ui::Theme theme(ui::App::Board);
    TestPageView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pageview.moc"
