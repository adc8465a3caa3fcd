#include "console.h"
#include "devices/changesheet.h"
#include "devices/deviceeditor.h"
#include "rooms/layoutsheet.h"
#include "rooms/roomedit.h"
#include "rooms/roompage.h"
#include "rooms/roomsource.h"
#include "rooms/roomsscreen.h"
#include "window/recordeditor.h"

#include <hz/inventory/devicestory.h>
#include <hz/ui/actions.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/seatplan.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

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
    }

    void settle()
    {
        QVERIFY(QTest::qWaitFor([&] { return window.rooms().isSettled(); }, 20'000));
    }
    void settleWrite(const std::function<void()> &act)
    {
        QSignalSpy changed(prefecture.inventory.get(), &Inventory::pictureChanged);
        act();
        QVERIFY(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 20'000));
    }
    /// The first with two machines at seats and an empty one.
    RoomId aRoom()
    {
        const Register &stock = prefecture.stock();
        for (quint32 i = 0; i < stock.rooms().size(); ++i) {
            const RoomSeats seats = seatsOf(stock, i);
            if (!seats.free().empty() && seats.seats.size() - seats.free().size() >= 2)
                return stock.rooms()[i].id;
        }
        qFatal("no such room");
    }
    RoomPage &page() { return window.roomPage(); }
    DeviceId idAt(int seat)
    {
        const Register &stock = prefecture.stock();
        return stock.idOf(stock.devices()[page().seats().seats[size_t(seat)]]);
    }
    Device device(const DeviceId &device)
    {
        return *Device::fromJson(prefecture.body(u"device:"_s + device.text()));
    }
    std::vector<int> taken()
    {
        std::vector<int> taken;
        for (size_t i = 0; i < page().seats().seats.size(); ++i)
            if (page().seats().seats[i] != kNoRow)
                taken.push_back(int(i));
        return taken;
    }

    Prefecture prefecture;
    ConsoleWindow window;
};

} // namespace

class RoomsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsRoomsAndOpensOne()
    {
        Desk desk;
        desk.window.go(RoomsOf{});
        desk.settle();
        const RoomSource &source = desk.window.rooms().source();
        QCOMPARE(source.rowCount(), int(desk.prefecture.stock().rooms().size()));
        const RoomId third = source.room(2).id;
        desk.window.rooms().table().setCurrentRow(2);
        QTest::keyClick(&desk.window.rooms().table(), Qt::Key_Return);
        QCOMPARE(desk.page().room(), third);
        QVERIFY(desk.page().isVisible());
        desk.window.goBack();
        QVERIFY(desk.window.rooms().isVisible());
    }

    void tickingNarrowsAndClearingWidens()
    {
        Desk desk;
        desk.window.go(RoomsOf{});
        desk.settle();
        const RoomSource &source = desk.window.rooms().source();
        const int all = source.rowCount();
        Q_EMIT desk.window.rooms().findChild<ui::FacetPanel *>()->toggled(
            u"kind"_s, u"computerRoom"_s, true);
        desk.settle();
        QVERIFY(source.rowCount() > 0 && source.rowCount() < all);
        for (int row = 0; row < source.rowCount(); ++row)
            QCOMPARE(source.room(row).kind, RoomKind::ComputerRoom);
        Q_EMIT desk.window.rooms().findChild<ui::FilterField *>()->cleared();
        desk.settle();
        QCOMPARE(source.rowCount(), all);
    }

    void manyAreChangedAfterAPreviewAndUndone()
    {
        Desk desk;
        desk.window.go(RoomsOf{});
        desk.settle();
        ui::TableView &table = desk.window.rooms().table();
        std::vector<QJsonObject> before;
        for (const int row : {0, 1, 2}) {
            table.setCurrentRow(row);
            QTest::keyClick(&table, Qt::Key_Space);
            before.push_back(desk.prefecture.body(
                u"room:"_s + desk.window.rooms().source().room(row).id.text()));
        }
        QCOMPARE(table.selectedCount(), 3);
        const RoomId first = desk.window.rooms().source().room(0).id;
        desk.window.commands().refresh();
        desk.window.commands().action(u"rooms.close"_s)->trigger();
        ChangeSheet &sheet = desk.window.roomEditor().sheet();
        QTRY_VERIFY(sheet.isVisible());
        QVERIFY2(sheet.lines().join(u'\n').contains(u"not in use, 3 room"_s),
            qPrintable(sheet.lines().join(u'\n')));
        const auto stored = [&] {
            return Room::fromJson(desk.prefecture.body(u"room:"_s + first.text()))->isInUse;
        };
        QVERIFY(stored());
        desk.settleWrite([&] { sheet.findChild<QPushButton *>(u"changeGo"_s)->click(); });
        QVERIFY(!stored());
        QAction *undo = desk.window.commands().action(u"edit.undo"_s);
        QTRY_VERIFY(undo->isEnabled());
        desk.settleWrite([&] { undo->trigger(); });
        QCOMPARE(desk.prefecture.body(u"room:"_s + first.text()), before[0]);
    }

    void rowsOfASpreadsheetArePasted()
    {
        Desk desk;
        const Register &stock = desk.prefecture.stock();
        // One whose name is its own in the school.
        const RoomId id = desk.aRoom();
        const quint32 row = stock.roomRow(id);
        const QString school = stock.schools()[stock.schoolOfRoom(row)].name;
        const QString name = stock.rooms()[row].name;
        TaskControl task;
        const Result<RecordPlan> plan = planPastedRooms(
            u"School\tRoom\tKind\tSeats\n%1\t%2\tMaker room\t3 × 4\n%1\tnowhere\tMaker room\t\n"
            "%1\t%2\tcellar\tmany\n"_s.arg(school, name),
            stock, task);
        HZ_VERIFY_OK(plan);
        QCOMPARE(plan->changed, 1);
        const Room after = *Room::fromJson(plan->edits.front().after);
        QCOMPARE(after.kind, RoomKind::MakerRoom);
        QCOMPARE(after.seats, QSize(4, 3));
        QCOMPARE(plan->problems.size(), 3);
        QVERIFY2(plan->problems[0].contains(u"nowhere"_s), qPrintable(plan->problems[0]));
        HZ_VERIFY_FAILS(planPastedRooms(u"Kind\nMaker room\n"_s, stock, task), Invalid);
    }

    void theListIsExportedAsItIsShown()
    {
        Desk desk;
        desk.window.go(RoomsOf{});
        desk.settle();
        const TestDir dir;
        desk.window.rooms().table().header()->hideSection(int(RoomColumn::County));
        desk.window.rooms().exportTo(dir.path(u"rooms.csv"_s));
        QTRY_VERIFY(QFileInfo::exists(dir.path(u"rooms.csv"_s)));
        const QString text = QString::fromUtf8(dir.read(u"rooms.csv"_s));
        QCOMPARE(text.count(u"\r\n"_s), qsizetype(desk.prefecture.stock().rooms().size()) + 1);
        QVERIFY(text.contains(u"Room,School,Kind,Seats,Machines"_s));
        // Columns are remembered.
        desk.window.go(DevicesOf{});
        ConsoleWindow again(*desk.prefecture.inventory, *desk.prefecture.settings);
        QVERIFY(again.rooms().table().header()->isSectionHidden(int(RoomColumn::County)));
    }

    void eachMachineIsAtItsSeat()
    {
        Desk desk;
        desk.window.go(RoomAt{desk.aRoom()});
        for (const int seat : desk.taken()) {
            const Device device = desk.device(desk.idAt(seat));
            QCOMPARE(device.room, desk.page().room());
            QCOMPARE(device.seat, desk.page().seats().at(seat));
        }
    }

    // By somebody else, while a sheet or a dialog stood over it.
    void aRoomThatIsTakenAwayIsLeftAlone()
    {
        Desk desk;
        const RoomId room = desk.aRoom();
        desk.window.go(RoomAt{room});
        QVERIFY(!desk.page().seats().seats.empty());
        desk.settleWrite(
            [&] { desk.prefecture.inventory->edit({{.id = u"room:"_s + room.text()}}); });
        QTRY_VERIFY_WITH_TIMEOUT(
            desk.prefecture.stock().roomRow(room) == kNoRow && !desk.page().isEnabled(), 20'000);
        QVERIFY(desk.page().seats().seats.empty());
        const TestDir dir;
        desk.page().exportTo(dir.path(u"plan.pdf"_s));
        QVERIFY(!QFile::exists(dir.path(u"plan.pdf"_s)));
        Q_EMIT desk.window.findChild<LayoutSheet *>()->chosen({3, 3}, 0);
    }

    void whatIsDraggedChangesPlaces()
    {
        Desk desk;
        desk.window.go(RoomAt{desk.aRoom()});
        const std::vector<int> taken = desk.taken();
        const DeviceId first = desk.idAt(taken[0]);
        const DeviceId second = desk.idAt(taken[1]);
        desk.settleWrite([&] { Q_EMIT desk.page().plan().moved(taken[0], taken[1]); });
        QCOMPARE(desk.idAt(taken[0]), second);
        QCOMPARE(desk.idAt(taken[1]), first);
        QAbstractButton *undo = nullptr;
        for (QAbstractButton *button :
            desk.window.findChild<ui::ToastHost *>()->findChildren<QAbstractButton *>())
            if (button->isVisible())
                undo = button;
        QVERIFY(undo);
        desk.settleWrite([&] { undo->click(); });
        QCOMPARE(desk.idAt(taken[0]), first);
        QCOMPARE(desk.idAt(taken[1]), second);
    }

    void theRingStaysWithItsMachine()
    {
        Desk desk;
        desk.window.go(RoomAt{desk.aRoom()});
        const ui::SeatPlan &plan = desk.page().plan();
        const std::vector<int> taken = desk.taken();
        const int free = desk.page().seats().free().front();
        QAction *undo = desk.window.commands().action(u"edit.undo"_s);
        for (const int to : {free, taken[1]}) {
            desk.settleWrite([&] { Q_EMIT desk.page().plan().moved(taken[0], to); });
            QCOMPARE(plan.selected(), QSet<int>{to});
            QTRY_VERIFY(undo->isEnabled());
            desk.settleWrite([&] { undo->trigger(); });
            QCOMPARE(plan.selected(), QSet<int>{taken[0]});
        }
    }

    void aMachineMovesToAnEmptySeat()
    {
        Desk desk;
        desk.window.go(RoomAt{desk.aRoom()});
        const int from = desk.taken().front();
        const int to = desk.page().seats().free().front();
        const DeviceId moved = desk.idAt(from);
        desk.settleWrite([&] { Q_EMIT desk.page().plan().moved(from, to); });
        QCOMPARE(desk.idAt(to), moved);
        QCOMPARE(desk.page().seats().seats[size_t(from)], kNoRow);
    }

    void rowsAndColumnsCanBeChanged()
    {
        Desk desk;
        desk.window.go(RoomAt{desk.aRoom()});
        const QJsonObject before = desk.prefecture.body(u"room:"_s + desk.page().room().text());
        const int machines = desk.page().seats().machines;
        desk.window.commands().action(u"room.layout"_s)->trigger();
        auto *sheet = desk.window.findChild<LayoutSheet *>();
        QVERIFY(sheet->isVisible());
        sheet->findChild<QSpinBox *>(u"layoutRows"_s)->setValue(1);
        sheet->findChild<QSpinBox *>(u"layoutColumns"_s)->setValue(2);
        desk.settleWrite([&] { sheet->findChild<QPushButton *>(u"layoutGo"_s)->click(); });
        QCOMPARE(desk.page().seats().seats.size(), size_t(2));
        QCOMPARE(desk.page().seats().machines, machines);
        const Room room
            = *Room::fromJson(desk.prefecture.body(u"room:"_s + desk.page().room().text()));
        QCOMPARE(room.seats, QSize(2, 1));
        QCOMPARE(room.name, before[u"name"_s].toString());
    }

    void machinesWithoutASeatGetOne()
    {
        Desk desk;
        desk.window.go(RoomAt{desk.aRoom()});
        // Given a machine that stands nowhere.
        const DeviceId id = desk.idAt(desk.taken().front());
        Device device = desk.device(id);
        const QJsonObject before = device.toJson();
        device.seat.reset();
        desk.settleWrite([&] {
            (void)desk.prefecture.inventory->edit({{documentId(device), before, device.toJson()}})
                .wait();
        });
        const size_t loose = desk.page().seats().loose.size();
        QVERIFY(loose > 0);
        desk.settleWrite([&] { desk.window.commands().action(u"room.seat"_s)->trigger(); });
        QVERIFY(desk.page().seats().loose.size() < loose);
    }

    // What was sent to repair more than a year ago is a fault of three years, not of one.
    void faultsOfThreeYearsAreShownToo()
    {
        Desk desk;
        desk.prefecture.clock.advance(std::chrono::hours(24 * 400));
        const Register &stock = desk.prefecture.stock();
        const auto read = desk.prefecture.place.database().read().value();
        const QDateTime threeYearsAgo = desk.prefecture.inventory->now().addDays(-3 * 365);
        const auto isOld = [&](quint32 row) {
            const DeviceId id = stock.idOf(stock.devices()[row]);
            return std::ranges::any_of(movementsOf(*read, id).value(), [&](const Movement &each) {
                return each.kind == MovementKind::SentToRepair && each.at >= threeYearsAgo;
            });
        };
        int seat = -1;
        for (quint32 room = 0; room < stock.rooms().size() && seat < 0; ++room) {
            const RoomSeats seats = seatsOf(stock, room);
            for (size_t i = 0; i < seats.seats.size() && seat < 0; ++i)
                if (seats.seats[i] != kNoRow && isOld(seats.seats[i])) {
                    seat = int(i);
                    desk.window.go(RoomAt{stock.rooms()[room].id});
                }
        }
        QVERIFY(seat >= 0);
        auto *views = desk.page().findChild<ui::Segmented *>();
        QVERIFY(views);
        const auto name = [&] { return desk.page().plan().cellName(seat); };
        const QString ofOneYear = name();
        const auto choose = [&](int which) {
            views->setChosen(which);
            Q_EMIT views->chosenChanged(which);
        };
        choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(name() != ofOneYear, 20'000);
        choose(0);
        QTRY_COMPARE_WITH_TIMEOUT(name(), ofOneYear, 20'000);
    }

    void thePlanIsPrinted()
    {
        Desk desk;
        desk.window.go(RoomAt{desk.aRoom()});
        const TestDir dir;
        desk.page().exportTo(dir.path(u"plan.pdf"_s));
        QVERIFY(dir.read(u"plan.pdf"_s).startsWith("%PDF"));
        desk.page().exportTo(dir.path(u"missing/plan.pdf"_s));
        QVERIFY(
            desk.window.findChild<ui::ToastHost *>()->text().contains(u"could not be written"_s));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    RoomsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_rooms.moc"
