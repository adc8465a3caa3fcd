// JSON as text: written piece by piece, read with limits. Any thread.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace hz::sync {

void appendText(QByteArray &out, QStringView text);
void appendTexts(QByteArray &out, const QStringList &texts);
/// ,"_revisions":{…}; the history begins with the revision itself.
void appendRevisions(QByteArray &out, const QStringList &history);
/// Ends a document that has begun: its own members, which may be none, and the bracket.
void appendBody(QByteArray &out, QByteArrayView object);
void appendJson(QByteArray &out, const QJsonValue &value);

/// Any value, at most kMaxJsonBytes long and kMaxJsonDepth deep.
std::optional<QJsonValue> parseJson(QByteArrayView bytes);

} // namespace hz::sync
