// How long does the window wait for its lesson? A page of 100,000 strokes, a selection of 2,000 of
// them; a session that moves, copies and pastes 2,000 strokes. Each figure is what one call costs
// its thread, the window's, drawing not counted; the bar is 8 ms. And how long does the store's
// writer take to keep a sitting? One JSON line a figure.
#include "support/lessons.h"

#include <hz/page/clipboard.h>
#include <hz/page/hit.h>
#include <hz/page/render.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtGui/QGuiApplication>

#include <cstdio>
#include <ctime>
#include <random>

using namespace hz;
using namespace hz::page;

namespace {

void print(const char *figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"page\",\"figure\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n", figure,
        value, unit);
}

// What this thread spent, so that a busy machine does not count.
double spentMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

template<typename Work> void measure(const char *figure, Work work)
{
    const double before = spentMs();
    work();
    print(figure, spentMs() - before, "ms");
}

std::vector<Element> strokes(int count)
{
    std::mt19937 random(1);
    std::uniform_int_distribution<int> x(0, 1880), y(0, 1040);
    std::vector<Element> elements;
    Ulid run;
    for (int i = 0; i < count; ++i) {
        if (i % 15 == 0)
            run = newUlid();
        const QPointF from(x(random), y(random));
        Element element;
        element.id = {run, quint32(i % 15)};
        element.z = i;
        element.stroke = std::make_shared<const ink::Stroke>(
            test::strokeFrom(from, from + QPointF(40, 30), 60));
        elements.push_back(std::move(element));
    }
    return elements;
}

std::vector<ElementId> idsOf(const std::vector<Element> &elements, size_t count)
{
    std::vector<ElementId> ids;
    for (size_t i = 0; i < count; ++i)
        ids.push_back(elements[i * elements.size() / count].id);
    return ids;
}

void benchPage()
{
    const std::vector<Element> elements = strokes(100'000);
    const std::vector<ElementId> ids = idsOf(elements, 2000);
    Lesson lesson;
    lesson.apply(AddPage{.page = PageId(newUlid().toString()), .order = lesson.orderAfter({})});
    const PageId id = lesson.pages().front().id;
    const Page &page = *lesson.page(id);
    measure("add 100,000 strokes", [&] { lesson.apply(AddElements{id, elements}); });
    TransformElements moved{id, {{{}, {.dx = 640, .dy = 320}, ids}}};
    measure("move 2,000 of 100,000", [&] { lesson.apply(moved); });
    measure("move them back", [&] { lesson.apply(inverse(moved)); });
    print("op of 2,000 moves", double(toCbor(Op(moved)).toCbor().size()), "bytes");
    measure("where the move shows", [&] { touchedBy(moved, page); });
    measure("what a tile shows", [&] { page.elementsWithin({512, 256, 256, 256}); });
    measure("what an eraser meets", [&] { elementAt(page, {700, 400}, 9); });
    measure("a lasso around a quarter",
        [&] { elementsInside(page, QPolygonF(QRectF(200, 100, 900, 500))); });
    measure("all of 100,000, in order", [&] { page.elements(); });
}

void benchSession()
{
    const test::LessonProfile profile;
    const auto session = profile.create();
    const PageId page = session->currentPage();
    std::vector<ElementId> ids;
    measure("add 2,000 strokes at once", [&] { ids = session->addElements(page, strokes(2000)); });
    measure("begin to fold them", [&] { session->fold(); });
    test::foldNow(*session);
    measure("drag 2,000 strokes, one step",
        [&] { session->transformElements(page, ids, QTransform::fromTranslate(5, 5), 7); });
    measure("turn 2,000 strokes, another step",
        [&] { session->transformElements(page, ids, QTransform().rotate(3), 7); });
    measure("begin to fold the turn", [&] { session->fold(); });
    test::foldNow(*session);
    measure("recolour 2,000 strokes",
        [&] { session->setElementProperty(page, ids, kPropertyInk, QStringLiteral("ink:red")); });
    measure("bring 2,000 to the front", [&] {
        session->bringToFront(page, {ids.begin(), ids.begin() + 1000});
    });
    measure("undo it", [&] { session->undo(); });
    measure("erase 2,000 strokes", [&] { session->removeElements(page, ids); });
    measure("undo that", [&] { session->undo(); });
    measure("duplicate the page", [&] { session->duplicatePage(page); });
    Task<QByteArray> copy;
    measure("begin to copy 2,000", [&] { copy = session->copyElements(page, ids); });
    const Result<QByteArray> clip = copy.wait();
    print("2,000 on the clipboard", double(clip ? clip->size() : 0) / 1024, "KiB");
    QSignalSpy arrived(session.get(), &LessonSession::elementsArrived);
    measure("begin to paste them", [&] { session->pasteElements(page, *clip); });
    arrived.wait(20'000);
    test::foldNow(*session);
}

// A lesson of 300 full pages is kept: what the store's writer does meanwhile, off the window's
// thread, and what the file grows by.
void benchHistory()
{
    const test::LessonProfile profile;
    auto session = profile.create();
    const LessonId id = session->lesson().id;
    const auto keep = [&](const char *figure) {
        const qint64 before = QFileInfo(profile.database().path() + QStringLiteral("-wal")).size();
        QElapsedTimer clock;
        clock.start();
        if (!profile.library().keepSitting(id).wait())
            qFatal("the sitting is not kept");
        print(figure, double(clock.nsecsElapsed()) / 1e6, "ms");
        const qint64 after = QFileInfo(profile.database().path() + QStringLiteral("-wal")).size();
        print("and in the log", double(after - before) / 1024, "KiB");
    };
    for (int i = 0; i < 300; ++i) {
        session->addElements(session->currentPage(), strokes(150));
        session->addPage(session->currentPage(), {});
    }
    test::foldNow(*session);
    keep("keep 300 pages for the first time");
    session->addElements(session->currentPage(), strokes(150));
    test::foldNow(*session);
    keep("keep one page of them again");
    keep("keep what is kept");
    test::closeNow(std::move(session));
    measure("open a lesson of 301 pages", [&] { session = profile.open(id); });
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    benchPage();
    benchSession();
    benchHistory();
    return 0;
}
