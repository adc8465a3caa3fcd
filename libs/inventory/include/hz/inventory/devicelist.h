// The list of machines as people narrow it down: words typed, values ticked, a column to sort by.
// One pass over the register finds the rows and counts what could be ticked next. Any thread.
//
// A word is found in tag, serial, holder, maker, model, kind, state, room or school, anywhere in
// it, in any case; two Chinese characters included; every word must be found.
#pragma once

#include <hz/inventory/figures.h>

#include <array>
#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

enum class DeviceColumn : quint8 {
    Tag,
    Kind,
    Model,
    Place,
    Pool,
    State,
    Age,
    Serial,
    Holder,
    Price,
    Warranty,
    LastSeen,
    School,
};
inline constexpr size_t kDeviceColumns = size_t(DeviceColumn::School) + 1;

struct DeviceQuery {
    QString words = {};
    /// Of each group nothing ticked means everything.
    quint32 kinds = 0; // bit of DeviceKind
    quint32 states = 0; // bit of DeviceState
    quint32 pools = 0; // bit of Pool
    std::vector<quint32> counties = {}; // rows of units
    std::vector<quint32> schools = {}; // rows
    std::vector<quint32> rooms = {}; // rows
    std::vector<int> yearsBooked = {};
    std::vector<DeviceId> devices = {}; // by id: they outlast a register
    /// Computers that count under the definitions on the day, and no others.
    bool onlyCounted = false;
    bool onlyInPlan = false; // schools that the plan counts
    int notSeenDays = 0; // last seen so long ago; 0: whenever

    DeviceColumn sortBy = DeviceColumn::Place;
    bool isDescending = false;

    bool operator==(const DeviceQuery &) const = default;
};

struct DeviceList {
    std::vector<quint32> rows; // of the register's devices, in order
    /// How many each choice would list, the other groups as they are ticked.
    std::array<int, kDeviceKinds> kinds = {};
    std::array<int, kDeviceStates> states = {};
    std::array<int, kPools> pools = {};
    std::vector<int> counties; // by row of units
};

/// Lists of one register; made once for it, since ordering names takes a moment.
class DeviceLister {
public:
    explicit DeviceLister(std::shared_ptr<const Register> inventory);

    const std::shared_ptr<const Register> &inventory() const { return m_inventory; }
    /// Cancelled when told to stop: what people type next makes it useless.
    Result<DeviceList> list(const DeviceQuery &query, const Definitions &definitions,
        const QDate &today, TaskControl &task) const;

    /// Places in alphabetical order, so that devices compare numbers.
    struct Ranks {
        std::vector<quint32> schools, rooms, words;
    };

private:
    std::shared_ptr<const Register> m_inventory;
    Ranks m_ranks;
};

} // namespace hz::inventory
