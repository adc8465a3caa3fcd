// Does the page keep up with hands? An area eraser over 5,000 strokes, a selection of 2,000 strokes
// that is dragged, ten who write at once beside one, and what 100 pages of 1,000 strokes take in
// memory. In the real widget; the bars are 8 ms an event, 16 ms a frame, twice one writer's, 300
// MiB. One JSON line a figure.
#include "support/openlesson.h"

#include <hz/canvas/pageview.h>

#include <QtCore/QElapsedTimer>
#include <QtGui/QMouseEvent>
#include <QtGui/QWindow>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <qpa/qwindowsysteminterface.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace hz;
using namespace hz::canvas;

namespace {

constexpr QSize kView(1920, 1080);

void print(const char *figure, const QString &input, double value, const char *unit)
{
    std::printf(
        "{\"bench\":\"view\",\"figure\":\"%s\",\"input\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n",
        figure, qPrintable(input), value, unit);
    std::fflush(stdout);
}

// What this thread spent, so that a busy machine does not count.
double spentMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, size_t(q * double(values.size()))));
}

void printTimes(const char *figure, const QString &input, const std::vector<double> &ms)
{
    print((QByteArray(figure) + " p50").constData(), input, quantile(ms, 0.5), "ms");
    print((QByteArray(figure) + " p95").constData(), input, quantile(ms, 0.95), "ms");
    print((QByteArray(figure) + " most").constData(), input, quantile(ms, 1), "ms");
}

double residentMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

// Written words all over the page: strokes of 30 samples, some 100 units long.
std::vector<page::Element> strokes(int count, const QRectF &area)
{
    std::mt19937 random(7);
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
            at += 3.5 * QPointF(std::cos(way), std::sin(way));
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
        const double before = spentMs();
        QMouseEvent event(type, at, view.mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        event.setTimestamp(m_ms += 8);
        QCoreApplication::sendEvent(&view, &event);
        QCoreApplication::sendPostedEvents();
        return spentMs() - before;
    }

    test::OpenLesson lesson;
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
        const double before = spentMs();
        desk.lesson.session().undo();
        QCoreApplication::sendPostedEvents();
        print("undo of it", QStringLiteral("5,000 strokes, radius %1").arg(radius),
            spentMs() - before, "ms");
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    QApplication app(argc, argv);
    benchEraser();
    return 0;
}
