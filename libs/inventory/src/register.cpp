#include "fields_p.h"
#include "worksfeed_p.h"

#include <hz/core/json.h>
#include <hz/inventory/inspection.h>
#include <hz/inventory/register.h>
#include <hz/store/transaction.h>

#include <QtCore/QHash>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <limits>

namespace hz::inventory {

namespace {

// What keeps a machine where it is.
constexpr int kDonated = 1;
constexpr int kFixed = 2;
constexpr int kSeatRows = 256; // a seat is one number: column × kSeatRows + row

qint64 julian(const QDate &date)
{
    return date.isValid() ? date.toJulianDay() : 0;
}

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

// What else tells machines apart, a line each: UUID, board, network cards, disks.
QString marksOf(const Device &device)
{
    const auto list = [](const QStringList &texts) {
        QStringList plain;
        for (const QString &text : texts)
            plain.append(text.simplified());
        return plain.join(u'\t');
    };
    return QStringList{device.uuid.simplified(), device.boardSerial.simplified(), list(device.macs),
        list(device.diskSerials)}
        .join(u'\n');
}

Result<> applyDevice(store::ProjectionWriter &writer, const Device &device)
{
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO inventory_devices(id, school, room, kind, state, "
                       "since, assignment, maker, model, tag, serial, holder, booked, price, "
                       "warranty, seen, seat, ties, marks) "
                       "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        {device.id.text(), device.school.text(), device.room.text(), int(device.kind),
            int(device.state), julian(device.stateSince),
            device.assignment ? int(*device.assignment) : -1, device.maker, device.model,
            device.assetTag, device.serial, device.holder, julian(device.bookedOn), device.priceFen,
            julian(device.warrantyUntil), julian(device.lastSeen),
            device.seat ? device.seat->x() * kSeatRows + device.seat->y() : 0,
            (device.isDonated ? kDonated : 0) | (device.isFixed ? kFixed : 0), marksOf(device)});
}

// Schools, rooms, units and censuses are few: their body is read again.
Result<> applyRecord(store::ProjectionWriter &writer, const QString &id, const QString &type,
    const QJsonObject &body)
{
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO inventory_records(id, type, body) VALUES(?,?,?)"),
        {id, type, compact(body)});
}

Result<> applyUnread(store::ProjectionWriter &writer, const QString &id, const QString &reason)
{
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO inventory_unread(id, reason) VALUES(?,?)"),
        {id, reason});
}

constexpr QLatin1StringView kInspection("inspection:");

Result<> removeInspection(store::ProjectionWriter &writer, const QString &id)
{
    return writer.run(QStringLiteral("DELETE FROM inventory_inspections WHERE id=?"), {id});
}

// Those that count as the answer to a question of the census: signed as they are.
Result<> applyInspection(store::ProjectionWriter &writer, const store::Document &document)
{
    const Result<Inspection> inspection = Inspection::fromJson(document.body);
    const InspectionTemplate *form
        = inspection ? inspectionTemplates().find(inspection->templateId) : nullptr;
    if (!form || form->answer.isEmpty() || !validSignature(document.body))
        return removeInspection(writer, document.id);
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO inventory_inspections(id, unit, year, answer) "
                       "VALUES(?,?,?,?)"),
        {document.id, inspection->school.text(), inspection->day.year(), form->answer});
}

constexpr QLatin1StringView kLineDay("lineday:");

Result<> removeLineDay(store::ProjectionWriter &writer, const QString &id)
{
    return writer.run(QStringLiteral("DELETE FROM inventory_linedays WHERE id=?"), {id});
}

Result<> applyLineDay(store::ProjectionWriter &writer, const store::Document &document)
{
    const Result<LineDay> day = LineDay::fromJson(document.body);
    const LineReading *best = day ? day->best() : nullptr;
    if (!best || documentId(*day) != document.id)
        return removeLineDay(writer, document.id);
    return writer.run(
        QStringLiteral(
            "INSERT OR REPLACE INTO inventory_linedays(id, line, day, kbps) VALUES(?,?,?,?)"),
        {document.id, day->line.text(), day->day.toJulianDay(), best->downKbps});
}

