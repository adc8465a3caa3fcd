#include "wording_p.h"
#include "words_p.h"

#include <hz/inventory/faults.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Faults)
};

constexpr size_t kMostKinds = 64; // a list is narrowed by bits of a number
constexpr int kMostDays = 366;

} // namespace

Result<std::vector<FaultKind>> readFaults(const QJsonObject &json)
{
    std::vector<FaultKind> kinds;
    for (const QJsonValue &each : json[QLatin1StringView("faults")].toArray()) {
        FaultKind kind{.id = each[QLatin1StringView("id")].toString(),
            .title = readWording(each[QLatin1StringView("title")]),
            .days = each[QLatin1StringView("days")].toInt(-1)};
        const bool isKnown = std::ranges::find(kinds, kind.id, &FaultKind::id) != kinds.end();
        if (kind.id.isEmpty() || isKnown || kind.title.en.isEmpty() || kind.title.zh.isEmpty()
            || kind.days < 0 || kind.days > kMostDays)
            return failure(Error::Kind::Invalid,
                Tr::tr("The kind of fault “%1” needs an id of its own, a title in both languages "
                       "and between 0 and %2 days.")
                    .arg(kind.id)
                    .arg(kMostDays));
        kinds.push_back(std::move(kind));
    }
    if (kinds.empty() || kinds.size() > kMostKinds)
        return failure(Error::Kind::Invalid,
            Tr::tr("There are to be between 1 and %1 kinds of faults.").arg(kMostKinds));
    return kinds;
}

const std::vector<FaultKind> &faultKinds()
{
    static const std::vector<FaultKind> kinds = [] {
        Result<std::vector<FaultKind>> read = readFaults(shippedTable(QStringLiteral("faults")));
        if (!read)
            qFatal("The table of faults cannot be read: %s", qPrintable(read.error().message));
        return std::move(*read);
    }();
    return kinds;
}

const FaultKind &faultKind(QStringView id)
{
    const auto found = std::ranges::find(faultKinds(), id, &FaultKind::id);
    return found == faultKinds().end() ? faultKinds().back() : *found;
}

} // namespace hz::inventory
