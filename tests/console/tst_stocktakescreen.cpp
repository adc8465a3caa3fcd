// A stocktake with a scanner that types. Run with "--scan PROFILE" it is the child that is killed:
// it scans machine after machine and prints each number once it stands in the database.
#include "console.h"
#include "devices/changesheet.h"
#include "devices/deviceeditor.h"
#include "devices/placepicker.h"
#include "stocktake/chime.h"
#include "stocktake/counter.h"
#include "stocktake/stocktakescreen.h"

#include <hz/inventory/edit.h>
#include <hz/inventory/stocktake.h>
#include <hz/sheet/sheetfile.h>
#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QProcess>
#include <QtCore/QtEndian>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

#include <cstdio>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

class Desk {
public:
    Desk()
        : prefecture(6)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
        window.go(StocktakeAt{});
        settle();
        const Register &stock = prefecture.stock();
        std::map<quint32, int> machines;
        for (const DeviceRow &device : stock.devices())
            if (device.room != kNoRow && device.state == DeviceState::InUse)
                ++machines[device.room];
        for (const auto &[row, count] : machines)
            if (room == kNoRow || count > machines[room])
                room = row;
    }

    Counter &counter() { return window.stocktake().counter(); }
    void settle()
    {
        QVERIFY(QTest::qWaitFor([&] { return counter().isSettled(); }, 20'000));
    }
    void begin()
    {
        const Room &about = prefecture.stock().rooms()[room];
        counter().begin(about.school, about.id);
        QVERIFY(
            QTest::qWaitFor([&] { return counter().current() && counter().hasStock(); }, 20'000));
        settle();
    }
    /// As a scanner does, to whatever has the keyboard.
    ScanOutcome scan(const QString &code)
    {
        QSignalSpy scanned(&counter(), &Counter::scanned);
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClicks(focus ? focus : &window, code);
        QTest::keyClick(focus ? focus : &window, Qt::Key_Return);
        if (!QTest::qWaitFor([&] { return !scanned.isEmpty(); }, 20'000))
            qFatal("%s is not taken", qPrintable(code));
        return scanned.first()[0].value<ScanOutcome>();
    }
    std::vector<quint32> machinesHere() { return counter().count().missing; }
    QString tag(quint32 row) { return prefecture.stock().tag(prefecture.stock().devices()[row]); }
    quint32 machineElsewhere()
    {
        const Register &stock = prefecture.stock();
        for (quint32 i = 0; i < stock.devices().size(); ++i)
            if (stock.devices()[i].room != room && stock.devices()[i].state == DeviceState::InUse
                && stock.devices()[i].room != kNoRow && !tag(i).isEmpty())
                return i;
        qFatal("none");
    }

    Prefecture prefecture;
    ConsoleWindow window;
    quint32 room = kNoRow;
};

int scanUntilKilled(const QString &profile)
{
    Prefecture prefecture(6, profile);
    Counter counter(*prefecture.inventory);
    counter.load();
    if (!QTest::qWaitFor([&] { return counter.isSettled() && counter.hasStock(); }, 60'000))
        return 1;
    if (!counter.current()) {
        counter.begin(prefecture.stock().schools().front().code, {});
        if (!QTest::qWaitFor([&] { return counter.current() != nullptr; }, 20'000))
            return 1;
    }
    for (const DeviceRow &device : prefecture.stock().devices()) {
        bool isWritten = false;
        const auto connection
            = QObject::connect(&counter, &Counter::scanned, &counter, [&] { isWritten = true; });
        const QString code = scanCodeOf(prefecture.stock().idOf(device));
        counter.take(code);
        if (!QTest::qWaitFor([&] { return isWritten; }, 20'000))
            return 1;
        QObject::disconnect(connection);
        std::printf("%s\n", qPrintable(code));
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class StocktakeScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Rows of a register are no rows of the next one.
    void machinesAreListedInTheRegisterTheyWereCountedIn()
    {
        Desk desk;
        desk.begin();
        const quint32 first = desk.machinesHere().front();
        QVERIFY(first > 0);
        const QString number = desk.tag(first);
        StocktakeScreen &screen = desk.window.stocktake();
        QStringList seen;
        connect(desk.prefecture.inventory.get(), &Inventory::pictureChanged, &screen, [&] {
            screen.setPart(
                StocktakeScreen::Part::Missing); // the codes of the new one are not ready
            seen.append(screen.table().source()->text(0, 0));
        });
        const Register &stock = desk.prefecture.stock();
        desk.prefecture.inventory->edit(
            {{.id = u"device:"_s + stock.idOf(stock.devices().front()).text()}});
        QTRY_VERIFY_WITH_TIMEOUT(!seen.isEmpty(), 20'000);
        QCOMPARE(seen.first(), number);
    }

    void aWholeSchoolIsCountedByThatName()
    {
        Desk desk;
        Q_EMIT desk.window.stocktake().findChild<ui::EmptyState *>()->acted();
        const QList<PlaceSheet *> sheets = desk.window.findChildren<PlaceSheet *>();
        const auto open = std::ranges::find_if(sheets, &QWidget::isVisible);
        QVERIFY(open != sheets.end());
        const UnitCode school = desk.prefecture.stock().schools().front().code;
        (*open)->picker().choose(school, {});
        const QList<QListView *> lists = (*open)->findChildren<QListView *>();
        QVERIFY(std::ranges::any_of(lists, [](const QListView *list) {
            return list->currentIndex().data().toString() == PlacePicker::tr("Whole school");
        }));
        (*open)->findChild<QPushButton *>(u"placeGo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(desk.counter().current(), 20'000);
        QCOMPARE(desk.counter().current()->school, school);
        QVERIFY(desk.counter().current()->room.isEmpty());
    }

    void whateverHasTheKeyboardWhatAScannerTypesIsTaken()
    {
        Desk desk;
        desk.begin();
        const std::vector<quint32> here = desk.machinesHere();
        QVERIFY(here.size() >= 3);
        desk.window.stocktake().table().setFocus();
        QCOMPARE(desk.scan(desk.tag(here[0])), ScanOutcome::Found);
        auto *button = desk.window.stocktake().findChild<QPushButton *>(u"earlier"_s);
        button->setFocus();
        QCOMPARE(desk.scan(scanCodeOf(
                     desk.prefecture.stock().idOf(desk.prefecture.stock().devices()[here[1]]))),
            ScanOutcome::Found);
        QCOMPARE(desk.scan(desk.tag(here[1])), ScanOutcome::Again);
        QCOMPARE(desk.scan(desk.tag(desk.machineElsewhere())), ScanOutcome::Unexpected);
        QCOMPARE(desk.scan(u"6901234567892"_s), ScanOutcome::Unknown);
        const Count &count = desk.counter().count();
        QCOMPARE(count.found.size(), size_t(2));
        QCOMPARE(count.missing.size(), here.size() - 2);
        QCOMPARE(count.unexpected.size(), size_t(1));
        QCOMPARE(count.unknown.size(), size_t(1));
        auto &table = desk.window.stocktake().table();
        QCOMPARE(table.source()->rowCount(), int(here.size() - 2));
        desk.window.stocktake().setPart(StocktakeScreen::Part::Found);
        QCOMPARE(table.source()->rowCount(), 2);
        // Away from the screen the keyboard is everybody's again.
        desk.window.go(DevicesOf{});
        QSignalSpy scanned(&desk.counter(), &Counter::scanned);
        QTest::keyClicks(&desk.window, u"ABC"_s);
        QTest::keyClick(&desk.window, Qt::Key_Return);
        desk.settle();
        QVERIFY(scanned.isEmpty());
    }

    void itIsGoneOnWithAfterwards()
    {
        Desk desk;
        desk.begin();
        const QString tag = desk.tag(desk.machinesHere().front());
        desk.scan(tag);
        const Count before = desk.counter().count();
        // Another window that opens on it asks for the next label, and shows no outcome
        ConsoleWindow other(*desk.prefecture.inventory, *desk.prefecture.settings);
        other.resize(1366, 768);
        other.show();
        other.go(StocktakeAt{});
        const auto says = [&other](const QString &text) {
            const QList<ui::Label *> labels = other.stocktake().findChildren<ui::Label *>();
            return std::any_of(labels.begin(), labels.end(), [&text](const ui::Label *label) {
                return label->isVisible() && label->text() == text;
            });
        };
        QTRY_VERIFY(says(StocktakeScreen::tr("Scan the next label")));
        Counter again(*desk.prefecture.inventory);
        again.load();
        QTRY_VERIFY(again.current() && again.isSettled() && !again.scans().empty());
        QCOMPARE(again.count(), before);
        again.setEnded(true);
        QTRY_VERIFY(!again.isOpen());
        Counter third(*desk.prefecture.inventory);
        third.load();
        QTRY_COMPARE(third.all().size(), size_t(1));
        QVERIFY(!third.current()); // nothing goes on
    }

    // The other's scans come by sync while we scan.
    void twoPeoplesScansBecomeOneCount()
    {
        Desk desk;
        desk.begin();
        const std::vector<quint32> here = desk.machinesHere();
        desk.scan(desk.tag(here[0]));
        const Register &stock = desk.prefecture.stock();
        const Scan other{.id = newUlid().toString(),
            .stocktake = desk.counter().current()->id,
            .code = desk.tag(here[1]),
            .device = stock.idOf(stock.devices()[here[1]]),
            .at = kSampleNow,
            .by = u"王老师"_s};
        HZ_VERIFY_OK(
            desk.prefecture.inventory->edit({{documentId(other), {}, other.toJson()}}).wait());
        QTRY_COMPARE(desk.counter().count().found.size(), size_t(2));
        QCOMPARE(desk.scan(desk.tag(here[1])), ScanOutcome::Again);
    }

    void whatItComesToIsProposedSeenAndUndone()
    {
        Desk desk;
        desk.begin();
        const std::vector<quint32> here = desk.machinesHere();
        const quint32 elsewhere = desk.machineElsewhere();
        const Register &stock = desk.prefecture.stock();
        const DeviceId moved = stock.idOf(stock.devices()[elsewhere]);
        const DeviceId lost = stock.idOf(stock.devices()[here.back()]);
        const QJsonObject movedBefore = desk.prefecture.body(u"device:"_s + moved.text());
        for (size_t i = 0; i + 1 < here.size(); ++i)
            desk.scan(desk.tag(here[i]));
        desk.scan(desk.tag(elsewhere));
        desk.counter().setEnded(true);
        QTRY_VERIFY(!desk.counter().isOpen());
        desk.settle();
        desk.window.commands().refresh();
        desk.window.commands().action(u"stocktake.propose"_s)->trigger();
        ChangeSheet &sheet = desk.window.editor().sheet();
        QTRY_VERIFY(sheet.isVisible());
        QVERIFY2(sheet.lines().size() >= 2, qPrintable(sheet.lines().join(u'\n')));
        sheet.findChild<QPushButton *>(u"changeGo"_s)->click();
        const auto device = [&](const DeviceId &id) {
            return *Device::fromJson(desk.prefecture.body(u"device:"_s + id.text()));
        };
        QTRY_COMPARE(device(lost).state, DeviceState::Lost);
        QCOMPARE(device(moved).room, desk.counter().current()->room);
        QAction *undo = desk.window.commands().action(u"edit.undo"_s);
        QTRY_VERIFY(undo->isEnabled());
        undo->trigger();
        QTRY_COMPARE(device(lost).state, DeviceState::InUse);
        QCOMPARE(desk.prefecture.body(u"device:"_s + moved.text()), movedBefore);
    }

    void theReportHasEveryMachineWithItsOutcome()
    {
        Desk desk;
        desk.begin();
        const std::vector<quint32> here = desk.machinesHere();
        desk.scan(desk.tag(here[0]));
        desk.scan(u"6901234567892"_s);
        const TestDir dir;
        desk.window.stocktake().exportTo(dir.path(u"count.csv"_s));
        QTRY_VERIFY(QFileInfo::exists(dir.path(u"count.csv"_s)));
        const QString text = QString::fromUtf8(dir.read(u"count.csv"_s));
        QCOMPARE(text.count(u"\r\n"_s), qsizetype(here.size()) + 2);
        QVERIFY(text.contains(u"Not known,6901234567892"_s));
        QVERIFY(text.contains(u"Found,"_s + desk.tag(here[0])));
    }

    void eachOutcomeHasASoundOfItsOwn()
    {
        QSet<QByteArray> sounds;
        for (const ScanOutcome outcome : {ScanOutcome::Found, ScanOutcome::Again,
                 ScanOutcome::Unexpected, ScanOutcome::Unknown}) {
            const QByteArray wave = waveOf(outcome);
            QVERIFY(wave.startsWith("RIFF") && wave.sliced(8).startsWith("WAVEfmt "));
            QCOMPARE(qFromLittleEndian<quint32>(wave.constData() + 4), quint32(wave.size() - 8));
            sounds.insert(wave);
        }
        QCOMPARE(sounds.size(), 4);
    }

    // What was said to be taken is there, wherever the program ends.
    void nothingIsLostWhenItIsKilled()
    {
        const TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        {
            const Prefecture prefecture(6, profile);
        }
        QStringList told;
        for (const int scans : {1, 4, 9}) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--scan"_s, profile});
            for (int i = 0; i < scans; ++i) {
                QVERIFY(QTest::qWaitFor([&] { return child.canReadLine(); }, 60'000));
                told.append(QString::fromUtf8(child.readLine()).trimmed());
            }
            child.kill();
            QVERIFY(child.waitForFinished());
            while (child.canReadLine())
                told.append(QString::fromUtf8(child.readLine()).trimmed());
        }
        const Prefecture prefecture(6, profile);
        Counter counter(*prefecture.inventory);
        counter.load();
        QTRY_VERIFY(counter.current() && counter.isSettled() && !counter.scans().empty());
        QCOMPARE(counter.all().size(), size_t(1)); // each went on with the first
        QStringList kept;
        for (const Scan &scan : counter.scans())
            kept.append(scan.code);
        for (const QString &code : told)
            QVERIFY2(kept.count(code) >= told.count(code), qPrintable(code));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == u"--scan")
        return scanUntilKilled(words.value(2));
    StocktakeScreenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_stocktakescreen.moc"
