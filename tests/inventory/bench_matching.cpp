// How fast are 100,000 machines indexed and one looked up? The floor is a QHash of the serials
// alone. One JSON line a figure.
#include "machines.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>

#include <algorithm>
#include <cstdio>
#include <limits>

using namespace hz;
using namespace hz::inventory;

namespace {

constexpr int kDevices = 100'000, kRuns = 5;

void print(const char *figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"matching\",\"figure\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n",
        figure, value, unit);
}

template<typename Work> double bestMs(Work work)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int i = 0; i < kRuns; ++i) {
        QElapsedTimer clock;
        clock.start();
        work();
        best = std::min(best, clock.nsecsElapsed());
    }
    return double(best) / 1e6;
}

} // namespace

int main()
{
    test::Machines machines(1);
    std::vector<Identity> known, incoming;
    for (int i = 0; i < kDevices; ++i)
        known.push_back(machines.next());
    for (int i = 0; i < kDevices; ++i)
        incoming.push_back(i % 2 == 0 ? machines.readAgain(known[size_t(i)]) : machines.next());

    MatchIndex index;
    print("index 100,000 devices", bestMs([&] {
        index = MatchIndex();
        index.reserve(known.size());
        for (const Identity &each : known)
            index.add(each);
    }),
        "ms");
    QHash<QString, int> floor;
    print("floor: hash of 100,000 serials", bestMs([&] {
        floor = {};
        for (int i = 0; i < kDevices; ++i)
            floor.insert(known[size_t(i)].serial, i);
    }),
        "ms");
    size_t found = 0;
    print("find one",
        bestMs([&] {
            for (const Identity &each : incoming)
                found += index.find(each).candidates.size();
        }) * 1000
            / kDevices,
        "us");
    print("floor: find one serial",
        bestMs([&] {
            for (const Identity &each : incoming)
                found += size_t(floor.value(each.serial) & 1);
        }) * 1000
            / kDevices,
        "us");
    return found == 0 ? 1 : 0;
}
