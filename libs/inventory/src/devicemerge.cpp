#include "fields_p.h"
#include "words_p.h"

#include <hz/inventory/devicemerge.h>

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kMergedFrom("mergedFrom");
constexpr QLatin1StringView kKept("keptBefore");
constexpr QLatin1StringView kOther("otherBefore");

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::DeviceMerge)
};

// As people tell machines apart.
QString nameOfDevice(const Device &device)
{
    if (!device.assetTag.isEmpty())
        return device.assetTag;
    return device.serial.isEmpty() ? device.id.text() : device.serial;
}

constexpr std::array kLists{
    QLatin1StringView("macs"), QLatin1StringView("diskSerials"), kMergedFrom};

// What the other has besides.
QJsonArray added(const QJsonArray &kept, const QJsonArray &other)
{
    QJsonArray all;
    QStringList forms;
    for (const QJsonValue &text : kept)
        forms.append(squashed(text.toString()));
    for (const QJsonValue &text : other) {
        const QString form = squashed(text.toString());
        if (forms.contains(form))
            continue;
        forms.append(form);
        all.append(text);
    }
    return all;
}

QJsonObject united(const QJsonObject &kept, const QJsonObject &other, const DeviceId &otherId)
{
    QJsonObject all = kept;
    // A place belongs together, and so does an issue to somebody.
    for (auto field = other.begin(); field != other.end(); ++field) {
        const bool isOfPlace = field.key() == u"room" || field.key() == u"seatColumn"
            || field.key() == u"seatRow" || field.key() == u"school";
        if (!all.contains(field.key()) && !isOfPlace)
            all[field.key()] = field.value();
    }
    const bool isSamePlace = kept[QLatin1StringView("school")] == other[QLatin1StringView("school")]
        && !kept.contains(QLatin1StringView("room"));
    for (const char *key : {"room", "seatColumn", "seatRow"})
        if (isSamePlace && other.contains(QLatin1StringView(key)))
            all[QLatin1StringView(key)] = other[QLatin1StringView(key)];
    for (const QLatin1StringView key : kLists) {
        QJsonArray values = kept[key].toArray();
        for (const QJsonValue &value : added(values, other[key].toArray()))
            values.append(value);
        if (key == kMergedFrom)
            values.append(otherId.text());
        if (!values.isEmpty())
            all[key] = values;
    }
    return all;
}

// What the merge brought is taken out again; what came since stays.
QJsonObject parted(const QJsonObject &kept, const QJsonObject &whole, const QJsonObject &now)
{
    QJsonObject apart = now;
    for (auto field = whole.begin(); field != whole.end(); ++field) {
        const QString &key = field.key();
        if (std::find(kLists.begin(), kLists.end(), key) != kLists.end()) {
            const QJsonArray brought = added(kept[key].toArray(), field.value().toArray());
            const QJsonArray left = added(brought, now[key].toArray());
            apart[key] = left;
            if (left.isEmpty())
                apart.remove(key);
        } else if (!kept.contains(key) && now[key] == field.value()) {
            apart.remove(key);
        }
    }
    return apart;
}

Edit movementOf(const Device &kept, const Device &other, MovementKind kind, const Deed &deed,
    const QJsonObject &more)
{
    const Movement movement{.id = newUlid().toString(),
        .device = kept.id,
        .kind = kind,
        .at = deed.at,
        .from = nameOfDevice(other),
        .to = nameOfDevice(kept),
        .by = deed.by};
    return {.id = documentId(movement), .after = movement.toJson(more)};
}

} // namespace

Result<QList<Edit>> mergeDevices(
    const QJsonObject &kept, const QJsonObject &other, const Deed &deed)
{
    HZ_TRY(const Device first, Device::fromJson(kept));
    HZ_TRY(const Device second, Device::fromJson(other));
    if (first.id == second.id)
        return failure(Error::Kind::Invalid, Tr::tr("A record cannot be merged with itself."));
    return QList<Edit>{
        {documentId(first), kept, united(kept, other, second.id)},
        {documentId(second), other, {}},
        movementOf(first, second, MovementKind::Merged, deed, {{kKept, kept}, {kOther, other}}),
    };
}

Result<QList<Edit>> splitDevices(
    const QJsonObject &movement, const QJsonObject &now, const Deed &deed)
{
    HZ_TRY(const Movement merge, Movement::fromJson(movement));
    if (merge.kind != MovementKind::Merged)
        return failure(Error::Kind::Invalid, Tr::tr("This movement merged no records."));
    const QJsonObject kept = movement[kKept].toObject();
    const QJsonObject other = movement[kOther].toObject();
    HZ_TRY(const Device first, Device::fromJson(kept));
    HZ_TRY(const Device second, Device::fromJson(other));
    if (now[QLatin1StringView("id")] != first.id.text())
        return failure(Error::Kind::Invalid, Tr::tr("This movement is of another machine."));
    return QList<Edit>{
        {documentId(first), now, parted(kept, united(kept, other, second.id), now)},
        {documentId(second), {}, other},
        movementOf(first, second, MovementKind::Split, deed, {}),
    };
}

QList<DeviceId> mergedFrom(const QJsonObject &device)
{
    QList<DeviceId> ids;
    for (const QJsonValue &id : device[kMergedFrom].toArray())
        ids.append(DeviceId(id.toString()));
    return ids;
}

} // namespace hz::inventory
