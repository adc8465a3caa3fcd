// A page that was changed here while somebody changed it elsewhere: nothing of either is lost.
#include "scribbler.h"

#include <hz/page/export.h>

#include <QtCore/QMap>
#include <QtTest/QSignalSpy>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

template<typename T> Result<T> waited(const Task<T> &task)
{
    if (!QTest::qWaitFor([&task] { return task.isFinished(); }))
        qFatal("the task does not end");
    return task.wait();
}

void close(std::unique_ptr<LessonSession> &session)
{
    bool isClosed = false;
    QObject::connect(
        session.get(), &LessonSession::closed, session.get(), [&isClosed] { isClosed = true; });
    session->close();
    if (!QTest::qWaitFor([&isClosed] { return isClosed; }, 20'000))
        qFatal("the session does not close");
    session.reset();
}

/// The elements of a page, by id; its own properties under names of their own.
using Parts = QMap<QString, QString>;
using Pages = QMap<QString, Parts>;

Parts partsOf(const Page &page)
{
    Parts parts{{u"order"_s, page.order},
        {u"size"_s, u"%1x%2"_s.arg(page.size.width()).arg(page.size.height())},
        {u"background"_s,
            backgroundName(page.background.kind) + ink::groundName(page.background.ground)}};
    for (const Element *element : page.elements())
        parts.insert(u"%1:%2"_s.arg(element->id.run.toString()).arg(element->id.seq),
            test::textOf(*element));
    return parts;
}

Pages pagesOf(const Lesson &lesson)
{
    Pages pages;
    for (const PageRef &ref : lesson.pages())
        pages.insert(ref.id.text(), partsOf(*lesson.page(ref.id)));
    return pages;
}

/// The naive twin: what we changed is ours, all else is theirs.
Parts merged(const Parts &base, const Parts &ours, const Parts &theirs)
{
    Parts both;
    const QStringList all = base.keys() + ours.keys() + theirs.keys();
    for (const QString &key : all) {
        const Parts &from = ours.value(key) != base.value(key) ? ours : theirs;
        if (from.contains(key))
            both.insert(key, from.value(key));
    }
    return both;
}

} // namespace

class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_here = std::make_unique<Place>();
        m_there = std::make_unique<Place>();
    }

    void aStrokeOfSomebodyElseIsTakenOverWhileOneWrites()
    {
        auto session = shared();
        const PageId page = session->currentPage();
        session->addStroke(page, m_hand.next());
        there([&](LessonSession &other) { other.addStroke(page, m_hand.next()); });
        QSignalSpy failed(session.get(), &LessonSession::saveFailed);
        session->fold();
        QTRY_COMPARE(session->lesson().page(page)->strokeCount(), 3); // one was there
        QTRY_COMPARE(session->saveState(), LessonSession::SaveState::Saved);
        session->addStroke(page, m_hand.next());
        const QStringList now = test::textOf(session->lesson());
        const LessonId id = session->lesson().id;
        close(session);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(m_here->open->journals(), QStringList());
        QCOMPARE(test::textOf(valueOf(m_here->open->library.open(id))->lesson()), now);
    }

    void whatBothChangedStaysOurs()
    {
        auto session = shared();
        const PageId page = session->currentPage();
        const ElementId stroke = session->lesson().page(page)->elements().front()->id;
        session->setElementProperty(page, {stroke}, kPropertyInk, u"ink:red"_s);
        session->setPageHeight(page, 2000);
        there([&](LessonSession &other) {
            other.setElementProperty(page, {stroke}, kPropertyInk, u"ink:blue"_s);
            other.setPageHeight(page, 3000);
            other.setBackground(page, {.kind = Background::Kind::Staff});
        });
        const LessonId id = session->lesson().id;
        close(session);
        session = valueOf(m_here->open->library.open(id));
        const Page &now = *session->lesson().page(page);
        QCOMPARE(now.find(stroke)->stroke->ink, u"ink:red"_s);
        QCOMPARE(now.size.height(), 2000);
        QCOMPARE(now.background.kind, Background::Kind::Staff);
    }

    void aPageRemovedHereAndWrittenOnThereComesBack()
    {
        auto session = shared();
        const PageId page = session->currentPage();
        session->addPage(page, {});
        session->removePage(page);
        there([&](LessonSession &other) { other.addStroke(page, m_hand.next()); });
        session->fold();
        QTRY_COMPARE(session->lesson().pages().size(), size_t(2));
        QCOMPARE(session->lesson().page(page)->strokeCount(), 2);
        const LessonId id = session->lesson().id;
        close(session);
        QCOMPARE(valueOf(m_here->open->library.open(id))->lesson().page(page)->strokeCount(), 2);
    }

    void aPageRemovedThereAndWrittenOnHereStays()
    {
        auto session = shared();
        const PageId page = session->currentPage();
        session->addStroke(page, m_hand.next());
        there([&](LessonSession &other) {
            other.addPage(page, {});
            other.removePage(page);
        });
        const LessonId id = session->lesson().id;
        close(session);
        QCOMPARE(valueOf(m_here->open->library.open(id))->lesson().page(page)->strokeCount(), 2);
    }

    void aPageThatIsNotInMemoryIsReadAsItIsNow()
    {
        auto session = shared();
        const PageId page = session->currentPage();
        session->addPage(page, {});
        const LessonId id = session->lesson().id;
        close(session);
        there([&](LessonSession &) {}); // knows the second page now
        session = valueOf(m_here->open->library.open(id));
        QVERIFY(!session->lesson().isLoaded(page));
        there([&](LessonSession &other) { other.addStroke(page, m_hand.next()); });
        HZ_VERIFY_OK(m_here->open->database().writeAndWait(
            [](store::WriteTransaction &t) { return store::compact(t, 1000); }));
        QVERIFY(session->lesson().page(page));
        QCOMPARE(session->lesson().page(page)->strokeCount(), 2);
    }

    void whatANewerVersionChangedWaitsForAPerson()
    {
        auto session = shared();
        const PageId page = session->currentPage();
        session->addStroke(page, m_hand.next());
        QTRY_COMPARE(session->durableSeq(), session->lastSeq());
        const QString docId = u"page:%1:%2"_s.arg(session->lesson().id.text(), page.text());
        HZ_VERIFY_OK(m_here->open->database().writeAndWait(
            [&](store::WriteTransaction &t) -> Result<QString> {
                HZ_TRY(store::Document now, t.get(docId));
                now.body[u"schema"_s] = 99;
                return store::put(t,
                    {.id = docId,
                        .parent = now.revision,
                        .body = now.body,
                        .keep = now.attachments.keys()});
            }));
        QSignalSpy failed(session.get(), &LessonSession::saveFailed);
        close(session);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::Unsupported);
        QCOMPARE(m_here->open->journals().size(), 1); // with the stroke
    }

    void nothingOfEitherIsLost()
    {
        auto random = seededRandom();
        for (int round = 0; round < 20; ++round) {
            init();
            auto session = shared();
            scribble(*session, random(), 40);
            const LessonId id = session->lesson().id;
            close(session);
            there([](LessonSession &) {});
            session = valueOf(m_here->open->library.open(id));
            const Pages base = pagesOf(session->lesson());
            scribble(*session, random(), 30);
            const Pages ours = pagesOf(session->lesson());
            Pages theirs;
            there([&](LessonSession &other) {
                scribble(other, random(), 30);
                theirs = pagesOf(other.lesson());
            });
            close(session);
            const Pages now = pagesOf(valueOf(m_here->open->library.open(id))->lesson());
            for (auto page = base.cbegin(); page != base.cend(); ++page) {
                const QString &name = page.key();
                const bool isInBoth = ours.contains(name) && theirs.contains(name);
                if (isInBoth)
                    QCOMPARE(now.value(name),
                        merged(page.value(), ours.value(name), theirs.value(name)));
                else if (ours.contains(name) && ours.value(name) != page.value())
                    QCOMPARE(now.value(name), ours.value(name));
                else if (theirs.contains(name) && theirs.value(name) != page.value())
                    QCOMPARE(now.value(name), theirs.value(name));
            }
            for (const Pages &side : {ours, theirs}) // new ones
                for (auto page = side.cbegin(); page != side.cend(); ++page)
                    if (!base.contains(page.key()))
                        QCOMPARE(now.value(page.key()), page.value());
        }
    }

