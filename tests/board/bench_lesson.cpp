// Does any event of a whole lesson hold the window up? A lesson of 45 minutes, compressed in time,
// in the real window on a real profile: 40 pages, 3,000 strokes, ten photos put in and moved, undo
// and redo, erasing, turning back and forth, the strip, the overview.
//
// bench_lesson: one JSON line a figure; the margin is how far the longest event stays below the
// bar, 8 ms on a screen of 1920x1080 and 16 ms on one of 3840x2160.
#include "screens.h"
#include "support/handwriting.h"
#include "support/watchedapplication.h"

#include <hz/ui/style.h>

#include <QtGui/QMouseEvent>

#include <algorithm>
#include <cstdio>

using namespace hz;
using namespace hz::test;

namespace {

constexpr int kPages = 40;
constexpr int kStrokesOfAPage = 75;
constexpr double kSampleMs = 1000 / 133.0;

void print(const QString &figure, const QString &input, double value, const char *unit)
{
    std::printf("{\"bench\":\"lesson\",\"figure\":\"%s\",\"input\":\"%s\",\"value\":%.3f,"
                "\"unit\":\"%s\"}\n",
        qPrintable(figure), qPrintable(input), value, unit);
    std::fflush(stdout);
}

class Teacher {
public:
    Teacher(WatchedApplication &application, Stage &stage)
        : m_application(application)
        , m_stage(stage)
    {
    }

    Result<> begin()
    {
        m_photo = m_dir.filePath(QStringLiteral("photo.jpg"));
        QImage photo(3000, 2000, QImage::Format_RGB32);
        std::mt19937 random(3);
        for (int y = 0; y < photo.height(); ++y)
            for (int x = 0; x < photo.width(); ++x)
                photo.setPixel(x, y, qRgb(x / 12, y / 8, int(random() % 64) + 90));
        if (!photo.save(m_photo))
            return failure(Error::Kind::Io, QStringLiteral("The photo could not be written."));
        m_stage.host().startNew();
        return m_stage.settle();
    }
    Result<> teach(int page)
    {
        HZ_CHECK(doing(QStringLiteral("writing"), [&] { return writePage(page); }));
        HZ_CHECK(doing(QStringLiteral("undoing"), [&]() -> Result<> {
            for (const QStringView command : {u"edit.undo", u"edit.undo", u"edit.undo",
                     u"edit.redo", u"edit.redo", u"edit.redo"})
                HZ_CHECK(m_stage.run(command));
            return {};
        }));
        HZ_CHECK(doing(QStringLiteral("erasing"), [&]() -> Result<> {
            HZ_CHECK(m_stage.run(u"tool.eraser"));
            drag({{200, 900}, {1000, 940}}, 40);
            HZ_CHECK(m_stage.settle());
            return m_stage.run(u"tool.pen");
        }));
        if (page % 4 == 1)
            HZ_CHECK(doing(QStringLiteral("putting in a photo"), [&] { return putPhoto(); }));
        if (page % 8 == 5)
            HZ_CHECK(doing(QStringLiteral("looking at all pages"), [&]() -> Result<> {
                for (const QStringView command :
                    {u"page.strip", u"page.strip", u"page.all", u"page.all"})
                    HZ_CHECK(m_stage.run(command));
                return {};
            }));
        if (page > 0)
            HZ_CHECK(doing(QStringLiteral("turning back and forth"), [&]() -> Result<> {
                HZ_CHECK(m_stage.run(u"page.previous"));
                return m_stage.run(u"page.next");
            }));
        if (page + 1 < kPages)
            HZ_CHECK(doing(QStringLiteral("adding a page"), [&] { return addPage(page); }));
        return {};
    }

private:
    template<typename Work> Result<> doing(const QString &what, Work work)
    {
        m_application.setDoing(what);
        return work();
    }
    canvas::PageView &view() { return m_stage.window().lessonScreen().view(); }
    page::LessonSession &session() { return *m_stage.host().session(); }

