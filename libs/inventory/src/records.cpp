#include "fields_p.h"

#include <hz/inventory/records.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace hz::inventory {

namespace {

constexpr Term kMovementTerms[] = {
    {"bought", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Bought")},
    {"moved", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Moved")},
    {"lent", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Lent")},
    {"returned", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Returned")},
    {"sentToRepair", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Sent to repair")},
    {"repaired", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Repaired")},
    {"retired", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Retired")},
    {"merged", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Merged")},
    {"split", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Split")},
};
static_assert(std::size(kMovementTerms) == size_t(MovementKind::Split) + 1);

constexpr QLatin1StringView kCode("code");
constexpr QLatin1StringView kName("name");
constexpr QLatin1StringView kKind("kind");
constexpr QLatin1StringView kSchool("school");
constexpr QLatin1StringView kUnit("unit");
constexpr QLatin1StringView kParent("parent");
constexpr QLatin1StringView kCounty("county");
constexpr QLatin1StringView kLocality("locality");
constexpr QLatin1StringView kPrefectureSchool("prefectureSchool");
constexpr QLatin1StringView kPosition("position");
constexpr QLatin1StringView kDonated("donated");
constexpr QLatin1StringView kFixed("fixed");
constexpr QLatin1StringView kOutOfUse("outOfUse");
constexpr QLatin1StringView kColumns("columns");
constexpr QLatin1StringView kRows("rows");
constexpr QLatin1StringView kAisleAfter("aisleAfter");
constexpr QLatin1StringView kSeatColumn("seatColumn");
constexpr QLatin1StringView kSeatRow("seatRow");
constexpr QLatin1StringView kId("id");
constexpr QLatin1StringView kYear("year");
constexpr QLatin1StringView kStagesKey("stages");
constexpr QLatin1StringView kAnswers("answers");
constexpr QLatin1StringView kFigures("figures");
constexpr QLatin1StringView kNotes("notes");
constexpr int kMostSeats = 100; // a side of a room

QJsonObject numbers(const QMap<QString, qint64> &values)
{
    QJsonObject json;
    for (auto value = values.begin(); value != values.end(); ++value)
        json[value.key()] = value.value();
    return json;
}

QMap<QString, qint64> readNumbers(Fields &fields, const QJsonObject &json, QLatin1StringView key)
{
    QMap<QString, qint64> values;
    const QJsonValue found = json[key];
    if (!found.isUndefined() && !found.isObject())
        fields.refuse(key);
    const QJsonObject object = found.toObject();
    for (auto value = object.begin(); value != object.end(); ++value) {
        const double number = value.value().toDouble(0.5);
        if (double(qint64(number)) == number)
            values[value.key()] = qint64(number);
        else
            fields.refuse(key);
    }
    return values;
}

} // namespace

template<> std::span<const Term> terms<MovementKind>()
{
    return kMovementTerms;
}

Result<Unit> Unit::fromJson(const QJsonObject &json)
{
    Unit unit;
    Fields fields(json);
    fields.need(kCode, unit.code);
    fields.read(kName, unit.name);
    fields.read(QLatin1StringView("level"), unit.level);
    fields.read(kParent, unit.parent);
    HZ_CHECK(fields.outcome());
    return unit;
}

QJsonObject Unit::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("unit"))
        .set(kCode, code)
        .set(kName, name)
        .set(QLatin1StringView("level"), level)
        .set(kParent, parent);
    return over;
}

namespace {

void readPosition(Fields &fields, const QJsonObject &json, std::optional<Position> &position)
{
    const QJsonValue value = json[kPosition];
    if (value.isUndefined())
        return;
    const QJsonArray degrees = value.toArray();
    const Position read{degrees.at(0).toDouble(1e9), degrees.at(1).toDouble(1e9)};
    if (std::abs(read.longitude) > 180 || std::abs(read.latitude) > 90)
        fields.refuse(kPosition);
    else
        position = read;
}

} // namespace

GlobePoint onGlobe(const Position &position)
{
    constexpr double kRadian = 3.14159265358979323846 / 180;
    const double north = position.latitude * kRadian;
    const double east = position.longitude * kRadian;
    return {std::cos(north) * std::cos(east), std::cos(north) * std::sin(east), std::sin(north)};
}

double kilometresBetween(const GlobePoint &a, const GlobePoint &b)
{
    constexpr double kEarth = 6371;
    const double x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
    const double through = std::sqrt(x * x + y * y + z * z);
    return 2 * kEarth * std::asin(std::min(1.0, through / 2));
}

bool School::isInPlan() const
{
    switch (kind) {
    case SchoolKind::PrimarySchool:
    case SchoolKind::TeachingPoint:
    case SchoolKind::JuniorSchool:
    case SchoolKind::NineYearSchool:
    case SchoolKind::FullSecondary:
    case SchoolKind::SeniorSchool:
    case SchoolKind::TwelveYearSchool:
        return true;
    case SchoolKind::Kindergarten:
    case SchoolKind::VocationalSchool:
    case SchoolKind::SpecializedSchool:
    case SchoolKind::SpecialSchool:
    case SchoolKind::OpenUniversity:
        return false;
    }
    return false;
}

Result<School> School::fromJson(const QJsonObject &json)
{
    School school;
    Fields fields(json);
    fields.need(kCode, school.code);
    fields.read(kName, school.name);
    fields.read(kKind, school.kind);
    fields.read(kCounty, school.county);
    fields.read(kLocality, school.locality);
    fields.read(kParent, school.parent);
    fields.read(kPrefectureSchool, school.isPrefectureSchool);
    readPosition(fields, json, school.position);
    HZ_CHECK(fields.outcome());
    return school;
}

QJsonObject School::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("school"))
        .set(kCode, code)
        .set(kName, name)
        .set(kKind, kind)
        .set(kCounty, county)
        .set(kLocality, locality)
        .set(kParent, parent)
        .flag(kPrefectureSchool, isPrefectureSchool);
    if (position)
        over.insert(kPosition, QJsonArray{position->longitude, position->latitude});
    else
        over.remove(kPosition);
    return over;
}

Result<Room> Room::fromJson(const QJsonObject &json)
{
    Room room;
    Fields fields(json);
    bool isOutOfUse = false;
    int columns = 0;
    int rows = 0;
    fields.need(kId, room.id);
    fields.need(kSchool, room.school);
    fields.read(kName, room.name);
    fields.read(kKind, room.kind);
    fields.read(kOutOfUse, isOutOfUse);
    fields.read(kColumns, columns);
    fields.read(kRows, rows);
    fields.read(kAisleAfter, room.aisleAfter);
    if (columns > kMostSeats || rows > kMostSeats)
        fields.refuse(columns > kMostSeats ? kColumns : kRows);
    HZ_CHECK(fields.outcome());
    room.isInUse = !isOutOfUse;
    room.seats = {columns, rows};
    return room;
}

QJsonObject Room::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("room"))
        .set(kId, id)
        .set(kSchool, school)
        .set(kName, name)
        .set(kKind, kind)
        .flag(kOutOfUse, !isInUse)
        .set(kColumns, seats.width())
        .set(kRows, seats.height())
        .set(kAisleAfter, aisleAfter);
    return over;
}

namespace {

// Reading and writing name the same fields once.
template<typename DeviceT, typename Visit> void visitDevice(DeviceT &device, Visit visit)
{
    visit(QLatin1StringView("room"), device.room);
    visit(kKind, device.kind);
    visit(QLatin1StringView("state"), device.state);
    visit(QLatin1StringView("stateSince"), device.stateSince);
    visit(QLatin1StringView("assignment"), device.assignment);
    visit(QLatin1StringView("maker"), device.maker);
    visit(QLatin1StringView("model"), device.model);
    visit(QLatin1StringView("assetTag"), device.assetTag);
    visit(QLatin1StringView("serial"), device.serial);
    visit(QLatin1StringView("uuid"), device.uuid);
    visit(QLatin1StringView("boardSerial"), device.boardSerial);
    visit(QLatin1StringView("macs"), device.macs);
    visit(QLatin1StringView("diskSerials"), device.diskSerials);
    visit(QLatin1StringView("holder"), device.holder);
    visit(QLatin1StringView("bookedOn"), device.bookedOn);
    visit(QLatin1StringView("priceFen"), device.priceFen);
    visit(QLatin1StringView("warrantyUntil"), device.warrantyUntil);
    visit(QLatin1StringView("lastSeen"), device.lastSeen);
    visit(QLatin1StringView("cpu"), device.cpu);
    visit(QLatin1StringView("memoryMib"), device.memoryMib);
    visit(QLatin1StringView("diskMib"), device.diskMib);
    visit(QLatin1StringView("system"), device.system);
}

} // namespace

Result<Device> Device::fromJson(const QJsonObject &json)
{
    Device device;
    Fields fields(json);
    int column = 0;
    int row = 0;
    fields.need(kId, device.id);
    fields.need(kSchool, device.school);
    fields.read(kSeatColumn, column);
    fields.read(kSeatRow, row);
    visitDevice(device, [&fields](QLatin1StringView key, auto &value) { fields.read(key, value); });
    fields.read(kDonated, device.isDonated);
    fields.read(kFixed, device.isFixed);
    if (column > kMostSeats || row > kMostSeats)
        fields.refuse(column > kMostSeats ? kSeatColumn : kSeatRow);
    HZ_CHECK(fields.outcome());
    if (column > 0 && row > 0)
        device.seat = QPoint(column, row);
    return device;
}

QJsonObject Device::toJson(QJsonObject over) const
{
    Layout layout(over, QLatin1StringView("device"));
    layout.set(kId, id)
        .set(kSchool, school)
        .set(kSeatColumn, seat ? seat->x() : 0)
        .set(kSeatRow, seat ? seat->y() : 0);
    visitDevice(
        *this, [&layout](QLatin1StringView key, const auto &value) { layout.set(key, value); });
    layout.flag(kDonated, isDonated).flag(kFixed, isFixed);
    return over;
}

Result<Census> Census::fromJson(const QJsonObject &json)
{
    Census census;
    Fields fields(json);
    fields.need(kUnit, census.unit);
    fields.read(kYear, census.year, 1);
    fields.read(QLatin1StringView("date"), census.date);
    fields.read(QLatin1StringView("locked"), census.isLocked);
    const QJsonObject stages = json[kStagesKey].toObject();
    for (auto stage = stages.begin(); stage != stages.end(); ++stage) {
        const std::optional<Stage> known = fromName<Stage>(stage.key());
        if (!known)
            continue; // of a newer version
        const QJsonObject counts = stage.value().toObject();
        Fields inner(counts);
        StageCount count;
        inner.read(QLatin1StringView("students"), count.students);
        inner.read(QLatin1StringView("classes"), count.classes);
        inner.read(QLatin1StringView("teachers"), count.teachers);
        HZ_CHECK(inner.outcome());
        census.stages[size_t(*known)] = count;
    }
    census.answers = readNumbers(fields, json, kAnswers);
    census.figures = readNumbers(fields, json, kFigures);
    fields.read(kNotes, census.notes);
    HZ_CHECK(fields.outcome());
    return census;
}

QJsonObject Census::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("census"))
        .set(kUnit, unit)
        .set(kYear, year)
        .set(QLatin1StringView("date"), date)
        .flag(QLatin1StringView("locked"), isLocked);
    QJsonObject counts = over[kStagesKey].toObject();
    for (size_t i = 0; i < kStages; ++i) {
        if (!stages[i]) {
            counts.remove(nameOf(Stage(i)));
            continue;
        }
        counts[nameOf(Stage(i))] = QJsonObject{
            {QStringLiteral("students"), stages[i]->students},
            {QStringLiteral("classes"), stages[i]->classes},
            {QStringLiteral("teachers"), stages[i]->teachers},
        };
    }
    over[kStagesKey] = counts;
    over[kAnswers] = numbers(answers);
    if (!figures.isEmpty())
        over[kFigures] = numbers(figures);
    else if (!isLocked)
        over.remove(kFigures); // it is open again
    Layout(over, QLatin1StringView("census")).set(kNotes, notes);
    return over;
}

Result<Movement> Movement::fromJson(const QJsonObject &json)
{
    Movement movement;
    Fields fields(json);
    QString at;
    fields.read(kId, movement.id);
    fields.need(QLatin1StringView("device"), movement.device);
    fields.read(kKind, movement.kind);
    fields.read(QLatin1StringView("at"), at);
    fields.read(QLatin1StringView("from"), movement.from);
    fields.read(QLatin1StringView("to"), movement.to);
    fields.read(QLatin1StringView("note"), movement.note);
    fields.read(QLatin1StringView("by"), movement.by);
    fields.read(QLatin1StringView("order"), movement.order);
    movement.at = QDateTime::fromString(at, Qt::ISODate);
    if (!movement.at.isValid())
        fields.refuse(QLatin1StringView("at"));
    HZ_CHECK(fields.outcome());
    return movement;
}

QJsonObject Movement::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("movement"))
        .set(kId, id)
        .set(QLatin1StringView("device"), device)
        .set(kKind, kind)
        .set(QLatin1StringView("at"), at.toUTC().toString(Qt::ISODate))
        .set(QLatin1StringView("from"), from)
        .set(QLatin1StringView("to"), to)
        .set(QLatin1StringView("note"), note)
        .set(QLatin1StringView("by"), by)
        .set(QLatin1StringView("order"), order);
    return over;
}

QString documentId(const Unit &unit)
{
    return QLatin1StringView("unit:") + unit.code.text();
}
QString documentId(const School &school)
{
    return QLatin1StringView("school:") + school.code.text();
}
QString documentId(const Room &room)
{
    return QLatin1StringView("room:") + room.id.text();
}
QString documentId(const Device &device)
{
    return QLatin1StringView("device:") + device.id.text();
}
QString documentId(const Census &census)
{
    return QStringLiteral("census:%1:%2").arg(census.unit.text()).arg(census.year);
}
QString documentId(const Movement &movement)
{
    return QLatin1StringView("movement:") + movement.id;
}

} // namespace hz::inventory
