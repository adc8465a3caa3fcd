// What the places at the side of the window are called.
#pragma once

#include <QtCore/QString>

namespace hz::console {

inline const QString kOverview = QStringLiteral("overview");
inline const QString kRules = QStringLiteral("rules");
inline const QString kDevices = QStringLiteral("devices");
inline const QString kRooms = QStringLiteral("rooms");
inline const QString kSchools = QStringLiteral("schools");
inline const QString kPlan = QStringLiteral("plan");
inline const QString kImport = QStringLiteral("import");
inline const QString kBegin = QStringLiteral("begin");
inline const QString kStocktake = QStringLiteral("stocktake");
inline const QString kIssue = QStringLiteral("issue");
inline const QString kService = QStringLiteral("service");
inline const QString kCensus = QStringLiteral("census");
inline const QString kLines = QStringLiteral("lines");
inline const QString kBookings = QStringLiteral("bookings");
inline const QString kWorks = QStringLiteral("works");

} // namespace hz::console
