#include "scribbler.h"

#include <hz/core/file.h>
#include <hz/page/journal.h>

#include <QtCore/QCborArray>
#include <QtCore/QProcess>
#include <QtCore/QtEndian>
#include <QtTest/QSignalSpy>

#include <cstdio>
#include <map>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kMagic = "HZJ1";

JournalHead aHead(const QString &title = u"圆的面积"_s)
{
    return {LessonId(runOf(1).toString()), title,
        QDateTime::fromMSecsSinceEpoch(1'760'000'000'000, Qt::UTC),
        PdfSource{.sha256 = QByteArray(32, 'x'),
            .sizeBytes = 12345,
            .pageCount = 4,
            .fileName = u"圆.pdf"_s,
            .path = u"/media/stick/圆.pdf"_s}};
}

JournalEntry anEntry(quint64 seq)
{
    return {seq, 1000 + seq, AddElements{test::pageOf(1), {elementOf(int(seq))}}};
}

/// A whole record with this payload, whatever it says.
QByteArray recordOf(const QCborArray &payload)
{
    const QByteArray bytes = QCborValue(payload).toCbor();
    QByteArray frame(8, Qt::Uninitialized);
    qToLittleEndian(quint32(bytes.size()), frame.data());
    qToLittleEndian(crc32c(bytes), frame.data() + 4);
    return frame + bytes;
}

QString textOf(const JournalEntry &entry)
{
    return QStringLiteral("%1/%2 %3")
        .arg(entry.seq)
        .arg(entry.group)
        .arg(QString::fromLatin1(toCbor(entry.op).toCbor().toHex()));
}

QStringList textOf(const std::vector<JournalEntry> &entries)
{
    QStringList lines;
    for (const JournalEntry &entry : entries)
        lines.append(textOf(entry));
    return lines;
}

// Some records, and where each begins.
struct Records {
    QByteArray bytes = kMagic;
    std::vector<qsizetype> ends;
    std::vector<JournalEntry> entries;

    void append(const QByteArray &record)
    {
        bytes += record;
        ends.push_back(bytes.size());
    }
    void append(const JournalEntry &entry)
    {
        append(journalOpRecord(entry));
        entries.push_back(entry);
    }
};

Records someRecords()
{
    Records records;
    records.append(journalHeadRecord(aHead()));
    for (quint64 seq = 1; seq <= 8; ++seq)
        records.append(anEntry(seq));
    return records;
}

std::unique_ptr<JournalWriter> writerAt(const QString &path)
{
    return valueOf(JournalWriter::create(path, aHead()));
}

