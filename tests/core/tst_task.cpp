#include "support/support.h"

#include <hz/core/task.h>

#include <QtCore/QSemaphore>

#include <atomic>
#include <stdexcept>

using namespace hz;
using namespace Qt::StringLiterals;

namespace {

// A pool of one thread, and work that holds it.
struct OneThread {
    QThreadPool pool;
    QSemaphore begun, release;
    TaskScope tasks{pool};

    OneThread() { pool.setMaxThreadCount(1); }
    ~OneThread() { release.release(100); }

    auto holding()
    {
        return [this](TaskControl &task) -> Result<int> {
            begun.release();
            release.acquire();
            return task.isCancelled() ? Result<int>(cancelled()) : Result<int>(1);
        };
    }
};

} // namespace

class TestTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workGivesItsValue()
    {
        QThreadPool pool;
        TaskScope tasks(pool);
        const Task<QString> task
            = tasks.run([](TaskControl &) -> Result<QString> { return u"done"_s; });
        const Result<QString> result = task.wait();
        HZ_VERIFY_OK(result);
        QCOMPARE(*result, u"done"_s);
        QVERIFY(task.isFinished());
        QCOMPARE(*task.wait(), u"done"_s); // as often as it is asked for
    }

    void workGivesItsError()
    {
        QThreadPool pool;
        TaskScope tasks(pool);
        HZ_VERIFY_FAILS(tasks
                            .run([](TaskControl &) -> Result<int> {
                                return failure(Error::Kind::NoSpace, u"The disk is full."_s);
                            })
                            .wait(),
            NoSpace);
    }

    void anExceptionBecomesAnError()
    {
        QThreadPool pool;
        TaskScope tasks(pool);
        const Result<int> result
            = tasks.run([](TaskControl &) -> Result<int> { throw std::runtime_error("lost"); })
                  .wait();
        HZ_VERIFY_FAILS(result, Internal);
        QCOMPARE(result.error().detail, u"lost"_s);
    }

    void workCancelledBeforeItBeganIsSkipped()
    {
        OneThread one;
        const Task<int> first = one.tasks.run(one.holding());
        one.begun.acquire();
        std::atomic_bool ran = false;
        const Task<int> second = one.tasks.run([&](TaskControl &) -> Result<int> {
            ran = true;
            return 2;
        });
        second.cancel();
        one.release.release();
        HZ_VERIFY_FAILS(second.wait(), Cancelled);
        QVERIFY(!ran);
        QCOMPARE(*first.wait(), 1);
    }

    void workIsToldToStop()
    {
        OneThread one;
        const Task<int> task = one.tasks.run(one.holding());
        one.begun.acquire();
        task.cancel();
        one.release.release();
        HZ_VERIFY_FAILS(task.wait(), Cancelled);
    }

    void workThatWonTheRaceKeepsItsValue()
    {
        OneThread one;
        const Task<int> task = one.tasks.run([&](TaskControl &) -> Result<int> {
            one.begun.release();
            one.release.acquire();
            return 7; // committed before anybody said stop
        });
        one.begun.acquire();
        task.cancel();
        one.release.release();
        const Result<int> result = task.wait();
        HZ_VERIFY_OK(result);
        QCOMPARE(*result, 7);
    }

    void progressIsSeenFromOutside()
    {
        QSemaphore told, release;
        QThreadPool pool;
        TaskScope tasks(pool);
        const Task<int> task = tasks.run([&](TaskControl &control) -> Result<int> {
            control.setProgress(3, 12);
            told.release();
            release.acquire();
            control.setProgress(12, 12);
            return 0;
        });
        told.acquire();
        QCOMPARE(task.progress(), (TaskProgress{3, 12}));
        release.release();
        HZ_VERIFY_OK(task.wait());
        QCOMPARE(task.progress(), (TaskProgress{12, 12}));
    }

    void theScopeStopsWhatRunsAndWaitsForIt()
    {
        QThreadPool pool;
        QSemaphore begun;
        std::atomic_bool ended = false;
        {
            TaskScope tasks(pool);
            (void)tasks.run([&](TaskControl &task) -> Result<int> {
                begun.release();
                while (!task.isCancelled())
                    std::this_thread::yield();
                ended = true;
                return cancelled();
            });
            begun.acquire();
        }
        QVERIFY(ended);
    }

    void theScopeDoesNotWaitForAPlaceInThePool()
    {
        OneThread one;
        const Task<int> holds = one.tasks.run(one.holding());
        one.begun.acquire();
        std::optional<Task<int>> queued;
        {
            TaskScope tasks(one.pool);
            queued = tasks.run([](TaskControl &) -> Result<int> { return 5; });
        } // returns although the pool's one thread is busy
        HZ_VERIFY_FAILS(queued->wait(), Cancelled);
        QVERIFY(!holds.isFinished());
    }

    void whatTheWorkHoldsIsGoneWhenItIsDone()
    {
        QThreadPool pool;
        TaskScope tasks(pool);
        auto held = std::make_shared<int>(1);
        const Task<int> task
            = tasks.run([held](TaskControl &) -> Result<int> { return *held + 1; });
        QCOMPARE(*task.wait(), 2);
        QCOMPARE(held.use_count(), 1L);
    }

    void aFinishedTaskIsDoneAlready()
    {
        const Task<int> task = finishedTask<int>(3);
        QVERIFY(task.isFinished());
        QCOMPARE(*task.wait(), 3);
        HZ_VERIFY_FAILS(
            finishedTask<int>(failure(Error::Kind::NotFound, u"Nothing there."_s)).wait(),
            NotFound);
    }

    void manyTasksGiveEachItsOwn()
    {
        constexpr int kMany = 500;
        TaskScope tasks(cpuPool());
        std::vector<Task<int>> all;
        all.reserve(kMany);
        for (int i = 0; i < kMany; ++i)
            all.push_back(tasks.run([i](TaskControl &) -> Result<int> { return i * i; }));
        for (int i = 0; i < kMany; ++i)
            QCOMPARE(*all[size_t(i)].wait(), i * i);
    }
};

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
