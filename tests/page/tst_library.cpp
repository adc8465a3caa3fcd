#include "scribbler.h"

#include <hz/page/export.h>
#include <hz/store/portable.h>
#include <hz/store/verify.h>

#include <QtCore/QCborArray>
#include <QtCore/QProcess>
#include <QtCore/QtEndian>
#include <QtTest/QSignalSpy>

#include <cstdio>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QString kSamplePdf = QStringLiteral(HZ_SOURCE_DIR "/resources/sample/area-of-a-triangle.pdf");

template<typename T> Result<T> waited(const Task<T> &task)
{
    if (!QTest::qWaitFor([&task] { return task.isFinished(); }))
        qFatal("the task does not end");
    return task.wait();
}

QStringList textOf(const Recovery &recovery)
{
    QStringList lines{QString::number(recovery.journals)};
    for (const Error &problem : recovery.problems)
        lines.append(QString::fromLatin1(kindName(problem.kind)));
    return lines;
}

/// Keeps a lesson open until the parent lets go, telling its id and journal.
int holdMain(const QString &dir)
{
    OpenProfile open(dir);
    const auto session = valueOf(open.library.create(u"living"_s, {}));
    Handwriting hand;
    for (int i = 0; i < 20; ++i)
        session->addStroke(session->currentPage(), hand.next());
    if (!QTest::qWaitFor([&session] { return session->durableSeq() == session->lastSeq(); }))
        return 1;
    std::printf("%s %s\n", qPrintable(session->lesson().id.text()),
        qPrintable(QFileInfo(session->journalPath()).fileName()));
    std::fflush(stdout);
    for (int letter = std::getchar(); letter != EOF; letter = std::getchar()) {
        session->addStroke(session->currentPage(), hand.next());
        if (!QTest::qWaitFor([&session] { return session->durableSeq() == session->lastSeq(); }))
            return 1;
        std::puts("written");
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class TestLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir.emplace();
        m_open.emplace(m_dir->path());
    }
    void cleanup()
    {
        m_open.reset();
        m_dir.reset();
    }

    void aNewLessonHasOneEmptyPage()
    {
        auto session = valueOf(library().create(u"第1课"_s, {.kind = Background::Kind::TianZiGe}));
        QCOMPARE(session->lesson().title, u"第1课"_s);
        QCOMPARE(session->lesson().pages().size(), size_t(1));
        QCOMPARE(session->currentPage(), session->lesson().pages().front().id);
        QCOMPARE(session->lesson().page(session->currentPage())->background.kind,
            Background::Kind::TianZiGe);
        QVERIFY(!session->canUndo());
        HZ_CLOSE(session);
        const Result<QList<LessonSummary>> lessons = library().lessons();
        HZ_VERIFY_OK(lessons);
        QCOMPARE(lessons->size(), 1);
        QCOMPARE(lessons->first().title, u"第1课"_s);
        QCOMPARE(lessons->first().pages, 1);
        QVERIFY(!lessons->first().fromPdf);
    }

    void lessonsAreListedNewestFirstWithTheirPages()
    {
        for (const QString &title : {u"a"_s, u"b"_s, u"c"_s}) {
            auto session = valueOf(library().create(title, {}));
            for (int i = title[0].unicode() - 'a'; i > 0; --i)
                session->addPage(session->currentPage(), {});
            HZ_CLOSE(session);
        }
        QCOMPARE(listed(), u"c:3 b:2 a:1"_s);
        auto session = valueOf(library().open(idOf(u"a"_s)));
        session->addStroke(session->currentPage(), m_hand.next());
        HZ_CLOSE(session);
        QCOMPARE(listed(), u"a:1 c:3 b:2"_s);
    }

    void aLessonIsFoundByTheBeginningOfItsId()
    {
        LessonId ids[2];
        for (LessonId &id : ids) {
            auto session = valueOf(library().create(u"x"_s, {}));
            id = session->lesson().id;
            HZ_CLOSE(session);
        }
        const auto first
            = [](const LessonId &id, qsizetype length) { return id.text().left(length); };
        qsizetype common = 0;
        while (first(ids[0], common + 1) == first(ids[1], common + 1))
            ++common;
        QVERIFY(common > 0);
        for (const LessonId &id : ids) {
            QCOMPARE(*library().find(id.text()), id);
            QCOMPARE(*library().find(first(id, common + 1)), id);
            QCOMPARE(*library().find(first(id, common + 1).toLower()), id);
        }
        HZ_VERIFY_FAILS(library().find(first(ids[0], common)), Invalid);
        HZ_VERIFY_FAILS(library().find(ids[0].text() + u'0'), NotFound);
        HZ_VERIFY_FAILS(library().find(u"nothing"_s), NotFound);
        HZ_VERIFY_FAILS(library().find({}), NotFound);
    }

    void anUnknownLessonIsToldAsSuch_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("unknown") << newUlid().toString();
        QTest::newRow("empty") << QString();
        QTest::newRow("a path") << u"../../etc/passwd"_s;
        QTest::newRow("a pattern") << u"*"_s;
    }
    void anUnknownLessonIsToldAsSuch()
    {
        QFETCH(const QString, id);
        auto session = valueOf(library().create(u"x"_s, {}));
        session.reset(); // its journal stays
        HZ_VERIFY_FAILS(library().open(LessonId(id)), NotFound);
        QCOMPARE(m_open->journals().size(), 1);
    }

    void aLessonOverAPdfHasItsPagesAndWritesNone()
    {
        auto session = valueOf(library().createFromPdf(kSamplePdf));
        const Lesson &lesson = session->lesson();
        QCOMPARE(lesson.title, u"area-of-a-triangle"_s);
        QCOMPARE(lesson.source->fileName, u"area-of-a-triangle.pdf"_s);
        QCOMPARE(lesson.pages().size(), size_t(lesson.source->pageCount));
        QCOMPARE(session->currentPage(), pdfPageId(0));
        const LessonId id = lesson.id;
        const int pages = lesson.source->pageCount;
        HZ_CLOSE(session);
        QCOMPARE(listed(), u"area-of-a-triangle:%1"_s.arg(pages));
        QVERIFY(library().lessons()->first().fromPdf);
        QCOMPARE(pageDocuments(id).size(), 0);
        session = valueOf(library().open(id));
        QCOMPARE(session->lesson().pages().size(), size_t(pages));
        session->addStroke(pdfPageId(1), m_hand.next());
        session->removePage(pdfPageId(2));
        const QStringList live = test::textOf(session->lesson());
        HZ_CLOSE(session);
        QCOMPARE(pageDocuments(id).size(), 2);
        QCOMPARE(listed(), u"area-of-a-triangle:%1"_s.arg(pages - 1));
        QCOMPARE(test::textOf(valueOf(library().open(id))->lesson()), live);
    }

    void whatIsNoPdfMakesNoLesson()
    {
        HZ_VERIFY_FAILS(library().createFromPdf(m_dir->path(u"no.pdf"_s)), NotFound);
        HZ_VERIFY_FAILS(
            library().createFromPdf(m_dir->write(u"x.pdf"_s, "this is no PDF")), Invalid);
        QCOMPARE(m_open->journals(), QStringList());
        QCOMPARE(listed(), QString());
    }

    void theCopyOfThePdfOutlivesTheStickItCameFrom()
    {
        QVERIFY(QFile::copy(kSamplePdf, m_dir->path(u"stick.pdf"_s)));
        auto session = valueOf(library().createFromPdf(m_dir->path(u"stick.pdf"_s)));
        const LessonId id = session->lesson().id;
        QCOMPARE(pdfPathOf(session->lesson(), blobs()), m_dir->path(u"stick.pdf"_s));
        const Result<store::BlobRef> blob = waited(library().storePdf(*session));
        HZ_VERIFY_OK(blob);
        QTRY_COMPARE(session->lesson().source->sha256, blob->sha256);
        HZ_CLOSE(session);
        QVERIFY(QFile::remove(m_dir->path(u"stick.pdf"_s)));
        session = valueOf(library().open(id));
        QFile copy(pdfPathOf(session->lesson(), blobs())), original(kSamplePdf);
        QVERIFY(copy.open(QIODevice::ReadOnly) && original.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), original.readAll());
        QVERIFY(session->lesson().page(pdfPageId(0))->size != QSize());
        QCOMPARE(waited(library().storePdf(*session))->sha256, QByteArray()); // nothing to do
    }

    void aLessonTravelsAsAFile()
    {
        auto session = valueOf(library().createFromPdf(kSamplePdf));
        const LessonId id = session->lesson().id;
        HZ_VERIFY_OK(waited(library().storePdf(*session)));
        Scribbler scribbler(*session, 7);
        for (int i = 0; i < 120; ++i)
            scribbler.act();
        const QStringList live = test::textOf(session->lesson());
        HZ_CLOSE(session);
        const QString file = m_dir->path(u"课.hzl"_s);
        HZ_VERIFY_OK(exported(id, file));

        const TestDir otherDir;
        OpenProfile other(otherDir.path());
        const Result<QList<LessonId>> imported = waited(other.library.importPortable(file));
        HZ_VERIFY_OK(imported);
        QCOMPARE(*imported, QList<LessonId>{id});
        session = valueOf(other.library.open(id));
        QCOMPARE(test::textOf(session->lesson()), live);
        QVERIFY(pdfPathOf(session->lesson(), other.profile->blobs()).startsWith(otherDir.path()));
        HZ_CLOSE(session);
        HZ_VERIFY_OK(waited(other.library.importPortable(file))); // once more is nothing
        QCOMPARE(other.library.lessons()->size(), 1);
        TaskControl task;
        QCOMPARE(store::verify(other.database().path(), task)->problems, QStringList());
    }

    void aLessonWhosePdfIsStillBeingCopiedIsNotTakenAwayWithoutIt()
    {
        auto session = valueOf(library().createFromPdf(kSamplePdf));
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        const QString file = m_dir->path(u"x.hzl"_s);
        HZ_VERIFY_FAILS(exported(id, file), Conflict);
        QVERIFY(!QFileInfo::exists(file));
    }

    void aFileWithoutALessonIsNoLesson()
    {
        HZ_VERIFY_OK(put(u"note:1"_s, u"note"_s));
        const QString file = m_dir->path(u"x.hzl"_s);
        HZ_VERIFY_OK(portable({u"note:1"_s}, file));
        HZ_VERIFY_FAILS(waited(library().importPortable(file)), Invalid);
        HZ_VERIFY_FAILS(
            waited(library().importPortable(m_dir->write(u"y.hzl"_s, "nonsense"))), Corrupt);
    }

    void lessonsWhoseIdsAreNotOursAreNeitherListedNorOpened_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("a path") << u"../../../../tmp/x"_s;
        QTest::newRow("a name") << u"x"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("lower case") << newUlid().toString().toLower();
        QTest::newRow("more behind it") << newUlid().toString() + u":x"_s;
    }
    void lessonsWhoseIdsAreNotOursAreNeitherListedNorOpened()
    {
        QFETCH(const QString, id);
        HZ_VERIFY_OK(put(u"lesson:"_s + id, u"lesson"_s));
        QCOMPARE(listed(), QString());
        HZ_VERIFY_FAILS(library().open(LessonId(id)), NotFound);
        const QString file = m_dir->path(u"x.hzl"_s);
        HZ_VERIFY_OK(portable({u"lesson:"_s + id}, file));
        HZ_VERIFY_FAILS(waited(library().importPortable(file)), Invalid);
    }

    void aRemovedLessonIsGoneWithItsPagesAndPicture()
    {
        auto session = valueOf(library().create(u"a"_s, {}));
        const LessonId id = session->lesson().id;
        session->addStroke(session->currentPage(), m_hand.next());
        HZ_VERIFY_OK(waited(library().updatePicture(*session)));
        HZ_CLOSE(session);
        QVERIFY(QFileInfo::exists(library().picturePath(id)));
        HZ_VERIFY_OK(library().remove(id));
        QCOMPARE(listed(), QString());
        QCOMPARE(pageDocuments(id), QStringList());
        QVERIFY(!QFileInfo::exists(library().picturePath(id)));
        HZ_VERIFY_FAILS(library().open(id), NotFound);
        HZ_VERIFY_FAILS(library().remove(id), NotFound);
    }

    void whatACrashLeftIsTakenUpAtTheNextStart_data()
    {
        QTest::addColumn<int>("folds");
        QTest::newRow("nothing was ever folded") << 0;
        QTest::newRow("some was folded") << 1;
        QTest::newRow("most was folded") << 4;
    }
    void whatACrashLeftIsTakenUpAtTheNextStart()
    {
        QFETCH(const int, folds);
        auto random = seededRandom();
        auto session = valueOf(library().create(u"x"_s, {}));
        Scribbler scribbler(*session, random());
        for (int i = 0; i <= folds; ++i) {
            for (int deeds = 0; deeds < 50; ++deeds)
                scribbler.act();
            if (i < folds) {
                QSignalSpy done(session.get(), &LessonSession::folded);
                session->fold();
                QTRY_COMPARE(done.size(), 1);
            }
        }
        const QStringList live = test::textOf(session->lesson());
        const LessonId id = session->lesson().id;
        session.reset();
        restart();
        const Recovery recovery = library().recover();
        QCOMPARE(textOf(recovery), QStringList{u"1"_s});
        QCOMPARE(recovery.reopen, std::optional(id));
        QCOMPARE(m_open->journals(), QStringList());
        session = valueOf(library().open(id));
        QCOMPARE(test::textOf(session->lesson()), live);
        HZ_CLOSE(session);
        QCOMPARE(textOf(library().recover()), QStringList{u"0"_s});
    }

    // The crash came between the documents and the journal: both have it all.
    void aJournalThatWasFoldedAlreadyChangesNothing()
    {
        auto session = valueOf(library().create(u"x"_s, {}));
        Scribbler scribbler(*session, 3);
        for (int i = 0; i < 100; ++i)
            scribbler.act();
        QTRY_COMPARE(session->durableSeq(), session->lastSeq());
        const QString name = QFileInfo(session->journalPath()).fileName();
        const QByteArray journal = m_dir->read(u"journal/"_s + name);
        const QStringList live = test::textOf(session->lesson());
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        m_dir->write(u"journal/"_s + name, journal);
        QCOMPARE(textOf(library().recover()), QStringList{u"1"_s});
        QCOMPARE(test::textOf(valueOf(library().open(id))->lesson()), live);
    }

    // The fold was faster than the journal, which lost its end in the crash.
    void documentsAheadOfTheirJournalStayAsTheyAre()
    {
        auto session = valueOf(library().create(u"x"_s, {}));
        Scribbler scribbler(*session, 5);
        for (int i = 0; i < 60; ++i)
            scribbler.act();
        QTRY_COMPARE(session->durableSeq(), session->lastSeq());
        const QString name = QFileInfo(session->journalPath()).fileName();
        const QByteArray journal = m_dir->read(u"journal/"_s + name);
        for (int i = 0; i < 60; ++i)
            scribbler.act();
        session->setTitle(u"later"_s);
        const QStringList live = test::textOf(session->lesson());
        const LessonId id = session->lesson().id;
        QSignalSpy done(session.get(), &LessonSession::folded);
        session->fold();
        QTRY_COMPARE(done.size(), 1);
        session.reset();
        m_dir->write(u"journal/"_s + name, journal);
        QCOMPARE(textOf(library().recover()), QStringList{u"1"_s});
        QCOMPARE(test::textOf(valueOf(library().open(id))->lesson()), live);
    }

    void aFoldedPageIsReadByItselfAsItIsInTheLesson()
    {
        auto session = valueOf(library().create(u"x"_s, {}));
        Scribbler scribbler(*session, 7);
        for (int i = 0; i < 60; ++i)
            scribbler.act();
        const Lesson &lesson = session->lesson();
        const PageId first = lesson.pages().front().id;
        const Result<std::unique_ptr<Page>> early
            = storedPage(m_open->database(), lesson.id, first);
        QCOMPARE(early.error().kind, Error::Kind::NotFound);
        QSignalSpy done(session.get(), &LessonSession::folded);
        session->fold();
        QTRY_COMPARE(done.size(), 1);
        for (const PageRef &ref : lesson.pages()) {
            const auto stored = valueOf(storedPage(m_open->database(), lesson.id, ref.id));
            QVERIFY(*stored == *lesson.page(ref.id));
        }
    }

    void theLessonChangedLastIsReopened()
    {
        std::vector<LessonId> ids;
        for (int i = 0; i < 3; ++i) {
            const auto session = valueOf(library().create(QString::number(i), {}));
            session->addStroke(session->currentPage(), m_hand.next());
            QTRY_COMPARE(session->durableSeq(), session->lastSeq());
            ids.push_back(session->lesson().id);
            QFile journal(session->journalPath());
            QVERIFY(journal.open(QIODevice::ReadWrite)
                && journal.setFileTime(QDateTime(QDate(2026, 1, 3 - i), QTime(8, 0)),
                    QFileDevice::FileModificationTime));
        }
        restart();
        const Recovery recovery = library().recover();
        QCOMPARE(textOf(recovery), QStringList{u"3"_s});
        QCOMPARE(recovery.reopen, std::optional(ids[0]));
        QCOMPARE(library().lessons()->size(), 3);
    }

    void aCrashBeforeTheFirstChangeLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("journal");
        QTest::newRow("before the head") << QByteArray();
        QTest::newRow("a power cut within the head") << QByteArray(300, '\0');
        QTest::newRow("before the first page") << QByteArray("HZJ1")
                + journalHeadRecord({LessonId(newUlid().toString()), u"x"_s,
                    QDateTime::currentDateTimeUtc(), std::nullopt});
    }
    void aCrashBeforeTheFirstChangeLeavesNothing()
    {
        QFETCH(const QByteArray, journal);
        m_dir->write(u"journal/%1-x.hzj"_s.arg(newUlid().toString()), journal);
        const Recovery recovery = library().recover();
        QVERIFY(recovery.problems.isEmpty());
        QVERIFY(!recovery.reopen);
        QCOMPARE(m_open->journals(), QStringList());
        QCOMPARE(listed(), QString());
    }

    void aJournalThatCannotBeReadIsToldOnceAndKept()
    {
        const QString name = newUlid().toString() + u"-x.hzj"_s;
        m_dir->write(u"journal/"_s + name, "HZJ1 and then nothing that makes sense");
        QCOMPARE(textOf(library().recover()), (QStringList{u"0"_s, u"Corrupt"_s}));
        QCOMPARE(m_open->journals(), QStringList{name + u".unread"_s});
        QCOMPARE(textOf(library().recover()), QStringList{u"0"_s});
    }

    void whatWasErasedOnAPageThatCameBackStaysErasedAfterACrash()
    {
        auto session = valueOf(library().create(u"x"_s, {}));
        const PageId page = session->addPage(session->currentPage(), {});
        const StrokeId stroke = session->addStroke(page, m_hand.next());
        QSignalSpy folded(session.get(), &LessonSession::folded);
        session->fold();
        QTRY_COMPARE(folded.size(), 1);
        // The page is not read again when the journal is taken up: it comes back by an op.
        session->removePage(page);
        session->undo();
        session->eraseStrokes(page, {stroke}, 1);
        QTRY_COMPARE(session->durableSeq(), session->lastSeq());
        const QStringList live = test::textOf(session->lesson());
        const LessonId id = session->lesson().id;
        session.reset(); // as a crash leaves it
        library().recover();
        QCOMPARE(test::textOf(valueOf(library().open(id))->lesson()), live);
    }

    void aTitleTakenBackWhileItIsFoldedIsTakenBack()
    {
        auto session = valueOf(library().create(u"x"_s, {}));
        QSignalSpy folded(session.get(), &LessonSession::folded);
        session->fold();
        QTRY_COMPARE(folded.size(), 1);
        session->setTitle(u"y"_s);
        session->fold();
        session->undo(); // before the fold has told that it is done
        QTRY_COMPARE(folded.size(), 2);
        QCOMPARE(session->lesson().title, u"x"_s);
    }

    void changesOfANewerVersionAreToldAndKept()
    {
        auto session = valueOf(library().create(u"x"_s, {}));
        session->addStroke(session->currentPage(), m_hand.next());
        QTRY_COMPARE(session->durableSeq(), session->lastSeq());
        const QStringList live = test::textOf(session->lesson());
        const LessonId id = session->lesson().id;
        const QString name = QFileInfo(session->journalPath()).fileName();
        session.reset();
        QByteArray journal = m_dir->read(u"journal/"_s + name);
        const QByteArray newer = QCborValue(QCborArray{2, 99, 99, QCborArray{77}}).toCbor();
        QByteArray frame(8, '\0');
        qToLittleEndian(quint32(newer.size()), frame.data());
        qToLittleEndian(crc32c(newer), frame.data() + 4);
        journal += frame + newer;
        m_dir->write(u"journal/"_s + name, journal);
        const Recovery recovery = library().recover();
        QCOMPARE(textOf(recovery), (QStringList{u"1"_s, u"Corrupt"_s}));
        QVERIFY(recovery.problems.first().message.contains(name + u".unread"_s));
        QCOMPARE(m_dir->read(u"journal/"_s + name + u".unread"_s), journal);
        QCOMPARE(test::textOf(valueOf(library().open(id))->lesson()), live);
    }

    void aJournalForALessonOfANewerVersionWaitsForThatVersion()
    {
        auto session = valueOf(library().create(u"x"_s, {}));
        session->addStroke(session->currentPage(), m_hand.next());
        const LessonId id = session->lesson().id;
        QSignalSpy done(session.get(), &LessonSession::folded);
        session->fold();
        QTRY_COMPARE(done.size(), 1);
        session->addStroke(session->currentPage(), m_hand.next());
        session.reset();
        HZ_VERIFY_OK(put(u"lesson:"_s + id.text(), u"lesson"_s, 2));
        const QStringList journals = m_open->journals();
        QCOMPARE(textOf(library().recover()), (QStringList{u"0"_s, u"Unsupported"_s}));
        QCOMPARE(m_open->journals(), journals);
        session = valueOf(library().open(id));
        QVERIFY(session->isReadOnly());
        QCOMPARE(m_open->journals(), journals);
    }

    void aPdfThatWasCopiedBeforeTheCrashIsKnownAfterIt()
    {
        QVERIFY(QFile::copy(kSamplePdf, m_dir->path(u"stick.pdf"_s)));
        auto session = valueOf(library().createFromPdf(m_dir->path(u"stick.pdf"_s)));
        const LessonId id = session->lesson().id;
        const QString journal = session->journalPath();
        QSignalSpy done(session.get(), &LessonSession::folded);
        session->fold();
        QTRY_COMPARE(done.size(), 1);
        const QByteArray empty = m_dir->read(u"journal/"_s + QFileInfo(journal).fileName());
        JournalHead head = valueOf(readJournal(journal)).head;
        session.reset();
        TaskControl task;
        const store::BlobRef blob
            = valueOf(blobs().add(m_dir->path(u"stick.pdf"_s), u"application/pdf"_s, task));
        head.source->sha256 = blob.sha256;
        head.source->sizeBytes = blob.sizeBytes;
        m_dir->write(
            u"journal/"_s + QFileInfo(journal).fileName(), empty + journalHeadRecord(head));
        QCOMPARE(textOf(library().recover()), QStringList{u"1"_s});
        session = valueOf(library().open(id));
        QCOMPARE(session->lesson().source->sha256, blob.sha256);
        QVERIFY(pdfPathOf(session->lesson(), blobs()).contains(u"/blobs/"));
    }

    void aSecondProgramLeavesTheJournalOfTheFirstAlone()
    {
        QProcess first;
        first.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, m_dir->path()});
        QVERIFY(first.waitForReadyRead());
        const QStringList words = QString::fromUtf8(first.readLine()).split(u' ');
        const LessonId id(words[0]);
        const QString name = words[1].trimmed();
        const QByteArray before = m_dir->read(u"journal/"_s + name);

        QCOMPARE(textOf(library().recover()), QStringList{u"0"_s});
        QCOMPARE(m_dir->read(u"journal/"_s + name), before);
        // Its own lessons come and go beside it.
        auto own = valueOf(library().create(u"own"_s, {}));
        own->addStroke(own->currentPage(), m_hand.next());
        HZ_CLOSE(own);
        QCOMPARE(m_open->journals(), QStringList{name});
        QCOMPARE(m_dir->read(u"journal/"_s + name), before);
        first.write("x");
        QVERIFY(first.waitForReadyRead());
        QCOMPARE(first.readLine().trimmed(), QByteArray("written"));
        QCOMPARE(readJournal(m_dir->path(u"journal/"_s + name))->entries.size(), size_t(23));

        first.kill();
        QVERIFY(first.waitForFinished());
        QCOMPARE(textOf(library().recover()), QStringList{u"1"_s});
        const auto session = valueOf(library().open(id));
        QCOMPARE(session->lesson().page(session->currentPage())->strokeCount(), 21);
    }

    void aLessonThatIsOpenElsewhereIsShownAndNotChanged()
    {
        const auto first = valueOf(library().create(u"x"_s, {}));
        const LessonId id = first->lesson().id;
        QSignalSpy done(first.get(), &LessonSession::folded);
        first->fold();
        QTRY_COMPARE(done.size(), 1);
        OpenProfile other(m_dir->path());
        const auto second = valueOf(other.library.open(id));
        QVERIFY(second->isReadOnly());
        QCOMPARE(second->readOnlyReason()->kind, Error::Kind::Conflict);
        QCOMPARE(second->addStroke(second->currentPage(), m_hand.next()), StrokeId());
        first->addStroke(first->currentPage(), m_hand.next());
        first->fold();
        QTRY_COMPARE(done.size(), 2);
        QCOMPARE(first->saveState(), LessonSession::SaveState::Saved);
    }

