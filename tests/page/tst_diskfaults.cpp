// A disk that is full or broken while a lesson is written: nothing is lost while the program runs,
// nothing of what was durable ever.
#include "scribbler.h"
#include "watcheddisk.h"

#include <hz/store/verify.h>

#include <QtTest/QSignalSpy>

#include <cerrno>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = DiskOp::Kind;
using SaveState = LessonSession::SaveState;
using Verdict = WatchedDisk::Verdict;

bool isJournal(const DiskOp &op)
{
    return op.file.endsWith(".hzj");
}

bool isDatabase(const DiskOp &op)
{
    return op.file.contains("/databases/");
}

// A file that grows needs space; what is there can be written over and cut.
bool needsSpace(const DiskOp &op)
{
    return op.kind == Kind::Write || op.kind == Kind::Create;
}

const WatchedDisk::Judge kFullForJournals = [](const DiskOp &op) {
    return isJournal(op) && needsSpace(op) ? Verdict{ENOSPC} : Verdict{};
};
const WatchedDisk::Judge kFullForDocuments = [](const DiskOp &op) {
    return isDatabase(op) && needsSpace(op) ? Verdict{ENOSPC} : Verdict{};
};
const WatchedDisk::Judge kFull
    = [](const DiskOp &op) { return needsSpace(op) ? Verdict{ENOSPC} : Verdict{}; };

} // namespace

Q_DECLARE_METATYPE(WatchedDisk::Judge)

class TestDiskFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir.emplace();
        m_disk.emplace(m_dir->path());
        m_open.emplace(m_dir->path());
    }
    void cleanup()
    {
        m_open.reset();
        m_disk.reset();
        m_dir.reset();
    }

    void aJournalThatCannotBeWrittenLosesNothing_data()
    {
        QTest::addColumn<WatchedDisk::Judge>("judge");
        QTest::newRow("the disk is full") << kFull;
        QTest::newRow("the disk takes half of every record")
            << WatchedDisk::Judge([](const DiskOp &op) {
                   if (op.kind != Kind::Write)
                       return Verdict{};
                   return op.bytes.size() > 20 ? Verdict{0, op.bytes.size() / 2} : Verdict{ENOSPC};
               });
        QTest::newRow("what is written does not reach the disk") << WatchedDisk::Judge(
            [](const DiskOp &op) { return op.kind == Kind::Sync ? Verdict{EIO} : Verdict{}; });
        QTest::newRow("the disk is gone")
            << WatchedDisk::Judge([](const DiskOp &) { return Verdict{EIO}; });
    }
    void aJournalThatCannotBeWrittenLosesNothing()
    {
        QFETCH(const WatchedDisk::Judge, judge);
        auto session = lesson();
        write(*session, 10);
        QTRY_COMPARE(session->saveState(), SaveState::Saved);
        const quint64 durable = session->durableSeq();
        QSignalSpy failed(session.get(), &LessonSession::saveFailed);

        m_disk->setJudge(judge);
        write(*session, 10);
        QTRY_COMPARE(session->saveState(), SaveState::Failing);
        write(*session, 10);
        session->fold(); // which cannot work either
        // The writer tries again every two seconds, and a busy disk may hold it up for some.
        QTRY_COMPARE_WITH_TIMEOUT(
            readJournal(session->journalPath())->entries.size(), size_t(durable), 30'000);
        QVERIFY(!readJournal(session->journalPath())->unreadable);
        QCOMPARE(strokes(*session), 30);
        QCOMPARE(session->durableSeq(), durable);
        QCOMPARE(failed.size(), 1);
        QVERIFY2(!session->lastError().message.isEmpty(), "why it fails is told");

        m_disk->setJudge({});
        session->fold();
        QTRY_COMPARE(session->saveState(), SaveState::Saved);
        QCOMPARE(session->durableSeq(), session->lastSeq());
        QCOMPARE(failed.size(), 1);
        isThereAfterACrash(session);
    }

    void onceThereIsSpaceAgainTheJournalGoesOnByItself()
    {
        auto session = lesson();
        m_disk->setJudge(kFull);
        write(*session, 10);
        QTRY_COMPARE(session->saveState(), SaveState::Failing);
        m_disk->setJudge({});
        QTRY_COMPARE(session->saveState(), SaveState::Saved);
        isThereAfterACrash(session);
    }

    void theWriterIsTriedAgainAtOnceWhenAsked()
    {
        const QString path = m_open->profile->journalDir() + u"/x.hzj"_s;
        const auto writer = valueOf(JournalWriter::create(
            path, {LessonId(runOf(1).toString()), u"x"_s, QDateTime::currentDateTimeUtc(), {}}));
        QSignalSpy failed(writer.get(), &JournalWriter::failed);
        QSignalSpy durable(writer.get(), &JournalWriter::durable);
        m_disk->setJudge(kFullForJournals);
        for (quint64 seq = 1; seq <= 5; ++seq)
            writer->append({seq, seq, AddElements{test::pageOf(1), {elementOf(int(seq))}}});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::NoSpace);
        writer->retry();
        writer->retry();
        m_disk->setJudge({});
        writer->retry();
        QTRY_COMPARE_WITH_TIMEOUT(writer->durableSeq(), quint64(5), 1000);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(readJournal(path)->entries.size(), size_t(5));
    }

    void documentsSaveWhatTheJournalCannot()
    {
        auto session = lesson();
        QSignalSpy failed(session.get(), &LessonSession::saveFailed);
        m_disk->setJudge(kFullForJournals);
        for (int round = 1; round <= 2; ++round) {
            write(*session, 10);
            QTRY_COMPARE(session->saveState(), SaveState::Failing);
            QTRY_COMPARE(session->saveState(), SaveState::Saved); // folded when idle
            QCOMPARE(session->durableSeq(), session->lastSeq());
            QCOMPARE(strokesInDocuments(*session), 10 * round);
            // The journal is emptied, which needs no space; that it works is not said by that.
            QTRY_VERIFY(readJournal(session->journalPath())->entries.empty());
        }
        QCOMPARE(failed.size(), 1);
        isThereAfterACrash(session);
    }

    void theJournalSavesWhatDocumentsCannot()
    {
        auto session = lesson();
        QSignalSpy failed(session.get(), &LessonSession::saveFailed);
        m_disk->setJudge(kFullForDocuments);
        for (int round = 1; round <= 3; ++round) {
            write(*session, 10);
            session->fold();
            QTRY_COMPARE(session->durableSeq(), session->lastSeq());
            QTRY_COMPARE(session->saveState(), SaveState::Failing);
            QCOMPARE(
                readJournal(session->journalPath())->entries.size(), size_t(session->lastSeq()));
        }
        QCOMPARE(failed.size(), 1);
        m_disk->setJudge({});
        QTRY_COMPARE(session->saveState(), SaveState::Saved);
        QTRY_COMPARE(strokesInDocuments(*session), 30); // folded when idle
        QCOMPARE(failed.size(), 1);
        write(*session, 10);
        isThereAfterACrash(session);
    }

    void failingAgainIsToldAgain()
    {
        auto session = lesson();
        QSignalSpy failed(session.get(), &LessonSession::saveFailed);
        for (int time = 1; time <= 3; ++time) {
            m_disk->setJudge(kFull);
            write(*session, 5);
            QTRY_COMPARE(failed.size(), time);
            m_disk->setJudge({});
            session->fold();
            QTRY_COMPARE(session->saveState(), SaveState::Saved);
            write(*session, 1); // that the documents can write does not mean that the journal can
            QTRY_VERIFY(isInJournal(*session));
        }
        QCOMPARE(failed.size(), 3);
    }

    void aCrashOnAFullDiskLosesNothingThatWasDurable()
    {
        auto session = lesson();
        write(*session, 10);
        QTRY_COMPARE(session->saveState(), SaveState::Saved);
        const QStringList durable = textOf(session->lesson());
        const LessonId id = session->lesson().id;
        m_disk->setJudge(kFull);
        write(*session, 10);
        QTRY_COMPARE(session->saveState(), SaveState::Failing);
        session.reset(); // the program ends
        const QStringList journals = m_open->journals();
        restart();
        // The next start finds the disk still full, and leaves everything as it is.
        const Recovery recovery = m_open->library.recover();
        QCOMPARE(recovery.problems.size(), 1);
        QCOMPARE(recovery.problems.first().kind, Error::Kind::NoSpace);
        QCOMPARE(m_open->journals(), journals);
        m_disk->setJudge({});
        QCOMPARE(m_open->library.recover().journals, 1);
        QCOMPARE(textOf(valueOf(m_open->library.open(id))->lesson()), durable);
    }

    void aLessonClosedOnAFullDiskIsWholeWhenItIsOpenedAgain()
    {
        auto session = lesson();
        write(*session, 10);
        QTRY_COMPARE(session->saveState(), SaveState::Saved);
        const QStringList live = textOf(session->lesson());
        const LessonId id = session->lesson().id;
        m_disk->setJudge(kFullForDocuments);
        HZ_CLOSE(session);
        QCOMPARE(m_open->journals().size(), 1);
        HZ_VERIFY_FAILS(m_open->library.open(id), NoSpace);
        QCOMPARE(m_open->journals().size(), 1);
        m_disk->setJudge({});
        session = valueOf(m_open->library.open(id));
        QCOMPARE(textOf(session->lesson()), live);
        QCOMPARE(m_open->journals().size(), 1); // its own
        HZ_CLOSE(session);
        QCOMPARE(m_open->journals().size(), 0);
    }

    void aFullDiskShowsALessonAndSaysWhyItCannotBeChanged()
    {
        auto session = lesson();
        write(*session, 10);
        const QStringList live = textOf(session->lesson());
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        m_disk->setJudge(kFull);
        session = valueOf(m_open->library.open(id));
        QCOMPARE(textOf(session->lesson()), live);
        QVERIFY(session->isReadOnly());
        QCOMPARE(session->readOnlyReason()->kind, Error::Kind::NoSpace);
        QCOMPARE(m_open->journals(), QStringList());
        m_disk->setJudge({});
        session = valueOf(m_open->library.open(id));
        QVERIFY(!session->isReadOnly());
    }

    void aLessonThatCannotBeBegunLeavesNothing()
    {
        m_disk->setJudge(kFullForJournals);
        HZ_VERIFY_FAILS(m_open->library.create(u"x"_s, {}), NoSpace);
        QCOMPARE(m_open->journals(), QStringList());
        m_disk->setJudge([](const DiskOp &op) {
            return isJournal(op) && op.kind == Kind::Sync ? Verdict{EIO} : Verdict{};
        });
        HZ_VERIFY_FAILS(m_open->library.create(u"x"_s, {}), Io);
        QCOMPARE(m_open->journals(), QStringList());
        QVERIFY(m_open->library.lessons()->isEmpty());
    }

    void aDiskThatFailsAtAnyPointLosesNothing_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("isLasting");
        QTest::newRow("once, for want of space") << ENOSPC << false;
        QTest::newRow("once, broken") << EIO << false;
        QTest::newRow("for want of space until it is cleared") << ENOSPC << true;
        QTest::newRow("broken until it is mended") << EIO << true;
    }
    void aDiskThatFailsAtAnyPointLosesNothing()
    {
        QFETCH(const int, error);
        QFETCH(const bool, isLasting);
        int operations = 0;
        for (int failAt = 1; failAt <= operations + 1; ++failAt) {
            auto session = lesson();
            operations = 0;
            m_disk->setJudge([&operations, failAt, error, isLasting](const DiskOp &) {
                ++operations;
                const bool fails = isLasting ? operations >= failAt : operations == failAt;
                return fails ? Verdict{error} : Verdict{};
            });
            for (int part = 0; part < 2; ++part) {
                write(*session, 3);
                bool isDone = false;
                session->foldThen(session.get(), [&isDone] { isDone = true; });
                QVERIFY(QTest::qWaitFor([&isDone] { return isDone; }));
            }
            m_disk->setJudge({});
            session->fold();
            QVERIFY(QTest::qWaitFor([&] { return session->durableSeq() == session->lastSeq(); }));
            const QStringList live = textOf(session->lesson());
            const LessonId id = session->lesson().id;
            session.reset();
            const Recovery recovery = m_open->library.recover();
            QCOMPARE(recovery.problems, QList<Error>());
            session = valueOf(m_open->library.open(id));
            QCOMPARE(textOf(session->lesson()), live);
            session.reset();
            HZ_VERIFY_OK(m_open->library.remove(id));
        }
        QVERIFY(operations > 20);
        TaskControl task;
        QCOMPARE(store::verify(m_open->database().path(), task)->problems, QStringList());
    }