    void send(QEvent::Type type, QPointF units)
    {
        m_ms += kSampleMs;
        const QPointF at = units * (view().width() / 1920.0);
        QMouseEvent event(type, at, view().mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        event.setTimestamp(quint64(m_ms));
        QCoreApplication::sendEvent(&view(), &event);
    }
    void drag(const std::vector<QPointF> &line, int steps)
    {
        send(QEvent::MouseButtonPress, line.front());
        for (int i = 1; i <= steps; ++i)
            send(QEvent::MouseMove,
                line.front() + (line.back() - line.front()) * (double(i) / steps));
        send(QEvent::MouseButtonRelease, line.back());
    }
    Result<> writePage(int page)
    {
        static const QString kText
            = QStringLiteral("远上寒山石径斜白云生处有人家停车坐爱枫林晚霜叶红于二月花");
        Hand hand;
        hand.sizeUnits = 150;
        std::vector<ink::Stroke> strokes;
        for (int line = 0; strokes.size() < kStrokesOfAPage; ++line) {
            const std::vector<ink::Stroke> more
                = handwrittenLine(kText.mid((page + line * 9) % (kText.size() - 9), 9),
                    {150.0, 140.0 + 170 * line}, hand);
            strokes.insert(strokes.end(), more.begin(), more.end());
        }
        strokes.resize(kStrokesOfAPage);
        for (const ink::Stroke &stroke : strokes) {
            const auto point = [&](const ink::Sample &sample) {
                return QPointF(sample.x, sample.y) / ink::kSubUnits;
            };
            send(QEvent::MouseButtonPress, point(stroke.samples.front()));
            for (size_t i = 1; i < stroke.samples.size(); ++i)
                send(QEvent::MouseMove, point(stroke.samples[i]));
            send(QEvent::MouseButtonRelease, point(stroke.samples.back()));
            QCoreApplication::sendPostedEvents();
        }
        return m_stage.settle();
    }
    Result<> putPhoto()
    {
        const size_t before = currentPage().objects().size();
        session().addPictureFiles(session().currentPage(), {m_photo});
        HZ_CHECK(m_stage.waitUntil(
            [&] { return currentPage().objects().size() > before; }, "the photo is on the page"));
        HZ_CHECK(m_stage.settle());
        HZ_CHECK(m_stage.run(u"tool.select"));
        drag({{960, 540}, {960, 540}}, 1); // a tap takes it
        HZ_CHECK(m_stage.settle());
        drag({{960, 540}, {1300, 640}}, 60);
        HZ_CHECK(m_stage.settle());
        HZ_CHECK(m_stage.run(u"edit.undo"));
        HZ_CHECK(m_stage.run(u"edit.redo"));
        return m_stage.run(u"tool.pen");
    }
    Result<> addPage(int page)
    {
        using Kind = page::Background::Kind;
        const Kind kinds[] = {Kind::Plain, Kind::Squared, Kind::TianZiGe};
        session().addPage(session().currentPage(), {.kind = kinds[page % 3]});
        return m_stage.settle();
    }
    const page::Page &currentPage() { return *session().lesson().page(session().currentPage()); }

    WatchedApplication &m_application;
    Stage &m_stage;
    QTemporaryDir m_dir;
    QString m_photo;
    double m_ms = 1000;
};

Result<> bench(WatchedApplication &application, const Monitor &monitor)
{
    HZ_TRY(const std::unique_ptr<Stage> stage, Stage::open(monitor, nullptr));
    Teacher teacher(application, *stage);
    HZ_CHECK(teacher.begin());
    application.watch(true);
    Result<> taught;
    for (int page = 0; page < kPages && taught; ++page)
        taught = teacher.teach(page);
    application.setDoing(QStringLiteral("putting the lesson away"));
    if (taught)
        taught = stage->run(u"app.home");
    application.watch(false);
    HZ_CHECK(taught);

    std::vector<double> all = application.takeAll();
    std::sort(all.begin(), all.end());
    const double most = monitor.pixels.height() > 1080 ? 16 : 8;
    print(QStringLiteral("events"), monitor.name, double(all.size()), "");
    print(QStringLiteral("event p50"), monitor.name, quantile(all, 0.5), "ms");
    print(QStringLiteral("event p99"), monitor.name, quantile(all, 0.99), "ms");
    print(QStringLiteral("event max"), monitor.name, all.back(), "ms");
    print(QStringLiteral("margin to %1 ms").arg(most), monitor.name, most - all.back(), "ms");
    print(QStringLiteral("events over %1 ms").arg(most), monitor.name,
        double(all.end() - std::upper_bound(all.begin(), all.end(), most)), "");
    for (const auto &[what, cost] : application.takeSlow(most / 2))
        print(QStringLiteral("slowest of %1").arg(cost.second),
            monitor.name + QStringLiteral(": ") + what, cost.first, "ms");
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    const QTemporaryDir dir;
    connectMonitors(dir);
    WatchedApplication application(argc, argv);
    const Language language(QStringLiteral("zh_CN"));
    ui::Theme theme(ui::App::Board);
    QApplication::setStyle(new ui::HezhouStyle);
    for (const Monitor &monitor : monitors()) {
        if (monitor.pixels.height() < 1080)
            continue;
        const Result<> done = bench(application, monitor);
        if (!done) {
            std::fprintf(stderr, "bench_lesson: %s\n", told(done).constData());
            return 1;
        }
    }
    return 0;
}
