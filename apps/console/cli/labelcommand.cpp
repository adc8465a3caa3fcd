#include "cli/labelcommand.h"

#include "labels/labelprint.h"

#include <hz/core/commandline.h>
#include <hz/inventory/roomlist.h>
#include <hz/store/database.h>
#include <hz/ui/theme.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::LabelCommand)
};

struct Asked {
    QString path;
    QString scope; // code of a school or a unit
    QString room; // id, or name
    const LabelSheet *sheet = nullptr;
};

Failure wrong(const QString &message)
{
    return failure(Error::Kind::Invalid, message);
}

Result<Asked> asked(QStringList arguments)
{
    const auto take = [&arguments](const char *name) {
        return takeOption(arguments, QLatin1StringView(name)).value_or(QString());
    };
    Asked asked{.path = take("--to"), .scope = take("--scope"), .room = take("--room")};
    if (!asked.path.endsWith(u".pdf", Qt::CaseInsensitive))
        return wrong(asked.path.isEmpty() ? Tr::tr("Say with --to where the labels go.")
                                          : Tr::tr("“%1” does not end in .pdf.").arg(asked.path));
    const QString sheet = take("--sheet");
    asked.sheet = sheet.isEmpty() ? &labelSheets().front() : labelSheet(sheet);
    if (!asked.sheet) {
        QStringList names;
        for (const LabelSheet &each : labelSheets())
            names.append(QLatin1StringView(each.id));
        return wrong(Tr::tr("There is no sheet “%1”; there are: %2.")
                         .arg(sheet, names.join(QStringLiteral(", "))));
    }
    if (!arguments.isEmpty())
        return wrong(Tr::tr("“%1” is not understood.").arg(arguments.first()));
    return asked;
}

// Rows of the rooms that are meant; by name there may be one in each school.
Result<std::vector<quint32>> roomsNamed(const Register &inventory, const QString &room)
{
    const quint32 row = inventory.roomRow(RoomId(room));
    if (row != kNoRow)
        return std::vector<quint32>{row};
    std::vector<quint32> rows;
    for (quint32 i = 0; i < inventory.rooms().size(); ++i)
        if (inventory.rooms()[i].name == room)
            rows.push_back(i);
    if (rows.empty())
        return failure(Error::Kind::NotFound, Tr::tr("There is no room “%1”.").arg(room));
    return rows;
}

Result<std::vector<quint32>> devicesOf(const Register &inventory, const Asked &asked)
{
    const quint32 school = inventory.schoolRow(UnitCode(asked.scope));
    const quint32 unit = inventory.unitRow(UnitCode(asked.scope));
    if (!asked.scope.isEmpty() && school == kNoRow && unit == kNoRow)
        return failure(Error::Kind::NotFound,
            Tr::tr("There is no school, county or prefecture with the code “%1”.")
                .arg(asked.scope));
    const bool isAll = asked.scope.isEmpty()
        || (unit != kNoRow && inventory.units()[unit].level == UnitLevel::Prefecture);
    std::vector<quint32> rooms;
    if (!asked.room.isEmpty()) {
        HZ_TRY(rooms, roomsNamed(inventory, asked.room));
    }
    std::vector<quint32> devices;
    for (quint32 i = 0; i < inventory.devices().size(); ++i) {
        const DeviceRow &device = inventory.devices()[i];
        const bool isInScope = isAll
            || (device.school != kNoRow
                && (device.school == school
                    || inventory.schools()[device.school].county == UnitCode(asked.scope)));
        const bool isInRoom = asked.room.isEmpty()
            || std::find(rooms.begin(), rooms.end(), device.room) != rooms.end();
        if (isInScope && isInRoom && isThere(device.state))
            devices.push_back(i);
    }
    if (devices.empty())
        return failure(Error::Kind::NotFound, Tr::tr("There is no machine to make a label for."));
    return devices;
}

Result<QJsonObject> write(const store::Database &database, const Asked &asked)
{
    HZ_CHECK(waitFor(database.building()));
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const std::shared_ptr<const Register> inventory, Register::load(*read));
    HZ_TRY(const std::vector<quint32> devices, devicesOf(*inventory, asked));
    const ui::Theme theme(ui::App::Console);
    const ui::Look look = labelLook();
    HZ_TRY(const int pages, runAndWait([&](TaskControl &task) {
        return writeLabels(asked.path, labelsOf(*inventory, devices), *asked.sheet, 0, look, task);
    }));
    return QJsonObject{{QStringLiteral("file"), asked.path},
        {QStringLiteral("labels"), qint64(devices.size())}, {QStringLiteral("pages"), pages}};
}

} // namespace

int makeLabels(const store::Database &database, QStringList arguments, bool json)
{
    const Result<Asked> what = asked(std::move(arguments));
    if (!what) {
        fail(what.error());
        return kWrongUse;
    }
    const Result<QJsonObject> written = write(database, *what);
    if (!written)
        return fail(written.error());
    if (json)
        printJson(*written);
    else
        print(Tr::tr("%1: %2 labels, %3 pages.")
                  .arg(what->path)
                  .arg((*written)[QStringLiteral("labels")].toInteger())
                  .arg((*written)[QStringLiteral("pages")].toInt()));
    return kDone;
}

} // namespace hz::console
