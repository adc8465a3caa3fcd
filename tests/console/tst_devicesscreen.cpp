#include "console.h"
#include "devices/changesheet.h"
#include "devices/deviceeditor.h"
#include "devices/devicefilters.h"
#include "devices/devicepane.h"
#include "devices/devicesource.h"
#include "devices/placepicker.h"
#include "overview/overviewscreen.h"
#include "rooms/roompage.h"

#include <hz/sheet/sheetfile.h>
#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/palette.h>
#include <hz/ui/selectionbar.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

constexpr int kSchools = 6;

// The window on a sample, with the list of machines shown.
class Desk {
public:
    Desk()
        : prefecture(kSchools)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
        window.go(DevicesOf{});
        settle();
    }

    /// The list is the answer to what was asked last.
    void settle()
    {
        auto *search = window.findChild<DeviceSearch *>();
        QVERIFY(QTest::qWaitFor(
            [&] {
                return !search->isSearching()
                    && search->listedOf() == inventory().picture().inventory;
            },
            20'000));
    }
    /// What was written is what is shown.
    void settleWrite(const std::function<void()> &act)
    {
        QSignalSpy changed(&inventory(), &Inventory::pictureChanged);
        act();
        QVERIFY(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 20'000));
        settle();
    }

    Inventory &inventory() { return *prefecture.inventory; }
    DevicesScreen &screen() { return window.devices(); }
    DeviceSource &source() { return screen().source(); }
    ui::TableView &table() { return screen().table(); }
    ChangeSheet &sheet() { return window.editor().sheet(); }
    void run(const QString &command)
    {
        window.commands().refresh();
        window.commands().action(command)->trigger();
    }
    DeviceId id(int row) { return source().inventory()->idOf(source().device(row)); }
    void select(int rows)
    {
        for (int row = 0; row < rows; ++row) {
            table().setCurrentRow(row);
            QTest::keyClick(&table(), Qt::Key_Space);
        }
    }
    Device device(const DeviceId &device)
    {
        return *Device::fromJson(prefecture.body(u"device:"_s + device.text()));
    }
    int count(const std::function<bool(const DeviceRow &)> &is)
    {
        const auto &devices = prefecture.stock().devices();
        return int(std::count_if(devices.begin(), devices.end(), is));
    }

    Prefecture prefecture;
    ConsoleWindow window;
};

} // namespace

class DevicesScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAllOfThem()
    {
        Desk desk;
        QCOMPARE(desk.source().rowCount(), int(desk.prefecture.stock().devices().size()));
        QCOMPARE(desk.table().currentRow(), 0);
    }

    // Every number leads to what it is made of.
    void aFigureOfTheOverviewListsAsManyAsItSays()
    {
        Desk desk;
        desk.window.go(OverviewOf{});
        const Figures &figures = desk.inventory().picture().evaluation->units.back().figures;
        Q_EMIT desk.window.overview().findChild<ui::FigureStrip *>()->activated(2);
        desk.settle();
        QVERIFY(desk.screen().isVisible());
        QCOMPARE(desk.source().rowCount(), figures.computers[size_t(Pool::Student)]);
        desk.window.goBack();
        Q_EMIT desk.window.overview().findChild<ui::FigureStrip *>()->activated(3);
        desk.settle();
        QCOMPARE(desk.source().rowCount(), figures.computers[size_t(Pool::Teacher)]);
    }

    void typingFilters()
    {
        Desk desk;
        const QString tag = desk.source().text(7, int(DeviceColumn::Tag));
        QTest::keyClicks(desk.window.findChild<QLineEdit *>(u"filterField"_s), tag);
        desk.settle();
        QCOMPARE(desk.source().rowCount(), 1);
        QCOMPARE(desk.source().text(0, int(DeviceColumn::Tag)), tag);
    }

    void tickingFiltersAndChipsTakeItAway()
    {
        Desk desk;
        auto *facets = desk.screen().findChild<ui::FacetPanel *>();
        auto *filter = desk.screen().findChild<ui::FilterField *>();
        Q_EMIT facets->toggled(u"state"_s, u"inRepair"_s, true);
        desk.settle();
        const int broken = desk.count(
            [](const DeviceRow &device) { return device.state == DeviceState::InRepair; });
        QVERIFY(broken > 0);
        QCOMPARE(desk.source().rowCount(), broken);
        Q_EMIT facets->toggled(u"pool"_s, u"student"_s, true);
        desk.settle();
        QCOMPARE(desk.source().rowCount(), desk.count([](const DeviceRow &device) {
            return device.state == DeviceState::InRepair && device.pool == Pool::Student;
        }));
        Q_EMIT filter->removed(u"pool"_s);
        desk.settle();
        QCOMPARE(desk.source().rowCount(), broken);
        Q_EMIT filter->cleared();
        desk.settle();
        QCOMPARE(desk.screen().query(), DeviceQuery());
    }

    void everyChipCanBeTakenAway()
    {
        Desk desk;
        DeviceQuery query{.kinds = 3,
            .states = 1,
            .pools = 2,
            .counties = {0},
            .schools = {0, 1},
            .rooms = {0},
            .yearsBooked = {2020},
            .devices = {DeviceId(u"1"_s)},
            .onlyCounted = true,
            .onlyInPlan = true,
            .notSeenDays = 90};
        const std::vector<ui::FilterChip> chips = chipsOf(desk.prefecture.stock(), query);
        QCOMPARE(chips.size(), size_t(11));
        for (const ui::FilterChip &chip : chips)
            removeChip(query, chip.id);
        QCOMPARE(query, DeviceQuery());
    }

    void aHeaderSorts()
    {
        Desk desk;
        Q_EMIT desk.table().sortRequested(int(DeviceColumn::Tag), Qt::DescendingOrder);
        desk.settle();
        QVERIFY(desk.source().text(0, 0) >= desk.source().text(1, 0));
        QCOMPARE(desk.screen().query().sortBy, DeviceColumn::Tag);
    }

    void manyAreChangedAfterALookAndTakenBack()
    {
        Desk desk;
        desk.select(3);
        const std::vector<DeviceId> chosen{desk.id(0), desk.id(1), desk.id(2)};
        std::vector<Device> before;
        for (const DeviceId &id : chosen)
            before.push_back(desk.device(id));
        desk.run(u"devices.retire"_s);
        QTRY_VERIFY(desk.sheet().isVisible());
        QVERIFY2(desk.sheet().lines().join(u'\n').contains(u"Awaiting disposal"_s),
            qPrintable(desk.sheet().lines().join(u'\n')));
        QCOMPARE(desk.device(chosen[0]), before[0]);
        desk.settleWrite([&] { desk.sheet().findChild<QPushButton *>(u"changeGo"_s)->click(); });
        for (const DeviceId &id : chosen)
            QCOMPARE(desk.device(id).state, DeviceState::AwaitingDisposal);
        QCOMPARE(desk.table().selectedCount(), 3);
        QAbstractButton *undo = nullptr;
        for (QAbstractButton *button :
            desk.window.findChild<ui::ToastHost *>()->findChildren<QAbstractButton *>())
            if (button->isVisible())
                undo = button;
        QVERIFY(undo);
        desk.settleWrite([&] { undo->click(); });
        for (size_t i = 0; i < chosen.size(); ++i)
            QCOMPARE(desk.device(chosen[i]), before[i]);
    }

    void oneIsChangedAtOnce()
    {
        Desk desk;
        const DeviceId first = desk.id(0);
        desk.settleWrite([&] { desk.run(u"devices.repair"_s); });
        QCOMPARE(desk.device(first).state, DeviceState::InRepair);
        QVERIFY(!desk.sheet().isVisible());
    }

    void theDeleteKeyShowsFirstWhatItWouldDo()
    {
        Desk desk;
        const DeviceId first = desk.id(0);
        const Device before = desk.device(first);
        desk.table().setFocus();
        QTest::keyClick(&desk.window, Qt::Key_Delete);
        QTRY_VERIFY(desk.sheet().isVisible());
        QCOMPARE(desk.device(first), before);
        desk.settleWrite([&] { desk.sheet().findChild<QPushButton *>(u"changeGo"_s)->click(); });
        QCOMPARE(desk.device(first).state, DeviceState::AwaitingDisposal);
    }

    // Long after its message has gone, and on another screen.
    void whatWasDoneIsUndoneByItsKeyAndDoneAgain()
    {
        Desk desk;
        const DeviceId first = desk.id(0);
        const Device before = desk.device(first);
        const QAction *undo = desk.window.commands().action(u"edit.undo"_s);
        QVERIFY(!undo->isEnabled());
        desk.settleWrite([&] { desk.run(u"devices.repair"_s); });
        desk.window.findChild<ui::ToastHost *>()->dismiss();
        desk.window.go(OverviewOf{});
        QTRY_VERIFY(undo->isEnabled());
        QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.device(first), before);
        QAction *redo = desk.window.commands().action(u"edit.redo"_s);
        QTRY_VERIFY(redo->isEnabled());
        QVERIFY(!undo->isEnabled());
        redo->trigger();
        QTRY_COMPARE(desk.device(first).state, DeviceState::InRepair);
        QTRY_VERIFY(undo->isEnabled());
    }

    void deleteInTheFilterDeletesLetters()
    {
        Desk desk;
        auto *field = desk.window.findChild<QLineEdit *>(u"filterField"_s);
        field->setFocus();
        QTest::keyClicks(field, u"ab"_s);
        QTest::keyClick(field, Qt::Key_Home);
        QTest::keyClick(field, Qt::Key_Delete);
        desk.settle();
        QCOMPARE(field->text(), u"b"_s);
        QVERIFY(!desk.window.editor().isBusy());
    }

    void whatIsMovedGoesToThePlaceChosen()
    {
        Desk desk;
        const DeviceId first = desk.id(0);
        desk.run(u"devices.move"_s);
        const QList<PlaceSheet *> sheets = desk.window.findChildren<PlaceSheet *>();
        const auto open = std::ranges::find_if(sheets, &QWidget::isVisible);
        QVERIFY(open != sheets.end());
        PlaceSheet *sheet = *open;
        quint32 room = 0;
        while (desk.prefecture.stock().rooms()[room].id == desk.device(first).room)
            ++room;
        const Room target = desk.prefecture.stock().rooms()[room];
        sheet->picker().choose(target.school, target.id);
        QCOMPARE(sheet->picker().room(), target.id);
        desk.settleWrite([&] { sheet->findChild<QPushButton *>(u"placeGo"_s)->click(); });
        QCOMPARE(desk.device(first).room, target.id);
        QCOMPARE(desk.device(first).school, target.school);
    }

    void rowsOfASpreadsheetArePasted()
    {
        Desk desk;
        const DeviceId first = desk.id(0);
        QApplication::clipboard()->setText(
            u"Asset number\tHolder\n%1\tSomebody\n"_s.arg(desk.source().text(0, 0)));
        desk.run(u"devices.paste"_s);
        QTRY_VERIFY(desk.sheet().isVisible());
        desk.settleWrite([&] { desk.sheet().findChild<QPushButton *>(u"changeGo"_s)->click(); });
        QCOMPARE(desk.device(first).holder, u"Somebody"_s);
    }

    void whatIsCopiedAndPastedChangesNothing()
    {
        Desk desk;
        desk.select(3);
        desk.run(u"devices.copy"_s);
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 4);
        desk.run(u"devices.paste"_s);
        auto *toasts = desk.window.findChild<ui::ToastHost *>();
        QTRY_VERIFY(!toasts->text().isEmpty());
        QVERIFY2(toasts->text().contains(u"nothing was changed"_s), qPrintable(toasts->text()));
    }

    void selectionAndPlaceStayWhenSomebodyWrites()
    {
        Desk desk;
        desk.select(2);
        desk.table().setCurrentRow(40);
        const DeviceId current = desk.id(40);
        const std::vector<qint64> selected = desk.table().selectedIds();
        const Device machine{.id = DeviceId(newUlid().toString()),
            .school = desk.prefecture.stock().schools().front().code,
            .assetTag = u"NEW"_s};
        desk.settleWrite([&] {
            (void)desk.inventory().edit({{documentId(machine), {}, machine.toJson()}}).wait();
        });
        QCOMPARE(desk.table().selectedIds(), selected);
        QCOMPARE(desk.id(*desk.table().currentRow()), current);
    }

    void thePaneShowsTheCurrentOne()
    {
        Desk desk;
        desk.table().setCurrentRow(5);
        auto *pane = desk.window.findChild<DevicePane *>();
        QTRY_VERIFY(pane->isComplete());
        QCOMPARE(pane->device(), desk.id(5));
        QVERIFY(pane->isVisible());
    }

    void aNarrowWindowFoldsThePaneOverTheList()
    {
        Desk desk;
        desk.window.resize(800, 600);
        auto *pane = desk.window.findChild<DevicePane *>();
        QTRY_VERIFY(!pane->isVisible());
        desk.table().setFocus();
        QTest::keyClick(&desk.table(), Qt::Key_Return);
        QVERIFY(pane->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
    }

    void exportsWhatIsListed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("spreadsheet") << u"machines.xlsx"_s;
        QTest::newRow("plain table") << u"machines.csv"_s;
    }
    void exportsWhatIsListed()
    {
        QFETCH(QString, name);
        Desk desk;
        const TestDir dir;
        desk.select(3);
        desk.screen().exportTo(dir.path(name));
        QTRY_VERIFY(QFile::exists(dir.path(name)));
        TaskControl task;
        const auto book = sheet::readWorkbook(dir.path(name), {}, task);
        HZ_VERIFY_OK(book);
        const QList<sheet::Row> &rows = book->sheets.front().rows;
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[0].cells[0].text, u"Asset number"_s);
        QCOMPARE(rows[1].cells[0].text, desk.source().text(0, 0));
    }

    void columnsAreRemembered()
    {
        Desk desk;
        desk.table().header()->setSectionHidden(int(DeviceColumn::Model), true);
        desk.window.go(OverviewOf{});
        ConsoleWindow next(*desk.prefecture.inventory, *desk.prefecture.settings);
        QVERIFY(next.devices().table().header()->isSectionHidden(int(DeviceColumn::Model)));
    }

    void oneCanGoBack()
    {
        Desk desk;
        QVERIFY(desk.window.canGoBack());
        desk.window.go(DevicesOf{DeviceQuery{.schools = {0}}});
        desk.settle();
        const int few = desk.source().rowCount();
        desk.window.goBack();
        desk.settle();
        QVERIFY(desk.source().rowCount() > few);
        desk.window.goBack();
        QVERIFY(!desk.screen().isVisible());
        QVERIFY(!desk.window.canGoBack());
    }

    void thePaletteFindsMachinesAndRooms()
    {
        Desk desk;
        ui::CommandPalette &finder = desk.window.finder();
        const auto find = [&](const QString &typed) {
            finder.open();
            auto *field = finder.findChild<QLineEdit *>();
            field->setText(typed);
            QTRY_VERIFY_WITH_TIMEOUT(finder.isSettled() && !finder.listed().isEmpty(), 20'000);
            QTest::keyClick(field, Qt::Key_Return);
            desk.settle();
        };
        const int row = desk.source().rowCount() / 2;
        const DeviceId machine = desk.id(row);
        find(desk.source().text(row, int(DeviceColumn::Serial)));
        QCOMPARE(desk.id(*desk.table().currentRow()), machine);
        const Room room = desk.prefecture.stock().rooms().front();
        find(placeText(desk.prefecture.stock(), room.school, room.id));
        QCOMPARE(desk.window.roomPage().room(), room.id);
    }

    void aMachineThatIsFoundIsShown()
    {
        Desk desk;
        const DeviceId far = desk.id(desk.source().rowCount() - 1);
        desk.window.go(DeviceAt{far});
        desk.settle();
        QCOMPARE(desk.id(*desk.table().currentRow()), far);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Console);
    QApplication::setStyle(new ui::HezhouStyle);
    DevicesScreenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_devicesscreen.moc"
