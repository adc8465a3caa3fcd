// Where an empty database begins: the units there are, and the school of whoever keeps it, so that
// the first list finds its place. Values; any thread.
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/register.h>

namespace hz::inventory {

/// Whose rooms and machines somebody looks after: a school's, a county's, the prefecture's.
struct Keeper {
    UnitLevel level = UnitLevel::School;
    UnitCode unit = {}; // of the prefecture it may be empty: there is one
    QString name = {}; // of a school, as typed
    UnitCode county = {}; // of a school; may be empty

    bool operator==(const Keeper &) const = default;
};

/// The prefecture and its counties, from resources/inventory/areas.json.
std::vector<Unit> shippedUnits();
/// Those of the register; the shipped ones where it has none.
std::vector<Unit> unitsToChoose(const Register *inventory);

/// By its name, else by the class in its code; nothing where neither tells.
std::optional<SchoolKind> kindOfSchool(const QString &name, const UnitCode &code);

/// Invalid says what is missing or wrong.
Result<> checkKeeper(const Keeper &keeper);
/// Units where there are none, and the keeper's school unless it is there.
QList<Edit> foundingEdits(const Register &inventory, const Keeper &keeper);

} // namespace hz::inventory
