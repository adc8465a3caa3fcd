// The list of lessons: names, folders, search, copies and the bin.
#include "pdf/samplepdf.h"
#include "support/lessons.h"
#include "support/pagegenerators.h"

#include <hz/page/pictures.h>

#include <QtCore/QBuffer>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    test::LessonProfile profile;
    test::FixedClock clock;
    LessonLibrary library{profile.profile(), profile.database(), clock};

    LessonId lesson(const QString &title)
    {
        auto session = profile.create(title);
        const LessonId id = session->lesson().id;
        if (!test::closeNow(std::move(session)))
            qFatal("not closed");
        return id;
    }
    QString titles(const QString &search = {}) const
    {
        QStringList titles;
        const auto found = library.lessons(search);
        for (const LessonSummary &summary : *found)
            titles.append(summary.title);
        titles.sort();
        return titles.join(u' ');
    }
    QString binned() const
    {
        QStringList titles;
        const auto all = library.binned();
        for (const LessonSummary &summary : *all)
            titles.append(summary.title);
        return titles.join(u' ');
    }
};

} // namespace

class TestLessonList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLessonIsRenamedAndPutIntoAFolder()
    {
        Bench bench;
        const LessonId id = bench.lesson(u"旧名"_s);
        const QDateTime modified = bench.library.lessons()->first().modified;
        HZ_VERIFY_OK(bench.library.rename(id, u"新名"_s).wait());
        HZ_VERIFY_OK(bench.library.setFolder(id, u"三年级"_s).wait());
        const LessonSummary summary = bench.library.lessons()->first();
        QCOMPARE(summary.title, u"新名"_s);
        QCOMPARE(summary.folder, u"三年级"_s);
        QCOMPARE(summary.modified, modified); // it was not worked on
        QCOMPARE(*bench.library.folders(), QStringList{u"三年级"_s});
        QCOMPARE(bench.profile.open(id)->lesson().title, u"新名"_s);
        HZ_VERIFY_OK(bench.library.setFolder(id, {}).wait());
        QVERIFY(bench.library.folders()->isEmpty());
        HZ_VERIFY_FAILS(
            bench.library.rename(LessonId(newUlid().toString()), u"x"_s).wait(), NotFound);
    }

    void foldersAreInTheOrderOfTheirNumbers()
    {
        Bench bench;
        for (const QString &folder : {u"第10周"_s, u"第2周"_s, u"第1周"_s, u"第2周"_s})
            HZ_VERIFY_OK(bench.library.setFolder(bench.lesson(u"a"_s), folder).wait());
        QCOMPARE(*bench.library.folders(), (QStringList{u"第1周"_s, u"第2周"_s, u"第10周"_s}));
    }

    void searchFindsWordsInNamesAndFolders_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("found");
        QTest::newRow("nothing asked") << QString() << u"ABC歌 三角形的面积 圆的面积"_s;
        QTest::newRow("a part of a name") << u"面积"_s << u"三角形的面积 圆的面积"_s;
        QTest::newRow("two words") << u"面积  三角"_s << u"三角形的面积"_s;
        QTest::newRow("any case and width") << u"ａbc"_s << u"ABC歌"_s;
        QTest::newRow("a folder") << u"数学"_s << u"圆的面积"_s;
        QTest::newRow("name and folder") << u"数学 三角"_s << QString();
    }
    void searchFindsWordsInNamesAndFolders()
    {
        QFETCH(QString, search);
        QFETCH(QString, found);
        Bench bench;
        bench.lesson(u"三角形的面积"_s);
        bench.lesson(u"ABC歌"_s);
        HZ_VERIFY_OK(bench.library.setFolder(bench.lesson(u"圆的面积"_s), u"数学"_s).wait());
        QCOMPARE(bench.titles(search), found);
    }

    void theBinKeepsALessonForThirtyDays()
    {
        Bench bench;
        const LessonId first = bench.lesson(u"一"_s), second = bench.lesson(u"二"_s),
                       third = bench.lesson(u"三"_s);
        HZ_VERIFY_OK(bench.library.moveToBin(first).wait());
        bench.clock.advance(std::chrono::hours(24 * 10));
        HZ_VERIFY_OK(bench.library.moveToBin(second).wait());
        QCOMPARE(bench.titles(), u"三"_s);
        QCOMPARE(bench.binned(), u"二 一"_s);
        QCOMPARE(bench.library.binned()->first().removedAt, bench.clock.now());
        // Put there twice: the first time counts
        HZ_VERIFY_OK(bench.library.moveToBin(first).wait());
        // A restored one is back as it was
        HZ_VERIFY_OK(bench.library.restore(second).wait());
        QCOMPARE(bench.titles(), u"三 二"_s);
        HZ_VERIFY_OK(bench.library.moveToBin(second).wait());
        bench.clock.advance(std::chrono::hours(24 * 19));
        QCOMPARE(*bench.library.purgeBin().wait(), 0);
        bench.clock.advance(std::chrono::hours(24 * 2));
        QCOMPARE(*bench.library.purgeBin().wait(), 1);
        QCOMPARE(bench.binned(), u"二"_s);
        const auto read = bench.profile.database().read();
        QVERIFY((*read)->idsWithPrefix(u"lesson:"_s + first.text())->isEmpty());
        QVERIFY((*read)->idsWithPrefix(u"page:"_s + first.text())->isEmpty());
        QVERIFY(!(*read)->idsWithPrefix(u"page:"_s + third.text())->isEmpty());
    }

    void aCopyHasEverythingOnIt()
    {
        // Given a lesson over a PDF with a page less, a page more, and one of each on a page
        Bench bench;
        const QString pdf = bench.profile.dir().path(u"a.pdf"_s);
        QVERIFY(test::writeTextPdf(pdf, 3));
        auto made = bench.library.createFromPdf(pdf);
        HZ_VERIFY_OK(made);
        std::unique_ptr<LessonSession> session = std::move(*made);
        HZ_VERIFY_OK(bench.library.storePdf(*session).wait());
        QTRY_VERIFY(!session->lesson().source->sha256.isEmpty());
        const LessonId id = session->lesson().id;
        session->removePage(session->lesson().pages()[1].id);
        const PageId page = session->addPage(session->currentPage(), {});
        const StrokeId stroke = session->addStroke(page, test::strokeFrom({1, 1}, {99, 99}));
        session->addObject(page, test::rectangle(90, 90), QTransform());
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::blue);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        QSignalSpy arrived(session.get(), &LessonSession::elementsArrived);
        session->addPicture(page, bytes, u"a"_s);
        QVERIFY(arrived.wait(20'000));
        QVERIFY(test::foldNow(*session));
        session->transformElements(page, {stroke}, QTransform().rotate(20));
        const test::LessonState state = test::stateOf(session->lesson());
        QVERIFY(test::closeNow(std::move(session)));
        HZ_VERIFY_OK(bench.library.setFolder(id, u"数学"_s).wait());
        // When it is copied, and the original goes
        const Result<LessonId> copy = bench.library.duplicate(id, u"副本"_s).wait();
        HZ_VERIFY_OK(copy);
        HZ_VERIFY_OK(bench.library.remove(id));
        // Then the copy is the same under another name
        const LessonSummary summary = bench.library.lessons()->first();
        QCOMPARE(summary.title, u"副本"_s);
        QCOMPARE(summary.folder, u"数学"_s);
        QCOMPARE(summary.pages, 3);
        auto opened = bench.profile.open(*copy);
        test::LessonState same = test::stateOf(opened->lesson());
        same.title = state.title;
        QVERIFY(same == state);
        const auto read = bench.profile.database().read();
        const store::Document document
            = *(*read)->get(u"page:%1:%2"_s.arg(copy->text(), page.text()));
        QCOMPARE(document.attachments.size(), 2); // a run and a picture
    }

    void aListOfAnEarlierVersionIsBuiltAnew()
    {
        // Given a profile whose table of lessons knows neither folders nor bin
        const test::TestDir dir;
        store::Projection old = LessonLibrary::projection();
        old.version = 1;
        old.ddl = {u"CREATE TABLE lessons(id TEXT PRIMARY KEY, title TEXT NOT NULL)"_s,
            u"CREATE TABLE lessons_pages(id TEXT PRIMARY KEY)"_s};
        old.apply
            = [](store::ProjectionWriter &, const store::Document &) -> Result<> { return {}; };
        old.remove = [](store::ProjectionWriter &, const QString &) -> Result<> { return {}; };
        old.queries.clear();
        {
            const auto profile
                = store::Profile::open(dir.path(), {.databases = {{u"me-local"_s, {old}}}});
            HZ_VERIFY_OK(profile);
            LessonLibrary library(**profile, (*profile)->database(u"me-local"));
            auto session = library.create(u"面积"_s, {});
            HZ_VERIFY_OK(session);
            QVERIFY(test::closeNow(std::move(*session)));
        }
        // When this version opens it
        const auto profile = store::Profile::open(
            dir.path(), {.databases = {{u"me-local"_s, {LessonLibrary::projection()}}}});
        HZ_VERIFY_OK(profile);
        LessonLibrary library(**profile, (*profile)->database(u"me-local"));
        // Then the lesson is listed
        QTRY_VERIFY(library.lessons().has_value());
        QCOMPARE(library.lessons()->size(), 1);
        QCOMPARE(library.lessons()->first().title, u"面积"_s);
    }
};

QTEST_MAIN(TestLessonList)
#include "tst_lessonlist.moc"
