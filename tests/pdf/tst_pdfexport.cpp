#include "samplepdf.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>
#include <hz/pdf/export.h>

#include <QtCore/QDir>
#include <QtTest/QtTest>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>
#include <support/support.h>

using namespace hz;
using pdf::Document;
using pdf::ExportPage;

namespace {

constexpr QRectF kWholePage(0, 0, 1, 1);
const QColor kInk(0, 0, 255);

// A blue square in page units of 1000 × 1000: its middle is at a quarter of the width, an eighth of
// the height.
void paintSquare(QPainter &painter)
{
    painter.fillRect(QRectF(200, 75, 100, 100), kInk);
}
constexpr QPointF kSquare01(0.25, 0.125);

ExportPage copied(const QString &path, int page)
{
    return {.source = pdf::ExportSource{path, page, {}},
        .sizePoints = {},
        .paintOver = {},
        .sizeUnits = {}};
}

ExportPage annotated(const QString &path, int page)
{
    return {.source = pdf::ExportSource{path, page, {}},
        .sizePoints = {},
        .paintOver = paintSquare,
        .sizeUnits = QSizeF(1000, 1000)};
}

ExportPage blank(QSizeF points)
{
    return {.source = {},
        .sizePoints = points,
        .paintOver = paintSquare,
        .sizeUnits = QSizeF(1000, 1000)};
}

QRgb at(const QImage &image, QPointF place01)
{
    return image.pixel(int(place01.x() * image.width()), int(place01.y() * image.height()));
}

// What `qpdf --check` would say; empty when all is well.
QString complaints(const QString &path)
{
    QPDF qpdf;
    qpdf.setSuppressWarnings(true);
    struct : QPDFObjectHandle::ParserCallbacks {
        void handleObject(QPDFObjectHandle, size_t, size_t) override { }
        void handleEOF() override { }
    } everything;
    QString all;
    try {
        qpdf.processFile(QFile::encodeName(path).constData());
        QPDFWriter writer(qpdf); // reads every object and decodes every stream
        writer.setOutputMemory();
        writer.setDecodeLevel(qpdf_dl_all);
        writer.write();
        for (auto &page : QPDFPageDocumentHelper(qpdf).getAllPages())
            page.parseContents(&everything);
    } catch (const std::exception &e) {
        all = QString::fromUtf8(e.what());
    }
    for (const QPDFExc &warning : qpdf.getWarnings())
        all += u'\n' + QString::fromUtf8(warning.what());
    return all;
}

} // namespace

