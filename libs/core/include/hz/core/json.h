// JSON at the border: bounded parsing, and the canonical form wherever a hash is taken. Any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>

namespace hz {

inline constexpr qint64 kMaxJsonBytes = 16 << 20;
inline constexpr int kMaxJsonDepth = 128;

/// RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript writes them, no white space.
/// Fails on values JSON cannot hold (infinity).
Result<QByteArray> canonicalJson(const QJsonValue &value);

/// One object, at most `maxBytes` long and kMaxJsonDepth deep.
Result<QJsonObject> parseObject(QByteArrayView bytes, qint64 maxBytes = kMaxJsonBytes);

} // namespace hz
