#include "sheettest.h"
#include "support/support.h"

#include <QtCore/QStringEncoder>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::sheet;
using namespace hz::sheet::test;
using hz::test::TestDir;

class TestCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsAreCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");

        QTest::newRow("commas") << QByteArray("a,b\n1,2\n") << u"1:a|b 2:1|2"_s;
        QTest::newRow("no line break at the end") << QByteArray("a,b") << u"1:a|b"_s;
        QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n") << u"1:a|b 2:c|d"_s;
        QTest::newRow("CR of old Macs") << QByteArray("a,b\rc,d\r") << u"1:a|b 2:c|d"_s;
        QTest::newRow("semicolons") << QByteArray("a;b\n1,5;2,5\n") << u"1:a|b 2:1,5|2,5"_s;
        QTest::newRow("tabs") << QByteArray("a\tb,c\nd\te\n") << u"1:a|b,c 2:d|e"_s;
        QTest::newRow("tabs below a title")
            << QByteArray("台账,2021\na\tb\tc\n1\t2\t3\n") << u"1:台账,2021 2:a|b|c 3:1|2|3"_s;
        QTest::newRow("named sign") << QByteArray("sep=|\r\na|b,c\n") << u"1:a|b,c"_s;
        QTest::newRow("one column") << QByteArray("a\nb\n") << u"1:a 2:b"_s;
        QTest::newRow("full-width commas part nothing")
            << QByteArray("甲，乙,丙\n丁，戊,己\n") << u"1:甲，乙|丙 2:丁，戊|己"_s;
        QTest::newRow("quotes") << QByteArray("\"a,b\",\"say \"\"x\"\"\"\n")
                                << u"1:a,b|say \"x\""_s;
        QTest::newRow("a line break inside quotes")
            << QByteArray("\"a\r\nb\",c\nd,e\n") << u"1:a\r\nb|c 2:d|e"_s;
        QTest::newRow("inches") << QByteArray("屏,86\"\n板,5\" x\n") << u"1:屏|86\" 2:板|5\" x"_s;
        QTest::newRow("text behind the closing quote") << QByteArray("\"a\"b,c\n") << u"1:ab|c"_s;
        QTest::newRow("empty rows count and are not handed out")
            << QByteArray("a\n\n,,\nb\n") << u"1:a 4:b"_s;
        QTest::newRow("empty cells at the end go") << QByteArray("a,,b,,\n") << u"1:a||b"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("a mark only") << QByteArray("\xef\xbb\xbf") << QString();
        QTest::newRow("guarded formulas")
            << QByteArray("'=1+1,''=2,'tis,-5\n") << u"1:=1+1|'=2|'tis|-5"_s;
    }

    void cellsAreCut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        const Result<Workbook> book = read(bytes);
        HZ_VERIFY_OK(book);
        QCOMPARE(shown(book->sheets.first().rows), rows);
    }

    void anEncodingThatWasFoundWronglyIsSaid()
    {
        const QByteArray gbk = QStringEncoder("GB18030")(u"序列号,台账\n"_s);
        TaskControl task;
        auto file = SheetFile::fromBytes(gbk, u"台账.csv"_s, {}, task);
        HZ_VERIFY_OK(file);
        QVERIFY((*file)->encoding() == TextEncoding::Gb18030);
        (*file)->setEncoding(TextEncoding::Utf8);
        HZ_VERIFY_FAILS(readWorkbook(**file, {}, task), Invalid);
        (*file)->setEncoding(TextEncoding::Gb18030);
        const Result<Workbook> book = readWorkbook(**file, {}, task);
        HZ_VERIFY_OK(book);
        QCOMPARE(shown(book->sheets.first().rows), u"1:序列号|台账"_s);
    }

    void encodingIsFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = u"名称,序列号\n联想启天,０１\n"_s;
        const auto encoded = [&](const char *name, const QByteArray &mark) {
            QStringEncoder encoder(name);
            return mark + QByteArray(encoder(text));
        };
        QTest::newRow("UTF-8") << encoded("UTF-8", {});
        QTest::newRow("UTF-8 with a mark") << encoded("UTF-8", "\xef\xbb\xbf");
        QTest::newRow("UTF-16 little") << encoded("UTF-16LE", "\xff\xfe");
        QTest::newRow("UTF-16 big") << encoded("UTF-16BE", "\xfe\xff");
        QTest::newRow("GB18030") << encoded("GB18030", {});
    }

    void encodingIsFound()
    {
        QFETCH(QByteArray, bytes);
        const Result<Workbook> book = read(bytes);
        HZ_VERIFY_OK(book);
        QCOMPARE(shown(book->sheets.first().rows), u"1:名称|序列号 2:联想启天|０１"_s);
    }

    void charactersThatAreCutByAPieceSurvive_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("UTF-8") << QByteArray("UTF-8");
        QTest::newRow("GB18030") << QByteArray("GB18030");
    }

    void charactersThatAreCutByAPieceSurvive()
    {
        QFETCH(QByteArray, encoding);
        const QString line = u"学校,一二三四五六七八九十\r\n"_s;
        QStringEncoder encoder(encoding.constData());
        const QByteArray bytes = QByteArray("x") + QByteArray(encoder(line.repeated(20'000)));
        const Result<Workbook> book = read(bytes);
        HZ_VERIFY_OK(book);
        QCOMPARE(book->sheets.first().rows.size(), 20'000);
        for (const Row &row : book->sheets.first().rows)
            QCOMPARE(row.cells.last().text, u"一二三四五六七八九十"_s);
    }

    void whatIsNoTableIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");

        QByteArray old = QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") + QByteArray(600, '\0');
        QTest::newRow("old xls") << old << u".xls form"_s;
        QByteArray name;
        for (const char c : QByteArrayView("EncryptedPackage"))
            name += QByteArray(1, c) + '\0';
        QTest::newRow("password") << QByteArray(old + name) << u"password"_s;
        QTest::newRow("web page") << QByteArray("<html><table><tr><td>1") << u"web page"_s;
        QTest::newRow("XML of 2003")
            << QByteArray("<?xml version=\"1.0\"?><Workbook/>") << u"web page"_s;
        QTest::newRow("PDF") << QByteArray("%PDF-1.4\n") << u"no spreadsheet"_s;
        QTest::newRow("bytes") << QByteArray("a,b\0c\n", 6) << u"no text"_s;
        QTest::newRow("a NUL far behind")
            << QByteArray(QByteArray("a,b\n").repeated(100'000) + QByteArray("c\0d\n", 4))
            << u"no text"_s;
        QTest::newRow("neither UTF-8 nor GB18030")
            << QByteArray("a,\xff\xff\xff\n") << u"no text"_s;
        QTest::newRow("open quote") << QByteArray("a,b\nc,\"d\ne,f\n") << u"in line 2 of"_s;
    }

    void whatIsNoTableIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const Result<Workbook> book = read(bytes);
        QVERIFY(!book);
        QVERIFY2(book.error().message.contains(word), qPrintable(book.error().message));
    }

    void limitsHold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isWithin");

        QTest::newRow("3 rows") << QByteArray("1\n2\n3\n") << true;
        QTest::newRow("4 rows") << QByteArray("1\n2\n3\n4\n") << false;
        QTest::newRow("3 columns") << QByteArray("1,2,3\n") << true;
        QTest::newRow("4 columns") << QByteArray("1,2,3,4\n") << false;
        QTest::newRow("a million empty columns")
            << QByteArray("1" + QByteArray(1'000'000, ',') + '\n') << true;
        QTest::newRow("a million full columns")
            << QByteArray("1" + QByteArray(",1").repeated(1'000'000)) << false;
        QTest::newRow("10 characters") << QByteArray("0123456789\n") << true;
        QTest::newRow("11 characters") << QByteArray("01234567890\n") << false;
        QTest::newRow("a quote that swallows the rest")
            << QByteArray("\"1\n2\n3\n4\n5\n6\n7\n") << false;
        QTest::newRow("40 bytes") << QByteArray(QByteArray("01234567,,").repeated(2)
            + "0123456789\n") << false;
    }

    void limitsHold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isWithin);
        const ReadLimits limits{.maxRows = 3, .maxColumns = 3, .maxCellLength = 10};
        const Result<Workbook> book = read(bytes, limits);
        if (isWithin)
            HZ_VERIFY_OK(book);
        else
            HZ_VERIFY_FAILS(book, Invalid);
    }

    void readingStopsWhereTheVisitorSaysSo()
    {
        TaskControl task;
        const auto file = SheetFile::fromBytes("a\nb\nc\n", u"x"_s, {}, task);
        HZ_VERIFY_OK(file);
        QStringList seen;
        HZ_VERIFY_OK((*file)->readRows(
            0,
            [&](const RowView &row) {
                seen.append(row.cells.front().text.toString());
                return seen.size() < 2;
            },
            task));
        QCOMPARE(seen.join(u' '), u"a b"_s);
    }

    void cancelledWorkEnds()
    {
        TaskControl task;
        const auto file = SheetFile::fromBytes("a\nb\n", u"x"_s, {}, task);
        HZ_VERIFY_OK(file);
        task.cancel();
        HZ_VERIFY_FAILS((*file)->readRows(
                            0, [](const RowView &) { return true; }, task),
            Cancelled);
    }

    void aFileIsNamedByItsName()
    {
        const TestDir dir;
        TaskControl task;
        const auto file = SheetFile::open(dir.write(u"临夏 台账.csv"_s, "a,b\n"), {}, task);
        HZ_VERIFY_OK(file);
        QCOMPARE((*file)->sheets(), (QList<SheetInfo>{{u"临夏 台账"_s, false}}));
        HZ_VERIFY_FAILS(SheetFile::open(dir.path(u"none.csv"_s), {}, task), NotFound);
    }

    void anyBytesEndWithRowsOrAnError()
    {
        QVERIFY(rc::check([] {
            const auto pieces
                = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                    "a", "\"", ",", ";", "\t", "\r", "\n", "中", "'=", "\x81\x30", "\xff"));
            QByteArray bytes;
            for (const std::string &piece : pieces)
                bytes += QByteArray::fromStdString(piece);
            const ReadLimits limits{.maxRows = 20, .maxColumns = 5, .maxCellLength = 16};
            const Result<Workbook> book = read(bytes, limits);
            if (!book)
                return;
            for (const Row &row : book->sheets.first().rows) {
                RC_ASSERT(row.number <= limits.maxRows);
                RC_ASSERT(row.cells.size() <= limits.maxColumns);
                RC_ASSERT(!row.cells.last().text.isEmpty());
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
