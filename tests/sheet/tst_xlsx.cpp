#include "sheettest.h"
#include "support/support.h"

#include <hz/sheet/sheetfile.h>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::sheet;
using namespace hz::sheet::test;
using hz::test::ZipBuilder;

namespace {

// Styles 0 to 6: none, built-in day, built-in Chinese day, own day, own money, hours without end,
// day with a colour and a language.
QByteArray styles()
{
    return R"(<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>)"
           R"(<numFmt numFmtId="165" formatCode="&quot;days&quot;#,##0.00_);[Red]\d0"/>)"
           R"(<numFmt numFmtId="166" formatCode="[h]:mm"/>)"
           R"(<numFmt numFmtId="167" formatCode="[Magenta][$-804]yyyy\-m\-d;@"/></numFmts>)"
           R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
           R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="164"/>)"
           R"(<xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>)";
}

QString rowsOf(const Xlsx &xlsx)
{
    const Result<Workbook> book = read(xlsx.bytes());
    return book ? shown(book->sheets.first().rows) : QString::fromUtf8(hz::test::told(book));
}

} // namespace

class TestXlsx : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsAreRead_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("expected");

        QTest::newRow("number") << QByteArray(R"(<row r="1"><c r="A1"><v>12</v></c></row>)")
                                << u"1:12#"_s;
        QTest::newRow("number with noise")
            << QByteArray(R"(<row r="1"><c r="A1"><v>0.10000000000000001</v></c></row>)")
            << u"1:0.1#"_s;
        QTest::newRow("large number")
            << QByteArray(R"(<row r="1"><c r="A1"><v>1.3800138E10</v></c></row>)")
            << u"1:13800138000#"_s;
        QTest::newRow("shared text")
            << QByteArray(R"(<row r="1"><c r="A1" t="s"><v>1</v></c></row>)") << u"1:临夏"_s;
        QTest::newRow("rich text without its reading")
            << QByteArray(R"(<row r="1"><c r="A1" t="s"><v>2</v></c></row>)") << u"1:教学楼"_s;
        QTest::newRow("inline text")
            << QByteArray(R"(<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>)")
            << u"1:a"_s;
        QTest::newRow("escaped") << QByteArray(
            R"(<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000A_b_x_</t></is></c></row>)")
                                 << u"1:a\nb_x_"_s;
        QTest::newRow("truth") << QByteArray(R"(<row r="1"><c r="A1" t="b"><v>1</v></c></row>)")
                               << u"1:TRUE?"_s;
        QTest::newRow("error") << QByteArray(R"(<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>)")
                               << u"1:#N/A!"_s;
        QTest::newRow("formula") << QByteArray(
            R"(<row r="1"><c r="A1" t="str"><f>B1</f><v>x</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>)")
                                 << u"1:x|2#"_s;
        QTest::newRow("formula never computed")
            << QByteArray(R"(<row r="1"><c r="A1"><f>1+1</f></c></row>)") << u"1:#FORMULA!!"_s;
        QTest::newRow("day of the strict form")
            << QByteArray(R"(<row r="1"><c r="A1" t="d"><v>2021-09-12</v></c></row>)")
            << u"1:2021-09-12@"_s;
        QTest::newRow("days by style")
            << QByteArray(
                   R"(<row r="1"><c r="A1" s="1"><v>44451</v></c><c r="B1" s="2"><v>44451</v></c>)"
                   R"(<c r="C1" s="3"><v>44451.354166666664</v></c><c r="D1" s="1"><v>0.5</v></c><c r="E1" s="6"><v>44451</v></c></row>)")
            << u"1:2021-09-12@|2021-09-12@|2021-09-12T08:30:00@|12:00:00@|2021-09-12@"_s;
        QTest::newRow("numbers by style") << QByteArray(
            R"(<row r="1"><c r="A1" s="4"><v>5</v></c><c r="B1" s="5"><v>1.5</v></c></row>)")
                                          << u"1:5#|1.5#"_s;
        QTest::newRow("no such style")
            << QByteArray(R"(<row r="1"><c r="A1" s="99"><v>5</v></c></row>)") << u"1:5#"_s;
        QTest::newRow("no such day")
            << QByteArray(R"(<row r="1"><c r="A1" s="1"><v>-5</v></c></row>)") << u"1:-5#"_s;
        QTest::newRow("early days") << QByteArray(
            R"(<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>61</v></c></row>)")
                                    << u"1:1900-01-01@|1900-03-01@"_s;
        QTest::newRow("sparse") << QByteArray(
            R"(<row r="3"><c r="C3"><v>1</v></c></row><row r="900"><c r="A900"><v>2</v></c></row>)")
                                << u"3:||1# 900:2#"_s;
        QTest::newRow("without references")
            << QByteArray(R"(<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>)")
            << u"1:1#|2# 2:3#"_s;
        QTest::newRow("styled cells far out are nothing")
            << QByteArray(R"(<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>)")
            << u"1:1#"_s;
        QTest::newRow("empty rows")
            << QByteArray(R"(<row r="1"/><row r="2"><c r="A2" s="1"/></row>)") << QString();
        QTest::newRow("no number")
            << QByteArray(R"(<row r="1"><c r="A1"><v>x</v></c></row>)") << u"1:x!"_s;
    }

    void cellsAreRead()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QString, expected);
        QCOMPARE(
            rowsOf({.rows = rows,
                .texts = "<si><t>学校</t></si><si><t>临夏</t></si>"
                         "<si><r><t>教学</t></r><r><rPr/><t>楼</t></r><rPh><t>jiao</t></rPh></si>",
                .styles = styles()}),
            expected);
    }

    void daysCountFrom1904WhereTheFileSaysSo()
    {
        QCOMPARE(rowsOf({.rows = R"(<row r="1"><c r="A1" s="1"><v>42989</v></c></row>)",
                     .styles = styles(),
                     .workbookPr = "date1904=\"1\""}),
            u"1:2021-09-12@"_s);
    }

    void mergedAreasShowTheirFirstCell()
    {
        QCOMPARE(
            rowsOf({.rows = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>题</t></is></c></row>)"
                            R"(<row r="2"><c r="A2"><v>7</v></c><c r="C2"><v>1</v></c></row>)"
                            R"(<row r="3"><c r="A3"/><c r="C3"><v>2</v></c></row>)"
                            R"(<row r="4"><c r="C4"><v>3</v></c></row>)",
                .behindRows
                = R"(<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref='A2:B3'/>)"
                  R"(<mergeCell ref="E1:E4"/><mergeCell ref="nonsense"/></mergeCells>)"}),
            u"1:题|题|题 2:7#|7#|1# 3:7#|7#|2# 4:||3#"_s);
    }

    void sheetsAreNamedAndHiddenOnesMarked()
    {
        const Xlsx xlsx{.sheets
            = R"(<sheet name="台账" r:id="rId1"/><sheet name="图" r:id="rId5"/>)"
              R"(<sheet name="字典" state="veryHidden" r:id="rId2"/>)"};
        const Result<Workbook> book = read(xlsx.bytes());
        HZ_VERIFY_OK(book);
        QCOMPARE(book->sheets.size(), 2);
        QCOMPARE(book->sheets[0].info, (SheetInfo{u"台账"_s, false}));
        QCOMPARE(book->sheets[1].info, (SheetInfo{u"字典"_s, true}));
        QCOMPARE(shown(book->sheets[1].rows), u"1:2#"_s);
    }

    void hostileFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");

        using Kind = Error::Kind;
        const auto row = [](const char *name, const QByteArray &bytes, Kind kind) {
            QTest::newRow(name) << bytes << int(kind);
        };
        const QByteArray cell = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";
        row("entities",
            Xlsx{.rows = cell,
                .sheetHead = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;\">]>"}
                .bytes(),
            Kind::Corrupt);
        row("deep nesting", Xlsx{.rows = QByteArray("<a>").repeated(100'000)}.bytes(),
            Kind::Corrupt);
        row("cut XML", Xlsx{.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v>"}.bytes(), Kind::Corrupt);
        row("a row of the past",
            Xlsx{.rows = R"(<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>)"}
                .bytes(),
            Kind::Corrupt);
        row("row zero", Xlsx{.rows = R"(<row r="0"><c><v>1</v></c></row>)"}.bytes(), Kind::Corrupt);
        row("a row beyond the format",
            Xlsx{.rows = R"(<row r="99999999999"><c><v>1</v></c></row>)"}.bytes(), Kind::Corrupt);
        row("a column beyond the format",
            Xlsx{.rows = R"(<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>)"}.bytes(),
            Kind::Corrupt);
        row("a text that is not there",
            Xlsx{.rows = R"(<row r="1"><c t="s"><v>4000000000</v></c></row>)"}.bytes(),
            Kind::Corrupt);
        row("a negative text", Xlsx{.rows = R"(<row r="1"><c t="s"><v>-1</v></c></row>)"}.bytes(),
            Kind::Corrupt);
        row("too many columns",
            Xlsx{.rows = R"(<row r="1"><c r="ALM1"><v>1</v></c></row>)"}.bytes(), Kind::Invalid);
        row("too many rows", Xlsx{.rows = R"(<row r="1000001"><c><v>1</v></c></row>)"}.bytes(),
            Kind::Invalid);
        row("a long inline text",
            Xlsx{.rows = "<row><c t=\"inlineStr\"><is><t>" + QByteArray(40'000, 'x')
                    + "</t></is></c></row>"}
                .bytes(),
            Kind::Invalid);
        row("a long value",
            Xlsx{.rows = "<row><c><v>" + QByteArray(40'000, '1') + "</v></c></row>"}.bytes(),
            Kind::Invalid);
        row("a long shared text",
            Xlsx{.rows = cell, .texts = "<si><t>" + QByteArray(40'000, 'x') + "</t></si>"}.bytes(),
            Kind::Corrupt);
        row("areas that overlap",
            Xlsx{.rows = cell,
                .behindRows = "<mergeCells>"
                    + QByteArray("<mergeCell ref=\"A1:XFD1048576\"/>").repeated(3)
                    + "</mergeCells>"}
                .bytes(),
            Kind::Corrupt);
        row("no sheets", Xlsx{.sheets = {}}.bytes(), Kind::Corrupt);
        row("a text document", Xlsx{.root = "document"}.bytes(), Kind::Unsupported);
        row("a binary workbook", Xlsx{.office = "xl/workbook.bin"}.bytes(), Kind::Unsupported);
        row("another archive", ZipBuilder().add("readme.txt", "x").bytes(), Kind::Unsupported);
        row("a name that leads out", Xlsx{.office = "../../etc/passwd.xml"}.bytes(),
            Kind::Unsupported);
        row("a cut archive", Xlsx{.rows = cell}.bytes().chopped(40), Kind::Corrupt);
        row("a bomb",
            ZipBuilder().add("_rels/.rels", QByteArray(40 << 20, ' '), {.deflate = true}).bytes(),
            Kind::Invalid);
    }

    void hostileFilesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const Result<Workbook> book = read(bytes);
        QVERIFY(!book);
        QVERIFY2(int(book.error().kind) == kind, hz::test::told(book).constData());
        QVERIFY(book.error().message.contains(u"test"));
    }

    void wrongContentTypesDoNotMatter()
    {
        QCOMPARE(
            rowsOf({.rows = "<row><c><v>1</v></c></row>", .contentType = "text/plain"}), u"1:1#"_s);
    }

    void tablesInMemoryAreBounded()
    {
        const Xlsx xlsx{
            .rows = QByteArray("<row><c><v>1</v></c><c><v>2</v></c></row>").repeated(10)};
        HZ_VERIFY_OK(read(xlsx.bytes(), {.maxTableCells = 20}));
        HZ_VERIFY_FAILS(read(xlsx.bytes(), {.maxTableCells = 19}), Invalid);
        HZ_VERIFY_FAILS(read(xlsx.bytes(), {.maxCells = 19}), Invalid);
    }

    void cancelledWorkEnds()
    {
        const Xlsx xlsx{.rows = QByteArray("<row><c><v>1</v></c></row>").repeated(10'000)};
        TaskControl task;
        const auto file = SheetFile::fromBytes(xlsx.bytes(), u"x"_s, {}, task);
        HZ_VERIFY_OK(file);
        int rows = 0;
        const Result<> done = (*file)->readRows(
            0,
            [&](const RowView &) {
                task.cancel();
                return ++rows < 10'000;
            },
            task);
        HZ_VERIFY_FAILS(done, Cancelled);
    }

    void filesOfOtherProgramsAreRead_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");

        const QString title = u"1:临夏市第一小学设备台账|临夏市第一小学设备台账|"
                              "临夏市第一小学设备台账|临夏市第一小学设备台账 "_s;
        QTest::newRow("openpyxl.xlsx") << title
                + u"2:名称|序列号|购置日期|价格 3:联想启天 M428|00123|2021-09-12@|3999.5# "
                  "4:希沃一体机|SW-86-0007|2019-03-01T08:30:00@|18500# 5:合计||TRUE?|#FORMULA!!"_s
                                       << u"字典 hidden 1:在用 2:报废"_s;
        QTest::newRow("libreoffice.xlsx") << title
                + u"2:名称|台数|购置日期|在用 3:联想启天|30#|2021-09-12@|TRUE? "
                  "4:第一行\n第二行|75#|#DIV/0!!|ab"_s
                                          << u"空 "_s;
    }

    void filesOfOtherProgramsAreRead()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        TaskControl task;
        const Result<Workbook> book = readWorkbook(
            QStringLiteral(HZ_TEST_DATA "/") + QString::fromLatin1(QTest::currentDataTag()), {},
            task);
        HZ_VERIFY_OK(book);
        QCOMPARE(book->sheets.size(), 2);
        const Sheet &inventory = book->sheets[0], &other = book->sheets[1];
        QCOMPARE(inventory.info, (SheetInfo{u"设备台账"_s, false}));
        QCOMPARE(shown(inventory.rows), first);
        QCOMPARE(
            other.info.name + (other.info.isHidden ? u" hidden "_s : u" "_s) + shown(other.rows),
            second);
    }
};

QTEST_GUILESS_MAIN(TestXlsx)
#include "tst_xlsx.moc"
