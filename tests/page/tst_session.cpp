#include "scribbler.h"

#include <hz/page/hit.h>

#include <QtTest/QSignalSpy>

#include <rapidcheck.h>
#include <support/lessons.h>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<StrokeId> strokesOn(const LessonSession &session)
{
    std::vector<StrokeId> ids;
    for (const InkElement *element : session.lesson().page(session.currentPage())->ink())
        ids.push_back(element->id);
    return ids;
}

} // namespace

class TestSession : public QObject {
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

    void aStrokeIsThereAtOnceAndDurableSoonAfter()
    {
        const auto session = lesson();
        QTRY_COMPARE(session->saveState(), LessonSession::SaveState::Saved);
        QSignalSpy applied(session.get(), &LessonSession::opApplied);
        QSignalSpy states(session.get(), &LessonSession::saveStateChanged);
        const StrokeId id = session->addStroke(session->currentPage(), m_hand.next());
        QCOMPARE(applied.size(), 1);
        QVERIFY(session->lesson().page(session->currentPage())->find(id));
        QCOMPARE(session->saveState(), LessonSession::SaveState::Saving);
        QTRY_COMPARE(session->saveState(), LessonSession::SaveState::Saved);
        QCOMPARE(session->durableSeq(), session->lastSeq());
        QCOMPARE(states.size(), 2);
        const Result<JournalContents> journal = readJournal(session->journalPath());
        HZ_VERIFY_OK(journal);
        QCOMPARE(journal->entries.back().seq, session->lastSeq());
    }

    void nothingIsWrittenForNothing()
    {
        const auto session = lesson();
        const quint64 before = session->lastSeq();
        const PageId page = session->currentPage(), other = test::pageOf(1);
        QCOMPARE(session->addStroke(page, {}), StrokeId());
        ink::Stroke endless = m_hand.next();
        endless.samples.resize(size_t(ink::kMaxSamplesPerStroke) + 1);
        QCOMPARE(session->addStroke(page, endless), StrokeId());
        QCOMPARE(session->addStroke(other, m_hand.next()), StrokeId());
        session->eraseStrokes(page, {}, 1);
        session->eraseStrokes(page, {elementOf(1).id}, 1);
        session->eraseStrokes(other, {elementOf(1).id}, 1);
        session->removePage(page); // the last one
        session->removePage(other);
        session->setTitle(session->lesson().title);
        session->setBackground(page, {});
        session->setCurrentPage(page);
        session->setCurrentPage(other);
        session->undo();
        session->redo();
        QCOMPARE(session->lastSeq(), before);
        QVERIFY(!session->canUndo() && !session->canRedo());
    }

    void undoOfAllAndRedoOfAllLeaveNoTrace()
    {
        QVERIFY(rc::check([this] {
            const auto session = lesson();
            Scribbler scribbler(*session, *rc::gen::arbitrary<quint64>());
            const QStringList empty = pagesOf(*session);
            for (int i = 0; i < 60; ++i)
                scribbler.act();
            while (session->canRedo())
                session->redo();
            const QStringList full = pagesOf(*session);
            while (session->canUndo())
                session->undo();
            RC_ASSERT(pagesOf(*session) == empty);
            while (session->canRedo())
                session->redo();
            RC_ASSERT(pagesOf(*session) == full);
        }));
    }

    void everyStepIsUndoneAlone()
    {
        QVERIFY(rc::check([this] {
            const auto session = lesson();
            Scribbler scribbler(*session, *rc::gen::arbitrary<quint64>());
            for (int i = 0; i < 40; ++i) {
                const QStringList before = pagesOf(*session);
                const quint64 seq = session->lastSeq();
                scribbler.act();
                if (session->lastSeq() == seq)
                    continue;
                const QStringList after = pagesOf(*session);
                if (after == before || !session->canUndo())
                    continue;
                session->undo();
                session->redo();
                RC_ASSERT(pagesOf(*session) == after);
            }
        }));
    }