Result<> removeFrom(store::ProjectionWriter &writer, const QString &id)
{
    if (id.startsWith(kInspection))
        return removeInspection(writer, id);
    if (id.startsWith(kLineDay))
        return removeLineDay(writer, id);
    if (isWork(id))
        return removeWork(writer, id);
    if (id.startsWith(u"device:"))
        HZ_CHECK(writer.run(QStringLiteral("DELETE FROM inventory_devices WHERE id=?"),
            {id.sliced(QStringView(u"device:").size())}));
    else
        HZ_CHECK(writer.run(QStringLiteral("DELETE FROM inventory_records WHERE id=?"), {id}));
    return writer.run(QStringLiteral("DELETE FROM inventory_unread WHERE id=?"), {id});
}

template<typename T> Result<> readable(const QJsonObject &body, const QString &id)
{
    HZ_TRY(const T record, T::fromJson(body));
    if (documentId(record) != id)
        return failure(
            Error::Kind::Invalid, Fields::tr("The document's id and its fields differ."));
    return {};
}

Result<> readable(const QString &type, const QJsonObject &body, const QString &id)
{
    if (type == u"unit")
        return readable<Unit>(body, id);
    if (type == u"school")
        return readable<School>(body, id);
    if (type == u"room")
        return readable<Room>(body, id);
    if (type == u"line")
        return readable<NetworkLine>(body, id);
    return readable<Census>(body, id);
}

Result<> apply(store::ProjectionWriter &writer, const store::Document &document)
{
    if (!Register::isMadeOf(document.id))
        return {};
    constexpr QStringView kDevice = u"device:";
    if (document.id.startsWith(kDevice)) {
        const Result<Device> device = Device::fromJson(document.body);
        if (device && QStringView(document.id).sliced(kDevice.size()) == device->id.text()
            && Ulid::fromString(device->id.text()))
            return applyDevice(writer, *device);
        HZ_CHECK(removeFrom(writer, document.id));
        return applyUnread(writer, document.id, device ? QString() : device.error().message);
    }
    if (document.id.startsWith(kInspection))
        return applyInspection(writer, document);
    if (document.id.startsWith(kLineDay))
        return applyLineDay(writer, document);
    if (isWork(document.id))
        return applyWork(writer, document);
    const QString type = document.id.section(u':', 0, 0);
    const Result<> outcome = readable(type, document.body, document.id);
    if (outcome)
        return applyRecord(writer, document.id, type, document.body);
    HZ_CHECK(removeFrom(writer, document.id));
    return applyUnread(writer, document.id, outcome.error().message);
}

const QString kDeviceColumns = QStringLiteral(
    "SELECT id, school, room, kind, state, since, assignment, maker, model, tag, "
    "serial, holder, booked, price, warranty, seen, seat, ties FROM inventory_devices");

template<typename Rows, typename Key, typename Of>
quint32 rowOf(const Rows &rows, const Key &key, Of of)
{
    const auto found = std::lower_bound(rows.begin(), rows.end(), key,
        [of](const auto &row, const Key &sought) { return of(row) < sought; });
    if (found == rows.end() || key < of(*found))
        return kNoRow;
    return quint32(found - rows.begin());
}

const UnitCode &codeOfUnit(const Unit &unit)
{
    return unit.code;
}
const UnitCode &codeOfSchool(const School &school)
{
    return school.code;
}
const RoomId &idOfRoom(const Room &room)
{
    return room.id;
}
const Ulid &idOfDevice(const DeviceRow &device)
{
    return device.id;
}

bool isDevice(const QString &id)
{
    return id.startsWith(u"device:");
}

} // namespace

// Builds a Register that nobody else sees yet.
class RegisterReader {
public:
    explicit RegisterReader(Register &target)
        : m_to(target)
    {
        for (size_t i = 0; i < m_to.m_words.size(); ++i)
            m_wordRows.insert(m_to.m_words[i].toUtf8(), quint32(i));
    }

    Result<> readRecords(const store::ReadTransaction &read)
    {
        HZ_CHECK(read.forEachRow(QStringLiteral("inventoryRecords"), {},
            [this](const store::Row &row) { return readRecord(row); }));
        orderRecords();
        HZ_CHECK(readCounted(read));
        HZ_CHECK(readMeasured(read));
        HZ_CHECK(readWorks(read));
        return readUnread(read);
    }

