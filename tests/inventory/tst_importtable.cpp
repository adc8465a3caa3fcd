// Files as they are read, and what the titles of their columns mean.
#include "importlists.h"

#include <hz/sheet/writer.h>

#include <QtCore/QStringEncoder>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

class ImportTableTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titlesAreKnown_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<int>("titleRow");
        QTest::newRow("a school's list")
            << kList
            << QStringLiteral(
                   "tag itemName maker model serial room state pool booked price holder mac "
                   "note")
            << 1;
        QTest::newRow("a heading above, sums below") << QByteArray(
            "临夏市第一小学计算机登记表,,,\n填表日期：2024年3月,,,\n序号,编 号,S/N,位置\n"
            "1,A1,PF0ABC12,微机室\n合计,,1,\n") << QStringLiteral("ignored tag serial room")
                                                     << 3;
        QTest::newRow("Snipe-IT")
            << QByteArray(
                   "ID,Company,Asset Name,Asset Tag,Serial,Model,Model No.,Category,Status,"
                   "Checked Out To,Location,Manufacturer,Purchase Date,Purchase Cost,"
                   "Warranty,Warranty Expires,Notes\n1,x,,T1,S,M,,Laptops,Deployed,,,,,,,,\n")
            << QStringLiteral("ignored school ignored tag serial model ignored kind state holder "
                              "room maker booked price ignored! warranty note")
            << 1;
        // The titles of its custom report, with the province of the place and what it was lent to.
        QTest::newRow("Snipe-IT's report")
            << QByteArray(
                   "ID,Company,Asset Name,Asset Tag,Model,Model No.,Category,Manufacturer,Serial,"
                   "Purchased,Cost,EOL,Warranty,Warranty Expires,Current Value,Diff,Fully "
                   "Depreciated,Order Number,Supplier,Location,Address,Address,City,State,Country,"
                   "Zip,Checked Out,Type,Username,Status,Last Audit,Notes\n"
                   "1,x,,T1,M,,Laptops,HP,S1,2023-09-01,4200,2028-09-01,36,2026-09-01,,,,,,Room,,,"
                   "Linxia,Gansu,CN,,Li,user,li,Ready to Deploy (Deployed),,\n")
            << QStringLiteral(
                   "ignored school ignored tag model ignored kind maker serial booked price "
                   "ignored "
                   "ignored! warranty ignored ignored ignored ignored ignored room ignored ignored "
                   "ignored ignored! ignored ignored holder ignored! ignored state ignored note")
            << 1;
        QTest::newRow("Snipe-IT in Chinese")
            << QByteArray("编号,公司,资产名称,设备图片,资产标签,序列号,型号,型号编码,分类,状态,"
                          "借出至,员工号码,位置,默认位置,制造商,供应商,购买日期,年龄,采购价格,"
                          "当前值,订单号,报废率,生命周期结束日期,质保,保修到期,备注,签出,签入\n"
                          "1,x,,,T1,S1,M,,笔记本电脑,待分配,,,,,HP,,2023-09-01,,4200,,,,,36 月数,"
                          "2026-09-01,,0,0\n")
            << QStringLiteral(
                   "ignored! school itemName ignored tag serial model ignored kind state holder "
                   "ignored room ignored maker ignored booked ignored price ignored ignored "
                   "ignored "
                   "ignored ignored! warranty note ignored ignored")
            << 1;
        QTest::newRow("the column whose cells are kinds")
            << QByteArray("资产编号,资产分类,类型\nZC1,通用设备,台式机\nZC2,通用设备,笔记本\n")
            << QStringLiteral("tag ignored! kind") << 1;
        QTest::newRow("GLPI")
            << QByteArray("\"Name\";\"Entity\";\"Status\";\"Manufacturer\";\"Serial number\";"
                          "\"Types\";\"Model\";\"Operating system - Name\";\"Location\";"
                          "\"Last update\";\"Components - Processor\"\n\"PC1\";;;;;;;;;"
                          "\"2025-10-19 08:11\";\n")
            << QStringLiteral(
                   "ignored school state maker serial kind model system room ignored cpu")
            << 1;
        QTest::newRow("a time is no MAC address, though it has twelve digits")
            << QByteArray("资产编号,设备名称,某列\nZC1,台式机,2025-10-19 08:11\n")
            << QStringLiteral("tag itemName booked") << 1;
        QTest::newRow("units and two columns of one field")
            << QByteArray("编号,资产编号,原值（万元）,设备名称\n1,ZC1,0.4,电脑\n")
            << QStringLiteral("ignored! tag price itemName") << 1;
        QTest::newRow("no titles: by what the cells look like")
            << QByteArray("台式机,8C:EC:4B:01:02:03,PF0ABC12,2023-09-01,在用\n"
                          "笔记本,8C:EC:4B:01:02:04,PF0ABC13,2023-09-02,维修\n")
            << QStringLiteral("kind mac serial booked state") << 0;
        QTest::newRow("people by stage, two rows of titles")
            << QByteArray("学校名称,小学,小学,初中,初中\n学校名称,学生数,班数,学生数,"
                          "班数\n城关小学,1,1,1,1\n")
            << QStringLiteral("school students:primary classes:primary students:junior "
                              "classes:junior")
            << 2;
        QTest::newRow("people by stage, one row of titles")
            << QByteArray(
                   "学校,年度,小学在校生数,小学专任教师数,初中在校生数\n城关小学,2025,1,1,1\n")
            << QStringLiteral("school year students:primary teachers:primary students:junior") << 1;
    }
    void titlesAreKnown()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, fields);
        QFETCH(int, titleRow);
        const ColumnMap map = guessColumns(tableOf(csv));
        QCOMPARE(fieldsOf(map), fields);
        QCOMPARE(map.titleRow, qint64(titleRow));
    }

    void aMapIsRememberedByItsTitles()
    {
        const ImportTable table = tableOf("编号,资产编号,怪名\n1,ZC1,x\n");
        ColumnMap map = guessColumns(table);
        QCOMPARE(map.doubles(), std::vector<ImportField>{ImportField::Tag});
        map.columns[0].field = ImportField::Ignored;
        map.columns[1].field = ImportField::Tag;
        map.columns[2].field = ImportField::Note;
        map.kind = DeviceKind::Tablet;
        const QJsonObject saved = map.toJson();
        const auto remembered
            = [&](const QString &id) { return id == map.documentId() ? saved : QJsonObject(); };
        QCOMPARE(fieldsOf(guessColumns(table, remembered)), QStringLiteral("ignored tag note"));
        QCOMPARE(guessColumns(table, remembered).kind, map.kind);
        // Of other titles, or spoiled, it is passed over.
        ColumnMap other = guessColumns(tableOf("编号,原值,怪名\n1,2,x\n"));
        QVERIFY(!other.recall(saved));
        for (const char *key : {"titles", "fields", "stages", "fen", "subject"}) {
            QJsonObject spoiled = saved;
            spoiled[QLatin1StringView(key)] = QStringLiteral("x");
            QVERIFY2(!guessColumns(table).recall(spoiled), key);
        }
    }

    void hostileFilesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("quotes that never end") << QByteArray("编号,设备名称\n\"ZC1,电脑\n");
        QTest::newRow("too many columns")
            << QByteArray("编号") + QByteArray(1'000'000, ',') + "x\n";
        QTest::newRow("zeros") << QByteArray("编号,设备名称\nZC1,\0电脑\n", 28);
        QTest::newRow("a broken archive") << QByteArray("PK\x03\x04 and no more");
        QTest::newRow("an old workbook") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old");
    }
    void hostileFilesAreNamed()
    {
        QFETCH(QByteArray, bytes);
        TaskControl task;
        const auto tables = readImportTables(bytes, QStringLiteral("某校.csv"), {}, task);
        QVERIFY(!tables);
        QVERIFY(!tables.error().message.isEmpty());
    }

    void oldChineseEncodingIsRead()
    {
        const QByteArray gbk = QStringEncoder("GB18030")(QString::fromUtf8(kList));
        QCOMPARE(tried(gbk, ImportStock::fromRecords(anArea()), {.school = kFirst}).rows(),
            QStringLiteral("2 new; 3 new; 4 new"));
    }

    void aWorkbookIsPlannedSheetBySheet()
    {
        const TestDir dir;
        TaskControl task;
        const auto table = [](const char16_t *name, const char16_t *serial) {
            return sheet::Table{QString::fromUtf16(name),
                {QStringLiteral("设备名称"), QStringLiteral("序列号"), QStringLiteral("购置日期")},
                {{QStringLiteral("电脑"), QString::fromUtf16(serial), QDate(2023, 9, 1)}}};
        };
        const QString path = dir.path(QStringLiteral("两校.xlsx"));
        HZ_VERIFY_OK(sheet::writeXlsx(path,
            {table(u"城关小学", u"0012345678"), table(u"临夏市第一小学", u"PF0ABC12")}, task));
        const auto tables = readImportTables(path, {}, task);
        HZ_VERIFY_OK(tables);
        QCOMPARE(tables->size(), size_t(2));
        const auto plan = planImport(tables->front(), guessColumns(tables->front()),
            ImportStock::fromRecords(anArea()), {}, task);
        HZ_VERIFY_OK(plan);
        QVERIFY(Tried{*plan}.fields().endsWith(
            u"bookedOn=2023-09-01 kind=desktop school=2162000003 serial=0012345678 state=inUse"));
    }
};

QTEST_GUILESS_MAIN(ImportTableTest)
#include "tst_importtable.moc"