    void erasingAndUndoingLeavesThePageAsItWas()
    {
        QVERIFY(rc::check([this] {
            const auto session = lesson();
            for (int i = 0; i < 30; ++i)
                session->addStroke(session->currentPage(), m_hand.next());
            const QStringList before = pagesOf(*session);
            std::vector<StrokeId> ids;
            for (const StrokeId &id : strokesOn(*session))
                if (*rc::gen::arbitrary<bool>())
                    ids.push_back(id);
            RC_PRE(!ids.empty());
            const int touches = *rc::gen::inRange(1, 4);
            for (int i = 0; i < touches; ++i) // a touch may meet what is erased already
                session->eraseStrokes(session->currentPage(), ids, 7);
            RC_ASSERT(strokesOn(*session).size() == 30 - ids.size());
            session->undo();
            RC_ASSERT(pagesOf(*session) == before);
        }));
    }

    void anAreaErasedAndUndoneLeavesThePageAsItWas()
    {
        QVERIFY(rc::check([this] {
            const auto session = lesson();
            const PageId id = session->currentPage();
            for (int i = 0; i < 30; ++i)
                session->addStroke(id, m_hand.next());
            const QStringList before = pagesOf(*session);
            const QRectF all = boundsOf(*session->lesson().page(id), strokesOn(*session));
            QPointF at = all.center();
            bool hasChanged = false;
            for (int events = *rc::gen::inRange(1, 20); events > 0; --events) {
                const QPointF to(*rc::gen::inRange(int(all.left()), int(all.right()) + 1),
                    *rc::gen::inRange(int(all.top()), int(all.bottom()) + 1));
                hasChanged
                    |= !session->eraseArea(id, at, to, *rc::gen::inRange(4, 40), 7).isEmpty();
                at = to;
            }
            RC_ASSERT(hasChanged == (pagesOf(*session) != before));
            const QStringList after = pagesOf(*session);
            RC_PRE(hasChanged);
            session->undo(); // one step
            RC_ASSERT(pagesOf(*session) == before);
            session->redo();
            RC_ASSERT(pagesOf(*session) == after);
        }));
    }

    void whatIsLeftOfAStrokeStaysInItsPlaceAmongTheOthers()
    {
        const auto session = lesson();
        const PageId id = session->currentPage();
        const ink::Stroke line = strokeFrom({100, 300}, {500, 300});
        session->addStroke(id, strokeFrom({100, 290}, {500, 310}));
        const StrokeId cut = session->addStroke(id, line);
        session->addStroke(id, strokeFrom({100, 310}, {500, 290}));
        session->transformElements(id, {cut}, QTransform::fromTranslate(0, 400));
        const GroupId group = session->group(id, {cut});
        const Element before = *session->lesson().page(id)->find(cut);
        const QRectF changed = session->eraseArea(id, {300, 650}, {300, 750}, 20, 7);
        QVERIFY(changed.contains(QPointF(300, 700)));
        QVERIFY(changed.width() < 300); // not of the whole stroke
        std::vector<const Element *> all = session->lesson().page(id)->ink();
        QCOMPARE(all.size(), size_t(4));
        for (const Element *rest : {all[1], all[2]}) {
            QCOMPARE(rest->z, before.z);
            QCOMPARE(rest->placement, before.placement);
            QCOMPARE(rest->group, group);
            QCOMPARE(rest->stroke->ink, line.ink);
        }
    }

    void lockedInkIsNotCut()
    {
        const auto session = lesson();
        const PageId id = session->currentPage();
        const StrokeId stroke = session->addStroke(id, strokeFrom({100, 300}, {500, 300}));
        session->lock(id, {stroke});
        const quint64 before = session->lastSeq();
        QVERIFY(session->eraseArea(id, {300, 250}, {300, 350}, 20, 7).isEmpty());
        QCOMPARE(session->lastSeq(), before);
    }

