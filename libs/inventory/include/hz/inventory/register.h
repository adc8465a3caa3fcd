// Everything of an ops database that is counted, filtered and shown, in memory: some 25 MB for
// 80,000 devices. An immutable snapshot: held by shared_ptr<const Register>, read on any thread.
//
// Rows refer to each other by index; an index means something in its own snapshot only. Devices are
// in the order of their ids, schools and units of their codes, rooms of their ids.
#pragma once

#include <hz/core/ulid.h>
#include <hz/inventory/line.h>
#include <hz/inventory/records.h>
#include <hz/store/projection.h>

#include <memory>
#include <vector>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

class WorksFeed;

inline constexpr quint32 kNoRow = 0xffffffff;

/// A device as it lies in the register. Days are Julian days, 0 where unknown.
struct DeviceRow {
    Ulid id = {};
    qint64 priceFen = 0;
    quint32 school = kNoRow; // row; kNoRow: of a school that is not listed
    quint32 room = kNoRow;
    quint32 maker = 0; // word
    quint32 model = 0; // word
    quint32 text = 0; // where its tag, serial and holder begin
    quint16 tagBytes = 0;
    quint16 serialBytes = 0;
    quint16 holderBytes = 0;
    DeviceKind kind = DeviceKind::Other;
    DeviceState state = DeviceState::InUse;
    Pool pool = Pool::None; // its assignment, else its room's
    bool isAssigned = false;
    bool isDonated = false;
    bool isFixed = false;
    quint8 seatColumn = 0; // from 1; 0: no seat
    quint8 seatRow = 0;
    qint32 stateSince = 0;
    qint32 bookedOn = 0;
    qint32 warrantyUntil = 0;
    qint32 lastSeen = 0;
};

/// What a register is made from, in any order.
struct Records {
    std::vector<Unit> units = {};
    std::vector<School> schools = {};
    std::vector<Room> rooms = {};
    std::vector<Device> devices = {};
    std::vector<Census> censuses = {};
    std::vector<NetworkLine> lines = {};
};

class Register {
public:
    /// Without a database: for what is only tried out, or made up.
    static std::shared_ptr<const Register> fromRecords(Records records);

    /// The tables this reads.
    static store::Projection projection();

    /// Conflict while the projection is being built.
    static Result<std::shared_ptr<const Register>> load(const store::ReadTransaction &read);
    /// Whether it may be another one after this document changed.
    static bool isMadeOf(const QString &documentId);
    /// What it is after these documents changed.
    Result<std::shared_ptr<const Register>> updated(
        const store::ReadTransaction &read, const QStringList &changedIds) const;

    /// What it would be with these schools, in the place of those with the same code. Machines of a
    /// school that was not there stay without one.
    std::shared_ptr<const Register> withSchools(const std::vector<School> &schools) const;

    const std::vector<Unit> &units() const { return m_units; }
    const std::vector<School> &schools() const { return m_schools; }
    const std::vector<Room> &rooms() const { return m_rooms; }
    const std::vector<DeviceRow> &devices() const { return m_devices; }
    /// By school.
    const std::vector<NetworkLine> &lines() const { return m_lines; }
    std::span<const NetworkLine> linesOf(const UnitCode &school) const;
    /// The best of each day that somebody measured a line on.
    const MeasuredDays &measuredOn(const LineId &line) const;
    /// Of all units and schools, by unit and year.
    const std::vector<Census> &censuses() const { return m_censuses; }

    quint32 unitRow(const UnitCode &code) const;
    quint32 schoolRow(const UnitCode &code) const;
    quint32 roomRow(const RoomId &id) const;
    quint32 deviceRow(const DeviceId &id) const;
    quint32 deviceRow(const Ulid &id) const;
    /// Of a room: its school's row.
    quint32 schoolOfRoom(quint32 room) const { return m_schoolOfRoom[room]; }
    /// Null where there is none for that year.
    const Census *census(const UnitCode &unit, int year) const;
    /// Answers that follow from what is kept: signed inspections by their number, such as
    /// "securityInspections", money, training and the ledgers. An open census that says less is not
    /// believed.
    QMap<QString, qint64> counted(const UnitCode &unit, int year) const;
    /// What was spent and the hours of training are known to the last fen and hour where they are
    /// kept at all: an open census that says more is not believed either.
    static bool isCountedExactly(QStringView answer);
    /// Ascending, of any unit.
    std::vector<int> censusYears() const;
    /// The only unit of the prefecture's level; null where there is none.
    const Unit *prefecture() const;

    DeviceId idOf(const DeviceRow &device) const { return DeviceId(device.id.toString()); }
    QByteArrayView tagUtf8(const DeviceRow &device) const;
    QByteArrayView serialUtf8(const DeviceRow &device) const;
    QByteArrayView holderUtf8(const DeviceRow &device) const;
    /// All three in small letters, in this order, a zero byte behind each.
    QByteArrayView foldedUtf8(const DeviceRow &device) const;
    QString tag(const DeviceRow &device) const { return QString::fromUtf8(tagUtf8(device)); }
    QString serial(const DeviceRow &device) const { return QString::fromUtf8(serialUtf8(device)); }
    QString holder(const DeviceRow &device) const { return QString::fromUtf8(holderUtf8(device)); }
    const QString &maker(const DeviceRow &device) const { return m_words[device.maker]; }
    const QString &model(const DeviceRow &device) const { return m_words[device.model]; }
    /// Makers and models, each once.
    const std::vector<QString> &words() const { return m_words; }

    /// Documents that could not be read, with the reason; they are counted nowhere.
    const QMap<QString, QString> &unread() const { return m_unread; }

    /// As foldedUtf8() is: Latin letters small, everything else as it is.
    static QByteArray folded(QByteArrayView utf8);

private:
    friend class RegisterReader;

    std::vector<Unit> m_units;
    std::vector<School> m_schools;
    std::vector<Room> m_rooms;
    std::vector<quint32> m_schoolOfRoom;
    std::vector<DeviceRow> m_devices;
    std::vector<Census> m_censuses;
    std::vector<NetworkLine> m_lines;
    std::map<LineId, MeasuredDays> m_measured;
    QMap<std::pair<UnitCode, int>, QMap<QString, qint64>> m_counted; // by unit and year
    std::shared_ptr<const WorksFeed> m_works; // null where it is of no database
    std::vector<QString> m_words;
    QByteArray m_texts;
    QByteArray m_folded; // m_texts in small letters, byte for byte
    QMap<QString, QString> m_unread;
};

} // namespace hz::inventory
