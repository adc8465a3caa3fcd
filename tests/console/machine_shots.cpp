// Draws the machines and the rooms and what is done to them, in Chinese, light and dark, two sizes:
// machine_shots FOLDER [PART [PROFILE]], PART being a part of the names wanted,
// "dark-1366/devices". Without a PROFILE that holds a sample it is a small one, made for the
// purpose.
#include "console.h"
#include "devices/changesheet.h"
#include "devices/deviceeditor.h"
#include "devices/devicepane.h"
#include "devices/devicesource.h"
#include "rooms/roompage.h"
#include "rooms/roomsource.h"
#include "rooms/roomsscreen.h"

#include <hz/translations.h>
#include <hz/ui/actions.h>
#include <hz/ui/check.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <functional>

using namespace hz;
using namespace hz::console;
using namespace hz::test;
using namespace hz::ui;

namespace {

constexpr int kSmall = 60;

void press(QWidget &widget, Qt::Key key)
{
    QTest::keyClick(&widget, key);
}

void waitFor(const std::function<bool()> &isThere)
{
    if (!QTest::qWaitFor(isThere, 30'000))
        qFatal("it does not come");
}

void showMachines(ConsoleWindow &window)
{
    DevicesScreen &screen = window.devices();
    waitFor([&] { return screen.source().rowCount() > 0; });
    waitFor([&] {
        const auto *pane = window.findChild<DevicePane *>();
        return pane->isComplete();
    });
}

void devices(ConsoleWindow &window, const Prefecture &)
{
    window.go(DevicesOf{});
    showMachines(window);
}

// Three of one school, one of them in repair and looked at.
void chosen(ConsoleWindow &window, const Prefecture &prefecture)
{
    const Register &stock = prefecture.stock();
    quint32 school = 0;
    for (const DeviceRow &device : stock.devices())
        if (device.state == DeviceState::InRepair && device.school != kNoRow) {
            school = device.school;
            break;
        }
    window.go(DevicesOf{DeviceQuery{.schools = {school}}});
    DevicesScreen &screen = window.devices();
    waitFor([&] {
        return screen.source().rowCount() > 0 && screen.source().device(0).school == school;
    });
    int broken = 0;
    while (screen.source().device(broken).state != DeviceState::InRepair)
        ++broken;
    TableView &table = screen.table();
    for (const int row : {std::max(0, broken - 2), std::max(0, broken - 1), broken}) {
        table.setCurrentRow(row);
        press(table, Qt::Key_Space);
    }
    showMachines(window);
}

void rooms(ConsoleWindow &window, const Prefecture &)
{
    window.go(RoomsOf{});
    waitFor([&] { return window.rooms().isSettled() && window.rooms().source().rowCount() > 0; });
}

// A computer room with the most machines that wait for somebody.
void room(ConsoleWindow &window, const Prefecture &prefecture)
{
    const Register &stock = prefecture.stock();
    TaskControl task;
    const Result<RoomList> list = RoomLister(prefecture.inventory->picture().inventory)
                                      .list({.kinds = 1u << int(RoomKind::ComputerRoom),
                                                .sortBy = RoomColumn::Attention,
                                                .isDescending = true},
                                          task);
    window.go(RoomAt{stock.rooms()[list->rows.front().room].id});
    RoomPage &page = window.roomPage();
    waitFor([&] { return page.isComplete(); });
}

void seat(ConsoleWindow &window, const Prefecture &prefecture)
{
    room(window, prefecture);
    RoomPage &page = window.roomPage();
    const Register &stock = prefecture.stock();
    for (size_t i = 0; i < page.seats().seats.size(); ++i)
        if (const quint32 row = page.seats().seats[i];
            row != kNoRow && stock.devices()[row].state == DeviceState::InRepair)
            page.plan().setSelected({int(i)});
}

void age(ConsoleWindow &window, const Prefecture &prefecture)
{
    room(window, prefecture);
    window.findChild<Segmented *>()->setChosen(1);
}

void run(ConsoleWindow &window, const char *command)
{
    window.commands().refresh();
    window.commands().action(QString::fromLatin1(command))->trigger();
}

void book(ConsoleWindow &window, const Prefecture &prefecture)
{
    devices(window, prefecture);
    run(window, "devices.book");
}

void move(ConsoleWindow &window, const Prefecture &prefecture)
{
    chosen(window, prefecture);
    run(window, "devices.move");
}

// What three would become, before they do.
void change(ConsoleWindow &window, const Prefecture &prefecture)
{
    chosen(window, prefecture);
    run(window, "devices.retire");
    waitFor([&] { return window.editor().sheet().isVisible(); });
}

struct Screen {
    QString name;
    std::function<void(ConsoleWindow &, const Prefecture &)> build;
};

const std::vector<Screen> &screens()
{
    static const std::vector<Screen> all{
        {u"devices"_s, devices},
        {u"devices-chosen"_s, chosen},
        {u"rooms"_s, rooms},
        {u"room"_s, room},
        {u"room-seat"_s, seat},
        {u"room-age"_s, age},
        {u"devices-book"_s, book},
        {u"devices-move"_s, move},
        {u"devices-change"_s, change},
    };
    return all;
}

int drawAll(const QString &folder, const QString &part, const QString &profile)
{
    Prefecture prefecture(kSmall, profile);
    int problems = 0;
    const std::vector<std::pair<QString, Scheme>> schemes{
        {u"light"_s, Scheme::Light}, {u"dark"_s, Scheme::Dark}};
    for (const auto &[schemeName, scheme] : schemes) {
        theme().setScheme(scheme);
        for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
            for (const Screen &screen : screens()) {
                const QString file
                    = u"%1-%2/%3.png"_s.arg(schemeName).arg(size.width()).arg(screen.name);
                if (!file.contains(part))
                    continue;
                ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
                window.resize(size);
                window.show();
                screen.build(window, prefecture);
                QCoreApplication::sendPostedEvents();
                if (window.size() != size) {
                    std::fprintf(stderr, "%s: needs %d × %d\n", qPrintable(file), window.width(),
                        window.height());
                    ++problems;
                }
                QDir().mkpath(QFileInfo(folder + u'/' + file).absolutePath());
                if (!window.grab().save(folder + u'/' + file))
                    return 1;
                const auto tell = [&](const QStringList &texts, const char *what) {
                    for (const QString &text : texts)
                        std::fprintf(
                            stderr, "%s: %s %s\n", qPrintable(file), qPrintable(text), what);
                    problems += int(texts.size());
                };
                tell(clippedTexts(&window), "has no room");
                tell(missingAccessibleNames(&window), "has no name");
            }
        }
    }
    return problems > 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty()) {
        std::fprintf(stderr, "machine_shots FOLDER [PART [PROFILE]]\n");
        return 2;
    }
    const Translations language(u"zh_CN"_s);
    Theme theme(App::Console);
    QApplication::setStyle(new HezhouStyle);
    return drawAll(words[0], words.value(1), words.value(2));
}
