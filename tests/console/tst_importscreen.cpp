#include "devices/devicesource.h"
#include "import/columnpane.h"
#include "importtest.h"
#include "overview/overviewscreen.h"

#include <hz/inventory/devicestory.h>
#include <hz/sheet/sheetfile.h>
#include <hz/sheet/writer.h>
#include <hz/ui/style.h>

#include <QtCore/QMimeData>
#include <QtCore/QStringEncoder>
#include <QtGui/QClipboard>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

// Two new machines, one that is there in another room, one wrong row.
QByteArray aList(const Register &stock)
{
    const DeviceRow &known = knownMachine(stock);
    const QString school = stock.schools()[known.school].name;
    const auto line = [&](const QString &tag, const QString &kind, const QString &maker,
                          const QString &model, const QString &serial, const QString &room) {
        return QStringList{school, tag, kind, maker, model, serial, room}.join(u',') + u'\n';
    };
    QString text = u"学校,资产编号,设备名称,品牌,型号,序列号,存放地点\n"_s;
    text += line(u"ZC990001"_s, u"台式机"_s, u"联想"_s, u"M430"_s, u"PF9TEST1"_s, u"新微机室"_s);
    text += line(u"ZC990002"_s, u"空调"_s, u"格力"_s, {}, {}, u"教导处"_s);
    text += line(u"ZC990003"_s, u"笔记本"_s, u"惠普"_s, u"440"_s, u"5CD9TEST2"_s, u"教导处"_s);
    text += line(stock.tag(known), wordOf(known.kind), stock.maker(known), stock.model(known),
        stock.serial(known), u"新微机室"_s);
    return text.toUtf8();
}

const QByteArray kAgent
    = R"({"action":"inventory","deviceid":"pc-1","itemtype":"Computer","content":{)"
      R"("bios":{"ssn":"PF0AGENT1","smanufacturer":"LENOVO","smodel":"10T8"},)"
      R"("hardware":{"name":"pc-1","chassis_type":"Desktop"}}})";

} // namespace

class ImportScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListIsCheckedBeforeAnythingIsWritten()
    {
        const ImportDesk desk;
        const TestDir files;
        const int before = desk.devices();
        desk.add({files.write(u"台账.csv"_s, aList(desk.prefecture.stock()))});
        QCOMPARE(desk.total(RowOutcome::New), 2);
        QCOMPARE(desk.total(RowOutcome::Changed), 1);
        QCOMPARE(desk.total(RowOutcome::Failed), 1);
        QCOMPARE(desk.devices(), before);
        auto *problems = desk.child<ui::TableView>("problems");
        QVERIFY(problems->isVisible());
        QCOMPARE(problems->source()->text(0, 0), u"3"_s);
        QCOMPARE(problems->source()->text(0, 2), u"设备名称"_s);
        QCOMPARE(problems->source()->text(0, 3), u"空调"_s);
        QVERIFY(!problems->source()->text(0, 4).isEmpty());
        QVERIFY(desk.child<QPushButton>("importGo")->text().contains(u'3'));
    }

    void whatIsSoundIsWrittenAndUndone()
    {
        const ImportDesk desk;
        const TestDir files;
        const Register &stock = desk.prefecture.stock();
        const DeviceId known = stock.idOf(knownMachine(stock));
        const Device before = desk.device(known);
        const int devices = desk.devices();
        desk.add({files.write(u"台账.csv"_s, aList(stock))});
        desk.waitForPicture([&] { desk.click("importGo"); });
        QTRY_VERIFY(desk.importing().outcome().has_value());
        QCOMPARE(desk.devices(), devices + 2);
        QVERIFY(desk.device(known).room != before.room);
        // As the machines screen does, a movement says so.
        const auto read = desk.prefecture.place.database().read();
        const auto movements = movementsOf(**read, known);
        HZ_VERIFY_OK(movements);
        QCOMPARE(movements->front().kind, MovementKind::Moved);
        QCOMPARE(movements->front().note, u"台账.csv"_s);
        QCOMPARE(desk.importing().outcome()->devices.size(), size_t(3));
        desk.waitForPicture([&] { desk.click("importUndo"); });
        QTRY_VERIFY(!desk.importing().outcome());
        QCOMPARE(desk.devices(), devices);
        QCOMPARE(desk.device(known), before);
        desk.settle();
        QCOMPARE(desk.total(RowOutcome::New), 2); // and can be imported again
    }

    void whatWasImportedIsListed()
    {
        const ImportDesk desk;
        const TestDir files;
        desk.add({files.write(u"台账.csv"_s, aList(desk.prefecture.stock()))});
        desk.waitForPicture([&] { desk.click("importGo"); });
        QTRY_VERIFY(desk.importing().outcome().has_value());
        desk.click("importedDevices");
        QTRY_COMPARE(desk.window.devices().source().rowCount(), 3);
        QVERIFY(desk.window.devices().isVisible());
    }

    void importingTwiceChangesNothing()
    {
        const ImportDesk desk;
        const TestDir files;
        const QString list = files.write(u"台账.csv"_s, aList(desk.prefecture.stock()));
        desk.add({list});
        desk.waitForPicture([&] { desk.click("importGo"); });
        QTRY_VERIFY(desk.importing().outcome().has_value());
        desk.add({list});
        QCOMPARE(desk.total(RowOutcome::New), 0);
        QCOMPARE(desk.total(RowOutcome::Changed), 0);
        QCOMPARE(desk.total(RowOutcome::Same), 3);
        QVERIFY(!desk.child<QPushButton>("importGo")->isEnabled());
    }

    void aColumnIsUnderstoodOtherwiseAndRemembered()
    {
        const ImportDesk desk;
        const TestDir files;
        const QString school = desk.prefecture.stock().schools().front().name;
        const QByteArray csv = u"学校,怪列,设备名称\n%1,ZC990001,台式机\n"_s.arg(school).toUtf8();
        desk.add({files.write(u"怪.csv"_s, csv)});
        QCOMPARE(desk.entry().list.map.columns[1].field, ImportField::Serial); // it looks like one
        desk.choose("column1", wordOf(ImportField::Tag));
        desk.settle();
        QCOMPARE(desk.entry().list.map.columns[1].field, ImportField::Tag);
        QCOMPARE(desk.entry().plan->rows[0].edit.after[u"assetTag"_s].toString(), u"ZC990001"_s);
        desk.child<QLineEdit>("mapName")->setText(u"怪台账"_s);
        QSignalSpy kept(&desk.importing(), &Importing::mapKept);
        desk.click("keepMap");
        QTRY_COMPARE(kept.size(), 1);
        desk.settle();
        desk.importing().clear();
        // Another file with the same titles.
        desk.add({files.write(u"又一个.csv"_s, csv)});
        QCOMPARE(desk.entry().list.map.columns[1].field, ImportField::Tag);
        QCOMPARE(desk.entry().list.map.name, u"怪台账"_s);
    }

    void anotherColumnForTheSameFieldTakesItsPlace()
    {
        ColumnMap map;
        map.columns = {{.title = u"a"_s, .field = ImportField::Tag}, {.title = u"b"_s},
            {.title = u"c"_s, .field = ImportField::Mac}};
        map = withChoice(map, 1, {ImportField::Tag, {}, 100});
        QCOMPARE(map.columns[0].field, ImportField::Ignored);
        QCOMPARE(map.columns[1].field, ImportField::Tag);
        map = withChoice(map, 0, {ImportField::Mac, {}, 100});
        QCOMPARE(map.columns[2].field, ImportField::Mac);
    }

    void theEncodingIsShownAndChanged()
    {
        const ImportDesk desk;
        const TestDir files;
        const QByteArray gbk
            = QStringEncoder("GB18030")(QString::fromUtf8(aList(desk.prefecture.stock())));
        desk.add({files.write(u"国标.csv"_s, gbk)});
        QVERIFY(desk.entry().list.encoding == sheet::TextEncoding::Gb18030);
        QCOMPARE(desk.total(RowOutcome::New), 2);
        QVERIFY(desk.child<QComboBox>("importEncoding")->isVisible());
        desk.choose("importEncoding", u"UTF-8"_s);
        desk.settle();
        // It is none: the file says so, and what was read stays.
        auto *toasts = desk.window.findChild<ui::ToastHost *>();
        QTRY_VERIFY(toasts->text().contains(u"国标.csv"_s));
        QCOMPARE(desk.importing().entries().size(), size_t(1));
        QVERIFY(desk.entry().list.encoding == sheet::TextEncoding::Gb18030);
    }

    void aBrokenFileIsNamedAndStopsNoOther()
    {
        const ImportDesk desk;
        const TestDir files;
        desk.add({files.write(u"broken.xlsx"_s, "PK\x03\x04 and no more"),
            files.write(u"台账.csv"_s, aList(desk.prefecture.stock()))});
        QCOMPARE(desk.importing().entries().size(), size_t(1));
        QCOMPARE(desk.importing().unread().size(), size_t(1));
        auto *lists = desk.child<ui::TableView>("lists");
        QCOMPARE(lists->source()->rowCount(), 2);
        lists->setCurrentRow(1);
        auto *words = desk.child<QLabel>("unreadWords");
        QVERIFY(words->isVisible());
        QVERIFY(words->text().contains(u"broken.xlsx"_s));
    }

    void agentsFilesOfAStickAreOneList()
    {
        const ImportDesk desk;
        const TestDir files;
        (void)files.write(u"stick/a/pc-1.json"_s, kAgent);
        QByteArray other = kAgent;
        other.replace("PF0AGENT1", "PF0AGENT2");
        (void)files.write(u"stick/b/pc-2.json"_s, other);
        (void)files.write(u"stick/b/pc-3.json"_s, "{ half");
        desk.add({files.path(u"stick"_s)});
        QCOMPARE(desk.importing().entries().size(), size_t(1));
        QCOMPARE(desk.importing().unread().size(), size_t(1));
        QCOMPARE(desk.total(RowOutcome::Failed), 2); // nobody has said of which school
        desk.importing().setSchool(0, desk.prefecture.stock().schools().front().code);
        desk.settle();
        QCOMPARE(desk.total(RowOutcome::New), 2);
    }

    void aTableIsPasted()
    {
        const ImportDesk desk;
        QString table = QString::fromUtf8(aList(desk.prefecture.stock()));
        QApplication::clipboard()->setText(table.replace(u',', u'\t'));
        desk.click("importPaste");
        desk.settle();
        QTRY_COMPARE(desk.importing().entries().size(), size_t(1));
        desk.settle();
        QCOMPARE(desk.total(RowOutcome::New), 2);
        QVERIFY(!desk.entry().list.encoding);
    }

    void filesAreDroppedAnywhereOnTheWindow()
    {
        ImportDesk desk;
        const TestDir files;
        desk.window.go(OverviewOf{});
        QVERIFY(!desk.screen().isVisible());
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(files.write(u"台账.csv"_s, aList(desk.prefecture.stock())))});
        QDragEnterEvent enter(
            QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.window, &drop);
        desk.settle();
        QVERIFY(desk.screen().isVisible());
        QCOMPARE(desk.importing().entries().size(), size_t(1));
    }

    void problemsAreExported_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("spreadsheet") << u"problems.xlsx"_s;
        QTest::newRow("plain table") << u"problems.csv"_s;
    }
    void problemsAreExported()
    {
        QFETCH(QString, name);
        const ImportDesk desk;
        const TestDir files;
        desk.add({files.write(u"台账.csv"_s, aList(desk.prefecture.stock()))});
        desk.screen().exportProblemsTo(files.path(name));
        QTRY_VERIFY(QFile::exists(files.path(name)));
        TaskControl task;
        const auto book = sheet::readWorkbook(files.path(name), {}, task);
        HZ_VERIFY_OK(book);
        const QList<sheet::Row> &rows = book->sheets.front().rows;
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[1].cells[0].text, u"台账.csv"_s);
        QCOMPARE(rows[1].cells[1].text, u"3"_s);
        QCOMPARE(rows[1].cells[4].text, u"空调"_s);
    }

    void schoolsComeBeforeTheirMachines()
    {
        const ImportDesk desk;
        const TestDir files;
        const QString machines
            = files.write(u"a.csv"_s, "学校,资产编号,设备名称\n测试新小学,ZC990001,台式机\n");
        const QString schools
            = files.write(u"b.csv"_s, "学校标识码,学校名称,学校类型\n2162999001,测试新小学,小学\n");
        const int devices = desk.devices();
        desk.add({machines, schools});
        QCOMPARE(desk.entry(0).list.map.subject, ImportSubject::Schools);
        QCOMPARE(desk.total(RowOutcome::New, 1), 1); // as if the schools were there already
        desk.importing().remove(0);
        desk.settle();
        QCOMPARE(desk.total(RowOutcome::Failed, 0), 1); // now there is no such school
        desk.add({schools});
        QCOMPARE(desk.total(RowOutcome::New, 0) + desk.total(RowOutcome::New, 1), 2);
        desk.waitForPicture([&] { desk.click("importGo"); });
        QTRY_VERIFY(desk.importing().outcome().has_value());
        QTRY_COMPARE(desk.devices(), devices + 1);
    }

    void whatSomebodyElseWritesIsCheckedAnew()
    {
        const ImportDesk desk;
        const TestDir files;
        const Register &stock = desk.prefecture.stock();
        desk.add({files.write(u"台账.csv"_s, aList(stock))});
        QCOMPARE(desk.total(RowOutcome::New), 2);
        const Device same{.id = DeviceId(newUlid().toString()),
            .school = stock.schools()[knownMachine(stock).school].code,
            .maker = u"联想"_s,
            .model = u"M430"_s,
            .assetTag = u"ZC990001"_s,
            .serial = u"PF9TEST1"_s};
        desk.waitForPicture([&] {
            (void)desk.prefecture.inventory->edit({{documentId(same), {}, same.toJson()}}).wait();
        });
        QTRY_COMPARE(desk.total(RowOutcome::New), 1);
    }

    void anImportCanBeStoppedAndUndone()
    {
        const ImportDesk desk;
        const TestDir files;
        const QString school = desk.prefecture.stock().schools().front().name;
        QString text = u"学校,资产编号,设备名称,序列号\n"_s;
        constexpr int kMany = 20'000;
        for (int i = 0; i < kMany; ++i)
            text += u"%1,ZD%2,台式机,PFX%2\n"_s.arg(school).arg(i, 6, 10, QChar(u'0'));
        desk.add({files.write(u"很多.csv"_s, text.toUtf8())});
        const int before = desk.devices();
        QCOMPARE(desk.total(RowOutcome::New), kMany);
        desk.click("importGo");
        QTRY_VERIFY_WITH_TIMEOUT(
            !desk.importing().isWriting() && desk.importing().outcome(), 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(desk.devices(), before + kMany, 60'000);
        desk.click("importUndo");
        QTRY_COMPARE_WITH_TIMEOUT(desk.devices(), before, 120'000);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    ImportScreenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importscreen.moc"