private:
    std::unique_ptr<LessonSession> lesson()
    {
        auto session = valueOf(m_open->library.create(u"第1课"_s, {}));
        if (!QTest::qWaitFor([&] { return session->saveState() == SaveState::Saved; }))
            qFatal("a new lesson is not saved");
        return session;
    }
    void write(LessonSession &session, int count)
    {
        for (int i = 0; i < count; ++i)
            session.addStroke(session.currentPage(), m_hand.next());
    }
    static int strokes(const LessonSession &session)
    {
        return int(session.lesson().page(session.currentPage())->strokeCount());
    }
    int strokesInDocuments(const LessonSession &session)
    {
        return strokes(*valueOf(m_open->library.open(session.lesson().id)));
    }
    static bool isInJournal(const LessonSession &session)
    {
        const Result<JournalContents> journal = readJournal(session.journalPath());
        return journal && !journal->entries.empty()
            && journal->entries.back().seq == session.lastSeq();
    }
    void restart()
    {
        m_open.reset();
        m_open.emplace(m_dir->path());
    }
    // The program dies without a word; the next start has what was on the screen.
    void isThereAfterACrash(std::unique_ptr<LessonSession> &session)
    {
        QTRY_COMPARE(session->durableSeq(), session->lastSeq());
        const QStringList live = textOf(session->lesson());
        const LessonId id = session->lesson().id;
        session.reset();
        restart();
        const Recovery recovery = m_open->library.recover();
        QVERIFY(recovery.problems.isEmpty());
        QCOMPARE(m_open->journals(), QStringList());
        QCOMPARE(textOf(valueOf(m_open->library.open(id))->lesson()), live);
        TaskControl task;
        QCOMPARE(store::verify(m_open->database().path(), task)->problems, QStringList());
    }

    std::optional<TestDir> m_dir;
    std::optional<WatchedDisk> m_disk;
    std::optional<OpenProfile> m_open;
    Handwriting m_hand;
};

QTEST_GUILESS_MAIN(TestDiskFaults)
#include "tst_diskfaults.moc"
