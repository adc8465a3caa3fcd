#include "support/support.h"

#include <hz/core/file.h>

#include <QtCore/QProcess>

#include <atomic>
#include <cstdio>
#include <future>
#include <thread>
#include <vector>

using namespace hz;
using namespace Qt::StringLiterals;

class TestFileLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLockKeepsOthersOutUntilItGoes()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"a lock"_s);
        {
            const auto lock = FileLock::tryLock(path);
            HZ_VERIFY_OK(lock);
            HZ_VERIFY_FAILS(FileLock::tryLock(path), Conflict);
        }
        HZ_VERIFY_OK(FileLock::tryLock(path));
    }

    // As owners do that clean up after themselves.
    void onlyOneHoldsALockWhoseFileIsRemovedBeforeItIsFreed()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"a lock"_s);
        std::atomic<int> holders = 0, taken = 0, together = 0;
        const auto contend = [&] {
            while (taken < 1000 && together == 0) {
                const auto lock = FileLock::tryLock(path);
                if (!lock)
                    continue;
                ++taken;
                if (++holders > 1)
                    ++together;
                std::this_thread::yield();
                --holders;
                QFile::remove(path);
            }
        };
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back(contend);
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(together.load(), 0);
    }

    void aLockInAFolderThatIsNotThereIsToldAsSuch()
    {
        HZ_VERIFY_FAILS(FileLock::tryLock(u"/nowhere/at/all"_s), NotFound);
    }

    void manyShareALock()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"a lock"_s);
        auto first = FileLock::lockShared(path);
        HZ_VERIFY_OK(first);
        const auto second = FileLock::lockShared(path);
        HZ_VERIFY_OK(second);
        first->reset();
        HZ_VERIFY_FAILS(FileLock::tryLock(path), Conflict);
    }

    void sharingLetsOthersIn()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"a lock"_s);
        const auto held = FileLock::tryLock(path);
        HZ_VERIFY_OK(held);
        HZ_VERIFY_OK((*held)->share());
        HZ_VERIFY_OK(FileLock::lockShared(path));
        HZ_VERIFY_FAILS(FileLock::tryLock(path), Conflict);
    }

    void sharedWaitsForTheOneWhoHoldsItAlone()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"a lock"_s);
        auto held = FileLock::tryLock(path);
        std::atomic<bool> released = false;
        auto waiting = std::async(std::launch::async, [&path, &released] {
            const auto shared = FileLock::lockShared(path);
            return shared.has_value() && released.load();
        });
        released = true;
        held->reset();
        QVERIFY(waiting.get());
    }

    void theLockOfADeadProcessIsFree()
    {
        const test::TestDir dir;
        const QString path = dir.path(u"a lock"_s);
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--child"_s, path});
        QVERIFY(child.waitForReadyRead());
        HZ_VERIFY_FAILS(FileLock::tryLock(path), Conflict);
        child.kill();
        QVERIFY(child.waitForFinished());
        HZ_VERIFY_OK(FileLock::tryLock(path));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--child") {
        const auto held = FileLock::tryLock(QString::fromLocal8Bit(argv[2]));
        std::puts(test::told(held).constData());
        std::fflush(stdout);
        return QCoreApplication::exec(); // until it is killed
    }
    TestFileLock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_filelock.moc"
