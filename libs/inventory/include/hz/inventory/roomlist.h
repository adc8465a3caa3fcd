// The list of rooms as people narrow it down, with what stands in each. Any thread.
#pragma once

#include <hz/inventory/register.h>

#include <array>
#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

enum class RoomColumn : quint8 { Name, School, County, Kind, Seats, Machines, Attention };
inline constexpr size_t kRoomColumns = size_t(RoomColumn::Attention) + 1;

struct RoomQuery {
    QString words = {}; // found in name, kind and school, every one of them
    /// Of each group nothing ticked means everything.
    quint32 kinds = 0; // bit of RoomKind
    std::vector<quint32> counties = {}; // rows of units
    std::vector<quint32> schools = {}; // rows
    bool onlyAttention = false; // with a machine that needs somebody

    RoomColumn sortBy = RoomColumn::School;
    bool isDescending = false;

    bool operator==(const RoomQuery &) const = default;
};

struct RoomStanding {
    quint32 room = 0; // row
    int machines = 0; // that are still there
    int attention = 0; // among them: in repair, to be disposed of

    bool operator==(const RoomStanding &) const = default;
};

struct RoomList {
    std::vector<RoomStanding> rows; // in order
    /// How many each choice would list, the other groups as they are ticked.
    std::array<int, kRoomKinds> kinds = {};
    std::vector<int> counties; // by row of units
};

/// Neither disposed of nor lost.
bool isThere(DeviceState state);
/// Somebody has to do something about it.
bool needsAttention(DeviceState state);

/// Lists of one register; made once for it, since ordering names takes a moment.
class RoomLister {
public:
    explicit RoomLister(std::shared_ptr<const Register> inventory);

    const std::shared_ptr<const Register> &inventory() const { return m_inventory; }
    /// Cancelled when told to stop.
    Result<RoomList> list(const RoomQuery &query, TaskControl &task) const;

private:
    std::shared_ptr<const Register> m_inventory;
    std::vector<RoomStanding> m_standings; // of each room
    std::vector<quint32> m_roomRanks, m_schoolRanks; // places in alphabetical order
};

} // namespace hz::inventory
