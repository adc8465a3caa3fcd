// Lessons that nobody signed for become somebody's.
#include <hz/page/library.h>
#include <hz/store/profile.h>

#include <support/lessons.h>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_Claim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lessonsMoveWithEverythingThatBelongsToThem();
    void journalsOfOnePersonAreNotAnothers();

private:
    std::unique_ptr<store::Profile> opened()
    {
        const QList<store::Projection> lists{LessonLibrary::projection()};
        auto profile = store::Profile::open(m_dir.path(QString::number(++m_count)),
            {.databases = {{u"me-local"_s, lists}, {u"me-li"_s, lists}}});
        if (!profile)
            qFatal("%s", told(profile).constData());
        return std::move(*profile);
    }

    TestDir m_dir;
    int m_count = 0;
};

void tst_Claim::lessonsMoveWithEverythingThatBelongsToThem()
{
    const auto profile = opened();
    store::Database &before = profile->database(u"me-local"), &hers = profile->database(u"me-li");
    LessonLibrary unsignedLessons(*profile, before), lessons(*profile, hers);
    // Given a lesson with ink and a version that was kept
    auto session = *unsignedLessons.create(u"面积"_s, {});
    const LessonId id = session->lesson().id;
    const PageId first = session->currentPage();
    session->addStroke(session->currentPage(), strokeFrom({100, 100}, {300, 200}));
    QVERIFY(closeNow(std::move(session)));
    HZ_VERIFY_OK(unsignedLessons.keepSitting(id).wait());
    // When she claims it
    const auto claimed = lessons.claimFrom(before).wait();
    HZ_VERIFY_OK(claimed);
    QCOMPARE(*claimed, 1);
    // Then it is hers, whole, and nobody else's
    QCOMPARE(unsignedLessons.lessons()->size(), 0);
    QCOMPARE(lessons.lessons()->constFirst().title, u"面积"_s);
    QCOMPARE(lessons.history(id).wait()->size(), 1);
    const auto page = storedPage(hers, id, first);
    HZ_VERIFY_OK(page);
    QCOMPARE(int((*page)->elements().size()), 1);
    HZ_VERIFY_FAILS(storedPage(before, id, first), NotFound);
    // And once more is nothing
    QCOMPARE(*lessons.claimFrom(before).wait(), 0);
}

void tst_Claim::journalsOfOnePersonAreNotAnothers()
{
    const auto profile = opened();
    LessonLibrary unsignedLessons(*profile, profile->database(u"me-local"));
    LessonLibrary lessons(*profile, profile->database(u"me-li"));
    auto session = *lessons.create(u"她的课"_s, {});
    session->addStroke(session->currentPage(), strokeFrom({100, 100}, {300, 200}));
    QTRY_VERIFY(!QDir(profile->journalDir() + u"/me-li"_s).isEmpty());
    session.reset(); // as if the program had died
    QCOMPARE(unsignedLessons.recover().journals, 0);
    QCOMPARE(unsignedLessons.lessons()->size(), 0);
    QCOMPARE(lessons.recover().journals, 1);
    QCOMPARE(lessons.lessons()->size(), 1);
}

QTEST_GUILESS_MAIN(tst_Claim)
#include "tst_claim.moc"