class TestPdfExport : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TestDir> m_dir;

    QString path(const QString &name) const { return m_dir->path(name); }
    QString written(const QString &name, const QByteArray &bytes) const
    {
        return m_dir->write(name, bytes);
    }
    QString textPdf(
        int pages, QSize points = {595, 842}, const QString &name = u"text.pdf"_qs) const
    {
        if (!test::writeTextPdf(path(name), pages, points))
            qFatal("cannot write %s", qPrintable(name));
        return path(name);
    }
    // Writes out.pdf and opens it.
    Result<std::unique_ptr<Document>> exported(
        const std::vector<ExportPage> &pages, const QString &title = u"标题"_qs)
    {
        TaskControl task;
        HZ_CHECK(pdf::writePdf(path(u"out.pdf"_qs), pages, title, task));
        return Document::open(path(u"out.pdf"_qs));
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<test::TestDir>(); }

    void inkLiesWhereThePageShowsIt_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("upright") << QByteArray("/MediaBox [0 0 200 100]") << QByteArray();
        QTest::newRow("turned by 90°")
            << QByteArray("/MediaBox [0 0 200 100] /Rotate 90") << QByteArray();
        QTest::newRow("turned by 180°")
            << QByteArray("/MediaBox [0 0 200 100] /Rotate 180") << QByteArray();
        QTest::newRow("turned by 270°")
            << QByteArray("/MediaBox [0 0 200 100] /Rotate 270") << QByteArray();
        QTest::newRow("turned by -90°")
            << QByteArray("/MediaBox [0 0 200 100] /Rotate -90") << QByteArray();
        QTest::newRow("crop box inside")
            << QByteArray("/MediaBox [0 0 900 900] /CropBox [300 500 500.4 600.7]") << QByteArray();
        QTest::newRow("crop box, turned")
            << QByteArray("/MediaBox [0 0 900 900] /CropBox [300 500 500 600] /Rotate 90")
            << QByteArray();
        QTest::newRow("crop box outside")
            << QByteArray("/MediaBox [0 0 200 100] /CropBox [-50 -50 900 900]") << QByteArray();
        const QByteArray plain = "/MediaBox [0 0 200 100]";
        QTest::newRow("state left changed")
            << plain << QByteArray("0.1 0 0 0.1 50 50 cm 0 0 1 1 re W n");
        QTest::newRow("states left open")
            << plain << QByteArray("q 0.1 0 0 0.1 50 50 cm q 0 0 1 1 re W n (Q \\) Q) Tj");
        QTest::newRow("states closed too often")
            << plain
            << QByteArray(
                   "Q Q 0.1 0 0 0.1 50 50 cm q BI /W 1 /H 1 /BPC 8 /CS /G ID q EI 0 0 1 1 re W n");
        QTest::newRow("origin elsewhere")
            << QByteArray("/MediaBox [-700 -50.5 -500 49.5] /Rotate 270") << QByteArray();
    }
    void inkLiesWhereThePageShowsIt()
    {
        QFETCH(const QByteArray, entries);
        QFETCH(const QByteArray, content);
        const QString source = written(u"page.pdf"_qs, test::onePagePdf(entries, content));
        const auto original = Document::open(source);
        HZ_VERIFY_OK(original);

        const auto out = exported({annotated(source, 0)});

        HZ_VERIFY_OK(out);
        QCOMPARE(complaints(path(u"out.pdf"_qs)), QString());
        QCOMPARE(*(*out)->pageSize(0), *(*original)->pageSize(0));
        TaskControl task;
        const auto image = (*out)->render(0, kWholePage, {1000, 1000}, task);
        HZ_VERIFY_OK(image);
        QCOMPARE(at(*image, kSquare01), kInk.rgb());
        // The square's own edges, within a pixel or two of antialiasing.
        QCOMPARE(image->pixel(203, 78), kInk.rgb());
        QCOMPARE(image->pixel(296, 171), kInk.rgb());
        QCOMPARE(image->pixel(196, 125), qRgb(255, 255, 255));
        QCOMPARE(image->pixel(304, 125), qRgb(255, 255, 255));
        QCOMPARE(image->pixel(250, 71), qRgb(255, 255, 255));
        QCOMPARE(image->pixel(250, 179), qRgb(255, 255, 255));
    }

    void textOfTheOriginalStaysTextAndKeepsItsLook()
    {
        const QString source = textPdf(3);
        const auto out = exported({annotated(source, 0), copied(source, 1), annotated(source, 2)});
        HZ_VERIFY_OK(out);
        const auto original = Document::open(source);
        HZ_VERIFY_OK(original);
        QCOMPARE((*out)->pageCount(), 3);
        TaskControl task;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE((*out)->text(i)->trimmed(), u"Page %1 河州"_qs.arg(i + 1));
            const QRectF textArea(0, 0, 0.5, 0.05); // above the ink
            const auto before = (*original)->render(i, textArea, {400, 60}, task);
            const auto after = (*out)->render(i, textArea, {400, 60}, task);
            HZ_VERIFY_OK(before);
            HZ_VERIFY_OK(after);
            QCOMPARE(*after, *before);
        }
        QCOMPARE(complaints(path(u"out.pdf"_qs)), QString());
    }

    void inkIsVectorAndAboveTheOriginal()
    {
        const QString source = written(u"page.pdf"_qs,
            test::onePagePdf("/MediaBox [0 0 100 100]", "1 0 0 rg 0 0 100 100 re f"));
        const auto out = exported({annotated(source, 0)});
        HZ_VERIFY_OK(out);
        TaskControl task;
        // The square's corner, so large that a picture would show steps.
        const auto image = (*out)->render(0, {0.199, 0.074, 0.002, 0.002}, {1000, 1000}, task);
        HZ_VERIFY_OK(image);
        QCOMPARE(image->pixel(510, 510), kInk.rgb());
        QCOMPARE(image->pixel(490, 510), qRgb(255, 0, 0));
        QCOMPARE(image->pixel(510, 490), qRgb(255, 0, 0));
    }

    void thePaintersOpacityBlends_data()
    {
        QTest::addColumn<pdf::Blend>("blend");
        QTest::addColumn<QColor>("over");
        QTest::newRow("covers") << pdf::Blend::Cover << QColor(127, 128, 0);
        QTest::newRow("multiplies") << pdf::Blend::Multiply << QColor(127, 0, 0);
        QTest::newRow("screens") << pdf::Blend::Screen << QColor(255, 128, 0);
    }
    void thePaintersOpacityBlends()
    {
        QFETCH(const pdf::Blend, blend);
        QFETCH(const QColor, over);
        const QColor covered(127, 128, 0);
        const QString source = written(u"page.pdf"_qs,
            test::onePagePdf("/MediaBox [0 0 100 100]", "1 0 0 rg 0 0 100 100 re f"));
        // Green over red: above through the painter's opacity, below through the colour's.
        const auto paint = [](QPainter &painter) {
            painter.setOpacity(0.5);
            painter.fillRect(0, 0, 100, 50, QColor(0, 255, 0));
            painter.setOpacity(1);
            painter.fillRect(0, 50, 100, 50, QColor(0, 255, 0, 128));
        };
        ExportPage page{.source = pdf::ExportSource{source, 0, {}},
            .sizePoints = {},
            .paintOver = paint,
            .sizeUnits = QSizeF(100, 100),
            .blend = blend};
        ExportPage plain = page; // shares its graphics states, and covers
        plain.blend = pdf::Blend::Cover;
        const auto out = exported({page, plain});
        HZ_VERIFY_OK(out);
        TaskControl task;
        for (const int number : {0, 1}) {
            const auto image = (*out)->render(number, kWholePage, {100, 100}, task);
            HZ_VERIFY_OK(image);
            QCOMPARE(QColor(image->pixel(50, 25)).name(), (number == 0 ? over : covered).name());
            QCOMPARE(QColor(image->pixel(50, 75)).name(), covered.name());
        }
        QCOMPARE(complaints(path(u"out.pdf"_qs)), QString());
    }

    void chineseTextIsFoundAsItWasWritten()
    {
        // 角 and 面 share their glyphs with radicals, 高 and 三 do not; many glyphs make many
        // ranges
        QString text = u"三角形的面积 高一丨长门风"_qs;
        for (ushort code = 0x4e00; code < 0x4e00 + 150; ++code)
            text += QChar(code);
        ExportPage page{.source = {},
            .sizePoints = {2000, 540},
            .paintOver =
                [&](QPainter &painter) {
                    QFont font(u"Noto Sans CJK SC"_qs);
                    font.setPixelSize(24);
                    painter.setFont(font);
                    painter.drawText(QRectF(10, 10, 3900, 900), Qt::TextWrapAnywhere, text);
                },
            .sizeUnits = {4000, 1080}};
        const auto document = exported({page});
        HZ_VERIFY_OK(document);
        QString found = *(*document)->text(0);
        QCOMPARE(found.remove(u'\n').remove(u' '), text.remove(u' '));
        QCOMPARE(complaints(path(u"out.pdf"_qs)), QString());
    }

    void pagesComeInTheGivenOrderFromSeveralFiles()
    {
        const QString text = textPdf(3);
        const QString other = textPdf(2, {300, 200}, u"other.pdf"_qs);
        const auto out = exported({copied(text, 2), annotated(other, 1), blank({400.5, 300.25}),
            annotated(text, 0), annotated(text, 0), copied(text, 1)});
        HZ_VERIFY_OK(out);
        QCOMPARE((*out)->pageCount(), 6);
        QStringList texts;
        for (int i = 0; i < 6; ++i)
            texts.append((*out)->text(i)->trimmed());
        QCOMPARE(
            texts.join(u'|'), u"Page 3 河州|Page 2 河州||Page 1 河州|Page 1 河州|Page 2 河州"_qs);
        QCOMPARE(*(*out)->pageSize(1), QSizeF(300, 200));
        QCOMPARE(*(*out)->pageSize(2), QSizeF(400.5, 300.25));
        TaskControl task;
        for (const int page : {1, 2, 3, 4}) {
            const auto image = (*out)->render(page, kWholePage, {500, 500}, task);
            HZ_VERIFY_OK(image);
            QCOMPARE(at(*image, kSquare01), kInk.rgb());
        }
        QCOMPARE(complaints(path(u"out.pdf"_qs)), QString());
    }

    void grownPageKeepsTheOriginalAtItsTopLeft_data()
    {
        QTest::addColumn<int>("rotate");
        for (const int rotate : {0, 90, 180, 270})
            QTest::addRow("turned by %d°", rotate) << rotate;
    }
    void grownPageKeepsTheOriginalAtItsTopLeft()
    {
        QFETCH(const int, rotate);
        // Red fills the media box, of which the crop box shows the middle 200 × 200.
        const QString source = written(u"page.pdf"_qs,
            test::onePagePdf("/MediaBox [0 0 600 600] /CropBox [200 200 400 400] /Rotate "
                    + QByteArray::number(rotate),
                "1 0 0 rg 0 0 600 600 re f"));
        ExportPage page = annotated(source, 0);
        page.sizePoints = {400, 800};
        const auto out = exported({page});
        HZ_VERIFY_OK(out);
        QCOMPARE(*(*out)->pageSize(0), QSizeF(400, 800));
        TaskControl task;
        const auto image = (*out)->render(0, kWholePage, {400, 800}, task);
        HZ_VERIFY_OK(image);
        QCOMPARE(image->pixel(10, 10), qRgb(255, 0, 0));
        QCOMPARE(image->pixel(195, 195), qRgb(255, 0, 0));
        QCOMPARE(image->pixel(205, 10), qRgb(255, 255, 255)); // red lies there, but was cut before
        QCOMPARE(image->pixel(10, 205), qRgb(255, 255, 255));
        QCOMPARE(at(*image, kSquare01), kInk.rgb());
    }

    void bookmarksSurviveWhenAllPagesAreExported()
    {
        const QString source = written(u"book.pdf"_qs,
            test::pdfOf({"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
                "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 100 100] >>",
                "<< /Type /Page /Parent 2 0 R >>", "<< /Type /Page /Parent 2 0 R >>",
                "<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
                "<< /Title (Second) /Parent 5 0 R /Dest [4 0 R /Fit] >>"}));
        // The order changes and a page is put in between.
        HZ_VERIFY_OK(exported({annotated(source, 1), blank({100, 100}), annotated(source, 0)}));
        QPDF qpdf;
        qpdf.processFile(QFile::encodeName(path(u"out.pdf"_qs)).constData());
        auto bookmarks = QPDFOutlineDocumentHelper(qpdf).getTopLevelOutlines();
        QCOMPARE(bookmarks.size(), size_t(1));
        QVERIFY(bookmarks[0].getDestPage().getObjGen() == qpdf.getAllPages().at(0).getObjGen());
    }

    void titleIsWritten()
    {
        const QString source = textPdf(1);
        HZ_VERIFY_OK(exported({annotated(source, 0)}, u"光的折射 – 第3课"_qs));
        QPDF qpdf;
        qpdf.processFile(QFile::encodeName(path(u"out.pdf"_qs)).constData());
        const std::string title = qpdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value();
        QCOMPARE(QString::fromStdString(title), u"光的折射 – 第3课"_qs);
    }

    void aPageThatComesTwiceHasItsOwnInkEachTime()
    {
        ExportPage second = annotated(textPdf(2), 0);
        second.paintOver
            = [](QPainter &painter) { painter.fillRect(QRectF(700, 875, 100, 100), kInk); };
        ExportPage grown = second;
        grown.sizePoints = {595, 1000};
        const auto out = exported({grown, annotated(textPdf(2), 0), second});
        HZ_VERIFY_OK(out);
        QCOMPARE((*out)->pageSize(0)->height(), 1000.0);
        TaskControl task;
        constexpr QPointF kOther01(0.75, 0.925);
        for (const int number : {1, 2}) {
            QCOMPARE((*out)->pageSize(number)->height(), 842.0);
            const auto image = (*out)->render(number, kWholePage, {400, 400}, task);
            HZ_VERIFY_OK(image);
            QCOMPARE(at(*image, kSquare01) == kInk.rgb(), number == 1);
            QCOMPARE(at(*image, kOther01) == kInk.rgb(), number == 2);
        }
        QCOMPARE(complaints(path(u"out.pdf"_qs)), QString());
    }

    void exportOfAnExportAddsInk()
    {
        const QString source = textPdf(1);
        HZ_VERIFY_OK(exported({annotated(source, 0)}));
        QVERIFY(QFile::rename(path(u"out.pdf"_qs), path(u"first.pdf"_qs)));
        ExportPage again = annotated(path(u"first.pdf"_qs), 0);
        again.paintOver
            = [](QPainter &painter) { painter.fillRect(QRectF(700, 700, 100, 100), Qt::red); };
        const auto out = exported({again});
        HZ_VERIFY_OK(out);
        TaskControl task;
        const auto image = (*out)->render(0, kWholePage, {1000, 1000}, task);
        HZ_VERIFY_OK(image);
        QCOMPARE(at(*image, kSquare01), kInk.rgb());
        QCOMPARE(image->pixel(750, 750), qRgb(255, 0, 0));
    }

    void sourceItselfCanBeReplaced()
    {
        const QString source = textPdf(2);
        TaskControl task;
        HZ_VERIFY_OK(pdf::writePdf(source, {annotated(source, 0), copied(source, 1)}, {}, task));
        const auto out = Document::open(source);
        HZ_VERIFY_OK(out);
        QCOMPARE((*out)->text(1)->trimmed(), u"Page 2 河州"_qs);
    }

    void manyPagesWithLittleInkStayNearTheSourceInSize()
    {
        const QString source = textPdf(400);
        std::vector<ExportPage> pages;
        pages.reserve(400);
        for (int i = 0; i < 400; ++i)
            pages.push_back(i % 100 == 0 ? annotated(source, i) : copied(source, i));
        HZ_VERIFY_OK(exported(pages));
        const qint64 before = QFileInfo(source).size();
        const qint64 after = QFileInfo(path(u"out.pdf"_qs)).size();
        QVERIFY2(after < before + 8000, qPrintable(u"%1 → %2"_qs.arg(before).arg(after)));
    }

    void progressOnlyGrowsAndEndsAtItsTotal()
    {
        const QString source = textPdf(3);
        TaskControl task;
        std::vector<ExportPage> pages(3, annotated(source, 0));
        std::vector<qint64> seen;
        for (ExportPage &page : pages)
            page.paintOver = [&](QPainter &) { seen.push_back(task.state()->done); };
        HZ_VERIFY_OK(pdf::writePdf(path(u"out.pdf"_qs), pages, {}, task));
        QCOMPARE(seen, std::vector<qint64>({0, 1, 2}));
        QCOMPARE(task.state()->done.load(), task.state()->total.load());
        QVERIFY(task.state()->total > 0);
    }

    void cancelLeavesNothingBehind_data()
    {
        QTest::addColumn<int>("cancelAt");
        QTest::newRow("before it began") << -1;
        QTest::newRow("while painting the first page") << 0;
        QTest::newRow("while painting the last page") << 2;
    }
    void cancelLeavesNothingBehind()
    {
        QFETCH(const int, cancelAt);
        const QString source = textPdf(3);
        written(u"out.pdf"_qs, "what was there");
        TaskControl task;
        std::vector<ExportPage> pages;
        for (int i = 0; i < 3; ++i) {
            pages.push_back(annotated(source, i));
            pages.back().paintOver = [&task, cancelAt, i](QPainter &) {
                if (i == cancelAt)
                    task.cancel();
            };
        }
        if (cancelAt < 0)
            task.cancel();
        const auto result = pdf::writePdf(path(u"out.pdf"_qs), pages, {}, task);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        QFile target(path(u"out.pdf"_qs));
        QVERIFY(target.open(QIODevice::ReadOnly));
        QCOMPARE(target.readAll(), QByteArray("what was there"));
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden),
            QStringList({u"out.pdf"_qs, u"text.pdf"_qs}));
    }
};

QTEST_MAIN(TestPdfExport)
#include "tst_pdfexport.moc"