private:
    LessonLibrary &library() { return m_open->library; }
    const store::BlobStore &blobs() const { return m_open->profile->blobs(); }
    void restart()
    {
        m_open.reset();
        m_open.emplace(m_dir->path());
    }
    /// "title:pages", newest first.
    QString listed()
    {
        QStringList words;
        for (const LessonSummary &lesson : valueOf(library().lessons()))
            words.append(u"%1:%2"_s.arg(lesson.title).arg(lesson.pages));
        return words.join(u' ');
    }
    LessonId idOf(const QString &title)
    {
        for (const LessonSummary &lesson : valueOf(library().lessons()))
            if (lesson.title == title)
                return lesson.id;
        return {};
    }
    QStringList pageDocuments(const LessonId &id) const
    {
        return valueOf(valueOf(m_open->database().read())->idsWithPrefix(u"page:"_s + id.text()));
    }
    Result<QStringList> exported(const LessonId &id, const QString &to)
    {
        TaskControl task;
        return exportLesson(m_open->database(), blobs(), id, to, task);
    }
    Result<> portable(const QStringList &ids, const QString &to)
    {
        TaskControl task;
        HZ_TRY(const auto read, m_open->database().read());
        return store::exportPortable(*read, ids, blobs(), to, task);
    }
    /// Writes a document over what is there.
    Result<QString> put(const QString &id, const QString &type, int schema = 1)
    {
        return m_open->database().writeAndWait(
            [=](store::WriteTransaction &transaction) -> Result<QString> {
                const Result<store::Document> there = transaction.get(id);
                QJsonObject body = there ? there->body : QJsonObject();
                body.insert(u"type"_s, type);
                body.insert(u"schema"_s, schema);
                return store::put(transaction,
                    {.id = id, .parent = there ? there->revision : QString(), .body = body});
            });
    }

    std::optional<TestDir> m_dir;
    std::optional<OpenProfile> m_open;
    Handwriting m_hand;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 3 && arguments[1] == u"--hold")
        return holdMain(arguments[2]);
    TestLibrary test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_library.moc"
