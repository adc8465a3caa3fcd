#include "agentchassis_p.h"
#include "words_p.h"

#include <hz/inventory/agentreport.h>

#include <array>

namespace hz::inventory {

namespace {

struct Chassis {
    QLatin1StringView name;
    std::optional<DeviceKind> kind;
};

// By SMBIOS's number, from 1.
constexpr std::array<Chassis, 36> kChassis{{
    {QLatin1StringView("Other"), std::nullopt},
    {QLatin1StringView("Unknown"), std::nullopt},
    {QLatin1StringView("Desktop"), DeviceKind::Desktop},
    {QLatin1StringView("Low Profile Desktop"), DeviceKind::Desktop},
    {QLatin1StringView("Pizza Box"), DeviceKind::Desktop},
    {QLatin1StringView("Mini Tower"), DeviceKind::Desktop},
    {QLatin1StringView("Tower"), DeviceKind::Desktop},
    {QLatin1StringView("Portable"), DeviceKind::Laptop},
    {QLatin1StringView("Laptop"), DeviceKind::Laptop},
    {QLatin1StringView("Notebook"), DeviceKind::Laptop},
    {QLatin1StringView("Hand Held"), DeviceKind::Tablet},
    {QLatin1StringView("Docking Station"), DeviceKind::Laptop},
    {QLatin1StringView("All In One"), DeviceKind::Desktop},
    {QLatin1StringView("Sub Notebook"), DeviceKind::Laptop},
    {QLatin1StringView("Space-saving"), DeviceKind::Desktop},
    {QLatin1StringView("Lunch Box"), DeviceKind::Desktop},
    {QLatin1StringView("Main Server Chassis"), DeviceKind::Server},
    {QLatin1StringView("Expansion Chassis"), std::nullopt},
    {QLatin1StringView("Sub Chassis"), std::nullopt},
    {QLatin1StringView("Bus Expansion Chassis"), std::nullopt},
    {QLatin1StringView("Peripheral Chassis"), std::nullopt},
    {QLatin1StringView("RAID Chassis"), DeviceKind::Server},
    {QLatin1StringView("Rack Mount Chassis"), DeviceKind::Server},
    {QLatin1StringView("Sealed-case PC"), DeviceKind::Desktop},
    {QLatin1StringView("Multi-system"), DeviceKind::Server},
    {QLatin1StringView("CompactPCI"), std::nullopt},
    {QLatin1StringView("AdvancedTCA"), std::nullopt},
    {QLatin1StringView("Blade"), DeviceKind::Server},
    {QLatin1StringView("Blade Enclosing"), DeviceKind::Server},
    {QLatin1StringView("Tablet"), DeviceKind::Tablet},
    {QLatin1StringView("Convertible"), DeviceKind::Laptop},
    {QLatin1StringView("Detachable"), DeviceKind::Tablet},
    {QLatin1StringView("IoT Gateway"), std::nullopt},
    {QLatin1StringView("Embedded PC"), DeviceKind::Desktop},
    {QLatin1StringView("Mini PC"), DeviceKind::Desktop},
    {QLatin1StringView("Stick PC"), DeviceKind::Desktop},
}};

} // namespace

QString chassisName(int number)
{
    return number >= 1 && size_t(number) <= kChassis.size()
        ? QString(kChassis[size_t(number) - 1].name)
        : QString();
}

std::optional<DeviceKind> kindOfChassis(const QString &chassis, const QString &model)
{
    // SMBIOS has no number for them; only their names tell.
    if (wordIn<DeviceKind>("computerModel", model) == DeviceKind::ThinClient)
        return DeviceKind::ThinClient;
    for (const Chassis &known : kChassis) {
        if (chassis.compare(known.name, Qt::CaseInsensitive) == 0)
            return known.kind;
    }
    return std::nullopt;
}

KindGuess likelyKind(const AgentReport &report)
{
    if (const auto kind = wordIn<DeviceKind>("computerModel", report.model))
        return {*kind, KindGuess::By::Model};
    if (report.hasBattery)
        return {DeviceKind::Laptop, KindGuess::By::Battery};
    if (const auto kind = wordIn<DeviceKind>("computerSystem", report.systemName))
        return {*kind, KindGuess::By::System};
    return {};
}

} // namespace hz::inventory
