#include "jsonview_p.h"

#include <algorithm>
#include <vector>

namespace hz {

namespace {

using simdjson::dom::element_type;

using Access = JsonViewAccess;

bool isOf(const JsonView &view, element_type type)
{
    return !Access::isOfNothing(view) && Access::elementOf(view).type() == type;
}

QByteArrayView bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

bool JsonView::isObject() const
{
    return isOf(*this, element_type::OBJECT);
}

bool JsonView::isArray() const
{
    return isOf(*this, element_type::ARRAY);
}

std::optional<QByteArrayView> JsonView::text() const
{
    if (!isOf(*this, element_type::STRING))
        return std::nullopt;
    return bytesOf(Access::elementOf(*this).get_string().value_unsafe());
}

std::optional<qint64> JsonView::integer() const
{
    if (!isOf(*this, element_type::INT64))
        return std::nullopt;
    return Access::elementOf(*this).get_int64().value_unsafe();
}

std::optional<bool> JsonView::boolean() const
{
    if (!isOf(*this, element_type::BOOL))
        return std::nullopt;
    return Access::elementOf(*this).get_bool().value_unsafe();
}

JsonView JsonView::operator[](QByteArrayView name) const
{
    JsonView found;
    forEachMember([&](QByteArrayView each, const JsonView &value) {
        if (each != name)
            return true;
        found = value;
        return false;
    });
    return found;
}

bool JsonView::visitMembers(void *to, bool (*visit)(void *, QByteArrayView, const JsonView &)) const
{
    if (!isObject())
        return false;
    const simdjson::dom::object object = Access::elementOf(*this).get_object().value_unsafe();
    for (const auto field : object)
        if (!visit(to, bytesOf(field.key), Access::viewOf(field.value)))
            return false;
    return true;
}

bool JsonView::visitElements(void *to, bool (*visit)(void *, const JsonView &)) const
{
    if (!isArray())
        return false;
    const simdjson::dom::array array = Access::elementOf(*this).get_array().value_unsafe();
    for (const auto each : array)
        if (!visit(to, Access::viewOf(each)))
            return false;
    return true;
}

struct JsonReader::Parser {
    simdjson::dom::parser parser;
    std::vector<char> padded;
};

JsonReader::JsonReader()
    : m_parser(std::make_unique<Parser>())
{
}

JsonReader::~JsonReader() = default;

std::optional<JsonView> JsonReader::read(QByteArrayView json)
{
    std::vector<char> &padded = m_parser->padded;
    const size_t size = size_t(json.size());
    if (padded.size() < size + simdjson::SIMDJSON_PADDING)
        padded.resize(size + simdjson::SIMDJSON_PADDING);
    std::copy(json.begin(), json.end(), padded.begin());
    simdjson::dom::element root;
    if (m_parser->parser.parse(padded.data(), size, false).get(root)
        != simdjson::error_code::SUCCESS)
        return std::nullopt;
    return Access::viewOf(root);
}

} // namespace hz
