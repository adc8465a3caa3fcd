// What stands where a number should be and so tells nothing: resources/inventory/junk.json, the one
// list of it, for whoever reads agents' reports and whoever compares machines. Immutable; any
// thread.
#pragma once

#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QVarLengthArray>

namespace hz::inventory {

/// The form of one number while it is looked at: short, and on the stack.
using Form = QVarLengthArray<QChar, 64>;

/// Letters and digits alone, capital, full-width ones as ASCII.
void squash(QStringView text, Form &form);
quint64 hashOf(QStringView text);
bool isHex(QStringView text);
bool isOneCharacter(QStringView text);

inline constexpr qsizetype kUuidDigits = 32;
/// Tools differ in whether they turn the bytes of the first three fields round: one form for both.
void turnUuid(Form &digits);

struct Junk {
    QSet<quint64> texts = {}; // hashes of their forms
    QSet<quint64> uuids = {}; // turned
    QSet<quint64> macs = {};
    QStringList macPrefixes = {};
};
const Junk &junk();

/// Whether it stands for no name and no number: "To Be Filled By O.E.M.", "00000000", "-".
bool saysNothing(QStringView text);

} // namespace hz::inventory
