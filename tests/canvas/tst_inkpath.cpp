// Counts what our code allocates between a pen event and its pixels: nothing.
#include "support/openlesson.h"

#include <hz/canvas/pageview.h>
#include <hz/canvas/tilecache.h>
#include <hz/canvas/wetink.h>

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <atomic>
#include <cstdlib>

namespace {

std::atomic<int> allocations = 0;
thread_local bool isCounting = false;

} // namespace

// The C library's own allocator, counted: C++, Qt and we all come through here.
extern "C" {
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    allocations += isCounting;
    return __libc_malloc(size);
}
void *calloc(size_t count, size_t size)
{
    allocations += isCounting;
    return __libc_calloc(count, size);
}
void *realloc(void *old, size_t size)
{
    allocations += isCounting;
    return __libc_realloc(old, size);
}
}

using namespace hz;
using namespace hz::canvas;

namespace {

class Count {
public:
    Count()
    {
        allocations = 0;
        isCounting = true;
    }
    ~Count() { isCounting = false; }
    int stop()
    {
        isCounting = false;
        return allocations;
    }
};

// Shows and keeps nothing: what Qt itself needs to bring an event and a painted rectangle about.
class Bare final : public QWidget {
public:
    Bare()
        : m_page(960, 540, QImage::Format_RGB32)
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
        m_page.fill(Qt::white);
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        repaint(QRect(event->position().toPoint() - QPoint(10, 10), QSize(20, 20)));
    }
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        for (const QRect &rect : event->region())
            painter.drawImage(rect.topLeft(), m_page, rect);
    }

private:
    QImage m_page;
};

constexpr int kEvents = 200;

int allocationsOfMoves(QWidget &widget)
{
    const auto send = [&widget](QEvent::Type type, QPointF at) {
        QMouseEvent event(
            type, at, widget.mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &event);
    };
    send(QEvent::MouseButtonPress, {100, 100});
    for (int i = 0; i < 20; ++i) // what is made at first use
        send(QEvent::MouseMove, QPointF(100 + i, 100));
    Count count;
    for (int i = 0; i < kEvents; ++i)
        send(QEvent::MouseMove, QPointF(120 + i * 3, 100 + (i % 20) * 4));
    const int counted = count.stop();
    send(QEvent::MouseButtonRelease, {700, 100});
    return counted;
}

} // namespace

class TestInkPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCounterCounts()
    {
        Count count;
        QByteArray bytes(1000, 'x');
        QVERIFY(count.stop() > 0);
        QCOMPARE(bytes.size(), 1000);
    }

    void aSampleAllocatesNothing()
    {
        WetInk ink;
        const PenStyle style;
        const QRect view(0, 0, 960, 540);
        ink.begin(style, false, ink::Ground::White, {1}, view, 0, 0);
        ink.add({{10, 10}}, 0, 0);
        ink.take();
        ink.release();
        TileCache tiles([](const QRect &) -> TileCache::Painting {
            return [](QImage &image, QPoint) {
                image.fill(Qt::white);
                return false;
            };
        });
        QVERIFY(tiles.prepare(view, 1000).isComplete);
        QImage scratch(256, 256, QImage::Format_RGB32);

        ink.begin(style, false, ink::Ground::White, {1}, view, 0, 0);
        Count count;
        for (int i = 0; i < kEvents; ++i) {
            const QRect changed
                = ink.add({QPointF(50 + i * 4, 100 + (i % 20) * 4)}, 0, quint64(i) * 8);
            tiles.copy(scratch, changed & QRect(changed.topLeft(), scratch.size()), 0xffffffff);
            ink::blend(scratch, changed.topLeft(), ink.mask(), changed, ink.paint());
        }
        QCOMPARE(count.stop(), 0);
    }

    void anEventAllocatesNoMoreThanQtDoes()
    {
        Bare bare;
        bare.resize(960, 540);
        bare.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bare));
        const int ofQt = allocationsOfMoves(bare);

        test::OpenLesson lesson;
        PageView view;
        view.resize(960, 540);
        view.setSession(&lesson.session(), nullptr);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(view.isSettled());
        const int ofOurs = allocationsOfMoves(view);
        view.setSession(nullptr, nullptr);
        QVERIFY2(ofOurs <= ofQt,
            qPrintable(
                QStringLiteral("%1 in %2 events, Qt alone %3").arg(ofOurs).arg(kEvents).arg(ofQt)));
    }
};

QTEST_MAIN(TestInkPath)
#include "tst_inkpath.moc"
