// Does the page keep up with hands? A lasso over a quarter of 100,000 strokes, a selection of 2,000
// strokes that is dragged and put down, an area eraser over 5,000 strokes, ten who write at once
// beside one. In the real widget at 1920x1080; the bars are 8 ms an event, 16 ms a frame, twice one
// writer's.
//
// bench_view: one JSON line a figure. A frame is an event with all that it has painted; what is
// done later, in turns of the event loop, are events of their own.
#include "support/openlesson.h"
#include "support/watchedapplication.h"

#include <hz/canvas/pageview.h>
#include <hz/ui/theme.h>

#include <QtGui/QMouseEvent>
#include <QtGui/QWindow>
#include <QtTest/QTest>
#include <qpa/qwindowsysteminterface.h>

#include <cmath>
#include <cstdio>
#include <random>

using namespace hz;
using namespace hz::canvas;
using namespace hz::test;

namespace {

constexpr QSize kView(1920, 1080);

void print(const char *figure, const QString &input, double value, const char *unit)
{
    std::printf(
        "{\"bench\":\"view\",\"figure\":\"%s\",\"input\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n",
        figure, qPrintable(input), value, unit);
    std::fflush(stdout);
}

void printTimes(const char *figure, const QString &input, const std::vector<double> &ms)
{
    print((QByteArray(figure) + " p50").constData(), input, quantile(ms, 0.5), "ms");
    print((QByteArray(figure) + " p95").constData(), input, quantile(ms, 0.95), "ms");
    print((QByteArray(figure) + " most").constData(), input, quantile(ms, 1), "ms");
}

void printEvents(WatchedApplication &application, const char *figure, const QString &input)
{
    application.watch(false);
    print((QByteArray(figure) + ", longest event").constData(), input,
        quantile(application.takeAll(), 1), "ms");
    for (const auto &[what, cost] : application.takeSlow(8))
        print("longer than 8 ms",
            QStringLiteral("%1: %2 times %3").arg(input).arg(cost.second).arg(what), cost.first,
            "ms");
}

// Written words all over the page: strokes of 30 samples, as long as a sample is from the next.
std::vector<page::Element> strokes(
    int count, const QRectF &area, unsigned seed = 7, double step = 3.5)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(area.left(), area.right()),
        y(area.top(), area.bottom()), angle(0, 2 * M_PI);
    std::vector<page::Element> elements;
    for (int i = 0; i < count; ++i) {
        ink::Stroke stroke{.brush = ink::kPenBrush,
            .ink = QStringLiteral("ink:blue"),
            .width = 4 * ink::kSubUnits,
            .startedMs = 1'760'000'000'000 + i};
        QPointF at(x(random), y(random));
        double way = angle(random);
        for (int sample = 0; sample < 30; ++sample) {
            stroke.samples.push_back({qint32(at.x() * ink::kSubUnits),
                qint32(at.y() * ink::kSubUnits), 0, quint16(sample ? 8 : 0)});
            at += step * QPointF(std::cos(way), std::sin(way));
            way += 0.15;
        }
        page::Element element;
        element.stroke = std::make_shared<const ink::Stroke>(std::move(stroke));
        elements.push_back(std::move(element));
    }
    return elements;
}

class Desk {
public:
    Desk()
    {
        view.resize(kView);
        view.setSession(&lesson.session(), nullptr);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("no window");
        settle();
    }
    ~Desk() { view.setSession(nullptr, nullptr); }

