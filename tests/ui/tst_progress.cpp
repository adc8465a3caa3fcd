#include "uitest.h"

#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QSemaphore>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QProgressBar>

using namespace hz;
using namespace hz::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Scene {
    QWidget window;
    ProgressPanel panel{&window};
    std::shared_ptr<QSemaphore> release = std::make_shared<QSemaphore>();
    TaskScope tasks{ioPool()};

    Scene()
    {
        window.resize(1000, 600);
        window.show();
    }
    ~Scene() { release->release(10); }

    // Stands at `done` of `total` until it is released.
    Task<int> work(qint64 done, qint64 total)
    {
        return tasks.run([done, total, hold = release](TaskControl &task) -> Result<int> {
            task.setProgress(done, total);
            hold->acquire();
            return 1;
        });
    }
    QStringList texts() const
    {
        QStringList shown;
        for (const Label *label : panel.findChildren<Label *>())
            shown.append(label->text());
        return shown;
    }
    TouchPush *stop() const { return panel.findChild<TouchPush *>(); }
    QProgressBar *bar() const { return panel.findChild<QProgressBar *>(); }
    QTimer *appearing() const
    {
        for (QTimer *timer : panel.findChildren<QTimer *>())
            if (timer->isSingleShot())
                return timer;
        return nullptr;
    }
};

} // namespace

class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itAppearsAfterAWhileAndNeverBefore()
    {
        Scene scene;
        QElapsedTimer since;
        since.start();
        scene.panel.follow(scene.work(34, 120), u"Writing lesson.pdf"_s);
        QVERIFY(!scene.panel.isVisible());
        QCOMPARE(scene.appearing()->intervalAsDuration(), ProgressPanel::kAppearsAfter);
        QTRY_VERIFY(scene.panel.isVisible());
        QVERIFY(since.elapsed() >= 290); // timers may be some ms early
        QVERIFY(scene.texts().contains(u"Writing lesson.pdf"_s));
        QTRY_VERIFY(scene.texts().contains(u"34 / 120"_s));
        QCOMPARE(scene.bar()->value(), scene.bar()->maximum() * 34 / 120);
    }

    void workThatIsDoneSoonIsNeverSeen()
    {
        Scene scene;
        const Task<int> task = scene.work(1, 2);
        scene.panel.follow(task, u"Quick"_s);
        scene.release->release();
        QTRY_VERIFY(task.isFinished());
        QTRY_VERIFY(!scene.appearing()->isActive());
        QVERIFY(!scene.panel.isVisible());
    }

    void itGoesWhenTheWorkIsDone()
    {
        Scene scene;
        scene.panel.follow(scene.work(1, 2), u"Slow"_s);
        QTRY_VERIFY(scene.panel.isVisible());
        scene.release->release();
        QTRY_VERIFY(!scene.panel.isVisible());
    }

    void stopTellsTheWorkOnce()
    {
        Scene scene;
        const Task<int> task = scene.work(1, 2);
        scene.panel.follow(task, u"Slow"_s);
        QTRY_VERIFY(scene.panel.isVisible());
        const QSignalSpy stopped(&scene.panel, &ProgressPanel::stopped);
        scene.stop()->click();
        QVERIFY(task.state->stop);
        QVERIFY(!scene.stop()->isEnabled());
        scene.stop()->click();
        QCOMPARE(stopped.size(), 1);
    }

    void theNewestWorkIsTheOneShown()
    {
        Scene scene;
        scene.panel.follow(scene.work(1, 9), u"First"_s);
        QTRY_VERIFY(scene.panel.isVisible());
        scene.panel.follow(scene.work(2, 9), u"Second"_s);
        QVERIFY(scene.panel.isVisible()); // one after the other: the panel stays
        QVERIFY(scene.texts().contains(u"Second"_s));
        scene.release->release(); // whichever ends, the other is left
        QTRY_COMPARE(scene.release->available(), 0);
    }

    void anUnknownAmountShowsNoFigures()
    {
        Scene scene;
        scene.panel.follow(scene.work(0, 0), u"Reading"_s);
        QTRY_VERIFY(scene.panel.isVisible());
        QVERIFY(scene.texts().contains(QString()));
        QCOMPARE(scene.bar()->maximum(), 0);
    }

    void theTimeLeftIsToldOnceItCanBe_data()
    {
        QTest::addColumn<qint64>("done");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<std::chrono::milliseconds>("elapsed");
        QTest::addColumn<QString>("text");
        using Ms = std::chrono::milliseconds;
        QTest::newRow("half in ten seconds")
            << qint64(50) << qint64(100) << Ms(10s) << u"10 second(s) left"_s;
        QTest::newRow("a tenth in a minute")
            << qint64(10) << qint64(100) << Ms(60s) << u"9 minute(s) left"_s;
        QTest::newRow("nearly done")
            << qint64(99) << qint64(100) << Ms(5s) << u"1 second(s) left"_s;
        QTest::newRow("too early") << qint64(50) << qint64(100) << Ms(900ms) << QString();
        QTest::newRow("nothing done") << qint64(0) << qint64(100) << Ms(10s) << QString();
        QTest::newRow("all done") << qint64(100) << qint64(100) << Ms(10s) << QString();
        QTest::newRow("more than all") << qint64(120) << qint64(100) << Ms(10s) << QString();
        QTest::newRow("amount unknown") << qint64(5) << qint64(0) << Ms(10s) << QString();
    }
    void theTimeLeftIsToldOnceItCanBe()
    {
        QFETCH(const qint64, done);
        QFETCH(const qint64, total);
        QFETCH(const std::chrono::milliseconds, elapsed);
        QFETCH(const QString, text);
        QCOMPARE(timeLeftText(done, total, elapsed), text);
    }
};

HZ_UI_TEST(TestProgress)
#include "tst_progress.moc"
