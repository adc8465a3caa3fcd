#include "support/support.h"

#include <hz/core/task.h>

#include <QtCore/QSemaphore>

using namespace hz;
using namespace Qt::StringLiterals;

// How work answers on the thread that asked.
class TestWhenDone : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAnswerComesOnceOnOurThread()
    {
        QThreadPool pool;
        TaskScope tasks(pool);
        QObject context;
        QList<int> answers;
        const QThread *answeredOn = nullptr;
        const QThread *workedOn = nullptr;
        const Task<int> task = tasks.run([&](TaskControl &) -> Result<int> {
            workedOn = QThread::currentThread();
            return 4;
        });
        whenDone(task, &context, [&](const Result<int> &result) {
            answers.append(*result);
            answeredOn = QThread::currentThread();
        });
        QTRY_COMPARE(answers, QList<int>{4});
        QCOMPARE(answeredOn, thread());
        QVERIFY(workedOn != answeredOn);
        QVERIFY(context.children().isEmpty()
            || QTest::qWaitFor([&] { return context.children().isEmpty(); }));
        QCOMPARE(answers.size(), 1);
    }

    void anAnswerIsNeverGivenWithinTheCall()
    {
        QObject context;
        int answers = 0;
        whenDone(finishedTask<int>(1), &context, [&](const Result<int> &) { ++answers; });
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 1);
    }

    void whoIsGoneIsNotAnswered()
    {
        QThreadPool pool;
        QSemaphore release;
        TaskScope tasks(pool);
        int answers = 0, witnessed = 0;
        const Task<int> task = tasks.run([&](TaskControl &) -> Result<int> {
            release.acquire();
            return 1;
        });
        auto context = std::make_unique<QObject>();
        whenDone(task, context.get(), [&](const Result<int> &) { ++answers; });
        whenDone(task, this, [&](const Result<int> &) { ++witnessed; });
        context.reset();
        release.release();
        QTRY_COMPARE(witnessed, 1);
        QCOMPARE(answers, 0);
    }

    void whoDiesAfterTheWorkButBeforeTheAnswerIsNotAnswered()
    {
        int answers = 0, witnessed = 0;
        const Task<int> task = finishedTask<int>(1);
        auto context = std::make_unique<QObject>();
        whenDone(task, context.get(), [&](const Result<int> &) { ++answers; });
        context.reset();
        whenDone(task, this, [&](const Result<int> &) { ++witnessed; });
        QTRY_COMPARE(witnessed, 1);
        QCOMPARE(answers, 0);
    }

    void theAnswerMayDeleteWhoAsked()
    {
        auto *context = new QObject;
        const QPointer<QObject> watched = context;
        int answers = 0;
        whenDone(finishedTask<int>(1), context, [&](const Result<int> &) {
            ++answers;
            delete context;
        });
        QTRY_COMPARE(answers, 1);
        QVERIFY(!watched);
    }

    void allWhoAskAreAnswered()
    {
        const Task<QString> task = finishedTask<QString>(u"for all"_s);
        QStringList answers;
        for (int i = 0; i < 3; ++i)
            whenDone(task, this, [&](const Result<QString> &text) { answers.append(*text); });
        QTRY_COMPARE(answers.size(), 3);
    }

    void aCancelIsAnsweredAsOne()
    {
        QThreadPool pool;
        TaskScope tasks(pool);
        std::optional<Error::Kind> kind;
        const Task<int> task = tasks.run([](TaskControl &control) -> Result<int> {
            while (!control.isCancelled())
                std::this_thread::yield();
            return cancelled();
        });
        whenDone(task, this, [&](const Result<int> &result) { kind = result.error().kind; });
        task.cancel();
        QTRY_COMPARE(kind, std::optional(Error::Kind::Cancelled));
    }
};

QTEST_GUILESS_MAIN(TestWhenDone)
#include "tst_whendone.moc"
