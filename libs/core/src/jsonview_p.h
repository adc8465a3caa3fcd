// What the canonical writer and the view share.
#pragma once

#include <hz/core/jsonview.h>

#include <cstring>
#include <simdjson.h>

namespace hz {

struct JsonViewAccess {
    using Element = simdjson::dom::element;
    static_assert(sizeof(Element) == sizeof(JsonView::m_place));

    // An element is a pointer and a number, and may be copied as such.
    static JsonView viewOf(const Element &element)
    {
        JsonView view;
        std::memcpy(view.m_place.data(), static_cast<const void *>(&element), sizeof element);
        return view;
    }
    static Element elementOf(const JsonView &view)
    {
        Element element;
        std::memcpy(static_cast<void *>(&element), view.m_place.data(), sizeof element);
        return element;
    }
    static bool isOfNothing(const JsonView &view) { return view.m_place[0] == 0; }
};

} // namespace hz