    void cuttingAgainAndAgainFillsNoRuns()
    {
        const auto session = lesson();
        const PageId id = session->currentPage();
        session->addStroke(id, strokeFrom({100, 300}, {900, 300}, 400));
        for (int x = 120; x < 700; x += 5)
            session->eraseArea(id, QPointF(x, 300), QPointF(x + 5, 300), 10, 7);
        QSet<Ulid> runs;
        for (const StrokeId &left : strokesOn(*session))
            runs.insert(left.run);
        QCOMPARE(strokesOn(*session).size(), size_t(2));
        QVERIFY2(runs.size() <= 2, qPrintable(QString::number(runs.size())));
    }

    void aGestureOfTheEraserIsOneStep()
    {
        const auto session = lesson();
        for (int i = 0; i < 6; ++i)
            session->addStroke(session->currentPage(), m_hand.next());
        const QStringList before = pagesOf(*session);
        for (const StrokeId &id : strokesOn(*session))
            session->eraseStrokes(session->currentPage(), {id}, 7);
        QCOMPARE(strokesOn(*session).size(), size_t(0));
        session->undo();
        QCOMPARE(pagesOf(*session), before);
    }

    void aGestureStaysOneStepWhileAnotherPupilWrites()
    {
        const auto session = lesson();
        for (int i = 0; i < 4; ++i)
            session->addStroke(session->currentPage(), m_hand.next());
        const std::vector<StrokeId> ids = strokesOn(*session);
        session->eraseStrokes(session->currentPage(), {ids[0], ids[1]}, 7);
        const StrokeId other = session->addStroke(session->currentPage(), m_hand.next());
        session->eraseStrokes(session->currentPage(), {ids[2], other}, 7);
        session->undo();
        std::vector<StrokeId> all = ids;
        all.push_back(other);
        QCOMPARE(strokesOn(*session), all);
        session->undo();
        QCOMPARE(strokesOn(*session), ids);
        session->redo();
        session->redo();
        QCOMPARE(strokesOn(*session), std::vector<StrokeId>{ids[3]});
    }

    void undoHasNoLimit()
    {
        const auto session = lesson();
        const QStringList empty = pagesOf(*session);
        constexpr int kStrokes = 3000;
        for (int i = 0; i < kStrokes; ++i)
            session->addStroke(session->currentPage(), m_hand.next());
        const QStringList full = pagesOf(*session);
        int undone = 0;
        for (; session->canUndo(); ++undone)
            session->undo();
        QCOMPARE(undone, kStrokes);
        QCOMPARE(pagesOf(*session), empty);
        while (session->canRedo())
            session->redo();
        QCOMPARE(pagesOf(*session), full);
    }

    void aNewChangeEndsWhatCouldBeRedone()
    {
        const auto session = lesson();
        session->addStroke(session->currentPage(), m_hand.next());
        session->undo();
        QVERIFY(session->canRedo());
        session->addStroke(session->currentPage(), m_hand.next());
        QVERIFY(!session->canRedo());
    }

    void undoOfARemovedPageBringsItBackWithItsInkAndGoesThere()
    {
        const auto session = lesson();
        const PageId first = session->currentPage();
        const PageId second = session->addPage(first, {.kind = Background::Kind::Squared});
        for (int i = 0; i < 20; ++i)
            session->addStroke(second, m_hand.next());
        const QStringList before = textOf(session->lesson());
        session->removePage(second);
        QCOMPARE(session->currentPage(), first);
        QCOMPARE(session->lesson().pages().size(), size_t(1));
        session->undo();
        QCOMPARE(textOf(session->lesson()), before);
        session->redo();
        QCOMPARE(session->currentPage(), first);
        session->undo();
        QCOMPARE(textOf(session->lesson()), before);
    }

