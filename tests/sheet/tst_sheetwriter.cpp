#include "sheettest.h"
#include "support/support.h"

#include <hz/core/archive.h>
#include <hz/sheet/writer.h>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::sheet;
using namespace hz::sheet::test;
using hz::test::TestDir;

namespace {

Table aTable()
{
    return {u"设备 [1/2]"_s, {u"名称"_s, u"台数"_s, u"价格"_s, u"购置"_s, u"在用"_s},
        {{u"联想启天"_s, qint64(30), 3999.5, QDate(2021, 9, 12), true},
            {u"00123"_s, qint64(123456789012345678), 0.1, QDate(1899, 1, 1), false},
            {u"=1+1"_s, {}, {}, {}, u"@x"_s}}};
}

// Texts that give trouble in one form or the other.
rc::Gen<QString> anyText()
{
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "0", "=", "+", "-", "@", "'", "\"", ",", ";", "\t", "\n", " ",
                            "中", "😀", "_x000A_", "&", "<", "]]>", "\xef\xbb\xbf")),
        [](const std::vector<std::string> &pieces) {
            QString text;
            for (const std::string &piece : pieces)
                text += QString::fromStdString(piece);
            return text;
        });
}

// What a reader gives for rows of texts: no empty cells at the end, no empty rows.
QString expected(const std::vector<std::vector<QString>> &rows)
{
    QList<Row> all;
    qint64 number = 0;
    for (const std::vector<QString> &row : rows) {
        Row out{.number = ++number};
        for (const QString &text : row)
            out.cells.append({text, text.isEmpty() ? CellType::Empty : CellType::Text});
        while (!out.cells.isEmpty() && out.cells.last().text.isEmpty())
            out.cells.removeLast();
        if (!out.cells.isEmpty())
            all.append(out);
    }
    return shown(all);
}

Table tableOf(const std::vector<std::vector<QString>> &rows)
{
    Table table{u"x"_s, {}, {}};
    for (const std::vector<QString> &row : rows)
        table.rows.emplace_back(row.begin(), row.end());
    return table;
}

rc::Gen<std::vector<std::vector<QString>>> anyRows()
{
    return rc::gen::container<std::vector<std::vector<QString>>>(
        rc::gen::container<std::vector<QString>>(anyText()));
}

} // namespace

class TestSheetWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvIsWhatExcelOpens()
    {
        TaskControl task;
        const Result<QByteArray> bytes = toCsv(aTable(), task);
        HZ_VERIFY_OK(bytes);
        QVERIFY(bytes->startsWith("\xef\xbb\xbf"));
        QCOMPARE(QString::fromUtf8(bytes->sliced(3)),
            u"名称,台数,价格,购置,在用\r\n联想启天,30,3999.5,2021-09-12,TRUE\r\n"
            "00123,123456789012345678,0.1,1899-01-01,FALSE\r\n'=1+1,,,,'@x\r\n"_s);
    }

    void xlsxKeepsTypes()
    {
        const TestDir dir;
        TaskControl task;
        const QString path = dir.path(u"台账.xlsx"_s);
        HZ_VERIFY_OK(writeXlsx(path, {aTable(), aTable()}, task));
        const Result<Workbook> book = readWorkbook(path, {}, task);
        HZ_VERIFY_OK(book);
        QCOMPARE(book->sheets[0].info.name, u"设备 1 2"_s);
        QCOMPARE(book->sheets[1].info.name, u"设备 1 2 2"_s);
        for (const Sheet &sheet : book->sheets)
            QCOMPARE(shown(sheet.rows),
                u"1:名称|台数|价格|购置|在用 2:联想启天|30#|3999.5#|2021-09-12@|TRUE? "
                "3:00123|123456789012345678|0.1#|1899-01-01|FALSE? 4:=1+1||||@x"_s);
    }

    void noTextBecomesAFormula()
    {
        const TestDir dir;
        TaskControl task;
        const QString path = dir.path(u"x.xlsx"_s);
        HZ_VERIFY_OK(writeXlsx(path, {aTable()}, task));
        const auto archive = Archive::open(path, {}, task);
        HZ_VERIFY_OK(archive);
        const Result<QByteArray> sheet = (*archive)->read(u"xl/worksheets/sheet1.xml"_s, task);
        HZ_VERIFY_OK(sheet);
        QVERIFY(!sheet->contains("<f>"));
        QVERIFY(sheet->contains("state=\"frozen\""));
        QVERIFY(sheet->contains("<autoFilter"));
    }

    void whatDoesNotFitIsRefusedAndTheOldFileStays_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("columns");
        QTest::newRow("a long text") << 32'768 << 1;
        QTest::newRow("many columns") << 1 << 16'385;
    }

    void whatDoesNotFitIsRefusedAndTheOldFileStays()
    {
        QFETCH(int, length);
        QFETCH(int, columns);
        const TestDir dir;
        const QString path = dir.write(u"x.xlsx"_s, "old");
        const Table table{u"x"_s, {}, {std::vector<Value>(size_t(columns), QString(length, u'a'))}};
        TaskControl task;
        HZ_VERIFY_FAILS(writeXlsx(path, {table}, task), Invalid);
        QCOMPARE(dir.read(u"x.xlsx"_s), QByteArray("old"));
    }

    void cancelledWorkLeavesNothing()
    {
        const TestDir dir;
        TaskControl task;
        task.cancel();
        HZ_VERIFY_FAILS(writeXlsx(dir.path(u"x.xlsx"_s), {aTable()}, task), Cancelled);
        HZ_VERIFY_FAILS(writeCsv(dir.path(u"x.csv"_s), aTable(), task), Cancelled);
        QVERIFY(QDir(dir.path()).isEmpty());
    }

    void csvComesBackAsItWent()
    {
        QVERIFY(rc::check([] {
            const auto rows = *anyRows();
            TaskControl task;
            const Result<QByteArray> bytes = toCsv(tableOf(rows), task);
            RC_ASSERT(bytes.has_value());
            const Result<Workbook> book = read(*bytes);
            RC_ASSERT(book.has_value());
            RC_ASSERT(shown(book->sheets.first().rows) == expected(rows));
        }));
    }

    void xlsxComesBackAsItWent()
    {
        const TestDir dir;
        const QString path = dir.path(u"x.xlsx"_s);
        QVERIFY(rc::check([&path] {
            const auto rows = *anyRows();
            TaskControl task;
            RC_ASSERT(writeXlsx(path, {tableOf(rows)}, task).has_value());
            const Result<Workbook> book = readWorkbook(path, {}, task);
            RC_ASSERT(book.has_value());
            RC_ASSERT(shown(book->sheets.first().rows) == expected(rows));
        }));
    }
};

QTEST_GUILESS_MAIN(TestSheetWriter)
#include "tst_sheetwriter.moc"
