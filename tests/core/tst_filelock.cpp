#include "support/support.h"

#include <hz/core/file.h>

#include <atomic>
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
};

QTEST_GUILESS_MAIN(TestFileLock)
#include "tst_filelock.moc"
