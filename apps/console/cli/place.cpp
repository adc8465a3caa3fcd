#include "cli/place.h"

#include <hz/inventory/bookingbook.h>
#include <hz/inventory/devicestory.h>
#include <hz/inventory/inspectionlist.h>
#include <hz/inventory/ticketlist.h>
#include <hz/inventory/transferlist.h>

namespace hz::console {

namespace {

const QString kPrefix = QStringLiteral("ops-");

QString nameIn(const QString &profileDir)
{
    const QStringList names = store::Profile::databaseNames(profileDir).filter(kPrefix);
    for (const QString &name : names)
        if (name.startsWith(kPrefix))
            return name;
    return kPrefix + QStringLiteral("local");
}

} // namespace

Result<Place> Place::open(const QString &profileDir)
{
    Place place;
    place.name = nameIn(profileDir);
    HZ_TRY(place.profile,
        store::Profile::open(profileDir, {.databases = {{place.name, projections()}}}));
    return place;
}

QList<store::Projection> Place::projections()
{
    return {inventory::Register::projection(), inventory::movementProjection(),
        inventory::ticketProjection(), inventory::inspectionProjection(),
        inventory::transferProjection(), inventory::bookingProjection()};
}

} // namespace hz::console