    Result<> readMeasured(const store::ReadTransaction &read)
    {
        m_to.m_measured.clear();
        return read.forEachRow(
            QStringLiteral("inventoryLineDays"), {}, [this](const store::Row &row) -> Result<> {
                m_to.m_measured[LineId(row.text(0))].emplace(
                    QDate::fromJulianDay(row.integer(1)), row.integer(2));
                return {};
            });
    }

    Result<> readWorks(const store::ReadTransaction &read)
    {
        HZ_TRY(WorksFeed works, WorksFeed::read(read, m_to));
        m_to.m_works = std::make_shared<const WorksFeed>(std::move(works));
        return {};
    }

    Result<> readCounted(const store::ReadTransaction &read)
    {
        m_to.m_counted.clear();
        return read.forEachRow(
            QStringLiteral("inventoryInspections"), {}, [this](const store::Row &row) -> Result<> {
                m_to.m_counted[{UnitCode(row.text(0)), int(row.integer(1))}][row.text(2)]
                    = row.integer(3);
                return {};
            });
    }

    void orderRecords()
    {
        const auto byKey = [](auto &rows, auto key) {
            std::sort(rows.begin(), rows.end(),
                [key](const auto &a, const auto &b) { return key(a) < key(b); });
        };
        byKey(m_to.m_units, codeOfUnit);
        byKey(m_to.m_schools, codeOfSchool);
        byKey(m_to.m_rooms, idOfRoom);
        byKey(m_to.m_censuses,
            [](const Census &census) { return std::pair(census.unit, census.year); });
        byKey(
            m_to.m_lines, [](const NetworkLine &line) { return std::pair(line.school, line.id); });
        m_to.m_schoolOfRoom.reserve(m_to.m_rooms.size());
        for (const Room &room : m_to.m_rooms)
            m_to.m_schoolOfRoom.push_back(m_to.schoolRow(room.school));
    }

    void takeDevices(const std::vector<Device> &devices)
    {
        for (const Device &device : devices)
            m_to.m_devices.push_back(rowOf(device));
        std::sort(m_to.m_devices.begin(), m_to.m_devices.end(),
            [](const DeviceRow &a, const DeviceRow &b) { return a.id < b.id; });
    }

    Result<> readUnread(const store::ReadTransaction &read)
    {
        m_to.m_unread.clear();
        return read.forEachRow(
            QStringLiteral("inventoryUnread"), {}, [this](const store::Row &row) -> Result<> {
                m_to.m_unread.insert(row.text(0), row.text(1));
                return {};
            });
    }

    Result<> readDevices(const store::ReadTransaction &read)
    {
        return read.forEachRow(
            QStringLiteral("inventoryDevices"), {}, [this](const store::Row &row) -> Result<> {
                m_to.m_devices.push_back(deviceIn(row));
                return {};
            });
    }

    Result<> readDevice(const store::ReadTransaction &read, const QString &id)
    {
        const std::optional<Ulid> ulid = Ulid::fromString(id);
        if (!ulid)
            return {};
        const auto at = std::lower_bound(m_to.m_devices.begin(), m_to.m_devices.end(), *ulid,
            [](const DeviceRow &row, const Ulid &sought) { return row.id < sought; });
        const bool isKnown = at != m_to.m_devices.end() && at->id == *ulid;
        std::optional<DeviceRow> now;
        HZ_CHECK(read.forEachRow(
            QStringLiteral("inventoryDevice"), {id}, [&](const store::Row &row) -> Result<> {
                now = deviceIn(row);
                return {};
            }));
        if (now && isKnown)
            *at = *now;
        else if (now)
            m_to.m_devices.insert(at, *now);
        else if (isKnown)
            m_to.m_devices.erase(at);
        return {};
    }

