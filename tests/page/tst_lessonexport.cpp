// Lessons taken away: all kinds of elements as PDF, PNG and SVG, and chosen pages.
#include "pdf/samplepdf.h"
#include "support/lessons.h"

#include <hz/page/export.h>
#include <hz/page/pictures.h>
#include <hz/page/text.h>
#include <hz/pdf/document.h>

#include <QtCore/QBuffer>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    test::LessonProfile profile;

    Result<QStringList> take(
        const LessonId &lesson, const QString &file, const ExportOptions &options = {}) const
    {
        TaskControl task;
        return exportLesson(profile.database(), profile.profile().blobs(), lesson,
            profile.dir().path(file), task, options);
    }

    // Text, a shape, a picture and ink on the page.
    void fill(LessonSession &session, const PageId &page) const
    {
        session.addObject(
            page, measured(Text{.text = u"三角形的面积"_s}), QTransform::fromTranslate(200, 100));
        Shape box = test::rectangle(300, 200);
        box.ink = u"ink:red"_s;
        session.addObject(page, box, QTransform::fromTranslate(900, 300));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        test::photo({400, 300}, 1).save(&buffer, "JPG");
        const Result<Image> image = storePicture(bytes, u"a.jpg"_s, profile.profile().blobs());
        if (!image)
            qFatal("%s", qPrintable(image.error().message));
        session.addObject(page, *image, QTransform::fromTranslate(300, 500));
        session.addStroke(page, test::strokeFrom({100, 950}, {1000, 950}));
    }
};

// The page of a PDF as 1920 pixels across.
QImage pageOf(const QString &path, int page = 0)
{
    const auto document = pdf::Document::open(path);
    TaskControl task;
    const QSizeF points = *(*document)->pageSize(page);
    const QSize pixels = points.scaled(1920, 10000, Qt::KeepAspectRatio).toSize();
    return *(*document)->render(page, {0, 0, 1, 1}, pixels, task);
}

bool isRed(QRgb colour)
{
    return qRed(colour) > 150 && qGreen(colour) < 110 && qBlue(colour) < 110;
}

} // namespace

class TestLessonExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPdfHoldsEverythingAndItsTextCanBeSearched()
    {
        Bench bench;
        auto session = bench.profile.create();
        const LessonId id = session->lesson().id;
        bench.fill(*session, session->currentPage());
        QVERIFY(test::closeNow(std::move(session)));
        HZ_VERIFY_OK(bench.take(id, u"out.pdf"_s));
        const QString path = bench.profile.dir().path(u"out.pdf"_s);
        const auto document = pdf::Document::open(path);
        HZ_VERIFY_OK(document);
        const Result<QString> text = (*document)->text(0);
        HZ_VERIFY_OK(text);
        QVERIFY2(text->contains(u"三角形的面积"), qPrintable(*text));
        const QImage image = pageOf(path);
        QVERIFY(isRed(image.pixel(1000, 300))); // the rectangle's line
        QVERIFY(qGray(image.pixel(500, 950)) < 100); // ink
        QVERIFY(qBlue(image.pixel(320, 520)) > 120); // the photograph
        QCOMPARE(image.pixel(1500, 800), 0xffffffff);
    }

    void digitsBesideLettersAreFound()
    {
        Bench bench;
        auto session = bench.profile.create();
        const LessonId id = session->lesson().id;
        const QString written = u"S=ab2 三角形ABC 100cm 3x+15y=2048"_s;
        session->addObject(session->currentPage(), measured(Text{.text = written}), {});
        QVERIFY(test::closeNow(std::move(session)));
        HZ_VERIFY_OK(bench.take(id, u"out.pdf"_s));
        const auto document = pdf::Document::open(bench.profile.dir().path(u"out.pdf"_s));
        HZ_VERIFY_OK(document);
        QCOMPARE((*document)->text(0)->trimmed(), written);
    }

    void picturesLookLikeThePage_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("PNG") << u"out.png"_s;
        QTest::newRow("SVG") << u"out.svg"_s;
    }
    void picturesLookLikeThePage()
    {
        QFETCH(QString, file);
        Bench bench;
        auto session = bench.profile.create();
        const LessonId id = session->lesson().id;
        bench.fill(*session, session->currentPage());
        QVERIFY(test::closeNow(std::move(session)));
        HZ_VERIFY_OK(bench.take(id, file));
        const QByteArray bytes = bench.profile.dir().read(file);
        if (file.endsWith(u".svg")) {
            QVERIFY(bytes.contains("三角形的面积")); // text stays text
            QVERIFY(bytes.contains("viewBox=\"0 0 1920 1080\""));
            QVERIFY(bytes.contains("data:image/"));
        }
        const QImage image = QImage::fromData(bytes).scaled(1920, 1080);
        QVERIFY(!image.isNull());
        int dark = 0; // text
        for (int x = 200; x < 580; ++x)
            for (int y = 110; y < 190; ++y)
                dark += qGray(image.pixel(x, y)) < 100;
        QVERIFY2(dark > 3000, qPrintable(QString::number(dark)));
        QVERIFY(isRed(image.pixel(1000, 300)));
        QVERIFY(qGray(image.pixel(500, 950)) < 100);
        QVERIFY(qBlue(image.pixel(320, 520)) > 120);
    }

    void aHighlighterBlendsAsOnTheScreen_data()
    {
        QTest::addColumn<ink::Ground>("ground");
        QTest::addColumn<QByteArray>("blend");
        QTest::newRow("multiplies on white") << ink::Ground::White << QByteArray("multiply");
        QTest::newRow("screens on a blackboard") << ink::Ground::Green << QByteArray("screen");
    }
    void aHighlighterBlendsAsOnTheScreen()
    {
        QFETCH(const ink::Ground, ground);
        QFETCH(const QByteArray, blend);
        Bench bench;
        auto session = bench.profile.create();
        const LessonId id = session->lesson().id;
        const PageId page = session->currentPage();
        session->setBackground(page, {.ground = ground});
        Shape box = test::rectangle(400, 200);
        box.fill = u"ink:blue"_s;
        box.fillPercent = 50; // translucent, and yet covers
        session->addObject(page, box, QTransform::fromTranslate(500, 300));
        ink::Stroke mark = test::strokeFrom({200, 400}, {1200, 400});
        mark.brush = ink::kHighlighterBrush;
        mark.ink = u"ink:yellow"_s;
        mark.width = 60 * ink::kSubUnits;
        session->addStroke(page, mark);
        QVERIFY(test::closeNow(std::move(session)));
        for (const QString &file : {u"out.png"_s, u"out.pdf"_s, u"out.svg"_s})
            HZ_VERIFY_OK(bench.take(id, file));
        const QImage onScreen(bench.profile.dir().path(u"out.png"_s));
        const QImage inPdf = pageOf(bench.profile.dir().path(u"out.pdf"_s));
        for (const QPoint at : {QPoint(300, 400), QPoint(700, 400), QPoint(700, 340)}) {
            const QColor wanted(onScreen.pixel(at)), got(inPdf.pixel(at));
            const int off = std::max({std::abs(wanted.red() - got.red()),
                std::abs(wanted.green() - got.green()), std::abs(wanted.blue() - got.blue())});
            QVERIFY2(off <= 3, qPrintable(wanted.name() + u' ' + got.name()));
        }
        const QByteArray svg = bench.profile.dir().read(u"out.svg"_s);
        QCOMPARE(svg.count("mix-blend-mode:"), 1);
        QVERIFY(svg.contains("style=\"mix-blend-mode:" + blend + "\" opacity="));
    }

    void onlyChosenPagesAreTaken()
    {
        Bench bench;
        auto session = bench.profile.create();
        const LessonId id = session->lesson().id;
        for (const QString &word : {u"alpha"_s, u"beta"_s, u"gamma"_s}) {
            session->addObject(session->currentPage(), measured(Text{.text = word}),
                QTransform::fromTranslate(100, 100));
            session->addPage(session->currentPage(), {});
        }
        QVERIFY(test::closeNow(std::move(session)));
        HZ_VERIFY_OK(bench.take(id, u"out.pdf"_s, {.pages = {2, 0}}));
        const auto document = pdf::Document::open(bench.profile.dir().path(u"out.pdf"_s));
        HZ_VERIFY_OK(document);
        QCOMPARE((*document)->pageCount(), 2);
        QVERIFY((*document)->text(0)->contains(u"gamma"));
        QVERIFY((*document)->text(1)->contains(u"alpha"));
        const Result<QStringList> pictures = bench.take(id, u"p.png"_s, {.pages = {1, 3}});
        HZ_VERIFY_OK(pictures);
        QCOMPARE(pictures->size(), 2);
        HZ_VERIFY_FAILS(bench.take(id, u"p.png"_s, {.pages = {4}}), Invalid);
        HZ_VERIFY_FAILS(bench.take(id, u"p.hzl"_s, {.pages = {0}}), Invalid);
    }

    void listsOfPagesAreRead_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QList<int>>("pages"); // empty: refused
        QTest::newRow("one") << u"3"_s << QList<int>{2};
        QTest::newRow("a range and one") << u"1-3, 5"_s << QList<int>{0, 1, 2, 4};
        QTest::newRow("another order") << u"5,1 - 2"_s << QList<int>{4, 0, 1};
        QTest::newRow("beyond the end") << u"4-6"_s << QList<int>{};
        QTest::newRow("from zero") << u"0"_s << QList<int>{};
        QTest::newRow("backwards") << u"3-1"_s << QList<int>{};
        QTest::newRow("nothing") << QString() << QList<int>{};
        QTest::newRow("words") << u"all"_s << QList<int>{};
        QTest::newRow("three ends") << u"1-2-3"_s << QList<int>{};
        QTest::newRow("a huge number") << u"99999999999"_s << QList<int>{};
    }
    void listsOfPagesAreRead()
    {
        QFETCH(QString, list);
        QFETCH(QList<int>, pages);
        const Result<std::vector<int>> read = pagesNamed(list, 5);
        if (pages.isEmpty())
            HZ_VERIFY_FAILS(read, Invalid);
        else
            QCOMPARE(QList<int>(read->begin(), read->end()), pages);
    }

    void aGrownPdfPageKeepsItsOriginalAtTheTop()
    {
        // Given a PDF's page that was given more room below, and ink there
        Bench bench;
        const QString pdf = bench.profile.dir().path(u"a.pdf"_s);
        QVERIFY(test::writeTextPdf(pdf, 1, {960, 540}));
        auto made = bench.profile.library().createFromPdf(pdf);
        HZ_VERIFY_OK(made);
        std::unique_ptr<LessonSession> session = std::move(*made);
        const LessonId id = session->lesson().id;
        const PageId page = session->currentPage();
        session->setPageHeight(page, 1620);
        session->addStroke(page, test::strokeFrom({100, 1500}, {1000, 1500}));
        QVERIFY(test::closeNow(std::move(session)));
        // When it is exported
        for (const QString &file : {u"out.pdf"_s, u"out.png"_s}) {
            HZ_VERIFY_OK(bench.take(id, file));
            const QString path = bench.profile.dir().path(file);
            const QImage image = file.endsWith(u".pdf") ? pageOf(path) : QImage(path);
            // Then the page is as tall, the ink below and the original's words above
            QCOMPARE(image.size(), QSize(1920, 1620));
            QVERIFY(qGray(image.pixel(500, 1500)) < 100);
            int dark = 0;
            for (int x = 80; x < 300; ++x)
                for (int y = 80; y < 125; ++y)
                    dark += qGray(image.pixel(x, y)) < 100;
            QVERIFY2(dark > 100, qPrintable(file));
        }
        const auto document = pdf::Document::open(bench.profile.dir().path(u"out.pdf"_s));
        QVERIFY((*document)->text(0)->contains(u"Page 1"));
    }
};

QTEST_MAIN(TestLessonExport)
#include "tst_lessonexport.moc"