    void undoGoesToThePageThatItChanges()
    {
        const auto session = lesson();
        const PageId first = session->currentPage();
        session->addStroke(first, m_hand.next());
        const PageId second = session->addPage(first, {});
        QCOMPARE(session->currentPage(), second);
        session->setCurrentPage(first);
        session->undo(); // of the page that was added
        QCOMPARE(session->lesson().indexOf(second), -1);
        QCOMPARE(session->currentPage(), first);
        session->redo();
        QCOMPARE(session->currentPage(), second);
        session->undo();
        session->undo();
        QCOMPARE(session->currentPage(), first);
        QCOMPARE(strokesOn(*session).size(), size_t(0));
    }

    void aNewPageIsPutAfterTheOneNamed()
    {
        const auto session = lesson();
        const PageId first = session->currentPage();
        const PageId last = session->addPage(first, {});
        const PageId between = session->addPage(first, {});
        QCOMPARE(session->lesson().indexOf(first), 0);
        QCOMPARE(session->lesson().indexOf(between), 1);
        QCOMPARE(session->lesson().indexOf(last), 2);
        QCOMPARE(session->neighbours(between), (std::vector<PageId>{last, first}));
        QCOMPARE(session->neighbours(first), std::vector<PageId>{between});
    }

    void whatWasFoldedIsWhatIsOpenedAgain()
    {
        QVERIFY(rc::check([this] {
            auto session = lesson();
            Scribbler scribbler(*session, *rc::gen::arbitrary<quint64>());
            const int folds = *rc::gen::inRange(0, 4);
            for (int i = 0; i < folds; ++i) {
                for (int deeds = *rc::gen::inRange(0, 40); deeds > 0; --deeds)
                    scribbler.act();
                session->fold(); // what follows happens while it is under way
                for (int deeds = *rc::gen::inRange(0, 10); deeds > 0; --deeds)
                    scribbler.act();
                RC_ASSERT(folded(*session));
            }
            const QStringList live = textOf(session->lesson());
            const LessonId id = session->lesson().id;
            RC_ASSERT(closed(session));
            session = valueOf(m_open->library.open(id));
            RC_ASSERT(textOf(session->lesson()) == live);
            RC_ASSERT(closed(session));
        }));
    }

    void anIdleLessonIsFoldedByItself()
    {
        const auto session = lesson();
        QSignalSpy spy(session.get(), &LessonSession::folded);
        session->addStroke(session->currentPage(), m_hand.next());
        QTRY_COMPARE(spy.size(), 1);
        QTRY_COMPARE(readJournal(session->journalPath())->entries.size(), size_t(0));
        QCOMPARE(m_open->library.lessons()->size(), 1);
    }

    void whatIsChangedDuringAFoldIsFoldedNext()
    {
        const auto session = lesson();
        QSignalSpy spy(session.get(), &LessonSession::folded);
        session->fold();
        session->addStroke(session->currentPage(), m_hand.next());
        session->fold(); // while the first is under way
        QTRY_COMPARE(spy.size(), 2);
        QTRY_COMPARE(readJournal(session->journalPath())->entries.size(), size_t(0));
    }

    void foldThenWaitsForWhatWasWrittenBefore()
    {
        const auto session = lesson();
        session->fold();
        session->addStroke(session->currentPage(), m_hand.next());
        QStringList stored;
        bool isDone = false;
        session->foldThen(this, [&] {
            isDone = true;
            stored = pagesOf(*valueOf(m_open->library.open(session->lesson().id)));
        });
        QTRY_VERIFY(isDone);
        QCOMPARE(stored, pagesOf(*session));
        isDone = false;
        session->foldThen(this, [&] { isDone = true; }); // nothing to wait for
        QVERIFY(isDone);
    }

    void closingTakesTheJournalAway()
    {
        auto session = lesson();
        session->addStroke(session->currentPage(), m_hand.next());
        const QString journal = session->journalPath();
        QVERIFY(QFileInfo::exists(journal));
        HZ_CLOSE(session);
        QVERIFY(!QFileInfo::exists(journal));
        QCOMPARE(m_open->journals(), QStringList());
    }