    Result<> readCensus(const store::ReadTransaction &read, const QString &id)
    {
        std::erase_if(
            m_to.m_censuses, [&id](const Census &census) { return documentId(census) == id; });
        std::optional<Census> now;
        HZ_CHECK(read.forEachRow(
            QStringLiteral("inventoryRecord"), {id}, [&](const store::Row &row) -> Result<> {
                HZ_TRY(const QJsonObject body, parseObject(row.utf8(2)));
                HZ_TRY(now, Census::fromJson(body));
                return {};
            }));
        if (!now)
            return {};
        const auto at = std::find_if(
            m_to.m_censuses.begin(), m_to.m_censuses.end(), [&now](const Census &census) {
                return now->unit == census.unit ? now->year < census.year : now->unit < census.unit;
            });
        m_to.m_censuses.insert(at, *now);
        return {};
    }

private:
    Result<> readRecord(const store::Row &row)
    {
        HZ_TRY(const QJsonObject body, parseObject(row.utf8(2)));
        const QByteArrayView type = row.utf8(1);
        if (type == "school") {
            HZ_TRY(School school, School::fromJson(body));
            m_to.m_schools.push_back(std::move(school));
        } else if (type == "room") {
            HZ_TRY(Room room, Room::fromJson(body));
            m_to.m_rooms.push_back(std::move(room));
        } else if (type == "unit") {
            HZ_TRY(Unit unit, Unit::fromJson(body));
            m_to.m_units.push_back(std::move(unit));
        } else if (type == "line") {
            HZ_TRY(NetworkLine line, NetworkLine::fromJson(body));
            m_to.m_lines.push_back(std::move(line));
        } else {
            HZ_TRY(Census census, Census::fromJson(body));
            m_to.m_censuses.push_back(std::move(census));
        }
        return {};
    }

    DeviceRow deviceIn(const store::Row &row)
    {
        DeviceRow device;
        device.id = Ulid::fromString(row.text(0)).value_or(Ulid());
        device.kind = DeviceKind(row.integer(3));
        device.state = DeviceState(row.integer(4));
        device.stateSince = qint32(row.integer(5));
        const qint64 assignment = row.integer(6);
        place(device, row.utf8(1), row.utf8(2),
            assignment < 0 ? std::nullopt : std::optional(Pool(assignment)));
        name(device, row.utf8(7), row.utf8(8), row.utf8(9), row.utf8(10), row.utf8(11));
        device.bookedOn = qint32(row.integer(12));
        device.priceFen = row.integer(13);
        device.warrantyUntil = qint32(row.integer(14));
        device.lastSeen = qint32(row.integer(15));
        device.seatColumn = quint8(row.integer(16) / kSeatRows);
        device.seatRow = quint8(row.integer(16) % kSeatRows);
        device.isDonated = (row.integer(17) & kDonated) != 0;
        device.isFixed = (row.integer(17) & kFixed) != 0;
        return device;
    }

    DeviceRow rowOf(const Device &record)
    {
        DeviceRow device;
        device.id = Ulid::fromString(record.id.text()).value_or(Ulid());
        device.kind = record.kind;
        device.state = record.state;
        device.stateSince = qint32(julian(record.stateSince));
        place(
            device, record.school.text().toUtf8(), record.room.text().toUtf8(), record.assignment);
        name(device, record.maker.toUtf8(), record.model.toUtf8(), record.assetTag.toUtf8(),
            record.serial.toUtf8(), record.holder.toUtf8());
        device.bookedOn = qint32(julian(record.bookedOn));
        device.priceFen = record.priceFen;
        device.warrantyUntil = qint32(julian(record.warrantyUntil));
        device.lastSeen = qint32(julian(record.lastSeen));
        device.seatColumn = quint8(record.seat ? record.seat->x() : 0);
        device.seatRow = quint8(record.seat ? record.seat->y() : 0);
        device.isDonated = record.isDonated;
        device.isFixed = record.isFixed;
        return device;
    }

    void place(DeviceRow &device, QByteArrayView school, QByteArrayView room,
        std::optional<Pool> assignment)
    {
        device.school = schoolAt(school);
        device.room = roomAt(room);
        device.isAssigned = assignment.has_value();
        device.pool = poolFor(device, assignment);
    }

