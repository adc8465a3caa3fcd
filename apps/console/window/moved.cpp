#include "window/moved.h"

namespace hz::console {

using namespace inventory;

namespace {

template<typename RowOf> void move(std::vector<quint32> &rows, RowOf rowOf)
{
    const bool wasAsked = !rows.empty();
    for (quint32 &row : rows)
        if (row != kNoRow)
            row = rowOf(row);
    std::erase(rows, kNoRow);
    if (wasAsked && rows.empty())
        rows.push_back(kNoRow); // no row at all would mean everything
}

template<typename Query> void moveAreas(Query &query, const Register &from, const Register &to)
{
    move(query.counties, [&](quint32 row) { return to.unitRow(from.units()[row].code); });
    move(query.schools, [&](quint32 row) { return to.schoolRow(from.schools()[row].code); });
}

} // namespace

DeviceQuery movedTo(const DeviceQuery &query, const Register &from, const Register &to)
{
    DeviceQuery moved = query;
    moveAreas(moved, from, to);
    move(moved.rooms, [&](quint32 row) { return to.roomRow(from.rooms()[row].id); });
    return moved;
}

RoomQuery movedTo(const RoomQuery &query, const Register &from, const Register &to)
{
    RoomQuery moved = query;
    moveAreas(moved, from, to);
    return moved;
}

} // namespace hz::console
