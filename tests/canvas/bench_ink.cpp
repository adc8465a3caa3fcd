// What does a pen event cost inside the process, on an empty and on a full page, at 1080 and 2160
// lines, beside the least that a Qt widget can do? And what do strokes cost in memory, on the disk
// and in the journal, and a turned PDF page in time?
//
// bench_ink: one JSON line a figure. The events are those of a pen at 133 Hz, delivered one after
// the other without the pauses between them; "cpu" is what a second of writing costs in all
// threads.
#include "support/handwriting.h"
#include "support/openlesson.h"

#include <hz/canvas/pageview.h>
#include <hz/canvas/pdfpages.h>
#include <hz/ink/codec.h>

#include <QtCore/QElapsedTimer>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace hz;
using namespace hz::canvas;

namespace {

constexpr double kRateHz = 133;
constexpr int kMeasuredStrokes = 12;
constexpr int kPointsOfAStroke = 160;
constexpr int kMarks = 5000;

void print(const char *figure, const QString &input, double value, const char *unit)
{
    std::printf(
        "{\"bench\":\"ink\",\"figure\":\"%s\",\"input\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n",
        figure, qPrintable(input), value, unit);
    std::fflush(stdout);
}

double quantile(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, size_t(q * double(values.size()))));
}

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
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

// The least a Qt widget can do to show ink: no strokes kept, nothing saved.
class Floor final : public QWidget {
public:
    Floor() { setAttribute(Qt::WA_OpaquePaintEvent); }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        m_page = QImage(size(), QImage::Format_RGB32);
        m_page.fill(Qt::white);
    }
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        for (const QRect &rect : event->region())
            painter.drawImage(rect, m_page, rect);
    }
    void mousePressEvent(QMouseEvent *event) override { m_last = event->position(); }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        const QPointF now = event->position();
        QPainter painter(&m_page);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::black, 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(m_last, now);
        painter.end();
        repaint(QRectF(m_last, now).normalized().adjusted(-4, -4, 4, 4).toAlignedRect());
        m_last = now;
    }

private:
    QImage m_page;
    QPointF m_last;
};

