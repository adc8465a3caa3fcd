#include "storetest.h"

#include <hz/store/upkeep.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;
using namespace std::chrono_literals;

class tst_Upkeep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        open();
        HZ_VERIFY_OK(putNow(m_profile->database(u"me-local"),
            {.id = QStringLiteral("note:1"), .body = titled(QStringLiteral("unmistakable"))}));
    }
    void cleanup() { m_profile.reset(); }

    void aSoundProfileIsLeftAlone();
    void whatTheCheckFindsIsRecoveredAtTheNextOpening();
    void tidyingBacksUpOnceADayAndRemovesWhatNothingNames();
    void aBlobOfTodayIsNotRemoved();

private:
    void open() { m_profile = std::move(*Profile::open(m_dir->path(QStringLiteral("profile")))); }

    std::unique_ptr<TestDir> m_dir;
    FixedClock m_clock;
    std::unique_ptr<Profile> m_profile;
};

void tst_Upkeep::aSoundProfileIsLeftAlone()
{
    TaskControl task;
    const auto damaged = checkOpenDatabases(*m_profile, task);
    HZ_VERIFY_OK(damaged);
    QVERIFY(damaged->isEmpty());
    m_profile.reset();
    open();
    QVERIFY(m_profile->recovered().isEmpty());
}

void tst_Upkeep::whatTheCheckFindsIsRecoveredAtTheNextOpening()
{
    m_profile.reset();
    const QString file = QStringLiteral("profile/databases/me-local.sqlite");
    m_dir->write(file, m_dir->read(file).replace("unmistakable", "UNMISTAKABLE"));
    open();
    QVERIFY(m_profile->recovered().isEmpty()); // the opening does not read bodies
    TaskControl task;
    const auto damaged = checkOpenDatabases(*m_profile, task);
    HZ_VERIFY_OK(damaged);
    QCOMPARE(damaged->keys(), QStringList{QStringLiteral("me-local")});
    m_profile.reset();
    open();
    const auto report = m_profile->recovered().value(QStringLiteral("me-local"));
    QVERIFY(report.lost.join(u' ').contains(u"note:1"));
    m_profile.reset();
    open();
    QVERIFY(m_profile->recovered().isEmpty());
}

void tst_Upkeep::tidyingBacksUpOnceADayAndRemovesWhatNothingNames()
{
    const auto loose = m_profile->blobs().addBytes("loose", {});
    QFile file(*m_profile->blobs().path(loose->sha256));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.setFileTime(
        QDateTime::currentDateTimeUtc().addDays(-2), QFileDevice::FileModificationTime));
    TaskControl task;
    const auto first = tidy(*m_profile, task, m_clock);
    HZ_VERIFY_OK(first);
    QVERIFY(first->backup);
    QCOMPARE(first->removedBlobs, 1);
    m_clock.advance(1h);
    const auto second = tidy(*m_profile, task, m_clock);
    HZ_VERIFY_OK(second);
    QVERIFY(!second->backup);
}

void tst_Upkeep::aBlobOfTodayIsNotRemoved()
{
    const auto loose = m_profile->blobs().addBytes("loose", {});
    TaskControl task;
    QCOMPARE(tidy(*m_profile, task, m_clock)->removedBlobs, 0);
    QVERIFY(m_profile->blobs().path(loose->sha256));
}

QTEST_GUILESS_MAIN(tst_Upkeep)
#include "tst_upkeep.moc"
