#include "servicefields_p.h"

#include <hz/inventory/classissue.h>
#include <hz/inventory/devicechange.h>
#include <hz/store/transaction.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::ClassIssue)
};

constexpr QLatin1StringView kIssues("classissue:");
constexpr qsizetype kMostName = 60; // letters

Result<Device> deviceIn(const store::ReadTransaction &read, const DeviceId &id)
{
    HZ_TRY(const store::Document document, read.get(QLatin1StringView("device:") + id.text()));
    return Device::fromJson(document.body);
}

QString numberOf(const Device &device)
{
    return device.assetTag.isEmpty() ? device.serial : device.assetTag;
}

// Hangs on a wall, stands in a rack or serves the whole class.
bool isFixed(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Server:
    case DeviceKind::TouchBoard:
    case DeviceKind::SmartBlackboard:
    case DeviceKind::OpsModule:
    case DeviceKind::Projector:
    case DeviceKind::Recorder:
    case DeviceKind::Switch:
    case DeviceKind::AccessPoint:
    case DeviceKind::Ups:
        return true;
    default:
        return false;
    }
}

// Where the machine is kept says whom it is for, unless it says so itself.
Pool poolOfPlace(const Register &inventory, const Device &device)
{
    const quint32 room = inventory.roomRow(device.room);
    return room == kNoRow ? Pool::None : poolOf(inventory.rooms()[room].kind);
}

Result<QList<Edit>> planned(const store::ReadTransaction &read, const Register &inventory,
    const DeviceId &device, const std::function<void(Device &)> &change, const Deed &deed)
{
    ChangePlanner planner(read, inventory, deed);
    HZ_CHECK(planner.change(device, change));
    return planner.take().edits;
}

} // namespace

Result<ClassIssue> ClassIssue::fromJson(const QJsonObject &json)
{
    ClassIssue issue;
    Fields fields(json);
    fields.read(QLatin1StringView("id"), issue.id);
    fields.need(QLatin1StringView("school"), issue.school);
    fields.read(QLatin1StringView("className"), issue.className);
    readTime(fields, QLatin1StringView("startedAt"), issue.startedAt);
    readTime(fields, QLatin1StringView("endedAt"), issue.endedAt);
    fields.read(QLatin1StringView("by"), issue.by);
    const QJsonArray pupils = json[QLatin1StringView("pupils")].toArray();
    if (pupils.size() > kMostPupils)
        fields.refuse(QLatin1StringView("pupils"));
    else
        for (const QJsonValue &pupil : pupils)
            issue.pupils.append(pupil.toString().left(kMostName));
    HZ_CHECK(fields.outcome());
    return issue;
}

QJsonObject ClassIssue::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("classissue"))
        .set(QLatin1StringView("id"), id)
        .set(QLatin1StringView("school"), school)
        .set(QLatin1StringView("className"), className)
        .set(QLatin1StringView("startedAt"), timeText(startedAt))
        .set(QLatin1StringView("endedAt"), timeText(endedAt))
        .set(QLatin1StringView("by"), by);
    setList(over, QLatin1StringView("pupils"), QJsonArray::fromStringList(pupils));
    return over;
}

QString documentId(const ClassIssue &issue)
{
    return kIssues + issue.id;
}

Result<std::vector<ClassIssue>> classIssues(const store::ReadTransaction &read)
{
    HZ_TRY(const QStringList ids, read.idsWithPrefix(kIssues));
    std::vector<ClassIssue> all;
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        if (Result<ClassIssue> issue = ClassIssue::fromJson(document.body))
            all.push_back(std::move(*issue));
    }
    std::sort(all.begin(), all.end(), [](const ClassIssue &a, const ClassIssue &b) {
        return a.startedAt == b.startedAt ? a.id > b.id : a.startedAt > b.startedAt;
    });
    return all;
}