private:
    /// A machine with a profile of its own.
    struct Place {
        TestDir dir;
        std::optional<OpenProfile> open{dir.path()};
    };

    static void scribble(LessonSession &session, quint64 seed, int deeds)
    {
        Scribbler scribbler(session, seed);
        for (int i = 0; i < deeds; ++i)
            scribbler.act();
    }
    static void carry(Place &from, Place &to, const LessonId &id)
    {
        TaskControl task;
        const QString file = from.dir.path(u"lesson.hzl"_s);
        const auto written
            = exportLesson(from.open->database(), from.open->profile->blobs(), id, file, task);
        const auto read = written ? waited(to.open->library.importPortable(file))
                                  : Result<QList<LessonId>>(Failure(written.error()));
        if (!read)
            qFatal("%s", told(read).constData());
    }
    /// Open here, and known there.
    std::unique_ptr<LessonSession> shared()
    {
        auto session = valueOf(m_here->open->library.create(u"第1课"_s, {}));
        session->addStroke(session->currentPage(), m_hand.next());
        m_lesson = session->lesson().id;
        close(session);
        carry(*m_here, *m_there, m_lesson);
        return valueOf(m_here->open->library.open(m_lesson));
    }
    /// Somebody works there, on what is stored here, and what was done comes here.
    void there(const std::function<void(LessonSession &)> &work)
    {
        carry(*m_here, *m_there, m_lesson);
        auto session = valueOf(m_there->open->library.open(m_lesson));
        work(*session);
        close(session);
        carry(*m_there, *m_here, m_lesson);
    }

    std::unique_ptr<Place> m_here, m_there;
    LessonId m_lesson;
    Handwriting m_hand;
};

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
