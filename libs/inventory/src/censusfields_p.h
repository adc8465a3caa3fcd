// What signed documents of a census have in common: hashes and times, as they are written.
#pragma once

#include "fields_p.h"

#include <QtCore/QDateTime>

namespace hz::inventory {

inline constexpr QLatin1StringView kSignature("signature");
inline constexpr qsizetype kMostHashes = 10'000;
inline constexpr qsizetype kMostLetters = 500; // of a text
inline constexpr qsizetype kMostCode = 100; // of a unit

/// 64 hex digits, as keys are too.
bool isHash(const QString &text);
/// As they are written: what is named is named once.
QStringList ordered(QStringList list);
void readList(Fields &fields, QLatin1StringView key, QStringList &list);
void readHashes(Fields &fields, QLatin1StringView key, QStringList &hashes);
void readTime(Fields &fields, QLatin1StringView key, QDateTime &time);
QString timeText(const QDateTime &time);
QByteArray readSignature(Fields &fields);

} // namespace hz::inventory
