#include "samplepdf.h"
#include "support/support.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>
#include <hz/pdf/sheets.h>

#include <QtGui/QGuiApplication>

using namespace hz;
using namespace hz::pdf;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSizeF kWide(960, 540), kUpright(400, 600);

QString told(const SheetLayout &layout)
{
    return u"%1 × %2 %3"_s.arg(layout.columns)
        .arg(layout.rows)
        .arg(layout.sheet == kA4Points ? u"upright"_s : u"lying"_s);
}

} // namespace

class TestPdfSheets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesLieAsLargeAsTheyFit_data()
    {
        QTest::addColumn<QSizeF>("page");
        QTest::addColumn<int>("perSheet");
        QTest::addColumn<QString>("layout");
        QTest::newRow("a wide page") << kWide << 1 << u"1 × 1 lying"_s;
        QTest::newRow("an upright page") << kUpright << 1 << u"1 × 1 upright"_s;
        QTest::newRow("two wide ones below each other") << kWide << 2 << u"1 × 2 upright"_s;
        QTest::newRow("two upright ones beside each other") << kUpright << 2 << u"2 × 1 lying"_s;
        QTest::newRow("four wide ones") << kWide << 4 << u"2 × 2 lying"_s;
        QTest::newRow("six wide ones") << kWide << 6 << u"2 × 3 lying"_s;
        QTest::newRow("six upright ones") << kUpright << 6 << u"3 × 2 lying"_s;
    }
    void pagesLieAsLargeAsTheyFit()
    {
        QFETCH(const QSizeF, page);
        QFETCH(const int, perSheet);
        QFETCH(const QString, layout);
        QCOMPARE(told(sheetLayout(page, perSheet)), layout);
    }

    void everyPageIsOnASheetOfA4WithItsText_data()
    {
        QTest::addColumn<int>("perSheet");
        QTest::addColumn<int>("sheets");
        QTest::newRow("one a sheet") << 1 << 7;
        QTest::newRow("two a sheet") << 2 << 4;
        QTest::newRow("four a sheet") << 4 << 2;
        QTest::newRow("six a sheet") << 6 << 2;
    }
    void everyPageIsOnASheetOfA4WithItsText()
    {
        QFETCH(const int, perSheet);
        QFETCH(const int, sheets);
        const QTemporaryDir dir;
        const QString from = dir.filePath(u"pages.pdf"_s), to = dir.filePath(u"sheets.pdf"_s);
        QVERIFY(writeTextPdf(from, 7, kWide.toSize()));
        TaskControl task;
        HZ_VERIFY_OK(writeSheets(from, to, {.pagesPerSheet = perSheet}, task));
        const auto written = Document::open(to);
        HZ_VERIFY_OK(written);
        QCOMPARE((*written)->pageCount(), sheets);
        QString text;
        for (int sheet = 0; sheet < sheets; ++sheet) {
            const Result<QSizeF> size = (*written)->pageSize(sheet);
            HZ_VERIFY_OK(size);
            const QSizeF upright = size->width() < size->height() ? *size : size->transposed();
            QVERIFY(std::abs(upright.width() - kA4Points.width()) < 0.01);
            QVERIFY(std::abs(upright.height() - kA4Points.height()) < 0.01);
            const Result<QString> read = (*written)->text(sheet);
            HZ_VERIFY_OK(read);
            text += *read;
        }
        for (int page = 1; page <= 7; ++page)
            QVERIFY2(text.contains(u"Page %1"_s.arg(page)), qPrintable(text));
    }

    void nothingIsLeftOfASheetThatWasStopped()
    {
        const QTemporaryDir dir;
        const QString from = dir.filePath(u"pages.pdf"_s), to = dir.filePath(u"sheets.pdf"_s);
        QVERIFY(writeTextPdf(from, 2, kWide.toSize()));
        TaskControl task;
        task.cancel();
        const Result<> written = writeSheets(from, to, {}, task);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Cancelled);
        QVERIFY(!QFile::exists(to));
    }

    void whatIsNoPdfIsRefusedByName()
    {
        const QTemporaryDir dir;
        TaskControl task;
        const Result<> written
            = writeSheets(dir.filePath(u"gone.pdf"_s), dir.filePath(u"sheets.pdf"_s), {}, task);
        QVERIFY(!written);
        QVERIFY2(
            written.error().message.contains(u"gone.pdf"), qPrintable(written.error().message));
    }
};

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    TestPdfSheets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pdfsheets.moc"
