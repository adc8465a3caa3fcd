#include "json_p.h"

#include <hz/core/json.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace hz {

// A character that cannot stand for itself.
void appendEscape(QByteArray &out, char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\r':
        out += "\\r";
        return;
    default:
        constexpr char kHex[] = "0123456789abcdef";
        out += "\\u00";
        out += kHex[quint8(c) >> 4];
        out += kHex[quint8(c) & 15];
    }
}

// ECMA-262 Number::toString over the shortest digits that read back as the same number.
void appendNumber(QByteArray &out, double number)
{
    if (number == 0) {
        out += '0'; // also -0
        return;
    }
    char buffer[32];
    constexpr double kExact = 9'007'199'254'740'992; // 2^53
    if (std::abs(number) <= kExact && number == std::trunc(number)) {
        out.append(
            buffer, std::to_chars(buffer, buffer + sizeof buffer, qint64(number)).ptr - buffer);
        return;
    }
    const auto end = std::to_chars(
        buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific)
                         .ptr;
    const QByteArrayView text(buffer, end - buffer);
    const qsizetype e = text.indexOf('e');
    QByteArray digits = text.first(e).toByteArray();
    digits.remove(1, 1); // the point, if any
    int exponent = 0;
    const char *from = buffer + e + 1;
    std::from_chars(*from == '+' ? from + 1 : from, end, exponent);
    const int point = exponent + 1; // digits before the decimal point
    const auto count = int(digits.size());
    if (number < 0)
        out += '-';
    if (count <= point && point <= 21) {
        out += digits + QByteArray(point - count, '0');
    } else if (0 < point && point <= 21) {
        out += digits.first(point) + '.' + digits.sliced(point);
    } else if (-6 < point && point <= 0) {
        out += "0." + QByteArray(-point, '0') + digits;
    } else {
        out += digits.first(1);
        if (count > 1)
            out += '.' + digits.sliced(1);
        out += 'e';
        out += point - 1 < 0 ? '-' : '+';
        out += QByteArray::number(std::abs(point - 1));
    }
}

