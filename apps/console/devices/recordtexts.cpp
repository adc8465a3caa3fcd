#include "devices/recordtexts.h"

#include "devices/devicecells.h"
#include "window/standing.h"

#include <hz/inventory/columnmap.h>
#include <hz/inventory/planreasons.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::RecordTexts)
};

struct Named {
    const char *field;
    ImportField word;
};

constexpr std::array kDeviceFieldWords{Named{"school", ImportField::School},
    Named{"room", ImportField::Room}, Named{"roomName", ImportField::Room},
    Named{"kind", ImportField::Kind}, Named{"state", ImportField::State},
    Named{"assignment", ImportField::Pool}, Named{"maker", ImportField::Maker},
    Named{"model", ImportField::Model}, Named{"assetTag", ImportField::Tag},
    Named{"serial", ImportField::Serial}, Named{"uuid", ImportField::Uuid},
    Named{"boardSerial", ImportField::BoardSerial}, Named{"macs", ImportField::Mac},
    Named{"diskSerials", ImportField::DiskSerial}, Named{"holder", ImportField::Holder},
    Named{"bookedOn", ImportField::Booked}, Named{"priceFen", ImportField::Price},
    Named{"warrantyUntil", ImportField::Warranty}, Named{"lastSeen", ImportField::Seen},
    Named{"cpu", ImportField::Cpu}, Named{"memoryMib", ImportField::Memory},
    Named{"diskMib", ImportField::Disk}, Named{"system", ImportField::System},
    Named{"note", ImportField::Note}};

constexpr std::array kSchoolFieldWords{Named{"code", ImportField::SchoolCode},
    Named{"name", ImportField::School}, Named{"kind", ImportField::SchoolKind},
    Named{"county", ImportField::County}, Named{"locality", ImportField::Locality},
    Named{"parent", ImportField::Parent}};

template<typename Words> QString wordIn(const Words &words, const QString &field)
{
    for (const Named &named : words)
        if (field == QLatin1StringView(named.field))
            return wordOf(named.word);
    return {};
}

template<typename E> QString termText(const QString &name)
{
    const std::optional<E> known = fromName<E>(name);
    return known ? wordOf(*known) : name;
}

QString sizeText(qint64 mib)
{
    constexpr qint64 kGib = 1024;
    return mib >= kGib ? Tr::tr("%1 GB").arg(QLocale().toString(mib / kGib))
                       : Tr::tr("%1 MB").arg(QLocale().toString(mib));
}

// "Primary: 320 students, 8 classes, 19 teachers"
QString stagesText(const QJsonObject &stages)
{
    QStringList all;
    for (size_t i = 0; i < kStages; ++i) {
        const QJsonObject counts = stages[nameOf(Stage(i))].toObject();
        if (counts.isEmpty())
            continue;
        const auto count = [&counts](const char *key) {
            return QLocale().toString(counts[QLatin1StringView(key)].toInteger());
        };
        all.append(
            Tr::tr("%1: %2 students, %3 classes, %4 teachers")
                .arg(wordOf(Stage(i)), count("students"), count("classes"), count("teachers")));
    }
    return all.join(Tr::tr("; ", "between stages"));
}

QString schoolName(const QString &code, const Register &inventory)
{
    const quint32 row = inventory.schoolRow(UnitCode(code));
    return row == kNoRow ? code : schoolName(inventory, row);
}

QString roomName(const QString &id, const Register &inventory, const std::vector<Room> &newRooms)
{
    const quint32 row = inventory.roomRow(RoomId(id));
    if (row != kNoRow)
        return inventory.rooms()[row].name;
    const auto made = std::find_if(
        newRooms.begin(), newRooms.end(), [&id](const Room &room) { return room.id.text() == id; });
    return made == newRooms.end() ? id : made->name;
}

QString plainText(const QJsonValue &value)
{
    if (value.isArray())
        return value.toVariant().toStringList().join(u'\n');
    if (value.isDouble())
        return QLocale().toString(value.toInteger());
    return value.toString();
}

} // namespace

QString fieldWord(const QString &document, const QString &field)
{
    if (document.startsWith(u"school:"))
        return wordIn(kSchoolFieldWords, field);
    if (document.startsWith(u"census:"))
        return field == u"stages" ? Tr::tr("People and classes") : QString();
    if (field == u"stateSince")
        return Tr::tr("State since");
    if (field == u"seatColumn" || field == u"seatRow")
        return Tr::tr("Seat");
    return wordIn(kDeviceFieldWords, field);
}

QString fieldText(const QString &document, const QString &field, const QJsonValue &value,
    const Register &inventory, const std::vector<Room> &newRooms)
{
    const QString text = plainText(value);
    if (value.isUndefined() || value.isNull())
        return {};
    if (field == u"stages")
        return stagesText(value.toObject());
    if (document.startsWith(u"school:")) {
        if (field == u"kind")
            return termText<SchoolKind>(text);
        if (field == u"locality")
            return termText<Locality>(text);
        if (field == u"parent")
            return schoolName(text, inventory);
        const quint32 unit = field == u"county" ? inventory.unitRow(UnitCode(text)) : kNoRow;
        return unit == kNoRow ? text : inventory.units()[unit].name;
    }
    if (field == u"school")
        return schoolName(text, inventory);
    if (field == u"room")
        return roomName(text, inventory, newRooms);
    if (field == u"kind")
        return termText<DeviceKind>(text);
    if (field == u"state")
        return termText<DeviceState>(text);
    if (field == u"assignment")
        return termText<Pool>(text);
    if (field == u"priceFen")
        return moneyText(value.toInteger());
    if (field == u"memoryMib" || field == u"diskMib")
        return sizeText(value.toInteger());
    const bool isDay = field == u"bookedOn" || field == u"warrantyUntil" || field == u"lastSeen"
        || field == u"stateSince";
    return isDay ? dayText(QDate::fromString(text, Qt::ISODate)) : text;
}

} // namespace hz::console
