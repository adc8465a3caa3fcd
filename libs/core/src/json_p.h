// What both writers of canonical JSON share.
#pragma once

#include <QtCore/QByteArray>

namespace hz {

/// A character that cannot stand for itself in a text.
void appendEscape(QByteArray &out, char c);
/// As ECMAScript writes it; `number` is finite.
void appendNumber(QByteArray &out, double number);

} // namespace hz