namespace {

// Most texts are printable ASCII without escapes. False, and nothing written, if this one is not.
bool appendPlain(QByteArray &out, QStringView text)
{
    const qsizetype start = out.size();
    out.resize(start + text.size());
    char *to = out.data() + start;
    for (const QChar c : text) {
        if (c < u' ' || c > u'~' || c == u'"' || c == u'\\') {
            out.truncate(start);
            return false;
        }
        *to++ = char(c.unicode());
    }
    return true;
}

void appendString(QByteArray &out, const QString &text)
{
    out += '"';
    if (!appendPlain(out, text)) {
        const QByteArray utf8 = text.toUtf8();
        const char *copied = utf8.begin(); // what stands before it is written
        for (const char *at = utf8.begin(); at != utf8.end(); ++at) {
            const bool isPlain = quint8(*at) >= 0x20 && *at != '"' && *at != '\\';
            if (isPlain)
                continue;
            out.append(copied, at - copied);
            appendEscape(out, *at);
            copied = at + 1;
        }
        out.append(copied, utf8.end() - copied);
    }
    out += '"';
}

enum class Flaw { None, Number, Text, Depth };

Flaw appendText(QByteArray &out, const QString &text)
{
    if (!text.isValidUtf16())
        return Flaw::Text;
    appendString(out, text);
    return Flaw::None;
}

Flaw append(QByteArray &out, const QJsonValue &value, int depth);

bool isBefore(const QString &a, const QString &b)
{
    return std::lexicographical_compare(
        a.utf16(), a.utf16() + a.size(), b.utf16(), b.utf16() + b.size());
}

Flaw appendMember(QByteArray &out, const QString &key, const QJsonValue &member, int depth)
{
    if (out.back() != '{')
        out += ',';
    if (const Flaw flaw = appendText(out, key); flaw != Flaw::None)
        return flaw;
    out += ':';
    return append(out, member, depth + 1);
}

Flaw appendObject(QByteArray &out, const QJsonObject &object, int depth)
{
    out += '{';
    const qsizetype start = out.size();
    // Walked, never looked up: Qt 6.4 does not find a key of 17 characters or more that it keeps as
    // UTF-8, as it does those it has parsed.
    QString before;
    bool isSorted = true; // Qt keeps them so
    for (auto it = object.begin(); it != object.end() && isSorted; ++it) {
        QString key = it.key();
        isSorted = !isBefore(key, before);
        if (const Flaw flaw = appendMember(out, key, it.value(), depth); flaw != Flaw::None)
            return flaw;
        before = std::move(key);
    }
    if (!isSorted) {
        out.truncate(start);
        std::vector<std::pair<QString, QJsonValue>> members;
        for (auto it = object.begin(); it != object.end(); ++it)
            members.emplace_back(it.key(), it.value());
        std::sort(members.begin(), members.end(),
            [](const auto &left, const auto &right) { return isBefore(left.first, right.first); });
        for (const auto &[key, member] : members)
            if (const Flaw flaw = appendMember(out, key, member, depth); flaw != Flaw::None)
                return flaw;
    }
    out += '}';
    return Flaw::None;
}

Flaw append(QByteArray &out, const QJsonValue &value, int depth)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        return Flaw::None;
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return Flaw::None;
    case QJsonValue::Double: {
        // Integers beyond 2^53 are kept by Qt but not by JSON: they are written as doubles, as
        // every reader sees them.
        const double number = value.toDouble();
        if (!std::isfinite(number))
            return Flaw::Number;
        appendNumber(out, number);
        return Flaw::None;
    }
    case QJsonValue::String:
        return appendText(out, value.toString());
    case QJsonValue::Array: {
        if (depth == kMaxJsonDepth)
            return Flaw::Depth;
        out += '[';
        bool first = true;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array) {
            if (!std::exchange(first, false))
                out += ',';
            if (const Flaw flaw = append(out, element, depth + 1); flaw != Flaw::None)
                return flaw;
        }
        out += ']';
        return Flaw::None;
    }
    case QJsonValue::Object: {
        if (depth == kMaxJsonDepth)
            return Flaw::Depth;
        return appendObject(out, value.toObject(), depth);
    }
    }
    return Flaw::None;
}

int depthOf(QByteArrayView bytes)
{
    int depth = 0, deepest = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

} // namespace

Result<QByteArray> canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    constexpr qsizetype kUsualBytes = 900; // what malloc keeps at hand
    out.reserve(kUsualBytes);
    switch (append(out, value, 0)) {
    case Flaw::None:
        return out;
    case Flaw::Number:
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate("hz::Json", "A number is too large to be stored."));
    case Flaw::Text:
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate(
                "hz::Json", "A text holds half a character and cannot be stored."));
    case Flaw::Depth:
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate("hz::Json", "The data is nested too deeply to be stored."),
            QStringLiteral("deeper than %1").arg(kMaxJsonDepth));
    }
    Q_UNREACHABLE();
}

Result<QJsonObject> parseObject(QByteArrayView bytes, qint64 maxBytes)
{
    const auto invalid = [](const QString &detail) {
        return failure(Error::Kind::Invalid,
            QCoreApplication::translate("hz::Json", "The data is not valid JSON."), detail);
    };
    if (bytes.size() > maxBytes)
        return invalid(QStringLiteral("%1 bytes, at most %2").arg(bytes.size()).arg(maxBytes));
    if (depthOf(bytes) > kMaxJsonDepth)
        return invalid(QStringLiteral("nested deeper than %1").arg(kMaxJsonDepth));
    QJsonParseError error;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return invalid(QStringLiteral("%1 at %2").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return invalid(QStringLiteral("not an object"));
    return document.object();
}

} // namespace hz
