// JSON as text: written piece by piece, read with limits. Any thread.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include <optional>

namespace hz::sync::server {

void appendText(QByteArray &out, QStringView text);
void appendJson(QByteArray &out, const QJsonValue &value);

/// Any value, at most kMaxJsonBytes long and kMaxJsonDepth deep.
std::optional<QJsonValue> parseJson(QByteArrayView bytes);

} // namespace hz::sync::server
