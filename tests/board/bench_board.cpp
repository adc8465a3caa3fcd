// Does Board bear a long lesson? The overview of 300 pages scrolled by wheel and by finger, and the
// memory that 100 pages of 1,000 strokes take once all were looked at. In the real window at
// 1920x1080; the bars are 16 ms a frame and 300 MiB.
//
// bench_board: one JSON line a figure. A frame is an event with all that it has painted. The
// lessons are written by a process of its own, so that its memory is not counted.
#include "screens.h"
#include "support/handwriting.h"
#include "support/watchedapplication.h"

#include <hz/ui/style.h>

#include <QtCore/QProcess>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QScroller>
#include <qpa/qwindowsysteminterface.h>

#include <cstdio>

using namespace hz;
using namespace hz::test;

namespace {

constexpr const char *kFill = "--fill";

void print(const QString &figure, const QString &input, double value, const char *unit)
{
    std::printf("{\"bench\":\"board\",\"figure\":\"%s\",\"input\":\"%s\",\"value\":%.2f,"
                "\"unit\":\"%s\"}\n",
        qPrintable(figure), qPrintable(input), value, unit);
    std::fflush(stdout);
}

// ---------------------------------------------------------------- the lessons

struct Plan {
    QString title;
    int pages;
    int strokes; // a page
};

const Plan &longLesson()
{
    static const Plan plan{QStringLiteral("300 pages of 150 strokes"), 300, 150};
    return plan;
}

const Plan &fullLesson()
{
    static const Plan plan{QStringLiteral("100 pages of 1,000 strokes"), 100, 1000};
    return plan;
}

std::vector<page::Element> writing(int strokes, quint32 seed)
{
    static const QString kText
        = QStringLiteral("远上寒山石径斜白云生处有人家停车坐爱枫林晚霜叶红于二月花");
    const double size = std::sqrt(1800.0 * 1000 / strokes) * 2; // some strokes share a square
    Hand hand;
    hand.sizeUnits = size;
    const int inLine = std::max(1, std::min(int(kText.size()), int(1800 / size)));
    std::vector<page::Element> elements;
    for (int line = 0; int(elements.size()) < strokes; ++line) {
        const qsizetype from = (line * 5 + qsizetype(seed)) % (kText.size() - inLine + 1);
        for (ink::Stroke &stroke : handwrittenLine(kText.mid(from, inLine),
                 {60.0, 40 + std::fmod(size * line, 1000 - size)}, hand,
                 seed * 97 + quint32(line))) {
            page::Element element;
            element.stroke = std::make_shared<const ink::Stroke>(std::move(stroke));
            elements.push_back(std::move(element));
        }
    }
    elements.resize(size_t(strokes));
    return elements;
}

Result<> write(page::LessonLibrary &library, const Plan &plan)
{
    HZ_TRY(const auto session, library.create(plan.title, {}));
    for (int page = 0; page < plan.pages; ++page) {
        session->addElements(session->currentPage(), writing(plan.strokes, quint32(page)));
        if (page + 1 < plan.pages)
            session->addPage(session->currentPage(), {});
    }
    session->setCurrentPage(session->lesson().pages().front().id);
    return board::closeAndWait(*session);
}

Result<> fill(const QString &dir)
{
    HZ_TRY(const auto profile, openProfile(dir));
    page::LessonLibrary library(*profile, profile->database(u"me-local"));
    HZ_CHECK(write(library, longLesson()));
    return write(library, fullLesson());
}

Result<page::LessonId> lessonOf(Stage &stage, const Plan &plan)
{
    HZ_TRY(const QList<page::LessonSummary> lessons, stage.host().library().lessons());
    for (const page::LessonSummary &lesson : lessons)
        if (lesson.title == plan.title)
            return lesson.id;
    return failure(Error::Kind::NotFound, plan.title);
}

// ---------------------------------------------------------------- memory

double residentMiB(const char *field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(field))
            return line.mid(qstrlen(field)).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

Result<> benchMemory(WatchedApplication &application, Stage &stage)
{
    const QString input = fullLesson().title;
    print(QStringLiteral("resident at Home"), input, residentMiB("VmRSS:"), "MiB");
    HZ_TRY(const page::LessonId id, lessonOf(stage, fullLesson()));
    HZ_CHECK(stage.openLesson(id));
    print(QStringLiteral("resident with the lesson open"), input, residentMiB("VmRSS:"), "MiB");
    page::LessonSession &session = *stage.host().session();
    application.watch(true);
    application.setDoing(QStringLiteral("turning pages"));
    std::vector<double> turns;
    for (const page::PageRef &page : session.lesson().pages()) {
        const double before = threadMs();
        session.setCurrentPage(page.id);
        turns.push_back(threadMs() - before);
        HZ_CHECK(stage.settle());
    }
    application.watch(false);
    print(QStringLiteral("resident with every page seen"), input, residentMiB("VmRSS:"), "MiB");
    print(QStringLiteral("resident at most"), input, residentMiB("VmHWM:"), "MiB");
    print(QStringLiteral("turning a page p50"), input, quantile(turns, 0.5), "ms");
    print(QStringLiteral("turning a page most"), input, quantile(turns, 1), "ms");
    return {};
}

// ---------------------------------------------------------------- the overview

class Scrolling {
public:
    Scrolling(WatchedApplication &application, Stage &stage)
        : m_application(application)
        , m_stage(stage)
        , m_cards(*stage.window().findChild<board::PageCards *>(QStringLiteral("overview.cards")))
    {
    }