    void name(DeviceRow &device, QByteArrayView maker, QByteArrayView model, QByteArrayView tag,
        QByteArrayView serial, QByteArrayView holder)
    {
        device.maker = word(maker);
        device.model = word(model);
        device.text = quint32(m_to.m_texts.size());
        device.tagBytes = append(tag);
        device.serialBytes = append(serial);
        device.holderBytes = append(holder);
    }

    Pool poolFor(const DeviceRow &device, std::optional<Pool> assignment) const
    {
        if (!isComputer(device.kind))
            return Pool::None;
        if (device.kind == DeviceKind::Server)
            return Pool::Server;
        if (assignment)
            return *assignment;
        return device.room == kNoRow ? Pool::None : poolOf(m_to.m_rooms[device.room].kind);
    }

    quint32 schoolAt(QByteArrayView code)
    {
        return known(
            m_schoolRows, code, [&] { return m_to.schoolRow(UnitCode(QString::fromUtf8(code))); });
    }

    quint32 roomAt(QByteArrayView id)
    {
        return id.isEmpty()
            ? kNoRow
            : known(m_roomRows, id, [&] { return m_to.roomRow(RoomId(QString::fromUtf8(id))); });
    }

    quint32 word(QByteArrayView utf8)
    {
        return known(m_wordRows, utf8, [&] {
            m_to.m_words.push_back(QString::fromUtf8(utf8));
            return quint32(m_to.m_words.size() - 1);
        });
    }

    // Few schools, rooms and models have many machines.
    template<typename Find>
    static quint32 known(QHash<QByteArray, quint32> &rows, QByteArrayView key, Find find)
    {
        const auto at = rows.constFind(QByteArray::fromRawData(key.data(), key.size()));
        return at != rows.constEnd() ? *at : *rows.insert(key.toByteArray(), find());
    }

    quint16 append(QByteArrayView utf8)
    {
        constexpr qsizetype most = std::numeric_limits<quint16>::max();
        const QByteArrayView kept = utf8.first(std::min(utf8.size(), most));
        m_to.m_texts.append(kept).append('\0'); // so that nothing is found across two
        m_to.m_folded.append(Register::folded(kept)).append('\0');
        return quint16(kept.size());
    }

    Register &m_to;
    QHash<QByteArray, quint32> m_schoolRows, m_roomRows, m_wordRows;
};

store::Projection Register::projection()
{
    store::Projection inventory;
    inventory.name = QStringLiteral("inventory");
    inventory.version = 5;
    inventory.ddl = {
        QStringLiteral("CREATE TABLE inventory_devices(id TEXT PRIMARY KEY, school TEXT NOT NULL, "
                       "room TEXT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL, "
                       "since INTEGER NOT NULL, assignment INTEGER NOT NULL, maker TEXT NOT NULL, "
                       "model TEXT NOT NULL, tag TEXT NOT NULL, serial TEXT NOT NULL, "
                       "holder TEXT NOT NULL, booked INTEGER NOT NULL, price INTEGER NOT NULL, "
                       "warranty INTEGER NOT NULL, seen INTEGER NOT NULL, seat INTEGER NOT NULL, "
                       "ties INTEGER NOT NULL, marks TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE inventory_records(id TEXT PRIMARY KEY, type TEXT NOT NULL, "
                       "body TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE inventory_inspections(id TEXT PRIMARY KEY, unit TEXT NOT NULL, "
            "year INTEGER NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE inventory_linedays(id TEXT PRIMARY KEY, line TEXT NOT NULL, "
                       "day INTEGER NOT NULL, kbps INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE inventory_unread(id TEXT PRIMARY KEY, reason TEXT NOT NULL) "
                       "WITHOUT ROWID"),
    };
    addWorkTables(inventory);
    inventory.apply = apply;
    inventory.remove = removeFrom;
    inventory.queries.insert({
        {QStringLiteral("inventoryDevices"), kDeviceColumns + QStringLiteral(" ORDER BY id")},
        {QStringLiteral("inventoryDevice"), kDeviceColumns + QStringLiteral(" WHERE id=?")},
        {QStringLiteral("inventoryMarks"),
            QStringLiteral("SELECT id, school, maker, model, tag, serial, marks "
                           "FROM inventory_devices ORDER BY id")},
        {QStringLiteral("inventoryRecords"),
            QStringLiteral("SELECT id, type, body FROM inventory_records ORDER BY id")},
        {QStringLiteral("inventoryRecord"),
            QStringLiteral("SELECT id, type, body FROM inventory_records WHERE id=?")},
        {QStringLiteral("inventoryInspections"),
            QStringLiteral("SELECT unit, year, answer, count(*) FROM inventory_inspections "
                           "GROUP BY unit, year, answer")},
        {QStringLiteral("inventoryLineDays"),
            QStringLiteral("SELECT line, day, max(kbps) FROM inventory_linedays "
                           "GROUP BY line, day")},
        {QStringLiteral("inventoryUnread"),
            QStringLiteral("SELECT id, reason FROM inventory_unread")},
    });
    return inventory;
}

