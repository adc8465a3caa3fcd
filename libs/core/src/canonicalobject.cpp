#include "json_p.h"
#include "jsonview_p.h"

#include <hz/core/canonicalobject.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace hz {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// What a thread keeps for the next text; longer ones, and all that is not plain, are read by Qt.
constexpr qint64 kMostKeptBytes = 256 << 10;
constexpr qint64 kExact = 9'007'199'254'740'992; // 2^53: beyond, a number is not what it seems

bool standsForItself(char c)
{
    return quint8(c) >= 0x20 && c != '"' && c != '\\';
}

// The first that does not stand for itself; looked for eight at a time.
const char *endOfPlain(const char *at, const char *end)
{
    constexpr quint64 kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;
    for (; end - at >= 8; at += 8) {
        quint64 eight;
        std::memcpy(&eight, at, 8);
        const quint64 quotes = eight ^ (kOnes * '"'), slashes = eight ^ (kOnes * '\\');
        const quint64 found = ((eight - kOnes * 0x20) & ~eight) | ((quotes - kOnes) & ~quotes)
            | ((slashes - kOnes) & ~slashes);
        if (found & kHighs)
            break;
    }
    while (at != end && standsForItself(*at))
        ++at;
    return at;
}

void appendString(QByteArray &out, std::string_view text)
{
    out += '"';
    const char *at = text.data();
    const char *const end = at + text.size();
    for (;;) {
        const char *const plain = endOfPlain(at, end);
        out.append(at, plain - at);
        if (plain == end)
            break;
        appendEscape(out, *plain);
        at = plain + 1;
    }
    out += '"';
}

// False where Qt has to be asked: the two could differ.
bool append(QByteArray &out, const element &value, int depth);

// In byte order, which is that of UTF-16 below U+E000; no name twice. Without those that begin with
// `mark`, unless it is NUL.
bool appendMembers(
    QByteArray &out, const simdjson::dom::object &object, int depth, char mark = '\0')
{
    using Member = std::pair<std::string_view, element>;
    std::vector<Member> members;
    members.reserve(object.size());
    for (const auto field : object) {
        if (mark != '\0' && !field.key.empty() && field.key.front() == mark)
            continue;
        const auto isHigh = [](char c) { return quint8(c) >= 0xee; };
        if (std::any_of(field.key.begin(), field.key.end(), isHigh))
            return false;
        members.emplace_back(field.key, field.value);
    }
    const auto isBefore = [](const Member &a, const Member &b) { return a.first < b.first; };
    if (!std::is_sorted(members.begin(), members.end(), isBefore))
        std::sort(members.begin(), members.end(), isBefore);
    out += '{';
    for (size_t i = 0; i < members.size(); ++i) {
        if (i > 0 && members[i].first == members[i - 1].first)
            return false;
        if (i > 0)
            out += ',';
        appendString(out, members[i].first);
        out += ':';
        if (!append(out, members[i].second, depth + 1))
            return false;
    }
    out += '}';
    return true;
}

bool append(QByteArray &out, const element &value, int depth)
{
    if (depth >= kMaxJsonDepth)
        return false;
    switch (value.type()) {
    case element_type::NULL_VALUE:
        out += "null";
        return true;
    case element_type::BOOL:
        out += value.get_bool().value_unsafe() ? "true" : "false";
        return true;
    case element_type::STRING:
        appendString(out, value.get_string().value_unsafe());
        return true;
    case element_type::INT64: {
        const qint64 number = value.get_int64().value_unsafe();
        if (number < -kExact || number > kExact)
            return false;
        char buffer[24];
        out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr - buffer);
        return true;
    }
    case element_type::UINT64:
        return false;
    case element_type::DOUBLE:
        appendNumber(out, value.get_double().value_unsafe());
        return true;
    case element_type::ARRAY: {
        out += '[';
        bool isFirst = true;
        const simdjson::dom::array array = value.get_array().value_unsafe();
        for (const element each : array) {
            if (!std::exchange(isFirst, false))
                out += ',';
            if (!append(out, each, depth + 1))
                return false;
        }
        out += ']';
        return true;
    }
    case element_type::OBJECT: {
        const simdjson::dom::object object = value.get_object().value_unsafe();
        return appendMembers(out, object, depth);
    }
    }
    return false;
}

// Nothing where Qt has to be asked.
QByteArray plainForm(QByteArrayView json)
{
    if (json.size() > kMostKeptBytes)
        return {};
    thread_local JsonReader reader;
    const std::optional<JsonView> root = reader.read(json);
    if (!root || !root->isObject())
        return {};
    QByteArray out;
    out.reserve(json.size());
    return append(out, JsonViewAccess::elementOf(*root), 0) ? out : QByteArray();
}

} // namespace

Result<CanonicalObject> CanonicalObject::of(QByteArrayView json, qint64 maxBytes)
{
    if (json.size() <= maxBytes)
        if (QByteArray text = plainForm(json); !text.isEmpty())
            return CanonicalObject(std::move(text));
    HZ_TRY(const QJsonObject object, parseObject(json, maxBytes));
    HZ_TRY(QByteArray text, canonicalJson(object));
    return CanonicalObject(std::move(text));
}

std::optional<CanonicalObject> CanonicalObject::without(char mark, const JsonView &object)
{
    if (!object.isObject())
        return std::nullopt;
    QByteArray out;
    constexpr qsizetype kUsualBytes = 900; // what malloc keeps at hand
    out.reserve(kUsualBytes);
    const element value = JsonViewAccess::elementOf(object);
    if (!appendMembers(out, value.get_object().value_unsafe(), 0, mark))
        return std::nullopt;
    return CanonicalObject(std::move(out));
}

} // namespace hz