QStringList pupilsIn(const QString &text)
{
    QStringList pupils;
    QSet<QString> known;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QString name = line.left(line.indexOf(u'\t') < 0 ? line.size() : line.indexOf(u'\t'))
                                 .toString()
                                 .simplified()
                                 .left(kMostName - 3); // room for a number
        if (name.isEmpty())
            continue;
        QString own = name;
        for (int number = 2; known.contains(own); ++number)
            own = name + QString::number(number);
        known.insert(own);
        pupils.append(own);
        if (pupils.size() == kMostPupils)
            break;
    }
    return pupils;
}

QStringList numberedPupils(int count)
{
    QStringList pupils;
    for (int i = 1; i <= std::min(count, int(kMostPupils)); ++i)
        pupils.append(Tr::tr("No. %1", "a pupil without a name").arg(i));
    return pupils;
}

QString holderText(const ClassIssue &issue, const QString &pupil)
{
    return issue.className.isEmpty() ? pupil
                                     : Tr::tr("%1 %2", "class, pupil").arg(issue.className, pupil);
}

std::vector<quint32> machinesOf(const Register &inventory, const ClassIssue &issue)
{
    QHash<QString, quint32> rowOf;
    const quint32 school = inventory.schoolRow(issue.school);
    for (quint32 row = 0; row < inventory.devices().size(); ++row) {
        const DeviceRow &device = inventory.devices()[row];
        if (device.school != school || device.state != DeviceState::OnLoan
            || device.holderBytes == 0)
            continue;
        const QString holder = inventory.holder(device);
        if (!rowOf.contains(holder))
            rowOf.insert(holder, row);
    }
    std::vector<quint32> machines;
    for (const QString &pupil : issue.pupils)
        machines.push_back(rowOf.value(holderText(issue, pupil), kNoRow));
    return machines;
}

Result<QList<Edit>> planIssue(const store::ReadTransaction &read, const Register &inventory,
    const DeviceId &device, const QString &holder, const Deed &deed)
{
    HZ_TRY(const Device now, deviceIn(read, device));
    if (now.state == DeviceState::OnLoan)
        return failure(Error::Kind::Conflict,
            now.holder.isEmpty() ? Tr::tr("%1 is on loan already.").arg(numberOf(now))
                                 : Tr::tr("%1 has %2 already.", "somebody, a machine")
                                       .arg(now.holder, numberOf(now)));
    if (now.state != DeviceState::InUse && now.state != DeviceState::InStore)
        return failure(Error::Kind::Conflict,
            Tr::tr("%1 cannot be lent: %2.", "a machine, its state")
                .arg(numberOf(now), wordOf(now.state)));
    if (isFixed(now.kind))
        return failure(Error::Kind::Conflict,
            Tr::tr("%1 is no machine for a pupil: %2.", "a machine, its kind")
                .arg(numberOf(now), wordOf(now.kind)));
    return planned(
        read, inventory, device,
        [&](Device &after) {
            after.state = DeviceState::OnLoan;
            after.holder = holder;
            // What pupils have at home is theirs to count, wherever it was kept.
            if (!after.assignment && poolOfPlace(inventory, after) != Pool::Student)
                after.assignment = Pool::Student;
        },
        deed);
}

Result<QList<Edit>> planReturn(const store::ReadTransaction &read, const Register &inventory,
    const DeviceId &device, const Deed &deed)
{
    HZ_TRY(const Device now, deviceIn(read, device));
    if (now.state != DeviceState::OnLoan)
        return failure(Error::Kind::Conflict,
            Tr::tr("%1 is not on loan: %2.", "a machine, its state")
                .arg(numberOf(now), wordOf(now.state)));
    return planned(
        read, inventory, device,
        [&](Device &after) {
            const quint32 room = inventory.roomRow(after.room);
            const bool isStored
                = room != kNoRow && inventory.rooms()[room].kind == RoomKind::StoreRoom;
            after.state = isStored ? DeviceState::InStore : DeviceState::InUse;
            after.holder.clear();
            if (after.assignment == Pool::Student && poolOfPlace(inventory, after) != Pool::Student)
                after.assignment.reset();
        },
        deed);
}

} // namespace hz::inventory