void send(QWidget &to, QEvent::Type type, QPointF at, ulong ms)
{
    QMouseEvent event(type, at, to.mapToGlobal(at), Qt::LeftButton,
        type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    event.setTimestamp(ms);
    QCoreApplication::sendEvent(&to, &event);
}

struct Cost {
    std::vector<double> moveMs;
    std::vector<double> liftMs;
    double cpuMsPerSecond = 0;
};

// Zigzags with corners of 60°, 10 pixels a sample, as the strokes of a quick hand are.
Cost write(QWidget &widget, const std::function<void()> &finish)
{
    Cost cost;
    const double cpuBefore = cpuMs();
    QElapsedTimer timer;
    ulong ms = 1000;
    int samples = 0;
    for (int stroke = 0; stroke < kMeasuredStrokes; ++stroke) {
        QPointF at(200, 200 + stroke * 50);
        send(widget, QEvent::MouseButtonPress, at, ms);
        for (int i = 0; i < kPointsOfAStroke; ++i) {
            at += QPointF(5, i / 16 % 2 ? -8.66 : 8.66);
            ms += ulong(1000 / kRateHz);
            timer.start();
            send(widget, QEvent::MouseMove, at, ms);
            cost.moveMs.push_back(double(timer.nsecsElapsed()) / 1e6);
            ++samples;
        }
        timer.start();
        send(widget, QEvent::MouseButtonRelease, at, ms);
        cost.liftMs.push_back(double(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::sendPostedEvents();
    }
    finish();
    cost.cpuMsPerSecond = (cpuMs() - cpuBefore) / (samples / kRateHz);
    return cost;
}

void printCost(const Cost &cost, const QString &input)
{
    print("event p50", input, quantile(cost.moveMs, 0.5), "ms");
    print("event p95", input, quantile(cost.moveMs, 0.95), "ms");
    print("event p99", input, quantile(cost.moveMs, 0.99), "ms");
    print("lift p50", input, quantile(cost.liftMs, 0.5), "ms");
    print("lift p99", input, quantile(cost.liftMs, 0.99), "ms");
    print("cpu", input, cost.cpuMsPerSecond, "ms/s");
}

void awaitTrue(const std::function<bool()> &condition)
{
    if (!QTest::qWaitFor(condition, 60'000))
        qFatal("waited in vain");
}

void expose(QWidget &widget)
{
    widget.show();
    if (!QTest::qWaitForWindowExposed(&widget))
        qFatal("no window");
}

void awaitDurable(page::LessonSession &session)
{
    awaitTrue([&] { return session.durableSeq() >= session.lastSeq(); });
}

// Small marks all over the page, far denser than writing.
void addMarks(page::LessonSession &session, int count)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> x(20, 1880), y(20, 1040), angle(0, 2 * M_PI);
    for (int mark = 0; mark < count; ++mark) {
        ink::Stroke stroke{.brush = ink::kPenBrush,
            .ink = QStringLiteral("ink:blue"),
            .width = 4 * ink::kSubUnits,
            .startedMs = 1'760'000'000'000 + mark};
        const QPointF from(x(random), y(random));
        const double way = angle(random);
        for (int i = 0; i < 12; ++i)
            stroke.samples.push_back(
                {qint32((from.x() + 3 * i * std::cos(way + i * 0.1)) * ink::kSubUnits),
                    qint32((from.y() + 3 * i * std::sin(way + i * 0.1)) * ink::kSubUnits), 0, 8});
        session.addStroke(session.currentPage(), std::move(stroke));
    }
    awaitDurable(session);
}

double benchFloor(QSize size, const QString &input)
{
    Floor floor;
    floor.resize(size);
    expose(floor);
    const Cost cost = write(floor, [] {});
    printCost(cost, input);
    return quantile(cost.moveMs, 0.5);
}

void benchPage(QSize size, int marks, const QString &input, double floorMs)
{
    test::OpenLesson lesson;
    PageView view;
    view.resize(size);
    view.setSession(&lesson.session(), nullptr);
    expose(view);
    addMarks(lesson.session(), marks);
    awaitTrue([&] { return view.isSettled(); });
    const Cost cost = write(view, [&] { awaitDurable(lesson.session()); });
    printCost(cost, input);
    print("event p50 beside the floor", input, quantile(cost.moveMs, 0.5) / floorMs, "×");
    view.setSession(nullptr, nullptr);
}

void benchMemory()
{
    test::OpenLesson lesson;
    PageView view;
    view.resize(1920, 1080);
    view.setSession(&lesson.session(), nullptr);
    expose(view);
    awaitTrue([&] { return view.isSettled(); });
    const double before = residentMiB();
    addMarks(lesson.session(), kMarks);
    print("memory added", QStringLiteral("%1 marks of 12 points").arg(kMarks),
        residentMiB() - before, "MiB");
    view.setSession(nullptr, nullptr);
}

void benchBytes()
{
    std::vector<ink::Stroke> strokes = test::handwrittenLine(
        QStringLiteral("远上寒山石径斜白云生处有人家停车坐爱枫林晚霜叶红于二月花"), {40, 200}, {});
    qsizetype points = 0;
    for (const ink::Stroke &stroke : strokes)
        points += qsizetype(stroke.samples.size());
    std::vector<ink::RunEntry> run;
    for (size_t i = 0; i < strokes.size(); ++i)
        run.push_back({quint32(i), qint64(i), std::make_shared<const ink::Stroke>(strokes[i])});
    print("codec", QStringLiteral("handwriting, with pressure"),
        double(ink::encodeRun(run).size()) / double(points), "bytes/point");

    for (const int marks : {0, kMarks}) {
        test::OpenLesson lesson;
        addMarks(lesson.session(), marks);
        const auto size = [&] { return QFileInfo(lesson.session().journalPath()).size(); };
        const qint64 before = size();
        constexpr int kStrokes = 100;
        for (int i = 0; i < kStrokes; ++i) {
            ink::Stroke stroke = strokes[size_t(i) % strokes.size()];
            const std::vector<ink::Sample> samples = stroke.samples;
            while (stroke.samples.size() < 100)
                stroke.samples.insert(stroke.samples.end(), samples.begin(), samples.end());
            stroke.samples.resize(100);
            lesson.session().addStroke(lesson.session().currentPage(), std::move(stroke));
        }
        awaitDurable(lesson.session());
        print("journal a stroke of 100 points", QStringLiteral("page of %1 strokes").arg(marks),
            double(size() - before) / kStrokes, "bytes");
    }
}

void benchTurning()
{
    test::OpenLesson home;
    const QString path = home.dir().path(QStringLiteral("book.pdf"));
    {
        QPdfWriter writer(path);
        writer.setPageSize(QPageSize(QPageSize::A4));
        QPainter painter(&writer);
        for (int page = 0; page < 400; ++page) {
            if (page)
                writer.newPage();
            for (int line = 0; line < 40; ++line)
                painter.drawText(QPointF(200, 400 + line * 320),
                    QStringLiteral("第%1页第%2行：两个完全一样的三角形可以拼成一个平行四边形。")
                        .arg(page + 1)
                        .arg(line + 1));
        }
    }
    QElapsedTimer timer;
    timer.start();
    auto made = home.library().createFromPdf(path);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    page::LessonSession &session = **made;
    PdfPages pages(path);
    PageView view;
    view.resize(1920, 1080);
    view.setSession(&session, &pages);
    expose(view);
    awaitTrue([&] { return view.isSettled(); });
    print(
        "first page", QStringLiteral("PDF of 400 pages"), double(timer.nsecsElapsed()) / 1e6, "ms");
    std::vector<double> turns;
    for (int turn = 0; turn < 60; ++turn) {
        const int next = session.lesson().indexOf(session.currentPage()) + 1;
        timer.start();
        session.setCurrentPage(session.lesson().pages()[size_t(next)].id);
        awaitTrue([&] { return view.isSettled(); });
        QCoreApplication::sendPostedEvents();
        turns.push_back(double(timer.nsecsElapsed()) / 1e6);
        awaitTrue([&] { // the neighbours are drawn while she speaks
            return pages.picture(next + 1 < 400 ? next + 1 : next) != nullptr;
        });
    }
    print("turn p50", QStringLiteral("PDF of 400 pages"), quantile(turns, 0.5), "ms");
    print("turn p95", QStringLiteral("PDF of 400 pages"), quantile(turns, 0.95), "ms");
    view.setSession(nullptr, nullptr);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    QApplication app(argc, argv);
    benchMemory(); // first: later, memory freed by others would serve it
    for (const QSize size : {QSize(1920, 1080), QSize(3840, 2160)}) {
        const QString lines = QStringLiteral("%1 lines").arg(size.height());
        const double floor = benchFloor(size, QStringLiteral("floor, ") + lines);
        benchPage(size, 0, QStringLiteral("empty page, ") + lines, floor);
        benchPage(size, kMarks, QStringLiteral("5,000 strokes, ") + lines, floor);
    }
    benchBytes();
    benchTurning();
    return 0;
}
