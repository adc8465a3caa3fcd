// What people do to machines, one or thousands: moved, repaired, handed to others, corrected. A
// plan says what it would change before anything is written, and records it as movements. Any
// thread.
#pragma once

#include <hz/inventory/inventory.h>

#include <functional>
#include <map>
#include <tuple>
#include <vector>

namespace hz::inventory {

enum class DeviceField : quint8 {
    Place,
    Seat,
    State,
    Assignment,
    Kind,
    Tag,
    Serial,
    Maker,
    Model,
    Holder,
    BookedOn,
    Price,
    Warranty,
};
inline constexpr size_t kDeviceFields = size_t(DeviceField::Warranty) + 1;

/// In the language of the program.
QString wordOf(DeviceField field);

/// "Place: store → computer room 2, of 12 machines".
struct ChangeLine {
    DeviceField field = DeviceField::Place;
    QString from = {};
    QString to = {};
    int devices = 0;

    bool operator==(const ChangeLine &) const = default;
};

struct ChangePlan {
    QList<Edit> edits = {};
    std::vector<ChangeLine> lines = {}; // by field, those of most machines first
    int changed = 0;
    int added = 0;
    int unchanged = 0; // asked for, and as wanted already
};

/// How people name where a machine is: school and room.
QString placeText(const Register &inventory, const UnitCode &school, const RoomId &room);
/// Of a place that the register does not have yet.
QString placeText(const QString &school, const QString &room);

/// What a machine went through that is otherwise now: another state, another place. `placeOf` says
/// in words where it stands. Without id, time and person.
std::vector<Movement> movementsBetween(const Device &before, const Device &after,
    const std::function<QString(const Device &)> &placeOf);

/// Collects changes of machines into a plan.
class ChangePlanner {
public:
    /// Movements say when and by whom.
    ChangePlanner(const store::ReadTransaction &read, const Register &inventory, const Deed &deed);

    /// `change` sets what is to be; the days, the seat that is left and the movements follow from
    /// it. NotFound where there is no such machine.
    Result<> change(const DeviceId &device, const std::function<void(Device &)> &change);
    /// A machine that was bought; its id is new.
    void add(const Device &device);
    ChangePlan take();

private:
    void record(Movement movement);
    void count(const Device &before, const Device &after);
    QString placeOf(const Device &device) const;

    const store::ReadTransaction &m_read;
    const Register &m_inventory;
    const Deed m_deed;
    ChangePlan m_plan;
    std::map<std::tuple<DeviceField, QString, QString>, int> m_counts;
};

/// What is to be changed of one machine.
struct DeviceChange {
    DeviceId device = {};
    std::function<void(Device &)> change = {};
};

/// Each its own change; polls the task and tells it how far it is.
Result<ChangePlan> planChanges(const store::ReadTransaction &read, const Register &inventory,
    const std::vector<DeviceChange> &changes, const Deed &deed, TaskControl &task);
/// The same change of many; polls the task and tells it how far it is.
Result<ChangePlan> planChange(const store::ReadTransaction &read, const Register &inventory,
    const std::vector<DeviceId> &devices, const std::function<void(Device &)> &change,
    const Deed &deed, TaskControl &task);

} // namespace hz::inventory