std::shared_ptr<const Register> Register::fromRecords(Records records)
{
    auto made = std::make_shared<Register>();
    made->m_units = std::move(records.units);
    made->m_schools = std::move(records.schools);
    made->m_rooms = std::move(records.rooms);
    made->m_censuses = std::move(records.censuses);
    made->m_lines = std::move(records.lines);
    RegisterReader reader(*made);
    reader.orderRecords();
    reader.takeDevices(records.devices);
    return made;
}

Result<std::shared_ptr<const Register>> Register::load(const store::ReadTransaction &read)
{
    auto loaded = std::make_shared<Register>();
    RegisterReader reader(*loaded);
    HZ_CHECK(reader.readRecords(read));
    HZ_CHECK(reader.readDevices(read));
    return std::shared_ptr<const Register>(std::move(loaded));
}

bool Register::isMadeOf(const QString &documentId)
{
    const QString type = documentId.section(u':', 0, 0);
    return isDevice(documentId) || type == u"unit" || type == u"school" || type == u"room"
        || type == u"census" || type == u"line" || documentId.startsWith(kInspection)
        || documentId.startsWith(kLineDay) || isWork(documentId);
}

Result<std::shared_ptr<const Register>> Register::updated(
    const store::ReadTransaction &read, const QStringList &changedIds) const
{
    const auto isSmall = [](const QString &id) {
        const QString type = id.section(u':', 0, 0);
        return type != u"unit" && type != u"school" && type != u"room" && type != u"line";
    };
    constexpr qsizetype kWorthIt = 5'000; // beyond it everything is read sooner
    if (changedIds.size() > kWorthIt || !std::all_of(changedIds.begin(), changedIds.end(), isSmall))
        return load(read);
    auto copy = std::make_shared<Register>(*this);
    RegisterReader reader(*copy);
    for (const QString &id : changedIds) {
        if (isDevice(id))
            HZ_CHECK(reader.readDevice(read, id.section(u':', 1)));
        else if (id.startsWith(u"census:"))
            HZ_CHECK(reader.readCensus(read, id));
    }
    if (std::any_of(changedIds.begin(), changedIds.end(),
            [](const QString &id) { return id.startsWith(kInspection); }))
        HZ_CHECK(reader.readCounted(read));
    if (std::any_of(changedIds.begin(), changedIds.end(),
            [](const QString &id) { return id.startsWith(kLineDay); }))
        HZ_CHECK(reader.readMeasured(read));
    if (std::any_of(changedIds.begin(), changedIds.end(), isWork))
        HZ_CHECK(reader.readWorks(read));
    HZ_CHECK(reader.readUnread(read));
    return std::shared_ptr<const Register>(std::move(copy));
}

std::shared_ptr<const Register> Register::withSchools(const std::vector<School> &schools) const
{
    auto copy = std::make_shared<Register>(*this);
    for (const School &school : schools) {
        const quint32 known = schoolRow(school.code);
        if (known != kNoRow)
            copy->m_schools[known] = school;
        else
            copy->m_schools.push_back(school);
    }
    std::sort(copy->m_schools.begin(), copy->m_schools.end(),
        [](const School &a, const School &b) { return a.code < b.code; });
    std::vector<quint32> rows; // of the schools of before
    for (const School &school : m_schools)
        rows.push_back(copy->schoolRow(school.code));
    for (DeviceRow &device : copy->m_devices)
        if (device.school != kNoRow)
            device.school = rows[device.school];
    for (size_t room = 0; room < m_rooms.size(); ++room)
        copy->m_schoolOfRoom[room] = copy->schoolRow(m_rooms[room].school);
    return copy;
}