int holdMain(const QString &path)
{
    const auto writer = JournalWriter::create(path, aHead());
    std::puts(writer ? "held" : told(writer).constData());
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1; // until the parent lets go
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir.emplace(); }

    void aJournalCutAnywhereGivesEveryWholeRecord()
    {
        const Records records = someRecords();
        for (qsizetype size = 0; size <= records.bytes.size(); ++size) {
            const Result<JournalContents> read
                = readJournal(m_dir->write(u"j.hzj"_s, records.bytes.first(size)));
            if (size < kMagic.size() + 8) {
                HZ_VERIFY_FAILS(read, NotFound);
                continue;
            }
            if (size < records.ends.front()) {
                HZ_VERIFY_FAILS(read, Corrupt);
                continue;
            }
            HZ_VERIFY_OK(read);
            QVERIFY(!read->unreadable);
            const auto whole
                = size_t(std::upper_bound(records.ends.begin(), records.ends.end(), size)
                    - records.ends.begin());
            QCOMPARE(read->goodBytes, qint64(records.ends[whole - 1]));
            QCOMPARE(read->head, aHead());
            QCOMPARE(textOf(read->entries),
                textOf(std::vector(
                    records.entries.begin(), records.entries.begin() + qptrdiff(whole) - 1)));
        }
    }

    void aFlippedBitEndsTheJournalBeforeItsRecord()
    {
        const Records records = someRecords();
        for (qsizetype at = 0; at < records.bytes.size(); ++at) {
            QByteArray bytes = records.bytes;
            bytes[at] = char(quint8(bytes[at]) ^ (1u << at % 8));
            const Result<JournalContents> read = readJournal(m_dir->write(u"j.hzj"_s, bytes));
            if (at < records.ends.front()) {
                HZ_VERIFY_FAILS(read, Corrupt);
                continue;
            }
            HZ_VERIFY_OK(read);
            const auto whole = size_t(std::upper_bound(records.ends.begin(), records.ends.end(), at)
                - records.ends.begin());
            QCOMPARE(read->goodBytes, qint64(records.ends[whole - 1]));
            QCOMPARE(read->entries.size(), whole - 1);
        }
    }

    void aHeadAloneIsALessonWithoutChanges()
    {
        const Result<JournalContents> read
            = readJournal(m_dir->write(u"j.hzj"_s, kMagic + journalHeadRecord(aHead())));
        HZ_VERIFY_OK(read);
        QCOMPARE(read->head, aHead());
        QVERIFY(read->entries.empty());
        QCOMPARE(read->foldedSeq, quint64(0));
    }

    void theLastHeadHolds()
    {
        Records records = someRecords();
        records.append(journalHeadRecord(aHead(u"later"_s)));
        const Result<JournalContents> read = readJournal(m_dir->write(u"j.hzj"_s, records.bytes));
        HZ_VERIFY_OK(read);
        QCOMPARE(read->head, aHead(u"later"_s));
        QCOMPARE(read->entries.size(), records.entries.size());
    }

    void theNewestFoldedMarkerHolds()
    {
        Records records = someRecords();
        records.append(recordOf({3, 6}));
        records.append(recordOf({3, 4}));
        const Result<JournalContents> read = readJournal(m_dir->write(u"j.hzj"_s, records.bytes));
        HZ_VERIFY_OK(read);
        QCOMPARE(read->foldedSeq, quint64(6));
        QCOMPARE(read->entries.size(), records.entries.size());
    }

    void recordsOfANewerVersionAreSkipped()
    {
        Records records;
        records.append(journalHeadRecord(aHead()));
        records.append(anEntry(1));
        records.append(recordOf({4, u"what may come"_s, QCborArray{1, 2}}));
        records.append(anEntry(2));
        const Result<JournalContents> read = readJournal(m_dir->write(u"j.hzj"_s, records.bytes));
        HZ_VERIFY_OK(read);
        QCOMPARE(textOf(read->entries), textOf(records.entries));
        QCOMPARE(read->goodBytes, qint64(records.bytes.size()));
    }

    void whatIsUnreadableEndsTheJournalBeforeIt_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<bool>("isWhole"); // so that it may be read some day
        QTest::newRow("an op of a newer version") << recordOf({2, 3, 3, QCborArray{99, 1}}) << true;
        QTest::newRow("no op") << recordOf({2, 3, 3}) << true;
        QTest::newRow("a second head without a lesson")
            << recordOf({1, u"../../etc"_s, u"x"_s}) << true;
        QTest::newRow("zeros, as a power cut leaves them") << QByteArray(4096, '\0') << false;
        QByteArray huge(8, '\0');
        qToLittleEndian(quint32(kMaxJournalRecord + 1), huge.data());
        QTest::newRow("a record beyond the limit") << huge << false;
    }
    void whatIsUnreadableEndsTheJournalBeforeIt()
    {
        QFETCH(const QByteArray, record);
        QFETCH(const bool, isWhole);
        Records records;
        records.append(journalHeadRecord(aHead()));
        records.append(anEntry(1));
        records.append(anEntry(2));
        const Result<JournalContents> read
            = readJournal(m_dir->write(u"j.hzj"_s, records.bytes + record));
        HZ_VERIFY_OK(read);
        QCOMPARE(read->head, aHead());
        QCOMPARE(textOf(read->entries), textOf(records.entries));
        QCOMPARE(read->goodBytes, qint64(records.bytes.size()));
        QCOMPARE(read->unreadable.has_value(), isWhole);
    }

    void aJournalThatWasNeverBegunIsNoDamage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("only its first letters") << kMagic;
        QTest::newRow("zeros, as a power cut leaves them") << QByteArray(4096, '\0');
    }
    void aJournalThatWasNeverBegunIsNoDamage()
    {
        QFETCH(const QByteArray, bytes);
        HZ_VERIFY_FAILS(readJournal(m_dir->write(u"j.hzj"_s, bytes)), NotFound);
    }

    void whatIsNoJournalIsCorrupt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another format") << QByteArray("SQLite format 3\0, and more", 27);
        QTest::newRow("an op before any head") << kMagic + journalOpRecord(anEntry(1));
        QTest::newRow("a head of no lesson") << kMagic + recordOf({1, u"../../etc"_s, u"x"_s});
    }
    void whatIsNoJournalIsCorrupt()
    {
        QFETCH(const QByteArray, bytes);
        const QString path = m_dir->write(u"j.hzj"_s, bytes);
        const Result<JournalContents> read = readJournal(path);
        HZ_VERIFY_FAILS(read, Corrupt);
        QVERIFY(read.error().message.contains(path));
    }

    void everyPrefixOfTheRecordsIsTheLessonAsItWas()
    {
        auto random = seededRandom();
        OpenProfile open(m_dir->path());
        auto session = valueOf(open.library.create(u"x"_s, {}));
        std::map<quint64, QStringList> live{{session->lastSeq(), test::textOf(session->lesson())}};
        connect(session.get(), &LessonSession::opApplied, session.get(),
            [&] { live[session->lastSeq()] = test::textOf(session->lesson()); });
        Scribbler scribbler(*session, random());
        while (live.size() < 250)
            scribbler.act();
        QTRY_COMPARE(session->durableSeq(), session->lastSeq());

        const Result<JournalContents> journal = readJournal(session->journalPath());
        HZ_VERIFY_OK(journal);
        QCOMPARE(journal->entries.size(), size_t(session->lastSeq()));
        Lesson replayed;
        replayed.title = journal->head.title;
        for (const JournalEntry &entry : journal->entries) {
            replayed.apply(entry.op);
            if (live.contains(entry.seq))
                QCOMPARE(test::textOf(replayed), live[entry.seq]);
        }
        QCOMPARE(test::textOf(replayed), test::textOf(session->lesson()));
    }

    void aStrokeCostsAsMuchOnAFullPageAsOnAnEmptyOne()
    {
        constexpr qint64 kMostBytes = 2000;
        OpenProfile open(m_dir->path());
        const auto session = valueOf(open.library.create(u"x"_s, {}));
        Handwriting hand;
        ink::Stroke stroke = hand.next();
        while (stroke.samples.size() < 100) { // one long line
            const ink::Stroke more = hand.next();
            stroke.samples.insert(stroke.samples.end(), more.samples.begin(), more.samples.end());
        }
        stroke.samples.resize(100);
        const auto cost = [&]() -> qint64 {
            if (!QTest::qWaitFor([&] { return session->durableSeq() == session->lastSeq(); }))
                return -1;
            const qint64 before = QFileInfo(session->journalPath()).size();
            session->addStroke(session->currentPage(), stroke);
            if (!QTest::qWaitFor([&] { return session->durableSeq() == session->lastSeq(); }))
                return -1;
            return QFileInfo(session->journalPath()).size() - before;
        };
        const qint64 onEmpty = cost();
        QVERIFY2(onEmpty > 0 && onEmpty <= kMostBytes, QByteArray::number(onEmpty).constData());
        for (int i = 0; i < 5000; ++i)
            session->addStroke(session->currentPage(), hand.next());
        const qint64 onFull = cost();
        QVERIFY2(onFull > 0 && onFull <= kMostBytes, QByteArray::number(onFull).constData());
        qInfo("100 points: %lld bytes on an empty page, %lld on one of 5,000 strokes", onEmpty,
            onFull);
    }

    void everythingAppendedBecomesDurableInOrder()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        std::vector<JournalEntry> entries;
        {
            const auto writer = writerAt(path);
            const QSignalSpy durable(writer.get(), &JournalWriter::durable);
            for (quint64 seq = 1; seq <= 50; ++seq) {
                entries.push_back(anEntry(seq));
                writer->append(entries.back());
            }
            QTRY_COMPARE(writer->durableSeq(), quint64(50));
            HZ_VERIFY_OK(readJournal(path));
            QCOMPARE(textOf(readJournal(path)->entries), textOf(entries));
            QTRY_COMPARE(durable.last().first().toULongLong(), quint64(50));
        }
        QCOMPARE(textOf(readJournal(path)->entries), textOf(entries)); // stays for the next start
    }

    void whatWaitsIsWrittenBeforeTheWriterGoes()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        auto writer = writerAt(path);
        for (quint64 seq = 1; seq <= 50; ++seq)
            writer->append(anEntry(seq));
        writer.reset();
        QCOMPARE(readJournal(path)->entries.size(), size_t(50));
    }

    void aFoldedJournalShrinksToItsHead()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        const auto writer = writerAt(path);
        const qint64 small = QFileInfo(path).size();
        for (quint64 seq = 1; seq <= 5; ++seq)
            writer->append(anEntry(seq));
        QTRY_COMPARE(writer->durableSeq(), quint64(5));
        writer->markFolded(5);
        QTRY_COMPARE(QFileInfo(path).size(), small);
        writer->append(anEntry(6));
        QTRY_COMPARE(writer->durableSeq(), quint64(6));
        const Result<JournalContents> read = readJournal(path);
        HZ_VERIFY_OK(read);
        QCOMPARE(read->head, aHead());
        QCOMPARE(textOf(read->entries), textOf(std::vector{anEntry(6)}));
    }

    void aJournalFoldedInPartKeepsTheRest()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        const auto writer = writerAt(path);
        for (quint64 seq = 1; seq <= 5; ++seq)
            writer->append(anEntry(seq));
        QTRY_COMPARE(writer->durableSeq(), quint64(5));
        const qint64 before = QFileInfo(path).size();
        writer->markFolded(3);
        QTRY_VERIFY(QFileInfo(path).size() > before);
        QTRY_COMPARE(readJournal(path)->foldedSeq, quint64(3));
        QCOMPARE(readJournal(path)->entries.size(), size_t(5));
    }

    void aNewHeadOutlivesTheFolding()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        const auto writer = writerAt(path);
        writer->append(anEntry(1));
        writer->rewriteHead(aHead(u"later"_s));
        writer->markFolded(1);
        writer->append(anEntry(2));
        QTRY_COMPARE(writer->durableSeq(), quint64(2));
        QCOMPARE(readJournal(path)->head, aHead(u"later"_s));
        QCOMPARE(readJournal(path)->entries.back().seq, quint64(2));
    }

    void aJournalGoesWhenItsLessonIsClosedAndFolded()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        auto writer = writerAt(path);
        writer->append(anEntry(1));
        writer->removeWhenDone();
        QVERIFY(QFileInfo::exists(path));
        writer.reset();
        QVERIFY(!QFileInfo::exists(path));
    }

    void aJournalThatHoldsSomethingIsNeverBegunAnew()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        auto writer = writerAt(path);
        writer->append(anEntry(1));
        writer.reset();
        const QByteArray before = m_dir->read(u"j.hzj"_s);
        HZ_VERIFY_FAILS(JournalWriter::create(path, aHead()), Conflict);
        QCOMPARE(m_dir->read(u"j.hzj"_s), before);
    }

    void aJournalOfALivingProcessIsLocked()
    {
        const QString path = m_dir->path(u"j.hzj"_s);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, path});
        QVERIFY(other.waitForReadyRead());
        QCOMPARE(other.readLine().trimmed(), QByteArray("held"));
        const QByteArray before = m_dir->read(u"j.hzj"_s);
        HZ_VERIFY_FAILS(FileLock::tryLock(path), Conflict);
        HZ_VERIFY_FAILS(JournalWriter::create(path, aHead()), Conflict);
        QCOMPARE(m_dir->read(u"j.hzj"_s), before);
        HZ_VERIFY_OK(readJournal(path)); // to look is allowed
        other.kill();
        QVERIFY(other.waitForFinished());
        HZ_VERIFY_OK(FileLock::tryLock(path));
    }

    void aFolderThatIsNotThereIsToldAtOnce()
    {
        HZ_VERIFY_FAILS(JournalWriter::create(m_dir->path(u"no/j.hzj"_s), aHead()), NotFound);
    }

private:
    std::optional<TestDir> m_dir;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 3 && arguments[1] == u"--hold")
        return holdMain(arguments[2]);
    TestJournal test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journal.moc"
