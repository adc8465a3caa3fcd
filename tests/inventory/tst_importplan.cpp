// Rows of lists become machines, rooms and figures, each with what is wrong with it.
#include "importlists.h"

#include <hz/inventory/inventory.h>

#include <rapidcheck.h>
#include <set>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

class ImportPlanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListBecomesMachinesWithTheirRooms()
    {
        const Tried list = tried(kList, ImportStock::fromRecords(anArea()), {.school = kFirst});
        QCOMPARE(list.rows(), QStringLiteral("2 new; 3 new; 4 new"));
        QCOMPARE(list.fields(0),
            QStringLiteral(
                "assetTag=ZC20230001 assignment=student bookedOn=2023-09-01 kind=desktop "
                "macs=8C:EC:4B:01:02:03 maker=联想 model=启天M430 priceFen=399950 "
                "room=01J00000000000000000000001 school=2162000001 serial=PF0ABC12 "
                "state=inUse"));
        QVERIFY(list.fields(1).contains(u"bookedOn=2023-09-01 holder=马老师 kind=laptop"));
        QVERIFY(list.fields(1).contains(u"priceFen=420000"));
        QVERIFY(list.fields(2).contains(u"state=awaitingDisposal"));
        QVERIFY(list.fields(2).contains(u"priceFen=80000"));
        QCOMPARE(list.plan.newRooms.size(), size_t(2));
        QCOMPARE(list.plan.newRooms[0].kind, RoomKind::AdminOffice);
        QCOMPARE(list.plan.edits().size(), 5);
    }

    void importingTwiceChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("second");
        QTest::newRow("numbers") << kList << QStringLiteral("2 same; 3 same; 4 same");
        QTest::newRow("machines without a number, alike")
            << QByteArray(
                   "设备名称,品牌,教室\n台式机,联想,微机室\n台式机,联想,微机室\n台式机,联想,二楼\n")
            << QStringLiteral("2 same; 3 same; 4 same");
        QTest::newRow("tags that are counted up in every room") << QByteArray(
            "编号,设备名称,品牌,型号,教室\n01,台式机,联想,M430,A\n02,台式机,联想,M430,A\n"
            "01,台式机,联想,M430,B\n") << QStringLiteral("2 same; 3 same; 4 same");
        QTest::newRow("a serial of the batch") << QByteArray(
            "序列号,设备名称,品牌,型号\nTFBATCH1,台式机,同方,Z1\nTFBATCH1,台式机,同方,Z1\n"
            "TFBATCH1,台式机,同方,Z1\nTFBATCH1,台式机,同方,Z1\n")
                                               << QStringLiteral("2 same; 3 same; 4 same; 5 same");
        QTest::newRow("a serial of the batch, one row of which says too little")
            << QByteArray("序列号,设备名称,品牌,型号\nTFBATCH1,,同方,Z1\nTFBATCH1,台式机,同方,Z1\n"
                          "TFBATCH1,台式机,同方,Z1\nTFBATCH1,台式机,同方,Z1\n")
            << QStringLiteral(
                   "2 failed [设备名称||The row does not say what kind of machine it is.]; "
                   "3 same; 4 same; 5 same");
        QTest::newRow("a tag twice, of machines whose serials differ, one of the batch")
            << QByteArray("资产编号,设备名称,品牌,型号,序列号\nZC20230002,,同方,Z1,TFBATCH1\n"
                          ",台式机,同方,Z1,TFBATCH1\n,台式机,同方,Z1,TFBATCH1\n"
                          ",台式机,同方,Z1,TFBATCH1\nZC20230002,台式机,同方,Z1,PF0ABC12\n")
            << QStringLiteral("2 doubtful; 3 same; 4 same; 5 same; 6 same");
        QTest::newRow("the same machine in two rows") << QByteArray(
            "序列号,设备名称,品牌,型号\nPF0ABC12,台式机,联想,M430\nPF0ABC12,台式机,"
            "联想,M430\n") << QStringLiteral("2 same; 3 failed [||This is the machine of row 2.]");
        QTest::newRow("schools") << QByteArray(
            "学校标识码,学校名称,学校类型,县市,城乡类型\n3162000009,第九中学,初级中学,临夏市,城镇\n"
            "2162000001,临夏市第一小学,小学,622901,农村\n")
                                 << QStringLiteral("2 same; 3 same");
        QTest::newRow("people")
            << QByteArray(
                   "学校,年度,学段,学生数,班数,教师数\n临夏市第一小学,2025,,\"1,200\",24,66\n"
                   "城关小学,2025-2026学年,小学,300,6,20\n城关小学,2025,初中,150,3,15\n"
                   "城关小学,2025,初中,151,3,15\n")
            << QStringLiteral(
                   "2 same; 3 same; 4 same; 5 failed [||Row 4 says otherwise of this school.]");
    }
    void importingTwiceChangesNothing()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, second);
        const Records before = anArea();
        const Tried first = tried(csv, ImportStock::fromRecords(before), {.school = kFirst});
        QVERIFY2(first.plan.total(RowOutcome::New) + first.plan.total(RowOutcome::Changed) > 0,
            qPrintable(first.rows()));
        const Records after = with(before, first.plan);
        const Tried again = tried(csv, ImportStock::fromRecords(after), {.school = kFirst});
        QCOMPARE(again.rows(), second);
        QVERIFY(again.plan.edits().isEmpty());
    }

    void changesAreShownFieldByField()
    {
        const Records before = anArea();
        const Records after
            = with(before, tried(kList, ImportStock::fromRecords(before), {.school = kFirst}).plan);
        QByteArray edited = kList;
        edited.replace("在用", "送修").replace("微机室", "二楼机房").replace("3999.5", "");
        const Tried again = tried(edited, ImportStock::fromRecords(after), {.school = kFirst});
        QCOMPARE(again.rows(), QStringLiteral("2 changed; 3 same; 4 same"));
        QVERIFY2(again.fields(0).startsWith(u"room="), qPrintable(again.fields(0)));
        QVERIFY(again.fields(0).endsWith(u"state=inRepair stateSince=2026-09-01"));
    }

    void aBadRowIsNamedAndTheOthersAreImported()
    {
        const Tried list = tried("学校,设备名称,序列号,购置日期,单价,MAC,数量\n"
                                 "第一小学,电脑,,,,,\n"
                                 "临夏市第1小学,电脑,,,,,\n"
                                 "城关小学,空调,,,,,\n"
                                 "城关小学,电脑,,9/12/2021,便宜,8C:EC:4B,\n"
                                 "城关小学,电脑,1.23457E+11,,,,30\n"
                                 "火星小学,电脑,,,,,1\n"
                                 ",电脑,,,,,1\n"
                                 "合计,,,,,,35\n"
                                 "学校,设备名称,序列号,购置日期,单价,MAC,数量\n",
            ImportStock::fromRecords(anArea()));
        QCOMPARE(list.rows(),
            QStringLiteral(
                "2 failed [学校|第一小学|Several schools are called so: 2162000001 临夏市第一小学, "
                "2162000002 临夏县第一小学.]; "
                "3 new; "
                "4 failed [设备名称|空调|This is no kind of machine that is known here.]; "
                "5 failed [MAC|8C:EC:4B|This is no MAC address.] [单价|便宜|This is no price.] "
                "[购置日期|9/12/2021|This is no day, or one that can be read in two ways.]; "
                "6 failed [序列号|1.23457E+11|A spreadsheet program shortened this number: write "
                "the "
                "column as text.] [数量|30|The row has a number that only one machine has: write a "
                "row for each machine.]; "
                "7 failed [学校|火星小学|There is no such school.]; "
                "8 failed [学校||The row names no school.]; 9 skipped; 10 skipped"));
    }

    void aHeadingNamesTheSchoolAndTheKind()
    {
        const Tried list
            = tried("临夏县第一小学笔记本登记表,,\n品牌,型号,序列号\n联想,E14,PF0ABC12\n",
                ImportStock::fromRecords(anArea()));
        QCOMPARE(list.rows(), QStringLiteral("3 new"));
        QVERIFY(list.fields().contains(u"kind=laptop"));
        QVERIFY(list.fields().contains(u"school=2162000002"));
        const Tried byName = tried("品牌,型号,序列号\n联想,E14,PF0ABC12\n",
            ImportStock::fromRecords(anArea()), {}, u"城关小学电脑");
        QVERIFY(byName.fields().contains(u"school=2162000003"));
    }

    void whatIsDoubtfulWaitsForAPerson()
    {
        Records before = anArea();
        before.devices = {Device{.id = DeviceId(QStringLiteral("01J00000000000000000000009")),
            .school = kFirst,
            .serial = QStringLiteral("PF0ABC12"),
            .lastSeen = QDate(2026, 1, 1)}};
        const ImportStock stock = ImportStock::fromRecords(before);
        const QByteArray csv = "序列号,设备名称,品牌,型号\nPF0ABC12,台式机,联想,M430\n";
        const Tried list = tried(csv, stock, {.school = kFirst});
        QCOMPARE(list.rows(), QStringLiteral("2 doubtful"));
        QVERIFY(list.plan.edits().isEmpty());
        QCOMPARE(list.plan.rows[0].candidates.size(), size_t(1));
        // What the row says can be laid beside what is there.
        QCOMPARE(list.plan.rows[0].edit.after[QStringLiteral("maker")].toString(),
            QStringLiteral("联想"));
        ImportOptions leaving{.school = kFirst, .leftOut = {2}};
        QCOMPARE(tried(csv, stock, leaving).rows(), QStringLiteral("2 skipped"));
        ImportOptions same{.school = kFirst};
        same.decisions.insert(2, before.devices[0].id);
        QCOMPARE(tried(csv, stock, same).rows(), QStringLiteral("2 changed"));
        QCOMPARE(tried(csv, stock, same).fields(), QStringLiteral("maker=联想 model=M430"));
        ImportOptions another{.school = kFirst};
        another.decisions.insert(2, {});
        const Tried made = tried(csv, stock, another);
        QCOMPARE(made.rows(), QStringLiteral("2 new"));
        // Next time the row is known.
        const ImportStock after = ImportStock::fromRecords(with(before, made.plan));
        QCOMPARE(tried(csv, after, {.school = kFirst}).rows(), QStringLiteral("2 same"));
    }

    void aMachineThatIsElsewhereWasMoved()
    {
        Records before = anArea();
        const RoomId store(QStringLiteral("01J00000000000000000000008"));
        before.rooms.push_back({.id = store, .school = kFirst, .name = QStringLiteral("库房")});
        before.devices = {Device{.id = DeviceId(QStringLiteral("01J00000000000000000000009")),
            .school = kFirst,
            .room = store,
            .state = DeviceState::InStore,
            .maker = QStringLiteral("联想"),
            .model = QStringLiteral("M430"),
            .serial = QStringLiteral("PF0ABC12")}};
        const QByteArray csv = "序列号,品牌,型号,存放地点,使用状况\n"
                               "PF0ABC12,联想,M430,三楼微机室,在用\n";
        const Tried list = tried(csv, ImportStock::fromRecords(before),
            {.school = kFirst, .origin = QStringLiteral("台账.csv")});
        QCOMPARE(list.rows(), QStringLiteral("2 changed"));
        const QList<Edit> movements = list.plan.rows[0].movements;
        QCOMPARE(movements.size(), 2);
        const Result<Movement> used = Movement::fromJson(movements[0].after);
        HZ_VERIFY_OK(used);
        QCOMPARE(used->from, QStringLiteral("In store"));
        QCOMPARE(used->to, QStringLiteral("In use"));
        const Result<Movement> moved = Movement::fromJson(movements[1].after);
        HZ_VERIFY_OK(moved);
        QCOMPARE(moved->kind, MovementKind::Moved);
        QCOMPARE(moved->device, before.devices[0].id);
        const QString school = before.schools.front().name;
        QCOMPARE(moved->from, school + QStringLiteral(" 库房"));
        QCOMPARE(moved->to, school + QStringLiteral(" 三楼微机室"));
        QCOMPARE(moved->note, QStringLiteral("台账.csv"));
        QCOMPARE(moved->at, QDateTime(QDate(2026, 9, 1), QTime(8, 0)).toUTC());
        QCOMPARE(list.plan.edits().size(), 4); // the room, the machine, what happened to it
        const Tried again
            = tried(csv, ImportStock::fromRecords(with(before, list.plan)), {.school = kFirst});
        QCOMPARE(again.rows(), QStringLiteral("2 same"));
        QVERIFY(again.plan.edits().isEmpty());
    }

    void otherProgramsListsAreRead()
    {
        const Tried glpi = tried("\"Name\";\"Entity\";\"Status\";\"Manufacturer\";"
                                 "\"Serial number\";\"Types\";\"Model\";\"Location\"\n"
                                 "\"PC-1\";\"Root entity > 城关小学\";\"In production\";\"LENOVO\";"
                                 "\"PF0ABC12\";\"Notebook\";\"20RA\";\"一楼 > 备课室\"\n",
            ImportStock::fromRecords(anArea()));
        QCOMPARE(glpi.rows(), QStringLiteral("2 new"));
        QVERIFY(glpi.fields().contains(u"kind=laptop maker=LENOVO model=20RA"));
        QVERIFY(glpi.fields().contains(u"school=2162000003 serial=PF0ABC12 state=inUse"));
        QCOMPARE(glpi.plan.newRooms[0].name, QStringLiteral("备课室"));
        const Tried snipe = tried("Asset Tag,Serial,Model,Category,Status,Manufacturer,"
                                  "Purchase Date,Purchase Cost,Warranty\n"
                                  "T-000001,5CD1234XYZ,Pro 440,Laptops,Ready to Deploy,HP,"
                                  "2023-09-01,\"4,200.00\",36 months\n",
            ImportStock::fromRecords(anArea()), {.school = kFirst});
        QCOMPARE(snipe.rows(), QStringLiteral("2 new"));
        QVERIFY2(snipe.fields().contains(u"state=inStore warrantyUntil=2026-09-01"),
            qPrintable(snipe.fields()));
        const auto cells
            = [](const QByteArray &state, const QByteArray &day, const QByteArray &warranty) {
                  const Tried row = tried("Asset Tag,Serial,Category,Status,Purchased,Warranty\n"
                                          "T-000001,5CD1234XYZ,Laptops,"
                          + state + ',' + day + ',' + warranty + '\n',
                      ImportStock::fromRecords(anArea()), {.school = kFirst});
                  return row.rows() == u"2 new" ? row.fields() : row.rows();
              };
        QVERIFY(cells("Ready to Deploy (Deployed)", "2023-09-01", "36")
                    .endsWith(u"state=inUse warrantyUntil=2026-09-01"));
        QVERIFY(cells("Ready to Deploy Deployed", "", "36").endsWith(u"state=inUse"));
        QVERIFY(cells("Pending Diagnostics", "2023-09-01", "").endsWith(u"state=inRepair"));
        QVERIFY(cells("Deployed", "2023-09-01", "3").startsWith(u"2 failed"));
    }

    void aPathOfPlacesNamesTheSchool()
    {
        const Records area = anArea();
        const auto placed = [&](const QByteArray &location, const QByteArray &entity = {}) {
            const Tried row = tried("Name;Entity;Serial number;Types;Location\nPC1;" + entity
                    + ";5CD1234XYZ;Desktop;" + location + '\n',
                ImportStock::fromRecords(area));
            return row.rows() == u"2 new" ? row.fields() : row.rows();
        };
        const QString first
            = QStringLiteral("room=01J00000000000000000000001 school=%1").arg(kFirst.text());
        QVERIFY(placed("甘肃 > 临夏市 > 临夏市第一小学 > 微机室").contains(first));
        QVERIFY(placed("临夏市第一小学 > 教学楼 > 微机室").contains(first));
        // The district tells which of two is meant, and a place that is the school is no room.
        const QString alone = placed("临夏县 > 第一小学");
        QVERIFY2(alone.contains(QStringLiteral("school=%1").arg(kSecond.text()))
                && !alone.contains(u"room="),
            qPrintable(alone));
        QVERIFY(placed("微机室", "Root entity > 临夏市 > 临夏市第一小学").contains(first));
        QVERIFY(placed("甘肃 > 仓库").startsWith(u"2 failed"));
    }

    void aRowOfSeveralIsSeveralMachines()
    {
        const QByteArray list = "学校,设备名称,型号,资产编号,数量,金额\n"
                                "城关小学,台式机,M430,ZC000100,3,10000.01\n"
                                "城关小学,台式机,M430,,1,3000\n"
                                "城关小学,台式机,M430,,201,1\n"
                                "城关小学,台式机,M430,,0,1\n"
                                "城关小学,台式机,M430,,很多,1\n";
        const Records before = anArea();
        const Tried first = tried(list, ImportStock::fromRecords(before));
        const QString refused
            = QStringLiteral("A row is one machine, or several that are alike: at most 200.");
        QCOMPARE(first.rows(),
            QStringLiteral("2 new; 3 new; 4 failed [数量|201|%1]; 5 failed [数量|0|%1]; "
                           "6 failed [数量|很多|%1]")
                .arg(refused));
        QCOMPARE(first.plan.rows[0].further.size(), size_t(2));
        QCOMPARE(first.plan.rows[0].notes.size(), size_t(1));
        const Records after = with(before, first.plan);
        QCOMPARE(after.devices.size(), size_t(4));
        qint64 fen = 0;
        for (const Device &device : after.devices)
            fen += device.assetTag == u"ZC000100" ? device.priceFen : 0;
        QCOMPARE(fen, 1'000'001);

        const Tried again = tried(list, ImportStock::fromRecords(after));
        QVERIFY(again.rows().startsWith(u"2 same; 3 same; 4 failed"));
        QVERIFY(again.plan.edits().isEmpty());
    }

    void oneMoreInARowIsOneMoreMachine()
    {
        const auto list = [](int quantity) {
            return "学校,设备名称,型号,数量,单价\n城关小学,台式机,M430,"
                + QByteArray::number(quantity) + ",3000\n";
        };
        const Records before = anArea();
        const Records three = with(before, tried(list(3), ImportStock::fromRecords(before)).plan);
        const Tried more = tried(list(4), ImportStock::fromRecords(three));
        QCOMPARE(more.rows(), QStringLiteral("2 new"));
        QCOMPARE(more.plan.edits().size(), 1);
        QVERIFY(more.fields().contains(u"priceFen=300000"));
        QCOMPARE(tried(list(2), ImportStock::fromRecords(three)).rows(), QStringLiteral("2 same"));
        // Written out one by one they are the same machines.
        const QByteArray row = "城关小学,台式机,M430,1,3000\n";
        QCOMPARE(tried("学校,设备名称,型号,数量,单价\n" + row + row + row,
                     ImportStock::fromRecords(three))
                     .rows(),
            QStringLiteral("2 same; 3 same; 4 same"));
    }

    void severalMachinesAreNotOneThatIsThere()
    {
        Records before = anArea();
        before.devices = {{.id = DeviceId(QStringLiteral("01J00000000000000000000009")),
            .school = kThird,
            .maker = QStringLiteral("联想"),
            .model = QStringLiteral("M430"),
            .assetTag = QStringLiteral("ZC000100")}};
        const QByteArray list
            = "学校,设备名称,品牌,型号,资产编号,数量\n城关小学,台式机,联想,M430,ZC000100,3\n";
        const ImportStock stock = ImportStock::fromRecords(before);
        QCOMPARE(tried(list, stock).rows(), QStringLiteral("2 doubtful"));
        QCOMPARE(tried(list, stock, {.decisions = {{2, DeviceId()}}}).plan.edits().size(), 3);
        QCOMPARE(tried(list, stock, {.decisions = {{2, before.devices[0].id}}}).rows(),
            QStringLiteral("2 failed [数量|3|Several machines cannot be one that is there.]"));
    }

    void aCensusIsFilledAndAClosedOneIsNot()
    {
        Records before = anArea();
        Census closed{.unit = kFirst, .year = 2024, .isLocked = true};
        before.censuses = {closed};
        const Tried list
            = tried("学校,小学学生数,小学班数,初中学生数,高中学生数\n城关小学,300,6,150,0\n"
                    "临夏市第一小学,1200,x,0,\n",
                ImportStock::fromRecords(before), {.year = 2025});
        QCOMPARE(list.rows(),
            QStringLiteral("2 new; 3 failed [小学班数|x|This is no number of people or classes.]"));
        const Result<Census> census = Census::fromJson(list.plan.rows[0].edit.after);
        HZ_VERIFY_OK(census);
        QCOMPARE(census->stages[size_t(Stage::Primary)]->students, 300);
        QCOMPARE(census->stages[size_t(Stage::Junior)]->students, 150);
        QVERIFY(!census->stages[size_t(Stage::Senior)]);
        QCOMPARE(tried("学校,学生数\n临夏市第一小学,5\n城关小学,5\n",
                     ImportStock::fromRecords(before), {.year = 2024})
                     .rows(),
            QStringLiteral("2 failed [||The year 2024 is closed for this school.]; 3 failed "
                           "[Stage||The school has several stages: the row does not say which.]"));
    }

    void planningStopsWhenToldTo()
    {
        TaskControl task;
        task.cancel();
        const ImportTable table = tableOf(kList);
        HZ_VERIFY_FAILS(planImport(table, guessColumns(table), ImportStock::fromRecords(anArea()),
                            {.school = kFirst}, task),
            Cancelled);
    }

    void aPlanIsWrittenAndReadBack()
    {
        const TestDir dir;
        auto database = store::Database::open(
            dir.path(QStringLiteral("ops.hzdb")), {.projections = {Register::projection()}});
        HZ_VERIFY_OK(database);
        HZ_VERIFY_OK((*database)->building().wait());
        QList<Edit> area;
        const Records records = anArea();
        for (const School &school : records.schools)
            area.append({.id = documentId(school), .after = school.toJson()});
        TaskControl task;
        HZ_VERIFY_OK(writeEdits(**database, area, task));
        const auto stock = [&] { return *ImportStock::load(**database); };
        QByteArray csv = kList;
        csv.replace("马老师,,", "马老师,,新");
        const Tried first = tried(csv, stock(), {.school = kFirst});
        const auto written = writeEdits(**database, first.plan.edits(), task);
        HZ_VERIFY_OK(written);
        QCOMPARE(*written, first.plan.edits().size());
        QCOMPARE(task.state()->progress(), (TaskProgress{*written, *written}));
        QCOMPARE(tried(csv, stock(), {.school = kFirst}).rows(),
            QStringLiteral("2 same; 3 same; 4 same"));
        task.cancel();
        const auto stopped = writeEdits(**database, first.plan.edits(), task);
        HZ_VERIFY_OK(stopped);
        QCOMPARE(*stopped, 0);
    }

    // Rows drawn from a few cells, so that all that can go wrong does.
    void everyRowIsAccountedForOnceAndOnceIsEnough()
    {
        QVERIFY(rc::check("importing twice changes nothing", [] {
            static const std::vector<std::vector<const char *>> kCells{
                {"ZC20230001", "ZC20230002", "01", "", "无"},
                {"台式机", "笔记本", "空调", "", "打印机"}, {"联想", "LENOVO", "", "HP"},
                {"M430", "M430-1", ""}, {"PF0ABC12", "PF0ABC13", "", "Default string", "123456789"},
                {"城关小学", "第一小学", "临夏市第一小学", "2162000002", ""},
                {"微机室", "微机 室", "二楼", ""}, {"在用", "坏", "好坏", ""},
                {"8C:EC:4B:01:02:03", "8C-EC-4B-01-02-04", "x", "", "00:50:56:C0:00:08"},
                {"2023-09-01", "2023.9", "9/1/2023", ""}};
            QByteArray csv = "资产编号,设备名称,品牌,型号,序列号,学校,教室,状态,MAC,购置日期\n";
            const int rows = *rc::gen::inRange(1, 25);
            for (int row = 0; row < rows; ++row) {
                QByteArray line;
                for (const std::vector<const char *> &cells : kCells)
                    line += QByteArray(cells[*rc::gen::inRange<size_t>(0, cells.size())]) + ',';
                csv += line.chopped(1) + '\n';
            }
            Records stock = anArea();
            const Tried first = tried(csv, ImportStock::fromRecords(stock), {.school = kFirst});
            int total = 0;
            for (const int count : first.plan.totals)
                total += count;
            RC_ASSERT(total == int(first.plan.rows.size()));
            std::set<qint64> numbers;
            for (const PlannedRow &row : first.plan.rows)
                RC_ASSERT(numbers.insert(row.number).second);
            std::set<QString> documents;
            for (const Edit &edit : first.plan.edits())
                RC_ASSERT(documents.insert(edit.id).second);
            stock = with(stock, first.plan);
            const Tried again = tried(csv, ImportStock::fromRecords(stock), {.school = kFirst});
            RC_ASSERT(again.plan.edits().isEmpty());
        }));
    }
};

QTEST_GUILESS_MAIN(ImportPlanTest)
#include "tst_importplan.moc"
