#include "json_p.h"

#include <hz/core/canonicalobject.h>

#include <algorithm>
#include <charconv>
#include <simdjson.h>
#include <vector>

namespace hz {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// What a thread keeps for the next text; longer ones, and all that is not plain, are read by Qt.
constexpr qint64 kMostKeptBytes = 256 << 10;
constexpr qint64 kExact = 9'007'199'254'740'992; // 2^53: beyond, a number is not what it seems

struct Reader {
    simdjson::dom::parser parser;
    std::vector<char> padded;
};

void appendString(QByteArray &out, std::string_view text)
{
    out += '"';
    const char *copied = text.data(); // what stands before it is written
    const char *const end = text.data() + text.size();
    for (const char *at = copied; at != end; ++at) {
        if (quint8(*at) >= 0x20 && *at != '"' && *at != '\\')
            continue;
        out.append(copied, at - copied);
        appendEscape(out, *at);
        copied = at + 1;
    }
    out.append(copied, end - copied);
    out += '"';
}

// False where Qt has to be asked: the two could differ.
bool append(QByteArray &out, const element &value, int depth);

// In byte order, which is that of UTF-16 below U+E000; no name twice.
bool appendMembers(QByteArray &out, const simdjson::dom::object &object, int depth)
{
    using Member = std::pair<std::string_view, element>;
    std::vector<Member> members;
    members.reserve(object.size());
    for (const auto field : object) {
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
    thread_local Reader reader;
    const size_t size = size_t(json.size());
    if (reader.padded.size() < size + simdjson::SIMDJSON_PADDING)
        reader.padded.resize(size + simdjson::SIMDJSON_PADDING);
    std::copy(json.begin(), json.end(), reader.padded.begin());
    element root;
    if (reader.parser.parse(reader.padded.data(), size, false).get(root)
        != simdjson::error_code::SUCCESS)
        return {};
    if (!root.is_object())
        return {};
    QByteArray out;
    out.reserve(json.size());
    return append(out, root, 0) ? out : QByteArray();
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

} // namespace hz
