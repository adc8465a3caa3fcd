// QR codes as values: which modules are dark. Nothing is painted here. Any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>

#include <vector>

namespace hz {

/// A square of modules, without the quiet zone of kQrQuiet modules that it needs around it.
struct QrCode {
    int size = 0;
    std::vector<bool> dark = {}; // by row

    bool isDark(int x, int y) const { return dark[size_t(y * size + x)]; }
    bool operator==(const QrCode &) const = default;
};
inline constexpr int kQrQuiet = 4;

/// Error correction M: 15 % of it may be lost. Invalid for an empty text and for too long a one.
Result<QrCode> qrCode(const QByteArray &text);

} // namespace hz