quint32 Register::unitRow(const UnitCode &code) const
{
    return rowOf(m_units, code, codeOfUnit);
}
quint32 Register::schoolRow(const UnitCode &code) const
{
    return rowOf(m_schools, code, codeOfSchool);
}
quint32 Register::roomRow(const RoomId &id) const
{
    return rowOf(m_rooms, id, idOfRoom);
}
quint32 Register::deviceRow(const DeviceId &id) const
{
    const std::optional<Ulid> ulid = Ulid::fromString(id.text());
    return ulid ? deviceRow(*ulid) : kNoRow;
}
quint32 Register::deviceRow(const Ulid &id) const
{
    return rowOf(m_devices, id, idOfDevice);
}

const Census *Register::census(const UnitCode &unit, int year) const
{
    const auto found = std::lower_bound(m_censuses.begin(), m_censuses.end(), std::pair(unit, year),
        [](const Census &census, const auto &sought) {
            return census.unit == sought.first ? census.year < sought.second
                                               : census.unit < sought.first;
        });
    if (found == m_censuses.end() || found->unit != unit || found->year != year)
        return nullptr;
    return &*found;
}

std::span<const NetworkLine> Register::linesOf(const UnitCode &school) const
{
    const auto first = std::lower_bound(m_lines.begin(), m_lines.end(), school,
        [](const NetworkLine &line, const UnitCode &code) { return line.school < code; });
    const auto last = std::find_if(
        first, m_lines.end(), [&school](const NetworkLine &line) { return line.school != school; });
    return {first, last};
}

const MeasuredDays &Register::measuredOn(const LineId &line) const
{
    static const MeasuredDays kNone;
    const auto found = m_measured.find(line);
    return found == m_measured.end() ? kNone : found->second;
}

QMap<QString, qint64> Register::counted(const UnitCode &unit, int year) const
{
    QMap<QString, qint64> answers = m_counted.value({unit, year});
    if (m_works)
        answers.insert(m_works->of(unit, year));
    return answers;
}

bool Register::isCountedExactly(QStringView answer)
{
    return answer.endsWith(u"Fen") || answer == u"trainingHours" || answer == u"practiceHours";
}

std::vector<int> Register::censusYears() const
{
    std::vector<int> years;
    for (const Census &census : m_censuses)
        if (std::find(years.begin(), years.end(), census.year) == years.end())
            years.push_back(census.year);
    std::sort(years.begin(), years.end());
    return years;
}

const Unit *Register::prefecture() const
{
    const auto found = std::find_if(m_units.begin(), m_units.end(),
        [](const Unit &unit) { return unit.level == UnitLevel::Prefecture; });
    return found == m_units.end() ? nullptr : &*found;
}

QByteArray Register::folded(QByteArrayView utf8)
{
    QByteArray small = utf8.toByteArray();
    for (char &byte : small)
        if (byte >= 'A' && byte <= 'Z')
            byte = char(byte - 'A' + 'a');
    return small;
}

QByteArrayView Register::foldedUtf8(const DeviceRow &device) const
{
    return QByteArrayView(m_folded).sliced(
        device.text, device.tagBytes + 1 + device.serialBytes + 1 + device.holderBytes);
}
QByteArrayView Register::tagUtf8(const DeviceRow &device) const
{
    return QByteArrayView(m_texts).sliced(device.text, device.tagBytes);
}
QByteArrayView Register::serialUtf8(const DeviceRow &device) const
{
    return QByteArrayView(m_texts).sliced(device.text + device.tagBytes + 1, device.serialBytes);
}
QByteArrayView Register::holderUtf8(const DeviceRow &device) const
{
    return QByteArrayView(m_texts).sliced(
        device.text + device.tagBytes + 1 + device.serialBytes + 1, device.holderBytes);
}

} // namespace hz::inventory
