// Codes for scanners, as values: which modules are dark. Nothing is painted here. Any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>

#include <vector>

namespace hz::inventory {

/// A square of modules, without the quiet zone of four modules it needs around it.
struct QrCode {
    int size = 0;
    std::vector<bool> dark = {}; // by row

    bool isDark(int x, int y) const { return dark[size_t(y * size + x)]; }
    bool operator==(const QrCode &) const = default;
};
inline constexpr int kQrQuiet = 4; // modules

/// Error correction M: 15 % of it may be lost. Invalid for an empty text and for too long a one.
Result<QrCode> qrCode(const QByteArray &text);

inline constexpr int kCode128Quiet = 10; // modules, at each end
inline constexpr qsizetype kMostCode128 = 80; // letters

/// Code 128 (ISO/IEC 15417), as short as it can be with its sets B and C: the widths of bars and
/// spaces in turn, a bar first, in modules. Invalid for what is no printable ASCII.
Result<std::vector<quint8>> code128(QByteArrayView text);

} // namespace hz::inventory
