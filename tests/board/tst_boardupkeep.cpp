#include "support/support.h"
#include "window/upkeep.h"

#include <QtTest/QSignalSpy>

using namespace hz;
using namespace hz::board;
using namespace hz::test;

class tst_BoardUpkeep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        open();
        const auto put = m_profile->database(u"me-local").writeAndWait([](auto &transaction) {
            return store::put(transaction,
                {.id = QStringLiteral("note:1"),
                    .body = {{QStringLiteral("title"), QStringLiteral("unmistakable")}}});
        });
        HZ_VERIFY_OK(put);
    }
    void cleanup() { m_profile.reset(); }

    void backsUpOnceTheCheckIsDone()
    {
        Upkeep upkeep(*m_profile, m_clock);
        QSignalSpy told(&upkeep, &Upkeep::told);
        upkeep.start();
        QTRY_COMPARE(backups(), 1);
        QCOMPARE(told.size(), 0);
    }
    void waitsUntilNoLessonIsOpen()
    {
        Upkeep upkeep(*m_profile, m_clock);
        upkeep.setTeaching(true);
        upkeep.start();
        QCOMPARE(backups(), 0);
        upkeep.setTeaching(false);
        QTRY_COMPARE(backups(), 1);
    }
    void tellsWhatTheCheckFoundAndWhatWasRecovered()
    {
        m_profile.reset();
        const QString file = QStringLiteral("profile/databases/me-local.sqlite");
        m_dir->write(file, m_dir->read(file).replace("unmistakable", "UNMISTAKABLE"));
        for (const int expected : {1, 1, 0}) { // found, recovered, sound
            open();
            {
                Upkeep upkeep(*m_profile, m_clock);
                QSignalSpy told(&upkeep, &Upkeep::told);
                upkeep.start();
                upkeep.start();
                QTRY_COMPARE(told.size(), expected);
                if (expected == 1)
                    QCOMPARE(told[0][0].value<Error>().kind, Error::Kind::Corrupt);
            }
            m_profile.reset();
        }
    }
    void tellsWhyNothingCanBeSaved()
    {
        m_profile.reset();
        const QString file = QStringLiteral("profile/databases/me-local.sqlite");
        constexpr int kVersionAt = 60; // in the head of an SQLite file
        m_dir->write(file, m_dir->read(file).replace(kVersionAt, 4, QByteArray("\0\0\x03\xe7", 4)));
        open();
        Upkeep upkeep(*m_profile, m_clock);
        QSignalSpy told(&upkeep, &Upkeep::told);
        upkeep.start();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].value<Error>().message.contains(u"a newer version of Hezhou"));
    }
    void tellsOnceThatABackupFails()
    {
        m_dir->write(QStringLiteral("profile/backups"), "a file stands where the folder should");
        Upkeep upkeep(*m_profile, m_clock);
        QSignalSpy told(&upkeep, &Upkeep::told);
        upkeep.start();
        QTRY_COMPARE(told.size(), 1);
        upkeep.setTeaching(true);
        upkeep.setTeaching(false);
        QCOMPARE(told.size(), 1);
    }

private:
    void open()
    {
        m_profile = std::move(*store::Profile::open(m_dir->path(QStringLiteral("profile"))));
    }
    qsizetype backups() const
    {
        return store::listBackups(store::ownBackupFolder(m_profile->dir()))
            .value_or(QList<store::Backup>())
            .size();
    }

    std::unique_ptr<TestDir> m_dir;
    FixedClock m_clock;
    std::unique_ptr<store::Profile> m_profile;
};

QTEST_GUILESS_MAIN(tst_BoardUpkeep)
#include "tst_boardupkeep.moc"
