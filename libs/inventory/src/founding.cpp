#include "words_p.h"

#include <hz/inventory/founding.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Founding)
};

Unit unitOf(const QJsonObject &json, UnitLevel level, const UnitCode &parent)
{
    return {.code = UnitCode(json[QLatin1StringView("code")].toString()),
        .name = json[QLatin1StringView("name")].toString(),
        .level = level,
        .parent = parent};
}

} // namespace

std::vector<Unit> shippedUnits()
{
    static const QJsonObject areas = shippedTable(QStringLiteral("areas"));
    std::vector<Unit> units{
        unitOf(areas[QLatin1StringView("prefecture")].toObject(), UnitLevel::Prefecture, {})};
    const UnitCode prefecture = units.front().code;
    for (const QJsonValue &county : areas[QLatin1StringView("counties")].toArray())
        units.push_back(unitOf(county.toObject(), UnitLevel::County, prefecture));
    return units;
}

std::vector<Unit> unitsToChoose(const Register *inventory)
{
    return inventory && !inventory->units().empty() ? inventory->units() : shippedUnits();
}

std::optional<SchoolKind> kindOfSchool(const QString &name, const UnitCode &code)
{
    if (const auto kind = wordIn<SchoolKind>("schoolKind", name))
        return kind;
    struct Class {
        QLatin1StringView begin;
        SchoolKind kind;
    };
    static constexpr std::array kClasses{Class{QLatin1StringView("11"), SchoolKind::Kindergarten},
        Class{QLatin1StringView("21"), SchoolKind::PrimarySchool},
        Class{QLatin1StringView("31"), SchoolKind::JuniorSchool},
        Class{QLatin1StringView("34"), SchoolKind::SeniorSchool},
        Class{QLatin1StringView("36"), SchoolKind::VocationalSchool},
        Class{QLatin1StringView("37"), SchoolKind::SpecializedSchool},
        Class{QLatin1StringView("51"), SchoolKind::SpecialSchool}};
    for (const Class &known : kClasses)
        if (code.text().startsWith(known.begin))
            return known.kind;
    return std::nullopt;
}

Result<> checkKeeper(const Keeper &keeper)
{
    const auto wrong
        = [](const QString &sentence) { return failure(Error::Kind::Invalid, sentence); };
    if (keeper.level == UnitLevel::Prefecture)
        return {};
    if (keeper.level == UnitLevel::County)
        return keeper.unit.isEmpty() ? Result<>(wrong(Tr::tr("Choose the county."))) : Result<>();
    if (keeper.name.trimmed().isEmpty())
        return wrong(Tr::tr("Write the name of the school."));
    if (!isSchoolCode(keeper.unit.text()))
        return wrong(Tr::tr("A school's code has ten digits."));
    if (!kindOfSchool(keeper.name, keeper.unit))
        return wrong(Tr::tr("Neither name nor code tell what kind of school it is: write the name "
                            "in full, such as “… primary school”."));
    return {};
}

QList<Edit> foundingEdits(const Register &inventory, const Keeper &keeper)
{
    QList<Edit> edits;
    if (inventory.units().empty())
        for (const Unit &unit : shippedUnits())
            edits.append({.id = documentId(unit), .after = unit.toJson()});
    if (keeper.level != UnitLevel::School || inventory.schoolRow(keeper.unit) != kNoRow)
        return edits;
    const School school{.code = keeper.unit,
        .name = keeper.name.trimmed(),
        .kind = kindOfSchool(keeper.name, keeper.unit).value_or(SchoolKind::PrimarySchool),
        .county = keeper.county};
    edits.append({.id = documentId(school), .after = school.toJson()});
    return edits;
}

} // namespace hz::inventory
