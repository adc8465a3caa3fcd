// Texts in both languages as tables hold them. Values; any thread.
#pragma once

#include <hz/inventory/rules.h>

#include <QtCore/QJsonObject>

namespace hz::inventory {

inline Wording readWording(const QJsonValue &json)
{
    return {json[QLatin1StringView("en")].toString(), json[QLatin1StringView("zh")].toString()};
}

} // namespace hz::inventory
