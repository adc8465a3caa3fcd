#include "samplepdf.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>

#include <QtTest/QtTest>

#include <chrono>
#include <future>
#include <support/support.h>

using namespace hz;
using namespace std::chrono_literals;
using pdf::Document;

namespace {

constexpr QRectF kWholePage(0, 0, 1, 1);

// Forms that draw each other ten times over, eight deep: a page that nobody waits for.
QByteArray endlessPdf()
{
    QList<QByteArray> objects
        = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources 15 0 R /Contents 5 0 R >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>", test::streamOf("/X Do")};
    const QByteArray form = "/Type /XObject /Subtype /Form /BBox [0 0 100 100] ";
    for (int level = 0; level < 8; ++level)
        objects.append(test::streamOf(QByteArray("/X Do ").repeated(10),
            form + "/Resources << /XObject << /X " + QByteArray::number(7 + level) + " 0 R >> >>"));
    objects.append(test::streamOf(QByteArray("0 0 10 10 re f ").repeated(10), form));
    objects.append("<< /XObject << /X 6 0 R >> >>");
    return test::pdfOf(objects);
}

} // namespace

class TestPdfDocument : public QObject {
    Q_OBJECT

    test::TestDir m_dir;

    // `content` is drawn on a page of 200 × 100 points at (10, 20), y up.
    QString writtenPage(const QByteArray &pageEntries, const QByteArray &content = {}) const
    {
        return m_dir.write(u"page.pdf"_qs, test::onePagePdf(pageEntries, content));
    }

private Q_SLOTS:
    void pageSizeIsTheCropBoxAsShown_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("media box only")
            << QByteArray("/MediaBox [10 20 210 120]") << QSizeF(200, 100);
        QTest::newRow("turned by 90°")
            << QByteArray("/MediaBox [10 20 210 120] /Rotate 90") << QSizeF(100, 200);
        QTest::newRow("turned by -90°")
            << QByteArray("/MediaBox [10 20 210 120] /Rotate -90") << QSizeF(100, 200);
        QTest::newRow("crop box inside")
            << QByteArray("/MediaBox [0 0 500 500] /CropBox [100 200 150 220]") << QSizeF(50, 20);
        QTest::newRow("corners swapped")
            << QByteArray("/MediaBox [210 120 10 20]") << QSizeF(200, 100);
    }
    void pageSizeIsTheCropBoxAsShown()
    {
        QFETCH(const QByteArray, entries);
        const auto document = Document::open(writtenPage(entries));
        HZ_VERIFY_OK(document);
        const auto size = (*document)->pageSize(0);
        HZ_VERIFY_OK(size);
        QTEST(*size, "size");
    }

    void rendersInkWhereItIsShown_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QPoint>("ink"); // of the 200 × 100 or 100 × 200 picture
        QTest::newRow("upright") << QByteArray("/MediaBox [10 20 210 120]") << QPoint(5, 95);
        QTest::newRow("turned by 90°")
            << QByteArray("/MediaBox [10 20 210 120] /Rotate 90") << QPoint(5, 5);
        QTest::newRow("turned by 180°")
            << QByteArray("/MediaBox [10 20 210 120] /Rotate 180") << QPoint(195, 5);
        QTest::newRow("cropped") << QByteArray("/MediaBox [0 0 800 800] /CropBox [10 20 210 120]")
                                 << QPoint(5, 95);
    }
    void rendersInkWhereItIsShown()
    {
        QFETCH(const QByteArray, entries);
        QFETCH(const QPoint, ink);
        const auto document = Document::open(writtenPage(entries, "1 0 0 rg 10 20 10 10 re f"));
        HZ_VERIFY_OK(document);
        const QSize pixels = (*document)->pageSize(0)->toSize();
        TaskControl task;
        const auto image = (*document)->render(0, kWholePage, pixels, task);
        HZ_VERIFY_OK(image);
        QCOMPARE(image->format(), QImage::Format_RGB32);
        QCOMPARE(image->size(), pixels);
        QCOMPARE(image->pixel(ink), qRgb(255, 0, 0));
        const QPoint opposite(pixels.width() - 1 - ink.x(), pixels.height() - 1 - ink.y());
        QCOMPARE(image->pixel(opposite), qRgb(255, 255, 255));
    }

    void partOfAPageLooksLikeThatPartOfTheWhole()
    {
        const QString path = m_dir.path(u"text.pdf"_qs);
        QVERIFY(test::writeTextPdf(path, 1, {400, 300}));
        const auto document = Document::open(path);
        HZ_VERIFY_OK(document);
        TaskControl task;
        const auto whole = (*document)->render(0, kWholePage, {800, 600}, task);
        HZ_VERIFY_OK(whole);
        const auto part = (*document)->render(0, {0, 0, 0.5, 0.25}, {400, 150}, task);
        HZ_VERIFY_OK(part);
        QCOMPARE(*part, whole->copy(0, 0, 400, 150));
        QVERIFY(*part != QImage(whole->copy(400, 150, 400, 150)));
    }

    void textComesBack()
    {
        const QString path = m_dir.path(u"text.pdf"_qs);
        QVERIFY(test::writeTextPdf(path, 3));
        const auto document = Document::open(path);
        HZ_VERIFY_OK(document);
        QCOMPARE((*document)->pageCount(), 3);
        const auto text = (*document)->text(1);
        HZ_VERIFY_OK(text);
        QCOMPARE(*text, u"Page 2 河州\n"_qs);
    }

    void textComesBackWhereverThePageLies()
    {
        const auto document
            = Document::open(writtenPage("/MediaBox [5000 5000 5200 5100] /Rotate 90",
                "BT /F 12 Tf 5010 5050 Td (over there) Tj ET"));
        HZ_VERIFY_OK(document);
        const auto text = (*document)->text(0);
        HZ_VERIFY_OK(text);
        QCOMPARE(*text, u"over there\n"_qs);
    }

    void openingReadsNoPage()
    {
        // The second page is not a dictionary: only asking for it may fail.
        const QString path = m_dir.write(u"half.pdf"_qs,
            test::pdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>", "(nothing)"}));
        const auto document = Document::open(path);
        HZ_VERIFY_OK(document);
        QCOMPARE((*document)->pageCount(), 2);
        HZ_VERIFY_OK((*document)->pageSize(0));
        const auto second = (*document)->pageSize(1);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Corrupt);
        QCOMPARE(second.error().message, u"Page 2 of half.pdf cannot be shown: it is damaged."_qs);
    }

    void pagesOutsideTheDocumentAreNotFound()
    {
        const auto document = Document::open(writtenPage("/MediaBox [0 0 100 100]"));
        HZ_VERIFY_OK(document);
        for (const int page : {-1, 1, 1'000'000}) {
            const auto size = (*document)->pageSize(page);
            QVERIFY(!size);
            QCOMPARE(size.error().kind, Error::Kind::NotFound);
        }
    }

    void sizesNobodyCanShowAreRefused_data()
    {
        QTest::addColumn<QRectF>("part");
        QTest::addColumn<QSize>("pixels");
        QTest::newRow("no pixels") << kWholePage << QSize(0, 10);
        QTest::newRow("too wide") << kWholePage << QSize(pdf::kMaxRenderSide + 1, 1);
        QTest::newRow("too many pixels") << kWholePage << QSize(16'000, 16'000);
        QTest::newRow("outside the page") << QRectF(0.5, 0, 0.6, 1) << QSize(10, 10);
        QTest::newRow("empty part") << QRectF(0, 0, 0, 1) << QSize(10, 10);
        QTest::newRow("zoomed beyond reason") << QRectF(0, 0, 1e-9, 1e-9) << QSize(10, 10);
        QTest::newRow("not numbers") << QRectF(qQNaN(), 0, qQNaN(), 1) << QSize(10, 10);
    }
    void sizesNobodyCanShowAreRefused()
    {
        QFETCH(const QRectF, part);
        QFETCH(const QSize, pixels);
        const auto document = Document::open(writtenPage("/MediaBox [0 0 100 100]"));
        HZ_VERIFY_OK(document);
        TaskControl task;
        const auto image = (*document)->render(0, part, pixels, task);
        QVERIFY(!image);
        QCOMPARE(image.error().kind, Error::Kind::Invalid);
    }

    void cancelledRenderEndsAndLeavesTheDocumentUsable_data()
    {
        QTest::addColumn<bool>("isPhoto");
        QTest::newRow("drawing without end") << false;
        QTest::newRow("inside a large photograph") << true;
    }
    void cancelledRenderEndsAndLeavesTheDocumentUsable()
    {
        QFETCH(const bool, isPhoto);
        const QString path = m_dir.path(u"long.pdf"_qs);
        if (isPhoto)
            test::writePhotoPdf(path, 1, {6000, 4000});
        else
            m_dir.write(u"long.pdf"_qs, endlessPdf());
        const auto document = Document::open(path);
        HZ_VERIFY_OK(document);
        TaskControl task;
        auto drawing = std::async(std::launch::async, [&] {
            return (*document)->render(0, kWholePage, {400, 400}, task);
        });
        if (drawing.wait_for(30ms) != std::future_status::timeout)
            QVERIFY2(false, test::told(drawing.get()).constData()); // it should be under way
        task.cancel();
        QElapsedTimer timer;
        timer.start();
        const Result<QImage> image = drawing.get();
        QVERIFY(!image);
        QCOMPARE(image.error().kind, Error::Kind::Cancelled);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));

        TaskControl next;
        const int easyPage = (*document)->pageCount() - 1;
        HZ_VERIFY_OK((*document)->render(easyPage, kWholePage, {40, 40}, next));
    }

    void workCancelledBeforeItBeganDoesNothing()
    {
        const auto document = Document::open(m_dir.write(u"long.pdf"_qs, endlessPdf()));
        HZ_VERIFY_OK(document);
        TaskControl task;
        task.cancel();
        const auto image = (*document)->render(0, kWholePage, {400, 400}, task);
        QVERIFY(!image);
        QCOMPARE(image.error().kind, Error::Kind::Cancelled);
    }

    void documentsRenderInParallelAsAlone()
    {
        const QString path = m_dir.path(u"text.pdf"_qs);
        QVERIFY(test::writeTextPdf(path, 8));
        const auto renderAll = [&path](std::vector<QImage> &out) {
            const auto document = Document::open(path);
            TaskControl task;
            for (int i = 0; document && i < (*document)->pageCount(); ++i)
                out.push_back(
                    (*document)->render(i, kWholePage, {300, 424}, task).value_or(QImage()));
        };
        std::vector<QImage> alone;
        renderAll(alone);
        QCOMPARE(alone.size(), size_t(8));
        QVERIFY(!alone[0].isNull() && alone[0] != alone[1]);
        std::vector<QImage> left;
        std::vector<QImage> right;
        auto other = std::async(std::launch::async, [&] { renderAll(left); });
        renderAll(right);
        other.get();
        QVERIFY(left == alone);
        QVERIFY(right == alone);
    }
};

QTEST_MAIN(TestPdfDocument)
#include "tst_pdfdocument.moc"
