#include "area.h"

#include <hz/inventory/roomlist.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::test;

namespace {

// A few schools in two counties with rooms and machines, by dice.
std::shared_ptr<const Register> someRooms()
{
    Area area;
    Records &records = area.records();
    const UnitCode other(QStringLiteral("629922"));
    records.units.push_back({other, QStringLiteral("古渡县"), UnitLevel::County, kPrefecture});
    const int schools = *rc::gen::inRange(1, 4);
    for (int i = 0; i < schools; ++i) {
        const UnitCode school = area.add({});
        if (*rc::gen::arbitrary<bool>())
            records.schools.back().county = other;
        const int rooms = *rc::gen::inRange(0, 5);
        for (int j = 0; j < rooms; ++j) {
            const RoomId room
                = area.addRoom(school, RoomKind(*rc::gen::inRange(0, int(kRoomKinds))));
            records.rooms.back().name = QStringLiteral("室%1").arg(*rc::gen::inRange(1, 4));
            const int machines = *rc::gen::inRange(0, 4);
            for (int k = 0; k < machines; ++k) {
                Device &device = area.addComputer(school, std::nullopt);
                device.room = room;
                device.state = DeviceState(*rc::gen::inRange(0, int(kDeviceStates)));
            }
        }
    }
    return area.inventory();
}

RoomQuery someQuery(const Register &inventory)
{
    RoomQuery query;
    if (*rc::gen::arbitrary<bool>())
        query.words = QString::number(*rc::gen::inRange(1, 4));
    if (*rc::gen::arbitrary<bool>())
        query.kinds = *rc::gen::inRange<quint32>(0, 1u << kRoomKinds);
    if (*rc::gen::arbitrary<bool>())
        query.counties = {*rc::gen::inRange<quint32>(0, quint32(inventory.units().size()))};
    if (*rc::gen::arbitrary<bool>())
        query.schools = {*rc::gen::inRange<quint32>(0, quint32(inventory.schools().size()))};
    query.onlyAttention = *rc::gen::arbitrary<bool>();
    query.sortBy = RoomColumn(*rc::gen::inRange(0, int(kRoomColumns)));
    query.isDescending = *rc::gen::arbitrary<bool>();
    return query;
}

struct Counts {
    int machines = 0, attention = 0;
};

Counts countsOf(const Register &inventory, quint32 room)
{
    Counts counts;
    for (const DeviceRow &device : inventory.devices()) {
        if (device.room != room || device.state == DeviceState::Disposed
            || device.state == DeviceState::Lost)
            continue;
        ++counts.machines;
        counts.attention += int(
            device.state == DeviceState::InRepair || device.state == DeviceState::AwaitingDisposal);
    }
    return counts;
}

// What a person would do, room by room.
std::set<quint32> naive(const Register &inventory, const RoomQuery &query)
{
    std::set<quint32> rooms;
    for (quint32 i = 0; i < inventory.rooms().size(); ++i) {
        const Room &room = inventory.rooms()[i];
        const quint32 school = inventory.schoolOfRoom(i);
        const QString text
            = room.name + u'\n' + wordOf(room.kind) + u'\n' + inventory.schools()[school].name;
        const quint32 county = inventory.unitRow(inventory.schools()[school].county);
        if (text.contains(query.words, Qt::CaseInsensitive)
            && (query.kinds == 0 || (query.kinds & 1u << int(room.kind)))
            && (query.counties.empty() || query.counties.front() == county)
            && (query.schools.empty() || query.schools.front() == school)
            && (!query.onlyAttention || countsOf(inventory, i).attention > 0))
            rooms.insert(i);
    }
    return rooms;
}

RoomList listed(const std::shared_ptr<const Register> &inventory, const RoomQuery &query)
{
    TaskControl task;
    return *RoomLister(inventory).list(query, task);
}

} // namespace

class RoomListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatAPersonWould()
    {
        const bool ok = rc::check("the list is that of a naive twin", [] {
            const auto inventory = someRooms();
            const RoomQuery query = someQuery(*inventory);
            const RoomList list = listed(inventory, query);
            std::set<quint32> rooms;
            for (const RoomStanding &row : list.rows) {
                rooms.insert(row.room);
                const Counts counts = countsOf(*inventory, row.room);
                RC_ASSERT(row.machines == counts.machines && row.attention == counts.attention);
            }
            RC_ASSERT(rooms.size() == list.rows.size());
            RC_ASSERT(rooms == naive(*inventory, query));
        });
        QVERIFY(ok);
    }

    void countsWhatEachChoiceWouldList()
    {
        const bool ok = rc::check("counts are the sizes of lists", [] {
            const auto inventory = someRooms();
            const RoomQuery query = someQuery(*inventory);
            const RoomList list = listed(inventory, query);
            for (size_t i = 0; i < kRoomKinds; ++i) {
                RoomQuery one = query;
                one.kinds = 1u << i;
                RC_ASSERT(list.kinds[i] == int(naive(*inventory, one).size()));
            }
            for (quint32 i = 0; i < inventory->units().size(); ++i) {
                if (inventory->units()[i].level != UnitLevel::County)
                    continue;
                RoomQuery one = query;
                one.counties = {i};
                RC_ASSERT(list.counties[i] == int(naive(*inventory, one).size()));
            }
        });
        QVERIFY(ok);
    }

    void sortsByWhatStandsInThem()
    {
        const bool ok = rc::check("rows are in order", [] {
            const auto inventory = someRooms();
            RoomQuery query{.sortBy = RoomColumn::Machines};
            query.isDescending = *rc::gen::arbitrary<bool>();
            const RoomList list = listed(inventory, query);
            for (size_t i = 1; i < list.rows.size(); ++i) {
                const int first = list.rows[i - 1].machines;
                const int next = list.rows[i].machines;
                RC_ASSERT((query.isDescending && first >= next)
                    || (!query.isDescending && first <= next));
            }
        });
        QVERIFY(ok);
    }

    void stopsWhenTold()
    {
        Area area;
        area.addRoom(area.add({}), RoomKind::Classroom);
        TaskControl task;
        task.cancel();
        HZ_VERIFY_FAILS(RoomLister(area.inventory()).list({}, task), Cancelled);
    }
};

QTEST_GUILESS_MAIN(RoomListTest)
#include "tst_roomlist.moc"