    void aSessionThatIsDroppedLeavesItsJournal()
    {
        auto session = lesson();
        session->addStroke(session->currentPage(), m_hand.next());
        const QStringList live = textOf(session->lesson());
        const LessonId id = session->lesson().id;
        session.reset();
        QCOMPARE(m_open->journals().size(), 1);
        session = valueOf(m_open->library.open(id)); // takes up what was left
        QCOMPARE(textOf(session->lesson()), live);
    }

    void theLessonOpensAtThePageWhereItWasClosed()
    {
        auto session = lesson();
        const PageId first = session->currentPage();
        const PageId second = session->addPage(first, {});
        session->addPage(second, {});
        session->setCurrentPage(second);
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        session = valueOf(m_open->library.open(id));
        QCOMPARE(session->currentPage(), second);
        QVERIFY(!session->canUndo());
    }

    void aTitleIsKeptAndCanBeUndone_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("kept");
        QTest::newRow("Chinese") << u"圆的面积"_s << u"圆的面积"_s;
        QTest::newRow("beyond 16 bits") << u"😀 𠮷"_s << u"😀 𠮷"_s;
        QTest::newRow("markup and quotes") << u"<b>\"a\"\\"_s << u"<b>\"a\"\\"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("half a character") << u"a"_s + QChar(0xd83d) << u"a?"_s;
    }
    void aTitleIsKeptAndCanBeUndone()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, kept);
        auto session = lesson();
        session->setTitle(title);
        session->undo();
        QCOMPARE(session->lesson().title, u"第1课"_s);
        session->redo();
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        QCOMPARE(m_open->journals(), QStringList());
        session = valueOf(m_open->library.open(id));
        QCOMPARE(session->lesson().title, kept);
        QCOMPARE(m_open->library.lessons()->first().title, kept);
    }

    void aPageRemovedAndFoldedStaysRemoved()
    {
        auto session = lesson();
        const PageId first = session->currentPage();
        const PageId second = session->addPage(first, {});
        session->addStroke(second, m_hand.next());
        QVERIFY(folded(*session));
        session->removePage(second);
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        session = valueOf(m_open->library.open(id));
        QCOMPARE(session->lesson().pages().size(), size_t(1));
        QCOMPARE(session->lesson().removedPages(), QSet<PageId>{second});
        QCOMPARE(m_open->library.lessons()->first().pages, 1);
    }

    void aPageRemovedAndFoldedComesBackWithItsInk()
    {
        auto session = lesson();
        const PageId second = session->addPage(session->currentPage(), {});
        for (int i = 0; i < 30; ++i)
            session->addStroke(second, m_hand.next());
        QVERIFY(folded(*session));
        const QStringList before = textOf(session->lesson());
        session->removePage(second);
        QVERIFY(folded(*session));
        session->undo();
        QCOMPARE(textOf(session->lesson()), before);
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        session = valueOf(m_open->library.open(id));
        QCOMPARE(textOf(session->lesson()), before);
    }

    void fieldsOfANewerVersionSurviveAFold()
    {
        auto session = lesson();
        const LessonId id = session->lesson().id;
        const QString page = u"page:%1:%2"_s.arg(id.text(), session->currentPage().text());
        HZ_CLOSE(session);
        HZ_VERIFY_OK(edit(u"lesson:"_s + id.text(), u"subject"_s, u"maths"_s));
        HZ_VERIFY_OK(edit(page, u"mood"_s, u"bright"_s));
        session = valueOf(m_open->library.open(id));
        session->addStroke(session->currentPage(), m_hand.next());
        HZ_CLOSE(session);
        QCOMPARE(bodyOf(u"lesson:"_s + id.text())[u"subject"_s], QJsonValue(u"maths"_s));
        QCOMPARE(bodyOf(page)[u"mood"_s], QJsonValue(u"bright"_s));
    }

    void aLessonOfANewerVersionIsShownAndNeverChanged()
    {
        auto session = lesson();
        const PageId first = session->currentPage();
        session->addStroke(first, m_hand.next());
        session->addPage(first, {});
        session->setCurrentPage(first);
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        HZ_VERIFY_OK(edit(u"lesson:"_s + id.text(), u"schema"_s, 2));
        session = valueOf(m_open->library.open(id));
        checkThatNothingChanges(*session);
        QVERIFY(!QTest::currentTestFailed());
        QCOMPARE(session->readOnlyReason()->kind, Error::Kind::Unsupported);
        QVERIFY(session->readOnlyReason()->message.contains(session->lesson().title));
        QCOMPARE(m_open->journals(), QStringList());
        HZ_CLOSE(session);
    }

    void aProfileThatCannotBeWrittenToIsShownAndNeverChanged()
    {
        auto session = lesson();
        const PageId first = session->currentPage();
        session->addStroke(first, m_hand.next());
        session->addPage(first, {});
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        m_open.reset();
        markAsNewer(store::Profile::databasePath(m_dir->path(), u"me-local"_s));
        m_open.emplace(m_dir->path());
        QVERIFY(m_open->profile->isReadOnly());
        session = valueOf(m_open->library.open(id));
        checkThatNothingChanges(*session);
        QVERIFY(!QTest::currentTestFailed());
        QCOMPARE(session->readOnlyReason(), m_open->database().readOnlyReason());
        HZ_CLOSE(session);

        const auto made = m_open->library.create(u"x"_s, {});
        HZ_VERIFY_FAILS(made, Unsupported);
        QVERIFY2(made.error().message.contains(u"newer version"), qPrintable(made.error().message));
        const auto imported = m_open->library.createFromPdf(
            QStringLiteral(HZ_SOURCE_DIR "/resources/sample/area-of-a-triangle.pdf"));
        HZ_VERIFY_FAILS(imported, Unsupported);
        QCOMPARE(m_open->journals(), QStringList());
    }

    void aDamagedPageIsToldOnceAndNeverShownAsEmpty_data()
    {
        QTest::addColumn<bool>("isOfPdf");
        QTest::newRow("a page of the teacher's own") << false;
        QTest::newRow("a page of a PDF") << true;
    }
    void aDamagedPageIsToldOnceAndNeverShownAsEmpty()
    {
        QFETCH(const bool, isOfPdf);
        auto session = isOfPdf ? valueOf(m_open->library.createFromPdf(QStringLiteral(
                           HZ_SOURCE_DIR "/resources/sample/area-of-a-triangle.pdf")))
                               : lesson();
        const PageId page = session->currentPage();
        session->addStroke(page, m_hand.next());
        const LessonId id = session->lesson().id;
        HZ_CLOSE(session);
        HZ_VERIFY_OK(damageInk(u"page:%1:%2"_s.arg(id.text(), page.text())));
        session = valueOf(m_open->library.open(id));
        QSignalSpy failed(session.get(), &LessonSession::saveFailed);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!session->lesson().page(page));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(session->addStroke(page, m_hand.next()), StrokeId());
        HZ_CLOSE(session);
    }

    void aRunIsSealedSoThatSavingWritesOnlyTheLast()
    {
        auto session = lesson();
        const PageId page = session->currentPage();
        for (int i = 0; i < 200; ++i)
            session->addStroke(page, m_hand.next());
        QVERIFY(folded(*session));
        const QString id = u"page:%1:%2"_s.arg(session->lesson().id.text(), page.text());
        const QMap<QString, store::AttachmentInfo> before = attachmentsOf(id);
        QVERIFY(before.size() > 5);
        for (const store::AttachmentInfo &run : before)
            QVERIFY(run.sizeBytes < 2 * 4096);
        session->addStroke(page, m_hand.next());
        QVERIFY(folded(*session));
        const QMap<QString, store::AttachmentInfo> after = attachmentsOf(id);
        int changed = 0;
        for (auto run = after.cbegin(); run != after.cend(); ++run)
            changed += before.value(run.key()) != run.value();
        QCOMPARE(changed, 1);
    }