    Result<> run()
    {
        HZ_TRY(const page::LessonId id, lessonOf(m_stage, longLesson()));
        HZ_CHECK(m_stage.openLesson(id));
        begin();
        HZ_CHECK(m_stage.run(u"page.all"));
        end(QStringLiteral("opening the overview"));
        begin();
        const int whole = m_cards.verticalScrollBar()->maximum();
        for (const int way : {-1, 1})
            while (m_cards.verticalScrollBar()->value() != (way < 0 ? whole : 0))
                wheel(way * 120);
        end(QStringLiteral("by wheel, fast"));
        HZ_CHECK(m_stage.settle());
        begin();
        for (int i = 0; i < 60; ++i) {
            wheel(-30);
            HZ_CHECK(m_stage.settle()); // all pictures come while one looks
        }
        end(QStringLiteral("by wheel, slowly"));
        begin();
        for (int i = 0; i < 8; ++i)
            HZ_CHECK(flick());
        HZ_CHECK(m_stage.settle());
        end(QStringLiteral("by finger"));
        return m_stage.run(u"app.home");
    }

private:
    void begin()
    {
        m_frames.clear();
        m_application.setDoing(QStringLiteral("scrolling"));
        m_application.watch(true);
    }
    void end(const QString &how)
    {
        m_application.watch(false);
        const QString input = longLesson().title + QStringLiteral(", ") + how;
        if (!m_frames.empty()) {
            print(QStringLiteral("overview, frames"), input, double(m_frames.size()), "");
            print(QStringLiteral("overview, a frame p50"), input, quantile(m_frames, 0.5), "ms");
            print(QStringLiteral("overview, a frame p95"), input, quantile(m_frames, 0.95), "ms");
            print(QStringLiteral("overview, a frame most"), input, quantile(m_frames, 1), "ms");
        }
        print(QStringLiteral("overview, longest event"), input,
            quantile(m_application.takeAll(), 1), "ms");
        for (const auto &[what, cost] : m_application.takeSlow(8))
            print(QStringLiteral("longer than 8 ms, %1 times").arg(cost.second),
                input + QStringLiteral(": ") + what, cost.first, "ms");
    }
    template<typename Input> void frame(Input input)
    {
        const double before = threadMs();
        input();
        QCoreApplication::sendPostedEvents();
        m_frames.push_back(threadMs() - before);
        aTurn(); // pictures that have come meanwhile
    }
    void wheel(int eighths)
    {
        frame([&] {
            QWidget *viewport = m_cards.viewport();
            const QPointF at = viewport->rect().center();
            QWheelEvent event(
                at, viewport->mapToGlobal(at), {}, {0, eighths}, {}, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(viewport, &event);
        });
    }
    void touch(QEventPoint::State state, QPointF at)
    {
        QWindowSystemInterface::TouchPoint point;
        point.id = 1;
        point.state = state;
        point.area = QRectF(m_cards.viewport()->mapToGlobal(at) - QPointF(5, 5), QSizeF(10, 10));
        point.pressure = state == QEventPoint::Released ? 0 : 1;
        static QPointingDevice *const device = QTest::createTouchDevice();
        QWindowSystemInterface::handleTouchEvent<QWindowSystemInterface::SynchronousDelivery>(
            m_stage.window().windowHandle(), m_ms += 8, device, {point});
    }
    Result<> flick()
    {
        QPointF at(m_cards.viewport()->width() / 2.0, m_cards.viewport()->height() * 0.8);
        frame([&] { touch(QEventPoint::Pressed, at); });
        for (int i = 0; i < 12; ++i)
            frame([&] { touch(QEventPoint::Updated, at -= QPointF(0, 30)); });
        frame([&] { touch(QEventPoint::Released, at); });
        const QScroller *scroller = QScroller::scroller(m_cards.viewport());
        return m_stage.waitUntil(
            [scroller] { return scroller->state() == QScroller::Inactive; }, "it has rolled out");
    }

    WatchedApplication &m_application;
    Stage &m_stage;
    board::PageCards &m_cards;
    std::vector<double> m_frames;
    ulong m_ms = 1000;
};

Result<> bench(WatchedApplication &application, const QString &profile)
{
    const Monitor &monitor = monitors().at(1);
    {
        HZ_TRY(const std::unique_ptr<Stage> stage, Stage::openCopy(monitor, profile));
        HZ_CHECK(benchMemory(application, *stage));
    }
    HZ_TRY(const std::unique_ptr<Stage> stage, Stage::openCopy(monitor, profile));
    return Scrolling(application, *stage).run();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    const QTemporaryDir dir;
    connectMonitors(dir);
    WatchedApplication application(argc, argv);
    const Language language(QStringLiteral("zh_CN"));
    const QStringList arguments = QCoreApplication::arguments();
    Result<> done;
    if (arguments.size() == 3 && arguments.at(1) == QLatin1StringView(kFill)) {
        done = fill(arguments.at(2));
    } else {
        const QTemporaryDir profile;
        QProcess filling;
        filling.setProcessChannelMode(QProcess::ForwardedChannels);
        filling.start(
            QCoreApplication::applicationFilePath(), {QString::fromLatin1(kFill), profile.path()});
        if (!filling.waitForFinished(-1) || filling.exitCode() != 0)
            qFatal("the lessons were not written");
        ui::Theme theme(ui::App::Board);
        QApplication::setStyle(new ui::HezhouStyle);
        done = bench(application, profile.path());
    }
    if (!done)
        std::fprintf(stderr, "bench_board: %s\n", told(done).constData());
    return done ? 0 : 1;
}