    void settle()
    {
        const auto isDone = [this] {
            return view.isSettled() && lesson.session().durableSeq() >= lesson.session().lastSeq();
        };
        if (!QTest::qWaitFor(isDone, 60'000))
            qFatal("waited in vain");
        QCoreApplication::sendPostedEvents();
    }
    std::vector<page::ElementId> add(int count, const QRectF &area = QRectF(40, 40, 1840, 1000))
    {
        const std::vector<page::ElementId> ids
            = lesson.session().addElements(lesson.session().currentPage(), strokes(count, area));
        settle();
        return ids;
    }
    // What an event costs with all that it has painted.
    double mouse(QEvent::Type type, QPointF at)
    {
        const double before = threadMs();
        QMouseEvent event(type, at, view.mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        event.setTimestamp(m_ms += 8);
        QCoreApplication::sendEvent(&view, &event);
        QCoreApplication::sendPostedEvents();
        return threadMs() - before;
    }

    struct Touch {
        int id;
        QEventPoint::State state;
        QPointF at;
    };
    double touch(const std::vector<Touch> &touches)
    {
        QList<QWindowSystemInterface::TouchPoint> points;
        for (const Touch &touch : touches) {
            QWindowSystemInterface::TouchPoint point;
            point.id = touch.id;
            point.state = touch.state;
            point.area = QRectF(view.mapToGlobal(touch.at) - QPointF(5, 5), QSizeF(10, 10));
            point.pressure = touch.state == QEventPoint::Released ? 0 : 1;
            points.append(point);
        }
        static QPointingDevice *const device = QTest::createTouchDevice();
        const double before = threadMs();
        QWindowSystemInterface::handleTouchEvent<QWindowSystemInterface::SynchronousDelivery>(
            view.windowHandle(), m_ms += 8, device, points);
        QCoreApplication::sendPostedEvents();
        return threadMs() - before;
    }
    void pause() { m_ms += 200; }

    OpenLesson lesson;
    PageView view;

private:
    ulong m_ms = 1000;
};

void benchEraser()
{
    for (const double radius : {9.0, 36.0}) {
        Desk desk;
        desk.add(5000);
        desk.view.setTool(PageView::Tool::Eraser);
        desk.view.setEraser(PageView::Erasing::Area, radius);
        std::vector<double> times;
        desk.mouse(QEvent::MouseButtonPress, {100, 500});
        for (int i = 1; i <= 400; ++i)
            times.push_back(desk.mouse(
                QEvent::MouseMove, QPointF(100 + i * 4, 500 + 300 * std::sin(i * 0.05))));
        desk.mouse(QEvent::MouseButtonRelease, {1700, 500});
        printTimes(
            "area eraser, an event", QStringLiteral("5,000 strokes, radius %1").arg(radius), times);
        const double before = threadMs();
        desk.lesson.session().undo();
        QCoreApplication::sendPostedEvents();
        print("undo of it", QStringLiteral("5,000 strokes, radius %1").arg(radius),
            threadMs() - before, "ms");
    }
}

void benchLasso(WatchedApplication &application)
{
    Desk desk;
    for (int part = 0; part < 10; ++part)
        desk.lesson.session().addElements(
            desk.lesson.session().currentPage(), strokes(10'000, {120, 120, 1680, 840}, part, 1.5));
    desk.settle();
    desk.view.setTool(PageView::Tool::Select);
    // A round of a quarter of what is written on.
    std::vector<double> times;
    application.watch(true);
    const auto at = [](int i) {
        const double angle = i * 2 * M_PI / 120;
        return QPointF(960 + 480 * std::cos(angle), 540 + 234 * std::sin(angle));
    };
    const QString input = QStringLiteral("a quarter of 100,000 strokes");
    std::vector<double> lifts;
    for (int round = 0; round < 5; ++round) {
        // Beside the page, where nothing is met that a press would take.
        desk.mouse(QEvent::MouseButtonPress, {4, 4});
        for (int i = 0; i <= 120; ++i)
            times.push_back(desk.mouse(QEvent::MouseMove, at(i)));
        lifts.push_back(desk.mouse(QEvent::MouseButtonRelease, at(0)));
    }
    printTimes("lasso, a frame", input, times);
    printTimes("lasso, a frame of the lift", input, lifts);
    printEvents(application, "lasso", input);
    print("selected", input, double(desk.view.selection().ids().size()), "strokes");
}

void benchSelection(WatchedApplication &application)
{
    const std::pair<QString, QRectF> places[]
        = {{QStringLiteral("2,000 strokes all over"), {40, 40, 1740, 940}},
            {QStringLiteral("2,000 strokes in a ninth"), {300, 200, 560, 320}}};
    for (const auto &[input, area] : places) {
        Desk desk;
        desk.add(3000);
        const std::vector<page::ElementId> ids = desk.add(2000, area);
        desk.view.setTool(PageView::Tool::Select);
        desk.view.select(ids);
        desk.settle();
        application.watch(true);
        const QPointF from = area.center();
        std::vector<double> times;
        desk.mouse(QEvent::MouseButtonPress, from);
        for (int i = 1; i <= 120; ++i) {
            times.push_back(desk.mouse(QEvent::MouseMove, from + QPointF(i, i / 3.0)));
            aTurn();
        }
        printTimes("drag, a frame", input, times);
        print("drag, the lift", input,
            desk.mouse(QEvent::MouseButtonRelease, from + QPointF(120, 40)), "ms");
        desk.settle();
        printEvents(application, "drag", input);
        application.watch(true);
        const double before = threadMs();
        desk.lesson.session().undo();
        print("undo of it", input, threadMs() - before, "ms");
        desk.settle();
        printEvents(application, "undo of it", input);
    }
}

// Ten pupils at a board. X11 tells of each finger by itself; others tell of all of them at once.
void benchWriters()
{
    std::vector<double> p95;
    for (const int writers : {1, 10}) {
        Desk desk;
        std::vector<Desk::Touch> touches;
        for (int id = 0; id < writers; ++id) { // far apart in time: no two are one hand
            touches.push_back({id, QEventPoint::Pressed, QPointF(100 + id * 180, 120)});
            desk.pause();
            desk.touch(touches);
            touches.back().state = QEventPoint::Stationary;
        }
        const auto step = [](Desk::Touch &touch, int i) {
            touch.state = QEventPoint::Updated;
            touch.at += QPointF(4 * std::cos(i * 0.3), 2 + 3 * std::sin(i * 0.3));
        };
        std::vector<double> ofOne, ofAll;
        for (int i = 0; i < 100; ++i)
            for (Desk::Touch &touch : touches) {
                step(touch, i);
                ofOne.push_back(desk.touch(touches));
                touch.state = QEventPoint::Stationary;
            }
        for (int i = 0; i < 100; ++i) {
            for (Desk::Touch &touch : touches)
                step(touch, i);
            ofAll.push_back(desk.touch(touches));
        }
        const QString input = QStringLiteral("%1 writing at once").arg(writers);
        printTimes("an event of one finger", input, ofOne);
        printTimes("an event of all fingers", input, ofAll);
        p95.insert(p95.end(), {quantile(ofOne, 0.95), quantile(ofAll, 0.95)});
    }
    const QString input = QStringLiteral("ten writing beside one");
    print("an event of one finger, p95", input, p95[2] / p95[0], "times");
    print("an event of all fingers, p95", input, p95[3] / p95[1], "times");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    WatchedApplication application(argc, argv);
    ui::Theme theme(ui::App::Board);
    benchWriters();
    benchSelection(application);
    benchLasso(application);
    benchEraser();
    return 0;
}
