// Elements on the clipboard, with the pictures they show: between pages, lessons and programs. Any
// thread. Reading takes bytes from anywhere: bounded, never trusted. Layout in the README.
#pragma once

#include <hz/core/result.h>
#include <hz/page/element.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <vector>

namespace hz::page {

inline const QString kElementsMime = QStringLiteral("application/x-hezhou-elements");
inline constexpr qsizetype kMaxClipBytes = 64 << 20;
inline constexpr qsizetype kMaxClipElements = 100'000;

struct Clip {
    std::vector<Element> elements; // lowest first; ids are replaced when it is pasted
    QList<QByteArray> pictures; // files

    bool operator==(const Clip &) const = default;
};

/// Invalid if it would be larger than what is read again.
Result<QByteArray> clipToBytes(const Clip &clip);
/// Invalid if it is too large, Corrupt if it is no clip, Unsupported if a newer version made it.
Result<Clip> clipFromBytes(const QByteArray &bytes);

} // namespace hz::page
