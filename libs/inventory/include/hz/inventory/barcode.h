// Bar codes for scanners, as values; QR codes are core's. Nothing is painted here. Any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>

#include <vector>

namespace hz::inventory {

inline constexpr int kCode128Quiet = 10; // modules, at each end
inline constexpr qsizetype kMostCode128 = 80; // letters

/// Code 128 (ISO/IEC 15417), as short as it can be with its sets B and C: the widths of bars and
/// spaces in turn, a bar first, in modules. Invalid for what is no printable ASCII.
Result<std::vector<quint8>> code128(QByteArrayView text);

} // namespace hz::inventory
