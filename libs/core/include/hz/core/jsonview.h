// JSON looked at where it stands: nothing is built of it. Numbers and texts come as they are asked
// for. A reader serves one text after the other; its views are good until it reads the next. One
// thread at a time.
#pragma once

#include <QtCore/QByteArray>

#include <array>
#include <memory>
#include <optional>

namespace hz {

class JsonView {
public:
    JsonView() = default; // of nothing: it has no kind

    bool isObject() const;
    bool isArray() const;
    std::optional<QByteArrayView> text() const; // UTF-8, without escapes
    std::optional<qint64> integer() const; // written as one, within 63 bits
    std::optional<bool> boolean() const;

    /// Of nothing where this is no object or has no such member.
    JsonView operator[](QByteArrayView name) const;

    /// False if it is no object, or `visit` says so: bool(QByteArrayView name, JsonView value).
    template<typename Visit> bool forEachMember(Visit visit) const
    {
        return visitMembers(&visit, [](void *to, QByteArrayView name, const JsonView &value) {
            return (*static_cast<Visit *>(to))(name, value);
        });
    }
    /// False if it is no array, or `visit` says so: bool(JsonView value).
    template<typename Visit> bool forEachElement(Visit visit) const
    {
        return visitElements(&visit,
            [](void *to, const JsonView &value) { return (*static_cast<Visit *>(to))(value); });
    }

private:
    friend class JsonReader;
    friend struct JsonViewAccess; // core's own

    bool visitMembers(void *to, bool (*visit)(void *, QByteArrayView, const JsonView &)) const;
    bool visitElements(void *to, bool (*visit)(void *, const JsonView &)) const;

    std::array<quintptr, 2> m_place{}; // the parser's own pointer into what it has read
};

class JsonReader {
public:
    JsonReader();
    ~JsonReader();
    JsonReader(const JsonReader &) = delete;
    JsonReader &operator=(const JsonReader &) = delete;

    /// Nothing if it is no JSON, or deeper than a parser goes. Stricter than Qt's: half a character
    /// in a text is none, and no number is out of range.
    std::optional<JsonView> read(QByteArrayView json);

private:
    struct Parser;
    const std::unique_ptr<Parser> m_parser;
};

} // namespace hz