private:
    std::unique_ptr<LessonSession> lesson()
    {
        return valueOf(m_open->library.create(u"第1课"_s, {}));
    }
    // Without the line that tells the current page: undo moves there.
    static QStringList pagesOf(const LessonSession &session)
    {
        return QStringList{session.lesson().title} + textOf(session.lesson()).sliced(1);
    }
    static bool folded(LessonSession &session)
    {
        bool isDone = false;
        session.foldThen(&session, [&isDone] { isDone = true; });
        return QTest::qWaitFor([&isDone] { return isDone; });
    }
    static bool closed(std::unique_ptr<LessonSession> &session)
    {
        bool isClosed = false;
        connect(
            session.get(), &LessonSession::closed, session.get(), [&isClosed] { isClosed = true; });
        session->close();
        return QTest::qWaitFor([&isClosed] { return isClosed; }) && (session.reset(), true);
    }
    QJsonObject bodyOf(const QString &id) const
    {
        return valueOf(valueOf(m_open->database().read())->get(id)).body;
    }
    QMap<QString, store::AttachmentInfo> attachmentsOf(const QString &id) const
    {
        return valueOf(valueOf(m_open->database().read())->get(id)).attachments;
    }
    Result<QString> edit(const QString &id, const QString &key, const QJsonValue &value) const
    {
        return m_open->database().writeAndWait(
            [=](store::WriteTransaction &transaction) -> Result<QString> {
                HZ_TRY(store::Document document, transaction.get(id));
                document.body.insert(key, value);
                return store::put(transaction,
                    {.id = id,
                        .parent = document.revision,
                        .body = document.body,
                        .keep = document.attachments.keys()});
            });
    }
    Result<QString> damageInk(const QString &id) const
    {
        return m_open->database().writeAndWait(
            [id](store::WriteTransaction &transaction) -> Result<QString> {
                HZ_TRY(const store::Document document, transaction.get(id));
                return store::put(transaction,
                    {.id = id,
                        .parent = document.revision,
                        .body = document.body,
                        .attachments = {{document.attachments.firstKey(), {{}, "no ink"}}}});
            });
    }
    // The version in the head of an SQLite file.
    static void markAsNewer(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(60));
        QCOMPARE(file.write(QByteArray("\0\0\x03\xe7", 4)), 4);
    }
    void checkThatNothingChanges(LessonSession &session)
    {
        QVERIFY(session.isReadOnly());
        const PageId first = session.lesson().pages().front().id;
        const PageId second = session.lesson().pages().back().id;
        const QStringList before = pagesOf(session);
        session.addStroke(first, m_hand.next());
        const std::vector<const InkElement *> ink = session.lesson().page(first)->ink();
        QCOMPARE(ink.size(), size_t(1));
        session.eraseStrokes(first, {ink.front()->id}, 1);
        session.addPage(first, {});
        session.removePage(second);
        session.setTitle(u"y"_s);
        session.setBackground(first, {.kind = Background::Kind::Squared});
        session.setPdfStored(QByteArray(32, 'x'), 1, u"/x.pdf"_s);
        session.undo();
        session.fold();
        QCOMPARE(pagesOf(session), before);
        QCOMPARE(session.durableSeq(), session.lastSeq());
        session.setCurrentPage(second); // to turn pages is allowed
        QCOMPARE(session.currentPage(), second);
        session.setCurrentPage(first);
    }

    std::optional<TestDir> m_dir;
    std::optional<OpenProfile> m_open;
    Handwriting m_hand;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
