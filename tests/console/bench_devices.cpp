// Does the list of machines hold up the window? On the full sample of 101,956 machines: what the
// GUI thread does when an answer comes (rows, facets, chips), after another order, and with another
// register; what is asked of the worker beside it; and a file of everything. The floor is a plain
// copy of all texts, which a model of items would begin with. One JSON line a figure. The bar is
// 8 ms for the GUI thread.
#include "devices/devicecells.h"
#include "devices/deviceexport.h"
#include "devices/devicefilters.h"
#include "devices/devicesource.h"

#include <hz/core/task.h>
#include <hz/inventory/roomlist.h>
#include <hz/inventory/sample.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace hz;
using namespace hz::console;
using namespace hz::inventory;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday(2025, 10, 20);

void print(const char *figure, double ms)
{
    std::printf(
        "{\"bench\":\"devices\",\"figure\":\"%s\",\"value\":%.2f,\"unit\":\"ms\"}\n", figure, ms);
    std::fflush(stdout);
}

// The median of several runs.
template<typename Work> double msOf(int runs, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

std::vector<QStringList> copied(const DeviceSource &source)
{
    std::vector<QStringList> texts;
    for (int row = 0; row < source.rowCount(); ++row) {
        QStringList &line = texts.emplace_back();
        for (int column = 0; column < kShownDeviceColumns; ++column)
            line.append(source.text(row, column));
    }
    return texts;
}

} // namespace

int main()
{
    Result<Sample> sample = makeSample({});
    if (!sample) {
        std::fprintf(stderr, "%s\n", qPrintable(sample.error().message));
        return 1;
    }
    const Records records = std::move(sample->records);
    const auto inventory = Register::fromRecords(records);
    const auto next = Register::fromRecords(records);
    const DeviceLister lister(inventory);
    const Definitions definitions;
    TaskControl task;
    const DeviceQuery all;
    const DeviceList list = *lister.list(all, definitions, kToday, task);
    const DeviceQuery descending{.isDescending = true};
    const DeviceList turned = *lister.list(descending, definitions, kToday, task);

    print("worker: everything listed",
        msOf(9, [&] { (void)lister.list(all, definitions, kToday, task); }));
    DeviceSource source;
    print("GUI: the first list", msOf(1, [&] { source.show(inventory, list.rows, kToday); }));
    bool isTurned = false;
    print("GUI: another order", msOf(9, [&] {
        isTurned = !isTurned;
        source.show(inventory, isTurned ? turned.rows : list.rows, kToday);
    }));
    bool isNext = false;
    print("GUI: another register", msOf(9, [&] {
        isNext = !isNext;
        source.show(isNext ? next : inventory, list.rows, kToday);
    }));
    print("GUI: facets and chips", msOf(9, [&] {
        (void)facetsOf(*inventory, all, list);
        (void)chipsOf(*inventory, all);
    }));
    print("floor: all texts copied", msOf(3, [&] { (void)copied(source); }));
    print("worker: rooms, the first time",
        msOf(3, [&] { (void)RoomLister(inventory).list({}, task); }));
    const RoomLister rooms(inventory);
    print("worker: rooms, from then on", msOf(9, [&] { (void)rooms.list({}, task); }));
    const QTemporaryDir dir;
    std::vector<DeviceColumn> columns;
    for (int i = 0; i < kShownDeviceColumns; ++i)
        columns.push_back(DeviceColumn(i));
    for (const QString &name : {u"all.xlsx"_s, u"all.csv"_s})
        print(name.endsWith(u"csv") ? "worker: CSV of everything" : "worker: XLSX of everything",
            msOf(1, [&] {
                (void)exportDevices(
                    dir.filePath(name), *inventory, list.rows, columns, kToday, task);
            }));
    return 0;
}
